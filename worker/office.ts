// The desk process: the door for coordinators' CLI and for programs. It starts no worker. Node only.

import { createSmtpMailer } from '../activities/mail/smtp-mailer.ts';
import type { Gateway } from '../client/gateway.ts';
import { createGateway } from '../client/gateway.ts';
import { Refusal } from '../domain/refusal.ts';
import { openDatabase } from '../store/open.ts';
import { openWorldStore } from '../store/world-store.ts';
import { REAL_CLOCK, TASK_QUEUE } from '../workflows/contract.ts';
import type { Config } from './config.ts';
import { openDoor } from './door.ts';
import { openHealth } from './health.ts';
import { requirePrivateHost } from './private-host.ts';
import type { Service } from './services.ts';
import { closeAll, missing, outside, outsideChecks, REAL_SCHEMA } from './services.ts';
import { connectTemporal } from './temporal-server.ts';
import { openWeb, webWorldOf } from './web.ts';

/** Shorter ones can be guessed; the door gives everything to whoever has it. */
const TOKEN_LENGTH = 24;

/** Wakes the mail desk: something is due now. */
async function ringNow(gateway: Gateway): Promise<void> {
  const now = new Date().toISOString();
  await gateway.ringDesk(now, now);
}

/** Starts the office. Refuses when the environment lacks something or a service does not answer. */
export async function startOffice(config: Config): Promise<Service> {
  const { address, databaseUrl } = outside(config, 'office');
  const { host, port, token } = config.door;
  if (port === 0) missing('office', 'ARSHJUL_DOOR_PORT', 'the port that the CLI is told');
  if (token === null)
    missing('office', 'ARSHJUL_DOOR_TOKEN', `at least ${TOKEN_LENGTH} characters that nobody guesses`);
  if (config.production && token.length < TOKEN_LENGTH) {
    throw new Refusal(
      'invalid-definition',
      `Start the office: ARSHJUL_DOOR_TOKEN has ${token.length} characters, wanted at least ${TOKEN_LENGTH} in production`,
    );
  }
  const closers: (() => Promise<void> | void)[] = [];
  const stop = closeAll(closers);
  try {
    const database = await openDatabase({ kind: 'postgres', url: databaseUrl });
    closers.push(() => database.close());
    const connection = await connectTemporal(address);
    closers.push(() => connection.close());
    const store = await openWorldStore(database, REAL_SCHEMA, {
      mailDomain: config.smtp?.domain ?? 'localhost',
      wallClock: () => new Date(),
    });
    const world = { prefix: '', taskQueue: TASK_QUEUE, clock: REAL_CLOCK };
    const gateway = createGateway(connection, config.namespace, world);
    const door = await openDoor({
      worlds: {
        real: {
          running: { store, gateway },
          inbox: null,
          definitions: config.definitions ?? undefined,
          examples: false,
        },
      },
      host,
      port,
      token,
      attachmentBytes: config.attachmentBytes,
      bounces: config.mail.bounces
        ? {
            bounces: store.bounces,
            secret: config.mail.bounces.secret,
            ring: () => ringNow(gateway),
            log: console.error,
          }
        : null,
    });
    closers.push(() => door.close());
    const pages = await openPages(config, { store, gateway }, closers);
    if (config.health.port !== null) {
      const health = await openHealth(
        { host: config.health.host, port: config.health.port },
        outsideChecks(connection, database),
      );
      closers.push(() => health.close());
    }
    return {
      greeting: `The office is open on ${host}:${port}${pages === null ? '' : `, its pages at ${pages}`}.`,
      stop,
      died: new Promise<never>(() => undefined),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens the pages when they have a port. They need a secret for cookies and a mail server for sign-in links. */
async function openPages(
  config: Config,
  running: Parameters<typeof webWorldOf>[0],
  closers: (() => Promise<void> | void)[],
): Promise<string | null> {
  if (config.web.port === null) return null;
  if (config.web.secret === null) missing('office', 'ARSHJUL_WEB_SECRET', 'at least 32 characters that nobody guesses');
  const smtp = config.smtp ?? missing('office', 'SMTP_HOST', 'a mail server for links to sign in with');
  if (!config.production) await requirePrivateHost(smtp.host);
  const mailer = createSmtpMailer(smtp);
  closers.push(() => mailer.close());
  const world = webWorldOf(running, {
    base: '',
    test: !config.production,
    mailer,
    mailDomain: smtp.domain,
    secret: config.web.secret,
    workflowUi: config.workflowUiUrl === null ? null : { url: config.workflowUiUrl, namespace: config.namespace },
    definitions: config.definitions ?? undefined,
    attachmentBytes: config.attachmentBytes,
  });
  const web = await openWeb(config, [world], console.log);
  closers.push(() => web.close());
  return web.url;
}
