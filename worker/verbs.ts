// What the running process does for the CLI and other programs: one function per verb over a world. Node only.

import { loadCycle, loadForum } from '../definitions/load.ts';
import { openCycle, planOpening } from '../client/open-cycle.ts';
import { driveWorld } from '../client/drive.ts';
import { decideCycle } from '../domain/cycle.ts';
import type { CycleCommand, CycleState } from '../domain/cycle-state.ts';
import { decidePartnership } from '../domain/partnership.ts';
import type { PartnershipCommand, PartnershipState } from '../domain/partnership-state.ts';
import { checkPeople } from '../domain/check-definition.ts';
import { compilePartnership, seatsOfCycle } from '../domain/compile.ts';
import type { Person } from '../domain/definition.ts';
import { DEFINITION_SCHEMAS } from '../domain/definition.ts';
import type { Explanation } from '../domain/explain.ts';
import { Refusal, refuse } from '../domain/refusal.ts';
import { checkShape } from '../domain/shape.ts';
import { localToInstant } from '../domain/local-time.ts';
import type { CycleRef, Instant, Language, Role, Seat } from '../domain/words.ts';
import { cycleName, ROLES, tryParseCycleName } from '../domain/words.ts';
import { explainText } from '../texts/explain.ts';
import { factsOf } from '../texts/facts.ts';
import type { CycleUpdateName, PartnershipUpdateName } from '../workflows/messages.ts';
import { CYCLE_UPDATES, FORUM_APPROVAL, PARTNERSHIP_UPDATES } from '../workflows/messages.ts';
import type { CaughtMail } from './mail-catcher.ts';
import type { RunningWorld } from './run-world.ts';

/** A world as verbs see it. */
export interface OpenWorld {
  readonly running: Pick<RunningWorld, 'store' | 'gateway'>;
  /** Everything caught; null where mail goes to a real server. */
  readonly inbox: (() => Promise<CaughtMail[]>) | null;
  readonly definitions: string | undefined;
  /** Example years go on with a warning; real ones are refused when the scheme version has ended. */
  readonly examples: boolean;
}

/** Input of a verb: JSON from outside, checked by the verb. */
export type VerbInput = Readonly<Record<string, unknown>>;

type Verb = (world: OpenWorld, input: VerbInput) => Promise<unknown>;

function textOf(input: VerbInput, key: string): string {
  const value = input[key];
  if (typeof value !== 'string' || value === '')
    refuse('misshapen', `Read the request: ${key} is ${String(value)}, wanted a text`);
  return value;
}

function optionalText(input: VerbInput, key: string): string | undefined {
  return input[key] === undefined || input[key] === null ? undefined : textOf(input, key);
}

/** The named cycle, or the only one there is. */
async function cycleOf(world: OpenWorld, input: VerbInput): Promise<CycleRef> {
  const name = optionalText(input, 'cycle');
  if (name !== undefined) {
    return (
      tryParseCycleName(name) ??
      refuse(
        'misshapen',
        `Read a cycle’s name: "${name}" is not forum/scheme/year, such as trondelag-kompetanseloftet/kompetanseloftet-2021/2027`,
      )
    );
  }
  const open = (await world.running.store.reads.cycles()).filter((one) => one.status === 'open');
  if (open.length !== 1) {
    refuse(
      'misshapen',
      `Choose a cycle: ${open.length} are open (${open.map((one) => one.cycle).join(', ') || 'none'}), wanted a name as forum/scheme/year`,
    );
  }
  return tryParseCycleName(open[0]!.cycle)!;
}

async function target(
  world: OpenWorld,
  input: VerbInput,
): Promise<{ ref: CycleRef; party: string | undefined; id: string }> {
  const ref = await cycleOf(world, input);
  const party = optionalText(input, 'party');
  const { gateway } = world.running;
  return { ref, party, id: party === undefined ? gateway.cycleId(ref) : gateway.partnershipId(ref, party) };
}

/** `--as`: a person's id, or a role, which stands for the first who holds it here. */
function actorOf(state: CycleState | PartnershipState, as: string, party: string | undefined): string {
  if (as === '')
    refuse(
      'misshapen',
      'Ask a workflow: nobody is named as the one who asks, wanted --as with a person’s id or a role',
    );
  if (!(ROLES as readonly string[]).includes(as)) return as;
  const seats = state.plan.seats.filter((one) => one.role === (as as Role));
  const seat = seats.find((one) => one.party === party) ?? seats[0];
  return seat?.person ?? refuse('unknown-person', `Act as ${as}: nobody holds that role here, wanted a person’s id`);
}

async function stateOf(
  world: OpenWorld,
  ref: CycleRef,
  party: string | undefined,
): Promise<CycleState | PartnershipState> {
  const state = await world.running.store.reads.state(cycleName(ref), party ?? null);
  return (
    state ??
    refuse('not-found', `Find ${party ?? 'the cycle'} in ${cycleName(ref)}: nothing by that name was opened here`)
  );
}

/** Messages that only workflows send. */
const INTERNAL = new Set(['tellFromCycle', 'noteFromPartnership']);

/** Asks a workflow, or with `dryRun` the same rules over the state that is stored. */
async function command(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref, party } = await target(world, input);
  const name = textOf(input, 'name');
  const own = party === undefined ? CYCLE_UPDATES : PARTNERSHIP_UPDATES;
  if (INTERNAL.has(name))
    refuse('wrong-role', `Ask a workflow: ${name} is between a cycle and its partnerships, wanted what people ask for`);
  const fields =
    name === 'forumApproval' ? FORUM_APPROVAL : Object.hasOwn(own, name) ? own[name as keyof typeof own] : undefined;
  if (!fields) refuse('misshapen', `Ask a workflow: there is no "${name}", wanted ${Object.keys(own).join(', ')}`);
  const state = await stateOf(world, ref, party);
  const { gateway } = world.running;
  const now = gateway.world.clock.speed === 0 ? { at: await worldNow(world) } : {};
  const given = (input['message'] ?? {}) as Record<string, unknown>;
  const message = {
    requestId: optionalText(input, 'requestId') ?? crypto.randomUUID(),
    ...(await withRevision(state, name, given)),
    actor: actorOf(state, typeof input['as'] === 'string' ? input['as'] : '', optionalText(given, 'party')),
    ...now,
  };
  checkShape({ is: 'object', fields: fields }, message, `Ask for ${name}`);
  if (input['dryRun'] === true) {
    const at = 'at' in now ? now.at : new Date().toISOString();
    const events =
      party === undefined
        ? decideCycle(state as CycleState, { ...message, type: name, at } as unknown as CycleCommand)
        : decidePartnership(state as PartnershipState, { ...message, type: name, at } as unknown as PartnershipCommand);
    return { dryRun: true, events };
  }
  if (name === 'forumApproval') {
    await gateway.signalCycle(ref, 'forumApproval', message);
    return { sent: true };
  }
  return party === undefined
    ? gateway.updateCycle(ref, name as CycleUpdateName, message)
    : gateway.updatePartnership(ref, party, name as PartnershipUpdateName, message);
}

/** Fills in the present revision where the person did not name one: at a terminal one approves what is there. */
async function withRevision(
  state: CycleState | PartnershipState,
  name: string,
  message: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (message['revision'] !== undefined) return message;
  if ('recommendation' in state) {
    const isOutcome = name === 'recordForumOutcome' && message['step'] === undefined;
    if (isOutcome || name === 'forumApproval' || name === 'decideGrants')
      return { ...message, revision: state.recommendation?.revision ?? 0 };
    return message;
  }
  if (name !== 'approve' && name !== 'returnForChanges') return message;
  const item = Object.values(state.items).find(
    (one) => one.step === message['step'] && (message['party'] === undefined || one.party === message['party']),
  );
  return { ...message, revision: item?.revision ?? 0 };
}

async function worldNow(world: OpenWorld): Promise<Instant> {
  return latestNow(world.running);
}

async function latestNow({ gateway, store }: OpenWorld['running']): Promise<Instant> {
  const cycles = (await store.reads.cycles()).filter((one) => one.status === 'open');
  const nows = await Promise.all(
    cycles.map(
      async (one) =>
        (await gateway.query<{ now: Instant }>(gateway.cycleId(tryParseCycleName(one.cycle)!), 'status')).now,
    ),
  );
  return nows.sort().at(-1) ?? gateway.world.clock.virtualAnchor;
}

async function advance(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { gateway, store } = world.running;
  if (gateway.world.clock.speed !== 0) {
    refuse('not-a-rehearsal', 'Advance the clock: this world runs in real time, wanted the demonstration (--demo)');
  }
  const cycles = (await store.reads.cycles())
    .filter((one) => one.status === 'open')
    .map((one) => tryParseCycleName(one.cycle)!);
  const first = cycles[0] ?? refuse('not-found', 'Advance the clock: no cycle is open in this world');
  const from = await worldNow(world);
  const to = textOf(input, 'to');
  const { plan } = (await stateOf(world, first, undefined)) as CycleState;
  // A date alone means its evening, so that the day's mail is there.
  const until = to.length === 10 ? localToInstant(plan.rules.table, to, '23:59:59') : new Date(to).toISOString();
  if (until < from) refuse('in-the-past', `Advance the clock: ${until} is before ${from}, wanted a later date`);
  const before = world.inbox === null ? 0 : (await world.inbox()).length;
  await driveWorld({ gateway, cycles, acts: [], from, until });
  const mails = world.inbox === null ? [] : (await world.inbox()).slice(before);
  return { from, now: until, mails: mails.map(({ to: address, subject, date }) => ({ to: address, subject, date })) };
}

async function open(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const name = textOf(input, 'cycle');
  const definitions = loadCycle(name, world.definitions === undefined ? {} : { dir: world.definitions });
  const { gateway, store } = world.running;
  const people = await store.directory.people();
  if (people.length === 0)
    refuse(
      'unknown-person',
      `Open ${name}: nobody is in the directory, wanted people first (arshjul people import FILE)`,
    );
  const example = world.examples && input['example'] === true;
  const planned = planOpening(definitions, people, example);
  if ((await store.reads.cycles()).some((one) => one.cycle === planned.cycle)) {
    refuse('already-open', `Open ${planned.cycle}: this year is open or was, wanted one that was never opened`);
  }
  if (input['dryRun'] === true) return { dryRun: true, ...planned };
  if (planned.vacant.length > 0 && input['acknowledgeVacant'] !== true) {
    const who = planned.vacant.map(({ role, party }) => `${role} for ${party}`).join(', ');
    refuse('unknown-person', `Open ${planned.cycle}: nobody holds ${who}, wanted somebody, or --acknowledge-vacant`);
  }
  const openedAt = gateway.world.clock.speed === 0 ? gateway.world.clock.virtualAnchor : new Date().toISOString();
  return openCycle({ gateway, freezer: store.definitions, definitions, people, openedAt, example });
}

async function explain(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref, id } = await target(world, input);
  const explanation = await world.running.gateway.query<Explanation>(id, 'explain');
  const frozen = await world.running.store.definitions.ofCycle(cycleName(ref));
  const facts = factsOf(frozen, frozen.example);
  const { plan } = (await stateOf(world, ref, undefined)) as CycleState;
  const language = (optionalText(input, 'language') ?? 'nb') as Language;
  return { ...explanation, text: explainText(explanation, facts, language, plan.rules.table) };
}

async function journal(world: OpenWorld, input: VerbInput): Promise<unknown> {
  if (input['verify'] === true) return world.running.store.reads.verify();
  const { ref, party } = await target(world, input);
  const workflow = party === undefined ? `cycle/${cycleName(ref)}` : `partnership/${cycleName(ref)}/${party}`;
  const entries = await world.running.store.reads.journal(workflow);
  if (entries.length === 0) refuse('not-found', `Read the journal of ${workflow}: there is none`);
  return entries.map((entry) => ({ ...entry, event: JSON.parse(entry.event) as unknown }));
}

/** A person's answer about a mail whose reply was lost: it is sent again, or closed as found. */
async function resolve(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const key = textOf(input, 'key');
  const how = textOf(input, 'how');
  if (how !== 'resend' && how !== 'close')
    return refuse('misshapen', `Resolve the mail ${key}: how is "${how}", wanted resend or close`);
  const { gateway, store } = world.running;
  const mail =
    (await store.reads.mails()).find((one) => one.key === key) ??
    refuse('not-found', `Resolve the mail ${key}: the ledger has none by that key`);
  if (input['dryRun'] === true) {
    if (mail.state !== 'unknown')
      return refuse('wrong-stage', `Resolve the mail ${key}: it is ${mail.state}, wanted unknown`);
    return { dryRun: true, key, how, person: mail.person, date: mail.date };
  }
  const sendAt = await store.outbox.resolveUnknown(key, how);
  const { clock } = gateway.world;
  if (sendAt !== null)
    await gateway.ringDesk(sendAt, clock.speed === 0 ? clock.virtualAnchor : new Date().toISOString());
  return { key, how, person: mail.person, sendAt };
}

/** Adds people to the directory, or replaces those with the same id; running cycles and partnerships are told who sits where now. */
async function importPeople(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const parsed = DEFINITION_SCHEMAS.people.safeParse({ people: input['people'] });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    refuse('misshapen', `Import people: ${issue!.path.join('.')} is not as agreed, ${issue!.message}`);
  }
  const { people } = parsed.data;
  checkPeople(loadForum(textOf(input, 'forum'), world.definitions), { people }, 'the request');
  const { directory } = world.running.store;
  const known = new Map((await directory.people()).map((person) => [person.id, JSON.stringify(sorted(person))]));
  const added = people.filter((person) => !known.has(person.id));
  const changed = people.filter(
    (person) => known.has(person.id) && known.get(person.id) !== JSON.stringify(sorted(person)),
  );
  if (input['dryRun'] !== true) await directory.put([...added, ...changed]);
  const reseated = input['dryRun'] === true ? [] : await reseat(world);
  return {
    dryRun: input['dryRun'] === true,
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    reseated,
    unchanged: people.length - added.length - changed.length,
  };
}

/** Tells every open cycle and partnership whose seats differ from the directory. Whoever left may act no more. */
async function reseat({ running }: OpenWorld): Promise<string[]> {
  const { gateway, store } = running;
  const index = await store.directory.index();
  const at = gateway.world.clock.speed === 0 ? { at: await latestNow(running) } : {};
  const reseated: string[] = [];
  for (const { cycle } of (await store.reads.cycles()).filter((one) => one.status === 'open')) {
    const ref = tryParseCycleName(cycle)!;
    const { plan } = (await store.reads.state(cycle, null)) as CycleState;
    const definitions = await store.definitions.ofCycle(cycle);
    const cycleSeats = seatsOfCycle(definitions, index);
    // The change is asked for by somebody who holds a seat now: nobody outside may seat himself.
    const actor =
      plan.seats[0]?.person ??
      refuse('unknown-person', `Change seats of ${cycle}: nobody holds one, wanted somebody of the secretariat`);
    const message = (seats: readonly Seat[]) => ({ actor, seats, ...at });
    if (JSON.stringify(cycleSeats) !== JSON.stringify(plan.seats)) {
      await gateway.updateCycle(ref, 'changeSeats', message(cycleSeats));
      reseated.push(cycle);
    }
    for (const { party, stage } of await store.projections.partnershipsOf(cycle)) {
      const state = (await store.reads.state(cycle, party)) as PartnershipState;
      if (stage === 'withdrawn' || state.ended) continue;
      const { seats } = compilePartnership(definitions, index, { ...plan, seats: cycleSeats }, party);
      if (JSON.stringify(seats) === JSON.stringify(state.plan.seats)) continue;
      await gateway.updatePartnership(ref, party, 'changeSeats', message(seats));
      reseated.push(`${cycle}/${party}`);
    }
  }
  return reseated;
}

function sorted({ id, name, email, language, roles }: Person): Person {
  const key = ({ role, party }: Person['roles'][number]): string => `${role} ${party}`;
  return { id, name, email, language, roles: [...roles].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

/** Every verb. Inputs come from outside and are checked here or by the rules. */
export const VERBS: Readonly<Record<string, Verb>> = {
  list: async (world) => {
    const { reads } = world.running.store;
    const cycles = await reads.cycles();
    return Promise.all(
      cycles.map(async (cycle) => ({ ...cycle, partnerships: await reads.partnerships(cycle.cycle) })),
    );
  },
  status: async (world, input) => world.running.gateway.query((await target(world, input)).id, 'status'),
  agenda: async (world, input) => world.running.gateway.query((await target(world, input)).id, 'agenda'),
  explain,
  open,
  command,
  advance,
  journal,
  mails: (world, input) => {
    const state = optionalText(input, 'state');
    return world.running.store.reads.mails(state === undefined ? {} : { state });
  },
  resolve,
  inbox: async (world) => {
    if (world.inbox === null)
      throw new Refusal('unavailable', 'Show the inbox: mail goes to a real server here, wanted the catcher');
    return world.inbox();
  },
  people: async (world, input) => {
    const people = await world.running.store.directory.people();
    if (input['addresses'] === true) return people;
    return people.map(({ id, language, roles }) => ({ id, language, roles }));
  },
  importpeople: importPeople,
};
