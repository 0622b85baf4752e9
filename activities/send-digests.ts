// Sends every person's digest of a round: claim, render, send, settle, one person at a time. Node only.

import type { Instant, PersonId } from '../domain/words.ts';
import { toInstant, toMs } from '../domain/local-time.ts';
import { renderDigest } from '../texts/digest.ts';
import type { CycleFacts } from '../texts/facts.ts';
import { factsOf } from '../texts/facts.ts';
import { noticeHeader } from './mail/notice-header.ts';
import type { RoundBrake } from './mail/round-brake.ts';
import { roundBrake } from './mail/round-brake.ts';
import type { Ports } from './ports.ts';

const ABREAST = 4;
/** How long a round waits for cycles that have not raised their notices, so that people get one mail and not two. */
const PATIENCE_MS = 30 * 60_000;
const LOOK_AGAIN_MS = 60_000;

export interface SendInput {
  /** The instant that the round was planned for. */
  readonly planned: Instant;
  /** Business time now; later than planned after downtime. */
  readonly now: Instant;
  /** Since when the round waits for cycles that are behind; absent in worlds whose clock stands, where none is. */
  readonly waitingSince?: Instant;
}

export interface SendAnswer {
  readonly sent: number;
  /** When to look again. */
  readonly next: Instant | null;
  /** How many cycles the round waits for; 0 when it was sent. */
  readonly behind: number;
}

export function sendDigestsWith(
  ports: Ports,
  cancelled: () => AbortSignal,
  warn: (message: string, about: Record<string, unknown>) => void,
) {
  return async (round: SendInput): Promise<SendAnswer> => {
    await ports.outbox.settleAbandoned();
    const facts = factsCache(ports);
    const people = await ports.outbox.peopleDue(round.planned);
    const { waitingSince, now } = round;
    const behind = waitingSince === undefined || people.length === 0 ? 0 : await ports.projections.cyclesBehind(now);
    if (behind > 0 && toMs(now) - toMs(waitingSince!) < PATIENCE_MS) {
      return { sent: 0, next: toInstant(toMs(now) + LOOK_AGAIN_MS), behind };
    }
    if (behind > 0) warn('Mails go out although cycles are behind: some may say too little', { behind, waitingSince });
    let next = 0;
    let sent = 0;
    const brake = roundBrake();
    const lane = async (): Promise<void> => {
      for (let person = people[next]; person !== undefined; person = people[next]) {
        next += 1;
        if (cancelled().aborted || brake.pulled() !== null) return;
        if (await sendOne(ports, facts, person, round, { signal: cancelled(), brake })) sent += 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(ABREAST, people.length) }, lane));
    const ended = brake.pulled();
    if (ended !== null) warn(`The round of mails ended early: ${ended.fault}`, { reply: ended.reply });
    // What was put back is due already: without a pause it would be tried at once, again and again.
    const pauseMs = brake.pauseMs();
    return {
      sent,
      next: pauseMs === null ? await ports.outbox.nextSendAt() : toInstant(toMs(now) + pauseMs),
      behind: 0,
    };
  };
}

async function sendOne(
  ports: Ports,
  facts: (cycle: string) => Promise<Known>,
  person: PersonId,
  round: SendInput,
  { signal, brake }: { readonly signal: AbortSignal; readonly brake: RoundBrake },
): Promise<boolean> {
  const mail = await ports.outbox.claim(person, round);
  if (mail === null) return false;
  const known = new Map<string, Known>();
  for (const { cycle } of mail.notices) if (!known.has(cycle)) known.set(cycle, await facts(cycle));
  const { subject, text, html } = renderDigest({
    language: mail.person.language,
    notices: mail.notices,
    facts: (cycle) => known.get(cycle)!.facts,
    today: dateIn(known.get(mail.notices[0]!.cycle)!.zone, round.now),
    test: ports.test,
  });
  const ours = await ports.outbox.keep([{ key: mail.key, subject, text, html }]);
  if (!ours.has(mail.key)) return false;
  const delivery = await ports.mailer.send(
    {
      to: mail.person.email,
      language: mail.person.language,
      subject,
      text,
      html,
      messageId: mail.messageId,
      date: mail.date,
      notices: mail.notices.map(noticeHeader),
    },
    signal,
  );
  await ports.outbox.settle(mail.key, delivery);
  brake.saw(delivery);
  return delivery.state === 'sent';
}

/** What texts need of a cycle, and the zone in which its days are counted. */
interface Known {
  readonly facts: CycleFacts;
  readonly zone: string;
}

function factsCache(ports: Ports): (cycle: string) => Promise<Known> {
  const known = new Map<string, Promise<Known>>();
  return (cycle) => {
    const cached =
      known.get(cycle) ??
      ports.definitions.ofCycle(cycle).then((one) => ({ facts: factsOf(one, one.example), zone: one.forum.zone }));
    known.set(cycle, cached);
    return cached;
  };
}

/** The calendar day that receivers have, so that "in 14 days" is right after downtime too. */
function dateIn(zone: string, at: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
}
