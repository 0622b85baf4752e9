// The governor's desk: a decision with one deviation, prepared by one and approved by another, and a deadline that is moved
// after everybody has seen what would come of it.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../domain/definition-people.ts';
import { filledDocument } from '../../domain/document.ts';
import { loadCycle } from '../../definitions/load.ts';
import { openTestWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';
import {
  ACTORS,
  compiledYear,
  examplePeople,
  FORUM,
  measuredYear,
  proposalText,
  refOf,
  SCHEME,
} from '../support/years.ts';
import type { Browsing } from './browsing.ts';
import { openBrowsing } from './browsing.ts';
import type { TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

const REF = refOf(2027);
let world: TestWorld;
let web: TestWeb;
let browsing: Browsing;

const person = (id: string): Person => world.people.find((one) => one.id === id)!;
const plain = (html: string): string => html.replaceAll('\u00a0', ' ');

beforeAll(async () => {
  const year = measuredYear(2027);
  // As it is shipped: four eyes, and every criterion met.
  const { decision } = loadCycle(`${FORUM}/${SCHEME}/2027`).forum;
  const definitions = { ...year, forum: { ...year.forum, decision } };
  world = await openTestWorld({ years: [compiledYear(definitions, examplePeople())] });
  web = await openTestWeb(world);
  browsing = await openBrowsing(web);
  const at = await web.world.now();
  for (const { party, fields, seats } of world.years[0]!.partnerships) {
    const of = (role: string): string => seats.find((seat) => seat.role === role)!.person;
    const measures = [
      { name: 'Lesing i alle fag', amount: 60_000 },
      { name: 'Veiledning i matematikk', amount: 40_000 },
    ];
    const document = filledDocument(fields['decision-basis']!, 'Lesing i alle fag', { measures });
    const ask = { step: 'decision-basis', at };
    await world.gateway.updatePartnership(REF, party, 'submit', {
      ...ask,
      actor: of('network-coordinator'),
      document,
    });
    const universities = seats.filter((seat) => seat.role === 'university-coordinator');
    const approvers = new Map(universities.map((seat) => [seat.party, seat.person]));
    for (const actor of approvers.values()) {
      await world.gateway.updatePartnership(REF, party, 'approve', { ...ask, actor, revision: 1 });
    }
  }
}, 240_000);

afterAll(() => browsing.close(), 60_000);

describe('a deadline', () => {
  it('is moved after what would happen was shown, and whoever is late is told both dates', async () => {
    const page = await browsing.visitor(ACTORS.caseOfficer);
    await browsing.go(page, web.paths.cycles());
    await page.click('tbody a');
    await page.click('text=Gå til saksbehandlingen');
    await page.click('text=Flytt en frist');
    await page.selectOption('#step', 'recommendation');
    await page.click('button:has-text("Vis hva som skjer")');
    await page.waitForSelector('.ds-error-summary');
    const faults = await browsing.faults(page, 'deadline-missing');
    await page.fill('#to', '1.10.2027');
    await page.fill('#reason', 'Forumet trenger mer tid');
    await page.click('button:has-text("Vis hva som skjer")');
    await page.waitForSelector('text=Dette lar seg ikke gjøre');
    faults.push(...(await browsing.faults(page, 'deadline-refused')));
    const { handled } = world.years[0]!.plan.steps.find(({ id }) => id === 'recommendation')!.deadline;
    const [year, month, day] = handled.split('-').map(Number);
    await page.fill('#to', `${day! + 1}.${month}.${year}`);
    await page.click('button:has-text("Vis hva som skjer")');
    await page.waitForSelector('#effect');
    expect(await page.textContent('main')).toContain('E-post som kommer');
    faults.push(...(await browsing.faults(page, 'deadline-effect')));
    // Nothing is saved until the button says so.
    const before = await web.world.reads.state(`${REF.forum}/${REF.scheme}/${REF.year}`, null);
    expect(
      (before as { steps: Record<string, { deadline: { handled: string } }> }).steps['recommendation']!.deadline
        .handled,
    ).toBe(handled);

    // Meanwhile somebody else moves it.
    const other = await web.visitor(person(ACTORS.secretariat));
    const form = {
      step: 'recommendation',
      who: 'all',
      to: `${day! + 2}.${month}.${year}`,
      reason: 'Samme dag som styremøtet',
    };
    const looked = await other.post(web.paths.deadlines(REF), form, web.paths.deadlines(REF));
    expect(looked.statusCode).toBe(200);
    expect(
      (await other.post(web.paths.deadlines(REF), { ...hiddenFields(looked.body), ...form, do: 'save' })).statusCode,
    ).toBe(303);

    await page.click('button:has-text("Flytt fristen")');
    await page.waitForSelector('text=Fristen er flyttet imens');
    faults.push(...(await browsing.faults(page, 'deadline-meanwhile')));
    await page.click('button:has-text("Flytt fristen")');
    await page.waitForURL(`**${web.paths.cycle(REF)}`);
    expect(faults).toEqual([]);
  }, 120_000);

  it('of one party alone is put off from its own page', async () => {
    const officer = await web.visitor(person(ACTORS.caseOfficer));
    const step = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-1');
    const link = /href="([^"]*desk\/deadlines\?[^"]*)"/
      .exec((await officer.get(step)).body)![1]!
      .replaceAll('&amp;', '&');
    const form = { who: 'one', to: '10.12.2026', reason: 'Sykdom' };
    const looked = await officer.post(web.paths.deadlines(REF), form, link);
    expect([200, 422]).toContain(looked.statusCode);
    expect(looked.body).toContain('name="partnership" value="fosen"');
  });
});

describe('the frame', () => {
  it('is tried without changing anything, with the sum of every line', async () => {
    const officer = await web.visitor(person(ACTORS.caseOfficer));
    const tried = await officer.get(`${web.paths.allocation(REF)}?frame=9%20000%20000&joint=0`);
    expect(tried.statusCode).toBe(200);
    expect(plain(tried.body)).toContain('9 000 000 kroner');
    const wrong = await officer.get(`${web.paths.allocation(REF)}?frame=mye&joint=0`);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="mye"');
    const tooSmall = await officer.get(`${web.paths.allocation(REF)}?frame=1&joint=0`);
    expect(tooSmall.statusCode).toBe(422);
  });
});

it('the governor grants with one deviation, and a second person approves', async () => {
  const at = await web.world.now();
  await world.gateway.updateCycle(REF, 'proposeRecommendation', {
    actor: ACTORS.secretariat,
    lines: [
      { party: 'fosen', amount: 100_000 },
      { party: 'trondheim-malvik', amount: 400_000 },
    ],
    document: proposalText(world.years[0]!, 'Lesing i alle fag'),
    at,
  });
  await world.gateway.updateCycle(REF, 'recordForumOutcome', {
    actor: ACTORS.secretariat,
    outcome: 'agreed',
    revision: 1,
    at,
  });
  const faults: string[] = [];
  const officer = await browsing.visitor(ACTORS.caseOfficer);
  await browsing.go(officer, web.paths.allocation(REF));
  faults.push(...(await browsing.faultsInBoth(officer, 'allocation')));
  await browsing.go(officer, web.paths.desk(REF));
  faults.push(...(await browsing.faultsInBoth(officer, 'desk')));
  await officer.fill('#grant-fosen', '80 000');
  await officer.click('button:has-text("Legg fram for godkjenning")');
  await officer.waitForSelector('.ds-error-summary:focus');
  expect(await officer.textContent('.ds-error-summary')).toContain('kriteriene');
  expect(await officer.inputValue('#grant-fosen')).toBe('80 000');
  faults.push(...(await browsing.faults(officer, 'desk-missing')));
  for (const box of await officer.locator('input[name=criteria]').all()) await box.check();
  // One partnership is decided measure by measure, and what is not granted has its reason.
  await officer.check('#by-measure-trondheim-malvik');
  await officer.fill('#measure-amount-trondheim-malvik-2', '0');
  await officer.fill('#later-trondheim-malvik-2028', '50 000');
  await officer.click('button:has-text("Legg fram for godkjenning")');
  await officer.waitForSelector('.ds-error-summary:focus');
  await officer.click('a[href="#measure-reason-trondheim-malvik-2"]');
  expect(await officer.inputValue('#later-trondheim-malvik-2028')).toBe('50 000');
  faults.push(...(await browsing.faults(officer, 'desk-measures')));
  await officer.fill('#measure-amount-trondheim-malvik-2', '15 000');
  await officer.fill('#measure-reason-trondheim-malvik-2', 'Færre deltakere');
  await officer.click('button:has-text("Regn ut på nytt")');
  expect(await officer.textContent('main')).toMatch(/Avviker fra innstillingen: [^.]*Fosen/);
  await officer.fill('#caseNumber', '2027/123');
  await officer.fill('#reason-fosen', 'To av tiltakene er finansiert på annen måte');
  await officer.click('button:has-text("Legg fram for godkjenning")');
  await officer.waitForSelector('text=Du har forberedt vedtaket');
  expect(await officer.locator('form[action$="/approve"]').count()).toBe(0);

  const leader = await browsing.visitor(ACTORS.leader);
  await leader.click('button[name=language][value=nb]');
  await leader.waitForSelector('html[lang=nb]');
  // What waits for the leader stands in the leader's own list, with the way to it.
  await leader.click(`a[href="${web.paths.desk(REF)}"]:has-text("godkjenn")`);
  await leader.waitForURL(`**${web.paths.desk(REF)}`);
  const prepared = leader.locator('tr', { hasText: 'Veiledning i matematikk' });
  expect(plain((await prepared.textContent())!)).toMatch(
    /søkt om 40 000 kroner.*15 000 kroner.*Delvis innvilget.*Færre/,
  );
  // Whoever approves sees all that the letter will say.
  expect(plain((await leader.textContent('main'))!)).toContain('Lovet for 2028: 50 000 kroner');
  faults.push(...(await browsing.faults(leader, 'desk-prepared')));
  await leader.click('button:has-text("Godkjenn vedtaket")');
  await leader.waitForSelector('#decided');

  await officer.reload();
  faults.push(...(await browsing.faultsInBoth(officer, 'desk-decided')));
  await browsing.go(officer, web.paths.desk(REF));
  await officer.click('summary:has-text("Registrer betaling")');
  await officer.selectOption('#recipient', 'fosen');
  await officer.fill('#amount', '10 000');
  await officer.fill('#date', '1.6.2027');
  await officer.click('form[action$="/money"] button');
  await officer.locator('tr', { hasText: 'Fosen' }).locator('text=10 000 kroner').waitFor();
  await officer.click('a[aria-label*="Fosen"]');
  expect(await officer.textContent('.letter')).toContain('Fosen');
  faults.push(...(await browsing.faultsInBoth(officer, 'letter')));
  await browsing.go(officer, web.paths.letter(REF, 'trondheim-malvik'));
  expect(plain((await officer.textContent('.letter'))!)).toMatch(
    /Tiltak 2 \(Veiledning i matematikk\) er delvis (innvilget|løyvt): 15 000 kroner av 40 000 kroner/,
  );
  faults.push(...(await browsing.faults(officer, 'letter-measures')));
  await browsing.go(officer, web.paths.decision(REF));
  faults.push(...(await browsing.faultsInBoth(officer, 'decision')));
  expect(faults).toEqual([]);
}, 180_000);

describe('what is sent to the desk', () => {
  it('names what is missing of a payment, and keeps what was typed', async () => {
    const officer = await web.visitor(person(ACTORS.caseOfficer));
    const answer = await officer.post(
      web.paths.deskAct(REF, 'money'),
      { kind: 'registerRepayment', recipient: 'fosen', amount: 'noe', date: '31.2.2027' },
      web.paths.desk(REF),
    );
    expect(answer.statusCode).toBe(422);
    for (const id of ['amount', 'date', 'money-reason']) expect(answer.body).toContain(`href="#${id}"`);
    expect(answer.body).toContain('value="noe"');
  });

  it('is refused when more is paid than was granted', async () => {
    const officer = await web.visitor(person(ACTORS.caseOfficer));
    const answer = await officer.post(
      web.paths.deskAct(REF, 'money'),
      { kind: 'registerPayment', recipient: 'fosen', amount: '90 000 000', date: '1.6.2027' },
      web.paths.desk(REF),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('wanted at most');
    expect(answer.body).toContain('value="90 000 000"');
  });

  it('comes as a letter in Word and as text', async () => {
    const member = await web.visitor(person(ACTORS.fosen));
    const letter = web.paths.letter(REF, 'fosen');
    expect((await member.get(`${letter}?as=docx`)).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await member.get(`${letter}?as=txt`)).headers['content-type']).toContain('text/plain');
    // All at once is the desk's.
    expect((await member.get(web.paths.letters(REF))).statusCode).toBe(403);
    const officer = await web.visitor(person(ACTORS.caseOfficer));
    const all = await officer.get(web.paths.letters(REF));
    expect([all.statusCode, all.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await officer.get(web.paths.desk(REF))).body).toContain(`href="${web.paths.letters(REF)}"`);
    const { secret } = await web.world.accessKeys.make({
      kind: 'api',
      person: ACTORS.secretariat,
      name: 'prøve',
      gives: ['read'],
      expiresAt: null,
    });
    const address = `/api/cycles/${REF.forum}/${REF.scheme}/${REF.year}/letters/fosen`;
    const fetched = await web.app.inject({ url: address, headers: { authorization: `Bearer ${secret}` } });
    expect(fetched.json()).toMatchObject({
      language: expect.stringMatching(/^n[bn]$/),
      text: expect.stringContaining('Fosen'),
    });
  });
});

it('a report is asked goal by goal and recipient by recipient, as they stand in what was handed in and decided', async () => {
  const page = await browsing.visitor(ACTORS.fosen);
  const path = web.paths.step(REF, 'fosen', 'report', 'fosen');
  await browsing.go(page, path);
  await page.click('button[name=language][value=nb]');
  await page.waitForSelector('html[lang=nb]');
  const form = plain((await page.textContent('main'))!);
  expect(form).toContain('Mål 1: Lesing i alle fag');
  expect(form).toMatch(/Fosen fikk [\d ]+ kroner/);
  const faults = await browsing.faultsInBoth(page, 'report-form');
  for (const question of ['r1', 'r2', 'r3', 'r4', 'r6']) await page.fill(`#field-${question}`, 'Ja');
  await page.click('button.ds-button:has-text("Se over")');
  // The goal and what was used are missing: both are named, and lead to their fields.
  await page.waitForSelector('.ds-error-summary a[href="#field-goal-attainment.0.attained"]');
  expect(await page.locator('.ds-error-summary a[href="#field-spent.0.amount"]').count()).toBe(1);
  await page.selectOption('[id="field-goal-attainment.0.attained"]', 'partly');
  await page.fill('[id="field-goal-attainment.0.how"]', 'Åtte av ti barnehager er med');
  await page.fill('[id="field-spent.0.amount"]', '1 000');
  await page.click('button.ds-button:has-text("Se over")');
  await page.waitForSelector('h1:has-text("Se over")');
  expect(await page.textContent('main')).toContain('Delvis nådd');
  faults.push(...(await browsing.faults(page, 'report-review')));
  await page.click('form[action$="/submit"] button');
  await page.waitForSelector('#document');
  expect(plain((await page.textContent('main'))!)).toContain('1. Mål 1: Lesing i alle fag');
  expect(faults).toEqual([]);
}, 120_000);
