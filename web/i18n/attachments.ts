// What pages say of attached files, in nb, nn and en. Pure.

import type { AttachmentFault, AttachmentType } from '../../domain/attachments.ts';
import type { Language } from '../../domain/words.ts';

/** Why a chosen file did not come along; besides what is wrong with the file itself. */
export type UploadFault = AttachmentFault | 'too-many' | 'none-chosen' | 'gone';

export interface AttachmentWords {
  readonly title: string;
  readonly help: (most: number, size: string) => string;
  readonly choose: string;
  readonly upload: string;
  readonly attached: string;
  readonly remove: (name: string) => string;
  readonly none: string;
  readonly faults: (fault: UploadFault, name: string, most: number, size: string) => string;
  /** In histories: how many came along. */
  readonly count: (count: number) => string;
}

/** What kinds of file are called, in every language. */
export const ATTACHMENT_TYPE_NAMES: Readonly<Record<AttachmentType, string>> = { pdf: 'PDF', docx: 'Word' };

/** The words of each language. */
export const ATTACHMENT_WORDS: Readonly<Record<Language, AttachmentWords>> = {
  nb: {
    title: 'Vedlegg',
    help: (most, size) =>
      `PDF eller Word (DOCX) uten makroer og passord, høyst ${size} hver og høyst ${most} i alt. Ikke legg ved opplysninger om enkeltpersoner.`,
    choose: 'Velg filer',
    upload: 'Legg ved',
    attached: 'Lagt ved',
    remove: (name) => `Fjern ${name}`,
    none: 'Ingen vedlegg.',
    faults: (fault, name, most, size) =>
      ({
        empty: `«${name}» er tom. Velg en annen fil`,
        'too-large': `«${name}» er større enn ${size}. Velg en mindre fil`,
        other: `«${name}» er verken PDF eller Word (DOCX), eller er låst med passord. Lagre den som PDF og prøv igjen`,
        cut: `«${name}» er ikke hel. Velg filen på nytt`,
        macros: `«${name}» har makroer. Lagre den som DOCX uten makroer, eller som PDF`,
        'too-many': `Det kan være høyst ${most} vedlegg. Fjern noen før du legger ved «${name}»`,
        'none-chosen': 'Velg en fil før du trykker «Legg ved»',
        gone: 'Et vedlegg er fjernet fra utkastet imens. Se over på nytt',
      })[fault],
    count: (count) => `${count} vedlegg`,
  },
  nn: {
    title: 'Vedlegg',
    help: (most, size) =>
      `PDF eller Word (DOCX) utan makroar og passord, høgst ${size} kvar og høgst ${most} i alt. Ikkje legg ved opplysningar om enkeltpersonar.`,
    choose: 'Vel filer',
    upload: 'Legg ved',
    attached: 'Lagt ved',
    remove: (name) => `Fjern ${name}`,
    none: 'Ingen vedlegg.',
    faults: (fault, name, most, size) =>
      ({
        empty: `«${name}» er tom. Vel ei anna fil`,
        'too-large': `«${name}» er større enn ${size}. Vel ei mindre fil`,
        other: `«${name}» er verken PDF eller Word (DOCX), eller er låst med passord. Lagre ho som PDF og prøv igjen`,
        cut: `«${name}» er ikkje heil. Vel fila på nytt`,
        macros: `«${name}» har makroar. Lagre ho som DOCX utan makroar, eller som PDF`,
        'too-many': `Det kan vere høgst ${most} vedlegg. Fjern nokre før du legg ved «${name}»`,
        'none-chosen': 'Vel ei fil før du trykkjer «Legg ved»',
        gone: 'Eit vedlegg er fjerna frå utkastet i mellomtida. Sjå over på nytt',
      })[fault],
    count: (count) => `${count} vedlegg`,
  },
  en: {
    title: 'Attachments',
    help: (most, size) =>
      `PDF or Word (DOCX) without macros and passwords, at most ${size} each and at most ${most} in all. Attach nothing about individuals.`,
    choose: 'Choose files',
    upload: 'Attach',
    attached: 'Attached',
    remove: (name) => `Remove ${name}`,
    none: 'No attachments.',
    faults: (fault, name, most, size) =>
      ({
        empty: `“${name}” is empty. Choose another file`,
        'too-large': `“${name}” is larger than ${size}. Choose a smaller file`,
        other: `“${name}” is neither PDF nor Word (DOCX), or is locked with a password. Save it as PDF and try again`,
        cut: `“${name}” is not whole. Choose the file again`,
        macros: `“${name}” has macros. Save it as DOCX without macros, or as PDF`,
        'too-many': `There can be at most ${most} attachments. Remove some before you attach “${name}”`,
        'none-chosen': 'Choose a file before you press “Attach”',
        gone: 'An attachment has been removed from the draft meanwhile. Look it over again',
      })[fault],
    count: (count) => (count === 1 ? '1 attachment' : `${count} attachments`),
  },
};

const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** "1,2 MB" in the reader's language; megabytes and kilobytes as file managers count them. */
export function sizeText(bytes: number, language: Language): string {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / (1024 * 1024), 'MB'];
  const digits = value < 10 && unit === 'MB' ? 1 : 0;
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(Math.max(value, 1))}\u00a0${unit}`;
}
