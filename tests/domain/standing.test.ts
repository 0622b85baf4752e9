// The overview's line is written with every projection, so no state may make it fail. Runs under Jest.

import { describe, expect, it } from '@jest/globals';
import { openPartnership } from '../../domain/partnership-open.ts';
import { dutyKey } from '../../domain/plan.ts';
import { standingOfPartnership } from '../../domain/standing.ts';
import { compiledYear, examplePeople, smallYear } from '../support/years.ts';

const year = compiledYear(smallYear(2027, 1), examplePeople());
const plan = year.partnerships[0]!;

describe('a deadline that no command would take, told past the commands', () => {
  it.each([
    ['before the calendar', '1900-01-01', 'open'],
    ['beyond the calendar', '9999-12-31', 'open'],
    ['before the calendar', '1900-01-01', 'submitted'],
    ['beyond the calendar', '9999-12-31', 'submitted'],
  ] as const)('%s (%s, %s) still has its line', (_, date, status) => {
    const opened = openPartnership(plan, year.plan.opensAt);
    const key = dutyKey('decision-basis', plan.party);
    const item = opened.items[key]!;
    const deadline = { ...item.deadline, nominal: date, handled: date, instant: `${date}T22:59:59.000Z` };
    const handedIn = status === 'open' ? {} : { revision: 1, submittedAt: opened.now, firstSubmittedAt: opened.now };
    const state = { ...opened, items: { ...opened.items, [key]: { ...item, deadline, status, ...handedIn } } };
    const standing = standingOfPartnership(state);
    expect(standing.due).toMatchObject({ step: 'decision-basis', handled: date });
    expect(standing.phases.length).toBeGreaterThan(0);
  });
});
