// Stores for tests: embedded by default, on PostgreSQL when asked for; and projections made by the real rules. Node only.

import { projectWith } from '../../activities/project.ts';
import { decideCycle, openCycle } from '../../domain/cycle.ts';
import { evolveCycle } from '../../domain/cycle-evolve.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import type { CycleEvent } from '../../domain/cycle-events.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { DocumentFields } from '../../domain/document.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import type { PartnershipEvent } from '../../domain/partnership-events.ts';
import type { Database } from '../../store/open.ts';
import { openDatabase } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { databaseOfRun } from './postgres-of-run.ts';
import { compiledYear, examplePeople, smallYear } from './years.ts';

/** Set by the suites that run a second time, on PostgreSQL: `*.postgres.test.ts`. */
export const ON_POSTGRES = process.env['ARSHJUL_TEST_POSTGRES'] === '1';

/** Opens the database that the suite is to run on. */
export async function openTestDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
  if (!ON_POSTGRES) {
    const database = await openDatabase({ kind: 'memory' });
    return { database, close: () => database.close() };
  }
  const server = await databaseOfRun();
  const database = await openDatabase({ kind: 'postgres', url: server.url });
  return {
    database,
    async close() {
      await database.close();
      await server.drop();
    },
  };
}

/** A cycle of one network and its partnership, as the engine would run and project them, without an engine. */
export class PaperYear {
  readonly year = compiledYear(smallYear(2027, 1), examplePeople());
  readonly name = 'trondelag-kompetanseloftet/kompetanseloftet-2021/2027';
  readonly cycleWorkflow = `cycle/${this.name}`;
  readonly workflow = `partnership/${this.name}/fosen`;
  cycle: CycleState;
  partnership: PartnershipState;
  /** What `project` was called with, oldest first, so that a test can call it again. */
  readonly projected: (() => Promise<unknown>)[] = [];
  readonly rings: string[] = [];
  /** Events that a longer history has, as after a workflow task that timed out. */
  timedOut = 0;
  private readonly project: ReturnType<typeof projectWith>;

  constructor(store: WorldStore) {
    const { plan, partnerships } = this.year;
    this.cycle = openCycle(plan, plan.opensAt);
    this.partnership = openPartnership(partnerships[0]!, plan.opensAt);
    this.project = projectWith({
      projections: store.projections,
      directory: store.directory,
      suspensions: store.suspensions,
      engine: {
        ringDesk: (at) => Promise.resolve(void this.rings.push(at)),
        startPartnership: () => Promise.resolve(),
        tellPartnership: () => Promise.resolve(),
        noteCycle: () => Promise.resolve(),
        openCycle: () => Promise.resolve({ opened: null, refused: null }),
      },
    });
  }

  async open(): Promise<void> {
    const at = this.year.plan.opensAt;
    await this.write('cycle', 1, [{ type: 'opened', at, actor: 'opener', requestId: null }]);
    await this.write('partnership', 1, [{ type: 'opened', at, actor: 'cycle', requestId: null }]);
  }

  async commandPartnership(command: PartnershipCommand): Promise<void> {
    const first = this.partnership.seq + 1;
    const events = decidePartnership(this.partnership, command);
    this.partnership = events.reduce(evolvePartnership, this.partnership);
    await this.write('partnership', first, events, command.type === 'submit' ? command.document : undefined);
  }

  async commandCycle(command: CycleCommand): Promise<void> {
    const first = this.cycle.seq + 1;
    const events = decideCycle(this.cycle, command);
    this.cycle = events.reduce(evolveCycle, this.cycle);
    await this.write('cycle', first, events);
  }

  private async write(
    kind: 'cycle' | 'partnership',
    first: number,
    events: readonly (CycleEvent | PartnershipEvent)[],
    document?: DocumentFields,
  ): Promise<void> {
    const input = {
      kind,
      workflow: kind === 'cycle' ? this.cycleWorkflow : this.workflow,
      events: events.map((event, index) => ({ seq: first + index, event })),
      documents: document === undefined ? [] : [{ seq: first, document }],
      state: kind === 'cycle' ? this.cycle : this.partnership,
      fence: first + this.timedOut,
    };
    const call = () => this.project(input);
    this.projected.push(call);
    await call();
  }
}
