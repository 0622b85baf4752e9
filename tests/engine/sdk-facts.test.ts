// The facts about the SDK that the design rests on, each tried on the real server.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import { Refusal } from '../../domain/refusal.ts';
import { MESSAGES } from '../../workflows/contract.ts';
import { eventually, within } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { eventTypesOf, eventsBesidesTasks, isRunning, journalOf, openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);
const AT = '2026-10-05T08:00:00.000Z';

describe('a synchronous validator', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await openTestWorld();
    await world.advance('2026-10-02T00:00:00.000Z');
  }, 60_000);
  afterEach(() => world.close(), 60_000);

  it('refuses without a trace in the history, and its sentence and code reach the client', async () => {
    const { gateway } = world;
    const id = gateway.cycleId(ref);
    const before = await eventsBesidesTasks(gateway, id);
    const journal = await journalOf(world, ref);

    const raw = gateway.client.workflow.getHandle(id).executeUpdate('decideGrants', {
      args: [{ requestId: 'early', actor: ACTORS.caseOfficer, revision: 1, grants: [] }],
    });
    await expect(raw).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
    const { cause } = (await raw.catch((error: unknown) => error)) as { cause: ApplicationFailure };
    expect(cause.type).toBe('wrong-stage');
    expect(cause.nonRetryable).toBe(true);
    expect(cause.message).toMatch(/^Decide grants .*: the forum has recorded no outcome, wanted one before/);

    const byGateway = gateway.updateCycle(ref, 'decideGrants', { actor: 'nobody-here', revision: 1, grants: [] });
    await expect(byGateway).rejects.toMatchObject({ name: 'Refusal', code: 'unknown-person' });
    await expect(byGateway).rejects.toBeInstanceOf(Refusal);

    expect(await eventsBesidesTasks(gateway, id)).toEqual(before);
    expect(await journalOf(world, ref)).toEqual(journal);
  }, 60_000);

  it('guards partnerships in the same way', async () => {
    const { gateway } = world;
    const id = gateway.partnershipId(ref, 'fosen');
    const before = await eventsBesidesTasks(gateway, id);
    const asked = gateway.updatePartnership(ref, 'fosen', 'approve', {
      actor: ACTORS.nord,
      step: 'decision-basis',
      revision: 3,
    });
    await expect(asked).rejects.toMatchObject({ code: 'old-revision' });
    expect(await eventsBesidesTasks(gateway, id)).toEqual(before);
  }, 60_000);

  it('has no part in a refused signal, which is harmless and stands in the journal', async () => {
    const { gateway } = world;
    await gateway.signalCycle(ref, 'forumApproval', { actor: ACTORS.secretariat, revision: 1 });
    const refused = await eventually('the refused signal is in the journal', async () =>
      (await journalOf(world, ref)).find((event) => event.type === 'refused'),
    );
    expect(refused).toMatchObject({ message: MESSAGES.forumApproval, actor: 'temporal' });
    expect(refused['reason']).toMatch(/nothing is proposed, wanted a proposed recommendation first/);

    const moved = await gateway.updateCycle(ref, 'moveDeadline', {
      actor: ACTORS.secretariat,
      step: 'recommendation',
      to: '2027-03-22',
      reason: 'Påske',
      at: AT,
    });
    expect(moved.seq).toBeGreaterThan(0);
    expect(await isRunning(gateway, gateway.cycleId(ref))).toBe(true);
    expect(await eventTypesOf(gateway, gateway.cycleId(ref))).not.toContain('WORKFLOW_TASK_FAILED');
  }, 60_000);
});

describe('an Update', () => {
  it('is answered only when its effect is projected, and queries answer meanwhile', async () => {
    const held: (() => void)[] = [];
    let holding = false;
    const world = await openTestWorld({
      replacePorts: (ports) => ({
        ...ports,
        projections: {
          ...ports.projections,
          async project(projection) {
            if (holding && projection.workflow.endsWith('/fosen')) {
              await new Promise<void>((release) => held.push(release));
            }
            return ports.projections.project(projection);
          },
        },
      }),
    });
    const { gateway } = world;
    await world.advance('2026-10-02T00:00:00.000Z');
    const rowOf = async () =>
      (
        await world.running.store.projections.obligationsOf('trondelag-kompetanseloftet/kompetanseloftet-2021/2027')
      ).find((row) => row.step === 'needs-report' && row.party === 'eier-fosen-1');

    holding = true;
    const asked = gateway.updatePartnership(ref, 'fosen', 'submit', {
      actor: ACTORS.fosenOwner,
      step: 'needs-report',
      party: 'eier-fosen-1',
      document: { need: 'Lesing' },
      at: AT,
    });
    await eventually('the projection is being held back', () => held.length > 0);
    const status = await gateway.query<{ obligations: { party: string; status: string }[] }>(
      gateway.partnershipId(ref, 'fosen'),
      'status',
    );
    // The workflow knows; the read model does not, so nobody is answered.
    expect(status.obligations.find((one) => one.party === 'eier-fosen-1')!.status).not.toBe('open');
    expect((await rowOf())!.status).toBe('open');
    expect(await within(1_000, asked)).toBe('pending');

    const other = await gateway.updatePartnership(ref, 'trondheim-malvik', 'declareNoNeed', {
      actor: 'p-kontakt-trondheim-malvik-1',
      step: 'needs-report',
      party: 'eier-trondheim-malvik-1',
      at: AT,
    });
    expect(other.seq).toBeGreaterThan(1);

    holding = false;
    for (const release of held) release();
    const answer = await asked;
    const journal = await world.running.store.reads.journal(
      'partnership/trondelag-kompetanseloftet/kompetanseloftet-2021/2027/fosen',
    );
    expect(journal.at(-1)).toMatchObject({ seq: answer.seq, type: 'submitted' });
    expect(await rowOf()).toMatchObject({ status: 'complete', revision: 1 });
  }, 120_000);
});
