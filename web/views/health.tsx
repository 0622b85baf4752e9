// How the service is, as a page.

import { HEALTH_WORDS } from '../i18n/health.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';

/** `services` and `tasks` are tables as HTML; null when nothing waits. */
export function healthPage(shown: Shown, services: string, tasks: string | null): string {
  const words = HEALTH_WORDS[shown.visitor.language];
  return layout({
    shown,
    title: words.title,
    current: 'health',
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {services as 'safe'}
        <section>
          <h2 class="ds-heading" data-size="sm" safe>
            {words.waiting}
          </h2>
          {tasks === null ? (
            <p class="ds-paragraph" safe>
              {words.nothing}
            </p>
          ) : (
            (tasks as 'safe')
          )}
        </section>
      </>
    ) as string,
  });
}
