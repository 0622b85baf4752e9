// The pages over a real world: signing in, tasks, handing in, approving, what is refused, and who sees what.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOfStep } from '../../domain/document-fields.ts';
import type { DocumentField } from '../../domain/definition-step.ts';
import type { Person } from '../../domain/definition-people.ts';
import { docxOf, pdfOf } from '../support/files.ts';
import { openTestWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, formYear, refOf } from '../support/years.ts';
import { filledDocument } from '../../domain/document.ts';
import type { TestVisitor, TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

const REF = refOf(2027);
const basis = (text: string) => filledDocument(world.years[0]!.partnerships[0]!.fields['decision-basis']!, text);

/** A value that fits for each field that must be filled in. */
const typed = (fields: readonly DocumentField[]) =>
  Object.fromEntries(
    fields
      .filter((field) => field.required)
      .map((field) => [
        `field-${field.id}`,
        field.kind === 'amount'
          ? '250 000'
          : field.kind === 'number'
            ? '3'
            : field.kind === 'choice'
              ? field.choices![0]!
              : field.kind === 'date'
                ? '1.2.2027'
                : 'Tekst med <b>tegn</b> & «hermetegn»',
      ]),
  );
let world: TestWorld;
let web: TestWeb;
/** How far the web's clock is ahead of the wall's, in milliseconds: sessions end by it. */
let ahead = 0;

const visitors = new Map<string, Promise<TestVisitor>>();
/** Somebody who is signed in once for several tests: links from one address are limited. */
function known(id: string): Promise<TestVisitor> {
  const visitor = visitors.get(id) ?? web.visitor(person(id));
  visitors.set(id, visitor);
  return visitor;
}

const person = (id: string): Person => world.people.find((one) => one.id === id)!;

beforeAll(async () => {
  world = await openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] });
  web = await openTestWeb(world, { wallClock: () => new Date(Date.now() + ahead) });
}, 120_000);

describe('signing in', () => {
  it('answers the same to every address, and sends a link only to those who are known', async () => {
    const visitor = await web.visitor(null);
    const before = web.sent.length;
    const stranger = await visitor.post(web.paths.signIn(), { email: 'ukjent@nowhere.example' });
    const known = await visitor.post(web.paths.signIn(), { email: ` ${person(ACTORS.fosen).email.toUpperCase()} ` });
    expect([stranger.statusCode, known.statusCode]).toEqual([200, 200]);
    expect(known.body).toBe(stranger.body);
    expect(web.sent.slice(before).map((mail) => mail.to)).toEqual([person(ACTORS.fosen).email]);
  });

  it('uses a link by the button alone, and once', async () => {
    const visitor = await web.visitor(null);
    await visitor.post(web.paths.signIn(), { email: person(ACTORS.fosen).email });
    const path = new URL(web.sent.at(-1)!.link).pathname;
    // A mail scanner opens links, several times.
    for (let opened = 0; opened < 3; opened += 1) expect((await visitor.get(path)).statusCode).toBe(200);
    const used = await visitor.post(path, {});
    expect(used.headers.location).toBe(web.paths.tasks());
    expect((await visitor.get(web.paths.tasks())).statusCode).toBe(200);
    expect((await (await web.visitor(null)).post(path, {})).statusCode).toBe(410);
  });

  it('stops filling somebody’s inbox', async () => {
    const visitor = await web.visitor(null);
    const before = web.sent.length;
    for (let asked = 0; asked < 9; asked += 1)
      await visitor.post(web.paths.signIn(), { email: person(ACTORS.nord).email });
    expect(web.sent.length - before).toBe(5);
  });

  it('names the field when no address is written, and keeps what was', async () => {
    const answer = await (await web.visitor(null)).post(web.paths.signIn(), { email: 'ikke "en" adresse' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#email"');
    expect(answer.body).toContain('value="ikke &#34;en&#34; adresse"');
  });

  it('refuses a cookie that somebody made', async () => {
    const answer = await web.app.inject({
      url: web.paths.tasks(),
      cookies: { 'arshjul-session': `${ACTORS.secretariat}|9999999999999|x.forged` },
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe('handing in', () => {
  const owner = ACTORS.fosenOwner;
  const path = () => web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-1');

  it('goes from task over draft and review to a document, and a double click is one revision', async () => {
    const visitor = await web.visitor(person(owner));
    expect((await visitor.get(web.paths.tasks())).body).toContain(path());

    const half = await visitor.post(`${path()}/review`, { 'field-measure': 'Lesing i alle fag' }, path());
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('data-focus');
    expect(half.body).toContain('Lesing i alle fag');

    // What was typed is kept although it was refused.
    const again = await visitor.get(path());
    expect(again.body).toContain('Lesing i alle fag');

    const definitions = await web.world.definitionsOf(`${REF.forum}/${REF.scheme}/${REF.year}`);
    const step = definitions.forum.steps.find(({ id }) => id === 'needs-report')!;
    const fields = fieldsOfStep(step, definitions.scheme);
    const filled = typed(fields);
    const review = await visitor.post(`${path()}/review`, filled, path());
    expect({ status: review.statusCode, body: review.body.slice(0, 0) }).toEqual({ status: 200, body: '' });
    expect(review.body).toContain('&lt;b>tegn&lt;/b>');
    const form = hiddenFields(review.body);
    const [first, second] = await Promise.all([
      visitor.post(`${path()}/submit`, form),
      visitor.post(`${path()}/submit`, form),
    ]);
    expect([first.statusCode, second.statusCode]).toContain(303);
    const documents = await web.world.reads.documents(`partnership/${REF.forum}/${REF.scheme}/${REF.year}/fosen`);
    // What was handed in; that a draft was begun is kept as revision 0.
    const handedIn = documents.filter(({ revision }) => revision > 0);
    expect(handedIn.map(({ step, revision }) => ({ step, revision }))).toEqual([{ step: 'needs-report', revision: 1 }]);
    expect((await visitor.get(web.paths.tasks())).body).not.toContain(path());
  });

  it('shows both versions when two people save at once, and loses neither', async () => {
    const one = await web.visitor(person('p-kontakt-fosen-2'));
    const other = await web.visitor(person('p-kontakt-fosen-2'));
    const step = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-2');
    const [mine, theirs] = [hiddenFields((await one.get(step)).body), hiddenFields((await other.get(step)).body)];
    const saved = await one.post(`${step}/draft`, { ...mine, 'field-measure': 'først' });
    expect(saved.statusCode).toBe(303);
    const late = await other.post(`${step}/draft`, { ...theirs, 'field-measure': 'etterpå' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('først');
    expect(late.body).toContain('etterpå');
    const kept = await other.post(`${step}/draft`, hiddenFields(late.body));
    expect(kept.statusCode).toBe(303);
    expect((await one.get(step)).body).toContain('etterpå');
  });

  it('takes "no need this year" as an answer', async () => {
    const visitor = await web.visitor(person('p-kontakt-fosen-2'));
    const step = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-2');
    expect((await visitor.post(`${step}/no-need`, {}, step)).statusCode).toBe(303);
    expect((await visitor.get(web.paths.tasks())).body).not.toContain(step);
  });

  it('refuses a form from another session or none', async () => {
    const visitor = await web.visitor(person(owner));
    const step = web.paths.step(REF, 'fosen', 'decision-basis', 'fosen');
    const answer = await visitor.post(`${step}/submit`, { guard: 'made up', requestId: 'abcdefgh-1' });
    expect(answer.statusCode).toBe(403);
  });
});

describe('attaching files', () => {
  const owner = 'p-kontakt-trondheim-malvik-1';
  const path = () => web.paths.step(REF, 'trondheim-malvik', 'needs-report', 'eier-trondheim-malvik-1');
  const hashesIn = (page: string) => [...page.matchAll(/attachments\/([0-9a-f]{64})"/g)].map(([, hash]) => hash!);

  it('keeps what is typed beside them, over refusal, review and delivery, and hands them out to those who may read', async () => {
    const visitor = await web.visitor(person(owner));
    const word = await docxOf('Plan');
    const attached = await visitor.postFiles(
      `${path()}/attach`,
      { 'field-measure': 'Skrevet før filen' },
      [
        { name: 'Søknad æøå.pdf', bytes: pdfOf('a', 700_000) },
        { name: 'plan.docx', bytes: word },
      ],
      path(),
    );
    expect([attached.statusCode, attached.headers.location]).toEqual([303, `${path()}#attachments`]);
    const page = (await visitor.get(path())).body;
    expect(page).toContain('Skrevet før filen');
    expect(page).toContain('Søknad æøå.pdf');
    expect(page).toMatch(/\(PDF, 684.kB\)/);
    const [pdf, docx] = hashesIn(page);

    const wrong = await visitor.postFiles(
      `${path()}/review`,
      { 'field-measure': 'Skrevet etter' },
      [
        { name: 'tabell.pdf', bytes: Buffer.from('PK not a pdf') },
        { name: 'skann.pdf', bytes: pdfOf('too large', web.world.attachmentBytes + 1) },
      ],
      path(),
    );
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('«tabell.pdf» er verken PDF eller Word');
    expect(wrong.body).toContain('«skann.pdf» er større enn 20');
    expect(wrong.body).toContain('href="#file"');
    expect(wrong.body).toContain('Skrevet etter');
    expect(hashesIn(wrong.body)).toEqual([pdf, docx]);

    const removed = await visitor.post(`${path()}/attach`, { 'field-measure': 'Nå', remove: docx! }, path());
    expect(removed.statusCode).toBe(303);
    expect(hashesIn((await visitor.get(path())).body)).toEqual([pdf]);
    expect((await visitor.post(`${path()}/attach`, {}, path())).body).toContain('Velg en fil');

    const definitions = await web.world.definitionsOf(`${REF.forum}/${REF.scheme}/${REF.year}`);
    const step = definitions.forum.steps.find(({ id }) => id === 'needs-report')!;
    const whole = typed(fieldsOfStep(step, definitions.scheme));
    const review = await visitor.post(`${path()}/review`, whole, path());
    expect([review.statusCode, hashesIn(review.body)]).toEqual([200, [pdf]]);
    const form = hiddenFields(review.body);
    expect(form['attachment']).toBe(pdf);
    expect((await visitor.post(`${path()}/submit`, form)).headers.location).toBe(path());
    const again = await visitor.post(`${path()}/submit`, form);
    expect(again.statusCode).toBe(303);

    const reader = await known(ACTORS.nord);
    expect(hashesIn((await reader.get(path())).body)).toEqual([pdf]);
    const file = await reader.get(`${path()}/attachments/${pdf!}`);
    expect(file.rawPayload.equals(pdfOf('a', 700_000))).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Soknad aeoa.pdf"; filename*=UTF-8''S%C3%B8knad%20%C3%A6%C3%B8%C3%A5.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    // What was taken away before it was handed in is nobody's to see.
    expect((await reader.get(`${path()}/attachments/${docx!}`)).statusCode).toBe(404);
    const state = await web.world.reads.state(`${REF.forum}/${REF.scheme}/${REF.year}`, 'trondheim-malvik');
    expect(JSON.stringify(state)).toContain(pdf);
  });

  it('takes nothing from those who may not write, or without the form’s guard', async () => {
    const file = { name: 'a.pdf', bytes: pdfOf('not for us') };
    const hash = createHash('sha256').update(file.bytes).digest('hex');
    const step = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-1');
    const reader = await known(ACTORS.nord);
    const own = await known('p-kontakt-fosen-2');
    const nobody = await web.visitor(null);
    const guard = hiddenFields((await reader.get(web.paths.tasks())).body)['guard']!;
    expect((await reader.postFiles(`${step}/attach`, { guard }, [file])).statusCode).toBe(403);
    expect((await own.postFiles(`${step}/attach`, {}, [file])).statusCode).toBe(403);
    expect((await nobody.postFiles(`${step}/attach`, {}, [file])).statusCode).toBe(401);
    expect(await web.world.attachments.read(hash)).toBeNull();
  });

  it('reads no form without files that is larger than a document', async () => {
    const nobody = await web.visitor(null);
    const step = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-1');
    const large = { guard: '', 'field-measure': 'a'.repeat(2 * 1024 * 1024) };
    for (const form of ['draft', 'attach', 'review'])
      expect((await nobody.post(`${step}/${form}`, large)).statusCode).toBe(413);
  });

  it('holds ten, and says which were too many', async () => {
    const visitor = await known(ACTORS.fosen);
    const step = web.paths.step(REF, 'fosen', 'decision-basis', 'fosen');
    const files = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.pdf`, bytes: pdfOf(String(index)) }));
    const answer = await visitor.postFiles(`${step}/attach`, {}, files, step);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Fjern nokre før du legg ved «10.pdf»');
    expect(hashesIn(answer.body)).toHaveLength(10);
  });
});

describe('a session that ends while somebody writes', () => {
  const HOUR = 3_600_000;
  const step = () => web.paths.step(REF, 'trondheim-malvik', 'needs-report', 'eier-trondheim-malvik-2');
  const owner = 'p-kontakt-trondheim-malvik-2';

  it('keeps what was posted for its writer alone, who takes it into the draft after signing in', async () => {
    const visitor = await web.visitor(person(owner));
    const form = hiddenFields((await visitor.get(step())).body);
    await visitor.post(`${step()}/draft`, { ...form, 'field-measure': 'Lagret i tide' });
    const open = hiddenFields((await visitor.get(step())).body);
    ahead = 13 * HOUR;
    const late = await visitor.post(`${step()}/submit`, { ...open, 'field-measure': 'Skrevet for sent' });
    expect(late.statusCode).toBe(401);
    expect(late.body).toContain('er tatt vare på');
    expect(late.body).not.toContain('Lagret i tide');
    const byScript = await visitor.post(
      `${step()}/draft`,
      { ...open, 'field-measure': 'Skrevet enda senere' },
      undefined,
      { accept: 'application/json' },
    );
    expect([byScript.statusCode, byScript.json<{ text: string }>().text]).toEqual([
      401,
      expect.stringContaining('Økten'),
    ]);
    expect((await visitor.get(step())).statusCode).toBe(401);

    // In another browser of the same person: the text is offered, and the draft is what it was.
    const again = await web.visitor(person(owner));
    expect((await again.get(web.paths.tasks())).body).toContain('Tekst som venter på deg');
    const offered = (await again.get(step())).body;
    expect(offered).toContain('Skrevet enda senere');
    expect(offered).toMatch(/<textarea[^>]*field-measure[^>]*>\s*Lagret i tide/);
    const other = await known(ACTORS.nord);
    expect((await other.get(step())).body).not.toContain('Skrevet enda senere');

    // In the first browser the open form works again.
    const secret = await web.world.signIns.issue(owner, 5);
    await visitor.post(web.paths.signInWith(secret), {});
    const use = { ...open, 'field-measure': 'Skrevet enda senere', kept: 'used' };
    expect((await visitor.post(`${step()}/draft`, use)).statusCode).toBe(303);
    const page = (await visitor.get(step())).body;
    expect(page).toMatch(/<textarea[^>]*field-measure[^>]*>\s*Skrevet enda senere/);
    expect(page).not.toContain('id="kept"');
    expect((await visitor.get(web.paths.tasks())).body).not.toContain('Tekst som venter på deg');
  });

  it('keeps nothing for a session that was never ours, ended long ago, was signed out of, or may not write there', async () => {
    ahead = 0;
    const kept = () => web.world.keptTexts.of(owner);
    const visitor = await web.visitor(person(owner));
    const form = hiddenFields((await visitor.get(step())).body);
    const reader = await known(ACTORS.nord);
    const foreign = hiddenFields((await reader.get(web.paths.tasks())).body);
    const leaver = await web.visitor(person(owner));
    const left = hiddenFields((await leaver.get(step())).body);
    await leaver.post(web.paths.signOut(), { guard: left['guard']! });
    const text = { 'field-measure': 'Skal ikke tas vare på' };
    ahead = 13 * HOUR;
    const tried = [
      await visitor.post(`${step()}/draft`, { ...form, guard: foreign['guard']!, ...text }),
      await visitor.post(`${step()}/draft`, { ...form, guard: 'made.up', ...text }),
      await reader.post(`${step()}/draft`, { ...foreign, ...text }),
      await leaver.post(`${step()}/draft`, { ...left, ...text }),
    ];
    ahead = 200 * HOUR;
    tried.push(await visitor.post(`${step()}/draft`, { ...form, ...text }));
    ahead = 13 * HOUR;
    // Who leaves the page after the session has ended is as gone as who left it before.
    expect((await visitor.post(web.paths.signOut(), { guard: 'made.up' })).statusCode).toBe(401);
    expect((await visitor.post(web.paths.signOut(), { guard: form['guard']! })).statusCode).toBe(303);
    tried.push(await visitor.post(`${step()}/draft`, { ...form, ...text }));
    expect(tried.map(({ statusCode, body }) => [statusCode, body.includes('tatt vare på')])).toEqual(
      tried.map(() => [401, false]),
    );
    expect(await kept()).toEqual([]);
    ahead = 0;
  });

  it('forgets it when the writer says so', async () => {
    await web.world.keptTexts.keep(
      {
        cycle: `${REF.forum}/${REF.scheme}/${REF.year}`,
        partnership: 'fosen',
        step: 'needs-report',
        party: 'eier-fosen-1',
      },
      { measure: 'Kladd' },
      ACTORS.fosenOwner,
    );
    const visitor = await web.visitor(person(ACTORS.fosenOwner));
    const own = web.paths.step(REF, 'fosen', 'needs-report', 'eier-fosen-1');
    expect((await visitor.post(`${own}/forget`, {}, own)).statusCode).toBe(303);
    expect(await web.world.keptTexts.of(ACTORS.fosenOwner)).toEqual([]);
  });
});

describe('approving', () => {
  const step = () => web.paths.step(REF, 'fosen', 'decision-basis', 'fosen');

  it('binds the approval to the revision that was read', async () => {
    const { gateway } = world;
    const at = await web.world.now();
    const ask = { actor: ACTORS.fosen, step: 'decision-basis', document: basis('1'), at };
    await gateway.updatePartnership(REF, 'fosen', 'submit', ask);
    const reader = await known(ACTORS.nord);
    const read = hiddenFields((await reader.get(step())).body);
    expect(read['revision']).toBe('1');
    await gateway.updatePartnership(REF, 'fosen', 'submit', { ...ask, document: basis('2') });

    const stale = await reader.post(`${step()}/approve`, read);
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('ds-alert');

    const fresh = await reader.post(`${step()}/approve`, {}, step());
    expect(fresh.statusCode).toBe(303);
    expect((await reader.get(web.paths.tasks())).body).not.toContain(step());
  });
});

describe('who sees what', () => {
  const ROLES_TRIED: Readonly<Record<string, string | null>> = {
    nobody: null,
    owner: ACTORS.fosenOwner,
    network: ACTORS.fosen,
    university: ACTORS.nord,
    secretariat: ACTORS.secretariat,
    'case officer': ACTORS.caseOfficer,
    administrator: ACTORS.administrator,
  };
  const office = ['secretariat', 'case officer', 'administrator'];
  const everybody = () => [web.paths.signIn(), web.paths.accessibility(), web.paths.privacy()];
  const members = () => [
    web.paths.tasks(),
    web.paths.cycles(),
    web.paths.cycle(REF),
    web.paths.partnership(REF, 'fosen'),
    web.paths.step(REF, 'fosen', 'decision-basis', 'fosen'),
  ];

  it.each(Object.keys(ROLES_TRIED))('%s', async (who) => {
    const id = ROLES_TRIED[who]!;
    const visitor = await web.visitor(id === null ? null : person(id));
    const seen: Record<string, number> = {};
    for (const path of [...everybody(), ...members(), web.paths.mails()]) {
      seen[path] = (await visitor.get(path)).statusCode;
    }
    const member = id === null ? 401 : 200;
    expect(seen).toEqual({
      ...Object.fromEntries(everybody().map((path) => [path, 200])),
      ...Object.fromEntries(members().map((path) => [path, member])),
      [web.paths.mails()]: id === null ? 401 : office.includes(who) ? 200 : 403,
    });
  });

  it('gives every route an answer without a stack trace, whatever stands in it', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    for (const path of [
      '/cycles/a/b/c',
      '/cycles/%00/x/2027',
      '/cycles/a/b/2027/parties/%2e%2e',
      '/nowhere',
      '/sign-in/x',
    ]) {
      const answer = await visitor.get(path);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).not.toMatch(/\bat .*\.tsx?:\d+/);
    }
  });

  it('sends strict headers, and logs nobody’s name, address or link', async () => {
    const answer = await (await known(ACTORS.fosen)).get(web.paths.tasks());
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(answer.headers['x-frame-options']).toBe('DENY');
    expect(answer.headers['cache-control']).toBe('no-store');
    const log = web.logged.join('\n');
    for (const secret of [
      person(ACTORS.fosen).email,
      person(ACTORS.fosen).name,
      ...web.sent.map(({ link }) => link.split('/').at(-1)!),
    ])
      expect(log).not.toContain(secret);
  });
});

describe('a page', () => {
  it('is small, and its assets are kept for good', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const page = await visitor.get(web.paths.cycle(REF));
    const style = /href="([^"]*site-[^"]*\.css)"/.exec(page.body)![1]!;
    const sheet = await visitor.get(style, { 'accept-encoding': 'br' });
    expect(sheet.headers['cache-control']).toContain('immutable');
    expect(Buffer.byteLength(page.body) + sheet.rawPayload.length).toBeLessThan(60_000);
  });

  it('is in the language that the visitor chose, and stays so', async () => {
    const visitor = await web.visitor(person(ACTORS.fosen));
    await visitor.post(web.paths.language(), { language: 'en', back: '//evil.example/' });
    const page = await visitor.get(web.paths.tasks());
    expect(page.body).toContain('<html lang="en"');
    expect(page.body).toContain('My tasks');
  });
});
