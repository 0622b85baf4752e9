// The mail that bundles a person's notices of a day. Pure.

import type { Notice } from '../domain/notices.ts';
import type { Language } from '../domain/words.ts';
import type { CycleFacts } from './facts.ts';

/** All that a digest is a function of. */
export interface Digest {
  readonly language: Language;
  /** Sorted by key. Never empty. */
  readonly notices: readonly Notice[];
  readonly facts: (cycle: string) => CycleFacts;
  /** Outside production: marked so that nobody mistakes a rehearsal for the real thing. */
  readonly test: boolean;
}

export interface DigestText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The subject alone; cheap enough for previews of a hundred thousand mails. */
export function digestSubject(digest: Digest): string {
  const first = digest.notices[0]!;
  const facts = digest.facts(first.cycle);
  return `${facts.example ? 'EKSEMPEL – ' : ''}${facts.forum[digest.language]} ${facts.year}: ${digest.notices.length}`;
}

export function renderDigest(digest: Digest): DigestText {
  const subject = digestSubject(digest);
  const lines = digest.notices.map((one) => `${one.kind} ${one.step} ${one.party} ${one.deadline}`);
  return { subject, text: lines.join('\n'), html: `<p>${lines.join('</p><p>')}</p>` };
}
