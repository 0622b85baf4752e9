// What the API's addresses hold, and what stands behind the question mark, as zod schemas. Pure.

import { z } from 'zod';
import { LANGUAGES } from '../../domain/words.ts';

const ID = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);

/** Parts of addresses. */
export const CYCLE_PARAMS = z.object({
  forum: ID.describe('Id of the forum'),
  scheme: ID.describe('Id of the scheme version'),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .describe('Fiscal year'),
});

export const PARTNERSHIP_PARAMS = CYCLE_PARAMS.extend({ party: ID.describe('Id of the partnership') });
/** An address without parts. */
export const NO_PARAMS = z.object({});

/** What stands behind the question mark. */
export const NO_QUERY = z.object({});
export const LANGUAGE_QUERY = z.object({ language: z.enum(LANGUAGES).default('nb').describe('Of the words') });
export const DRY_QUERY = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Ask the rules what it would lead to, and change nothing'),
});
export const limit = z.coerce.number().int().min(1).max(1000).default(200).describe('How many at most');

export const JOURNAL_QUERY = z.object({
  after: z.coerce.number().int().min(0).default(0).describe('Number of the entry after which to begin'),
  limit,
});
export const MAILS_QUERY = z.object({
  person: z.string().max(200).optional().describe('Id of the recipient'),
  cycle: z.string().max(200).optional().describe('About this cycle, forum/scheme/year'),
  state: z.string().max(40).optional(),
  before: z.string().max(400).optional().describe('As the answer before named it'),
  limit,
});

export const PERSON_PARAMS = z.object({ person: z.string().max(200).describe('Id of the person') });

export const PEOPLE_QUERY = z.object({
  after: z.string().max(200).optional().describe('As the answer before named it'),
  limit,
});
