// Reports on the engine: 15 June 2026 on the grants of 2025, under the scheme version that ended in between.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Opening } from '../../domain/opening.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { cycleName } from '../../domain/words.ts';
import { knowingLastYear } from '../../worker/last-year.ts';
import { open } from '../../worker/verbs/commands.ts';
import { reportStatus, reportSummary } from '../../worker/verbs/reports.ts';
import type { TestWorld } from '../support/world.ts';
import { journalOf, openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, formYear, refOf } from '../support/years.ts';

const ref = refOf(2025);
const cycle = cycleName(ref);
const REPORT = { step: 'report', party: 'fosen' };
const NORD = 'koordinator@nord.example';
const SECRETARIAT = 'sekretariat@samarbeidsforum.example';
const { caseOfficer, fosen, nord } = ACTORS;

let world: TestWorld;
/** A standing clock goes by the messages: each says when it comes. */
const at = (date: string) => ({ at: `${date}T08:00:00.000Z` });
const asked = () => ({ running: world.running, inbox: null, definitions: undefined, examples: true });

/** Everything that was told about the report: date, to whom, what. */
async function toldAboutReport(from: string): Promise<string[]> {
  return (await world.catcher.mails())
    .filter((mail) => mail.date >= from)
    .flatMap((mail) =>
      mail.notices
        .filter((notice) => notice['step'] === 'report' && notice['party'] === 'fosen')
        .map((notice) => `${mail.date.slice(0, 10)} ${mail.to} ${notice['kind']}`),
    )
    .sort();
}

beforeAll(async () => {
  // Everybody does their part up to the decision; nobody reports by themselves.
  world = await openTestWorld({
    years: [compiledYear(formYear(2025), examplePeople())],
    behaviour: 'prompt',
    acts: (act) => act.at < '2025-05-01',
  });
  await world.advance('2025-09-01T08:00:00.000Z');
}, 240_000);

describe('a request in mid-year', () => {
  it('goes to the office, is waited for, and is answered to both the network and the university', async () => {
    const { gateway } = world;
    const request = {
      ...at('2025-09-01'),
      actor: fosen,
      kind: 'carry-over',
      amount: 40_000,
      reason: 'Kurset er flyttet til våren',
    };
    await gateway.updatePartnership(ref, 'fosen', 'requestChange', request);
    const explained = await gateway.query(gateway.partnershipId(ref, 'fosen'), 'explain');
    expect(explained).toMatchObject({ waitsFor: { code: 'request' }, turn: [{ role: 'case-officer' }] });
    await world.advance('2025-09-03T08:00:00.000Z');
    const answer = { ...at('2025-09-03'), actor: caseOfficer, request: 1, granted: true, reason: 'Innenfor formålet' };
    await gateway.updatePartnership(ref, 'fosen', 'answerRequest', answer);
    await world.advance('2025-09-05T08:00:00.000Z');
    const told = await toldAboutReport('2025-09-01');
    expect(told.map((line) => line.slice(11))).toEqual([
      'saksbehandler@statsforvalteren.example request-asked',
      'koordinator@fosen.example request-answered',
      'koordinator@nord.example request-answered',
    ]);
    const journal = await journalOf(world, ref, 'fosen');
    expect(journal.filter(({ type }) => type === 'change-requested' || type === 'request-answered')).toHaveLength(2);
  }, 120_000);
});

describe('15 June 2026, on the grants of 2025', () => {
  it('stays open over the new year, since its own grants are not reported', async () => {
    await world.advance('2026-06-10T08:00:00.000Z');
    expect((await world.running.store.reads.cycles()).map(({ status }) => status)).toEqual(['open']);
    const lines = (await reportStatus(asked(), { cycle, party: 'fosen' })) as { status: string }[];
    expect(lines).toMatchObject([{ handled: '2026-06-15', status: 'due', decision: { cycle, party: 'fosen' } }]);
  }, 240_000);

  it('takes each section from its own author alone', async () => {
    const { gateway } = world;
    const wrong = { ...at('2026-06-10'), actor: fosen, ...REPORT, section: 'nord', document: { r5: 'Ja' } };
    await expect(gateway.updatePartnership(ref, 'fosen', 'submit', wrong)).rejects.toMatchObject({
      code: 'wrong-role',
      message: expect.stringMatching(/section "nord" is written by university-coordinator for nord/),
    });
    const elsewhere = {
      ...at('2026-06-10'),
      actor: fosen,
      ...REPORT,
      document: {},
      decision: { cycle: cycleName(refOf(2024)), party: 'fosen' },
    };
    await expect(gateway.updatePartnership(ref, 'fosen', 'submit', elsewhere)).rejects.toMatchObject({
      code: 'not-found',
    });
    const questions = { r1: 'Ja', r2: 'Ja', r3: 'Ja', r4: 'Ja', r6: 'Ja' };
    const own = (goals: readonly object[]) => ({
      ...questions,
      'goal-attainment': goals,
      spent: [{ amount: 60_000 }, { amount: 0 }],
    });
    const goal = { attained: 'partly', how: 'Åtte av ti barnehager er med' };
    const report = { ...at('2026-06-10'), actor: fosen, ...REPORT };
    // The goals are those of the decision basis that was handed in for these grants.
    await expect(
      gateway.updatePartnership(ref, 'fosen', 'submit', { ...report, requestId: 'r-two', document: own([goal, goal]) }),
    ).rejects.toMatchObject({
      code: 'misshapen',
      message: expect.stringMatching(/has 2 answers, wanted 1, one for each goal/),
    });
    await gateway.updatePartnership(ref, 'fosen', 'submit', { ...report, document: own([goal]) });
  });

  it('reminds the university alone when its section is missing, on 16 and 22 June; the secretariat has it on its list', async () => {
    await world.advance('2026-06-23T08:00:00.000Z');
    expect(await toldAboutReport('2026-06-10T08:30')).toEqual([
      `2026-06-11 ${NORD} reminder`,
      `2026-06-15 ${NORD} reminder`,
      `2026-06-16 ${NORD} overdue`,
      `2026-06-16 ${SECRETARIAT} list`,
      `2026-06-22 ${NORD} overdue`,
      `2026-06-22 ${SECRETARIAT} list`,
    ]);
    const mails = await world.catcher.mails();
    const to = (address: string) => mails.filter((mail) => mail.to === address && mail.date.startsWith('2026-06-16'));
    expect(to(NORD).map((mail) => mail.text)).toEqual([
      expect.stringMatching(/Rapport for Fosen, delen frå Nord universitet/),
    ]);
    expect(to(SECRETARIAT).map((mail) => mail.text)).toEqual([
      expect.stringMatching(/Fosen: mangler delen fra Nord universitet/),
    ]);
    const id = world.gateway.partnershipId(ref, 'fosen');
    await world.gateway.advance(id, '2026-06-23T08:00:00.000Z');
    const explained = await world.gateway.query(id, 'explain');
    expect(explained).toMatchObject({
      waitsFor: { code: 'section', step: 'report', party: 'fosen' },
      turn: [{ role: 'university-coordinator', party: 'nord' }],
      blocked: true,
    });
  }, 120_000);

  it('is whole with the last section, and closed when the office has accepted it', async () => {
    const { gateway } = world;
    await gateway.updatePartnership(ref, 'fosen', 'submit', {
      ...at('2026-06-24'),
      actor: nord,
      ...REPORT,
      document: { r5: 'Ja, i to emner' },
    });
    await gateway.updatePartnership(ref, 'fosen', 'acceptReport', {
      ...at('2026-06-24'),
      actor: caseOfficer,
      ...REPORT,
      revision: 2,
    });
    const parties = await world.running.store.reads.partnerships(cycle);
    expect(parties.find(({ party }) => party === 'fosen')?.stage).toBe('closed');
    expect((await world.running.store.reads.verify()).map(({ fault }) => fault)).toEqual([null, null, null]);
  }, 60_000);

  it('is summed up for the governor, with the answers by question', async () => {
    const summary = await reportSummary(asked(), { cycle, language: 'nn' });
    expect(summary).toMatchObject({ accepted: 1, spent: 60_000, carriedOver: 40_000, late: ['fosen'] });
    const { text } = summary as { text: string };
    expect(text).toContain('# Oppsummering av rapportane for 2025');
    expect(text).toContain('- Fosen, Nord universitet: Ja, i to emner');
    expect(text).toContain('- Fosen, mål 1: delvis nådd. Åtte av ti barnehager er med');
    expect(text).toMatch(/- Fosen: fekk [\d\s]+kroner, har brukt 60.000 kroner/);
    expect(text).toContain('- Rapporten er ikkje heil: Trondheim/Malvik');
  });
});

describe('a year whose reports are about last year', () => {
  const next = cycleName(refOf(2026));

  it('is told by its opening what was found of the decisions of 2025', async () => {
    const definitions = mkdtempSync(join(tmpdir(), 'arshjul-last-year-'));
    try {
      cpSync(new URL('../../definitions', import.meta.url), definitions, { recursive: true });
      const forum = join(definitions, 'forums', `${ref.forum}.yaml`);
      writeFileSync(forum, readFileSync(forum, 'utf8').replace('reportsOn: this-year', 'reportsOn: last-year'));
      const input = { cycle: next, example: true, dryRun: true };
      const { earlier } = (await open({ ...asked(), definitions }, input)) as Opening;
      expect(earlier).toEqual({ kind: 'taken', cycle, parties: ['fosen', 'trondheim-malvik'], differ: [] });
    } finally {
      rmSync(definitions, { recursive: true });
    }
  });

  it('freezes them, and takes a report on the goals and lines of that decision alone', async () => {
    const form = formYear(2026);
    const steps = form.forum.steps.map((step) =>
      step.kind === 'report' ? { ...step, reportsOn: 'last-year' as const } : step,
    );
    const files = { ...form, forum: { ...form.forum, steps } };
    const { definitions } = await knowingLastYear(world.running.store, files);
    const year = compiledYear(definitions, world.people);
    await world.openYear(year, '2026-06-25T08:00:00.000Z');
    await world.advance('2026-06-25T09:00:00.000Z');
    const { reads } = world.running.store;
    const { plan } = (await reads.state(next, 'fosen')) as PartnershipState;
    const granted = ((await reads.state(cycle, 'fosen')) as PartnershipState).grant!;
    expect(plan.earlier).toMatchObject({ cycle, amount: granted, goals: [expect.any(String)] });
    expect(plan.earlier!.shares!.reduce((sum, { amount }) => sum + amount, 0)).toBe(granted);
    // What is compiled from the same definitions for a preview knows the same.
    expect(plan).toEqual(year.partnerships.find(({ party }) => party === 'fosen'));
    const goal = { attained: 'partly', how: 'Åtte av ti barnehager er med' };
    const questions = { r1: 'Ja', r2: 'Ja', r3: 'Ja', r4: 'Ja', r6: 'Ja' };
    const spent = [{ amount: 1 }, { amount: 0 }];
    await expect(
      world.gateway.updatePartnership(refOf(2026), 'fosen', 'submit', {
        ...at('2026-06-25'),
        actor: fosen,
        ...REPORT,
        document: { ...questions, 'goal-attainment': [goal, goal], spent },
      }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/has 2 answers, wanted 1, one for each goal/) });
  }, 120_000);
});
