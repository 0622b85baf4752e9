// The body of a digest as a document: what it is about, each cycle's notices, and why it came. Pure. Sandbox-safe.

import { compare } from '../domain/compare.ts';
import { measureText } from './decided-measures.ts';
import { isPlaceKind } from '../domain/notice-kinds.ts';
import { daysBetween } from '../domain/local-time.ts';
import type { Notice, NoticeKind } from '../domain/notices.ts';
import { CYCLE_ROLES } from '../domain/step-kinds.ts';
import type { Language, LocalDate } from '../domain/words.ts';
import { atHour, dayDate, kroner, longDate } from './dates.ts';
import type { Digest } from './digest-input.ts';
import { todayOf, withoutRepeats } from './digest-input.ts';
import type { About, ListKind } from './digest-sentences.ts';
import { counted, cyclesOf, digestSubject, fromSeveral, titleOf, whatOf } from './digest-subject.ts';
import { awayWords, footerOf } from './digest-footer.ts';
import { actOf, DIGEST_WORDS, NEWS_KINDS, PASSED_KINDS } from './digest-words.ts';
import type { CycleFacts } from './facts.ts';
import { hourOf, isOptional, partyLabel, stepLabel } from './facts.ts';
import type { Block, MailDocument, Passage } from './mail-document.ts';
import { heading, passages } from './mail-document.ts';
import { ownMoneyText } from './own-money.ts';
import { allOf, oneLine } from './phrases.ts';
import { roleDefiniteFor, roleFor } from './roles.ts';

/** The whole digest, before it is written out as plain text and as HTML. */
export function digestDocument(digest: Digest): MailDocument {
  const { language } = digest;
  const words = DIGEST_WORDS[language];
  const notices = withoutRepeats(digest.notices);
  const cycles = cyclesOf(notices);
  const today = todayOf(digest);
  const example = cycles.some((cycle) => digest.facts(cycle).example);
  const notes = [...(digest.test ? [words.testNote] : []), ...(example ? [words.exampleNote] : [])];
  return {
    language,
    title: digestSubject(digest),
    blocks: [
      heading(1, firstLine(notices, cycles, digest)),
      ...notes.flatMap((text) => passages([{ text }])),
      ...cycles.flatMap((cycle) => {
        const facts = digest.facts(cycle);
        const own = notices.filter((notice) => notice.cycle === cycle);
        return [heading(2, cycleHeading(facts, language)), ...cycleBlocks(own, facts, today, language)];
      }),
      ...waysIn(digest),
    ],
    foot: footerOf(digest),
  };
}

/** Where to go, in installations that have an address. */
function waysIn({ links, language }: Digest): Block[] {
  const tasks = links?.tasks ?? null;
  return tasks === null ? [] : passages([{ text: DIGEST_WORDS[language].tasks, link: tasks }]);
}

function firstLine(notices: readonly Notice[], cycles: readonly string[], digest: Digest): string {
  const { language } = digest;
  const words = DIGEST_WORDS[language];
  const facts = digest.facts(cycles[0]!);
  if (notices.length === 1) return titleOf(notices[0]!, facts, language);
  const several = fromSeveral(cycles, words);
  return words.opening(counted(notices, words), several ?? words.fromOne(oneLine(facts.forum[language])));
}

function cycleHeading(facts: CycleFacts, language: Language): string {
  return oneLine(`${facts.forum[language]} – ${facts.scheme[language]} – ${facts.year}`);
}

type Single = Notice & { readonly kind: Exclude<NoticeKind, ListKind> };

function isSingle(notice: Notice): notice is Single {
  return notice.kind !== 'list' && notice.kind !== 'list-waiting';
}

/**
 * First whose place the receiver takes, then what is to be done, by deadline; then what has happened; then the lists of
 * who is missing and of what waits.
 */
function cycleBlocks(notices: readonly Notice[], facts: CycleFacts, today: LocalDate, language: Language): Block[] {
  const single = notices.filter(isSingle);
  const todo = single.filter((notice) => !NEWS_KINDS.has(notice.kind));
  const places = single.filter((notice) => isPlaceKind(notice.kind));
  const news = single.filter((notice) => NEWS_KINDS.has(notice.kind) && !isPlaceKind(notice.kind));
  todo.sort((a, b) => compare(a.deadline, b.deadline));
  return [
    ...passages([...places, ...todo, ...news].map((notice) => passageOf(notice, facts, today, language))),
    ...listsOf('list', notices, facts, language),
    ...listsOf('list-waiting', notices, facts, language),
  ];
}

/** The lists of one kind, one for each deadline, and what can be done about them. */
function listsOf(kind: ListKind, notices: readonly Notice[], facts: CycleFacts, language: Language): Block[] {
  const words = DIGEST_WORDS[language];
  const lists = new Map<string, Notice[]>();
  for (const notice of notices) {
    if (notice.kind !== kind) continue;
    const group = `${notice.deadline}|${notice.step}`;
    lists.set(group, [...(lists.get(group) ?? []), notice]);
  }
  if (lists.size === 0) return [];
  return [
    ...[...lists.keys()].sort().flatMap((group) => listBlocks(lists.get(group)!, facts, language)),
    ...passages([{ text: kind === 'list' ? words.afterList : words.afterWaiting }]),
  ];
}

function passageOf(notice: Single, facts: CycleFacts, today: LocalDate, language: Language): Passage {
  const lead = whatOf(notice, facts, language);
  const words = DIGEST_WORDS[language];
  const said = words.says[notice.kind](aboutOf(notice, facts, today, language));
  const more = [
    ...(notice.own === undefined ? [] : [ownMoneyText(notice.own, facts, language)]),
    ...(notice.measures ?? []).map((one) => measureText(one, language)),
  ];
  const text = [said, ...more].join(' ');
  if (notice.reason === null) return { lead, text };
  const own = oneLine(notice.reason);
  return { lead, text: `${text} ${notice.kind === 'reminder-asked' ? words.added(own) : words.reason(own)}` };
}

function listBlocks(notices: readonly Notice[], facts: CycleFacts, language: Language): Block[] {
  const words = DIGEST_WORDS[language];
  const first = notices[0]!;
  const lead = stepLabel(facts, first.step, language);
  return [
    {
      kind: 'paragraph',
      passage: {
        lead,
        text: words[first.kind === 'list' ? 'listed' : 'listedWaiting'](
          atHour(longDate(first.deadline, language), hourOf(facts, first.step), language),
        ),
      },
    },
    { kind: 'list', items: notices.map((notice) => lineOf(notice, facts, language)) },
  ];
}

function lineOf({ party, sections, waits }: Notice, facts: CycleFacts, language: Language): Passage {
  const label = partyLabel(facts, party, language);
  if (waits === undefined && sections === undefined) return { text: label };
  if (waits === undefined) {
    const authors = sections!.map((one) => partyLabel(facts, one, language));
    return { lead: label, text: DIGEST_WORDS[language].missingParts(allOf(authors, language), authors.length) };
  }
  const approvers = waits.approvals.map((one) => partyLabel(facts, one, language));
  const missing = approvers.length === 0 ? null : allOf(approvers, language);
  return { lead: label, text: DIGEST_WORDS[language].waitsFor(missing, waits.acceptance) };
}

function meetingOf({ meeting }: Notice, language: Language): About['meeting'] {
  if (!meeting) return null;
  return {
    when: atHour(longDate(meeting.date, language), meeting.time.slice(0, 5), language),
    place: meeting.place === null ? null : oneLine(meeting.place),
    papers: longDate(meeting.papersOut, language),
  };
}

function aboutOf(notice: Notice, facts: CycleFacts, today: LocalDate, language: Language): About {
  const date = longDate(notice.deadline, language);
  const days = daysBetween(today, notice.deadline);
  return {
    party: partyLabel(facts, notice.party, language),
    through: partyLabel(facts, notice.partnership ?? notice.party, language),
    approver: partyLabel(facts, notice.roleParty, language),
    office: oneLine(facts.office[language]),
    year: facts.year,
    revision: notice.revision,
    date,
    was: notice.was === null ? null : longDate(notice.was, language),
    deadline: DIGEST_WORDS[language].deadline(
      atHour(date, hourOf(facts, notice.step), language),
      PASSED_KINDS.has(notice.kind) ? Math.min(days, -1) : days,
      notice.nominal === notice.deadline ? null : dayDate(notice.nominal, language),
    ),
    role: roleFor(facts, { role: notice.role, party: notice.roleParty }, language),
    seat: roleDefiniteFor(facts, { role: notice.role, party: notice.roleParty }, language),
    away: awayWords(notice, language),
    act: actOf(facts, notice.step),
    optional: isOptional(facts, notice.step),
    considered: facts.consideredSteps?.includes(notice.step) ?? false,
    toOffice: CYCLE_ROLES.includes(notice.role),
    grant: notice.amount === null || notice.amount === 0 ? null : kroner(notice.amount, language),
    request: notice.request ?? null,
    frame:
      notice.amount === null || notice.jointMeasures === undefined
        ? null
        : { amount: kroner(notice.amount, language), joint: kroner(notice.jointMeasures, language) },
    meeting: meetingOf(notice, language),
  };
}
