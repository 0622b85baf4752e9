// Pages for secretariats, case officers and administrators over a real world: journal, mail log, how the service is.

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';
import type { TestVisitor, TestWeb } from './visits.ts';
import { openTestWeb } from './visits.ts';

const REF = refOf(2027);
const CYCLE = `${REF.forum}/${REF.scheme}/${REF.year}`;
let world: TestWorld;
let web: TestWeb;
let office: TestVisitor;

beforeAll(async () => {
  world = await openTestWorld();
  web = await openTestWeb(world);
  office = await web.visitor(world.people.find(({ id }) => id === ACTORS.secretariat)!);
  // Far enough for the invitations to have gone out.
  await world.advance('2026-12-15T12:00:00.000Z');
}, 240_000);

describe('the journal', () => {
  it('is verified on demand, and says what holds', async () => {
    const before = await office.get(web.paths.journal());
    expect(before.body).not.toContain('Etterprøvd');
    const { body } = await office.get(`${web.paths.journal()}?verify=yes`);
    const verdicts = await world.running.store.reads.verify();
    const entries = verdicts.reduce((sum, one) => sum + one.entries, 0);
    expect(body).toContain(`Etterprøvd: ${verdicts.length} journaler med ${entries} innføringer.`);
  });

  it('shows every entry of one journal, and none of what is not there', async () => {
    const { body } = await office.get(web.paths.journal(`cycle/${CYCLE}`));
    const entries = await world.running.store.reads.journal(`cycle/${CYCLE}`);
    for (const { hash } of entries) expect(body).toContain(hash.slice(0, 12));
    expect((await office.get(web.paths.journal('cycle/another/scheme/2027'))).statusCode).toBe(404);
  });
});

describe('the mail log', () => {
  it('is narrowed to a recipient, a state, a year and days, and opens a mail', async () => {
    const mails = await world.running.store.reads.mails();
    const one = mails[0]!;
    const person = world.people.find(({ id }) => id === one.person)!;
    const count = async (query: Record<string, string>): Promise<number> => {
      const { body } = await office.get(`${web.paths.mails()}?${new URLSearchParams(query).toString()}`);
      return [...body.matchAll(/<th scope="row"><a class="ds-link" href="\/mails\//g)].length;
    };
    const least = Math.min(mails.length, 100);
    expect(await count({})).toBe(least);
    expect(await count({ to: person.email.toUpperCase() })).toBe(
      mails.filter((mail) => mail.person === person.id).length,
    );
    expect(await count({ to: 'nobody at all' })).toBe(0);
    expect(await count({ state: 'sent', cycle: CYCLE })).toBe(least);
    expect(await count({ state: 'refused' })).toBe(0);
    const [year, month, day] = web.world.dateOf(one.date).split('-');
    const date = `${Number(day)}.${Number(month)}.${year}`;
    expect(await count({ since: date, until: date })).toBe(
      mails.filter((mail) => web.world.dateOf(mail.date) === `${year}-${month}-${day}`).length,
    );
    expect(await count({ until: '1.1.2020' })).toBe(0);
    const { body } = await office.get(web.paths.mail(one.key));
    expect(body).toContain(person.name);
    expect(body).toContain('<pre class="mail"');
  });
});

it('how the service is: what it needs answers, and what waits for somebody is listed', async () => {
  const { body } = await office.get(web.paths.health());
  expect([...body.matchAll(/data-color="success"[^>]*>Svarer</g)]).toHaveLength(2);
  expect(body).toContain('Ingenting venter.');
});
