// The signed name under which a mail's envelope comes back in delivery reports: nobody else can make one. Pure but for
// the hash.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The header that carries it, since returned headers are the one thing that nearly every report has. */
export const ENVELOPE_HEADER = 'Arshjul-Envelope';

/** Hex digits of the signature that are kept: 64 bits, and every guess is a mail. */
const SIGNATURE_LENGTH = 16;

/** Short enough for the local part of an address, 64 characters with `bounces+` before it. */
const SHAPE = /\b([0-9a-f]{32})\.([0-9a-f]{16})\b/gi;

/**
 * `<id>.<signature>`: over the mail and the address it went to, so that a mended address is not blamed for the old one.
 */
export function envelopeId(mail: { readonly messageId: string; readonly to: string }, secret: string): string {
  const id = localPart(mail.messageId);
  return `${id}.${sign(id, mail.to, secret)}`;
}

/** Everything in a text that may be such a name, in order, each once. */
export function envelopeIdsIn(text: string): { readonly id: string; readonly signature: string }[] {
  const found = new Map<string, { id: string; signature: string }>();
  for (const [whole, id = '', signature = ''] of text.matchAll(SHAPE)) {
    found.set(whole.toLowerCase(), { id: id.toLowerCase(), signature: signature.toLowerCase() });
  }
  return [...found.values()];
}

/** Whether we signed this name for a mail to this address. */
export function isSignedFor(
  named: { readonly id: string; readonly signature: string },
  to: string,
  secret: string,
): boolean {
  const wanted = Buffer.from(sign(named.id, to, secret));
  const given = Buffer.from(named.signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** What stands before the @ of a Message-ID of the ledger; of any other a hash, which no report finds a mail by. */
function localPart(messageId: string): string {
  const part = messageId.replace(/^<|@.*$/gs, '');
  return /^[0-9a-f]{32}$/.test(part) ? part : createHash('sha256').update(part).digest('hex').slice(0, 32);
}

function sign(id: string, to: string, secret: string): string {
  return createHmac('sha256', `arshjul envelope ${secret}`)
    .update(`${id}\n${to.toLowerCase()}`)
    .digest('hex')
    .slice(0, SIGNATURE_LENGTH);
}
