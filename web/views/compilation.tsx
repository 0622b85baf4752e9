// All decision bases of a cycle side by side, as the forum has them before it.

import type { Compilation, CompilationRow } from '../../domain/compilation.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { allOf, lowerFirst } from '../../texts/phrases.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { fileList } from './attachments.tsx';
import type { ForumFound } from './forum-found.ts';
import { crumbs } from './crumbs.tsx';
import { layout } from './layout.tsx';
import { tableHead } from './table.tsx';

export interface CompilationPage extends ForumFound {
  readonly compiled: Compilation;
}

export function compilationPage(shown: Shown, page: CompilationPage): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const all = FORUM_WORDS[language];
  const words = all.compiled;
  const { compiled, facts, ref } = page;
  const money = (amount: number | null): string => (amount === null ? words.notKnown : kroner(amount, language));
  return layout({
    shown,
    title: all.compilation,
    current: 'cycles',
    children: (
      <>
        {crumbs(page, true, shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {all.compilationLead}
        </p>
        <div class="scroll" role="region" aria-label={all.compilation} tabindex="0">
          <table class="ds-table table-widest">
            <caption safe>{words.limit(kroner(compiled.limit, language))}</caption>
            {
              tableHead([
                words.party,
                words.status,
                { number: words.asked },
                { number: words.frame },
                { number: words.over },
                words.criteria,
                words.anchored,
              ]) as 'safe'
            }
            <tbody>
              {compiled.rows.map((row) => (
                <tr>
                  <th scope="row">
                    <a class="ds-link" href={paths.partnership(ref, row.party)} safe>
                      {partyLabel(facts, row.party, language)}
                    </a>
                    {filesPart(row, page, shown) as 'safe'}
                  </th>
                  <td>{statusPart(row, page, shown) as 'safe'}</td>
                  <td class="number" safe>
                    {money(row.asked)}
                  </td>
                  <td class="number" safe>
                    {money(row.frame)}
                  </td>
                  <td class="number">
                    {row.over === null ? (
                      words.notKnown
                    ) : row.over === 0 ? (
                      <span safe>{words.fits}</span>
                    ) : (
                      <strong safe>{kroner(row.over, language)}</strong>
                    )}
                  </td>
                  <td>{criteriaPart(row, shown) as 'safe'}</td>
                  <td safe>
                    {row.anchoredIn === null
                      ? words.notAnchored
                      : (row.anchoredIn.labels?.[language] ?? row.anchoredIn.id)}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colspan="2" safe>
                  {words.sum}
                </th>
                <td class="number" safe>
                  {kroner(compiled.asked, language)}
                </td>
                <td class="number" safe>
                  {kroner(
                    compiled.rows.reduce((total, row) => total + (row.frame ?? 0), 0),
                    language,
                  )}
                </td>
                <td colspan="3"></td>
              </tr>
            </tfoot>
          </table>
        </div>
      </>
    ) as string,
  });
}

/** What is attached to the basis, below its party. */
function filesPart({ party, files }: CompilationRow, { ref }: CompilationPage, shown: Shown): string {
  if (files.attachments.length === 0) return '';
  const path = shown.paths.step(ref, party, files.step, files.party);
  return fileList(files.attachments, path, shown);
}

const TAGS = { delivered: 'success', waits: 'warning', 'not-delivered': 'danger', withdrawn: 'neutral' } as const;

export function statusPart(row: CompilationRow, { facts }: Pick<ForumFound, 'facts'>, shown: Shown): string {
  const { language } = shown.visitor;
  const words = FORUM_WORDS[language].compiled;
  const waiting = row.waitsFor.map((party) => partyLabel(facts, party, language));
  return (
    <>
      <span class="ds-tag" data-color={TAGS[row.status]} safe>
        {words.statuses[row.status]}
      </span>
      {waiting.length === 0 && !row.late ? (
        ''
      ) : (
        <p class="meta" safe>
          {[...(waiting.length === 0 ? [] : [allOf(waiting, language)]), ...(row.late ? [words.late] : [])].join(', ')}
        </p>
      )}
    </>
  ) as string;
}

export function criteriaPart(row: CompilationRow, shown: Shown): string {
  const { language } = shown.visitor;
  const words = FORUM_WORDS[language].compiled;
  if (row.criteria.length === 0 || row.status === 'not-delivered' || row.status === 'withdrawn') return words.notKnown;
  const missing = row.criteria.filter((one) => !one.described);
  if (missing.length === 0) return (<span safe>{words.all(row.criteria.length)}</span>) as string;
  return (
    <>
      <span safe>{words.some(row.criteria.length - missing.length, row.criteria.length)}</span>
      <p class="meta" safe>
        {`${words.missing}: ${missing.map((one) => lowerFirst(one.labels[language])).join('; ')}`}
      </p>
    </>
  ) as string;
}
