// A small non-cryptographic fingerprint of a state, and UTF-8 lengths: the sandbox has neither crypto nor Buffer. Pure.
// Sandbox-safe.

/**
 * Two 32-bit FNV-1a style lanes over the JSON of a value, as 16 hex digits. It guards against changed rules, not against
 * forgery: the journal's hash chain is computed in the store with SHA-256.
 */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}

/**
 * The fingerprint of a workflow's state. Of its plan only the seats count: the rest never changes within a run, and
 * reading it anew at every event would cost more than the event.
 */
export function stateFingerprint(state: { readonly plan: { readonly seats: unknown } }): string {
  return fingerprint({ ...state, plan: state.plan.seats });
}

/** Bytes of a text as UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}
