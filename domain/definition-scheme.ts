// What a scheme file may say: legal basis, criteria, recipients. Pure. Not for the sandbox (zod).

import { z } from 'zod';
import { OUTCOMES } from './cycle-state.ts';
import { id, labels, line, localDate, role, unknown } from './definition-parts.ts';

const legalBasis = z
  .strictObject({
    citation: line,
    validFrom: localDate,
    validTo: localDate.nullable(),
    note: line.optional(),
  })
  .describe('A regulation or circular and when it was in force.');

const ownContribution = z
  .strictObject({
    percent: z.number().min(0).max(100).nullable().describe('Per cent of the grant; null: to be described, no figure.'),
    base: z
      .enum(['owners-part', 'whole-grant'])
      .describe('Of which grant: the part that goes to the owners, or all of it. The sources differ.'),
    kinds: z.array(z.enum(['cash', 'salary', 'time-released'])).min(1),
    privateOwnersToo: z.boolean(),
  })
  .describe('What recipients must put in themselves.');

const recipients = z
  .strictObject({
    who: z.array(z.enum(['network', 'owner', 'university', 'county-municipality', 'psychology-service'])).min(1),
    thirdParty: z
      .enum(['no', 'under-university', 'not-stated', 'procured'])
      .describe('Whether others may be paid: never, under the university’s own agreement alone, or by procurement.'),
    tenders: z.enum(['none', 'public-procurement', 'not-stated']),
  })
  .describe('Who may be paid. The municipality as authority never is.');

/** A file of `definitions/schemes`. */
export const schemeFile = z.strictObject({
  id,
  names: labels,
  shortNames: labels
    .optional()
    .describe('What people call it, for the subject of mails; the whole name when left out.'),
  legalBasis: z.array(legalBasis),
  validFrom: localDate,
  validTo: localDate.nullable(),
  successor: id.nullable().default(null),
  criteria: z.array(z.strictObject({ id, labels })),
  reportQuestions: z.array(z.strictObject({ id, labels, answeredBy: role.optional() })),
  ownContribution: ownContribution.nullable().default(null),
  recipients: recipients.optional(),
  outcomes: z
    .array(z.enum(OUTCOMES))
    .min(1)
    .optional()
    .describe('How the forum’s treatment may end under this version; every way when left out.'),
  notStated: z.array(line).default([]).describe('What no source states and nothing here depends on. For readers.'),
  unknown,
});

/** A scheme version as validated. */
export type SchemeDefinition = z.infer<typeof schemeFile>;
