// The domain's only error class: a business "no" with a stable code and a sentence. Pure. Sandbox-safe.

/**
 * Every reason for which a command, a definition or a request can be refused. Codes are stable: programs match on
 * them, people read the sentence.
 */
export type RefusalCode =
  | 'misshapen' // the message or file does not have the agreed form
  | 'invalid-definition' // a definition file contradicts itself
  | 'scheme-not-valid' // the scheme version does not cover the fiscal year
  | 'already-open' // this year is open, or was, under the same name
  | 'not-found' // no such cycle, partnership, step, party or file
  | 'unknown-person' // nobody by that id has a role here
  | 'wrong-role' // the person exists, but may not do this
  | 'wrong-stage' // right person, wrong moment in the year
  | 'old-revision' // the approval names a revision that has been replaced
  | 'beyond-limit' // an extension further than the definition lets pass without saying so
  | 'too-large' // a document above the limit
  | 'in-the-past' // a date that has gone
  | 'not-a-rehearsal' // `advance` where the clock is the real one
  | 'amounts-do-not-fit' // money that does not fit the frame or the recommendation
  | 'closed' // the cycle or partnership has ended
  | 'busy' // too many requests at once; try again
  | 'unavailable'; // something that is needed does not answer

/**
 * Thrown by pure code when the answer is no. The message is one sentence: what failed, then current and wanted value.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** Throws a Refusal. Declared `never` so that callers narrow. */
export function refuse(code: RefusalCode, sentence: string): never {
  throw new Refusal(code, sentence);
}
