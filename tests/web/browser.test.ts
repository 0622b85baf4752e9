// The pages in a real browser: no accessibility violation in any language or colour, and use by keyboard, without script,
// on a phone and enlarged.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { pdfOf } from '../support/files.ts';
import { ACTORS, compiledYear, examplePeople, FORUM, formYear, proposalText, refOf, SCHEME } from '../support/years.ts';
import { filledDocument } from '../../domain/document.ts';
import { cycleName } from '../../domain/words.ts';
import { photograph } from './browsing.ts';
import type { TestWeb } from './visits.ts';
import { openTestWeb } from './visits.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const REF = refOf(2027);
const basis = (text: string) => filledDocument(world.years[0]!.partnerships[0]!.fields['decision-basis']!, text);
let world: TestWorld;
let web: TestWeb;
let browser: Browser;
let url: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] }),
    openBrowser(),
  ]);
  web = await openTestWeb(world);
  await web.app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(web.app.server.address() as AddressInfo).port}`;
  const at = await web.world.now();
  const { gateway } = world;
  await gateway.updatePartnership(REF, 'fosen', 'submit', {
    actor: ACTORS.fosen,
    step: 'decision-basis',
    document: basis('Lesing i alle fag'),
    at,
  });
  await gateway.updateCycle(REF, 'proposeRecommendation', {
    actor: ACTORS.secretariat,
    lines: [{ party: 'fosen', amount: 250000 }],
    document: proposalText(world.years[0]!, 'Lesing i alle fag'),
    at,
  });
}, 240_000);

afterAll(async () => {
  await browser.close();
  await web.app.close();
}, 60_000);

/** Somebody at a browser, signed in by a link and its button. */
async function visitor(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  const secret = await web.world.signIns.issue(person, 5);
  await page.goto(`${url}${web.paths.signInWith(secret)}`);
  await page.click('main button');
  await page.waitForURL(`${url}${web.paths.tasks()}`);
  return page;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe finds wrong with the page as it stands, as one line per rule and place. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<{ violations: readonly Violation[] }>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  it.each(['nb', 'nn', 'en'] as const)(
    'no page in %s breaks a rule of accessibility',
    async (language) => {
      // The script that looks for faults is not ours, so this context lets it in.
      const page = await visitor(ACTORS.secretariat, { colorScheme, bypassCSP: true });
      await page.click(`button[name=language][value=${language}]`);
      await page.waitForSelector(`html[lang=${language}]`);
      const { paths } = web;
      const found: Record<string, string[]> = {};
      for (const [name, path] of Object.entries({
        tasks: paths.tasks(),
        cycles: paths.cycles(),
        overview: paths.overview(),
        cycle: paths.cycle(REF),
        partnership: paths.partnership(REF, 'fosen'),
        network: paths.network(REF, 'fosen'),
        step: paths.step(REF, 'fosen', 'decision-basis', 'fosen'),
        forum: paths.forum(REF),
        proposal: paths.proposal(REF),
        compilation: paths.compilation(REF),
        deadlines: paths.deadlines(REF),
        definitions: paths.definitions(),
        compare: `${paths.compareDefinitions()}?from=${FORUM}/${SCHEME}/2025&to=${FORUM}/${SCHEME}/2027`,
        opening: `${paths.openDefinition()}?cycle=${FORUM}/${SCHEME}/2028`,
        directory: paths.directory(),
        person: paths.person(ACTORS.fosen),
        journal: paths.journal(),
        health: paths.health(),
        mails: paths.mails(),
        'mails-about': paths.mails({ cycle: cycleName(REF), party: 'fosen', step: 'decision-basis' }),
        foreseen: `${paths.foreseenMails()}?cycle=${FORUM}/${SCHEME}/2027&on=${encodeURIComponent('30.10.2026')}`,
        programs: paths.programs(),
        sheets: paths.sheets(),
        calendars: paths.calendars(),
        accessibility: paths.accessibility(),
        privacy: paths.privacy(),
        'sign-in': paths.signIn(),
        nowhere: '/nowhere',
      })) {
        await page.goto(`${url}${path}`);
        found[name] = await violations(page);
        await photograph(page, `${name}-${language}-${colorScheme}`);
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
      await page.context().close();
      // Thirty pages, each read by the checker: more than the usual minute on a busy machine.
    },
    240_000,
  );
});

describe('a form', () => {
  const step = () => web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-1');

  it('sends the focus to what must be corrected, names the fields, and breaks no rule then either', async () => {
    const page = await visitor(ACTORS.fosenOwner, { bypassCSP: true });
    await page.goto(`${url}${step()}`);
    await page.click('form[data-draft] .buttons button >> nth=0');
    await page.waitForSelector('.ds-error-summary');
    expect(await page.evaluate('document.activeElement.className')).toContain('ds-error-summary');
    expect(await violations(page)).toEqual([]);
    await page.click('.ds-error-summary a >> nth=0');
    expect(await page.evaluate('document.activeElement.id')).toMatch(/^field-/);
    await page.context().close();
  });

  it('saves a draft by itself while somebody writes', async () => {
    const page = await visitor('p-kontakt-fosen-2');
    const own = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-2');
    await page.goto(`${url}${own}`);
    await page.fill('#field-measure', 'Samspel og språk i barnehagen');
    await page.locator('[data-draft-status]', { hasText: /\S/ }).waitFor();
    await page.goto(`${url}${web.paths.tasks()}`);
    await page.goto(`${url}${own}`);
    expect(await page.inputValue('#field-measure')).toBe('Samspel og språk i barnehagen');
    await page.context().close();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await visitor(ACTORS.nord);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toContain('ds-skip-link');
    await page.keyboard.press('Enter');
    const button = 'Les og godkjenn';
    for (let pressed = 0; pressed < 20; pressed += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate<string>('document.activeElement.textContent')).includes(button)) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/steps\/decision-basis/);
    await page.focus('form[action$="/approve"] button');
    await page.keyboard.press('Enter');
    await page.locator('form[action$="/approve"]').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('says which file is not taken, keeps the rest, and breaks no rule with files in it', async () => {
    const page = await visitor('p-kontakt-fosen-2', { bypassCSP: true });
    const own = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-2');
    await page.goto(`${url}${own}`);
    await page.setInputFiles('#file', [
      { name: 'plan.pdf', mimeType: 'application/pdf', buffer: pdfOf('plan') },
      { name: 'bilde.png', mimeType: 'application/pdf', buffer: Buffer.from('\u0089PNG') },
    ]);
    await page.click('#attachments button');
    await page.waitForSelector('#file-error');
    expect(await page.textContent('#attachments')).toContain('plan.pdf');
    expect(await page.textContent('#file-error')).toContain('bilde.png');
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'attachments-fault');
    await page.click('.ds-error-summary a');
    expect(await page.evaluate('document.activeElement.id')).toBe('file');
    await page.press('input[inputmode=numeric] >> nth=0', 'Enter');
    await page.waitForURL(`**${own}/review`);
    expect(await page.textContent('#attachments')).toContain('plan.pdf');
    await page.click('#attachments button[name=remove]');
    await page.waitForURL(`**${own}#attachments`);
    expect(await page.textContent('#attachments')).not.toContain('plan.pdf');
    await page.context().close();
  });

  it('works without script', async () => {
    const page = await visitor(ACTORS.fosenOwner, { javaScriptEnabled: false });
    await page.goto(`${url}${step()}`);
    await page.fill('#field-measure', 'Uten skript');
    await page.click('button[formaction$="/draft"]');
    expect(await page.inputValue('#field-measure')).toBe('Uten skript');
    await page.fill('#field-measure', 'Med vedlegg');
    await page.setInputFiles('#file', { name: 'Søknad.pdf', mimeType: 'text/html', buffer: pdfOf('a') });
    await page.click('#attachments button');
    expect(await page.textContent('#attachments')).toContain('Søknad.pdf');
    expect(await page.inputValue('#field-measure')).toBe('Med vedlegg');
    await page.context().close();
  });
});

describe('a narrow window', () => {
  it.each([
    ['a phone', { viewport: { width: 360, height: 740 } }],
    ['200 % on a small screen', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ])('on %s nothing but tables is wider than the page', async (_, options) => {
    const page = await visitor(ACTORS.secretariat, options);
    const wide: string[] = [];
    for (const path of [
      web.paths.tasks(),
      web.paths.cycles(),
      web.paths.cycle(REF),
      web.paths.partnership(REF, 'fosen'),
      web.paths.step(REF, 'fosen', 'decision-basis', 'fosen'),
    ]) {
      await page.goto(`${url}${path}`);
      const over = await page.evaluate<string[]>(`[...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .filter((one) => one.closest('.scroll') === null)
        .map((one) => one.outerHTML.slice(0, 90))`);
      wide.push(...over.map((one) => `${path}: ${one}`));
    }
    expect(wide).toEqual([]);
    await page.context().close();
  });
});

it('the forum’s outcome is recorded on the page, and the page shows it', async () => {
  const page = await visitor(ACTORS.secretariat);
  await page.goto(`${url}${web.paths.forum(REF)}`);
  await page.check('input[name=outcome][value=agreed]');
  await page.fill('#note', 'Samrøystes');
  await page.click('form[action$="/forum/outcome"] button');
  await page.locator('form[action$="/forum/outcome"]').waitFor({ state: 'detached' });
  expect(await page.textContent('main')).toContain('Enighet');
  await page.context().close();
});
