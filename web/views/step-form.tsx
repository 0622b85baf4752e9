// The form of a step: its fields as the definition has them, and its files.

import { randomUUID } from 'node:crypto';
import type { FieldDefinition, Typed } from '../forms.ts';
import { choiceText, controlName, countTyped, partKey } from '../forms.ts';
import type { Shown } from '../page.ts';
import { attachPart } from './attachments.tsx';
import type { StepPage } from './step-shown.ts';

/** The form of a step. */
export function formPart(page: StepPage, shown: Shown): string {
  const { words } = shown;
  return (
    <form
      class="narrow stack"
      method="post"
      action={`${page.path}/review`}
      data-draft={`${page.path}/draft`}
      enctype="multipart/form-data"
      novalidate
    >
      {/* Enter in a field presses the first button of a form: that must not be one that takes a file away. */}
      <button type="submit" hidden safe>
        {words.form.review}
      </button>
      {hidden({}, page.draftVersion, shown) as 'safe'}
      {
        page.fields.map((field) =>
          field.kind === 'list' ? listPart(field, page, shown) : fieldPart(field, field.id, page, shown),
        ) as 'safe'[]
      }
      {attachPart(page, shown) as 'safe'}
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

/**
 * Several of one kind, such as measures: a group for each, and an empty one for the next; saving makes room for more.
 */
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

/** What a form of a step carries unseen: who sent it, once, over which draft, and what was typed before. */
export function hidden(typed: Typed, draftVersion: number, shown: Shown): string {
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
