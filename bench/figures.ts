// What benches print: figures in a table, the same on a terminal and in docs/measurements.md. Pure.

/** One measured figure. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly note: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** A Markdown table. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['What', 'Measured', 'Goal', 'Note'],
    ['---', '---', '---', '---'],
    ...figures.map(({ what, measured, goal, note }) => [what, measured, goal, note]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
