// Spreadsheets written and read again, formulas made harmless, and every bad row of a directory explained.

import { describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { loadForum, loadPeople } from '../../definitions/load.ts';
import { ROLES } from '../../domain/words.ts';
import { SHEET_WORDS } from '../../web/i18n/sheets.ts';
import { peopleTable } from '../../web/sheets/contents.ts';
import { peopleOfRows } from '../../web/sheets/people-rows.ts';
import { readSheet } from '../../web/sheets/read.ts';
import type { SheetTable } from '../../web/sheets/table.ts';
import { sheetFile } from '../../web/sheets/write.ts';

const FORUM_ID = 'trondelag-kompetanseloftet';
const FORUM = loadForum(FORUM_ID);
const { people: PEOPLE } = loadPeople(FORUM_ID);
const HEADS = ['Id', 'Navn', 'E-post', 'Språk', 'Rolle', 'Part'];
const ROW = ['p-ny', 'Koordinator Fosen', 'ny@fosen.example', 'nb', 'nettverkskoordinator', 'fosen'];

const table = (...rows: SheetTable['rows']): SheetTable => ({
  name: 'prøve',
  columns: [
    { head: 'Tekst', kind: 'text', width: 10 },
    { head: 'Dato', kind: 'date', width: 10 },
    { head: 'Beløp', kind: 'kroner', width: 10 },
  ],
  rows,
});

describe('a file', () => {
  it('of XLSX has texts, dates and numbers of their own kinds', async () => {
    const file = await sheetFile(table(['Ærlig «talt»; ja', '2027-02-01', 1_300_000], [null, null, 0]), 'xlsx');
    const [sheet] = await readXlsxFile(file);
    expect(sheet!.data[1]).toEqual(['Ærlig «talt»; ja', new Date('2027-02-01T00:00:00Z'), 1_300_000]);
    expect(sheet!.data[2]).toEqual([null, null, 0]);
  });

  it('of CSV is what a Norwegian spreadsheet opens', async () => {
    const file = await sheetFile(table(['a;b "c"\nd', '2027-02-01', 5]), 'csv');
    expect(file.toString('utf8')).toBe('\ufeffTekst;Dato;Beløp\r\n"a;b ""c""\nd";01.02.2027;5\r\n');
  });

  it.each(['=1+1', '+47 99', '-2', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x.example")'])(
    'never holds the formula %j, in either format, and reads it as it was',
    async (text) => {
      const csv = (await sheetFile(table([text, null, null]), 'csv')).toString('utf8').split('\r\n')[1]!;
      expect(csv.replace(/^"/, '')).toMatch(/^'/);
      const xlsx = await sheetFile(table([text, null, null]), 'xlsx');
      const [sheet] = await readXlsxFile(xlsx, { trim: false });
      expect(sheet!.data[1]![0]).toBe(text);
      for (const format of ['csv', 'xlsx'] as const) {
        const rows = await readSheet(await sheetFile(table([text, null, null]), format));
        expect(rows[1]![0]).toBe(text.trim());
      }
    },
  );
});

describe('reading', () => {
  it.each([
    ['semicolons', 'a;b\r\n1;2'],
    ['commas', 'a,b\n1,2\n'],
    ['tabs', 'a\tb\n1\t2'],
    ['a byte order mark', '\ufeffa;b\n1;2'],
  ])('takes CSV with %s', async (_, text) => {
    expect((await readSheet(Buffer.from(text))).slice(0, 2)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('takes the letters of older spreadsheets', async () => {
    expect(await readSheet(Buffer.from('Språk;Bodø', 'latin1'))).toEqual([['Språk', 'Bodø']]);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ['a broken archive', Buffer.from('PK\u0003\u0004 and no more', 'latin1')],
    ['a quote that never ends', Buffer.from('a;"b\n1;2')],
  ])('refuses %s with a sentence', async (_, file) => {
    await expect(readSheet(file)).rejects.toMatchObject({ name: 'Refusal', code: 'misshapen' });
  });

  it('refuses an archive that unpacks to far more than a directory', async () => {
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 0, 'latin1');
    entry.writeUInt32LE(2 ** 31, 24);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), entry]);
    await expect(readSheet(file)).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('a directory', () => {
  const { faults } = SHEET_WORDS.nb;
  const read = (...rows: string[][]) => peopleOfRows(rows, FORUM, PEOPLE, 'nb');
  const faultsOf = (...rows: string[][]) => read(HEADS, ...rows).faults.map(({ row, what }) => `${row}: ${what}`);

  it.each(['nb', 'nn', 'en'] as const)('that was downloaded in %s comes back as it was', async (language) => {
    for (const format of ['xlsx', 'csv'] as const) {
      const rows = await readSheet(await sheetFile(peopleTable(PEOPLE, language), format));
      const found = peopleOfRows(rows, FORUM, PEOPLE, 'nb');
      expect(found.sheet).toEqual([]);
      expect(found.faults).toEqual([]);
      expect(found.people.map(({ id, name, email, roles }) => ({ id, name, email, roles }))).toEqual(
        PEOPLE.map(({ id, name, email, roles }) => ({ id, name, email, roles })),
      );
    }
  });

  it('with wrong columns says which, and looks no further', () => {
    expect(read(['Id', 'Fornavn', 'E-post', 'E-post', 'Språk', 'Rolle'], ROW).sheet).toEqual([
      faults.noHead('Navn, Part'),
      faults.unknownHead('Fornavn'),
      faults.doubleHead('E-post'),
    ]);
    expect(read(HEADS).sheet).toEqual([faults.empty]);
    expect(read().sheet).toHaveLength(1);
  });

  it('may have its columns in any order, and empty rows between', () => {
    const turned = read(HEADS.toReversed(), ['', '', '', '', '', ''], ROW.toReversed());
    expect(turned.people).toMatchObject([{ id: 'p-ny', roles: [{ role: 'network-coordinator', party: 'fosen' }] }]);
  });

  it.each([
    ['an empty cell', ['p-ny', '', ...ROW.slice(2)], faults.missing('Navn')],
    ['a half row', ['p-ny', 'Koordinator Fosen'], faults.missing('E-post')],
    ['an id that is none', ['P Ny', ...ROW.slice(1)], faults.id('P Ny')],
    [
      'two addresses in one',
      [...ROW.slice(0, 2), 'a@x.example, b@x.example', ...ROW.slice(3)],
      faults.email('a@x.example, b@x.example'),
    ],
    ['an unknown language', [...ROW.slice(0, 3), 'se', ...ROW.slice(4)], faults.language('se')],
    ['an unknown role', [...ROW.slice(0, 4), 'sjef', 'fosen'], faults.role('sjef')],
    ['a party of another kind', [...ROW.slice(0, 5), 'ntnu'], faults.party('ntnu')],
  ])('names the row and what is wrong: %s', (_, row, what) => {
    const found = read(HEADS, ROW.with(0, 'p-annen'), row);
    expect(found.faults).toContainEqual({ row: 3, what });
    expect(found.people.map(({ id }) => id)).toEqual(['p-annen']);
  });

  it('names duplicates, and imports nobody by halves', () => {
    expect(faultsOf(ROW, ROW)).toEqual([`2: ${faults.dragged(3)}`, `3: ${faults.twice(2)}`]);
    const other = ROW.with(2, 'annen@fosen.example').with(4, 'kontaktperson').with(5, 'eier-fosen-1');
    expect(faultsOf(ROW, other)).toEqual([`2: ${faults.dragged(3)}`, `3: ${faults.differs('E-post', 2)}`]);
    expect(read(HEADS, ROW, other).people).toEqual([]);
  });

  it('takes roles by id or by name in any language, and keeps since when one is held', () => {
    const known = [{ ...PEOPLE[0]!, roles: [{ ...PEOPLE[0]!.roles[0]!, since: '2026-01-01', after: 'p-drift' }] }];
    const { id, name, email, language, roles } = known[0]!;
    for (const role of [roles[0]!.role, ...ROLES.filter((one) => one === roles[0]!.role)]) {
      const found = peopleOfRows([HEADS, [id, name, email, language, role, roles[0]!.party]], FORUM, known, 'nb');
      expect(found.people).toEqual([{ id, name, email, language, roles }]);
    }
  });

  it('leaves those alone who have roles in another forum', () => {
    const known = [{ ...PEOPLE[0]!, id: 'p-ny', roles: [{ role: 'secretariat' as const, party: 'annet-forum' }] }];
    expect(peopleOfRows([HEADS, ROW], FORUM, known, 'nb').faults).toEqual([{ row: 2, what: faults.elsewhere }]);
  });
});
