// What programs can read: the same that their person sees on the pages. Node only.

import { z } from 'zod';
import type { Moment } from '../../domain/agenda.ts';
import { agendaOf } from '../../domain/agenda.ts';
import type { Attachment } from '../../domain/attachments.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { isLate } from '../../domain/deadline.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { isMissing, obligationsOfPartnership } from '../../domain/obligations.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CycleRef, Instant, Language, PartyId } from '../../domain/words.ts';
import { cycleName, tryParseCycleName } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { factsOf } from '../../texts/facts.ts';
import { maySeeCycle, turnsOfPerson } from '../access.ts';
import { forumIdsOf } from '../own-forums.ts';
import type { WebWorld } from '../world.ts';
import type { Asked, Caller, Endpoint } from './endpoint.ts';
import {
  CYCLE_PARAMS,
  JOURNAL_QUERY,
  LANGUAGE_QUERY,
  MAILS_QUERY,
  NO_PARAMS,
  NO_QUERY,
  PARTNERSHIP_PARAMS,
  SHAPES,
} from './shapes.ts';

const CYCLE = '/cycles/{forum}/{scheme}/{year}';
const PARTNERSHIP = `${CYCLE}/partnerships/{party}`;

/** The cycle of an address, for a caller who may see it. */
export async function cycleAsked(world: WebWorld, caller: Caller, { params }: Asked) {
  const name = `${params['forum']}/${params['scheme']}/${params['year']}`;
  const ref = tryParseCycleName(name);
  const state = ref && ((await world.reads.state(name, null)) as CycleState | null);
  if (!ref || !state) return refuse('not-found', `Show ${name}: no such cycle is here`);
  const definitions = await world.definitionsOf(name);
  if (!maySeeCycle(caller.person, definitions))
    refuse('wrong-role', `Show ${name}: "${caller.person.id}" acts for none of its parties, wanted a role in it`);
  return { ref, name, state, facts: factsOf(definitions, definitions.example) };
}

/** The partnership of an address, likewise. */
export async function partnershipAsked(world: WebWorld, caller: Caller, asked: Asked) {
  const found = await cycleAsked(world, caller, asked);
  const party = asked.params['party']!;
  const state = (await world.reads.state(found.name, party)) as PartnershipState | null;
  if (!state) return refuse('not-found', `Show ${party}: it takes no part in ${found.name}`);
  return { ...found, party, cycleState: found.state, state };
}

/** What the partnership of an address has handed in, oldest first. */
export async function documentsAsked(world: WebWorld, caller: Caller, asked: Asked) {
  const { name, party } = await partnershipAsked(world, caller, asked);
  const rows = await world.reads.documents(`partnership/${name}/${party}`);
  return rows
    .filter(({ revision }) => revision > 0)
    .map(({ document, attachments, ...row }) => ({
      ...row,
      document: JSON.parse(document) as Record<string, unknown>,
      attachments: JSON.parse(attachments) as Attachment[],
    }));
}

/** All that can be read, over one world. */
export function readEndpoints(world: WebWorld): Endpoint[] {
  const get = (one: Omit<Endpoint, 'method' | 'scope'> & { readonly scope?: Endpoint['scope'] }): Endpoint => ({
    method: 'get',
    scope: 'read',
    ...one,
  });
  const lines = async ({ ref, name, facts }: { ref: CycleRef; name: string; facts: CycleFacts }) =>
    (await world.reads.partnerships(name)).map((line) => ({ ...line, names: namesOf(facts, line.party, ref) }));
  const explained = (
    asked: Asked,
    explanation: ReturnType<typeof explainCycle>,
    facts: CycleFacts,
    state: CycleState | PartnershipState,
  ) => {
    const language = asked.query['language'] as Language;
    return { ...explanation, text: explainText(explanation, facts, language, state.plan.rules.table) };
  };
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
    get({
      path: '/cycles',
      id: 'listCycles',
      summary: 'The cycles that the caller takes part in',
      params: NO_PARAMS,
      query: NO_QUERY,
      result: SHAPES.CycleList,
      async run({ person }) {
        const all = await world.reads.cycles();
        const seen = await Promise.all(
          all.map(async (line) => maySeeCycle(person, await world.definitionsOf(line.cycle))),
        );
        return { cycles: all.filter((_, index) => seen[index]) };
      },
    }),
    get({
      path: CYCLE,
      id: 'getCycle',
      summary: 'One cycle: its steps with their deadlines, meetings, recommendation and decision',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.Cycle,
      async run(caller, asked) {
        const { name, state, facts } = await cycleAsked(world, caller, asked);
        const line = (await world.reads.cycles()).find((one) => one.cycle === name)!;
        return { ...line, ...cycleShown(state, facts) };
      },
    }),
    get({
      path: `${CYCLE}/partnerships`,
      id: 'listPartnerships',
      summary: 'The partnerships of a cycle, with the next thing that each owes',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.PartnershipList,
      run: async (caller, asked) => ({ partnerships: await lines(await cycleAsked(world, caller, asked)) }),
    }),
    get({
      path: PARTNERSHIP,
      id: 'getPartnership',
      summary: 'One partnership with everything that it owes',
      params: PARTNERSHIP_PARAMS,
      query: NO_QUERY,
      result: SHAPES.Partnership,
      async run(caller, asked) {
        const found = await partnershipAsked(world, caller, asked);
        const line = (await lines(found)).find((one) => one.party === found.party);
        const now = await world.now();
        return { ...line, obligations: obligationsOfPartnership(found.state).map((row) => shownRow(row, now)) };
      },
    }),
    get({
      path: `${PARTNERSHIP}/documents`,
      id: 'listDocuments',
      summary: 'What a partnership has handed in: every revision with its fields and its files',
      params: PARTNERSHIP_PARAMS,
      query: NO_QUERY,
      result: SHAPES.DocumentList,
      run: async (caller, asked) => ({ documents: await documentsAsked(world, caller, asked) }),
    }),
    get({
      path: `${CYCLE}/obligations`,
      id: 'listObligations',
      summary: 'Everything that is owed in a cycle, soonest first',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.ObligationList,
      async run(caller, asked) {
        const { name } = await cycleAsked(world, caller, asked);
        const [rows, now] = await Promise.all([world.reads.obligations(name), world.now()]);
        return { obligations: rows.map((row) => shownRow(row, now)) };
      },
    }),
    get({
      path: '/tasks',
      id: 'listTasks',
      summary: 'What waits for the caller, over all cycles, soonest first',
      params: NO_PARAMS,
      query: NO_QUERY,
      result: SHAPES.ObligationList,
      async run({ person }) {
        const [rows, now] = await Promise.all([world.reads.waitingFor(turnsOfPerson(person)), world.now()]);
        return { obligations: rows.map((row) => shownRow(row, now)) };
      },
    }),
    get({
      path: `${CYCLE}/agenda`,
      id: 'getAgenda',
      summary: 'The moments that come by themselves, and those that came',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.Agenda,
      async run(caller, asked) {
        const { state } = await cycleAsked(world, caller, asked);
        return { moments: agendaOf(state).map((moment) => shownMoment(moment, state.handledThrough)) };
      },
    }),
    get({
      path: `${CYCLE}/explain`,
      id: 'explainCycle',
      summary: 'Why a cycle stands still: what it waits for, whose turn it is, what comes next',
      params: CYCLE_PARAMS,
      query: LANGUAGE_QUERY,
      result: SHAPES.Explanation,
      async run(caller, asked) {
        const { state, facts } = await cycleAsked(world, caller, asked);
        return explained(asked, explainCycle(state, latest(await world.now(), state.now)), facts, state);
      },
    }),
    get({
      path: `${PARTNERSHIP}/explain`,
      id: 'explainPartnership',
      summary: 'Why a partnership stands still',
      params: PARTNERSHIP_PARAMS,
      query: LANGUAGE_QUERY,
      result: SHAPES.Explanation,
      async run(caller, asked) {
        const { state, facts } = await partnershipAsked(world, caller, asked);
        return explained(asked, explainPartnership(state, latest(await world.now(), state.now)), facts, state);
      },
    }),
    get({
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
    get({
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
    get({
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
    get({
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

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function namesOf(facts: CycleFacts, party: PartyId, ref: CycleRef) {
  const names = Object.hasOwn(facts.parties, party) ? facts.parties[party] : undefined;
  return names ?? refuse('not-found', `Name ${party}: the definitions of ${cycleName(ref)} do not have it`);
}

function cycleShown(state: CycleState, facts: CycleFacts) {
  const { recommendation, decision, forum } = state;
  return {
    names: { forum: facts.forum, scheme: facts.scheme },
    now: state.now,
    seq: state.seq,
    steps: state.plan.steps.map(({ id, kind, labels }) => ({ step: id, kind, labels, ...state.steps[id]! })),
    meetings: forum.meetings.map(({ id, ...meeting }) => ({ meeting: id, ...meeting })),
    recommendation: recommendation && { ...recommendation, outcome: recommendation.outcome?.kind ?? null },
    decision,
  };
}

function shownRow(row: Obligation, now: Instant) {
  return { ...row, late: isMissing(row) && !row.optional && isLate(row, now) };
}

function shownMoment(moment: Moment, handledThrough: Instant) {
  const { step = null, meeting = null, rung = null } = moment as { step?: string; meeting?: string; rung?: string };
  return { at: moment.at, kind: moment.kind, step, meeting, rung, done: moment.at <= handledThrough };
}
