// Reminders off for a single case: who may, what stops, what goes on, and that it can be seen. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { holdersOf } from '../../client/preview.ts';
import { indexPeople } from '../../domain/people-index.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import { localDateAt } from '../../domain/local-time.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import type { Act } from '../../domain/script-act.ts';
import { simulate } from '../../domain/simulate.ts';
import { cycleName } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import type { Loose } from './support.ts';
import { COORDINATOR, oslo, partnershipAt, PEOPLE, SECRETARIAT, TABLE, UNIVERSITY, YEAR } from './support.ts';

const of = { step: 'decision-basis', reason: 'Koordinator er sjuk, avtalt på telefon' } as const;
const pause = { ...of, type: 'pauseReminders' } as const;
const resume = { ...of, type: 'resumeReminders' } as const;
const submit = { type: 'submit', actor: COORDINATOR, step: 'decision-basis', document: {} } as const;

const act = (date: string, command: Loose<PartnershipCommand>, time = '10:00'): Act => {
  const at = oslo(date, time);
  const whole = { requestId: `${command.type}-${date}`, actor: SECRETARIAT, ...command, at } as PartnershipCommand;
  return { at, cycle: cycleName(YEAR.plan.ref), target: 'partnership', party: 'fosen', command: whole };
};

/** Days and kinds of what a person is told about Fosen's basis. */
function told(acts: readonly Act[], person: string): string[] {
  const { mails, refused } = simulate({ cycles: [YEAR], acts, holders: holdersOf(indexPeople(PEOPLE)) });
  expect(refused).toEqual([]);
  return mails
    .filter((mail) => mail.person === person)
    .flatMap(({ at, notices }) =>
      notices
        .filter((notice) => notice.step === 'decision-basis' && notice.party === 'fosen')
        .map((notice) => `${localDateAt(TABLE, at)} ${notice.kind} ${notice.rung}`),
    );
}

test('off: no rung more to the one who owes; the secretariat’s list still names the case', () => {
  const acts = [act('2027-01-20', pause)];
  expect(told(acts, COORDINATOR)).toEqual(['2026-12-30 reminder -30d', '2027-01-18 reminder -14d']);
  expect(told(acts, SECRETARIAT)).toEqual(['2027-02-02 list list', '2027-02-08 list list']);
});

test('on again: the next rung comes, and what lay between is not made up for', () => {
  const acts = [act('2027-01-20', pause), act('2027-01-27', resume)];
  expect(told(acts, COORDINATOR)).toEqual([
    '2026-12-30 reminder -30d',
    '2027-01-18 reminder -14d',
    '2027-01-28 reminder -2wd',
    '2027-02-01 reminder 0d',
    '2027-02-02 overdue +1d',
    '2027-02-08 overdue +7d',
  ]);
});

test('turned off between 06:00 and 08:00, the reminder that was raised is not sent', () => {
  const acts = [act('2027-01-18', pause, '07:00')];
  expect(told(acts, COORDINATOR)).toEqual(['2026-12-30 reminder -30d']);
});

test('who is to approve is asked once, and not reminded', () => {
  const acts = [act('2027-01-19', submit), act('2027-01-20', pause)];
  expect(told(acts, UNIVERSITY)).toEqual(['2027-01-19 approval-asked now']);
});

test('an extension is told although reminders are off', () => {
  const extend = { ...of, type: 'extendDeadline', to: '2027-02-15' } as const;
  const acts = [act('2027-01-20', pause), act('2027-01-21', extend)];
  expect(told(acts, COORDINATOR).slice(2)).toEqual(['2027-01-21 deadline-changed now']);
});

describe('the rules', () => {
  test('the state says who, when and why; resuming leaves no trace in it', () => {
    const running = partnershipAt();
    expect(running.do(pause)).toMatchObject([{ type: 'reminders-paused', actor: SECRETARIAT, reason: of.reason }]);
    const item = () => running.state.items['decision-basis/fosen']!;
    expect(item().remindersOff).toEqual({ at: running.state.now, by: SECRETARIAT, reason: of.reason });
    running.do(resume);
    expect(item()).not.toHaveProperty('remindersOff');
    running.checkFold();
  });

  test.each([
    ['twice', [pause], pause, 'wrong-stage', /are off since .*, wanted them on/],
    ['on when they are on', [], resume, 'wrong-stage', /are on, wanted them off/],
    ['by the one who owes', [], { ...pause, actor: COORDINATOR }, 'wrong-role', /wanted secretariat or case-officer/],
    ['of a step that is not owed', [], { ...pause, step: 'recommendation' }, 'not-found', /owes no step/],
  ] as const)('%s is refused', (_sentence, before, command, code, says) => {
    const running = partnershipAt();
    for (const one of before) running.do(one);
    const refusal = running.refusal(command);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(says);
  });

  test('off for a case that is done is refused', () => {
    const running = partnershipAt();
    running.do(submit);
    running.do({ type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 1 });
    expect(running.refusal(pause).message).toMatch(/is done and reminds nobody/);
  });
});

test.each([
  ['nb', 'Påminnelser er slått av for denne saken siden'],
  ['nn', 'Påminningar er slått av for denne saka sidan'],
  ['en', 'Reminders have been off for this case since'],
] as const)(
  'the explanation says so in %s, with the reason, and names no reminder as the next thing',
  (language, says) => {
    const running = partnershipAt('2027-01-04');
    running.do({ type: 'tellFromCycle', actor: 'cycle', cycleSeq: 900_000, tell: { kind: 'assessment-over' } });
    running.do(pause);
    const explanation = explainPartnership(running.state, running.state.now);
    expect(explanation.next).toMatchObject({ what: 'deadline' });
    const text = explainText(explanation, YEAR.facts, language, TABLE);
    expect(text).toContain(says);
    expect(text).toContain(of.reason);
  },
);
