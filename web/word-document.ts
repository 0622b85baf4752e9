// Lines of text as a Word document with real headings and lists, so that it can be read aloud and archived. Node only.

import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { Language } from '../domain/words.ts';
import type { MinutesLine } from './minutes-text.ts';

/** The type that browsers and archives know it by. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** Lines in one language; in a document of several each begins on a page of its own. */
export interface WordPart {
  readonly lines: readonly MinutesLine[];
  readonly language: Language;
}

/** The bytes of the document. Its title is that of its first heading. */
export function wordDocument(lines: readonly MinutesLine[], language: Language): Promise<Buffer> {
  const title = lines.find(({ kind }) => kind === 'title')?.text ?? lines[0]?.text ?? '';
  return wordDocumentOf(title, [{ lines, language }]);
}

/** The bytes of one document of several parts, which may be in different languages: each is read aloud in its own. */
export function wordDocumentOf(title: string, parts: readonly WordPart[]): Promise<Buffer> {
  const language = { value: LOCALES[parts[0]?.language ?? 'nb'] };
  return Packer.toBuffer(
    new Document({
      title,
      creator: '',
      styles: {
        default: {
          document: { run: { font: 'Arial', size: 22, language } },
          heading1: { run: { font: 'Arial', size: 32, bold: true }, paragraph: { spacing: { after: 240 } } },
          heading2: {
            run: { font: 'Arial', size: 26, bold: true },
            paragraph: { spacing: { before: 280, after: 120 } },
          },
        },
      },
      sections: parts.map((part) => ({ children: part.lines.map((line) => paragraphOf(line, part.language)) })),
    }),
  );
}

function paragraphOf({ kind, text }: MinutesLine, language: Language): Paragraph {
  const children = [new TextRun({ text, language: { value: LOCALES[language] } })];
  switch (kind) {
    case 'title':
      return new Paragraph({ children, heading: HeadingLevel.HEADING_1 });
    case 'heading':
      return new Paragraph({ children, heading: HeadingLevel.HEADING_2 });
    case 'entry':
      return new Paragraph({ children, bullet: { level: 0 } });
    case 'text':
      return new Paragraph({ children, spacing: { after: 160 } });
  }
}
