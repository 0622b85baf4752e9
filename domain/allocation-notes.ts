// What the national rules say about a way of sharing: a note or a warning, never a stop. Pure. Sandbox-safe.

import type { AllocationRule, KeyBy } from './allocation-lines.ts';

/**
 * `key-is-a-frame`: a key between networks, which is a frame to plan within; the need-based decision basis is still
 * required. `pro-rata`: by enterprises, owners or universities, which the rule does not allow; the forum gives its reason.
 */
export type AllocationNote =
  | { readonly code: 'key-is-a-frame' }
  | {
      readonly code: 'pro-rata';
      readonly keyBy: Exclude<KeyBy, 'children-and-pupils'>;
      readonly reason: string | null;
    };

export function notesOfRule(rule: Pick<AllocationRule, 'method' | 'keyBy' | 'reason'>): AllocationNote[] {
  if (rule.method === 'needs') return [];
  if (rule.keyBy === 'children-and-pupils') return [{ code: 'key-is-a-frame' }];
  return [{ code: 'pro-rata', keyBy: rule.keyBy, reason: rule.reason }];
}
