// A cycle closes when its own grants are reported: at the year's end, or with the last report after it. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { eventsOfMoments } from '../../domain/moments.ts';
import type { RunningCycle } from './support.ts';
import {
  CASE_OFFICER,
  COORDINATOR,
  cycleAt,
  decided,
  delivered,
  oslo,
  partnershipAt,
  tell,
  UNIVERSITY,
  YEAR,
} from './support.ts';

const AFTER = '2028-01-10';

/** A year that has ended, with a decision, and these partnerships unfinished. */
function ended(...unfinished: string[]): RunningCycle {
  const cycle = cycleAt('2027-03-01');
  delivered(cycle, 'fosen');
  const lines = [{ party: 'fosen', amount: 500_000 }];
  cycle.do({ type: 'proposeRecommendation', lines });
  cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
  cycle.do({ type: 'decideGrants', actor: CASE_OFFICER, revision: 1, grants: lines });
  const at = YEAR.plan.endsAt;
  cycle.apply(eventsOfMoments(cycle.state, [{ at, kind: 'year-ends' }], at, { raised: 0, unfinished }));
  return cycle;
}

const note = (cycle: RunningCycle, party: string, finished: boolean): void => {
  cycle.do({
    type: 'noteFromPartnership',
    party,
    actor: party,
    notes: [{ kind: 'finished', finished }],
    at: oslo(AFTER),
  });
};

describe('a cycle after its year', () => {
  test('stays open for those who have not reported, says so, and closes with the last of them', () => {
    const cycle = ended('fosen', 'nettverk-04');
    expect(cycle.state.status).toBe('open');
    expect(explainCycle(cycle.state, oslo(AFTER)).waitsFor.code).toBe('reports');
    note(cycle, 'fosen', true);
    expect(cycle.state.status).toBe('open');
    note(cycle, 'nettverk-04', true);
    expect(cycle.state.status).toBe('closing');
    cycle.checkFold();
  });

  test('waits again for a report that is opened again', () => {
    const cycle = ended('fosen', 'nettverk-04');
    note(cycle, 'nettverk-05', false);
    note(cycle, 'fosen', true);
    note(cycle, 'nettverk-04', true);
    expect(cycle.state.status).toBe('open');
    note(cycle, 'nettverk-05', true);
    expect(cycle.state.status).toBe('closing');
  });

  test('is told by a partnership only of what happens after the year', () => {
    const notes = (date: string) => {
      const running = partnershipAt('2027-05-20');
      tell(running, decided(500_000));
      const at = oslo(date);
      const report = { type: 'submit', step: 'report', document: {}, at } as const;
      running.do({ ...report, actor: COORDINATOR });
      running.do({ ...report, actor: UNIVERSITY });
      running.do({ type: 'acceptReport', step: 'report', actor: CASE_OFFICER, revision: 2, at });
      return running.state.notes.filter(({ kind }) => kind === 'finished');
    };
    expect(notes('2027-06-10')).toEqual([]);
    expect(notes(AFTER)).toEqual([{ kind: 'finished', finished: true }]);
  });
});
