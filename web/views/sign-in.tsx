// Pages for signing in.

import { KEPT_WORDS } from '../i18n/kept.ts';
import { SINGLE_SIGN_ON_WORDS } from '../i18n/single-sign-on.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';

/** The form that asks for an address. `first`: somebody came to another page without being signed in. */
export function signInPage(
  shown: Shown,
  {
    first,
    kept,
    typed,
    wrong,
  }: {
    readonly first?: boolean;
    /** What they posted is kept. */
    readonly kept?: boolean;
    readonly typed?: string;
    readonly wrong?: boolean;
  },
): string {
  const { signIn } = shown.words;
  return layout({
    shown,
    title: signIn.title,
    script: true,
    children: (
      <>
        {wrong === true ? (errorSummary([{ target: 'email', text: signIn.emailMissing }], shown) as 'safe') : ''}
        {kept === true ? (
          <div class="ds-alert" data-color="info" role="alert" tabindex="-1" data-focus>
            <p class="ds-paragraph" safe>
              {KEPT_WORDS[shown.visitor.language].kept}
            </p>
          </div>
        ) : (
          ''
        )}
        {first === true ? (
          <p class="ds-paragraph">
            <strong safe>{signIn.first}</strong>
          </p>
        ) : (
          ''
        )}
        {shown.singleSignOn === null ? (
          ''
        ) : (
          <>
            <p>
              <a class="ds-button" href={shown.paths.singleSignOn()} safe>
                {SINGLE_SIGN_ON_WORDS[shown.visitor.language].with(shown.singleSignOn)}
              </a>
            </p>
            <p safe>{SINGLE_SIGN_ON_WORDS[shown.visitor.language].or}</p>
          </>
        )}
        <p class="ds-paragraph" safe>
          {signIn.lead}
        </p>
        <form class="narrow stack" method="post" action={shown.paths.signIn()} novalidate>
          <div class="ds-field">
            <label class="ds-label" for="email" safe>
              {signIn.email}
            </label>
            <p id="email-help" data-field="description" safe>
              {signIn.emailHelp}
            </p>
            <input
              class="ds-input"
              id="email"
              name="email"
              type="email"
              autocomplete="email"
              required
              value={typed}
              aria-describedby={wrong === true ? 'email-help email-error' : 'email-help'}
              aria-invalid={wrong === true ? 'true' : undefined}
            />
            {wrong === true ? (
              <p class="ds-validation-message" id="email-error" safe>
                {signIn.emailMissing}
              </p>
            ) : (
              ''
            )}
          </div>
          <button class="ds-button" type="submit" safe>
            {signIn.send}
          </button>
        </form>
      </>
    ) as string,
  });
}

/** The same for every address, so that it tells nobody which ones are known. */
export function signInSentPage(shown: Shown, minutes: number): string {
  const { signIn } = shown.words;
  return layout({
    shown,
    title: signIn.sentTitle,
    children: (
      <p class="ds-paragraph" safe>
        {signIn.sent(minutes)}
      </p>
    ) as string,
  });
}

/** What a link opens: a button, since mail scanners open links. Null = the link works no longer. */
export function useLinkPage(shown: Shown, token: string | null): string {
  const { signIn } = shown.words;
  if (token === null) {
    return layout({
      shown,
      title: signIn.gone,
      children: (
        <>
          <p class="ds-paragraph" safe>
            {signIn.goneLead}
          </p>
          <p>
            <a class="ds-link" href={shown.paths.signIn()} safe>
              {signIn.askAgain}
            </a>
          </p>
        </>
      ) as string,
    });
  }
  return layout({
    shown,
    title: signIn.useTitle,
    children: (
      <form class="narrow stack" method="post" action={shown.paths.signInWith(token)}>
        <p class="ds-paragraph" safe>
          {signIn.useLead}
        </p>
        <button class="ds-button" type="submit" safe>
          {signIn.use}
        </button>
      </form>
    ) as string,
  });
}
