// What goes wrong between people and their pages: somebody is away, two write at once, a click comes twice, one goes back,
// and a session ends while somebody writes.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { filledDocument } from '../../domain/document.ts';
import { VERBS } from '../../worker/verbs/table.ts';
import { eventually } from '../support/wait.ts';
import { openTestWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';
import { pdfOf } from '../support/files.ts';
import { ACTORS, compiledYear, examplePeople, formYear, refOf } from '../support/years.ts';
import type { Browsing } from './browsing.ts';
import { openBrowsing } from './browsing.ts';
import type { TestWeb } from './visits.ts';
import { openTestWeb } from './visits.ts';

const REF = refOf(2027);
const DEPUTY = 'p-koordinator-ntnu';
let world: TestWorld;
let web: TestWeb;
let browsing: Browsing;
/** Milliseconds that the wall clock is ahead; sessions end by it. */
let ahead = 0;

const basis = () => web.paths.step(REF, 'fosen', 'decision-basis', 'fosen');

async function submit(text: string): Promise<void> {
  await world.gateway.updatePartnership(REF, 'fosen', 'submit', {
    actor: ACTORS.fosen,
    step: 'decision-basis',
    document: filledDocument(world.years[0]!.partnerships[0]!.fields['decision-basis']!, text),
    at: await web.world.now(),
  });
}

beforeAll(async () => {
  world = await openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] });
  web = await openTestWeb(world, { wallClock: () => new Date(Date.now() + ahead) });
  browsing = await openBrowsing(web);
}, 240_000);

afterAll(() => browsing.close(), 60_000);

describe('two who write the same draft', () => {
  it('are both shown both texts, and nothing is lost', async () => {
    const [one, other] = [await browsing.visitor(ACTORS.fosen), await browsing.visitor(ACTORS.fosen)];
    for (const page of [one, other]) await browsing.go(page, basis());
    await one.fill('#field-need', 'Det den ene skrev');
    await one.click('button[formaction$="/draft"]');
    await one.waitForURL(`**${basis()}`);
    await other.fill('#field-need', 'Det den andre skrev');
    await other.click('button[formaction$="/draft"]');
    await other.waitForSelector('#theirs');
    const both = (await other.textContent('main')) ?? '';
    expect(both).toContain('Det den ene skrev');
    expect(both).toContain('Det den andre skrev');
    expect(await browsing.faults(other, 'draft-conflict')).toEqual([]);
    await other.click('main form button');
    await other.waitForURL(`**${basis()}`);
    expect(await other.inputValue('#field-need')).toBe('Det den andre skrev');
  }, 90_000);
});

describe('a session that ends while somebody writes', () => {
  it('brings them back to what was saved, and offers what came too late, when they have signed in again', async () => {
    const page = await browsing.visitor(ACTORS.fosen);
    await browsing.go(page, basis());
    await page.fill('#field-need', 'Skrevet før økten gikk ut');
    await page.click('button[formaction$="/draft"]');
    await page.waitForURL(`**${basis()}`);
    ahead = 13 * 3_600_000;
    await page.fill('#field-need', 'Skrevet etter at økten gikk ut');
    await page.click('button[formaction$="/draft"]');
    await page.waitForSelector('#email');
    // In their own language, whatever the browser asks for.
    const { language } = world.people.find(({ id }) => id === ACTORS.fosen)!;
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    const faults = await browsing.faults(page, 'sign-in-kept');
    const again = await browsing.visitor(ACTORS.fosen);
    faults.push(...(await browsing.faultsInBoth(again, 'tasks-kept')));
    await browsing.go(again, basis());
    expect(await again.inputValue('#field-need')).toBe('Skrevet før økten gikk ut');
    expect(await again.locator('section[aria-labelledby=kept] dd').allTextContents()).toEqual([
      'Skrevet etter at økten gikk ut',
    ]);
    faults.push(...(await browsing.faultsInBoth(again, 'kept')));
    await again.click('form:has(input[name=kept]) button');
    await again.locator('#kept').waitFor({ state: 'detached' });
    expect(await again.inputValue('#field-need')).toBe('Skrevet etter at økten gikk ut');
    ahead = 0;
    expect(faults).toEqual([]);
  }, 90_000);
});

describe('a delivery', () => {
  it('that comes again shows what changed, and the history says who did what', async () => {
    await submit('Lesing i alle fag');
    await submit('Lesing i noen fag');
    const page = await browsing.visitor(ACTORS.fosen);
    await browsing.go(page, basis());
    await page.click('section[aria-labelledby=document] summary');
    expect(await page.textContent('del')).toContain('alle');
    expect(await page.textContent('ins')).toContain('noen');
    expect(await browsing.faultsInBoth(page, 'revisions')).toEqual([]);
    await browsing.go(page, web.paths.partnership(REF, 'fosen'));
    expect(await page.textContent('main')).toMatch(/, av Koordinator/);
    expect(await browsing.faultsInBoth(page, 'partnership')).toEqual([]);
  }, 90_000);

  it('of needs is sent once, however often the button is pressed', async () => {
    const page = await browsing.visitor('p-kontakt-fosen-2');
    const own = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-2');
    await browsing.go(page, own);
    await page.click('button[name=language][value=nn]');
    await page.waitForSelector('html[lang=nn]');
    await fill(page);
    await page.setInputFiles('#file', { name: 'Plan.pdf', mimeType: 'application/pdf', buffer: pdfOf('plan') });
    await page.click('form[data-draft] .buttons button >> nth=0');
    await page.waitForURL(`**${own}/review`);
    expect(await page.textContent('main')).toContain('Plan.pdf');
    expect(await browsing.faults(page, 'review-files')).toEqual([]);
    const form = await page.evaluate<string>(
      `new URLSearchParams(new FormData(document.querySelector('form[action$="/submit"]'))).toString()`,
    );
    await page.dblclick('form[action$="/submit"] button');
    // The second click breaks off the navigation of the first, which `waitForURL` would take for a fault.
    await eventually('the page of what was sent is there', () => new URL(page.url()).pathname === own);
    // Going back, a browser asks whether it shall send the form once more. Somebody says yes.
    const again = await page.request.post(new URL(`${own}/submit`, page.url()).href, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      data: form,
    });
    expect(again.status()).toBeLessThan(500);
    await browsing.go(page, own);
    expect(await page.locator('form[data-draft]').count()).toBe(0);
    const documents = await web.world.reads.documents(`partnership/${REF.forum}/${REF.scheme}/${REF.year}/fosen`);
    const sent = documents.filter((one) => one.party === 'eier-fosen-2' && one.revision > 0);
    expect(sent.map((one) => one.revision)).toEqual([1]);
  }, 90_000);
});

it('a coordinator reminds those who have not answered, and sets the network’s own date', async () => {
  const page = await browsing.visitor('p-koordinator-trondheim-malvik');
  await page.click(`a[href="${web.paths.network(REF, 'trondheim-malvik')}"]`);
  expect(await browsing.faultsInBoth(page, 'network')).toEqual([]);
  await page.fill('#note-needs-report', 'Ring meg hvis dere lurer på noe');
  await page.click('form[action$="/remind"] button');
  await page.locator('form[action$="/remind"]').waitFor({ state: 'detached' });
  expect(await page.textContent('main')).toContain('Bedt om');
  await page.click('details summary');
  await page.fill('#to-needs-report', '31.11.2026');
  await page.click('form[action$="/date"] button');
  await page.waitForSelector('.ds-error-summary');
  await page.fill('#to-needs-report', '20.11.2026');
  await page.click('form[action$="/date"] button');
  await page.waitForSelector('#effect');
  expect(await browsing.faults(page, 'network-date')).toEqual([]);
  await page.click('button[name=do][value=save]');
  await page.locator('#effect').waitFor({ state: 'detached' });
  expect(await page.textContent('main')).toContain('fredag 20. november 2026 (satt av nettverket)');
}, 120_000);

it('somebody is away, and the deputy approves in their place', async () => {
  const now = await web.world.now();
  const from = now.slice(0, 10);
  const to = new Date(Date.parse(now) + 14 * 86_400_000).toISOString().slice(0, 10);
  const open = { running: world.running, inbox: null, definitions: undefined, examples: true };
  await VERBS['away']!(open, { person: ACTORS.nord, from, to, reason: 'leave', deputies: [DEPUTY] });
  const deputy = await browsing.visitor(DEPUTY);
  await deputy.click('button[name=language][value=nb]');
  await deputy.waitForSelector('html[lang=nb]');
  await deputy.click(`a[href="${basis()}"]`);
  expect(await browsing.faults(deputy, 'deputy')).toEqual([]);
  await deputy.click('form[action$="/approve"] button');
  await deputy.locator('form[action$="/approve"]').waitFor({ state: 'detached' });
  const entries = await web.world.reads.journal(`partnership/${REF.forum}/${REF.scheme}/${REF.year}/fosen`);
  const approved = entries
    .map(({ event }) => JSON.parse(event) as Record<string, string>)
    .filter(({ type }) => type === 'approved');
  expect(approved).toMatchObject([{ actor: DEPUTY, onBehalfOf: ACTORS.nord }]);
}, 90_000);

/** Fills every field of a form with something that fits. */
async function fill(page: Page): Promise<void> {
  const all = (selector: string) => page.locator(`form[data-draft] ${selector}`).all();
  for (const field of await all('select')) await field.selectOption({ index: 1 });
  for (const field of await all('textarea')) await field.fill('100');
  for (const field of await all('input[inputmode=numeric]')) await field.fill('3');
  for (const field of await all('input[type=text]:not([inputmode])')) await field.fill('1.2.2027');
}
