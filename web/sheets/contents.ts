// What stands in each spreadsheet: the same as on the pages, for whoever may see those. Node only.

import { isLate } from '../../domain/deadline.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { Person } from '../../domain/definition-people.ts';
import { isMissing } from '../../domain/obligations.ts';
import type { Stage } from '../../domain/partnership-state.ts';
import type { CycleRef, Language } from '../../domain/words.ts';
import { cycleName, tryParseCycleName } from '../../domain/words.ts';
import type { AllocationReport } from '../../texts/allocation-report.ts';
import { factsOf, partyLabel, stepLabel } from '../../texts/facts.ts';
import { roleName } from '../../texts/roles.ts';
import { stageName } from '../../texts/stages.ts';
import { CATALOGUE } from '../i18n/catalogue.ts';
import type { SheetKind } from '../i18n/sheets.ts';
import { SHEET_WORDS } from '../i18n/sheets.ts';
import type { WebWorld } from '../world.ts';
import type { Cell, Column, SheetTable } from './table.ts';

type Head = keyof (typeof SHEET_WORDS)['nb']['heads'];
type Shape = readonly (readonly [Head, Column['kind'], number])[];

function tableOf(kind: SheetKind, about: string, language: Language, shape: Shape, rows: Cell[][]): SheetTable {
  const words = SHEET_WORDS[language];
  const columns = shape.map(([head, cells, width]) => ({ head: words.heads[head], kind: cells, width }));
  return { name: `${words.files[kind]}${about === '' ? '' : `-${about}`}`, columns, rows };
}

function aboutOf({ forum, year }: CycleRef): string {
  return `${forum}-${year}`;
}

/** Every partnership of the cycles given, with what it owes next. */
export async function boardTable(
  world: WebWorld,
  cycles: readonly { readonly cycle: string; readonly definitions: CycleDefinitions }[],
  language: Language,
): Promise<SheetTable> {
  const now = await world.now();
  const { yes } = SHEET_WORDS[language];
  const rows: Cell[][] = [];
  for (const { cycle, definitions } of cycles) {
    const facts = factsOf(definitions, false);
    for (const { party, stage, grant, next } of await world.reads.partnerships(cycle)) {
      rows.push([
        facts.forum[language],
        facts.scheme[language],
        facts.year,
        partyLabel(facts, party, language),
        stageName(stage as Stage, language),
        next === null ? null : stepLabel(facts, next.step, language),
        next?.handled ?? null,
        next !== null && isLate(next, now) ? yes : null,
        grant,
      ]);
    }
  }
  const shape: Shape = [
    ['forum', 'text', 36],
    ['scheme', 'text', 36],
    ['year', 'count', 8],
    ['partnership', 'text', 30],
    ['stage', 'text', 18],
    ['next', 'text', 30],
    ['deadline', 'date', 12],
    ['overdue', 'text', 10],
    ['grant', 'kroner', 14],
  ];
  return tableOf('board', '', language, shape, rows);
}

/** Everything that is owed in a cycle, soonest first. */
export async function deadlinesTable(
  world: WebWorld,
  ref: CycleRef,
  definitions: CycleDefinitions,
  language: Language,
): Promise<SheetTable> {
  const [all, now] = await Promise.all([world.reads.obligations(cycleName(ref)), world.now()]);
  const facts = factsOf(definitions, false);
  const { states } = CATALOGUE[language].partnership;
  const rows = all.map((row): Cell[] => [
    stepLabel(facts, row.step, language),
    partyLabel(facts, row.party, language),
    row.partnership === null ? null : partyLabel(facts, row.partnership, language),
    roleName(row.owedBy, language),
    row.nominal,
    row.handled,
    states[row.status] ?? row.status,
    isMissing(row) && !row.optional && isLate(row, now) ? SHEET_WORDS[language].yes : null,
    row.submittedAt === null ? null : world.dateOf(row.submittedAt),
  ]);
  const shape: Shape = [
    ['step', 'text', 30],
    ['party', 'text', 30],
    ['partnership', 'text', 30],
    ['owedBy', 'text', 24],
    ['nominal', 'date', 16],
    ['handled', 'date', 18],
    ['state', 'text', 18],
    ['late', 'text', 10],
    ['submitted', 'date', 12],
  ];
  return tableOf('deadlines', aboutOf(ref), language, shape, rows);
}

/** Who gets what of the frame, each line with the figures that give it. */
export async function allocationTable(
  world: WebWorld,
  ref: CycleRef,
  definitions: CycleDefinitions,
  language: Language,
): Promise<SheetTable> {
  const { report } = (await world.ask('allocation', { cycle: cycleName(ref), language })) as {
    readonly report: AllocationReport;
  };
  const facts = factsOf(definitions, false);
  const { lineKinds } = SHEET_WORDS[language];
  const rows = report.lines.map((line): Cell[] => [
    partyLabel(facts, line.recipient, language),
    lineKinds[line.kind],
    line.amount,
    line.explanation,
  ]);
  const shape: Shape = [
    ['recipient', 'text', 30],
    ['kind', 'text', 18],
    ['amount', 'kroner', 14],
    ['explanation', 'text', 90],
  ];
  return tableOf('allocation', aboutOf(ref), language, shape, rows);
}

/** The columns of the directory, in the order of the sheet; an import wants the same. */
export const PEOPLE_HEADS = ['id', 'name', 'email', 'language', 'role', 'partyId'] as const;

/** People with one row for each role, as an import takes them. */
export function peopleTable(people: readonly Person[], language: Language): SheetTable {
  const rows = people.flatMap(({ id, name, email, language: own, roles }) =>
    roles.map(({ role, party }): Cell[] => [id, name, email, own, roleName(role, language), party]),
  );
  const widths = [24, 30, 36, 8, 24, 30];
  const shape = PEOPLE_HEADS.map((head, index) => [head, 'text', widths[index]!] as const);
  return tableOf('people', '', language, shape, rows);
}

/** The mail log, newest first. */
export async function mailsTable(world: WebWorld, forums: readonly string[], language: Language): Promise<SheetTable> {
  const [mails, people] = await Promise.all([world.reads.mails({ forums }), world.people()]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { states, gone } = CATALOGUE[language].mails;
  const rows = mails
    .toReversed()
    .map((mail): Cell[] => [
      world.dateOf(mail.date),
      names.get(mail.person) ?? mail.person,
      mail.subject ?? gone,
      states[mail.state] ?? mail.state,
      mail.report ?? mail.reply,
    ]);
  const shape: Shape = [
    ['sent', 'date', 12],
    ['to', 'text', 30],
    ['subject', 'text', 70],
    ['state', 'text', 24],
    ['reply', 'text', 50],
  ];
  return tableOf('mails', '', language, shape, rows);
}

/** The cycle of a name; a name that is none is a fault of ours. */
export function refOfName(cycle: string): CycleRef {
  return tryParseCycleName(cycle)!;
}
