// Files that are handed in with a document: how many, how large, and what they may be called. Pure. Sandbox-safe.

import { Refusal, refuse } from './refusal.ts';

/** Kinds of file, told by what is in them. */
export const ATTACHMENT_TYPES = ['pdf', 'docx'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** A file that belongs to a revision. Its bytes are in the store, under its hash. */
export interface Attachment {
  /** SHA-256 of the bytes, in small hexadecimal digits. */
  readonly hash: string;
  readonly name: string;
  readonly bytes: number;
  readonly type: AttachmentType;
}

/** Why a file is not taken: without content, above the limit, another kind, cut off, or a Word document with macros. */
export type AttachmentFault = 'empty' | 'too-large' | 'other' | 'cut' | 'macros';

/** The sentence for a file that is not taken. */
export function attachmentRefusal(name: string, fault: AttachmentFault, limit: number): Refusal {
  const said: Readonly<Record<AttachmentFault, string>> = {
    empty: 'it is empty, wanted a PDF or a Word document',
    'too-large': `it is above ${limit} bytes, wanted at most that`,
    other: 'it is neither by its content, wanted a PDF or a Word document (DOCX) without a password',
    cut: 'its end is missing, wanted a whole file',
    macros: 'it is a Word document with macros, wanted one without',
  };
  return new Refusal(fault === 'too-large' ? 'too-large' : 'misshapen', `Attach "${shown(name)}": ${said[fault]}`);
}

/** Files of one document. */
export const ATTACHMENTS_PER_DOCUMENT = 10;
/** Files of all documents of a partnership as they stand, so that its state stays small. */
export const ATTACHMENTS_PER_PARTNERSHIP = 150;
/** Largest file where nobody has set another size. */
export const ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** Largest file that any setting may allow. */
export const ATTACHMENT_CEILING_BYTES = 100 * 1024 * 1024;
/** Characters of a name, its ending included. */
export const ATTACHMENT_NAME_LENGTH = 120;

const ENDING: Readonly<Record<AttachmentType, string>> = { pdf: '.pdf', docx: '.docx' };
/**
 * Control and format characters (those that turn the direction of writing among them), halves of characters, line ends.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** What no file system takes in a name, and what a shell or a header could mistake. */
const UNSAFE = /["*:<>?|\\/]/g;

/**
 * A name that can be shown and saved anywhere: without folders, control characters or characters that turn the direction
 * of writing, of at most 120 characters, and with the ending of what the file is.
 */
export function attachmentName(given: string, type: AttachmentType): string {
  const last = given.slice(-4000).split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(UNSEEN, '').normalize('NFC').replace(UNSAFE, '-').replace(/\s+/gu, ' ').trim();
  const ending = ENDING[type];
  const stem = bare(plain.toLowerCase().endsWith(ending) ? plain.slice(0, -ending.length) : plain);
  const short = Array.from(stem).slice(0, ATTACHMENT_NAME_LENGTH - ending.length);
  return `${bare(short.join('')) || 'vedlegg'}${ending}`;
}

function shown(name: string): string {
  return name.replace(UNSEEN, '').slice(0, 60);
}

/** Without dots and spaces at either end. */
function bare(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/gu, '');
}

/** Refuses more or larger files than the rules allow, one that comes twice, and a name that was not made clean. */
export function requireAttachments(where: string, given: readonly Attachment[], elsewhere: number): void {
  if (given.length > ATTACHMENTS_PER_DOCUMENT) {
    refuse('too-large', `${where}: there are ${given.length} attachments, wanted at most ${ATTACHMENTS_PER_DOCUMENT}`);
  }
  if (given.length + elsewhere > ATTACHMENTS_PER_PARTNERSHIP) {
    refuse(
      'too-large',
      `${where}: the partnership has ${elsewhere} attachments and would have ${given.length + elsewhere}, wanted at most ${ATTACHMENTS_PER_PARTNERSHIP}`,
    );
  }
  given.forEach(({ hash, name, bytes, type }, index) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      refuse(
        'misshapen',
        `${where}: the hash of attachment ${index + 1} is "${hash}", wanted SHA-256 as 64 hex digits`,
      );
    }
    if (given.findIndex((one) => one.hash === hash) !== index) {
      refuse('misshapen', `${where}: attachment ${index + 1} has the same content as another, wanted each once`);
    }
    if (bytes < 1 || bytes > ATTACHMENT_CEILING_BYTES) {
      refuse('too-large', `${where}: "${name}" has ${bytes} bytes, wanted 1 to ${ATTACHMENT_CEILING_BYTES}`);
    }
    const clean = attachmentName(name, type);
    if (clean !== name) {
      refuse('misshapen', `${where}: attachment ${index + 1} has a name that cannot be kept, wanted "${clean}"`);
    }
  });
}
