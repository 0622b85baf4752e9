// Controls in the cells of a table, each named by its row.

import type { ControlError, Option } from './fields.tsx';
import { bareSelect } from './fields.tsx';

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
