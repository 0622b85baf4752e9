// Which fields a step's document has: the forum's own, and what it asks of the scheme version. Pure. Not for the
// sandbox (zod).

import type { DocumentField, StepDefinition } from './definition-step.ts';
import type { SchemeDefinition } from './definition-scheme.ts';
import type { FieldRule } from './document.ts';
import { contributionField, SOLE_FIELD, SOLE_KIND_FIELD } from './own-contribution.ts';
import { REPORT_FIELDS } from './report-fields.ts';
import type { Labels } from './words.ts';

/** A field with its labels; one that is made from what a report is about says what its rows follow. */
export type FormField = DocumentField & Pick<FieldRule, 'rows'>;

/**
 * All fields of a step's document with their labels, in the order of a form. `opened`: the fields that a running year
 * opened with, since a year keeps those that its own rules ask for.
 */
export function fieldsOfStep(
  step: StepDefinition,
  scheme: SchemeDefinition,
  opened: readonly Pick<FieldRule, 'id'>[] = [],
): FormField[] {
  const ownFields = opened.some(({ id }) => id === SOLE_FIELD) ? soleContributionFields : ownContributionFields;
  const asked: FormField[] = step.asks.flatMap((what): FormField[] => {
    switch (what) {
      case 'criteria':
        return scheme.criteria.map(({ id, labels }) => textField(`criterion-${id}`, labels));
      case 'questions':
        return scheme.reportQuestions.map(({ id, labels }) => textField(id, labels));
      case 'own-contribution':
        return scheme.ownContribution === null ? [] : ownFields(scheme.ownContribution);
      case 'goals':
      case 'money':
      case 'measures':
        return [REPORT_FIELDS[what]];
    }
  });
  const own = new Set(step.fields.map((field) => field.id));
  return [...asked.filter((field) => !own.has(field.id)), ...step.fields];
}

/** The same without labels: what a running year needs to judge a document. */
export function rulesOfStep(step: StepDefinition, scheme: SchemeDefinition): FieldRule[] {
  return fieldsOfStep(step, scheme).map(ruleOf);
}

type AnyField = Omit<DocumentField, 'standing' | 'each'> & { each?: DocumentField['each'] } & Pick<FieldRule, 'rows'>;

function ruleOf(field: AnyField): FieldRule {
  const { id, kind, required, maxWords, choices, min, max, each, rows } = field;
  return {
    id,
    kind,
    required,
    ...(maxWords === undefined ? {} : { maxWords }),
    ...(choices === undefined ? {} : { choices }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(rows === undefined ? {} : { rows }),
    ...(each === undefined ? {} : { each: each.map(ruleOf) }),
  };
}

function textField(id: string, labels: DocumentField['labels']): DocumentField {
  return { id, kind: 'text', required: true, labels, standing: 'attested' };
}

const OWN_KINDS: Readonly<Record<NonNullable<SchemeDefinition['ownContribution']>['kinds'][number], Labels>> = {
  cash: { nb: 'penger', nn: 'pengar', en: 'money' },
  salary: { nb: 'lønn', nn: 'lønn', en: 'salary' },
  'time-released': { nb: 'frikjøp', nn: 'frikjøp', en: 'time released' },
};

/** One amount for each kind that counts, so that several kinds can make up what is owed. */
function ownContributionFields({ percent, kinds }: NonNullable<SchemeDefinition['ownContribution']>): DocumentField[] {
  const share = percent === null ? '' : `, ${percent} %`;
  return kinds.map((kind) => ({
    id: contributionField(kind),
    kind: 'amount',
    required: true,
    standing: 'attested',
    labels: {
      nb: `Egenfinansiering${share}: ${OWN_KINDS[kind].nb}, i hele kroner (0 hvis ingen)`,
      nn: `Eigenfinansiering${share}: ${OWN_KINDS[kind].nn}, i heile kroner (0 viss inga)`,
      en: `Own contribution${share}: ${OWN_KINDS[kind].en}, in whole kroner (0 if none)`,
    },
  }));
}

/** One amount of one kind, in years that opened with that. */
function soleContributionFields({ percent, kinds }: NonNullable<SchemeDefinition['ownContribution']>): DocumentField[] {
  const share = percent === null ? '' : ` (${percent} %)`;
  return [
    {
      id: SOLE_FIELD,
      kind: 'amount',
      required: true,
      standing: 'attested',
      labels: {
        nb: `Egenfinansiering${share}, i hele kroner`,
        nn: `Eigenfinansiering${share}, i heile kroner`,
        en: `Own contribution${share}, in whole kroner`,
      },
    },
    {
      id: SOLE_KIND_FIELD,
      kind: 'choice',
      choices: [...kinds],
      choiceLabels: OWN_KINDS,
      required: true,
      standing: 'attested',
      labels: {
        nb: 'Egenfinansieringen er penger, lønn eller frikjøp',
        nn: 'Eigenfinansieringa er pengar, lønn eller frikjøp',
        en: 'The own contribution is money, salary or time released',
      },
    },
  ];
}
