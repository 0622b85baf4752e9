// Files through the door: the bytes as they are, into the store of a world. Node only.

import type { IncomingMessage } from 'node:http';
import type { Attachment } from '../domain/attachments.ts';
import { attachmentRefusal } from '../domain/attachments.ts';
import { refuse } from '../domain/refusal.ts';
import type { OpenWorld } from './verbs/input.ts';

/** Takes the body of a request in as a file; refuses what is not taken. */
export async function takeFile(
  request: IncomingMessage,
  world: OpenWorld,
  file: { readonly encodedName: string; readonly limit: number },
): Promise<Attachment> {
  const name = decoded(file.encodedName);
  const came = await world.running.store.attachments.take(request, { name, limit: file.limit });
  if ('fault' in came) throw attachmentRefusal(name, came.fault, file.limit);
  return came.taken;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return refuse(
      'misshapen',
      `Attach a file: the name "${name.slice(0, 60)}" cannot be read, wanted it percent-encoded`,
    );
  }
}
