// What the environment says about mail: the server, how mails are signed, and where reports come back. Node only.

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SmtpOptions } from '../activities/mail/smtp-mailer.ts';
import type { HoldRule } from '../domain/bulk-hold.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Environment } from './environment.ts';
import { flag, integer, port, text } from './environment.ts';

/** What becomes of mails after they were handed over. */
export interface MailConfig {
  /** What becomes of a duty mail of which nobody knows whether it left: a person decides, or it goes out again. */
  readonly duty: 'at-most-once' | 'at-least-once';
  /** Which rounds wait for somebody to look first. */
  readonly hold: HoldRule;
  /** How many days a mail's words are kept. */
  readonly keepDays: number;
  /** Where delivery reports go, and the secret that signs the names of mails; null = none are expected. */
  readonly bounces: { readonly address: string; readonly secret: string } | null;
  /** A Maildir in which delivery reports arrive; null = none is read. */
  readonly bounceFolder: string | null;
}

/** This machine, by name. */
export const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/** How mail goes out; null when no server is named. */
export function readSmtp(env: Environment, production: boolean): SmtpOptions | null {
  const host = text(env, 'SMTP_HOST');
  if (host === null) return null;
  const user = text(env, 'SMTP_USER');
  const password = text(env, 'SMTP_PASSWORD');
  const from = text(env, 'MAIL_FROM');
  if (from === null || !/^[^\s@]+@[^\s@]+$/.test(from)) {
    throw new Refusal(
      'invalid-definition',
      `Read MAIL_FROM: it is "${from ?? ''}", wanted an e-mail address, since SMTP_HOST is set`,
    );
  }
  const secure = flag(env, 'SMTP_SECURE');
  const requireTls =
    text(env, 'SMTP_REQUIRE_TLS') === null ? production && !LOOPBACK.has(host) : flag(env, 'SMTP_REQUIRE_TLS');
  if (production && user !== null && !secure && !requireTls) {
    throw new Refusal(
      'invalid-definition',
      'Read SMTP_REQUIRE_TLS: it is 0 and SMTP_USER is set, wanted 1, or SMTP_SECURE=1: the password would travel in clear text',
    );
  }
  const domain = text(env, 'MAIL_DOMAIN') ?? from.split('@')[1]!;
  const perMinute = integer(env, 'MAIL_PER_MINUTE', { from: 30, to: 60_000 });
  const dkim = readDkim(env, domain);
  const bounces = readBounces(env);
  return {
    host,
    port: port(env, 'SMTP_PORT') ?? 25,
    secure,
    requireTls: requireTls && !secure,
    from,
    domain,
    ...(user === null ? {} : { user }),
    ...(password === null ? {} : { password }),
    ...(perMinute === null ? {} : { perMinute }),
    ...(dkim === null ? {} : { dkim }),
    ...(bounces === null ? {} : { bounces }),
  };
}

/** The key is a file, so that it stands in no environment. */
function readDkim(env: Environment, domain: string): NonNullable<SmtpOptions['dkim']> | null {
  const selector = text(env, 'MAIL_DKIM_SELECTOR');
  const file = text(env, 'MAIL_DKIM_KEY_FILE');
  if (selector === null && file === null) return null;
  if (selector === null || file === null) {
    const [missing, other] =
      selector === null ? ['MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'] : ['MAIL_DKIM_KEY_FILE', 'MAIL_DKIM_SELECTOR'];
    throw new Refusal('invalid-definition', `Read ${missing}: it is missing, wanted a value, since ${other} is set`);
  }
  const privateKey = readKey(file);
  return { domain: text(env, 'MAIL_DKIM_DOMAIN') ?? domain, selector, privateKey };
}

function readKey(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8');
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem;
  } catch {
    // Told below: a sentence that quotes a key file's content would put it into a log.
  }
  throw new Refusal(
    'invalid-definition',
    `Read MAIL_DKIM_KEY_FILE: ${file} holds no RSA private key that can be read, wanted one as PEM`,
  );
}

/** Shorter secrets can be guessed, and whoever guesses can have addresses suspended. */
const SECRET_LENGTH = 24;

function readBounces(env: Environment): NonNullable<SmtpOptions['bounces']> | null {
  const address = text(env, 'MAIL_BOUNCES_TO');
  const secret = text(env, 'ARSHJUL_BOUNCE_SECRET');
  if (address === null && secret === null) return null;
  if (address === null || !/^[^\s@]+@[^\s@{}]+$/.test(address)) {
    throw new Refusal(
      'invalid-definition',
      `Read MAIL_BOUNCES_TO: it is "${address ?? ''}", wanted an e-mail address, such as bounces+{id}@example.no`,
    );
  }
  if (secret === null || secret.length < SECRET_LENGTH) {
    throw new Refusal(
      'invalid-definition',
      `Read ARSHJUL_BOUNCE_SECRET: it has ${secret?.length ?? 0} characters, wanted at least ${SECRET_LENGTH}, since MAIL_BOUNCES_TO is set`,
    );
  }
  return { address, secret };
}

/** A fiscal year, and its report in the middle of the next. */
const KEEP_DAYS = 550;

/** A usual day of one forum is smaller. */
const HOLD: HoldRule = { above: 200, minutes: 10 };

function readDuty(env: Environment): MailConfig['duty'] {
  const duty = text(env, 'ARSHJUL_DUTY_MAIL') ?? 'at-most-once';
  if (duty === 'at-most-once' || duty === 'at-least-once') return duty;
  throw new Refusal(
    'invalid-definition',
    `Read ARSHJUL_DUTY_MAIL: it is "${duty}", wanted at-most-once or at-least-once`,
  );
}

/** What becomes of mails after they were handed over. */
export function readMail(env: Environment): MailConfig {
  return {
    duty: readDuty(env),
    hold: {
      above: integer(env, 'ARSHJUL_HOLD_ABOVE', { from: 0, to: 1_000_000 }) ?? HOLD.above,
      minutes: integer(env, 'ARSHJUL_HOLD_MINUTES', { from: 1, to: 24 * 60 }) ?? HOLD.minutes,
    },
    keepDays: integer(env, 'ARSHJUL_MAIL_KEEP_DAYS', { from: 30, to: 36_500 }) ?? KEEP_DAYS,
    bounces: readBounces(env),
    bounceFolder: text(env, 'ARSHJUL_BOUNCE_FOLDER'),
  };
}
