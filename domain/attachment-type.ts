// What a file is, by its bytes: a PDF, a Word document without macros, or nothing that is taken. Pure.

import type { AttachmentType } from './attachments.ts';

/** How much of the end of a file is looked at: room for the list of contents of a large Word document. */
export const TAIL_BYTES = 256 * 1024;

/**
 * The type of a file, or why it is not taken: `other` kinds, one that was `cut` off, and Word documents with `macros`.
 * `head` is its beginning, at least 8 bytes where there are so many, `tail` its end, at most `TAIL_BYTES`.
 */
export function attachmentTypeOf(head: Uint8Array, tail: Uint8Array): AttachmentType | 'other' | 'cut' | 'macros' {
  if (startsWith(head, '%PDF-')) return lastIndexOf(tail, '%%EOF') < 0 ? 'cut' : 'pdf';
  if (!startsWith(head, 'PK\u0003\u0004')) return 'other';
  const names = namesInZip(tail);
  if (names === null) return 'cut';
  if (names.some((name) => /vbaproject\.bin$/i.test(name))) return 'macros';
  return names.includes('[Content_Types].xml') && names.includes('word/document.xml') ? 'docx' : 'other';
}

/** Fixed parts of a ZIP archive's list of contents, in bytes. */
const END_RECORD = 22;
const ENTRY = 46;

/** The names in a ZIP archive, from the list at its end, which is what programs go by; null when there is none. */
function namesInZip(tail: Uint8Array): string[] | null {
  const end = lastIndexOf(tail, 'PK\u0005\u0006');
  if (end < 0 || end + END_RECORD > tail.length) return null;
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const count = view.getUint16(end + 10, true);
  const names: string[] = [];
  let at = end - view.getUint32(end + 12, true);
  for (let entry = 0; entry < count; entry += 1) {
    if (at < 0 || at + ENTRY > end || !startsWith(tail.subarray(at), 'PK\u0001\u0002')) return null;
    const length = view.getUint16(at + 28, true);
    names.push(latin1(tail.subarray(at + ENTRY, at + ENTRY + length)));
    at += ENTRY + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && latin1(bytes.subarray(0, text.length)) === text;
}

function lastIndexOf(bytes: Uint8Array, text: string): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.length - text.length; at >= 0; at -= 1) {
    if (bytes[at] === first && startsWith(bytes.subarray(at), text)) return at;
  }
  return -1;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
