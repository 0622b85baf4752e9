// The decision: four eyes, checklist, reasons, recipients, lines that go back, and what becomes of the money. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import { cycleDue } from '../../domain/cycle-due.ts';
import { obligationsOfCycle } from '../../domain/obligations.ts';
import { tellFor } from '../../domain/tells.ts';
import { turnKey, turnsOf } from '../../domain/turns.ts';
import type { RunningCycle, Refused } from './support.ts';
import { CASE_OFFICER, compiled, cycleAt, delivered, OFFICE, oslo, SECRETARIAT } from './support.ts';

const LEADER = 'p-leder';
const RULES = { fourEyes: true, checklist: true, caseNumber: true, organisationNumbers: false };
const YEAR = compiled(2027, (step) => step, { decision: RULES });
const CRITERIA = YEAR.plan.decision.criteria;
const LINES = [
  { party: 'fosen', amount: 500_000 },
  { party: 'nettverk-04', amount: 300_000 },
];
const NOBODY = { actor: CASE_OFFICER, revision: 1 };
const prepare = (change: Partial<Extract<CycleCommand, { type: 'prepareDecision' }>> = {}) =>
  ({
    type: 'prepareDecision',
    ...NOBODY,
    grants: LINES,
    criteriaMet: CRITERIA,
    caseNumber: '2027/1',
    ...change,
  }) as const;
const decide = (change: Partial<Extract<CycleCommand, { type: 'decideGrants' }>> = {}) =>
  ({ type: 'decideGrants', revision: 1, actor: LEADER, ...change }) as const;

function spoken(): RunningCycle {
  const cycle = cycleAt('2027-03-10', YEAR);
  delivered(cycle, 'fosen', 'nettverk-04');
  cycle.do({ type: 'proposeRecommendation', lines: LINES });
  cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
  return cycle;
}
const prepared = (): RunningCycle => {
  const cycle = spoken();
  cycle.do(prepare());
  return cycle;
};
const granted = (): RunningCycle => {
  const cycle = prepared();
  cycle.do(decide());
  return cycle;
};

describe('four eyes', () => {
  test('one prepares, another approves; both are written down', () => {
    const cycle = prepared();
    expect(cycle.state.decision).toBeNull();
    expect(cycle.state.announcements.at(-1)).toMatchObject({ what: 'decision-prepared' });
    cycle.do(decide());
    expect(cycle.state).toMatchObject({
      prepared: null,
      decision: { preparedBy: CASE_OFFICER, decidedBy: LEADER, caseNumber: '2027/1', grants: LINES, returned: [] },
    });
    cycle.checkFold();
  });

  test('what is prepared is the leader’s turn until it is decided or goes back', () => {
    const leaders = ({ state }: RunningCycle): boolean =>
      obligationsOfCycle(state).some((row) => turnsOf(row).includes(turnKey('office-leader', OFFICE)));
    expect([spoken(), prepared(), granted()].map(leaders)).toEqual([false, true, false]);
    const back = prepared();
    back.do({ type: 'returnToForum', actor: CASE_OFFICER, reason: 'Mangler grunn' });
    expect(leaders(back)).toBe(false);
    const alone = cycleAt(
      '2027-03-10',
      compiled(2027, (step) => step, { decision: { ...RULES, fourEyes: false } }),
    );
    delivered(alone, 'fosen', 'nettverk-04');
    alone.do({ type: 'proposeRecommendation', lines: LINES });
    alone.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    alone.do(prepare());
    expect(leaders(alone)).toBe(false);
  });

  test.each<[() => RunningCycle, ...Refused<CycleCommand>]>([
    [spoken, 'nothing is prepared', decide(), 'wrong-stage', /no decision is prepared/],
    [
      prepared,
      'by the same person',
      decide({ actor: CASE_OFFICER }),
      'wrong-role',
      /has prepared the decision, wanted another/,
    ],
    [prepared, 'changed on the way', decide({ grants: [LINES[0]!] }), 'wrong-stage', /differs from what was prepared/],
    [prepared, 'with another case', decide({ caseNumber: '2027/2' }), 'wrong-stage', /differs from what was prepared/],
    [spoken, 'prepared by the leader', prepare({ actor: LEADER }), 'wrong-role', /wanted case-officer/],
  ])('refused: %s', (...row) => {
    const [start, , command, code, says] = row;
    const refusal = start().refusal(command);
    expect(refusal.message).toMatch(says);
    expect(refusal.code).toBe(code);
  });

  test('what is prepared falls when the forum or the office sends the case back', () => {
    const cycle = prepared();
    cycle.do({ type: 'returnToForum', actor: CASE_OFFICER, reason: 'Kriterium 2' });
    expect(cycle.state.prepared).toBeNull();
    expect(cycle.refusal(decide()).message).toMatch(/the forum has recorded no outcome/);
  });

  test('where one person decides, that is enough', () => {
    const cycle = cycleAt('2027-03-10', compiled(2027));
    delivered(cycle, 'fosen');
    cycle.do({ type: 'proposeRecommendation', lines: [LINES[0]!] });
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    expect(cycle.refusal(decide({ actor: CASE_OFFICER })).message).toMatch(/no grants are named and none are prepared/);
    cycle.do(decide({ actor: CASE_OFFICER, grants: [LINES[0]!] }));
    expect(cycle.state.decision).toMatchObject({ preparedBy: null, decidedBy: CASE_OFFICER });
  });
});

describe('bad input', () => {
  const line = (change: object) => prepare({ grants: [{ ...LINES[0]!, ...change }, LINES[1]!] });
  test.each<Refused<CycleCommand>>([
    [
      'no checklist',
      prepare({ criteriaMet: [] }),
      'wrong-stage',
      /fosen is given 500000 kroner and does not meet local-needs/,
    ],
    [
      'an incomplete checklist',
      prepare({ criteriaMet: CRITERIA.slice(1) }),
      'wrong-stage',
      /does not meet local-needs,/,
    ],
    [
      'a criterion that one does not meet',
      line({ unmet: [CRITERIA[1]] }),
      'wrong-stage',
      /does not meet workplace-based/,
    ],
    [
      'a criterion of no scheme',
      prepare({ criteriaMet: [...CRITERIA, 'pynt'] }),
      'not-found',
      /"pynt" is no criterion/,
    ],
    ['no case', { ...prepare(), caseNumber: undefined } as never, 'misshapen', /has no caseNumber/],
    [
      'a deviation without a reason',
      line({ amount: 400_000 }),
      'amounts-do-not-fit',
      /differ from the recommendation for fosen/,
    ],
    ['a negative amount', line({ amount: -1 }), 'amounts-do-not-fit', /the grant to fosen is -1, wanted whole kroner/],
    ['a broken amount', line({ amount: 0.5 }), 'amounts-do-not-fit', /the grant to fosen is 0.5, wanted whole kroner/],
    [
      'more than the frame',
      line({ amount: 12_000_000 }),
      'amounts-do-not-fit',
      /wanted at most 9600000 \(frame 12000000/,
    ],
    [
      'granted nothing',
      line({ amount: 0, result: 'granted', reason: 'Nei' }),
      'amounts-do-not-fit',
      /granted with 0 kroner/,
    ],
    [
      'refused with money',
      line({ result: 'not-granted' }),
      'amounts-do-not-fit',
      /not-granted with 500000 kroner, wanted 0/,
    ],
    [
      'returned without a reason',
      line({ amount: 0, result: 'returned' }),
      'misshapen',
      /returned to the forum without a reason/,
    ],
    [
      'shares that do not add up',
      line({ shares: [{ recipient: 'fosen', amount: 499_999 }] }),
      'amounts-do-not-fit',
      /the shares of fosen come to 499999 kroner, wanted 500000/,
    ],
    [
      'a provider that is neither owner nor university',
      line({ shares: [{ recipient: 'konsulent', amount: 500_000 }] }),
      'wrong-role',
      /"konsulent" is neither the owners of fosen nor their university, wanted fosen or nord/,
    ],
    [
      'a recipient twice',
      line({
        shares: [
          { recipient: 'nord', amount: 250_000 },
          { recipient: 'nord', amount: 250_000 },
        ],
      }),
      'misshapen',
      /nord is paid twice/,
    ],
    [
      'a promise for the year itself',
      line({ years: [{ year: 2027, amount: 1 }] }),
      'misshapen',
      /wanted years in order from 2028 to 2029/,
    ],
    ['a promise too far ahead', line({ years: [{ year: 2030, amount: 1 }] }), 'misshapen', /from 2028 to 2029/],
  ])('refused, and nothing changes: %s', (_title, command, code, says) => {
    const refusal = spoken().refusal(command);
    expect(refusal.message).toMatch(says);
    expect(refusal.code).toBe(code);
  });

  test('where the forum’s file demands organisation numbers, nobody without one is paid', () => {
    const decision = { ...RULES, organisationNumbers: true };
    const cycle = cycleAt(
      '2027-03-10',
      compiled(2027, (step) => step, { decision }),
    );
    expect(cycle.state.plan.decision.withoutNumber).toContain('nettverk-04');
    delivered(cycle, 'nettverk-04');
    cycle.do({ type: 'proposeRecommendation', lines: [{ party: 'nettverk-04', amount: 500_000 }] });
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    const refusal = cycle.refusal(prepare({ grants: [{ party: 'nettverk-04', amount: 500_000 }] }));
    expect(refusal.message).toMatch(/nettverk-04 is paid \d+ kroner and has no organisation number, wanted payee/);
  });

  test('the municipality as authority is never paid', () => {
    const seats = [
      ...YEAR.definitions.forum.seats,
      { id: 'plass-myndighet', group: 'kindergarten-authority', votes: true, names: { nb: 'M', nn: 'M', en: 'M' } },
    ];
    const cycle = cycleAt(
      '2027-03-10',
      compiled(2027, (step) => step, { decision: RULES, seats }),
    );
    delivered(cycle, 'fosen');
    cycle.do({ type: 'proposeRecommendation', lines: [LINES[0]!] });
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    const shares = [{ recipient: 'plass-myndighet', amount: 500_000 }];
    const refusal = cycle.refusal(prepare({ grants: [{ ...LINES[0]!, shares }] }));
    expect(refusal.code).toBe('wrong-role');
    expect(refusal.message).toMatch(/sits in the forum as authority and is never paid, wanted fosen or nord/);
  });
});

describe('what differs from the recommendation', () => {
  test('has its reason on the line, and the partnership is told it', () => {
    const cycle = spoken();
    cycle.do(
      prepare({ grants: [{ ...LINES[0]!, amount: 400_000, reason: 'Tiltak 2 er utenfor kriteriene' }, LINES[1]!] }),
    );
    cycle.do(decide());
    expect(tellFor(cycle.state, { kind: 'decision' }, 'fosen')).toMatchObject({
      amount: 400_000,
      reason: 'Tiltak 2 er utenfor kriteriene',
    });
    expect(tellFor(cycle.state, { kind: 'decision' }, 'nettverk-04')).not.toHaveProperty('reason');
  });

  test('a line that is returned goes back to the forum and is decided later; the others are told at once', () => {
    const cycle = spoken();
    const back = { party: 'nettverk-04', amount: 0, result: 'returned', reason: 'Mangler mål' } as const;
    cycle.do(prepare({ grants: [LINES[0]!, back] }));
    cycle.do(decide());
    expect(cycle.state.decision).toMatchObject({ grants: [LINES[0]], returned: ['nettverk-04'] });
    const { effect } = cycleDue(cycle.state, cycle.state.now);
    expect(effect).toMatchObject({ kind: 'tell', queued: { tell: { kind: 'decision' } } });
    expect(effect?.kind === 'tell' && effect.queued.parties).not.toContain('nettverk-04');
    expect(cycle.state.announcements.at(-1)).toMatchObject({ what: 'returned-to-forum', reason: 'Mangler mål' });
    expect(cycle.state.steps['grant-decision']!.doneAt).toBeNull();
    expect(cycle.refusal({ type: 'proposeRecommendation', actor: SECRETARIAT, lines: LINES }).message).toMatch(
      /fosen is decided, wanted nettverk-04/,
    );
    cycle.do({ type: 'proposeRecommendation', actor: SECRETARIAT, lines: [{ party: 'nettverk-04', amount: 250_000 }] });
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 2 });
    const again = { party: 'nettverk-04', amount: 250_000 };
    cycle.do(prepare({ revision: 2, grants: [again] }));
    cycle.do(decide({ revision: 2 }));
    expect(cycle.state.decision).toMatchObject({ grants: [LINES[0], again], returned: [] });
    expect(cycle.state.tells.at(-1)).toMatchObject({ parties: ['nettverk-04'] });
    expect(cycle.refusal(prepare({ revision: 2 })).message).toMatch(/the grants were decided/);
    cycle.checkFold();
  });
});

describe('what becomes of the money', () => {
  const pay = (recipient: string, amount: number) =>
    ({ type: 'registerPayment', actor: CASE_OFFICER, recipient, amount, date: '2027-04-20' }) as const;
  const back = (recipient: string, amount: number) =>
    ({
      type: 'registerRepayment',
      actor: CASE_OFFICER,
      recipient,
      amount,
      date: '2027-09-01',
      reason: 'Ubrukt',
    }) as const;
  const withdraw = (recipient: string, amount: number) =>
    ({ type: 'withdrawGrant', actor: LEADER, recipient, amount, reason: 'Tiltaket ble ikke gjennomført' }) as const;

  test('paid, paid back and withdrawn, each with its event; a university is one recipient over all networks', () => {
    const cycle = granted();
    const at = oslo('2027-04-20');
    // 40 percent of what is beside coordination: of 400,000 for Fosen and 200,000 for network 4, both with Nord.
    cycle.do({ ...pay('nord', 240_000), at });
    cycle.do({ ...pay('fosen', 340_000), at });
    cycle.do({ ...back('fosen', 40_000), at });
    cycle.do({ ...withdraw('fosen', 40_000), at });
    expect(cycle.state.settled).toEqual({
      nord: { paid: 240_000, repaid: 0, withdrawn: 0 },
      fosen: { paid: 340_000, repaid: 40_000, withdrawn: 40_000 },
    });
    const types = cycle.events.map((event) => event.type).slice(-4);
    expect(types).toEqual(['payment-registered', 'payment-registered', 'repayment-registered', 'grant-withdrawn']);
    cycle.checkFold();
  });

  test.each<[() => RunningCycle, ...Refused<CycleCommand>]>([
    [spoken, 'before the decision', pay('fosen', 1), 'wrong-stage', /the grants are not decided/],
    [granted, 'to somebody who was granted nothing', pay('dmmh', 1), 'not-found', /"dmmh" was granted nothing/],
    [
      granted,
      'more than was granted',
      pay('nord', 240_001),
      'amounts-do-not-fit',
      /wanted at most 240000 \(granted 240000/,
    ],
    [granted, 'nothing', pay('nord', 0), 'amounts-do-not-fit', /the amount is 0/],
    [granted, 'paid back before it was paid', back('nord', 1), 'amounts-do-not-fit', /wanted at most 0/],
    [granted, 'withdrawn above the grant', withdraw('fosen', 340_001), 'amounts-do-not-fit', /wanted at most 340000/],
  ])('refused: %s', (...row) => {
    const [start, , command, code, says] = row;
    const refusal = start().refusal(command);
    expect(refusal.message).toMatch(says);
    expect(refusal.code).toBe(code);
  });
});
