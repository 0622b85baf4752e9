// What the API's answers are made of. Pure.

import { z } from 'zod';

/** An instant. */
export const instant = z.string().describe('Instant in UTC, ISO 8601 with Z');
/** A local date. */
export const date = z.string().describe('Local date in Norway, YYYY-MM-DD');
/** Whole kroner. */
export const kroner = z.int().describe('Whole kroner');
/** A text in every language. */
export const labels = z.object({ nb: z.string(), nn: z.string(), en: z.string() });
/** An approval that is wanted. */
export const slot = z.object({ role: z.string(), party: z.string() });
