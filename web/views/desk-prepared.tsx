// A decision that somebody has prepared and another is to approve.

import { withResults } from '../../domain/grant-measures.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { longDate } from '../../texts/dates.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import type { DeskPage } from './desk-found.ts';
import { grantsTable } from './desk-grants.tsx';
import { carried, submitButton } from './form-parts.tsx';

/** What somebody has prepared, for another person to approve. */
export function preparedPart(page: DeskPage, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language].prepared;
  const { state, ref, person, definitions } = page;
  const prepared = state.prepared!;
  const labels = new Map(definitions.scheme.criteria.map(({ id, labels: names }) => [id, names[language]]));
  const met = prepared.criteriaMet.map((id) => labels.get(id) ?? id);
  const leads = state.plan.seats.some((seat) => seat.person === person && seat.role === 'office-leader');
  return (
    <div class="card stack">
      <h3 class="ds-heading" data-size="xs" id="prepared" safe>
        {words.title}
      </h3>
      <p class="meta" safe>
        {words.by(page.personName(prepared.by), longDate(localDateAt(page.table, prepared.at), language))}
      </p>
      {
        grantsTable(
          { grants: prepared.grants.map((line) => withResults(state, line)) },
          DESK_WORDS[language].decision,
          page,
          shown,
        ) as 'safe'
      }
      {met.length === 0 ? (
        ''
      ) : (
        <>
          <p class="ds-paragraph" safe>
            {met.length === definitions.scheme.criteria.length ? words.allMet : `${words.criteria}:`}
          </p>
          <ul class="ds-list">
            {met.map((label) => (
              <li safe>{label}</li>
            ))}
          </ul>
        </>
      )}
      {prepared.deviationReason === null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {words.deviation(prepared.deviationReason)}
        </p>
      )}
      {prepared.caseNumber === null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {words.caseNumber(prepared.caseNumber)}
        </p>
      )}
      {prepared.by === person ? (
        <p class="ds-paragraph" safe>
          {words.own}
        </p>
      ) : leads ? (
        <form method="post" action={shown.paths.deskAct(ref, 'approve')}>
          {carried(shown, { seen: prepared.at }) as 'safe'}
          {submitButton(words.approve) as 'safe'}
        </form>
      ) : (
        <p class="ds-paragraph" safe>
          {words.waits}
        </p>
      )}
    </div>
  ) as string;
}
