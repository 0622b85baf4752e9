// What programs can ask cycles and partnerships to do: the messages that the workflows take, each under its own
// address. Node only.

import { randomUUID } from 'node:crypto';
import type { Fields } from '../../domain/shape.ts';
import { checkShape } from '../../domain/shape.ts';
import type { WebWorld } from '../world.ts';
import type { Endpoint } from './endpoint.ts';
import { cycleAsked, partnershipAsked } from './asked.ts';
import { SHAPES } from './shapes.ts';
import { CYCLE_PARAMS, DRY_QUERY, PARTNERSHIP_PARAMS } from './params.ts';

/** Filled in by us: who asks is the token's person, and the time is the clock's. */
const OURS = new Set(['requestId', 'actor', 'at']);

/** The fields of a message that a caller gives. */
function ownFields(fields: Fields): Fields {
  return {
    updateId: { optional: { is: 'text', max: 100 } },
    ...Object.fromEntries(Object.entries(fields).filter(([key]) => !OURS.has(key))),
  };
}

interface ExtensionsBody {
  readonly updateId?: string;
  readonly parties?: readonly string[];
  readonly all?: boolean;
}

/** Every command of one world. */
export function commandEndpoints(world: WebWorld): Endpoint[] {
  const command = (on: 'cycle' | 'partnership', name: string, fields: Fields): Endpoint => ({
    method: 'post',
    path:
      on === 'cycle'
        ? `/cycles/{forum}/{scheme}/{year}/commands/${name}`
        : `/cycles/{forum}/{scheme}/{year}/partnerships/{party}/commands/${name}`,
    id: on === 'cycle' ? name : `${name}OfPartnership`,
    summary: `${name} of a ${on}, as the token’s person; the answer comes when lists show it`,
    scope: 'act',
    params: on === 'cycle' ? CYCLE_PARAMS : PARTNERSHIP_PARAMS,
    query: DRY_QUERY,
    body: ownFields(fields),
    result: SHAPES.Answer,
    async run(caller, asked) {
      checkShape({ is: 'object', fields: ownFields(fields) }, asked.body, `Ask for ${name}`, 'body');
      // Whoever may not see the cycle learns nothing of it from what a command is answered.
      const cycle = (
        on === 'cycle' ? await cycleAsked(world, caller, asked) : await partnershipAsked(world, caller, asked)
      ).name;
      const { updateId = randomUUID(), ...message } = asked.body as { updateId?: string };
      const answer = await world.ask('command', {
        name,
        cycle,
        ...(on === 'partnership' ? { party: asked.params['party'] } : {}),
        as: caller.person.id,
        // Two people who choose the same id ask for two things.
        requestId: `${caller.person.id}/${updateId}`,
        message,
        dryRun: asked.query['dryRun'] === 'true',
      });
      return { updateId, ...(answer as object) };
    },
  });
  const { party: _one, ...ofOne } = ownFields(world.messages.partnership['extendDeadline']!);
  const ofMany: Fields = {
    ...ofOne,
    parties: { optional: { is: 'list', of: { is: 'text', max: 100 }, max: 2_000 } },
    all: { optional: { is: 'flag' } },
  };
  const extensions: Endpoint = {
    method: 'post',
    path: '/cycles/{forum}/{scheme}/{year}/extensions',
    id: 'extendMany',
    summary: 'A later deadline for several partnerships, or all who owe the step; each is answered by itself',
    scope: 'act',
    params: CYCLE_PARAMS,
    query: DRY_QUERY,
    body: ofMany,
    result: SHAPES.Extensions,
    async run(caller, asked) {
      checkShape({ is: 'object', fields: ofMany }, asked.body, 'Ask for extensions', 'body');
      const { name } = await cycleAsked(world, caller, asked);
      const { updateId = randomUUID(), parties, all, ...message } = asked.body as ExtensionsBody;
      const answer = await world.ask('extendmany', {
        cycle: name,
        as: caller.person.id,
        requestId: `${caller.person.id}/${updateId}`,
        message,
        parties,
        all,
        dryRun: asked.query['dryRun'] === 'true',
      });
      return { updateId, ...(answer as object) };
    },
  };
  const opening: Fields = { acknowledgeVacant: { optional: { is: 'flag' } } };
  const openYear: Endpoint = {
    method: 'post',
    path: '/cycles/{forum}/{scheme}/{year}/open',
    id: 'openCycle',
    summary: 'Opens a year; roles in which nobody can be reached must be acknowledged. A year opens once',
    scope: 'act',
    office: true,
    params: CYCLE_PARAMS,
    query: DRY_QUERY,
    body: opening,
    result: SHAPES.Opening,
    async run({ person }, { params, query, body }) {
      checkShape({ is: 'object', fields: opening }, body, 'Open a year', 'body');
      return world.ask('open', {
        cycle: `${params['forum']}/${params['scheme']}/${params['year']}`,
        // Only the demonstration opens examples; elsewhere this changes nothing.
        example: true,
        acknowledgeVacant: body['acknowledgeVacant'] === true,
        dryRun: query['dryRun'] === 'true',
        as: person.id,
      });
    },
  };
  return [
    openYear,
    extensions,
    ...Object.entries(world.messages.cycle).map(([name, fields]) => command('cycle', name, fields)),
    ...Object.entries(world.messages.partnership).map(([name, fields]) => command('partnership', name, fields)),
  ];
}
