// Minutes as a page: a text to edit for the secretariat, and what is recorded for everybody.

import type { MailDocument } from '../../texts/mail-document.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { MinutesLine } from '../minutes-text.ts';
import { linesOfMinutes } from '../minutes-text.ts';
import type { Shown } from '../page.ts';
import { longField } from './fields.tsx';
import { carried, submitButton } from './form-parts.tsx';
import type { ForumFound } from './forum-found.ts';
import { crumbs } from './crumbs.tsx';
import { layout } from './layout.tsx';

export interface MinutesPage extends ForumFound {
  readonly document: MailDocument;
  /** `m1`, or `writing`. */
  readonly meeting: string;
  readonly record: string;
  readonly text: string;
  readonly version: number;
  readonly mayEdit: boolean;
  readonly recordChanged: boolean;
  /** Who edited last, and when; null when nobody has. */
  readonly savedText: string | null;
}

export function minutesPage(shown: Shown, page: MinutesPage): string {
  const { paths, visitor } = shown;
  const words = FORUM_WORDS[visitor.language].minutes;
  const { ref, meeting } = page;
  const own = paths.minutes(ref, meeting);
  return layout({
    shown,
    title: words.title,
    current: 'cycles',
    children: (
      <>
        {crumbs(page, true, shown) as 'safe'}
        {page.mayEdit ? (
          <>
            <p class="ds-paragraph" safe>
              {words.lead}
            </p>
            {page.recordChanged ? (
              <div class="ds-alert" data-color="warning">
                <p class="ds-paragraph" safe>
                  {words.recordChanged}
                </p>
              </div>
            ) : (
              ''
            )}
            <form class="stack" method="post" action={own}>
              {carried(shown, { version: String(page.version) }) as 'safe'}
              {longField({ id: 'text', label: words.text, help: words.textHelp, rows: 24, value: page.text }) as 'safe'}
              {page.savedText === null ? (
                ''
              ) : (
                <p class="meta" role="status" safe>
                  {page.savedText}
                </p>
              )}
              <div class="buttons">
                {submitButton(words.save, { name: 'do', value: 'save' }) as 'safe'}
                {submitButton(words.docx, { secondary: true, name: 'do', value: 'docx' }) as 'safe'}
                {submitButton(words.plain, { secondary: true, name: 'do', value: 'txt' }) as 'safe'}
              </div>
              {page.savedText === null ? (
                ''
              ) : (
                <p class="meta">
                  <span safe>{words.fromRecordLead}</span>{' '}
                  {submitButton(words.fromRecord, { secondary: true, name: 'do', value: 'again' }) as 'safe'}
                </p>
              )}
            </form>
            <h2 class="ds-heading" data-size="sm" safe>
              {words.read}
            </h2>
            <section class="paper" aria-label={words.read}>
              {linesPart(linesOfMinutes(page.record), 3) as 'safe'}
            </section>
          </>
        ) : (
          <>
            <section class="paper" aria-label={words.title}>
              {linesPart(linesOfMinutes(page.text), 2) as 'safe'}
            </section>
            <p class="buttons">
              <a class="ds-button" data-variant="secondary" href={`${own}?as=docx`} safe>
                {words.docx}
              </a>
              <a class="ds-button" data-variant="secondary" href={`${own}?as=txt`} safe>
                {words.plain}
              </a>
            </p>
          </>
        )}
      </>
    ) as string,
  });
}

/** Lines as they are read: entries that follow each other are one list. `top` is the level of the title. */
export function linesPart(lines: readonly MinutesLine[], top: 2 | 3): string {
  const parts: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const { kind, text } = lines[index]!;
    if (kind !== 'entry') {
      parts.push(
        kind === 'text'
          ? ((
              <p class="ds-paragraph" safe>
                {text}
              </p>
            ) as string)
          : headingPart(text, kind === 'title' ? top : top === 2 ? 3 : 4),
      );
      continue;
    }
    const entries = [text];
    while (lines[index + 1]?.kind === 'entry') {
      index += 1;
      entries.push(lines[index]!.text);
    }
    parts.push(
      (
        <ul class="ds-list">
          {entries.map((entry) => (
            <li safe>{entry}</li>
          ))}
        </ul>
      ) as string,
    );
  }
  return parts.join('');
}

function headingPart(text: string, level: 2 | 3 | 4): string {
  if (level === 2)
    return (
      <h2 class="ds-heading" data-size="sm" safe>
        {text}
      </h2>
    ) as string;
  if (level === 3)
    return (
      <h3 class="ds-heading" data-size="xs" safe>
        {text}
      </h3>
    ) as string;
  return (
    <h4 class="ds-heading" data-size="2xs" safe>
      {text}
    </h4>
  ) as string;
}

/** Two saved at once: both texts, and one's own to save over the other. */
export function minutesConflictPage(
  shown: Shown,
  page: ForumFound & {
    readonly meeting: string;
    readonly text: string;
    readonly yours: string;
    readonly version: number;
  },
): string {
  const { words: own, paths, visitor } = shown;
  const words = FORUM_WORDS[visitor.language].minutes;
  const { ref, meeting } = page;
  return layout({
    shown,
    title: own.form.conflictTitle,
    current: 'cycles',
    children: (
      <>
        {crumbs(page, true, shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {own.form.conflictLead}
        </p>
        <form class="stack" method="post" action={paths.minutes(ref, meeting)}>
          {carried(shown, { version: String(page.version) }) as 'safe'}
          <div class="two">
            <section aria-labelledby="theirs">
              <h2 class="ds-heading" data-size="xs" id="theirs" safe>
                {own.form.theirs}
              </h2>
              <div class="paper">{linesPart(linesOfMinutes(page.text), 3) as 'safe'}</div>
            </section>
            {longField({ id: 'text', label: own.form.yours, rows: 24, value: page.yours }) as 'safe'}
          </div>
          <div class="buttons">
            {submitButton(words.save, { name: 'do', value: 'save' }) as 'safe'}
            <a class="ds-button" data-variant="secondary" href={paths.minutes(ref, meeting)} safe>
              {own.form.theirs}
            </a>
          </div>
        </form>
      </>
    ) as string,
  });
}
