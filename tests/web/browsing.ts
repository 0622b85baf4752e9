// People at a real browser: signing in, looking at a page in every language and colour, and filling in forms. Node only.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import type { TestWeb } from './visits.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where pages are photographed, for somebody to look at; nowhere by default. */
const SHOTS = process.env['ARSHJUL_TEST_SHOTS'] ?? '';
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

export interface Browsing {
  /** Somebody at a browser, signed in by a link and its button. */
  visitor(person: string, options?: BrowserContextOptions): Promise<Page>;
  go(page: Page, path: string): Promise<void>;
  /** What breaks a rule of accessibility in the page as it stands, in light and in dark, or is wider than a phone. */
  faults(page: Page, name: string): Promise<string[]>;
  /** The same in bokmål and in nynorsk, for a page that has an address. */
  faultsInBoth(page: Page, name: string): Promise<string[]>;
  close(): Promise<void>;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** Listens with the application and opens a browser. */
export async function openBrowsing(web: Pick<TestWeb, 'app' | 'world' | 'paths'>): Promise<Browsing> {
  const [browser] = await Promise.all([openBrowser(), web.app.listen({ host: '127.0.0.1', port: 0 })]);
  const url = `http://127.0.0.1:${(web.app.server.address() as AddressInfo).port}`;
  const browsing: Browsing = {
    async visitor(person, options = {}) {
      // The script that looks for faults is not ours, so the context lets it in.
      const context = await browser.newContext({
        bypassCSP: true,
        viewport: DESK,
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      const secret = await web.world.signIns.issue(person, 60);
      await page.goto(`${url}${web.paths.signInWith(secret)}`);
      await page.click('main button');
      await page.waitForURL(`${url}${web.paths.tasks()}`);
      return page;
    },
    async go(page, path) {
      await page.goto(`${url}${path}`);
    },
    async faults(page, name) {
      const found: string[] = [];
      await unfold(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(AXE);
        const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(
          'axe.run(document, { resultTypes: ["violations"] })',
        );
        found.push(
          ...violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target }) => `${name} (${colorScheme}): ${id}: ${target.join(' ')}`),
          ),
        );
        await photograph(page, `${name}-${colorScheme}`);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(PHONE);
      const wide = await page.evaluate<string[]>(`[...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .filter((one) => one.closest('.scroll') === null)
        .map((one) => one.outerHTML.slice(0, 90))`);
      await photograph(page, `${name}-phone`);
      await page.setViewportSize(DESK);
      return [...found, ...wide.map((one) => `${name} (phone): wide: ${one}`)];
    },
    async faultsInBoth(page, name) {
      const found: string[] = [];
      for (const language of ['nn', 'nb'] as const) {
        await page.click(`button[name=language][value=${language}]`);
        await page.waitForSelector(`html[lang=${language}]`);
        found.push(...(await browsing.faults(page, `${name}-${language}`)));
      }
      return found;
    },
    async close() {
      await browser.close();
      await web.app.close();
    },
  };
  return browsing;
}

/** Keeps a picture of the whole page where somebody asked for pictures; see `npm run screenshots`. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (SHOTS === '') return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

/** Opens what is folded, so that all of a page is looked at. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(`document.querySelectorAll('main details').forEach((one) => { one.open = true; })`);
}
