// What the API answers of what happened and what was sent, as zod schemas. Pure.

import { z } from 'zod';
import { instant } from './shape-parts.ts';

/** One mail in the log. */
export const mailLine = z.object({
  key: z.string(),
  person: z.string().describe("A person's id"),
  date: instant,
  state: z.string(),
  subject: z.string().nullable().describe('Null before it is handed over, and after the words are forgotten'),
  reply: z.string().nullable(),
  report: z.string().nullable(),
});

/** One mail with its words. */
export const mail = mailLine.extend({
  messageId: z.string(),
  text: z.string().nullable(),
  notices: z.array(
    z.object({
      cycle: z.string(),
      step: z.string(),
      party: z.string(),
      kind: z.string(),
      rung: z.string(),
      deadline: z.string(),
    }),
  ),
});

/** One entry of a journal. */
export const entry = z.object({
  seq: z.int(),
  at: instant,
  actor: z.string(),
  type: z.string(),
  event: z.record(z.string(), z.unknown()),
  ruleVersion: z.int(),
  softwareVersion: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
