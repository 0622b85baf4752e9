// One person with roles and absences, and what can be done about them.

import { ABSENCE_REASONS } from '../../domain/absence.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { PersonId } from '../../domain/words.ts';
import { longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { roleName } from '../../texts/roles.ts';
import { DIRECTORY_WORDS } from '../i18n/directory.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { dataTable } from './table.tsx';

/** What was wrong with a form of this page, and what had been typed. */
export interface PersonProblem {
  readonly status: number;
  readonly verb: 'away' | 'back' | 'handover';
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly { readonly field: string; readonly text: string }[];
  readonly refused: { readonly plain: string; readonly exact: string } | null;
}

/** One person’s page. */
export interface PersonView {
  readonly person: Person;
  readonly labels: CycleFacts['parties'];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly problem: PersonProblem | null;
  /** Whether the visitor may record absences and hand roles over here. */
  readonly mayChange: boolean;
}

export function personPage(shown: Shown, { person, labels, names, problem, mayChange }: PersonView): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DIRECTORY_WORDS[language];
  const typed = (verb: string, field: string): string => (problem?.verb === verb ? (problem.typed[field] ?? '') : '');
  const control = (verb: PersonProblem['verb'], field: string, label: string, help: string): string => {
    const error = problem?.verb === verb ? problem.errors.find((one) => one.field === field) : undefined;
    const describedBy = `${field}-help${error ? ` ${field}-error` : ''}`;
    return (
      <div class="ds-field">
        <label class="ds-label" for={field} safe>
          {label}
        </label>
        <p id={`${field}-help`} data-field="description" safe>
          {help}
        </p>
        <input
          class="ds-input"
          id={field}
          name={field}
          value={typed(verb, field)}
          aria-describedby={describedBy}
          aria-invalid={error ? 'true' : undefined}
        />
        {error ? (
          <p class="ds-validation-message" id={`${field}-error`} safe>
            {error.text}
          </p>
        ) : (
          ''
        )}
      </div>
    ) as string;
  };
  const changes = (
    <>
      <section>
        <h2 class="ds-heading" data-size="sm" safe>
          {words.recordAway}
        </h2>
        <form method="post" action={paths.ofPerson(person.id, 'away')} class="narrow stack" novalidate>
          <input type="hidden" name="guard" value={shown.guard} />
          {control('away', 'from', words.from, words.dateHelp) as 'safe'}
          {control('away', 'to', words.to, words.dateHelp) as 'safe'}
          <div class="ds-field">
            <label class="ds-label" for="reason" safe>
              {words.reason}
            </label>
            <select class="ds-input" id="reason" name="reason">
              {ABSENCE_REASONS.map((reason) => (
                <option value={reason} selected={reason === typed('away', 'reason')} safe>
                  {words.reasons[reason]}
                </option>
              ))}
            </select>
          </div>
          {control('away', 'deputy', words.deputyAddress, words.deputyHelp) as 'safe'}
          <button class="ds-button" type="submit" safe>
            {words.record}
          </button>
        </form>
      </section>
      {person.roles.length === 0 ? (
        ''
      ) : (
        <section>
          <h2 class="ds-heading" data-size="sm" safe>
            {words.handOver}
          </h2>
          <p class="ds-paragraph" safe>
            {words.handOverHelp}
          </p>
          <form method="post" action={paths.ofPerson(person.id, 'handover')} class="narrow stack" novalidate>
            <input type="hidden" name="guard" value={shown.guard} />
            <div class="ds-field">
              <label class="ds-label" for="role" safe>
                {words.role}
              </label>
              <select class="ds-input" id="role" name="role">
                {person.roles.map(({ role, party }) => (
                  <option value={`${role}@${party}`} selected={`${role}@${party}` === typed('handover', 'role')} safe>
                    {`${upperFirst(roleName(role, language))}, ${labels[party]?.[language] ?? party}`}
                  </option>
                ))}
              </select>
            </div>
            {control('handover', 'taker', words.taker, words.takerHelp) as 'safe'}
            {control('handover', 'on', words.on, words.dateHelp) as 'safe'}
            <button class="ds-button" type="submit" safe>
              {words.hand}
            </button>
          </form>
        </section>
      )}
    </>
  ) as string;
  const absences = person.absences ?? [];
  const nobody = words.noDeputy;
  return layout({
    shown,
    title: person.name,
    current: 'directory',
    script: problem !== null,
    children: (
      <>
        {
          errorSummary(
            (problem?.errors ?? []).map(({ field, text }) => ({ target: field, text })),
            shown,
          ) as 'safe'
        }
        {problem?.refused ? (
          <div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus>
            <p safe>{problem.refused.plain}</p>
            <p class="meta" lang="en" safe>
              {problem.refused.exact}
            </p>
          </div>
        ) : (
          ''
        )}
        <p>
          <a class="ds-link" href={paths.directory()} safe>
            {words.title}
          </a>
        </p>
        <p class="ds-paragraph" safe>
          {person.email}
        </p>
        <ul class="ds-list">
          {person.roles.map(({ role, party, since }) => (
            <li safe>
              {`${upperFirst(roleName(role, language))}, ${labels[party]?.[language] ?? party}${since === undefined ? '' : ` (${words.since(longDate(since, language))})`}`}
            </li>
          ))}
        </ul>
        <section class="stack">
          <h2 class="ds-heading" data-size="sm" safe>
            {words.absences}
          </h2>
          {absences.length === 0 ? (
            <p class="ds-paragraph" safe>
              {words.noAbsences}
            </p>
          ) : (
            <>
              {
                dataTable(
                  words.absences,
                  [words.away, words.reason, words.deputy],
                  absences.map(({ from, to, reason, deputies }) => [
                    words.days(longDate(from, language), longDate(to, language)),
                    words.reasons[reason],
                    deputies.length === 0 ? nobody : deputies.map((id) => names.get(id) ?? id).join(', '),
                  ]),
                ) as 'safe'
              }
              {mayChange ? (
                <form method="post" action={paths.ofPerson(person.id, 'back')} class="narrow stack">
                  <input type="hidden" name="guard" value={shown.guard} />
                  <p class="meta" id="back-help" safe>
                    {words.backHelp}
                  </p>
                  <button class="ds-button" data-variant="secondary" type="submit" aria-describedby="back-help" safe>
                    {words.back}
                  </button>
                </form>
              ) : (
                ''
              )}
            </>
          )}
        </section>
        {mayChange ? (changes as 'safe') : ''}
      </>
    ) as string,
  });
}
