// Pages for secretariats, case officers and administrators over a real world: journal, mail log, how the service is.

import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';
import type { TestVisitor, TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

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
    const logged = await Promise.all(mails.map(({ key }) => world.running.store.reads.mail(key)));
    const rows = await world.running.store.projections.obligationsOf(CYCLE);
    const about = (parties: readonly string[], step?: string): number =>
      logged.filter((mail) =>
        mail!.notices.some((one) => parties.includes(one.party) && (step === undefined || one.step === step)),
      ).length;
    const ofFosen = [...new Set(rows.flatMap((row) => (row.partnership === 'fosen' ? [row.party] : [])))];
    expect(about(['eier-fosen-1'], 'needs-report')).toBeGreaterThan(0);
    expect(about(ofFosen)).toBeLessThan(mails.length);
    // Whoever looks at a partnership or at a deadline is a click away from what was sent about it.
    for (const [page, wanted, name] of [
      [web.paths.partnership(REF, 'fosen'), about(ofFosen), 'Fosen'],
      [web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-1'), about(['eier-fosen-1'], 'needs-report'), ''],
    ] as const) {
      const link = /href="(\/mails\?[^"]*)"/.exec((await office.get(page)).body)![1]!.replaceAll('&amp;', '&');
      expect(await count(Object.fromEntries(new URLSearchParams(link.split('?')[1])))).toBe(Math.min(wanted, 100));
      expect((await office.get(link)).body).toContain(`Bare det som gjelder: ${name}`);
    }
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

describe('the directory', () => {
  const path = () => web.paths.person(ACTORS.fosen);
  const emailOf = (id: string): string => world.people.find((one) => one.id === id)!.email;

  it('finds people by name or address, and only those of the visitor’s forums', async () => {
    const { body } = await office.get(`${web.paths.directory()}?q=${encodeURIComponent('FOSEN')}`);
    expect(body).toContain(path());
    expect(body).not.toContain(web.paths.person(ACTORS.nord));
  });

  it('names what is wrong with an absence, keeps what was typed, and records nothing', async () => {
    const typed = { from: '31.2.2027', to: '3.3.2027', deputy: 'ingen@nowhere.example' };
    const answer = await office.post(`${path()}/away`, typed, path());
    expect(answer.statusCode).toBe(422);
    for (const part of ['href="#from"', 'href="#deputy"', 'value="31.2.2027"', 'data-focus'])
      expect(answer.body).toContain(part);
    expect((await web.world.people()).find(({ id }) => id === ACTORS.fosen)!.absences ?? []).toEqual([]);
  });

  it('records an absence with a deputy, who may act at once, and takes it back', async () => {
    const typed = { from: '15.12.2026', to: '18.12.2026', reason: 'travel', deputy: emailOf(ACTORS.secretariat) };
    const answer = await office.post(`${path()}/away`, typed, path());
    expect({ status: answer.statusCode, location: answer.headers.location }).toEqual({ status: 303, location: path() });
    const { body } = await office.get(path());
    expect(body).toContain('Reise');
    const seats = async () =>
      ((await world.running.store.reads.state(CYCLE, 'fosen')) as PartnershipState).plan.seats.filter(
        ({ standsInFor }) => standsInFor === ACTORS.fosen,
      );
    expect((await seats()).map(({ person }) => person)).toEqual([ACTORS.secretariat]);
    expect((await office.post(`${path()}/back`, {}, path())).statusCode).toBe(303);
    expect(await seats()).toEqual([]);
  });

  it('lets nobody lend a place in the office to themselves', async () => {
    const officer = web.paths.person(ACTORS.caseOfficer);
    expect((await office.get(officer)).body).not.toContain('/handover');
    const typed = {
      role: 'case-officer@statsforvalteren-trondelag',
      taker: emailOf(ACTORS.secretariat),
      on: '15.12.2026',
    };
    expect((await office.post(`${officer}/handover`, typed, path())).statusCode).toBe(403);
  });

  it('hands a role over to somebody who is here', async () => {
    const typed = { taker: emailOf('p-kontakt-fosen-2'), on: '15.12.2026' };
    const role = 'network-coordinator@fosen';
    const answer = await office.post(`${path()}/handover`, { ...typed, role }, path());
    expect(answer.statusCode).toBe(303);
    const roles = (await web.world.people()).find(({ id }) => id === 'p-kontakt-fosen-2')!.roles;
    expect(roles.map((held) => `${held.role}@${held.party}`)).toContain(role);
  });
});

it('an administrator finds what stands still, and moves its deadline after seeing what that does', async () => {
  await world.advance('2027-02-03T12:00:00.000Z');
  const administrator = await web.visitor(world.people.find(({ id }) => id === ACTORS.administrator)!);
  const blocked = `${web.paths.overview()}?show=blocked`;
  const partnership = web.paths.partnership(REF, 'fosen');
  expect((await administrator.get(blocked)).body).toContain(`href="${partnership}"`);
  const step = web.paths.step(REF, 'fosen', 'decision-basis', 'fosen');
  expect((await administrator.get(partnership)).body).toContain(`href="${step}"`);
  const link = /href="([^"]*desk\/deadlines\?[^"]*)"/.exec((await administrator.get(step)).body)![1]!;
  const form = { who: 'one', to: '15.2.2027', reason: 'Avtalt på telefon' };
  const looked = await administrator.post(web.paths.deadlines(REF), form, link.replaceAll('&amp;', '&'));
  expect(looked.statusCode).toBe(200);
  expect(looked.body).toContain('id="effect"');
  const saved = { ...hiddenFields(looked.body), ...form, do: 'save' };
  expect((await administrator.post(web.paths.deadlines(REF), saved)).statusCode).toBe(303);
  expect((await administrator.get(blocked)).body).not.toContain(`href="${partnership}"`);
  const [extended] = (await web.world.reads.journal(`partnership/${CYCLE}/fosen`)).filter(
    ({ type }) => type === 'deadline-extended',
  );
  expect(JSON.parse(extended!.event)).toMatchObject({ actor: ACTORS.administrator, reason: form.reason });
}, 120_000);

describe('the mails of a day', () => {
  const of = (cycle: string, on: string): string =>
    `${web.paths.foreseenMails()}?${new URLSearchParams({ cycle, on }).toString()}`;

  it('of a running year are foreseen as it stands, with their words; nothing is sent', async () => {
    const before = (await web.world.reads.mails()).length;
    const { body } = await office.get(of(CYCLE, '15.4.2027'));
    expect(body).toMatch(/\d+ e-poster? torsdag 15\. april 2027/);
    expect(body).toContain('<pre class="mail"');
    expect((await web.world.reads.mails()).length).toBe(before);
  });

  it('of a year that is only defined are those of the preview', async () => {
    const { body } = await office.get(of(`${REF.forum}/${REF.scheme}/2025`, '3.1.2025'));
    expect(body).toMatch(/\d+ e-poster? fredag 3\. januar 2025/);
  });

  it('that are over are in the log, and a day that does not exist is named', async () => {
    expect((await office.get(of(CYCLE, '1.10.2026'))).body).toContain('står i e-postloggen');
    expect((await office.get(of(CYCLE, '31.2.2027'))).statusCode).toBe(422);
    expect((await office.get(of('nordland/rekom-2021/2025', '1.2.2025'))).statusCode).toBe(404);
  });
});

describe('the definitions', () => {
  const next = `${REF.forum}/${REF.scheme}/2028`;
  const opening = () => `${web.paths.openDefinition()}?cycle=${encodeURIComponent(next)}`;

  it('are those of the visitor’s forums, each with what is wrong', async () => {
    const { body } = await office.get(web.paths.definitions());
    expect(body).toContain('Kompetanseløftet');
    expect(body).toContain('Ordningen gjelder ikke i dette året');
    expect(body).toContain(opening().replaceAll('&', '&amp;'));
    expect(body).not.toContain('Nordland');
    const foreign = `${web.paths.openDefinition()}?cycle=nordland%2Frekom-2021%2F2028`;
    expect((await office.get(foreign)).statusCode).toBe(404);
  });

  it('of two years are laid side by side, field by field', async () => {
    const query = new URLSearchParams({ from: `${REF.forum}/${REF.scheme}/2025`, to: CYCLE });
    const { body } = await office.get(`${web.paths.compareDefinitions()}?${query.toString()}`);
    expect(body).toContain('2025');
    expect(body).toContain('År › år');
  });

  it('make the next year, after its deadlines and roles were shown', async () => {
    const { body } = await office.get(opening());
    expect(body).toContain('tirsdag 1. februar 2028');
    expect(body).toMatch(/blir det sendt \d+ e-poster/);
    const opened = await office.post(web.paths.openDefinition(), { acknowledge: 'yes' }, opening());
    expect(opened.statusCode).toBe(303);
    expect(opened.headers.location).toBe(web.paths.definitions());
    const journal = () => world.running.store.reads.journal(`cycle/${next}`);
    while ((await journal()).length === 0) await delay(50);
    expect((await journal())[0]).toMatchObject({
      event: expect.stringContaining('"opened"'),
      actor: ACTORS.secretariat,
    });
    const again = await office.post(web.paths.openDefinition(), { cycle: next }, opening());
    expect(again.statusCode).toBe(409);
  });
});
