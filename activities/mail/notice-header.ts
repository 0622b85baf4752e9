// The header line that names a notice in a mail, and its reverse. Pure.

import type { Notice } from '../../domain/notices.ts';

/** One header per notice: mail programs can sort by it, rehearsals compare by it. Ids only. */
export const NOTICE_HEADER = 'Arshjul-Notice';

const FIELDS = ['cycle', 'step', 'party', 'kind', 'rung', 'deadline'] as const;

/** A notice's public fields. */
export type HeaderNotice = Pick<Notice, (typeof FIELDS)[number]>;

export function noticeHeader(notice: HeaderNotice): string {
  return FIELDS.map((field) => `${field}=${notice[field]}`).join('; ');
}

/** Undefined when the line is no such header. */
export function tryParseNoticeHeader(line: string): Record<(typeof FIELDS)[number], string> | undefined {
  const pairs = new Map(line.split(';').map((part) => part.trim().split('=') as [string, string | undefined]));
  const found = FIELDS.map((field) => [field, pairs.get(field)] as const);
  if (found.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(found) as Record<(typeof FIELDS)[number], string>;
}
