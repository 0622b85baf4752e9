// A running cycle as it stands, in one picture: its state, its partnerships, and what is raised and not sent. Node
// only.

import type { Kysely } from 'kysely';
import type { CycleState } from '../domain/cycle-state.ts';
import type { Notice } from '../domain/notices.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { Tables } from './tables.ts';

/** What `whatIf` starts from. */
export interface CyclePicture {
  readonly state: CycleState;
  readonly partnerships: readonly PartnershipState[];
  /** Notices of this cycle that wait to be sent, with the instant at which they would be. */
  readonly waiting: readonly Notice[];
}

/** Notices that were not sent, each with the reason; oldest first. */
export async function readDropped(
  db: Kysely<Tables>,
  cycle: string,
): Promise<{ readonly notice: Notice; readonly why: string }[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['notice', 'why'])
    .where('state', '=', 'dropped')
    .orderBy('send_at')
    .orderBy('key')
    .execute();
  return rows
    .map(({ notice, why }) => ({ notice: JSON.parse(notice) as Notice, why: why ?? '' }))
    .filter(({ notice }) => notice.cycle === cycle);
}

/** Reads the picture in one transaction; null when no cycle by that name was opened here. */
export function readYearSoFar(db: Kysely<Tables>, cycle: string): Promise<CyclePicture | null> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const row = await tx.selectFrom('cycles').select('state').where('cycle', '=', cycle).executeTakeFirst();
      if (!row) return null;
      const partnerships = await tx
        .selectFrom('partnerships')
        .select('state')
        .where('cycle', '=', cycle)
        .orderBy('party')
        .execute();
      const notices = await tx
        .selectFrom('notices')
        .select(['notice', 'send_at'])
        .where('state', '=', 'raised')
        .orderBy('key')
        .execute();
      return {
        state: JSON.parse(row.state) as CycleState,
        partnerships: partnerships.map(({ state }) => JSON.parse(state) as PartnershipState),
        waiting: notices
          .map(({ notice, send_at }) => ({ ...(JSON.parse(notice) as Notice), sendAt: send_at }))
          .filter((notice) => notice.cycle === cycle),
      };
    });
}
