// One step of one party: the form, the delivered document, and approval.

import { randomUUID } from 'node:crypto';
import { cycleName } from '../../domain/words.ts';
import { partyLabel } from '../../texts/facts.ts';
import { controlName } from '../forms.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import { answers, changesParts } from './answers.tsx';
import { approvalPart } from './approval.tsx';
import { attachedPart, faultText } from './attachments.tsx';
import { keptPart } from './kept.tsx';
import { layout } from './layout.tsx';
import { mailsLink } from './mails.tsx';
import { deadlineText, errorSummary } from './parts.tsx';
import { stateText } from './partnership.tsx';
import { formPart } from './step-form.tsx';
import type { StepPage } from './step-shown.ts';
import { titleOf } from './step-shown.ts';

export function stepPage(shown: Shown, page: StepPage): string {
  const { words, visitor, paths } = shown;
  const { language } = visitor;
  const { facts, row, ref } = page;
  const newest = page.documents.at(-1);
  const errors = [
    ...page.errors.map(({ field, text }) => ({ target: controlName(field), text })),
    ...page.uploadFaults.map((one) => ({ target: 'file', text: faultText(one, page.attachmentBytes, shown) })),
    ...(page.reasonMissing ? [{ target: 'reason', text: words.form.reasonMissing }] : []),
  ];
  return layout({
    shown,
    title: titleOf(page, shown),
    script: true,
    children: (
      <>
        {page.problem === null ? (
          ''
        ) : (
          <div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus>
            <h2 class="ds-heading" data-size="2xs" safe>
              {words.form.refused}
            </h2>
            <p class="ds-paragraph" safe>
              {page.mayWrite ? `${page.problem.plain} ${words.form.filledIn}` : page.problem.plain}
            </p>
            <p class="meta" lang="en" safe>
              {page.problem.exact}
            </p>
          </div>
        )}
        {errorSummary(errors, shown) as 'safe'}
        <p class="ds-paragraph">
          <a class="ds-link" href={paths.partnership(ref, page.state.plan.party)} safe>
            {`${partyLabel(facts, page.state.plan.party, language)}, ${facts.scheme[language]}, ${facts.year}`}
          </a>
        </p>
        <p class="ds-paragraph" safe>
          {`${words.cycle.deadline}: ${deadlineText(row, facts, shown)}. ${stateText(row, facts, shown)}.`}
        </p>
        {page.mayExtend ? (
          <p>
            <a
              class="ds-link"
              href={`${paths.deadlines(ref)}?${new URLSearchParams({ step: row.step, partnership: page.state.plan.party, party: row.party }).toString()}`}
              safe
            >
              {DESK_WORDS[visitor.language].deadlines.extend}
            </a>
          </p>
        ) : (
          ''
        )}
        {mailsLink({ cycle: cycleName(ref), party: row.party, step: row.step }, 'deadline', shown) as 'safe'}
        {page.kept === null ? '' : (keptPart(page.kept, page, shown) as 'safe')}
        {page.mayWrite ? (formPart(page, shown) as 'safe') : ''}
        {page.mayAnswerNoNeed ? (
          <form method="post" action={`${page.path}/no-need`} class="stack">
            <input type="hidden" name="guard" value={shown.guard} />
            <input type="hidden" name="requestId" value={randomUUID()} />
            <p class="meta" id="no-need-help" safe>
              {words.form.noNeedHelp}
            </p>
            <button class="ds-button" data-variant="secondary" type="submit" aria-describedby="no-need-help" safe>
              {words.form.noNeed}
            </button>
          </form>
        ) : (
          ''
        )}
        {newest === undefined ? (
          ''
        ) : (
          <section aria-labelledby="document">
            <h2 class="ds-heading" data-size="sm" id="document" safe>
              {`${words.partnership.documents}: ${words.cycle.revision(newest.revision).toLowerCase()}`}
            </h2>
            {answers(page.fields, JSON.parse(newest.document) as Record<string, unknown>, shown) as 'safe'}
            {attachedPart(newest.attachments, page.path, shown, 3) as 'safe'}
            {changesParts(page, shown) as 'safe'[]}
          </section>
        )}
        {page.mayApprove ? (approvalPart(page, shown) as 'safe') : ''}
      </>
    ) as string,
  });
}
