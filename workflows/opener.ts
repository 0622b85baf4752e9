// Opens next year's cycle; started by a Temporal Schedule, once a year per forum and scheme. Sandbox-safe.

import { batch } from './activity-proxies.ts';
import { realNow } from './clock.ts';
import type { OpenerInput } from './contract.ts';
import { isUndecodable } from './payload-converter.ts';

/** Opens the cycle of the year after the one in which it runs. A refusal is its result, not a failure. */
export async function opener(input: OpenerInput): Promise<{ opened: string | null; refused: string | null }> {
  if (isUndecodable(input)) throw new Error(`Start the opener: the input cannot be decoded (${input.why})`);
  const year = Number(realNow().slice(0, 4)) + 1;
  return batch.openCycle({ forum: input.forum, scheme: input.scheme, year });
}
