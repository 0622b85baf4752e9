// Reading what a form sent, control by control. Pure.

/** A posted form as it was parsed; a control that came several times is a list. */
export type Body = Readonly<Record<string, unknown>>;

/** The text of a control, trimmed; empty when it is missing. */
export function textIn(body: Body | null, name: string): string {
  const value = body?.[name];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** Every value of a control that may come several times, as of checkboxes. */
export function textsIn(body: Body | null, name: string): string[] {
  const value = body?.[name];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : [];
}

/** `{ key: value }` when there is a value, else nothing: messages have no empty fields. */
export function given<Key extends string, Value>(
  key: Key,
  value: Value | '' | null | undefined,
): { readonly [Name in Key]?: Value } {
  return (value === '' || value === null || value === undefined ? {} : { [key]: value }) as {
    readonly [Name in Key]?: Value;
  };
}
