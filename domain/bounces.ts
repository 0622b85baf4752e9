// What a delivery report about one of our mails means. Pure.

/** `suspend`: no mail can reach the address; otherwise a person judges. */
export type BounceVerdict =
  { readonly kind: 'failed'; readonly suspend: boolean } | { readonly kind: 'delayed' } | { readonly kind: 'nothing' };

/**
 * Whether RFC 3463's status speaks of the address: it does not exist or takes no mail, or no way leads there. A mailbox
 * that is full, a mail that is too large or disliked, and a way that was shut too long are no verdict on it.
 */
export function isAddressStatus(status: string): boolean {
  return /^5\.(?:1\.(?!7$|8$)|2\.1$|4\.)/.test(status);
}

/** The verdict of one recipient's fields. Actions as in RFC 3464, 2.3.3. */
export function verdictOf(reported: { readonly action: string; readonly status: string }): BounceVerdict {
  if (reported.action === 'delayed') return { kind: 'delayed' };
  if (reported.action !== 'failed') return { kind: 'nothing' };
  // Without a status, or with one that says nothing, a failure is a failure of the address.
  return { kind: 'failed', suspend: isAddressStatus(reported.status) || /^$|^5\.0\.0$/.test(reported.status) };
}
