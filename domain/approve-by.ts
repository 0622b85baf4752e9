// By when the other half of a partnership approves what one half handed in. Pure. Sandbox-safe.

import { addWorkingDays, localDateAt, localToInstant } from './local-time.ts';
import type { Item } from './partnership-state.ts';
import type { YearRules } from './plan.ts';
import type { Instant, LocalDate } from './words.ts';

/**
 * Some working days after the revision was handed in, and never before the deadline itself: who hands in early takes no
 * time from the other. Null when nothing is handed in, or when it lies outside the cycle's calendar.
 */
export function approveBy(rules: YearRules, item: Pick<Item, 'submittedAt' | 'deadline'>): LocalDate | null {
  if (item.submittedAt === null) return null;
  const { table, approvalDays } = rules;
  const day = localDateAt(table, item.submittedAt);
  // A year has fewer than five working days in a row that are off.
  if (day < table.from || day > `${Number(table.to.slice(0, 4)) - 1}-12-31`) return null;
  const due = addWorkingDays(table, day, approvalDays);
  return due > item.deadline.handled ? due : item.deadline.handled;
}

/** The end of that day; null when there is none, or none in the cycle's calendar. */
export function approveByInstant(rules: YearRules, item: Pick<Item, 'submittedAt' | 'deadline'>): Instant | null {
  const day = approveBy(rules, item);
  if (day === null || day < rules.table.from || day > rules.table.to) return null;
  return localToInstant(rules.table, day, item.deadline.time);
}
