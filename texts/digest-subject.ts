// The subject of a digest: what it is about, how soon, and which cycle. Pure. Sandbox-safe.

import type { Notice, NoticeKind } from '../domain/notices.ts';
import { isPlaceKind } from '../domain/notice-kinds.ts';
import type { Language, LocalDate } from '../domain/words.ts';
import { tryParseCycleName } from '../domain/words.ts';
import { dayDate, shortDate } from './dates.ts';
import type { Digest } from './digest-input.ts';
import { todayOf, withoutRepeats } from './digest-input.ts';
import type { DigestWords } from './digest-sentences.ts';
import { actOf, DIGEST_WORDS, NEWS_KINDS, PASSED_KINDS, REMINDER_KINDS } from './digest-words.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel, stepLabel } from './facts.ts';
import { kindTitle } from './kinds.ts';
import { allOf, clipped, lowerFirst, oneLine, upperFirst } from './phrases.ts';
import { roleFor } from './roles.ts';

/** No subject is longer, in UTF-16 units: mail programs show less than this, and archives cut there. */
export const SUBJECT_LIMIT = 150;
const FORUM_LEAST = 30;
const SCHEME_MOST = 40;

/** The subject alone; cheap enough for previews of a hundred thousand mails. */
export function digestSubject(digest: Digest): string {
  const { language } = digest;
  const words = DIGEST_WORDS[language];
  const notices = withoutRepeats(digest.notices);
  const cycles = cyclesOf(notices);
  const facts = cycles.map((cycle) => digest.facts(cycle));
  const mark = (digest.test ? words.testMark : '') + (facts.some((one) => one.example) ? words.exampleMark : '');
  const today = todayOf(digest);
  const from = fromSeveral(cycles, words);
  if (from !== null) {
    const many = `${counted(notices, words)} ${from}${nearest(notices, facts[0]!, today, language)}`;
    return clipped(`${mark}${words.product}: ${many}`, SUBJECT_LIMIT);
  }
  const years = allOf([...new Set(facts.map((one) => one.year))].sort((a, b) => a - b).map(String), language);
  const whole = headOf(notices, facts[0]!, today, language, SUBJECT_LIMIT);
  // When it gets long, the forum gives way first: step, party and deadline are what the reader needs.
  const free = SUBJECT_LIMIT - mark.length - whole.length - years.length - 4;
  const tail = ` – ${whose(facts[0]!, Math.max(FORUM_LEAST, free), language)} ${years}`;
  const room = SUBJECT_LIMIT - mark.length - tail.length;
  return mark + (whole.length <= room ? whole : headOf(notices, facts[0]!, today, language, room)) + tail;
}

/** The forum, and the scheme where the forum's name, as far as there is room for it, does not say it. */
function whose(facts: CycleFacts, room: number, language: Language): string {
  const forum = clipped(oneLine(facts.forum[language]), room);
  const scheme = clipped(oneLine(facts.shortScheme?.[language] ?? ''), SCHEME_MOST);
  if (forum.toLowerCase().includes(scheme.toLowerCase())) return forum;
  return `${clipped(forum, Math.max(FORUM_LEAST, room - scheme.length - 2))}, ${scheme}`;
}

/** What the notices are about, without cycle and marks: the subject's first half. */
function headOf(
  notices: readonly Notice[],
  facts: CycleFacts,
  today: LocalDate,
  language: Language,
  room: number,
): string {
  const words = DIGEST_WORDS[language];
  const first = notices[0]!;
  if (notices.length > 1 && !isOneList(notices)) {
    return clipped(counted(notices, words) + nearest(notices, facts, today, language), room);
  }
  const what =
    notices.length > 1
      ? words[first.kind === 'list' ? 'missing' : 'waiting'](
          notices.length,
          lowerFirst(stepLabel(facts, first.step, language)),
        )
      : titleOf(first, facts, language);
  const date = deadlinePart(first, facts, today, language);
  return clipped(what, room - date.length) + date;
}

/** Kinds whose title says all by itself. */
const TITLED: ReadonlySet<NoticeKind> = new Set(['frame-published', 'frame-final', 'returned-to-forum']);

/** "Påminnelse: beslutningsgrunnlag for Fosen". Some titles say all by themselves. */
export function titleOf(notice: Notice, facts: CycleFacts, language: Language): string {
  const ofPlan = notice.kind === 'decision-published' && actOf(facts, notice.step) === 'spending-plan';
  const title = ofPlan ? DIGEST_WORDS[language].planAgreed : kindTitle(notice.kind, language);
  if (TITLED.has(notice.kind)) return title;
  const what = whatOf(notice, facts, language);
  return `${title}: ${notice.kind === 'withdrawn' ? what : lowerFirst(what)}`;
}

/** What a notice is about, with the step's own capital letter: "Beslutningsgrunnlag for Fosen". */
export function whatOf(notice: Notice, facts: CycleFacts, language: Language): string {
  const words = DIGEST_WORDS[language];
  if (notice.meeting) return words.meeting(shortDate(notice.meeting.date, language));
  const party = partyLabel(facts, notice.party, language);
  if (notice.kind === 'decision-published') return words.grantTo(party);
  if (notice.kind === 'withdrawn') return party;
  if (notice.kind === 'frame-published') return words.frame;
  if (notice.kind === 'frame-final') return words.finalFrame;
  if (notice.request) return words.stepFor(words.requests[notice.request.kind], party);
  if (isPlaceKind(notice.kind))
    return upperFirst(roleFor(facts, { role: notice.role, party: notice.roleParty }, language));
  const step = stepLabel(facts, notice.step, language);
  const [author] = notice.sections ?? [];
  if (author !== undefined && notice.kind !== 'list')
    return words.sectionOf(step, party, partyLabel(facts, author, language));
  // The cycle's own steps are owed by the forum or the office, which the subject and the heading name anyway.
  const own = party === oneLine(facts.forum[language]) || party === oneLine(facts.office[language]);
  return own ? step : words.stepFor(step, party);
}

function deadlinePart(notice: Notice, facts: CycleFacts, today: LocalDate, language: Language): string {
  if (NEWS_KINDS.has(notice.kind)) return '';
  const words = DIGEST_WORDS[language];
  const date = dayDate(notice.deadline, language) + yearUnless(facts.year, notice.deadline);
  const passed = PASSED_KINDS.has(notice.kind) || notice.deadline < today;
  return `, ${passed ? words.wasDue(date) : words.due(date)}`;
}

function nearest(notices: readonly Notice[], facts: CycleFacts, today: LocalDate, language: Language): string {
  const words = DIGEST_WORDS[language];
  let ahead: LocalDate | null = null;
  let passed = false;
  for (const notice of notices) {
    if (NEWS_KINDS.has(notice.kind)) continue;
    if (PASSED_KINDS.has(notice.kind) || notice.deadline < today) passed = true;
    else if (ahead === null || notice.deadline < ahead) ahead = notice.deadline;
  }
  if (ahead !== null) return `, ${words.nearest(shortDate(ahead, language) + yearUnless(facts.year, ahead))}`;
  return passed ? `, ${words.allPassed}` : '';
}

function yearUnless(year: number, date: LocalDate): string {
  return date.startsWith(String(year)) ? '' : ` ${date.slice(0, 4)}`;
}

/** "3 påminnelser", or "3 beskjeder" when some are not about a deadline that was told before. */
export function counted(notices: readonly Notice[], words: DigestWords): string {
  const reminders = notices.every((notice) => REMINDER_KINDS.has(notice.kind));
  return words.counted(notices.length, reminders ? 'reminders' : 'messages');
}

/** The cycles of some notices, in the order in which they come. */
export function cyclesOf(notices: readonly Notice[]): string[] {
  return notices.length === 1 ? [notices[0]!.cycle] : [...new Set(notices.map((notice) => notice.cycle))];
}

/**
 * "fra 2 ordninger" or "fra 2 samarbeidsforum"; null when all is from one forum and scheme, though of several years.
 */
export function fromSeveral(cycles: readonly string[], words: DigestWords): string | null {
  if (cycles.length < 2) return null;
  const refs = cycles.map((cycle) => tryParseCycleName(cycle) ?? { forum: cycle, scheme: cycle });
  const forums = new Set(refs.map((ref) => ref.forum)).size;
  const schemes = new Set(refs.map((ref) => ref.scheme)).size;
  if (schemes > 1) return words.fromSchemes(schemes);
  return forums > 1 ? words.fromForums(forums) : null;
}

function isOneList(notices: readonly Notice[]): boolean {
  const { kind, step, deadline, cycle } = notices[0]!;
  if (kind !== 'list' && kind !== 'list-waiting') return false;
  return notices.every(
    (one) => one.kind === kind && one.step === step && one.deadline === deadline && one.cycle === cycle,
  );
}
