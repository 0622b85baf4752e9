// When mails may leave: in the hours of a working day, also after downtime. Pure. Sandbox-safe.

import { isWorkingDay, localDateAt, localToInstant, toInstant, toMs } from './local-time.ts';
import { nextDigest } from './notices.ts';
import type { YearRules } from './plan.ts';
import type { Instant } from './words.ts';

/** What was raised or put off just before closing may still go out. */
const GRACE_MS = 30 * 60_000;

/**
 * The first instant, at or after the given one, at which a mail may leave. Notices are raised for such instants anyway;
 * this is for what comes late, as after a night in which nothing ran. Days without a calendar are all open.
 */
export function sendingOpens(rules: YearRules, at: Instant): Instant {
  const { table, sendAt, officeHours } = rules;
  const date = localDateAt(table, at);
  if (date < table.from || date > table.to) return at;
  if (isWorkingDay(table, date)) {
    const opens = localToInstant(table, date, sendAt < officeHours.from ? sendAt : officeHours.from);
    const closes = localToInstant(table, date, sendAt > officeHours.to ? sendAt : officeHours.to);
    if (at >= opens && toMs(at) <= toMs(closes) + GRACE_MS) return at;
  }
  return nextDigest(rules, at);
}

/** The same for a desk that serves several years: it is open when one of them is; always, when there is none. */
export function deskOpens(years: readonly YearRules[], at: Instant): Instant {
  return years.map((rules) => sendingOpens(rules, at)).sort()[0] ?? toInstant(toMs(at));
}
