// The mails of a day before they are sent: who gets which, with its words.

import type { CheckedDefinition } from '../../domain/opening.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import type { LocalDate, PersonId } from '../../domain/words.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import { longDate } from '../../texts/dates.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { FORESEEN_WORDS } from '../i18n/foreseen.ts';
import type { Shown } from '../page.ts';
import { nameOf } from './definition-values.ts';
import type { ControlError } from './fields.tsx';
import { lineField, selectField } from './fields.tsx';
import { folded, submitButton } from './form-parts.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';

/** So many mails are shown; of more their number is told. */
const MOST = 100;

/** A mail that would be sent. */
export interface Foreseen {
  readonly person: PersonId;
  readonly subject: string;
  readonly text: string;
}

export interface ForeseenView {
  readonly years: readonly string[];
  readonly running: ReadonlySet<string>;
  readonly definitions: readonly CheckedDefinition[];
  readonly choice: { readonly cycle: string; readonly on: string; readonly people: Behaviour };
  /** The chosen day; null when none was, or it is none. */
  readonly date: LocalDate | null;
  /** True for a day of a running year that is over. */
  readonly past: boolean;
  /** Null before anything was chosen. */
  readonly mails: readonly Foreseen[] | null;
  readonly errors: readonly ControlError[];
  readonly personName: (id: PersonId) => string;
}

export function foreseenPage(shown: Shown, view: ForeseenView): string {
  const { visitor, paths, words: own } = shown;
  const { language } = visitor;
  const words = FORESEEN_WORDS[language];
  const { choice, errors, date, past, mails } = view;
  return layout({
    shown,
    title: words.title,
    current: 'mails',
    script: errors.length > 0,
    children: (
      <>
        {errorSummary(errors, shown) as 'safe'}
        <p>
          <a class="ds-link" href={paths.mails()} safe>
            {own.mails.title}
          </a>
        </p>
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <form class="narrow stack" method="get" action={paths.foreseenMails()} novalidate>
          {
            selectField({
              id: 'cycle',
              label: words.year,
              value: choice.cycle,
              options: view.years.map((name) => ({ value: name, text: yearName(name, view, shown) })),
            }) as 'safe'
          }
          {
            lineField({
              id: 'on',
              label: words.date,
              help: words.dateHelp,
              short: true,
              required: true,
              value: choice.on,
              errors,
            }) as 'safe'
          }
          {
            selectField({
              id: 'people',
              label: words.people,
              help: words.peopleHelp,
              value: choice.people,
              options: BEHAVIOURS.map((one) => ({ value: one, text: words.behaviours[one] })),
            }) as 'safe'
          }
          {submitButton(words.show) as 'safe'}
        </form>
        {past && date !== null ? (
          <p class="ds-paragraph" role="status" safe>
            {upperFirst(words.past(longDate(date, language)))}
          </p>
        ) : (
          ''
        )}
        {mails === null || date === null ? '' : (mailsPart(mails, date, view, shown) as 'safe')}
      </>
    ) as string,
  });
}

function yearName(name: string, { definitions, running }: ForeseenView, shown: Shown): string {
  const { language } = shown.visitor;
  const ref = tryParseCycleName(name)!;
  const like = definitions.find(({ forum, scheme }) => forum === ref.forum && scheme === ref.scheme);
  const text = like === undefined ? name : nameOf({ ...like, year: ref.year }, language);
  return running.has(name) ? FORESEEN_WORDS[language].running(text) : text;
}

function mailsPart(mails: readonly Foreseen[], date: LocalDate, { personName }: ForeseenView, shown: Shown): string {
  const { language } = shown.visitor;
  const words = FORESEEN_WORDS[language];
  const day = longDate(date, language);
  if (mails.length === 0)
    return (
      <p class="ds-paragraph" role="status" safe>
        {words.none(day)}
      </p>
    ) as string;
  return (
    <section class="stack" aria-labelledby="foreseen">
      <h2 class="ds-heading" data-size="sm" id="foreseen" safe>
        {words.count(mails.length, day)}
      </h2>
      {mails.slice(0, MOST).map(
        ({ person, subject, text }) =>
          folded(
            `${words.to(personName(person))}: ${subject}`,
            mails.length === 1,
            (
              <pre class="mail" tabindex="0" safe>
                {text}
              </pre>
            ) as string,
          ) as 'safe',
      )}
      {mails.length <= MOST ? (
        ''
      ) : (
        <p class="meta" safe>
          {words.more(mails.length - MOST)}
        </p>
      )}
    </section>
  ) as string;
}
