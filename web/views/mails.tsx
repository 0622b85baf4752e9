// The mail log, newest first, with what it can be narrowed to; and one mail with its words.

import type { LoggedMail, MailLine } from '../../store/reads.ts';
import { longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { isOffice } from '../access.ts';
import { FORESEEN_WORDS } from '../i18n/foreseen.ts';
import { MAIL_LOG_WORDS } from '../i18n/mail-log.ts';
import type { Shown } from '../page.ts';
import type { MailsAbout } from '../paths.ts';
import { layout } from './layout.tsx';
import { sheetLine } from './sheet-links.tsx';
import { dataTable } from './table.tsx';

/** What was typed into the filters; empty where nothing was. */
export type MailChoice = Readonly<
  Record<'to' | 'state' | 'cycle' | 'since' | 'until' | 'partnership' | 'party' | 'step', string>
>;

export interface MailsView {
  /** The catcher's inbox; null where there is none. */
  readonly inbox: string | null;
  readonly mails: readonly (MailLine & { readonly to: string })[];
  readonly older: string | null;
  readonly choice: MailChoice;
  readonly years: readonly { readonly cycle: string; readonly facts: CycleFacts }[];
}

export function mailsPage(shown: Shown, { mails, older, choice, years, inbox }: MailsView): string {
  const { words, visitor, paths } = shown;
  const { language } = visitor;
  const log = MAIL_LOG_WORDS[language];
  const chosen = Object.entries(choice).filter(([, value]) => value !== '');
  const rest = older === null ? null : new URLSearchParams([...chosen, ['before', older]]).toString();
  return layout({
    shown,
    title: words.mails.title,
    current: 'mails',
    children: (
      <>
        {narrowedPart(choice, years, shown) as 'safe'}
        <p class="ds-paragraph">
          <a class="ds-link" href={paths.foreseenMails()} safe>
            {FORESEEN_WORDS[language].title}
          </a>
          {inbox === null ? (
            ''
          ) : (
            <>
              {' · '}
              <a class="ds-link" href={inbox} safe>
                {FORESEEN_WORDS[language].inbox}
              </a>
            </>
          )}
        </p>
        <form class="filters" method="get" action={paths.mails()} aria-label={log.filters}>
          <div class="ds-field">
            <label class="ds-label" for="to" safe>
              {log.to}
            </label>
            <p id="to-help" data-field="description" safe>
              {log.toHelp}
            </p>
            <input class="ds-input" id="to" name="to" value={choice.to} aria-describedby="to-help" />
          </div>
          <div class="ds-field">
            <label class="ds-label" for="state" safe>
              {log.state}
            </label>
            <select class="ds-input" id="state" name="state">
              <option value="" safe>
                {log.any}
              </option>
              {Object.entries(words.mails.states).map(([state, text]) => (
                <option value={state} selected={state === choice.state} safe>
                  {text}
                </option>
              ))}
            </select>
          </div>
          <div class="ds-field">
            <label class="ds-label" for="cycle" safe>
              {log.cycle}
            </label>
            <select class="ds-input" id="cycle" name="cycle">
              <option value="" safe>
                {log.any}
              </option>
              {years.map(({ cycle, facts }) => (
                <option value={cycle} selected={cycle === choice.cycle} safe>
                  {`${facts.forum[language]}, ${facts.year}`}
                </option>
              ))}
            </select>
          </div>
          {(['since', 'until'] as const).map((name) => (
            <div class="ds-field">
              <label class="ds-label" for={name} safe>
                {log[name]}
              </label>
              <p id={`${name}-help`} data-field="description" safe>
                {log.dateHelp}
              </p>
              <input class="ds-input" id={name} name={name} value={choice[name]} aria-describedby={`${name}-help`} />
            </div>
          ))}
          {ABOUT.filter((name) => choice[name] !== '').map((name) => (
            <input type="hidden" name={name} value={choice[name]} />
          ))}
          <button class="ds-button" data-variant="secondary" type="submit" safe>
            {log.apply}
          </button>
        </form>
        {mails.length === 0 ? (
          <p class="ds-paragraph" safe>
            {chosen.length === 0 ? words.mails.none : log.noneFit}
          </p>
        ) : (
          (dataTable(
            words.mails.title,
            [words.mails.subject, words.mails.to, words.mails.date, words.mails.state],
            mails.map((mail) => [
              { text: mail.subject ?? words.mails.gone, href: paths.mail(mail.key) },
              mail.to,
              longDate(mail.date.slice(0, 10), language),
              {
                text: words.mails.states[mail.state] ?? mail.state,
                ...(mail.reply === null || mail.state === 'sent'
                  ? {}
                  : { meta: `${words.mails.reply}: ${mail.reply}` }),
              },
            ]),
          ) as 'safe')
        )}
        {sheetLine(shown, 'mails', (format) => paths.sheet('mails', format)) as 'safe'}
        {rest === null ? (
          ''
        ) : (
          <p>
            <a class="ds-link" rel="next" href={`${paths.mails()}?${rest}`} safe>
              {words.mails.older}
            </a>
          </p>
        )}
      </>
    ) as string,
  });
}

const ABOUT = ['partnership', 'party', 'step'] as const;

/** Whom and what a link has narrowed the log to, and the way out of it. */
function narrowedPart(choice: MailChoice, years: MailsView['years'], shown: Shown): string {
  if (ABOUT.every((name) => choice[name] === '')) return '';
  const { paths, visitor } = shown;
  const { language } = visitor;
  const log = MAIL_LOG_WORDS[language];
  const facts = years.find(({ cycle }) => cycle === choice.cycle)?.facts;
  const party = choice.party === '' ? choice.partnership : choice.party;
  const names = [
    ...(party === '' ? [] : [facts === undefined ? party : partyLabel(facts, party, language)]),
    ...(choice.step === '' ? [] : [facts === undefined ? choice.step : stepLabel(facts, choice.step, language)]),
  ];
  return (
    <p class="ds-paragraph">
      <span safe>{log.narrowed(names.join(', '))}</span>{' '}
      <a class="ds-link" href={paths.mails(choice.cycle === '' ? {} : { cycle: choice.cycle })} safe>
        {log.widen}
      </a>
    </p>
  ) as string;
}

/** The way from a page to the mails about it, for those who may see the mail log. */
export function mailsLink(about: MailsAbout, of: 'year' | 'partnership' | 'deadline', shown: Shown): string {
  const { visitor, paths } = shown;
  if (visitor.person === null || !isOffice(visitor.person)) return '';
  return (
    <p class="meta">
      <a class="ds-link" href={paths.mails(about)} safe>
        {MAIL_LOG_WORDS[visitor.language].links[of]}
      </a>
    </p>
  ) as string;
}

export interface MailView {
  readonly mail: LoggedMail;
  readonly to: string;
  readonly about: readonly {
    readonly step: string;
    readonly party: string;
    readonly year: string;
    readonly deadline: string;
  }[];
}

export function mailPage(shown: Shown, { mail, to, about }: MailView): string {
  const { words, visitor, paths } = shown;
  const log = MAIL_LOG_WORDS[visitor.language];
  const facts: readonly (readonly [string, string])[] = [
    [words.mails.to, to],
    [words.mails.date, longDate(mail.date.slice(0, 10), visitor.language)],
    [words.mails.state, words.mails.states[mail.state] ?? mail.state],
    ...(mail.reply === null ? [] : [[words.mails.reply, mail.reply] as const]),
    ...(mail.report === null ? [] : [[log.report, mail.report] as const]),
  ];
  return layout({
    shown,
    title: mail.subject ?? log.one,
    current: 'mails',
    children: (
      <>
        <p>
          <a class="ds-link" href={paths.mails()} safe>
            {words.mails.title}
          </a>
        </p>
        <dl class="pairs">
          {facts.map(([name, value]) => (
            <div>
              <dt safe>{name}</dt>
              <dd safe>{value}</dd>
            </div>
          ))}
        </dl>
        {mail.resends === 0 ? (
          ''
        ) : (
          <p class="meta" safe>
            {log.resends(mail.resends)}
          </p>
        )}
        {about.length === 0
          ? ''
          : (dataTable(
              log.about,
              [words.partnership.step, words.partnership.whose, log.deadline],
              about.map(({ step, party, year, deadline }) => [
                { text: upperFirst(step), meta: year },
                party,
                /^\d{4}-\d\d-\d\d$/.test(deadline) ? longDate(deadline, visitor.language) : deadline,
              ]),
            ) as 'safe')}
        <section>
          <h2 class="ds-heading" data-size="sm" safe>
            {log.asSent}
          </h2>
          <pre class="mail" tabindex="0" safe>
            {mail.text ?? words.mails.gone}
          </pre>
        </section>
      </>
    ) as string,
  });
}
