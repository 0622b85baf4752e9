// The forum's room: what it recommends, written procedure, and the meetings of the year.

import type { AmountLine, CycleState } from '../../domain/cycle-state.ts';
import { OUTCOMES } from '../../domain/cycle-state.ts';
import { ANSWERS, CONFLICT_KINDS } from '../../domain/forum-state.ts';
import { pendingInWriting } from '../../domain/forum-writing.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { isDecided } from '../../domain/cycle-forum.ts';
import { PROPOSED } from '../../domain/step-kinds.ts';
import { standingOf, votingSeats } from '../../domain/seats.ts';
import type { CycleRef, Instant, LocalDate, PersonId } from '../../domain/words.ts';
import { kroner, longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import {
  carried,
  choiceField,
  folded,
  lineField,
  longField,
  refusedPart,
  selectField,
  submitButton,
} from './fields.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';

export interface ForumFound {
  readonly ref: CycleRef;
  readonly state: CycleState;
  readonly facts: CycleFacts;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly table: CalendarTable;
  personName(id: PersonId): string;
}

export interface ForumPage extends ForumFound {
  readonly person: PersonId;
  readonly again: Again;
  /** The recommendation that somebody acted on when a newer one had come. */
  readonly before: { readonly revision: number; readonly lines: readonly AmountLine[] } | null;
}

/** Where one is: the year, as a way back. */
export function crumbs(page: Pick<ForumFound, 'ref' | 'facts'>, room: boolean, shown: Shown): string {
  const { paths, visitor } = shown;
  const words = FORUM_WORDS[visitor.language];
  return (
    <nav class="crumbs" aria-label={shown.words.cycle.year}>
      <a class="ds-link" href={paths.cycle(page.ref)} safe>
        {`${page.facts.scheme[visitor.language]}, ${page.facts.year}`}
      </a>
      {room ? (
        <>
          {' › '}
          <a class="ds-link" href={paths.forum(page.ref)} safe>
            {words.title}
          </a>
        </>
      ) : (
        ''
      )}
    </nav>
  ) as string;
}

/** A recommendation as a table that adds up. */
export function linesTable(
  lines: readonly AmountLine[],
  caption: string,
  { facts }: Pick<ForumFound, 'facts'>,
  shown: Shown,
): string {
  const { words, visitor } = shown;
  const { language } = visitor;
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex="0">
      <table class="ds-table">
        <caption safe>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" safe>
              {words.cycle.party}
            </th>
            <th scope="col" class="number" safe>
              {words.cycle.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ party, amount }) => (
            <tr>
              <th scope="row" safe>
                {partyLabel(facts, party, language)}
              </th>
              <td class="number" safe>
                {kroner(amount, language)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" safe>
              {words.cycle.sum}
            </th>
            <td class="number" safe>
              {kroner(sum, language)}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  ) as string;
}

export function forumPage(shown: Shown, page: ForumPage): string {
  const { visitor } = shown;
  const words = FORUM_WORDS[visitor.language];
  const errors = page.again.errors ?? [];
  return layout({
    shown,
    title: page.facts.forum[visitor.language],
    current: 'cycles',
    script: page.again.status !== 200,
    children: (
      <>
        {refusedPart(page.again.refusal ?? null, shown) as 'safe'}
        {errorSummary(errors, shown) as 'safe'}
        {crumbs(page, false, shown) as 'safe'}
        {page.before === null || page.state.recommendation === null ? (
          ''
        ) : (
          <section class="two" aria-label={words.proposal.changed}>
            {linesTable(page.before.lines, shown.words.cycle.revision(page.before.revision), page, shown) as 'safe'}
            {
              linesTable(
                page.state.recommendation.lines,
                `${words.proposal.now}: ${shown.words.cycle.revision(page.state.recommendation.revision).toLowerCase()}`,
                page,
                shown,
              ) as 'safe'
            }
          </section>
        )}
        {treatmentPart(page, shown) as 'safe'}
        {writingPart(page, shown) as 'safe'}
        {meetingsPart(page, shown) as 'safe'}
      </>
    ) as string,
  });
}

function treatmentPart(page: ForumPage, shown: Shown): string {
  const { ref, state, table, again, person, now } = page;
  const { paths, visitor, words: own } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language];
  const { recommendation } = state;
  const outcome = recommendation?.outcome ?? null;
  const open = state.status === 'open' && !isDecided(state);
  const mayPropose = open && mayAsk(state.plan.seats, person, 'proposeRecommendation', now);
  const mayRecord =
    open &&
    mayAsk(state.plan.seats, person, 'recordForumOutcome', now) &&
    recommendation !== null &&
    outcome === null &&
    recommendation.returned?.by !== 'forum' &&
    state.forum.writing === null;
  const kinds = OUTCOMES.filter((one) => state.plan.outcomes?.includes(one) ?? true);
  const errors = errorsIn(again, 'outcome');
  const sent = sentIn(again, 'outcome');
  return (
    <section class="stack" aria-labelledby="treatment">
      <h2 class="ds-heading" data-size="sm" id="treatment" safe>
        {words.treatment}
      </h2>
      {recommendation === null ? (
        <p class="ds-paragraph" safe>
          {own.cycle.noRecommendation}
        </p>
      ) : (
        (linesTable(recommendation.lines, own.cycle.revision(recommendation.revision), page, shown) as 'safe')
      )}
      {outcome === null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {own.cycle.recorded(words.outcome.kinds[outcome.kind], longDate(localDateAt(table, outcome.at), language))}
        </p>
      )}
      {recommendation?.returned == null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {recommendation.returned.by === 'forum' ? words.returnedByForum : words.returnedByGovernor}
        </p>
      )}
      <ul class="plain buttons">
        <li>
          <a class="ds-button" data-variant="secondary" href={paths.compilation(ref)} safe>
            {words.compilation}
          </a>
        </li>
        {mayPropose ? (
          <li>
            <a class="ds-button" data-variant="secondary" href={paths.proposal(ref)} safe>
              {recommendation === null ? words.propose : words.proposeAnew}
            </a>
          </li>
        ) : (
          ''
        )}
      </ul>
      {mayRecord
        ? (folded(
            words.outcome.record,
            again.form === 'outcome' || state.forum.meetings.every((one) => one.status !== 'planned'),
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'outcome')} novalidate>
                {carried(shown, { revision: String(recommendation.revision) }) as 'safe'}
                {
                  choiceField({
                    id: 'outcome',
                    name: 'outcome',
                    legend: words.outcome.title,
                    options: kinds.map((kind) => ({
                      value: kind,
                      text: own.cycle.outcomes[kind] ?? words.outcome.kinds[kind],
                    })),
                    chosen: [textIn(sent, 'outcome')],
                    errors,
                  }) as 'safe'
                }
                {
                  longField({
                    id: 'note',
                    label: words.outcome.note,
                    help: words.outcome.noteHelp,
                    value: textIn(sent, 'note'),
                  }) as 'safe'
                }
                {submitButton(words.outcome.record) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

function writingPart(page: ForumPage, shown: Shown): string {
  const { state, again, person, now, facts, table, ref } = page;
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language];
  const { recommendation, plan } = state;
  const { writing } = state.forum;
  const mayOpen =
    writing === null &&
    state.status === 'open' &&
    recommendation !== null &&
    recommendation.outcome === null &&
    recommendation.returned?.by !== 'forum' &&
    !isDecided(state) &&
    mayAsk(plan.seats, person, 'openWriting', now);
  if (writing === null && !mayOpen) return '';
  const heading = (
    <h2 class="ds-heading" data-size="sm" id="writing" safe>
      {words.writing.title}
    </h2>
  ) as string;
  if (writing === null) {
    return (
      <section class="stack" aria-labelledby="writing">
        {heading as 'safe'}
        <p class="ds-paragraph" safe>
          {words.writing.lead}
        </p>
        {
          folded(
            words.writing.open,
            again.form === 'writing-open',
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'writing-open')} novalidate>
                {carried(shown, { revision: String(recommendation!.revision) }) as 'safe'}
                {
                  lineField({
                    id: 'until',
                    label: `${words.writing.until} (${shown.words.form.optional})`,
                    help: shown.words.form.dateHelp,
                    short: true,
                    value: textIn(sentIn(again, 'writing-open'), 'until'),
                    errors: errorsIn(again, 'writing-open'),
                  }) as 'safe'
                }
                {submitButton(words.writing.open) as 'safe'}
              </form>
            ) as string,
          ) as 'safe'
        }
      </section>
    ) as string;
  }
  const day = localDateAt(table, writing.openedAt);
  const seats = votingSeats(plan.forum, day);
  const pending = pendingInWriting(plan.forum, writing, day);
  const mine = pending.filter((seat) => {
    const back = writing.conflicts.find((one) => one.seat === seat && one.kind === 'stepped-back');
    if (back) return back.substitute === person;
    return standingOf(plan.seats, { seat, person }) === 'member';
  });
  return (
    <section class="stack" aria-labelledby="writing">
      {heading as 'safe'}
      <p class="ds-paragraph" safe>
        {words.writing.isOpen(writing.until === null ? null : longDate(writing.until, language))}
      </p>
      <div class="scroll" role="region" aria-label={shown.words.cycle.revision(writing.revision)} tabindex="0">
        <table class="ds-table">
          <caption safe>{shown.words.cycle.revision(writing.revision)}</caption>
          <thead>
            <tr>
              <th scope="col" safe>
                {words.writing.seat}
              </th>
              <th scope="col" safe>
                {words.writing.answer}
              </th>
            </tr>
          </thead>
          <tbody>
            {seats.map((seat) => {
              const answer = writing.answers.find((one) => one.seat === seat.id);
              const conflict = writing.conflicts.find((one) => one.seat === seat.id);
              return (
                <tr>
                  <th scope="row" safe>
                    {partyLabel(facts, seat.id, language)}
                  </th>
                  <td safe>
                    {[
                      ...(conflict === undefined
                        ? []
                        : [
                            words.conflict.said(
                              partyLabel(facts, seat.id, language),
                              conflict.kind,
                              conflict.substitute === null ? null : page.personName(conflict.substitute),
                            ),
                          ]),
                      ...(answer === undefined
                        ? conflict?.kind === 'stepped-back' && conflict.substitute === null
                          ? []
                          : [words.writing.pending]
                        : [words.writing.given[answer.answer]]),
                    ].join(' ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {mine.map((seat) => answerForm(page, seat, shown)) as 'safe'[]}
      {mayAsk(plan.seats, person, 'closeWriting', now)
        ? (folded(
            words.writing.close,
            again.form === 'writing-close',
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'writing-close')}>
                {carried(shown, { revision: String(writing.revision) }) as 'safe'}
                {
                  choiceField({
                    id: 'without-result',
                    name: 'withoutResult',
                    legend: words.writing.close,
                    several: true,
                    options: [
                      { value: 'yes', text: words.writing.withoutResult, help: words.writing.withoutResultHelp },
                    ],
                  }) as 'safe'
                }
                {
                  longField({
                    id: 'closing-note',
                    name: 'note',
                    label: words.outcome.note,
                    help: words.outcome.noteHelp,
                    value: textIn(sentIn(again, 'writing-close'), 'note'),
                  }) as 'safe'
                }
                {submitButton(words.writing.close) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

function answerForm(page: ForumPage, seat: string, shown: Shown): string {
  const { state, again, facts, ref } = page;
  const { paths, visitor } = shown;
  const words = FORUM_WORDS[visitor.language];
  const name = partyLabel(facts, seat, visitor.language);
  const revision = String(state.forum.writing!.revision);
  const sent = sentIn(again, 'answer');
  const errors = errorsIn(again, 'answer');
  const conflict = sentIn(again, 'conflict');
  return (
    <div class="two">
      <form class="stack card" method="post" action={paths.forumAct(ref, 'answer')} novalidate>
        {carried(shown, { revision, seat }) as 'safe'}
        {
          choiceField({
            id: 'answer',
            name: 'answer',
            legend: words.writing.yours(name),
            options: ANSWERS.map((value) => ({ value, text: words.writing.answers[value] })),
            chosen: [textIn(sent, 'answer')],
            errors,
          }) as 'safe'
        }
        {
          longField({
            id: 'statement',
            label: words.writing.statement,
            help: words.writing.statementHelp,
            value: textIn(sent, 'statement'),
            errors,
          }) as 'safe'
        }
        {submitButton(words.writing.send) as 'safe'}
      </form>
      {
        folded(
          words.conflict.title,
          again.form === 'conflict',
          (
            <form class="stack" method="post" action={paths.forumAct(ref, 'conflict')} novalidate>
              {carried(shown, { seat }) as 'safe'}
              {
                choiceField({
                  id: 'conflict-kind',
                  name: 'kind',
                  legend: words.conflict.kind,
                  help: words.conflict.lead,
                  options: CONFLICT_KINDS.map((value) => ({ value, text: words.conflict.kinds[value] })),
                  chosen: [textIn(conflict, 'kind')],
                  errors: errorsIn(again, 'conflict'),
                }) as 'safe'
              }
              {substituteField(page, seat, 'conflict-substitute', textIn(conflict, 'substitute'), shown) as 'safe'}
              {
                longField({
                  id: 'conflict-note',
                  name: 'note',
                  label: words.conflict.note,
                  rows: 2,
                  value: textIn(conflict, 'note'),
                }) as 'safe'
              }
              {submitButton(words.conflict.send, { secondary: true }) as 'safe'}
            </form>
          ) as string,
        ) as 'safe'
      }
    </div>
  ) as string;
}

/** Who may come when the one on a seat steps back; nothing where the seat has nobody else. */
export function substituteField(
  { state, personName }: Pick<ForumFound, 'state' | 'personName'>,
  seat: string | null,
  id: string,
  value: string,
  shown: Shown,
): string {
  const words = FORUM_WORDS[shown.visitor.language].conflict;
  const people = new Set(
    state.plan.seats
      .filter((one) => one.role === 'forum-substitute' && (seat === null || one.party === seat))
      .map((one) => one.person),
  );
  if (people.size === 0) return '';
  return selectField({
    id,
    name: 'substitute',
    label: words.substitute,
    help: words.substituteHelp,
    value,
    options: [
      { value: '', text: words.noSubstitute },
      ...[...people].map((person) => ({ value: person, text: personName(person) })),
    ],
  });
}

function meetingsPart(page: ForumPage, shown: Shown): string {
  const { ref, state, facts, again, person, now } = page;
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language].meetings;
  const { meetings } = state.forum;
  const steps = state.plan.steps.filter((step) => step.kind === 'meeting' || PROPOSED.includes(step.kind));
  const sent = sentIn(again, 'plan');
  return (
    <section class="stack" aria-labelledby="meetings">
      <h2 class="ds-heading" data-size="sm" id="meetings" safe>
        {words.title}
      </h2>
      {meetings.length === 0 ? (
        <p class="ds-paragraph" safe>
          {words.none}
        </p>
      ) : (
        <div class="scroll" role="region" aria-label={`${words.title} ${facts.year}`} tabindex="0">
          <table class="ds-table table-wide">
            <thead>
              <tr>
                <th scope="col" safe>
                  {words.date}
                </th>
                <th scope="col" safe>
                  {words.heldFor}
                </th>
                <th scope="col" class="number" safe>
                  {words.items}
                </th>
                <th scope="col" safe>
                  {words.status}
                </th>
              </tr>
            </thead>
            <tbody>
              {meetings.map((meeting) => (
                <tr>
                  <th scope="row">
                    <a class="ds-link" href={paths.meeting(ref, meeting.id)} safe>
                      {words.at(upperFirst(longDate(meeting.date, language)), meeting.time.slice(0, 5), meeting.place)}
                    </a>
                  </th>
                  <td safe>
                    {meeting.step === null ? words.noStep : upperFirst(stepLabel(facts, meeting.step, language))}
                  </td>
                  <td class="number">{meeting.items.length}</td>
                  <td>
                    <span class="ds-tag" data-color={TAG[meeting.status]} safe>
                      {words.statuses[meeting.status]}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {state.status === 'open' && mayAsk(state.plan.seats, person, 'planMeeting', now)
        ? (folded(
            words.plan,
            again.form === 'plan',
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'plan')} novalidate>
                {carried(shown) as 'safe'}
                <p class="ds-paragraph" safe>
                  {words.planLead}
                </p>
                {
                  selectField({
                    id: 'plan-step',
                    name: 'step',
                    label: words.heldFor,
                    value: textIn(sent, 'step'),
                    options: [
                      ...steps.map(({ id }) => ({ value: id, text: upperFirst(stepLabel(facts, id, language)) })),
                      { value: '', text: words.noStep },
                    ],
                  }) as 'safe'
                }
                {dateFields('plan-', again, 'plan', {}, shown) as 'safe'}
                {submitButton(words.planned) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

export const TAG = { planned: 'info', held: 'success', cancelled: 'neutral' } as const;

/** Date, hour, place and papers of a meeting. */
export function dateFields(
  prefix: string,
  again: Again,
  form: string,
  now: { readonly time?: string; readonly place?: string },
  shown: Shown,
): string {
  const words = FORUM_WORDS[shown.visitor.language].meetings;
  const sent = sentIn(again, form);
  const errors = errorsIn(again, form);
  const { optional } = shown.words.form;
  return (
    <>
      {
        lineField({
          id: `${prefix}date`,
          name: 'date',
          label: words.date,
          help: shown.words.form.dateHelp,
          short: true,
          required: true,
          value: textIn(sent, 'date'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: `${prefix}time`,
          name: 'time',
          label: words.time,
          help: words.timeHelp,
          short: true,
          value: sent === null ? (now.time ?? '10:00') : textIn(sent, 'time'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: `${prefix}place`,
          name: 'place',
          label: `${words.place} (${optional})`,
          value: sent === null ? (now.place ?? '') : textIn(sent, 'place'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: `${prefix}papersOut`,
          name: 'papersOut',
          label: `${words.papersOut} (${optional})`,
          help: words.papersHelp,
          short: true,
          value: textIn(sent, 'papersOut'),
          errors,
        }) as 'safe'
      }
    </>
  ) as string;
}
