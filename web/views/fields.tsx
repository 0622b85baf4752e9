// Controls of forms, each with its label, its help and its error tied together.

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

/** A select without label and frame. */
export function bareSelect(
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
