// The way back from a page of a year.

import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import type { ForumFound } from './forum-found.ts';

/** Where one is: the year, as a way back. */
export function crumbs(page: Pick<ForumFound, 'ref' | 'facts'>, room: boolean, shown: Shown): string {
  const { paths, visitor } = shown;
  const words = FORUM_WORDS[visitor.language];
  return (
    <nav class="crumbs" aria-label={shown.words.cycle.year}>
      <a class="ds-link" href={paths.cycle(page.ref)} safe>
        {`${page.facts.scheme[visitor.language]}, ${page.facts.year}`}
      </a>
      {room ? (
        <>
          {' › '}
          <a class="ds-link" href={paths.forum(page.ref)} safe>
            {words.title}
          </a>
        </>
      ) : (
        ''
      )}
    </nav>
  ) as string;
}
