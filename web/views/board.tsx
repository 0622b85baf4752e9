// All cycles that the visitor may see, the most urgent first, with what each waits for.

import type { Phase } from '../../domain/standing.ts';
import type { CycleRef, LocalDate } from '../../domain/words.ts';
import { longDate } from '../../texts/dates.ts';
import { waitingText } from '../../texts/explain.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { tableHead } from './table.tsx';

export interface BoardRow {
  readonly ref: CycleRef;
  readonly facts: CycleFacts;
  readonly status: string;
  /** The date of what comes next by itself; null when nothing does. */
  readonly next: LocalDate | null;
  /** Its instant, or a text that sorts after all. */
  readonly nextAt: string;
  /** What is waited for now, and since when. */
  readonly phase: Phase;
  readonly since: LocalDate;
}

export function boardPage(shown: Shown, rows: readonly BoardRow[]): string {
  const { words, paths, visitor } = shown;
  const { language } = visitor;
  return layout({
    shown,
    title: words.cycles.title,
    current: 'cycles',
    children:
      rows.length === 0
        ? ((
            <p class="ds-paragraph" safe>
              {words.cycles.none}
            </p>
          ) as string)
        : ((
            <div class="scroll" role="region" aria-label={words.cycles.title} tabindex="0">
              <table class="ds-table table-wide" data-border>
                <caption safe>{words.cycles.caption}</caption>
                {tableHead([words.cycles.name, words.cycles.status, words.cycles.next, words.cycles.waits]) as 'safe'}
                <tbody>
                  {rows.map(({ ref, facts, status, next, phase, since }) => (
                    <tr>
                      <th scope="row">
                        <a class="ds-link" href={paths.cycle(ref)} safe>
                          {`${facts.forum[language]}, ${facts.scheme[language]}, ${facts.year}`}
                        </a>
                      </th>
                      <td safe>{words.cycles.statuses[status] ?? status}</td>
                      <td safe>{next === null ? words.cycle.nothing : longDate(next, language)}</td>
                      <td safe>{waitingText(phase, longDate(since, language), facts, language)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) as string),
  });
}
