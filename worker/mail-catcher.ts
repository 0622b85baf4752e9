// An SMTP server that keeps everything and passes nothing on. Node only.

import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { NOTICE_HEADER, tryParseNoticeHeader } from '../activities/mail/notice-header.ts';

/** A mail as it was received, parsed from its bytes. */
export interface CaughtMail {
  readonly to: string;
  readonly date: string;
  readonly messageId: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly notices: readonly Record<string, string>[];
}

export interface MailCatcher {
  readonly port: number;
  /** Everything received so far, in order of arrival. */
  mails(): Promise<CaughtMail[]>;
  close(): Promise<void>;
}

/** Starts a catcher on the loopback address. With a folder, mails are on disk before they are acknowledged. */
export async function startMailCatcher(
  options: { readonly port?: number; readonly folder?: string } = {},
): Promise<MailCatcher> {
  const { folder } = options;
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const kept: Buffer[] = [];
  let count = folder === undefined ? 0 : readdirSync(folder).length;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts);
        if (folder === undefined) kept.push(raw);
        else {
          count += 1;
          const name = String(count).padStart(6, '0');
          writeFileSync(join(folder, `${name}.part`), raw);
          renameSync(join(folder, `${name}.part`), join(folder, `${name}.eml`));
        }
        callback(null);
      });
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    mails: () => (folder === undefined ? Promise.all(kept.map(parse)) : readCaught(folder)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Reads what a catcher wrote into a folder. */
export async function readCaught(folder: string): Promise<CaughtMail[]> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort();
  return Promise.all(names.map((name) => parse(readFileSync(join(folder, name)))));
}

async function parse(raw: Buffer): Promise<CaughtMail> {
  const mail = await PostalMime.parse(raw);
  const header = (name: string): string => mail.headers.find((one) => one.key === name.toLowerCase())?.value ?? '';
  return {
    to: mail.to?.[0]?.address ?? '',
    date: new Date(mail.date ?? 0).toISOString(),
    messageId: mail.messageId ?? '',
    language: header('Content-Language'),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    notices: mail.headers
      .filter((one) => one.key === NOTICE_HEADER.toLowerCase())
      .flatMap((one) => tryParseNoticeHeader(one.value) ?? []),
  };
}
