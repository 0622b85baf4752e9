// The store is down while a year runs: what does not need it goes on, what does waits, and nothing is lost.

import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ports } from '../../activities/ports.ts';
import type { CompiledYear } from '../../client/preview.ts';
import type { NetworkDefinition } from '../../domain/definition-forum.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Instant } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { eventually, within } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { eventTypesOf, isRunning, openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, refOf, smallYear } from '../support/years.ts';

const WAITING = 60;
const UNTOUCHED = 3;
/** Long enough for retries to reach their long pauses, in which a worker could run out of slots. */
const OUTAGE_MS = 20_000;
const AT = '2026-11-02T09:00:00.000Z';
const ref = refOf(2027);

type Mode = 'up' | 'throws' | 'hangs';

/** A store that can be switched off: it refuses, or it never answers. */
function switchable(): { set(mode: Mode): void; readonly replacePorts: (ports: Ports) => Ports } {
  let mode: Mode = 'up';
  let release: () => void = () => undefined;
  let back = Promise.resolve();
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]): Promise<unknown> => {
          if (mode === 'throws') throw new Error('Reach the store: connection refused');
          if (mode === 'hangs') {
            await back;
            throw new Error('Reach the store: the connection was lost');
          }
          return (value as (...args: unknown[]) => Promise<unknown>).apply(target, given);
        };
      },
    });
  return {
    set(next) {
      release();
      mode = next;
      if (next === 'hangs') back = new Promise((resolve) => (release = resolve));
    },
    replacePorts: (ports) => ({
      ...ports,
      projections: guarded(ports.projections),
      outbox: guarded(ports.outbox),
      directory: guarded(ports.directory),
      definitions: guarded(ports.definitions),
    }),
  };
}

/** A year with many networks, each with a coordinator of its own. */
function wideYear(count: number): { year: CompiledYear; people: Person[]; parties: string[] } {
  const small = smallYear(2027, 1);
  const [first] = small.forum.networks;
  const parties = Array.from({ length: count }, (_, index) => `bred-${String(index + 1).padStart(3, '0')}`);
  const networks = parties.map((id): NetworkDefinition => ({ ...first!, id, owners: [] }));
  const people = [
    ...examplePeople(),
    ...parties.map((party): Person => ({
      id: `p-${party}`,
      name: `Koordinator ${party}`,
      email: `${party}@nettverk.example`,
      language: 'nb',
      roles: [{ role: 'network-coordinator', party }],
    })),
  ];
  return { year: compiledYear({ ...small, forum: { ...small.forum, networks } }, people), people, parties };
}

async function openWide(count: number, replacePorts?: (ports: Ports) => Ports) {
  const { year, people, parties } = wideYear(count);
  const world = await openTestWorld({
    years: [],
    openedAt: year.plan.opensAt,
    ...(replacePorts === undefined ? {} : { replacePorts }),
  });
  await world.running.store.directory.put(people);
  await world.openYear(year);
  await world.advance('2026-11-01T00:00:00.000Z');
  return { world, parties };
}

function submitted(world: TestWorld, party: string, at: Instant): Promise<{ seq: number }> {
  return world.gateway.updatePartnership(ref, party, 'submit', {
    requestId: `outage-${party}`,
    actor: `p-${party}`,
    step: 'decision-basis',
    document: { need: `Behov i ${party}` },
    at,
  });
}

describe('while the store is down', () => {
  const open: TestWorld[] = [];
  const store = switchable();
  afterEach(async () => {
    store.set('up');
    for (const world of open.splice(0)) await world.close();
  }, 120_000);

  it('untouched workflows and other worlds answer; afterwards every waiting Update does, and nothing is lost', async () => {
    const { world, parties } = await openWide(WAITING + UNTOUCHED, store.replacePorts);
    open.push(world);
    const healthy = await openWide(1);
    open.push(healthy.world);
    const { gateway } = world;
    const waiting = parties.slice(0, WAITING);
    const untouched = parties.slice(WAITING);

    store.set('throws');
    const answers = waiting.map((party) => submitted(world, party, AT));
    for (const answer of answers) answer.catch(() => undefined);
    const moved = gateway.updateCycle(ref, 'moveDeadline', {
      requestId: 'outage-cycle',
      actor: ACTORS.secretariat,
      step: 'report',
      to: '2027-06-22',
      reason: 'Ferie',
      at: AT,
    });
    moved.catch(() => undefined);

    // Both kinds of outage, each for half the time. Whoever waits must not hold what others need.
    const until = performance.now() + OUTAGE_MS;
    let rounds = 0;
    while (performance.now() < until) {
      if (performance.now() > until - OUTAGE_MS / 2) store.set('hangs');
      rounds += 1;
      for (const party of untouched) {
        const status = gateway.query<{ stage: string }>(gateway.partnershipId(ref, party), 'status');
        expect(await within(10_000, status)).toMatchObject({ stage: 'planning' });
      }
      // What waits can be looked at too: it says what it will be.
      const pending = gateway.query<{ seq: number }>(gateway.partnershipId(ref, waiting[rounds % WAITING]!), 'status');
      expect(await within(10_000, pending)).not.toBe('pending');
      const asked = healthy.world.gateway.updatePartnership(ref, healthy.parties[0]!, 'submit', {
        requestId: `healthy-${rounds}`,
        actor: `p-${healthy.parties[0]}`,
        step: 'decision-basis',
        document: { need: `Runde ${rounds}` },
        at: AT,
      });
      expect(await within(10_000, asked)).toMatchObject({ seq: expect.any(Number) });
      await sleep(500);
    }
    expect(rounds).toBeGreaterThan(3);
    for (const answer of [...answers, moved]) expect(await within(10, answer)).toBe('pending');

    store.set('up');
    const seqs = await Promise.all(answers);
    const cycleAnswer = await moved;
    await world.advance('2026-11-03T12:00:00.000Z');

    const { reads } = world.running.store;
    const name = cycleName(ref);
    for (const [index, party] of waiting.entries()) {
      const entry = (await reads.journal(`partnership/${name}/${party}`)).find((one) => one.seq === seqs[index]!.seq);
      expect(entry).toMatchObject({ type: 'submitted', actor: `p-${party}` });
      const documents = await reads.documents(`partnership/${name}/${party}`);
      expect(documents.map((one) => JSON.parse(one.document) as unknown)).toEqual([{ need: `Behov i ${party}` }]);
    }
    const cycleEntry = (await reads.journal(`cycle/${name}`)).find((one) => one.seq === cycleAnswer.seq);
    expect(cycleEntry).toMatchObject({ type: 'deadline-moved' });
    const verdicts = await reads.verify();
    expect(verdicts.length).toBe(1 + WAITING + UNTOUCHED);
    expect(verdicts.filter((one) => one.fault !== null)).toEqual([]);
    for (const id of world.ids()) expect(await isRunning(gateway, id)).toBe(true);
    for (const id of [gateway.cycleId(ref), ...waiting.slice(0, 5).map((party) => gateway.partnershipId(ref, party))]) {
      const events = await eventTypesOf(gateway, id);
      expect(events).not.toContain('WORKFLOW_TASK_FAILED');
      expect(events).not.toContain('WORKFLOW_EXECUTION_FAILED');
    }
    // The mails about what was handed in are sent once, after the outage.
    await eventually('the approval mails are out', async () => {
      const mails = await world.catcher.mails();
      const asked = mails.flatMap((mail) => mail.notices).filter((notice) => notice['kind'] === 'approval-asked');
      return asked.length === WAITING;
    });
  }, 240_000);
});
