// The mail log as a table, newest first.

import type { MailLine } from '../../store/reads.ts';
import { longDate } from '../../texts/dates.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';

export function mailsPage(
  shown: Shown,
  mails: readonly (MailLine & { readonly to: string })[],
  older: string | null,
): string {
  const { words, visitor, paths } = shown;
  return layout({
    shown,
    title: words.mails.title,
    current: 'mails',
    children:
      mails.length === 0
        ? ((
            <p class="ds-paragraph" safe>
              {words.mails.none}
            </p>
          ) as string)
        : ((
            <>
              <div class="scroll" role="region" aria-label={words.mails.title} tabindex="0">
                <table class="ds-table table-wide">
                  <thead>
                    <tr>
                      <th scope="col" safe>
                        {words.mails.date}
                      </th>
                      <th scope="col" safe>
                        {words.mails.to}
                      </th>
                      <th scope="col" safe>
                        {words.mails.subject}
                      </th>
                      <th scope="col" safe>
                        {words.mails.state}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {mails.map((mail) => (
                      <tr>
                        <td safe>{longDate(mail.date.slice(0, 10), visitor.language)}</td>
                        <td safe>{mail.to}</td>
                        <td safe>{mail.subject ?? words.mails.gone}</td>
                        <td>
                          <span safe>{words.mails.states[mail.state] ?? mail.state}</span>
                          {mail.reply === null || mail.state === 'sent' ? (
                            ''
                          ) : (
                            <p class="meta" safe>{`${words.mails.reply}: ${mail.reply}`}</p>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {older === null ? (
                ''
              ) : (
                <p>
                  <a class="ds-link" href={`${paths.mails()}?before=${encodeURIComponent(older)}`} safe>
                    {words.mails.older}
                  </a>
                </p>
              )}
            </>
          ) as string),
  });
}
