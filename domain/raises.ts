// When the rungs of a deadline are raised: the ladder's dates as instants. Pure. Sandbox-safe.

import type { DatedRung, Ladder } from './ladder.ts';
import { datedRungs } from './ladder.ts';
import { localToInstant } from './local-time.ts';
import type { YearRules } from './plan.ts';
import { refuse } from './refusal.ts';
import type { Instant, LocalDate } from './words.ts';

/**
 * The rungs of a deadline in order of time, each with the instant at which its notices are raised. Those outside the
 * calendar are left out: commands refuse such deadlines, and whoever sends one past the commands must not stop the lists.
 */
export function raisesOf(
  rules: YearRules,
  ladder: Ladder,
  handled: LocalDate,
): readonly (DatedRung & { readonly at: Instant })[] {
  const { from, to } = rules.table;
  return datedRungs(rules, ladder, handled)
    .filter(({ date }) => from <= date && date <= to)
    .map((rung) => ({ ...rung, at: localToInstant(rules.table, rung.date, rules.raiseAt) }));
}

/** Refuses a deadline whose reminders would fall outside the years that the cycle has a calendar for. */
export function requireRaises(rules: YearRules, where: string, ladder: Ladder, handled: LocalDate): void {
  const { from, to } = rules.table;
  const outside = [handled, ...datedRungs(rules, ladder, handled).map((rung) => rung.date)].some(
    (date) => date < from || date > to,
  );
  if (outside) {
    refuse(
      'misshapen',
      `${where}: ${handled} and its reminders are outside the cycle’s calendar, wanted ${from} to ${to}`,
    );
  }
}
