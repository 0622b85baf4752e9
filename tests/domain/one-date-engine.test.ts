// One date engine: for every deadline that is shipped, the view, the mail, the timer and the judge of lateness name the same
// instant. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { runProgram } from '../../client/program.ts';
import type { CompiledYear } from '../../client/preview.ts';
import { compileYear, previewYears } from '../../client/preview.ts';
import { listForums, listSchemes, loadCycle, loadForum, loadPeople } from '../../definitions/load.ts';
import { agendaOf } from '../../domain/agenda.ts';
import { openCycle } from '../../domain/cycle.ts';
import { evolveCycle } from '../../domain/cycle-evolve.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { lateFrom } from '../../domain/deadline.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import { localDateAt, localTimeAt, toInstant, toMs, isWorkingDay } from '../../domain/local-time.ts';
import { obligationsOfCycle, obligationsOfPartnership } from '../../domain/obligations.ts';
import { filledDocument } from '../../domain/document.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { StepPlan } from '../../domain/plan.ts';
import { partiesOfRole } from '../../domain/stage.ts';
import type { Instant } from '../../domain/words.ts';
import { entriesOfCycle } from '../../domain/calendar-entries.ts';
import { entryText } from '../../texts/calendar.ts';
import { atHour, hourOfTime, longDate } from '../../texts/dates.ts';
import { explainText } from '../../texts/explain.ts';
import { factsOf, hourOf } from '../../texts/facts.ts';

/** 1 February 2026 is a Sunday, 15 April 2028 Easter Saturday, and in 2031 four of five deadlines move. */
const YEARS = [2026, 2028, 2031];

const shipped = listForums().flatMap((forum) => {
  const people = loadPeople(forum, undefined, loadForum(forum)).people;
  return YEARS.flatMap((fiscalYear) =>
    listSchemes()
      .slice(0, 1)
      .map((scheme) => {
        const definitions = loadCycle(`${forum}/${scheme}/${fiscalYear}`);
        return madeOf(`${forum} ${fiscalYear}`, { forum, scheme, fiscalYear, people, definitions });
      }),
  );
});

/** No source has other hours than the end of the day; a forum may. */
const atNoon = shipped.slice(0, 1).map((one) => {
  const { forum } = one.definitions;
  const steps = forum.steps.map((step, index) => (index === 1 ? { ...step, time: '09:30' } : step));
  return madeOf(`${one.name}, at noon`, {
    ...one,
    definitions: { ...one.definitions, forum: { ...forum, deadlineTime: '12:00', steps } },
  });
});

interface From {
  readonly forum: string;
  readonly scheme: string;
  readonly fiscalYear: number;
  readonly people: readonly Person[];
  readonly definitions: CycleDefinitions;
}

function madeOf(name: string, from: From): From & { readonly name: string; readonly year: CompiledYear } {
  const year = compileYear(from.definitions, from.people, { example: true, definitionHash: 'test' });
  return { ...from, name, year };
}

const before = (instant: Instant, ms: number): Instant => toInstant(toMs(instant) - ms);

/** A partnership that owes the step, as it stands when everything before is left undone and a grant was given. */
function owing(year: CompiledYear, step: StepPlan): PartnershipState | undefined {
  const plan = year.partnerships.find((one) => one.duties.some((duty) => duty.step.id === step.id));
  if (!plan) return undefined;
  const opened = openPartnership(plan, year.plan.opensAt);
  if (step.kind !== 'report') return opened;
  const tell = { kind: 'decision', amount: 1_000_000, step: 'any', handled: '2027-01-01' } as const;
  return evolvePartnership(opened, {
    type: 'told',
    at: year.plan.opensAt,
    actor: 'cycle',
    requestId: null,
    cycleSeq: 1,
    tell,
  });
}

/** Whether a document that comes at that instant is marked late. */
function isJudgedLate(state: PartnershipState, step: StepPlan, at: Instant): boolean {
  const duty = state.plan.duties.find((one) => one.step.id === step.id)!;
  const from = partiesOfRole(state.plan, step.owedBy, duty.party);
  const actor = state.plan.seats.find((seat) => seat.role === step.owedBy && from.includes(seat.party))!.person;
  const request = { requestId: 'in', actor, at, step: step.id, party: duty.party };
  const [event] = decidePartnership(state, {
    ...request,
    type: 'submit',
    document: filledDocument(state.plan.fields[step.id] ?? [], 'Tekst'),
  });
  return event!.type === 'submitted' && event!.late;
}

describe.each([...shipped, ...atNoon])('$name', ({ name, forum, scheme, fiscalYear, year, people, definitions }) => {
  const facts = factsOf(definitions, true);
  const { plan } = year;
  const opened = openCycle(plan, plan.opensAt);
  const started = evolveCycle(opened, {
    type: 'partnerships-started',
    count: 1,
    at: plan.opensAt,
    actor: 'clock',
    requestId: null,
  });
  const { table } = plan.rules;

  test('the calendar that people read has the instant of every deadline', async () => {
    // The command reads the files, which know nothing of noon.
    if (name.endsWith('noon')) return;
    let printed = '';
    const exit = await runProgram(
      ['calendar', '--forum', forum, '--scheme', scheme, '--from', `${fiscalYear}`, '--to', `${fiscalYear}`, '--json'],
      {
        definitions: undefined,
        out: (text) => (printed += text),
        warn: (text) => {
          throw new Error(text);
        },
        call: () => Promise.reject(new Error('nothing is asked of a running process')),
        give: () => Promise.reject(new Error('not in this test')),
        rehearse: () => Promise.reject(new Error('nothing is rehearsed')),
      },
    );
    expect(exit).toBe(0);
    const rows = JSON.parse(printed) as { step: string; handled: string; instant: string }[];
    expect(new Map(rows.map((row) => [row.step, row.instant]))).toEqual(
      new Map(plan.steps.map((step) => [step.id, step.deadline.instant])),
    );
  });

  test.each(plan.steps.map((step) => [step.id, step] as const))(
    '%s: list, explanation, timer and judge agree to the millisecond',
    (id, step) => {
      const deadline: Deadline = step.deadline;
      expect(localDateAt(table, deadline.instant)).toBe(deadline.handled);
      expect(localTimeAt(table, deadline.instant)).toBe(deadline.time);
      // What pages and mails say, from the definition, is what the clock shows at the instant.
      const hour = hourOfTime(deadline.time);
      expect(hourOf(facts, id)).toBe(hour);
      const first = lateFrom(deadline);
      const lastInTime = before(first, 1);

      // The timer: the rung of the day itself is on the handled date, and what the passing sets off comes with the first late instant.
      const moments = agendaOf(started).filter((moment) => 'step' in moment && moment.step === id);
      for (const moment of moments) {
        if (moment.kind === 'passed') expect(moment.at).toBe(first);
        if (moment.kind === 'raise') expect(moment.handled).toBe(deadline.handled);
        if (moment.kind === 'raise' && moment.rung === '0d') {
          // A deadline that stays on a day off is reminded of on the working day before.
          const asleep = !isWorkingDay(table, deadline.handled);
          expect(asleep ? moment.date < deadline.handled : moment.date === deadline.handled).toBe(true);
        }
      }

      for (const entry of entriesOfCycle(started).filter((one) => one.step === id)) {
        expect(entry).toMatchObject({ date: deadline.handled, time: deadline.time });
        expect(entryText(entry, facts, 'nb')).toContain(deadline.time.slice(0, 5));
      }

      if (step.scope === 'cycle') {
        const row = obligationsOfCycle(started).find((one) => one.step === id)!;
        expect(row).toMatchObject({ instant: deadline.instant, handled: deadline.handled });
        const others = Object.entries(started.steps).map(([key, one]) =>
          key === id ? [key, one] : [key, { ...one, doneAt: plan.opensAt }],
        );
        const waiting = { ...started, steps: Object.fromEntries(others) as typeof started.steps };
        expect(explainCycle(waiting, lastInTime)).toMatchObject({ waitsFor: { step: id }, blocked: false });
        expect(explainCycle(waiting, first)).toMatchObject({ waitsFor: { step: id }, blocked: true });
        return;
      }
      const state = owing(year, step)!;
      const row = obligationsOfPartnership(state).find((one) => one.step === id)!;
      expect(row).toMatchObject({ instant: deadline.instant, handled: deadline.handled });
      expect(isJudgedLate(state, step, lastInTime)).toBe(false);
      if (step.optional) return;
      expect(isJudgedLate(state, step, first)).toBe(true);
      const item = Object.values(state.items).find((one) => one.step === id)!;
      const only = { ...state.plan, duties: state.plan.duties.filter((duty) => duty.step.id === id) };
      const alone = { ...state, plan: only, items: { [`${id}/${item.party}`]: item }, reportingOpen: true };
      expect(explainPartnership(alone, lastInTime)).toMatchObject({ waitsFor: { step: id }, blocked: false });
      expect(explainPartnership(alone, first)).toMatchObject({ waitsFor: { step: id }, blocked: true });
      // The last thing that comes by itself before it is late is the deadline.
      const explained = explainPartnership(alone, before(deadline.instant, 1));
      expect(explained.next).toMatchObject({ what: 'deadline', at: deadline.instant });
      for (const language of ['nb', 'nn', 'en'] as const) {
        const said = atHour(longDate(deadline.handled, language), hour, language);
        expect(explainText(explained, facts, language, table)).toContain(said);
      }
    },
  );

  test('the mails name the day on which the instant lies', () => {
    const preview = previewYears([year], people, 'silent');
    const languages = new Map(people.map((person) => [person.email, person.language]));
    const byStep = new Map(plan.steps.map((step) => [step.id, step.deadline]));
    const seen = new Set<string>();
    for (const mail of preview.render()) {
      for (const notice of mail.notices) {
        // The end of the year is no deadline.
        if (notice.kind === 'year-blocked') continue;
        const { instant } = byStep.get(notice.step)!;
        expect(notice.deadline).toBe(localDateAt(table, instant));
        const language = languages.get(mail.to)!;
        const hour = hourOfTime(localTimeAt(table, instant));
        expect(mail.text).toContain(atHour(longDate(localDateAt(table, instant), language), hour, language));
        seen.add(notice.step);
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
  }, 60_000);
});
