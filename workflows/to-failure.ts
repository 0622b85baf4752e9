// The one wall where a Refusal becomes a Temporal failure. Sandbox-safe.

import { ApplicationFailure } from '@temporalio/workflow';
import { Refusal } from '../domain/refusal.ts';

/** Runs a rule; a refusal comes out as a non-retryable failure whose type is the refusal's code. */
export function asFailure<Result>(rule: () => Result): Result {
  try {
    return rule();
  } catch (error) {
    if (error instanceof Refusal) throw ApplicationFailure.nonRetryable(error.message, error.code);
    // An ordinary Error in a handler would stall the workflow for ever, so even a bug becomes an answer.
    const sentence = error instanceof Error ? error.message : String(error);
    throw ApplicationFailure.nonRetryable(`Handle a message: ${sentence}`, 'misshapen');
  }
}
