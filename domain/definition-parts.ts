// Small things that definition files are made of: ids, texts, dates, rungs. Pure. Not for the sandbox (zod).

import { z } from 'zod';
import { isLocalDate, isLocalTime } from './local-time.ts';
import { ONE_LINE } from './one-line.ts';
import { LANGUAGES, ROLES } from './words.ts';

/** An opaque id, also in file names and workflow ids. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'wanted an id: small letters, digits and hyphens, at most 80 characters')
  .describe('Opaque id. Never a person’s name: ids are shown in logs and in the Temporal UI.');
/** Texts that mails, pages and letters show on one line, and that a database can keep. */
export const line = z
  .string()
  .min(1)
  .regex(ONE_LINE, 'wanted a text on one line, without control characters or halves of characters');
/** One text in each language. */
export const labels = z
  .strictObject({ nb: line, nn: line, en: line })
  .describe('One text in bokmål, nynorsk and English.');
/** YYYY-MM-DD, and the day exists. */
export const localDate = z.string().refine(isLocalDate, 'wanted a date that exists, YYYY-MM-DD');
/** HH:MM or HH:MM:SS. */
export const localTime = z.string().refine(isLocalTime, 'wanted a time of day, HH:MM or HH:MM:SS');
/** Whole kroner, 0 or more. */
export const kroner = z.number().int('wanted whole kroner').nonnegative('wanted 0 kroner or more');
/** One of the roles. */
export const role = z.enum(ROLES);
/** One of the languages. */
export const language = z.enum(LANGUAGES);

/** Marks a part of a file whose contents nobody has published. */
export const unknown = z
  .union([line, z.array(line)])
  .optional()
  .describe(
    'What nobody has published yet. Previews go on, marked EKSEMPEL; a real opening is refused until it is gone.',
  );

/** A day of the cycle’s year, or of the one beside it. */
export const yearDate = z
  .strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    yearOffset: z.number().int().min(-1).max(1).default(0),
    unknown,
  })
  .refine((date) => date.day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]!, {
    message: 'wanted a day that the month has',
    path: ['day'],
  })
  .describe(
    'A named date of the cycle year; yearOffset -1 is the year before, 1 the year after. Never month arithmetic.',
  );

/** Rungs up to the deadline; captures number and unit. */
export const BEFORE_RUNGS = /^-(\d{1,3})(d|wd)$|^0d$/;
/** Rungs after the deadline; captures number and unit. */
export const AFTER_RUNGS = /^\+(\d{1,3})(d|wd)$/;
const before = z.string().regex(BEFORE_RUNGS, 'wanted a rung before the deadline, such as -14d, -2wd or 0d');
const after = z.string().regex(AFTER_RUNGS, 'wanted a rung after the deadline, such as +1d');

/** The reminders of an obligation. */
export const ladder = z
  .strictObject({
    before: z.array(before),
    after: z.array(after),
    list: z.array(after).describe('When the list of all who are missing goes to the roles in listTo.'),
    escalation: z
      .array(z.strictObject({ rung: after, to: z.array(role).min(1) }))
      .default([])
      .describe('Later lists that go to other roles of the office.'),
  })
  .describe('Reminders per obligation. d = calendar days, wd = working days, counted from the handled date.');

/** Working days, 0 to 250. */
export const extensionDays = z
  .number()
  .int()
  .min(0)
  .max(250)
  .describe('How many working days one party’s deadline may be put off; further only when it is said expressly.');

/** A ladder as validated. */
export type LadderDefinition = z.infer<typeof ladder>;
