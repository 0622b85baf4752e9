// Named moments of a round of mails at which a test can end the process, as kill -9 does. Off unless a test arms one:
// then a comparison with null is all they cost. Node only.

/** In the order in which a round comes to them. */
export const FAILPOINTS = [
  'round-begun',
  'people-chosen',
  // Ledger rows are `intent`; nothing is written.
  'claimed',
  // Mails are written; nothing is handed over.
  'written',
  // The ledger has not been told yet.
  'before-turn',
  // Rows are `sending`; no byte has left.
  'handed-over',
  // The server's answer is known, and the ledger does not know it.
  'answered',
  // The ledger knows an answer.
  'settled',
  'round-over',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

let armed: { readonly name: string; readonly time: number } | null = null;
let times = 0;

/** Only tests arm one. `name:3` = the third time that it is reached. */
export function armFailpoint(spec: string): void {
  const [name = '', time = '1'] = spec.split(':');
  armed = { name, time: Number(time) };
}

export function failpoint(name: Failpoint): void {
  if (armed?.name !== name) return;
  times += 1;
  if (times === armed.time) process.kill(process.pid, 'SIGKILL');
}
