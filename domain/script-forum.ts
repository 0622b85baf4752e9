// How the forum treats its recommendation in previews and rehearsals: prompt in a meeting, late in writing. Pure.

import type { Behaviour } from './behaviour.ts';
import type { CycleCommand } from './cycle-commands.ts';
import { addDays, addWorkingDays, localDateAt, localToInstant } from './local-time.ts';
import type { CyclePlan, StepPlan } from './plan.ts';
import { votingSeats } from './seats.ts';
import type { Instant } from './words.ts';

const HOUR = '10:00';
/** The meeting is called three weeks before it is held. */
const CALLED_BEFORE = 21;

/** What the forum and its secretariat do about a proposal of the given instant. */
export function forumActs(plan: CyclePlan, step: StepPlan, at: Instant, behaviour: Behaviour): CycleCommand[] {
  const { table } = plan.rules;
  const day = localDateAt(table, at);
  const secretariat = plan.seats.find((seat) => seat.role === 'secretariat')?.person ?? 'nobody';
  const by = (name: string, when: Instant) => ({ requestId: `${step.id}-${name}`, actor: secretariat, at: when });
  const members = plan.seats
    .filter((seat) => seat.role === 'forum-member')
    .filter(
      (seat, index, all) => all.findIndex((one) => one.party === seat.party || one.person === seat.person) === index,
    );
  const voting = new Set(votingSeats(plan.forum, day).map((seat) => seat.id));
  const callAt = localToInstant(table, addDays(day, -CALLED_BEFORE), HOUR);
  if (members.length === 0 || voting.size === 0 || callAt < plan.opensAt) {
    return [{ ...by('outcome', at), type: 'recordForumOutcome', outcome: 'agreed', revision: 1 }];
  }
  if (behaviour === 'prompt') {
    const papersAt = localToInstant(table, addWorkingDays(table, day, -plan.forum.papersDays), HOUR);
    const [item, meeting] = [`${step.id}-item`, 'm1'];
    const conflicted = members.find((one) => voting.has(one.party))!;
    return [
      { ...by('meeting', callAt), type: 'planMeeting', date: day, time: HOUR, step: step.id },
      {
        ...by('agenda', papersAt),
        type: 'setAgenda',
        meeting,
        items: [{ id: item, about: 'recommendation', title: step.labels.nb }],
      },
      { ...by('papers', papersAt), type: 'sendPapers', meeting },
      {
        ...by('attendance', at),
        type: 'recordAttendance',
        meeting,
        present: members.map(({ party, person }) => ({ seat: party, person })),
      },
      { ...by('conflict', at), type: 'recordConflict', meeting, item, seat: conflicted.party, kind: 'declared' },
      { ...by('outcome', at), type: 'recordForumOutcome', outcome: 'agreed', revision: 1, meeting },
      { ...by('close', at), type: 'closeMeeting', meeting },
    ];
  }
  const answerAt = localToInstant(table, addWorkingDays(table, day, 1), HOUR);
  const closeAt = localToInstant(table, addWorkingDays(table, day, 2), HOUR);
  return [
    { ...by('writing', at), type: 'openWriting', revision: 1, until: addWorkingDays(table, day, 2) },
    ...members
      .filter((one) => voting.has(one.party))
      .map(({ person, party }): CycleCommand => ({
        ...by(`answer-${party}`, answerAt),
        actor: person,
        type: 'approveInWriting',
        revision: 1,
        seat: party,
      })),
    { ...by('writing-close', closeAt), type: 'closeWriting', revision: 1 },
  ];
}
