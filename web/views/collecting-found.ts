// What the page of the coordinator's network is made of.

import type { CollectedFrom } from '../../domain/collecting.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { Meeting } from '../../domain/forum-state.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { StepPlan } from '../../domain/plan.ts';
import type { WhatIf } from '../../domain/what-if.ts';
import type { CycleRef, Instant, LocalDate, PartyId, PersonId } from '../../domain/words.ts';
import { atHour, hourOfTime, longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import type { Again } from '../acting.ts';
import type { Shown } from '../page.ts';

/** One step that the owners hand to the network. */
export interface Collecting {
  readonly step: StepPlan;
  readonly rows: readonly CollectedFrom[];
  /** The deadline that holds for everybody else. */
  readonly general: Deadline;
  readonly limit: LocalDate | null;
  /** What the date that was typed would mean; null when none was. */
  readonly effect: WhatIf | null;
}

/** The network’s page. */
export interface CollectingPage {
  readonly ref: CycleRef;
  readonly party: PartyId;
  readonly facts: CycleFacts;
  readonly table: CalendarTable;
  readonly steps: readonly Collecting[];
  readonly meetings: readonly Meeting[];
  /** When a reminder that is asked for now is sent. */
  readonly sendAt: Instant;
  /** True for the coordinator, who may act; the office looks on. */
  readonly leads: boolean;
  readonly again: Again;
  readonly personName: (id: PersonId) => string;
}

/** Date and hour of a deadline. */
export function deadlineWords({ handled, time }: Deadline, shown: Shown): string {
  const { language } = shown.visitor;
  return atHour(longDate(handled, language), hourOfTime(time), language);
}
