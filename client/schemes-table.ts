// The table of docs/schemes.md: what each definition asks of whom and by when, made from the definitions. Node only.

import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCycle, listCycles } from '../definitions/load.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { ForumDefinition } from '../domain/definition-forum.ts';
import type { StepDefinition } from '../domain/definition-step.ts';
import { GRANTING, isConsidered, isRecorded } from '../domain/step-kinds.ts';
import { unknownsOf } from '../domain/unknowns.ts';
import type { CycleRef, Role } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { roleName } from '../texts/roles.ts';

/** One step of one definition. */
export interface SchemeRow {
  readonly forum: string;
  readonly scheme: string;
  readonly year: number;
  readonly step: string;
  readonly label: string;
  readonly owedBy: string;
  readonly to: string;
  readonly deadline: string;
  readonly rule: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const YEARS: Readonly<Record<number, string>> = { [-1]: ', year before', 0: '', 1: ', year after' };

/** The rows of the definitions that have a cycle file; forum x scheme version once, in its newest year. */
export function schemeRows(dir?: string): SchemeRow[] {
  const newest = new Map<string, CycleRef>();
  for (const ref of listCycles(dir)) newest.set(`${ref.forum}/${ref.scheme}`, ref);
  return [...newest.values()].flatMap((ref) => {
    const definitions = loadCycle(cycleName(ref), dir === undefined ? {} : { dir });
    return definitions.forum.steps.map((step) => rowOf(definitions, step));
  });
}

function rowOf({ forum, scheme, cycle }: CycleDefinitions, step: StepDefinition): SchemeRow {
  return {
    forum: forum.id,
    scheme: scheme.id,
    year: cycle.year,
    step: step.id,
    label: step.labels.nb,
    owedBy: step.scope === 'owner' ? `each owner (${named(step.owedBy)})` : ownerOf(forum, step),
    to: receiverOf(step),
    deadline: deadlineOf(forum, step),
    rule: rulesOf(step).join('; '),
  };
}

function ownerOf(forum: ForumDefinition, step: StepDefinition): string {
  return step.scope === 'cycle'
    ? `${named(step.owedBy)} (${partyOf(forum, step.owedBy)})`
    : `each ${named(step.owedBy)}`;
}

function partyOf(forum: ForumDefinition, role: Role): string {
  return role === 'secretariat' ? forum.id : forum.office.id;
}

function named(role: Role): string {
  return roleName(role, 'en');
}

function receiverOf(step: StepDefinition): string {
  if (step.handedTo !== undefined) return named(step.handedTo);
  switch (step.kind) {
    case 'needs':
      return named('network-coordinator');
    case 'basis':
    case 'meeting':
    case 'long-term-plan':
    case 'spending-plan':
      return 'the forum';
    case 'recommendation':
      return named('case-officer');
    case 'decision':
      return 'each partnership and its universities';
    case 'report':
      return step.scope === 'cycle' ? 'outside' : named('case-officer');
    case 'assessment':
    case 'procurement':
      return 'stays where it is';
  }
}

function deadlineOf(forum: ForumDefinition, step: StepDefinition): string {
  const { day, month, yearOffset } = step.date;
  const rule = step.rule ?? forum.dayRule;
  const off =
    rule === 'exact' ? 'also on a day off' : rule === 'next' ? 'or next working day' : 'or working day before';
  const time = (step.time ?? forum.deadlineTime).slice(0, 5);
  return `${day} ${MONTHS[month - 1]!}${YEARS[yearOffset] ?? ''} ${time}, ${off}`;
}

function rulesOf(step: StepDefinition): string[] {
  const rules: string[] = [];
  if (step.localDeadline) rules.push('the network may set its own date');
  if (step.optional) rules.push(step.remindOnlyDrafts ? 'voluntary: one invitation, then only drafts' : 'voluntary');
  if (isConsidered(step)) rules.push('nothing is granted without it');
  if (step.approvedBy.length > 0) rules.push(`approved by ${step.approvedBy.map(named).join(' and ')}`);
  if (isRecorded(step)) rules.push('recorded as done');
  if (step.kind === 'spending-plan') rules.push('the forum agrees, and that disposes of the money');
  if (step.requires.length > 0) rules.push(`after ${step.requires.join(', ')}`);
  if (step.asks.length > 0) rules.push(`asks ${step.asks.join(', ')}`);
  if (step.unknown !== undefined || step.date.unknown !== undefined) rules.push('unknown: to be filled in');
  return rules;
}

/** What a definition has besides its steps. */
function summaryOf({ forum, scheme, cycle }: CycleDefinitions): string {
  const own = scheme.ownContribution;
  const granting = forum.steps.find((step) => GRANTING.includes(step.kind));
  const parts = [
    `${forum.networks.length} parties`,
    own === null
      ? 'no own contribution stated'
      : `own contribution ${own.percent === null ? 'described' : `${own.percent} %`}`,
    `${scheme.criteria.length} criteria`,
    granting === undefined ? 'no grants' : `money by ${granting.id}`,
    `valid ${scheme.validFrom} to ${scheme.validTo ?? 'no set date'}`,
  ];
  const unknowns = unknownsOf({ forum, scheme, cycle }).length;
  return [...parts, ...(unknowns > 0 ? [`${unknowns} unknown`] : [])].join(', ');
}

/** The whole file. */
export function schemesDocument(dir?: string): string {
  const rows = schemeRows(dir);
  const names = [...new Set(rows.map((row) => `${row.forum}/${row.scheme}/${row.year}`))];
  const cells = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  const sections = names.map((name) => {
    const definitions = loadCycle(name, dir === undefined ? {} : { dir });
    const own = rows.filter((row) => `${row.forum}/${row.scheme}/${row.year}` === name);
    return [
      `## ${name}`,
      '',
      `${definitions.forum.names.nb}. ${summaryOf(definitions)}.`,
      '',
      cells(['Step', 'In Norwegian', 'Who', 'To', 'Deadline', 'Rule']),
      cells(['---', '---', '---', '---', '---', '---']),
      ...own.map((row) => cells([row.step, row.label, row.owedBy, row.to, row.deadline, row.rule])),
    ].join('\n');
  });
  return [
    '# Definitions: who owes what, to whom and by when',
    '',
    'Made from the definitions by `npm run schemes-table`; a test says when it is out of date. Which figures have a source and which are made up stands in the definition files.',
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === self) {
  const file = fileURLToPath(new URL('../docs/schemes.md', import.meta.url));
  const text = schemesDocument();
  if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(file, text);
}
