// The mail log and its mails, for those who follow whole cycles. Node only.

import type { FastifyInstance } from 'fastify';
import { addDays } from '../../domain/local-time.ts';
import { refuse } from '../../domain/refusal.ts';
import type { MailFilter, MailLine } from '../../store/reads.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { localDateOf } from '../forms.ts';
import { forumsOf, isAbout } from '../own-forums.ts';
import { frozenFacts } from '../facts.ts';
import type { Web } from '../page.ts';
import { findPerson } from '../people-by-id.ts';
import type { MailChoice } from '../views/mails.tsx';
import { mailPage, mailsPage } from '../views/mails.tsx';

/** Mails on one page. */
const PAGE = 100;

type Query = Readonly<Record<string, string | string[] | undefined>>;

export function addMailRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get<{ Querystring: Query }>(paths.mails(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [{ mine }, people, cycles, shown] = await Promise.all([
      forumsOf(web, visitor, 'Show the mail log'),
      world.people(),
      world.reads.cycles(),
      web.shown(request),
    ]);
    const choice = choiceOf(request.query);
    const wanted = choice.to.toLowerCase();
    const recipients =
      wanted === ''
        ? undefined
        : people.filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(wanted)).map(({ id }) => id);
    const [since, until] = [localDateOf(choice.since), localDateOf(choice.until)];
    const parties = await partiesOf(choice);
    const filter: MailFilter = {
      forums: mine.map(({ forum }) => forum),
      ...(choice.state === '' ? {} : { state: choice.state }),
      ...(choice.cycle === '' ? {} : { cycle: choice.cycle }),
      ...(choice.step === '' ? {} : { step: choice.step }),
      ...(parties === null ? {} : { parties }),
      ...(recipients === undefined ? {} : { people: recipients }),
      ...(since === null ? {} : { from: startOf(since) }),
      ...(until === null ? {} : { before: startOf(addDays(until, 1)) }),
    };
    const [date, ...key] = typeof request.query['before'] === 'string' ? request.query['before'].split('|') : [];
    const after = date === undefined || key.length === 0 ? {} : { after: { date, key: key.join('|') } };
    const found = await world.reads.mails({ ...filter, newest: { limit: PAGE + 1, ...after } });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const listed = found.slice(0, PAGE);
    const last = listed.at(-1);
    const years = await Promise.all(
      cycles
        .filter(({ cycle }) => isAbout(mine, cycle))
        .map(async ({ cycle }) => {
          const definitions = await world.definitionsOf(cycle);
          return { cycle, facts: frozenFacts(definitions) };
        }),
    );
    return web.send(
      reply,
      200,
      mailsPage(shown, {
        mails: listed.map((mail) => ({ ...mail, to: names.get(mail.person) ?? mail.person })),
        older: found.length > PAGE && last ? keyOf(last) : null,
        choice,
        years,
        inbox: world.inbox,
      }),
    );
  });

  app.get<{ Params: { key: string } }>(`${paths.mails()}/:key`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { mine } = await forumsOf(web, visitor, 'Show a mail');
    const mail = await world.reads.mail(request.params.key);
    // Somebody else's mail and one that is not there have the same answer.
    if (mail === null || !mail.notices.some(({ cycle }) => isAbout(mine, cycle)))
      refuse('not-found', `Show the mail ${request.params.key.slice(0, 120)}: the ledger has none by that key`);
    const [people, shown] = await Promise.all([world.people(), web.shown(request)]);
    const about = await Promise.all(
      mail.notices.map(async ({ cycle, step, party, deadline }) => {
        const facts = await world.definitionsOf(cycle).then(
          (definitions) => frozenFacts(definitions),
          () => null,
        );
        const { language } = visitor;
        return {
          step: facts === null ? step : stepLabel(facts, step, language),
          party: facts === null ? party : partyLabel(facts, party, language),
          year: facts === null ? cycle : `${facts.forum[language]}, ${facts.scheme[language]}, ${facts.year}`,
          deadline,
        };
      }),
    );
    const to = findPerson(people, mail.person)?.name ?? mail.person;
    return web.send(reply, 200, mailPage(shown, { mail, to, about }));
  });

  /** Whose notices are asked for: one party's, or those of a partnership and its owners; null when anybody's. */
  const partiesOf = async ({ cycle, partnership, party }: MailChoice): Promise<string[] | null> => {
    if (party !== '') return [party];
    if (partnership === '') return null;
    const rows = cycle === '' ? [] : await world.reads.obligations(cycle);
    return [...new Set([partnership, ...rows.flatMap((row) => (row.partnership === partnership ? [row.party] : []))])];
  };

  /** The start of a day where the years are lived. Midnight is an hour or two before UTC's. */
  const startOf = (day: string): string => {
    const before = new Date(`${addDays(day, -1)}T21:00:00.000Z`);
    while (world.dateOf(before.toISOString()) < day) before.setUTCHours(before.getUTCHours() + 1);
    return before.toISOString();
  };
}

function choiceOf(query: Query): MailChoice {
  const text = (key: string): string => (typeof query[key] === 'string' ? query[key].trim().slice(0, 200) : '');
  return {
    to: text('to'),
    state: text('state'),
    cycle: text('cycle'),
    since: text('since'),
    until: text('until'),
    partnership: text('partnership'),
    party: text('party'),
    step: text('step'),
  };
}

function keyOf({ date, key }: MailLine): string {
  return `${date}|${key}`;
}
