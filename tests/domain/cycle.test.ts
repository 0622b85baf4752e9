// The rules of a cycle: who may do what when, what blocks, and that a refusal changes nothing. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import { OUTCOMES } from '../../domain/cycle-state.ts';
import { cycleDue } from '../../domain/cycle-due.ts';
import { resolveDeadline } from '../../domain/deadline.ts';
import { addWorkingDays } from '../../domain/local-time.ts';
import type { Loose, Refused, RunningCycle } from './support.ts';
import {
  ADMINISTRATOR,
  CASE_OFFICER,
  compiled,
  COORDINATOR,
  cycleAt,
  delivered,
  LEADER_NETWORK,
  oslo,
  OWNER,
  SECRETARIAT,
  TABLE,
} from './support.ts';

type Command = Loose<CycleCommand>;

const LINES = [
  { party: 'fosen', amount: 500_000 },
  { party: LEADER_NETWORK, amount: 200_000 },
];
const propose: Command = { type: 'proposeRecommendation', lines: LINES };
const agreed = (revision = 1): Command => ({ type: 'recordForumOutcome', outcome: 'agreed', revision });
const meeting: Command = {
  type: 'recordForumOutcome',
  outcome: 'agreed',
  step: 'first-meeting',
  preliminaryFrame: 11_000_000,
  jointMeasures: 2_000_000,
};
const decide = (change: Partial<Extract<CycleCommand, { type: 'decideGrants' }>> = {}): Command => ({
  type: 'decideGrants',
  actor: CASE_OFFICER,
  revision: 1,
  grants: LINES,
  ...change,
});
const move = (to: string, step = 'decision-basis'): Command => ({ type: 'moveDeadline', step, to, reason: 'Snø' });
const close: Command = { type: 'closeCycle', reason: 'Ferdig' };
const cancel: Command = { type: 'cancelCycle', actor: CASE_OFFICER, reason: 'Feil' };
const giveBack: Command = { type: 'returnToForum', actor: CASE_OFFICER, reason: 'Kriterium 2' };
const forumApproval: Command = { type: 'forumApproval', revision: 1 };
const note: Command = { type: 'noteFromPartnership', party: 'fosen', notes: [{ kind: 'delivery', delivered: true }] };

/** Every command that a person gives, as it would pass at some time in the year. */
const HUMAN: readonly Command[] = [
  propose,
  agreed(),
  meeting,
  forumApproval,
  decide(),
  giveBack,
  move('2027-02-08'),
  close,
  cancel,
];

const proposed = (): RunningCycle => {
  const cycle = cycleAt();
  delivered(cycle, 'fosen');
  cycle.do(propose);
  return cycle;
};
const agreedUpon = (): RunningCycle => {
  const cycle = proposed();
  cycle.do(agreed());
  return cycle;
};
const granted = (): RunningCycle => {
  const cycle = agreedUpon();
  cycle.do(decide());
  return cycle;
};

describe('who may give a command', () => {
  test.each(HUMAN.map((command) => [command.type, command] as const))('%s: nobody without a role', (_type, command) => {
    const refusal = cycleAt().refusal({ ...command, actor: 'p-ukjent' });
    expect(refusal.code).toBe('unknown-person');
    expect(refusal.message).toMatch(
      /\(trondelag-kompetanseloftet\/kompetanseloftet-2021\/2027\): "p-ukjent" has no role here, wanted/,
    );
  });

  test.each<[Command, string, RegExp]>([
    [propose, CASE_OFFICER, /is case-officer for statsforvalteren-trondelag, wanted secretariat/],
    [propose, ADMINISTRATOR, /wanted secretariat/],
    [agreed(), CASE_OFFICER, /wanted secretariat/],
    [meeting, CASE_OFFICER, /wanted secretariat/],
    [forumApproval, CASE_OFFICER, /wanted secretariat/],
    [decide(), SECRETARIAT, /is secretariat for trondelag-kompetanseloftet, wanted case-officer/],
    [giveBack, SECRETARIAT, /wanted case-officer/],
    [move('2027-02-08'), 'p-leder', /wanted secretariat or case-officer or administrator/],
    [cancel, SECRETARIAT, /wanted case-officer or administrator/],
  ])('%j by %s is refused as the wrong role', (command, actor, says) => {
    const refusal = cycleAt().refusal({ ...command, actor });
    expect(refusal.code).toBe('wrong-role');
    expect(refusal.message).toMatch(says);
  });

  test('a network coordinator and an owner have no role in the cycle itself', () => {
    for (const actor of [COORDINATOR, OWNER])
      expect(cycleAt().refusal({ ...propose, actor }).code).toBe('unknown-person');
  });
});

describe('when a command may be given', () => {
  test.each(HUMAN.map((command) => [command.type, command] as const))(
    '%s: not before what has happened',
    (_type, command) => {
      const refusal = cycleAt().refusal({ ...command, at: oslo('2027-01-03') });
      expect(refusal.code).toBe('in-the-past');
      expect(refusal.message).toMatch(/2027-01-03T09:00:00.000Z is before 2027-01-04T09:00:00.000Z/);
    },
  );

  test.each([...HUMAN, note].map((command) => [command.type, command] as const))(
    '%s: not when closed or cancelled',
    (_type, command) => {
      for (const ending of [close, cancel]) {
        const cycle = cycleAt();
        cycle.do(ending);
        const refusal = cycle.refusal(command);
        expect(refusal.code).toBe('closed');
        expect(refusal.message).toMatch(/the cycle is (closing|cancelling), wanted an open one/);
        cycle.apply([{ type: 'ended', at: cycle.state.now, actor: 'clock', requestId: null }]);
        expect(cycle.refusal(command).message).toMatch(/the cycle is (closed|cancelled)/);
      }
    },
  );

  test.each<[string, () => RunningCycle, ...Refused<CycleCommand>]>(
    (
      [
        [cycleAt, 'an outcome needs a proposal', agreed(), 'wrong-stage', /nothing is proposed, wanted a proposed/],
        [cycleAt, 'a signal needs a proposal', forumApproval, 'wrong-stage', /nothing is proposed/],
        [
          proposed,
          'an outcome of an older revision',
          agreed(0),
          'old-revision',
          /revision 0 is not the present one, wanted 1/,
        ],
        [
          proposed,
          'an outcome without a revision',
          { type: 'recordForumOutcome', outcome: 'agreed' },
          'old-revision',
          /revision undefined is not/,
        ],
        [proposed, 'a signal for an older revision', { ...forumApproval, revision: 7 }, 'old-revision', /revision 7/],
        [
          agreedUpon,
          'a second outcome',
          agreed(),
          'wrong-stage',
          /the outcome "agreed" is recorded for revision 1, wanted a new revision/,
        ],
        [
          cycleAt,
          'a step that is not there',
          { ...meeting, step: 'dance' },
          'not-found',
          /there is no step "dance", wanted needs-report, first-meeting/,
        ],
        [
          cycleAt,
          'a step that is not the forum’s',
          { ...meeting, step: 'report' },
          'wrong-stage',
          /report is not for the forum/,
        ],
        [
          cycleAt,
          'a first meeting without money',
          { type: 'recordForumOutcome', outcome: 'agreed', step: 'first-meeting' },
          'misshapen',
          /sets preliminaryFrame and jointMeasures/,
        ],
        [
          cycleAt,
          'a first meeting with no result',
          { ...meeting, outcome: 'no-result' },
          'misshapen',
          /is "no-result", wanted agreed/,
        ],
        [
          cycleAt,
          'joint measures above the frame',
          { ...meeting, jointMeasures: 11_000_001 },
          'amounts-do-not-fit',
          /wanted at most the preliminary frame of 11000000/,
        ],
        [
          cycleAt,
          'grants without anything',
          decide(),
          'wrong-stage',
          /the forum has recorded no outcome, wanted one before anything is granted/,
        ],
        [proposed, 'grants without an outcome', decide(), 'wrong-stage', /the forum has recorded no outcome/],
        [
          agreedUpon,
          'grants on an older revision',
          decide({ revision: 0 }),
          'old-revision',
          /revision 0 of the recommendation/,
        ],
        [
          agreedUpon,
          'a deviation without a reason',
          decide({ grants: [{ party: 'fosen', amount: 1 }] }),
          'amounts-do-not-fit',
          /differ from the recommendation for fosen, .*wanted a deviationReason/,
        ],
        [
          agreedUpon,
          'money for one that has not delivered',
          decide({ grants: [...LINES, { party: 'trondelag-sorvest', amount: 1 }] }),
          'wrong-stage',
          /trondelag-sorvest has not delivered a decision basis and is given 1 kroner, wanted 0/,
        ],
        [
          agreedUpon,
          'more than the frame',
          decide({ grants: [{ party: 'fosen', amount: 12_000_000 }] }),
          'amounts-do-not-fit',
          /come to 12000000 kroner, wanted at most \d+ \(frame 12000000 less \d+ set aside and 2000000 for joint measures\)/,
        ],
        [
          agreedUpon,
          'a stranger among the lines',
          decide({ grants: [{ party: 'narnia', amount: 1 }] }),
          'not-found',
          /"narnia" is no partnership of this cycle, wanted one of trondheim-malvik, fosen/,
        ],
        [
          agreedUpon,
          'one listed twice',
          decide({ grants: [LINES[0]!, LINES[0]!] }),
          'misshapen',
          /fosen is listed twice, wanted once/,
        ],
        [granted, 'grants twice', decide(), 'wrong-stage', /the grants were decided at/],
        [granted, 'a proposal after the decision', propose, 'wrong-stage', /the grants were decided at/],
        [granted, 'an outcome after the decision', agreed(), 'wrong-stage', /the grants were decided at/],
        [granted, 'back to the forum after the decision', giveBack, 'wrong-stage', /the grants were decided at/],
        [
          granted,
          'a basis moved after the decision',
          move('2027-02-08'),
          'wrong-stage',
          /wanted decision-basis before that/,
        ],
        [proposed, 'back to the forum without an outcome', giveBack, 'wrong-stage', /no outcome, wanted one to return/],
        [
          cycleAt,
          'a proposal above the frame',
          { ...propose, lines: [{ party: 'fosen', amount: 12_000_000 }] },
          'amounts-do-not-fit',
          /wanted at most/,
        ],
        [
          cycleAt,
          'moving a step that is not there',
          move('2027-02-08', 'dance'),
          'not-found',
          /there is no step "dance"/,
        ],
        [
          cycleAt,
          'moving into the past',
          move('2026-12-30'),
          'in-the-past',
          /2026-12-30 23:59:59 has passed at 2027-01-04T09:00:00.000Z, wanted a later date/,
        ],
        [
          cycleAt,
          'moving to a day that does not exist',
          move('2027-02-30'),
          'misshapen',
          /"2027-02-30" is not a date that exists/,
        ],
        [
          cycleAt,
          'moving before what must come first',
          move('2027-01-08', 'recommendation'),
          'misshapen',
          /is before first-meeting on 2027-01-14, wanted the order of the year kept/,
        ],
        [
          cycleAt,
          'moving past what must come after',
          move('2027-05-03', 'recommendation'),
          'misshapen',
          /is after grant-decision on 2027-04-15/,
        ],
        [
          cycleAt,
          'moving out of the calendar',
          move('2029-12-28', 'report'),
          'misshapen',
          /2029-12-28 and its reminders are outside the cycle’s calendar, wanted 2025-01-01 to 2029-12-31/,
        ],
        [
          cycleAt,
          'moving the forum’s step for some',
          { ...move('2027-03-20', 'recommendation'), parties: ['fosen'] } as Command,
          'misshapen',
          /is owed once, wanted no parties/,
        ],
        [
          cycleAt,
          'moving for a stranger',
          { ...move('2027-02-08'), parties: ['narnia'] } as Command,
          'not-found',
          /"narnia" is no partnership/,
        ],
        [
          cycleAt,
          'moving for nobody',
          { ...move('2027-02-08'), parties: [] } as Command,
          'misshapen',
          /parties is empty/,
        ],
        [
          agreedUpon,
          'moving what is done',
          move('2027-03-22', 'recommendation'),
          'wrong-stage',
          /recommendation was done at/,
        ],
        [
          cycleAt,
          'closing with nothing decided and no reason',
          { type: 'closeCycle' },
          'wrong-stage',
          /wanted a decision or a reason/,
        ],
        [
          cycleAt,
          'a note from a stranger',
          { ...note, party: 'narnia' },
          'not-found',
          /"narnia" is no partnership here/,
        ],
      ] as const satisfies readonly (readonly [() => RunningCycle, ...Refused<CycleCommand>])[]
    ).map(([start, sentence, ...rest]) => [sentence, start, sentence, ...rest]),
  )('refused: %s', (_title, start, _sentence, command, code, says) => {
    const refusal = start().refusal(command);
    expect(refusal.message).toMatch(says);
    expect(refusal.code).toBe(code);
  });
});

describe('the way to a decision', () => {
  test('meeting, proposal, outcome, decision: each step is done, each event names it, the journal folds to the state', () => {
    const cycle = cycleAt();
    delivered(cycle, 'fosen');
    for (const command of [meeting, propose, agreed(), decide()]) cycle.do(command);
    expect(cycle.events.map((event) => event.type)).toEqual([
      'partnerships-started',
      'noted',
      'first-meeting-held',
      'recommendation-proposed',
      'outcome-recorded',
      'grants-decided',
    ]);
    const done = Object.entries(cycle.state.steps).flatMap(([id, step]) => (step.doneAt === null ? [] : [id]));
    expect(done.sort()).toEqual(['first-meeting', 'grant-decision', 'recommendation']);
    expect(cycle.state.decision).toMatchObject({ grants: LINES, decidedBy: CASE_OFFICER, deviationReason: null });
    expect(cycle.state.tells.map((queued) => queued.tell.kind)).toEqual(['decision']);
    cycle.checkFold();
  });

  test.each(OUTCOMES.filter((outcome) => outcome !== 'returned'))(
    'with the outcome %s the case goes to the governor',
    (outcome) => {
      const cycle = proposed();
      cycle.do({ type: 'recordForumOutcome', outcome, revision: 1 });
      expect(cycle.state.recommendation?.outcome).toMatchObject({ kind: outcome, recordedBy: SECRETARIAT });
      expect(cycle.state.announcements).toEqual([{ what: 'recommendation-ready', at: cycle.state.now }]);
      cycle.do(decide());
      expect(cycle.state.decision).not.toBeNull();
      cycle.checkFold();
    },
  );

  test('forumApproval has the effect of the outcome agreed', () => {
    const [bySignal, byUpdate] = [proposed(), proposed()];
    bySignal.do({ ...forumApproval, requestId: 'same' });
    byUpdate.do({ ...agreed(), requestId: 'same' });
    const withoutRequests = ({ requests: _requests, ...rest }: CycleState) => rest;
    expect(withoutRequests(bySignal.state)).toEqual(withoutRequests(byUpdate.state));
  });

  test('no result without any proposal passes the case to the governor, who may then decide freely', () => {
    const cycle = cycleAt();
    delivered(cycle, 'fosen');
    cycle.do({ type: 'recordForumOutcome', outcome: 'no-result', note: 'Ingen enighet' });
    cycle.do(decide({ revision: 0 }));
    expect(cycle.state.decision?.deviationReason).toBeNull();
  });

  test('no result without a proposal, sent back: there is nothing to agree on until something is proposed', () => {
    const cycle = cycleAt();
    cycle.do({ type: 'recordForumOutcome', outcome: 'no-result' });
    cycle.do(giveBack);
    expect(cycle.state.recommendation).toBeNull();
    expect(cycle.refusal(agreed(0)).code).toBe('wrong-stage');
    cycle.do(propose);
    expect(cycle.state.recommendation?.revision).toBe(1);
  });

  test('a new revision voids the outcome, and the old one cannot be decided on', () => {
    const cycle = agreedUpon();
    cycle.do(propose);
    expect(cycle.state.recommendation).toMatchObject({ revision: 2, outcome: null });
    expect(cycle.state.steps.recommendation!.doneAt).toBeNull();
    expect(cycle.refusal(decide({ revision: 2 })).code).toBe('wrong-stage');
    expect(cycle.refusal(agreed(1)).code).toBe('old-revision');
    cycle.do(agreed(2));
    cycle.do(decide({ revision: 2 }));
    cycle.checkFold();
  });

  test('the outcome returned asks for a new revision: the same one cannot be agreed on afterwards', () => {
    const cycle = proposed();
    cycle.do({ type: 'recordForumOutcome', outcome: 'returned', revision: 1, note: 'Mangler mål' });
    expect(cycle.state.recommendation).toMatchObject({ outcome: null, returned: { by: 'forum' } });
    const refusal = cycle.refusal(agreed(1));
    expect(refusal.code).toBe('wrong-stage');
    expect(refusal.message).toMatch(/revision 1 was returned at .*, wanted a new revision first/);
    expect(cycle.refusal(decide()).code).toBe('wrong-stage');
    cycle.do(propose);
    cycle.do(agreed(2));
    expect(cycle.state.recommendation?.returned).toBeNull();
    cycle.checkFold();
  });

  test('the governor returns it: the forum may stand by it or propose anew, and the secretariat is told', () => {
    for (const again of [agreed(1), propose]) {
      const cycle = agreedUpon();
      cycle.do(giveBack);
      expect(cycle.state.announcements.map(({ what }) => what)).toEqual(['recommendation-ready', 'returned-to-forum']);
      expect(cycle.state.steps.recommendation!.doneAt).toBeNull();
      expect(cycle.refusal(decide()).code).toBe('wrong-stage');
      cycle.do(again);
      expect(cycle.state.recommendation?.returned).toBeNull();
      cycle.checkFold();
    }
  });

  test('a deviation with a reason is recorded with it; zero lines and their order are no deviation', () => {
    const other = agreedUpon();
    other.do(decide({ grants: [{ party: 'fosen', amount: 1 }], deviationReason: 'Kriteriet om UH' }));
    expect(other.state.decision?.deviationReason).toBe('Kriteriet om UH');
    const same = agreedUpon();
    same.do(decide({ grants: [LINES[1]!, { party: 'trondelag-sorvest', amount: 0 }, LINES[0]!] }));
    expect(same.state.decision?.deviationReason).toBeNull();
  });

  test('who withdrew gets nothing', () => {
    const cycle = agreedUpon();
    cycle.do({ type: 'noteFromPartnership', party: 'fosen', actor: 'fosen', notes: [{ kind: 'withdrawal' }] });
    expect(cycle.refusal(decide()).message).toMatch(/fosen has withdrawn and is given 500000 kroner, wanted 0/);
    cycle.do(decide({ grants: [LINES[1]!], deviationReason: 'Fosen har trukket seg' }));
    cycle.checkFold();
  });

  test('a request id that was answered leads to nothing more; for another kind of command it is another request', () => {
    const cycle = cycleAt();
    cycle.do({ ...propose, requestId: 'once' });
    const before = cycle.state;
    expect(cycle.do({ ...propose, requestId: 'once' })).toEqual([]);
    expect(cycle.state).toBe(before);
    expect(cycle.do({ ...close, requestId: 'once' })).toHaveLength(1);
  });
});

describe('deadlines', () => {
  test('moved for all: extensions that end before it are swallowed, later ones stand', () => {
    const cycle = cycleAt();
    const extend = (party: string, to: string): void => {
      cycle.do({ ...move(to), parties: [party] } as Command);
    };
    extend('fosen', '2027-02-05');
    extend('trondelag-sorvest', '2027-03-01');
    cycle.do(move('2027-02-08'));
    expect(Object.keys(cycle.state.extensions)).toEqual(['decision-basis/trondelag-sorvest']);
    cycle.checkFold();
  });

  test('moved for some: only those are told, since to the others it is no news', () => {
    const cycle = cycleAt();
    cycle.do({ ...move('2027-02-05'), parties: ['fosen'] } as Command);
    expect(cycle.state.tells.map(({ parties }) => parties)).toEqual([['fosen']]);
    cycle.do(move('2027-02-08'));
    expect(cycle.state.tells.map(({ parties }) => parties)).toEqual([['fosen'], null]);
  });

  test('the cycle’s own step moved is told to nobody', () => {
    const cycle = cycleAt();
    cycle.do(move('2027-03-22', 'recommendation'));
    expect(cycle.state.tells).toEqual([]);
    expect(cycle.state.steps.recommendation!.deadline).toMatchObject({ handled: '2027-03-22', revision: 1 });
  });

  test('a report moved to a date for which reporting would be open already opens it at once', () => {
    const cycle = cycleAt('2027-05-03');
    delivered(cycle, 'fosen');
    cycle.do(propose);
    cycle.do(agreed());
    cycle.do(decide());
    cycle.do(move('2027-05-20', 'report'));
    expect(cycle.state.tells.map(({ tell }) => tell.kind)).toEqual(['decision', 'deadline', 'reporting-open']);
  });

  test('a year opened after reporting has begun says so to its partnerships', () => {
    expect(cycleAt('2027-06-01').state.tells.map(({ tell }) => tell.kind)).toEqual(['reporting-open']);
    expect(cycleAt('2027-05-01').state.tells).toEqual([]);
  });
});

test('closing tells everybody, then ends; a tell that failed does not hold it up', () => {
  const cycle = granted();
  cycle.do({ type: 'closeCycle' });
  expect(cycle.state.status).toBe('closing');
  for (;;) {
    const { effect } = cycleDue(cycle.state, cycle.state.now);
    if (effect?.kind !== 'tell') break;
    const failed = [{ party: 'fosen', why: 'no answer' }];
    cycle.apply([
      {
        type: 'told',
        tellSeq: effect.queued.seq,
        reached: 11,
        failed,
        at: cycle.state.now,
        actor: 'clock',
        requestId: null,
      },
    ]);
  }
  expect(cycleDue(cycle.state, cycle.state.now).effect).toEqual({ kind: 'end' });
  cycle.apply([{ type: 'ended', at: cycle.state.now, actor: 'clock', requestId: null }]);
  expect(cycle.state.status).toBe('closed');
  expect(cycleDue(cycle.state, oslo('2028-06-01'))).toEqual({ effect: null, next: null });
  cycle.checkFold();
});

test('1,000 partnerships with dates of their own, all delivered and granted, and 200 remembered requests: the state stays under 256 KiB', () => {
  const year = compiled(2027);
  const parties = Array.from({ length: 1000 }, (_, index) => ({
    id: `nettverk-${1000 + index}`,
    owesBasis: true,
    count: 1000 + index,
    universities: ['ntnu'],
  }));
  const cycle = cycleAt('2027-01-04', { ...year, plan: { ...year.plan, parties } });
  const lines = parties.map((party) => ({ party: party.id, amount: 9_000 }));
  /** Any of twenty working days, each set at an instant of its own. */
  const ownDate = (index: number) =>
    resolveDeadline(
      TABLE,
      { nominal: addWorkingDays(TABLE, '2027-01-04', (index % 20) + 1), time: '23:59:59', rule: 'exact' },
      1,
      { since: oslo('2027-01-04', `09:${String(index % 60).padStart(2, '0')}`), was: '2027-02-01' },
    );
  for (const [index, party] of parties.entries()) {
    cycle.do({
      type: 'noteFromPartnership',
      requestId: `8c9e6679-7425-40de-944b-e07fc1f9${index + 1000}`,
      party: party.id,
      actor: party.id,
      notes: [
        { kind: 'local-deadline', step: 'needs-report', deadline: ownDate(index) },
        { kind: 'delivery', delivered: true, asked: 9_000 + index },
      ],
    });
  }
  expect(cycle.state.localDeadlines).toHaveLength(20);
  expect(cycle.state.localDeadlines!.flatMap((one) => one.parties).sort()).toEqual(parties.map(({ id }) => id));
  cycle.do({ ...propose, lines });
  cycle.do(agreed());
  cycle.do(decide({ grants: lines }));
  expect(cycle.state.requests).toHaveLength(200);
  expect(cycle.state.delivered).toHaveLength(1000);
  expect(Buffer.byteLength(JSON.stringify(cycle.state))).toBeLessThan(256 * 1024);
});
