// Sends one mail to one recipient over SMTP, and says honestly how it ended. Node only.

import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import type { SendMailOptions } from 'nodemailer';
import { createTransport } from 'nodemailer';
import type { Delivery, Mailer, OutgoingMail } from '../ports.ts';
import { ENVELOPE_HEADER, envelopeId } from './envelope-id.ts';
import { NOTICE_HEADER } from './notice-header.ts';
import type { SmtpError } from './smtp-fault.ts';
import { deliveryAfter } from './smtp-fault.ts';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
  /** The domain in List-Id. */
  readonly domain: string;
  /** How many connections at once; 8 by default. */
  readonly connections?: number;
  /** Nothing is said to a server that does not offer STARTTLS. */
  readonly requireTls?: boolean;
  /** No more mails a minute than this, from this process. */
  readonly perMinute?: number;
  /** Signs every mail (RFC 6376). The key is a PEM text. */
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly privateKey: string };
  /** Where delivery reports go; `{id}` in the address becomes the mail's own name. The secret signs that name. */
  readonly bounces?: { readonly address: string; readonly secret: string };
}

/** Anything else could be read as several addresses, or as a name with one: somebody else's mail. */
const ONE_ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;

/**
 * What DKIM vouches for. One-click unsubscribing counts only where both its fields are signed (RFC 8058, section 4).
 */
const SIGNED = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'Auto-Submitted',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

/** How many connections are open at once, unless the options say otherwise. */
const CONNECTIONS = 8;

/** A mailer with a small pool. Call `close` on shutdown. */
export function createSmtpMailer(options: SmtpOptions): Mailer & { close(): void } {
  const connections = options.connections ?? CONNECTIONS;
  const server = {
    pool: true as const,
    maxConnections: connections,
    // The ledger owns retries: a requeue inside the pool could send twice.
    maxRequeues: 0,
    host: options.host,
    port: options.port,
    secure: options.secure,
    requireTLS: options.requireTls === true,
    ...(options.perMinute === undefined ? {} : rateOf(options.perMinute)),
    ...(options.dkim === undefined ? {} : { dkim: dkimOf(options.dkim) }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 5_000,
    socketTimeout: 30_000,
    ...(options.user === undefined ? {} : { auth: { user: options.user, pass: options.password ?? '' } }),
  };
  // Letters decide for quoted-printable in every text of ours: without being told, each text's letters are counted
  // twice.
  const transport = createTransport(server, { textEncoding: 'quoted-printable' });
  // A broken connection has the same error wherever it broke, so the message's own stream must say whether it was read.
  const streams = new Map<string, Readable>();
  transport.use('stream', ({ data, message }, done) => {
    message.transform(inOnePiece);
    const make = message.createReadStream.bind(message);
    message.createReadStream = (...given) => {
      const stream = make(...given);
      streams.set(String(data.messageId), stream);
      return stream;
    };
    done();
  });
  return {
    // One mail on each connection, and one that waits for it.
    abreast: 2 * connections,
    async send(mail: OutgoingMail, signal?: AbortSignal): Promise<Delivery> {
      if (!ONE_ADDRESS.test(mail.to))
        return { state: 'refused', suspend: true, reply: 'the address is no single address' };
      try {
        const info = await transport.sendMail({
          ...mailToSend(mail, options),
          ...(signal === undefined ? {} : { signal }),
        });
        return { state: 'sent', reply: info.response };
      } catch (error) {
        const begun = streams.get(mail.messageId)?.readableDidRead === true;
        return deliveryAfter(error as SmtpError, { begun, aborted: signal?.aborted === true });
      } finally {
        streams.delete(mail.messageId);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * Holds a message back until it is whole. It would leave in ten small pieces, each a write of its own to the socket, and
 * that costs more than the encoding.
 */
function inOnePiece(): Transform {
  const pieces: Buffer[] = [];
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
    flush(done) {
      done(null, Buffer.concat(pieces));
    },
  });
}

/** The whole message, in nodemailer's words. */
export function mailToSend(
  mail: OutgoingMail,
  options: Pick<SmtpOptions, 'from' | 'domain' | 'bounces'>,
): SendMailOptions {
  const id = options.bounces === undefined ? null : envelopeId(mail, options.bounces.secret);
  return {
    from: options.from,
    to: mail.to,
    envelope: { from: senderOf(options, id), to: mail.to },
    ...(id === null ? {} : { dsn: { id, return: 'headers', notify: ['failure', 'delay'], recipient: mail.to } }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    // Nothing in the message is left to chance, so that a mail that is sent again has the same bytes.
    baseBoundary: mail.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 32),
    date: new Date(mail.date),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
      'List-Id': `<arshjul.${options.domain}>`,
      ...(id === null ? {} : { [ENVELOPE_HEADER]: id }),
      ...(mail.unsubscribe === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${mail.unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
      [NOTICE_HEADER]: [...mail.notices],
    },
  };
}

/** Whom servers tell that a mail did not arrive. */
function senderOf({ bounces, from }: Pick<SmtpOptions, 'from' | 'bounces'>, id: string | null): string {
  return bounces === undefined || id === null ? from : bounces.address.replace('{id}', id);
}

/** The pool counts mails per span of time; a short span keeps the stream even. */
function rateOf(perMinute: number): { rateLimit: number; rateDelta: number } {
  const perSecond = Math.floor(perMinute / 60);
  return perSecond >= 1
    ? { rateLimit: perSecond, rateDelta: Math.ceil((perSecond * 60_000) / perMinute) }
    : { rateLimit: 1, rateDelta: Math.ceil(60_000 / perMinute) };
}

function dkimOf({ domain, selector, privateKey }: NonNullable<SmtpOptions['dkim']>) {
  return { domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED.join(':') };
}
