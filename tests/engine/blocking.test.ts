// Blocking is real: without an outcome of the forum nothing is granted, however late; and nobody holds up the others.

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Act } from '../../domain/script-act.ts';
import { cycleName } from '../../domain/words.ts';
import type { TestWorld } from '../support/world.ts';
import { journalOf, openTestWorld, runsOf } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);
const PARTIES = ['fosen', 'trondheim-malvik', 'nettverk-04', 'ppt-ledernettverket'];
const SILENT = 'nettverk-04';
/** The recommendation is due on 15 March. */
const MONTH_LATER = '2027-04-16T12:00:00.000Z';

/** Partnerships do their part, one of them alone nothing; forum and governor nothing after the first meeting. */
function withoutForum(act: Act): boolean {
  return act.target === 'partnership' ? act.party !== SILENT : act.at < '2027-02-01';
}

async function decide(world: TestWorld, revision: number, silentAmount = 0) {
  const grants = PARTIES.map((party) => ({ party, amount: party === SILENT ? silentAmount : 100_000 }));
  return world.gateway.updateCycle(ref, 'decideGrants', { actor: ACTORS.caseOfficer, revision, grants });
}

async function stagesOf(world: TestWorld): Promise<Record<string, string>> {
  const lines = await world.running.store.reads.partnerships(cycleName(ref));
  return Object.fromEntries(lines.map(({ party, stage }) => [party, stage]));
}

describe('a forum that records nothing for a month past its deadline', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld({ networks: 4, behaviour: 'prompt', acts: withoutForum });
    await world.advance(MONTH_LATER);
  }, 120_000);

  it('leaves nothing granted in the read model', async () => {
    const lines = await world.running.store.reads.partnerships(cycleName(ref));
    expect(lines).toHaveLength(PARTIES.length);
    expect(lines.map(({ grant }) => grant)).toEqual(PARTIES.map(() => null));
    expect(await stagesOf(world)).toEqual({
      fosen: 'allocation',
      'trondheim-malvik': 'allocation',
      [SILENT]: 'planning',
      'ppt-ledernettverket': 'allocation',
    });
  });

  it('leaves no grant in any journal, history or mail', async () => {
    const { gateway } = world;
    for (const party of [undefined, ...PARTIES]) {
      const text = JSON.stringify(await journalOf(world, ref, party));
      expect(text.length).toBeGreaterThan(50);
      expect(text).not.toMatch(/grants-decided|"kind":"decision"/);
    }
    for (const id of world.ids()) {
      const runs = await runsOf(gateway, id);
      const text = Buffer.from(JSON.stringify(runs.flat(), (_, value: unknown) => textOf(value))).toString();
      expect(text).toContain('workflowExecutionStartedEventAttributes');
      expect(text).not.toMatch(/grants-decided|decideGrants|\\"kind\\":\\"decision\\"/);
    }
    const mails = await world.catcher.mails();
    expect(mails.length).toBeGreaterThan(10);
    expect(mails.flatMap((mail) => mail.notices.map((notice) => notice['kind']))).not.toContain('decision-published');
  }, 60_000);

  it('escalates instead: the forum’s secretariat is told, and the office gets the list', async () => {
    const mails = await world.catcher.mails();
    const about = mails.flatMap((mail) =>
      mail.notices.flatMap((notice) =>
        notice['step'] === 'recommendation' ? [{ to: mail.to, kind: notice['kind'], rung: notice['rung'] }] : [],
      ),
    );
    expect(about).toContainEqual({ to: 'sekretariat@samarbeidsforum.example', kind: 'overdue', rung: '+1d' });
    expect(about).toContainEqual({ to: 'sekretariat@samarbeidsforum.example', kind: 'overdue', rung: '+7d' });
    expect(about).toContainEqual({ to: 'saksbehandler@statsforvalteren.example', kind: 'list', rung: 'list' });
  });

  it('is explained as blocked, and the decision is refused', async () => {
    const explained = await world.gateway.query(world.gateway.cycleId(ref), 'explain');
    expect(explained).toMatchObject({ waitsFor: { code: 'forum-proposal', step: 'recommendation' }, blocked: true });
    await expect(decide(world, 1)).rejects.toMatchObject({
      code: 'wrong-stage',
      message: expect.stringMatching(/the forum has recorded no outcome/),
    });
    const actor = ACTORS.secretariat;
    const lines = PARTIES.filter((party) => party !== SILENT).map((party) => ({ party, amount: 100_000 }));
    await world.gateway.updateCycle(ref, 'proposeRecommendation', { actor, lines });
    await expect(decide(world, 1)).rejects.toMatchObject({ code: 'wrong-stage' });
  }, 60_000);

  it('then agrees: who delivered gets its grant, the silent one none, and nobody waited for it', async () => {
    const actor = ACTORS.secretariat;
    await world.gateway.updateCycle(ref, 'recordForumOutcome', { actor, outcome: 'agreed', revision: 1 });
    await expect(decide(world, 1, 100_000)).rejects.toMatchObject({
      code: 'wrong-stage',
      message: expect.stringMatching(/nettverk-04 has not delivered a decision basis/),
    });
    await decide(world, 1);
    expect(await stagesOf(world)).toEqual({
      fosen: expect.stringMatching(/implementation|reporting/),
      'trondheim-malvik': expect.stringMatching(/implementation|reporting/),
      [SILENT]: 'not-granted',
      'ppt-ledernettverket': expect.stringMatching(/implementation|reporting/),
    });
    const lines = await world.running.store.reads.partnerships(cycleName(ref));
    expect(Object.fromEntries(lines.map(({ party, grant }) => [party, grant]))).toEqual({
      fosen: 100_000,
      'trondheim-malvik': 100_000,
      [SILENT]: 0,
      'ppt-ledernettverket': 100_000,
    });
    await world.advance('2027-04-20T12:00:00.000Z');
    const told = (await world.catcher.mails()).filter((mail) =>
      mail.notices.some((notice) => notice['kind'] === 'decision-published'),
    );
    expect(told.map((mail) => mail.to)).toContain('koordinator@fosen.example');
    expect((await world.running.store.reads.verify()).map(({ fault }) => fault)).toEqual(
      [undefined, ...PARTIES].map(() => null),
    );
  }, 60_000);
});

describe('a forum without a result', () => {
  it('passes the case to the governor, who decides on what was handed in', async () => {
    const world = await openTestWorld({ networks: 4, behaviour: 'prompt', acts: withoutForum });
    await world.advance('2027-03-10T12:00:00.000Z');
    const actor = ACTORS.secretariat;
    await world.gateway.updateCycle(ref, 'recordForumOutcome', { actor, outcome: 'no-result', note: 'Ingen semje' });
    const [recorded] = (await journalOf(world, ref)).filter((event) => event.type === 'outcome-recorded');
    expect(recorded).toMatchObject({ outcome: 'no-result', revision: 0 });
    await decide(world, 0);
    expect((await stagesOf(world))['fosen']).toBe('implementation');
    expect((await stagesOf(world))[SILENT]).toBe('not-granted');
  }, 120_000);
});

/** Payload bytes as the text that they hold. */
function textOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  const buffer = value as { type?: unknown; data?: unknown } | null;
  return buffer !== null && typeof buffer === 'object' && buffer.type === 'Buffer' && Array.isArray(buffer.data)
    ? Buffer.from(buffer.data as number[]).toString()
    : value;
}
