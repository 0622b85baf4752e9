// Verbs that read reports: where they stand, and what they say together. Node only.

import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { DocumentFields } from '../../domain/document.ts';
import { reportLines } from '../../domain/report-lines.ts';
import type { SectionText } from '../../domain/report-summary.ts';
import { summariseReports } from '../../domain/report-summary.ts';
import type { CycleRef, Language } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { factsOf } from '../../texts/facts.ts';
import { reportSummaryText } from '../../texts/report-summary.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, stateOf, target } from './input.ts';

/** The reports of one partnership, or of all in a cycle. */
export async function reportStatus(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref, party } = await target(world, input);
  const { reads } = world.running.store;
  const parties = party === undefined ? (await reads.partnerships(cycleName(ref))).map((one) => one.party) : [party];
  const [states, now] = await Promise.all([statesOf(world, ref, parties), businessNow(world.running)]);
  return states.flatMap((state) => reportLines(state, now));
}

/** The governor's yearly summary of a cycle: figures, answers per question, and the whole as text. */
export async function reportSummary(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref } = await target(world, { ...input, party: undefined });
  const { store } = world.running;
  const cycle = cycleName(ref);
  const frozen = await store.definitions.ofCycle(cycle);
  const parties = (await store.reads.partnerships(cycle)).map((one) => one.party);
  const [states, now] = await Promise.all([statesOf(world, ref, parties), businessNow(world.running)]);
  const texts = (await Promise.all(states.map((state) => sectionTexts(world, cycle, state)))).flat();
  const { reportQuestions } = frozen.scheme;
  const summary = summariseReports(
    states,
    texts,
    reportQuestions.map(({ id }) => id),
    now,
  );
  const language = (optionalText(input, 'language') ?? 'nb') as Language;
  const facts = factsOf(frozen, frozen.example);
  return { cycle, ...summary, text: reportSummaryText(summary, facts, reportQuestions, language) };
}

function statesOf(world: OpenWorld, ref: CycleRef, parties: readonly string[]): Promise<PartnershipState[]> {
  return Promise.all(parties.map((one) => stateOf(world, ref, one) as Promise<PartnershipState>));
}

/** The present text of each section of a partnership's reports. */
async function sectionTexts(world: OpenWorld, cycle: string, state: PartnershipState): Promise<SectionText[]> {
  const { party } = state.plan;
  const rows = await world.running.store.reads.documents(`partnership/${cycle}/${party}`);
  return Object.values(state.items).flatMap((item) =>
    (item.notCarriedOut ? [] : (item.sections ?? [])).flatMap((section) => {
      const row = rows.find(
        (one) => one.step === item.step && one.party === section.party && one.revision === section.revision,
      );
      return row ? [{ party, section: section.party, document: JSON.parse(row.document) as DocumentFields }] : [];
    }),
  );
}
