// Spreadsheets: lists to download, and the directory from a file, looked over before anything is kept. Node only.

import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ForumDefinition } from '../../domain/definition-forum.ts';
import type { Person } from '../../domain/definition-people.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { factsOf } from '../../texts/facts.ts';
import { isOffice, maySeeCycle } from '../access.ts';
import { SHEET_WORDS } from '../i18n/sheets.ts';
import { belongsTo, forumsOfOffice, forumToImport, requireMayImport } from '../directory-access.ts';
import { forumIdsOf } from '../own-forums.ts';
import type { SignedIn, Web } from '../page.ts';
import { allocationTable, boardTable, deadlinesTable, mailsTable, peopleTable, refOfName } from '../sheets/contents.ts';
import { peopleOfRows } from '../sheets/people-rows.ts';
import { readSheet } from '../sheets/read.ts';
import type { SheetTable } from '../sheets/table.ts';
import type { Format } from '../sheets/write.ts';
import { CONTENT_TYPES, FORMATS, sheetFile } from '../sheets/write.ts';
import { lookPage, sheetsPage } from '../views/sheets.tsx';
import { textPage } from '../views/text.tsx';
import type { CycleParams } from './cycles.ts';
import { cycleOfRequest } from './cycles.ts';

/** A directory of ten thousand rows is smaller. */
const FILE_LIMIT = 1024 * 1024;

type Body = Readonly<Record<string, unknown>>;

export function addSheetRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;

  const cyclesOf = async ({ person }: SignedIn) => {
    const lines = await world.reads.cycles();
    const all = await Promise.all(
      lines.map(async ({ cycle }) => ({ cycle, definitions: await world.definitionsOf(cycle) })),
    );
    return all.filter(({ definitions }) => maySeeCycle(person, definitions));
  };
  const forumsOf = ({ person }: SignedIn): Promise<ForumDefinition[]> => forumsOfOffice(world, person);

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    problems: readonly string[],
  ): Promise<FastifyReply> => {
    const [cycles, forums, shown] = await Promise.all([cyclesOf(visitor), forumsOf(visitor), web.shown(request)]);
    return web.send(
      reply,
      problems.length === 0 ? 200 : 422,
      sheetsPage(shown, {
        cycles: cycles.map(({ cycle, definitions }) => ({
          ref: refOfName(cycle),
          facts: factsOf(definitions, definitions.example),
        })),
        office: isOffice(visitor.person),
        forums,
        problems,
      }),
    );
  };

  app.get(paths.sheets(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, []);
  });

  const download = async (reply: FastifyReply, table: SheetTable, format: Format): Promise<FastifyReply> =>
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${table.name.replaceAll(/[^a-z0-9-]/g, '')}.${format}"`)
      .type(CONTENT_TYPES[format])
      .send(await sheetFile(table, format));

  for (const format of FORMATS) {
    app.get(paths.sheet('board', format), async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      return download(reply, await boardTable(world, await cyclesOf(visitor), visitor.language), format);
    });
    app.get(paths.sheet('people', format), async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      requireOffice(visitor, 'Download the directory');
      const forums = await forumsOf(visitor);
      const people = (await world.people()).filter((one) => forums.some((forum) => belongsTo(one, forum)));
      return download(reply, peopleTable(people, visitor.language), format);
    });
    app.get(paths.sheet('mails', format), async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      requireOffice(visitor, 'Download the mail log');
      const forums = await forumIdsOf(world, visitor.person);
      return download(reply, await mailsTable(world, forums, visitor.language), format);
    });
    for (const [kind, tableOf] of [
      ['deadlines', deadlinesTable],
      ['allocation', allocationTable],
    ] as const) {
      app.get<{ Params: CycleParams }>(
        `${paths.cycles()}/:forum/:scheme/:year/${kind}.${format}`,
        async (request, reply) => {
          const visitor = await web.signedIn(request, reply);
          if (visitor === null) return reply;
          const { ref, definitions } = await cycleOfRequest(web, request.params, visitor);
          return download(reply, await tableOf(world, ref, definitions, visitor.language), format);
        },
      );
    }
  }

  // Not waited for: what is set on the application later must hold here too.
  void app.register(async (scope) => {
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { fileSize: FILE_LIMIT, files: 1, fields: 10, fieldSize: 10_000 },
    });
    scope.post<{ Body: Body }>(paths.lookPeople(), { bodyLimit: FILE_LIMIT + 64 * 1024 }, async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const forum = await forumToImport(world, visitor.person, request.body['forum']);
      const { file } = request.body;
      const { language } = visitor;
      if (!Buffer.isBuffer(file) || file.length === 0)
        return show(request, reply, visitor, [SHEET_WORDS[language].fileMissing]);
      const known = await world.people();
      const rows = await readSheet(file).catch((error: unknown) => {
        if (error instanceof Refusal) return error.message;
        throw error;
      });
      if (typeof rows === 'string') return show(request, reply, visitor, [rows]);
      const read = peopleOfRows(rows, forum, known, language);
      if (read.sheet.length > 0) return show(request, reply, visitor, read.sheet);
      const { added, changed } = await compared(forum, read.people);
      const pick = (ids: readonly string[]): Person[] => read.people.filter(({ id }) => ids.includes(id));
      return web.send(
        reply,
        200,
        lookPage(await web.shown(request), { forum: forum.id, read, added: pick(added), changed: pick(changed) }),
      );
    });
  });

  app.post<{ Body: Body }>(paths.importPeople(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const forum = await forumToImport(world, visitor.person, request.body['forum']);
    const people = peopleIn(request.body['people']);
    // Looked at again: what the page held may be older than the directory.
    const known = await world.people();
    const { added, changed } = await compared(forum, people);
    const put = people.filter(({ id }) => added.includes(id) || changed.includes(id));
    requireMayImport(visitor.person, forum, { known, put });
    const as = visitor.person.id;
    const done = (await world.ask('importpeople', { forum: forum.id, people, as })) as Compared;
    const words = SHEET_WORDS[visitor.language];
    const said = words.done(done.added.length, done.changed.length);
    return web.send(reply, 200, textPage(await web.shown(request), words.doneTitle, [said]));
  });

  interface Compared {
    readonly added: readonly string[];
    readonly changed: readonly string[];
  }

  async function compared(forum: ForumDefinition, people: readonly Person[]): Promise<Compared> {
    if (people.length === 0) return { added: [], changed: [] };
    return (await world.ask('importpeople', { forum: forum.id, people, dryRun: true })) as Compared;
  }
}

function requireOffice({ person }: SignedIn, doing: string): void {
  if (!isOffice(person)) refuse('wrong-role', `${doing}: it is for secretariats, case officers and administrators`);
}

/** The people that the page carried; their shape is checked by the verb. */
function peopleIn(text: unknown): readonly Person[] {
  try {
    const read: unknown = JSON.parse(typeof text === 'string' ? text : '');
    if (Array.isArray(read) && read.every((one) => typeof one === 'object' && one !== null && 'id' in one))
      return read as Person[];
  } catch {
    // Said below.
  }
  return refuse('misshapen', 'Import people: the form does not hold them, wanted the one that the page had');
}
