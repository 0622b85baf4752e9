// A worker with its store in a folder, as a process that can be killed at any moment. Prints where its door is once its
// year is open. Node only; started by killed-year.ts.

import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { openDatabase } from '../../store/open.ts';
import { openDoor } from '../../worker/door.ts';
import { installRuntime } from '../../worker/quiet-runtime.ts';
import { registerSearchAttributes } from '../../worker/register-search-attributes.ts';
import { openWorld } from '../../worker/rehearse.ts';
import { runWorld } from '../../worker/run-world.ts';
import type { World } from '../../workflows/contract.ts';
import { yearOf } from './year-of.ts';

/** What the process is told on its command line, as JSON. */
export interface WorldProcessInput {
  readonly address: string;
  readonly namespace: string;
  readonly folder: string;
  readonly codePath: string;
  readonly smtpPort: number;
  readonly world: World;
  readonly schema: string;
  readonly year: number;
  /** How many networks; null = the whole forum. */
  readonly networks: number | null;
  readonly mailDomain: string;
}

const input = JSON.parse(process.argv[2]!) as WorldProcessInput;
installRuntime();
const { address, namespace, world } = input;
const database = await openDatabase({ kind: 'folder', folder: input.folder });
const [connection, nativeConnection] = await Promise.all([
  Connection.connect({ address }),
  NativeConnection.connect({ address }),
]);
await registerSearchAttributes(connection, namespace);
const running = await runWorld({
  world,
  database,
  schema: input.schema,
  connection,
  nativeConnection,
  namespace,
  bundle: { codePath: input.codePath },
  smtp: {
    host: '127.0.0.1',
    port: input.smtpPort,
    secure: false,
    from: `arshjul@${input.mailDomain}`,
    domain: input.mailDomain,
  },
  test: true,
  openCycle: () => Promise.resolve({ opened: null, refused: 'this world opens no years by itself' }),
});
const { year, people } = yearOf(input.year, input.networks);
if ((await running.store.reads.cycles()).length === 0 && (await running.store.directory.people()).length === 0) {
  await openWorld(running, [year], people, year.plan.opensAt);
}
const door = await openDoor({
  worlds: { world: { running, inbox: null, definitions: undefined, examples: true } },
  host: '127.0.0.1',
  port: 0,
  token: null,
});
console.log(JSON.stringify({ url: door.url, token: door.token }));

async function stop(): Promise<void> {
  await door.close();
  await running.stop();
  await Promise.all([database.close(), connection.close(), nativeConnection.close()]);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
// Nothing outlives a test that was itself killed.
process.stdin.on('end', () => process.exit(1)).resume();
