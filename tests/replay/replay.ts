// Replays recorded histories with a bundle of workflows, and says which of them no longer run as they did. Node only.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Worker } from '@temporalio/worker';
import { payloadConverterPath } from '../../client/gateway.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A recorded history, named by what happened in it and the version that wrote it. */
export interface Recorded {
  readonly name: string;
  readonly history: unknown;
  readonly text: string;
  /** In the repository, packed. */
  readonly bytes: number;
}

/** Every recorded history, of every version. */
export function recordedHistories(): Recorded[] {
  const folder = join(here, 'histories');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json.gz'))
    .sort()
    .map((file) => {
      const packed = readFileSync(join(folder, file));
      const text = gunzipSync(packed).toString('utf8');
      const name = file.replace(/\.json\.gz$/, '');
      return { name, history: JSON.parse(text) as unknown, text, bytes: packed.length };
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
