// "Why does it stand still?" in every definition: years that stop anywhere, and what each state says of itself. Runs under Jest.

import { expect, test } from '@jest/globals';
import { actsOf } from '../../client/preview.ts';
import { loadYears } from '../../client/years.ts';
import { listCycles } from '../../definitions/load.ts';
import type { Explanation } from '../../domain/explain.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import { addDays, localToInstant } from '../../domain/local-time.ts';
import type { Act } from '../../domain/script-act.ts';
import { simulate } from '../../domain/simulate.ts';
import type { Instant, Language } from '../../domain/words.ts';
import { cycleName, LANGUAGES } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import { factsOf } from '../../texts/facts.ts';

const seen = new Set<string>();

/** Codes of a wait in which nothing is in anybody's hands: time alone brings the next thing. */
const NOBODYS_TURN: readonly Explanation['waitsFor']['code'][] = ['moment', 'reports', 'cycle', 'nothing'];

/** What ends a step that is begun. */
const ENDING = /-(approve|accept|outcome|grants|writing-close)/;

const names = listCycles().map(cycleName);

test.each(names)('%s, stopped before any of its steps, says what it waits for in three languages', (name) => {
  const { years, people } = loadYears([name]);
  const year = years[0]!;
  const { plan } = year;
  const facts = factsOf(year.definitions, true);
  const { table } = plan.rules;
  const holders = (role: string, party: string) =>
    people.filter((one) => one.roles.some((held) => held.role === role && held.party === party)).map(({ id }) => id);
  const stepsOf = new Map(plan.steps.map((step, index) => [step.id, index]));
  const ids = plan.steps.filter(({ id }) => id.includes('-')).map(({ id }) => id);

  const check = (explanation: Explanation, now: Instant): void => {
    const { waitsFor, turn, since, next, canLift } = explanation;
    seen.add(waitsFor.code);
    seen.add(`next ${next.what}`);
    expect(since <= now).toBe(true);
    if (next.at !== null) expect(next.at > now).toBe(true);
    if (!NOBODYS_TURN.includes(waitsFor.code)) expect(turn).not.toEqual([]);
    if (waitsFor.code !== 'nothing') expect(canLift).not.toEqual([]);
    const texts = LANGUAGES.map((language: Language) => explainText(explanation, facts, language, table));
    expect(new Set(texts).size).toBe(LANGUAGES.length);
    for (const text of texts) {
      expect(text).toMatch(/^[\p{Lu}].*[.]$/u);
      expect(text).not.toMatch(/undefined|null|\[object|\s\s|\.\.|\(\)/);
      for (const id of ids) expect(text.split(/[\s,.:]+/)).not.toContain(id);
    }
  };

  for (const behaviour of ['prompt', 'late'] as const) {
    const acts = actsOf(years, behaviour);
    const stepOf = (act: Act): number => {
      const id = 'step' in act.command && act.command.step !== undefined ? act.command.step : act.command.requestId;
      return stepsOf.get(id) ?? [...stepsOf].find(([step]) => id.startsWith(`${step}-`))![1];
    };
    for (const [index, step] of plan.steps.entries()) {
      // Nothing of the step, or only the first of it: handed in and not approved, proposed and not agreed.
      const before = acts.filter((act) => stepOf(act) < index);
      const begun = acts.filter(
        (act) => stepOf(act) <= index && (stepOf(act) < index || !ENDING.test(act.command.requestId)),
      );
      const days = [-3, 5].map((by) => localToInstant(table, addDays(step.deadline.handled, by), '12:00'));
      const late = localToInstant(table, addDays(plan.endsAt.slice(0, 10), -20), '12:00');
      const stops = [...days, late, plan.endsAt].filter((at) => at > plan.opensAt && at <= plan.endsAt);
      for (const [until, done] of stops.map((at) => [at, behaviour === 'prompt' ? before : begun] as const)) {
        const { soFar } = simulate({ cycles: [year], acts: done, holders, until });
        const { state, partnerships } = soFar[0]!;
        const explanation = explainCycle(state, until);
        check(explanation, until);
        if (until === plan.endsAt && state.decision === null) {
          expect(explainText(explanation, facts, 'en', table)).toMatch(
            /stays open until this is done\. .* close it with/,
          );
        }
        for (const partnership of partnerships.slice(0, 2)) check(explainPartnership(partnership, until), until);
      }
    }
  }
});

test('every kind of wait that these years can come to was met', () => {
  const wanted = [
    'delivery',
    'report-acceptance',
    'reports',
    'acceptance',
    'forum-proposal',
    'plan-proposal',
    'record',
    'decision',
    'meeting',
    'moment',
    'cycle',
    'nothing',
    'next reminder',
    'next overdue',
    'next list',
    'next deadline',
    'next reporting-opens',
    'next year-blocked',
    'next nothing',
    'approval',
    'forum-outcome',
    'forum-writing',
    'plan-outcome',
  ];
  expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
});
