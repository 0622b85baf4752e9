// Assembles the activities of one world. Node only.

import { cancellationSignal, Context, log } from '@temporalio/activity';
import type { CycleRef } from '../domain/words.ts';
import type { Ports } from './ports.ts';
import { projectWith } from './project.ts';
import { announceWith, raiseNoticesWith } from './raise-notices.ts';
import { noteCycleWith, startPartnershipsWith, tellPartnershipsWith } from './reach-partnerships.ts';
import { sendDigestsWith } from './send-digests.ts';

export type Activities = ReturnType<typeof createActivities>;

/** Well below the heartbeat timeout: a process that dies is noticed, one that waits is not taken for dead. */
const BEAT_MS = 4_000;

/** Heartbeats for as long as the work goes on. */
function beating<Input, Result>(work: (input: Input) => Promise<Result>): (input: Input) => Promise<Result> {
  return async (input) => {
    const context = Context.current();
    const timer = setInterval(() => context.heartbeat(), BEAT_MS);
    try {
      return await work(input);
    } finally {
      clearInterval(timer);
    }
  };
}

export function createActivities(ports: Ports) {
  return {
    project: projectWith(ports),
    noteCycle: noteCycleWith(ports),
    startPartnerships: beating(startPartnershipsWith(ports)),
    tellPartnerships: beating(tellPartnershipsWith(ports)),
    raiseNotices: beating(raiseNoticesWith(ports)),
    announce: beating(announceWith(ports)),
    sendDigests: beating(sendDigestsWith(ports, cancellationSignal, (message, about) => void log.warn(message, about))),
    openCycle: beating(async (ref: CycleRef) => {
      const answer = await ports.engine.openCycle(ref);
      if (answer.refused !== null) log.warn(`The yearly opening was refused: ${answer.refused}`, { ...ref });
      return answer;
    }),
  };
}
