// A mail as headings, paragraphs and lists, written out as plain text and as HTML with the same words. Pure.
// Sandbox-safe.

import type { Language } from '../domain/words.ts';

/** A paragraph or list item. `lead` is what it is about; it stands first, and bold in HTML. */
export interface Passage {
  readonly lead?: string;
  readonly text: string;
  /** An address to go to; it stands as it is, so that it can be read and copied too. */
  readonly link?: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly passage: Passage }
  | { readonly kind: 'list'; readonly items: readonly Passage[] };

/** A whole mail. Its first block is its only heading of level 1. */
export interface MailDocument {
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Why it came and whose it is: below the letter, in smaller type. */
  readonly foot?: readonly Block[];
}

export function heading(level: 1 | 2, text: string): Block {
  return { kind: 'heading', level, text };
}

/** One passage is a paragraph; several are a list. */
export function passages(items: readonly Passage[]): Block[] {
  if (items.length === 0) return [];
  return items.length === 1 ? [{ kind: 'paragraph', passage: items[0]! }] : [{ kind: 'list', items }];
}

/** Plain text: blocks with an empty line between them, list items after a hyphen. Ends with a line break. */
export function toPlainText(document: MailDocument): string {
  const parts = [...document.blocks, ...(document.foot ?? [])].map((block) => {
    switch (block.kind) {
      case 'heading':
        return block.text;
      case 'paragraph':
        return plain(block.passage);
      case 'list':
        return block.items.map((item) => `- ${plain(item)}`).join('\n');
    }
  });
  return `${parts.join('\n\n')}\n`;
}

function plain({ lead, text, link }: Passage): string {
  return [lead === undefined ? text : `${lead}: ${text}`, ...(link === undefined ? [] : [link])].join(' ');
}

/**
 * Inline, since many mail programs drop a style sheet; the sheet below turns the colours for those who read in the dark.
 * All pairs of colours have a contrast of at least 7 to 1.
 */
const STYLE = {
  body: 'margin:0;padding:0;background:#f3f5f7;color:#1b2126;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5',
  main: 'display:block;box-sizing:border-box;max-width:40em;margin:0 auto;padding:24px 20px;background:#ffffff',
  foot: 'display:block;box-sizing:border-box;max-width:40em;margin:0 auto;padding:16px 20px 32px;font-size:14px;color:#3a444d',
  h1: 'margin:0 0 0.75em;font-size:1.4em;line-height:1.3',
  h2: 'margin:1.5em 0 0.5em;padding-top:0.75em;border-top:1px solid #b9c2ca;font-size:1.1em;line-height:1.3',
  footH2: 'margin:1.25em 0 0.25em;font-size:1em;line-height:1.3',
  p: 'margin:0 0 1em;overflow-wrap:anywhere',
  ul: 'margin:0 0 1em;padding:0;list-style:none',
  li: 'margin:0 0 0.75em;padding:0.1em 0 0.1em 0.75em;border-left:4px solid #1e5c8a;overflow-wrap:anywhere',
  footLi: 'margin:0 0 0.25em',
  footUl: 'margin:0 0 0.75em;padding-left:1.25em',
  lead: 'display:block',
  a: 'color:#0b4a78',
} as const;

const DARK = [
  'body{background:#12161a!important;color:#eef2f5!important}',
  'main{background:#1c2228!important}',
  'footer{color:#d5dce2!important}',
  'a{color:#9fd0f5!important}',
  'h2{border-color:#5a6772!important}',
  'li{border-color:#7fb6e0!important}',
].join('');

/** A complete HTML document: style within, no images, and nothing that a mail client would have to fetch. */
export function toHtml(document: MailDocument): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${document.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(document.title)}</title>`,
    `<style>@media (prefers-color-scheme:dark){${DARK}}</style>`,
    '</head>',
    `<body style="${STYLE.body}">`,
    `<main style="${STYLE.main}">`,
    ...document.blocks.map((block) => blockHtml(block, { h2: STYLE.h2, ul: STYLE.ul, li: STYLE.li })),
    '</main>',
    `<footer style="${STYLE.foot}">`,
    ...(document.foot ?? []).map((block) => blockHtml(block, { h2: STYLE.footH2, ul: STYLE.footUl, li: STYLE.footLi })),
    '</footer>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function blockHtml(block: Block, style: { readonly h2: string; readonly ul: string; readonly li: string }): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} style="${block.level === 1 ? STYLE.h1 : style.h2}">${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p style="${STYLE.p}">${marked(block.passage, '')}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li style="${style.li}">${marked(item, ` style="${STYLE.lead}"`)}</li>`);
      return `<ul style="${style.ul}">\n${items.join('\n')}\n</ul>`;
    }
  }
}

function marked({ lead, text, link }: Passage, leadStyle: string): string {
  const words = escapeHtml(text);
  const said = lead === undefined ? words : `<strong${leadStyle}>${escapeHtml(lead)}:</strong> ${words}`;
  if (link === undefined) return said;
  const address = escapeHtml(link);
  return `${said} <a href="${address}" style="${STYLE.a}">${address}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
