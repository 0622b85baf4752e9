// The overview: what it is narrowed to, its pages, and that everybody sees their own forums alone. Runs with the engine project.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isLate } from '../../domain/deadline.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import type { Database } from '../../store/open.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { isOffice } from '../../web/access.ts';
import type { PaperForum } from '../support/paper-forums.ts';
import { paperForums, writeForums } from '../support/paper-forums.ts';
import { openTestDatabase } from '../support/store.ts';
import type { PaperWeb } from './paper-web.ts';
import { openPaperWeb } from './paper-web.ts';

/** After the decision bases were due. */
const NOW = '2027-02-10T10:00:00.000Z';
const FORUMS = 3;
const NETWORKS = 25;

let opened: { database: Database; close(): Promise<void> };
let forums: PaperForum[];
let web: PaperWeb;

beforeAll(async () => {
  opened = await openTestDatabase();
  const store = await openWorldStore(opened.database, 'overview', {
    mailDomain: 'test.example',
    wallClock: () => new Date(),
  });
  forums = paperForums({ forums: FORUMS, networks: NETWORKS, at: '2027-01-10T10:00:00.000Z', behaviour: 'silent' });
  await writeForums(store, forums, isOffice);
  await store.directory.put([
    {
      id: 'p-land',
      name: 'Drift for hele landet',
      email: 'drift@land.example',
      language: 'nb',
      roles: forums.map(({ office }) => ({ role: 'administrator' as const, party: office })),
    },
  ]);
  web = await openPaperWeb(store, NOW);
}, 120_000);
afterAll(() => opened.close());

const linesIn = (body: string): string[] =>
  [...body.matchAll(/<th scope="row"><a class="ds-link" href="([^"]+)"/g)].map(([, href]) => href!);
const nextIn = (body: string): string | null =>
  /rel="next" href="([^"]+)"/.exec(body)?.[1]!.replaceAll('&amp;', '&') ?? null;

/** All pages from an address on, following the link to the next one. */
async function walk(person: string, first: string): Promise<string[][]> {
  const get = await web.reader(person);
  const pages: string[][] = [];
  for (let url: string | null = first; url !== null;) {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(200);
    pages.push(linesIn(body));
    url = nextIn(body);
  }
  return pages;
}

describe('the overview', () => {
  it('shows each partnership and forum once, fifty on a page', async () => {
    const pages = await walk('p-land', web.paths.overview());
    expect(pages.map(({ length }) => length)).toEqual([50, 28]);
    expect(new Set(pages.flat()).size).toBe(FORUMS * (NETWORKS + 1));
  });

  it('shows a secretariat its own forum, and only that one when another is asked for', async () => {
    const own = `${forums[1]!.id}/`;
    for (const url of [web.paths.overview(), `${web.paths.overview()}?forum=${forums[0]!.id}`]) {
      const lines = (await walk('p-1-sekretariat', url)).flat();
      expect(lines).toHaveLength(NETWORKS + 1);
      expect(lines.filter((href) => !href.includes(own))).toEqual([]);
    }
  });

  it('is narrowed to a forum, a scheme, a stage, and to what is blocked, overdue or due soon', async () => {
    const lines = async (query: string) => (await walk('p-land', `${web.paths.overview()}?${query}`)).flat().length;
    const [{ state, partnerships }] = forums as [PaperForum, ...PaperForum[]];
    const blocked = partnerships.filter((one) => explainPartnership(one, NOW).blocked).length;
    const late = partnerships.filter((one) =>
      Object.values(one.items).some(({ deadline, status }) => status === 'open' && isLate(deadline, NOW)),
    );
    expect(blocked).toBeGreaterThan(0);
    expect(late.length).toBeGreaterThanOrEqual(blocked);
    expect(await lines(`forum=${forums[0]!.id}`)).toBe(NETWORKS + 1);
    expect(await lines(`scheme=${state.plan.ref.scheme}`)).toBe(FORUMS * (NETWORKS + 1));
    expect(await lines('stage=reporting')).toBe(0);
    expect(await lines(`stage=planning&forum=${forums[0]!.id}`)).toBe(NETWORKS);
    expect(await lines(`show=blocked&stage=planning&forum=${forums[0]!.id}`)).toBe(blocked);
    expect(await lines('show=nonsense&stage=&after=x')).toBe(FORUMS * (NETWORKS + 1));
  });

  it('counts what needs a look', async () => {
    const get = await web.reader('p-land');
    const { body } = await get(web.paths.overview());
    for (const show of ['blocked', 'overdue', 'soon']) {
      const count = Number(new RegExp(`show=${show}"[^>]*>[^<]*\\((\\d+)\\)`).exec(body)![1]);
      expect((await walk('p-land', `${web.paths.overview()}?show=${show}`)).flat()).toHaveLength(count);
    }
  });

  it('says what each waits for, and since when', async () => {
    const get = await web.reader('p-land');
    const { body } = await get(`${web.paths.overview()}?show=blocked`);
    expect(body).toContain('Det som mangler');
    expect(body).toMatch(/har hatt saken siden \w+ \d+\. \w+ 202\d/);
  });
});
