// A spreadsheet from outside as rows of texts: XLSX or CSV, told apart by what is in it. Node only.

import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { refuse } from '../../domain/refusal.ts';

/** More rows than this are no directory of a county. */
const MOST_ROWS = 10_000;
/** What an XLSX file of a megabyte may unpack to; a directory needs a hundredth of it. */
const MOST_UNPACKED = 30 * 1024 * 1024;
/** A spreadsheet puts this before what would be a formula, and so do we. */
const QUOTED_FORMULA = /^'(?=[=+\-@\t\r])/;

/** The rows of the first sheet, trimmed, the heads first; row n of the file is at n - 1. Refuses what is neither. */
export async function readSheet(file: Buffer): Promise<string[][]> {
  const rows = isZip(file) ? await xlsxRows(file) : csvRows(file);
  if (rows.length > MOST_ROWS)
    refuse('too-large', `Read the spreadsheet: it has ${rows.length} rows, wanted at most ${MOST_ROWS}`);
  return rows.map((row) => row.map((cell) => cell.trim().replace(QUOTED_FORMULA, '').trim()));
}

function isZip(file: Buffer): boolean {
  return file.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
}

async function xlsxRows(file: Buffer): Promise<string[][]> {
  const unpacked = unpackedSize(file);
  if (unpacked > MOST_UNPACKED)
    refuse('too-large', `Read the spreadsheet: it unpacks to ${unpacked} bytes, wanted at most ${MOST_UNPACKED}`);
  try {
    const [sheet] = await readXlsxFile(file);
    return (sheet?.data ?? []).map((row) => row.map(textOf));
  } catch {
    return refuse('misshapen', 'Read the spreadsheet: it is packed like one and cannot be read, wanted XLSX or CSV');
  }
}

/** The sum of what the archive says its files unpack to: one entry of its directory for each. */
function unpackedSize(file: Buffer): number {
  let sum = 0;
  for (
    let at = file.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = file.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    if (at + 28 <= file.length) sum += file.readUInt32LE(at + 24);
  }
  return sum;
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function csvRows(file: Buffer): string[][] {
  const text = decoded(file);
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].reduce((a, b) => (count(first, b) > count(first, a) ? b : a));
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
    return refuse('misshapen', `Read the spreadsheet: it is no CSV (${why}), wanted XLSX or CSV`);
  }
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** UTF-8 where it is; else what older spreadsheets write. Bytes that no text has are refused. */
function decoded(file: Buffer): string {
  if (file.includes(0)) return refuse('misshapen', 'Read the spreadsheet: it is no text, wanted XLSX or CSV');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}
