// A round of mails on paper: its people, their notices, and a clock on which leases are short. Pure but for the clock.

import type { Person } from '../../domain/definition-people.ts';
import type { Notice } from '../../domain/notices.ts';
import { cycleName } from '../../domain/words.ts';
import { newsFor } from './news.ts';

export const ROUND_CYCLE = cycleName({
  forum: 'trondelag-kompetanseloftet',
  scheme: 'kompetanseloftet-2021',
  year: 2027,
});
export const ROUNDS_SCHEMA = 'rounds';

/** How much faster than real time leases run out. */
const HASTE = 40;
const EPOCH = Date.UTC(2026, 0, 1);

/** The same in every process, so that they agree about leases. */
export function quickClock(): Date {
  return new Date(EPOCH + (Date.now() - EPOCH) * HASTE);
}

export function roundPeople(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `p-${String(index).padStart(5, '0')}`;
    return {
      id,
      name: `Koordinator ${index}`,
      email: `${id}@runde.example`,
      language: index % 3 === 0 ? 'nn' : 'nb',
      roles: [{ role: 'network-coordinator', party: 'fosen' }],
    };
  });
}

/** Two pieces of news for everybody: news holds whatever has become of the step, so no rows are wanted. */
export function roundNotices(people: readonly Person[], at: string): Notice[] {
  return people.flatMap(({ id }) =>
    (['frame-published', 'needs-delivered'] as const).map((kind) =>
      newsFor(id, at, {
        cycle: ROUND_CYCLE,
        step: 'needs-report',
        kind,
        amount: kind === 'frame-published' ? 100_000 : null,
      }),
    ),
  );
}
