// The journal: which there are, what is in one, and whether all hold. Node only.

import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/refusal.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import type { Attachment } from '../../domain/attachments.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { localDateAt, localTimeAt } from '../../domain/local-time.ts';
import { longDate } from '../../texts/dates.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { forumsOf, isAbout } from '../own-forums.ts';
import { frozenFacts } from '../facts.ts';
import type { Web } from '../page.ts';
import { journalPage, journalsPage } from '../views/journal.tsx';

export function addJournalRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get<{ Querystring: { of?: string; verify?: string } }>(paths.journal(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { mine } = await forumsOf(web, visitor, 'Show the journal');
    const shown = await web.shown(request);
    const { of, verify } = request.query;
    if (typeof of === 'string') {
      const entries = isAbout(mine, of) ? await world.reads.journal(of) : [];
      const [, kind, cycle, party] = /^(cycle|partnership)\/([^/]+\/[^/]+\/\d{4})(?:\/([^/]+))?$/.exec(of) ?? [];
      if (entries.length === 0 || cycle === undefined)
        return refuse('not-found', `Read the journal of ${of.slice(0, 120)}: there is none`);
      const [definitions, state, people] = await Promise.all([
        world.definitionsOf(cycle),
        world.reads.state(cycle, null) as Promise<CycleState | null>,
        world.people(),
      ]);
      const facts = frozenFacts(definitions);
      const names = new Map(people.map(({ id, name }) => [id, name]));
      const { language } = visitor;
      const table = state!.plan.rules.table;
      return web.send(
        reply,
        200,
        journalPage(shown, {
          name: `${facts.forum[language]}, ${facts.scheme[language]}, ${facts.year}${kind === 'cycle' ? '' : `, ${partyLabel(facts, party!, language)}`}`,
          entries: entries.map(({ seq, at, actor, type, event, hash }) => {
            const { step, attachments } = JSON.parse(event) as { step?: string; attachments?: Attachment[] };
            const files = (attachments ?? []).map(({ name, hash }) => `, ${name} (${hash.slice(0, 12)})`);
            return {
              seq,
              when: `${longDate(localDateAt(table, at), language)}, ${localTimeAt(table, at).slice(0, 5)}`,
              who: names.get(actor) ?? null,
              type,
              what: step === undefined ? '' : `${stepLabel(facts, step, language)}${files.join('')}`,
              hash,
            };
          }),
        }),
      );
    }
    const cycles = (await world.reads.cycles()).filter(({ cycle }) => isAbout(mine, cycle));
    const years = await Promise.all(
      cycles.map(async ({ cycle }) => {
        const definitions = await world.definitionsOf(cycle);
        return { cycle, ref: tryParseCycleName(cycle)!, facts: frozenFacts(definitions) };
      }),
    );
    const verdicts =
      verify === undefined ? null : (await world.reads.verify()).filter(({ workflow }) => isAbout(mine, workflow));
    return web.send(reply, 200, journalsPage(shown, { years, verdicts }));
  });
}
