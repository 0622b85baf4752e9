// Continue-as-new with Updates in flight: all are answered, none is lost, and what was answered before is known after.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cycleName } from '../../domain/words.ts';
import type { Answer } from '../../workflows/contract.ts';
import { startOwnServer } from '../support/own-server.ts';
import type { JournalEvent, TestWorld } from '../support/world.ts';
import { abreast, closeTestBench, isRunning, journalOf, openTestWorld, runsOf } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);
const UPDATES = 80;
/** The server takes ten at a time per workflow. */
const IN_FLIGHT = 8;
const AT = '2026-10-05T08:00:00.000Z';

let server: { address: string; stop(): Promise<void> };
let world: TestWorld;

beforeAll(async () => {
  // A server that hints at continue-as-new after forty events instead of four thousand.
  server = await startOwnServer(['limit.historyCount.suggestContinueAsNew=40']);
  world = await openTestWorld({ address: server.address, networks: 1 });
  await world.advance('2026-10-02T00:00:00.000Z');
}, 120_000);

afterAll(async () => {
  await closeTestBench();
  await server.stop();
}, 60_000);

/** Numbers of events that are there once each, with none between. */
function expectEach(answers: readonly Answer[], events: readonly JournalEvent[], ids: readonly string[]): void {
  expect(new Set(answers.map(({ seq }) => seq)).size).toBe(ids.length);
  answers.forEach(({ seq }, index) => {
    const requestId = String(events[seq - 1]?.['requestId'])
      .split('/')
      .at(-1);
    expect({ seq, requestId }).toEqual({ seq, requestId: ids[index] });
  });
}

describe('a partnership that continues as new while people hand in', () => {
  const ids = Array.from({ length: UPDATES }, (_, index) => `submit-${index}`);
  const submit = (requestId: string) =>
    world.gateway.updatePartnership(ref, 'fosen', 'submit', {
      requestId,
      actor: ACTORS.fosenOwner,
      step: 'needs-report',
      party: 'eier-fosen-1',
      document: { need: `Behov ${requestId}` },
      at: AT,
    });
  let answers: Answer[];

  it('answers all eighty Updates, each with an event of its own', async () => {
    answers = await abreast(ids, IN_FLIGHT, submit);
    const events = await journalOf(world, ref, 'fosen');
    expectEach(answers, events, ids);
    expect(events.filter((event) => event.type === 'submitted')).toHaveLength(UPDATES);
    const documents = await world.running.store.reads.documents(`partnership/${cycleName(ref)}/fosen`);
    expect(documents.map(({ revision }) => revision)).toEqual(ids.map((_, index) => index + 1));
  }, 180_000);

  it('does so over a chain of more than three runs, the last of which goes on', async () => {
    const id = world.gateway.partnershipId(ref, 'fosen');
    const runs = await runsOf(world.gateway, id);
    expect(runs.length).toBeGreaterThan(3);
    const ends = runs.slice(0, -1).map((events) => events.at(-1)!.workflowExecutionContinuedAsNewEventAttributes);
    expect(ends.every((end) => end !== null && end !== undefined)).toBe(true);
    expect(await isRunning(world.gateway, id)).toBe(true);
  }, 60_000);

  it('knows duplicates from earlier runs: the same number, no new event', async () => {
    const before = await journalOf(world, ref, 'fosen');
    for (const index of [0, 1, 40, UPDATES - 1]) {
      expect(await submit(ids[index]!)).toEqual(answers[index]);
    }
    expect(await journalOf(world, ref, 'fosen')).toEqual(before);
  }, 60_000);

  it('ends in the state that its journal folds to, and goes on from there', async () => {
    const verdict = (await world.running.store.reads.verify()).find(({ workflow }) => workflow.endsWith('/fosen'))!;
    expect(verdict).toMatchObject({ entries: UPDATES + 1, fault: null });
    const { seq } = await submit('one-more');
    expect(seq).toBe(UPDATES + 2);
    const [status, rows] = await Promise.all([
      world.gateway.query<{ seq: number; obligations: { party: string; revision: number }[] }>(
        world.gateway.partnershipId(ref, 'fosen'),
        'status',
      ),
      world.running.store.projections.obligationsOf(cycleName(ref)),
    ]);
    expect(status.seq).toBe(seq);
    const ofParty = (row: { party: string }) => row.party === 'eier-fosen-1';
    expect(status.obligations.find(ofParty)!.revision).toBe(UPDATES + 1);
    expect(rows.find(ofParty)!.revision).toBe(UPDATES + 1);
    expect(await world.gateway.query(world.gateway.partnershipId(ref, 'fosen'), 'explain')).toBeDefined();
  }, 60_000);
});

describe('a cycle that continues as new while its secretariat proposes', () => {
  const ids = Array.from({ length: UPDATES }, (_, index) => `propose-${index}`);
  const propose = (requestId: string, index: number) =>
    world.gateway.updateCycle(ref, 'proposeRecommendation', {
      requestId,
      actor: ACTORS.secretariat,
      lines: [{ party: 'fosen', amount: index }],
      at: AT,
    });

  it('answers all eighty, knows duplicates, and keeps its agenda', async () => {
    const agenda = await world.gateway.query(world.gateway.cycleId(ref), 'agenda');
    const numbered = ids.map((id, index) => ({ id, index }));
    const answers = await abreast(numbered, IN_FLIGHT, ({ id, index }) => propose(id, index));
    const events = await journalOf(world, ref);
    expectEach(answers, events, ids);
    expect(events.filter((event) => event.type === 'recommendation-proposed')).toHaveLength(UPDATES);
    expect((await runsOf(world.gateway, world.gateway.cycleId(ref))).length).toBeGreaterThan(3);
    for (const index of [0, UPDATES - 1]) expect(await propose(ids[index]!, index)).toEqual(answers[index]);
    expect((await journalOf(world, ref)).length).toBe(events.length);
    expect(await world.gateway.query(world.gateway.cycleId(ref), 'agenda')).toEqual(agenda);
    const verdicts = await world.running.store.reads.verify();
    expect(verdicts.map(({ fault }) => fault)).toEqual(verdicts.map(() => null));
  }, 180_000);

  it('goes on to tell its partnerships and to remind people', async () => {
    await world.gateway.updateCycle(ref, 'moveDeadline', {
      actor: ACTORS.secretariat,
      step: 'decision-basis',
      to: '2027-02-15',
      reason: 'Meir tid',
      at: AT,
    });
    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    expect(rows.find(({ step }) => step === 'decision-basis')).toMatchObject({ handled: '2027-02-15' });
    await world.advance('2027-01-20T12:00:00.000Z');
    const mails = await world.catcher.mails();
    expect(mails.flatMap((mail) => mail.notices)).toContainEqual(
      expect.objectContaining({ step: 'decision-basis', rung: '-30d', deadline: '2027-02-15' }),
    );
    const status = await world.gateway.query<{ recommendation: { revision: number } }>(
      world.gateway.cycleId(ref),
      'status',
    );
    expect(status.recommendation.revision).toBe(UPDATES);
  }, 120_000);
});
