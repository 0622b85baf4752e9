// Measures of a decision as they are typed: `party/number=kroner`, with the reasons beside. Node only.

import { sumOf } from '../../domain/amount-lines.ts';
import type { GrantLine } from '../../domain/grant-lines.ts';
import type { GrantMeasure } from '../../domain/grant-measures.ts';
import { refuse } from '../../domain/refusal.ts';

interface Typed {
  readonly measure?: string[];
  readonly measureReason?: string[];
  readonly returnMeasure?: string[];
}

type ByParty = ReadonlyMap<string, readonly GrantMeasure[]>;

/**
 * What was typed of each party’s measures; undefined when nothing was. Refuses what cannot be read, and one named
 * twice.
 */
export function parseMeasures({ measure, measureReason, returnMeasure }: Typed): ByParty | undefined {
  if (measure === undefined && measureReason === undefined && returnMeasure === undefined) return undefined;
  const found = new Map<string, Map<number, GrantMeasure>>();
  const put = (party: string, one: GrantMeasure): void => {
    const own = found.get(party) ?? new Map<number, GrantMeasure>();
    if (own.has(one.measure))
      refuse('misshapen', `Read measure ${party}/${one.measure}: it is named twice, wanted once`);
    found.set(party, own.set(one.measure, one));
  };
  for (const typed of measure ?? []) {
    const { party, number, text } = split(typed, 'party/number=kroner, such as fosen/2=150000');
    const digits = text.replaceAll('_', '');
    if (!/^\d+$/.test(digits)) {
      refuse('misshapen', `Read the measure "${typed}": ${text} are no kroner, wanted whole kroner, 0 or more`);
    }
    put(party, { measure: number, amount: Number(digits) });
  }
  for (const typed of returnMeasure ?? []) {
    const { party, number, text } = split(typed, 'party/number=text, such as fosen/3=Mangler mål');
    put(party, { measure: number, amount: 0, result: 'returned', reason: text });
  }
  for (const typed of measureReason ?? []) {
    const { party, number, text } = split(typed, 'party/number=text, such as fosen/2=Færre deltakere');
    const one = found.get(party)?.get(number);
    if (one === undefined) {
      return refuse('not-found', `Read the reason for ${party}/${number}: no --measure names it, wanted one that does`);
    }
    found.get(party)!.set(number, { ...one, reason: text });
  }
  return new Map([...found].map(([party, own]) => [party, [...own.values()]]));
}

/** Puts measures on the lines; a party without a line gets one with their sum. */
export function withMeasures(lines: readonly GrantLine[], measures: ByParty): readonly GrantLine[] {
  const without = [...measures.keys()].filter((party) => !lines.some((line) => line.party === party));
  return [
    ...lines.map((line) => {
      const own = measures.get(line.party);
      return own === undefined ? line : { ...line, measures: own };
    }),
    ...without.map((party) => {
      const own = measures.get(party)!;
      return { party, amount: sumOf(own), measures: own };
    }),
  ];
}

function split(typed: string, wanted: string): { party: string; number: number; text: string } {
  const [, party, number, text] = /^([a-z0-9-]+)\/([1-9]\d{0,3})=(.+)$/s.exec(typed) ?? [];
  if (party === undefined || number === undefined || text === undefined) {
    return refuse('misshapen', `Read the measure "${typed}": wanted ${wanted}`);
  }
  return { party, number: Number(number), text };
}
