// The environment of the processes, read once and shaped once. Node only.

import { resolve } from 'node:path';
import type { SmtpOptions } from '../activities/mail/smtp-mailer.ts';
import { ATTACHMENT_BYTES, ATTACHMENT_CEILING_BYTES } from '../domain/attachments.ts';
import { Refusal } from '../domain/refusal.ts';
import type { SingleSignOnOptions } from '../web/single-sign-on.ts';
import type { StoreLocation } from '../store/open.ts';
import type { Environment } from './environment.ts';
import { flag, integer, listed, port, text } from './environment.ts';
import type { MailConfig } from './mail-config.ts';
import { LOOPBACK, readMail, readSmtp } from './mail-config.ts';

/** What a process is told by its environment. */
export interface Config {
  /** Address of a Temporal server; null = find or get a dev server. */
  readonly temporalAddress: string | null;
  readonly namespace: string;
  /** Folder of the embedded store, the dev server's data and the inbox. */
  readonly dataFolder: string;
  /** PostgreSQL; null = the embedded store. */
  readonly databaseUrl: string | null;
  /** Outgoing mail; null = the catcher in the process. */
  readonly smtp: SmtpOptions | null;
  /** False marks every mail, and lets mail go to this machine or a test domain only. */
  readonly production: boolean;
  readonly door: { readonly host: string; readonly port: number; readonly token: string | null };
  /**
   * The pages. `port` null = the usual one, or a free one when that is taken; `secret` null = one in the data folder.
   */
  readonly web: {
    readonly host: string;
    readonly port: number | null;
    readonly secret: string | null;
    /** Address of the pages, for links in mails; null = mails have none. */
    readonly url: string | null;
    readonly secure: boolean;
    readonly trustProxy: boolean;
    /** A provider of sign-ins; null = links by mail alone. */
    readonly singleSignOn: SingleSignOnOptions | null;
  };
  /** Folder with definitions; null = the one that came with the program. */
  readonly definitions: string | null;
  readonly workflowUiPort: number | null;
  /** Where Temporal's own pages are, for links from ours; null when nobody said so. */
  readonly workflowUiUrl: string | null;
  /** Where liveness and readiness are answered; port null = nowhere. */
  readonly health: { readonly host: string; readonly port: number | null };
  readonly mail: MailConfig;
  /** Largest file that may be attached to a document, in bytes. */
  readonly attachmentBytes: number;
  /** What opens by itself every year; each a forum and a scheme version of the definitions. */
  readonly opens: readonly { readonly forum: string; readonly scheme: string }[];
}

/** Shorter secrets can be guessed, and whoever has this one can sign in as anybody. */
const SECRET_LENGTH = 32;

/** Reads the configuration; throws a Refusal whose sentence names the variable. */
export function readConfig(env: Environment = process.env): Config {
  const production = flag(env, 'ARSHJUL_PRODUCTION');
  const smtp = readSmtp(env, production);
  // Matched by name: a container's mail catcher has no loopback address.
  const safe = new Set([...LOOPBACK, 'mailpit', ...listed(env, 'ARSHJUL_SAFE_SMTP_HOSTS')]);
  if (smtp !== null && !production && !safe.has(smtp.host)) {
    throw new Refusal(
      'invalid-definition',
      `Read SMTP_HOST: it is "${smtp.host}" outside production, wanted a catcher on this machine, or ARSHJUL_PRODUCTION=1`,
    );
  }
  if (production && smtp === null)
    throw new Refusal('invalid-definition', 'Read SMTP_HOST: it is missing, wanted a mail server in production');
  return {
    temporalAddress: text(env, 'TEMPORAL_ADDRESS'),
    namespace: text(env, 'TEMPORAL_NAMESPACE') ?? 'default',
    dataFolder: resolve(text(env, 'ARSHJUL_DATA') ?? '.arshjul'),
    databaseUrl: text(env, 'DATABASE_URL'),
    smtp,
    production,
    door: {
      host: text(env, 'ARSHJUL_DOOR_HOST') ?? '127.0.0.1',
      port: port(env, 'ARSHJUL_DOOR_PORT') ?? 0,
      token: text(env, 'ARSHJUL_DOOR_TOKEN'),
    },
    web: readWeb(env),
    definitions: text(env, 'ARSHJUL_DEFINITIONS'),
    workflowUiUrl: text(env, 'ARSHJUL_TEMPORAL_UI_URL')?.replace(/\/+$/, '') ?? null,
    workflowUiPort: port(env, 'ARSHJUL_TEMPORAL_UI_PORT'),
    health: { host: text(env, 'ARSHJUL_HEALTH_HOST') ?? '127.0.0.1', port: port(env, 'ARSHJUL_HEALTH_PORT') },
    mail: readMail(env),
    attachmentBytes: readAttachmentBytes(env),
    opens: readOpens(env),
  };
}

/** Where the store is, by configuration. */
export function storeLocation(config: Config): StoreLocation {
  return config.databaseUrl === null
    ? { kind: 'folder', folder: config.dataFolder }
    : { kind: 'postgres', url: config.databaseUrl };
}

function readWeb(env: Environment): Config['web'] {
  const secret = text(env, 'ARSHJUL_WEB_SECRET');
  if (secret !== null && secret.length < SECRET_LENGTH) {
    throw new Refusal(
      'invalid-definition',
      `Read ARSHJUL_WEB_SECRET: it has ${secret.length} characters, wanted at least ${SECRET_LENGTH}`,
    );
  }
  return {
    host: text(env, 'ARSHJUL_WEB_HOST') ?? '127.0.0.1',
    port: port(env, 'ARSHJUL_WEB_PORT'),
    secret,
    url: webUrl(env),
    secure: flag(env, 'ARSHJUL_WEB_TLS'),
    trustProxy: flag(env, 'ARSHJUL_WEB_BEHIND_PROXY'),
    singleSignOn: readSingleSignOn(env, webUrl(env)),
  };
}

/** All or nothing: half a configuration would let nobody in, and say so to users only. */
function readSingleSignOn(env: Environment, url: string | null): SingleSignOnOptions | null {
  const issuer = text(env, 'ARSHJUL_OIDC_ISSUER');
  if (issuer === null) return null;
  if (!/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)(:|\/|$))/.test(issuer) || !URL.canParse(issuer)) {
    throw new Refusal(
      'invalid-definition',
      `Read ARSHJUL_OIDC_ISSUER: it is "${issuer}", wanted an address that begins with https://`,
    );
  }
  const wanted = (name: string, what: string): never => {
    throw new Refusal('invalid-definition', `Read ${name}: it is missing beside ARSHJUL_OIDC_ISSUER, wanted ${what}`);
  };
  return {
    issuer,
    clientId: text(env, 'ARSHJUL_OIDC_CLIENT_ID') ?? wanted('ARSHJUL_OIDC_CLIENT_ID', 'what the provider calls us'),
    clientSecret: text(env, 'ARSHJUL_OIDC_CLIENT_SECRET') ?? wanted('ARSHJUL_OIDC_CLIENT_SECRET', 'our secret there'),
    name: text(env, 'ARSHJUL_OIDC_NAME') ?? new URL(issuer).host,
    url: url ?? wanted('ARSHJUL_WEB_URL', 'the address that the provider sends people back to'),
    trustsAddresses: flag(env, 'ARSHJUL_OIDC_TRUST_ADDRESSES'),
  };
}

/** The address that people know the pages by, without a slash at the end. */
function webUrl(env: Environment): string | null {
  const given = text(env, 'ARSHJUL_WEB_URL');
  if (given === null) return null;
  if (!/^https?:\/\/[^\s?#]+$/.test(given)) {
    throw new Refusal(
      'invalid-definition',
      `Read ARSHJUL_WEB_URL: it is "${given}", wanted an address such as https://arshjul.example`,
    );
  }
  return given.replace(/\/+$/, '');
}

const MIB = 1024 * 1024;

function readAttachmentBytes(env: Environment): number {
  const most = { from: 1, to: ATTACHMENT_CEILING_BYTES / MIB };
  const given = integer(env, 'ARSHJUL_ATTACHMENT_MIB', most);
  return given === null ? ATTACHMENT_BYTES : given * MIB;
}

function readOpens(env: Environment): Config['opens'] {
  return listed(env, 'ARSHJUL_OPENS').map((name) => {
    const [, forum, scheme] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(name) ?? [];
    if (forum === undefined || scheme === undefined) {
      throw new Refusal(
        'invalid-definition',
        `Read ARSHJUL_OPENS: "${name}" is in it, wanted forum/scheme, and commas between several`,
      );
    }
    return { forum, scheme };
  });
}
