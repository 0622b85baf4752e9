// The compilation for a forum meeting as a document in nb, nn and en. Pure. Sandbox-safe.

import type { Compilation, CompilationRow } from '../domain/compilation.ts';
import type { Language } from '../domain/words.ts';
import { kroner } from './dates.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel } from './facts.ts';
import type { Block, MailDocument } from './mail-document.ts';
import { heading, passages } from './mail-document.ts';
import { allOf, lowerFirst, oneLine } from './phrases.ts';

interface CompilationWords {
  title(forum: string, year: number): string;
  readonly example: string;
  summary(count: number, missing: number): string;
  money(asked: string, limit: string): string;
  readonly status: Readonly<Record<Exclude<CompilationRow['status'], 'waits'>, string>>;
  waits(who: string): string;
  readonly late: string;
  asked(amount: string, frame: string | null): string;
  over(amount: string): string;
  readonly fits: string;
  readonly noAmount: string;
  criteria(described: number, of: number, missing: string | null): string;
  anchored(item: string): string;
  readonly notAnchored: string;
  plan(name: string, covers: boolean, year: number): string;
}

const WORDS: Readonly<Record<Language, CompilationWords>> = {
  nb: {
    title: (forum, year) => `Sammenstilling av beslutningsgrunnlag for ${forum}, ${year}`,
    example: 'Dette er et eksempel med oppdiktede tall.',
    summary: (count, missing) =>
      `${count} partnerskap skal levere. ${missing === 0 ? 'Alle har levert.' : `${missing} har ikke levert.`}`,
    money: (asked, limit) => `Til sammen er det søkt om ${asked}. Det kan fordeles ${limit}.`,
    status: { delivered: 'Levert og godkjent.', 'not-delivered': 'Ikke levert.', withdrawn: 'Har trukket seg.' },
    waits: (who) => `Levert, men venter på godkjenning fra ${who}.`,
    late: 'Kom etter fristen.',
    asked: (amount, frame) => `Søker om ${amount}${frame === null ? '' : `, mot en ramme på ${frame}`}.`,
    over: (amount) => `Det er ${amount} over rammen.`,
    fits: 'Det er innenfor rammen.',
    noAmount: 'Oppgir ikke beløp.',
    criteria: (described, of, missing) =>
      `Beskriver ${described} av ${of} kriterier.${missing === null ? '' : ` Mangler: ${missing}.`}`,
    anchored: (item) => `Forankret i den langsiktige planen: ${item}.`,
    notAnchored: 'Sier ikke hvor tiltaket er forankret i den langsiktige planen.',
    plan: (name, covers, year) =>
      covers ? `Langsiktig plan: ${name}.` : `Langsiktig plan: ${name}. Planen gjelder ikke for ${year}.`,
  },
  nn: {
    title: (forum, year) => `Samanstilling av avgjerdsgrunnlag for ${forum}, ${year}`,
    example: 'Dette er eit eksempel med oppdikta tal.',
    summary: (count, missing) =>
      `${count} partnarskapar skal levere. ${missing === 0 ? 'Alle har levert.' : `${missing} har ikkje levert.`}`,
    money: (asked, limit) => `Til saman er det søkt om ${asked}. Det kan fordelast ${limit}.`,
    status: { delivered: 'Levert og godkjent.', 'not-delivered': 'Ikkje levert.', withdrawn: 'Har trekt seg.' },
    waits: (who) => `Levert, men ventar på godkjenning frå ${who}.`,
    late: 'Kom etter fristen.',
    asked: (amount, frame) => `Søkjer om ${amount}${frame === null ? '' : `, mot ei ramme på ${frame}`}.`,
    over: (amount) => `Det er ${amount} over ramma.`,
    fits: 'Det er innanfor ramma.',
    noAmount: 'Oppgir ikkje beløp.',
    criteria: (described, of, missing) =>
      `Beskriv ${described} av ${of} kriterium.${missing === null ? '' : ` Manglar: ${missing}.`}`,
    anchored: (item) => `Forankra i den langsiktige planen: ${item}.`,
    notAnchored: 'Seier ikkje kvar tiltaket er forankra i den langsiktige planen.',
    plan: (name, covers, year) =>
      covers ? `Langsiktig plan: ${name}.` : `Langsiktig plan: ${name}. Planen gjeld ikkje for ${year}.`,
  },
  en: {
    title: (forum, year) => `Compilation of decision bases for ${forum}, ${year}`,
    example: 'This is an example with made-up figures.',
    summary: (count, missing) =>
      `${count} partnerships are to deliver. ${missing === 0 ? 'All have delivered.' : `${missing} have not delivered.`}`,
    money: (asked, limit) => `In all ${asked} is asked for. ${limit} can be given.`,
    status: { delivered: 'Delivered and approved.', 'not-delivered': 'Not delivered.', withdrawn: 'Has withdrawn.' },
    waits: (who) => `Delivered, but waits for the approval of ${who}.`,
    late: 'Came after the deadline.',
    asked: (amount, frame) => `Asks for ${amount}${frame === null ? '' : `, with a frame of ${frame}`}.`,
    over: (amount) => `That is ${amount} above the frame.`,
    fits: 'That is within the frame.',
    noAmount: 'States no amount.',
    criteria: (described, of, missing) =>
      `Describes ${described} of ${of} criteria.${missing === null ? '' : ` Missing: ${missing}.`}`,
    anchored: (item) => `Anchored in the long-term plan: ${item}.`,
    notAnchored: 'Does not say where the measure is anchored in the long-term plan.',
    plan: (name, covers, year) =>
      covers ? `Long-term plan: ${name}.` : `Long-term plan: ${name}. The plan does not cover ${year}.`,
  },
};

/** One heading per partnership, and what the forum must know of each. */
export function compilationDocument(compilation: Compilation, facts: CycleFacts, language: Language): MailDocument {
  const words = WORDS[language];
  const title = words.title(oneLine(facts.forum[language]), facts.year);
  const text = (said: string): Block[] => passages([{ text: said }]);
  const { rows, notDelivered, asked, limit, plan, planCoversYear } = compilation;
  return {
    language,
    title,
    blocks: [
      heading(1, title),
      ...(facts.example ? text(words.example) : []),
      ...text(words.summary(rows.length, notDelivered)),
      ...text(words.money(kroner(asked, language), kroner(limit, language))),
      ...(plan ? text(words.plan(oneLine(plan.names[language]), planCoversYear === true, facts.year)) : []),
      ...rows.flatMap((row) => [
        heading(2, oneLine(row.names[language])),
        {
          kind: 'list' as const,
          items: sentencesOf(row, compilation, facts, language).map((said) => ({ text: said })),
        },
      ]),
    ],
  };
}

function sentencesOf(row: CompilationRow, { plan }: Compilation, facts: CycleFacts, language: Language): string[] {
  const words = WORDS[language];
  if (row.status === 'withdrawn' || row.status === 'not-delivered') return [words.status[row.status]];
  const waiting = row.waitsFor.map((party) => partyLabel(facts, party, language));
  const said = [
    row.status === 'delivered' || waiting.length === 0 ? words.status.delivered : words.waits(allOf(waiting, language)),
  ];
  if (row.late) said.push(words.late);
  if (row.asked === null) said.push(words.noAmount);
  else {
    said.push(words.asked(kroner(row.asked, language), row.frame === null ? null : kroner(row.frame, language)));
    if (row.over !== null) said.push(row.over > 0 ? words.over(kroner(row.over, language)) : words.fits);
  }
  const missing = row.criteria.filter((one) => !one.described).map((one) => lowerFirst(oneLine(one.labels[language])));
  const described = row.criteria.length - missing.length;
  if (row.criteria.length > 0) {
    said.push(words.criteria(described, row.criteria.length, missing.length === 0 ? null : missing.join('; ')));
  }
  if (row.anchoredIn) said.push(words.anchored(oneLine(row.anchoredIn.labels?.[language] ?? row.anchoredIn.id)));
  else if (plan) said.push(words.notAnchored);
  return said;
}
