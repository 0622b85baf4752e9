// Minutes as text that somebody can edit: `#` and `##` begin headings, `-` an entry of a list. Pure.

import type { MailDocument, Passage } from '../texts/mail-document.ts';

/** One line of edited minutes and what it is. */
export interface MinutesLine {
  readonly kind: 'title' | 'heading' | 'entry' | 'text';
  readonly text: string;
}

/** A document as text to edit. Ends with a line break. */
export function toMarked(document: MailDocument): string {
  const parts = document.blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `${'#'.repeat(block.level)} ${block.text}`;
      case 'paragraph':
        return said(block.passage);
      case 'list':
        return block.items.map((item) => `- ${said(item)}`).join('\n');
    }
  });
  return `${parts.join('\n\n')}\n`;
}

function said({ lead, text }: Passage): string {
  return lead === undefined ? text : `${lead}: ${text}`;
}

/** The lines of edited minutes; empty ones only separate. */
export function linesOfMinutes(text: string): MinutesLine[] {
  return text.split('\n').flatMap((line): MinutesLine[] => {
    const bare = line.trim();
    if (bare === '') return [];
    const [, mark, rest] = /^(##?|-)\s+(.*)$/.exec(bare) ?? [];
    if (mark === undefined || rest === undefined) return [{ kind: 'text', text: bare }];
    return [{ kind: mark === '#' ? 'title' : mark === '##' ? 'heading' : 'entry', text: rest }];
  });
}

/** The same without marks, for a plain file. */
export function plainMinutes(text: string): string {
  const lines = linesOfMinutes(text);
  return lines
    .map(({ kind, text: line }, index) => {
      const together = kind === 'entry' && lines[index + 1]?.kind === 'entry';
      return `${kind === 'entry' ? `- ${line}` : line}${together ? '\n' : '\n\n'}`;
    })
    .join('')
    .trimEnd()
    .concat('\n');
}
