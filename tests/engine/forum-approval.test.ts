// The forum's approval by Update, by Signal and by the Temporal CLI: three ways, one outcome; and who and what is refused.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findTemporalBinary } from '../../client/dev-server-binary.ts';
import type { Recommendation } from '../../domain/cycle-state.ts';
import type { WorkflowId } from '../../domain/words.ts';
import { MESSAGES } from '../../workflows/contract.ts';
import { eventually } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { eventTypesOf, eventsBesidesTasks, journalOf, openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

/** One year for each way; each stands at the first of March. */
const WAYS = { update: 2027, signal: 2028, cliSignal: 2029, cliUpdate: 2030, cliApproval: 2031 } as const;
const marchOf = (year: number): string => `${year}-03-01T09:00:00.000Z`;

let world: TestWorld;
let binary: string;

beforeAll(async () => {
  [world, binary] = await Promise.all([
    openTestWorld({ years: Object.values(WAYS), networks: 1 }),
    findTemporalBinary(),
  ]);
  const { gateway } = world;
  for (const year of Object.values(WAYS)) {
    // Not by the driver: years that end meanwhile would be much to carry out.
    const ask = { actor: ACTORS.secretariat, at: marchOf(year) };
    for (const amount of [7, 9]) {
      await gateway.updateCycle(refOf(year), 'proposeRecommendation', { ...ask, lines: [{ party: 'fosen', amount }] });
    }
    await gateway.advance(gateway.cycleId(refOf(year)), marchOf(year));
  }
}, 120_000);

async function recommendationOf(year: number): Promise<Recommendation> {
  const { gateway } = world;
  const status = await gateway.query<{ recommendation: Recommendation }>(gateway.cycleId(refOf(year)), 'status');
  return status.recommendation;
}

/** Runs the CLI as somebody would who has never seen this program. */
async function cli(workflowId: WorkflowId, command: readonly string[], input: unknown): Promise<string> {
  const { stdout } = await promisify(execFile)(
    binary,
    ['workflow', ...command, '--address', world.address, '--workflow-id', workflowId, '--input', JSON.stringify(input)],
    { timeout: 30_000 },
  );
  return stdout;
}

describe('the forum’s approval', () => {
  const approval = (requestId: string) => ({ requestId, actor: ACTORS.secretariat, revision: 2, note: 'Samrøystes' });

  it('is the same by Update, by Signal and by the Temporal CLI', async () => {
    const { gateway } = world;
    await gateway.updateCycle(refOf(WAYS.update), 'recordForumOutcome', { ...approval('a-1'), outcome: 'agreed' });
    await gateway.signalCycle(refOf(WAYS.signal), 'forumApproval', approval('a-1'));
    await cli(gateway.cycleId(refOf(WAYS.cliSignal)), ['signal', '--name', MESSAGES.forumApproval], approval('a-1'));
    const answered = await cli(
      gateway.cycleId(refOf(WAYS.cliUpdate)),
      ['update', 'execute', '--name', 'recordForumOutcome'],
      { ...approval('a-1'), outcome: 'agreed' },
    );
    expect(answered).toMatch(/seq/);
    await gateway.signalCycle(refOf(WAYS.cliApproval), 'forumApproval', approval('a-1'));
    for (const year of Object.values(WAYS)) {
      const recommendation = await eventually(`the outcome of ${year} is there`, async () => {
        const found = await recommendationOf(year);
        return found.outcome === null ? undefined : found;
      });
      expect(recommendation).toMatchObject({
        revision: 2,
        lines: [{ party: 'fosen', amount: 9 }],
        proposedAt: marchOf(year),
        outcome: { kind: 'agreed', recordedBy: ACTORS.secretariat, note: 'Samrøystes', at: marchOf(year) },
      });
    }
  }, 60_000);

  it('opens the way to the decision, by any of them', async () => {
    for (const year of Object.values(WAYS)) {
      await eventually(`the case officer of ${year} is asked`, async () => {
        const events = await journalOf(world, refOf(year));
        return events.some((event) => event.type === 'announced' && event['what'] === 'recommendation-ready');
      });
      const recorded = (await journalOf(world, refOf(year))).filter((event) => event.type === 'outcome-recorded');
      expect(recorded).toHaveLength(1);
      expect(recorded[0]).toMatchObject({
        outcome: 'agreed',
        revision: 2,
        requestId: expect.stringMatching(/(^|\/)a-1$/),
        actor: ACTORS.secretariat,
      });
    }
  }, 60_000);

  it('a second time is refused, and by the same request id changes nothing', async () => {
    const { gateway } = world;
    const ref = refOf(WAYS.cliUpdate);
    const before = await journalOf(world, ref);
    await gateway.updateCycle(ref, 'recordForumOutcome', { ...approval('a-1'), outcome: 'voted' });
    expect(await journalOf(world, ref)).toEqual(before);
    const again = gateway.updateCycle(ref, 'recordForumOutcome', { ...approval('a-2'), outcome: 'agreed' });
    await expect(again).rejects.toMatchObject({ code: 'wrong-stage' });
  }, 60_000);
});

describe('an approval that may not be', () => {
  const year = 2027;
  const ref = refOf(year);
  let own: TestWorld;
  beforeAll(async () => {
    own = await openTestWorld({ networks: 1 });
    const at = marchOf(year);
    for (const amount of [7, 9]) {
      const lines = [{ party: 'fosen', amount }];
      await own.gateway.updateCycle(ref, 'proposeRecommendation', { actor: ACTORS.secretariat, at, lines });
    }
  }, 60_000);

  it.each([
    [
      'of an old revision',
      { actor: ACTORS.secretariat, revision: 1 },
      'old-revision',
      /revision 1 is not the present one, wanted 2/,
    ],
    ['of a revision to come', { actor: ACTORS.secretariat, revision: 3 }, 'old-revision', /wanted 2/],
    ['by the case officer', { actor: ACTORS.caseOfficer, revision: 2 }, 'wrong-role', /wanted secretariat/],
    ['by somebody unknown', { actor: 'p-ingen', revision: 2 }, 'unknown-person', /"p-ingen" has no role here/],
    ['by a coordinator', { actor: ACTORS.fosen, revision: 2 }, 'unknown-person', /has no role here/],
  ])(
    '%s is refused by Update, and by Signal changes nothing',
    async (_, approval, code, sentence) => {
      const { gateway } = own;
      // Nothing else may be under way when events are counted.
      await gateway.advance(gateway.cycleId(ref), marchOf(year));
      const before = await eventsBesidesTasks(gateway, gateway.cycleId(ref));
      const asked = gateway.updateCycle(ref, 'recordForumOutcome', { ...approval, outcome: 'agreed' });
      await expect(asked).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
      expect(await eventsBesidesTasks(gateway, gateway.cycleId(ref))).toEqual(before);

      const refusals = async () => (await journalOf(own, ref)).filter((event) => event.type === 'refused');
      const known = (await refusals()).length;
      await gateway.signalCycle(ref, 'forumApproval', approval);
      const refused = await eventually('the signal is refused', async () => (await refusals())[known]);
      expect(refused['reason']).toMatch(sentence);
      const { recommendation } = await gateway.query<{ recommendation: Recommendation }>(
        gateway.cycleId(ref),
        'status',
      );
      expect(recommendation).toMatchObject({ revision: 2, outcome: null });
      expect(await eventTypesOf(gateway, gateway.cycleId(ref))).not.toContain('WORKFLOW_TASK_FAILED');
    },
    60_000,
  );

  it('and decideGrants waits on', async () => {
    const asked = own.gateway.updateCycle(ref, 'decideGrants', { actor: ACTORS.caseOfficer, revision: 2, grants: [] });
    await expect(asked).rejects.toMatchObject({ code: 'wrong-stage' });
  }, 60_000);
});
