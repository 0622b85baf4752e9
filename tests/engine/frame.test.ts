// The frame on the engine: the first meeting tells everybody an amount, a lower final frame what it changes.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCycle } from '../../definitions/load.ts';
import { allocateFrame, linesOf } from '../../domain/cycle-allocation.ts';
import { sumOf } from '../../domain/amount-lines.ts';
import { filledDocument } from '../../domain/document.ts';
import type { BasisAgainstFrame } from '../../domain/cycle-frame.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import { needsOf } from '../../domain/cycle-needs.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { cycleName } from '../../domain/words.ts';
import { kroner } from '../../texts/dates.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, formYear, refOf } from '../support/years.ts';

const ref = refOf(2027);
const FRAME = { amount: 12_000_000, jointMeasures: 2_000_000 };
const FINAL = { amount: 10_000_000, jointMeasures: 2_000_000 };

describe('14 January 2027', () => {
  let world: TestWorld;
  beforeAll(async () => {
    const year = compiledYear(loadCycle(cycleName(ref)), examplePeople());
    world = await openTestWorld({ years: [year], openedAt: '2027-01-13T08:00:00.000Z' });
    await world.advance('2027-01-14T10:00:00.000Z');
    await world.gateway.updateCycle(ref, 'recordForumOutcome', {
      actor: ACTORS.secretariat,
      step: 'first-meeting',
      outcome: 'agreed',
      preliminaryFrame: FRAME.amount,
      jointMeasures: FRAME.jointMeasures,
    });
    await world.advance('2027-01-14T13:00:00.000Z');
  }, 180_000);

  async function told(kind: string): Promise<Map<string, string>> {
    const mails = await world.catcher.mails();
    return new Map(
      mails
        .filter((mail) => mail.notices.some((notice) => notice['kind'] === kind))
        .map((mail) => [mail.to, mail.text]),
    );
  }

  /** The amount that a mail to this party names. */
  function amountOf(party: string, frame: typeof FRAME): number {
    return sumOf(linesOf(allocateFrame('Allocate', world.years[0]!.plan, frame), party));
  }

  it('the secretariat records the joint share; 11 coordinators and the universities get their amount explained', async () => {
    const mails = await told('frame-published');
    const networks = world.years[0]!.plan.parties.filter((party) => party.count !== null);
    expect(networks).toHaveLength(11);
    for (const { id } of networks) {
      const text = mails.get(`koordinator@${id}.example`)!;
      expect(text).toContain(kroner(amountOf(id, FRAME), 'nb'));
      expect(text).toMatch(/Grunntil(skudd|skot): 100\s000 kroner/);
      expect(text).toMatch(/Nøkkel: 7\s000\s000 kroner/);
    }
    for (const university of ['dmmh', 'nord', 'ntnu']) {
      expect(mails.get(`koordinator@${university}.example`)).toMatch(/planlegg(e|je) med [\d\s]+ kroner/);
    }
    expect(mails.size).toBe(11 + 1 + 3);
  }, 60_000);

  it('the lines equal the frame', async () => {
    const { lines, frame } = allocateFrame('Allocate', world.years[0]!.plan, FRAME);
    expect(sumOf(lines)).toBe(frame);
    const status = await world.gateway.query<{ bases: BasisAgainstFrame[] }>(world.gateway.cycleId(ref), 'status');
    expect(status.bases.reduce((sum, one) => sum + one.frame, 0) + 400_000 + FRAME.jointMeasures).toBe(FRAME.amount);
  });

  it('a lower final frame gives a difference and a notice; a decision basis above it is flagged, not voided', async () => {
    const asked = amountOf('fosen', FRAME);
    const { gateway } = world;
    await gateway.updatePartnership(ref, 'fosen', 'submit', {
      actor: ACTORS.fosen,
      step: 'decision-basis',
      document: filledDocument(
        world.years[0]!.partnerships.find(({ party }) => party === 'fosen')!.fields['decision-basis']!,
        'Tekst',
        { total: asked },
      ),
    });
    await gateway.updatePartnership(ref, 'fosen', 'approve', {
      actor: ACTORS.nord,
      step: 'decision-basis',
      revision: 1,
    });
    await gateway.updateCycle(ref, 'setFinalFrame', {
      actor: ACTORS.secretariat,
      frame: FINAL.amount,
      reason: 'Tildelingen ble lavere',
    });
    await world.advance('2027-01-15T13:00:00.000Z');
    const lower = amountOf('fosen', FINAL);
    const text = (await told('frame-final')).get('koordinator@fosen.example')!.replaceAll('\u00a0', ' ');
    expect(text).toContain('Tildelingen ble lavere');
    expect(text).toContain(`${kroner(asked - lower, 'nn').replaceAll('\u00a0', ' ')} mindre enn før`);
    expect(text).toMatch(/er merkt/);
    expect((await told('frame-final')).size).toBe(15);
    const status = await gateway.query<{ bases: BasisAgainstFrame[]; delivered: string[] }>(
      gateway.cycleId(ref),
      'status',
    );
    expect(status.delivered).toContain('fosen');
    expect(status.bases.find((one) => one.party === 'fosen')).toEqual({
      party: 'fosen',
      frame: lower,
      asked,
      above: asked - lower,
    });
    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    expect(rows.find((row) => row.step === 'decision-basis' && row.party === 'fosen')).toMatchObject({
      status: 'complete',
      pending: [],
    });
  }, 60_000);
});

describe('the forum’s own order of measures, where it shares by needs', () => {
  it('is followed once it is set, kept when it is set twice by one request, and refused with a sentence', async () => {
    const small = formYear(2027);
    const year = compiledYear({ ...small, forum: { ...small.forum, distribution: 'needs' } }, examplePeople());
    const world = await openTestWorld({ years: [year], openedAt: '2027-01-13T08:00:00.000Z' });
    const { gateway } = world;
    const at = '2027-01-20T10:00:00.000Z';
    await world.advance(at);
    for (const { party, fields, seats } of year.partnerships) {
      const of = (role: string): string => seats.find((seat) => seat.role === role)!.person;
      const document = filledDocument(fields['decision-basis']!, 'Tekst', { total: 8_000_000 });
      const ask = { step: 'decision-basis', at };
      await gateway.updatePartnership(ref, party, 'submit', { ...ask, actor: of('network-coordinator'), document });
      const universities = seats.filter((seat) => seat.role === 'university-coordinator');
      for (const actor of new Set(universities.map(({ person }) => person))) {
        await gateway.updatePartnership(ref, party, 'approve', { ...ask, actor, revision: 1 });
      }
    }
    const [first, second] = year.plan.parties.map(({ id }) => id) as [string, string];
    const prioritise = (party: string, requestId: string) =>
      gateway.updateCycle(ref, 'setPriorities', {
        actor: ACTORS.secretariat,
        priorities: [{ party, measure: 1, priority: 1 }],
        requestId,
        at,
      });
    await prioritise(second, 'second-first');
    const state = async () => (await world.running.store.reads.state(cycleName(ref), null)) as CycleState;
    const { seq } = await state();
    await prioritise(second, 'second-first');
    const now = await state();
    expect(now).toMatchObject({ seq, priorities: [{ party: second, measure: 1, priority: 1 }] });
    // There is not enough for both: who comes first gets all that is asked for, and the other what is left.
    const { lines, cut } = allocateFrame('Allocate', now.plan, frameOf(now.plan, now), needsOf(now.plan, now));
    const needed = (party: string) => lines.find(({ recipient, kind }) => recipient === party && kind === 'measure');
    expect(needed(second)).toMatchObject({ amount: 8_000_000 });
    expect(needed(first)!.amount).toBeLessThan(8_000_000);
    expect(cut).toMatchObject({ party: first });
    await expect(
      gateway.updateCycle(ref, 'setPriorities', {
        actor: ACTORS.secretariat,
        priorities: [{ party: first, measure: 2, priority: 1 }],
        at,
      }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/no measure 2/) });
  }, 120_000);
});
