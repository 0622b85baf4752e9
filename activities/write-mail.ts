// Writes a claimed mail: what it says, to whom, with which headers. Node only.

import { Refusal } from '../domain/refusal.ts';
import { isOptionalKind } from '../domain/notice-kinds.ts';
import type { Instant } from '../domain/words.ts';
import { renderDigest } from '../texts/digest.ts';
import type { CycleFacts } from '../texts/facts.ts';
import { factsOf } from '../texts/facts.ts';
import type { ReadyMail } from './hand-over.ts';
import { noticeHeader } from './mail/notice-header.ts';
import type { ClaimedMail, Ports, Rendered } from './ports.ts';

/** Nobody can write this mail: what it is about cannot be said, or cannot be kept. The others can be written. */
export class UnwritableMail extends Error {}

/** Writes mails of one round, dated by its business time; throws `UnwritableMail` for one that cannot be. */
export function mailWriter(ports: Pick<Ports, 'definitions' | 'test' | 'links'>, now: Instant) {
  const facts = factsCache(ports);
  return async (mail: ClaimedMail): Promise<ReadyMail> => {
    const { key, person, notices, messageId, date } = mail;
    const known = new Map<string, Known>();
    for (const { cycle } of notices) if (!known.has(cycle)) known.set(cycle, await facts(cycle));
    const { email, language } = person;
    const optional = [...new Set(notices.map(({ kind }) => kind).filter(isOptionalKind))];
    const links = ports.links?.(person.id, optional);
    const said = render(() =>
      renderDigest({
        language,
        notices,
        ...(links === undefined ? {} : { links }),
        facts: (cycle) => known.get(cycle)!.facts,
        today: dateIn(known.get(notices[0]!.cycle)!.zone, now),
        test: ports.test,
      }),
    );
    // Only a mail without a duty may be switched off as a whole.
    const off = notices.every(({ kind }) => isOptionalKind(kind)) ? (links?.unsubscribe ?? null) : null;
    const outgoing = { to: email, language, ...said, messageId, date, notices: notices.map(noticeHeader) };
    return { key, outgoing: off === null ? outgoing : { ...outgoing, unsubscribe: off } };
  };
}

function render(write: () => Rendered): Rendered {
  let said: Rendered;
  try {
    said = write();
  } catch (error) {
    throw new UnwritableMail(`it cannot be written (${String(error).slice(0, 200)})`);
  }
  // Halves of characters become whole signs on their way; NUL no database takes.
  if ([said.subject, said.text, said.html].some((one) => one.includes('\0')))
    throw new UnwritableMail('it cannot be kept: there is a NUL in what it says');
  return said;
}

/** What texts need of a cycle, and the zone in which its days are counted. */
interface Known {
  readonly facts: CycleFacts;
  readonly zone: string;
}

function factsCache(ports: Pick<Ports, 'definitions'>): (cycle: string) => Promise<Known> {
  const known = new Map<string, Promise<Known>>();
  return (cycle) => {
    const cached =
      known.get(cycle) ??
      ports.definitions.ofCycle(cycle).then(
        (one) => ({ facts: factsOf(one, one.example), zone: one.forum.zone }),
        (error: unknown) => {
          // A store that is away concerns every mail; a cycle that nobody knows, those about it.
          throw error instanceof Refusal ? new UnwritableMail(error.message.slice(0, 200)) : error;
        },
      );
    known.set(cycle, cached);
    return cached;
  };
}

/** The calendar day that receivers have, so that "in 14 days" is right after downtime too. */
function dateIn(zone: string, at: Instant): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, format);
  return format.format(new Date(at));
}

/** Making one costs more than a whole mail. */
const formats = new Map<string, Intl.DateTimeFormat>();
