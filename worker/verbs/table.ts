// Every verb by name: what the running process does for the CLI and other programs. Node only.

import { allocation, frame, letter } from './money.ts';
import { advance } from './advance.ts';
import { command, open } from './commands.ts';
import { definitionDifference, definitionList, openingPlan } from './definitions.ts';
import { extendMany } from './extend-many.ts';
import { compilation, confirmations, minutes, seats } from './forum.ts';
import { answerHold, holds } from './holds.ts';
import type { Verb } from './input.ts';
import { inbox, mails, resolve, tasks } from './mail.ts';
import { importPeople, lift, people, suspended } from './people.ts';
import { reportStatus, reportSummary } from './reports.ts';
import { away, back, handover, mute } from './places.ts';
import { previewDay } from './preview.ts';
import { makeToken, revokeToken, tokens } from './tokens.ts';
import { agenda, explain, journal, list, status } from './queries.ts';

/** Inputs come from outside and are checked by the verb or by the rules. */
export const VERBS: Readonly<Record<string, Verb>> = {
  list,
  status,
  agenda,
  explain,
  allocation,
  frame,
  letter,
  open,
  definitionlist: definitionList,
  definitiondifference: definitionDifference,
  openingplan: openingPlan,
  previewday: previewDay,
  command,
  extendmany: extendMany,
  advance,
  journal,
  mails,
  resolve,
  holds,
  answerhold: answerHold,
  inbox,
  tasks,
  people,
  suspended,
  lift,
  importpeople: importPeople,
  compilation,
  minutes,
  seats,
  confirmations,
  reportstatus: reportStatus,
  reportsummary: reportSummary,
  away,
  back,
  handover,
  mute,
  tokens,
  maketoken: makeToken,
  revoketoken: revokeToken,
};
