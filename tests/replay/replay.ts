// Replays recorded histories with a bundle of workflows, and says which of them no longer run as they did. Node only.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { payloadConverterPath } from '../../client/gateway.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A recorded history, named by what happened in it and the version that wrote it. */
export interface Recorded {
  readonly name: string;
  readonly history: unknown;
  readonly text: string;
}

/** Every recorded history, of every version. */
export function recordedHistories(): Recorded[] {
  const folder = join(here, 'histories');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { name: file.replace(/\.json$/, ''), history: JSON.parse(text) as unknown, text };
    });
}

/** Name and reason of each history that the bundle cannot replay. */
export async function failuresOf(
  workflowBundle: { readonly code: string },
  histories: readonly Recorded[],
): Promise<{ name: string; why: string }[]> {
  const failures: { name: string; why: string }[] = [];
  const results = Worker.runReplayHistories(
    { workflowBundle, dataConverter: { payloadConverterPath: payloadConverterPath() } },
    histories.map(({ name, history }) => ({ workflowId: name, history })),
  );
  let replayed = 0;
  for await (const { workflowId, error } of results) {
    replayed += 1;
    if (error) failures.push({ name: workflowId, why: error.message });
  }
  if (replayed !== histories.length)
    throw new Error(`Replay histories: ${replayed} came to an end, wanted ${histories.length}`);
  return failures;
}
