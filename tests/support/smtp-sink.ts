// SMTP servers that behave badly on purpose, and count what they were handed. Node only.

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where in the conversation something may happen. `written`: the message is on disk, and 250 has not been said. */
export const SINK_POINTS = [
  'greeting',
  'EHLO',
  'STARTTLS',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'body',
  'end-of-data',
  'written',
  'taken',
] as const;
export type SinkPoint = (typeof SINK_POINTS)[number];

/** What the server does at each point of the conversation; without an entry it says yes. */
export interface SinkScript {
  /** Replies by point: a line, `drop` to break the connection without one, or `stall` to say nothing for ever. */
  readonly on?: Partial<Record<SinkPoint, string>>;
  /** Bad behaviour is over after so many connections. */
  readonly connections?: number;
  /** Behaves badly only every so-many-th time it comes to the point. */
  readonly every?: number;
  /** The first so many connections are broken off without a word. */
  readonly refuse?: number;
  /** Reads so many bytes at a time, with a pause of so many ms in between. */
  readonly slow?: { readonly bytes: number; readonly ms: number };
  /** Offers AUTH PLAIN. */
  readonly auth?: boolean;
  /** Offers STARTTLS, and talks nonsense when it is taken up. */
  readonly brokenTls?: boolean;
}

export interface SinkOptions {
  readonly port?: number;
  /** A file to which every message is written, and synced, before it is acknowledged. */
  readonly file?: string;
  /** Keeps what was received in memory; true by default. */
  readonly keep?: boolean;
  /** Is told of every point that is reached; the conversation goes on when it resolves. */
  readonly reached?: (point: SinkPoint) => Promise<void> | undefined;
}

/** A message whose last byte arrived, whatever was answered. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Bytes as latin1. */
  readonly raw: string;
  readonly acknowledged: boolean;
}

export interface SmtpSink {
  readonly port: number;
  readonly received: readonly Received[];
  /** How many messages were acknowledged. */
  count(): number;
  /** Breaks every open connection, as a server does that restarts. */
  breakConnections(): void;
  /** Behaves differently from now on. */
  behave(script: SinkScript): void;
  close(): Promise<void>;
}

const DROP = 'drop';
const STALL = 'stall';
const END = '\r\n.\r\n';

/** Starts a sink on the loopback address. It speaks just enough SMTP for one client at a time per connection. */
export async function startSmtpSink(first: SinkScript = {}, options: SinkOptions = {}): Promise<SmtpSink> {
  let script = first;
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const times = new Map<SinkPoint, number>();
  const file = options.file === undefined ? null : openSync(options.file, 'a');
  let connections = 0;
  let count = 0;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (connections <= (script.refuse ?? 0)) return void socket.destroy();
    const own = connections;
    let rest = '';
    let inData = false;
    let searched = 0;
    let from = '';
    let to: string[] = [];

    /** True when the server said yes. */
    const say = async (point: SinkPoint, yes: string | null): Promise<boolean> => {
      const waits = options.reached?.(point);
      if (waits !== undefined) await waits;
      const time = (times.get(point) ?? 0) + 1;
      times.set(point, time);
      const isBad = (script.connections === undefined || own <= script.connections) && time % (script.every ?? 1) === 0;
      const reply = (isBad ? script.on?.[point] : undefined) ?? yes;
      if (reply === DROP) socket.destroy();
      else if (reply === STALL) await new Promise((resolve) => socket.once('close', resolve));
      else if (reply !== null && !socket.destroyed) socket.write(`${reply}\r\n`);
      return reply === yes && !socket.destroyed;
    };
    const take = async (raw: string): Promise<void> => {
      const message = { from, to, raw, acknowledged: false };
      to = [];
      if (options.keep !== false) received.push(message);
      if (!(await say('end-of-data', null))) return;
      if (file !== null) {
        writeSync(file, `${JSON.stringify({ from: message.from, to: message.to, raw })}\n`);
        fsyncSync(file);
      }
      message.acknowledged = await say('written', '250 taken');
      if (message.acknowledged) count += 1;
      await say('taken', null);
    };
    const offers = ['sink', ...(script.auth ? ['AUTH PLAIN'] : []), ...(script.brokenTls ? ['STARTTLS'] : [])];
    const answer = async (line: string): Promise<void> => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') {
        await say(
          'EHLO',
          offers.map((offer, index) => `250${index < offers.length - 1 ? '-' : ' '}${offer}`).join('\r\n'),
        );
      } else if (verb === 'STAR') {
        if (await say('STARTTLS', '220 go on')) socket.end('this is no handshake\r\n');
      } else if (verb === 'AUTH') await say('AUTH', '235 welcome');
      else if (verb === 'MAIL') {
        from = /<([^>]*)>/.exec(line)?.[1] ?? '';
        await say('MAIL', '250 sender');
      } else if (verb === 'RCPT') {
        if (await say('RCPT', '250 recipient')) to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
      } else if (verb === 'DATA') inData = await say('DATA', '354 go on');
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    };
    /** Handles what has come, in order; answers when more must come. */
    const digest = async (): Promise<void> => {
      while (!socket.destroyed) {
        const end = rest.indexOf(inData ? END : '\r\n', searched);
        if (end < 0) {
          searched = Math.max(0, rest.length - END.length);
          if (inData && rest.length > 0) await say('body', null);
          return;
        }
        searched = 0;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (inData ? END.length : 2));
        if (!inData) await answer(line);
        else {
          inData = false;
          await take(`${line}\r\n`);
        }
      }
    };
    // One after the other: a client that sends ahead is answered in order.
    let turn: Promise<unknown> = say('greeting', '220 sink');
    const eat = (chunk: string): void => {
      turn = turn.then(() => {
        rest += chunk;
        return digest();
      });
    };
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      const { slow } = script;
      if (slow === undefined) return eat(text);
      socket.pause();
      const sip = async (): Promise<void> => {
        for (let at = 0; at < text.length; at += slow.bytes) {
          eat(text.slice(at, at + slow.bytes));
          await sleep(slow.ms);
        }
        socket.resume();
      };
      void sip();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const breakConnections = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    received,
    count: () => count,
    breakConnections,
    behave(next) {
      script = next;
      connections = 0;
      times.clear();
    },
    async close() {
      breakConnections();
      await new Promise((done) => server.close(done));
      if (file !== null) closeSync(file);
    },
  };
}

/** What a sink wrote to its file. A last line that was broken off was never acknowledged. */
export function readSink(file: string): Omit<Received, 'acknowledged'>[] {
  const lines = readFileSync(file, 'latin1').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(Buffer.from(line, 'latin1').toString('utf8')) as Received);
}
