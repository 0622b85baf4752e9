// SMTP servers that behave badly on purpose, and count what they were handed. Node only.

import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** What the server does at each point of the conversation; without an entry it says yes. */
export interface SinkScript {
  /** Replies by command: a line, or `drop` to break the connection without one. */
  readonly on?: Partial<Record<'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'end-of-data', string>>;
  /** Bad behaviour is over after so many connections. */
  readonly connections?: number;
  /** Offers AUTH PLAIN. */
  readonly auth?: boolean;
}

export interface SmtpSink {
  readonly port: number;
  /** Recipients of every message whose last byte arrived, whatever was answered. */
  readonly received: readonly {
    readonly to: readonly string[];
    readonly raw: string;
    readonly acknowledged: boolean;
  }[];
  /** Breaks every open connection, as a server does that restarts. */
  breakConnections(): void;
  close(): Promise<void>;
}

const DROP = 'drop';

/** Starts a sink on the loopback address. It speaks just enough SMTP for one client at a time per connection. */
export async function startSmtpSink(script: SinkScript = {}): Promise<SmtpSink> {
  const received: { to: string[]; raw: string; acknowledged: boolean }[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const bad = script.connections === undefined || connections <= script.connections;
    const replies = bad ? (script.on ?? {}) : {};
    let rest = '';
    let inData = false;
    let to: string[] = [];
    const say = (point: keyof NonNullable<SinkScript['on']>, yes: string): boolean => {
      const reply = replies[point] ?? yes;
      if (reply === DROP) socket.destroy();
      else socket.write(`${reply}\r\n`);
      return reply === yes;
    };
    say('greeting', '220 sink');
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const end = inData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0 || socket.destroyed) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          const message = { to, raw: `${line}\r\n`, acknowledged: false };
          received.push(message);
          message.acknowledged = say('end-of-data', '250 taken');
          to = [];
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'EHLO') say('EHLO', script.auth === true ? '250-sink\r\n250 AUTH PLAIN' : '250 sink');
        else if (verb === 'AUTH') say('AUTH', '235 welcome');
        else if (verb === 'MAIL') say('MAIL', '250 sender');
        else if (verb === 'RCPT') {
          if (say('RCPT', '250 recipient')) to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
        } else if (verb === 'DATA') inData = say('DATA', '354 go on');
        else if (verb === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const breakConnections = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    received,
    breakConnections,
    async close() {
      breakConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
