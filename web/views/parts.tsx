// Small parts that several pages are made of.

import type { Explanation } from '../../domain/explain.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { LocalDate, StepId } from '../../domain/words.ts';
import { atHour, longDate } from '../../texts/dates.ts';
import { explainText } from '../../texts/explain.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { hourOf } from '../../texts/facts.ts';
import { REVISION_WORDS } from '../i18n/revisions.ts';
import type { Shown } from '../page.ts';

/**
 * "søndag 1. februar 2026 → mandag 2. februar 2026" where the day was moved, else the one date; with the hour where it
 * does not end with its day.
 */
export function deadlineText(
  { step, nominal, handled }: { readonly step: StepId; readonly nominal: LocalDate; readonly handled: LocalDate },
  facts: CycleFacts,
  shown: Shown,
): string {
  const { language } = shown.visitor;
  const until = atHour(longDate(handled, language), hourOf(facts, step), language);
  return nominal === handled ? until : `${longDate(nominal, language)} → ${until}`;
}

/** "Why does it stand still?" with its answer. */
export function whyPart(explanation: Explanation, facts: CycleFacts, table: CalendarTable, shown: Shown): string {
  return (
    <section class="why" aria-labelledby="why">
      <h2 class="ds-heading" data-size="xs" id="why" safe>
        {shown.words.cycle.why}
      </h2>
      <p safe>{explainText(explanation, facts, shown.visitor.language, table)}</p>
    </section>
  ) as string;
}

/** The summary of what must be corrected, as the design system has it; the script moves the focus to it. */
export function errorSummary(
  errors: readonly { readonly target: string; readonly text: string }[],
  shown: Shown,
): string {
  if (errors.length === 0) return '';
  return (
    <div class="ds-error-summary" role="alert" tabindex="-1" data-focus aria-labelledby="errors">
      <h2 class="ds-heading" data-size="xs" id="errors" safe>
        {shown.words.form.errors}
      </h2>
      <ul class="ds-list">
        {errors.map(({ target, text }) => (
          <li>
            <a class="ds-link" href={`#${target}`} safe>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ) as string;
}

/** Journal entries in plain words, newest first; what only the machinery cares for is left out. */
export function historyPart(
  entries: readonly {
    readonly at: string;
    readonly type: string;
    readonly what: string;
    readonly date: LocalDate;
    /** By whom; left out for what happened by itself. */
    readonly who?: string;
    /** What somebody gave as the reason. */
    readonly reason?: string;
  }[],
  shown: Shown,
): string {
  const { words, visitor } = shown;
  const told = entries.filter(({ type }) => Object.hasOwn(words.happened, type));
  return (
    <ol class="ds-list">
      {told
        .slice()
        .reverse()
        .map(({ type, what, date, who, reason }) => {
          const told = `${words.happened[type]!}${what === '' ? '' : ` (${what})`}`;
          const by = REVISION_WORDS[visitor.language];
          return (
            <li>
              <span safe>{`${longDate(date, visitor.language)}: ${who === undefined ? told : by.by(told, who)}.`}</span>
              {reason === undefined ? (
                ''
              ) : (
                <span class="meta" safe>
                  {` ${by.reason(reason)}`}
                </span>
              )}
            </li>
          );
        })}
    </ol>
  ) as string;
}

/** The way to the workflow itself, for whoever looks after the machinery. */
export function workflowLink(address: string | null, shown: Shown): string {
  if (address === null) return '';
  const text: string = WORKFLOW_LINK[shown.visitor.language];
  return (
    <p class="meta">
      <a class="ds-link" href={address} rel="noreferrer" safe>
        {text}
      </a>
    </p>
  ) as string;
}

const WORKFLOW_LINK = {
  nb: 'Se arbeidsflyten i Temporal',
  nn: 'Sjå arbeidsflyten i Temporal',
  en: 'See the workflow in Temporal',
} as const;
