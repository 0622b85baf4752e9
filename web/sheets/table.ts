// A table on its way to a spreadsheet: what its columns are, and its rows. Types only.

/** A local date is a text `YYYY-MM-DD`; null leaves the cell empty. */
export type Cell = string | number | null;

export interface Column {
  readonly head: string;
  readonly kind: 'text' | 'date' | 'kroner' | 'count';
  /** Characters. */
  readonly width: number;
}

export interface SheetTable {
  /** Name of the sheet and of the file, without an ending. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}
