// Verbs about what years are made from: the list with its faults, the difference between two, and what opening one
// means. Node only.

import { checkedDefinitions } from '../../client/definition-check.ts';
import type { CheckedDefinitions, Opening, OpeningPlan } from '../../domain/opening.ts';
import { compileYear, previewYears } from '../../client/preview.ts';
import { loadCycle } from '../../definitions/load.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { DefinitionDifference } from '../../domain/definition-difference.ts';
import { definitionChanges, namesIn } from '../../domain/definition-difference.ts';
import { Refusal } from '../../domain/refusal.ts';
import { knowingLastYear } from '../last-year.ts';
import { open } from './commands.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { textOf } from './input.ts';

/** Everything that is defined, with what is to be said of each. */
export function definitionList(world: OpenWorld): Promise<CheckedDefinitions> {
  return Promise.resolve(checkedDefinitions(world.definitions));
}

/** What an opened year froze; else what the files say. */
async function definitionsOf(world: OpenWorld, name: string): Promise<CycleDefinitions> {
  const { reads, definitions } = world.running.store;
  if ((await reads.cycles()).some(({ cycle }) => cycle === name)) return definitions.ofCycle(name);
  return loadCycle(name, world.definitions === undefined ? {} : { dir: world.definitions });
}

/** The fields that differ between two years. */
export async function definitionDifference(world: OpenWorld, input: VerbInput): Promise<DefinitionDifference> {
  const [before, after] = [
    await definitionsOf(world, textOf(input, 'from')),
    await definitionsOf(world, textOf(input, 'to')),
  ];
  return { changes: definitionChanges(before, after), names: namesIn(after, before) };
}

/** What opening a year would mean, before it is done. */
export async function openingPlan(world: OpenWorld, input: VerbInput): Promise<OpeningPlan> {
  const cycle = textOf(input, 'cycle');
  const files = loadCycle(cycle, world.definitions === undefined ? {} : { dir: world.definitions });
  const { definitions } = await knowingLastYear(world.running.store, files);
  const people = await world.running.store.directory.people();
  const year = compileYear(definitions, people, { example: true, definitionHash: 'looked at' });
  const { mails } = previewYears([year], people, 'silent');
  const deadlines = year.plan.steps.map(({ id, labels, deadline: { nominal, handled, time, reason } }) => ({
    ...{ step: id, labels, nominal, handled, time, reason },
  }));
  const looked = {
    names: namesIn(definitions),
    deadlines,
    mails: { count: mails.length, first: mails[0]?.date ?? null },
  };
  try {
    const opening = (await open(world, { cycle, example: true, dryRun: true })) as Opening;
    return { opening, refused: null, ...looked };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { opening: null, refused: { code: error.code, sentence: error.message }, ...looked };
  }
}
