// Everything twice: starts, Updates, tells, rings, years; and two years side by side in one world.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { cycleName } from '../../domain/words.ts';
import type { TestWorld } from '../support/world.ts';
import { isRunning, journalOf, openTestWorld, runsOf, TEST_TOKEN } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, refOf, smallYear } from '../support/years.ts';
import { eventually } from '../support/wait.ts';
import { MESSAGES } from '../../workflows/contract.ts';

const ref = refOf(2027);
const AT = '2026-10-05T08:00:00.000Z';

describe('twice', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld();
    await world.advance('2026-10-02T00:00:00.000Z');
  }, 60_000);

  it('a cycle is not started', async () => {
    const { gateway, years } = world;
    const [year] = years;
    const again = gateway.startCycle({ world: gateway.world, token: 'another', plan: year!.plan, openedAt: AT });
    await expect(again).rejects.toMatchObject({ name: 'Refusal', code: 'already-open' });
    expect(await isRunning(gateway, gateway.cycleId(ref))).toBe(true);
  }, 60_000);

  it('a partnership is not started', async () => {
    const { gateway, years } = world;
    const plan = years[0]!.partnerships.find(({ party }) => party === 'fosen')!;
    const again = gateway.startPartnership({ world: gateway.world, token: 'another', plan, openedAt: AT });
    await expect(again).rejects.toMatchObject({ name: 'Refusal', code: 'already-open' });
  }, 60_000);

  it('a year is not opened: the store has its name, whatever Temporal has forgotten', async () => {
    const before = await world.running.store.definitions.ofCycle(cycleName(ref));
    await expect(world.openYear(world.years[0]!)).rejects.toMatchObject({
      code: 'already-open',
      message: expect.stringMatching(
        /this year was opened at 2026-09-30T22:00:00.000Z, wanted one that was never opened/,
      ),
    });
    expect(await world.running.store.definitions.ofCycle(cycleName(ref))).toEqual(before);
  }, 60_000);

  it('an Update by its request id is answered with the same number and changes nothing', async () => {
    const { gateway } = world;
    const message = {
      requestId: 'r-1',
      actor: ACTORS.fosenOwner,
      step: 'needs-report',
      party: 'eier-fosen-1',
      at: AT,
      document: { need: 'Lesing' },
    };
    const [first, second] = await Promise.all([
      gateway.updatePartnership(ref, 'fosen', 'submit', message),
      gateway.updatePartnership(ref, 'fosen', 'submit', message),
    ]);
    expect(second).toEqual(first);
    // Under another update id, as after continue-as-new, when Temporal has forgotten the first.
    const handle = gateway.client.workflow.getHandle(gateway.partnershipId(ref, 'fosen'));
    expect(await handle.executeUpdate('submit', { args: [message], updateId: 'another' })).toEqual(first);
    const submitted = (await journalOf(world, ref, 'fosen')).filter((event) => event.type === 'submitted');
    expect(submitted).toHaveLength(1);
    expect(await world.running.store.reads.documents(`partnership/${cycleName(ref)}/fosen`)).toHaveLength(1);

    const move = { requestId: 'r-2', actor: ACTORS.secretariat, step: 'report', to: '2027-06-22', reason: 'x', at: AT };
    const moved = await gateway.updateCycle(ref, 'moveDeadline', move);
    const cycle = gateway.client.workflow.getHandle(gateway.cycleId(ref));
    expect(await cycle.executeUpdate('moveDeadline', { args: [move], updateId: 'another' })).toEqual(moved);
    const events = (await journalOf(world, ref)).filter((event) => event.type === 'deadline-moved');
    expect(events).toHaveLength(1);
  }, 60_000);

  it('a tell is followed once, and one that comes late after a newer one is not', async () => {
    const { gateway } = world;
    const tell = (cycleSeq: number, requestId: string, day: number) =>
      gateway.updatePartnership(ref, 'trondheim-malvik', 'tellFromCycle', {
        requestId,
        token: TEST_TOKEN,
        actor: 'cycle',
        at: AT,
        cycleSeq,
        tell: {
          kind: 'deadline',
          step: 'decision-basis',
          parties: null,
          reason: 'x',
          deadline: {
            nominal: `2027-02-${day}`,
            time: '23:59:59',
            rule: 'next',
            handled: `2027-02-${day}`,
            instant: `2027-02-${day}T22:59:59.000Z`,
            reason: null,
            revision: 1,
            since: null,
            was: null,
          },
        },
      });
    await tell(7, 'tell-7', 15);
    const again = await tell(7, 'tell-7', 15);
    expect(await tell(7, 'tell-7-by-another-name', 16)).toEqual(again);
    await tell(5, 'tell-5', 10);
    const told = (await journalOf(world, ref, 'trondheim-malvik')).filter((event) => event.type === 'told');
    expect(
      told.filter(
        (event) => (event['tell'] as { kind: string; reason?: string }).reason === 'x' && event['cycleSeq'] === 7,
      ),
    ).toHaveLength(1);
    expect(told.filter((event) => event['cycleSeq'] === 5)).toHaveLength(0);
    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    const basis = rows.find((row) => row.step === 'decision-basis' && row.party === 'trondheim-malvik');
    expect(basis!.handled).toBe('2027-02-15');
  }, 60_000);
});

describe('the mail desk', () => {
  it('rung twice sends once', async () => {
    const world = await openTestWorld({ networks: 1 });
    const { gateway } = world;
    await world.advance('2026-10-31T12:00:00.000Z');
    // The invitation to the needs report is raised on Friday 30 October, thirty days before 1 December falls on a Sunday.
    const before = await world.catcher.mails();
    const next = (await gateway.advance(gateway.cycleId(ref), '2026-10-31T12:00:00.000Z')).next!;
    await gateway.advance(gateway.cycleId(ref), next);
    const deskNext = async () => (await gateway.query<{ next: string | null }>(gateway.deskId(), 'status')).next;
    const sendAt = await eventually('the desk is rung', async () => (await deskNext()) ?? undefined);
    await gateway.ringDesk(sendAt, sendAt);
    await gateway.ringDesk(sendAt, sendAt);
    await gateway.advance(gateway.deskId(), sendAt);
    const sent = (await world.catcher.mails()).slice(before.length);
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent.map((mail) => mail.to)).size).toBe(sent.length);

    // Once more after everything is sent: nothing is left to send.
    await gateway.ringDesk(sendAt, sendAt);
    await gateway.advance(gateway.deskId(), sendAt);
    expect(await world.catcher.mails()).toHaveLength(before.length + sent.length);
  }, 120_000);

  it('is not started beside itself, and starts again after it was closed', async () => {
    const world = await openTestWorld({ networks: 1 });
    const { gateway } = world;
    const input = { world: gateway.world, startedAt: world.years[0]!.plan.opensAt, wakeAt: null };
    const handle = gateway.client.workflow.getHandle(gateway.deskId());
    const { runId } = await handle.describe();
    await gateway.startDesk(input);
    expect((await handle.describe()).runId).toBe(runId);

    expect(await handle.executeUpdate(MESSAGES.closeDesk, { args: [{}] })).toEqual({ closed: true });
    await eventually('the desk is closed', async () => !(await isRunning(gateway, gateway.deskId())));
    await gateway.startDesk(input);
    expect(await isRunning(gateway, gateway.deskId())).toBe(true);
    expect((await handle.describe()).runId).not.toBe(runId);

    // And by a ring, as when a notice comes while it is closed.
    await handle.executeUpdate(MESSAGES.closeDesk, { args: [{}] });
    await eventually('the desk is closed again', async () => !(await isRunning(gateway, gateway.deskId())));
    await gateway.ringDesk('2026-11-02T07:00:00.000Z', input.startedAt);
    const { next } = await gateway.query<{ next: string }>(gateway.deskId(), 'status');
    expect(next).toBe('2026-11-02T07:00:00.000Z');
    expect((await runsOf(gateway, gateway.deskId())).length).toBe(1);
  }, 60_000);
});

describe('two years side by side', () => {
  it('keep apart, and who is due in both gets one mail about both', async () => {
    const people = examplePeople();
    const world = await openTestWorld({ years: [compiledYear(smallYear(2027), people)] });
    const { gateway } = world;
    const next = refOf(2028);
    await world.openYear(compiledYear(smallYear(2028), people));
    // A desk that is asked at the same instant about the same step of both years.
    const ask = { actor: ACTORS.secretariat, reason: 'Sams frist', at: '2026-12-01T09:00:00.000Z' };
    await gateway.updateCycle(ref, 'moveDeadline', {
      ...ask,
      step: 'decision-basis',
      to: '2028-02-01',
      parties: ['fosen'],
      beyondLimit: true,
    });
    await world.advance('2028-01-04T12:00:00.000Z');

    const mails = (await world.catcher.mails()).filter((mail) => mail.to === 'koordinator@fosen.example');
    const both = mails.filter((mail) => new Set(mail.notices.map((notice) => notice['cycle'])).size === 2);
    expect(both).toHaveLength(1);
    expect(both[0]!.notices).toEqual([
      expect.objectContaining({ cycle: cycleName(ref), step: 'decision-basis', rung: '-30d', deadline: '2028-02-01' }),
      expect.objectContaining({ cycle: cycleName(next), step: 'decision-basis', rung: '-30d', deadline: '2028-02-01' }),
    ]);
    expect(both[0]!.text).toMatch(/2027/);
    expect(both[0]!.text).toMatch(/2028/);
    const perDay = mails.map((mail) => mail.date.slice(0, 10));
    expect(new Set(perDay).size).toBe(perDay.length);

    const lines = await world.running.store.reads.cycles();
    expect(lines.map(({ cycle, status }) => [cycle, status])).toEqual([
      [cycleName(ref), 'open'],
      [cycleName(next), 'open'],
    ]);
    expect(new Set((await world.running.store.reads.verify()).map(({ fault }) => fault))).toEqual(new Set([null]));
  }, 180_000);
});
