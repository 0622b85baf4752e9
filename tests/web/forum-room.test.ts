// The forum's room: a meeting with one recusal from the invitation to the minutes, and what is refused on the way.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCycle } from '../../definitions/load.ts';
import { filledDocument } from '../../domain/document.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { Person } from '../../domain/definition-people.ts';
import { cycleName } from '../../domain/words.ts';
import { inPieces, pdfOf } from '../support/files.ts';
import { eventually } from '../support/wait.ts';
import { openTestWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, formYear, proposalText, refOf } from '../support/years.ts';
import type { Browsing } from './browsing.ts';
import { openBrowsing } from './browsing.ts';
import type { TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

const REF = refOf(2027);
let world: TestWorld;
let web: TestWeb;
let browsing: Browsing;

const person = (id: string): Person => world.people.find((one) => one.id === id)!;

/** The text of a recommendation as the form has it. */
const written = (): Record<string, string> =>
  Object.fromEntries(
    Object.keys(proposalText(world.years[0]!, '')).map((id) => [`field-${id}`, 'Slik vil vi fordele']),
  );

beforeAll(async () => {
  world = await openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] });
  web = await openTestWeb(world);
  browsing = await openBrowsing(web);
  const document = filledDocument(world.years[0]!.partnerships[0]!.fields['decision-basis']!, 'Lesing i alle fag');
  const file = { name: 'Budsjett for tiltakene.pdf', limit: 10_000 };
  const came = await world.running.store.attachments.take(inPieces(pdfOf('budsjett')), file);
  if (!('taken' in came)) throw new Error(`the file was not taken: ${came.fault}`);
  await world.gateway.updatePartnership(REF, 'fosen', 'submit', {
    actor: ACTORS.fosen,
    step: 'decision-basis',
    document,
    attachments: [came.taken],
    at: await web.world.now(),
  });
}, 240_000);

afterAll(() => browsing.close(), 60_000);

/** A day after now, as somebody types it, and at its end as an instant. */
async function dayAfter(days: number): Promise<{ typed: string; evening: string }> {
  const date = new Date(Date.parse(await web.world.now()) + days * 86_400_000);
  const iso = date.toISOString().slice(0, 10);
  return {
    typed: `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`,
    evening: `${iso}T15:00:00.000Z`,
  };
}

describe('what is typed', () => {
  const room = () => web.paths.forum(REF);

  it('comes back with the field named when a date does not exist', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const answer = await visitor.post(
      web.paths.forumAct(REF, 'plan'),
      { date: '31.2.2027', time: '25:00', place: 'Stjørdal' },
      room(),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#plan-date"');
    expect(answer.body).toContain('href="#plan-time"');
    expect(answer.body).toContain('value="Stjørdal"');
    expect(answer.body).toContain('value="31.2.2027"');
  });

  it('is not asked of somebody whose room it is not, and refused when they send it all the same', async () => {
    const visitor = await web.visitor(person(ACTORS.fosen));
    expect((await visitor.get(room())).body).not.toContain(web.paths.forumAct(REF, 'plan'));
    const { typed } = await dayAfter(30);
    const answer = await visitor.post(
      web.paths.forumAct(REF, 'plan'),
      { date: typed, requestId: 'somebody-elses' },
      room(),
    );
    expect(answer.statusCode).toBe(403);
    expect((await visitor.get(web.paths.proposal(REF))).statusCode).toBe(403);
  });

  it('is recalculated on the server, and an amount with letters is named', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const path = web.paths.proposal(REF);
    const wrong = await visitor.post(path, { 'amount-fosen': 'mange', do: 'propose' }, path);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#amount-fosen"');
    expect(wrong.body).toContain('value="mange"');
    // What the definition asks of a recommendation is named where it is missing.
    for (const field of Object.keys(written())) expect(wrong.body).toContain(`href="#${field}"`);
    const counted = await visitor.post(path, { 'amount-fosen': '250 000', do: 'recalculate' }, path);
    expect(counted.statusCode).toBe(200);
    expect(counted.body.replaceAll('\u00a0', ' ')).toContain('Forslaget fordeler 250 000 kroner');
  });

  it('is shown beside what came meanwhile, and a double click is one proposal', async () => {
    const [one, other] = [await web.visitor(person(ACTORS.secretariat)), await web.visitor(person(ACTORS.secretariat))];
    const path = web.paths.proposal(REF);
    const [mine, theirs] = [hiddenFields((await one.get(path)).body), hiddenFields((await other.get(path)).body)];
    const first = { ...theirs, ...written(), 'amount-fosen': '250000', do: 'propose' };
    const [sent, again] = await Promise.all([other.post(path, first), other.post(path, first)]);
    expect([sent.statusCode, again.statusCode]).toContain(303);
    const late = await one.post(path, { ...mine, ...written(), 'amount-fosen': '300000', do: 'propose' });
    expect(late.statusCode).toBe(409);
    const text = late.body.replaceAll('\u00a0', ' ');
    expect(text).toContain('250 000 kroner');
    expect(text).toContain('300 000 kroner');
    const state = await web.world.reads.state(`${REF.forum}/${REF.scheme}/${REF.year}`, null);
    expect((state as { recommendation: { revision: number } }).recommendation.revision).toBe(1);
    // The members read it in their room.
    const member = await web.visitor(person('p-medlem-ks'));
    expect((await member.get(room())).body).toContain('Slik vil vi fordele');
  });
});

it('the forum meets and approves with one recusal, and the minutes say so', async () => {
  const secretariat = await browsing.visitor(ACTORS.secretariat);
  const { typed, evening } = await dayAfter(21);
  const faults: string[] = [];

  await browsing.go(secretariat, web.paths.cycle(REF));
  await secretariat.click('text=Gå til forumrommet');
  faults.push(...(await browsing.faultsInBoth(secretariat, 'forum')));
  await secretariat.fill('#plan-date', typed);
  await secretariat.fill('#plan-place', 'Stjørdal');
  await secretariat.selectOption('#plan-step', 'recommendation');
  await secretariat.click('button:has-text("Kall inn")');
  await secretariat.click('a:has-text("Stjørdal")');

  await secretariat.click('button:has-text("Foreslå en sak")');
  expect(await secretariat.inputValue('#agenda-title-1')).toBe('Tiltak: Fosen');
  await secretariat.click('button:has-text("Lagre sakslista")');
  await secretariat.click('button:has-text("Meld at sakspapirene er ute")');
  await secretariat.locator('form[action$="/papers"]').waitFor({ state: 'detached' });

  // The member for Nord university is party to Fosen's measure, and says so before the meeting.
  const member = await browsing.visitor('p-medlem-nord');
  await member.click('button[name=language][value=nb]');
  const meeting = web.paths.meeting(REF, 'm1');
  await browsing.go(member, meeting);
  const item = member.locator('article', { has: member.locator('h3:has-text("Tiltak: Fosen")') });
  await item.locator('summary').click();
  await item.locator('button').click();
  await member.waitForSelector('.ds-error-summary');
  faults.push(...(await browsing.faults(member, 'conflict-missing')));
  await member.locator('article', { hasText: 'Tiltak: Fosen' }).locator('input[value="stepped-back"]').check();
  await member.locator('article', { hasText: 'Tiltak: Fosen' }).locator('button').click();
  await member.waitForSelector('text=Nord universitet har fratrådt');

  await world.advance(evening);
  await browsing.go(secretariat, meeting);
  for (const name of ['present-plass-ntnu', 'present-plass-nord', 'present-plass-ks']) {
    await secretariat.selectOption(`#${name}`, { index: 1 });
  }
  await secretariat.click('button:has-text("Lagre frammøtet")');
  faults.push(...(await browsing.faultsInBoth(secretariat, 'meeting')));
  // Folded again.
  await browsing.go(secretariat, meeting);
  for (const title of ['Tiltak: Fosen', 'Tiltak: Trondheim', 'Innstilling']) {
    const article = secretariat.locator('article', { has: secretariat.locator(`h3:has-text("${title}")`) });
    await article.locator('summary:has-text("Registrer utfallet")').click();
    await article.locator('input[name=outcome][value=agreed]').check();
    await article.locator('form[action$="/item"] button').click();
    await secretariat.locator('article', { hasText: title }).locator('text=Utfall: Enighet.').waitFor();
  }
  await secretariat.click('button:has-text("Avslutt møtet")');
  await secretariat.locator('form[action$="/close"]').waitFor({ state: 'detached' });

  await secretariat.click('a:has-text("Protokollen")');
  expect(await secretariat.inputValue('#text')).toContain('Nord universitet fratrådte');
  faults.push(...(await browsing.faultsInBoth(secretariat, 'minutes')));
  await secretariat.fill('#text', `${await secretariat.inputValue('#text')}\n\nLest opp og godkjent.`);
  await secretariat.click('button[value=save]');
  await secretariat.waitForSelector('text=Sist rettet av');
  const [download] = await Promise.all([secretariat.waitForEvent('download'), secretariat.click('button[value=docx]')]);
  expect(download.suggestedFilename()).toMatch(/^protokoll-.*\.docx$/);

  await browsing.go(secretariat, web.paths.compilation(REF));
  expect(await secretariat.textContent('main table')).toContain('Budsjett for tiltakene.pdf');
  faults.push(...(await browsing.faultsInBoth(secretariat, 'compilation')));
  await browsing.go(secretariat, web.paths.forum(REF));
  expect(await secretariat.textContent('main')).toContain('Enighet');
  expect(faults).toEqual([]);
}, 180_000);

describe('the minutes', () => {
  const path = () => web.paths.minutes(REF, 'm1');

  it('come to programs as text, to those who take part in the year', async () => {
    const address = `/api/cycles/${REF.forum}/${REF.scheme}/${REF.year}/minutes/m1?language=nn`;
    const read = async (id: string) => {
      const key = { kind: 'api', person: id, name: 'prøve', gives: ['read'], expiresAt: null } as const;
      const { secret } = await web.world.accessKeys.make(key);
      return web.app.inject({ url: address, headers: { authorization: `Bearer ${secret}` } });
    };
    expect((await read(ACTORS.fosen)).json()).toMatchObject({ title: expect.stringMatching(/./) });
    expect((await read(ACTORS.fosen)).json<{ text: string }>().text).toContain('gjekk frå');
    expect((await read('p-finnes-ikke')).statusCode).toBe(401);
  });

  it('come as a Word document and as plain text with what was edited', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const word = await visitor.get(`${path()}?as=docx`);
    expect(word.headers['content-type']).toContain('wordprocessingml');
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const plain = await visitor.get(`${path()}?as=txt`);
    expect(plain.body).toContain('Lest opp og godkjent.');
    expect(plain.body).not.toContain('#');
  });

  it('show both texts when two save at once', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const form = hiddenFields((await visitor.get(path())).body);
    expect((await visitor.post(path(), { ...form, text: 'Den ene', do: 'save' })).statusCode).toBe(303);
    const late = await visitor.post(path(), { ...form, text: 'Den andre', do: 'save' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Den ene');
    expect(late.body).toContain('Den andre');
  });

  it('are read by members and edited by the secretariat alone', async () => {
    const visitor = await web.visitor(person('p-medlem-ks'));
    const page = await visitor.get(path());
    expect(page.body).not.toContain('<textarea');
    expect((await visitor.post(path(), { text: 'Noe annet', do: 'save' }, web.paths.tasks())).statusCode).toBe(403);
  });
});

describe('written procedure', () => {
  it('takes one answer from each seat, and shows both versions when a new revision has come', async () => {
    const secretariat = await web.visitor(person(ACTORS.secretariat));
    // The governor sends it back: then the forum may treat it once more.
    await world.gateway.updateCycle(REF, 'returnToForum', {
      actor: ACTORS.caseOfficer,
      reason: 'Begrunn fordelingen',
      at: await web.world.now(),
    });
    const room = web.paths.forum(REF);
    const propose = web.paths.proposal(REF);
    expect(
      (await secretariat.post(propose, { ...written(), 'amount-fosen': '200000', do: 'propose' }, propose)).statusCode,
    ).toBe(303);
    const open = await secretariat.post(web.paths.forumAct(REF, 'writing-open'), { revision: '2' }, room);
    expect(open.statusCode).toBe(303);

    const member = await web.visitor(person('p-medlem-ks'));
    const form = hiddenFields((await member.get(room)).body);
    const unsaid = await member.post(
      web.paths.forumAct(REF, 'answer'),
      { answer: 'dissents', revision: '2', seat: 'plass-ks' },
      room,
    );
    expect(unsaid.statusCode).toBe(422);
    expect(unsaid.body).toContain('href="#statement"');
    const answer = { ...form, answer: 'approves', revision: '2', seat: 'plass-ks' };
    expect((await member.post(web.paths.forumAct(REF, 'answer'), answer)).statusCode).toBe(303);
    expect((await member.get(room)).body).not.toContain('/forum/answer');

    const other = await web.visitor(person('p-medlem-pbl'));
    const old = hiddenFields((await other.get(room)).body);
    expect(
      (await secretariat.post(propose, { ...written(), 'amount-fosen': '220000', do: 'propose' }, propose)).statusCode,
    ).toBe(303);
    const late = await other.post(web.paths.forumAct(REF, 'answer'), { ...old, answer: 'approves' });
    expect(late.statusCode).toBe(409);
    const text = late.body.replaceAll('\u00a0', ' ');
    expect(text).toContain('200 000 kroner');
    expect(text).toContain('220 000 kroner');
  });
});

describe('the order of measures, in a forum that shares by needs', () => {
  let needs: TestWeb;
  let looking: Browsing;
  let frame: number;
  /** What the definition gives Trondheim/Malvik whatever it asks for. */
  let fixed: number;

  beforeAll(async () => {
    // The shipped forum, with the decision basis of one that shares by needs: two measures of Fosen, one of Trondheim/Malvik.
    const { forum, ...rest } = formYear(2027);
    const basis = loadCycle('trondelag-dekom/dekom-2021/2025').forum.steps.find(({ id }) => id === 'decision-basis')!;
    const steps = forum.steps.map((step) => (step.id === basis.id ? basis : step));
    const year = compiledYear({ ...rest, forum: { ...forum, distribution: 'needs', steps } }, examplePeople());
    frame = year.plan.frame;
    fixed = year.plan.allocation.fixed
      .filter(({ recipient }) => recipient === 'trondheim-malvik')
      .reduce((sum, { amount }) => sum + amount, 0);
    const own = await openTestWorld({ years: [year] });
    needs = await openTestWeb(own);
    looking = await openBrowsing(needs);
    const asked = { fosen: [100_000, frame], 'trondheim-malvik': [300_000] };
    for (const { party, fields, seats } of year.partnerships) {
      const amounts = asked[party as keyof typeof asked];
      const document = filledDocument(fields['decision-basis']!, 'Lesing i alle fag', {
        total: amounts.reduce((sum, amount) => sum + amount, 0),
        measures: amounts.map((amount, index) => ({ name: `Lesegruppe ${index + 1} i ${party}`, amount })),
      });
      const ask = { step: 'decision-basis', at: await needs.world.now() };
      const actor = seats.find(({ role }) => role === 'network-coordinator')!.person;
      await own.gateway.updatePartnership(REF, party, 'submit', { ...ask, actor, document });
      const approvers = seats.filter(({ role }) => role === 'university-coordinator');
      for (const one of new Map(approvers.map((seat) => [seat.party, seat.person])).values())
        await own.gateway.updatePartnership(REF, party, 'approve', { ...ask, actor: one, revision: 1 });
    }
    // The cycle was told by durable Signals, and writes down what they say a moment later.
    await eventually('the cycle has written down what was handed in', async () => {
      const state = (await own.running.store.reads.state(cycleName(REF), null)) as CycleState;
      return year.plan.parties.every(({ id }) => state.delivered.includes(id));
    });
  }, 120_000);

  afterAll(() => looking.close(), 60_000);

  const path = () => needs.paths.priorities(REF);
  const inOrder = (body: string): string[] => [...body.matchAll(/Lesegruppe (\d i [a-z-]+)/g)].map(([, name]) => name!);

  it('is read by members, with how far the money lasts, and set by the secretariat alone', async () => {
    const member = await needs.visitor(person('p-medlem-ks'));
    expect((await member.get(needs.paths.forum(REF))).body).toContain(path());
    const { body } = await member.get(path());
    expect(inOrder(body)).toEqual(['1 i trondheim-malvik', '1 i fosen', '2 i fosen']);
    expect(body).toContain('Midlene rekker til prioritet 2: Tiltak 2 fra');
    expect(body).not.toContain('name="priority-');
    // Sent all the same, as the page of the secretariat would.
    const { seen } = hiddenFields((await (await needs.visitor(person(ACTORS.secretariat))).get(path())).body);
    const sent = { requestId: 'somebody-elses', seen: seen!, 'priority-fosen-2': '1' };
    expect((await member.post(path(), sent, needs.paths.tasks())).statusCode).toBe(403);
  });

  it('fills the proposal with what the rule gives, and keeps what else was typed', async () => {
    const secretariat = await needs.visitor(person(ACTORS.secretariat));
    const proposal = needs.paths.proposal(REF);
    const typed = { 'amount-fosen': 'mange', 'amount-trondheim-malvik': '1', note: 'Etter drøfting', do: 'rule' };
    const { statusCode, body } = await secretariat.post(proposal, typed, proposal);
    expect(statusCode).toBe(200);
    expect(/name="amount-trondheim-malvik"[^>]*value="(\d+)"/.exec(body)?.[1]).toBe(String(fixed + 300_000));
    expect(Number(/name="amount-fosen"[^>]*value="(\d+)"/.exec(body)?.[1])).toBeGreaterThan(300_000);
    expect(body).toContain('Etter drøfting');
    expect(body).not.toContain('er ikke fordelt');
  });

  it('comes back with what was typed when it is no number, is saved with where the money ends, and a double click is one order', async () => {
    const [one, other] = [
      await needs.visitor(person(ACTORS.secretariat)),
      await needs.visitor(person(ACTORS.secretariat)),
    ];
    const wrong = await one.post(path(), { 'priority-fosen-2': 'først' }, path());
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#priority-fosen-2"');
    expect(wrong.body).toContain('value="først"');
    const [mine, theirs] = [hiddenFields((await one.get(path())).body), hiddenFields((await other.get(path())).body)];
    const order = { ...mine, 'priority-fosen-2': '1', 'priority-trondheim-malvik-1': '2', note: 'Etter drøfting' };
    expect((await one.post(path(), order)).statusCode).toBe(303);
    expect((await one.post(path(), order)).statusCode).toBe(303);
    const { body } = await one.get(path());
    expect(inOrder(body)).toEqual(['2 i fosen', '1 i trondheim-malvik', '1 i fosen']);
    expect(body).toContain('Midlene rekker til prioritet 1: Tiltak 2 fra');
    // Somebody else opened the page before that.
    const late = await other.post(path(), { ...theirs, 'priority-fosen-1': '7' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('value="7"');
    const entries = await needs.world.reads.journal(`cycle/${REF.forum}/${REF.scheme}/${REF.year}`);
    expect(entries.filter(({ type }) => type === 'priorities-set')).toHaveLength(1);
  });

  it('passes the rules of accessibility', async () => {
    const secretariat = await looking.visitor(ACTORS.secretariat);
    await looking.go(secretariat, path());
    expect(await looking.faultsInBoth(secretariat, 'priorities')).toEqual([]);
  });
});
