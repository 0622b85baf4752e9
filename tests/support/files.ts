// Small files as people attach them: a PDF, and a Word document as a library writes it. Node only.

import { Document, Packer, Paragraph } from 'docx';

/** A PDF by its beginning and its end; `bytes` in all. */
export function pdfOf(text: string, bytes = 0): Buffer {
  const head = `%PDF-1.7\n% ${text}\n`;
  const tail = '\n%%EOF\n';
  return Buffer.from(head + ' '.repeat(Math.max(0, bytes - Buffer.byteLength(head) - tail.length)) + tail);
}

export async function docxOf(text: string): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}

/** Bytes as a stream hands them over, in pieces of a size. */
export async function* inPieces(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
