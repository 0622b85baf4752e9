// What programs can do with the directory: the same as its pages and the import, for whoever follows a forum. Node
// only.

import { ABSENCE_REASONS } from '../../domain/absence.ts';
import type { Person } from '../../domain/definition-people.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Fields } from '../../domain/shape.ts';
import { checkShape } from '../../domain/shape.ts';
import { LANGUAGES, ROLES } from '../../domain/words.ts';
import type { OwnDirectory } from '../directory-access.ts';
import {
  forumToImport,
  ownDirectory,
  personAmong,
  requireMayChangePlace,
  requireMayImport,
} from '../directory-access.ts';
import type { WebWorld } from '../world.ts';
import type { Asked, Caller, Endpoint } from './endpoint.ts';
import { SHAPES } from './shapes.ts';
import { DRY_QUERY, NO_PARAMS, PEOPLE_QUERY, PERSON_PARAMS } from './params.ts';

const ID = { is: 'text', max: 200 } as const;
const ROLE: Fields = { role: { is: 'choice', of: ROLES }, party: ID };
const PEOPLE: Fields = {
  forum: ID,
  people: {
    is: 'list',
    max: 2_000,
    of: {
      is: 'object',
      fields: {
        id: ID,
        name: { is: 'text', max: 200 },
        email: { is: 'text', max: 320 },
        language: { is: 'choice', of: LANGUAGES },
        roles: { is: 'list', max: 100, of: { is: 'object', fields: ROLE } },
      },
    },
  },
};
const ABSENCE: Fields = {
  from: { is: 'date' },
  to: { is: 'date' },
  reason: { is: 'choice', of: ABSENCE_REASONS },
  deputies: { optional: { is: 'list', of: ID, max: 5 } },
};
const RETURN: Fields = { on: { optional: { is: 'date' } } };
const HANDOVER: Fields = { ...ROLE, to: ID, on: { optional: { is: 'date' } } };

interface Imported {
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/** The directory of one world. */
export function peopleEndpoints(world: WebWorld): Endpoint[] {
  const common = { scope: 'people', office: true } as const;
  const change = (
    one: Pick<Endpoint, 'path' | 'id' | 'summary' | 'params' | 'result'> & { readonly body: Fields },
    run: (caller: Caller, asked: Asked, dryRun: boolean) => Promise<unknown>,
  ): Endpoint => ({
    ...common,
    ...one,
    method: 'post',
    alsoScope: 'act',
    query: DRY_QUERY,
    run(caller, asked) {
      checkShape({ is: 'object', fields: one.body }, asked.body, 'Change the directory', 'body');
      return run(caller, asked, asked.query['dryRun'] === 'true');
    },
  });
  const place = (
    verb: 'away' | 'back' | 'handover',
    one: Pick<Endpoint, 'path' | 'id' | 'summary'> & { readonly body: Fields },
    input: (own: OwnDirectory, person: Person, body: Asked['body']) => Readonly<Record<string, unknown>>,
  ): Endpoint =>
    change({ ...one, params: PERSON_PARAMS, result: SHAPES.PlaceChange }, async (caller, { params, body }, dryRun) => {
      const own = await ownDirectory(world, caller.person);
      const person = personAmong(own, params['person']!);
      requireMayChangePlace(caller.person, person);
      // Where the person sits in other forums too, those are told by one of their own.
      const as = person.roles.every(({ party }) => own.isOwn(party)) ? { as: caller.person.id } : {};
      return world.ask(verb, { ...input(own, person, body), ...as, dryRun });
    });
  return [
    {
      ...common,
      method: 'get',
      path: '/people',
      id: 'listPeople',
      summary: 'The people of the caller’s forums by name, with their addresses, roles and absences',
      params: NO_PARAMS,
      query: PEOPLE_QUERY,
      result: SHAPES.PersonList,
      async run(caller, { query }) {
        const { people } = await ownDirectory(world, caller.person);
        const start = people.findIndex(({ id }) => id === query['after']) + 1;
        const shown = people.slice(start, start + (query['limit'] as number));
        return { people: shown, after: start + shown.length < people.length ? shown.at(-1)!.id : null };
      },
    },
    change(
      {
        path: '/people',
        id: 'importPeople',
        summary: 'Adds people, or replaces those with the same id, all their roles in the forum with them',
        params: NO_PARAMS,
        body: PEOPLE,
        result: SHAPES.Imported,
      },
      async ({ person }, { body }, dryRun) => {
        const forum = await forumToImport(world, person, body['forum']);
        const people = body['people'] as readonly Person[];
        const input = { forum: forum.id, people, as: person.id };
        const looked = (await world.ask('importpeople', { ...input, dryRun: true })) as Imported;
        const put = people.filter(({ id }) => looked.added.includes(id) || looked.changed.includes(id));
        requireMayImport(person, forum, { known: await world.people(), put });
        return dryRun ? looked : world.ask('importpeople', input);
      },
    ),
    place(
      'away',
      {
        path: '/people/{person}/absences',
        id: 'recordAbsence',
        summary: 'Records whole days in which somebody is away, and who stands in',
        body: ABSENCE,
      },
      (own, person, { deputies = [], ...days }) => {
        for (const id of deputies as string[]) personAmong(own, id);
        return { person: person.id, ...days, deputies };
      },
    ),
    place(
      'back',
      {
        path: '/people/{person}/return',
        id: 'recordReturn',
        summary: 'Ends an absence, or takes one back that has not begun',
        body: RETURN,
      },
      (_own, person, body) => ({ person: person.id, ...body }),
    ),
    place(
      'handover',
      {
        path: '/people/{person}/handovers',
        id: 'handOverRole',
        summary: 'Passes a role on to somebody else from a day on',
        body: HANDOVER,
      },
      (own, person, { role, party, to, ...more }) => {
        if (!own.isOwn(party as string))
          refuse('wrong-role', `Hand over a role of ${person.id}: the party is not of your forums, wanted one that is`);
        return { from: person.id, to: personAmong(own, to as string).id, role, party, ...more };
      },
    ),
  ];
}
