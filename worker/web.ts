// Puts worlds behind the web: their reads and gateway, mail for signing in, and a port. Node only.

import { DateTime } from 'luxon';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Mailer } from '../activities/ports.ts';
import { ATTACHMENT_BYTES } from '../domain/attachments.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import { Refusal, refuse } from '../domain/refusal.ts';
import type { Role } from '../domain/words.ts';
import { ROLES } from '../domain/words.ts';
import { createApp } from '../web/app.ts';
import { CATALOGUE } from '../web/i18n/catalogue.ts';
import { pathsUnder } from '../web/paths.ts';
import { createSingleSignOn } from '../web/single-sign-on.ts';
import type { WebWorld } from '../web/world.ts';
import { CYCLE_UPDATES, PARTNERSHIP_UPDATES } from '../workflows/contract.ts';
import type { Config } from './config.ts';
import { readiness } from './health.ts';
import type { RunningWorld } from './run-world.ts';
import { unsubscribeTokens } from './unsubscribe.ts';
import { businessNow } from './verbs/input.ts';
import { lookAhead } from './verbs/what-if.ts';
import { VERBS } from './verbs/table.ts';
import { secretOf } from './web-secret.ts';

/** Where the web is when nobody says otherwise, if that port is free. */
const USUAL_PORT = 4646;
/** Where all years of the schemes are lived. */
const ZONE = 'Europe/Oslo';
/** How long the links that are printed at the start work: a working day. */
const PRINTED_LINK_MINUTES = 12 * 60;

/** Definitions of so many cycles are kept in memory; a large one takes half a megabyte. */
const KEPT_DEFINITIONS = 400;

const { tellFromCycle: _tell, changeSeats: _seats, ...ofPartnerships } = PARTNERSHIP_UPDATES;
const { changeSeats: _ofCycle, ...ofCycles } = CYCLE_UPDATES;
/** What people ask for; the others pass between workflows, or follow from the directory. */
const MESSAGES_OF_PEOPLE = { cycle: ofCycles, partnership: ofPartnerships };

export interface RunningWeb {
  readonly url: string;
  close(): Promise<void>;
}

/** A world as the web sees it. `mailer` takes the mails with links for signing in. */
export function webWorldOf(
  { store, gateway }: Pick<RunningWorld, 'store' | 'gateway'>,
  options: {
    readonly base: string;
    readonly test: boolean;
    readonly mailer: Mailer;
    readonly mailDomain: string;
    readonly secret: string;
    /** Largest attachment; the usual one when left out. */
    readonly attachmentBytes?: number;
    /** Address of the catcher's inbox. */
    readonly inbox?: string | null;
    /** Folder with definitions; the shipped ones when left out. */
    readonly definitions?: string | undefined;
    /** Address of Temporal's own pages and the namespace in it. */
    readonly workflowUi?: { readonly url: string; readonly namespace: string } | null;
  },
): WebWorld {
  // What a cycle froze never changes, so it is read once.
  const frozen = new Map<string, Promise<CycleDefinitions & { readonly example: boolean }>>();
  const { clock } = gateway.world;
  const tokens = unsubscribeTokens(options.secret, options.base);
  return {
    base: options.base,
    test: options.test,
    inbox: options.inbox ?? null,
    reads: store.reads,
    drafts: store.drafts,
    attachments: store.attachments,
    keptTexts: store.keptTexts,
    attachmentBytes: options.attachmentBytes ?? ATTACHMENT_BYTES,
    signIns: store.signIns,
    accessKeys: store.accessKeys,
    messages: MESSAGES_OF_PEOPLE,
    async ask(verb, input) {
      const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
      if (!run) return refuse('not-found', `Ask for ${verb}: there is no such verb`);
      return run(
        { running: { store, gateway }, inbox: null, definitions: options.definitions, examples: clock.speed === 0 },
        input,
      );
    },
    people: () => store.directory.people(),
    definitionsOf(cycle) {
      const known = frozen.get(cycle) ?? store.definitions.ofCycle(cycle);
      frozen.set(cycle, known);
      known.catch(() => frozen.delete(cycle));
      // Years pile up; the oldest that was read goes first.
      if (frozen.size > KEPT_DEFINITIONS) frozen.delete(frozen.keys().next().value!);
      return known;
    },
    gateway,
    lookAhead: async (ref, acts, now) => (await lookAhead(store, ref, acts, now)).found,
    now: () => businessNow({ store, gateway }),
    dateOf: (at) => DateTime.fromISO(at, { zone: ZONE }).toISODate()!,
    async health() {
      const { found } = await readiness({
        database: async () => void (await store.reads.overviewForums()),
        temporal: async () => {
          await gateway.client.connection.withDeadline(Date.now() + 2_500, () =>
            gateway.client.workflowService.getSystemInfo({}),
          );
        },
      });
      return Object.fromEntries(Object.entries(found).map(([name, state]) => [name, state === 'ok']));
    },
    workflowPage(ref, party) {
      const ui = options.workflowUi ?? null;
      if (ui === null) return null;
      const id = party === null ? gateway.cycleId(ref) : gateway.partnershipId(ref, party);
      return `${ui.url}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${encodeURIComponent(id)}`;
    },
    clockStands: clock.speed === 0,
    unsubscribe: {
      read: (token) => tokens.read(token),
      async off({ person, kinds }) {
        const known = (await store.directory.people()).find((one) => one.id === person);
        if (known) await store.directory.setMuted(person, [...(known.muted ?? []), ...kinds]);
      },
    },
    async sendSignIn({ to, language, link, minutes }) {
      const { mailSubject, mailBody } = CATALOGUE[language].signIn;
      const text = mailBody(link, minutes);
      const id = createHash('sha256').update(link).digest('hex').slice(0, 32);
      await options.mailer.send({
        to,
        language,
        subject: options.test ? `[PRØVE] ${mailSubject}` : mailSubject,
        text,
        html: htmlOf(text, link, language),
        messageId: `<sign-in-${id}@${options.mailDomain}>`,
        date: new Date().toISOString(),
        notices: [],
      });
    },
  };
}

/** Opens the web. Refuses when a port that was asked for is taken. */
export async function openWeb(
  config: Config,
  worlds: readonly WebWorld[],
  log: (line: string) => void = () => undefined,
): Promise<RunningWeb> {
  const { host, port, secure, trustProxy } = config.web;
  const build = () =>
    createApp({
      worlds,
      secret: secretOf(config),
      secure,
      trustProxy,
      wallClock: () => new Date(),
      log,
      singleSignOn: config.web.singleSignOn && createSingleSignOn(config.web.singleSignOn),
    });
  const listenOn = async (wanted: number): Promise<RunningWeb> => {
    const app = await build();
    try {
      await app.listen({ host, port: wanted });
    } catch (error) {
      await app.close();
      throw error;
    }
    const { port: got } = app.server.address() as AddressInfo;
    return {
      url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${got}`,
      close: () => app.close(),
    };
  };
  try {
    return await listenOn(port ?? USUAL_PORT);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (port === null) return listenOn(0);
    throw new Refusal(
      'unavailable',
      `Open the web on ${host}:${port}: the port is in use, wanted a free port (ARSHJUL_WEB_PORT)`,
    );
  }
}

/** One person per role with a link that signs them in, for trying things out. Never in production. */
export async function exampleSignIns(
  world: WebWorld,
  url: string,
): Promise<{ readonly role: Role; readonly person: Person; readonly link: string }[]> {
  const people = await world.people();
  const found: { role: Role; person: Person; link: string }[] = [];
  for (const role of ROLES) {
    const person = people.find((one) => one.roles.some((held) => held.role === role));
    if (!person) continue;
    const secret = await world.signIns.issue(person.id, PRINTED_LINK_MINUTES);
    found.push({ role, person, link: `${url}${pathsUnder(world.base).signInWith(secret)}` });
  }
  return found;
}

function htmlOf(text: string, link: string, language: string): string {
  const escaped = (part: string): string =>
    part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const paragraphs = text
    .trim()
    .split('\n\n')
    .map((part) =>
      part === link ? `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` : `<p>${escaped(part)}</p>`,
    );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(text.split('\n')[0]!)}</title></head><body>${paragraphs.join('')}</body></html>`;
}
