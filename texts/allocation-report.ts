// An allocation as people and programs read it: lines with their sentences, and what is to be noted. Pure.
// Sandbox-safe.

import type { Allocation, LineKind } from '../domain/allocation-lines.ts';
import { notesOfRule } from '../domain/allocation-notes.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { CyclePlan } from '../domain/plan.ts';
import type { Language, PartyId } from '../domain/words.ts';
import type { LineNames } from './allocation.ts';
import { longDate } from './dates.ts';
import { oneLine } from './phrases.ts';
import { explainCut, explainLine, explainNote } from './allocation.ts';

/** What `arshjul allocate --json` prints; the amounts add up to the frame. */
export interface AllocationReport {
  /** Whole kroner. */
  readonly frame: number;
  readonly lines: readonly {
    readonly recipient: PartyId;
    readonly kind: LineKind;
    /** Whole kroner. */
    readonly amount: number;
    readonly explanation: string;
  }[];
}

/** The names of a forum’s fixed lines. */
export function lineNames({ forum }: Pick<CycleDefinitions, 'forum'>): LineNames {
  return Object.fromEntries(forum.fixedLines.map((line) => [line.id, line.names]));
}

export function allocationReport(allocation: Allocation, names: LineNames, language: Language): AllocationReport {
  return {
    frame: allocation.frame,
    lines: allocation.lines.map((line) => ({
      recipient: line.recipient,
      kind: line.kind,
      amount: line.amount,
      explanation: explainLine(line, names, language),
    })),
  };
}

function sourceOf({ source }: NonNullable<CycleDefinitions['forum']['counts']>, language: Language): string {
  return typeof source === 'string' ? source : source[language];
}

/** Notes and warnings about the rule, and where the counts come from. */
export function allocationNotes(
  { allocation }: Pick<CyclePlan, 'allocation'>,
  { forum }: Pick<CycleDefinitions, 'forum'>,
  language: Language,
  shared?: Pick<Allocation, 'cut'>,
): string[] {
  const { counts } = forum;
  const source = {
    nb: 'Tallene er hentet fra',
    nn: 'Tala er henta frå',
    en: 'The counts are from',
  }[language];
  return [
    ...notesOfRule(allocation).map((note) => explainNote(note, language)),
    ...(allocation.method === 'key' && counts !== undefined
      ? [`${source}: ${sourceOf(counts, language)} (${longDate(counts.date, language)}).`]
      : []),
    ...(shared?.cut
      ? [explainCut({ ...shared.cut, party: partyName(shared.cut.party, forum, language) }, language)]
      : []),
  ];
}

/** What a party is called; its id where the forum does not know it. */
function partyName(id: PartyId, { networks }: CycleDefinitions['forum'], language: Language): string {
  const found = [...networks, ...networks.flatMap(({ owners }) => owners)].find((one) => one.id === id);
  return found === undefined ? id : oneLine(found.names[language]);
}
