// Opens a forum's cycle; started by a Temporal Schedule, once a year per forum and scheme. Sandbox-safe.

import { defineSearchAttributeKey } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';
import { batch } from './activity-proxies.ts';
import { realNow } from './clock.ts';
import type { OpenerInput } from './contract.ts';
import { isUndecodable } from './payload-converter.ts';

/** Set by Temporal on what a Schedule starts: a start that is made up for after an outage keeps its own day. */
const SCHEDULED = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** Opens the cycle that the forum opens in the year in which it runs. A refusal is its result, not a failure. */
export async function opener(input: OpenerInput): Promise<{ opened: string | null; refused: string | null }> {
  if (isUndecodable(input)) throw new Error(`Start the opener: the input cannot be decoded (${input.why})`);
  const day = workflowInfo().typedSearchAttributes.get(SCHEDULED)?.toISOString() ?? realNow();
  const { forum, scheme, yearOffset } = input;
  return batch.openCycle({ forum, scheme, year: Number(day.slice(0, 4)) - yearOffset });
}
