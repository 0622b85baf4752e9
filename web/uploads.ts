// Forms with files: the fields as in every form, the files streamed to the store as they come. Node only.

import type { FastifyRequest } from 'fastify';
import type { Attachment, AttachmentFault } from '../domain/attachments.ts';
import { ATTACHMENTS_PER_DOCUMENT } from '../domain/attachments.ts';
import { refuse } from '../domain/refusal.ts';
import type { WebWorld } from './world.ts';

/** What came of the files of a form. */
export interface Uploads {
  readonly taken: readonly Attachment[];
  readonly faults: readonly { readonly name: string; readonly fault: AttachmentFault }[];
}

/** A form without files. */
export const NO_UPLOADS: Uploads = { taken: [], faults: [] };

/** Room for the fields of the largest document. */
const FIELDS_BYTES = 1024 * 1024;
/** More files at once than this are no form of ours. */
const MOST_FILES = 5 * ATTACHMENTS_PER_DOCUMENT;

/**
 * Reads a form with files. `mayTake` is asked at the first file, with the fields that stand before it: where it says no,
 * nothing is kept, and the route says why. Refuses what is larger than any form of ours.
 */
export async function readForm(
  request: FastifyRequest,
  { attachments, attachmentBytes }: Pick<WebWorld, 'attachments' | 'attachmentBytes'>,
  mayTake: (fields: Readonly<Record<string, unknown>>) => Promise<boolean>,
): Promise<{ readonly body: Readonly<Record<string, unknown>>; readonly uploads: Uploads }> {
  const fields = new Map<string, string | string[]>();
  const taken: Attachment[] = [];
  const faults: { name: string; fault: AttachmentFault }[] = [];
  let read = 0;
  let may: boolean | null = null;
  const limits = { fileSize: attachmentBytes + 1, files: MOST_FILES, fields: 5_000, fieldSize: FIELDS_BYTES };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      const value = String(part.value);
      read += Buffer.byteLength(value) + part.fieldname.length;
      if (read > FIELDS_BYTES || part.valueTruncated)
        refuse('too-large', `Read the form: its fields are above ${FIELDS_BYTES} bytes, wanted at most that`);
      const before = fields.get(part.fieldname);
      fields.set(part.fieldname, before === undefined ? value : [...[before].flat(), value]);
      continue;
    }
    may ??= await mayTake(Object.fromEntries(fields));
    // A control in which nothing was chosen comes without a name.
    if (!may || part.filename === '' || part.filename === undefined) {
      part.file.resume();
      continue;
    }
    const name = part.filename;
    const came = await attachments.take(part.file, { name, limit: attachmentBytes });
    if ('taken' in came) taken.push(came.taken);
    else faults.push({ name, fault: came.fault });
  }
  return { body: Object.fromEntries(fields), uploads: { taken, faults } };
}
