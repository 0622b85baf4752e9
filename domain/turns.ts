// Whose turn an obligation is: who is to hand in, approve or accept. Pure. Sandbox-safe.

import type { Obligation } from './obligations.ts';
import { isMissing } from './obligations.ts';
import type { PartyId, Role } from './words.ts';
import { tryParseCycleName } from './words.ts';

/** `role@party`, as the read model keeps it. */
export type Turn = string;

export function turnKey(role: Role, party: PartyId): Turn {
  return `${role}@${party}`;
}

/** Those who must do something now for the obligation to be met. None when it is met, ended, or not owed yet. */
export function turnsOf(row: Obligation): Turn[] {
  const turns = row.pending.map(({ role, party }) => turnKey(role, party));
  if (row.prepared) turns.push(turnKey('office-leader', row.party));
  if (isMissing(row)) return [turnKey(row.owedBy, row.party), ...turns];
  // The forum's id is its party's id too; the secretariat sits there.
  if (row.awaitsAcceptance) turns.push(turnKey('secretariat', tryParseCycleName(row.cycle)?.forum ?? row.party));
  return turns;
}
