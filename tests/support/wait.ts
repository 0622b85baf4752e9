// Waits until something is so, with a generous limit and a sentence when it never is. Node only.

import { setTimeout as sleep } from 'node:timers/promises';

/** The machine may be busy with other suites; what takes longer than this is broken rather than slow. */
const LIMIT_MS = 30_000;

/** Asks until the answer is neither undefined nor false; answers it. */
export async function eventually<Result>(
  what: string,
  ask: () => Promise<Result | undefined | false> | Result | undefined | false,
  limitMs: number = LIMIT_MS,
): Promise<Result> {
  const until = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > until) throw new Error(`Wait until ${what}: not so after ${limitMs / 1000} s`);
    await sleep(50);
  }
}

/** Answers what the promise answers, or `pending` when it has not settled by then. */
export async function within<Result>(ms: number, promise: Promise<Result>): Promise<Result | 'pending'> {
  const timer = new AbortController();
  const late = sleep(ms, 'pending' as const, { signal: timer.signal }).catch(() => 'pending' as const);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
