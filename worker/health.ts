// Liveness and readiness over HTTP, for containers and load balancers. Node only.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../domain/refusal.ts';

/** Longer than an answer takes, shorter than a health check waits. */
const CHECK_MS = 3_000;

/** What must answer before work is sent here: a name, and a promise that rejects when it does not. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

export interface HealthEndpoint {
  readonly port: number;
  close(): Promise<void>;
}

/** `GET /live` answers while the event loop turns; `GET /ready` also wants every check to pass. */
export async function openHealth(address: { host: string; port: number }, checks: Checks): Promise<HealthEndpoint> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.method !== 'GET') return answer(405, { status: 'wanted GET' });
    if (request.url === '/live') return answer(200, { status: 'live' });
    if (request.url !== '/ready') return answer(404, { status: 'wanted /live or /ready' });
    void readiness(checks).then(({ ready, found }) =>
      answer(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', checks: found }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'the port is in use' : (error.code ?? error.message);
      const where = `${address.host}:${address.port}`;
      reject(new Refusal('unavailable', `Answer health at ${where}: ${why}, wanted a free port (ARSHJUL_HEALTH_PORT)`));
    });
    server.listen(address.port, address.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Runs every check at once; one that does not answer in time counts as failed. */
export async function readiness(checks: Checks): Promise<{ ready: boolean; found: Record<string, string> }> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, string]> => {
      let timer: NodeJS.Timeout | undefined;
      try {
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('no answer')), CHECK_MS);
        });
        await Promise.race([check(), late]);
        return [name, 'ok'];
      } catch {
        // Why is in the log of what failed; a health page tells strangers nothing.
        return [name, 'failed'];
      } finally {
        clearTimeout(timer);
      }
    }),
  );
  return { ready: found.every(([, state]) => state === 'ok'), found: Object.fromEntries(found) };
}
