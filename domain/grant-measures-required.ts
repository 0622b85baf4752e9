// Refuses a grant line whose measures may not stand: others than those of the decision basis, a wrong sum, no reason.
// Pure. Sandbox-safe.

import { requireKroner } from './allocation-lines.ts';
import { sumOf } from './amount-lines.ts';
import type { GrantMeasure, MeasuredLine, MeasuredState } from './grant-measures.ts';
import { earlierLine, fixedPart, openMeasures, recommendedMeasures, resultOfMeasure } from './grant-measures.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** All the reasons of a decision’s measures together, in characters: they travel with the cycle’s state. */
export const REASONS_LIMIT = 50_000;

/** Refuses measures that are not those of the decision basis, do not add up to the line, or lack a reason. */
export function requireMeasures(
  where: string,
  state: MeasuredState,
  line: MeasuredLine,
  recommended: number | null,
  deviationReason: string | null,
): void {
  const { party, measures } = line;
  const earlier = earlierLine(state, party);
  const open = openMeasures(state, party);
  const numbers = open.map(({ measure }) => measure).join(', ');
  if (measures === undefined) {
    if (earlier === undefined) return;
    return refuse(
      'misshapen',
      `${where}: ${party} has measures that went back to the forum and its line names none, wanted measures ${numbers}`,
    );
  }
  if (open.length === 0) {
    refuse(
      'not-found',
      `${where}: ${party} has a line with ${measures.length} measures and its decision basis lists none, wanted the line without measures`,
    );
  }
  const seen = new Set<number>();
  for (const given of measures) {
    const { measure } = given;
    const found = open.find((one) => one.measure === measure);
    if (seen.has(measure)) {
      refuse('misshapen', `${where}: measure ${measure} of ${party} is decided twice, wanted once`);
    }
    seen.add(measure);
    if (found === undefined) {
      const decided = earlier?.measures?.some((one) => one.measure === measure) === true;
      return refuse(
        decided ? 'wrong-stage' : 'not-found',
        decided
          ? `${where}: measure ${measure} of ${party} is decided, wanted those that went back: ${numbers}`
          : `${where}: ${party} has no measure ${measure} in its decision basis, wanted one of ${numbers}`,
      );
    }
    requireMeasure(where, party, given, found.asked);
  }
  const missing = open.find(({ measure }) => !seen.has(measure));
  if (missing) {
    refuse(
      'misshapen',
      `${where}: measure ${missing.measure} of ${party} is not decided, wanted each of its measures ${numbers} with a result`,
    );
  }
  requireSum(where, state, line, measures);
  requireReasons(where, state, line, measures, recommended, deviationReason);
}

function requireMeasure(where: string, party: PartyId, given: GrantMeasure, asked: number): void {
  const { measure, amount, result } = given;
  requireKroner(where, `what measure ${measure} of ${party} is given`, amount);
  const follows = resultOfMeasure(given, asked);
  if (follows === 'returned' && amount !== 0) {
    refuse(
      'amounts-do-not-fit',
      `${where}: measure ${measure} of ${party} is returned with ${amount} kroner, wanted 0: its money waits for the forum`,
    );
  }
  if (result !== undefined && result !== follows) {
    refuse(
      'amounts-do-not-fit',
      `${where}: measure ${measure} of ${party} is ${result} with ${amount} kroner of the ${asked} it asks for, wanted ${follows}`,
    );
  }
}

function requireSum(
  where: string,
  state: MeasuredState,
  { party, amount, result }: MeasuredLine,
  measures: readonly GrantMeasure[],
): void {
  const sum = sumOf(measures);
  const own = fixedPart(state, party, amount);
  if (sum !== amount - own) {
    const less = own === 0 ? '' : ` (${amount} less ${own} of its fixed lines)`;
    refuse(
      'amounts-do-not-fit',
      `${where}: the measures of ${party} come to ${sum} kroner, wanted ${amount - own}${less}`,
    );
  }
  if (result === 'returned' && !measures.every((one) => one.result === 'returned')) {
    refuse(
      'misshapen',
      `${where}: ${party} is returned whole and has measures that are not, wanted each measure returned or no result on the line`,
    );
  }
}

/** Those who asked read why they do not get it; what follows the recommendation in part needs no more than that. */
function requireReasons(
  where: string,
  state: MeasuredState,
  line: MeasuredLine,
  measures: readonly GrantMeasure[],
  recommended: number | null,
  deviationReason: string | null,
): void {
  const byForum = recommendedMeasures(state, line.party, recommended);
  for (const { measure, amount, result, reason } of measures) {
    if (reason !== undefined) continue;
    const named = `measure ${measure} of ${line.party}`;
    if (result === 'returned' || amount === 0) {
      const what = result === 'returned' ? 'is returned to the forum' : 'is not granted';
      refuse('misshapen', `${where}: ${named} ${what} without a reason, wanted one`);
    }
    const wanted = byForum.get(measure)!;
    if (amount === wanted || line.reason !== undefined || deviationReason !== null) continue;
    refuse(
      'amounts-do-not-fit',
      `${where}: ${named} is given ${amount} kroner and the recommendation means ${wanted}, wanted a reason on the measure`,
    );
  }
}

/** Refuses more reasons than a cycle’s state has room for. */
export function requireRoomForReasons(where: string, grants: readonly MeasuredLine[]): void {
  const length = grants
    .flatMap(({ measures }) => measures ?? [])
    .reduce((sum, { reason }) => sum + (reason?.length ?? 0), 0);
  if (length > REASONS_LIMIT) {
    refuse(
      'too-large',
      `${where}: the reasons of the measures take ${length} characters, wanted at most ${REASONS_LIMIT}: shorter ones`,
    );
  }
}
