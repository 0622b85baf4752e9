// What each kind of notice is to its receiver: a duty or an offer, at once or with the day's digest. Pure.
// Sandbox-safe.

import type { NoticeKind } from './notices.ts';

export interface KindRule {
  /** A duty kind is about a deadline or a decision in which the receiver has a role; it cannot be switched off. */
  readonly duty: boolean;
  /** Sent within minutes in office hours; others come with the day's digest. */
  readonly immediate: boolean;
}

const DIGEST: KindRule = { duty: true, immediate: false };
const AT_ONCE: KindRule = { duty: true, immediate: true };

/** The rule of each kind; `docs/mail.md` shows it as a table. */
export const KIND_RULES: Readonly<Record<NoticeKind, KindRule>> = {
  invitation: { duty: false, immediate: false },
  reminder: DIGEST,
  'reminder-asked': DIGEST,
  overdue: DIGEST,
  list: DIGEST,
  'list-waiting': DIGEST,
  'approval-asked': AT_ONCE,
  'approval-reminder': DIGEST,
  'changes-asked': AT_ONCE,
  'acceptance-asked': AT_ONCE,
  'deadline-changed': AT_ONCE,
  'frame-published': AT_ONCE,
  'frame-final': AT_ONCE,
  'recommendation-ready': AT_ONCE,
  'decision-prepared': AT_ONCE,
  'need-answered': AT_ONCE,
  'returned-to-forum': AT_ONCE,
  'decision-published': AT_ONCE,
  withdrawn: { duty: false, immediate: true },
  'needs-delivered': { duty: false, immediate: false },
  'decision-delayed': AT_ONCE,
  'meeting-called': AT_ONCE,
  'meeting-cancelled': AT_ONCE,
  'meeting-papers': AT_ONCE,
  'meeting-reminder': DIGEST,
  'papers-due': DIGEST,
  'request-asked': AT_ONCE,
  'request-answered': AT_ONCE,
  'report-accepted': AT_ONCE,
  'year-blocked': DIGEST,
  'standing-in': DIGEST,
  back: DIGEST,
  'handed-over': DIGEST,
  'taken-over': DIGEST,
};

/** Kinds that a receiver may switch off. */
export const OPTIONAL_KINDS = ['invitation', 'withdrawn', 'needs-delivered'] as const satisfies readonly NoticeKind[];
export type OptionalKind = (typeof OPTIONAL_KINDS)[number];

/** Whether a receiver may switch a kind off. */
export function isOptionalKind(kind: string): kind is OptionalKind {
  return (OPTIONAL_KINDS as readonly string[]).includes(kind);
}

/** Kinds about a person's place in the directory: they tell of no obligation of their own. */
export const PLACE_KINDS = [
  'standing-in',
  'back',
  'handed-over',
  'taken-over',
] as const satisfies readonly NoticeKind[];
export type PlaceKind = (typeof PLACE_KINDS)[number];

export function isPlaceKind(kind: NoticeKind): kind is PlaceKind {
  return (PLACE_KINDS as readonly NoticeKind[]).includes(kind);
}
