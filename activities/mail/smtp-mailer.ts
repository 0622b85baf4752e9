// Sends one mail to one recipient over SMTP, and says honestly how it ended. Node only.

import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Delivery, Mailer, OutgoingMail } from '../ports.ts';
import { NOTICE_HEADER } from './notice-header.ts';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
  /** The domain in List-Id. */
  readonly domain: string;
}

/** A mailer with a small pool. Call `close` on shutdown. */
export function createSmtpMailer(options: SmtpOptions): Mailer & { close(): void } {
  const transport = createTransport({
    pool: true,
    maxConnections: 4,
    // The ledger owns retries: a requeue inside the pool could send twice.
    maxRequeues: 0,
    host: options.host,
    port: options.port,
    secure: options.secure,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 5_000,
    socketTimeout: 30_000,
    ...(options.user === undefined ? {} : { auth: { user: options.user, pass: options.password ?? '' } }),
  });
  // A broken connection has the same error wherever it broke, so the message's own stream must say whether it was read.
  const streams = new Map<string, Readable>();
  transport.use('stream', ({ data, message }, done) => {
    const make = message.createReadStream.bind(message);
    message.createReadStream = (...given) => {
      const stream = make(...given);
      streams.set(String(data.messageId), stream);
      return stream;
    };
    done();
  });
  return {
    async send(mail: OutgoingMail, signal?: AbortSignal): Promise<Delivery> {
      try {
        const info = await transport.sendMail({
          from: options.from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          date: new Date(mail.date),
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': mail.language,
            'List-Id': `<arshjul.${options.domain}>`,
            [NOTICE_HEADER]: [...mail.notices],
          },
          ...(signal === undefined ? {} : { signal }),
        });
        return { state: 'sent', reply: info.response };
      } catch (error) {
        return classify(error, streams.get(mail.messageId)?.readableDidRead === true);
      } finally {
        streams.delete(mail.messageId);
      }
    },
    close: () => transport.close(),
  };
}

/** `begun`: the server had said yes to DATA, and bytes of the message were on their way. */
function classify(error: unknown, begun: boolean): Delivery {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string };
  const reply = `${responseCode ?? code ?? ''} ${message ?? 'unknown error'}`.trim().slice(0, 300);
  // Only a "no" to this sender, recipient or message is a verdict on the mail; one to the greeting or the password is
  // about us.
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode !== undefined && responseCode >= 400) {
    return { state: aboutThisMail && responseCode >= 500 && responseCode !== 503 ? 'refused' : 'deferred', reply };
  }
  if (begun) return { state: 'unknown', reply };
  return { state: aboutThisMail ? 'refused' : 'deferred', reply };
}
