// The letter to one recipient about everything it was granted in a cycle, in nb and nn. Pure. Sandbox-safe.

import { sumOf } from '../domain/amount-lines.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { GrantLine } from '../domain/grant-lines.ts';
import { paidOf } from '../domain/grant-lines.ts';
import { localDateAt } from '../domain/local-time.ts';
import type { ContributionKind } from '../domain/own-contribution.ts';
import { contributionOwed } from '../domain/own-contribution.ts';
import { refuse } from '../domain/refusal.ts';
import type { Labels, PartyId, StepId } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { kroner, longDate } from './dates.ts';
import type { MeasureNames } from './decided-measures.ts';
import { measureText, NO_NAMES } from './decided-measures.ts';
import { heading, passages, toHtml, toPlainText } from './mail-document.ts';
import type { Block, MailDocument } from './mail-document.ts';
import { allOf, oneLine, oneOf } from './phrases.ts';

/** Letters are written in one of the two forms of Norwegian. */
export type WrittenForm = 'nb' | 'nn';

export interface GrantLetter {
  readonly language: WrittenForm;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: (scheme: string, year: number) => string;
  readonly to: string;
  readonly number: string;
  /** In its place, where nobody has written it down. */
  readonly noNumber: string;
  readonly caseNumber: string;
  readonly date: string;
  readonly granted: string;
  readonly decided: (office: string, total: string, year: number) => string;
  readonly through: (amount: string, party: string) => string;
  readonly supplement: string;
  readonly measures: (party: string) => string;
  readonly later: (year: number, amount: string) => string;
  readonly purpose: string;
  readonly conditions: string;
  readonly contribution: string;
  readonly owed: (amount: string, percent: number, base: string) => string;
  readonly described: string;
  readonly counts: (kinds: string) => string;
  readonly kinds: Readonly<Record<ContributionKind, string>>;
  readonly reporting: string;
  readonly report: (label: string, deadline: string) => string;
  /** What the report asks for, beside the scheme’s questions. */
  readonly answers: (parts: string) => string;
  readonly asked: Readonly<Record<'goals' | 'money' | 'measures' | 'own-contribution', string>>;
  readonly appeal: string;
}

const WORDS: Readonly<Record<WrittenForm, Words>> = {
  nb: {
    subject: (scheme, year) => `Tilskudd for ${year}: ${scheme}`,
    to: 'Til',
    number: 'Organisasjonsnummer',
    noNumber: 'ikke oppgitt. Vi må ha det før vi kan betale.',
    caseNumber: 'Saksnummer',
    date: 'Dato for vedtaket',
    granted: 'Vedtak',
    decided: (office, total, year) => `${office} gir dere ${total} i tilskudd for ${year}.`,
    through: (amount, party) => `${party}: ${amount}.`,
    supplement: 'Dette er et tillegg til et tiltak som er i gang.',
    measures: (party) => `Tiltakene i grunnlaget fra ${party}, til sammen for alle som får penger til dem:`,
    later: (year, amount) => `For ${year} er det lovet ${amount}.`,
    purpose: 'Hva pengene skal brukes til',
    conditions: 'Vilkår',
    contribution: 'Egenfinansiering',
    owed: (amount, percent, base) => `Dere skal selv bidra med minst ${amount}. Det er ${percent} prosent av ${base}.`,
    described: 'Dere skal selv bidra. Hvor mye, er ikke fastsatt.',
    counts: (kinds) => `Bidraget kan være ${kinds}.`,
    kinds: { cash: 'penger', salary: 'lønn', 'time-released': 'frikjøp' },
    reporting: 'Rapportering',
    report: (label, deadline) => `Dere skal levere: ${label}. Fristen er ${deadline}.`,
    answers: (parts) => `Der skal dere gjøre rede for ${parts}.`,
    asked: {
      goals: 'hvert av målene dere har satt',
      money: 'hva hver mottaker har brukt',
      measures: 'hva som er brukt på hvert tiltak',
      'own-contribution': 'egenfinansieringen',
    },
    appeal: 'Klage',
  },
  nn: {
    subject: (scheme, year) => `Tilskot for ${year}: ${scheme}`,
    to: 'Til',
    number: 'Organisasjonsnummer',
    noNumber: 'ikkje oppgitt. Vi må ha det før vi kan betale.',
    caseNumber: 'Saksnummer',
    date: 'Dato for vedtaket',
    granted: 'Vedtak',
    decided: (office, total, year) => `${office} gir dykk ${total} i tilskot for ${year}.`,
    through: (amount, party) => `${party}: ${amount}.`,
    supplement: 'Dette er eit tillegg til eit tiltak som er i gang.',
    measures: (party) => `Tiltaka i grunnlaget frå ${party}, til saman for alle som får pengar til dei:`,
    later: (year, amount) => `For ${year} er det lova ${amount}.`,
    purpose: 'Kva pengane skal brukast til',
    conditions: 'Vilkår',
    contribution: 'Eigenfinansiering',
    owed: (amount, percent, base) => `De skal sjølve bidra med minst ${amount}. Det er ${percent} prosent av ${base}.`,
    described: 'De skal sjølve bidra. Kor mykje, er ikkje fastsett.',
    counts: (kinds) => `Bidraget kan vere ${kinds}.`,
    kinds: { cash: 'pengar', salary: 'lønn', 'time-released': 'frikjøp' },
    reporting: 'Rapportering',
    report: (label, deadline) => `De skal levere: ${label}. Fristen er ${deadline}.`,
    answers: (parts) => `Der skal de gjere greie for ${parts}.`,
    asked: {
      goals: 'kvart av måla de har sett',
      money: 'kva kvar mottakar har brukt',
      measures: 'kva som er brukt på kvart tiltak',
      'own-contribution': 'eigenfinansieringa',
    },
    appeal: 'Klage',
  },
};

/** One letter, however many partnerships the money comes through. Refuses somebody who was granted nothing. */
export function grantLetter(
  definitions: CycleDefinitions,
  state: Pick<CycleState, 'plan' | 'decision' | 'steps'>,
  recipient: PartyId,
  language?: WrittenForm,
  names: MeasureNames = NO_NAMES,
): GrantLetter {
  const document = letterDocument(definitions, state, recipient, language, names);
  return {
    language: document.language,
    subject: document.title,
    text: toPlainText(document),
    html: toHtml(document),
  };
}

/** The same as headings, paragraphs and lists. */
export function letterDocument(
  definitions: CycleDefinitions,
  { plan, decision, steps }: Pick<CycleState, 'plan' | 'decision' | 'steps'>,
  recipient: PartyId,
  language?: WrittenForm,
  measureNames: MeasureNames = NO_NAMES,
): MailDocument & { readonly language: WrittenForm } {
  const where = `Write the letter to ${recipient} (${cycleName(plan.ref)})`;
  if (decision === null) return refuse('wrong-stage', `${where}: the grants are not decided, wanted a decision first`);
  const lines = grantsTo({ plan, decision }, recipient);
  if (lines.length === 0) {
    return refuse('not-found', `${where}: "${recipient}" was granted nothing, wanted a recipient of the decision`);
  }
  const { forum, scheme } = definitions;
  const party = [...forum.networks, ...forum.universities].find((one) => one.id === recipient);
  const form = language ?? party?.payee?.writtenForm ?? 'nb';
  const words = WORDS[form];
  const money = (amount: number): string => kroner(amount, form);
  const nameOf = (id: PartyId): string => {
    const names: Labels | undefined = [...forum.networks, ...forum.universities].find((one) => one.id === id)?.names;
    return oneLine(names?.[form] ?? id);
  };
  const total = sumOf(lines);
  const payee = party?.payee;
  const head = [
    { lead: words.to, text: oneLine(payee?.names?.[form] ?? nameOf(recipient)) },
    { lead: words.number, text: payee?.organisationNumber ?? words.noNumber },
    ...(decision.caseNumber === null ? [] : [{ lead: words.caseNumber, text: oneLine(decision.caseNumber) }]),
    { lead: words.date, text: longDate(localDateAt(plan.rules.table, decision.at), form) },
  ];
  const office = oneLine(forum.office.names[form]);
  const title = words.subject(oneLine(scheme.names[form]), plan.ref.year);
  const section = (name: string, texts: readonly string[]): Block[] =>
    texts.length === 0 ? [] : [heading(2, name), ...passages(texts.map((text) => ({ text })))];
  const reports = plan.steps.filter((step) => step.kind === 'report' && step.reportsOn === 'this-year');
  return {
    language: form,
    title,
    blocks: [
      heading(1, title),
      { kind: 'list', items: head } as const,
      heading(2, words.granted),
      ...passages([{ text: words.decided(office, money(total), plan.ref.year) }]),
      { kind: 'list', items: lines.map((line) => ({ text: lineText(line, words, money, nameOf) })) } as const,
      ...lines.flatMap(({ party: through, line }) =>
        line.measures === undefined
          ? []
          : [
              ...passages([{ text: words.measures(nameOf(through)) }]),
              {
                kind: 'list',
                items: line.measures.map((one) => ({
                  text: measureText(one, form, measureNames.get(`${through}/${one.measure}`)),
                })),
              } as const,
            ],
      ),
      ...section(words.purpose, forum.letter === undefined ? [] : [forum.letter.purpose[form]]),
      ...section(words.conditions, forum.letter?.conditions.map((condition) => condition[form]) ?? []),
      ...section(words.contribution, contributionTexts(definitions, lines, recipient, words, money)),
      ...section(
        words.reporting,
        reports.map(({ id, labels }) =>
          [
            words.report(oneLine(labels[form]), longDate(steps[id]!.deadline.handled, form)),
            ...answersOf(definitions, id, words, form),
          ].join(' '),
        ),
      ),
      ...section(words.appeal, forum.letter?.appeal === undefined ? [] : [forum.letter.appeal[form]]),
    ],
  };
}

/** What a report asks for that is made from this decision. */
function answersOf({ forum, scheme }: CycleDefinitions, step: StepId, words: Words, form: WrittenForm): string[] {
  const asks = forum.steps.find(({ id }) => id === step)?.asks ?? [];
  const parts = (['goals', 'money', 'measures', 'own-contribution'] as const).filter(
    (what) => asks.includes(what) && (what !== 'own-contribution' || scheme.ownContribution !== null),
  );
  if (parts.length === 0) return [];
  return [
    words.answers(
      allOf(
        parts.map((what) => words.asked[what]),
        form,
      ),
    ),
  ];
}

/** What the owners put in themselves, to them alone: percent of the grant, by the base of the scheme version. */
function contributionTexts(
  { scheme }: CycleDefinitions,
  lines: readonly LetterLine[],
  recipient: PartyId,
  words: Words,
  money: (amount: number) => string,
): string[] {
  const rule = scheme.ownContribution;
  const own = lines.filter(({ party }) => party === recipient);
  if (rule === null || own.length === 0) return [];
  const { percent, base } = rule;
  const kinds = oneOf(
    rule.kinds.map((kind) => words.kinds[kind]),
    words === WORDS.nn ? 'nn' : 'nb',
  );
  if (percent === null) return [words.described, words.counts(kinds)];
  const owed = own.map(({ amount, line }) =>
    contributionOwed({ ...rule, percent, base }, { whole: line.amount, owners: amount }),
  );
  const sum = (what: 'amount' | 'base'): number => owed.reduce((all, one) => all + one[what], 0);
  return [words.owed(money(sum('amount')), percent, money(sum('base'))), words.counts(kinds)];
}

interface LetterLine {
  readonly party: PartyId;
  readonly amount: number;
  readonly line: GrantLine;
}

/** What one recipient gets through which partnership. */
function grantsTo(
  { plan, decision }: { plan: CycleState['plan']; decision: NonNullable<CycleState['decision']> },
  recipient: PartyId,
): LetterLine[] {
  const parties = new Map(plan.parties.map((party) => [party.id, party]));
  return decision.grants.flatMap((line) =>
    paidOf(plan, parties.get(line.party)!, line)
      .filter((share) => share.recipient === recipient && share.amount > 0)
      .map(({ party, amount }) => ({ party, amount, line })),
  );
}

function lineText(
  { party, amount, line }: LetterLine,
  words: Words,
  money: (amount: number) => string,
  nameOf: (party: PartyId) => string,
): string {
  return [
    words.through(money(amount), nameOf(party)),
    ...(line.supplement === true ? [words.supplement] : []),
    ...(line.years ?? []).map(({ year, amount: promised }) => words.later(year, money(promised))),
  ].join(' ');
}
