// What the form of one grant line says besides its amount, in nb, nn and en. Pure.

import type { Language } from '../../domain/words.ts';

/** A missing text is a type error, so no language can lag behind. */
export interface DeskLineWords {
  readonly title: string;
  readonly more: (party: string) => string;
  readonly moreMeasures: (party: string, count: number) => string;
  readonly how: string;
  readonly byMeasure: string;
  readonly sumHelp: string;
  readonly sumHelpFixed: (fixed: string) => string;
  readonly wentBack: string;
  readonly measuresOf: (party: string) => string;
  readonly measure: string;
  readonly asked: string;
  readonly askedOf: (amount: string) => string;
  readonly reasonWanted: string;
  readonly shares: string;
  readonly sharesHelp: string;
  readonly shareOf: (recipient: string) => string;
  readonly byRule: (amount: string) => string;
  readonly years: string;
  readonly promised: (year: number) => string;
  readonly running: string;
  readonly supplement: string;
  readonly unmet: string;
  readonly unmetHelp: string;
}

export const DESK_LINE_WORDS: Readonly<Record<Language, DeskLineWords>> = {
  nb: {
    title: 'Mer om hver linje',
    more: (party) => `${party}: mottakere, senere år og kriterier`,
    moreMeasures: (party, count) =>
      `${party}: ${count === 1 ? 'ett tiltak' : `${count} tiltak`}, mottakere, senere år og kriterier`,
    how: 'Hvordan det vedtas',
    byMeasure: 'Vedta tiltak for tiltak',
    sumHelp: 'Tilskuddet på linjen blir da summen av tiltakene.',
    sumHelpFixed: (fixed) => `Tilskuddet på linjen blir da summen av tiltakene og ${fixed} til faste formål.`,
    wentBack: 'Disse tiltakene gikk tilbake til forumet. Resten er vedtatt.',
    measuresOf: (party) => `Tiltakene til ${party}`,
    measure: 'Tiltak',
    asked: 'Søkt om',
    askedOf: (amount) => `søkt om ${amount}`,
    reasonWanted: 'Skriv hvorfor tiltaket ikke innvilges eller sendes tilbake',
    shares: 'Hvem som får utbetalt',
    sharesHelp: 'La feltene stå tomme når regelen for året skal dele. Ellers skal de bli like mye som tilskuddet.',
    shareOf: (recipient) => `Til ${recipient}`,
    byRule: (amount) => `Regelen gir ${amount}.`,
    years: 'Senere år',
    promised: (year) => `Lovet for ${year}`,
    running: 'Tiltak som er i gang',
    supplement: 'Dette er et tillegg til et tiltak som er i gang',
    unmet: 'Kriterier som denne ikke oppfyller',
    unmetHelp: 'Den som ikke oppfyller alle kriterier, kan ikke få tilskudd.',
  },
  nn: {
    title: 'Meir om kvar linje',
    more: (party) => `${party}: mottakarar, seinare år og kriterium`,
    moreMeasures: (party, count) =>
      `${party}: ${count === 1 ? 'eitt tiltak' : `${count} tiltak`}, mottakarar, seinare år og kriterium`,
    how: 'Korleis det blir vedteke',
    byMeasure: 'Gjer vedtak tiltak for tiltak',
    sumHelp: 'Tilskotet på linja blir då summen av tiltaka.',
    sumHelpFixed: (fixed) => `Tilskotet på linja blir då summen av tiltaka og ${fixed} til faste føremål.`,
    wentBack: 'Desse tiltaka gjekk tilbake til forumet. Resten er vedteke.',
    measuresOf: (party) => `Tiltaka til ${party}`,
    measure: 'Tiltak',
    asked: 'Søkt om',
    askedOf: (amount) => `søkt om ${amount}`,
    reasonWanted: 'Skriv kvifor tiltaket ikkje blir løyvt eller blir sendt tilbake',
    shares: 'Kven som får utbetalt',
    sharesHelp: 'Lat felta stå tomme når regelen for året skal dele. Elles skal dei bli like mykje som tilskotet.',
    shareOf: (recipient) => `Til ${recipient}`,
    byRule: (amount) => `Regelen gir ${amount}.`,
    years: 'Seinare år',
    promised: (year) => `Lova for ${year}`,
    running: 'Tiltak som er i gang',
    supplement: 'Dette er eit tillegg til eit tiltak som er i gang',
    unmet: 'Kriterium som denne ikkje oppfyller',
    unmetHelp: 'Den som ikkje oppfyller alle kriteria, kan ikkje få tilskot.',
  },
  en: {
    title: 'More on each line',
    more: (party) => `${party}: recipients, later years and criteria`,
    moreMeasures: (party, count) =>
      `${party}: ${count === 1 ? 'one measure' : `${count} measures`}, recipients, later years and criteria`,
    how: 'How it is decided',
    byMeasure: 'Decide measure by measure',
    sumHelp: 'The grant on the line is then the sum of the measures.',
    sumHelpFixed: (fixed) => `The grant on the line is then the sum of the measures and ${fixed} for fixed purposes.`,
    wentBack: 'These measures went back to the forum. The rest is decided.',
    measuresOf: (party) => `Measures of ${party}`,
    measure: 'Measure',
    asked: 'Asked for',
    askedOf: (amount) => `asked for ${amount}`,
    reasonWanted: 'Say why the measure is not granted or is returned',
    shares: 'Who is paid',
    sharesHelp: 'Leave these empty where the year’s rule divides. Otherwise they must come to as much as the grant.',
    shareOf: (recipient) => `To ${recipient}`,
    byRule: (amount) => `The rule gives ${amount}.`,
    years: 'Later years',
    promised: (year) => `Promised for ${year}`,
    running: 'Measures that run already',
    supplement: 'This is a supplement to a measure that runs already',
    unmet: 'Criteria that this one does not meet',
    unmetHelp: 'Whoever does not meet every criterion cannot be given a grant.',
  },
};
