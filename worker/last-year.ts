// Last year's decisions as the store holds them, for a year that is about to open. Node only.

import type { CycleDefinitions } from '../domain/definition.ts';
import type { DocumentFields } from '../domain/document.ts';
import type { EarlierFound, PartnershipLastYear } from '../domain/last-year.ts';
import { cycleBefore, reportsOnLastYear, withLastYear } from '../domain/last-year.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import { cycleName, tryParseCycleName } from '../domain/words.ts';
import type { RunningWorld } from './run-world.ts';

type Store = Pick<RunningWorld['store'], 'definitions' | 'reads'>;

/** The definitions with what last year's cycle decided, where this year's reports are about it and it was held here. */
export async function knowingLastYear(
  { definitions: frozen, reads }: Store,
  definitions: CycleDefinitions,
): Promise<{ readonly definitions: CycleDefinitions; readonly found: EarlierFound | null }> {
  if (!reportsOnLastYear(definitions)) return { definitions, found: null };
  const names = (await reads.cycles())
    .filter(({ cycle, status }) => {
      const ref = tryParseCycleName(cycle);
      return status !== 'cancelled' && ref?.forum === definitions.forum.id && ref.year === definitions.cycle.year - 1;
    })
    .map(({ cycle }) => cycle);
  const before = cycleBefore(await Promise.all(names.map((name) => frozen.ofCycle(name))), definitions);
  if (before === null) return { definitions, found: null };
  if ('kind' in before) return { definitions, found: before };
  const { forum, scheme, cycle } = before;
  const name = cycleName({ forum: forum.id, scheme: scheme.id, year: cycle.year });
  const parties = await reads.partnerships(name);
  const partnerships = await Promise.all(
    parties.map(async ({ party }): Promise<PartnershipLastYear> => {
      const [state, rows] = await Promise.all([
        reads.state(name, party),
        reads.documents(`partnership/${name}/${party}`),
      ]);
      const documents = rows.map((row) => ({ ...row, document: JSON.parse(row.document) as DocumentFields }));
      return { state: state as PartnershipState, documents };
    }),
  );
  return withLastYear(definitions, { definitions: before, partnerships });
}
