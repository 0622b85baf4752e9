// Every migration, in order. Numbers never change once released. Node only.

import type { Migration } from 'kysely/migration';
import * as first from './0001-first.ts';
import * as byteOrder from './0002-byte-order.ts';
import * as journalFence from './0003-journal-fence.ts';
import * as mailWords from './0004-mail-words.ts';
import * as claims from './0005-claims.ts';
import * as web from './0006-web.ts';
import * as leanIndexes from './0007-lean-indexes.ts';
import * as mailTrust from './0008-mail-trust.ts';
import * as peopleAway from './0009-people-away.ts';
import * as accessKeys from './0010-access-keys.ts';
import * as holds from './0011-holds.ts';
import * as standings from './0013-standings.ts';
import * as attachments from './0014-attachments.ts';
import * as keptTexts from './0015-kept-texts.ts';

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-byte-order': byteOrder,
  '0003-journal-fence': journalFence,
  '0004-mail-words': mailWords,
  '0005-claims': claims,
  '0006-web': web,
  '0007-lean-indexes': leanIndexes,
  '0008-mail-trust': mailTrust,
  '0009-people-away': peopleAway,
  '0010-access-keys': accessKeys,
  '0011-holds': holds,
  '0013-standings': standings,
  '0014-attachments': attachments,
  '0015-kept-texts': keptTexts,
};
