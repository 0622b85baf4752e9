// What years are made from, as pages: the list with what is wrong, the fields that differ, and what opening a year means.

import type { DefinitionDifference, Part } from '../../domain/definition-difference.ts';
import { isLabels, isYearDate } from '../../domain/definition-difference.ts';
import type { CheckedDefinition, Opening, OpeningPlan } from '../../domain/opening.ts';
import type { CycleRef, Labels, Language } from '../../domain/words.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import { atHour, hourOfTime, longDate, shortDate } from '../../texts/dates.ts';
import { dayOffName } from '../../texts/days-off.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { earlierTexts, forumWarningText, schemeValidityText } from '../../texts/opening.ts';
import { roleName } from '../../texts/roles.ts';
import type { Again } from '../acting.ts';
import { DEFINITION_WORDS } from '../i18n/definitions.ts';
import { fieldName, valueName } from '../i18n/definition-fields.ts';
import type { Shown } from '../page.ts';
import { REFUSED } from '../refusals.ts';
import { carried, choiceField, refusedPart, selectField, submitButton } from './fields.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import type { Cell } from './table.tsx';
import { dataTable } from './table.tsx';

/** So many fields are named; of more their number is told. */
const NAMED = 200;

export interface DefinitionsView {
  readonly definitions: readonly CheckedDefinition[];
  /** How each year that was opened stands, by its name. */
  readonly states: ReadonlyMap<string, string>;
  /** The year after the last, by forum and scheme. */
  readonly next: ReadonlyMap<string, number>;
  /** Why the files cannot be listed; for whoever runs the service. */
  readonly fault: string | null;
}

/** Forum, scheme and year in words. */
export function nameOf(one: CheckedDefinition, language: Language): string {
  const [forum, scheme] = [one.forumNames?.[language] ?? one.forum, one.schemeNames?.[language] ?? one.scheme];
  return `${forum}, ${scheme}, ${one.year}`;
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
    return { value: name, text: like === undefined ? name : nameOf({ ...like, year: ref.year }, language) };
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

function changesPart({ changes, names }: DefinitionDifference, shown: Shown): string {
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
            return [placeOf(where, language), leafText(before, said), leafText(after, said)];
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

/** The way to a field: the file, what things are called, and the fields. */
function placeOf(where: readonly Part[], language: Language): string {
  return upperFirst(where.map(({ id, labels }) => labels?.[language] ?? fieldName(id, language)).join(' › '));
}

/** What a value is read with: its field, and what the things that it may name are called. */
interface Said {
  readonly field: string;
  readonly names: DefinitionDifference['names'];
  readonly language: Language;
}

function fieldOf(where: readonly Part[]): string {
  return where.findLast(({ labels }) => labels === null)?.id ?? '';
}

/** What a thing is called; its id where nothing says. */
function nameIn(names: DefinitionDifference['names'], id: string, language: Language): string {
  return Object.hasOwn(names, id) ? names[id]![language] : id;
}

/** A value of a file as it is read. */
function leafText(value: unknown, said: Said): string {
  const { field, names, language } = said;
  const words = DEFINITION_WORDS[language];
  if (value === null || value === undefined) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return longDate(value, language);
    return valueName(field, value, language) ?? nameIn(names, value, language);
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((one) => leafText(one, said)).join(', ') || words.nothing;
  if (isLabels(value)) return (value as Labels)[language];
  if (isYearDate(value)) {
    const { month, day, yearOffset = 0 } = value;
    const date = `2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const offset = words.offset[String(yearOffset) as '0'];
    return offset === '' ? shortDate(date, language) : `${shortDate(date, language)}, ${offset}`;
  }
  return Object.entries(value)
    .map(([key, one]) => `${fieldName(key, language)}: ${leafText(one, { ...said, field: key })}`)
    .join('; ');
}

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
