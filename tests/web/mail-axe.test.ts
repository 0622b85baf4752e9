// Every kind of mail, in every language, in light and dark, passes axe in a real browser. Runs with the engine project.

import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { mailGallery } from '../../client/mail-gallery.ts';
import { loadCycle } from '../../definitions/load.ts';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { openBrowser } from '../support/chromium.ts';
import { examplePeople, FORUM, SCHEME } from '../support/years.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const mails = mailGallery(loadCycle(`${FORUM}/${SCHEME}/2027`), examplePeople());

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
}, 300_000);
afterAll(() => browser.close());

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

async function findings(html: string, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.setContent(html);
  await page.addScriptTag({ path: AXE });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await axe.run()).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

test('the gallery has every kind in every language', () => {
  const has = new Set(mails.map((mail) => mail.name));
  for (const kind of NOTICE_KINDS) for (const language of LANGUAGES) expect(has).toContain(`${kind}-${language}`);
});

test.each(mails.map((mail) => [mail.name, mail.html]))(
  '%s passes axe in light and dark, and fits a phone',
  async (_name, html) => {
    for (const scheme of ['light', 'dark'] as const) {
      expect(await findings(html, scheme)).toEqual([]);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    }
  },
);
