// What the API answers to those who change something, as zod schemas. Pure.

import { z } from 'zod';
import { date, instant, slot } from './shape-parts.ts';

const changedMail = z.object({
  date,
  at: instant,
  person: z.string().describe("A person's id"),
  whole: z.boolean().describe('False where the mail is sent anyway and says more or less'),
  notices: z.array(
    z.object({
      cycle: z.string(),
      step: z.string(),
      party: z.string(),
      kind: z.string(),
      rung: z.string(),
      deadline: date,
    }),
  ),
});

const effect = z
  .object({
    deadlines: z.array(z.object({ step: z.string(), party: z.string(), from: date, to: date })),
    comes: z.array(changedMail).describe('Mails, or parts of them, that come because of it'),
    goes: z.array(changedMail).describe('Those that would have come and do not'),
    lateness: z
      .array(z.object({ step: z.string(), party: z.string(), without: instant.nullable(), with: instant.nullable() }))
      .describe('From when somebody is late, without it and with it; null = not at all'),
    approvals: z
      .array(slot.extend({ step: z.string(), of: z.string() }))
      .describe('Whose approval is asked for in a mail that comes'),
    statuses: z.array(z.object({ step: z.string(), party: z.string(), from: z.string(), to: z.string() })),
    stages: z.array(z.object({ party: z.string(), from: z.string(), to: z.string() })),
    voided: z
      .array(slot.extend({ step: z.string(), of: z.string() }))
      .describe('Approvals that were given and count no longer'),
    later: z
      .array(
        z.object({
          step: z.string(),
          party: z.string().describe('Who owes it'),
          deadline: date,
          done: z.boolean().describe('Done already, which stays done'),
          lacks: z.object({ step: z.string(), party: z.string() }),
        }),
      )
      .describe('Steps that rest on one that is complete no longer'),
    refused: z.array(z.object({ party: z.string().nullable(), step: z.string().nullable(), sentence: z.string() })),
  })
  .describe('What it would change, as things stand now; of what moves dates or reminders, or undoes what was done');

/** What became of extensions for several. */
export const extensions = z.object({
  updateId: z.string().describe('Sent again with the same one, nobody is given an extension twice'),
  rows: z
    .array(
      z.object({
        party: z.string(),
        owner: z.string().describe('Who owes the step within the partnership'),
        extended: z.boolean(),
        seq: z.int().nullable().describe('Number of the event that it led to'),
        code: z.string().nullable().describe('Why not'),
        sentence: z.string().nullable(),
      }),
    )
    .optional(),
  extended: z.int().optional(),
  failed: z.int().optional(),
  dryRun: z.literal(true).optional(),
  effect: effect.optional(),
});

/** What became of a request. */
export const answer = z.object({
  updateId: z.string().describe('Sent again with the same one, the request is answered and not done twice'),
  seq: z.int().optional().describe('Number of the last event that the request led to'),
  dryRun: z.literal(true).optional(),
  events: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe('What it would lead to; only of a dry run, which changes nothing'),
  effect: effect.optional(),
});
