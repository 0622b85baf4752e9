// Fields of a report that are made from what it is about: the goals of the decision basis, the lines of the decision.
// Pure.

import type { DocumentField } from './definition-step.ts';
import type { FieldRule } from './document.ts';
import { ATTAINMENTS } from './report-rows.ts';
import type { Labels } from './words.ts';

/** What a goal came to, in words. */
export const ATTAINMENT_LABELS: Readonly<Record<(typeof ATTAINMENTS)[number], Labels>> = {
  reached: { nb: 'Nådd', nn: 'Nådd', en: 'Reached' },
  partly: { nb: 'Delvis nådd', nn: 'Delvis nådd', en: 'Partly reached' },
  'not-reached': { nb: 'Ikke nådd', nn: 'Ikkje nådd', en: 'Not reached' },
};

const used = {
  id: 'amount',
  kind: 'amount' as const,
  required: true,
  labels: { nb: 'Brukt, i hele kroner', nn: 'Brukt, i heile kroner', en: 'Used, in whole kroner' },
};

/**
 * By what a step asks for. Goal attainment against the partnership's own goals is in a source [S0]; the money is
 * derived.
 */
export const REPORT_FIELDS: Readonly<Record<'goals' | 'money' | 'measures', DocumentField & Pick<FieldRule, 'rows'>>> =
  {
    goals: {
      id: 'goal-attainment',
      kind: 'list',
      rows: 'goals',
      required: true,
      standing: 'attested',
      labels: {
        nb: 'Måloppnåelse: ett svar for hvert mål',
        nn: 'Måloppnåing: eitt svar for kvart mål',
        en: 'Goal attainment: an answer for each goal',
      },
      each: [
        {
          id: 'attained',
          kind: 'choice',
          required: true,
          choices: [...ATTAINMENTS],
          choiceLabels: ATTAINMENT_LABELS,
          labels: { nb: 'Er målet nådd?', nn: 'Er målet nådd?', en: 'Is the goal reached?' },
        },
        {
          id: 'how',
          kind: 'text',
          required: true,
          maxWords: 300,
          labels: {
            nb: 'Hva som viser det',
            nn: 'Kva som viser det',
            en: 'What shows it',
          },
        },
      ],
    },
    money: {
      id: 'spent',
      kind: 'list',
      rows: 'recipients',
      required: true,
      standing: 'derived',
      labels: {
        nb: 'Brukte midler, mottaker for mottaker',
        nn: 'Brukte midlar, mottakar for mottakar',
        en: 'Money used, recipient by recipient',
      },
      each: [used],
    },
    measures: {
      id: 'spent-by-measure',
      kind: 'list',
      rows: 'measures',
      required: true,
      standing: 'derived',
      labels: {
        nb: 'Brukte midler, tiltak for tiltak',
        nn: 'Brukte midlar, tiltak for tiltak',
        en: 'Money used, measure by measure',
      },
      each: [used],
    },
  };
