// An SMTP sink in a process of its own. Prints its port, then each point that it was told to stop at; behaves as the lines
// on its stdin say. Node only; started by processes.ts.

import { createInterface } from 'node:readline';
import type { SinkPoint, SinkScript } from './smtp-sink.ts';
import { startSmtpSink } from './smtp-sink.ts';

export interface SinkProcessInput {
  readonly port?: number;
  /** Where messages are written before they are acknowledged; nowhere by default. */
  readonly file?: string;
  readonly script?: SinkScript;
}

/** Where to stop, the so-many-th time from now: `hold` waits for the order to go on, `die` ends the process as kill -9 does. */
export interface Stop {
  readonly point: SinkPoint;
  readonly time: number;
  readonly how: 'hold' | 'die';
}

/** A line on stdin: behave so; stop there; go on; or say how many messages were taken. */
export type SinkOrder =
  { readonly script: SinkScript } | { readonly stopAt: Stop } | { readonly goOn: true } | { readonly count: true };

const input = JSON.parse(process.argv[2]!) as SinkProcessInput;
let stop: (Stop & { times: number }) | null = null;
let goOn: () => void = () => undefined;

const sink = await startSmtpSink(input.script, {
  keep: false,
  ...(input.port === undefined ? {} : { port: input.port }),
  ...(input.file === undefined ? {} : { file: input.file }),
  reached: (point) => {
    if (stop === null || point !== stop.point) return undefined;
    stop.times += 1;
    if (stop.times !== stop.time) return undefined;
    if (stop.how === 'die') process.kill(process.pid, 'SIGKILL');
    stop = null;
    console.log(JSON.stringify({ held: point }));
    return new Promise<void>((resolve) => (goOn = resolve));
  },
});
console.log(JSON.stringify({ port: sink.port }));
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const order = JSON.parse(line) as SinkOrder;
  if ('script' in order) sink.behave(order.script);
  else if ('stopAt' in order) stop = { ...order.stopAt, times: 0 };
  else if ('goOn' in order) goOn();
  else console.log(JSON.stringify({ count: sink.count() }));
});
// Nothing outlives a test that was itself killed.
lines.on('close', () => process.exit(0));
