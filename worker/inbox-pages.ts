// The catcher's inbox as two small pages. Pure.

import type { CaughtMail } from './mail-catcher.ts';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .8rem;border-bottom:1px solid #ccc;vertical-align:top}';
const TITLES: Readonly<Record<string, string>> = { real: 'Den virkelige verden', demo: 'Demonstrasjonen' };

/** All mails of the given worlds, newest first. */
export function inboxPage(boxes: readonly { readonly name: string; readonly mails: readonly CaughtMail[] }[]): string {
  const sections = boxes.map(({ name, mails }) => {
    const rows = mails
      .map((mail, index) => ({ mail, number: index + 1 }))
      .reverse()
      .map(
        ({ mail, number }) =>
          `<tr><td>${escape(mail.date.slice(0, 16).replace('T', ' '))} UTC</td><td>${escape(mail.to)}</td><td><a href="/inbox/${name}/${number}">${escape(mail.subject)}</a></td></tr>`,
      )
      .join('');
    const table =
      rows === ''
        ? '<p>Ingen e-post ennå.</p>'
        : `<table><thead><tr><th scope="col">Tid</th><th scope="col">Til</th><th scope="col">Emne</th></tr></thead><tbody>${rows}</tbody></table>`;
    return `<section><h2>${escape(TITLES[name] ?? name)}</h2>${table}</section>`;
  });
  return `<!doctype html><html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Innboks – arshjul</title><style>${STYLE}</style></head><body><main><h1>Innboks</h1><p>All e-post fanges her. Ingenting forlater maskinen.</p>${sections.join('')}</main></body></html>`;
}

/** One mail as its receiver sees it. The page's policy keeps scripts and outside content out. */
export function mailPage(mail: CaughtMail): string {
  return mail.html;
}
