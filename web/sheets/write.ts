// A table as XLSX or CSV. What a cell says is never taken for a formula. Node only.

import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Column, SheetTable } from './table.ts';

export const FORMATS = ['xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The table as a file. */
export function sheetFile(table: SheetTable, format: Format): Promise<Buffer> {
  return format === 'xlsx' ? xlsxOf(table) : Promise.resolve(csvOf(table));
}

/** Names of sheets may not be longer, nor hold these. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

async function xlsxOf({ name, columns, rows }: SheetTable): Promise<Buffer> {
  const head = columns.map(({ head: value }) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => row.map((cell, index) => xlsxCell(cell, columns[index]!)));
  return writeXlsxFile([head, ...body], {
    sheet: sheetName(name),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

/** A text stays a text whatever it begins with: only cells of that type are formulas, and none of ours is. */
function xlsxCell(cell: Cell, { kind }: Column) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, format: kind === 'kroner' ? '#,##0' : '0' };
  if (kind === 'date') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' };
  return { value: clean(cell), type: String };
}

/** With semicolons and a byte order mark, as spreadsheets set to Norwegian expect; a formula is made a text. */
function csvOf({ columns, rows }: SheetTable): Buffer {
  const lines = rows.map((row) => row.map((cell, index) => csvCell(cell, columns[index]!)));
  const text = stringify([columns.map(({ head }) => head), ...lines], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  return Buffer.from(text, 'utf8');
}

function csvCell(cell: Cell, { kind }: Column): string {
  if (cell === null) return '';
  if (kind === 'date' && typeof cell === 'string') return cell.split('-').reverse().join('.');
  return typeof cell === 'number' ? String(cell) : clean(cell);
}

/** Control characters have no place in a cell, and make an XLSX file unreadable. */
function clean(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n]/gu, ' ');
}
