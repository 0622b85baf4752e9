// Every route, walked by every role and by somebody who is not signed in. A route without a row in the table below fails.

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../domain/definition-people.ts';
import type { Role } from '../../domain/words.ts';
import { ROLES } from '../../domain/words.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, FORUM, formYear, refOf, SCHEME } from '../support/years.ts';
import type { TestVisitor, TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

/** `nobody` is not signed in; `outsider` holds a role in another forum. */
const WALKERS = ['nobody', 'outsider', ...ROLES] as const;
type Walker = (typeof WALKERS)[number];

const EVERYBODY: readonly Walker[] = WALKERS;
const SIGNED_IN = WALKERS.filter((one) => one !== 'nobody');
/** Whoever acts for a party of the cycle. */
const MEMBERS: readonly Walker[] = ROLES;
const OFFICE: readonly Walker[] = ['secretariat', 'case-officer', 'administrator'];
const DESK: readonly Walker[] = [...OFFICE, 'office-leader'];

interface Row {
  /** Who may. Everybody else who is signed in gets 403, and nobody 401. */
  readonly may: readonly Walker[];
  /** The address, where something stands in the pattern. */
  readonly url?: string;
  /** What those who may are answered; 200 by default. */
  readonly answer?: (walker: Walker) => number;
  /** Why a POST has no guard; every other must refuse a form without one. */
  readonly unguarded?: string;
  /** The page lets them ask; the workflow's validator says who may. */
  readonly judgedByCore?: boolean;
}

const CYCLE = `/cycles/${FORUM}/${SCHEME}/2027`;
const STEP = `${CYCLE}/parties/fosen/steps/decision-basis/fosen`;
const CYCLE_PATTERN = '/cycles/:forum/:scheme/:year';
const STEP_PATTERN = `${CYCLE_PATTERN}/parties/:partnership/steps/:step/:party`;
const ofStep = (verb: string): [string, Row] => [
  `POST ${STEP_PATTERN}/${verb}`,
  { may: MEMBERS, url: `${STEP}/${verb}`, judgedByCore: true },
];
const MEETING_PATTERN = `${CYCLE_PATTERN}/forum/meetings/:meeting`;
const ofForum = (verb: string): [string, Row] => [
  `POST ${CYCLE_PATTERN}/forum/${verb}`,
  { may: MEMBERS, url: `${CYCLE}/forum/${verb}`, judgedByCore: true },
];

const TABLE: Readonly<Record<string, Row>> = {
  'GET /': { may: EVERYBODY, answer: () => 303 },
  'GET /accessibility': { may: EVERYBODY },
  'GET /privacy': { may: EVERYBODY },
  'POST /language': { may: EVERYBODY, unguarded: 'a language is no secret, and no harm is done with it' },
  'GET /sign-in': { may: EVERYBODY },
  'POST /sign-in': { may: EVERYBODY, unguarded: 'there is no session yet' },
  'GET /sign-in/:token': { may: EVERYBODY, url: '/sign-in/unknown', answer: () => 410 },
  'POST /sign-in/:token': { may: EVERYBODY, url: '/sign-in/unknown', unguarded: 'the link is the secret' },
  'POST /sign-out': { may: SIGNED_IN },
  'GET /unsubscribe/:token': { may: EVERYBODY, url: '/unsubscribe/unknown', answer: () => 404 },
  'POST /unsubscribe/:token': {
    may: EVERYBODY,
    url: '/unsubscribe/unknown',
    unguarded: 'mail programs post it; the address is signed',
  },
  'GET /tasks': { may: SIGNED_IN },
  'GET /cycles': { may: SIGNED_IN },
  [`GET ${CYCLE_PATTERN}`]: { may: MEMBERS, url: CYCLE },
  [`GET ${CYCLE_PATTERN}/forum`]: { may: MEMBERS, url: `${CYCLE}/forum` },
  ...Object.fromEntries(['outcome', 'plan', 'writing-open', 'answer', 'conflict', 'writing-close'].map(ofForum)),
  [`GET ${CYCLE_PATTERN}/forum/compilation`]: { may: MEMBERS, url: `${CYCLE}/forum/compilation` },
  [`GET ${CYCLE_PATTERN}/forum/proposal`]: { may: ['secretariat'], url: `${CYCLE}/forum/proposal` },
  [`POST ${CYCLE_PATTERN}/forum/proposal`]: { may: ['secretariat'], url: `${CYCLE}/forum/proposal` },
  // This year shares by its key.
  [`GET ${CYCLE_PATTERN}/forum/priorities`]: { may: MEMBERS, url: `${CYCLE}/forum/priorities`, answer: () => 409 },
  ...Object.fromEntries([ofForum('priorities')]),
  [`GET ${CYCLE_PATTERN}/decision`]: { may: MEMBERS, url: `${CYCLE}/decision` },
  [`GET ${CYCLE_PATTERN}/letters/:recipient`]: { may: MEMBERS, url: `${CYCLE}/letters/fosen`, answer: () => 409 },
  [`GET ${CYCLE_PATTERN}/letters.docx`]: { may: DESK, url: `${CYCLE}/letters.docx`, answer: () => 409 },
  [`GET ${CYCLE_PATTERN}/desk`]: { may: DESK, url: `${CYCLE}/desk` },
  ...Object.fromEntries(
    ['prepare', 'approve', 'return', 'money'].map((verb): [string, Row] => [
      `POST ${CYCLE_PATTERN}/desk/${verb}`,
      { may: DESK, url: `${CYCLE}/desk/${verb}`, judgedByCore: true },
    ]),
  ),
  [`GET ${CYCLE_PATTERN}/desk/allocation`]: { may: DESK, url: `${CYCLE}/desk/allocation` },
  [`POST ${CYCLE_PATTERN}/desk/allocation`]: { may: DESK, url: `${CYCLE}/desk/allocation`, judgedByCore: true },
  [`GET ${CYCLE_PATTERN}/desk/deadlines`]: { may: OFFICE, url: `${CYCLE}/desk/deadlines` },
  [`POST ${CYCLE_PATTERN}/desk/deadlines`]: { may: OFFICE, url: `${CYCLE}/desk/deadlines` },
  [`GET ${MEETING_PATTERN}`]: { may: MEMBERS, url: `${CYCLE}/forum/meetings/m1` },
  ...Object.fromEntries(
    ['move', 'cancel', 'agenda', 'papers', 'attendance', 'conflict', 'item', 'close'].map((verb): [string, Row] => [
      `POST ${MEETING_PATTERN}/${verb}`,
      { may: MEMBERS, url: `${CYCLE}/forum/meetings/m1/${verb}`, judgedByCore: true },
    ]),
  ),
  [`GET ${CYCLE_PATTERN}/forum/minutes/:meeting`]: { may: MEMBERS, url: `${CYCLE}/forum/minutes/m1` },
  [`POST ${CYCLE_PATTERN}/forum/minutes/:meeting`]: { may: ['secretariat'], url: `${CYCLE}/forum/minutes/m1` },
  [`GET ${CYCLE_PATTERN}/parties/:partnership`]: { may: MEMBERS, url: `${CYCLE}/parties/fosen` },
  [`GET ${CYCLE_PATTERN}/parties/:partnership/network`]: {
    may: ['network-coordinator', ...OFFICE],
    url: `${CYCLE}/parties/trondheim-malvik/network`,
  },
  ...Object.fromEntries(
    ['remind', 'date'].map((verb): [string, Row] => [
      `POST ${CYCLE_PATTERN}/parties/:partnership/network/${verb}`,
      {
        may: ['network-coordinator', ...OFFICE],
        url: `${CYCLE}/parties/trondheim-malvik/network/${verb}`,
        judgedByCore: true,
      },
    ]),
  ),
  [`GET ${STEP_PATTERN}`]: { may: MEMBERS, url: STEP },
  [`GET ${STEP_PATTERN}/attachments/:hash`]: { may: MEMBERS, url: `${STEP}/attachments/unknown`, answer: () => 404 },
  ...Object.fromEntries(['draft', 'attach', 'forget', 'review', 'submit', 'no-need', 'approve', 'return'].map(ofStep)),
  'GET /overview': { may: OFFICE },
  'GET /directory': { may: OFFICE },
  'GET /directory/:person': { may: OFFICE, url: '/directory/p-koordinator-fosen' },
  'POST /directory/:person/away': { may: OFFICE, url: '/directory/p-koordinator-fosen/away' },
  'POST /directory/:person/back': { may: OFFICE, url: '/directory/p-koordinator-fosen/back' },
  'POST /directory/:person/handover': { may: OFFICE, url: '/directory/p-koordinator-fosen/handover' },
  'GET /definitions': { may: OFFICE },
  'GET /definitions/compare': { may: OFFICE },
  'GET /definitions/open': { may: OFFICE, url: `/definitions/open?cycle=${FORUM}/${SCHEME}/2028` },
  'POST /definitions/open': { may: OFFICE },
  'GET /journal': { may: OFFICE },
  'GET /health': { may: OFFICE },
  'GET /mails': { may: OFFICE },
  'GET /mails/preview': { may: OFFICE },
  'GET /sheets': { may: SIGNED_IN },
  ...Object.fromEntries(
    ['xlsx', 'csv'].flatMap((format): [string, Row][] => [
      [`GET /sheets/board.${format}`, { may: SIGNED_IN }],
      [`GET /sheets/people.${format}`, { may: OFFICE }],
      [`GET /sheets/mails.${format}`, { may: OFFICE }],
      [`GET ${CYCLE_PATTERN}/deadlines.${format}`, { may: MEMBERS, url: `${CYCLE}/deadlines.${format}` }],
      [`GET ${CYCLE_PATTERN}/allocation.${format}`, { may: MEMBERS, url: `${CYCLE}/allocation.${format}` }],
    ]),
  ),
  // An empty form names no forum of theirs.
  'POST /sheets/people/look': { may: OFFICE, judgedByCore: true },
  'POST /sheets/people/import': { may: OFFICE, judgedByCore: true },
  'GET /calendars': { may: SIGNED_IN },
  'POST /calendars': { may: SIGNED_IN },
  'POST /calendars/:id/revoke': { may: SIGNED_IN, url: '/calendars/unknown/revoke' },
  'GET /calendars/feed/:secret.ics': { may: EVERYBODY, url: '/calendars/feed/unknown.ics', answer: () => 404 },
  'GET /mails/:key': { may: OFFICE, url: '/mails/unknown', answer: () => 404 },
  'GET /programs': { may: SIGNED_IN },
  'POST /programs': { may: SIGNED_IN },
  'POST /programs/:id/revoke': { may: SIGNED_IN, url: '/programs/unknown/revoke' },
};

let world: TestWorld;
let web: TestWeb;
const visitors = new Map<Walker, TestVisitor>();

/** The assets' names change with what is in them. */
const named = (route: string): string => route.replace(/(\/[a-z]+)-[0-9a-f]{12}\./, '$1-hash.');
/** Programs have a token and no session; who may what there is tried in `api.test.ts`. */
const isForPeople = (route: string): boolean => !/^[A-Z]+ \/api\//.test(route);
const ASSETS = ['GET /assets/site-hash.css', 'GET /assets/autosave-hash.js'];

/** The outsider, and one person for each role that the example directory leaves empty. */
function extraPeople(known: readonly Person[]): Person[] {
  const person = (id: string, role: Role, party: string): Person => ({
    id,
    name: `Prøve ${id}`,
    email: `${id}@prove.example`,
    language: 'nb',
    roles: [{ role, party }],
  });
  const missing = ROLES.filter((role) => !known.some((one) => one.roles.some((held) => held.role === role)));
  return [
    person('p-utenfor', 'network-coordinator', 'another-network'),
    ...missing.map((role) => person(`p-${role}`, role, FORUM)),
  ];
}

beforeAll(async () => {
  world = await openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] });
  const extra = extraPeople(world.people);
  await world.running.store.directory.put(extra);
  web = await openTestWeb(world);
  await world.gateway.updateCycle(refOf(2027), 'planMeeting', {
    actor: ACTORS.secretariat,
    date: '2027-01-15',
    at: await web.world.now(),
  });
  const everyone = [...world.people, ...extra];
  for (const walker of WALKERS) {
    const person =
      walker === 'nobody'
        ? null
        : walker === 'outsider'
          ? everyone.find(({ id }) => id === 'p-utenfor')!
          : everyone.find(({ id, roles }) => id !== 'p-utenfor' && roles.some(({ role }) => role === walker))!;
    visitors.set(walker, await web.visitor(person));
  }
}, 120_000);

it('every route has a row that says who may, and every row a route', () => {
  expect(web.routes.filter(isForPeople).map(named).sort()).toEqual([...ASSETS, ...Object.keys(TABLE)].sort());
});

const rowsOf = (method: 'GET' | 'POST') =>
  Object.entries(TABLE)
    .filter(([route]) => route.startsWith(`${method} `))
    .map(([route, row]) => ({ route, row, url: row.url ?? route.slice(method.length + 1) }));

/** What somebody who may not is answered. */
const shut = (walker: Walker): number => (walker === 'nobody' ? 401 : 403);

describe.each(WALKERS)('%s', (walker) => {
  it('sees the pages that are open, and no other', async () => {
    const seen: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    for (const { route, row, url } of rowsOf('GET')) {
      seen[route] = (await visitors.get(walker)!.get(url)).statusCode;
      wanted[route] = row.may.includes(walker) ? (row.answer?.(walker) ?? 200) : shut(walker);
    }
    expect(seen).toEqual(wanted);
  });

  it('is sent strict headers with every page, whatever it says', async () => {
    const lax: string[] = [];
    for (const { route, url } of rowsOf('GET')) {
      const { headers, body } = await visitors.get(walker)!.get(url);
      const policy = String(headers['content-security-policy']);
      const strict =
        policy.includes("default-src 'none'") &&
        policy.includes("frame-ancestors 'none'") &&
        !policy.includes('unsafe-inline') &&
        headers['x-frame-options'] === 'DENY' &&
        headers['x-content-type-options'] === 'nosniff' &&
        headers['referrer-policy'] === 'same-origin';
      if (!strict || /\bat .*\.tsx?:\d+/.test(body)) lax.push(route);
    }
    expect(lax).toEqual([]);
  });

  it('sends no form without its guard', async () => {
    const taken: Record<string, number> = {};
    for (const { route, row, url } of rowsOf('POST')) {
      if (row.unguarded !== undefined) continue;
      const { statusCode } = await visitors.get(walker)!.post(url, {});
      if (statusCode !== shut(walker)) taken[route] = statusCode;
    }
    expect(taken).toEqual({});
  });

  it('asks for what the role allows, and an empty form breaks nothing', async () => {
    const visitor = visitors.get(walker)!;
    const wrong: Record<string, number> = {};
    // Signing out comes last.
    const forms = rowsOf('POST').sort((a, b) => Number(a.url === '/sign-out') - Number(b.url === '/sign-out'));
    for (const { route, row, url } of forms) {
      const { guard } = hiddenFields((await visitor.get('/tasks')).body);
      const { statusCode } = await visitor.post(url, guard === undefined ? {} : { guard });
      const may = row.may.includes(walker);
      const fits = may ? row.judgedByCore === true || ![401, 403].includes(statusCode) : statusCode === shut(walker);
      if (!fits || statusCode >= 500) wrong[route] = statusCode;
    }
    expect(wrong).toEqual({});
  });
});
