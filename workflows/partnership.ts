// One partnership's year: people hand in, approve and report; the cycle tells it what was decided. Sandbox-safe.

import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { explainPartnership } from '../domain/explain-partnership.ts';
import { obligationsOfPartnership } from '../domain/obligations.ts';
import { answeredPartnershipRequest, decidePartnership } from '../domain/partnership.ts';
import { openPartnership } from '../domain/partnership-open.ts';
import { evolvePartnership } from '../domain/partnership-evolve.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { PartnershipCommand } from '../domain/partnership-commands.ts';
import type { PartnershipEvent } from '../domain/partnership-events.ts';
import { stageOf } from '../domain/stage.ts';
import type { Instant } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { engine, store } from './activity-proxies.ts';
import { BusinessClock } from './clock.ts';
import type { Answer, PartnershipInput } from './contract.ts';
import { MESSAGES } from './contract.ts';
import { onAdvance, onQuery, onUpdate, withoutToken } from './handlers.ts';
import type { PartnershipUpdateName } from './messages.ts';
import { PARTNERSHIP_UPDATES } from './messages.ts';
import { isUndecodable } from './payload-converter.ts';
import { STAGE_KEY } from './search-attributes.ts';
import { Shell } from './shell.ts';

type Message = { requestId: string; actor: string; at?: Instant };

export async function partnership(input: PartnershipInput): Promise<void> {
  // An unreadable start must wait for a worker that can read it, so this stops the task and not the workflow.
  if (isUndecodable(input)) throw new Error(`Start a partnership: the input cannot be decoded (${input.why})`);
  const opened = input.carried?.state ?? openPartnership(input.plan, input.openedAt);
  const clock = new BusinessClock(input.world.clock, input.carried?.clockNow ?? opened.now);
  const workflow = `partnership/${cycleName(opened.plan.ref)}/${opened.plan.party}`;
  const shell = new Shell<PartnershipState, PartnershipEvent>({
    state: opened,
    unprojected: input.carried ? [] : [{ type: 'opened', at: input.openedAt, actor: 'cycle', requestId: null }],
    evolve: evolvePartnership,
    project: (part) => store.project({ kind: 'partnership', workflow, ...part }),
  });

  // Tried out before it is taken: a state that no list or explanation can be made of would stop every task after it.
  const decided = (command: PartnershipCommand): PartnershipEvent[] => {
    const events = decidePartnership(shell.state, command);
    const after = events.reduce(evolvePartnership, shell.state);
    obligationsOfPartnership(after);
    explainPartnership(after, clock.now());
    return events;
  };

  for (const name of Object.keys(PARTNERSHIP_UPDATES) as PartnershipUpdateName[]) {
    const commandOf = (message: Message): PartnershipCommand =>
      ({
        ...withoutToken(message, input.token, name),
        type: name,
        at: clock.timeOf(message.at, name),
      }) as PartnershipCommand;
    onUpdate<Message, Answer>(name, PARTNERSHIP_UPDATES[name], {
      check: (message) => void decided(commandOf(message)),
      change: (message) => {
        const command = commandOf(message);
        const events = decided(command);
        shell.apply(events, 'document' in command ? command.document : undefined);
        clock.moveTo(command.at);
        return answeredPartnershipRequest(shell.state, command) ?? shell.state.seq;
      },
      answer: async (seq) => {
        await shell.projected(seq);
        // What decides over the cycle must be known to the cycle before anybody is answered.
        await condition(() => shell.state.notes.length === 0);
        return { seq };
      },
    });
  }
  onAdvance(clock, { idleAt: () => shell.isProjected, next: () => null, moved: () => undefined });
  onQuery(MESSAGES.status, () => ({
    workflow,
    stage: stageOf(shell.state),
    now: clock.now(),
    next: null,
    seq: shell.state.seq,
    grant: shell.state.grant,
    stages: shell.state.stages,
    obligations: obligationsOfPartnership(shell.state),
  }));
  onQuery(MESSAGES.agenda, () =>
    obligationsOfPartnership(shell.state).map(({ step, party, nominal, handled, instant, status }) => ({
      step,
      party,
      nominal,
      handled,
      instant,
      status,
    })),
  );
  onQuery(MESSAGES.explain, () => explainPartnership(shell.state, clock.now()));

  void journalCancel(shell, clock);
  const loop = async (): Promise<void> => {
    let shown = input.carried ? stageOf(shell.state) : null;
    for (;;) {
      const { notes, seq } = shell.state;
      if (notes.length > 0) {
        await engine.noteCycle({
          ref: opened.plan.ref,
          party: opened.plan.party,
          seq,
          notes,
          at: shell.state.now,
          token: input.token,
        });
        shell.apply([
          { type: 'cycle-noted', count: notes.length, at: shell.state.now, actor: 'cycle', requestId: null },
        ]);
        continue;
      }
      const stage = stageOf(shell.state);
      if (stage !== shown) {
        upsertSearchAttributes([{ key: STAGE_KEY, value: stage }]);
        shown = stage;
      }
      setCurrentDetails(`Stage: ${stage}. Waits for: ${explainPartnership(shell.state, clock.now()).waitsFor.code}.`);
      if (shell.isProjected && allHandlersFinished()) {
        if (shell.state.ended) break;
        if (workflowInfo().continueAsNewSuggested) {
          await continueAsNew<typeof partnership>({ ...input, carried: { state: shell.state, clockNow: clock.now() } });
        }
      }
      const { version } = shell;
      const wasProjected = shell.isProjected;
      await condition(
        () =>
          shell.version !== version ||
          shell.isProjected !== wasProjected ||
          ((shell.state.ended || workflowInfo().continueAsNewSuggested) && shell.isProjected && allHandlersFinished()),
      );
    }
  };
  await CancellationScope.nonCancellable(() => shell.run(loop));
}

/** A cancel from the Temporal UI is written down and not obeyed: `withdraw` and `cancelCycle` are the ways to end. */
async function journalCancel(shell: Shell<PartnershipState, PartnershipEvent>, clock: BusinessClock): Promise<void> {
  try {
    await CancellationScope.current().cancelRequested;
  } catch {
    shell.apply([
      {
        type: 'refused',
        message: 'cancel',
        reason: 'Cancel a partnership: wanted withdraw, or cancelCycle',
        at: clock.now(),
        actor: 'temporal',
        requestId: null,
      },
    ]);
  }
}
