// One thing that one person does at one moment, by a script. Pure.

import type { CycleCommand } from './cycle-commands.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { Instant, PartyId } from './words.ts';

/** One thing that one person does at one moment. */
export type Act =
  | { readonly at: Instant; readonly cycle: string; readonly target: 'cycle'; readonly command: CycleCommand }
  | {
      readonly at: Instant;
      readonly cycle: string;
      readonly target: 'partnership';
      readonly party: PartyId;
      readonly command: PartnershipCommand;
    };

/** The time of day at which everybody acts. */
export const HOUR = '10:00';
