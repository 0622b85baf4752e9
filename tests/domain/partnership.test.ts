// The rules of a partnership: who hands in, who stands by it, what late means, and that a refusal changes nothing. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { Item, Stage } from '../../domain/partnership-state.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import { stageOf } from '../../domain/stage.ts';
import type { Loose, Refused, RunningPartnership } from './support.ts';
import {
  CASE_OFFICER,
  compiled,
  COORDINATOR,
  decided,
  LEADER_NETWORK,
  oslo,
  OWNER,
  partnershipAt,
  SECRETARIAT,
  tell,
  UNIVERSITY,
} from './support.ts';

type Command = Loose<PartnershipCommand>;

const BASIS = 'decision-basis';
const submit = (step = BASIS, actor = COORDINATOR): Command => ({
  type: 'submit',
  step,
  actor,
  document: { need: 'x' },
});
const approve = (revision = 1, actor = UNIVERSITY, step = BASIS): Command => ({
  type: 'approve',
  step,
  actor,
  revision,
});
const giveBack = (revision = 1): Command => ({
  type: 'returnForChanges',
  step: BASIS,
  revision,
  reason: 'Mål mangler',
});
const need: Command = { type: 'submit', step: 'needs-report', party: 'eier-fosen-1', actor: OWNER, document: {} };
const noNeed: Command = { type: 'declareNoNeed', step: 'needs-report', party: 'eier-fosen-1', actor: OWNER };
const withdraw: Command = { type: 'withdraw', actor: COORDINATOR, reason: 'Kapasitet' };
const extend = (to: string, step = BASIS): Command => ({ type: 'extendDeadline', step, to, reason: 'Sykdom' });
const acceptLate = (step = BASIS): Command => ({ type: 'acceptLate', step, reason: 'Etter dialog' });
const reopen = (step = BASIS): Command => ({ type: 'reopen', step, reason: 'Feil beløp' });

const HUMAN: readonly Command[] = [
  submit(),
  approve(),
  giveBack(),
  noNeed,
  withdraw,
  extend('2027-02-08'),
  acceptLate(),
  reopen(),
];

function after(...commands: Command[]): () => RunningPartnership {
  return () => {
    const running = partnershipAt();
    for (const command of commands) running.do(command);
    return running;
  };
}
const opened = after();
const handedIn = after(submit());
const complete = after(submit(), approve());
const withGrant = (): RunningPartnership => {
  const running = complete();
  tell(running, decided(500_000));
  return running;
};
const late = (): RunningPartnership => {
  const running = partnershipAt('2027-02-02');
  running.do(submit());
  return running;
};

function itemOf(running: RunningPartnership, key = `${BASIS}/fosen`): Item {
  return running.state.items[key]!;
}

describe('who may give a command', () => {
  test.each(HUMAN.map((command) => [command.type, command] as const))('%s: nobody without a role', (_type, command) => {
    const refusal = handedIn().refusal({ ...command, actor: 'p-ukjent' });
    expect(refusal.code).toBe('unknown-person');
    expect(refusal.message).toMatch(/\(fosen\): "p-ukjent" has no role here, wanted/);
  });

  test.each<[string, Command, RegExp]>([
    [
      'an owner hands in the basis',
      submit(BASIS, OWNER),
      /is owner-contact for eier-fosen-1, wanted network-coordinator or university-coordinator for fosen or nord/,
    ],
    ['the secretariat hands in', submit(BASIS, SECRETARIAT), /wanted network-coordinator or university-coordinator/],
    [
      'one owner answers for another',
      { ...need, party: 'eier-fosen-2' },
      /is owner-contact for eier-fosen-1, wanted owner-contact for eier-fosen-2/,
    ],
    [
      'one owner has no need for another',
      { ...noNeed, party: 'eier-fosen-2' },
      /wanted owner-contact for eier-fosen-2/,
    ],
    [
      'an owner approves the basis',
      approve(1, OWNER),
      /wanted network-coordinator for fosen or university-coordinator for nord/,
    ],
    ['the secretariat approves the basis', approve(1, SECRETARIAT), /wanted network-coordinator for fosen/],
    ['an owner returns the basis', { ...giveBack(), actor: OWNER }, /wanted secretariat or case-officer/],
    ['the university withdraws', { ...withdraw, actor: UNIVERSITY }, /wanted network-coordinator or secretariat/],
    ['the coordinator extends', { ...extend('2027-02-08'), actor: COORDINATOR }, /or case-officer or administrator/],
    ['the coordinator accepts', { ...acceptLate(), actor: COORDINATOR }, /wanted secretariat or case-officer/],
    ['the coordinator reopens', { ...reopen(), actor: COORDINATOR }, /wanted secretariat or case-officer/],
  ])('wrong role: %s', (_sentence, command, says) => {
    const refusal = handedIn().refusal(command);
    expect(refusal.message).toMatch(says);
    expect(refusal.code).toBe('wrong-role');
  });
});

describe('when a command may be given', () => {
  test.each(HUMAN.map((command) => [command.type, command] as const))(
    '%s: not before what has happened',
    (_type, command) => {
      expect(handedIn().refusal({ ...command, at: oslo('2027-01-03') }).code).toBe('in-the-past');
    },
  );

  test.each(HUMAN.map((command) => [command.type, command] as const))(
    '%s: not after the end, nor after withdrawing',
    (_type, command) => {
      const ended = handedIn();
      tell(ended, { kind: 'ended' });
      expect(ended.refusal(command)).toMatchObject({
        code: 'closed',
        message: expect.stringMatching(/the cycle has ended/),
      });
      const gone = after(submit(), withdraw)();
      expect(gone.refusal(command)).toMatchObject({
        code: 'closed',
        message: expect.stringMatching(/has withdrawn, wanted one/),
      });
    },
  );

  const rows: readonly (readonly [() => RunningPartnership, ...Refused<PartnershipCommand>])[] = [
    [
      opened,
      'a step that nobody owes',
      submit('dance'),
      'not-found',
      /owes no step "dance", wanted needs-report, decision-basis, report/,
    ],
    [
      opened,
      'a stranger’s step',
      { ...submit(), party: 'narnia' } as Command,
      'not-found',
      /"narnia" does not owe decision-basis here, wanted party fosen/,
    ],
    [
      opened,
      'a need without saying whose',
      submit('needs-report', OWNER),
      'not-found',
      /wanted party eier-fosen-1 or eier-fosen-2/,
    ],
    [
      opened,
      'a document above 256 KiB',
      { ...submit(), document: { need: 'x'.repeat(256 * 1024) } } as Command,
      'too-large',
      /the document is 262155 bytes, wanted at most 262144/,
    ],
    [
      opened,
      'a document above 256 KiB in bytes alone',
      { ...submit(), document: { need: 'å'.repeat(140_000) } } as Command,
      'too-large',
      /wanted at most 262144/,
    ],
    [
      opened,
      'a report before there is a grant',
      submit('report'),
      'wrong-stage',
      /report is not due, wanted a grant to report on/,
    ],
    [opened, 'approving nothing', approve(0), 'wrong-stage', /is open, wanted it submitted/],
    [
      complete,
      'handing in what is complete',
      submit(),
      'wrong-stage',
      /complete in revision 1, wanted it reopened first/,
    ],
    [
      handedIn,
      'approving an older revision',
      approve(0),
      'old-revision',
      /revision 0 of decision-basis is not the present one, wanted 1/,
    ],
    [handedIn, 'approving a coming revision', approve(2), 'old-revision', /revision 2/],
    [
      handedIn,
      'approving twice',
      approve(1, COORDINATOR),
      'wrong-stage',
      /has approved revision 1 already, wanted one that waits/,
    ],
    [
      complete,
      'returning what is complete',
      giveBack(),
      'wrong-stage',
      /is complete, wanted it submitted and not complete/,
    ],
    [handedIn, 'returning an older revision', giveBack(0), 'old-revision', /revision 0/],
    [opened, 'returning nothing', giveBack(0), 'wrong-stage', /is open, wanted it submitted/],
    [
      opened,
      'no need for a duty',
      { type: 'declareNoNeed', step: BASIS, actor: COORDINATOR },
      'wrong-stage',
      /is not optional/,
    ],
    [after(noNeed), 'no need twice', noNeed, 'wrong-stage', /is answered \(no-need\)/],
    [
      after(need),
      'no need after handing in',
      noNeed,
      'wrong-stage',
      /is answered \(submitted\), wanted it open or reopened/,
    ],
    [
      opened,
      'extending into the past',
      extend('2027-01-02'),
      'in-the-past',
      /not after the present deadline|has passed/,
    ],
    [
      opened,
      'extending to an earlier date',
      extend('2027-01-29'),
      'in-the-past',
      /2027-01-29 is not after the present deadline, wanted later than 2027-02-01/,
    ],
    [opened, 'extending to the same date', extend('2027-02-01'), 'in-the-past', /is not after the present deadline/],
    [opened, 'extending to a day that does not exist', extend('2027-02-29'), 'misshapen', /not a date that exists/],
    [opened, 'extending out of the calendar', extend('2029-12-28'), 'misshapen', /outside the cycle’s calendar/],
    [complete, 'extending what is complete', extend('2027-02-08'), 'wrong-stage', /is complete, wanted an open one/],
    [
      handedIn,
      'accepting what is not late',
      acceptLate(),
      'wrong-stage',
      /is submitted, wanted one handed in late and not accepted/,
    ],
    [opened, 'accepting nothing', acceptLate(), 'wrong-stage', /is open, wanted one handed in late/],
    [opened, 'reopening what is open', reopen(), 'wrong-stage', /is open, wanted one that is handed in/],
    [
      withGrant,
      'withdrawing with a grant: a report says what was not carried out',
      withdraw,
      'wrong-stage',
      /the grants are decided \(500000 kroner\)/,
    ],
    [
      withGrant,
      'handing in the basis after the decision',
      submit(),
      'wrong-stage',
      /the grants are decided, wanted decision-basis before that/,
    ],
    [withGrant, 'reopening the basis after the decision', reopen(), 'wrong-stage', /the grants are decided/],
    [
      withGrant,
      'extending the basis after the decision',
      extend('2027-02-08'),
      'wrong-stage',
      /the grants are decided/,
    ],
    [
      withGrant,
      'a need after the decision',
      need,
      'wrong-stage',
      /the grants are decided, wanted needs-report before that/,
    ],
    [withGrant, 'no need after the decision', noNeed, 'wrong-stage', /the grants are decided/],
  ];
  test.each(rows.map(([start, sentence, command, code, says]) => [sentence, start, command, code, says] as const))(
    'refused: %s',
    (_sentence, start, command, code, says) => {
      const refusal = start().refusal(command);
      expect(refusal.message).toMatch(says);
      expect(refusal.code).toBe(code);
    },
  );
});

describe('handing in and standing by it', () => {
  test('who hands in approves their half; the university’s completes it, and the cycle is told', () => {
    const running = handedIn();
    expect(itemOf(running)).toMatchObject({ status: 'submitted', revision: 1, submittedBy: COORDINATOR, late: false });
    expect(obligationsOfPartnership(running.state).find((row) => row.step === BASIS)?.pending).toEqual([
      { role: 'university-coordinator', party: 'nord' },
    ]);
    expect(running.state.notes).toEqual([]);
    running.do(approve());
    expect(running.state.notes).toEqual([{ kind: 'delivery', delivered: true }]);
    running.apply([{ type: 'cycle-noted', count: 1, at: running.state.now, actor: 'cycle', requestId: null }]);
    expect(running.state.notes).toEqual([]);
    running.checkFold();
  });

  test('the university may hand in; then it is the network that must stand by it', () => {
    const running = after(submit(BASIS, UNIVERSITY))();
    expect(stageOf(running.state)).toBe('planning');
    running.do(approve(1, COORDINATOR));
    expect(stageOf(running.state)).toBe('allocation');
  });

  test('a report waits for every author’s section, and then for the office alone', () => {
    const running = withGrant();
    running.do(submit('report', UNIVERSITY));
    const row = () => obligationsOfPartnership(running.state).find((one) => one.step === 'report')!;
    expect(row()).toMatchObject({
      status: 'open',
      pending: [],
      missing: [{ role: 'network-coordinator', party: 'fosen', onTime: false }],
    });
    running.do(submit('report'));
    expect(stageOf(running.state)).toBe('reporting');
    expect(row()).toMatchObject({ status: 'submitted', missing: [] });
    expect(row().pending).toEqual([{ role: 'case-officer', party: 'statsforvalteren-trondelag' }]);
    running.do(approve(2, CASE_OFFICER, 'report'));
    expect(stageOf(running.state)).toBe('closed');
  });

  test('a network with two universities needs both', () => {
    const running = partnershipAt('2027-01-04', 'trondheim-malvik');
    running.do(submit(BASIS, 'p-koordinator-trondheim-malvik'));
    running.do(approve(1, 'p-koordinator-dmmh'));
    expect(stageOf(running.state)).toBe('planning');
    running.do(approve(1, 'p-koordinator-ntnu'));
    expect(stageOf(running.state)).toBe('allocation');
  });

  test('a new revision voids the approvals of the old one', () => {
    const running = after(submit(BASIS, UNIVERSITY), submit())();
    expect(itemOf(running)).toMatchObject({
      revision: 2,
      approvals: [{ role: 'network-coordinator', party: 'fosen' }],
    });
    expect(running.refusal(approve(1)).code).toBe('old-revision');
    running.do(approve(2));
    expect(stageOf(running.state)).toBe('allocation');
  });

  test('returned: approvals are void, a new revision is wanted and completes it anew', () => {
    const running = handedIn();
    running.do({ ...giveBack(), actor: UNIVERSITY });
    expect(itemOf(running)).toMatchObject({ status: 'changes-asked', approvals: [], revision: 1 });
    expect(running.refusal(approve(1)).code).toBe('wrong-stage');
    running.do(submit());
    running.do(approve(2));
    expect(stageOf(running.state)).toBe('allocation');
    running.checkFold();
  });

  test('a document of exactly 256 KiB is taken, and its text is not in state', () => {
    const running = opened();
    const document = { need: 'x'.repeat(256 * 1024 - '{"need":""}'.length) };
    running.do({ ...submit(), document } as Command);
    expect(itemOf(running).sizeBytes).toBe(256 * 1024);
    expect(JSON.stringify(running.state)).not.toContain('xxx');
    expect(JSON.stringify(running.events)).not.toContain('xxx');
  });

  test('a need can be answered again until the assessment is over, by the cycle’s word or by the clock', () => {
    const running = partnershipAt('2026-11-02');
    running.do(need);
    running.do(need);
    expect(itemOf(running, 'needs-report/eier-fosen-1').revision).toBe(2);
    expect(running.refusal({ ...need, at: oslo('2026-12-02') }).code).toBe('wrong-stage');
    tell(running, { kind: 'assessment-over' });
    expect(running.refusal(need).code).toBe('wrong-stage');
  });

  test('a request id that was answered leads to nothing more; for another kind of command it is another request', () => {
    const running = opened();
    running.do({ ...submit(), requestId: 'once' });
    const before = running.state;
    expect(running.do({ ...submit(), requestId: 'once' })).toEqual([]);
    expect(running.state).toBe(before);
    expect(running.do({ ...withdraw, requestId: 'once' })).toHaveLength(1);
  });

  test('the last 200 request ids are remembered', () => {
    const running = partnershipAt('2026-11-02');
    for (let index = 0; index < 250; index += 1) running.do({ ...need, requestId: `r-${index}` });
    expect(running.state.requests).toHaveLength(200);
    expect(running.do({ ...need, requestId: 'r-50' })).toEqual([]);
    expect(running.do({ ...need, requestId: 'r-49' })).toHaveLength(1);
  });
});

describe('late', () => {
  test('handed in late and approved, it waits for acceptance; accepted, it is delivered', () => {
    const running = late();
    running.do(approve());
    expect(itemOf(running).late).toBe(true);
    expect(stageOf(running.state)).toBe('planning');
    running.do(acceptLate());
    expect(stageOf(running.state)).toBe('allocation');
    expect(running.state.notes).toEqual([{ kind: 'delivery', delivered: true }]);
    running.checkFold();
  });

  test('lateness is judged by the first submission: a correction after the deadline is not late', () => {
    const running = handedIn();
    running.do({ ...giveBack(), at: oslo('2027-02-03') });
    running.do({ ...submit(), at: oslo('2027-02-05') });
    expect(itemOf(running)).toMatchObject({ revision: 2, late: false, firstSubmittedAt: oslo('2027-01-04') });
    const other = late();
    other.do({ ...submit(), at: oslo('2027-02-03') });
    expect(itemOf(other).late).toBe(true);
  });

  test('the last second is in time, the next is late', () => {
    for (const [at, isLate] of [
      ['2027-02-01T22:59:59.999Z', false],
      ['2027-02-01T23:00:00.000Z', true],
    ] as const) {
      const running = opened();
      running.do({ ...submit(), at });
      expect(itemOf(running).late).toBe(isLate);
    }
  });

  test('an extension makes a late delivery timely, and both are told to the cycle', () => {
    const running = late();
    running.do(approve());
    running.do(extend('2027-02-08'));
    expect(itemOf(running)).toMatchObject({
      late: false,
      extended: true,
      deadline: { handled: '2027-02-08', revision: 1 },
    });
    expect(stageOf(running.state)).toBe('allocation');
    expect(running.state.notes.map((note) => note.kind)).toEqual(['extension', 'delivery']);
  });

  test('an optional step is never late', () => {
    const running = partnershipAt('2026-12-10');
    running.do(need);
    expect(itemOf(running, 'needs-report/eier-fosen-1').late).toBe(false);
  });

  test('reopened: what was delivered is no longer, and the cycle is told', () => {
    const running = complete();
    running.do(reopen());
    expect(stageOf(running.state)).toBe('planning');
    expect(running.state.notes.at(-1)).toEqual({ kind: 'delivery', delivered: false });
    const row = obligationsOfPartnership(running.state).find((one) => one.step === BASIS);
    expect(row).toMatchObject({ status: 'changes-asked', onTime: true });
  });

  test('a complete report reopened: the partnership reports again, and its row is missing again', () => {
    const running = withGrant();
    for (const command of [submit('report'), submit('report', UNIVERSITY), approve(2, CASE_OFFICER, 'report')])
      running.do(command);
    expect(stageOf(running.state)).toBe('closed');
    running.do(reopen('report'));
    expect(stageOf(running.state)).toBe('reporting');
    expect(obligationsOfPartnership(running.state).find((row) => row.step === 'report')?.status).toBe('changes-asked');
  });

  test('no need reopened is open again', () => {
    const running = after(noNeed)();
    running.do({ type: 'reopen', step: 'needs-report', party: 'eier-fosen-1', reason: 'Ombestemt' });
    expect(itemOf(running, 'needs-report/eier-fosen-1').status).toBe('open');
  });
});

describe('what the cycle tells', () => {
  const { plan } = partnershipAt().state;
  const deadlineOn = (handled: string, revision: number) => ({
    ...plan.duties.find((duty) => duty.step.id === BASIS)!.step.deadline,
    nominal: handled,
    handled,
    instant: oslo(handled, '23:59:59'),
    revision,
  });
  const moved = (handled: string, parties: readonly string[] | null = null, revision = 1) =>
    ({ kind: 'deadline', step: BASIS, parties, deadline: deadlineOn(handled, revision), reason: 'Snø' }) as const;

  test('of one topic the newest holds, whatever order they arrive in; other topics are not disturbed', () => {
    const running = opened();
    const say = (cycleSeq: number, given: Parameters<typeof tell>[1]): number =>
      running.do({ type: 'tellFromCycle', actor: 'cycle', cycleSeq, tell: given }).length;
    expect(say(1005, moved('2027-02-10'))).toBe(1);
    expect(say(1004, moved('2027-02-05'))).toBe(0);
    expect(say(1005, moved('2027-02-06'))).toBe(0);
    expect(say(1003, { kind: 'assessment-over' })).toBe(1);
    expect(itemOf(running).deadline.handled).toBe('2027-02-10');
    expect(running.state.heard).toEqual({ 'deadline/decision-basis': 1005, 'assessment-over': 1003 });
  });

  test('a tell that comes before what has happened is followed, and time does not go back', () => {
    const running = handedIn();
    running.do({
      type: 'tellFromCycle',
      actor: 'cycle',
      cycleSeq: 9000,
      tell: { kind: 'reporting-open' },
      at: oslo('2027-01-02'),
    });
    expect(running.state.now).toBe(oslo('2027-01-04'));
    expect(running.state.reportingOpen).toBe(true);
  });

  test('an extension outlives a general move to an earlier date, not one to a later', () => {
    const running = after(extend('2027-02-15'))();
    tell(running, moved('2027-02-08'));
    expect(itemOf(running)).toMatchObject({ extended: true, deadline: { handled: '2027-02-15' } });
    tell(running, moved('2027-02-22'));
    expect(itemOf(running)).toMatchObject({ extended: false, deadline: { handled: '2027-02-22', revision: 2 } });
  });

  test('a date that the secretariat gave this party by name is its own, and may also be earlier', () => {
    const running = after(extend('2027-02-15'))();
    tell(running, moved('2027-02-10', ['fosen']));
    expect(itemOf(running)).toMatchObject({ extended: true, deadline: { handled: '2027-02-10' } });
    tell(running, moved('2027-02-08'));
    expect(itemOf(running).deadline.handled).toBe('2027-02-10');
  });

  test('a move for others changes nothing here', () => {
    const running = opened();
    tell(running, moved('2027-02-10', ['trondelag-sorvest']));
    expect(itemOf(running).deadline.handled).toBe('2027-02-01');
  });

  test('a grant makes the report due; none at all ends it', () => {
    const running = complete();
    expect(itemOf(running, 'report/fosen').status).toBe('not-due');
    tell(running, decided(500_000));
    expect(itemOf(running, 'report/fosen').status).toBe('open');
    const refused = complete();
    tell(refused, decided(0));
    expect(stageOf(refused.state)).toBe('not-granted');
    expect(obligationsOfPartnership(refused.state).filter((row) => row.status === 'open')).toEqual([]);
  });

  test('who withdrew hears of the end, and of money that was on its way, and of nothing else', () => {
    const running = after(withdraw)();
    const before = running.events.length;
    for (const given of [moved('2027-02-10'), decided(0), { kind: 'reporting-open' }] as const) tell(running, given);
    expect(running.events.length).toBe(before);
    tell(running, decided(500_000));
    expect(running.state).toMatchObject({ grant: null, withdrawn: true });
    tell(running, { kind: 'ended' });
    expect(running.state.ended).toBe(true);
    expect(stageOf(running.state)).toBe('withdrawn');
    running.checkFold();
  });
});

describe('stages', () => {
  const stages = (running: RunningPartnership): Stage[] => running.state.stages.map(({ stage }) => stage);
  const early = (): RunningPartnership => partnershipAt('2026-11-02');
  const second: Command = { ...need, party: 'eier-fosen-2', actor: 'p-kontakt-fosen-2' };

  test.each<[string, () => RunningPartnership, readonly Stage[]]>([
    ['it opens in assessment', early, ['assessment']],
    [
      'one of two owners has answered',
      () => {
        const one = early();
        one.do(need);
        return one;
      },
      ['assessment'],
    ],
    [
      'all owners have answered, one with no need',
      () => {
        const one = early();
        one.do(noNeed);
        one.do(second);
        return one;
      },
      ['assessment', 'planning'],
    ],
    [
      'the cycle says that assessment is over',
      () => {
        const one = early();
        tell(one, { kind: 'assessment-over' });
        return one;
      },
      ['assessment', 'planning'],
    ],
    ['opened after the needs were due, it begins in planning', () => partnershipAt('2026-12-02'), ['planning']],
    [
      'the basis is handed in while needs are open',
      () => {
        const one = early();
        one.do(submit());
        return one;
      },
      ['assessment', 'planning'],
    ],
    [
      'the basis is complete',
      () => {
        const one = early();
        one.do(submit());
        one.do(approve());
        return one;
      },
      ['assessment', 'planning', 'allocation'],
    ],
    [
      'the basis is returned after that',
      () => {
        const one = complete();
        one.do(reopen());
        return one;
      },
      ['planning', 'allocation', 'planning'],
    ],
    ['a leader network owes no basis', () => partnershipAt('2026-11-02', LEADER_NETWORK), ['allocation']],
    ['a grant', withGrant, ['planning', 'allocation', 'implementation']],
    [
      'no grant',
      () => {
        const one = complete();
        tell(one, decided(0));
        return one;
      },
      ['planning', 'allocation', 'not-granted'],
    ],
    [
      'reporting opens',
      () => {
        const one = withGrant();
        tell(one, { kind: 'reporting-open' });
        return one;
      },
      ['planning', 'allocation', 'implementation', 'reporting'],
    ],
    [
      'reporting opened before a late decision',
      () => {
        const one = complete();
        tell(one, { kind: 'reporting-open' });
        tell(one, decided(1));
        return one;
      },
      ['planning', 'allocation', 'reporting'],
    ],
    [
      'a report comes before reporting opens',
      () => {
        const one = withGrant();
        one.do(submit('report'));
        return one;
      },
      ['planning', 'allocation', 'implementation', 'reporting'],
    ],
    ['it withdraws', after(withdraw), ['planning', 'withdrawn']],
    [
      'the cycle ends undecided',
      () => {
        const one = complete();
        tell(one, { kind: 'ended' });
        return one;
      },
      ['planning', 'allocation', 'closed'],
    ],
    [
      'the cycle ends while it reports',
      () => {
        const one = withGrant();
        tell(one, { kind: 'ended' });
        return one;
      },
      ['planning', 'allocation', 'implementation', 'closed'],
    ],
  ])('%s', (_sentence, start, wanted) => {
    const running = start();
    expect(stages(running)).toEqual(wanted);
    running.checkFold();
  });

  test('needs reopened after their deadline do not lead back to assessment', () => {
    const running = early();
    running.do(noNeed);
    running.do(second);
    expect(stageOf(running.state)).toBe('planning');
    running.do({ type: 'reopen', step: 'needs-report', party: 'eier-fosen-2', reason: 'Feil', at: oslo('2026-12-10') });
    expect(stages(running)).toEqual(['assessment', 'planning']);
  });

  test('a report on last year’s grant is due from the opening', () => {
    const year = compiled(2027, (step) => (step.kind === 'report' ? { ...step, reportsOn: 'last-year' } : step));
    expect(itemOf(partnershipAt('2027-01-04', 'fosen', year), 'report/fosen').status).toBe('open');
  });
});
