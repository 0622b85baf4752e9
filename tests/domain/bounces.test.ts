// What a delivery report means, and who is left when addresses fail. Tables.

import { describe, expect, it } from '@jest/globals';
import { verdictOf } from '../../domain/bounces.ts';
import { retryAfter } from '../../domain/mail-retry.ts';
import { reachableHolders, rolesWithNobodyReachable } from '../../domain/reachable.ts';

describe('a delivery report', () => {
  const table: [action: string, status: string, verdict: string][] = [
    ['failed', '5.1.1', 'suspend'],
    ['failed', '5.1.10', 'suspend'],
    ['failed', '5.1.2', 'suspend'],
    ['failed', '5.2.1', 'suspend'],
    ['failed', '5.4.4', 'suspend'],
    ['failed', '5.0.0', 'suspend'],
    ['failed', '', 'suspend'],
    ['failed', '5.2.2', 'failed'],
    ['failed', '5.3.4', 'failed'],
    ['failed', '5.7.1', 'failed'],
    ['failed', '5.1.8', 'failed'],
    ['failed', '4.4.7', 'failed'],
    ['delayed', '4.4.1', 'delayed'],
    ['delayed', '5.1.1', 'delayed'],
    ['delivered', '2.0.0', 'nothing'],
    ['relayed', '2.0.0', 'nothing'],
    ['expanded', '2.0.0', 'nothing'],
    ['nonsense', '5.1.1', 'nothing'],
  ];
  it.each(table)('that says %s %s means: %s', (action, status, wanted) => {
    const verdict = verdictOf({ action, status });
    expect(verdict.kind === 'failed' && verdict.suspend ? 'suspend' : verdict.kind).toBe(wanted);
  });
});

describe('who can be reached', () => {
  const everybody = (role: string): string[] => (role === 'secretariat' ? ['p-s1', 'p-s2'] : ['p-a', 'p-b']);
  const table: [
    sentence: string,
    unreachable: string[],
    role: 'secretariat' | 'network-coordinator',
    left: string[],
  ][] = [
    ['everybody, where no address fails', [], 'network-coordinator', ['p-a', 'p-b']],
    ['the others, where one fails', ['p-a'], 'network-coordinator', ['p-b']],
    ['nobody, where all fail: the secretariat is asked then', ['p-a', 'p-b'], 'network-coordinator', []],
    ['of the secretariat the others', ['p-s1'], 'secretariat', ['p-s2']],
    [
      'of the secretariat all, where all fail: what is theirs waits for them',
      ['p-s1', 'p-s2'],
      'secretariat',
      ['p-s1', 'p-s2'],
    ],
  ];
  it.each(table)('is %s', (_, unreachable, role, left) => {
    expect(reachableHolders(everybody, new Set(unreachable))(role, 'fosen')).toEqual(left);
  });

  it('a role is left alone when all who hold it are gone, and not when nobody ever held it', () => {
    const people = [
      { id: 'p-a', roles: [{ role: 'network-coordinator' as const, party: 'fosen' }] },
      {
        id: 'p-b',
        roles: [
          { role: 'network-coordinator' as const, party: 'fosen' },
          { role: 'secretariat' as const, party: 'f' },
        ],
      },
    ];
    expect(rolesWithNobodyReachable(people, new Set())).toEqual([]);
    expect(rolesWithNobodyReachable(people, new Set(['p-a']))).toEqual([]);
    expect(rolesWithNobodyReachable(people, new Set(['p-b']))).toEqual([{ role: 'secretariat', party: 'f' }]);
    expect(rolesWithNobodyReachable(people, new Set(['p-a', 'p-b'])).map(({ role }) => role)).toEqual([
      'network-coordinator',
      'secretariat',
    ]);
  });
});

describe('a mail that is put off', () => {
  const minutesAfter = (attempts: [string, ...string[]]): number | null => {
    const next = retryAfter(attempts);
    return next === null ? null : (Date.parse(next) - Date.parse(attempts.at(-1)!)) / 60_000;
  };
  it('is tried again after five minutes, then after twice as long each time, up to four hours', () => {
    const start = '2027-01-04T07:00:00.000Z';
    expect(minutesAfter([start])).toBe(5);
    expect(minutesAfter([start, start])).toBe(10);
    expect(minutesAfter([start, ...Array.from({ length: 5 }, () => start)])).toBe(160);
    expect(minutesAfter([start, ...Array.from({ length: 100 }, () => start)])).toBe(240);
  });

  it('is given up after four days, and not a moment before', () => {
    expect(minutesAfter(['2027-01-04T07:00:00.000Z', '2027-01-08T06:59:59.999Z'])).toBe(10);
    expect(minutesAfter(['2027-01-04T07:00:00.000Z', '2027-01-08T07:00:00.000Z'])).toBeNull();
  });
});
