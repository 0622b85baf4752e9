// Ports for the dev server: a free one, or a sentence about the one that is wanted. Node only.

import { createServer } from 'node:net';
import { DevServerError } from './dev-server-binary.ts';

const host = '127.0.0.1';

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  return await listenOnce(0);
}

/** @throws {DevServerError} when the port is in use or cannot be opened. */
export async function ensureFree(port: number): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DevServerError(
      `The Temporal dev server cannot start: port ${port} ${code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code ?? 'unknown reason'})`}; ` +
        'wanted: a free port. Choose another, or leave the port out.',
    );
  }
}

async function listenOnce(port: number): Promise<number> {
  return await new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(port, host, () => {
      const bound = server.address();
      server.close(() => (typeof bound === 'object' && bound !== null ? done(bound.port) : fail(new Error('no port'))));
    });
  });
}
