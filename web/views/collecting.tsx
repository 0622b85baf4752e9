// The coordinator's network as a page: who has answered, one button for those who are missing, the own date, the meetings.

import type { CollectedFrom } from '../../domain/collecting.ts';
import { isMissingFrom } from '../../domain/collecting.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { Meeting } from '../../domain/forum-state.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import { localDateAt, localTimeAt } from '../../domain/local-time.ts';
import type { StepPlan } from '../../domain/plan.ts';
import type { WhatIf } from '../../domain/what-if.ts';
import type { CycleRef, Instant, LocalDate, PartyId, PersonId } from '../../domain/words.ts';
import { atHour, hourOfTime, longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import type { Again } from '../acting.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn, textsIn } from '../bodies.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { effectPart, refusedEffect } from './deadlines.tsx';
import { carried, choiceField, folded, lineField, longField, refusedPart, submitButton } from './fields.tsx';
import { TAG } from './forum-meetings.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { tableHead } from './table.tsx';

/** One step that the owners hand to the network. */
interface Collecting {
  readonly step: StepPlan;
  readonly rows: readonly CollectedFrom[];
  /** The deadline that holds for everybody else. */
  readonly general: Deadline;
  readonly limit: LocalDate | null;
  /** What the date that was typed would mean; null when none was. */
  readonly effect: WhatIf | null;
}

export interface CollectingPage {
  readonly ref: CycleRef;
  readonly party: PartyId;
  readonly facts: CycleFacts;
  readonly table: CalendarTable;
  readonly steps: readonly Collecting[];
  readonly meetings: readonly Meeting[];
  /** When a reminder that is asked for now is sent. */
  readonly sendAt: Instant;
  /** True for the coordinator, who may act; the office looks on. */
  readonly leads: boolean;
  readonly again: Again;
  readonly personName: (id: PersonId) => string;
}

export function collectingPage(shown: Shown, page: CollectingPage): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { again, facts, ref, party } = page;
  return layout({
    shown,
    title: words.title(partyLabel(facts, party, language)),
    current: 'cycles',
    script: again.status !== 200 || page.steps.some(({ effect }) => effect !== null),
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        {page.steps.map(({ effect }) => refusedEffect(effect, words.refused) as 'safe')}
        <nav class="crumbs" aria-label={shown.words.cycle.year}>
          <a class="ds-link" href={paths.cycle(ref)} safe>
            {`${facts.scheme[language]}, ${facts.year}`}
          </a>
          {' › '}
          <a class="ds-link" href={paths.partnership(ref, party)} safe>
            {partyLabel(facts, party, language)}
          </a>
        </nav>
        {page.steps.length === 0 ? (
          <p class="ds-paragraph" safe>
            {words.nothing}
          </p>
        ) : (
          ''
        )}
        {page.steps.map((one) => stepPart(page, one, shown)) as 'safe'[]}
        {meetingsPart(page, shown) as 'safe'}
      </>
    ) as string,
  });
}

function stepPart(page: CollectingPage, one: Collecting, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  const { step, rows } = one;
  const drafts = rows.filter(({ answered }) => answered === 'draft').length;
  const missing = rows.filter(isMissingFrom);
  return (
    <section class="stack" aria-labelledby={`step-${step.id}`}>
      <h2 class="ds-heading" data-size="sm" id={`step-${step.id}`} safe>
        {upperFirst(stepLabel(page.facts, step.id, language))}
      </h2>
      <p class="ds-paragraph" safe>
        {[words.count(rows.length - missing.length, rows.length), ...(drafts === 0 ? [] : [words.drafts(drafts)])].join(
          ' ',
        )}
      </p>
      {ownersTable(page, one, shown) as 'safe'}
      {page.leads ? (remindPart(page, one, missing, shown) as 'safe') : ''}
      {page.leads && step.localDeadline === true ? (datePart(page, one, shown) as 'safe') : ''}
    </section>
  ) as string;
}

function ownersTable(page: CollectingPage, { step, rows, general }: Collecting, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { facts, table, ref, party } = page;
  const region = `${upperFirst(stepLabel(facts, step.id, language))}: ${words.owner.toLowerCase()}`;
  return (
    <div class="scroll" role="region" aria-label={region} tabindex="0">
      <table class="ds-table table-wide">
        {tableHead([words.owner, words.answer, words.date, words.reminder]) as 'safe'}
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <a class="ds-link" href={paths.step(ref, party, step.id, row.party)} safe>
                  {partyLabel(facts, row.party, language)}
                </a>
              </th>
              <td>
                <span class="ds-tag" data-color={COLOURS[row.answered]} safe>
                  {answerText(row, table, shown)}
                </span>
              </td>
              <td safe>{dateText(row, general, shown)}</td>
              <td safe>{reminderText(row, page.leads, shown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ) as string;
}

const COLOURS = {
  answered: 'success',
  'no-need': 'success',
  'sent-back': 'warning',
  draft: 'info',
  none: 'neutral',
} as const;

function answerText({ answered, item }: CollectedFrom, table: CalendarTable, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  if (answered !== 'answered' || item.submittedAt === null) return words.answered[answered];
  return words.on(words.answered[answered], longDate(localDateAt(table, item.submittedAt), language));
}

function dateText({ item }: CollectedFrom, general: Deadline, shown: Shown): string {
  const { language } = shown.visitor;
  const date = deadlineWords(item.deadline, shown);
  const local = item.local === true && !item.extended && item.deadline.instant !== general.instant;
  return local ? `${date} (${COLLECTING_WORDS[language].isLocal.toLowerCase()})` : date;
}

function reminderText(row: CollectedFrom, leads: boolean, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  const before = row.item.askedFor;
  const asked = before === undefined ? [] : [words.reminded(longDate(before, language))];
  if (!isMissingFrom(row)) return asked.join('');
  return [...asked, row.not === null ? (leads ? words.willBe : words.mayBe) : words.not[row.not]].join('. ');
}

function deadlineWords({ handled, time }: Deadline, shown: Shown): string {
  const { language } = shown.visitor;
  return atHour(longDate(handled, language), hourOfTime(time), language);
}

function remindPart(
  page: CollectingPage,
  { step }: Collecting,
  missing: readonly CollectedFrom[],
  shown: Shown,
): string {
  const { words: own, visitor, paths } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { again, facts, ref, party, table, sendAt } = page;
  const free = missing.filter(({ not }) => not === null);
  const form = `remind-${step.id}`;
  const sent = sentIn(again, form);
  if (free.length === 0)
    return (
      <p class="ds-paragraph" safe>
        {missing.length === 0 ? words.nobodyMissing : words.nobodyNow}
      </p>
    ) as string;
  const when = atHour(longDate(localDateAt(table, sendAt), language), localTimeAt(table, sendAt).slice(0, 5), language);
  return (
    <form class="narrow stack" method="post" action={paths.networkAct(ref, party, 'remind')} novalidate>
      {carried(shown, { step: step.id }) as 'safe'}
      <h3 class="ds-heading" data-size="xs" safe>
        {words.remind}
      </h3>
      <p class="ds-paragraph" safe>
        {words.remindLead(when)}
      </p>
      {
        choiceField({
          id: `parties-${step.id}`,
          name: 'parties',
          legend: words.who,
          several: true,
          options: free.map((one) => ({ value: one.party, text: partyLabel(facts, one.party, language) })),
          chosen: sent === null ? free.map((one) => one.party) : textsIn(sent, 'parties'),
          errors: errorsIn(again, form),
        }) as 'safe'
      }
      {
        longField({
          id: `note-${step.id}`,
          name: 'note',
          label: `${words.note} (${own.form.optional})`,
          help: words.noteHelp,
          value: textIn(sent, 'note'),
        }) as 'safe'
      }
      {submitButton(words.send) as 'safe'}
    </form>
  ) as string;
}

function datePart(page: CollectingPage, one: Collecting, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  const { again } = page;
  const { step, rows, general, limit, effect } = one;
  const local = rows.find(({ item }) => item.local === true && !item.extended)?.item.deadline;
  const looked = effect !== null && effect.refused.length === 0;
  return (
    <>
      {looked ? (
        <>
          {effectPart(page, effect, shown) as 'safe'}
          {saveForm(page, one, shown) as 'safe'}
        </>
      ) : (
        ''
      )}
      {
        folded(
          looked ? words.change : words.ownDate,
          !looked && again.form === `date-${step.id}`,
          (
            <>
              <p class="ds-paragraph" safe>
                {words.ownDateLead(deadlineWords(general, shown), limit === null ? null : longDate(limit, language))}
              </p>
              {local === undefined ? (
                ''
              ) : (
                <p class="ds-paragraph" safe>
                  {words.now(deadlineWords(local, shown))}
                </p>
              )}
              {dateForm(page, one, shown) as 'safe'}
            </>
          ) as string,
        ) as 'safe'
      }
    </>
  ) as string;
}

function dateForm({ ref, party, again }: CollectingPage, { step }: Collecting, shown: Shown): string {
  const { words: own, visitor, paths } = shown;
  const words = COLLECTING_WORDS[visitor.language];
  const form = `date-${step.id}`;
  const sent = sentIn(again, form);
  return (
    <form class="narrow stack" method="post" action={paths.networkAct(ref, party, 'date')} novalidate>
      {carried(shown, { step: step.id }) as 'safe'}
      {
        lineField({
          id: `to-${step.id}`,
          name: 'to',
          label: words.to,
          help: own.form.dateHelp,
          short: true,
          required: true,
          value: textIn(sent, 'to'),
          errors: errorsIn(again, form),
        }) as 'safe'
      }
      {
        longField({
          id: `reason-${step.id}`,
          name: 'reason',
          label: `${words.reason} (${own.form.optional})`,
          value: textIn(sent, 'reason'),
        }) as 'safe'
      }
      {submitButton(words.look, { secondary: true }) as 'safe'}
    </form>
  ) as string;
}

/** The same that was looked at, ready to be saved. */
function saveForm({ ref, party, again }: CollectingPage, { step }: Collecting, shown: Shown): string {
  const words = COLLECTING_WORDS[shown.visitor.language];
  const sent = sentIn(again, `date-${step.id}`);
  return (
    <form class="buttons" method="post" action={shown.paths.networkAct(ref, party, 'date')}>
      {carried(shown, { step: step.id, to: textIn(sent, 'to'), reason: textIn(sent, 'reason') }) as 'safe'}
      {submitButton(words.save, { name: 'do', value: 'save' }) as 'safe'}
    </form>
  ) as string;
}

function meetingsPart({ meetings, ref }: CollectingPage, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { at, statuses } = FORUM_WORDS[language].meetings;
  return (
    <section class="stack" aria-labelledby="meetings">
      <h2 class="ds-heading" data-size="sm" id="meetings" safe>
        {words.meetings}
      </h2>
      {meetings.length === 0 ? (
        <p class="ds-paragraph" safe>
          {words.noMeetings}
        </p>
      ) : (
        <ul class="ds-list">
          {meetings.map(({ id, date, time, place, papersOut, status }) => (
            <li>
              <a class="ds-link" href={paths.meeting(ref, id)} safe>
                {at(upperFirst(longDate(date, language)), time.slice(0, 5), place)}
              </a>{' '}
              <span class="ds-tag" data-color={TAG[status]} safe>
                {statuses[status]}
              </span>{' '}
              {status === 'planned' ? (
                <span class="meta" safe>
                  {words.papers(longDate(papersOut, language))}
                </span>
              ) : (
                ''
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  ) as string;
}
