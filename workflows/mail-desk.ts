// The mail desk: wakes when somebody has an unsent notice, and sends each person one mail. Sandbox-safe.

import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setCurrentDetails,
  workflowInfo,
} from '@temporalio/workflow';
import { toInstant, toMs } from '../domain/local-time.ts';
import type { Instant } from '../domain/words.ts';
import { batch } from './activity-proxies.ts';
import { BusinessClock } from './clock.ts';
import type { DeskInput } from './contract.ts';
import { MESSAGES } from './contract.ts';
import { onAdvance, onQuery, onSignal, onUpdate } from './handlers.ts';
import { RING } from './messages.ts';
import { isUndecodable } from './payload-converter.ts';

export async function mailDesk(input: DeskInput): Promise<void> {
  // An unreadable start must wait for a worker that can read it, so this stops the task and not the workflow.
  if (isUndecodable(input)) throw new Error(`Start the mail desk: the input cannot be decoded (${input.why})`);
  const clock = new BusinessClock(input.world.clock, input.startedAt);
  // Nobody knows what waits for a desk that starts: it looks once. Where the clock stands, the rings tell all.
  let wakeAt = input.wakeAt ?? (clock.stands ? null : input.startedAt);
  let waitingSince = input.waitingSince ?? null;
  let closing = false;
  let sending = false;
  let changes = 0;
  const wakeNoLaterThan = (at: Instant | null): void => {
    if (at === null || (wakeAt !== null && wakeAt <= at)) return;
    wakeAt = at;
    changes += 1;
  };
  const isDue = (): boolean => wakeAt !== null && wakeAt <= clock.now();

  onSignal<{ at: Instant }>(
    MESSAGES.ring,
    RING,
    ({ at }) => wakeNoLaterThan(toInstant(toMs(at))),
    () => undefined,
  );
  onUpdate<Record<string, never>, { closed: true }>(
    MESSAGES.closeDesk,
    {},
    {
      check: () => undefined,
      change: () => {
        closing = true;
        changes += 1;
        return 0;
      },
      answer: async () => {
        await condition(() => !sending);
        return { closed: true };
      },
    },
  );
  onAdvance(clock, {
    idleAt: () => !sending && !isDue(),
    next: () => wakeAt,
    moved: () => {
      changes += 1;
    },
  });
  onQuery(MESSAGES.status, () => ({
    workflow: 'mail-desk',
    stage: closing ? 'closed' : 'open',
    now: clock.now(),
    next: wakeAt,
  }));
  onQuery(MESSAGES.agenda, () => (wakeAt === null ? [] : [{ at: wakeAt, kind: 'send' }]));
  onQuery(MESSAGES.explain, () => ({ waitsFor: wakeAt === null ? 'a notice' : 'the time to send', next: wakeAt }));

  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      if (isDue() && !closing) {
        // What became due in between goes into the same mails.
        const now = clock.stands ? wakeAt! : clock.now();
        wakeAt = null;
        sending = true;
        setCurrentDetails(`Sending what is due at ${now}`);
        const since = waitingSince ?? now;
        const round = { planned: now, now, ...(clock.stands ? {} : { waitingSince: since }) };
        const { next, behind } = await batch.sendDigests(round);
        waitingSince = behind > 0 ? since : null;
        wakeNoLaterThan(next);
        sending = false;
        continue;
      }
      setCurrentDetails(wakeAt === null ? 'Nothing to send.' : `Sends next at ${wakeAt}`);
      const wantsToLeave = closing || workflowInfo().continueAsNewSuggested;
      if (wantsToLeave && allHandlersFinished()) {
        if (closing) return;
        const { world } = input;
        const waits = waitingSince === null ? {} : { waitingSince };
        await continueAsNew<typeof mailDesk>({ world, startedAt: clock.now(), wakeAt, ...waits });
      }
      const seen = changes;
      const woken = (): boolean => changes !== seen || (wantsToLeave && allHandlersFinished());
      if (wakeAt === null || clock.stands) await condition(woken);
      else await condition(woken, clock.msUntil(wakeAt));
    }
  });
}
