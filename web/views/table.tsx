// Tables: the head that all of them have, the sum below amounts, and a table of texts for lists without anything special.

export interface Cell {
  readonly text: string;
  readonly href?: string;
  /** Shown below, in a lower voice. */
  readonly meta?: string;
  readonly tag?: 'danger' | 'warning' | 'success' | 'neutral';
}

/** What a column is called; `number` where its cells are numbers. */
export type Head = string | { readonly number: string };

/** The head of a table, one cell for each column. */
export function tableHead(heads: readonly Head[]): string {
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col" class={typeof head === 'string' ? undefined : 'number'} safe>
            {typeof head === 'string' ? head : head.number}
          </th>
        ))}
      </tr>
    </thead>
  ) as string;
}

/** The sum at the foot of a table: how many columns its name spans, and how many empty ones come after it. */
export function tableSum(label: string, amount: string, span: { before?: number; after?: number } = {}): string {
  const { before = 1, after = 0 } = span;
  return (
    <tfoot>
      <tr>
        <th scope="row" colspan={before} safe>
          {label}
        </th>
        <td class="number" safe>
          {amount}
        </td>
        {after > 0 ? <td colspan={after}></td> : ''}
      </tr>
    </tfoot>
  ) as string;
}

/** The first cell of each row names it. */
export function dataTable(
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly (Cell | string)[])[],
): string {
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex="0">
      <table class="ds-table table-wide" data-border>
        <caption safe>{caption}</caption>
        {tableHead(headers) as 'safe'}
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, index) =>
                index === 0 ? <th scope="row">{cellOf(cell) as 'safe'}</th> : <td>{cellOf(cell) as 'safe'}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ) as string;
}

function cellOf(given: Cell | string): string {
  const { text, href, meta, tag } = typeof given === 'string' ? { text: given } : given;
  const main =
    href !== undefined ? (
      <a class="ds-link" href={href} safe>
        {text}
      </a>
    ) : tag !== undefined ? (
      <span class="ds-tag" data-color={tag} safe>
        {text}
      </span>
    ) : (
      <span safe>{text}</span>
    );
  return (
    <>
      {main as 'safe'}
      {meta === undefined ? (
        ''
      ) : (
        <span class="meta block" safe>
          {meta}
        </span>
      )}
    </>
  ) as string;
}
