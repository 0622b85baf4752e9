// What an SMTP fault says about a mail: refused, put off, our own fault, or nobody knows. Pure.

import type { Delivery, OwnFault } from '../ports.ts';

/** The fields of nodemailer's errors that tell where the conversation broke. */
export interface SmtpError {
  readonly message?: string;
  /** Nodemailer's class of error, such as EENVELOPE. */
  readonly code?: string;
  /** The system's or OpenSSL's own code, where nodemailer replaced it. */
  readonly originalCode?: string;
  /**
   * What was being said: `CONN`, `EHLO`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA` (also after the message), `API`.
   */
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** No more of a server's words is kept: a reply may quote the mail. */
const REPLY_LIMIT = 300;

const SIGN_IN = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2']);
const TLS = new Set(['ETLS', 'EREQUIRETLS']);
const CONFIGURATION = new Set(['ECONFIG', 'EFILEACCESS', 'EURLACCESS', 'EPROXY', 'ERR_ACCESS_DENIED']);
/** OpenSSL's and Node's names for a certificate or a handshake that does not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_SSL|ERR_TLS|^EPROTO$|HOSTNAME_MISMATCH/;

/**
 * What became of a mail whose sending ended in an error. `begun`: the server had said yes to DATA, and bytes of the
 * message were on their way; without an answer nobody can tell what became of it. `aborted`: the sender was told to stop.
 */
export function deliveryAfter(error: SmtpError, at: { readonly begun: boolean; readonly aborted: boolean }): Delivery {
  const { code = '', responseCode, message = 'unknown error' } = error;
  const reply = `${responseCode ?? code} ${message}`.trim().slice(0, REPLY_LIMIT);
  if (responseCode !== undefined && responseCode >= 400) return afterReply(error, responseCode, reply);
  if (at.begun) return { state: 'unknown', reply };
  if (at.aborted) return { state: 'deferred', because: 'stopped', reply };
  if (SIGN_IN.has(code)) return ours('sign-in', reply);
  if (TLS.has(code) || CERTIFICATE.test(error.originalCode ?? '')) return ours('tls', reply);
  if (CONFIGURATION.has(code)) return ours('configuration', reply);
  // Found out before anything was said: the address, or what we made of it, cannot be sent.
  if (code === 'EENVELOPE')
    return /sender/i.test(message) ? ours('sender', reply) : { state: 'refused', suspend: true, reply };
  if (code === 'EMESSAGE') return { state: 'refused', suspend: false, reply };
  return { state: 'deferred', because: 'server', reply };
}

/** The server said no. A reply is about us until the recipient has been named. */
function afterReply(error: SmtpError, responseCode: number, reply: string): Delivery {
  const { code = '', command = '' } = error;
  const status = enhancedStatus(error.response ?? error.message ?? '');
  // The service is closing, or we are out of step: said about the conversation, wherever it stands.
  if (responseCode === 421 || responseCode === 503) return { state: 'deferred', because: 'server', reply };
  if (responseCode === 530 || responseCode === 535 || responseCode === 538 || SIGN_IN.has(code)) {
    return responseCode < 500 ? { state: 'deferred', because: 'server', reply } : ours('sign-in', reply);
  }
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') {
    if (responseCode < 500) return { state: 'deferred', because: 'server', reply };
    return ours(TLS.has(code) || command === 'STARTTLS' ? 'tls' : 'policy', reply);
  }
  if (command === 'MAIL FROM') {
    return responseCode < 500 ? { state: 'deferred', because: 'server', reply } : ours('sender', reply);
  }
  if (responseCode < 500) return { state: 'deferred', because: 'recipient', reply };
  if (status === '1.7' || status === '1.8') return ours('sender', reply);
  if (/relay/i.test(reply) && (status === null || status.startsWith('7.'))) return ours('policy', reply);
  // A full mailbox is emptied again; the others of 552 are about size.
  const isFull = status === null ? responseCode === 552 && command === 'RCPT TO' : status === '2.2';
  if (isFull) return { state: 'deferred', because: 'recipient', reply };
  return { state: 'refused', suspend: isAboutAddress(command, responseCode, status), reply };
}

/** Whether no mail at all can reach the address; otherwise the server dislikes this mail, or us. */
function isAboutAddress(command: string, responseCode: number, status: string | null): boolean {
  if (status === null) return command === 'RCPT TO' && [550, 551, 553].includes(responseCode);
  return status.startsWith('1.') || status === '2.1' || (status.startsWith('4.') && command === 'RCPT TO');
}

/** Subject and detail of RFC 3463's status, such as `1.1`; null where the reply has none. */
function enhancedStatus(response: string): string | null {
  const found = /\b[45]\d\d[ -][#(]?[45]\.(\d{1,3})\.(\d{1,3})\b/.exec(response);
  return found ? `${found[1]}.${found[2]}` : null;
}

function ours(fault: OwnFault, reply: string): Delivery {
  return { state: 'own-fault', fault, reply };
}
