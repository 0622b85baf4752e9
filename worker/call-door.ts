// Asks a running process through its door. Node only.

import type { RefusalCode } from '../domain/refusal.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DoorAnswer } from './door.ts';

/** Calls one verb; a refusal comes back as a Refusal. */
export async function callDoor<Result>(
  door: { readonly url: string; readonly token: string },
  world: string,
  verb: string,
  input: Record<string, unknown>,
): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(`${door.url}/${world}/${verb}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
  } catch (error) {
    const cause =
      error instanceof Error
        ? ((error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message)
        : 'no answer';
    throw new Refusal('unavailable', `Reach arshjul at ${door.url}: ${cause}, wanted a running process`);
  }
  const answer = (await response.json()) as DoorAnswer;
  // A fault of the process, not a "no": the CLI tells the two apart by its exit code.
  if ('refusal' in answer && answer.refusal.code === 'unknown') throw new Error(answer.refusal.sentence);
  if ('refusal' in answer) throw new Refusal(answer.refusal.code as RefusalCode, answer.refusal.sentence);
  return answer.result as Result;
}
