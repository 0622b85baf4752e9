// A round of mails waits for cycles that are behind, for half an hour and no longer. Runs under Jest.

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { OutgoingMail, Ports } from '../../activities/ports.ts';
import type { SendAnswer, SendInput } from '../../activities/send-digests.ts';
import { sendDigestsWith } from '../../activities/send-digests.ts';
import type { Notice } from '../../domain/notices.ts';
import type { Database } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { openTestDatabase, PaperYear } from '../support/store.ts';
import { examplePeople } from '../support/years.ts';

const EIGHT = '2026-10-30T07:00:00.000Z';

let opened: { database: Database; close(): Promise<void> };
let store: WorldStore;
let paper: PaperYear;
let schemas = 0;
let mails: OutgoingMail[];
let warnings: string[];

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);

beforeEach(async () => {
  schemas += 1;
  mails = [];
  warnings = [];
  store = await openWorldStore(opened.database, `send_digests_${schemas}`, {
    mailDomain: 'test.example',
    wallClock: () => new Date(EIGHT),
  });
  await store.directory.put(examplePeople());
  paper = new PaperYear(store);
  await paper.open();
}, 60_000);

function send(round: SendInput): Promise<SendAnswer> {
  const ports = {
    ...store,
    definitions: { ofCycle: () => Promise.resolve({ ...paper.year.definitions, example: true }) },
    mailer: {
      abreast: 4,
      send: (mail: OutgoingMail) => {
        mails.push(mail);
        return Promise.resolve({ state: 'sent', reply: '250 taken' } as const);
      },
    },
    engine: {} as Ports['engine'],
    test: true,
  };
  const never = new AbortController().signal;
  return sendDigestsWith(
    ports,
    () => never,
    (message) => warnings.push(message),
  )(round);
}

const waiting = (sendAt: string, kind: 'frame-published' | 'withdrawn' = 'frame-published'): Notice => ({
  key: `${kind}${sendAt}`,
  cycle: paper.name,
  step: 'first-meeting',
  party: 'fosen',
  kind,
  rung: 'now',
  deadline: '2027-01-14',
  nominal: '2027-01-14',
  was: null,
  deadlineRevision: 0,
  revision: 0,
  person: 'p-koordinator-fosen',
  role: 'network-coordinator',
  roleParty: 'fosen',
  instead: false,
  reason: null,
  amount: null,
  sendAt,
});

test('a cycle is behind from the instant of a moment that it has not handled', async () => {
  // The invitation to report needs is raised at six.
  expect(await store.projections.cyclesBehind('2026-10-30T04:59:59.999Z')).toBe(0);
  expect(await store.projections.cyclesBehind('2026-10-30T05:00:00.000Z')).toBe(1);
});

test('a cycle that is told something while it is behind is behind still', async () => {
  const at = '2026-10-30T06:30:00.000Z';
  await paper.commandCycle({
    type: 'moveDeadline',
    requestId: 'r',
    actor: 'p-sekretariat',
    at,
    step: 'report',
    to: '2027-06-22',
    reason: 'Ferie',
  });
  expect(await store.projections.cyclesBehind(at)).toBe(1);
});

test('a round waits for a cycle that is behind, a minute at a time, for half an hour; then it goes out with a warning', async () => {
  await store.outbox.raise([waiting(EIGHT)]);
  const late = '2026-10-30T07:29:59.999Z';
  expect(await send({ planned: EIGHT, now: EIGHT, waitingSince: EIGHT })).toEqual({
    sent: 0,
    next: '2026-10-30T07:01:00.000Z',
    behind: 1,
  });
  expect(await send({ planned: late, now: late, waitingSince: EIGHT })).toMatchObject({ sent: 0, behind: 1 });
  expect([mails.length, warnings.length]).toEqual([0, 0]);
  const now = '2026-10-30T07:30:00.000Z';
  expect(await send({ planned: now, now, waitingSince: EIGHT })).toEqual({ sent: 1, next: null, behind: 0 });
  expect([mails.length, warnings.length]).toEqual([1, 1]);
});

test('with nobody to send to it waits for nothing, and where the clock stands it never waits', async () => {
  expect(await send({ planned: EIGHT, now: EIGHT, waitingSince: EIGHT })).toEqual({ sent: 0, next: null, behind: 0 });
  await store.outbox.raise([waiting(EIGHT)]);
  expect(await send({ planned: EIGHT, now: EIGHT })).toEqual({ sent: 1, next: null, behind: 0 });
  expect(warnings).toEqual([]);
});

test('after downtime everything that became due goes into one mail', async () => {
  const now = '2026-10-29T12:00:00.000Z';
  await store.outbox.raise([
    waiting('2026-10-27T07:00:00.000Z'),
    waiting('2026-10-28T07:00:00.000Z', 'withdrawn'),
    waiting(EIGHT, 'withdrawn'),
  ]);
  expect(await send({ planned: now, now, waitingSince: now })).toEqual({ sent: 1, next: EIGHT, behind: 0 });
  expect(mails.map((mail) => mail.notices.length)).toEqual([2]);
});
