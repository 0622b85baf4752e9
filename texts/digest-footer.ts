// The foot of a digest: why it came, what stops it, and whose it is. Pure. Sandbox-safe.

import { isOptionalKind } from '../domain/notice-kinds.ts';
import type { Notice } from '../domain/notices.ts';
import type { Language } from '../domain/words.ts';
import type { Digest } from './digest-input.ts';
import { longDate } from './dates.ts';
import type { AwayWords, Other, Stop } from './digest-sentences.ts';
import { actOf, DIGEST_WORDS } from './digest-words.ts';
import type { CycleFacts } from './facts.ts';
import { isOptional } from './facts.ts';
import type { Block, Passage } from './mail-document.ts';
import { heading, passages } from './mail-document.ts';
import { allOf, oneLine } from './phrases.ts';
import { roleDefiniteFor, roleFor } from './roles.ts';

/** Made from all notices, since leaving out repeats would hide a second role. */
export function footerOf(digest: Digest): Block[] {
  const { language, notices } = digest;
  const words = DIGEST_WORDS[language];
  const whys = new Set<string>();
  const offices = new Set<string>();
  const stops = new Set<Stop>();
  const others = new Set<Other>();
  for (const notice of notices) {
    const facts = digest.facts(notice.cycle);
    whys.add(whyOf(notice, facts, language));
    for (const other of othersOf(notice)) others.add(other);
    offices.add(oneLine(facts.office[language]));
    for (const stop of stopsOf(notice, facts)) stops.add(stop);
  }
  // In the order of the catalogue, whatever the order of the notices.
  const inOrder = (Object.keys(words.stops) as Stop[]).filter((stop) => stops.has(stop));
  const stopTexts = inOrder.map((stop) =>
    stop === 'once' && inOrder.length === 1 ? words.onlyOnce : words.stops[stop],
  );
  const otherTexts = (Object.keys(words.others) as Other[])
    .filter((one) => others.has(one))
    .map((one) => words.others[one]);
  return [
    heading(2, words.whyHeading),
    ...passages([...whys].map((text) => ({ text }))),
    heading(2, words.stopHeading),
    ...passages(stopTexts.map((text) => ({ text }))),
    ...passages(choices(digest)),
    heading(2, words.othersHeading),
    ...passages(otherTexts.map((text) => ({ text }))),
    heading(2, words.fromHeading),
    ...passages([{ text: words.from(allOf([...offices], language)) }]),
  ];
}

/** Why duty kinds cannot be switched off, and how the others can. */
function choices({ notices, links, language }: Digest): Passage[] {
  const words = DIGEST_WORDS[language];
  const optional = notices.some((notice) => isOptionalKind(notice.kind));
  const duty = notices.some((notice) => !isOptionalKind(notice.kind));
  const unsubscribe = links?.unsubscribe ?? null;
  const off = unsubscribe === null ? { text: words.optionalByOffice } : { text: words.optional, link: unsubscribe };
  return [...(duty ? [{ text: words.duty }] : []), ...(optional ? [off] : [])];
}

function whyOf(notice: Notice, facts: CycleFacts, language: Language): string {
  const words = DIGEST_WORDS[language];
  const held = { role: notice.role, party: notice.roleParty };
  const away = awayWords(notice, language);
  if (away !== null) return words.whyStandIn(roleDefiniteFor(facts, held, language), away);
  const role = roleFor(facts, held, language);
  if (notice.kind === 'handed-over') return words.whyBefore(role);
  return notice.instead ? words.whyInstead(role) : words.why(role);
}

/** For whom the receiver stands in, in words; null when for nobody. */
export function awayWords({ standIn }: Notice, language: Language): AwayWords | null {
  if (standIn === undefined) return null;
  const { to, reason, deputy } = standIn;
  return { to: longDate(to, language), reason: DIGEST_WORDS[language].absence[reason], deputy };
}

function othersOf({ kind, role }: Notice): Other[] {
  switch (kind) {
    case 'overdue':
      return ['role', 'list'];
    case 'list':
    case 'list-waiting':
      return ['lists'];
    case 'approval-asked':
    case 'approval-reminder':
      return ['approvers'];
    case 'decision-published':
      return ['partnership'];
    case 'frame-published':
      return ['forum'];
    case 'standing-in':
    case 'back':
    case 'handed-over':
    case 'taken-over':
      return ['place'];
    default:
      return [role === 'secretariat' ? 'secretariat' : role === 'case-officer' ? 'office' : 'role'];
  }
}

function stopsOf(notice: Notice, facts: CycleFacts): Stop[] {
  switch (notice.kind) {
    case 'invitation':
      return ['delivering', 'no-need'];
    case 'reminder':
    case 'reminder-asked':
    case 'overdue':
    case 'deadline-changed': {
      if (actOf(facts, notice.step) !== 'deliver') return ['recording'];
      return isOptional(facts, notice.step) ? ['delivering', 'no-need'] : ['delivering'];
    }
    case 'changes-asked':
      return ['delivering'];
    case 'recommendation-ready':
    case 'decision-prepared':
    case 'returned-to-forum':
      return ['recording'];
    case 'approval-asked':
    case 'approval-reminder':
      return ['approving'];
    case 'list':
      return ['list'];
    case 'list-waiting':
      return ['waiting'];
    case 'papers-due':
      return ['papers'];
    case 'decision-delayed':
    case 'meeting-called':
    case 'meeting-cancelled':
    case 'meeting-papers':
    case 'meeting-reminder':
    case 'standing-in':
    case 'back':
    case 'handed-over':
    case 'taken-over':
    case 'withdrawn':
    case 'needs-delivered':
    case 'request-asked':
    case 'request-answered':
    case 'report-accepted':
    case 'year-blocked':
    case 'acceptance-asked':
    case 'frame-published':
    case 'frame-final':
    case 'decision-published':
    case 'need-answered':
      return ['once'];
  }
}
