// Approving a revision, or sending it back with a reason.

import { randomUUID } from 'node:crypto';
import type { Shown } from '../page.ts';
import type { StepPage } from './step-shown.ts';

/** Both ways to answer a document that waits. */
export function approvalPart(page: StepPage, shown: Shown): string {
  const { words } = shown;
  const revision = String(page.row.revision);
  return (
    <div class="two">
      <form method="post" action={`${page.path}/approve`} class="stack" aria-labelledby="approve">
        <h2 class="ds-heading" data-size="xs" id="approve" safe>
          {words.form.approveTitle}
        </h2>
        <input type="hidden" name="guard" value={shown.guard} />
        <input type="hidden" name="requestId" value={randomUUID()} />
        <input type="hidden" name="revision" value={revision} />
        <button class="ds-button" type="submit" safe>
          {words.form.approve(page.row.revision)}
        </button>
      </form>
      <form method="post" action={`${page.path}/return`} class="stack" aria-labelledby="return" novalidate>
        <h2 class="ds-heading" data-size="xs" id="return" safe>
          {words.form.returnTitle}
        </h2>
        <input type="hidden" name="guard" value={shown.guard} />
        <input type="hidden" name="requestId" value={randomUUID()} />
        <input type="hidden" name="revision" value={revision} />
        <div class="ds-field">
          <label class="ds-label" for="reason" safe>
            {words.form.reason}
          </label>
          <textarea
            class="ds-input"
            id="reason"
            name="reason"
            rows="3"
            required
            aria-invalid={page.reasonMissing ? 'true' : undefined}
            aria-describedby={page.reasonMissing ? 'reason-error' : undefined}
          ></textarea>
          {page.reasonMissing ? (
            <p class="ds-validation-message" id="reason-error" safe>
              {words.form.reasonMissing}
            </p>
          ) : (
            ''
          )}
        </div>
        <button class="ds-button" data-variant="secondary" type="submit" safe>
          {words.form.return}
        </button>
      </form>
    </div>
  ) as string;
}
