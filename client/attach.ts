// A file on this machine, looked at before it is sent: what it is, what it is called, and its hash. Node only.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { attachmentTypeOf, TAIL_BYTES } from '../domain/attachment-type.ts';
import type { Attachment } from '../domain/attachments.ts';
import { ATTACHMENT_CEILING_BYTES, attachmentName, attachmentRefusal } from '../domain/attachments.ts';
import { refuse } from '../domain/refusal.ts';

/** Reads a file; refuses what could not be attached anywhere. The running process may have a lower limit. */
export function readAttachment(path: string): { readonly file: Attachment; readonly content: Buffer } {
  const given = basename(path);
  let content: Buffer;
  try {
    if (statSync(path).size > ATTACHMENT_CEILING_BYTES)
      throw attachmentRefusal(given, 'too-large', ATTACHMENT_CEILING_BYTES);
    content = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    return refuse('not-found', `Read ${path}: ${code}, wanted a PDF or a Word document`);
  }
  if (content.length === 0) throw attachmentRefusal(given, 'empty', ATTACHMENT_CEILING_BYTES);
  const type = attachmentTypeOf(content.subarray(0, 8), content.subarray(-TAIL_BYTES));
  if (type !== 'pdf' && type !== 'docx') throw attachmentRefusal(given, type, ATTACHMENT_CEILING_BYTES);
  const hash = createHash('sha256').update(content).digest('hex');
  return { file: { hash, name: attachmentName(given, type), bytes: content.length, type }, content };
}
