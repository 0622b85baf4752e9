// One partnership as a page.

import type { Explanation } from '../../domain/explain.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { Obligation } from '../../domain/obligations.ts';
import type { Stage } from '../../domain/partnership-state.ts';
import type { CycleRef, PartyId } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { allOf, upperFirst } from '../../texts/phrases.ts';
import { roleFor } from '../../texts/roles.ts';
import { stageName } from '../../texts/stages.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { mailsLink } from './mails.tsx';
import { deadlineText, historyPart, whyPart, workflowLink } from './parts.tsx';
import { tableHead } from './table.tsx';

export interface PartnershipPage {
  readonly ref: CycleRef;
  readonly party: PartyId;
  readonly facts: CycleFacts;
  readonly table: CalendarTable;
  readonly stage: Stage;
  readonly rows: readonly Obligation[];
  readonly explanation: Explanation;
  readonly history: Parameters<typeof historyPart>[0];
  /** The workflow in Temporal's own pages, for the office; else null. */
  readonly workflowPage: string | null;
  /** Whether there is a page on what the owners hand to the network, and it is open to the visitor. */
  readonly network: boolean;
}

/** How far an obligation has come, in words: "Levert, venter på koordinator ved NTNU". */
export function stateText(row: Obligation, facts: CycleFacts, shown: Shown): string {
  const { words, visitor } = shown;
  const parts = [words.partnership.states[row.status] ?? row.status];
  if (row.pending.length > 0) {
    parts.push(
      words.partnership.waitsFor(
        allOf(
          row.pending.map((slot) => roleFor(facts, slot, visitor.language)),
          visitor.language,
        ),
      ),
    );
  }
  if (row.awaitsAcceptance) parts.push(words.partnership.late);
  return parts.join(', ');
}

export function partnershipPage(shown: Shown, page: PartnershipPage): string {
  const { words, visitor, paths } = shown;
  const { facts, ref } = page;
  const { language } = visitor;
  return layout({
    shown,
    title: partyLabel(facts, page.party, language),
    current: 'cycles',
    children: (
      <>
        <p class="ds-paragraph">
          <a class="ds-link" href={paths.cycle(ref)} safe>
            {`${facts.scheme[language]}, ${facts.year}`}
          </a>{' '}
          <span class="ds-tag" data-color="accent" safe>
            {stageName(page.stage, language)}
          </span>
        </p>
        {whyPart(page.explanation, facts, page.table, shown) as 'safe'}
        {page.network ? (
          <p class="ds-paragraph">
            <a class="ds-link" href={paths.network(ref, page.party)} safe>
              {COLLECTING_WORDS[language].mine}
            </a>
          </p>
        ) : (
          ''
        )}
        <section>
          <h2 class="ds-heading" data-size="sm" id="steps" safe>
            {words.partnership.steps}
          </h2>
          <div class="scroll" role="region" aria-label={words.partnership.steps} tabindex="0">
            <table class="ds-table table-wide">
              {
                tableHead([
                  words.partnership.step,
                  words.partnership.whose,
                  words.partnership.deadline,
                  words.partnership.state,
                ]) as 'safe'
              }
              <tbody>
                {page.rows.map((row) => (
                  <tr>
                    <th scope="row">
                      <a class="ds-link" href={paths.step(ref, page.party, row.step, row.party)} safe>
                        {upperFirst(stepLabel(facts, row.step, language))}
                      </a>
                    </th>
                    <td safe>{partyLabel(facts, row.party, language)}</td>
                    <td safe>{deadlineText(row, facts, shown)}</td>
                    <td safe>{stateText(row, facts, shown)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <section aria-labelledby="history">
          <h2 class="ds-heading" data-size="sm" id="history" safe>
            {words.partnership.history}
          </h2>
          {historyPart(page.history, shown) as 'safe'}
          {mailsLink({ cycle: cycleName(ref), partnership: page.party }, 'partnership', shown) as 'safe'}
          {workflowLink(page.workflowPage, shown) as 'safe'}
        </section>
      </>
    ) as string,
  });
}
