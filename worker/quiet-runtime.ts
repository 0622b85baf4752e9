// Logging of the Temporal SDK: warnings and errors only, one line each. Node only.

import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Installs the runtime; call once, before any worker. */
export function installRuntime(): void {
  Runtime.install({
    logger: {
      log: () => undefined,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: (message, meta) => line('warn', message, meta),
      error: (message, meta) => line('error', message, meta),
    },
    // Signals are the composition root's business: it closes things in order.
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
  });
}

function line(level: string, message: string, meta: unknown): void {
  const { error, workflowId, signal, reason } = (meta ?? {}) as Record<string, unknown>;
  const about = [workflowId, signal, reason, error instanceof Error ? error.message : undefined].filter(
    (one) => one !== undefined,
  );
  console.error(JSON.stringify({ level, message, about }));
}
