// Sends one mail to one recipient over SMTP, and says honestly how it ended. Node only.

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

/** Errors after which the server may have taken the mail: the connection was lost once the data was on its way. */
const LOST = new Set(['ETIMEDOUT', 'ECONNECTION', 'ESOCKET', 'ECONNRESET', 'EPIPE']);

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
        return classify(error);
      }
    },
    close: () => transport.close(),
  };
}

function classify(error: unknown): Delivery {
  const { code, command, responseCode, message } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
    message?: string;
  };
  const reply = `${responseCode ?? code ?? ''} ${message ?? 'unknown error'}`.trim().slice(0, 300);
  if (responseCode !== undefined) {
    return { state: responseCode >= 500 && responseCode !== 503 ? 'refused' : 'deferred', reply };
  }
  // Before DATA nothing can have been taken; after it only the server knows.
  if (code !== undefined && LOST.has(code) && command !== 'DATA' && command !== undefined)
    return { state: 'deferred', reply };
  if (code === 'EENVELOPE') return { state: 'refused', reply };
  if (code === 'ECONNREFUSED' || code === 'EDNS' || code === 'EAUTH' || code === 'ETLS' || code === 'ECONFIG') {
    return { state: 'deferred', reply };
  }
  return { state: 'unknown', reply };
}
