// Verbs that read what the forum has before it and what it came to: compilation, minutes, seats, confirmations. Node
// only.

import { compile } from '../../domain/compilation.ts';
import { grantLimit, planningFrames } from '../../domain/cycle-frame.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleEvent } from '../../domain/cycle-events.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { minutesOf, writtenMinutesOf } from '../../domain/minutes.ts';
import { refuse } from '../../domain/refusal.ts';
import { isSeatValid, missingGroups, standingOf } from '../../domain/seats.ts';
import { turnKey } from '../../domain/turns.ts';
import type { Language } from '../../domain/words.ts';
import { cycleName, LANGUAGES } from '../../domain/words.ts';
import { compilationDocument } from '../../texts/compilation.ts';
import { factsOf } from '../../texts/facts.ts';
import type { MailDocument } from '../../texts/mail-document.ts';
import { toHtml, toPlainText } from '../../texts/mail-document.ts';
import { minutesDocument, writtenMinutesDocument } from '../../texts/minutes.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { optionalText, stateOf, target, textOf, worldNow } from './input.ts';

function languageOf(input: VerbInput): Language {
  const language = optionalText(input, 'language') ?? 'nb';
  if ((LANGUAGES as readonly string[]).includes(language)) return language as Language;
  return refuse('misshapen', `Choose a language: "${language}" is none, wanted ${LANGUAGES.join(', ')}`);
}

function written(document: MailDocument): { title: string; text: string; html: string } {
  return { title: document.title, text: toPlainText(document), html: toHtml(document) };
}

/** Cycle, its state and the definitions that it froze. */
async function cycleIn(world: OpenWorld, input: VerbInput) {
  const { ref } = await target(world, { ...input, party: undefined });
  const state = (await stateOf(world, ref, undefined)) as CycleState;
  const frozen = await world.running.store.definitions.ofCycle(cycleName(ref));
  return { ref, state, frozen, facts: factsOf(frozen, frozen.example) };
}

/** Every decision basis of a cycle laid out beside the others. */
export async function compilation(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const language = languageOf(input);
  const { ref, state, frozen, facts } = await cycleIn(world, input);
  const frames = planningFrames(state);
  const read = await world.running.store.reads.bases(cycleName(ref));
  const bases = read.map((one) => ({ ...one, frame: frames?.get(one.state.plan.party) ?? null }));
  const compiled = compile(frozen, bases, grantLimit(state.plan, state));
  return { cycle: cycleName(ref), ...compiled, ...written(compilationDocument(compiled, facts, language)) };
}

/** The minutes of a meeting, or of the written procedure; of the newest when none is named. */
export async function minutes(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const language = languageOf(input);
  const { ref, state, facts } = await cycleIn(world, input);
  const entries = await world.running.store.reads.journal(`cycle/${cycleName(ref)}`);
  const events = entries.map((entry) => JSON.parse(entry.event) as CycleEvent);
  const { rules, forum, seats } = state.plan;
  const context = { facts, forum, people: seats, table: rules.table, language };
  const named = optionalText(input, 'meeting') ?? newestOf(state);
  if (named === 'writing') {
    const record =
      writtenMinutesOf(events) ??
      refuse('not-found', `Write minutes of ${cycleName(ref)}: nothing was approved in writing, wanted a meeting’s id`);
    return { cycle: cycleName(ref), record, ...written(writtenMinutesDocument(record, context)) };
  }
  const known = state.forum.meetings.map((one) => one.id).join(', ');
  const record =
    minutesOf(events, named) ??
    refuse(
      'not-found',
      `Write minutes of ${cycleName(ref)}: there is no meeting "${named}", wanted ${known || 'one planned first'}`,
    );
  return { cycle: cycleName(ref), record, ...written(minutesDocument(record, context)) };
}

/** The last meeting for which something is recorded, else the written procedure. */
function newestOf({ forum }: CycleState): string {
  const held = forum.meetings.filter((one) => one.status === 'held' || one.present.length > 0);
  return held.at(-1)?.id ?? 'writing';
}

/** Who sits where today, and which groups of the mandate have no seat. */
export async function seats(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref, state, frozen } = await cycleIn(world, input);
  const day = localDateAt(state.plan.rules.table, await worldNow(world.running));
  const { forum, seats: people } = state.plan;
  const of = (id: string, standing: 'member' | 'substitute'): string[] =>
    [...new Set(people.filter((one) => one.party === id).map((one) => one.person))].filter(
      (person) => standingOf(people, { seat: id, person }) === standing,
    );
  return {
    cycle: cycleName(ref),
    day,
    seats: forum.seats.map((seat) => ({
      ...seat,
      valid: isSeatValid(seat, day),
      members: of(seat.id, 'member'),
      substitutes: of(seat.id, 'substitute'),
    })),
    missingGroups: missingGroups(forum.seats, frozen.forum.forumRules.mandate, day),
    quorum: forum.quorum,
    votingRule: forum.votingRule,
  };
}

/** Roles that approve what a partnership hands in. */
const APPROVERS = ['university-coordinator', 'network-coordinator', 'owner-contact'] as const;

/** Everything that waits for one party's approval, over all open cycles, soonest first. */
export async function confirmations(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const party = textOf(input, 'party');
  const turns = APPROVERS.map((role) => turnKey(role, party));
  const waiting = await world.running.store.reads.waitingFor(turns);
  const rows = waiting.filter((row) => row.pending.some((slot) => slot.party === party));
  return rows.map(({ cycle, partnership, step, party: owedBy, revision, submittedAt, handled, approveBy }) => ({
    cycle,
    partnership,
    step,
    party: owedBy,
    revision,
    since: submittedAt,
    deadline: handled,
    approveBy,
  }));
}
