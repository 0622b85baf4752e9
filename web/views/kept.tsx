// Text that was posted after a session had ended, offered to whoever wrote it.

import { longDate } from '../../texts/dates.ts';
import { KEPT_WORDS } from '../i18n/kept.ts';
import type { Shown } from '../page.ts';
import { answers } from './answers.tsx';
import { hidden } from './step-form.tsx';
import type { Kept, StepPage } from './step-shown.ts';
import { valuesOf } from './review.tsx';

/** True when something stands in a field, or in one of the things that it lists. */
function wroteIn(field: string, { fields }: Kept): boolean {
  return Object.entries(fields).some(
    ([key, text]) => text.trim() !== '' && (key === field || key.startsWith(`${field}.`)),
  );
}

/** What was kept, with the way into the draft and the way out. */
export function keptPart(kept: Kept, page: StepPage, shown: Shown): string {
  const words = KEPT_WORDS[shown.visitor.language];
  // A long form is mostly empty: what was written is found among nothing else.
  const filled = page.fields.filter(({ id }) => wroteIn(id, kept));
  return (
    <section class="ds-alert stack" data-color="info" aria-labelledby="kept">
      <h2 class="ds-heading" data-size="xs" id="kept" safe>
        {words.title}
      </h2>
      <p class="ds-paragraph" safe>
        {words.lead(longDate(kept.date, shown.visitor.language))}
      </p>
      {answers(filled, valuesOf(kept.fields, page, shown), shown) as 'safe'}
      <div class="buttons">
        {page.mayWrite ? (
          <form method="post" action={`${page.path}/draft`}>
            {hidden(kept.fields, page.draftVersion, shown) as 'safe'}
            <input type="hidden" name="kept" value="used" />
            <button class="ds-button" type="submit" safe>
              {words.use}
            </button>
          </form>
        ) : (
          ''
        )}
        <form method="post" action={`${page.path}/forget`}>
          <input type="hidden" name="guard" value={shown.guard} />
          <button class="ds-button" data-variant="secondary" type="submit" safe>
            {words.forget}
          </button>
        </form>
      </div>
    </section>
  ) as string;
}
