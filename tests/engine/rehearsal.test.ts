// The project's main test: a year on the real engine, store and SMTP is the year that the preview shows, line by line.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadYears } from '../../client/years.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import type { Rehearsal, RehearsalOptions } from '../../worker/rehearse.ts';
import { rehearse } from '../../worker/rehearse.ts';
import { NAMESPACE, testServer } from '../support/world.ts';
import { compiledYear, examplePeople, FORUM, SCHEME, smallYear } from '../support/years.ts';

const whole = loadYears([`${FORUM}/${SCHEME}/2027`]);

function rehearseWhole(options: Pick<RehearsalOptions, 'behaviour'> & Partial<RehearsalOptions>): Promise<Rehearsal> {
  return rehearse({ ...whole, address: testServer(), namespace: NAMESPACE, ...options });
}

describe.each(BEHAVIOURS)('the whole Trøndelag year, rehearsed %s', (behaviour: Behaviour) => {
  let done: Rehearsal;
  beforeAll(async () => {
    done = await rehearseWhole({ behaviour });
  }, 240_000);

  it('is what the preview shows: every mail to the letter, every stage, every refusal', () => {
    expect(done.differences).toEqual([]);
    expect(done.identical).toBe(true);
  });

  it('has mails and stages, and nobody was refused', () => {
    expect(done.mails.length).toBeGreaterThan(100);
    expect(done.stages.length).toBeGreaterThanOrEqual(whole.years[0]!.partnerships.length);
    expect(done.refused).toEqual([]);
  });

  it('counts what it cost', () => {
    for (const events of Object.values(done.historyEvents)) expect(events).toBeGreaterThan(10);
  });
});

describe('two years side by side', () => {
  it('are what the preview shows, though the second opens when the first has run for a year', async () => {
    const people = examplePeople();
    const years = [2028, 2027].map((year) => compiledYear(smallYear(year), people));
    const done = await rehearseWhole({ years, people, behaviour: 'prompt' });
    expect(done.differences).toEqual([]);
    expect(done.refused).toEqual([]);
    for (const year of [2027, 2028]) {
      expect(done.mails.some((mail) => mail.notices.some((one) => one.cycle.endsWith(`/${year}`)))).toBe(true);
      expect(done.stages.some((one) => one.cycle.endsWith(`/${year}`) && one.stage === 'closed')).toBe(true);
    }
  }, 240_000);
});

describe('one rung changed on one side alone', () => {
  const people = examplePeople();
  const years = [compiledYear(smallYear(2027), people)];

  it('is seen when the engine loses it', async () => {
    const done = await rehearseWhole({
      years,
      people,
      behaviour: 'silent',
      replacePorts: (ports) => ({
        ...ports,
        outbox: {
          ...ports.outbox,
          raise: (notices) =>
            ports.outbox.raise(notices.filter((one) => !(one.step === 'decision-basis' && one.rung === '-7d'))),
        },
      }),
    });
    expect(done.identical).toBe(false);
    expect(done.differences.length).toBeGreaterThan(0);
    // Mails that the preview has and the engine lacks, and the same mails without that rung where others remain.
    const missing = done.differences.filter((line) => line.startsWith('- mail'));
    expect(missing.length).toBeGreaterThan(0);
    for (const line of missing) expect(line).toContain('"rung":"-7d"');
    expect(done.mails.some((mail) => mail.notices.some((one) => one.rung === '-14d'))).toBe(true);
  }, 240_000);

  it('is seen when the engine has another day for it', async () => {
    const done = await rehearseWhole({
      years,
      people,
      behaviour: 'silent',
      replacePorts: (ports) => ({
        ...ports,
        outbox: {
          ...ports.outbox,
          raise: (notices) =>
            ports.outbox.raise(
              notices.map((one) =>
                one.step === 'decision-basis' && one.rung === '-7d' ? { ...one, rung: '-8d' } : one,
              ),
            ),
        },
      }),
    });
    expect(done.identical).toBe(false);
    expect(done.differences.some((line) => line.startsWith('+ mail') && line.includes('"rung":"-8d"'))).toBe(true);
    expect(done.differences.some((line) => line.startsWith('- mail') && line.includes('"rung":"-7d"'))).toBe(true);
  }, 240_000);
});
