// Rounds of mails that wait for somebody to look: which, how long, and who may say what becomes of them.

import { describe, expect, it, test } from '@jest/globals';
import { holdReason, judgeRound, requireHoldKeeper } from '../../domain/bulk-hold.ts';
import type { HoldStep } from '../../domain/bulk-hold.ts';
import type { Role } from '../../domain/words.ts';

const EIGHT = '2027-02-01T07:00:00.000Z';
const TEN_PAST = '2027-02-01T07:10:00.000Z';
const RULE = { above: 200, minutes: 10 };

describe('a round', () => {
  const table: [
    sentence: string,
    people: number,
    now: string,
    until: string | null,
    wanted: HoldStep,
    rule?: object,
  ][] = [
    ['to nobody goes', 0, EIGHT, null, { do: 'send' }],
    ['to as many as the setting says goes', 200, EIGHT, null, { do: 'send' }],
    ['to one more waits ten minutes', 201, EIGHT, null, { do: 'hold', until: TEN_PAST }],
    ['waits as long as is set', 201, EIGHT, null, { do: 'hold', until: '2027-02-01T08:00:00.000Z' }, { minutes: 60 }],
    ['waits until the hold is over', 201, '2027-02-01T07:09:59.999Z', TEN_PAST, { do: 'wait', until: TEN_PAST }],
    ['goes with all that joined it when the hold is over', 900, TEN_PAST, TEN_PAST, { do: 'let-go' }],
    ['of which nothing is left lets the hold end too', 0, TEN_PAST, TEN_PAST, { do: 'let-go' }],
    ['goes late when nothing ran at the end of the hold', 201, '2027-02-02T07:00:00.000Z', TEN_PAST, { do: 'let-go' }],
    ['of any size goes where the rule is off', 100_000, EIGHT, null, { do: 'send' }, { above: 0 }],
    [
      'that is held is held though the rule is off now',
      5,
      EIGHT,
      TEN_PAST,
      { do: 'wait', until: TEN_PAST },
      { above: 0 },
    ],
  ];
  it.each(table)('%s', (_, people, now, until, wanted, rule = {}) => {
    expect(judgeRound({ people, now, until }, { ...RULE, ...rule })).toEqual(wanted);
  });
});

describe('who may answer for a hold', () => {
  const cycles = ['trondelag/kompetanseloftet/2027', 'trondelag/rekom/2027'];
  const roles = (...given: [Role, string][]) => given.map(([role, party]) => ({ role, party }));
  const table: [sentence: string, cycles: string[], ReturnType<typeof roles> | null, refusal: RegExp | null][] = [
    ['an administrator', cycles, roles(['administrator', 'statsforvalteren']), null],
    ['the secretariat of the forum', cycles, roles(['secretariat', 'trondelag']), null],
    [
      'the secretariat of another',
      cycles,
      roles(['secretariat', 'agder']),
      /secretariat of agder, wanted .* of trondelag$/,
    ],
    [
      'that of one of two',
      [...cycles, 'agder/rekom/2027'],
      roles(['secretariat', 'agder']),
      /of agder and of trondelag$/,
    ],
    [
      'that of both',
      [...cycles, 'agder/rekom/2027'],
      roles(['secretariat', 'agder'], ['secretariat', 'trondelag']),
      null,
    ],
    ['a coordinator', cycles, roles(['network-coordinator', 'fosen']), /network-coordinator of fosen, wanted/],
    ['somebody without a role', cycles, roles(), /without a role, wanted/],
    ['somebody unknown', cycles, null, /not in the directory/],
    ['the secretariat, of nothing', [], roles(['secretariat', 'trondelag']), /its forum$/],
  ];
  it.each(table)('%s', (_, held, own, refusal) => {
    const ask = (): void => requireHoldKeeper({ id: 7, cycles: held }, 'p-x', own);
    if (refusal === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(refusal);
  });
});

test('who cancels says why, on one line that can be kept', () => {
  expect(holdReason(7, '  Feil frist i brevet ')).toBe('Feil frist i brevet');
  for (const bad of [undefined, '', '  ', 'x'.repeat(501), 'a\0b', 'a\nb', 'half \uD800'])
    expect(() => holdReason(7, bad)).toThrow(
      /Cancel hold 7: the reason has \d+ characters, wanted 1 to 500 on one line/,
    );
});
