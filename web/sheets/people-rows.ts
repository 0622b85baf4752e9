// The directory from a spreadsheet: people from rows that fit, and for every other row what is wrong with it. Pure.

import { checkPeople } from '../../domain/check-definition.ts';
import { partiesByRole } from '../../domain/check-forum.ts';
import type { ForumDefinition } from '../../domain/definition-forum.ts';
import type { Person } from '../../domain/definition-people.ts';
import { DEFINITION_SCHEMAS } from '../../domain/definition.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Language, Role } from '../../domain/words.ts';
import { LANGUAGES, ROLES } from '../../domain/words.ts';
import { roleName } from '../../texts/roles.ts';
import { SHEET_WORDS } from '../i18n/sheets.ts';
import { PEOPLE_HEADS } from './contents.ts';

/** What is wrong with one row; `row` counts as the spreadsheet does, the heads being row 1. */
export interface RowFault {
  readonly row: number;
  readonly what: string;
}

export interface ReadPeople {
  /** What is wrong with the sheet as a whole; then nothing else was looked at. */
  readonly sheet: readonly string[];
  readonly people: readonly Person[];
  readonly faults: readonly RowFault[];
}

type HeadId = (typeof PEOPLE_HEADS)[number];

/** Reads rows into people of a forum. `known` is the directory as it is; `language` that of the sentences. */
export function peopleOfRows(
  rows: readonly (readonly string[])[],
  forum: ForumDefinition,
  known: readonly Person[],
  language: Language,
): ReadPeople {
  const words = SHEET_WORDS[language];
  const [heads = [], ...lines] = rows;
  const { columns, faults: sheet } = columnsOf(heads, language);
  const filled = lines
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (sheet.length === 0 && filled.length === 0) sheet.push(words.faults.empty);
  if (sheet.length > 0) return { sheet, people: [], faults: [] };

  const byId = new Map<string, { row: number; own: Record<HeadId, string>; role: Role | null }[]>();
  const faults: RowFault[] = [];
  for (const { row, cells } of filled) {
    const own = Object.fromEntries(PEOPLE_HEADS.map((head) => [head, cells[columns[head]] ?? ''])) as Record<
      HeadId,
      string
    >;
    const role = roleOf(own.role);
    for (const what of faultsOfRow(own, role, forum, language)) faults.push({ row, what });
    const same = byId.get(own.id) ?? [];
    const [first] = same;
    if (first) {
      for (const head of ['name', 'email', 'language'] as const) {
        if (own[head].toLowerCase() !== first.own[head].toLowerCase())
          faults.push({ row, what: words.faults.differs(words.heads[head], first.row) });
      }
      const twin = same.find((one) => one.role === role && one.own.partyId === own.partyId);
      if (twin) faults.push({ row, what: words.faults.twice(twin.row) });
    }
    byId.set(own.id, [...same, { row, own, role }]);
  }

  const people: Person[] = [];
  for (const [id, all] of byId) {
    const bad = all.find(({ row }) => faults.some((one) => one.row === row));
    if (bad) {
      // Roles are replaced as a whole: half of somebody's would take the others away.
      for (const { row } of all) {
        if (!faults.some((one) => one.row === row)) faults.push({ row, what: words.faults.dragged(bad.row) });
      }
      continue;
    }
    const before = known.find((one) => one.id === id);
    const made = personOf(all, before);
    const fault = misfit(made, before, forum, people, language);
    if (fault === null) people.push(made);
    else faults.push({ row: all[0]!.row, what: fault });
  }
  return { sheet: [], people, faults: faults.sort((a, b) => a.row - b.row) };
}

function columnsOf(heads: readonly string[], language: Language) {
  const { faults, heads: names } = SHEET_WORDS[language];
  // A sheet that was downloaded in another language fits too.
  const idOf = (text: string): HeadId | undefined =>
    PEOPLE_HEADS.find((head) =>
      LANGUAGES.some((one) => SHEET_WORDS[one].heads[head].toLowerCase() === text.toLowerCase()),
    );
  const found: string[] = [];
  const columns: Partial<Record<HeadId, number>> = {};
  const double: string[] = [];
  const unknown: string[] = [];
  heads.forEach((text, index) => {
    if (text === '') return;
    const id = idOf(text);
    if (id === undefined) unknown.push(text.slice(0, 40));
    else if (columns[id] !== undefined) double.push(names[id]);
    else columns[id] = index;
  });
  const missing = PEOPLE_HEADS.filter((head) => columns[head] === undefined).map((head) => names[head]);
  if (missing.length > 0) found.push(faults.noHead(missing.join(', ')));
  if (unknown.length > 0) found.push(faults.unknownHead(unknown.slice(0, 20).join(', ')));
  if (double.length > 0) found.push(faults.doubleHead(double.join(', ')));
  return { columns: columns as Record<HeadId, number>, faults: found };
}

/** By its name in any of the languages, or by its id. */
function roleOf(text: string): Role | null {
  const wanted = text.toLowerCase();
  const fits = (role: Role): boolean =>
    role === wanted || LANGUAGES.some((one) => roleName(role, one).toLowerCase() === wanted);
  return ROLES.find(fits) ?? null;
}

function faultsOfRow(
  own: Record<HeadId, string>,
  role: Role | null,
  forum: ForumDefinition,
  language: Language,
): string[] {
  const { faults, heads } = SHEET_WORDS[language];
  const empty = PEOPLE_HEADS.filter((head) => own[head] === '');
  const shown = (text: string): string => text.slice(0, 60);
  const found = empty.map((head) => faults.missing(heads[head]));
  const say = (head: HeadId, wrong: boolean, what: string): void => {
    if (own[head] !== '' && wrong) found.push(what);
  };
  say('id', !/^[a-z0-9][a-z0-9-]*$/.test(own.id), faults.id(shown(own.id)));
  say('email', !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(own.email), faults.email(shown(own.email)));
  say(
    'language',
    !(LANGUAGES as readonly string[]).includes(own.language.toLowerCase()),
    faults.language(shown(own.language)),
  );
  say('role', role === null, faults.role(shown(own.role)));
  const parties = role === null ? null : partiesByRole(forum)[role];
  say('partyId', parties !== null && !parties.has(own.partyId), faults.party(shown(own.partyId)));
  return found;
}

function personOf(
  all: readonly { readonly own: Record<HeadId, string>; readonly role: Role | null }[],
  before: Person | undefined,
): Person {
  const { id, name, email, language } = all[0]!.own;
  const roles = all.map(({ role, own }) => {
    // Since when somebody has a role is not in the sheet, and stays.
    const held = before?.roles.find((one) => one.role === role && one.party === own.partyId);
    return held ?? { role: role!, party: own.partyId };
  });
  return { id, name, email, language: language.toLowerCase() as Language, roles };
}

/** Why somebody whose rows are in order cannot be imported all the same; null when they can. */
function misfit(
  made: Person,
  before: Person | undefined,
  forum: ForumDefinition,
  others: readonly Person[],
  language: Language,
): string | null {
  const { faults } = SHEET_WORDS[language];
  const here = partiesByRole(forum);
  if (before?.roles.some(({ role, party }) => !here[role].has(party)) === true) return faults.elsewhere;
  const parsed = DEFINITION_SCHEMAS.people.safeParse({ people: [made] });
  if (!parsed.success) return faults.unfit(parsed.error.issues[0]!.message);
  try {
    checkPeople(forum, { people: [...others, made] }, 'the sheet');
    return null;
  } catch (error) {
    if (error instanceof Refusal) return faults.unfit(error.message);
    throw error;
  }
}
