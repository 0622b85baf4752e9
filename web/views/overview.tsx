// The overview as a table, with what it can be narrowed to.

import type { Stage } from '../../domain/partnership-state.ts';
import { STAGES } from '../../domain/partnership-state.ts';
import type { Phase, Standing } from '../../domain/standing.ts';
import type { CycleRef, Labels, LocalDate } from '../../domain/words.ts';
import type { OverviewCounts, OverviewFilter } from '../../store/reads.ts';
import { longDate } from '../../texts/dates.ts';
import { waitingText } from '../../texts/explain.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { stageName } from '../../texts/stages.ts';
import { OVERVIEW_WORDS } from '../i18n/overview.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { deadlineText } from './parts.tsx';
import { sheetLine } from './sheet-links.tsx';
import { tableHead } from './table.tsx';

export interface OverviewLine {
  readonly standing: Standing;
  readonly ref: CycleRef;
  readonly facts: CycleFacts;
  /** What it waits for now. */
  readonly phase: Phase;
  readonly since: LocalDate;
  readonly overdue: boolean;
}

export interface OverviewView {
  readonly filter: OverviewFilter;
  readonly lines: readonly OverviewLine[];
  readonly counts: OverviewCounts;
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  readonly forums: readonly { readonly id: string; readonly labels: Labels }[];
  readonly schemes: readonly { readonly id: string; readonly labels: Labels }[];
}

type Choice = Readonly<Partial<Record<'show' | 'forum' | 'scheme' | 'stage' | 'after', string>>>;

export function overviewPage(shown: Shown, view: OverviewView): string {
  const { visitor, paths } = shown;
  const words = OVERVIEW_WORDS[visitor.language];
  const { filter, counts, lines, next } = view;
  const { show, forum, scheme, stage } = filter;
  const chosen: Choice = {
    ...(forum === undefined ? {} : { forum }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(stage === undefined ? {} : { stage }),
  };
  const address = (choice: Choice): string => {
    const query = new URLSearchParams(choice).toString();
    return query === '' ? paths.overview() : `${paths.overview()}?${query}`;
  };
  const shows = [
    ['all', words.shows.all],
    ['blocked', `${words.shows.blocked} (${counts.blocked})`],
    ['overdue', `${words.shows.overdue} (${counts.overdue})`],
    ['soon', `${words.shows.soon} (${counts.soon})`],
  ] as const;
  return layout({
    shown,
    title: words.title,
    current: 'overview',
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <nav aria-label={words.show}>
          <ul class="chips">
            {shows.map(([key, text]) => (
              <li>
                <a
                  class="ds-button"
                  data-size="sm"
                  data-variant={key === (show ?? 'all') ? 'primary' : 'secondary'}
                  href={address(key === 'all' ? chosen : { ...chosen, show: key })}
                  aria-current={key === (show ?? 'all') ? 'page' : undefined}
                  safe
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form class="filters" method="get" action={paths.overview()} aria-label={words.filters}>
          {show === undefined ? '' : <input type="hidden" name="show" value={show} />}
          {
            choose('forum', words.forum, words.any, forum, [
              ...view.forums.map(({ id, labels }) => [id, labels[visitor.language]] as const),
            ]) as 'safe'
          }
          {
            choose('scheme', words.scheme, words.any, scheme, [
              ...view.schemes.map(({ id, labels }) => [id, labels[visitor.language]] as const),
            ]) as 'safe'
          }
          {
            choose('stage', words.stage, words.running, stage, [
              ...STAGES.map((one) => [one, stageName(one, visitor.language)] as const),
              ['open', words.forumItself],
              ['cancelled', words.statuses.cancelled],
            ]) as 'safe'
          }
          <button class="ds-button" data-variant="secondary" type="submit" safe>
            {words.apply}
          </button>
        </form>
        {lines.length === 0 ? (
          <p class="ds-paragraph" safe>
            {words.none}
          </p>
        ) : (
          <div class="scroll" role="region" aria-label={words.caption} tabindex="0">
            <table class="ds-table table-wide" data-border>
              <caption safe>{words.caption}</caption>
              {tableHead([words.who, words.stage, words.due, words.waits]) as 'safe'}
              <tbody>{lines.map((line) => row(line, shown)) as 'safe'[]}</tbody>
            </table>
          </div>
        )}
        {sheetLine(shown, 'board', (format) => paths.sheet('board', format)) as 'safe'}
        <p class="pager">
          {filter.after === undefined ? (
            ''
          ) : (
            <a class="ds-link" href={address({ ...chosen, ...(show === undefined ? {} : { show }) })} safe>
              {words.first}
            </a>
          )}
          {next === null ? (
            ''
          ) : (
            <a
              class="ds-link"
              rel="next"
              href={address({ ...chosen, ...(show === undefined ? {} : { show }), after: next })}
              safe
            >
              {words.next}
            </a>
          )}
        </p>
      </>
    ) as string,
  });
}

function choose(
  name: string,
  label: string,
  any: string,
  chosen: string | undefined,
  options: readonly (readonly [string, string])[],
): string {
  return (
    <div class="ds-field">
      <label class="ds-label" for={name} safe>
        {label}
      </label>
      <select class="ds-input" id={name} name={name}>
        <option value="" safe>
          {any}
        </option>
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen} safe>
            {text}
          </option>
        ))}
      </select>
    </div>
  ) as string;
}

function row({ standing, ref, facts, phase, since, overdue }: OverviewLine, shown: Shown): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = OVERVIEW_WORDS[language];
  const { due, party, stage } = standing;
  return (
    <tr>
      <th scope="row">
        <a class="ds-link" href={party === null ? paths.cycle(ref) : paths.partnership(ref, party)} safe>
          {party === null ? words.forumItself : partyLabel(facts, party, language)}
        </a>
        <span class="meta block" safe>
          {`${facts.forum[language]}, ${facts.scheme[language]}, ${facts.year}`}
        </span>
      </th>
      <td safe>{party === null ? words.statuses[stage as 'open'] : stageName(stage as Stage, language)}</td>
      <td>
        <span safe>
          {due === null
            ? words.nothingDue
            : `${upperFirst(stepLabel(facts, due.step, language))}: ${deadlineText(due, facts, shown)}`}
        </span>
        {phase.blocked || overdue ? (
          <>
            {' '}
            <span class="ds-tag" data-color={phase.blocked ? 'danger' : 'warning'} safe>
              {phase.blocked ? words.blocked : words.overdue}
            </span>
          </>
        ) : (
          ''
        )}
      </td>
      <td safe>{waitingText(phase, longDate(since, language), facts, language)}</td>
    </tr>
  ) as string;
}
