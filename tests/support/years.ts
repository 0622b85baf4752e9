// Years for tests: the shipped forum with few networks, so that a world is small. Node only.

import type { CompiledYear } from '../../client/preview.ts';
import { compileYear } from '../../client/preview.ts';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { Person } from '../../domain/definition-people.ts';
import { filledDocument } from '../../domain/document.ts';
import { proposedStep } from '../../domain/plan.ts';
import type { CycleRef } from '../../domain/words.ts';
import { hashDefinitions } from '../../store/world-store.ts';

export const FORUM = 'trondelag-kompetanseloftet';
export const SCHEME = 'kompetanseloftet-2021';

/** Who acts in tests, by what they are. */
export const ACTORS = {
  secretariat: 'p-sekretariat',
  caseOfficer: 'p-saksbehandler',
  leader: 'p-leder',
  administrator: 'p-drift',
  fosen: 'p-koordinator-fosen',
  fosenOwner: 'p-kontakt-fosen-1',
  nord: 'p-koordinator-nord',
} as const;

/** The networks that tests keep, in the order in which they are taken. */
const NETWORKS = ['fosen', 'trondheim-malvik', 'nettverk-04', 'ppt-ledernettverket'];

export function refOf(year: number): CycleRef {
  return { forum: FORUM, scheme: SCHEME, year };
}

/** The example directory of the shipped forum. */
export function examplePeople(): readonly Person[] {
  return loadPeople(FORUM).people;
}

/** Any document will do here; what documents must hold has tests of its own. A year of the shipped forum with the first so many of: Fosen, Trondheim/Malvik, network 4, the PPT leaders. */
export function smallYear(year: number, networks = 2): CycleDefinitions {
  const shipped = loadCycle(`${FORUM}/${SCHEME}/${year}`);
  const kept = NETWORKS.slice(0, networks);
  const { forum } = shipped;
  return {
    ...shipped,
    forum: {
      ...forum,
      // Decided by one person; four eyes have tests of their own.
      decision: { fourEyes: false, checklist: false, caseNumber: false, organisationNumbers: false },
      networks: forum.networks.filter(({ id }) => kept.includes(id)),
      fixedLines: forum.fixedLines.filter(({ recipient }) => recipient === undefined || kept.includes(recipient)),
      steps: forum.steps.map((step) => ({ ...step, fields: [], asks: [] })),
    },
  };
}

/** The same with the documents as they are shipped, for pages and forms. */
export function formYear(year: number, networks = 2): CycleDefinitions {
  const small = smallYear(year, networks);
  const { steps } = loadCycle(`${FORUM}/${SCHEME}/${year}`).forum;
  return { ...small, forum: { ...small.forum, steps } };
}

/** The same with the measures of a decision basis as a list, as the forum of ReKom has them: what each is called and asks for. */
export function measuredYear(year: number, networks = 2): CycleDefinitions {
  const plain = formYear(year, networks);
  const listing = loadCycle('trondelag-rekom/rekom-2021/2025').forum.steps.find(({ kind }) => kind === 'basis')!;
  const list = listing.fields.find(({ id }) => id === 'measures')!;
  const steps = plain.forum.steps.map((step) =>
    step.kind !== 'basis'
      ? step
      : {
          ...step,
          measures: listing.measures!,
          fields: step.fields.map((field) => (field.id === 'measures' ? list : field)),
        },
  );
  return { ...plain, forum: { ...plain.forum, steps } };
}

/** Compiled as an example, which every year after 2025 is. */
export function compiledYear(definitions: CycleDefinitions, people: readonly Person[]): CompiledYear {
  return compileYear(definitions, people, { example: true, definitionHash: hashDefinitions(definitions) });
}

/** The text of a proposal to the forum, with all that its definition asks for. */
export function proposalText({ plan }: Pick<CompiledYear, 'plan'>, text: string): Readonly<Record<string, unknown>> {
  return filledDocument(plan.fields?.[proposedStep(plan)!.id] ?? [], text);
}
