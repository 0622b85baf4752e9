// What programs of the office can read of what happened and what was sent: journals and the mail log. Node only.

import { z } from 'zod';
import { refuse } from '../../domain/refusal.ts';
import { forumIdsOf } from '../own-forums.ts';
import type { WebWorld } from '../world.ts';
import { CYCLE, cycleAsked, PARTNERSHIP, partnershipAsked } from './asked.ts';
import type { Asked, Endpoint } from './endpoint.ts';
import { reading } from './endpoint.ts';
import { CYCLE_PARAMS, JOURNAL_QUERY, MAILS_QUERY, NO_PARAMS, NO_QUERY, PARTNERSHIP_PARAMS } from './params.ts';
import { SHAPES } from './shapes.ts';

/** Journals and mails, over one world. */
export function logEndpoints(world: WebWorld): Endpoint[] {
  const journal = async (workflow: string, { query }: Asked) => {
    const [after, limit] = [query['after'] as number, query['limit'] as number];
    const entries = await world.reads.journal(workflow, { after, limit: limit + 1 });
    const shown = entries.slice(0, limit);
    return {
      workflow,
      entries: shown.map((one) => ({
        seq: one.seq,
        at: one.at,
        actor: one.actor,
        type: one.type,
        event: JSON.parse(one.event) as unknown,
        ruleVersion: one.rule_version,
        softwareVersion: one.software_version,
        previousHash: one.previous_hash,
        hash: one.hash,
      })),
      after: entries.length > shown.length ? shown.at(-1)!.seq : null,
    };
  };
  return [
    reading({
      path: `${CYCLE}/journal`,
      id: 'getCycleJournal',
      summary: 'What happened in a cycle, entry by entry, with its chain of hashes',
      scope: 'journal',
      office: true,
      params: CYCLE_PARAMS,
      query: JOURNAL_QUERY,
      result: SHAPES.Journal,
      run: async (caller, asked) => journal(`cycle/${(await cycleAsked(world, caller, asked)).name}`, asked),
    }),
    reading({
      path: `${PARTNERSHIP}/journal`,
      id: 'getPartnershipJournal',
      summary: 'What happened in a partnership, likewise',
      scope: 'journal',
      office: true,
      params: PARTNERSHIP_PARAMS,
      query: JOURNAL_QUERY,
      result: SHAPES.Journal,
      async run(caller, asked) {
        const { name, party } = await partnershipAsked(world, caller, asked);
        return journal(`partnership/${name}/${party}`, asked);
      },
    }),
    reading({
      path: '/mails',
      id: 'listMails',
      summary: 'The mail log, newest first',
      scope: 'mails',
      office: true,
      params: NO_PARAMS,
      query: MAILS_QUERY,
      result: SHAPES.MailList,
      async run(caller, { query }) {
        const { person, cycle, state, before, limit } = query as z.output<typeof MAILS_QUERY>;
        const [date, ...key] = before?.split('|') ?? [];
        const filter = {
          forums: await forumIdsOf(world, caller.person),
          ...(person === undefined ? {} : { person }),
          ...(cycle === undefined ? {} : { cycle }),
          ...(state === undefined ? {} : { state }),
        };
        const mark = (mail: { date: string; key: string }): string => `${mail.date}|${mail.key}`;
        const after = date === undefined || key.length === 0 ? {} : { after: { date, key: key.join('|') } };
        const older = await world.reads.mails({ ...filter, newest: { limit: limit + 1, ...after } });
        const mails = older.slice(0, limit);
        return { mails, before: older.length > mails.length ? mark(mails.at(-1)!) : null };
      },
    }),
    reading({
      path: '/mails/{key}',
      id: 'getMail',
      summary: 'One mail with its words, for as long as they are kept',
      scope: 'mails',
      office: true,
      params: z.object({ key: z.string().max(500).describe('As the list names it') }),
      query: NO_QUERY,
      result: SHAPES.Mail,
      async run(caller, { params }) {
        const key = params['key']!;
        const [mail, forums] = await Promise.all([world.reads.mail(key), forumIdsOf(world, caller.person)]);
        if (mail === null || !mail.notices.some(({ cycle }) => forums.includes(cycle.split('/')[0]!)))
          refuse('not-found', `Show the mail ${key.slice(0, 80)}: the ledger has none by that key`);
        return mail;
      },
    }),
  ];
}
