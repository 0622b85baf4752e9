// Lines of text as a Word document with real headings and lists, so that it can be read aloud and archived. Node only.

import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import type { Language } from '../domain/words.ts';
import type { MinutesLine } from './minutes-text.ts';

/** The type that browsers and archives know it by. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** The bytes of the document. Its title is that of its first heading. */
export function wordDocument(lines: readonly MinutesLine[], language: Language): Promise<Buffer> {
  const title = lines.find(({ kind }) => kind === 'title')?.text ?? lines[0]?.text ?? '';
  return Packer.toBuffer(
    new Document({
      title,
      creator: '',
      styles: {
        default: {
          document: { run: { font: 'Arial', size: 22, language: { value: LOCALES[language] } } },
          heading1: { run: { font: 'Arial', size: 32, bold: true }, paragraph: { spacing: { after: 240 } } },
          heading2: {
            run: { font: 'Arial', size: 26, bold: true },
            paragraph: { spacing: { before: 280, after: 120 } },
          },
        },
      },
      sections: [{ children: lines.map(paragraphOf) }],
    }),
  );
}

function paragraphOf({ kind, text }: MinutesLine): Paragraph {
  switch (kind) {
    case 'title':
      return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
    case 'heading':
      return new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
    case 'entry':
      return new Paragraph({ text, bullet: { level: 0 } });
    case 'text':
      return new Paragraph({ text, spacing: { after: 160 } });
  }
}
