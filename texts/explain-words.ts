// The sentences of "why does it stand still?" in nb, nn and en. Pure. Sandbox-safe.

import type { Explanation } from '../domain/explain.ts';
import type { Language } from '../domain/words.ts';

type Code = Exclude<Explanation['waitsFor']['code'], 'nothing'>;
type Next = Exclude<Explanation['next']['what'], 'nothing'>;

/** All sentences of one language. `what` is a step with its party, `date` a long date. */
export interface WaitWords {
  stepFor(step: string, party: string): string;
  readonly waitsFor: Readonly<Record<Code, (what: string) => string>>;
  settled(date: string): string;
  /** `who` is one or several roles with their parties. */
  turn(who: string, date: string): string;
  since(date: string): string;
  readonly blocked: string;
  remindersOff(date: string, reason: string): string;
  canLift(who: string): string;
  /** The year is over, and is open for this alone. */
  staysOpen(who: string): string;
  readonly nothingComes: string;
  /** `date` is null when the moment is not known. */
  readonly next: Readonly<Record<Next, (step: string, date: string | null) => string>>;
}

/** A word in front of a date, and nothing when there is no date. */
function on(word: string, date: string | null): string {
  return date === null ? '' : ` ${word}${date}`;
}

const nb: WaitWords = {
  stepFor: (step, party) => `${step} for ${party}`,
  waitsFor: {
    delivery: (what) => `Det som mangler, er ${what}.`,
    changes: (what) => `Det som mangler, er en rettet utgave av ${what}.`,
    section: (what) => `Ikke alle deler er levert: ${what}.`,
    'report-acceptance': (what) => `Alle deler er levert: ${what}. Det er ikke avgjort om rapporten blir godtatt.`,
    request: (what) => `Det ligger en søknad fra ${what} som ikke er besvart.`,
    reports: () =>
      'Året er over, men ikke alle tilskudd er rapportert. Årets løp avsluttes av seg selv når den siste rapporten er godtatt.',
    approval: (what) => `Det som mangler, er godkjenning av ${what}.`,
    acceptance: (what) => `Levert etter fristen: ${what}. Det er ikke avgjort om den sene leveringen blir godtatt.`,
    'forum-proposal': () => 'Innstillingen er ikke lagt fram for forumet ennå.',
    'forum-outcome': () => 'Innstillingen er lagt fram, men det er ikke registrert hva forumet kom fram til.',
    'forum-writing': () => 'Innstillingen er til skriftlig godkjenning i forumet.',
    'plan-proposal': (what) => `Dette er ikke lagt fram for forumet ennå: ${what}.`,
    'plan-outcome': (what) => `Lagt fram, men det er ikke registrert hva forumet kom fram til: ${what}.`,
    record: (what) => `Det er ikke registrert at dette er gjort: ${what}.`,
    decision: () => 'Innstillingen er klar, men vedtaket er ikke registrert.',
    'decision-approval': () => 'Vedtaket er forberedt, men ikke godkjent av en annen person.',
    meeting: (what) => `Det er ikke registrert hva møtet kom fram til: ${what}.`,
    moment: () => 'Alle årets steg i forumet er gjort.',
    cycle: () => 'Partnerskapet har ingenting å levere nå. Det venter på neste steg i forumets år.',
  },
  settled: (date) => `Ingenting gjenstår. Slik har det vært siden ${date}.`,
  turn: (who, date) => `${who} har hatt saken siden ${date}.`,
  since: (date) => `Slik har det vært siden ${date}.`,
  blocked: 'Fristen er ute.',
  remindersOff: (date, reason) => `Påminnelser er slått av for denne saken siden ${date}. Begrunnelse: ${reason}`,
  canLift: (who) => `${who} kan hjelpe saken videre.`,
  staysOpen: (who) =>
    `Året er over, men blir stående åpent til dette er gjort. ${who} kan lukke det med en begrunnelse.`,
  nothingComes: 'Ingenting skjer av seg selv: saken venter til noen gjør noe.',
  next: {
    reminder: (step, date) => `Gjør ingen noe, går det ut en påminnelse om ${step}${on('', date)}.`,
    overdue: (step, date) => `Gjør ingen noe, går det ut et varsel om at fristen for ${step} er ute${on('', date)}.`,
    list: (step, date) =>
      `Gjør ingen noe, kommer ${step} på listen over det som mangler eller venter, til sekretariatet${on('', date)}.`,
    deadline: (step, date) => `Gjør ingen noe, går fristen for ${step} ut${on('', date)}.`,
    'reporting-opens': (step, date) =>
      `Det neste som kommer av seg selv, er at det blir bedt om ${step}${on('', date)}.`,
    meeting: (_step, date) => `Det neste som kommer av seg selv, er et forummøte${on('', date)}.`,
    'decision-delay': (_step, date) =>
      `Gjør ingen noe, får partnerskapene beskjed om at vedtaket er forsinket${on('', date)}.`,
    'year-blocked': (_step, date) =>
      `Gjør ingen noe, får kontoret og sekretariatet beskjed om at året ikke kan avsluttes${on('', date)}.`,
    'year-ends': (_step, date) => `Gjør ingen noe, er året over${on('', date)}.`,
  },
};

const nn: WaitWords = {
  stepFor: (step, party) => `${step} for ${party}`,
  waitsFor: {
    delivery: (what) => `Det som manglar, er ${what}.`,
    changes: (what) => `Det som manglar, er ei retta utgåve av ${what}.`,
    section: (what) => `Ikkje alle delar er leverte: ${what}.`,
    'report-acceptance': (what) => `Alle delar er leverte: ${what}. Det er ikkje avgjort om rapporten blir godteken.`,
    request: (what) => `Det ligg ein søknad frå ${what} som ikkje er svart på.`,
    reports: () =>
      'Året er over, men ikkje alle tilskot er rapporterte. Løpet for året blir avslutta av seg sjølv når den siste rapporten er godteken.',
    approval: (what) => `Det som manglar, er godkjenning av ${what}.`,
    acceptance: (what) => `Levert etter fristen: ${what}. Det er ikkje avgjort om den seine leveringa blir godteken.`,
    'forum-proposal': () => 'Innstillinga er ikkje lagd fram for forumet enno.',
    'forum-outcome': () => 'Innstillinga er lagd fram, men det er ikkje registrert kva forumet kom fram til.',
    'forum-writing': () => 'Innstillinga er til skriftleg godkjenning i forumet.',
    'plan-proposal': (what) => `Dette er ikkje lagt fram for forumet enno: ${what}.`,
    'plan-outcome': (what) => `Lagt fram, men det er ikkje registrert kva forumet kom fram til: ${what}.`,
    record: (what) => `Det er ikkje registrert at dette er gjort: ${what}.`,
    decision: () => 'Innstillinga er klar, men vedtaket er ikkje registrert.',
    'decision-approval': () => 'Vedtaket er førebudd, men ikkje godkjent av ein annan person.',
    meeting: (what) => `Det er ikkje registrert kva møtet kom fram til: ${what}.`,
    moment: () => 'Alle stega i forumet er gjorde for i år.',
    cycle: () => 'Partnarskapen har ingenting å levere no. Han ventar på neste steg i året til forumet.',
  },
  settled: (date) => `Ingenting står att. Slik har det vore sidan ${date}.`,
  turn: (who, date) => `${who} har hatt saka sidan ${date}.`,
  since: (date) => `Slik har det vore sidan ${date}.`,
  blocked: 'Fristen er ute.',
  remindersOff: (date, reason) => `Påminningar er slått av for denne saka sidan ${date}. Grunngiving: ${reason}`,
  canLift: (who) => `${who} kan hjelpe saka vidare.`,
  staysOpen: (who) => `Året er over, men blir ståande ope til dette er gjort. ${who} kan lukke det med ei grunngiving.`,
  nothingComes: 'Ingenting skjer av seg sjølv: saka ventar til nokon gjer noko.',
  next: {
    reminder: (step, date) => `Gjer ingen noko, går det ut ei påminning om ${step}${on('', date)}.`,
    overdue: (step, date) => `Gjer ingen noko, går det ut eit varsel om at fristen for ${step} er ute${on('', date)}.`,
    list: (step, date) =>
      `Gjer ingen noko, kjem ${step} på lista over det som manglar eller ventar, til sekretariatet${on('', date)}.`,
    deadline: (step, date) => `Gjer ingen noko, går fristen for ${step} ut${on('', date)}.`,
    'reporting-opens': (step, date) =>
      `Det neste som kjem av seg sjølv, er at det blir bede om ${step}${on('', date)}.`,
    meeting: (_step, date) => `Det neste som kjem av seg sjølv, er eit forummøte${on('', date)}.`,
    'decision-delay': (_step, date) =>
      `Gjer ingen noko, får partnarskapane beskjed om at vedtaket er forseinka${on('', date)}.`,
    'year-blocked': (_step, date) =>
      `Gjer ingen noko, får kontoret og sekretariatet beskjed om at året ikkje kan avsluttast${on('', date)}.`,
    'year-ends': (_step, date) => `Gjer ingen noko, er året over${on('', date)}.`,
  },
};

const en: WaitWords = {
  stepFor: (step, party) => `${step} for ${party}`,
  waitsFor: {
    delivery: (what) => `It waits for delivery: ${what}.`,
    changes: (what) => `It waits for a corrected version: ${what}.`,
    section: (what) => `Not every part has been delivered: ${what}.`,
    'report-acceptance': (what) =>
      `Every part has been delivered: ${what}. Whether the report is accepted is not decided.`,
    request: (what) => `A request has not been answered: ${what}.`,
    reports: () =>
      'The year is over, but not every grant has been reported. The cycle closes by itself when the last report is accepted.',
    approval: (what) => `It waits for approval: ${what}.`,
    acceptance: (what) =>
      `Delivered after the deadline: ${what}. Whether the late delivery is accepted is not decided.`,
    'forum-proposal': () => 'The recommendation has not been put to the forum yet.',
    'forum-outcome': () => 'The recommendation has been put forward, but the outcome in the forum is not recorded.',
    'forum-writing': () => 'The recommendation is being approved in writing by the forum.',
    'plan-proposal': (what) => `This has not been put to the forum yet: ${what}.`,
    'plan-outcome': (what) => `Put forward, but the outcome in the forum is not recorded: ${what}.`,
    record: (what) => `That this is done is not recorded: ${what}.`,
    decision: () => 'The recommendation is ready, but the decision is not recorded.',
    'decision-approval': () => 'The decision is prepared, but not approved by another person.',
    meeting: (what) => `The outcome of a meeting is not recorded: ${what}.`,
    moment: () => 'All steps of the forum are done for this year.',
    cycle: () => 'The partnership has nothing to deliver now. It waits for the next step of the forum’s year.',
  },
  settled: (date) => `Nothing remains. It has been so since ${date}.`,
  turn: (who, date) => `It has been with ${who} since ${date}.`,
  since: (date) => `It has been so since ${date}.`,
  blocked: 'The deadline has passed.',
  remindersOff: (date, reason) => `Reminders have been off for this case since ${date}. Reason: ${reason}`,
  canLift: (who) => `${who} can help it on.`,
  staysOpen: (who) => `The year is over and stays open until this is done. ${who} can close it with a reason.`,
  nothingComes: 'Nothing happens by itself: it waits until somebody acts.',
  next: {
    reminder: (step, date) => `If nobody acts, a reminder of this goes out${on('on ', date)}: ${step}.`,
    overdue: (step, date) =>
      `If nobody acts, a notice that the deadline has passed goes out${on('on ', date)}: ${step}.`,
    list: (step, date) =>
      `If nobody acts, this comes on the secretariat’s list of what is missing or waits${on('on ', date)}: ${step}.`,
    deadline: (step, date) => `If nobody acts, the deadline passes${on('on ', date)}: ${step}.`,
    'reporting-opens': (step, date) =>
      `What comes next by itself${on('on ', date)} is that this is asked for: ${step}.`,
    meeting: (_step, date) => `What comes next by itself${on('on ', date)} is a meeting of the forum.`,
    'decision-delay': (_step, date) =>
      `If nobody acts, the partnerships are told that the decision is delayed${on('on ', date)}.`,
    'year-blocked': (_step, date) =>
      `If nobody acts, the office and the secretariat are told that the year cannot end${on('on ', date)}.`,
    'year-ends': (_step, date) => `If nobody acts, the year is over${on('on ', date)}.`,
  },
};

/** The sentences of each language. */
export const WAIT_WORDS: Readonly<Record<Language, WaitWords>> = { nb, nn, en };
