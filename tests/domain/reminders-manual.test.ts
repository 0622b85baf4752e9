// The examples in docs/reminders.md are what the ladder gives. Runs under Jest.

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { datedRungs } from '../../domain/ladder.ts';
import { resolveDeadline } from '../../domain/deadline.ts';
import { compiled } from './support.ts';

const manual = readFileSync(new URL('../../docs/reminders.md', import.meta.url), 'utf8');
const rows = manual
  .split('\n')
  .filter((line) => /^\| \d{4}-/.test(line))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

test('the table has its examples', () => expect(rows.length).toBeGreaterThanOrEqual(5));

test.each(rows)('%s: handled %s', (nominal, handled, before, after, list) => {
  const { rules, steps } = compiled(Number(nominal.slice(0, 4))).plan;
  const step = steps.find((one) => one.id === 'decision-basis')!;
  const deadline = resolveDeadline(rules.table, { nominal: nominal, time: step.deadline.time, rule: 'next' });
  const rungs = datedRungs(rules, step.ladder, deadline.handled);
  const written = (side: string): string =>
    rungs
      .filter((rung) => rung.side === side)
      .map((rung) => (side === 'list' ? rung.date : `${rung.rung} ${rung.date}`))
      .join(', ');
  expect([deadline.handled, written('before'), written('after'), written('list')]).toEqual([
    handled,
    before,
    after,
    list,
  ]);
});
