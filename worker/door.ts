// The process's own HTTP interface: verbs for the CLI, and the inbox as pages. Node only.

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../domain/refusal.ts';
import { ATTACHMENT_BYTES } from '../domain/attachments.ts';
import { isStoreAway } from '../store/open.ts';
import { takeFile } from './door-files.ts';
import { inboxPage, mailPage } from './inbox-pages.ts';
import type { BounceDesk } from './take-bounce.ts';
import { takeBounce } from './take-bounce.ts';
import type { OpenWorld } from './verbs/input.ts';
import { VERBS } from './verbs/table.ts';

/** Room for the largest document and its wrapping. */
const BODY_LIMIT = 1024 * 1024;

/** Longer than a worker takes to come back after a restart. */
const ANSWER_MS = 60_000;

export interface Door {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/** What a door answers: either a result or a refusal. */
export type DoorAnswer =
  { readonly result: unknown } | { readonly refusal: { readonly code: string; readonly sentence: string } };

/** Opens the door. Verbs want the token; it is in a file that only the owner of the process may read. */
export async function openDoor(options: {
  worlds: Readonly<Record<string, OpenWorld>>;
  host: string;
  port: number;
  token: string | null;
  log?: (line: string) => void;
  /** Largest file that is taken. */
  attachmentBytes?: number;
  /** Takes delivery reports; null, or absent, where none are expected. */
  bounces?: BounceDesk | null;
}): Promise<Door> {
  const token = options.token ?? randomBytes(24).toString('hex');
  const server = createServer((request, response) => {
    const attachmentBytes = options.attachmentBytes ?? ATTACHMENT_BYTES;
    void serve(request, response, { ...options, attachmentBytes, token, log: options.log ?? console.error });
  });
  await listen(server, options.host, options.port);
  const { port } = server.address() as AddressInfo;
  const host = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host;
  return {
    url: `http://${host}:${port}`,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'the port is in use' : (error.code ?? error.message);
      reject(new Refusal('unavailable', `Listen on ${host}:${port}: ${why}, wanted a free port (ARSHJUL_DOOR_PORT)`));
    });
    server.listen(port, host, () => resolve());
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  at: {
    readonly worlds: Readonly<Record<string, OpenWorld>>;
    readonly token: string;
    readonly attachmentBytes: number;
    readonly log: (line: string) => void;
    readonly bounces?: BounceDesk | null;
  },
): Promise<void> {
  const { worlds, token, log } = at;
  try {
    const path = new URL(request.url ?? '/', 'http://door').pathname;
    if (request.method === 'GET' && path === '/health') return json(response, 200, { result: 'ok' });
    if (request.method === 'GET') return await page(path, worlds, response);
    if (request.method === 'POST' && path === '/bounces' && at.bounces)
      return await bounce(request, response, at.bounces);
    const verb = /^\/([a-z]+)\/([a-z]+)$/.exec(path);
    const file = request.method === 'PUT' ? /^\/([a-z]+)\/attachments\/([^/]+)$/.exec(path) : null;
    if (file === null && (request.method !== 'POST' || !verb))
      return json(response, 404, { refusal: { code: 'not-found', sentence: `Open ${path}: there is no such page` } });
    if (!authorized(request, token)) {
      return json(response, 401, {
        refusal: {
          code: 'wrong-role',
          sentence: 'Open the door: the token is missing or wrong, wanted the one in door.json or ARSHJUL_DOOR_TOKEN',
        },
      });
    }
    const name = (file ?? verb)![1]!;
    const world = Object.hasOwn(worlds, name) ? worlds[name] : undefined;
    if (file && world)
      return json(response, 200, {
        result: await takeFile(request, world, { encodedName: file[2]!, limit: at.attachmentBytes }),
      });
    const asked = verb?.[2] ?? '';
    const run = Object.hasOwn(VERBS, asked) ? VERBS[asked] : undefined;
    if (!world || !run)
      return json(response, 404, {
        refusal: { code: 'not-found', sentence: `Ask for ${path}: there is no such world or verb` },
      });
    const input = await readBody(request);
    const result = await inTime(asked, run(world, input));
    return json(response, 200, { result: result ?? null });
  } catch (error) {
    if (error instanceof Refusal)
      return json(response, 422, { refusal: { code: error.code, sentence: error.message } });
    if (isStoreAway(error)) {
      const sentence = 'Answer the request: the database does not answer, wanted one that does; try again';
      return json(response, 503, { refusal: { code: 'unavailable', sentence } });
    }
    log(`door: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return json(response, 500, {
      refusal: { code: 'unknown', sentence: 'Answer the request: something failed that should not; it is in the log' },
    });
  }
}

/** Moving the demonstration's clock, and asking hundreds of partnerships. */
const MAY_TAKE_LONG = new Set(['advance', 'extendmany']);

/** Without a worker, Temporal would let a request wait for ever. */
async function inTime(verb: string, answer: Promise<unknown>): Promise<unknown> {
  if (MAY_TAKE_LONG.has(verb)) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const sentence = `Answer the request: no answer within ${ANSWER_MS / 1000} s, wanted a running worker; what was asked may still be carried out, so look before asking again`;
    timer = setTimeout(() => reject(new Refusal('unavailable', sentence)), ANSWER_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function page(
  path: string,
  worlds: Readonly<Record<string, OpenWorld>>,
  response: ServerResponse,
): Promise<void> {
  const wanted = /^\/inbox(?:\/([a-z]+)(?:\/(\d+))?)?$/.exec(path);
  const known = Object.entries(worlds).filter(([, world]) => world.inbox !== null);
  if (!wanted)
    return html(
      response,
      404,
      '<!doctype html><html lang="nb"><title>Finnes ikke</title><h1>Siden finnes ikke</h1><p><a href="/inbox">Innboksen</a></p></html>',
    );
  const boxes = await Promise.all(known.map(async ([name, world]) => ({ name, mails: await world.inbox!() })));
  const box = boxes.find(({ name }) => name === wanted[1]);
  const mail = box && wanted[2] !== undefined ? box.mails[Number(wanted[2]) - 1] : undefined;
  if (mail) return html(response, 200, mailPage(mail));
  return html(response, 200, inboxPage(box ? [box] : boxes));
}

function authorized(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from((request.headers.authorization ?? '').replace(/^Bearer /, ''));
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** A mail server hands a delivery report over: the body is the mail, the bearer token the secret of bounces. */
async function bounce(request: IncomingMessage, response: ServerResponse, desk: BounceDesk): Promise<void> {
  if (!authorized(request, desk.secret)) {
    const sentence = 'Take a delivery report: the token is missing or wrong, wanted ARSHJUL_BOUNCE_SECRET';
    return json(response, 401, { refusal: { code: 'wrong-role', sentence } });
  }
  return json(response, 200, { result: await takeBounce(await readBytes(request), desk) });
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_LIMIT)
      throw new Refusal('too-large', `Read the request: it is over ${BODY_LIMIT} bytes, wanted less`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request);
  try {
    const body = JSON.parse(bytes.toString('utf8') || '{}') as unknown;
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Answered below, as for any other body that is no object.
  }
  throw new Refusal('misshapen', 'Read the request: the body is not a JSON object');
}

function json(response: ServerResponse, status: number, answer: DoorAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(answer));
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(body);
}
