// From a deadline to the dates on which somebody is reminded. Pure. Sandbox-safe.

import { compare } from './compare.ts';
import type { CalendarTable } from './local-time.ts';
import { addDays, addWorkingDays, isWorkingDay } from './local-time.ts';
import type { LocalDate, Role } from './words.ts';

/**
 * When reminders go out, relative to the handled date: `-14d`, `-2wd`, `0d`, `+1d`; `list` = the list of who is
 * missing.
 */
export interface Ladder {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly list: readonly string[];
  /** Later lists that go to others than the step's own receivers: higher up, each level written down beforehand. */
  readonly escalation?: readonly { readonly rung: string; readonly to: readonly Role[] }[];
}

/** One rung on the date on which it is climbed. `list` rungs all have the rung name `list`. */
export interface DatedRung {
  readonly rung: string;
  readonly date: LocalDate;
  readonly side: 'before' | 'after' | 'list';
  /** Who gets this list; the step's own receivers when it is not said. */
  readonly to?: readonly Role[];
}

/** Which days reminders keep off: non-working days and the quiet months. */
export interface QuietRules {
  readonly table: CalendarTable;
  readonly quietMonths: readonly number[];
}

/** True for days on which nobody is reminded of anything. */
export function isQuiet(rules: QuietRules, date: LocalDate): boolean {
  return rules.quietMonths.includes(Number(date.slice(5, 7))) || !isWorkingDay(rules.table, date);
}

function awake(rules: QuietRules, date: LocalDate, direction: 1 | -1): LocalDate {
  let day = date;
  while (isQuiet(rules, day)) day = addDays(day, direction);
  return day;
}

function offset(rules: QuietRules, handled: LocalDate, rung: string): LocalDate {
  const match = /^([+-]?)(\d+)(d|wd)$/.exec(rung)!;
  const count = Number(match[2]) * (match[1] === '-' ? -1 : 1);
  return match[3] === 'd' ? addDays(handled, count) : addWorkingDays(rules.table, handled, count);
}

/**
 * The dated rungs of a deadline, sorted by date. Rungs before move back off quiet days, rungs after move forward.
 * Two rungs of one side that meet on a day become one: the one nearest to the deadline, which says most.
 */
export function datedRungs(rules: QuietRules, ladder: Ladder, handled: LocalDate): DatedRung[] {
  const before = new Map<LocalDate, DatedRung>();
  const byNearness = (a: string, b: string): number => {
    const [first, second] = [offset(rules, handled, a), offset(rules, handled, b)];
    return compare(first, second) || compare(a, b);
  };
  for (const rung of [...ladder.before].sort(byNearness)) {
    const date = awake(rules, offset(rules, handled, rung), -1);
    before.set(date, { rung, date, side: 'before' });
  }
  const after = new Map<LocalDate, DatedRung>();
  for (const rung of [...ladder.after].sort(byNearness).reverse()) {
    const date = awake(rules, offset(rules, handled, rung), 1);
    after.set(date, { rung, date, side: 'after' });
  }
  const list = new Map<LocalDate, DatedRung>();
  for (const rung of ladder.list) {
    const date = awake(rules, offset(rules, handled, rung), 1);
    list.set(date, { rung: 'list', date, side: 'list' });
  }
  const escalated = (ladder.escalation ?? []).map(({ rung, to }): DatedRung => {
    const date = awake(rules, offset(rules, handled, rung), 1);
    return { rung: 'list', date, side: 'list', to };
  });
  return [...before.values(), ...after.values(), ...list.values(), ...escalated].sort(
    (a, b) => compare(a.date, b.date) || compare(a.side, b.side),
  );
}
