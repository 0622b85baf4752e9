// What a forum file may say of a step and of the fields of its document. Pure. Not for the sandbox (zod).

import { z } from 'zod';
import { DAY_RULES } from './deadline.ts';
import { extensionDays, id, labels, ladder, localTime, role, unknown, yearDate } from './definition-parts.ts';
import { ASKS, STEP_KINDS } from './words.ts';

const fieldStanding = z
  .enum(['attested', 'derived'])
  .describe('attested: a source names the field. derived: a duty in a source makes it needed.');
const plainField = {
  id,
  labels,
  required: z.boolean().default(false),
  maxWords: z.number().int().positive().optional().describe('For texts and goals.'),
  choices: z.array(id).optional().describe('For kind choice.'),
  choiceLabels: z
    .record(id, labels)
    .optional()
    .describe('What each choice is called. Items of the long-term plan have their names there.'),
  min: z.number().int().optional().describe('Smallest number, or fewest in a list.'),
  max: z.number().int().optional().describe('Largest number, or most in a list.'),
};
const PLAIN_FIELDS = ['text', 'amount', 'amounts', 'number', 'choice', 'date', 'goals'] as const;
const partOfList = z.strictObject({ ...plainField, kind: z.enum(PLAIN_FIELDS) });
const documentField = z.strictObject({
  ...plainField,
  kind: z
    .enum([...PLAIN_FIELDS, 'list'])
    .describe(
      'amount: whole kroner. amounts: whole kroner per year, one to `max` years. number: a whole number. goals: a list of texts. list: several, each with the fields of `each`, such as measures.',
    ),
  means: z
    .enum(['asked', 'plan-item', 'universities-part'])
    .optional()
    .describe(
      'asked: the amount asked for. plan-item: the item of the long-term plan that it is anchored in. universities-part: what of the amount asked for goes straight to the universities.',
    ),
  answeredBy: z
    .enum(['owner-contact', 'network-coordinator', 'university-coordinator'])
    .optional()
    .describe('Only in reports: whose section the field stands in; the one who owes the report when left out.'),
  each: z.array(partOfList).optional().describe('For kind list: what each in the list says.'),
  standing: fieldStanding,
});

/** A step of the year. */
export const step = z.strictObject({
  id,
  kind: z.enum(STEP_KINDS),
  scope: z.enum(['owner', 'partnership', 'cycle']),
  labels,
  optional: z.boolean().default(false).describe('One invitation and one reminder; never late; "no need" is an answer.'),
  neededToBeConsidered: z
    .boolean()
    .default(false)
    .describe('For needs reports that go straight to the one who decides: nobody is granted anything without it.'),
  remindOnlyDrafts: z
    .boolean()
    .default(false)
    .describe('After the invitation only those who have begun a draft are reminded. For optional steps.'),
  localDeadline: z
    .boolean()
    .default(false)
    .describe('For steps that owners hand to their network: the network may set a date of its own, up to the limit.'),
  handedTo: role
    .optional()
    .describe('Who receives it; told when it comes. Needs reports go to the network by default.'),
  owedBy: role,
  approvedBy: z
    .array(role)
    .default([])
    .describe('Whose approval a handed-in revision needs; the one who submits has approved.'),
  listTo: z.array(role).default(['secretariat']),
  requires: z.array(id).default([]),
  date: yearDate,
  time: localTime.optional(),
  rule: z.enum(DAY_RULES).optional(),
  ladder: ladder.optional(),
  extensionDays: extensionDays.optional(),
  reportsOn: z
    .enum(['this-year', 'last-year'])
    .optional()
    .describe('Only for reports: whose grant the report is about.'),
  asks: z
    .array(z.enum(ASKS))
    .default([])
    .describe(
      'What becomes fields of the document, beside `fields`. Of the scheme version: criteria, questions, own-contribution. Of what a report is about: goals (one answer for each goal of the decision basis), money (what each recipient of the decision has used), measures (the same by measure).',
    ),
  fields: z.array(documentField).default([]),
  amountField: id
    .optional()
    .describe('Only for a decision basis: the field of kind amount that says how much of the frame is asked for.'),
  measures: z
    .strictObject({
      field: id.describe('The field of kind list.'),
      amount: id.describe(
        'What of each says the amount asked for; of amounts per year the first, which is this year’s.',
      ),
      priority: id.optional().describe('What of each says its priority, 1 first; left out, the order of the list.'),
    })
    .optional()
    .describe('Where the document lists the measures that money is asked for; wanted where the forum shares by needs.'),
  unknown,
});

/** A step as validated. */
export type StepDefinition = z.infer<typeof step>;
/** A field of a document as validated. */
export type DocumentField = StepDefinition['fields'][number];
