// The governor's own yearly summary of a cycle's reports: counts, money, and the answers per question. Pure.
// Sandbox-safe.

import { compare } from './compare.ts';
import { carriedOver, openRequests } from './change-requests.ts';
import type { PartnershipState } from './partnership-state.ts';
import type { DocumentFields } from './document.ts';
import type { Duty } from './plan.ts';
import { dutyKey } from './plan.ts';
import { grantOf } from './report-money.ts';
import { decisionOf, reportStatus } from './report-rules.ts';
import { ownReported } from './report-own.ts';
import type { MoneyLine } from './report-used.ts';
import { rowsOfReport } from './report-rows.ts';
import { moneyLines } from './report-used.ts';
import { authorsOf, spentLines, spentOf } from './report-sections.ts';
import type { Instant, PartyId } from './words.ts';

/** The present text of one section. */
export interface SectionText {
  readonly party: PartyId;
  readonly section: PartyId;
  readonly document: DocumentFields;
}

/** What all reports of a cycle say to one question. */
export interface QuestionSummary {
  readonly id: string;
  readonly answered: number;
  /** How many sections the question is asked in. */
  readonly of: number;
  /** Answers that are short words, such as choices, with how often each was given. */
  readonly counts: Readonly<Record<string, number>>;
  readonly answers: readonly { readonly party: PartyId; readonly section: PartyId; readonly text: string }[];
}

/** Whole kroner throughout; parties in the order of their ids. */
export interface ReportSummary {
  readonly partnerships: number;
  /** Partnerships whose reports account for a grant. */
  readonly reporting: number;
  readonly notGranted: readonly PartyId[];
  readonly withdrawn: readonly PartyId[];
  readonly granted: number;
  readonly spent: number;
  /** What the reports say is left; those that give no figures are not in it. */
  readonly unspent: number;
  readonly carriedOver: number;
  readonly accepted: number;
  readonly awaiting: readonly PartyId[];
  /** Handed in after the deadline. */
  readonly late: readonly PartyId[];
  readonly missing: readonly PartyId[];
  readonly notCarriedOut: readonly PartyId[];
  readonly requests: { readonly granted: number; readonly refused: number; readonly open: number };
  readonly questions: readonly QuestionSummary[];
  /** What each recipient got and used, over all partnerships whose decision is known line by line. */
  readonly lines: readonly MoneyLine[];
  /** What the recipients have put in themselves, by kind, and who has put in less than is owed. */
  readonly own: { readonly byKind: Readonly<Record<string, number>>; readonly below: readonly PartyId[] };
  /** How many goals came to what. */
  readonly attained: Readonly<Record<string, number>>;
  /** What is answered to each goal, numbered from 1 in the order of the decision basis. */
  readonly goals: readonly GoalAnswer[];
}

export interface GoalAnswer {
  readonly party: PartyId;
  readonly goal: number;
  readonly attained: string;
  readonly how: string;
}

/** Longer answers are told one by one, not counted. */
const COUNTED_LENGTH = 20;

/** The summary of one cycle at an instant. */
export function summariseReports(
  states: readonly PartnershipState[],
  texts: readonly SectionText[],
  questions: readonly string[],
  now: Instant,
): ReportSummary {
  const sorted = [...states].sort((a, b) => (a.plan.party < b.plan.party ? -1 : 1));
  const reports = sorted.flatMap((state) =>
    state.plan.duties
      .filter((duty) => duty.step.kind === 'report')
      .map((duty) => ({ state, duty, item: state.items[dutyKey(duty.step.id, duty.party)]! }))
      .filter(({ duty, item }) => item.status !== 'not-due' && isReported(state, duty)),
  );
  const partiesWhere = (test: (report: (typeof reports)[number]) => boolean): PartyId[] =>
    reports.filter(test).map(({ duty }) => duty.party);
  const statusOf = ({ state, duty, item }: (typeof reports)[number]) => reportStatus(state, duty, item, now);
  const answered = sorted.flatMap(({ changeRequests }) => changeRequests.flatMap(({ answer }) => answer ?? []));
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const owns = reports.flatMap(({ state, duty, item }) => {
    const own = ownReported(state, duty, item);
    return own === null ? [] : [{ party: duty.party, own }];
  });
  const goals = reports.flatMap((report) => goalAnswers(report, texts));
  return {
    partnerships: sorted.length,
    reporting: new Set(reports.map(({ state }) => state)).size,
    notGranted: sorted.filter(({ grant }) => grant === 0).map(({ plan }) => plan.party),
    withdrawn: sorted.filter(({ withdrawn }) => withdrawn).map(({ plan }) => plan.party),
    granted: sum(reports.map(({ state, duty }) => grantOf(state, duty) ?? 0)),
    spent: sum(reports.map(({ item }) => spentOf(item))),
    unspent: sum(reports.map(unspentOf)),
    carriedOver: sum(sorted.map(carriedOver)),
    accepted: partiesWhere((report) => statusOf(report) === 'accepted').length,
    awaiting: partiesWhere((report) => statusOf(report) === 'submitted'),
    late: partiesWhere(({ item }) => item.late),
    missing: partiesWhere((report) => !['accepted', 'submitted'].includes(statusOf(report))),
    notCarriedOut: partiesWhere(({ item }) => Boolean(item.notCarriedOut)),
    requests: {
      granted: answered.filter(({ granted }) => granted).length,
      refused: answered.filter(({ granted }) => !granted).length,
      open: sum(sorted.map((state) => openRequests(state).length)),
    },
    questions: questions.map((id) => summariseQuestion(id, reports, texts)),
    lines: linesTogether(reports),
    own: {
      byKind: countsOf(owns.flatMap(({ own }) => own.given.map(({ kind, amount }) => [kind, amount] as const))),
      below: owns.filter(({ own }) => own.isBelow).map(({ party }) => party),
    },
    attained: countsOf(goals.map(({ attained }) => [attained, 1] as const)),
    goals,
  };
}

/** Whether a report accounts for money: this year's only where something was granted. */
function isReported(state: PartnershipState, duty: Duty): boolean {
  return duty.step.reportsOn === 'last-year' || !state.plan.grants || decisionOf(state, duty) !== null;
}

function unspentOf({
  state,
  duty,
  item,
}: {
  state: PartnershipState;
  duty: Duty;
  item: PartnershipState['items'][string];
}) {
  if (item.notCarriedOut) return item.notCarriedOut.unspent;
  const granted = grantOf(state, duty);
  const hasFigures = (item.sections ?? []).some(({ spent }) => spent.length > 0);
  return granted !== null && hasFigures ? granted - spentOf(item) : 0;
}

type Report = Parameters<typeof unspentOf>[0];

/** One line for each recipient: a university gets one for all its partnerships. */
function linesTogether(reports: readonly Report[]): MoneyLine[] {
  const sums = new Map<PartyId, MoneyLine>();
  for (const { state, duty, item } of reports) {
    const { recipients } = rowsOfReport(state, duty);
    for (const line of moneyLines(state.plan, recipients ?? [], spentLines(item))) {
      const so = sums.get(line.recipient) ?? { recipient: line.recipient, granted: 0, spent: 0, unspent: 0 };
      sums.set(line.recipient, {
        recipient: line.recipient,
        granted: so.granted + line.granted,
        spent: so.spent + line.spent,
        unspent: so.unspent + line.unspent,
      });
    }
  }
  return [...sums.values()].sort((a, b) => compare(a.recipient, b.recipient));
}

function goalAnswers({ state, duty }: Report, texts: readonly SectionText[]): GoalAnswer[] {
  const fields = (state.plan.fields[duty.step.id] ?? []).filter(({ rows }) => rows === 'goals');
  return texts
    .filter(({ party }) => party === duty.party)
    .flatMap(({ document }) => fields.flatMap(({ id }) => (Array.isArray(document[id]) ? [document[id]] : [])))
    .flatMap((answers) =>
      (answers as readonly Readonly<Record<string, unknown>>[]).map(({ attained, how }, index) => ({
        party: duty.party,
        goal: index + 1,
        attained: typeof attained === 'string' ? attained : '',
        how: typeof how === 'string' ? how.trim() : '',
      })),
    );
}

function countsOf(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [key, count] of entries) counts[key] = (counts[key] ?? 0) + count;
  return counts;
}

function summariseQuestion(
  id: string,
  reports: readonly { state: PartnershipState; duty: Duty }[],
  texts: readonly SectionText[],
): QuestionSummary {
  const asked = reports.flatMap(({ state, duty }) =>
    authorsOf(state.plan, duty)
      .filter(({ role }) => duty.step.sections.some(({ author, fields }) => author === role && fields.includes(id)))
      .map(({ party }) => ({ party: duty.party, section: party })),
  );
  const answers = asked.flatMap(({ party, section }) => {
    const found = texts.find((one) => one.party === party && one.section === section)?.document[id];
    const text = typeof found === 'string' ? found.trim() : typeof found === 'number' ? String(found) : '';
    return text === '' ? [] : [{ party, section, text }];
  });
  const counts: Record<string, number> = {};
  for (const { text } of answers) {
    if (text.length <= COUNTED_LENGTH) counts[text] = (counts[text] ?? 0) + 1;
  }
  return { id, answered: answers.length, of: asked.length, counts, answers };
}
