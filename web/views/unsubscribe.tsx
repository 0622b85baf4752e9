// Switching off optional kinds of mail: a page with a button, since opening a page may change nothing.

import type { OptionalKind } from '../../domain/notice-kinds.ts';
import { kindTitle } from '../../texts/kinds.ts';
import { UNSUBSCRIBE_WORDS } from '../../texts/unsubscribe.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';

export function unsubscribePage(shown: Shown, action: string, kinds: readonly OptionalKind[]): string {
  const { language } = shown.visitor;
  const words = UNSUBSCRIBE_WORDS[language];
  return layout({
    shown,
    title: words.title,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <ul>
          {kinds.map((kind) => (
            <li safe>{kindTitle(kind, language)}</li>
          ))}
        </ul>
        <form method="post" action={action}>
          <button class="ds-button" type="submit" safe>
            {words.button}
          </button>
        </form>
      </>
    ) as string,
  });
}
