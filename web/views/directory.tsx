// The directory as a list.

import type { Person } from '../../domain/definition-people.ts';
import type { LocalDate } from '../../domain/words.ts';
import { longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { roleName } from '../../texts/roles.ts';
import { DIRECTORY_WORDS } from '../i18n/directory.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { sheetLine } from './sheet-links.tsx';
import { dataTable } from './table.tsx';

export interface DirectoryView {
  readonly people: readonly Person[];
  readonly labels: CycleFacts['parties'];
  readonly search: string;
  readonly next: string | null;
  readonly today: LocalDate;
}

function rolesText({ roles }: Person, labels: CycleFacts['parties'], shown: Shown): string {
  const { language } = shown.visitor;
  return roles
    .map(({ role, party }) => `${upperFirst(roleName(role, language))}, ${labels[party]?.[language] ?? party}`)
    .join('; ');
}

export function directoryPage(shown: Shown, { people, labels, search, next, today }: DirectoryView): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DIRECTORY_WORDS[language];
  const rows = people.map((person) => {
    const away = person.absences?.find(({ from, to }) => from <= today && today <= to);
    return [
      { text: person.name, href: paths.person(person.id) },
      person.email,
      rolesText(person, labels, shown),
      away === undefined ? '' : words.awayNow(longDate(away.to, language)),
    ];
  });
  const rest = next === null ? '' : new URLSearchParams({ ...(search === '' ? {} : { q: search }), after: next });
  return layout({
    shown,
    title: words.title,
    current: 'directory',
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <form class="filters" method="get" action={paths.directory()}>
          <div class="ds-field">
            <label class="ds-label" for="q" safe>
              {words.search}
            </label>
            <p id="q-help" data-field="description" safe>
              {words.searchHelp}
            </p>
            <input class="ds-input" id="q" name="q" value={search} aria-describedby="q-help" />
          </div>
          <button class="ds-button" data-variant="secondary" type="submit" safe>
            {words.find}
          </button>
        </form>
        {rows.length === 0 ? (
          <p class="ds-paragraph" safe>
            {words.none}
          </p>
        ) : (
          (dataTable(words.title, [words.name, words.address, words.roles, words.away], rows) as 'safe')
        )}
        {sheetLine(shown, 'people', (format) => paths.sheet('people', format)) as 'safe'}
        {next === null ? (
          ''
        ) : (
          <p>
            <a class="ds-link" rel="next" href={`${paths.directory()}?${rest.toString()}`} safe>
              {words.next}
            </a>
          </p>
        )}
      </>
    ) as string,
  });
}
