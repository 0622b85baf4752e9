// The verb that foresees the mails of a day, of a year that runs or of one that is only defined. Node only.

import type { ForeseenMail } from '../../client/preview-day.ts';
import { foreseenOn, writtenOn } from '../../client/preview-day.ts';
import { compileYear, previewYears } from '../../client/preview.ts';
import { loadCycle } from '../../definitions/load.ts';
import { isLocalDate } from '../../domain/local-time.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import { factsOf } from '../../texts/facts.ts';
import { knowingLastYear } from '../last-year.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, textOf } from './input.ts';

/** Those of one day: from now on where the year runs, and nobody does anything; else of the whole year by a script. */
export async function previewDay(world: OpenWorld, input: VerbInput): Promise<readonly ForeseenMail[]> {
  const [cycle, on] = [textOf(input, 'cycle'), textOf(input, 'on')];
  if (!isLocalDate(on))
    refuse('misshapen', `Foresee mails: "${String(on).slice(0, 40)}" is no date, wanted YYYY-MM-DD`);
  const test = input['test'] === true;
  const { store } = world.running;
  const [people, index] = await Promise.all([store.directory.people(), store.directory.index()]);
  const picture = await store.yearSoFar(cycle);
  if (picture) {
    const frozen = await store.definitions.ofCycle(cycle);
    const { waiting, ...soFar } = picture;
    const clock = await businessNow(world.running);
    const now = clock > soFar.state.now ? clock : soFar.state.now;
    return foreseenOn(on, { soFar, waiting, people, index, facts: factsOf(frozen, frozen.example), now, test });
  }
  const behaviour = BEHAVIOURS.find((one) => one === optionalText(input, 'people')) ?? ('silent' satisfies Behaviour);
  const files = loadCycle(cycle, world.definitions === undefined ? {} : { dir: world.definitions });
  const { definitions } = await knowingLastYear(store, files);
  const year = compileYear(definitions, people, { example: true, definitionHash: 'looked at', index });
  const { mails } = previewYears([year], people, behaviour, test).simulation;
  return writtenOn(on, mails, { table: year.plan.rules.table, people, facts: year.facts, test });
}
