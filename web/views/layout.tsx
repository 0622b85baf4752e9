// The frame of every page: language, skip link, menu, banner, content, footer.

import { LANGUAGES } from '../../domain/words.ts';
import { CATALOGUE, LANG_TAGS } from '../i18n/catalogue.ts';
import { isOffice } from '../access.ts';
import type { OfficePage } from '../i18n/office-menu.ts';
import { officeEntries } from '../i18n/office-menu.ts';
import { CALENDAR_PAGE_WORDS } from '../i18n/calendars.ts';
import { PROGRAM_WORDS } from '../i18n/programs.ts';
import { SHEET_WORDS } from '../i18n/sheets.ts';
import type { Shown } from '../page.ts';

export interface Layout {
  readonly shown: Shown;
  readonly title: string;
  /** Which menu entry is this page. */
  readonly current?: 'tasks' | 'cycles' | 'mails' | OfficePage;
  /** True for pages with a form that saves itself. */
  readonly script?: boolean;
  /** The page below its heading, as HTML. */
  readonly children: string;
}

/** A whole page as HTML. The title is its only heading of level 1. */
export function layout({ shown, title, current, script, children }: Layout): string {
  const { words, paths, visitor } = shown;
  const entries = [
    ['tasks', paths.tasks(), words.menu.tasks],
    ['cycles', paths.cycles(), words.menu.cycles],
    ...(visitor.person && isOffice(visitor.person)
      ? [...officeEntries(paths, visitor.language), ['mails', paths.mails(), words.menu.mails] as const]
      : []),
  ] as const;
  const page = (
    <html lang={LANG_TAGS[visitor.language]} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title safe>{`${title} – ${words.product}`}</title>
        <link rel="stylesheet" href={paths.asset(shown.styleName)} />
        {script === true ? <script type="module" src={paths.asset(shown.scriptName)}></script> : ''}
      </head>
      <body data-color="accent" data-size="md">
        <a class="ds-skip-link" href="#content" safe>
          {words.skipToContent}
        </a>
        <header class="top">
          <div class="frame">
            <a class="brand" href={paths.home()} safe>
              {words.product}
            </a>
            {visitor.person === null ? (
              ''
            ) : (
              <nav class="menu" aria-label={words.menu.label}>
                <ul>
                  {entries.map(([key, href, text]) => (
                    <li>
                      <a class="ds-link" href={href} aria-current={key === current ? 'page' : undefined} safe>
                        {text}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            <div class="who">
              <form method="post" action={paths.language()}>
                <input type="hidden" name="back" value={shown.here} />
                <fieldset class="languages" aria-label={words.menu.language}>
                  {LANGUAGES.map((language) => (
                    <button
                      class="ds-button"
                      data-variant={language === visitor.language ? 'secondary' : 'tertiary'}
                      data-size="sm"
                      type="submit"
                      name="language"
                      value={language}
                      lang={LANG_TAGS[language]}
                      aria-pressed={language === visitor.language ? 'true' : 'false'}
                      safe
                    >
                      {CATALOGUE[language].languageName}
                    </button>
                  ))}
                </fieldset>
              </form>
              {visitor.person === null ? (
                ''
              ) : (
                <form method="post" action={paths.signOut()}>
                  <input type="hidden" name="guard" value={shown.guard} />
                  <span class="meta" safe>
                    {words.menu.signedInAs(visitor.person.name)}
                  </span>{' '}
                  <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" safe>
                    {words.menu.signOut}
                  </button>
                </form>
              )}
            </div>
          </div>
        </header>
        {shown.test || shown.demoDate !== null ? (
          <aside class="banner" aria-label={words.product}>
            <div class="frame" safe>
              {shown.demoDate === null ? words.testBanner : words.demoBanner(shown.demoDate)}
            </div>
          </aside>
        ) : (
          ''
        )}
        <main class="frame" id="content" tabindex="-1">
          <h1 class="ds-heading" data-size="lg" safe>
            {title}
          </h1>
          {children as 'safe'}
        </main>
        <footer class="foot">
          <div class="frame">
            <p class="meta" safe>
              {words.zone}
            </p>
            <ul class="plain">
              {visitor.person === null ? (
                ''
              ) : (
                <>
                  <li>
                    <a class="ds-link" href={paths.calendars()} safe>
                      {CALENDAR_PAGE_WORDS[visitor.language].title}
                    </a>
                  </li>
                  <li>
                    <a class="ds-link" href={paths.sheets()} safe>
                      {SHEET_WORDS[visitor.language].title}
                    </a>
                  </li>
                  <li>
                    <a class="ds-link" href={paths.programs()} safe>
                      {PROGRAM_WORDS[visitor.language].title}
                    </a>
                  </li>
                </>
              )}
              <li>
                <a class="ds-link" href={paths.accessibility()} safe>
                  {words.footer.accessibility}
                </a>
              </li>
              <li>
                <a class="ds-link" href={paths.privacy()} safe>
                  {words.footer.privacy}
                </a>
              </li>
            </ul>
          </div>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${page as string}`;
}
