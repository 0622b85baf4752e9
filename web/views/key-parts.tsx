// What the pages for programs and calendars share: a key is shown once, and can be ended.

import type { Shown } from '../page.ts';

/** A key that was just made, shown this once. */
export function madePart(
  words: { readonly made: string; readonly madeLead: string },
  made: { readonly what: string; readonly name: string; readonly secret: string } | null,
): string {
  if (made === null) return '';
  return (
    <div class="ds-alert" data-color="success" role="status">
      <h2 class="ds-heading" data-size="xs" safe>
        {words.made}
      </h2>
      <p safe>{words.madeLead}</p>
      <p>
        <span safe>{`${made.what} (${made.name}): `}</span>
        <code safe>{made.secret}</code>
      </p>
    </div>
  ) as string;
}

/** The button that ends a key. */
export function revokeForm(
  action: string,
  name: string,
  words: { readonly revoke: string; readonly revokeNamed: (name: string) => string },
  shown: Shown,
): string {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="guard" value={shown.guard} />
      <button
        class="ds-button"
        data-variant="secondary"
        data-size="sm"
        type="submit"
        aria-label={words.revokeNamed(name)}
        safe
      >
        {words.revoke}
      </button>
    </form>
  ) as string;
}
