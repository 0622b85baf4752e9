// What the governor’s desk says about decisions, in nb, nn and en. Pure.
// Long, since every sentence stands three times: the words of one desk, kept together so that languages can be
// compared.

import type { GrantResult } from '../../domain/grant-measures.ts';
import type { Language } from '../../domain/words.ts';

/** A missing text is a type error, so no language can lag behind. */
import type { DeskMoneyWords } from './desk-money.ts';
import { DESK_MONEY_WORDS } from './desk-money.ts';

export interface DecisionWords {
  readonly title: string;
  readonly toDesk: string;
  readonly decision: string;
  readonly noOutcome: string;
  readonly outcome: (outcome: string, revision: number) => string;
  readonly prepare: {
    readonly title: string;
    readonly lead: string;
    readonly leadAlone: string;
    readonly criteria: string;
    readonly criteriaHelp: string;
    readonly recommended: string;
    readonly grant: string;
    readonly result: string;
    readonly auto: string;
    readonly reason: string;
    readonly deviation: string;
    readonly deviationHelp: string;
    readonly deviates: (who: string) => string;
    readonly asRecommended: string;
    readonly caseNumber: string;
    readonly sum: (sum: string, limit: string) => string;
    readonly left: (amount: string) => string;
    readonly over: (amount: string) => string;
    readonly recalculate: string;
    readonly send: string;
    readonly decide: string;
    readonly grantFor: (party: string) => string;
    readonly reasonFor: (party: string) => string;
    readonly resultFor: (party: string) => string;
    readonly criteriaMissing: string;
    readonly caseMissing: string;
    readonly deviationMissing: string;
    readonly notDelivered: string;
  };
  readonly results: Readonly<Record<GrantResult, string>>;
  readonly prepared: {
    readonly title: string;
    readonly by: (who: string, date: string) => string;
    readonly criteria: string;
    readonly allMet: string;
    readonly caseNumber: (number: string) => string;
    readonly deviation: (reason: string) => string;
    readonly approve: string;
    readonly own: string;
    readonly waits: string;
    readonly changedTitle: string;
    readonly changed: string;
    readonly anew: string;
  };
  readonly returning: {
    readonly title: string;
    readonly lead: string;
    readonly reason: string;
    readonly missing: string;
  };
  readonly decided: {
    readonly title: string;
    readonly by: (who: string, date: string) => string;
    readonly prepared: (who: string) => string;
    readonly none: string;
    readonly open: string;
    readonly told: string;
  };
}

const nb: DecisionWords = {
  title: 'Saksbehandling',
  toDesk: 'Gå til saksbehandlingen',
  decision: 'Vedtaket',
  noOutcome: 'Forumet har ikke registrert noe utfall. Før det kan ingenting innvilges.',
  outcome: (outcome, revision) => `Forumets utfall: ${outcome}, utgave ${revision}.`,
  prepare: {
    title: 'Forbered vedtaket',
    lead: 'Én forbereder, og en annen godkjenner. Ingenting er vedtatt før det er godkjent.',
    leadAlone: 'Vedtaket gjelder med det samme, og partnerskapene får beskjed.',
    criteria: 'Kriteriene i ordningen',
    criteriaHelp: 'Kryss av for det som er oppfylt av alle som får tilskudd.',
    recommended: 'Innstilt',
    grant: 'Tilskudd',
    result: 'Resultat',
    auto: 'Følger av beløpet',
    reason: 'Grunn',
    deviation: 'Grunn til å avvike fra innstillingen',
    deviationHelp: 'Gjelder alle linjer som ikke har sin egen grunn.',
    deviates: (who) => `Avviker fra innstillingen: ${who}.`,
    asRecommended: 'Følger innstillingen.',
    caseNumber: 'Saksnummer i arkivet',
    sum: (sum, limit) => `Det innvilges ${sum} av ${limit}.`,
    left: (amount) => `${amount} er ikke brukt.`,
    over: (amount) => `Det er ${amount} for mye.`,
    recalculate: 'Regn ut på nytt',
    send: 'Legg fram for godkjenning',
    decide: 'Fatt vedtaket',
    grantFor: (party) => `Tilskudd til ${party}`,
    reasonFor: (party) => `Grunn for ${party}`,
    resultFor: (party) => `Resultat for ${party}`,
    criteriaMissing: 'Alle kriteriene må være oppfylt før noe innvilges',
    caseMissing: 'Skriv saksnummeret i arkivet',
    deviationMissing: 'Skriv hvorfor vedtaket avviker fra innstillingen',
    notDelivered: 'Ikke levert',
  },
  results: {
    granted: 'Innvilget',
    'granted-in-part': 'Delvis innvilget',
    'not-granted': 'Ikke innvilget',
    returned: 'Sendt tilbake til forumet',
  },
  prepared: {
    title: 'Til godkjenning',
    by: (who, date) => `Forberedt av ${who}, ${date}.`,
    criteria: 'Oppfylte kriterier',
    allMet: 'Alle kriteriene er oppfylt.',
    caseNumber: (number) => `Saksnummer: ${number}.`,
    deviation: (reason) => `Grunn til å avvike: ${reason}`,
    approve: 'Godkjenn vedtaket',
    own: 'Du har forberedt vedtaket. En annen må godkjenne det.',
    waits: 'Venter på godkjenning fra lederen.',
    changedTitle: 'Forberedelsen er endret imens',
    changed: 'Vedtaket er forberedt på nytt etter at du åpnet siden. Se hva som gjelder nå.',
    anew: 'Forbered på nytt',
  },
  returning: {
    title: 'Send hele innstillingen tilbake til forumet',
    lead: 'Forumet får grunnen, og behandler saken på nytt.',
    reason: 'Grunn',
    missing: 'Skriv hvorfor innstillingen sendes tilbake',
  },
  decided: {
    title: 'Vedtatt',
    by: (who, date) => `Vedtatt av ${who}, ${date}.`,
    prepared: (who) => `Forberedt av ${who}.`,
    none: 'Det er ikke fattet vedtak ennå.',
    open: 'Se vedtaket',
    told: 'Partnerskapene har fått beskjed om hvert sitt resultat.',
  },
};

const nn: DecisionWords = {
  title: 'Saksbehandling',
  toDesk: 'Gå til saksbehandlinga',
  decision: 'Vedtaket',
  noOutcome: 'Forumet har ikkje registrert noko utfall. Før det kan ingenting løyvast.',
  outcome: (outcome, revision) => `Utfallet i forumet: ${outcome}, utgåve ${revision}.`,
  prepare: {
    title: 'Førebu vedtaket',
    lead: 'Éin førebur, og ein annan godkjenner. Ingenting er vedteke før det er godkjent.',
    leadAlone: 'Vedtaket gjeld med det same, og partnarskapane får beskjed.',
    criteria: 'Kriteria i ordninga',
    criteriaHelp: 'Kryss av for det som er oppfylt av alle som får tilskot.',
    recommended: 'Innstilt',
    grant: 'Tilskot',
    result: 'Resultat',
    auto: 'Følgjer av beløpet',
    reason: 'Grunn',
    deviation: 'Grunn til å avvike frå innstillinga',
    deviationHelp: 'Gjeld alle linjer som ikkje har sin eigen grunn.',
    deviates: (who) => `Avvik frå innstillinga: ${who}.`,
    asRecommended: 'Følgjer innstillinga.',
    caseNumber: 'Saksnummer i arkivet',
    sum: (sum, limit) => `Det blir løyvt ${sum} av ${limit}.`,
    left: (amount) => `${amount} er ikkje brukt.`,
    over: (amount) => `Det er ${amount} for mykje.`,
    recalculate: 'Rekn ut på nytt',
    send: 'Legg fram for godkjenning',
    decide: 'Gjer vedtaket',
    grantFor: (party) => `Tilskot til ${party}`,
    reasonFor: (party) => `Grunn for ${party}`,
    resultFor: (party) => `Resultat for ${party}`,
    criteriaMissing: 'Alle kriteria må vere oppfylte før noko blir løyvt',
    caseMissing: 'Skriv saksnummeret i arkivet',
    deviationMissing: 'Skriv kvifor vedtaket avvik frå innstillinga',
    notDelivered: 'Ikkje levert',
  },
  results: {
    granted: 'Løyvt',
    'granted-in-part': 'Delvis løyvt',
    'not-granted': 'Ikkje løyvt',
    returned: 'Sendt tilbake til forumet',
  },
  prepared: {
    title: 'Til godkjenning',
    by: (who, date) => `Førebudd av ${who}, ${date}.`,
    criteria: 'Oppfylte kriterium',
    allMet: 'Alle kriteria er oppfylte.',
    caseNumber: (number) => `Saksnummer: ${number}.`,
    deviation: (reason) => `Grunn til å avvike: ${reason}`,
    approve: 'Godkjenn vedtaket',
    own: 'Du har førebudd vedtaket. Ein annan må godkjenne det.',
    waits: 'Ventar på godkjenning frå leiaren.',
    changedTitle: 'Førebuinga er endra i mellomtida',
    changed: 'Vedtaket er førebudd på nytt etter at du opna sida. Sjå kva som gjeld no.',
    anew: 'Førebu på nytt',
  },
  returning: {
    title: 'Send heile innstillinga tilbake til forumet',
    lead: 'Forumet får grunnen, og behandlar saka på nytt.',
    reason: 'Grunn',
    missing: 'Skriv kvifor innstillinga blir send tilbake',
  },
  decided: {
    title: 'Vedteke',
    by: (who, date) => `Vedteke av ${who}, ${date}.`,
    prepared: (who) => `Førebudd av ${who}.`,
    none: 'Det er ikkje gjort vedtak enno.',
    open: 'Sjå vedtaket',
    told: 'Partnarskapane har fått beskjed om kvart sitt resultat.',
  },
};

const en: DecisionWords = {
  title: 'Casework',
  toDesk: 'Go to the casework',
  decision: 'The decision',
  noOutcome: 'The forum has recorded no outcome. Nothing can be granted before that.',
  outcome: (outcome, revision) => `The forum’s outcome: ${outcome}, revision ${revision}.`,
  prepare: {
    title: 'Prepare the decision',
    lead: 'One prepares, another approves. Nothing is decided until it is approved.',
    leadAlone: 'The decision is in force at once, and the partnerships are told.',
    criteria: 'Criteria of the scheme',
    criteriaHelp: 'Tick what is met by everyone who is granted money.',
    recommended: 'Recommended',
    grant: 'Grant',
    result: 'Result',
    auto: 'Follows from the amount',
    reason: 'Reason',
    deviation: 'Reason to deviate from the recommendation',
    deviationHelp: 'For every line without a reason of its own.',
    deviates: (who) => `Deviates from the recommendation: ${who}.`,
    asRecommended: 'Follows the recommendation.',
    caseNumber: 'Case number in the archive',
    sum: (sum, limit) => `${sum} of ${limit} is granted.`,
    left: (amount) => `${amount} is not used.`,
    over: (amount) => `That is ${amount} too much.`,
    recalculate: 'Recalculate',
    send: 'Submit for approval',
    decide: 'Make the decision',
    grantFor: (party) => `Grant to ${party}`,
    reasonFor: (party) => `Reason for ${party}`,
    resultFor: (party) => `Result for ${party}`,
    criteriaMissing: 'Every criterion must be met before anything is granted',
    caseMissing: 'Write the case number of the archive',
    deviationMissing: 'Say why the decision deviates from the recommendation',
    notDelivered: 'Not delivered',
  },
  results: {
    granted: 'Granted',
    'granted-in-part': 'Granted in part',
    'not-granted': 'Not granted',
    returned: 'Returned to the forum',
  },
  prepared: {
    title: 'For approval',
    by: (who, date) => `Prepared by ${who}, ${date}.`,
    criteria: 'Criteria met',
    allMet: 'All criteria are met.',
    caseNumber: (number) => `Case number: ${number}.`,
    deviation: (reason) => `Reason to deviate: ${reason}`,
    approve: 'Approve the decision',
    own: 'You have prepared the decision. Somebody else must approve it.',
    waits: 'Waits for the leader’s approval.',
    changedTitle: 'It was prepared anew meanwhile',
    changed: 'The decision was prepared anew after you opened the page. See what stands now.',
    anew: 'Prepare anew',
  },
  returning: {
    title: 'Return the whole recommendation to the forum',
    lead: 'The forum is told why, and treats the case again.',
    reason: 'Reason',
    missing: 'Say why the recommendation is returned',
  },
  decided: {
    title: 'Decided',
    by: (who, date) => `Decided by ${who}, ${date}.`,
    prepared: (who) => `Prepared by ${who}.`,
    none: 'Nothing is decided yet.',
    open: 'See the decision',
    told: 'Each partnership has been told its result.',
  },
};

/** The words of decisions, and those of money, letters and deadlines. */
export type DeskWords = DecisionWords & DeskMoneyWords;

export const DESK_WORDS: Readonly<Record<Language, DeskWords>> = {
  nb: { ...nb, ...DESK_MONEY_WORDS.nb },
  nn: { ...nn, ...DESK_MONEY_WORDS.nn },
  en: { ...en, ...DESK_MONEY_WORDS.en },
};
