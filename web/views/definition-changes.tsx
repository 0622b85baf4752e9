// What differs between two definitions.

import type { DefinitionDifference } from '../../domain/definition-difference.ts';
import type { CheckedDefinition } from '../../domain/opening.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import { DEFINITION_WORDS } from '../i18n/definitions.ts';
import type { Shown } from '../page.ts';
import type { Said } from './definition-values.ts';
import { choiceOf, fieldOf, leafText, placeOf } from './definition-values.ts';
import { selectField } from './fields.tsx';
import { submitButton } from './form-parts.tsx';
import { layout } from './layout.tsx';
import { dataTable } from './table.tsx';

/** So many fields are named; of more their number is told. */
const NAMED = 200;

/** The page that compares two definitions. */
export interface CompareView {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Null before anything was chosen. */
  readonly changes: DefinitionDifference | null;
  readonly definitions: readonly CheckedDefinition[];
}

export function comparePage(shown: Shown, { names, from, to, changes, definitions }: CompareView): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DEFINITION_WORDS[language];
  const options = names.map((name) => {
    const ref = tryParseCycleName(name)!;
    const like = definitions.find(({ forum, scheme }) => forum === ref.forum && scheme === ref.scheme);
    return { value: name, text: like === undefined ? name : choiceOf({ ...like, year: ref.year }, language) };
  });
  return layout({
    shown,
    title: words.compare,
    current: 'definitions',
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.compareLead}
        </p>
        <form class="narrow stack" method="get" action={paths.compareDefinitions()}>
          {selectField({ id: 'from', label: words.from, value: from, options }) as 'safe'}
          {selectField({ id: 'to', label: words.to, value: to, options }) as 'safe'}
          {submitButton(words.show, { secondary: true }) as 'safe'}
        </form>
        {changes === null ? '' : (changesPart(changes, shown) as 'safe')}
      </>
    ) as string,
  });
}

/** The differences as a table; a sentence where there are none. */
export function changesPart({ changes, names }: DefinitionDifference, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DEFINITION_WORDS[language];
  if (changes.length === 0)
    return (
      <p class="ds-paragraph" role="status" safe>
        {words.same}
      </p>
    ) as string;
  return (
    <>
      {
        dataTable(
          words.changes(changes.length),
          [words.field, words.before, words.after],
          changes.slice(0, NAMED).map(({ where, before, after }) => {
            const said: Said = { field: fieldOf(where), names, language };
            return [placeOf(where, language, names), leafText(before, said), leafText(after, said)];
          }),
        ) as 'safe'
      }
      {changes.length <= NAMED ? (
        ''
      ) : (
        <p class="meta" safe>
          {words.more(changes.length - NAMED)}
        </p>
      )}
    </>
  ) as string;
}
