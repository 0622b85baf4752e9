// What stands around the controls of a form: what it carries, its buttons, and why it was refused.

import { randomUUID } from 'node:crypto';
import type { Refusal } from '../../domain/refusal.ts';
import type { Again } from '../acting.ts';
import type { Shown } from '../page.ts';
import { REFUSED } from '../refusals.ts';

/**
 * What every form carries: the guard, an id of its own so that a double click is one request, and what it was about.
 */
export function carried(shown: Shown, more: Readonly<Record<string, string>> = {}): string {
  return (
    <>
      <input type="hidden" name="guard" value={shown.guard} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      {Object.entries(more).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  ) as string;
}

/** A refusal at the top of a page: what it means, and the exact sentence for whoever helps. */
export function refusedPart(refusal: Refusal | null, shown: Shown): string {
  if (refusal === null) return '';
  const { words, visitor } = shown;
  return (
    <div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus>
      <h2 class="ds-heading" data-size="2xs" safe>
        {words.form.refused}
      </h2>
      <p class="ds-paragraph" safe>
        {REFUSED[refusal.code][visitor.language]}
      </p>
      <p class="meta" lang="en" safe>
        {refusal.message}
      </p>
    </div>
  ) as string;
}

/** A form that stays folded until somebody wants it; open when what was typed in it must be corrected. */
export function folded(summary: string, open: boolean, children: string): string {
  return (
    <details class="ds-details" open={open}>
      <summary safe>{summary}</summary>
      <div>{children as 'safe'}</div>
    </details>
  ) as string;
}

export function submitButton(
  text: string,
  more: { readonly secondary?: boolean; readonly to?: string; readonly name?: string; readonly value?: string } = {},
): string {
  return (
    <button
      class="ds-button"
      data-variant={more.secondary === true ? 'secondary' : undefined}
      type="submit"
      formaction={more.to}
      name={more.name}
      value={more.value}
      safe
    >
      {text}
    </button>
  ) as string;
}

/** True when what a form was about has changed since its page was shown. */
export function isOvertaken({ status, refusal }: Again): boolean {
  return status === 409 && refusal === undefined;
}

/** Told at the top of the page then; nothing that was typed is lost. */
export function overtakenPart(again: Again, title: string, lead: () => string): string {
  if (!isOvertaken(again)) return '';
  return (
    <div class="ds-alert" data-color="warning" role="alert" tabindex="-1" data-focus>
      <h2 class="ds-heading" data-size="2xs" safe>
        {title}
      </h2>
      <p class="ds-paragraph" safe>
        {lead()}
      </p>
    </div>
  ) as string;
}
