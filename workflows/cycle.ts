// One cycle: the calendar of a fiscal year, the forum's approval and the governor's decision. Sandbox-safe.

import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { agendaOf } from '../domain/agenda.ts';
import { answeredCycleRequest, decideCycle, openCycle } from '../domain/cycle.ts';
import { cycleDue, nextMomentAt } from '../domain/cycle-due.ts';
import { evolveCycle } from '../domain/cycle-evolve.ts';
import { basesAgainstFrame } from '../domain/cycle-frame.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { CycleCommand } from '../domain/cycle-commands.ts';
import type { CycleEvent } from '../domain/cycle-events.ts';
import { explainCycle } from '../domain/explain-cycle.ts';
import { isLate } from '../domain/deadline.ts';
import { rowsOfCycle } from '../domain/meeting-moments.ts';
import { obligationsOfCycle } from '../domain/obligations.ts';
import type { PartnershipNote } from '../domain/tell-kinds.ts';
import type { Instant } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { store } from './activity-proxies.ts';
import { BusinessClock } from './clock.ts';
import type { Answer, CycleInput } from './contract.ts';
import { MESSAGES } from './contract.ts';
import { carryOut } from './cycle-effects.ts';
import { onAdvance, onQuery, onSignal, onUpdate, withoutToken } from './handlers.ts';
import type { CycleUpdateName } from './messages.ts';
import { CYCLE_UPDATES, FORUM_APPROVAL, NOTE_FROM_PARTNERSHIP } from './messages.ts';
import { isUndecodable } from './payload-converter.ts';
import { NEXT_DEADLINE_KEY, OVERDUE_KEY, STAGE_KEY } from './search-attributes.ts';
import { Shell } from './shell.ts';

type Message = { requestId: string; actor: string; at?: Instant };

export async function cycle(input: CycleInput): Promise<void> {
  // An unreadable start must wait for a worker that can read it, so this stops the task and not the workflow.
  if (isUndecodable(input)) throw new Error(`Start a cycle: the input cannot be decoded (${input.why})`);
  const opened = input.carried?.state ?? openCycle(input.plan, input.openedAt);
  const clock = new BusinessClock(input.world.clock, input.carried?.clockNow ?? opened.now);
  const workflow = `cycle/${cycleName(opened.plan.ref)}`;
  const shell = new Shell<CycleState, CycleEvent>({
    state: opened,
    unprojected: input.carried
      ? []
      : [{ type: 'opened', at: input.openedAt, actor: input.openedBy ?? 'opener', requestId: null }],
    evolve: evolveCycle,
    project: (part) => store.project({ kind: 'cycle', workflow, ...part }),
  });
  let clockMoves = 0;
  const busy = (): boolean => cycleDue(shell.state, clock.now()).effect !== null || !shell.isProjected;
  const next = (): Instant | null => cycleDue(shell.state, clock.now()).next ?? nextMomentAt(shell.state);
  const refused = (message: string) => (reason: string) =>
    shell.apply([{ type: 'refused', message, reason, at: clock.now(), actor: 'temporal', requestId: null }]);

  // Tried out before it is taken: a state that no agenda or list can be made of would stop every task after it.
  const decided = (command: CycleCommand): CycleEvent[] => {
    const events = decideCycle(shell.state, command);
    const after = events.reduce(evolveCycle, shell.state);
    cycleDue(after, clock.now());
    rowsOfCycle(after);
    explainCycle(after, clock.now());
    return events;
  };

  for (const name of Object.keys(CYCLE_UPDATES) as CycleUpdateName[]) {
    const commandOf = (message: Message): CycleCommand =>
      ({ ...message, type: name, at: clock.timeOf(message.at, name) }) as CycleCommand;
    onUpdate<Message, Answer>(name, CYCLE_UPDATES[name], {
      check: (message) => void decided(commandOf(message)),
      change: (message) => {
        const command = commandOf(message);
        shell.apply(decided(command), 'document' in command ? command.document : undefined);
        clock.moveTo(command.at);
        return answeredCycleRequest(shell.state, command) ?? shell.state.seq;
      },
      answer: async (seq) => {
        await shell.projected(seq);
        // The effect includes what partnerships are told: their rows must show it too.
        const told = shell.state.tellSeq;
        await condition(() => !shell.state.tells.some((queued) => queued.seq <= told && queued.attempt === 1));
        return { seq };
      },
    });
  }
  onSignal<Message & { revision: number; note?: string }>(
    MESSAGES.forumApproval,
    FORUM_APPROVAL,
    (message) => {
      const at = clock.timeOf(message.at, MESSAGES.forumApproval);
      shell.apply(decided({ ...message, type: 'forumApproval', at }));
      clock.moveTo(at);
    },
    refused(MESSAGES.forumApproval),
  );
  // A Signal: it is durable without a free worker, so a hundred deliveries in one minute wait for nobody.
  onSignal<Message & { token: string; party: string; notes: readonly PartnershipNote[] }>(
    MESSAGES.noteFromPartnership,
    NOTE_FROM_PARTNERSHIP,
    (message) => {
      const at = clock.timeOf(message.at, MESSAGES.noteFromPartnership);
      const note = withoutToken(message, input.token, MESSAGES.noteFromPartnership);
      shell.apply(decided({ ...note, type: 'noteFromPartnership', at }));
    },
    refused(MESSAGES.noteFromPartnership),
  );
  onAdvance(clock, {
    idleAt: () => !busy(),
    next,
    moved: () => {
      clockMoves += 1;
    },
  });
  onQuery(MESSAGES.status, () => ({
    workflow,
    stage: shell.state.status,
    now: clock.now(),
    next: next(),
    seq: shell.state.seq,
    ref: opened.plan.ref,
    example: opened.plan.example,
    firstMeeting: shell.state.firstMeeting,
    finalFrame: shell.state.finalFrame,
    bases: basesAgainstFrame(`Compare with the frame (${workflow})`, opened.plan, shell.state),
    recommendation: shell.state.recommendation,
    prepared: shell.state.prepared,
    decision: shell.state.decision,
    forum: shell.state.forum,
    settled: shell.state.settled,
    delivered: shell.state.delivered,
    withdrawn: shell.state.withdrawn,
    unfinishedAtEnd: shell.state.unfinishedAtEnd,
    retries: shell.state.tells.filter((queued) => queued.attempt > 1),
    obligations: rowsOfCycle(shell.state),
  }));
  onQuery(MESSAGES.agenda, () =>
    agendaOf(shell.state).map((moment) => ({ ...moment, done: moment.at <= shell.state.handledThrough })),
  );
  onQuery(MESSAGES.explain, () => explainCycle(shell.state, clock.now()));

  void journalCancel(refused('cancel'));
  const loop = async (): Promise<void> => {
    const seen = { stage: input.carried ? (shell.state.status as string) : '', next: '', overdue: false };
    for (;;) {
      const due = cycleDue(shell.state, clock.now());
      if (due.effect !== null) {
        await carryOut(shell, due.effect, clock, input.token);
        continue;
      }
      show(shell.state, clock.now(), due.next, seen);
      const ended = shell.state.status === 'closed' || shell.state.status === 'cancelled';
      const mayLeave = (): boolean => shell.isProjected && allHandlersFinished();
      const wantsToLeave = ended || workflowInfo().continueAsNewSuggested;
      if (wantsToLeave && mayLeave()) {
        if (ended) break;
        await continueAsNew<typeof cycle>({ ...input, carried: { state: shell.state, clockNow: clock.now() } });
      }
      const { version } = shell;
      const moves = clockMoves;
      const woken = (): boolean => shell.version !== version || clockMoves !== moves || (wantsToLeave && mayLeave());
      if (due.next === null || clock.stands) await condition(woken);
      else await condition(woken, clock.msUntil(due.next));
    }
  };
  await CancellationScope.nonCancellable(() => shell.run(loop));
}

/** Shows stage and next deadline to operators; an upsert costs an event, so only when something changed. */
function show(
  state: CycleState,
  now: Instant,
  next: Instant | null,
  seen: { stage: string; next: string; overdue: boolean },
): void {
  const rows = obligationsOfCycle(state);
  const open = rows.filter((row) => row.status === 'open');
  const overdue = open.some((row) => isLate(row, now));
  const deadline =
    open
      .map((row) => row.instant)
      .filter((instant) => instant > now)
      .sort()[0] ?? '';
  setCurrentDetails(
    `Status: ${state.status}. Next moment: ${next ?? 'none'}. Waits for: ${explainCycle(state, now).waitsFor.code}.`,
  );
  if (seen.stage === state.status && seen.next === deadline && seen.overdue === overdue) return;
  upsertSearchAttributes([
    { key: STAGE_KEY, value: state.status },
    { key: OVERDUE_KEY, value: overdue },
    { key: NEXT_DEADLINE_KEY, value: deadline === '' ? null : new Date(deadline) },
  ]);
  seen.stage = state.status;
  seen.next = deadline;
  seen.overdue = overdue;
}

/** A cancel from the Temporal UI is written down and not obeyed: `cancelCycle` is the way. */
async function journalCancel(refused: (reason: string) => void): Promise<void> {
  try {
    await CancellationScope.current().cancelRequested;
  } catch {
    refused('Cancel a cycle from Temporal: wanted the Update cancelCycle, with a reason');
  }
}
