// What the rows of a report's form are called: the goals as they were written, the recipients with what they got. Node
// only.

import type { CycleDefinitions } from '../domain/definition.ts';
import type { FieldRule, DocumentFields } from '../domain/document.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { Duty } from '../domain/plan.ts';
import { rowsOfReport, writtenRows } from '../domain/report-rows.ts';
import type { CycleRef, Language } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { kroner } from '../texts/dates.ts';
import { measureLabel } from '../texts/decided-measures.ts';
import type { CycleFacts } from '../texts/facts.ts';
import { partyLabel } from '../texts/facts.ts';
import type { FieldDefinition } from './forms.ts';
import { REPORT_WORDS } from './i18n/report.ts';
import type { Web } from './page.ts';

type RowNames = Readonly<Partial<Record<NonNullable<FieldRule['rows']>, readonly string[]>>>;

interface Reporting {
  readonly ref: CycleRef;
  readonly facts: CycleFacts;
  readonly definitions: CycleDefinitions;
  readonly state: PartnershipState;
  readonly duty: Duty;
}

/** By what the rows follow; without what this partnership does not know. */
export async function reportRowNames(web: Web, reporting: Reporting, language: Language): Promise<RowNames> {
  const { duty, state, facts } = reporting;
  if (duty.step.kind !== 'report') return {};
  const words = REPORT_WORDS[language];
  const { goals, recipients, measures, decided } = rowsOfReport(state, duty);
  const texts = await textsOf(web, reporting);
  const numbered = (count: number, written: readonly string[], say: (number: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => {
      const text = written[index];
      return text === undefined || text === '' ? say(index + 1) : `${say(index + 1)}: ${text}`;
    });
  return {
    ...(goals === null ? {} : { goals: numbered(goals, texts.goals, words.goal) }),
    ...(decided !== undefined
      ? {
          measures: decided.map(({ measure, amount }) =>
            words.recipient(measureLabel(measure, texts.measures[measure - 1], language), kroner(amount, language)),
          ),
        }
      : measures === null
        ? {}
        : { measures: numbered(measures, texts.measures, words.measure) }),
    ...(recipients === null
      ? {}
      : {
          recipients: recipients.map(({ recipient, amount }) =>
            words.recipient(partyLabel(facts, recipient, language), kroner(amount, language)),
          ),
        }),
  };
}

/** The goals and measures of the delivered document that the grant rests on. */
async function textsOf(web: Web, { ref, duty, state }: Reporting) {
  if (duty.step.reportsOn === 'last-year') {
    const { goals = [], measures = [] } = state.plan.earlier ?? {};
    return { goals, measures };
  }
  const rows = await web.world.reads.documents(`partnership/${cycleName(ref)}/${state.plan.party}`);
  return writtenRows(
    state,
    rows.map((row) => ({ ...row, document: JSON.parse(row.document) as DocumentFields })),
  );
}

/** The fields with the names of their rows, where they are known. */
export function withRows(
  fields: readonly (FieldDefinition & Pick<FieldRule, 'rows'>)[],
  names: RowNames,
): FieldDefinition[] {
  return fields.map((field) => {
    const own = field.rows && names[field.rows];
    return own === undefined ? field : { ...field, rowNames: own };
  });
}
