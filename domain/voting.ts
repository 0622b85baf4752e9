// How an item ends: dissents, votes, quorum and the rule by which a vote carries. Pure. Sandbox-safe.

import type { ForumPlan, VotingRule } from './forum-plan.ts';
import type { ItemOutcome, Present, Said, Vote } from './forum-state.ts';
import { refuse } from './refusal.ts';
import { voters } from './seats.ts';
import type { LocalDate } from './words.ts';

/** Votes counted. */
export interface Count {
  readonly for: number;
  readonly against: number;
  readonly abstains: number;
}

export function countVotes(votes: readonly { readonly vote: Vote }[]): Count {
  const of = (vote: Vote): number => votes.filter((one) => one.vote === vote).length;
  return { for: of('for'), against: of('against'), abstains: of('abstains') };
}

/** Whether a count carries by a rule. `taking` = voting seats that take part in the item. */
export function carries(rule: VotingRule, count: Count, taking: number): boolean {
  switch (rule) {
    case 'simple-majority':
      return count.for > count.against;
    case 'absolute-majority':
      return count.for * 2 > taking;
    case 'two-thirds':
      return count.for > 0 && count.for * 3 >= (count.for + count.against) * 2;
  }
}

/** Refuses a treatment without a quorum, where the forum has one. Whoever stepped back does not count. */
export function requireQuorum(plan: ForumPlan, where: string, part: readonly Present[], day: LocalDate): void {
  if (plan.quorum === null) return;
  const taking = voters(plan, part, day);
  if (taking.length < plan.quorum.seats) {
    refuse(
      'wrong-stage',
      `${where}: ${taking.length} voting seats take part, wanted the quorum of ${plan.quorum.seats}`,
    );
  }
  const groups = new Set(taking.map((one) => plan.seats.find((seat) => seat.id === one.seat)!.group));
  const missing = plan.quorum.groups.filter((group) => !groups.has(group));
  if (missing.length > 0) {
    refuse('wrong-stage', `${where}: nobody takes part for ${missing.join(', ')}, wanted that group for a quorum`);
  }
}

/** Finds who is meant among those who take part; refuses everybody else. */
function requireTakingPart(where: string, part: readonly Present[], who: string): Present {
  return (
    part.find((one) => one.person === who || one.seat === who) ??
    refuse(
      'wrong-role',
      `${where}: "${who}" takes no part in this item, wanted one of ${part.map((one) => one.person).join(', ') || 'nobody: no attendance is recorded'}`,
    )
  );
}

/**
 * Dissents and votes with seat and person found. Refuses what the forum's rules do not allow; agrees with the outcome.
 */
export function judge(
  plan: ForumPlan,
  where: string,
  part: readonly Present[],
  day: LocalDate,
  outcome: ItemOutcome,
  said: Said,
): {
  dissents: (Present & { readonly statement: string })[];
  votes: (Present & { readonly vote: Vote })[];
} {
  const voting = voters(plan, part, day);
  const requireVoter = (who: string): Present => {
    const one = requireTakingPart(where, part, who);
    if (!voting.includes(one)) refuse('wrong-role', `${where}: the seat ${one.seat} has no vote, wanted one that has`);
    return one;
  };
  const dissents = (said.dissents ?? []).map(({ who, statement }) => ({ ...requireVoter(who), statement }));
  const votes = (said.votes ?? []).map(({ who, vote }) => ({ ...requireVoter(who), vote }));
  requireOnce(where, dissents, 'dissents');
  requireOnce(where, votes, 'votes');
  if (votes.length > 0 && outcome !== 'voted' && outcome !== 'no-result') {
    refuse('misshapen', `${where}: there are ${votes.length} votes and the outcome is ${outcome}, wanted voted`);
  }
  if (dissents.length > 0 && (outcome === 'agreed' || outcome === 'postponed')) {
    refuse(
      'misshapen',
      `${where}: there are ${dissents.length} dissents and the outcome is ${outcome}, wanted agreed-with-dissent`,
    );
  }
  if (outcome === 'voted' && plan.votingRule !== null) {
    const count = countVotes(votes);
    if (votes.length === 0) {
      refuse('misshapen', `${where}: no votes are given, wanted them, since the forum votes by ${plan.votingRule}`);
    }
    if (!carries(plan.votingRule, count, voting.length)) {
      refuse(
        'wrong-stage',
        `${where}: ${count.for} for and ${count.against} against of ${voting.length} do not carry by ${plan.votingRule}, wanted no-result`,
      );
    }
  }
  return { dissents, votes };
}

function requireOnce(where: string, given: readonly Present[], what: string): void {
  const seats = new Set<string>();
  for (const { seat, person } of given) {
    if (seats.has(seat)) refuse('misshapen', `${where}: "${person}" ${what} twice for ${seat}, wanted once`);
    seats.add(seat);
  }
}
