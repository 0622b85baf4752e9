// The JSON API over a real world: its document is valid and true, tokens and scopes hold, commands are done once.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Scope } from '../../domain/access-keys.ts';
import type { Person } from '../../domain/definition-people.ts';
import { filledDocument } from '../../domain/document.ts';
import { pdfOf } from '../support/files.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, formYear, refOf } from '../support/years.ts';
import type { TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

const REF = refOf(2027);
const OFFICE = 'statsforvalteren-trondelag';
const CYCLE = `/api/cycles/${REF.forum}/${REF.scheme}/${REF.year}`;

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
}

let world: TestWorld;
let web: TestWeb;
let document: Document;

beforeAll(async () => {
  world = await openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] });
  web = await openTestWeb(world);
  document = (await web.app.inject({ url: '/api/openapi.json' })).json<Document>();
}, 120_000);

async function tokenOf(person: string, ...gives: Scope[]): Promise<string> {
  const { secret } = await web.world.accessKeys.make({ kind: 'api', person, name: 'prøve', gives, expiresAt: null });
  return secret;
}

function ask(token: string | null, url: string, body?: object, method?: 'PUT') {
  return web.app.inject({
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    url,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: body }),
  });
}

/** Throws unless the answer is what the document says of that operation. */
function fitsDocument(path: string, method: 'get' | 'post', answer: unknown): void {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schema = {
    $id: 'document',
    components: document.components,
    ...{
      $ref: (
        document.paths[path]![method]!.responses['200'] as {
          content: { 'application/json': { schema: { $ref: string } } };
        }
      ).content['application/json'].schema.$ref,
    },
  };
  const validate = ajv.compile(schema);
  if (!validate(answer)) throw new Error(`${method} ${path}: ${ajv.errorsText(validate.errors)}`);
}

it('is described by a valid OpenAPI 3.1 document, in which every operation has its own name', async () => {
  const result = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>);
  expect(result).toEqual({ valid: true });
  expect(document.openapi).toBe('3.1.0');
  const ids = Object.values(document.paths).flatMap((one) => Object.values(one).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['listCycles', 'explainCycle', 'moveDeadline', 'submitOfPartnership']));
  // Between workflows, or following from the directory: nobody asks for these.
  expect(ids.filter((id) => /tellFromCycle|changeSeats/.test(id))).toEqual([]);
});

it('opens nothing without a token, and nothing beyond a token’s scopes', async () => {
  const addresses = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ path, method })),
  );
  // Known to be routes: what is described is there, and what is there is described.
  expect(
    addresses.map(({ path, method }) => `${method.toUpperCase()} /api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`).sort(),
  ).toEqual(web.routes.filter((route) => / \/api\//.test(route) && !route.endsWith('openapi.json')).sort());
  const mails = await tokenOf(ACTORS.secretariat, 'mails');
  const open: string[] = [];
  for (const { path, method } of addresses) {
    const url = `/api${path.replaceAll(/\{\w+\}/g, 'x')}`;
    const body = method === 'post' ? {} : undefined;
    const put = method === 'put' ? 'PUT' : undefined;
    if ((await ask(null, url, body, put)).statusCode !== 401) open.push(`${method} ${path}`);
    if (!path.startsWith('/mails') && (await ask(mails, url, body, put)).statusCode !== 403)
      open.push(`${method} ${path} *`);
  }
  expect(open).toEqual([]);
});

it('takes files in, hands them in with a document, and gives them out as they were', async () => {
  const coordinator = await tokenOf(ACTORS.fosen, 'read', 'act');
  const put = (payload: Buffer, name: string, type = 'application/octet-stream') =>
    web.app.inject({
      method: 'PUT',
      url: `/api/attachments/${encodeURIComponent(name)}`,
      headers: { authorization: `Bearer ${coordinator}`, 'content-type': type },
      payload,
    });
  const bytes = pdfOf('Plan', 300_000);
  const came = await put(bytes, '../Søknad.pdf');
  expect(came.statusCode).toBe(200);
  const file = came.json<Record<string, unknown>>();
  expect(file).toMatchObject({ name: 'Søknad.pdf', bytes: 300_000, type: 'pdf' });
  const refused = [
    await put(Buffer.from('MZ'), 'plan.pdf'),
    await put(pdfOf('x', web.world.attachmentBytes + 1), 'plan.pdf'),
    await put(bytes, 'plan.pdf', 'application/pdf'),
  ];
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([400, 413, 415]);
  const partnership = `${CYCLE}/partnerships/trondheim-malvik`;
  const token = await tokenOf('p-kontakt-trondheim-malvik-2', 'read', 'act');
  const rules = world.years[0]!.partnerships.find(({ party }) => party === 'trondheim-malvik')!.fields['needs-report']!;
  const submit = {
    step: 'needs-report',
    party: 'eier-trondheim-malvik-2',
    document: filledDocument(rules, 'Lesing'),
    attachments: [file],
  };
  const other = { ...submit, attachments: [{ ...file, hash: 'a'.repeat(64) }] };
  expect((await ask(token, `${partnership}/commands/submit`, other)).statusCode).toBe(404);
  expect((await ask(token, `${partnership}/commands/submit`, submit)).statusCode).toBe(200);
  const { documents } = (await ask(token, `${partnership}/documents`)).json<{ documents: unknown[] }>();
  expect(documents).toMatchObject([{ step: 'needs-report', revision: 1, attachments: [file] }]);
  const out = await ask(token, `${partnership}/attachments/${String(file['hash'])}`);
  expect([out.statusCode, out.rawPayload.equals(bytes)]).toEqual([200, true]);
  expect((await ask(token, `${CYCLE}/partnerships/fosen/attachments/${String(file['hash'])}`)).statusCode).toBe(404);
});

describe('reading', () => {
  it('answers every address with what the document says', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'read', 'journal', 'mails', 'people');
    const tried: Record<string, number> = {};
    for (const path of Object.keys(document.paths).filter((one) => document.paths[one]!['get'])) {
      // A mail, a letter and minutes must be there first; a file is no JSON.
      if (/\{(?:key|hash|recipient|meeting)\}$/.test(path)) continue;
      const url = `/api${path}`
        .replace('{forum}', REF.forum)
        .replace('{scheme}', REF.scheme)
        .replace('{year}', String(REF.year))
        .replace('{party}', 'fosen');
      const answer = await ask(token, url);
      tried[path] = answer.statusCode;
      fitsDocument(path, 'get', answer.json());
    }
    expect(Object.values(tried).every((status) => status === 200)).toBe(true);
    expect(Object.keys(tried).length).toBeGreaterThan(10);
    const why = (await ask(token, `${CYCLE}/explain?language=en`)).json<{ text: string }>();
    expect(why.text).toMatch(/[A-Z].*\./);
    const cycle = (await ask(token, CYCLE)).json<{ steps: { step: string; deadline: { handled: string } }[] }>();
    expect(cycle.steps.find(({ step }) => step === 'decision-basis')!.deadline.handled).toMatch(/^2027-/);
  });

  it('gives the journal piece by piece', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'journal');
    const first = (await ask(token, `${CYCLE}/journal?limit=1`)).json<{ entries: unknown[]; after: number | null }>();
    expect(first.entries).toHaveLength(1);
    const rest = (await ask(token, `${CYCLE}/journal?after=1`)).json<{ entries: { seq: number }[]; after: null }>();
    expect(rest.after).toBeNull();
    expect(rest.entries.every(({ seq }) => seq > 1)).toBe(true);
  });

  it('shows each caller what is theirs', async () => {
    const owner = await tokenOf(ACTORS.fosenOwner, 'read', 'journal', 'mails');
    const tasks = (await ask(owner, '/api/tasks')).json<{ obligations: { party: string }[] }>();
    expect(tasks.obligations.map(({ party }) => party)).toContain('eier-fosen-1');
    expect((await ask(owner, `${CYCLE}/journal`)).statusCode).toBe(403);
    expect((await ask(owner, '/api/mails')).statusCode).toBe(403);
    const stranger: Person = {
      id: 'p-fremmed',
      name: 'Fremmed',
      email: 'fremmed@else.example',
      language: 'nb',
      roles: [],
    };
    await world.running.store.directory.put([stranger]);
    const other = await tokenOf(stranger.id, 'read', 'act');
    expect((await ask(other, '/api/cycles')).json()).toEqual({ cycles: [] });
    expect((await ask(other, CYCLE)).statusCode).toBe(403);
    expect((await ask(other, `${CYCLE}/commands/closeCycle`, {})).statusCode).toBe(403);
  });
});

describe('a refusal', () => {
  const problemOf = async (token: string | null, url: string, body?: object) => {
    const answer = await ask(token, url, body);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.json<{ status: number; code: string; detail: string }>();
    expect(problem.status).toBe(answer.statusCode);
    return { status: problem.status, code: problem.code, detail: problem.detail };
  };

  it('is a problem document with a stable code, whatever is wrong', async () => {
    const read = await tokenOf(ACTORS.secretariat, 'read');
    const act = await tokenOf(ACTORS.fosen, 'act');
    const basis = `${CYCLE}/partnerships/fosen/commands`;
    const found = [
      await problemOf(null, '/api/cycles'),
      await problemOf('arshjul_made-up', '/api/cycles'),
      await problemOf(read, '/api/nowhere'),
      await problemOf(read, '/api/cycles/a/b/2027'),
      await problemOf(read, '/api/cycles/%2e%2e/b/2027'),
      await problemOf(read, `${CYCLE}/explain?language=de`),
      await problemOf(read, `${basis}/submit`, { step: 'decision-basis', document: {} }),
      await problemOf(act, `${CYCLE}/commands/closeCycle`, { reason: 'nok' }),
      await problemOf(act, `${basis}/submit`, { step: 'decision-basis', document: {}, actor: ACTORS.secretariat }),
      await problemOf(act, `${basis}/approve`, { step: 'decision-basis', revision: 7 }),
    ];
    expect(found.map(({ status, code }) => `${status} ${code}`)).toEqual([
      '401 no-token',
      '401 no-token',
      '404 not-found',
      '404 not-found',
      '404 not-found',
      '400 misshapen',
      '403 wrong-role',
      '403 unknown-person',
      '400 misshapen',
      expect.stringMatching(/^(409|403) /),
    ]);
    expect(found.every(({ detail }) => detail.length > 20 && !/\bat .*\.ts:\d+/.test(detail))).toBe(true);
  });

  it('of a body that is none says so', async () => {
    const token = await tokenOf(ACTORS.fosen, 'act');
    const send = (type: string, payload: string) =>
      web.app.inject({
        method: 'POST',
        url: `${CYCLE}/commands/closeCycle`,
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        payload,
      });
    expect((await send('application/json', '{"half')).statusCode).toBe(400);
    expect((await send('application/json', '[1]')).statusCode).toBe(400);
    expect((await send('application/x-www-form-urlencoded', 'a=b')).statusCode).toBe(415);
    expect((await send('text/plain', '{}')).statusCode).toBe(415);
  });
});

describe('acting', () => {
  const submit = `${CYCLE}/partnerships/fosen/commands/submit`;
  const document = () =>
    filledDocument(world.years[0]!.partnerships[0]!.fields['decision-basis']!, 'Lesing i alle fag');

  it('does a thing once under one updateId, and a dry run not at all', async () => {
    const token = await tokenOf(ACTORS.fosen, 'act');
    const body = { updateId: 'levering-1', step: 'decision-basis', document: document() };
    const dry = await ask(token, `${submit}?dryRun=true`, body);
    expect(dry.json()).toMatchObject({ dryRun: true, events: [{ type: 'submitted' }] });
    fitsDocument('/cycles/{forum}/{scheme}/{year}/partnerships/{party}/commands/submit', 'post', dry.json());
    const documents = () => web.world.reads.documents(`partnership/${REF.forum}/${REF.scheme}/${REF.year}/fosen`);
    expect(await documents()).toEqual([]);
    const [one, two] = [await ask(token, submit, body), await ask(token, submit, body)];
    expect([one.statusCode, two.statusCode]).toEqual([200, 200]);
    expect(two.json()).toEqual(one.json());
    expect(await documents()).toHaveLength(1);
  });

  it('moves a deadline as the secretariat, and the journal names the person', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'act', 'journal');
    const moved = await ask(token, `${CYCLE}/commands/moveDeadline`, {
      step: 'decision-basis',
      to: '2027-02-16',
      reason: 'Vinterferie',
    });
    expect({ status: moved.statusCode, body: moved.json<unknown>() }).toMatchObject({ status: 200 });
    const journal = (await ask(token, `${CYCLE}/journal?limit=1000`)).json<{
      entries: { type: string; actor: string }[];
    }>();
    expect(journal.entries.find(({ type }) => type === 'deadline-moved')!.actor).toBe(ACTORS.secretariat);
  });
});

describe('extensions for several', () => {
  const path = '/cycles/{forum}/{scheme}/{year}/extensions';
  const body = {
    updateId: 'uvaer-1',
    step: 'decision-basis',
    to: '2027-02-23',
    reason: 'Uvêr',
    parties: ['trondheim-malvik', 'nowhere'],
  };

  it('a dry run says who gets which mail, and a request is answered party by party and done once', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'act');
    const dry = (await ask(token, `${CYCLE}/extensions?dryRun=true`, { ...body, parties: ['trondheim-malvik'] })).json<{
      effect: { deadlines: unknown[]; comes: unknown[] };
    }>();
    expect(dry.effect.deadlines).toMatchObject([
      { step: 'decision-basis', party: 'trondheim-malvik', to: '2027-02-23' },
    ]);
    expect(dry.effect.comes.length).toBeGreaterThan(0);
    fitsDocument(path, 'post', dry);
    const [one, two] = [await ask(token, `${CYCLE}/extensions`, body), await ask(token, `${CYCLE}/extensions`, body)];
    expect(one.json()).toMatchObject({
      extended: 1,
      failed: 1,
      rows: [
        { party: 'trondheim-malvik', extended: true },
        { extended: false, sentence: expect.any(String) },
      ],
    });
    expect(two.json()).toEqual(one.json());
    fitsDocument(path, 'post', one.json());
  });

  it('are for those who may give them', async () => {
    const answer = await ask(await tokenOf(ACTORS.fosenOwner, 'act'), `${CYCLE}/extensions`, {
      ...body,
      updateId: 'x',
    });
    expect(answer.json()).toMatchObject({ extended: 0, rows: [{ code: 'unknown-person' }, {}] });
  });
});

describe('opening a year', () => {
  const open = (year: number) => `/api/cycles/${REF.forum}/${REF.scheme}/${year}/open`;
  const path = '/cycles/{forum}/{scheme}/{year}/open';

  it('a dry run says what would be opened and what is wanting, and a year that is open stays as it is', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'act');
    const dry = await ask(token, `${open(2028)}?dryRun=true`, {});
    expect(dry.json()).toMatchObject({ dryRun: true, cycle: `${REF.forum}/${REF.scheme}/2028` });
    expect(dry.json<{ forum: object[] }>().forum).toContainEqual(expect.objectContaining({ kind: 'plan-not-valid' }));
    fitsDocument(path, 'post', dry.json());
    const cycles = (await web.world.reads.cycles()).map(({ cycle }) => cycle);
    expect(cycles).not.toContain(`${REF.forum}/${REF.scheme}/2028`);
    const again = await ask(token, open(2027), { acknowledgeVacant: true });
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'already-open']);
  });

  it('is for the office of that forum', async () => {
    const owner = await ask(await tokenOf(ACTORS.fosenOwner, 'act'), open(2028), {});
    expect(owner.statusCode).toBe(403);
    const reader = await ask(await tokenOf(ACTORS.secretariat, 'read'), open(2028), {});
    expect(reader.statusCode).toBe(403);
  });
});

describe('people', () => {
  const somebody = {
    id: 'p-ny-kontakt',
    name: 'Ny kontakt',
    email: 'ny@fosen.example',
    language: 'nn',
    roles: [{ role: 'owner-contact', party: 'eier-fosen-2' }],
  };
  const put = (token: string, people: readonly object[], dryRun = false) =>
    ask(token, `/api/people${dryRun ? '?dryRun=true' : ''}`, { forum: REF.forum, people });
  const listed = async () => {
    const token = await tokenOf(ACTORS.secretariat, 'people');
    const { people } = (await ask(token, '/api/people')).json<{ people: Person[] }>();
    return new Map(people.map((one) => [one.id, one]));
  };

  it('are listed page by page, to the office alone and by a token that says so', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'people');
    const first = (await ask(token, '/api/people?limit=3')).json<{ people: Person[]; after: string }>();
    fitsDocument('/people', 'get', first);
    expect(first.people).toHaveLength(3);
    const next = (await ask(token, `/api/people?limit=3&after=${first.after}`)).json<{ people: Person[] }>();
    expect(first.people.map(({ id }) => id)).not.toContain(next.people[0]!.id);
    expect((await ask(await tokenOf(ACTORS.fosenOwner, 'people'), '/api/people')).statusCode).toBe(403);
    expect((await ask(await tokenOf(ACTORS.secretariat, 'read'), '/api/people')).statusCode).toBe(403);
  });

  it('are added and changed, after a dry run that changes nothing', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'people', 'act');
    expect((await put(await tokenOf(ACTORS.secretariat, 'people'), [somebody])).statusCode).toBe(403);
    const dry = await put(token, [somebody], true);
    expect(dry.json()).toMatchObject({ dryRun: true, added: ['p-ny-kontakt'], changed: [] });
    expect((await listed()).has('p-ny-kontakt')).toBe(false);
    const done = await put(token, [somebody]);
    expect(done.json()).toMatchObject({ added: ['p-ny-kontakt'] });
    fitsDocument('/people', 'post', done.json());
    const roles = [{ role: 'owner-contact', party: 'eier-fosen-1' }, ...somebody.roles];
    expect((await put(token, [{ ...somebody, roles }])).json()).toMatchObject({ changed: ['p-ny-kontakt'] });
    expect((await listed()).get('p-ny-kontakt')).toMatchObject({ email: 'ny@fosen.example', roles });
  });

  it('of the office are an administrator’s to change: an address is what people sign in with', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'people', 'act');
    const leader = world.people.find(({ id }) => id === ACTORS.leader)!;
    const taken = await put(token, [{ ...leader, email: 'annen@statsforvalteren.example' }]);
    expect([taken.statusCode, taken.json<{ detail: string }>().detail]).toEqual([
      403,
      expect.stringMatching(/wanted an administrator/),
    ]);
    const raised = await put(token, [{ ...somebody, roles: [{ role: 'administrator', party: OFFICE }] }]);
    expect(raised.statusCode).toBe(403);
    const nowhere = await put(token, [{ ...somebody, roles: [{ role: 'owner-contact', party: 'ingen' }] }]);
    expect(nowhere.statusCode).toBe(400);
    // The same as it is, is no change.
    expect((await put(token, [leader])).json()).toMatchObject({ changed: [] });
  });

  it('are away, come back and hand over', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'people', 'act');
    const at = `/api/people/${ACTORS.nord}`;
    const days = { from: '2027-01-11', to: '2027-01-22', reason: 'leave', deputies: [ACTORS.fosen] };
    const wrong = await ask(token, `${at}/absences`, { ...days, reason: 'syk' });
    expect(wrong.statusCode).toBe(400);
    const away = await ask(token, `${at}/absences`, days);
    expect({ status: away.statusCode, body: away.json<unknown>() }).toMatchObject({ status: 200 });
    fitsDocument('/people/{person}/absences', 'post', away.json());
    expect((await listed()).get(ACTORS.nord)?.absences).toEqual([days]);
    expect((await ask(token, `${at}/return`, { on: '2027-01-11' })).statusCode).toBe(200);
    expect((await listed()).get(ACTORS.nord)?.absences ?? []).toEqual([]);
    const { role, party } = world.people.find(({ id }) => id === ACTORS.nord)!.roles[0]!;
    const dry = await ask(token, `${at}/handovers?dryRun=true`, { role, party, to: ACTORS.fosen });
    expect(dry.json()).toEqual({ dryRun: true });
    expect((await ask(token, `/api/people/${ACTORS.leader}/return`, {})).statusCode).toBe(403);
    expect((await ask(token, '/api/people/p-ingen/return', {})).statusCode).toBe(404);
  });
});

describe('what is written', () => {
  it('is fetched as text: the compilation, and the summary of reports for the office', async () => {
    const token = await tokenOf(ACTORS.secretariat, 'read');
    for (const [name, path] of [
      ['compilation', '/cycles/{forum}/{scheme}/{year}/compilation'],
      ['report-summary', '/cycles/{forum}/{scheme}/{year}/report-summary'],
    ] as const) {
      const answer = await ask(token, `${CYCLE}/${name}?language=nn`);
      expect({ name, status: answer.statusCode }).toEqual({ name, status: 200 });
      expect(answer.json<{ text: string }>().text.length).toBeGreaterThan(20);
      fitsDocument(path, 'get', answer.json());
    }
    const owner = await tokenOf(ACTORS.fosenOwner, 'read');
    expect((await ask(owner, `${CYCLE}/report-summary`)).statusCode).toBe(403);
    // Nothing is decided, and no meeting was held: there is no letter and there are no minutes.
    for (const gone of ['letters/fosen', 'minutes/first'])
      expect([404, 409, 422]).toContain((await ask(token, `${CYCLE}/${gone}`)).statusCode);
  });
});

describe('a token', () => {
  it('is made on the page, shown once, and works until it is revoked', async () => {
    const person = world.people.find(({ id }) => id === ACTORS.secretariat)!;
    const visitor = await web.visitor(person);
    const wrong = await visitor.post(web.paths.programs(), { name: ' ', days: '9999' }, web.paths.programs());
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#scope-read"');
    const made = await visitor.post(
      web.paths.programs(),
      { name: 'Rapport <b>', scopes: 'read', days: '30' },
      web.paths.programs(),
    );
    const secret = /<code>(arshjul_[\w-]+)<\/code>/.exec(made.body)![1]!;
    expect(made.body).toContain('Rapport &lt;b>');
    expect((await visitor.get(web.paths.programs())).body).not.toContain(secret);
    expect((await ask(secret, '/api/cycles')).statusCode).toBe(200);
    const revoke = /action="(\/programs\/[^"]+\/revoke)"/.exec(made.body)![1]!;
    // Nobody else can end it, and nobody without the page.
    const other = await web.visitor(world.people.find(({ id }) => id === ACTORS.fosen)!);
    expect((await other.post(revoke, {}, web.paths.programs())).statusCode).toBe(404);
    expect((await visitor.post(revoke, { guard: 'made up' })).statusCode).toBe(403);
    expect((await visitor.post(revoke, hiddenFields(made.body))).statusCode).toBe(303);
    expect((await ask(secret, '/api/cycles')).statusCode).toBe(401);
  });

  it('has no secret in the store or the log', async () => {
    const secret = await tokenOf(ACTORS.fosen, 'read');
    await ask(secret, '/api/cycles');
    const keys = JSON.stringify(await web.world.accessKeys.list('api', null));
    expect(keys).not.toContain(secret);
    expect(web.logged.join('\n')).not.toContain(secret);
  });

  it('is no use after its day, nor for somebody who left the directory', async () => {
    const { accessKeys } = web.world;
    const old = await accessKeys.make({
      kind: 'api',
      person: ACTORS.fosen,
      name: 'gammel',
      gives: ['read'],
      expiresAt: '2020-01-01T00:00:00.000Z',
    });
    expect((await ask(old.secret, '/api/cycles')).statusCode).toBe(401);
    expect((await ask(await tokenOf('p-finnes-ikke', 'read'), '/api/cycles')).statusCode).toBe(401);
    // A calendar's secret opens no API.
    const feed = await accessKeys.make({
      kind: 'calendar',
      person: ACTORS.fosen,
      name: 'kalender',
      gives: ['read'],
      expiresAt: null,
    });
    expect((await ask(feed.secret, '/api/cycles')).statusCode).toBe(401);
  });
});
