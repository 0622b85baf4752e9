// The page after signing out, for those who signed in at the provider: what is left to do there.

import { SINGLE_SIGN_ON_WORDS } from '../i18n/single-sign-on.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';

/** `name` is the provider's; `there` is where people sign out at it, null where that is not known. */
export function signedOutPage(shown: Shown, name: string, there: string | null): string {
  const words = SINGLE_SIGN_ON_WORDS[shown.visitor.language];
  return layout({
    shown,
    title: words.endedTitle,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.stillThere(name)}
        </p>
        {there === null ? (
          <p class="ds-paragraph" safe>
            {words.endThereYourself(name)}
          </p>
        ) : (
          <>
            <p class="ds-paragraph" safe>
              {words.othersToo(name)}
            </p>
            <p>
              <a class="ds-button" href={there} safe>
                {words.endThere(name)}
              </a>
            </p>
          </>
        )}
        <p>
          <a class="ds-link" href={shown.paths.signIn()} safe>
            {words.again}
          </a>
        </p>
      </>
    ) as string,
  });
}
