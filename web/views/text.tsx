// A page that is only text.

import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';

export function textPage(shown: Shown, title: string, paragraphs: readonly string[]): string {
  return layout({
    shown,
    title,
    children: (
      <>
        {paragraphs.map((text) => (
          <p class="ds-paragraph" safe>
            {text}
          </p>
        ))}
      </>
    ) as string,
  });
}
