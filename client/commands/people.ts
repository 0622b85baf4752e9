// `arshjul people`: who is in the directory, and how they get there. Node only.

import { basename } from 'node:path';
import { listForums, loadPeopleFile } from '../../definitions/load.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { addPlaces } from './places.ts';
import { table } from './table.ts';

interface Listed {
  readonly id: string;
  readonly language: string;
  readonly roles: readonly { readonly role: string; readonly party: string }[];
  readonly absences?: readonly { from: string; to: string; deputies: readonly string[] }[];
  readonly name?: string;
  readonly email?: string;
}

interface Suspended {
  readonly person: string;
  readonly since: string;
  readonly why: string;
  readonly held: number;
}

interface Imported {
  readonly dryRun: boolean;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: number;
}

interface ImportOptions {
  readonly forum?: string;
  readonly as?: string;
  readonly demo?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  const people = program.command('people').description('The directory: who has which role, and who is away');
  addPlaces(people, context);
  people
    .command('list')
    .description('Ids, roles and languages; names and addresses only when asked for')
    .option('--addresses', 'names and addresses as well')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (options: { addresses?: boolean; demo?: boolean; json?: boolean }) => {
      const listed = await context.call<Listed[]>(options.demo === true ? 'demo' : 'real', 'people', {
        addresses: options.addresses === true,
      });
      const more = options.addresses === true ? ['name', 'address'] : [];
      show(context, options.json, listed, () =>
        listed.length === 0
          ? 'Nobody is in the directory.'
          : table(
              ['id', 'language', 'roles', 'away', ...more],
              listed.map(({ id, language, roles, absences, name, email }) => [
                id,
                language,
                roles.map(({ role, party }) => `${role} of ${party}`).join(', '),
                (absences ?? []).map(({ from, to }) => `${from} to ${to}`).join(', '),
                ...(options.addresses === true ? [name ?? '', email ?? ''] : []),
              ]),
            ),
      );
    });
  people
    .command('suspended')
    .description('People whose address no mail reaches: since when, why, and how many notices nobody could be told')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (options: { demo?: boolean; json?: boolean }) => {
      const listed = await context.call<Suspended[]>(options.demo === true ? 'demo' : 'real', 'suspended', {});
      show(context, options.json, listed, () =>
        listed.length === 0
          ? 'No address is suspended.'
          : table(
              ['person', 'since', 'held', 'why'],
              listed.map(({ person, since, held, why }) => [person, since.slice(0, 16), String(held), why]),
            ),
      );
    });
  people
    .command('lift')
    .description('Let mail go to a suspended address again; importing another address does so too')
    .argument('<person>', 'the person’s id')
    .option('--demo', 'in the demonstration world')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON')
    .action(async (person: string, options: { demo?: boolean; dryRun?: boolean; json?: boolean }) => {
      const lifted = await context.call<{ held: number }>(options.demo === true ? 'demo' : 'real', 'lift', {
        person,
        dryRun: options.dryRun === true,
      });
      const mark = options.dryRun === true ? 'Dry run: mail may go' : 'Mail goes';
      show(context, options.json, lifted, () => `${mark} to ${person} again; ${lifted.held} held notices wait for it.`);
    });
  people
    .command('import')
    .description('Add people from a YAML file, or replace those with the same id; nobody is removed')
    .argument('<file>', 'a file such as definitions/people/trondelag-kompetanseloftet.yaml')
    .option('--forum <forum>', 'whose parties the roles name; by default the one that the file is named after, or fits')
    .option('--as <person>', 'who imports them, for the journal; somebody of the forum’s office')
    .option('--demo', 'in the demonstration world')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON')
    .action(async (file: string, options: ImportOptions) => {
      const forum = options.forum ?? forumOf(file, context.definitions);
      const { people: read } = loadPeopleFile(file, forum, context.definitions);
      const imported = await context.call<Imported>(options.demo === true ? 'demo' : 'real', 'importpeople', {
        forum,
        people: read,
        as: options.as,
        dryRun: options.dryRun === true,
      });
      const mark = imported.dryRun ? 'Dry run: ' : '';
      show(
        context,
        options.json,
        imported,
        () =>
          `${mark}${imported.added.length} added, ${imported.changed.length} changed, ${imported.unchanged} unchanged.`,
      );
    });
};

/**
 * The forum that the file is named after, else the only one there is, else the only one whose parties its roles name.
 */
function forumOf(file: string, definitions: string | undefined): string {
  const forums = listForums(definitions);
  const named = forums.find((forum) => forum === basename(file, '.yaml'));
  if (named !== undefined) return named;
  const fitting = forums.length === 1 ? forums : forums.filter((forum) => fits(file, forum, definitions));
  if (fitting.length !== 1)
    refuse('misshapen', `Choose a forum: ${fitting.length} of ${forums.join(', ')} fit, wanted --forum with one`);
  return fitting[0]!;
}

function fits(file: string, forum: string, definitions: string | undefined): boolean {
  try {
    loadPeopleFile(file, forum, definitions);
    return true;
  } catch (error) {
    // A file that is not there, or no directory at all, is told as such.
    if (error instanceof Refusal && error.code === 'invalid-definition' && /roles\[\d+\]/.test(error.message))
      return false;
    throw error;
  }
}
