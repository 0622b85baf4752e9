// The page for programs: one's own tokens, a form for another, and a new one shown once.

import type { Scope } from '../../domain/access-keys.ts';
import { LONGEST_DAYS, SCOPES } from '../../domain/access-keys.ts';
import { longDate } from '../../texts/dates.ts';
import { PROGRAM_WORDS } from '../i18n/programs.ts';
import type { Shown } from '../page.ts';
import { madePart, revokeForm } from './key-parts.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { tableHead } from './table.tsx';

/** One token in the list; dates are local. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly gives: readonly string[];
  readonly madeOn: string;
  readonly until: string | null;
  readonly usedOn: string | null;
  readonly state: 'works' | 'revoked' | 'expired';
}

export interface ProgramsPage {
  readonly tokens: readonly TokenRow[];
  /** Scopes that the person's roles are of use for. */
  readonly offered: readonly Scope[];
  /** What was typed, and which fields must be corrected. */
  readonly typed: { readonly name: string; readonly scopes: readonly string[]; readonly days: string };
  readonly errors: readonly { readonly field: 'name' | 'scopes' | 'days'; readonly text: string }[];
  /** A new token; shown once. */
  readonly made: { readonly name: string; readonly secret: string } | null;
}

export function programsPage(shown: Shown, page: ProgramsPage): string {
  const words = PROGRAM_WORDS[shown.visitor.language];
  const { tokens, made, errors } = page;
  const targets = errors.map(({ field, text }) => ({ target: field === 'scopes' ? 'scope-read' : field, text }));
  return layout({
    shown,
    title: words.title,
    script: errors.length > 0,
    children: (
      <>
        {errorSummary(targets, shown) as 'safe'}
        {madePart(words, made && { what: words.secret, name: made.name, secret: made.secret }) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <p>
          <a class="ds-link" href={`${shown.paths.api()}/openapi.json`} safe>
            {words.document}
          </a>
        </p>
        <section aria-labelledby="own">
          <h2 class="ds-heading" data-size="xs" id="own" safe>
            {words.own}
          </h2>
          {tokens.length === 0 ? <p safe>{words.none}</p> : (tokenTable(shown, tokens) as 'safe')}
        </section>
        <section aria-labelledby="new">
          <h2 class="ds-heading" data-size="xs" id="new" safe>
            {words.makeTitle}
          </h2>
          {makeForm(shown, page) as 'safe'}
        </section>
      </>
    ) as string,
  });
}

function tokenTable(shown: Shown, tokens: readonly TokenRow[]): string {
  const { language } = shown.visitor;
  const words = PROGRAM_WORDS[language];
  const heads = [words.name, words.gives, words.madeOn, words.until, words.used, words.state];
  const date = (day: string | null): string => (day === null ? '' : longDate(day, language));
  return (
    <div class="scroll" role="region" aria-label={words.own} tabindex="0">
      <table class="ds-table table-wide">
        {tableHead(heads) as 'safe'}
        <tbody>
          {tokens.map((token) => (
            <tr>
              <th scope="row" safe>
                {token.name}
              </th>
              <td safe>{token.gives.map((one) => words.scopes[one as Scope]).join('. ')}</td>
              <td safe>{date(token.madeOn)}</td>
              <td safe>{date(token.until)}</td>
              <td safe>{token.usedOn === null ? words.never : date(token.usedOn)}</td>
              <td>
                {token.state === 'works' ? (
                  (revokeForm(shown.paths.revokeProgram(token.id), token.name, words, shown) as 'safe')
                ) : (
                  <span safe>{token.state === 'revoked' ? words.revoked : words.expired}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ) as string;
}

function makeForm(shown: Shown, { offered, typed, errors }: ProgramsPage): string {
  const words = PROGRAM_WORDS[shown.visitor.language];
  const wrong = (field: string): string | undefined => errors.find((one) => one.field === field)?.text;
  return (
    <form class="narrow stack" method="post" action={shown.paths.programs()} novalidate>
      <input type="hidden" name="guard" value={shown.guard} />
      {textField('name', words.name, words.nameHelp, typed.name, 'text', wrong('name')) as 'safe'}
      <fieldset class="ds-fieldset" aria-describedby={wrong('scopes') === undefined ? undefined : 'scopes-error'}>
        <legend class="ds-label" safe>
          {words.gives}
        </legend>
        {SCOPES.filter((scope) => offered.includes(scope)).map((scope) => (
          <div class="ds-field">
            <input
              class="ds-input"
              type="checkbox"
              id={`scope-${scope}`}
              name="scopes"
              value={scope}
              checked={typed.scopes.includes(scope)}
            />
            <label class="ds-label" data-weight="regular" for={`scope-${scope}`} safe>
              {words.scopes[scope]}
            </label>
          </div>
        ))}
        {wrong('scopes') === undefined ? (
          ''
        ) : (
          <p class="ds-validation-message" id="scopes-error" safe>
            {wrong('scopes')!}
          </p>
        )}
      </fieldset>
      {textField('days', words.days, words.daysHelp(LONGEST_DAYS), typed.days, 'number', wrong('days')) as 'safe'}
      <button class="ds-button" type="submit" safe>
        {words.make}
      </button>
    </form>
  ) as string;
}

/** One field with its help and, where it must be corrected, what is wrong. */
export function textField(
  id: string,
  label: string,
  help: string,
  value: string,
  type: 'text' | 'number',
  wrong: string | undefined,
): string {
  return (
    <div class="ds-field">
      <label class="ds-label" for={id} safe>
        {label}
      </label>
      <p id={`${id}-help`} data-field="description" safe>
        {help}
      </p>
      <input
        class="ds-input"
        id={id}
        name={id}
        type={type}
        required
        autocomplete="off"
        value={value}
        aria-describedby={wrong === undefined ? `${id}-help` : `${id}-help ${id}-error`}
        aria-invalid={wrong === undefined ? undefined : 'true'}
      />
      {wrong === undefined ? (
        ''
      ) : (
        <p class="ds-validation-message" id={`${id}-error`} safe>
          {wrong}
        </p>
      )}
    </div>
  ) as string;
}
