// What a cycle file may say, and the schemas of all definition files together. Pure. Not for the sandbox (zod).

import { z } from 'zod';
import type { ForumDefinition } from './definition-forum.ts';
import { forumFile } from './definition-forum.ts';
import { id, kroner, line, localDate, unknown } from './definition-parts.ts';
import { peopleFile } from './definition-people.ts';
import type { SchemeDefinition } from './definition-scheme.ts';
import { schemeFile } from './definition-scheme.ts';

const cycleFile = z.strictObject({
  forum: id,
  scheme: id,
  year: z.number().int().min(2000).max(2098),
  frame: z.strictObject({ amount: kroner, synthetic: z.boolean() }).optional(),
  dates: z.record(id, localDate).default({}).describe('Nominal dates that differ from the forum’s, by step.'),
  ends: localDate
    .optional()
    .describe(
      'The last day of the cycle where it differs from the forum’s: a year is open until its grants are reported.',
    ),
  earlierDecisions: z
    .array(
      z.strictObject({
        cycle: line,
        party: id,
        amount: kroner,
        shares: z
          .array(z.strictObject({ recipient: id, amount: kroner }))
          .min(1)
          .optional()
          .describe('What of the amount each recipient got; their sum is the amount.'),
        goals: z.array(line).min(1).optional().describe('The goals of the decision basis that it was given for.'),
        measures: z.array(line).min(1).optional().describe('The measures that it was given for.'),
      }),
    )
    .optional()
    .describe(
      'Grants of last year that this year’s reports are about, by cycle and recipient. Only those reported on owe a report. What is left out is taken from last year’s cycle when the year opens, where it was held here; where nothing is known, everybody owes one.',
    ),
  unknown,
});

/** The zod schema per folder of `definitions/`; the JSON Schemas for editors are generated from them. */
export const DEFINITION_SCHEMAS = {
  schemes: schemeFile,
  forums: forumFile,
  cycles: cycleFile,
  people: peopleFile,
} as const;

/** A cycle file as validated. */
export type CycleDefinition = z.infer<typeof cycleFile>;

/** All that one cycle is made from, as validated. This is what a cycle freezes. */
export interface CycleDefinitions {
  readonly forum: ForumDefinition;
  readonly scheme: SchemeDefinition;
  readonly cycle: CycleDefinition;
}

/** The JSON Schema of a kind of definition file, for editors. */
export function definitionJsonSchema(kind: keyof typeof DEFINITION_SCHEMAS): unknown {
  return z.toJSONSchema(DEFINITION_SCHEMAS[kind], { io: 'input' });
}
