// Verbs about mail: the ledger, what was caught, and mails of which nobody knows whether they left. Node only.

import { calendarTable } from '../../domain/calendar.ts';
import { compare } from '../../domain/compare.ts';
import { addDays, isLocalDate, localToInstant } from '../../domain/local-time.ts';
import { rolesWithNobodyReachable } from '../../domain/reachable.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { requireResolvable } from '../../domain/resolve-mail.ts';
import type { Instant } from '../../domain/words.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, textOf } from './input.ts';

/** In which days are counted where no cycle is named. */
const ZONE = 'Europe/Oslo';

/** The mail log; with a key, that mail with its words. */
export async function mails(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { reads } = world.running.store;
  const key = optionalText(input, 'key');
  if (key !== undefined)
    return (await reads.mail(key)) ?? refuse('not-found', `Show the mail ${key}: the ledger has none by that key`);
  const filter = {
    person: optionalText(input, 'person'),
    cycle: optionalText(input, 'cycle'),
    step: optionalText(input, 'step'),
    party: optionalText(input, 'party'),
    from: dayOf(input, 'since', 0),
    before: dayOf(input, 'until', 1),
    state: optionalText(input, 'state'),
  };
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return reads.mails(Object.fromEntries(given));
}

/** The start of a named day, or with 1 of the day after it, as the directory's zone counts days. */
function dayOf(input: VerbInput, key: string, plus: 0 | 1): Instant | undefined {
  const text = optionalText(input, key);
  if (text === undefined) return undefined;
  const given: string = text;
  if (!isLocalDate(text))
    return refuse('misshapen', `List mails: ${key} is "${given.slice(0, 60)}", wanted a date as YYYY-MM-DD`);
  const year = Number(text.slice(0, 4));
  const table = calendarTable({ zone: ZONE, fromYear: year - 1, toYear: year + 1, softDays: [] });
  return localToInstant(table, addDays(text, plus), '00:00');
}

/** What waits for the office: everything about mail that only a person can mend, oldest first. */
export async function tasks(world: OpenWorld): Promise<unknown> {
  const { store } = world.running;
  const [held, suspended, faults, doubtful, unreachable, people] = await Promise.all([
    businessNow(world.running).then((at) => store.holds.list({ at })),
    store.suspensions.list(),
    store.faults.list(),
    store.reads.mails({ state: ['unknown', 'refused', 'bounced'] }),
    store.suspensions.unreachable(),
    store.directory.people(),
  ]);
  const found: OfficeTask[] = [
    ...held.map(({ id, since, until, people: all }) => ({
      kind: 'held' as const,
      since,
      about: `hold ${id}`,
      why: `mails to ${all.length} people wait until ${until}`,
    })),
    ...faults.map(({ fault, since, reply }) => ({ kind: 'our-fault' as const, since, about: fault, why: reply })),
    ...suspended.map(({ person, since, why, held }) => ({
      kind: 'suspended' as const,
      since,
      about: person,
      why,
      held,
    })),
    ...rolesWithNobodyReachable(people, unreachable).map(({ role, party }) => ({
      kind: 'nobody-reachable' as const,
      since: null,
      about: `${role} of ${party}`,
      why: 'every address is suspended; the secretariat is told instead',
    })),
    ...doubtful
      // An address that was suspended stands in the list itself.
      .filter((mail) => mail.suspension === null)
      // What goes out again by itself waits for nobody.
      .filter((mail) => mail.resendAt === null)
      .map((mail) => ({
        kind: mail.state as 'unknown' | 'refused' | 'bounced',
        since: mail.date,
        about: mail.person,
        why: mail.report ?? mail.reply ?? '',
        mail: mail.key,
      })),
  ];
  return found.sort((a, b) => compare(a.since ?? '', b.since ?? ''));
}

/** One thing that waits for the office. `since` is null where it follows from the others. */
interface OfficeTask {
  readonly kind: 'held' | 'our-fault' | 'suspended' | 'nobody-reachable' | 'unknown' | 'refused' | 'bounced';
  readonly since: Instant | null;
  /** A person's id, a role, a hold, or the name of the fault. */
  readonly about: string;
  readonly why: string;
  /** Key of the mail. */
  readonly mail?: string;
  /** Notices that nobody could be told instead. */
  readonly held?: number;
}

export async function inbox(world: OpenWorld): Promise<unknown> {
  if (world.inbox === null)
    throw new Refusal('unavailable', 'Show the inbox: mail goes to a real server here, wanted the catcher');
  return world.inbox();
}

/** A person's answer about a mail that may not have arrived: it is sent again, or closed as found. */
export async function resolve(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const key = textOf(input, 'key');
  const how = textOf(input, 'how');
  if (how !== 'resend' && how !== 'close')
    return refuse('misshapen', `Resolve the mail ${key}: how is "${how}", wanted resend or close`);
  const { gateway, store } = world.running;
  const mail =
    (await store.reads.mail(key)) ?? refuse('not-found', `Resolve the mail ${key}: the ledger has none by that key`);
  if (input['dryRun'] === true) {
    requireResolvable(mail, how);
    return { dryRun: true, key, how, person: mail.person, date: mail.date };
  }
  const sendAt = await store.outbox.resolveUnknown(key, how);
  const { clock } = gateway.world;
  if (sendAt !== null)
    await gateway.ringDesk(sendAt, clock.speed === 0 ? clock.virtualAnchor : new Date().toISOString());
  return { key, how, person: mail.person, sendAt };
}
