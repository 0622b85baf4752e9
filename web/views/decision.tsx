// The decision as everybody of the cycle may read it, and the letter to one recipient.

import { grantedTo } from '../../domain/settlement.ts';
import type { PartyId } from '../../domain/words.ts';
import { kroner } from '../../texts/dates.ts';
import type { MeasureNames } from '../../texts/decided-measures.ts';
import { partyLabel } from '../../texts/facts.ts';
import type { MailDocument } from '../../texts/mail-document.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { linesOfMinutes } from '../minutes-text.ts';
import type { Shown } from '../page.ts';
import { decidedPart } from './desk-grants.tsx';
import type { ForumFound } from './forum-found.ts';
import { crumbs } from './crumbs.tsx';
import { layout } from './layout.tsx';
import { linesPart } from './minutes.tsx';

export function decisionPage(shown: Shown, page: ForumFound & { readonly names?: MeasureNames }): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DESK_WORDS[language];
  const { state, ref, facts } = page;
  return layout({
    shown,
    title: words.decision,
    current: 'cycles',
    children: (
      <>
        {crumbs(page, false, shown) as 'safe'}
        {state.decision === null ? (
          <p class="ds-paragraph" safe>
            {words.decided.none}
          </p>
        ) : (
          <>
            {decidedPart(page, shown) as 'safe'}
            <section class="stack" aria-labelledby="letters">
              <h2 class="ds-heading" data-size="sm" id="letters" safe>
                {words.money.letter}
              </h2>
              <ul class="ds-list">
                {[...grantedTo(state)].map(([recipient, amount]) => (
                  <li>
                    <a class="ds-link" href={paths.letter(ref, recipient)} safe>
                      {partyLabel(facts, recipient, language)}
                    </a>
                    <span safe>{`: ${kroner(amount, language)}`}</span>
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </>
    ) as string,
  });
}

export function letterPage(
  shown: Shown,
  page: ForumFound & { readonly recipient: PartyId; readonly document: MailDocument; readonly text: string },
): string {
  const { visitor, paths } = shown;
  const words = DESK_WORDS[visitor.language].letters;
  const own = paths.letter(page.ref, page.recipient);
  return layout({
    shown,
    title: words.title(partyLabel(page.facts, page.recipient, visitor.language)),
    current: 'cycles',
    children: (
      <>
        {crumbs(page, false, shown) as 'safe'}
        <p class="buttons">
          <a class="ds-button" data-variant="secondary" href={`${own}?as=docx`} safe>
            {words.docx}
          </a>
          <a class="ds-button" data-variant="secondary" href={`${own}?as=txt`} safe>
            {words.plain}
          </a>
        </p>
        <p class="meta no-print" safe>
          {words.print}
        </p>
        <section class="paper letter" lang={page.document.language} aria-label={page.document.title}>
          {linesPart(linesOfMinutes(page.text), 2) as 'safe'}
        </section>
      </>
    ) as string,
  });
}
