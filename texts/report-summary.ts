// The governor's yearly summary of reports as a document in nb, nn and en. Pure. Sandbox-safe.

import { compare } from '../domain/compare.ts';
import { ATTAINMENT_LABELS } from '../domain/report-fields.ts';
import type { QuestionSummary, ReportSummary } from '../domain/report-summary.ts';
import type { Labels, Language, PartyId } from '../domain/words.ts';
import { kroner } from './dates.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel } from './facts.ts';
import { allOf, oneLine } from './phrases.ts';

interface SummaryWords {
  title(scheme: string, year: number): string;
  from(office: string, forum: string): string;
  readonly partnerships: string;
  counts(all: number, reporting: number, accepted: number): string;
  readonly lists: Readonly<
    Record<'awaiting' | 'missing' | 'late' | 'notCarriedOut' | 'notGranted' | 'withdrawn', string>
  >;
  readonly money: string;
  readonly amounts: Readonly<Record<'granted' | 'spent' | 'unspent' | 'carriedOver', string>>;
  readonly unspentNote: string;
  requests(granted: number, refused: number, open: number): string;
  readonly questions: string;
  answered(count: number, of: number): string;
  readonly nothing: string;
  readonly byRecipient: string;
  line(recipient: string, granted: string, spent: string, unspent: string): string;
  readonly own: string;
  readonly ownKinds: Readonly<Record<string, string>>;
  readonly ownBelow: string;
  readonly goals: string;
  goal(party: string, number: number, attained: string): string;
}

const nb: SummaryWords = {
  title: (scheme, year) => `Oppsummering av rapportene for ${year}: ${scheme}`,
  from: (office, forum) => `${office} – ${forum}`,
  partnerships: 'Partnerskapene',
  counts: (all, reporting, accepted) =>
    `Det er ${all} partnerskap. ${reporting} skal rapportere, og ${accepted} rapporter er godtatt.`,
  lists: {
    awaiting: 'Levert, men ikke godtatt ennå',
    missing: 'Rapporten er ikke hel',
    late: 'Levert etter fristen',
    notCarriedOut: 'Ikke gjennomført',
    notGranted: 'Fikk ikke tilskudd',
    withdrawn: 'Har trukket seg',
  },
  money: 'Pengene',
  amounts: { granted: 'Tildelt', spent: 'Brukt', unspent: 'Ikke brukt', carriedOver: 'Overført til neste år' },
  unspentNote: 'Brukt og ikke brukt er det rapportene selv oppgir. Rapporter uten tall er ikke med.',
  requests: (granted, refused, open) =>
    `Søknader om endring eller overføring: ${granted} innvilget, ${refused} avslått, ${open} ikke besvart.`,
  questions: 'Svarene',
  answered: (count, of) => `${count} av ${of} har svart.`,
  nothing: 'ingen',
  byRecipient: 'Mottaker for mottaker',
  line: (recipient, granted, spent, unspent) =>
    `${recipient}: fikk ${granted}, har brukt ${spent}, har igjen ${unspent}`,
  own: 'Egenfinansiering',
  ownKinds: { cash: 'Penger', salary: 'Lønn', 'time-released': 'Frikjøp' },
  ownBelow: 'Mindre enn kravet',
  goals: 'Måloppnåelse',
  goal: (party, number, attained) => `${party}, mål ${number}: ${attained}`,
};

const nn: SummaryWords = {
  title: (scheme, year) => `Oppsummering av rapportane for ${year}: ${scheme}`,
  from: (office, forum) => `${office} – ${forum}`,
  partnerships: 'Partnarskapane',
  counts: (all, reporting, accepted) =>
    `Det er ${all} partnarskapar. ${reporting} skal rapportere, og ${accepted} rapportar er godtekne.`,
  lists: {
    awaiting: 'Levert, men ikkje godteken enno',
    missing: 'Rapporten er ikkje heil',
    late: 'Levert etter fristen',
    notCarriedOut: 'Ikkje gjennomført',
    notGranted: 'Fekk ikkje tilskot',
    withdrawn: 'Har trekt seg',
  },
  money: 'Pengane',
  amounts: { granted: 'Tildelt', spent: 'Brukt', unspent: 'Ikkje brukt', carriedOver: 'Overført til neste år' },
  unspentNote: 'Brukt og ikkje brukt er det rapportane sjølve oppgir. Rapportar utan tal er ikkje med.',
  requests: (granted, refused, open) =>
    `Søknader om endring eller overføring: ${granted} innvilga, ${refused} avslått, ${open} ikkje svart på.`,
  questions: 'Svara',
  answered: (count, of) => `${count} av ${of} har svart.`,
  nothing: 'ingen',
  byRecipient: 'Mottakar for mottakar',
  line: (recipient, granted, spent, unspent) => `${recipient}: fekk ${granted}, har brukt ${spent}, har att ${unspent}`,
  own: 'Eigenfinansiering',
  ownKinds: { cash: 'Pengar', salary: 'Lønn', 'time-released': 'Frikjøp' },
  ownBelow: 'Mindre enn kravet',
  goals: 'Måloppnåing',
  goal: (party, number, attained) => `${party}, mål ${number}: ${attained}`,
};

const en: SummaryWords = {
  title: (scheme, year) => `Summary of the reports for ${year}: ${scheme}`,
  from: (office, forum) => `${office} – ${forum}`,
  partnerships: 'The partnerships',
  counts: (all, reporting, accepted) => `Partnerships: ${all}. To report: ${reporting}. Reports accepted: ${accepted}.`,
  lists: {
    awaiting: 'Handed in and not accepted yet',
    missing: 'The report is not whole',
    late: 'Handed in after the deadline',
    notCarriedOut: 'Not carried out',
    notGranted: 'Got no grant',
    withdrawn: 'Withdrawn',
  },
  money: 'The money',
  amounts: { granted: 'Granted', spent: 'Spent', unspent: 'Not spent', carriedOver: 'Carried over to next year' },
  unspentNote: 'Spent and not spent are what the reports themselves say. Reports without figures are not included.',
  requests: (granted, refused, open) =>
    `Requests for a change or carry-over: ${granted} granted, ${refused} refused, ${open} not answered.`,
  questions: 'The answers',
  answered: (count, of) => `${count} of ${of} have answered.`,
  nothing: 'none',
  byRecipient: 'Recipient by recipient',
  line: (recipient, granted, spent, unspent) => `${recipient}: got ${granted}, has used ${spent}, has ${unspent} left`,
  own: 'Own contribution',
  ownKinds: { cash: 'Money', salary: 'Salary', 'time-released': 'Time released' },
  ownBelow: 'Less than is required',
  goals: 'Goal attainment',
  goal: (party, number, attained) => `${party}, goal ${number}: ${attained}`,
};

const WORDS: Readonly<Record<Language, SummaryWords>> = { nb, nn, en };

/** The summary as plain text with headings; `questions` are the scheme version's own words. */
export function reportSummaryText(
  summary: ReportSummary,
  facts: CycleFacts,
  questions: readonly { readonly id: string; readonly labels: Labels }[],
  language: Language,
): string {
  const words = WORDS[language];
  const names = (parties: readonly PartyId[]): string =>
    parties.length === 0
      ? words.nothing
      : allOf(
          parties.map((one) => partyLabel(facts, one, language)),
          language,
        );
  const amounts = (['granted', 'spent', 'unspent', 'carriedOver'] as const).map(
    (key) => `- ${words.amounts[key]}: ${kroner(summary[key], language)}`,
  );
  const lists = (['awaiting', 'missing', 'late', 'notCarriedOut', 'notGranted', 'withdrawn'] as const).map(
    (key) => `- ${words.lists[key]}: ${names(summary[key])}`,
  );
  const { granted, refused, open } = summary.requests;
  return [
    `# ${words.title(oneLine(facts.scheme[language]), facts.year)}`,
    words.from(oneLine(facts.office[language]), oneLine(facts.forum[language])),
    `## ${words.partnerships}`,
    words.counts(summary.partnerships, summary.reporting, summary.accepted),
    lists.join('\n'),
    `## ${words.money}`,
    amounts.join('\n'),
    words.unspentNote,
    words.requests(granted, refused, open),
    ...moneyBlocks(summary, facts, language),
    ...goalBlocks(summary, facts, language),
    `## ${words.questions}`,
    ...summary.questions.flatMap((one) => questionBlocks(one, facts, questions, language)),
  ].join('\n\n');
}

/** The decision line by line, and what recipients have put in; nothing where no report says it. */
function moneyBlocks({ lines, own }: ReportSummary, facts: CycleFacts, language: Language): string[] {
  const words = WORDS[language];
  const money = (amount: number): string => kroner(amount, language);
  const kinds = Object.entries(own.byKind).map(
    ([kind, amount]) => `- ${words.ownKinds[kind] ?? kind}: ${money(amount)}`,
  );
  const below = own.below.map((party) => partyLabel(facts, party, language));
  return [
    ...(lines.length === 0
      ? []
      : [
          `### ${words.byRecipient}`,
          lines
            .map(({ recipient, granted, spent, unspent }) => {
              const name = partyLabel(facts, recipient, language);
              return `- ${words.line(name, money(granted), money(spent), money(unspent))}`;
            })
            .join('\n'),
        ]),
    ...(kinds.length === 0
      ? []
      : [
          `### ${words.own}`,
          [...kinds, `- ${words.ownBelow}: ${below.length === 0 ? words.nothing : allOf(below, language)}`].join('\n'),
        ]),
  ];
}

/** What came of each goal; nothing where no report is asked. */
function goalBlocks({ goals, attained }: ReportSummary, facts: CycleFacts, language: Language): string[] {
  if (goals.length === 0) return [];
  const words = WORDS[language];
  const called = (id: string): string =>
    Object.hasOwn(ATTAINMENT_LABELS, id) ? ATTAINMENT_LABELS[id as keyof typeof ATTAINMENT_LABELS][language] : id;
  return [
    `## ${words.goals}`,
    Object.entries(attained)
      .map(([id, count]) => `${called(id)}: ${count}.`)
      .join(' '),
    goals
      .map(({ party, goal, attained: came, how }) => {
        const lead = words.goal(partyLabel(facts, party, language), goal, called(came).toLowerCase());
        return `- ${lead}. ${oneLine(how)}`;
      })
      .join('\n'),
  ];
}

function questionBlocks(
  one: QuestionSummary,
  facts: CycleFacts,
  questions: readonly { readonly id: string; readonly labels: Labels }[],
  language: Language,
): string[] {
  const words = WORDS[language];
  const label = questions.find(({ id }) => id === one.id)?.labels[language] ?? one.id;
  const counts = Object.entries(one.counts)
    .sort(([a, m], [b, n]) => n - m || compare(a, b))
    .map(([text, count]) => `${oneLine(text)}: ${count}`);
  const answers = one.answers.map(({ party, section, text }) => {
    const author = party === section ? '' : `, ${partyLabel(facts, section, language)}`;
    return `- ${partyLabel(facts, party, language)}${author}: ${oneLine(text)}`;
  });
  return [
    `### ${label}`,
    [words.answered(one.answered, one.of), ...counts].join(' '),
    ...(answers.length === 0 ? [] : [answers.join('\n')]),
  ];
}
