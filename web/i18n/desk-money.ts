// What the governor’s desk says about money, letters and deadlines, in nb, nn and en. Pure.
// Long, since every sentence stands three times: the words of one desk, kept together so that languages can be
// compared.

import type { Language } from '../../domain/words.ts';

/** A missing text is a type error, so no language can lag behind. */
export interface DeskMoneyWords {
  readonly money: {
    readonly title: string;
    readonly recipient: string;
    readonly granted: string;
    readonly paid: string;
    readonly repaid: string;
    readonly withdrawn: string;
    readonly left: string;
    readonly letter: string;
    readonly register: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<'registerPayment' | 'registerRepayment' | 'withdrawGrant', string>>;
    readonly amount: string;
    readonly date: string;
    readonly dateHelp: string;
    readonly reason: string;
    readonly reasonHelp: string;
    readonly send: string;
    readonly reasonMissing: string;
    readonly choose: string;
  };
  readonly letters: {
    /** All of a year in one document. */
    readonly all: string;
    readonly title: (recipient: string) => string;
    readonly docx: string;
    readonly plain: string;
    readonly print: string;
  };
  readonly allocation: {
    readonly title: string;
    readonly lead: string;
    readonly frame: string;
    readonly joint: string;
    readonly recalculate: string;
    readonly recipient: string;
    readonly amount: string;
    readonly explanation: string;
    readonly change: string;
    readonly perParty: string;
    readonly now: string;
    readonly asShown: string;
    readonly final: string;
    readonly finalLead: string;
    readonly reason: string;
    readonly preliminary: (amount: string) => string;
    readonly isFinal: (amount: string) => string;
    readonly changed: string;
    readonly changedLead: (then: string, now: string) => string;
    readonly noChange: string;
  };
  readonly deadlines: {
    readonly title: string;
    readonly lead: string;
    readonly step: string;
    readonly now: string;
    readonly done: string;
    readonly to: string;
    readonly time: string;
    readonly who: string;
    readonly all: string;
    readonly some: string;
    readonly one: (owner: string) => string;
    readonly parties: string;
    readonly partiesHelp: string;
    readonly reason: string;
    readonly reasonHelp: string;
    readonly beyond: string;
    readonly beyondHelp: string;
    readonly show: string;
    readonly save: string;
    readonly change: string;
    readonly effect: string;
    readonly effectLead: string;
    readonly changes: string;
    readonly from: string;
    readonly toDate: string;
    readonly comes: string;
    readonly goes: string;
    readonly mailDate: string;
    readonly person: string;
    readonly what: string;
    readonly partly: string;
    readonly lateness: string;
    readonly without: string;
    readonly with: string;
    readonly notLate: string;
    readonly approvals: string;
    readonly nobody: string;
    readonly refused: string;
    readonly dateMissing: string;
    readonly reasonMissing: string;
    readonly partiesMissing: string;
    readonly moved: string;
    readonly movedLead: (then: string, now: string) => string;
    readonly extend: string;
    readonly more: (count: number) => string;
    readonly saved: string;
  };
}

const nb: DeskMoneyWords = {
  money: {
    title: 'Tilskuddsbrev og utbetaling',
    recipient: 'Mottaker',
    granted: 'Innvilget',
    paid: 'Utbetalt',
    repaid: 'Tilbakebetalt',
    withdrawn: 'Trukket tilbake',
    left: 'Gjenstår',
    letter: 'Tilskuddsbrev',
    register: 'Registrer betaling',
    kind: 'Hva har skjedd?',
    kinds: {
      registerPayment: 'Penger er utbetalt',
      registerRepayment: 'Penger er betalt tilbake',
      withdrawGrant: 'Tilskudd er trukket tilbake',
    },
    amount: 'Beløp',
    date: 'Dato',
    dateHelp: 'Trengs ikke når tilskudd trekkes tilbake. For eksempel 31.12.2027',
    reason: 'Grunn',
    reasonHelp: 'Trengs når penger er betalt tilbake eller trukket tilbake.',
    send: 'Registrer',
    reasonMissing: 'Skriv grunnen',
    choose: 'Velg hva som har skjedd',
  },
  letters: {
    all: 'Alle tilskuddsbrevene i ett dokument',
    title: (recipient) => `Tilskuddsbrev til ${recipient}`,
    docx: 'Last ned som Word-dokument',
    plain: 'Last ned som ren tekst',
    print: 'Skal brevet på papir, bruk utskrift i nettleseren. Da kommer bare brevet med.',
  },
  allocation: {
    title: 'Fordeling av rammen',
    lead: 'Prøv en annen ramme og se hva den betyr for hver. Ingenting endres før du fastsetter rammen.',
    frame: 'Ramme',
    joint: 'Av dette til fellestiltak',
    recalculate: 'Regn ut på nytt',
    recipient: 'Mottaker',
    amount: 'Beløp',
    explanation: 'Slik er beløpet regnet ut',
    change: 'Endring',
    perParty: 'Hva det betyr for hvert partnerskap',
    now: 'Nå',
    asShown: 'Med rammen over',
    final: 'Fastsett endelig ramme',
    finalLead: 'Partnerskapene får beskjed om den endelige rammen.',
    reason: 'Grunn',
    preliminary: (amount) => `Foreløpig ramme er ${amount}.`,
    isFinal: (amount) => `Endelig ramme er ${amount}.`,
    changed: 'Rammen er endret imens',
    changedLead: (then, now) => `Da du åpnet siden, var rammen ${then}. Nå er den ${now}.`,
    noChange: 'Ingen endring',
  },
  deadlines: {
    title: 'Flytt en frist',
    lead: 'Du får se hvem som får e-post og hvem som blir for sent ute, før noe lagres.',
    step: 'Oppgave',
    now: 'Frist nå',
    done: 'Ferdig',
    to: 'Ny frist',
    time: 'Klokkeslett',
    who: 'Hvem gjelder det?',
    all: 'Alle',
    some: 'Bare noen partnerskap',
    one: (owner) => `Bare ${owner}`,
    parties: 'Partnerskap',
    partiesHelp: 'Bare når fristen flyttes for noen.',
    reason: 'Grunn',
    reasonHelp: 'Kommer i e-posten til dem det gjelder.',
    beyond: 'Lenger enn grensen for utsettelser',
    beyondHelp: 'Kryss av hvis fristen med vilje settes senere enn forumets grense.',
    show: 'Vis hva som skjer',
    save: 'Flytt fristen',
    change: 'Endre',
    effect: 'Dette skjer hvis du flytter fristen',
    effectLead: 'Slik det står nå, og hvis ingen gjør noe annet. Ingenting er lagret ennå.',
    changes: 'Frister som endres',
    from: 'Fra',
    toDate: 'Til',
    comes: 'E-post som kommer',
    goes: 'E-post som ikke kommer likevel',
    mailDate: 'Dag',
    person: 'Til',
    what: 'Om',
    partly: 'i en e-post som sendes uansett',
    lateness: 'Hvem blir for sent ute, og fra når',
    without: 'Som det er',
    with: 'Med ny frist',
    notLate: 'Ikke for sent',
    approvals: 'Godkjenninger som det bes om på nytt',
    nobody: 'Ingen',
    refused: 'Dette lar seg ikke gjøre',
    dateMissing: 'Skriv en dato som finnes, for eksempel 31.12.2027',
    reasonMissing: 'Skriv en grunn',
    partiesMissing: 'Velg minst ett partnerskap',
    moved: 'Fristen er flyttet imens',
    movedLead: (then, now) => `Da du åpnet siden, var fristen ${then}. Nå er den ${now}. Se på nytt hva som skjer.`,
    extend: 'Utsett fristen',
    more: (count) => `og ${count} til`,
    saved: 'Fristen er flyttet.',
  },
};

const nn: DeskMoneyWords = {
  money: {
    title: 'Tilskotsbrev og utbetaling',
    recipient: 'Mottakar',
    granted: 'Løyvt',
    paid: 'Utbetalt',
    repaid: 'Betalt tilbake',
    withdrawn: 'Trekt tilbake',
    left: 'Står att',
    letter: 'Tilskotsbrev',
    register: 'Registrer betaling',
    kind: 'Kva har skjedd?',
    kinds: {
      registerPayment: 'Pengar er utbetalte',
      registerRepayment: 'Pengar er betalte tilbake',
      withdrawGrant: 'Tilskot er trekt tilbake',
    },
    amount: 'Beløp',
    date: 'Dato',
    dateHelp: 'Trengst ikkje når tilskot blir trekt tilbake. Til dømes 31.12.2027',
    reason: 'Grunn',
    reasonHelp: 'Trengst når pengar er betalte tilbake eller trekte tilbake.',
    send: 'Registrer',
    reasonMissing: 'Skriv grunnen',
    choose: 'Vel kva som har skjedd',
  },
  letters: {
    all: 'Alle tilskotsbreva i eitt dokument',
    title: (recipient) => `Tilskotsbrev til ${recipient}`,
    docx: 'Last ned som Word-dokument',
    plain: 'Last ned som rein tekst',
    print: 'Skal brevet på papir, bruk utskrift i nettlesaren. Då kjem berre brevet med.',
  },
  allocation: {
    title: 'Fordeling av ramma',
    lead: 'Prøv ei anna ramme og sjå kva ho betyr for kvar. Ingenting blir endra før du fastset ramma.',
    frame: 'Ramme',
    joint: 'Av dette til fellestiltak',
    recalculate: 'Rekn ut på nytt',
    recipient: 'Mottakar',
    amount: 'Beløp',
    explanation: 'Slik er beløpet rekna ut',
    change: 'Endring',
    perParty: 'Kva det betyr for kvart partnarskap',
    now: 'No',
    asShown: 'Med ramma over',
    final: 'Fastset endeleg ramme',
    finalLead: 'Partnarskapane får beskjed om den endelege ramma.',
    reason: 'Grunn',
    preliminary: (amount) => `Førebels ramme er ${amount}.`,
    isFinal: (amount) => `Endeleg ramme er ${amount}.`,
    changed: 'Ramma er endra i mellomtida',
    changedLead: (then, now) => `Då du opna sida, var ramma ${then}. No er ho ${now}.`,
    noChange: 'Inga endring',
  },
  deadlines: {
    title: 'Flytt ein frist',
    lead: 'Du får sjå kven som får e-post og kven som blir for sein ute, før noko blir lagra.',
    step: 'Oppgåve',
    now: 'Frist no',
    done: 'Ferdig',
    to: 'Ny frist',
    time: 'Klokkeslett',
    who: 'Kven gjeld det?',
    all: 'Alle',
    some: 'Berre nokre partnarskap',
    one: (owner) => `Berre ${owner}`,
    parties: 'Partnarskap',
    partiesHelp: 'Berre når fristen blir flytta for nokre.',
    reason: 'Grunn',
    reasonHelp: 'Kjem i e-posten til dei det gjeld.',
    beyond: 'Lenger enn grensa for utsetjingar',
    beyondHelp: 'Kryss av om fristen med vilje blir sett seinare enn grensa til forumet.',
    show: 'Vis kva som skjer',
    save: 'Flytt fristen',
    change: 'Endre',
    effect: 'Dette skjer om du flyttar fristen',
    effectLead: 'Slik det står no, og om ingen gjer noko anna. Ingenting er lagra enno.',
    changes: 'Fristar som blir endra',
    from: 'Frå',
    toDate: 'Til',
    comes: 'E-post som kjem',
    goes: 'E-post som ikkje kjem likevel',
    mailDate: 'Dag',
    person: 'Til',
    what: 'Om',
    partly: 'i ein e-post som blir send uansett',
    lateness: 'Kven blir for sein ute, og frå når',
    without: 'Som det er',
    with: 'Med ny frist',
    notLate: 'Ikkje for seint',
    approvals: 'Godkjenningar som det blir bedt om på nytt',
    nobody: 'Ingen',
    refused: 'Dette lèt seg ikkje gjere',
    dateMissing: 'Skriv ein dato som finst, til dømes 31.12.2027',
    reasonMissing: 'Skriv ein grunn',
    partiesMissing: 'Vel minst eitt partnarskap',
    moved: 'Fristen er flytta i mellomtida',
    movedLead: (then, now) => `Då du opna sida, var fristen ${then}. No er han ${now}. Sjå på nytt kva som skjer.`,
    extend: 'Utset fristen',
    more: (count) => `og ${count} til`,
    saved: 'Fristen er flytta.',
  },
};

const en: DeskMoneyWords = {
  money: {
    title: 'Grant letters and payment',
    recipient: 'Recipient',
    granted: 'Granted',
    paid: 'Paid',
    repaid: 'Paid back',
    withdrawn: 'Withdrawn',
    left: 'Remains',
    letter: 'Grant letter',
    register: 'Register a payment',
    kind: 'What has happened?',
    kinds: {
      registerPayment: 'Money was paid',
      registerRepayment: 'Money was paid back',
      withdrawGrant: 'A grant was withdrawn',
    },
    amount: 'Amount',
    date: 'Date',
    dateHelp: 'Not needed when a grant is withdrawn. For example 31.12.2027',
    reason: 'Reason',
    reasonHelp: 'Needed when money was paid back or withdrawn.',
    send: 'Register',
    reasonMissing: 'Give the reason',
    choose: 'Choose what has happened',
  },
  letters: {
    all: 'All grant letters in one document',
    title: (recipient) => `Grant letter to ${recipient}`,
    docx: 'Download as a Word document',
    plain: 'Download as plain text',
    print: 'For paper, print from your browser: only the letter is printed.',
  },
  allocation: {
    title: 'Allocation of the frame',
    lead: 'Try another frame and see what it means for each. Nothing changes until you set the frame.',
    frame: 'Frame',
    joint: 'Of this for joint measures',
    recalculate: 'Recalculate',
    recipient: 'Recipient',
    amount: 'Amount',
    explanation: 'How the amount was worked out',
    change: 'Change',
    perParty: 'What it means for each partnership',
    now: 'Now',
    asShown: 'With the frame above',
    final: 'Set the final frame',
    finalLead: 'The partnerships are told of the final frame.',
    reason: 'Reason',
    preliminary: (amount) => `The preliminary frame is ${amount}.`,
    isFinal: (amount) => `The final frame is ${amount}.`,
    changed: 'The frame was changed meanwhile',
    changedLead: (then, now) => `When you opened the page the frame was ${then}. Now it is ${now}.`,
    noChange: 'No change',
  },
  deadlines: {
    title: 'Move a deadline',
    lead: 'You are shown who gets mail and who becomes late before anything is saved.',
    step: 'Step',
    now: 'Deadline now',
    done: 'Done',
    to: 'New deadline',
    time: 'Time',
    who: 'For whom?',
    all: 'Everybody',
    some: 'Only some partnerships',
    one: (owner) => `Only ${owner}`,
    parties: 'Partnerships',
    partiesHelp: 'Only when the deadline is moved for some.',
    reason: 'Reason',
    reasonHelp: 'Stands in the mail to those concerned.',
    beyond: 'Further than the limit of extensions',
    beyondHelp: 'Tick if the deadline is set later than the forum’s limit on purpose.',
    show: 'Show what happens',
    save: 'Move the deadline',
    change: 'Change',
    effect: 'This happens if you move the deadline',
    effectLead: 'As things stand now, and if nobody does anything else. Nothing is saved yet.',
    changes: 'Deadlines that change',
    from: 'From',
    toDate: 'To',
    comes: 'Mails that come',
    goes: 'Mails that no longer come',
    mailDate: 'Day',
    person: 'To',
    what: 'About',
    partly: 'in a mail that is sent anyway',
    lateness: 'Who becomes late, and from when',
    without: 'As it is',
    with: 'With the new deadline',
    notLate: 'Not late',
    approvals: 'Approvals that are asked for again',
    nobody: 'Nobody',
    refused: 'This cannot be done',
    dateMissing: 'Write a date that exists, such as 31.12.2027',
    reasonMissing: 'Give a reason',
    partiesMissing: 'Choose at least one partnership',
    moved: 'The deadline was moved meanwhile',
    movedLead: (then, now) =>
      `When you opened the page the deadline was ${then}. Now it is ${now}. See again what happens.`,
    extend: 'Extend the deadline',
    more: (count) => `and ${count} more`,
    saved: 'The deadline is moved.',
  },
};

export const DESK_MONEY_WORDS: Readonly<Record<Language, DeskMoneyWords>> = { nb, nn, en };
