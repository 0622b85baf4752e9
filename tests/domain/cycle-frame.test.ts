// The frame of a year: preliminary, final, and what a change means for each recipient. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { allocateFrame } from '../../domain/cycle-allocation.ts';
import { sumOf } from '../../domain/amount-lines.ts';
import { basesAgainstFrame, frameOf, grantLimit, ownMoneyOf } from '../../domain/cycle-frame.ts';
import type { PartnershipEvent } from '../../domain/partnership-events.ts';
import { notesOf } from '../../domain/partnership-notes.ts';
import type { RunningCycle } from './support.ts';
import { CASE_OFFICER, COORDINATOR, cycleAt, oslo, partnershipAt, SECRETARIAT, UNIVERSITY, YEAR } from './support.ts';

const PRELIMINARY = { preliminaryFrame: 12_000_000, jointMeasures: 2_000_000 };

function met(): RunningCycle {
  const cycle = cycleAt('2027-01-14');
  cycle.do({ type: 'recordForumOutcome', step: 'first-meeting', outcome: 'agreed', ...PRELIMINARY });
  return cycle;
}

describe('the first meeting', () => {
  test('tells each partnership and university an amount; the partnerships’ amounts and the rest are the frame', () => {
    const { state } = met();
    const frame = frameOf(state.plan, state);
    const own = ownMoneyOf('Tell', state.plan, { before: null, after: frame }, {});
    const parties = state.plan.parties.map(({ id }) => own(id)!);
    expect(parties.filter((one) => one.amount > 0)).toHaveLength(12);
    expect(sumOf(parties) + 400_000 + 2_000_000).toBe(12_000_000);
    for (const one of parties) {
      expect(sumOf(one.lines)).toBe(one.amount);
      expect(one.before).toBeNull();
    }
    const universities = ['dmmh', 'nord', 'ntnu'].map((id) => own(id)!);
    expect(sumOf(universities)).toBe(sumOf(parties.flatMap((one) => one.shares)));
    for (const one of universities) expect(sumOf(one.shares)).toBe(one.amount);
    expect(own('nobody')).toBeNull();
  });

  test('a frame that its own lines use up is refused', () => {
    const refusal = cycleAt('2027-01-14').refusal({
      type: 'recordForumOutcome',
      step: 'first-meeting',
      outcome: 'agreed',
      preliminaryFrame: 4_999_999,
      jointMeasures: 2_000_000,
    });
    expect(refusal.code).toBe('amounts-do-not-fit');
    expect(refusal.message).toMatch(/1099999 kroner are left for 11 base amounts of 100000, wanted at least 1100000/);
  });
});

describe('the final frame', () => {
  test('replaces the preliminary one, and every recipient learns the difference', () => {
    const cycle = met();
    cycle.do({ type: 'setFinalFrame', frame: 11_000_000, reason: 'Lavere tildeling fra Udir' });
    const { state } = cycle;
    expect(frameOf(state.plan, state)).toEqual({ amount: 11_000_000, jointMeasures: 2_000_000 });
    expect(grantLimit(state.plan, state)).toBe(11_000_000 - 400_000 - 2_000_000);
    expect(state.announcements.at(-1)).toMatchObject({ what: 'frame-final', reason: 'Lavere tildeling fra Udir' });
    const { finalFrame } = state;
    const own = ownMoneyOf('Tell', state.plan, { before: finalFrame!.before, after: finalFrame!.frame }, {});
    const differences = state.plan.parties.map(({ id }) => own(id)!.amount - own(id)!.before!);
    expect(differences.reduce((sum, one) => sum + one, 0)).toBe(-1_000_000);
    expect(own('ppt-ledernettverket')).toMatchObject({ amount: 200_000, before: 200_000 });
    cycle.checkFold();
  });

  test('a decision basis above it is flagged and stands', () => {
    const cycle = met();
    const basis = partnershipAt('2027-01-20');
    basis.do({ type: 'submit', actor: COORDINATOR, step: 'decision-basis', document: { total: 515_113 } });
    basis.do({ type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 1 });
    expect(basis.state.notes).toEqual([{ kind: 'delivery', delivered: true, asked: 515_113 }]);
    const at = oslo('2027-01-21');
    cycle.do({ type: 'noteFromPartnership', party: 'fosen', actor: 'fosen', at, notes: basis.state.notes });
    const rowOf = () =>
      basesAgainstFrame('Compare', cycle.state.plan, cycle.state).find((one) => one.party === 'fosen');
    expect(rowOf()).toEqual({ party: 'fosen', frame: 515_113, asked: 515_113, above: 0 });
    cycle.do({ type: 'setFinalFrame', actor: CASE_OFFICER, frame: 10_000_000 });
    expect(rowOf()).toMatchObject({ frame: 425_080, asked: 515_113, above: 90_033 });
    expect(cycle.state.delivered).toContain('fosen');
    // A new revision is not delivered until it is approved again; what it asks for counts from then on.
    basis.do({ type: 'reopen', actor: SECRETARIAT, step: 'decision-basis', reason: 'Lavere ramme' });
    basis.do({ type: 'submit', actor: COORDINATOR, step: 'decision-basis', document: { total: '400 000' } });
    basis.do({ type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 2 });
    const { notes } = basis.state;
    expect(notes.slice(1)).toEqual([
      { kind: 'delivery', delivered: false },
      { kind: 'delivery', delivered: true },
    ]);
    cycle.do({ type: 'noteFromPartnership', party: 'fosen', actor: 'fosen', at, notes: notes.slice(1) });
    expect(rowOf()).toMatchObject({ asked: null, above: 0 });
    expect(cycle.state.delivered).toContain('fosen');
  });

  test('a basis that lists measures and no total tells its measures all the same', () => {
    const basis = partnershipAt('2027-01-20');
    basis.do({ type: 'submit', actor: COORDINATOR, step: 'decision-basis', document: {} });
    const before = basis.state;
    basis.do({ type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 1 });
    const measures = [{ asked: 100_000, priority: 1 }];
    const items = Object.fromEntries(
      Object.entries(basis.state.items).map(([key, item]) => [
        key,
        key.startsWith('decision-basis') ? { ...item, measures } : item,
      ]),
    );
    const event = { type: 'approved' } as PartnershipEvent;
    expect(notesOf(before, { ...basis.state, items }, event)).toEqual([
      { kind: 'delivery', delivered: true, measures },
    ]);
  });

  test.each([
    ['before the first meeting', cycleAt, { frame: 11_000_000 }, 'wrong-stage', /first-meeting has set no preliminary/],
    ['that its own lines use up', met, { frame: 3_899_999 }, 'amounts-do-not-fit', /the frame is 3899999 kroner/],
    ['that is broken', met, { frame: 0.5 }, 'amounts-do-not-fit', /the frame is 0.5, wanted whole kroner/],
    ['with a negative share', met, { frame: 11_000_000, jointMeasures: -1 }, 'amounts-do-not-fit', /measures is -1/],
  ] as const)('%s is refused', (_title, start, given, code, says) => {
    const refusal = start().refusal({ type: 'setFinalFrame', ...given });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(says);
  });

  test('the same once more is refused; another replaces it', () => {
    const cycle = met();
    cycle.do({ type: 'setFinalFrame', frame: 11_000_000 });
    expect(cycle.refusal({ type: 'setFinalFrame', frame: 11_000_000 }).message).toMatch(/11000000 kroner .* already/);
    cycle.do({ type: 'setFinalFrame', frame: 11_500_000, jointMeasures: 1_000_000 });
    expect(cycle.state.finalFrame).toMatchObject({
      before: { amount: 11_000_000 },
      frame: { jointMeasures: 1_000_000 },
    });
    expect(sumOf(allocateFrame('Allocate', YEAR.plan, cycle.state.finalFrame!.frame).lines)).toBe(11_500_000);
  });
});
