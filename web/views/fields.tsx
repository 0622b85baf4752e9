// Controls of forms, each with its label, its help and its error tied together.

import { randomUUID } from 'node:crypto';
import type { Refusal } from '../../domain/refusal.ts';
import type { Shown } from '../page.ts';
import { REFUSED } from '../refusals.ts';

/** What is wrong with a control, named by its id. */
export interface ControlError {
  readonly target: string;
  readonly text: string;
}

interface Control {
  readonly id: string;
  /** The id by default. */
  readonly name?: string;
  readonly label: string;
  readonly help?: string;
  readonly value?: string;
  readonly errors?: readonly ControlError[];
  readonly required?: boolean;
}

function tied({ id, help, errors }: Pick<Control, 'id' | 'help' | 'errors'>) {
  const error = errors?.find((one) => one.target === id);
  const described = [...(help === undefined ? [] : [`${id}-help`]), ...(error ? [`${id}-error`] : [])].join(' ');
  return {
    error,
    attributes: {
      id,
      class: 'ds-input',
      'aria-invalid': error ? ('true' as const) : undefined,
      'aria-describedby': described === '' ? undefined : described,
    },
  };
}

function framed({ id, label, help }: Control, error: ControlError | undefined, control: string): string {
  return (
    <div class="ds-field">
      <label class="ds-label" for={id} safe>
        {label}
      </label>
      {help === undefined ? (
        ''
      ) : (
        <p id={`${id}-help`} data-field="description" safe>
          {help}
        </p>
      )}
      {control as 'safe'}
      {error ? (
        <p class="ds-validation-message" id={`${id}-error`} safe>
          {error.text}
        </p>
      ) : (
        ''
      )}
    </div>
  ) as string;
}

/** A line of text; `short` for dates and amounts, `numeric` for a keyboard of digits. */
export function lineField(field: Control & { readonly short?: boolean; readonly numeric?: boolean }): string {
  const { error, attributes } = tied(field);
  return framed(
    field,
    error,
    (
      <input
        {...attributes}
        class={field.short === true ? 'ds-input short' : 'ds-input'}
        type="text"
        name={field.name ?? field.id}
        inputmode={field.numeric === true ? 'numeric' : undefined}
        autocomplete="off"
        required={field.required}
        value={field.value ?? ''}
      />
    ) as string,
  );
}

export function longField(field: Control & { readonly rows?: number }): string {
  const { error, attributes } = tied(field);
  return framed(
    field,
    error,
    (
      <textarea
        {...attributes}
        name={field.name ?? field.id}
        rows={String(field.rows ?? 3)}
        required={field.required}
        safe
      >
        {field.value ?? ''}
      </textarea>
    ) as string,
  );
}

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly help?: string;
}

export function selectField(field: Control & { readonly options: readonly Option[] }): string {
  const { error, attributes } = tied(field);
  return framed(field, error, bareSelect({ ...field, attributes }));
}

function bareSelect(
  field: Pick<Control, 'id' | 'name' | 'value' | 'required'> & {
    readonly options: readonly Option[];
    readonly attributes: object;
  },
): string {
  return (
    <select {...field.attributes} name={field.name ?? field.id} required={field.required}>
      {field.options.map(({ value, text }) => (
        <option value={value} selected={value === (field.value ?? '')} safe>
          {text}
        </option>
      ))}
    </select>
  ) as string;
}

/** A select in a table, named by its row. */
export function cellSelect(field: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  /** Where several forms of a page have a control of this name. */
  readonly scope?: string;
}): string {
  const id = field.scope === undefined ? field.name : `${field.name}-${field.scope}`;
  const attributes = { id, class: 'ds-input', 'aria-label': field.label };
  return bareSelect({ id, name: field.name, options: field.options, value: field.value, attributes });
}

/** A line in a table, named by its row. */
export function cellLine(field: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly errors?: readonly ControlError[];
  readonly numeric?: boolean;
  readonly scope?: string;
}): string {
  const id = field.scope === undefined ? field.name : `${field.name}-${field.scope}`;
  const error = field.errors?.find((one) => one.target === id);
  return (
    <>
      <input
        class={field.numeric === true ? 'ds-input number' : 'ds-input'}
        type="text"
        id={id}
        name={field.name}
        inputmode={field.numeric === true ? 'numeric' : undefined}
        autocomplete="off"
        aria-label={field.label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={field.value}
      />
      {error ? (
        <p class="ds-validation-message" id={`${id}-error`} safe>
          {error.text}
        </p>
      ) : (
        ''
      )}
    </>
  ) as string;
}

/** One of several, or with `several` any number of them. */
export function choiceField(field: {
  /** The first control has this id, so that an error can lead to it. */
  readonly id: string;
  readonly name: string;
  readonly legend: string;
  readonly help?: string;
  readonly options: readonly Option[];
  readonly chosen?: readonly string[];
  readonly several?: boolean;
  readonly errors?: readonly ControlError[];
}): string {
  const error = field.errors?.find((one) => one.target === field.id);
  const described = [
    ...(field.help === undefined ? [] : [`${field.id}-help`]),
    ...(error ? [`${field.id}-error`] : []),
  ];
  return (
    <fieldset class="ds-fieldset" aria-describedby={described.length === 0 ? undefined : described.join(' ')}>
      <legend class="ds-label" safe>
        {field.legend}
      </legend>
      {field.help === undefined ? (
        ''
      ) : (
        <p id={`${field.id}-help`} data-field="description" safe>
          {field.help}
        </p>
      )}
      {field.options.map(({ value, text, help }, index) => (
        <div class="ds-field">
          <input
            class="ds-input"
            type={field.several === true ? 'checkbox' : 'radio'}
            name={field.name}
            id={index === 0 ? field.id : `${field.id}-${index}`}
            value={value}
            checked={field.chosen?.includes(value) === true}
            aria-describedby={help === undefined ? undefined : `${field.id}-${index}-more`}
          />
          <label class="ds-label" data-weight="regular" for={index === 0 ? field.id : `${field.id}-${index}`} safe>
            {text}
          </label>
          {help === undefined ? (
            ''
          ) : (
            <p id={`${field.id}-${index}-more`} data-field="description" safe>
              {help}
            </p>
          )}
        </div>
      ))}
      {error ? (
        <p class="ds-validation-message" id={`${field.id}-error`} safe>
          {error.text}
        </p>
      ) : (
        ''
      )}
    </fieldset>
  ) as string;
}

/** What every form carries: the guard, an id of its own so that a double click is one request, and what it was about. */
export function carried(shown: Shown, more: Readonly<Record<string, string>> = {}): string {
  return (
    <>
      <input type="hidden" name="guard" value={shown.guard} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      {Object.entries(more).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  ) as string;
}

/** A refusal at the top of a page: what it means, and the exact sentence for whoever helps. */
export function refusedPart(refusal: Refusal | null, shown: Shown): string {
  if (refusal === null) return '';
  const { words, visitor } = shown;
  return (
    <div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus>
      <h2 class="ds-heading" data-size="2xs" safe>
        {words.form.refused}
      </h2>
      <p class="ds-paragraph" safe>
        {REFUSED[refusal.code][visitor.language]}
      </p>
      <p class="meta" lang="en" safe>
        {refusal.message}
      </p>
    </div>
  ) as string;
}

/** A form that stays folded until somebody wants it; open when what was typed in it must be corrected. */
export function folded(summary: string, open: boolean, children: string): string {
  return (
    <details class="ds-details" open={open}>
      <summary safe>{summary}</summary>
      <div>{children as 'safe'}</div>
    </details>
  ) as string;
}

export function submitButton(
  text: string,
  more: { readonly secondary?: boolean; readonly to?: string; readonly name?: string; readonly value?: string } = {},
): string {
  return (
    <button
      class="ds-button"
      data-variant={more.secondary === true ? 'secondary' : undefined}
      type="submit"
      formaction={more.to}
      name={more.name}
      value={more.value}
      safe
    >
      {text}
    </button>
  ) as string;
}
