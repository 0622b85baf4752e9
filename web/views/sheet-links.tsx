// Where the page that one looks at can be had as a spreadsheet.

import { lowerFirst } from '../../texts/phrases.ts';
import type { SheetKind } from '../i18n/sheets.ts';
import { SHEET_WORDS } from '../i18n/sheets.ts';
import type { Shown } from '../page.ts';
import type { Format } from '../sheets/write.ts';
import { FORMATS } from '../sheets/write.ts';

/** One link for each format; `name` is said with each to those who hear them alone. */
export function formatLinks(name: string, path: (format: Format) => string): string {
  return (
    <>
      {FORMATS.map((format) => (
        <>
          <a class="ds-link" href={path(format)} download="" aria-label={`${name}, ${format.toUpperCase()}`} safe>
            {format.toUpperCase()}
          </a>{' '}
        </>
      ))}
    </>
  ) as string;
}

/** A line with the links to the spreadsheet of a page; `of` tells several of a kind apart. */
export function sheetLine(
  { visitor }: Shown,
  kind: SheetKind,
  path: (format: Format) => string,
  of: string | null = null,
): string {
  const words = SHEET_WORDS[visitor.language];
  const name = of === null ? words.kinds[kind] : `${words.kinds[kind]}, ${of}`;
  return (
    <p class="meta">
      <span safe>{`${words.title}, ${lowerFirst(name)}: `}</span>
      {formatLinks(name, path) as 'safe'}
    </p>
  ) as string;
}
