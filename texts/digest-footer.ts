// The foot of a digest: why it came, what stops it, and whose it is. Pure. Sandbox-safe.

import type { Notice } from '../domain/notices.ts';
import type { Digest } from './digest-input.ts';
import type { Stop } from './digest-sentences.ts';
import { actOf, DIGEST_WORDS } from './digest-words.ts';
import type { CycleFacts } from './facts.ts';
import { isOptional } from './facts.ts';
import type { Block } from './mail-document.ts';
import { heading, passages } from './mail-document.ts';
import { allOf, oneLine } from './phrases.ts';
import { roleFor } from './roles.ts';

/** Made from all notices, since leaving out repeats would hide a second role. */
export function footerOf(digest: Digest): Block[] {
  const { language, notices } = digest;
  const words = DIGEST_WORDS[language];
  const whys = new Set<string>();
  const offices = new Set<string>();
  const stops = new Set<Stop>();
  for (const notice of notices) {
    const facts = digest.facts(notice.cycle);
    const role = roleFor(facts, { role: notice.role, party: notice.roleParty }, language);
    whys.add(notice.instead ? words.whyInstead(role) : words.why(role));
    offices.add(oneLine(facts.office[language]));
    for (const stop of stopsOf(notice, facts)) stops.add(stop);
  }
  // In the order of the catalogue, whatever the order of the notices.
  const inOrder = (Object.keys(words.stops) as Stop[]).filter((stop) => stops.has(stop));
  const stopTexts = inOrder.map((stop) =>
    stop === 'once' && inOrder.length === 1 ? words.onlyOnce : words.stops[stop],
  );
  return [
    heading(2, words.whyHeading),
    ...passages([...whys].map((text) => ({ text }))),
    heading(2, words.stopHeading),
    ...passages(stopTexts.map((text) => ({ text }))),
    ...passages([{ text: words.duty }]),
    heading(2, words.fromHeading),
    ...passages([{ text: words.from(allOf([...offices], language)) }]),
  ];
}

function stopsOf(notice: Notice, facts: CycleFacts): Stop[] {
  switch (notice.kind) {
    case 'invitation':
      return ['delivering', 'no-need'];
    case 'reminder':
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
    case 'withdrawn':
    case 'needs-delivered':
    case 'request-asked':
    case 'request-answered':
    case 'acceptance-asked':
    case 'frame-published':
    case 'frame-final':
    case 'decision-published':
    case 'need-answered':
      return ['once'];
  }
}
