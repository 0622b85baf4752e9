// A year before it is opened: deadlines, mails, vacant roles, and the button.

import type { DefinitionDifference } from '../../domain/definition-difference.ts';
import type { CheckedDefinition, Opening, OpeningPlan } from '../../domain/opening.ts';
import type { CycleRef, Language } from '../../domain/words.ts';
import { atHour, hourOfTime, longDate } from '../../texts/dates.ts';
import { dayOffName } from '../../texts/days-off.ts';
import { earlierTexts, forumWarningText, schemeValidityText } from '../../texts/opening.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { roleName } from '../../texts/roles.ts';
import type { Again } from '../acting.ts';
import { DEFINITION_WORDS } from '../i18n/definitions.ts';
import type { Shown } from '../page.ts';
import { REFUSED } from '../refusals.ts';
import { changesPart } from './definition-changes.tsx';
import { nameIn, nameOf, placeOf } from './definition-values.ts';
import { choiceField } from './fields.tsx';
import { carried, refusedPart, submitButton } from './form-parts.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import type { Cell } from './table.tsx';
import { dataTable } from './table.tsx';

/** The page of a year before it is opened. */
export interface OpeningView {
  readonly ref: CycleRef;
  readonly cycle: string;
  /** The year before. */
  readonly before: string;
  readonly plan: OpeningPlan;
  /** What differs from the year before; null where there is none. */
  readonly changes: DefinitionDifference | null;
  /** A definition of the same forum and scheme, for their names. */
  readonly like: CheckedDefinition;
  readonly again: Again;
  /** True for a year that was opened already. */
  readonly open: boolean;
}

export function openingPage(shown: Shown, view: OpeningView): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DEFINITION_WORDS[language];
  const { plan, like, ref, again, changes } = view;
  const { opening, refused } = plan;
  const name = nameOf({ ...like, year: ref.year }, language);
  return layout({
    shown,
    title: words.open(String(ref.year)),
    current: 'definitions',
    script: again.status !== 200,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        <nav class="crumbs" aria-label={words.title}>
          <a class="ds-link" href={paths.definitions()} safe>
            {words.title}
          </a>
        </nav>
        <p class="ds-paragraph" safe>
          {`${name}. ${words.openLead}`}
        </p>
        {refused === null
          ? ''
          : (saidPart('danger', words.cannot, [REFUSED[refused.code][language]], refused.sentence) as 'safe')}
        {opening === null || opening.warning === null
          ? ''
          : (saidPart('warning', words.example, exampleSentences(opening, like, ref, language)) as 'safe')}
        {dataTable(words.deadlines, [words.step, words.date, words.handled], deadlineRows(plan, language)) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.mails(plan.mails.count, plan.mails.first === null ? null : longDate(plan.mails.first, language))}
        </p>
        {changes === null ? (
          ''
        ) : (
          <section class="stack" aria-labelledby="differs">
            <h2 class="ds-heading" data-size="sm" id="differs" safe>
              {words.differs(String(ref.year - 1))}
            </h2>
            {changesPart(changes, shown) as 'safe'}
          </section>
        )}
        {opening === null ? '' : (openForm(view, opening, shown) as 'safe')}
      </>
    ) as string,
  });
}

/** Sentences, and the exact one in English for whoever helps. */
function saidPart(colour: 'danger' | 'warning', title: string, sentences: readonly string[], exact?: string): string {
  return (
    <div class="ds-alert" data-color={colour}>
      <h2 class="ds-heading" data-size="2xs" safe>
        {title}
      </h2>
      {sentences.map((sentence) => (
        <p class="ds-paragraph" safe>
          {sentence}
        </p>
      ))}
      {exact === undefined ? (
        ''
      ) : (
        <p class="meta" lang="en" safe>
          {exact}
        </p>
      )}
    </div>
  ) as string;
}

/** Why a year can be opened as an example only. */
function exampleSentences(
  { expired, unknowns }: Opening,
  { schemeNames, scheme }: CheckedDefinition,
  { year }: CycleRef,
  language: Language,
): string[] {
  const names = schemeNames ?? { nb: scheme, nn: scheme, en: scheme };
  return [
    ...(expired === null ? [] : [schemeValidityText(expired, names, year, language)]),
    ...(unknowns.length === 0
      ? []
      : [
          `${DEFINITION_WORDS[language].unknowns(unknowns.length)}: ${unknowns.map(({ where }) => placeOf(where, language)).join('; ')}.`,
        ]),
  ];
}

function deadlineRows({ deadlines }: OpeningPlan, language: Language): (Cell | string)[][] {
  const words = DEFINITION_WORDS[language];
  return deadlines.map(({ labels, nominal, handled, time, reason }) => [
    upperFirst(labels[language]),
    longDate(nominal, language),
    nominal === handled
      ? { text: words.asWritten }
      : {
          text: atHour(longDate(handled, language), hourOfTime(time), language),
          ...(reason === null ? {} : { meta: dayOffName(reason, language) }),
        },
  ]);
}

function openForm(
  { cycle, ref, like, again, plan }: OpeningView,
  { vacant, forum, earlier }: Opening,
  shown: Shown,
): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DEFINITION_WORDS[language];
  return (
    <form class="narrow stack" method="post" action={paths.openDefinition()} novalidate>
      {carried(shown, { cycle }) as 'safe'}
      <h2 class="ds-heading" data-size="sm" safe>
        {words.open(nameOf({ ...like, year: ref.year }, language))}
      </h2>
      {earlierTexts(earlier, (party) => plan.names[party]?.[language] ?? party, language).map((sentence) => (
        <p class="ds-paragraph" safe>
          {sentence}
        </p>
      ))}
      {forum.length === 0 ? (
        ''
      ) : (
        <>
          <h3 class="ds-heading" data-size="2xs" safe>
            {words.aboutForum}
          </h3>
          <ul class="ds-list">
            {forum.map((warning) => (
              <li safe>{forumWarningText(warning, language)}</li>
            ))}
          </ul>
        </>
      )}
      {vacant.length === 0 ? (
        <p class="ds-paragraph" safe>
          {words.allReached}
        </p>
      ) : (
        <>
          <h3 class="ds-heading" data-size="2xs" safe>
            {words.vacant(vacant.length)}
          </h3>
          <p class="ds-paragraph" safe>
            {words.vacantLead}
          </p>
          <ul class="ds-list">
            {vacant.map(({ role, party }) => (
              <li safe>{`${upperFirst(roleName(role, language))}: ${nameIn(plan.names, party, language)}`}</li>
            ))}
          </ul>
          {
            choiceField({
              id: 'acknowledge',
              name: 'acknowledge',
              legend: words.vacant(vacant.length),
              several: true,
              options: [{ value: 'yes', text: words.acknowledge }],
              errors: again.errors ?? [],
            }) as 'safe'
          }
        </>
      )}
      {submitButton(words.button(String(ref.year))) as 'safe'}
    </form>
  ) as string;
}
