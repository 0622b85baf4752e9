// The governor's desk as a page: the decision on its way, then what was decided and what became of the money.

import { isDecided } from '../../domain/cycle-forum.ts';
import { mayAsk } from '../access.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { overtakenPart, refusedPart } from './form-parts.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { crumbs } from './crumbs.tsx';
import type { DeskPage } from './desk-found.ts';
import { prepareForm, returnForm } from './desk-decision.tsx';
import { preparedPart } from './desk-prepared.tsx';
import { decidedPart } from './desk-grants.tsx';
import { moneyPart } from './desk-money.tsx';

export function deskPage(shown: Shown, page: DeskPage): string {
  const { visitor, paths } = shown;
  const words = DESK_WORDS[visitor.language];
  const { state, ref, again } = page;
  const outcome = state.recommendation?.outcome ?? null;
  const open = state.status === 'open' && !isDecided(state);
  return layout({
    shown,
    title: words.title,
    current: 'cycles',
    script: again.status !== 200,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        {overtakenPart(again, words.prepared.changedTitle, () => words.prepared.changed) as 'safe'}
        {crumbs(page, false, shown) as 'safe'}
        <ul class="plain buttons">
          {[
            [paths.allocation(ref), words.allocation.title],
            [paths.deadlines(ref), words.deadlines.title],
            [paths.forum(ref), FORUM_WORDS[visitor.language].title],
            [paths.compilation(ref), FORUM_WORDS[visitor.language].compilation],
          ].map(([href, text]) => (
            <li>
              <a class="ds-button" data-variant="secondary" href={href} safe>
                {text!}
              </a>
            </li>
          ))}
        </ul>
        <section class="stack" aria-labelledby="decision">
          <h2 class="ds-heading" data-size="sm" id="decision" safe>
            {words.decision}
          </h2>
          {outcome === null ? (
            open ? (
              <p class="ds-paragraph" safe>
                {words.noOutcome}
              </p>
            ) : (
              ''
            )
          ) : (
            <p class="ds-paragraph" safe>
              {words.outcome(FORUM_WORDS[visitor.language].outcome.kinds[outcome.kind], state.recommendation!.revision)}
            </p>
          )}
          {state.prepared === null ? '' : (preparedPart(page, shown) as 'safe')}
          {open && outcome !== null ? (prepareForm(page, shown) as 'safe') : ''}
          {open && outcome !== null && mayAsk(state.plan.seats, page.person, 'returnToForum', page.now)
            ? (returnForm(page, shown) as 'safe')
            : ''}
        </section>
        {state.decision === null ? '' : (decidedPart(page, shown) as 'safe')}
        {state.decision === null ? '' : (moneyPart(page, shown) as 'safe')}
      </>
    ) as string,
  });
}
