// One step of one party: the form, the review, the delivered document, and approval.

import { randomUUID } from 'node:crypto';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { Obligation } from '../../domain/obligations.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { CycleRef, LocalDate } from '../../domain/words.ts';
import { kroner, longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import type { FieldDefinition, FieldError, Typed } from '../forms.ts';
import { choiceText, controlName, countTyped, documentOf, partKey } from '../forms.ts';
import { differenceOf } from '../differences.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { REVISION_WORDS } from '../i18n/revisions.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { deadlineText, errorSummary } from './parts.tsx';
import { stateText } from './partnership.tsx';

interface StepFound {
  readonly ref: CycleRef;
  readonly facts: CycleFacts;
  readonly state: PartnershipState;
  readonly fields: readonly FieldDefinition[];
  readonly row: Obligation;
  readonly documents: readonly { readonly revision: number; readonly document: string }[];
  readonly mayWrite: boolean;
  readonly mayAnswerNoNeed: boolean;
  readonly mayApprove: boolean;
  /** Whether the visitor may put off this one's deadline. */
  readonly mayExtend: boolean;
  readonly path: string;
}

export interface StepPage extends StepFound {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** A refusal: what it means, and the exact sentence. */
  readonly problem: { readonly plain: string; readonly exact: string } | null;
  readonly reasonMissing: boolean;
  readonly draftVersion: number;
  readonly savedText: string;
  readonly today: LocalDate;
  readonly table: CalendarTable;
}

function titleOf({ facts, row }: StepFound, shown: Shown): string {
  const { language } = shown.visitor;
  return `${upperFirst(stepLabel(facts, row.step, language))}: ${partyLabel(facts, row.party, language)}`;
}

export function stepPage(shown: Shown, page: StepPage): string {
  const { words, visitor, paths } = shown;
  const { language } = visitor;
  const { facts, row, ref } = page;
  const newest = page.documents.at(-1);
  const errors = [
    ...page.errors.map(({ field, text }) => ({ target: controlName(field), text })),
    ...(page.reasonMissing ? [{ target: 'reason', text: words.form.reasonMissing }] : []),
  ];
  return layout({
    shown,
    title: titleOf(page, shown),
    script: true,
    children: (
      <>
        {page.problem === null ? (
          ''
        ) : (
          <div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus>
            <h2 class="ds-heading" data-size="2xs" safe>
              {words.form.refused}
            </h2>
            <p class="ds-paragraph" safe>
              {page.mayWrite ? `${page.problem.plain} ${words.form.filledIn}` : page.problem.plain}
            </p>
            <p class="meta" lang="en" safe>
              {page.problem.exact}
            </p>
          </div>
        )}
        {errorSummary(errors, shown) as 'safe'}
        <p class="ds-paragraph">
          <a class="ds-link" href={paths.partnership(ref, page.state.plan.party)} safe>
            {`${partyLabel(facts, page.state.plan.party, language)}, ${facts.scheme[language]}, ${facts.year}`}
          </a>
        </p>
        <p class="ds-paragraph" safe>
          {`${words.cycle.deadline}: ${deadlineText(row, facts, shown)}. ${stateText(row, facts, shown)}.`}
        </p>
        {page.mayExtend ? (
          <p>
            <a
              class="ds-link"
              href={`${paths.deadlines(ref)}?${new URLSearchParams({ step: row.step, partnership: page.state.plan.party, party: row.party }).toString()}`}
              safe
            >
              {DESK_WORDS[visitor.language].deadlines.extend}
            </a>
          </p>
        ) : (
          ''
        )}
        {page.mayWrite ? (formPart(page, shown) as 'safe') : ''}
        {page.mayAnswerNoNeed ? (
          <form method="post" action={`${page.path}/no-need`} class="stack">
            <input type="hidden" name="guard" value={shown.guard} />
            <input type="hidden" name="requestId" value={randomUUID()} />
            <p class="meta" id="no-need-help" safe>
              {words.form.noNeedHelp}
            </p>
            <button class="ds-button" data-variant="secondary" type="submit" aria-describedby="no-need-help" safe>
              {words.form.noNeed}
            </button>
          </form>
        ) : (
          ''
        )}
        {newest === undefined ? (
          ''
        ) : (
          <section aria-labelledby="document">
            <h2 class="ds-heading" data-size="sm" id="document" safe>
              {`${words.partnership.documents}: ${words.cycle.revision(newest.revision).toLowerCase()}`}
            </h2>
            {answers(page.fields, JSON.parse(newest.document) as Record<string, unknown>, shown) as 'safe'}
            {changesParts(page, shown) as 'safe'[]}
          </section>
        )}
        {page.mayApprove ? (approvalPart(page, shown) as 'safe') : ''}
      </>
    ) as string,
  });
}

/** What each revision changed, the newest first. Sections of a report have revisions of their own and are left out. */
function changesParts(page: StepPage, shown: Shown): string[] {
  const words = REVISION_WORDS[shown.visitor.language];
  const pairs = page.documents.slice(1).map((now, index) => ({ before: page.documents[index]!, now }));
  return pairs
    .filter(({ before, now }) => now.revision === before.revision + 1)
    .reverse()
    .map(({ before, now }) => {
      const [old, current] = [before, now].map(({ document }) => JSON.parse(document) as Record<string, unknown>);
      const changed = page.fields
        .map((field) => ({
          field,
          was: answerText(field, old![field.id], shown),
          is: answerText(field, current![field.id], shown),
        }))
        .filter(({ was, is }) => was !== is);
      return (
        <details class="ds-details">
          <summary safe>{words.changes(before.revision, now.revision)}</summary>
          <div>
            {changed.length === 0 ? (
              <p class="ds-paragraph" safe>
                {words.same}
              </p>
            ) : (
              <dl class="answers">
                {changed.map(({ field, was, is }) => {
                  const { start, removed, added, end } = differenceOf(was, is);
                  return (
                    <>
                      <dt safe>{field.labels[shown.visitor.language]}</dt>
                      <dd>
                        <span safe>{start}</span>
                        {removed === '' ? '' : <del safe>{removed}</del>}
                        {added === '' ? '' : <ins safe>{added}</ins>}
                        <span safe>{end}</span>
                      </dd>
                    </>
                  );
                })}
              </dl>
            )}
          </div>
        </details>
      ) as string;
    });
}

function hidden(typed: Typed, draftVersion: number, shown: Shown): string {
  return (
    <>
      <input type="hidden" name="guard" value={shown.guard} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      <input type="hidden" name="draftVersion" value={String(draftVersion)} />
      {Object.entries(typed).map(([field, value]) => (
        <input type="hidden" name={controlName(field)} value={value} />
      ))}
    </>
  ) as string;
}

function formPart(page: StepPage, shown: Shown): string {
  const { words } = shown;
  return (
    <form
      class="narrow stack"
      method="post"
      action={`${page.path}/review`}
      data-draft={`${page.path}/draft`}
      novalidate
    >
      {hidden({}, page.draftVersion, shown) as 'safe'}
      {
        page.fields.map((field) =>
          field.kind === 'list' ? listPart(field, page, shown) : fieldPart(field, field.id, page, shown),
        ) as 'safe'[]
      }
      <p class="meta" role="status" data-draft-status safe>
        {page.savedText}
      </p>
      <div class="buttons">
        <button class="ds-button" type="submit" safe>
          {words.form.review}
        </button>
        <button class="ds-button" data-variant="secondary" type="submit" formaction={`${page.path}/draft`} safe>
          {words.form.saveDraft}
        </button>
      </div>
    </form>
  ) as string;
}

/** Several of one kind, such as measures: a group for each, and an empty one for the next; saving makes room for more. */
function listPart(field: FieldDefinition, page: StepPage, shown: Shown): string {
  const { rowNames } = field;
  const groups = Array.from({ length: rowNames?.length ?? countTyped(field, page.typed) + 1 }, (_, index) => index);
  return (
    <>
      {rowNames === undefined ? (
        ''
      ) : (
        <h2 class="ds-heading" data-size="xs" safe>
          {field.labels[shown.visitor.language]}
        </h2>
      )}
      {groups.map((index) => (
        <fieldset class="ds-fieldset stack">
          <legend class="ds-label" safe>
            {rowNames?.[index] ?? `${field.labels[shown.visitor.language]} (${index + 1})`}
          </legend>
          {
            (field.each ?? []).map((part) =>
              fieldPart(part as FieldDefinition, partKey(field.id, index, part.id), page, shown),
            ) as 'safe'[]
          }
        </fieldset>
      ))}
    </>
  ) as string;
}

function fieldPart(field: FieldDefinition, key: string, page: StepPage, shown: Shown): string {
  const { words, visitor } = shown;
  const name = controlName(key);
  const value = page.typed[key] ?? '';
  const error = page.errors.find((one) => one.field === key);
  const long = field.kind === 'text' || field.kind === 'goals' || field.kind === 'amounts';
  const help = {
    amount: words.form.amountHelp,
    amounts: words.form.amountsHelp,
    goals: words.form.goalsHelp,
    date: words.form.dateHelp,
    text: null,
    number: null,
    choice: null,
    list: null,
  }[field.kind];
  const described = [
    ...(help === null ? [] : [`${name}-help`]),
    ...(field.kind === 'text' ? [`${name}-words`] : []),
    ...(error ? [`${name}-error`] : []),
  ].join(' ');
  const common = {
    id: name,
    name,
    class: 'ds-input',
    required: field.required,
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': described === '' ? undefined : described,
  } as const;
  const count = value.split(/\s+/).filter(Boolean).length;
  return (
    <div class="ds-field">
      <label class="ds-label" for={name}>
        <span safe>{field.labels[visitor.language]}</span>{' '}
        <span class="meta" safe>
          {`(${field.required ? words.form.required : words.form.optional})`}
        </span>
      </label>
      {help === null ? (
        ''
      ) : (
        <p id={`${name}-help`} data-field="description" safe>
          {help}
        </p>
      )}
      {long ? (
        <textarea {...common} rows="5" safe>
          {value}
        </textarea>
      ) : field.kind === 'choice' ? (
        <select {...common}>
          <option value="" safe>
            {words.form.choose}
          </option>
          {(field.choices ?? []).map((choice) => (
            <option value={choice} selected={choice === value} safe>
              {choiceText(field, choice, visitor.language)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type="text"
          inputmode={field.kind === 'date' ? undefined : 'numeric'}
          autocomplete="off"
          value={value}
        />
      )}
      {field.kind === 'text' ? (
        <p
          id={`${name}-words`}
          class="meta"
          data-one={words.form.words(1)}
          data-many={words.form.words(2).replace('2', '#')}
          safe
        >
          {words.form.words(count)}
        </p>
      ) : (
        ''
      )}
      {error ? (
        <p class="ds-validation-message" id={`${name}-error`} safe>
          {error.text}
        </p>
      ) : (
        ''
      )}
    </div>
  ) as string;
}

function answers(fields: readonly FieldDefinition[], values: Readonly<Record<string, unknown>>, shown: Shown): string {
  const { words, visitor } = shown;
  return (
    <dl class="answers">
      {fields.map((field) => (
        <>
          <dt safe>{field.labels[visitor.language]}</dt>
          <dd safe>{answerText(field, values[field.id], shown) || words.form.empty}</dd>
        </>
      ))}
    </dl>
  ) as string;
}

function answerText(field: FieldDefinition, value: unknown, shown: Shown): string {
  const { visitor } = shown;
  if (field.kind === 'amount' && typeof value === 'number') return kroner(value, visitor.language);
  if (field.kind === 'date' && typeof value === 'string' && /^\d{4}-/.test(value))
    return longDate(value, visitor.language);
  if (field.kind === 'choice' && typeof value === 'string') return choiceText(field, value, visitor.language);
  if (value === undefined || value === null) return '';
  if (field.kind === 'list' && Array.isArray(value)) {
    const parts = (field.each ?? []) as readonly FieldDefinition[];
    return (value as Readonly<Record<string, unknown>>[])
      .map((one, index) =>
        [
          `${index + 1}.${field.rowNames?.[index] === undefined ? '' : ` ${field.rowNames[index]}`}`,
          ...parts.map((part) => `${part.labels[visitor.language]}: ${answerText(part, one[part.id], shown)}`),
        ].join('\n'),
      )
      .join('\n\n');
  }
  if (Array.isArray(value)) return value.map(String).join('\n');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value as string | number | boolean);
}

function approvalPart(page: StepPage, shown: Shown): string {
  const { words } = shown;
  const revision = String(page.row.revision);
  return (
    <div class="two">
      <form method="post" action={`${page.path}/approve`} class="stack" aria-labelledby="approve">
        <h2 class="ds-heading" data-size="xs" id="approve" safe>
          {words.form.approveTitle}
        </h2>
        <input type="hidden" name="guard" value={shown.guard} />
        <input type="hidden" name="requestId" value={randomUUID()} />
        <input type="hidden" name="revision" value={revision} />
        <button class="ds-button" type="submit" safe>
          {words.form.approve(page.row.revision)}
        </button>
      </form>
      <form method="post" action={`${page.path}/return`} class="stack" aria-labelledby="return" novalidate>
        <h2 class="ds-heading" data-size="xs" id="return" safe>
          {words.form.returnTitle}
        </h2>
        <input type="hidden" name="guard" value={shown.guard} />
        <input type="hidden" name="requestId" value={randomUUID()} />
        <input type="hidden" name="revision" value={revision} />
        <div class="ds-field">
          <label class="ds-label" for="reason" safe>
            {words.form.reason}
          </label>
          <textarea
            class="ds-input"
            id="reason"
            name="reason"
            rows="3"
            required
            aria-invalid={page.reasonMissing ? 'true' : undefined}
            aria-describedby={page.reasonMissing ? 'reason-error' : undefined}
          ></textarea>
          {page.reasonMissing ? (
            <p class="ds-validation-message" id="reason-error" safe>
              {words.form.reasonMissing}
            </p>
          ) : (
            ''
          )}
        </div>
        <button class="ds-button" data-variant="secondary" type="submit" safe>
          {words.form.return}
        </button>
      </form>
    </div>
  ) as string;
}

/** What will be handed in, with the way on and the way back. */
export function reviewPage(
  shown: Shown,
  page: StepFound & { readonly typed: Typed; readonly draftVersion: number },
): string {
  const { words } = shown;
  const labelOf = (field: FieldDefinition): string => field.labels[shown.visitor.language];
  const values = documentOf(page.fields, page.typed, labelOf, words.form).document;
  return layout({
    shown,
    title: words.form.reviewTitle,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {titleOf(page, shown)}
        </p>
        <p class="ds-paragraph" safe>
          {words.form.reviewLead}
        </p>
        {answers(page.fields, values, shown) as 'safe'}
        <form method="post" action={`${page.path}/submit`} class="buttons">
          {hidden(page.typed, page.draftVersion, shown) as 'safe'}
          <button class="ds-button" type="submit" safe>
            {words.form.send}
          </button>
          <a class="ds-button" data-variant="secondary" href={page.path} safe>
            {words.form.back}
          </a>
        </form>
      </>
    ) as string,
  });
}

/** What was typed, as far as it is a document; what is none stands as it was typed. */
function valuesOf(typed: Typed, page: StepFound, shown: Shown): Readonly<Record<string, unknown>> {
  const labelOf = (field: FieldDefinition): string => field.labels[shown.visitor.language];
  return { ...typed, ...documentOf(page.fields, typed, labelOf, shown.words.form).document };
}

/** Two people saved at once: both versions, and a form with one's own to save again. */
export function conflictPage(
  shown: Shown,
  page: StepFound & { readonly theirs: Typed; readonly yours: Typed; readonly version: number },
): string {
  const { words } = shown;
  return layout({
    shown,
    title: words.form.conflictTitle,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.form.conflictLead}
        </p>
        <div class="two">
          <section aria-labelledby="theirs">
            <h2 class="ds-heading" data-size="xs" id="theirs" safe>
              {words.form.theirs}
            </h2>
            {answers(page.fields, valuesOf(page.theirs, page, shown), shown) as 'safe'}
          </section>
          <section aria-labelledby="yours">
            <h2 class="ds-heading" data-size="xs" id="yours" safe>
              {words.form.yours}
            </h2>
            {answers(page.fields, valuesOf(page.yours, page, shown), shown) as 'safe'}
          </section>
        </div>
        <form method="post" action={`${page.path}/draft`} class="buttons">
          {hidden(page.yours, page.version, shown) as 'safe'}
          <button class="ds-button" type="submit" safe>
            {`${words.form.saveDraft}: ${words.form.yours.toLowerCase()}`}
          </button>
          <a class="ds-button" data-variant="secondary" href={page.path} safe>
            {words.form.theirs}
          </a>
        </form>
      </>
    ) as string,
  });
}
