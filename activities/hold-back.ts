// Holds a round of mails that is larger than usual, so that somebody can have a look first. Node only.

import { judgeRound } from '../domain/bulk-hold.ts';
import type { Instant } from '../domain/words.ts';
import type { Ports } from './ports.ts';

/**
 * Begins a hold, or ends one that is over; answers whether it did, since other people may be sent to then. `atMost` = to so
 * many people something may be sent at present. Safe to be asked by several at once: one of them begins the hold, and tells.
 */
export async function holdBack(
  { holds, holdRule }: Pick<Ports, 'holds' | 'holdRule'>,
  round: { readonly planned: Instant; readonly now: Instant; readonly atMost: number },
  warn: (message: string, about: Record<string, unknown>) => void,
): Promise<boolean> {
  const { planned, now, atMost } = round;
  const until = await holds.until();
  // A hold that is on is served to its end though the rule was switched off meanwhile.
  const rule = holdRule ?? { above: 0, minutes: 0 };
  const asks = until === null && rule.above > 0 && atMost > rule.above;
  const people = asks ? await holds.peopleDue(planned) : 0;
  const step = judgeRound({ people, now, until }, rule);
  if (step.do === 'let-go') await holds.end(now);
  if (step.do === 'hold') {
    const hold = await holds.begin({ since: now, until: step.until, people });
    if (hold !== null)
      warn('A round of mails is held: somebody may look at it first', { hold, people, until: step.until });
  }
  return step.do === 'let-go' || step.do === 'hold';
}
