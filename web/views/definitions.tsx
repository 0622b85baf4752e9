// The definitions that are there, what is wrong with each, and which year comes next.

import type { CheckedDefinition } from '../../domain/opening.ts';
import type { Language } from '../../domain/words.ts';
import { DEFINITION_WORDS } from '../i18n/definitions.ts';
import type { Shown } from '../page.ts';
import { nameOf, placeOf } from './definition-values.ts';
import { layout } from './layout.tsx';
import type { Cell } from './table.tsx';
import { dataTable } from './table.tsx';

export interface DefinitionsView {
  readonly definitions: readonly CheckedDefinition[];
  /** How each year that was opened stands, by its name. */
  readonly states: ReadonlyMap<string, string>;
  /** The year after the last, by forum and scheme. */
  readonly next: ReadonlyMap<string, number>;
  /** Why the files cannot be listed; for whoever runs the service. */
  readonly fault: string | null;
}

export function definitionsPage(shown: Shown, { definitions, states, next, fault }: DefinitionsView): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DEFINITION_WORDS[language];
  const rows = definitions.map((one): (Cell | string)[] => {
    const state = states.get(one.cycle);
    const year = next.get(`${one.forum}/${one.scheme}`)!;
    const wanted = state === undefined ? one.year : year;
    const last = state === undefined || one.year + 1 === year;
    const opens = last && one.fault === null;
    return [
      nameOf(one, language),
      state === undefined ? words.notOpened : (words.states[state] ?? state),
      checkOf(one, language),
      opens
        ? {
            text: state === undefined ? words.openThis : words.openNext(wanted),
            href: `${paths.openDefinition()}?cycle=${encodeURIComponent(`${one.forum}/${one.scheme}/${wanted}`)}`,
          }
        : '',
    ];
  });
  const open = definitions.filter(({ unknowns, fault: own }) => unknowns.length > 0 || own !== null);
  return layout({
    shown,
    title: words.title,
    current: 'definitions',
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {fault === null ? (
          ''
        ) : (
          <p class="ds-alert" data-color="danger" lang="en" safe>
            {fault}
          </p>
        )}
        {rows.length === 0 ? (
          <p class="ds-paragraph" safe>
            {words.none}
          </p>
        ) : (
          (dataTable(words.title, [words.year, words.state, words.check, words.openThis], rows) as 'safe')
        )}
        <p class="ds-paragraph">
          <a class="ds-link" href={paths.compareDefinitions()} safe>
            {words.compare}
          </a>
        </p>
        {open.map((one) => (
          <details class="ds-details">
            <summary safe>{words.unknownsOf(nameOf(one, language))}</summary>
            <ul class="ds-list">
              {one.fault === null ? (
                ''
              ) : (
                <li lang="en" safe>
                  {one.fault}
                </li>
              )}
              {one.unknowns.map(({ where, what }) => (
                <li>
                  <span safe>{`${placeOf(where, language)}: `}</span>
                  <span lang="en" safe>
                    {what}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </>
    ) as string,
  });
}

function checkOf({ fault, expired, unknowns }: CheckedDefinition, language: Language): Cell {
  const words = DEFINITION_WORDS[language];
  if (fault !== null) return { text: words.fault, tag: 'danger' };
  if (expired !== null) return { text: words.expired, tag: 'warning' };
  if (unknowns.length > 0) return { text: words.unknowns(unknowns.length), tag: 'warning' };
  return { text: words.fits, tag: 'success' };
}
