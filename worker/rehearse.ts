// The same year on the real engine, the real store and real SMTP, compared line by line with the preview. Node only.

import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { driveWorld } from '../client/drive.ts';
import type { Gateway } from '../client/gateway.ts';
import { openCycle } from '../client/open-cycle.ts';
import type { CompiledYear, ListedStage, RenderedMail, YearList } from '../client/preview.ts';
import { actsOf, listNotice, previewYears, sortStages } from '../client/preview.ts';
import { compare } from '../domain/compare.ts';
import type { Person } from '../domain/definition-people.ts';
import { localDateAt } from '../domain/local-time.ts';
import type { Behaviour } from '../domain/behaviour.ts';
import type { Language, WorkflowId } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { openDatabase } from '../store/open.ts';
import { cycleWorkflowId, deskWorkflowId, partnershipWorkflowId } from '../workflows/contract.ts';
import type { World } from '../workflows/contract.ts';
import { workflowBundle } from './bundle.ts';
import type { CaughtMail } from './mail-catcher.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { registerSearchAttributes } from './register-search-attributes.ts';
import type { RunningWorld, WorldOptions } from './run-world.ts';
import { runWorld } from './run-world.ts';

export interface RehearsalOptions {
  readonly years: readonly CompiledYear[];
  readonly people: readonly Person[];
  readonly behaviour: Behaviour;
  readonly address: string;
  readonly namespace: string;
  /** 0 to 1. */
  readonly onProgress?: (done: number, now: string) => void;
  readonly replacePorts?: WorldOptions['replacePorts'];
}

export interface Rehearsal extends YearList {
  readonly identical: boolean;
  /** Lines that differ, `-` expected by the preview, `+` seen on the engine. */
  readonly differences: readonly string[];
  readonly refused: readonly string[];
  readonly seconds: number;
  /** History events over whole run chains. */
  readonly historyEvents: { readonly cycle: number; readonly partnershipMax: number; readonly mailDesk: number };
}

/** Rehearses years in a world of their own: own ids, own queue, own store in memory, own mail catcher. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const started = performance.now();
  const { years, people, behaviour } = options;
  const expected = previewYears(years, people, behaviour);
  const name = `rehearsal/${randomUUID()}`;
  const from = years.map((year) => year.plan.opensAt).sort()[0]!;
  const until = years
    .map((year) => year.plan.endsAt)
    .sort()
    .at(-1)!;
  const world: World = {
    prefix: `${name}/`,
    taskQueue: `arshjul/${name}`,
    clock: { virtualAnchor: from, realAnchor: new Date().toISOString(), speed: 0 },
  };
  const [connection, nativeConnection, database, bundle, catcher] = await Promise.all([
    Connection.connect({ address: options.address }),
    NativeConnection.connect({ address: options.address }),
    openDatabase({ kind: 'memory' }),
    workflowBundle(),
    startMailCatcher(),
  ]);
  let running: RunningWorld | null = null;
  try {
    await registerSearchAttributes(connection, options.namespace);
    running = await runWorld({
      world,
      database,
      schema: 'rehearsal',
      connection,
      nativeConnection,
      namespace: options.namespace,
      bundle,
      smtp: {
        host: '127.0.0.1',
        port: catcher.port,
        secure: false,
        from: 'arshjul@rehearsal.example',
        domain: 'rehearsal.example',
      },
      test: true,
      openCycle: () => Promise.resolve({ opened: null, refused: 'a rehearsal opens no years by itself' }),
      ...(options.replacePorts === undefined ? {} : { replacePorts: options.replacePorts }),
    });
    await openWorld(running, years, people, from);
    const { refused } = await driveWorld({
      gateway: running.gateway,
      cycles: years.map((year) => year.plan.ref),
      acts: actsOf(years, behaviour),
      from,
      until,
      onProgress: (now) => options.onProgress?.(fraction(from, until, now), now),
    });
    const seen = await observe(running, years, await catcher.mails());
    const differences = compareYears(
      {
        mails: expected.render(),
        stages: expected.stages,
        refused: expected.simulation.refused.map((one) => one.sentence),
      },
      { ...seen, refused: refused.map((one) => one.sentence) },
    );
    const historyEvents = await countEvents(running.gateway, years);
    return {
      identical: differences.length === 0,
      differences,
      mails: seen.mails.map(({ date, to, language, subject, notices }) => ({ date, to, language, subject, notices })),
      stages: seen.stages,
      refused: refused.map((one) => one.sentence),
      seconds: Math.round(performance.now() - started) / 1000,
      historyEvents,
    };
  } finally {
    if (running) await endWorld(running.gateway, years);
    await running?.stop();
    await Promise.all([catcher.close(), database.close(), connection.close(), nativeConnection.close()]);
  }
}

/** Puts people in the directory, opens the desk and every year. */
export async function openWorld(
  running: Pick<RunningWorld, 'store' | 'gateway'>,
  years: readonly CompiledYear[],
  people: readonly Person[],
  from: string,
): Promise<void> {
  const { store, gateway } = running;
  await store.directory.put(people);
  await gateway.startDesk({ world: gateway.world, startedAt: from, wakeAt: null });
  for (const year of years) {
    await openCycle({
      gateway,
      freezer: store.definitions,
      announcer: store.addressing,
      definitions: year.definitions,
      people,
      openedAt: year.plan.opensAt,
      example: true,
    });
  }
}

function fraction(from: string, until: string, now: string): number {
  return (Date.parse(now) - Date.parse(from)) / (Date.parse(until) - Date.parse(from));
}

/** What came of the year: mails as the catcher parsed them, stages as the store has them. */
async function observe(
  running: RunningWorld,
  years: readonly CompiledYear[],
  caught: readonly CaughtMail[],
): Promise<{ mails: RenderedMail[]; stages: ListedStage[] }> {
  const stages: ListedStage[] = [];
  for (const year of years) stages.push(...(await running.store.reads.stages(cycleName(year.plan.ref))));
  return { mails: asListed(caught, years), stages: sortStages(stages) };
}

/** Caught mails in the form and order of a preview. */
export function asListed(caught: readonly CaughtMail[], years: readonly CompiledYear[]): RenderedMail[] {
  const { table } = years[0]!.plan.rules;
  return caught
    .map((mail) => ({
      at: mail.date,
      mail: {
        date: localDateAt(table, mail.date),
        to: mail.to,
        language: mail.language as Language,
        subject: mail.subject,
        notices: mail.notices.map((notice) => listNotice(notice as unknown as RenderedMail['notices'][number])),
        text: mail.text,
        html: mail.html,
      },
    }))
    .sort((a, b) => compare(a.mail.date, b.mail.date) || compare(a.mail.to, b.mail.to) || compare(a.at, b.at))
    .map(({ mail }) => mail);
}

interface Compared {
  readonly mails: readonly RenderedMail[];
  readonly stages: readonly ListedStage[];
  readonly refused: readonly string[];
}

/** Every line of one side that the other lacks. */
export function compareYears(expected: Compared, seen: Compared): string[] {
  const lines = (year: Compared): string[] => [
    ...year.mails.map((mail) => `mail ${JSON.stringify({ ...mail, text: tidy(mail.text), html: tidy(mail.html) })}`),
    ...year.stages.map((stage) => `stage ${JSON.stringify(stage)}`),
    ...[...year.refused].sort().map((sentence) => `refused ${sentence}`),
  ];
  const count = new Map<string, number>();
  for (const line of lines(expected)) count.set(line, (count.get(line) ?? 0) + 1);
  for (const line of lines(seen)) count.set(line, (count.get(line) ?? 0) - 1);
  return [...count].flatMap(([line, left]) =>
    left === 0 ? [] : Array.from({ length: Math.abs(left) }, () => `${left > 0 ? '-' : '+'} ${line}`),
  );
}

/** Line ends and trailing space are the transport's business. */
function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

function idsOf(
  gateway: Gateway,
  years: readonly CompiledYear[],
): { cycles: WorkflowId[]; partnerships: WorkflowId[]; desk: WorkflowId } {
  return {
    cycles: years.map((year) => cycleWorkflowId(gateway.world, year.plan.ref)),
    partnerships: years.flatMap((year) =>
      year.plan.parties.map((party) => partnershipWorkflowId(gateway.world, year.plan.ref, party.id)),
    ),
    desk: deskWorkflowId(gateway.world),
  };
}

/** Events of a workflow over all its runs. */
export async function eventsOfChain(gateway: Gateway, id: WorkflowId): Promise<number> {
  let events = 0;
  const seen = new Set<string>();
  let runId: string | undefined;
  for (;;) {
    const described = await gateway.client.workflow.getHandle(id, runId).describe();
    if (seen.has(described.runId)) return events;
    seen.add(described.runId);
    events += described.historyLength;
    const { history } = await gateway.client.workflowService.getWorkflowExecutionHistory({
      namespace: gateway.client.options.namespace,
      execution: { workflowId: id, runId: described.runId },
      maximumPageSize: 1,
    });
    const previous = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!previous) return events;
    runId = previous;
  }
}

async function countEvents(gateway: Gateway, years: readonly CompiledYear[]): Promise<Rehearsal['historyEvents']> {
  const ids = idsOf(gateway, years);
  const [cycles, partnerships, mailDesk] = await Promise.all([
    Promise.all(ids.cycles.map((id) => eventsOfChain(gateway, id))),
    Promise.all(ids.partnerships.map((id) => eventsOfChain(gateway, id))),
    eventsOfChain(gateway, ids.desk),
  ]);
  return { cycle: Math.max(...cycles), partnershipMax: Math.max(...partnerships), mailDesk };
}

/** A rehearsal leaves nothing running. */
async function endWorld(gateway: Gateway, years: readonly CompiledYear[]): Promise<void> {
  const { cycles, partnerships, desk } = idsOf(gateway, years);
  await Promise.all(
    [...cycles, ...partnerships, desk].map((id) =>
      gateway.client.workflow
        .getHandle(id)
        .terminate('the rehearsal is over')
        .catch(() => undefined),
    ),
  );
}
