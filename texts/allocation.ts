// One sentence for each line of an allocation, with the figures that give its amount, in nb, nn and en. Pure.
// Sandbox-safe.

import type { Allocation, AllocationLine, KeyBy, LineReason } from '../domain/allocation-lines.ts';
import type { AllocationNote } from '../domain/allocation-notes.ts';
import type { Labels, Language } from '../domain/words.ts';
import { kroner } from './dates.ts';
import { oneLine } from './phrases.ts';

/** The names of fixed lines by id; a line that is missing is called by its id. */
export type LineNames = Readonly<Record<string, Labels>>;

const COUNTED: Readonly<Record<KeyBy, Labels>> = {
  'children-and-pupils': { nb: 'barn og elever', nn: 'barn og elevar', en: 'children and pupils' },
  enterprises: { nb: 'virksomheter', nn: 'verksemder', en: 'enterprises' },
  owners: { nb: 'eiere', nn: 'eigarar', en: 'owners' },
  universities: { nb: 'universiteter og høyskoler', nn: 'universitet og høgskular', en: 'universities' },
};

interface Fill {
  readonly money: (amount: number) => string;
  readonly count: (number: number) => string;
  readonly name: (line: string) => string;
}

type Sentence<Is extends LineReason['is']> = (
  line: AllocationLine & { readonly reason: Extract<LineReason, { is: Is }> },
  words: Fill,
) => string;

type Sentences = { readonly [Is in LineReason['is']]: Sentence<Is> };

const NB: Sentences = {
  fixed: ({ amount, reason }, { money, name }) => `Fast beløp: ${name(reason.line)}, ${money(amount)}.`,
  joint: ({ amount }, { money }) => `Forumet setter av ${money(amount)} til fellestiltak.`,
  base: ({ amount }, { money }) => `Grunntilskudd: ${money(amount)} til hvert nettverk.`,
  key: ({ amount, reason }, { money, count }) =>
    reason.equal
      ? `Nøkkel: ${money(reason.spread)} delt likt på ${count(reason.total)}, fordi ingen har tall, er ${money(amount - reason.rounding)} rundet ned${reason.rounding === 1 ? ', og 1 krone til av avrundingen' : ''}.`
      : `Nøkkel: ${money(reason.spread)} × ${count(reason.count)} / ${count(reason.total)} ${COUNTED[reason.keyBy].nb} er ${money(amount - reason.rounding)} rundet ned${reason.rounding === 1 ? ', og 1 krone til av avrundingen' : ''}.`,
  limit: ({ amount, reason }, { money }) =>
    reason.bound === 'least'
      ? `Nøkkel: ${money(amount)}, slik at nettverket får minst ${money(reason.limit)}, med grunntilskudd ${money(reason.base)}.`
      : `Nøkkel: ${money(amount)}, slik at nettverket får høyst ${money(reason.limit)}, med grunntilskudd ${money(reason.base)}.`,
  need: ({ amount, reason }, { money }) =>
    amount === reason.asked
      ? `Tiltak ${reason.measure}, prioritet ${reason.priority}: hele det omsøkte beløpet, ${money(reason.asked)}.`
      : `Tiltak ${reason.measure}, prioritet ${reason.priority}: ${money(amount)} av de omsøkte ${money(reason.asked)}, fordi det var ${money(reason.left)} igjen.`,
  unshared: ({ amount, reason }, { money }) =>
    `Ikke fordelt: ${money(amount)}, siden ${money(reason.shared)} av ${money(reason.rest)} er fordelt.`,
};

const NN: Sentences = {
  fixed: ({ amount, reason }, { money, name }) => `Fast beløp: ${name(reason.line)}, ${money(amount)}.`,
  joint: ({ amount }, { money }) => `Forumet set av ${money(amount)} til fellestiltak.`,
  base: ({ amount }, { money }) => `Grunntilskot: ${money(amount)} til kvart nettverk.`,
  key: ({ amount, reason }, { money, count }) =>
    reason.equal
      ? `Nøkkel: ${money(reason.spread)} delt likt på ${count(reason.total)}, fordi ingen har tal, er ${money(amount - reason.rounding)} runda ned${reason.rounding === 1 ? ', og 1 krone til av avrundinga' : ''}.`
      : `Nøkkel: ${money(reason.spread)} × ${count(reason.count)} / ${count(reason.total)} ${COUNTED[reason.keyBy].nn} er ${money(amount - reason.rounding)} runda ned${reason.rounding === 1 ? ', og 1 krone til av avrundinga' : ''}.`,
  limit: ({ amount, reason }, { money }) =>
    reason.bound === 'least'
      ? `Nøkkel: ${money(amount)}, slik at nettverket får minst ${money(reason.limit)}, med grunntilskot ${money(reason.base)}.`
      : `Nøkkel: ${money(amount)}, slik at nettverket får høgst ${money(reason.limit)}, med grunntilskot ${money(reason.base)}.`,
  need: ({ amount, reason }, { money }) =>
    amount === reason.asked
      ? `Tiltak ${reason.measure}, prioritet ${reason.priority}: heile beløpet det er søkt om, ${money(reason.asked)}.`
      : `Tiltak ${reason.measure}, prioritet ${reason.priority}: ${money(amount)} av ${money(reason.asked)} som det er søkt om, fordi det var ${money(reason.left)} igjen.`,
  unshared: ({ amount, reason }, { money }) =>
    `Ikkje fordelt: ${money(amount)}, sidan ${money(reason.shared)} av ${money(reason.rest)} er fordelte.`,
};

const EN: Sentences = {
  fixed: ({ amount, reason }, { money, name }) => `Fixed amount: ${name(reason.line)}, ${money(amount)}.`,
  joint: ({ amount }, { money }) => `The forum sets aside ${money(amount)} for joint measures.`,
  base: ({ amount }, { money }) => `Base amount: ${money(amount)} to each network.`,
  key: ({ amount, reason }, { money, count }) =>
    reason.equal
      ? `Key: ${money(reason.spread)} divided equally by ${count(reason.total)}, since nobody has a count, is ${money(amount - reason.rounding)} rounded down${reason.rounding === 1 ? ', and NOK 1 more from the rounding' : ''}.`
      : `Key: ${money(reason.spread)} × ${count(reason.count)} / ${count(reason.total)} ${COUNTED[reason.keyBy].en} is ${money(amount - reason.rounding)} rounded down${reason.rounding === 1 ? ', and NOK 1 more from the rounding' : ''}.`,
  limit: ({ amount, reason }, { money }) =>
    reason.bound === 'least'
      ? `Key: ${money(amount)}, so that the network gets at least ${money(reason.limit)}, with a base amount of ${money(reason.base)}.`
      : `Key: ${money(amount)}, so that the network gets at most ${money(reason.limit)}, with a base amount of ${money(reason.base)}.`,
  need: ({ amount, reason }, { money }) =>
    amount === reason.asked
      ? `Measure ${reason.measure}, priority ${reason.priority}: all that was asked for, ${money(reason.asked)}.`
      : `Measure ${reason.measure}, priority ${reason.priority}: ${money(amount)} of the ${money(reason.asked)} asked for, since ${money(reason.left)} was left.`,
  unshared: ({ amount, reason }, { money }) =>
    `Not shared: ${money(amount)}, since ${money(reason.shared)} of ${money(reason.rest)} is shared.`,
};

const SENTENCES: Readonly<Record<Language, Sentences>> = { nb: NB, nn: NN, en: EN };

/** Why a line has its amount, in one sentence from which the amount can be worked out again. */
export function explainLine(line: AllocationLine, names: LineNames, language: Language): string {
  const say = SENTENCES[language][line.reason.is] as Sentence<LineReason['is']>;
  return say(line, {
    money: (amount) => kroner(amount, language),
    count: (number) => grouped(number, language),
    name: (id) => oneLine(names[id]?.[language] ?? id),
  });
}

function grouped(number: number, language: Language): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u00a0');
}

const FRAME_NOTE: Labels = {
  nb: 'Nøkkelen gir hvert nettverk en ramme å planlegge innenfor. Den er ikke selve tilskuddet: Det blir gitt etter behov, på grunnlag av det partnerskapet melder.',
  nn: 'Nøkkelen gir kvart nettverk ei ramme å planleggje innanfor. Han er ikkje sjølve tilskotet: Det blir gitt etter behov, på grunnlag av det partnarskapen melder.',
  en: 'The key gives each network a frame to plan within. It is not the grant itself, which is given by need on the strength of the decision basis.',
};

const PRO_RATA: Readonly<Record<Language, (units: string, reason: string) => string>> = {
  nb: (units, reason) =>
    `Midlene blir fordelt etter antall ${units}. Regelen er at forumet ikke kan fordele pro rata per virksomhet, eier eller UH. ${reason}`,
  nn: (units, reason) =>
    `Midlane blir fordelte etter talet på ${units}. Regelen er at forumet ikkje kan fordele pro rata per verksemd, eigar eller UH. ${reason}`,
  en: (units, reason) =>
    `The money is shared by the number of ${units}. The rule is that the forum may not share pro rata per enterprise, owner or university. ${reason}`,
};

const REASON: Readonly<Record<Language, (reason: string | null) => string>> = {
  nb: (reason) => (reason === null ? 'Forumet har ikke gitt noen begrunnelse.' : `Forumets begrunnelse: ${reason}`),
  nn: (reason) =>
    reason === null ? 'Forumet har ikkje gitt noka grunngiving.' : `Grunngivinga til forumet: ${reason}`,
  en: (reason) => (reason === null ? 'The forum has given no reason.' : `The forum’s reason: ${reason}`),
};

/** A note or a warning about the way of sharing. */
export function explainNote(note: AllocationNote, language: Language): string {
  if (note.code === 'key-is-a-frame') return FRAME_NOTE[language];
  return PRO_RATA[language](COUNTED[note.keyBy][language], oneLine(REASON[language](note.reason)));
}

const CUT: Readonly<Record<Language, (priority: number, measure: number, party: string) => string>> = {
  nb: (priority, measure, party) =>
    `Midlene rekker til prioritet ${priority}: Tiltak ${measure} fra ${party} er det første som ikke får alt det er søkt om.`,
  nn: (priority, measure, party) =>
    `Midlane rekk til prioritet ${priority}: Tiltak ${measure} frå ${party} er det første som ikkje får alt det er søkt om.`,
  en: (priority, measure, party) =>
    `The money lasts to priority ${priority}: measure ${measure} of ${party} is the first that does not get all it asks for.`,
};

/** Where the line was drawn when the money did not last for every measure. */
export function explainCut({ priority, measure, party }: NonNullable<Allocation['cut']>, language: Language): string {
  return CUT[language](priority, measure, party);
}
