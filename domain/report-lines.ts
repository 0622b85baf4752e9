// Where the reports of a partnership stand, as lines of a list. Pure. Sandbox-safe.

import type { PartnershipState, Section } from './partnership-state.ts';
import type { ReportStatus } from './report-rules.ts';
import { grantOf } from './report-money.ts';
import { decisionOf, reportStatus } from './report-rules.ts';
import type { OwnReported } from './report-own.ts';
import { ownReported } from './report-own.ts';
import type { MoneyLine } from './report-used.ts';
import { rowsOfReport } from './report-rows.ts';
import { moneyLines } from './report-used.ts';
import { spentLines, spentOf } from './report-sections.ts';
import { keyedDuties, pendingApprovals } from './stage.ts';
import type { Instant, LocalDate, PartyId, StepId } from './words.ts';

/** One report: whose, due when, what it waits for, and its money in whole kroner. */
export interface ReportLine {
  readonly party: PartyId;
  readonly step: StepId;
  readonly handled: LocalDate;
  readonly status: ReportStatus;
  readonly revision: number;
  readonly submittedAt: Instant | null;
  readonly late: boolean;
  readonly sections: readonly Pick<Section, 'role' | 'party' | 'status' | 'revision' | 'submittedAt' | 'spent'>[];
  /** Parties whose acceptance is still wanted. */
  readonly pending: readonly PartyId[];
  /** The decision that it is about; null when this year does not know it. */
  readonly decision: { readonly cycle: string; readonly party: PartyId } | null;
  /** Null when this partnership does not know the grant that the report is about. */
  readonly granted: number | null;
  readonly spent: number;
  /** What is left of the grant by the report's own figures; null when nobody has given any. */
  readonly unspent: number | null;
  readonly notCarriedOut: boolean;
  /** The decision line by line, where this partnership knows it. */
  readonly lines: readonly MoneyLine[] | null;
  /** How many goals the report answers; null when that is not known here. */
  readonly goals: number | null;
  /** How many measures the money was asked for; null when that is not known here. */
  readonly measures: number | null;
  /** What the recipients have put in themselves against what is owed of the grant; null when no section says it. */
  readonly own: OwnReported | null;
}

/** The reports that a partnership owes, in the plan's order. */
export function reportLines(state: PartnershipState, now: Instant): ReportLine[] {
  return keyedDuties(state.plan)
    .filter(({ duty }) => duty.step.kind === 'report')
    .map(({ duty, key }) => {
      const item = state.items[key]!;
      const granted = grantOf(state, duty);
      const spent = spentOf(item);
      const about = rowsOfReport(state, duty);
      const hasFigures = (item.sections ?? []).some((section) => section.spent.length > 0);
      return {
        party: duty.party,
        step: duty.step.id,
        handled: item.deadline.handled,
        status: reportStatus(state, duty, item, now),
        revision: item.revision,
        submittedAt: item.submittedAt,
        late: item.late,
        sections: (item.sections ?? []).map((one) => ({
          role: one.role,
          party: one.party,
          status: one.status,
          revision: one.revision,
          submittedAt: one.submittedAt,
          spent: one.spent,
        })),
        pending: pendingApprovals(state.plan, duty, item).map(({ party }) => party),
        decision: decisionOf(state, duty),
        granted,
        spent,
        unspent: item.notCarriedOut?.unspent ?? (granted !== null && hasFigures ? granted - spent : null),
        notCarriedOut: Boolean(item.notCarriedOut),
        lines: about.recipients && moneyLines(state.plan, about.recipients, spentLines(item)),
        goals: about.goals,
        measures: about.measures,
        own: ownReported(state, duty, item),
      };
    });
}
