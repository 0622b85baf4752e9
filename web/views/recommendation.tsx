// A recommendation’s lines and their sum.

import { sumOf } from '../../domain/amount-lines.ts';
import type { AmountLine } from '../../domain/amount-lines.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import type { Shown } from '../page.ts';
import type { ForumFound } from './forum-found.ts';
import { tableHead, tableSum } from './table.tsx';

/** A recommendation as a table that adds up. */
export function linesTable(
  lines: readonly AmountLine[],
  caption: string,
  { facts }: Pick<ForumFound, 'facts'>,
  shown: Shown,
): string {
  const { words, visitor } = shown;
  const { language } = visitor;
  const sum = sumOf(lines);
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex="0">
      <table class="ds-table">
        <caption safe>{caption}</caption>
        {tableHead([words.cycle.party, { number: words.cycle.amount }]) as 'safe'}
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
        {tableSum(words.cycle.sum, kroner(sum, language)) as 'safe'}
      </table>
    </div>
  ) as string;
}
