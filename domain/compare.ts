// The order of texts by their characters, the same in every locale; dates and instants are texts too. Pure.
// Sandbox-safe.

/** For `sort`. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
