// Spreadsheets: what can be downloaded, the form for an import, and what an import would change.

import type { Person } from '../../domain/definition-people.ts';
import type { CycleRef, Labels } from '../../domain/words.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { roleName } from '../../texts/roles.ts';
import { SHEET_WORDS } from '../i18n/sheets.ts';
import type { Shown } from '../page.ts';
import { PEOPLE_HEADS } from '../sheets/contents.ts';
import type { ReadPeople } from '../sheets/people-rows.ts';
import type { Format } from '../sheets/write.ts';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { formatLinks } from './sheet-links.tsx';
import { tableHead } from './table.tsx';

export interface SheetsPage {
  readonly cycles: readonly { readonly ref: CycleRef; readonly facts: CycleFacts }[];
  /** Directory and mail log are offered to the office alone. */
  readonly office: boolean;
  /** Forums whose people the visitor may import. */
  readonly forums: readonly { readonly id: string; readonly names: Labels }[];
  /** What is wrong with the sheet as a whole. */
  readonly problems: readonly string[];
}

export function sheetsPage(shown: Shown, { cycles, office, forums, problems }: SheetsPage): string {
  const { paths, visitor } = shown;
  const words = SHEET_WORDS[visitor.language];
  return layout({
    shown,
    title: words.title,
    script: problems.length > 0,
    children: (
      <>
        {
          errorSummary(
            problems.map((text) => ({ target: 'file', text })),
            shown,
          ) as 'safe'
        }
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <section aria-labelledby="all">
          <h2 class="ds-heading" data-size="xs" id="all" safe>
            {words.forAll}
          </h2>
          <ul class="ds-list">
            {(office ? (['board', 'people', 'mails'] as const) : (['board'] as const)).map(
              (kind) => links(words.kinds[kind], (format) => paths.sheet(kind, format)) as 'safe',
            )}
          </ul>
        </section>
        {cycles.map(({ ref, facts }, index) => (
          <section aria-labelledby={`cycle-${index}`}>
            <h2 class="ds-heading" data-size="xs" id={`cycle-${index}`} safe>
              {`${facts.forum[visitor.language]}, ${facts.scheme[visitor.language]}, ${facts.year}`}
            </h2>
            <ul class="ds-list">
              {(['deadlines', 'allocation'] as const).map(
                (kind) => links(words.kinds[kind], (format) => paths.cycleSheet(ref, kind, format)) as 'safe',
              )}
            </ul>
          </section>
        ))}
        {forums.length === 0 ? '' : (importForm(shown, forums, problems) as 'safe')}
      </>
    ) as string,
  });
}

function links(name: string, path: (format: Format) => string): string {
  return (
    <li>
      <span safe>{`${name}: `}</span>
      {formatLinks(name, path) as 'safe'}
    </li>
  ) as string;
}

function importForm(shown: Shown, forums: SheetsPage['forums'], problems: readonly string[]): string {
  const { paths, visitor } = shown;
  const words = SHEET_WORDS[visitor.language];
  const wrong = problems.length > 0;
  return (
    <section aria-labelledby="import">
      <h2 class="ds-heading" data-size="xs" id="import" safe>
        {words.importTitle}
      </h2>
      <p class="ds-paragraph" safe>
        {words.importLead(PEOPLE_HEADS.map((head) => words.heads[head]))}
      </p>
      <form class="narrow stack" method="post" action={paths.lookPeople()} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="guard" value={shown.guard} />
        <div class="ds-field">
          <label class="ds-label" for="forum" safe>
            {words.forumOf}
          </label>
          <select class="ds-input" id="forum" name="forum">
            {forums.map(({ id, names }) => (
              <option value={id} safe>
                {names[visitor.language]}
              </option>
            ))}
          </select>
        </div>
        <div class="ds-field">
          <label class="ds-label" for="file" safe>
            {words.file}
          </label>
          <p id="file-help" data-field="description" safe>
            {words.fileHelp}
          </p>
          <input
            class="ds-input"
            id="file"
            name="file"
            type="file"
            accept=".xlsx,.csv"
            aria-describedby={wrong ? 'file-help file-error' : 'file-help'}
            aria-invalid={wrong ? 'true' : undefined}
          />
          {wrong ? (
            <p class="ds-validation-message" id="file-error" safe>
              {problems.join(' ')}
            </p>
          ) : (
            ''
          )}
        </div>
        <button class="ds-button" type="submit" safe>
          {words.look}
        </button>
      </form>
    </section>
  ) as string;
}

/** What would be imported, what would not and why, and the button that does it. */
export function lookPage(
  shown: Shown,
  given: {
    readonly forum: string;
    readonly read: ReadPeople;
    readonly added: readonly Person[];
    readonly changed: readonly Person[];
  },
): string {
  const { paths, visitor } = shown;
  const words = SHEET_WORDS[visitor.language];
  const { forum, read, added, changed } = given;
  const { faults } = read;
  const count = added.length + changed.length;
  return layout({
    shown,
    title: words.lookTitle,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {`${words.nothingYet} ${words.good(added.length, changed.length, read.people.length - count)}`}
        </p>
        {faults.length === 0 ? (
          ''
        ) : (
          <section aria-labelledby="bad">
            <h2 class="ds-heading" data-size="xs" id="bad" safe>
              {words.bad(new Set(faults.map(({ row }) => row)).size)}
            </h2>
            <p safe>{words.badLead}</p>
            {
              wideTable(
                words.bad(faults.length),
                [words.row, words.fault],
                faults.map(({ row, what }) => [String(row), what]),
              ) as 'safe'
            }
          </section>
        )}
        {count === 0 ? (
          ''
        ) : (
          <section aria-labelledby="good">
            <h2 class="ds-heading" data-size="xs" id="good" safe>
              {words.confirm(count)}
            </h2>
            {
              wideTable(
                words.confirm(count),
                [words.heads.state, words.heads.name, words.heads.email, words.heads.language, words.heads.role],
                [
                  ...added.map((one) => [words.added, one] as const),
                  ...changed.map((one) => [words.changed, one] as const),
                ].map(([mark, one]) => [
                  mark,
                  one.name,
                  one.email,
                  one.language,
                  one.roles.map(({ role, party }) => `${roleName(role, visitor.language)} (${party})`).join(', '),
                ]),
              ) as 'safe'
            }
            <form method="post" action={paths.importPeople()}>
              <input type="hidden" name="guard" value={shown.guard} />
              <input type="hidden" name="forum" value={forum} />
              <input type="hidden" name="people" value={JSON.stringify([...added, ...changed])} />
              <button class="ds-button" type="submit" safe>
                {words.confirm(count)}
              </button>
            </form>
          </section>
        )}
        <p>
          <a class="ds-link" href={paths.sheets()} safe>
            {words.again}
          </a>
        </p>
      </>
    ) as string,
  });
}

function wideTable(label: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return (
    <div class="scroll" role="region" aria-label={label} tabindex="0">
      <table class="ds-table table-wide">
        {tableHead(heads) as 'safe'}
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td safe>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ) as string;
}
