// The journal's pages: the journals that there are, whether they hold, and one with its entries.

import type { CycleRef } from '../../domain/words.ts';
import type { Verification } from '../../store/reads.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { JOURNAL_WORDS } from '../i18n/journal.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { dataTable } from './table.tsx';

export interface JournalsPage {
  readonly years: readonly { readonly cycle: string; readonly ref: CycleRef; readonly facts: CycleFacts }[];
  /** Null until somebody asks. */
  readonly verdicts: readonly Verification[] | null;
}

export function journalsPage(shown: Shown, { years, verdicts }: JournalsPage): string {
  const { language } = shown.visitor;
  const words = JOURNAL_WORDS[language];
  const faults = verdicts?.filter(({ fault }) => fault !== null) ?? [];
  const entries = verdicts?.reduce((sum, one) => sum + one.entries, 0) ?? 0;
  return layout({
    shown,
    title: words.title,
    current: 'journal',
    children: (
      <>
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {verdicts === null ? (
          ''
        ) : (
          <div class="ds-alert" data-color={faults.length === 0 ? 'success' : 'danger'} role="status">
            <p safe>{faults.length === 0 ? words.verified(verdicts.length, entries) : words.faulty(faults.length)}</p>
          </div>
        )}
        {faults.length === 0
          ? ''
          : (dataTable(
              words.journals,
              [words.journal, words.fault],
              faults.map(({ workflow, fault }) => [
                { text: workflow, href: shown.paths.journal(workflow) },
                { text: fault!, tag: 'danger' as const },
              ]),
            ) as 'safe')}
        <form method="get" action={shown.paths.journal()} class="stack narrow">
          <input type="hidden" name="verify" value="yes" />
          <p class="meta" id="verify-help" safe>
            {words.verifyHelp}
          </p>
          <button class="ds-button" type="submit" aria-describedby="verify-help" safe>
            {words.verify}
          </button>
        </form>
        <section>
          <h2 class="ds-heading" data-size="sm" safe>
            {words.years}
          </h2>
          <ul class="ds-list">
            {years.map(({ cycle, facts, ref }) => (
              <li>
                <a class="ds-link" href={shown.paths.journal(`cycle/${cycle}`)} safe>
                  {`${facts.forum[language]}, ${facts.scheme[language]}, ${ref.year}`}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </>
    ) as string,
  });
}

export interface JournalPage {
  readonly name: string;
  readonly entries: readonly {
    readonly seq: number;
    readonly when: string;
    /** Null for what the system did. */
    readonly who: string | null;
    readonly type: string;
    readonly what: string;
    readonly hash: string;
  }[];
}

export function journalPage(shown: Shown, { name, entries }: JournalPage): string {
  const words = JOURNAL_WORDS[shown.visitor.language];
  const { happened } = shown.words;
  return layout({
    shown,
    title: words.of(name),
    current: 'journal',
    children: (
      <>
        <p>
          <a class="ds-link" href={shown.paths.journal()} safe>
            {words.title}
          </a>
        </p>
        {
          dataTable(
            words.entries,
            [words.number, words.when, words.who, words.what, words.seal],
            entries
              .slice()
              .reverse()
              .map((one) => [
                String(one.seq),
                one.when,
                one.who ?? words.system,
                { text: happened[one.type] ?? one.type, ...(one.what === '' ? {} : { meta: one.what }) },
                one.hash.slice(0, 12),
              ]),
          ) as 'safe'
        }
      </>
    ) as string,
  });
}
