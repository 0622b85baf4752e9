// My tasks as a list, one button each.

import type { Obligation } from '../../domain/obligations.ts';
import type { PartyId, StepId } from '../../domain/words.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import { atHour, longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { hourOf, partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { KEPT_WORDS } from '../i18n/kept.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { sheetLine } from './sheet-links.tsx';

export interface Task {
  readonly row: Obligation;
  readonly facts: CycleFacts;
  readonly kind: 'deliver' | 'correct' | 'approve' | 'accept' | 'record';
  readonly overdue: boolean;
}

/** A network of the visitor's, whose owners hand something to it. */
export interface OwnNetwork {
  readonly cycle: string;
  readonly party: PartyId;
  readonly facts: CycleFacts;
}

/** A text of the visitor's that was kept when a session ended. */
export interface WaitingText {
  readonly cycle: string;
  readonly partnership: PartyId;
  readonly step: StepId;
  readonly party: PartyId;
  readonly facts: CycleFacts;
}

export function tasksPage(
  shown: Shown,
  tasks: readonly Task[],
  networks: readonly OwnNetwork[],
  texts: readonly WaitingText[],
): string {
  const { words } = shown;
  return layout({
    shown,
    title: words.tasks.title,
    current: 'tasks',
    children: (
      <>
        {texts.map((one) => waitingLink(one, shown)) as 'safe'[]}
        <p class="ds-paragraph" safe>
          {tasks.length === 0 ? words.tasks.none : words.tasks.count(tasks.length)}
        </p>
        {tasks.length === 0 ? (
          ''
        ) : (
          <ol class="plain tasks">{tasks.map((task) => taskItem(task, shown)) as 'safe'[]}</ol>
        )}
        {networks.map((one) => networkLink(one, shown)) as 'safe'[]}
        {cyclesAmong(tasks).map((one) => sheetOfCycle(one, shown)) as 'safe'[]}
      </>
    ) as string,
  });
}

function waitingLink({ cycle, partnership, step, party, facts }: WaitingText, { paths, visitor }: Shown): string {
  const { language } = visitor;
  const what = `${stepLabel(facts, step, language)}, ${partyLabel(facts, party, language)}`;
  return (
    <div class="ds-alert" data-color="info">
      <a class="ds-link" href={paths.step(tryParseCycleName(cycle)!, partnership, step, party)} safe>
        {KEPT_WORDS[language].waits(what)}
      </a>
    </div>
  ) as string;
}

function networkLink({ cycle, party, facts }: OwnNetwork, { paths, visitor }: Shown): string {
  const { language } = visitor;
  return (
    <p class="ds-paragraph">
      <a class="ds-link" href={paths.network(tryParseCycleName(cycle)!, party)} safe>
        {`${COLLECTING_WORDS[language].title(partyLabel(facts, party, language))}, ${facts.year}`}
      </a>
    </p>
  ) as string;
}

/** Each year with a task of the visitor's, once, in the order of the tasks. */
function cyclesAmong(tasks: readonly Task[]): Task[] {
  return [...new Map(tasks.map((task) => [task.row.cycle, task])).values()];
}

function sheetOfCycle({ row, facts }: Task, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const ref = tryParseCycleName(row.cycle)!;
  const of = `${facts.forum[language]}, ${facts.scheme[language]}, ${facts.year}`;
  return sheetLine(shown, 'deadlines', (format) => paths.cycleSheet(ref, 'deadlines', format), of);
}

/** Where the cycle's own steps are done: what the forum treats in its room, the decision at the desk. */
function placeOf({ cycle, step }: Obligation, facts: CycleFacts, { paths }: Shown): string {
  const ref = tryParseCycleName(cycle)!;
  const kind = facts.stepKinds?.[step];
  if (kind === 'decision') return paths.desk(ref);
  const treated = kind === 'meeting' || kind === 'recommendation' || kind === 'spending-plan';
  return treated || step.startsWith('meeting/') ? paths.forum(ref) : paths.cycle(ref);
}

function taskItem({ row, facts, kind, overdue }: Task, shown: Shown): string {
  const { words, paths, visitor } = shown;
  const { language } = visitor;
  const ref = tryParseCycleName(row.cycle)!;
  const step = upperFirst(stepLabel(facts, row.step, language));
  const own = row.partnership === null;
  const title = own ? step : `${step}: ${partyLabel(facts, row.party, language)}`;
  const date = atHour(longDate(row.handled, language), hourOf(facts, row.step), language);
  const to = own ? placeOf(row, facts, shown) : paths.step(ref, row.partnership, row.step, row.party);
  const id = `task-${row.cycle}-${row.step}-${row.party}`.replaceAll('/', '-');
  return (
    <li class={overdue ? 'overdue' : ''}>
      <div>
        <h2 class="ds-heading" data-size="2xs" id={id} safe>
          {title}
        </h2>
        <p>
          <span safe>{overdue ? words.tasks.was(date) : words.tasks.due(date)}</span>
          {overdue ? (
            <>
              {' '}
              <span class="ds-tag" data-color="danger" safe>
                {words.tasks.overdue}
              </span>
            </>
          ) : (
            ''
          )}
          {row.optional ? (
            <>
              {' '}
              <span class="ds-tag" data-color="neutral" safe>
                {words.tasks.optional}
              </span>
            </>
          ) : (
            ''
          )}
        </p>
        {row.nominal === row.handled ? (
          ''
        ) : (
          <p class="meta" safe>
            {words.tasks.moved(upperFirst(longDate(row.nominal, language)))}
          </p>
        )}
        <p class="meta" safe>
          {`${facts.forum[language]}, ${facts.scheme[language]}, ${facts.year}`}
        </p>
      </div>
      <a class="ds-button" data-variant={overdue ? 'primary' : 'secondary'} href={to} aria-describedby={id} safe>
        {words.tasks[kind]}
      </a>
    </li>
  ) as string;
}
