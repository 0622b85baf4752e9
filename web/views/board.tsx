// All cycles that the visitor may see, the most urgent first, with what each waits for.

import type { Explanation } from '../../domain/explain.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import { localDateAt } from '../../domain/local-time.ts';
import type { CycleRef } from '../../domain/words.ts';
import type { CycleLine } from '../../store/reads.ts';
import { longDate } from '../../texts/dates.ts';
import { explainText } from '../../texts/explain.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';

export interface BoardRow {
  readonly line: CycleLine;
  readonly ref: CycleRef;
  readonly facts: CycleFacts;
  readonly explanation: Explanation;
  readonly table: CalendarTable;
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
                <thead>
                  <tr>
                    <th scope="col" safe>
                      {words.cycles.name}
                    </th>
                    <th scope="col" safe>
                      {words.cycles.status}
                    </th>
                    <th scope="col" safe>
                      {words.cycles.next}
                    </th>
                    <th scope="col" safe>
                      {words.cycles.waits}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ line, ref, facts, explanation, table }) => (
                    <tr>
                      <th scope="row">
                        <a class="ds-link" href={paths.cycle(ref)} safe>
                          {`${facts.forum[language]}, ${facts.scheme[language]}, ${facts.year}`}
                        </a>
                      </th>
                      <td safe>{words.cycles.statuses[line.status] ?? line.status}</td>
                      <td safe>
                        {line.next === null ? words.cycle.nothing : longDate(localDateAt(table, line.next), language)}
                      </td>
                      <td safe>{explainText(explanation, facts, language, table)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) as string),
  });
}
