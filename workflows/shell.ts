// What cycle and partnership have in common: a state folded from events, and its projection. Sandbox-safe.

import { CancellationScope, condition, workflowInfo } from '@temporalio/workflow';
import { stateFingerprint } from '../domain/fingerprint.ts';
import type { DocumentFields } from '../domain/document.ts';
import type { Projected, ProjectionInput } from '../activities/project.ts';

interface Sequenced {
  readonly seq: number;
  readonly plan: { readonly seats: unknown };
}

/** The core's side of a shell. */
export interface ShellOptions<State extends Sequenced, Event> {
  readonly state: State;
  /** Events that made `state` and are not projected yet; none after continue-as-new. */
  readonly unprojected: readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
  readonly project: (input: Omit<ProjectionInput, 'kind' | 'workflow'>) => Promise<Projected>;
}

/**
 * Holds the state of one workflow. Handlers and the main loop change it with `apply`; `run` keeps writing it to the
 * read side, and `projected` is when an Update may answer.
 */
export class Shell<State extends Sequenced, Event> {
  private current: State;
  private waiting: { seq: number; event: Event }[] = [];
  private documents: { seq: number; document: DocumentFields }[] = [];
  private projectedSeq: number;
  private readonly options: ShellOptions<State, Event>;
  private changes = 0;
  private stopping = false;

  constructor(options: ShellOptions<State, Event>) {
    this.options = options;
    this.current = options.state;
    const first = options.state.seq - options.unprojected.length;
    this.projectedSeq = first;
    this.waiting = options.unprojected.map((event, index) => ({ seq: first + index + 1, event }));
  }

  get state(): State {
    return this.current;
  }

  /** Counts changes, so that a waiting loop notices one. */
  get version(): number {
    return this.changes;
  }

  get isProjected(): boolean {
    return this.projectedSeq === this.current.seq;
  }

  /** Folds events into the state; `document` is the text that the first event is about. */
  apply(events: readonly Event[], document?: DocumentFields): void {
    for (const [index, event] of events.entries()) {
      this.current = this.options.evolve(this.current, event);
      this.waiting.push({ seq: this.current.seq, event });
      if (index === 0 && document !== undefined) this.documents.push({ seq: this.current.seq, document });
    }
    if (events.length > 0) this.changes += 1;
  }

  /** Resolves when the read model holds event `seq`. Not cut short by a cancel from outside. */
  async projected(seq: number): Promise<void> {
    await CancellationScope.nonCancellable(() => condition(() => this.projectedSeq >= seq));
  }

  /**
   * Runs the main loop with the projector beside it; ends when the loop has left and everything is written. A fault of
   * the projector is the workflow's own: left to itself it would be noticed too late for replay to name it.
   */
  async run(loop: () => Promise<void>): Promise<void> {
    const projector = this.projector();
    const left = loop().then(() => {
      this.stopping = true;
    });
    await Promise.race([left, projector]);
    await projector;
  }

  /**
   * Writes what is new to the read side, in order, for as long as the workflow runs. The answer holds the fingerprint of
   * the state that was written: on replay with changed rules it differs, and the workflow task goes red.
   */
  private async projector(): Promise<void> {
    for (;;) {
      await condition(() => this.waiting.length > 0 || this.stopping);
      if (this.waiting.length === 0) return;
      const state = this.current;
      const events = this.waiting;
      const documents = this.documents;
      this.waiting = [];
      this.documents = [];
      const { written } = await this.options.project({
        events,
        documents,
        state,
        fence: workflowInfo().historyLength,
      });
      const own = stateFingerprint(state);
      if (written !== own) {
        throw new Error(
          `Project event ${state.seq}: the state was ${written} when written and is ${own} now; the rules have changed under a running year`,
        );
      }
      this.projectedSeq = state.seq;
    }
  }
}
