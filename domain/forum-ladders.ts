// When the forum is reminded, by itself: of papers, of a meeting, of an answer in writing. Pure. Sandbox-safe.

import type { Ladder } from './ladder.ts';

/** To the secretariat: before the papers are due, on the day and after. */
export const PAPERS_LADDER: Ladder = { before: ['-2wd', '0d'], after: ['+1d'], list: [] };
/** To those who sit in the forum: once. */
export const MEETING_LADDER: Ladder = { before: ['-1wd'], after: [], list: [] };
/** To those who have not answered in writing: before the day by which they are asked to, on it and after. */
export const WRITING_LADDER: Ladder = { before: ['-1wd', '0d'], after: ['+1d'], list: [] };
