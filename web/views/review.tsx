// What will be handed in, to look over; and two drafts side by side, where two people wrote at once.

import type { Attachment } from '../../domain/attachments.ts';
import type { FieldDefinition, Typed } from '../forms.ts';
import { documentOf } from '../forms.ts';
import type { Shown } from '../page.ts';
import { answers } from './answers.tsx';
import { attachedPart } from './attachments.tsx';
import { layout } from './layout.tsx';
import { hidden } from './step-form.tsx';
import type { StepShown } from './step-shown.ts';
import { titleOf } from './step-shown.ts';

/** What will be handed in, with the way on and the way back. */
export function reviewPage(
  shown: Shown,
  page: StepShown & {
    readonly typed: Typed;
    readonly attachments: readonly Attachment[];
    readonly draftVersion: number;
  },
): string {
  const { words } = shown;
  const labelOf = (field: FieldDefinition): string => field.labels[shown.visitor.language];
  const values = documentOf(page.fields, page.typed, labelOf, words.form).document;
  return layout({
    shown,
    title: words.form.reviewTitle,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {titleOf(page, shown)}
        </p>
        <p class="ds-paragraph" safe>
          {words.form.reviewLead}
        </p>
        {answers(page.fields, values, shown) as 'safe'}
        {attachedPart(page.attachments, page.path, shown, 2) as 'safe'}
        <form method="post" action={`${page.path}/submit`} class="buttons">
          {hidden(page.typed, page.draftVersion, shown) as 'safe'}
          {page.attachments.map(({ hash }) => (
            <input type="hidden" name="attachment" value={hash} />
          ))}
          <button class="ds-button" type="submit" safe>
            {words.form.send}
          </button>
          <a class="ds-button" data-variant="secondary" href={page.path} safe>
            {words.form.back}
          </a>
        </form>
      </>
    ) as string,
  });
}

/** What was typed, as far as it is a document; what is none stands as it was typed. */
export function valuesOf(typed: Typed, page: StepShown, shown: Shown): Readonly<Record<string, unknown>> {
  const labelOf = (field: FieldDefinition): string => field.labels[shown.visitor.language];
  return { ...typed, ...documentOf(page.fields, typed, labelOf, shown.words.form).document };
}

/** Two people saved at once: both versions, and a form with one's own to save again. */
export function conflictPage(
  shown: Shown,
  page: StepShown & { readonly theirs: Typed; readonly yours: Typed; readonly version: number },
): string {
  const { words } = shown;
  return layout({
    shown,
    title: words.form.conflictTitle,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.form.conflictLead}
        </p>
        <div class="two">
          <section aria-labelledby="theirs">
            <h2 class="ds-heading" data-size="xs" id="theirs" safe>
              {words.form.theirs}
            </h2>
            {answers(page.fields, valuesOf(page.theirs, page, shown), shown) as 'safe'}
          </section>
          <section aria-labelledby="yours">
            <h2 class="ds-heading" data-size="xs" id="yours" safe>
              {words.form.yours}
            </h2>
            {answers(page.fields, valuesOf(page.yours, page, shown), shown) as 'safe'}
          </section>
        </div>
        <form method="post" action={`${page.path}/draft`} class="buttons">
          {hidden(page.yours, page.version, shown) as 'safe'}
          <button class="ds-button" type="submit" safe>
            {`${words.form.saveDraft}: ${words.form.yours.toLowerCase()}`}
          </button>
          <a class="ds-button" data-variant="secondary" href={page.path} safe>
            {words.form.theirs}
          </a>
        </form>
      </>
    ) as string,
  });
}
