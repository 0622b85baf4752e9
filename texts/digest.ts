// The mail that bundles a person's notices of a day. Pure. Sandbox-safe.

import { digestDocument } from './digest-body.ts';
import type { Digest, DigestText } from './digest-input.ts';
import { toHtml, toPlainText } from './mail-document.ts';

export type { Digest, DigestLinks, DigestText } from './digest-input.ts';
export { digestSubject } from './digest-subject.ts';

/** The whole mail. Plain text and HTML hold the same words. */
export function renderDigest(digest: Digest): DigestText {
  const document = digestDocument(digest);
  return { subject: document.title, text: toPlainText(document), html: toHtml(document) };
}
