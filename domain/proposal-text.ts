// The text of what is proposed to the forum, as its definition asks for it. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import { checkDocument, DOCUMENT_LIMIT_BYTES } from './document.ts';
import { utf8Length } from './fingerprint.ts';
import type { DocumentFields } from './document.ts';
import type { StepPlan } from './plan.ts';
import { refuse } from './refusal.ts';

/**
 * Which revision holds the text of a proposal: its own where one is given, else the one before it. Refuses a text that
 * the definition does not allow; lines may be proposed without one.
 */
export function proposalText(
  state: CycleState,
  where: string,
  step: StepPlan,
  revision: number,
  document: DocumentFields | undefined,
): { documented?: number } {
  const rules = state.plan.fields?.[step.id] ?? [];
  const before = state.recommendation?.documented;
  // A text may come with a later revision, and some forums record the lines alone.
  if (document === undefined) return before === undefined ? {} : { documented: before };
  const sizeBytes = utf8Length(JSON.stringify(document));
  if (sizeBytes > DOCUMENT_LIMIT_BYTES) {
    refuse('too-large', `${where}: the document is ${sizeBytes} bytes, wanted at most ${DOCUMENT_LIMIT_BYTES}`);
  }
  checkDocument(rules, document, `${where}, ${step.id}`, true);
  return { documented: revision };
}
