// Records that grow with the number of partnerships. Pure.

/**
 * The record with one more value, or with another one for the key. Without a prototype, since an engine then keeps the
 * thousand keys in a table: an ordinary object is given a new hidden class per key at every copy, which made a
 * thousand deliveries cost ten seconds.
 */
export function withKey<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value,
): Readonly<Record<string, Value>> {
  const copy = Object.assign(Object.create(null) as Record<string, Value>, record);
  copy[key] = value;
  return copy;
}

/** The record without the key; the same one when it is not there. */
export function withoutKey<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> {
  if (!(key in record)) return record;
  const copy = Object.assign(Object.create(null) as Record<string, Value>, record);
  delete copy[key];
  return copy;
}
