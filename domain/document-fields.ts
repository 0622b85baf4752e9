// Which fields a step's document has: the forum's own, and what it asks of the scheme version. Pure. Not for the sandbox (zod).

import type { DocumentField, SchemeDefinition, StepDefinition } from './definition.ts';
import type { FieldRule } from './document.ts';
import { CONTRIBUTION_FIELD, CONTRIBUTION_KIND_FIELD } from './own-contribution.ts';
import type { Labels } from './words.ts';

/** All fields of a step's document with their labels, in the order of a form. */
export function fieldsOfStep(step: StepDefinition, scheme: SchemeDefinition): DocumentField[] {
  const asked: DocumentField[] = step.asks.flatMap((what) => {
    switch (what) {
      case 'criteria':
        return scheme.criteria.map(({ id, labels }) => textField(`criterion-${id}`, labels));
      case 'questions':
        return scheme.reportQuestions.map(({ id, labels }) => textField(id, labels));
      case 'own-contribution':
        return scheme.ownContribution === null ? [] : ownContributionFields(scheme.ownContribution);
    }
  });
  const own = new Set(step.fields.map((field) => field.id));
  return [...asked.filter((field) => !own.has(field.id)), ...step.fields];
}

/** The same without labels: what a running year needs to judge a document. */
export function rulesOfStep(step: StepDefinition, scheme: SchemeDefinition): FieldRule[] {
  return fieldsOfStep(step, scheme).map(ruleOf);
}

function ruleOf(field: Omit<DocumentField, 'standing' | 'each'> & { each?: DocumentField['each'] }): FieldRule {
  const { id, kind, required, maxWords, choices, min, max, each } = field;
  return {
    id,
    kind,
    required,
    ...(maxWords === undefined ? {} : { maxWords }),
    ...(choices === undefined ? {} : { choices }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(each === undefined ? {} : { each: each.map(ruleOf) }),
  };
}

function textField(id: string, labels: DocumentField['labels']): DocumentField {
  return { id, kind: 'text', required: true, labels, standing: 'attested' };
}

const OWN_KINDS: Readonly<Record<NonNullable<SchemeDefinition['ownContribution']>['kinds'][number], Labels>> = {
  cash: { nb: 'Penger', nn: 'Pengar', en: 'Money' },
  salary: { nb: 'Lønn', nn: 'Lønn', en: 'Salary' },
  'time-released': { nb: 'Frikjøp', nn: 'Frikjøp', en: 'Time released' },
};

function ownContributionFields(rule: NonNullable<SchemeDefinition['ownContribution']>): DocumentField[] {
  const share = rule.percent === null ? '' : ` (${rule.percent} %)`;
  return [
    {
      id: CONTRIBUTION_FIELD,
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
      id: CONTRIBUTION_KIND_FIELD,
      kind: 'choice',
      choices: [...rule.kinds],
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
