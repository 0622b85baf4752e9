// A meeting without an outcome blocks the year; one recorded dissent frees it; compilation and minutes tell of it.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { localDateAt } from '../../domain/local-time.ts';
import type { Act } from '../../domain/script-act.ts';
import { cycleName } from '../../domain/words.ts';
import type { OpenWorld, VerbInput } from '../../worker/verbs/input.ts';
import { VERBS } from '../../worker/verbs/table.ts';
import type { TestWorld } from '../support/world.ts';
import { journalOf, openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);
const PARTIES = ['fosen', 'trondheim-malvik', 'nettverk-04', 'ppt-ledernettverket'];
/** Its university does not approve its half. */
const HALF = 'nettverk-04';
const actor = ACTORS.secretariat;
const STATEMENT = 'KS mener at de små kommunene burde ha fått mer.';

/** Partnerships do their part, but one university does not; the forum has its first meeting and nothing more. */
function acts(act: Act): boolean {
  if (act.target === 'cycle') return act.at < '2027-02-01';
  return !(act.party === HALF && act.command.type === 'approve');
}

let world: TestWorld;
let open: OpenWorld;

function ask<Answer>(verb: string, input: VerbInput = {}): Promise<Answer> {
  return VERBS[verb]!(open, { cycle: cycleName(ref), ...input }) as Promise<Answer>;
}

/** Who got mail on a date, and what about. */
async function mailsOn(date: string): Promise<{ to: string; kinds: unknown[] }[]> {
  const { table } = world.years[0]!.plan.rules;
  const mails = (await world.catcher.mails()).filter((mail) => localDateAt(table, mail.date) === date);
  return mails.map((mail) => ({ to: mail.to, kinds: mail.notices.map((notice) => notice['kind']) }));
}

describe('papers out on 3 March, a meeting on 10 March, and no outcome recorded', () => {
  beforeAll(async () => {
    world = await openTestWorld({ networks: 4, behaviour: 'prompt', acts });
    open = { running: world.running, inbox: () => world.catcher.mails(), definitions: undefined, examples: true };
    const { gateway } = world;
    await world.advance('2027-02-15T09:00:00.000Z');
    await gateway.updateCycle(ref, 'planMeeting', {
      actor,
      date: '2027-03-10',
      time: '10:00',
      papersOut: '2027-03-03',
      place: 'Statens hus',
      step: 'recommendation',
    });
    const items = [{ id: 'sak-1', about: 'recommendation', title: 'Innstilling for 2027' }];
    await gateway.updateCycle(ref, 'setAgenda', { actor, meeting: 'm1', items });
    await world.advance('2027-03-03T09:00:00.000Z');
    const lines = PARTIES.filter((party) => party !== HALF).map((party) => ({ party, amount: 100_000 }));
    await gateway.updateCycle(ref, 'proposeRecommendation', { actor, lines });
    await gateway.updateCycle(ref, 'sendPapers', { actor, meeting: 'm1' });
    await world.advance('2027-03-16T12:00:00.000Z');
  }, 240_000);

  it('members were invited, got their papers and a reminder; nobody got the governor’s case', async () => {
    const mails = (await world.catcher.mails()).filter((mail) => mail.to === 'medlem@ks.example');
    expect(mails.map((mail) => mail.notices.map((notice) => notice['kind']))).toEqual([
      ['meeting-called'],
      ['meeting-papers'],
      ['meeting-reminder'],
    ]);
    expect(mails[0]!.text).toContain('onsdag 10. mars 2027 klokka 10:00, Statens hus');
    const secretariat = (await world.catcher.mails()).flatMap((mail) =>
      mail.to.startsWith('sekretariat') ? mail.notices.map((notice) => notice['kind']) : [],
    );
    expect(secretariat).toContain('papers-due');
  });

  it('on 16 March only the secretariat is reminded', async () => {
    expect(await mailsOn('2027-03-16')).toEqual([{ to: 'sekretariat@samarbeidsforum.example', kinds: ['overdue'] }]);
  });

  it.each([
    ['nb', /Innstillingen er lagt fram, men det er ikke registrert hva forumet kom fram til\..*Fristen er ute/],
    ['nn', /Innstillinga er lagd fram, men det er ikkje registrert kva forumet kom fram til/],
    ['en', /the outcome in the forum is not recorded/],
  ])('explains that it waits for the forum’s recommendation, in %s', async (language, says) => {
    const explained = await ask<{ text: string }>('explain', { language });
    expect(explained).toMatchObject({ waitsFor: { code: 'forum-outcome', step: 'recommendation' }, blocked: true });
    expect(explained.text).toMatch(says);
  });

  it('lists what a university has to confirm, and since when', async () => {
    expect(await ask('confirmations', { party: 'nord' })).toEqual([
      expect.objectContaining({ partnership: HALF, step: 'decision-basis', revision: 1, since: expect.any(String) }),
    ]);
    expect(await ask('confirmations', { party: 'ntnu' })).toEqual([]);
  });

  it.each([
    [
      'nb',
      [
        'Levert, men venter på godkjenning fra Nord universitet.',
        'Levert og godkjent.',
        'Planen gjelder ikke for 2027',
      ],
    ],
    ['nn', ['Levert, men ventar på godkjenning frå Nord universitet.', 'Samanstilling av avgjerdsgrunnlag']],
  ])('compiles every decision basis for the meeting, in %s', async (language, says) => {
    const compiled = await ask<{ text: string; html: string; rows: unknown[] }>('compilation', { language });
    expect(compiled.rows).toHaveLength(3);
    for (const text of says) {
      expect(compiled.text).toContain(text);
      expect(compiled.html).toContain(text);
    }
  });

  it('on 15 April nothing is granted, and each partnership has one notice of the delay', async () => {
    await world.advance('2027-04-19T12:00:00.000Z');
    const lines = await world.running.store.reads.partnerships(cycleName(ref));
    expect(lines.map(({ grant }) => grant)).toEqual(PARTIES.map(() => null));
    const told = (await world.catcher.mails()).flatMap((mail) =>
      mail.notices.flatMap((notice) => (notice['kind'] === 'decision-delayed' ? [mail.to] : [])),
    );
    expect(told.filter((to) => to.startsWith('koordinator@')).sort()).toEqual([...new Set(told)].sort());
    for (const party of PARTIES) expect(told).toContain(`koordinator@${party}.example`);
    expect((await mailsOn('2027-04-15')).filter(({ kinds }) => kinds.includes('decision-delayed')).length).toBe(
      told.length,
    );
    const fosen = (await world.catcher.mails()).find(
      (mail) =>
        mail.to === 'koordinator@fosen.example' && mail.notices.some((one) => one['kind'] === 'decision-delayed'),
    );
    expect(fosen!.text).toContain('Vedtaket er forseinka, og ingenting er tildelt enno.');
  }, 60_000);

  it('“agreed, one dissent” frees it', async () => {
    const { gateway } = world;
    const { seats } = world.years[0]!.plan;
    const present = seats
      .filter((seat) => seat.role === 'forum-member')
      .map(({ party, person }) => ({ seat: party, person }));
    await gateway.updateCycle(ref, 'recordAttendance', { actor, meeting: 'm1', present });
    const conflict = { actor: 'p-medlem-nord', meeting: 'm1', item: 'sak-1', seat: 'plass-nord', kind: 'stepped-back' };
    await gateway.updateCycle(ref, 'recordConflict', conflict);
    const outcome = { actor, outcome: 'agreed-with-dissent', revision: 1, meeting: 'm1' };
    const gone = [{ who: 'p-medlem-nord', statement: 'Uenig' }];
    await expect(gateway.updateCycle(ref, 'recordForumOutcome', { ...outcome, dissents: gone })).rejects.toMatchObject({
      code: 'wrong-role',
      message: expect.stringMatching(/takes no part in this item/),
    });
    const dissents = [{ who: 'p-medlem-ks', statement: STATEMENT }];
    await gateway.updateCycle(ref, 'recordForumOutcome', { ...outcome, dissents });
    await gateway.updateCycle(ref, 'closeMeeting', { actor, meeting: 'm1' });
    const grants = PARTIES.filter((party) => party !== HALF).map((party) => ({ party, amount: 100_000 }));
    await gateway.updateCycle(ref, 'decideGrants', { actor: ACTORS.caseOfficer, revision: 1, grants });
    const lines = await world.running.store.reads.partnerships(cycleName(ref));
    expect(Object.fromEntries(lines.map(({ party, grant }) => [party, grant]))).toEqual({
      fosen: 100_000,
      'trondheim-malvik': 100_000,
      [HALF]: 0,
      'ppt-ledernettverket': 100_000,
    });
  }, 60_000);

  it('the minutes tell it in bokmål and nynorsk, and the journal holds the hash of what was agreed', async () => {
    const nb = await ask<{ text: string }>('minutes', { language: 'nb' });
    expect(nb.text).toContain('Forumet var enig, med dissens.');
    expect(nb.text).toContain(`Dissens fra KS: ${STATEMENT}`);
    expect(nb.text).toContain('Nord universitet fratrådte. Ingen tok plassen.');
    const nn = await ask<{ text: string }>('minutes', { language: 'nn', meeting: 'm1' });
    expect(nn.text).toContain('Forumet var samd, med dissens.');
    expect(nn.text).toContain('Nord universitet gjekk frå. Ingen tok plassen.');
    const hashes = (await journalOf(world, ref)).flatMap((event) =>
      ['recommendation-proposed', 'outcome-recorded'].includes(event.type) ? [event['contentSha256']] : [],
    );
    expect(hashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), hashes[0]]);
    const approved = (await journalOf(world, ref, 'fosen')).filter((event) => event.type === 'approved');
    const submitted = (await journalOf(world, ref, 'fosen')).find(
      (event) => event.type === 'submitted' && event['step'] === 'decision-basis',
    );
    expect(approved[0]).toMatchObject({ contentSha256: submitted!['documentSha256'] });
    expect((await world.running.store.reads.verify()).map(({ fault }) => fault)).toEqual(
      [undefined, ...PARTIES].map(() => null),
    );
  }, 60_000);
});
