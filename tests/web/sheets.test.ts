// Spreadsheets over a real world: what each may download, and a directory that is looked over before it is kept.

import { beforeAll, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { cycleName } from '../../domain/words.ts';
import type { Person } from '../../domain/definition-people.ts';
import { sheetFile } from '../../web/sheets/write.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, FORUM, formYear, refOf } from '../support/years.ts';
import type { TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

const REF = refOf(2027);
let world: TestWorld;
let web: TestWeb;

beforeAll(async () => {
  world = await openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] });
  web = await openTestWeb(world);
}, 120_000);

const person = (id: string): Person => world.people.find((one) => one.id === id)!;

describe('a download', () => {
  it('has Norwegian heads, and the rows that the page has', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const answer = await visitor.get(web.paths.cycleSheet(REF, 'deadlines', 'xlsx'));
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="frister-${FORUM}-2027.xlsx"`);
    const [sheet] = await readXlsxFile(answer.rawPayload);
    const [heads, ...rows] = sheet!.data;
    expect(heads).toEqual(expect.arrayContaining(['Oppgave', 'Fastsatt frist', 'Frist som gjelder', 'Status']));
    expect(rows).toHaveLength((await web.world.reads.obligations(`${FORUM}/${REF.scheme}/2027`)).length);
    const shared = await visitor.get(web.paths.cycleSheet(REF, 'allocation', 'xlsx'));
    const [allocation] = await readXlsxFile(shared.rawPayload);
    const sum = allocation!.data.slice(1).reduce((total, row) => total + Number(row[2]), 0);
    expect(sum).toBe(world.years[0]!.plan.frame);
    const board = await visitor.get(web.paths.sheet('board', 'csv'));
    expect(board.rawPayload.toString('utf8').split('\r\n')[0]).toBe(
      '\ufeffForum;Ordning;År;Partnerskap;Stadium;Neste oppgave;Frist;Forfalt;Tilskudd',
    );
  });
});

describe('an import', () => {
  const heads = ['Id', 'Navn', 'E-post', 'Språk', 'Rolle', 'Part'];
  const csv = (...rows: string[][]): Buffer => Buffer.from([heads, ...rows].map((row) => row.join(';')).join('\n'));

  /** Sends a file as a browser does. */
  async function look(who: string, file: Buffer) {
    const visitor = await web.visitor(person(who));
    const { guard } = hiddenFields((await visitor.get(web.paths.sheets())).body);
    const mark = 'mark-of-the-test';
    const field = (name: string, value: string) =>
      `--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const payload = Buffer.concat([
      Buffer.from(field('guard', guard ?? '') + field('forum', FORUM)),
      Buffer.from(
        `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="folk.csv"\r\nContent-Type: text/csv\r\n\r\n`,
      ),
      file,
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]);
    const answer = await visitor.send(web.paths.lookPeople(), payload, `multipart/form-data; boundary=${mark}`);
    return { visitor, answer };
  }
  const known = async (id: string) => (await world.running.store.directory.people()).find((one) => one.id === id);
  const fresh = ['p-ny', 'Kontakt <Fosen>', 'ny@fosen.example', 'nn', 'kontaktperson', 'eier-fosen-1'];

  it('keeps nothing before it is confirmed, and then the good ones alone', async () => {
    const { visitor, answer } = await look(
      ACTORS.secretariat,
      csv(fresh, ['p-feil', 'Feil', 'ingen', 'nb', 'sjef', 'x']),
    );
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Kontakt &lt;Fosen>');
    expect(answer.body).toContain('Rollen «sjef» er ukjent.');
    expect(await known('p-ny')).toBeUndefined();
    const done = await visitor.post(web.paths.importPeople(), hiddenFields(answer.body));
    expect(done.statusCode).toBe(200);
    expect(await known('p-ny')).toMatchObject({
      language: 'nn',
      roles: [{ role: 'owner-contact', party: 'eier-fosen-1' }],
    });
    expect(await known('p-feil')).toBeUndefined();
    const journal = await world.running.store.reads.journal(`partnership/${cycleName(refOf(2027))}/fosen`);
    expect(journal.at(-1)).toMatchObject({
      actor: ACTORS.secretariat,
      event: expect.stringContaining(`"reason":"directory import by ${ACTORS.secretariat}"`),
    });
    // An address alone changes no seat, and is written down all the same: whose, and never which.
    const moved = await look(ACTORS.secretariat, csv(fresh.with(2, 'annen@fosen.example')));
    expect((await moved.visitor.post(web.paths.importPeople(), hiddenFields(moved.answer.body))).statusCode).toBe(200);
    const entries = await world.running.store.reads.journal(`cycle/${cycleName(refOf(2027))}`);
    expect(entries.at(-1)).toMatchObject({
      actor: ACTORS.secretariat,
      event: expect.stringContaining(`"reason":"directory import by ${ACTORS.secretariat}; other addresses: p-ny"`),
    });
    expect(entries.at(-1)!.event).not.toContain('annen@');
    // A form that is sent twice does no harm, and one that somebody made is refused.
    expect((await visitor.post(web.paths.importPeople(), hiddenFields(answer.body))).statusCode).toBe(200);
    const made = { ...hiddenFields(answer.body), people: '[{"id":"p-x","roles":"all"}]' };
    expect((await visitor.post(web.paths.importPeople(), made)).statusCode).toBe(400);
  });

  it('says what is wrong with a sheet as a whole', async () => {
    const wrong = await look(ACTORS.secretariat, Buffer.from('Fornavn;Etternavn\nA;B'));
    expect(wrong.answer.statusCode).toBe(422);
    expect(wrong.answer.body).toContain('href="#file"');
    expect(wrong.answer.body).toContain('Fornavn, Etternavn');
    expect((await look(ACTORS.secretariat, Buffer.alloc(0))).answer.statusCode).toBe(422);
    expect((await look(ACTORS.secretariat, Buffer.from('PK\u0003\u0004 broken', 'latin1'))).answer.statusCode).toBe(
      422,
    );
    expect((await look(ACTORS.secretariat, Buffer.alloc(2 * 1024 * 1024, 'a'))).answer.statusCode).toBe(413);
  });

  it('takes back what was downloaded, and finds nothing changed', async () => {
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const file = await visitor.get(web.paths.sheet('people', 'xlsx'));
    const { answer } = await look(ACTORS.secretariat, file.rawPayload);
    expect(answer.body).toMatch(/0 nye, 0 endret, \d+ som før/);
    expect(answer.body).not.toContain(web.paths.importPeople());
  });

  it('is the office’s alone, and wants the page’s form', async () => {
    expect((await look(ACTORS.fosen, csv(fresh))).answer.statusCode).toBe(403);
    const visitor = await web.visitor(person(ACTORS.secretariat));
    const file = await sheetFile({ name: 'x', columns: [], rows: [] }, 'csv');
    const bare = await visitor.send(
      web.paths.lookPeople(),
      Buffer.concat([
        Buffer.from('--m\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--m--\r\n'),
        file.subarray(0, 0),
      ]),
      'multipart/form-data; boundary=m',
    );
    expect(bare.statusCode).toBe(403);
  });
});
