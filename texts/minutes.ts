// The minutes of a meeting or a written procedure as a document, made from its record. Pure. Sandbox-safe.

import { sumOf } from '../domain/amount-lines.ts';
import type { ForumPlan } from '../domain/forum-plan.ts';
import type { Conflict, Present, Vote } from '../domain/forum-state.ts';
import type { CalendarTable } from '../domain/local-time.ts';
import { localDateAt } from '../domain/local-time.ts';
import type { MinutedItem, Minutes, WrittenMinutes } from '../domain/minutes.ts';
import { seatsOn, standingOf, votingSeats } from '../domain/seats.ts';
import { countVotes } from '../domain/voting.ts';
import type { Instant, Language, PartyId, Seat } from '../domain/words.ts';
import { kroner, longDate } from './dates.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel } from './facts.ts';
import type { Block, MailDocument, Passage } from './mail-document.ts';
import { heading, passages } from './mail-document.ts';
import type { MinutesWords } from './minutes-words.ts';
import { MINUTES_WORDS } from './minutes-words.ts';
import { allOf, oneLine } from './phrases.ts';

/** All that minutes need beside their record. */
export interface MinutesContext {
  readonly facts: CycleFacts;
  readonly forum: ForumPlan;
  readonly people: readonly Seat[];
  readonly table: CalendarTable;
  readonly language: Language;
}

/** The minutes of a meeting. Seats are named, not persons. */
export function minutesDocument(minutes: Minutes, context: MinutesContext): MailDocument {
  const { facts, language, forum } = context;
  const words = MINUTES_WORDS[language];
  const meeting = minutes.meeting!;
  const date = longDate(meeting.date, language);
  const only = isOnlyPlanned(minutes);
  const title = (only ? words.plannedTitle : words.title)(oneLine(facts.forum[language]), date);
  const there = new Set(minutes.present.map((one) => one.seat));
  const absent = seatsOn(forum, meeting.date).filter((seat) => !there.has(seat.id));
  const notes = [
    ...(facts.example ? [words.example] : []),
    ...(minutes.status === 'planned' && !only ? [words.draft] : []),
  ];
  const place = meeting.place === null ? null : oneLine(meeting.place);
  return {
    language,
    title,
    blocks: [
      heading(1, title),
      ...notes.flatMap((text) => passages([{ text }])),
      ...passages([
        {
          text:
            minutes.status === 'cancelled'
              ? words.cancelled
              : (only ? words.planned : words.held)(date, meeting.time.slice(0, 5), place),
        },
      ]),
      ...(only || minutes.status === 'cancelled'
        ? []
        : [
            heading(2, words.present),
            ...listOf(
              minutes.present.map((one) => ({ text: standing(one, context) })),
              words,
            ),
            heading(2, words.absent),
            ...listOf(
              absent.map((seat) => ({ text: partyLabel(facts, seat.id, language) })),
              words,
            ),
          ]),
      ...minutes.items.flatMap((item, index) => itemBlocks(item, index + 1, context)),
      ...(minutes.closed?.note == null ? [] : passages([{ text: words.note(oneLine(minutes.closed.note)) }])),
      ...(minutes.closed === null ? [] : passages([{ text: words.closed(day(minutes.closed.at, context)) }])),
    ],
  };
}

/** Nobody has said who was there or what came of anything: then nothing says that it was held. */
function isOnlyPlanned({ status, present, items }: Minutes): boolean {
  return status === 'planned' && present.length === 0 && items.every(({ outcome }) => outcome === null);
}

/** The minutes of a written procedure: each voting seat and its answer. */
export function writtenMinutesDocument(minutes: WrittenMinutes, context: MinutesContext): MailDocument {
  const { facts, language, forum, table } = context;
  const words = MINUTES_WORDS[language];
  const title = words.writtenTitle(oneLine(facts.forum[language]));
  const seats = votingSeats(forum, localDateAt(table, minutes.openedAt));
  const until = minutes.until === null ? null : longDate(minutes.until, language);
  const outcome =
    minutes.outcome !== null
      ? words.outcome[minutes.outcome]
      : minutes.closedAt === null
        ? words.stillOpen
        : words.noResult;
  return {
    language,
    title,
    blocks: [
      heading(1, title),
      ...(facts.example ? passages([{ text: words.example }]) : []),
      ...passages([{ text: words.opened(day(minutes.openedAt, context), until) }]),
      ...linesOf(minutes.revision, minutes.lines, context),
      ...listOf(
        minutes.conflicts.map((one) => ({ text: conflictOf(one, context) })),
        null,
      ),
      heading(2, words.answers),
      ...listOf(
        seats.map((seat): Passage => {
          const given = minutes.answers.find((one) => one.seat === seat.id);
          const said = given === undefined ? words.noAnswer : words.answer[given.answer];
          const statement = given?.statement == null ? '' : `. ${oneLine(given.statement)}`;
          return { lead: partyLabel(facts, seat.id, language), text: `${said}${statement}` };
        }),
        words,
      ),
      ...passages([{ text: outcome }]),
      ...(minutes.note === null ? [] : passages([{ text: words.note(oneLine(minutes.note)) }])),
      ...(minutes.closedAt === null ? [] : passages([{ text: words.closed(day(minutes.closedAt, context)) }])),
    ],
  };
}

function day(at: Instant, { table, language }: MinutesContext): string {
  return longDate(localDateAt(table, at), language);
}

/** A list even of one; a sentence when there is nothing, or nothing at all. */
function listOf(items: readonly Passage[], words: MinutesWords | null): Block[] {
  if (items.length > 0) return [{ kind: 'list', items }];
  return words === null ? [] : passages([{ text: words.nobody }]);
}

function standing(present: Present, { facts, people, language }: MinutesContext): string {
  const seat = partyLabel(facts, present.seat, language);
  const isSubstitute = standingOf(people, present) === 'substitute';
  return isSubstitute ? `${seat} (${MINUTES_WORDS[language].substitute})` : seat;
}

function itemBlocks(item: MinutedItem, number: number, context: MinutesContext): Block[] {
  const { facts, language } = context;
  const words = MINUTES_WORDS[language];
  const text = (said: string): Block[] => passages([{ text: said }]);
  const blocks: Block[] = [heading(2, words.item(number, oneLine(item.title ?? words.titles[item.about])))];
  if (item.parties.length > 0) blocks.push(...text(words.about(namesOf(item.parties, context))));
  blocks.push(
    ...listOf(
      item.conflicts.map((one) => ({ text: conflictOf(one, context) })),
      null,
    ),
  );
  if (item.recommended) blocks.push(...linesOf(item.recommended.revision, item.recommended.lines, context));
  if (item.frame) {
    const { preliminaryFrame, jointMeasures } = item.frame;
    blocks.push(...text(words.frame(kroner(preliminaryFrame, language), kroner(jointMeasures, language))));
  }
  blocks.push(...text(item.outcome === null ? words.untreated : words.outcome[item.outcome]));
  if (item.treated) blocks.push(...votesOf(item.treated.votes, context));
  for (const { seat, statement } of item.treated?.dissents ?? []) {
    blocks.push(...text(words.dissent(partyLabel(facts, seat, language), oneLine(statement))));
  }
  if (item.note !== null) blocks.push(...text(words.note(oneLine(item.note))));
  return blocks;
}

function votesOf(votes: readonly (Present & { readonly vote: Vote })[], context: MinutesContext): Block[] {
  if (votes.length === 0) return [];
  const words = MINUTES_WORDS[context.language];
  const who = (vote: Vote): string[] => {
    const seats = votes.filter((one) => one.vote === vote).map((one) => one.seat);
    return seats.length === 0 ? [] : [words.vote[vote](namesOf(seats, context))];
  };
  return passages([
    { text: [words.votes(countVotes(votes)), ...who('for'), ...who('against'), ...who('abstains')].join(' ') },
  ]);
}

function conflictOf(
  conflict: Conflict & { readonly note: string | null },
  { facts, language }: MinutesContext,
): string {
  const words = MINUTES_WORDS[language];
  const said = words.conflict(conflict.kind, partyLabel(facts, conflict.seat, language), conflict.substitute !== null);
  return conflict.note === null ? said : `${said} ${words.note(oneLine(conflict.note))}`;
}

function linesOf(
  revision: number,
  lines: readonly { readonly party: PartyId; readonly amount: number }[],
  { facts, language }: MinutesContext,
): Block[] {
  const sum = sumOf(lines);
  const items = lines.map(({ party, amount }) => ({
    lead: partyLabel(facts, party, language),
    text: kroner(amount, language),
  }));
  return [
    ...passages([{ text: MINUTES_WORDS[language].recommended(revision, kroner(sum, language)) }]),
    ...listOf(items, null),
  ];
}

function namesOf(parties: readonly PartyId[], { facts, language }: MinutesContext): string {
  return allOf(
    parties.map((party) => partyLabel(facts, party, language)),
    language,
  );
}
