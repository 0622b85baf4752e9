// What programs can fetch ready written: grant letters, minutes, the compilation of decision bases, the summary of the
// reports. The same that the pages show and the command line prints. Node only.

import { z } from 'zod';
import type { WebWorld } from '../world.ts';
import type { Asked, Caller, Endpoint } from './endpoint.ts';
import { cycleAsked } from './asked.ts';
import { SHAPES } from './shapes.ts';
import { CYCLE_PARAMS, LANGUAGE_QUERY, NO_QUERY } from './params.ts';

const CYCLE = '/cycles/{forum}/{scheme}/{year}';
const LETTER_PARAMS = CYCLE_PARAMS.extend({ recipient: z.string().max(100).describe('Id of the party that gets it') });
const MINUTES_PARAMS = CYCLE_PARAMS.extend({
  meeting: z.string().max(100).describe('Id of the meeting; writing for a written procedure'),
});

/** Everything written of one world's cycles. */
export function paperEndpoints(world: WebWorld): Endpoint[] {
  const paper = (
    verb: string,
    one: Pick<Endpoint, 'path' | 'id' | 'summary' | 'params' | 'query' | 'result'> & { readonly office?: boolean },
  ): Endpoint => ({
    method: 'get',
    scope: 'read',
    ...one,
    async run(caller: Caller, asked: Asked) {
      const { name } = await cycleAsked(world, caller, asked);
      const { forum: _forum, scheme: _scheme, year: _year, ...which } = asked.params;
      const found = await world.ask(verb, { cycle: name, ...which, ...asked.query });
      return { cycle: name, ...(found as object) };
    },
  });
  return [
    paper('letter', {
      path: `${CYCLE}/letters/{recipient}`,
      id: 'getLetter',
      summary: 'The grant letter to one recipient, in its own form of Norwegian',
      params: LETTER_PARAMS,
      query: NO_QUERY,
      result: SHAPES.Letter,
    }),
    paper('minutes', {
      path: `${CYCLE}/minutes/{meeting}`,
      id: 'getMinutes',
      summary: 'The minutes of a meeting or of a written procedure, as they follow from what is recorded',
      params: MINUTES_PARAMS,
      query: LANGUAGE_QUERY,
      result: SHAPES.Paper,
    }),
    paper('compilation', {
      path: `${CYCLE}/compilation`,
      id: 'getCompilation',
      summary: 'All decision bases of a cycle side by side',
      params: CYCLE_PARAMS,
      query: LANGUAGE_QUERY,
      result: SHAPES.Paper,
    }),
    paper('reportsummary', {
      path: `${CYCLE}/report-summary`,
      id: 'getReportSummary',
      summary: 'What the reports of a cycle say together',
      office: true,
      params: CYCLE_PARAMS,
      query: LANGUAGE_QUERY,
      result: SHAPES.ReportSummary,
    }),
  ];
}
