// One round of mails in a process that can be killed at any moment: the real store, ledger, mailer and pipeline, called
// again and again as the engine would. Prints a line when it begins, and the ledger when the round is over. Node only;
// started by killed-rounds.ts.

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { armFailpoint } from '../../activities/failpoints.ts';
import { createSmtpMailer } from '../../activities/mail/smtp-mailer.ts';
import type { Ports } from '../../activities/ports.ts';
import { sendDigestsWith } from '../../activities/send-digests.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { StoreLocation } from '../../store/open.ts';
import { openDatabase } from '../../store/open.ts';
import type { MailLine } from '../../store/reads.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { quickClock, ROUND_CYCLE, roundNotices, roundPeople, ROUNDS_SCHEMA } from './round.ts';

export interface RoundProcessInput {
  readonly location: StoreLocation;
  readonly smtpPort: number;
  readonly people: number;
  /** The first process of a round puts its people and notices into the store. */
  readonly setsUp: boolean;
  /** A file with the definitions of the year that the mails are about, as JSON. */
  readonly definitions: string;
  /** When the round is planned for. */
  readonly at: string;
  readonly mailDomain: string;
  /** Where to end, as kill -9 does: `name:3` for the third time. */
  readonly failpoint?: string;
}

/** The last line: what the ledger says when no mail is on its way any more. */
export interface RoundEnd {
  readonly mails: readonly MailLine[];
  /** When something is to be sent still; null when nothing is. */
  readonly waiting: string | null;
}

const input = JSON.parse(process.argv[2]!) as RoundProcessInput;
if (input.failpoint !== undefined) armFailpoint(input.failpoint);
// Nothing outlives a test that was itself killed.
process.stdin.on('end', () => process.exit(1)).resume();

/** As the engine does with an activity whose store is away. */
async function untilDone<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch {
      await sleep(200);
    }
  }
}

const database = await untilDone(() => openDatabase(input.location));
const store = await untilDone(() =>
  openWorldStore(database, ROUNDS_SCHEMA, { mailDomain: input.mailDomain, wallClock: quickClock }),
);
const people = roundPeople(input.people);
const definitions = JSON.parse(readFileSync(input.definitions, 'utf8')) as CycleDefinitions;
if (input.setsUp)
  await untilDone(async () => {
    if ((await store.directory.people()).length < people.length) await store.directory.put(people);
    await store.outbox.raise(roundNotices(people, input.at));
  });
const mailer = createSmtpMailer({
  host: '127.0.0.1',
  port: input.smtpPort,
  secure: false,
  from: `arshjul@${input.mailDomain}`,
  domain: input.mailDomain,
});
const ports: Ports = {
  ...store,
  definitions: { ofCycle: () => Promise.resolve({ ...definitions, example: true }) },
  mailer,
  engine: {} as Ports['engine'],
  test: true,
};
const send = sendDigestsWith(
  ports,
  () => new AbortController().signal,
  () => undefined,
);
console.log(JSON.stringify({ begins: ROUND_CYCLE, abreast: mailer.abreast }));
let now = input.at;
for (;;) {
  const at = now;
  const { next } = await untilDone(() => send({ planned: at, now: at }));
  if (next === null) break;
  if (next > now) now = next;
  await sleep(100);
}
mailer.close();
// What a killed process left is in doubt once its lease is over.
const end = await untilDone(async (): Promise<RoundEnd> => {
  for (;;) {
    await store.outbox.settleAbandoned();
    const mails = await store.reads.mails({ from: input.at });
    if (mails.every(({ state }) => state !== 'sending' && state !== 'intent'))
      return { mails, waiting: await store.outbox.nextSendAt() };
    await sleep(50);
  }
});
await new Promise<void>((done) => process.stdout.write(`${JSON.stringify(end)}\n`, () => done()));
await database.close();
process.exit(0);
