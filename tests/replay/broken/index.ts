// The workflows with one that is broken on purpose: its partnership sets a timer that no recorded history has.
// Sandbox-safe; bundled by replay.test.ts alone.

import { sleep } from '@temporalio/workflow';
import type { PartnershipInput } from '../../../workflows/contract.ts';
import { partnership as sound } from '../../../workflows/partnership.ts';

export { cycle } from '../../../workflows/cycle.ts';
export { mailDesk } from '../../../workflows/mail-desk.ts';
export { opener } from '../../../workflows/opener.ts';

export async function partnership(input: PartnershipInput): Promise<void> {
  await sleep('1 day');
  await sound(input);
}
