// The decision on the engine: one proposes, another approves; one letter to a university; owners learn what came of it.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCycle } from '../../definitions/load.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import type { Act } from '../../domain/script-act.ts';
import { cycleName } from '../../domain/words.ts';
import { grantLetter } from '../../texts/grant-letter.ts';
import { eventually } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, measuredYear, refOf, smallYear } from '../support/years.ts';

const ref = refOf(2027);
const PARTIES = ['fosen', 'nettverk-04'];
const CRITERIA = ['local-needs', 'workplace-based', 'partnership', 'interdisciplinary'];

describe('15 April 2027', () => {
  let world: TestWorld;
  beforeAll(async () => {
    const small = smallYear(2027, 3);
    const listing = measuredYear(2027, 3).forum.steps.find(({ kind }) => kind === 'basis')!;
    // Documents with a list of measures and nothing else.
    const steps = small.forum.steps.map((step) =>
      step.kind === 'basis'
        ? {
            ...step,
            measures: listing.measures!,
            fields: listing.fields.filter(({ id }) => id === 'measures' || id === 'total'),
          }
        : step,
    );
    const { decision } = loadCycle(cycleName(ref)).forum;
    const year = compiledYear({ ...small, forum: { ...small.forum, decision, steps } }, examplePeople());
    const isBasis = (act: Act): boolean =>
      act.target === 'partnership' && 'step' in act.command && act.command.step === 'decision-basis';
    world = await openTestWorld({
      years: [year],
      behaviour: 'prompt',
      acts: (act) => act.at < '2027-04-01' && !isBasis(act),
    });
    const { reads } = world.running.store;
    const started = async () => (await reads.partnerships(cycleName(ref))).length === year.partnerships.length;
    await eventually('the partnerships are started', started);
    for (const { party, seats } of year.partnerships) {
      const actor = seats.find(({ role, party: of }) => role === 'network-coordinator' && of === party)!.person;
      const measures = [
        { name: 'Lesing', amount: 250_000 },
        { name: 'Veiledning', amount: 200_000 },
        { name: 'Nettverk', amount: 50_000 },
      ];
      const message = { actor, step: 'decision-basis', document: { total: 500_000, measures } };
      await world.gateway.updatePartnership(ref, party, 'submit', message);
      const universities = new Map(
        seats.flatMap(({ role, party: of, person }) => (role === 'university-coordinator' ? [[of, person]] : [])),
      );
      for (const approver of universities.values()) {
        const approval = { actor: approver, step: 'decision-basis', revision: 1 };
        await world.gateway.updatePartnership(ref, party, 'approve', approval);
      }
    }
    await world.advance('2027-04-15T08:00:00.000Z');
  }, 240_000);

  const grants = () => [
    {
      party: 'fosen',
      amount: 400_000,
      reason: 'Tiltak 2 er utenfor kriteriene',
      measures: [
        { measure: 1, amount: 250_000 },
        { measure: 2, amount: 50_000, reason: 'To kommuner av fire er med' },
        { measure: 3, amount: 0, result: 'returned', reason: 'Mangler mål' },
      ],
    },
    { party: 'nettverk-04', amount: 300_000, reason: 'Tiltak 1 alene' },
  ];
  const ask = { revision: 1, criteriaMet: CRITERIA, caseNumber: '2027/1' };

  it('the case officer proposes, and cannot approve; a deviation needs its reason', async () => {
    const { gateway } = world;
    const prepare = (lines: readonly object[]) =>
      gateway.updateCycle(ref, 'prepareDecision', { actor: ACTORS.caseOfficer, ...ask, grants: lines });
    await expect(prepare(grants().map(({ party, amount }) => ({ party, amount })))).rejects.toMatchObject({
      message: expect.stringMatching(/differ from the recommendation for .*wanted a deviationReason or a reason/),
    });
    const all = [...grants(), { party: 'trondheim-malvik', amount: 0, reason: 'Trakk tiltaket' }];
    await prepare(all);
    await expect(
      gateway.updateCycle(ref, 'decideGrants', { actor: ACTORS.caseOfficer, revision: 1 }),
    ).rejects.toMatchObject({ code: 'wrong-role', message: expect.stringMatching(/has prepared the decision/) });
  }, 60_000);

  it('the leader is asked and approves; the grants are told', async () => {
    const { gateway, running } = world;
    await gateway.updateCycle(ref, 'decideGrants', { actor: ACTORS.leader, revision: 1 });
    const lines = await running.store.reads.partnerships(cycleName(ref));
    expect(Object.fromEntries(lines.map(({ party, grant }) => [party, grant]))).toEqual({
      fosen: 400_000,
      'nettverk-04': 300_000,
      'trondheim-malvik': 0,
    });
  }, 60_000);

  it('the university gets one letter for all networks', async () => {
    const state = (await world.running.store.reads.state(cycleName(ref), null)) as CycleState;
    const letter = grantLetter(world.years[0]!.definitions, state, 'nord');
    for (const party of PARTIES) {
      expect(letter.text).toContain(world.years[0]!.facts.parties[party]!.nn);
    }
    expect(letter.text).toContain('2027/1');
    expect(letter.text.replace(/\s+/g, ' ')).toContain('Tiltak 2 er delvis løyvt: 50 000 kroner av 200 000 kroner.');
  });

  it('a measure that went back is decided when the forum has spoken, and the partnership hears the whole', async () => {
    const { gateway, running } = world;
    const asked = async () => (await running.store.reads.state(cycleName(ref), null)) as CycleState;
    expect((await asked()).decision).toMatchObject({ returned: ['fosen'] });
    expect(explainCycle(await asked(), world.years[0]!.plan.opensAt).waitsFor.code).toBe('forum-outcome');
    const lines = [{ party: 'fosen', amount: 50_000 }];
    const actor = ACTORS.secretariat;
    await gateway.updateCycle(ref, 'proposeRecommendation', { actor, lines });
    await gateway.updateCycle(ref, 'recordForumOutcome', { actor, outcome: 'agreed', revision: 2 });
    const measures = [{ measure: 3, amount: 50_000 }];
    const grantsNow = [{ party: 'fosen', amount: 50_000, measures }];
    await gateway.updateCycle(ref, 'prepareDecision', {
      actor: ACTORS.caseOfficer,
      ...ask,
      revision: 2,
      grants: grantsNow,
    });
    await gateway.updateCycle(ref, 'decideGrants', { actor: ACTORS.leader, revision: 2 });
    const grantOf = async () =>
      (await running.store.reads.partnerships(cycleName(ref))).find(({ party }) => party === 'fosen')!.grant;
    await eventually('the whole grant is told', async () => (await grantOf()) === 450_000);
    expect((await asked()).decision).toMatchObject({ returned: [] });
  }, 60_000);

  it('owners learn once what their need became, with the reason', async () => {
    await world.advance('2027-04-16T08:00:00.000Z');
    const mails = await world.catcher.mails();
    const told = mails.filter((mail) => mail.notices.some((notice) => notice['kind'] === 'need-answered'));
    expect(told.map((mail) => mail.to).sort()).toEqual(
      ['fosen', 'nettverk-04', 'trondheim-malvik']
        .flatMap((party) => [1, 2].map((owner) => `kontakt@eier-${owner}.${party}.example`))
        .sort(),
    );
    const fosen = told.find((mail) => mail.to === 'kontakt@eier-1.fosen.example')!.text.replaceAll('\u00a0', ' ');
    expect(fosen).toMatch(/Fosen får 400 000 kroner/);
    expect(fosen).toMatch(/Tiltak 2 er utenfor kriteriene/);
    expect(fosen.replace(/\s+/g, ' ')).toMatch(
      /Tiltak 1 er løyvt: 250 000 kroner\. Tiltak 2 er delvis løyvt: 50 000 kroner av 200 000 kroner\. Grunngiving: To kommuner av fire er med\. Tiltak 3 er sendt tilbake til forumet/,
    );
    const leader = mails.filter((mail) => mail.to === 'leder@statsforvalteren.example');
    expect(leader.flatMap((mail) => mail.notices.map((notice) => notice['kind']))).not.toContain('overdue');
  }, 60_000);
});
