// Which notices ask somebody to do something, or settle what they may rely on: these must arrive. Pure.

import type { NoticeKind } from './notices.ts';

const NEWS: readonly NoticeKind[] = ['invitation', 'frame-published', 'withdrawn', 'needs-delivered'];

/** False for news and invitations, which nobody has to act on. */
export function isDuty(kind: NoticeKind): boolean {
  return !NEWS.includes(kind);
}
