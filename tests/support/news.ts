// A notice for tests of what becomes of mails, whatever they are about. Pure.

import type { Notice } from '../../domain/notices.ts';
import type { Instant, PersonId } from '../../domain/words.ts';

/** News, which holds whatever has become of the step: so no rows are wanted. Its key follows from what it is about. */
export function newsFor(
  person: PersonId,
  sendAt: Instant,
  about: Partial<Omit<Notice, 'person' | 'sendAt'>> = {},
): Notice {
  const party = about.party ?? 'fosen';
  const notice: Notice = {
    key: '',
    cycle: 'forum/scheme/2027',
    step: 'first-meeting',
    party,
    kind: 'frame-published',
    rung: 'now',
    deadline: '2027-01-14',
    nominal: '2027-01-14',
    was: null,
    instead: false,
    reason: null,
    deadlineRevision: 0,
    revision: 0,
    role: 'network-coordinator',
    roleParty: party,
    amount: null,
    ...about,
    person,
    sendAt,
  };
  const { cycle, step, kind } = notice;
  return { ...notice, key: about.key ?? `${cycle}|${step}|${party}|${kind}|now|0|0|${sendAt}|${person}` };
}
