// The digest's sentences by language, and which kinds of notice are alike. Pure. Sandbox-safe.

import { PLACE_KINDS } from '../domain/notice-kinds.ts';
import type { NoticeKind } from '../domain/notices.ts';
import type { Language, StepId } from '../domain/words.ts';
import { digestEn } from './digest-en.ts';
import { digestNb } from './digest-nb.ts';
import { digestNn } from './digest-nn.ts';
import type { Act, DigestWords } from './digest-sentences.ts';
import type { CycleFacts } from './facts.ts';

/** The sentences of each language. */
export const DIGEST_WORDS: Readonly<Record<Language, DigestWords>> = { nb: digestNb, nn: digestNn, en: digestEn };

/** Kinds that are about a deadline that comes again in a reminder: they are counted as reminders. */
export const REMINDER_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'reminder',
  'reminder-asked',
  'overdue',
  'approval-reminder',
]);

/** Kinds whose deadline has passed by their nature. */
export const PASSED_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'overdue',
  'list',
  'list-waiting',
  'acceptance-asked',
]);

/** Kinds that tell what has happened: no deadline of theirs is ahead. */
export const NEWS_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'frame-published',
  'frame-final',
  'decision-published',
  'need-answered',
  'withdrawn',
  'needs-delivered',
  'decision-delayed',
  'meeting-called',
  'meeting-cancelled',
  'meeting-papers',
  'meeting-reminder',
  'request-asked',
  'request-answered',
  'report-accepted',
  'year-blocked',
  ...PLACE_KINDS,
]);

/** What must be done about a step; a step of unknown kind is delivered. */
export function actOf(facts: CycleFacts, step: StepId): Act {
  const kind = facts.stepKinds?.[step];
  switch (kind) {
    case 'meeting':
    case 'recommendation':
    case 'decision':
    case 'spending-plan':
      return kind;
    case 'long-term-plan':
    case 'procurement':
      return 'record';
    default:
      return facts.recordedSteps?.includes(step) ? 'record' : 'deliver';
  }
}
