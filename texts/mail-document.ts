// A mail as headings, paragraphs and lists, written out as plain text and as HTML with the same words. Pure. Sandbox-safe.

import type { Language } from '../domain/words.ts';

/** A paragraph or list item. `lead` is what it is about; it stands first, and bold in HTML. */
export interface Passage {
  readonly lead?: string;
  readonly text: string;
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
  const parts = document.blocks.map((block) => {
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

function plain(passage: Passage): string {
  return passage.lead === undefined ? passage.text : `${passage.lead}: ${passage.text}`;
}

const STYLE = {
  body: 'margin:0;padding:1em;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5',
  main: 'display:block;max-width:40em',
  h1: 'margin:0 0 1em;font-size:1.4em;line-height:1.3',
  h2: 'margin:1.5em 0 0.5em;font-size:1.15em;line-height:1.3',
  p: 'margin:0 0 1em',
  ul: 'margin:0 0 1em;padding-left:1.5em',
  li: 'margin:0 0 0.5em',
} as const;

/** A complete HTML document with inline style only, no images and nothing that a mail client would have to fetch. */
export function toHtml(document: MailDocument): string {
  const blocks = document.blocks.map((block) => {
    switch (block.kind) {
      case 'heading': {
        const tag = `h${block.level}` as const;
        return `<${tag} style="${STYLE[tag]}">${escapeHtml(block.text)}</${tag}>`;
      }
      case 'paragraph':
        return `<p style="${STYLE.p}">${marked(block.passage)}</p>`;
      case 'list': {
        const items = block.items.map((item) => `<li style="${STYLE.li}">${marked(item)}</li>`);
        return `<ul style="${STYLE.ul}">\n${items.join('\n')}\n</ul>`;
      }
    }
  });
  return [
    '<!DOCTYPE html>',
    `<html lang="${document.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(document.title)}</title>`,
    '</head>',
    `<body style="${STYLE.body}">`,
    `<main style="${STYLE.main}">`,
    ...blocks,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function marked(passage: Passage): string {
  const text = escapeHtml(passage.text);
  return passage.lead === undefined ? text : `<strong>${escapeHtml(passage.lead)}:</strong> ${text}`;
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
