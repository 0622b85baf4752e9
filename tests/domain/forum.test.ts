// The forum decides: meetings, conflicts of interest, votes and written procedure, and what is refused. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import type { CompiledYear } from '../../client/preview.ts';
import { agendaOf } from '../../domain/agenda.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import type { ForumPlan, ForumSeat } from '../../domain/forum-plan.ts';
import { GOVERNOR_GROUP, VOTING_RULES } from '../../domain/forum-plan.ts';
import type { Conflict, Present } from '../../domain/forum-state.ts';
import { FORUM_LIMIT, ITEM_LIMIT, MEETING_LIMIT, VOTES } from '../../domain/forum-state.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { rowsOfCycle } from '../../domain/meeting-moments.ts';
import { minutesOf } from '../../domain/minutes.ts';
import { raisesOfMoments } from '../../domain/moments.ts';
import type { Holders } from '../../domain/notices.ts';
import { noticesOfRaise } from '../../domain/notices-raised.ts';
import { obligationsOfCycle } from '../../domain/obligations.ts';
import { Refusal } from '../../domain/refusal.ts';
import { missingGroups, takingPart, voters } from '../../domain/seats.ts';
import { carries, countVotes, judge, requireQuorum } from '../../domain/voting.ts';
import type { Seat } from '../../domain/words.ts';
import type { Loose, RunningCycle } from './support.ts';
import { CASE_OFFICER, COORDINATOR, cycleAt, oslo, SECRETARIAT, YEAR } from './support.ts';

type Command = Loose<CycleCommand>;

const LINES = [{ party: 'fosen', amount: 500_000 }];
const SUBSTITUTE = 'p-vara-nord';
const MEMBERS = YEAR.plan.seats.filter((one) => one.role === 'forum-member');
const PRESENT: Present[] = MEMBERS.map(({ person, party }) => ({ person, seat: party }));

/** The year with a substitute for Nord's seat, and with rules that the forum has chosen. */
function yearWith(forum: Partial<ForumPlan> = {}): CompiledYear {
  const seats: Seat[] = [...YEAR.plan.seats, { person: SUBSTITUTE, role: 'forum-substitute', party: 'plass-nord' }];
  return { ...YEAR, plan: { ...YEAR.plan, seats, forum: { ...YEAR.plan.forum, ...forum } } };
}

/** A cycle in which revision 1 is proposed and a meeting about it is on 10 March. */
function before(forum: Partial<ForumPlan> = {}): RunningCycle {
  const cycle = cycleAt('2027-02-10', yearWith(forum));
  cycle.do({ type: 'planMeeting', date: '2027-03-10', step: 'recommendation', papersOut: '2027-03-03' });
  cycle.do({
    type: 'setAgenda',
    meeting: 'm1',
    items: [
      { id: 'sak-1', about: 'recommendation', title: 'Innstilling 2027' },
      { id: 'sak-2', about: 'measure', title: 'Tiltak i Fosen', parties: ['fosen'] },
      { id: 'sak-3', about: 'long-term-plan', title: 'Langsiktig plan: årlig stoppunkt' },
    ],
  });
  cycle.do({ type: 'sendPapers', meeting: 'm1', at: oslo('2027-03-03') });
  cycle.do({ type: 'proposeRecommendation', lines: LINES, at: oslo('2027-03-04') });
  return cycle;
}

/** The same on the day of the meeting, with everybody there. */
function held(forum: Partial<ForumPlan> = {}): RunningCycle {
  const cycle = before(forum);
  cycle.do({ type: 'recordAttendance', meeting: 'm1', present: PRESENT, at: oslo('2027-03-10', '12:00') });
  return cycle;
}

const outcome = (change: Partial<Extract<CycleCommand, { type: 'recordForumOutcome' }>> = {}): Command => ({
  type: 'recordForumOutcome',
  outcome: 'agreed',
  revision: 1,
  meeting: 'm1',
  ...change,
});
const stepBack = (change: Record<string, unknown> = {}): Command => ({
  type: 'recordConflict',
  meeting: 'm1',
  item: 'sak-1',
  seat: 'plass-nord',
  kind: 'stepped-back',
  ...change,
});
const votes = (yes: number, no: number) => [
  ...PRESENT.slice(0, yes).map(({ person }) => ({ who: person, vote: 'for' as const })),
  ...PRESENT.slice(yes, yes + no).map(({ person }) => ({ who: person, vote: 'against' as const })),
];

describe('a meeting', () => {
  test('papers go out five working days before when nothing else is said', () => {
    const cycle = cycleAt('2027-02-10', yearWith());
    cycle.do({ type: 'planMeeting', date: '2027-03-10' });
    expect(cycle.state.forum.meetings[0]).toMatchObject({ id: 'm1', date: '2027-03-10', papersOut: '2027-03-03' });
  });

  test('one dissent is recorded with its words, and the outcome knows the meeting', () => {
    const cycle = held();
    const [event] = cycle.do(
      outcome({
        outcome: 'agreed-with-dissent',
        dissents: [{ who: 'p-medlem-ks', statement: 'KS mener at fordelingen burde være en annen.' }],
      }),
    );
    expect(event).toMatchObject({
      type: 'outcome-recorded',
      treated: { meeting: 'm1', item: 'sak-1', dissents: [{ seat: 'plass-ks', person: 'p-medlem-ks' }] },
    });
    expect(cycle.state.recommendation?.outcome).toMatchObject({ meeting: 'm1', dissents: 1, votes: null });
    cycle.do({ type: 'recordItem', meeting: 'm1', item: 'sak-2', outcome: 'agreed' });
    cycle.do({ type: 'recordItem', meeting: 'm1', item: 'sak-3', outcome: 'agreed' });
    expect(cycle.state.forum.planReview).toMatchObject({ meeting: 'm1', outcome: 'agreed' });
    cycle.do({ type: 'closeMeeting', meeting: 'm1' });
    expect(cycle.state.forum.meetings[0]).toMatchObject({ status: 'held', present: [] });
    cycle.checkFold();
  });

  test('without votes of a rule, the secretariat’s word about a vote is enough; with one, the count decides', () => {
    held().do(outcome({ outcome: 'voted' }));
    const cycle = held({ votingRule: 'simple-majority' });
    expect(cycle.refusal(outcome({ outcome: 'voted' })).message).toMatch(/no votes are given/);
    expect(cycle.refusal(outcome({ outcome: 'voted', votes: votes(2, 3) })).message).toMatch(
      /2 for and 3 against of 10 do not carry by simple-majority, wanted no-result/,
    );
    cycle.do(outcome({ outcome: 'voted', votes: votes(3, 2) }));
    expect(cycle.state.recommendation?.outcome).toMatchObject({
      kind: 'voted',
      votes: { for: 3, against: 2, abstains: 0 },
    });
  });

  test('who steps back is out of that item alone, and a substitute takes the seat', () => {
    const cycle = held();
    cycle.do(stepBack({ substitute: SUBSTITUTE, note: 'Nord er part' }));
    const [event] = cycle.do(outcome({ votes: [{ who: SUBSTITUTE, vote: 'for' }], outcome: 'voted' }));
    expect(event).toMatchObject({ treated: { votes: [{ seat: 'plass-nord', person: SUBSTITUTE }] } });
    const [other] = cycle.do({ type: 'recordItem', meeting: 'm1', item: 'sak-2', outcome: 'agreed' });
    expect(other).toMatchObject({ treated: { takingPart: expect.arrayContaining([PRESENT[4]]) } });
  });

  test('a quorum is counted again when somebody steps back', () => {
    const cycle = held({ quorum: { seats: 10, groups: ['universities'] } });
    cycle.do(stepBack());
    expect(cycle.refusal(outcome()).message).toMatch(/9 voting seats take part, wanted the quorum of 10/);
    cycle.do(stepBack({ seat: 'plass-ks', kind: 'declared' }));
    cycle.do(outcome({ outcome: 'no-result' }));
  });

  test('one that was moved is announced again, and its reminders move', () => {
    const cycle = before();
    cycle.do({ type: 'moveMeeting', meeting: 'm1', date: '2027-03-12', reason: 'Snø' });
    expect(cycle.state.forum.meetings[0]).toMatchObject({ date: '2027-03-12', was: '2027-03-10', revision: 1 });
    expect(cycle.state.announcements.at(-1)).toMatchObject({ what: 'meeting-called', meeting: { was: '2027-03-10' } });
  });
});

describe('the first meeting of the year', () => {
  test('is a meeting like others, and its outcome sets the frame', () => {
    const cycle = cycleAt('2027-01-04', yearWith());
    cycle.do({ type: 'planMeeting', date: '2027-01-14', step: 'first-meeting' });
    const items = [{ id: 'sak-1', about: 'first-meeting' as const, title: 'Ramme' }];
    cycle.do({ type: 'setAgenda', meeting: 'm1', items });
    const at = oslo('2027-01-14', '12:00');
    cycle.do({ type: 'recordAttendance', meeting: 'm1', present: PRESENT, at });
    const frame = { preliminaryFrame: 10_000_000, jointMeasures: 2_000_000 };
    const said = { dissents: [{ who: 'plass-pbl', statement: 'For mye' }] };
    const step = { step: 'first-meeting', meeting: 'm1' };
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed-with-dissent', ...step, ...frame, ...said });
    expect(cycle.state.firstMeeting).toMatchObject(frame);
    expect(cycle.state.forum.meetings[0]!.items[0]).toMatchObject({ outcome: 'agreed-with-dissent' });
    cycle.do({ type: 'closeMeeting', meeting: 'm1' });
    expect(minutesOf(cycle.events, 'm1')!.items).toMatchObject([
      { frame, treated: { dissents: [{ seat: 'plass-pbl' }] } },
    ]);
  });
});

describe('what is sent back or approved without a meeting', () => {
  test('a proposal that the meeting sends back is postponed in its minutes, and the meeting can be closed', () => {
    const cycle = held();
    cycle.do(outcome({ outcome: 'returned', note: 'Tallene må regnes på nytt' }));
    expect(cycle.state.forum.meetings[0]!.items[0]).toMatchObject({ outcome: 'postponed' });
    expect(minutesOf(cycle.events, 'm1')!.items[0]).toMatchObject({
      outcome: 'postponed',
      note: 'Tallene må regnes på nytt',
    });
    cycle.do({ type: 'proposeRecommendation', lines: LINES });
    cycle.do(outcome({ revision: 2 }));
    expect(cycle.state.recommendation?.outcome).toMatchObject({ kind: 'agreed', meeting: 'm1' });
  });

  test('the signal does as well, but not past a quorum', () => {
    const cycle = before();
    cycle.do({ type: 'forumApproval', revision: 1 });
    expect(cycle.state.recommendation?.outcome).toMatchObject({ kind: 'agreed', meeting: null, dissents: 0 });
    const other = before({ quorum: { seats: 3, groups: [] } });
    expect(other.refusal({ type: 'forumApproval', revision: 1 }).message).toMatch(/no meeting is named/);
  });
});

describe('reminders to those who have not answered in writing', () => {
  test('come before the day, on it and after, and name nobody who has answered', () => {
    const cycle = before();
    cycle.do({ type: 'openWriting', revision: 1, until: '2027-03-12', at: oslo('2027-03-08') });
    for (const { person, seat } of PRESENT) {
      if (seat !== 'plass-ks' && seat !== 'plass-statsforvalteren')
        cycle.do({ type: 'approveInWriting', revision: 1, actor: person });
    }
    const moments = agendaOf(cycle.state).filter((moment) => moment.kind === 'writing');
    expect(moments.map(({ date, rung }) => `${date} ${rung}`)).toEqual([
      '2027-03-11 -1wd',
      '2027-03-12 0d',
      '2027-03-15 +1d',
    ]);
    const [raise] = raisesOfMoments(cycle.state, moments);
    const holders: Holders = (role, party) =>
      cycle.state.plan.seats.filter((one) => one.role === role && one.party === party).map((one) => one.person);
    const notices = noticesOfRaise(raise!, rowsOfCycle(cycle.state), { ...cycle.state.plan, holders });
    expect(notices).toMatchObject([{ kind: 'approval-reminder', person: 'p-medlem-ks', deadline: '2027-03-12' }]);
  });
});

describe('a year with far too many meetings', () => {
  test('is refused before its state grows too large', () => {
    const cycle = cycleAt('2027-01-04', yearWith());
    const items = Array.from({ length: ITEM_LIMIT }, (_, n) => ({
      id: `en-sak-med-et-langt-navn-${n}`,
      about: 'measure' as const,
      title: 'T',
      parties: YEAR.plan.parties.map((party) => party.id),
    }));
    const fill = (): void => {
      for (let n = 1; n <= MEETING_LIMIT; n += 1) {
        cycle.do({ type: 'planMeeting', date: '2027-03-10' });
        cycle.do({ type: 'setAgenda', meeting: `m${n}`, items });
      }
    };
    expect(fill).toThrow(/meetings would take \d+ characters, wanted at most 65536/);
    expect(JSON.stringify(cycle.state.forum).length).toBeLessThanOrEqual(FORUM_LIMIT);
  });
});

describe('what is refused in a meeting, and changes nothing', () => {
  test.each<[string, Command, Refusal['code'], RegExp]>([
    [
      'a vote by somebody without a seat',
      outcome({ outcome: 'voted', votes: [{ who: COORDINATOR, vote: 'for' }] }),
      'wrong-role',
      /takes no part in this item/,
    ],
    [
      'a vote by the governor',
      outcome({ outcome: 'voted', votes: [{ who: 'p-medlem-statsforvalteren', vote: 'for' }] }),
      'wrong-role',
      /plass-statsforvalteren has no vote/,
    ],
    [
      'a double vote',
      outcome({
        outcome: 'voted',
        votes: [
          { who: 'p-medlem-ks', vote: 'for' },
          { who: 'plass-ks', vote: 'against' },
        ],
      }),
      'misshapen',
      /votes twice for plass-ks/,
    ],
    [
      'a dissent where all agree',
      outcome({ dissents: [{ who: 'plass-ks', statement: 'Nei' }] }),
      'misshapen',
      /wanted agreed-with-dissent/,
    ],
    ['votes without a vote', outcome({ votes: votes(1, 0) }), 'misshapen', /wanted voted/],
    [
      'a meeting that is not there',
      outcome({ meeting: 'm9' }),
      'not-found',
      /there is no meeting "m9", wanted one of m1/,
    ],
    [
      'an item through the back door',
      { type: 'recordItem', meeting: 'm1', item: 'sak-1', outcome: 'agreed' },
      'wrong-stage',
      /wanted recordForumOutcome/,
    ],
    [
      'a substitute from another seat',
      stepBack({ seat: 'plass-ks', substitute: SUBSTITUTE }),
      'wrong-role',
      /has no place on plass-ks/,
    ],
    ['a substitute for one who stays', stepBack({ kind: 'declared', substitute: SUBSTITUTE }), 'misshapen', /stays/],
    ['a conflict on a seat that is not there', stepBack({ seat: 'plass-x' }), 'not-found', /no seat "plass-x"/],
    ['a conflict declared for another', stepBack({ actor: 'p-medlem-ks' }), 'wrong-role', /wanted secretariat/],
    [
      'attendance with one person on two seats',
      {
        type: 'recordAttendance',
        meeting: 'm1',
        present: [
          { seat: 'plass-ks', person: 'p-medlem-ks' },
          { seat: 'plass-pbl', person: 'p-medlem-ks' },
        ],
      },
      'wrong-role',
      /has no place on plass-pbl/,
    ],
    [
      'attendance with a seat taken twice',
      {
        type: 'recordAttendance',
        meeting: 'm1',
        present: [
          { seat: 'plass-nord', person: 'p-medlem-nord' },
          { seat: 'plass-nord', person: SUBSTITUTE },
        ],
      },
      'misshapen',
      /taken twice/,
    ],
    [
      'closing with items untreated',
      { type: 'closeMeeting', meeting: 'm1' },
      'wrong-stage',
      /item sak-1 has no outcome/,
    ],
    ['a meeting planned for the past', { type: 'planMeeting', date: '2027-03-01' }, 'in-the-past', /has passed/],
    [
      'a meeting for a step the forum does not meet for',
      { type: 'planMeeting', date: '2027-04-01', step: 'report' },
      'not-found',
      /wanted first-meeting or recommendation/,
    ],
    [
      'papers after the meeting',
      { type: 'planMeeting', date: '2027-04-01', papersOut: '2027-04-02' },
      'misshapen',
      /after the meeting/,
    ],
    ['papers twice', { type: 'sendPapers', meeting: 'm1' }, 'wrong-stage', /went out/],
    [
      'a measure without its partnership',
      { type: 'setAgenda', meeting: 'm1', items: [{ id: 'a', about: 'measure', title: 'T' }] },
      'misshapen',
      /wanted the partnership/,
    ],
    [
      'an agenda by the case officer',
      { type: 'setAgenda', meeting: 'm1', items: [], actor: CASE_OFFICER },
      'wrong-role',
      /wanted secretariat/,
    ],
  ])('%s', (_sentence, command, code, says) => {
    const refusal = held().refusal(command);
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(says) });
  });

  test('a vote by one who stepped back, on whatever seat', () => {
    const cycle = held();
    cycle.do(stepBack());
    const voted = outcome({ outcome: 'voted', votes: [{ who: 'p-medlem-nord', vote: 'for' }] });
    expect(cycle.refusal(voted)).toMatchObject({ code: 'wrong-role', message: expect.stringMatching(/takes no part/) });
    const bySeat = outcome({ outcome: 'voted', votes: [{ who: 'plass-nord', vote: 'for' }] });
    expect(cycle.refusal(bySeat).code).toBe('wrong-role');
  });

  test('anything about a meeting before its day, or without attendance', () => {
    const early = before();
    expect(early.refusal(outcome()).message).toMatch(/m1 is on 2027-03-10/);
    expect(early.refusal(outcome({ at: oslo('2027-03-10', '15:00') })).message).toMatch(/no attendance/);
  });

  test('an outcome without a meeting, where the forum has a quorum', () => {
    const cycle = held({ quorum: { seats: 3, groups: [] } });
    const { meeting: _, ...without } = outcome() as Extract<Command, { type: 'recordForumOutcome' }>;
    expect(cycle.refusal(without).message).toMatch(/no meeting is named/);
  });

  test('a directory in which somebody is owner and authority', () => {
    const seats: ForumSeat[] = [
      ...YEAR.plan.forum.seats,
      { id: 'plass-myndighet', group: 'kindergarten-authority', votes: true, validFrom: null, validTo: null },
    ];
    const cycle = held({ seats });
    const both: Seat[] = [
      ...cycle.state.plan.seats,
      { person: 'p-medlem-offentlig-eier-1', role: 'forum-member', party: 'plass-myndighet' },
    ];
    expect(cycle.refusal({ type: 'changeSeats', seats: both }).message).toMatch(
      /sits on plass-offentlig-eier-1 as owner and on plass-myndighet as authority, wanted two persons/,
    );
  });
});

describe('written procedure', () => {
  const open = (forum: Partial<ForumPlan> = {}): RunningCycle => {
    const cycle = before(forum);
    cycle.do({ type: 'openWriting', revision: 1, until: '2027-03-12', at: oslo('2027-03-08') });
    return cycle;
  };
  const answer = (actor: string, change: Record<string, unknown> = {}): Command => ({
    type: 'approveInWriting',
    revision: 1,
    actor,
    ...change,
  });
  const voting = PRESENT.filter(({ seat }) => seat !== 'plass-statsforvalteren');
  const close: Command = { type: 'closeWriting', revision: 1 };

  test('shows who is pending and since when, one answer after the other', () => {
    const cycle = open();
    const pending = () => obligationsOfCycle(cycle.state).find((row) => row.step === 'recommendation')!.pending;
    expect(pending()).toHaveLength(10);
    for (const { person } of voting.slice(0, 8)) cycle.do(answer(person));
    expect(pending().map((slot) => slot.party)).toEqual(['plass-utdanningsforbundet', 'plass-fagforbundet']);
    cycle.do({
      type: 'recordForumOutcome',
      step: 'first-meeting',
      outcome: 'agreed',
      preliminaryFrame: 12_000_000,
      jointMeasures: 2_000_000,
    });
    expect(explainCycle(cycle.state, cycle.state.now)).toMatchObject({
      waitsFor: { code: 'forum-writing' },
      turn: [{ party: 'plass-utdanningsforbundet' }, { party: 'plass-fagforbundet' }],
      since: oslo('2027-03-08'),
    });
  });

  test.each([
    ['all approve', [], null, 'agreed'],
    ['one dissents', [{ answer: 'dissents', statement: 'Uenig' }], null, 'agreed-with-dissent'],
    ['one abstains', [{ answer: 'abstains' }], null, 'agreed'],
    ['one is against, no rule', [{ answer: 'against' }], null, null],
    ['one is against, and a majority carries', [{ answer: 'against' }], 'simple-majority', 'voted'],
  ] as const)('%s', (_sentence, first, votingRule, kind) => {
    const cycle = open({ votingRule });
    voting.forEach(({ person }, index) => cycle.do(answer(person, first[index] ?? {})));
    cycle.do(close);
    expect(cycle.state.recommendation?.outcome?.kind ?? null).toBe(kind);
    expect(cycle.state.forum.writing).toBeNull();
    cycle.checkFold();
  });

  test('a new revision voids every answer', () => {
    const cycle = open();
    cycle.do(answer('p-medlem-ks'));
    cycle.do({ type: 'proposeRecommendation', lines: LINES });
    expect(cycle.state.forum.writing).toBeNull();
    expect(cycle.refusal(answer('p-medlem-ks'))).toMatchObject({ code: 'old-revision' });
  });

  test('one who stepped back is waited for no longer; their substitute may answer', () => {
    const cycle = open();
    expect(cycle.refusal(answer(SUBSTITUTE)).message).toMatch(/wanted its member to step back first/);
    cycle.do({
      type: 'recordConflict',
      seat: 'plass-nord',
      kind: 'stepped-back',
      substitute: SUBSTITUTE,
      actor: 'p-medlem-nord',
    });
    expect(cycle.refusal(answer('p-medlem-nord')).message).toMatch(/has stepped back/);
    cycle.do(answer(SUBSTITUTE));
    cycle.do({ type: 'recordConflict', seat: 'plass-ks', kind: 'stepped-back', actor: 'p-medlem-ks' });
    const row = obligationsOfCycle(cycle.state).find((one) => one.step === 'recommendation')!;
    expect(row.pending.map((slot) => slot.party)).not.toContain('plass-ks');
    expect(row.pending.map((slot) => slot.party)).not.toContain('plass-nord');
  });

  test.each<[string, Command, RegExp]>([
    ['by the governor', answer('p-medlem-statsforvalteren'), /has no vote/],
    ['by a coordinator', answer(COORDINATOR), /no role here/],
    ['by the secretariat', answer(SECRETARIAT), /wanted forum-member or forum-substitute/],
    ['of an old revision', answer('p-medlem-ks', { revision: 7 }), /revision 7 is not the present one, wanted 1/],
    ['for another seat', answer('p-medlem-ks', { seat: 'plass-pbl' }), /has no place on plass-pbl/],
    ['a dissent without words', answer('p-medlem-ks', { answer: 'dissents' }), /has no statement/],
    [
      'a meeting’s outcome meanwhile',
      { type: 'recordForumOutcome', outcome: 'agreed', revision: 1 },
      /being approved in writing/,
    ],
    ['the signal meanwhile', { type: 'forumApproval', revision: 1 }, /being approved in writing/],
    ['a second one', { type: 'openWriting', revision: 1 }, /one is open since/],
  ])('an answer %s is refused', (_sentence, command, says) => {
    expect(open().refusal(command).message).toMatch(says);
  });

  test('a second answer from a seat is refused, and too few for a quorum', () => {
    const cycle = open({ quorum: { seats: 4, groups: [] } });
    cycle.do(answer('p-medlem-ks'));
    expect(cycle.refusal(answer('p-medlem-ks', { answer: 'against' })).message).toMatch(/one answer from each seat/);
    expect(cycle.refusal(close).message).toMatch(/1 voting seats take part, wanted the quorum of 4/);
    cycle.do({ ...close, withoutResult: true });
    expect(cycle.state.recommendation?.outcome).toBeNull();
  });
});

describe('for every mix of seats', () => {
  const GROUPS = ['owners-public', 'owners-private', 'universities', 'ks', 'pbl', GOVERNOR_GROUP];
  const mix = fc
    .array(
      fc.record({
        group: fc.constantFrom(...GROUPS),
        votes: fc.boolean(),
        there: fc.boolean(),
        back: fc.boolean(),
        substitute: fc.boolean(),
        vote: fc.constantFrom(...VOTES),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((rows) => rows.map((row, n) => ({ ...row, id: `s${n}`, person: `p${n}` })));
  const planOf = (
    seats: readonly { id: string; group: string; votes: boolean }[],
    more: Partial<ForumPlan> = {},
  ): ForumPlan => ({
    seats: seats.map(({ id, group, votes: has }) => ({ id, group, votes: has, validFrom: null, validTo: null })),
    quorum: null,
    votingRule: null,
    papersDays: 5,
    longTermPlan: null,
    ...more,
  });
  const DAY = '2027-03-10';

  test('who stepped back never takes part, never votes and never counts for a quorum; nor does the governor vote', () => {
    fc.assert(
      fc.property(mix, fc.constantFrom(...VOTING_RULES), fc.nat(8), (rows, votingRule, quorum) => {
        const plan = planOf(rows, { votingRule, quorum: { seats: quorum, groups: [] } });
        const present = rows.filter((row) => row.there).map(({ id, person }) => ({ seat: id, person }));
        const conflicts: Conflict[] = rows
          .filter((row) => row.back)
          .map(({ id, person, substitute }) => ({
            seat: id,
            person,
            kind: 'stepped-back',
            substitute: substitute ? `v-${id}` : null,
          }));
        const gone = new Set(conflicts.map((one) => one.person));
        const part = takingPart(present, conflicts);
        expect(part.filter((one) => gone.has(one.person))).toEqual([]);
        expect(new Set(part.map((one) => one.seat)).size).toBe(part.length);
        expect(new Set(part.map((one) => one.person)).size).toBe(part.length);
        const able = voters(plan, part, DAY);
        for (const { seat } of able) {
          const row = rows.find((one) => one.id === seat)!;
          expect(row.votes && row.group !== GOVERNOR_GROUP).toBe(true);
        }
        const reached = able.length >= quorum;
        const ask = (): void => requireQuorum(plan, 'Vote', part, DAY);
        if (reached) ask();
        else expect(ask).toThrow(Refusal);
        for (const { person, vote } of rows.filter((row) => row.back)) {
          expect(() => judge(plan, 'Vote', part, DAY, 'voted', { votes: [{ who: person, vote }] })).toThrow(Refusal);
        }
        const given = able.map(({ person, seat }) => ({
          who: person,
          vote: rows.find((row) => row.id === seat)!.vote,
        }));
        const count = countVotes(given);
        const carried = given.length > 0 && carries(votingRule, count, able.length);
        const vote = () => judge(plan, 'Vote', part, DAY, 'voted', { votes: given });
        if (carried) expect(vote().votes).toHaveLength(able.length);
        else expect(vote).toThrow(Refusal);
        if (votingRule === 'absolute-majority' && carried)
          expect(carries('simple-majority', count, able.length)).toBe(true);
      }),
    );
  });

  test('the composition check names exactly the groups that have no valid seat', () => {
    fc.assert(
      fc.property(mix, (rows) => {
        const { seats } = planOf(rows);
        const missing = missingGroups(seats, GROUPS, DAY);
        expect(missing).toEqual(GROUPS.filter((group) => !rows.some((row) => row.group === group)));
        const ended = seats.map((seat) => ({ ...seat, validTo: '2027-03-09' }));
        expect(missingGroups(ended, GROUPS, DAY)).toEqual(GROUPS);
      }),
    );
  });
});
