// Asks a running process through its door. Node only.

import type { Attachment } from '../domain/attachments.ts';
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
  return asked(door, `${world}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
}

/** Gives a file in; answers it as a document names it. */
export async function sendToDoor(
  door: { readonly url: string; readonly token: string },
  world: string,
  { name, content }: { readonly name: string; readonly content: Uint8Array },
): Promise<Attachment> {
  return asked(door, `${world}/attachments/${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(content),
  });
}

async function asked<Result>(
  door: { readonly url: string; readonly token: string },
  path: string,
  request: { readonly method: string; readonly headers: Record<string, string>; readonly body: string | Uint8Array },
): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(`${door.url}/${path}`, {
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${door.token}` },
      body: request.body,
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
