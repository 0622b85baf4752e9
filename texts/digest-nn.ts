// The digest's sentences in nynorsk. Pure. Sandbox-safe.

import type { About, Act, DigestWords } from './digest-sentences.ts';
import { inDays } from './dates.ts';
import { upperFirst } from './phrases.ts';

const TODO: Readonly<Record<Act, string>> = {
  deliver: 'Dette er ikkje levert enno. Lever innan fristen.',
  meeting: 'Registrer kva møtet kom fram til, innan fristen.',
  recommendation: 'Registrer innstillinga og kva forumet kom fram til, innan fristen.',
  decision: 'Registrer vedtaket innan fristen.',
  'spending-plan': 'Registrer disponeringsplanen og kva forumet kom fram til, innan fristen.',
  record: 'Registrer dette når det er gjort, innan fristen.',
};

const LATE: Readonly<Record<Act, string>> = {
  deliver:
    'Vi kan ikkje sjå at dette er levert. Det går framleis an å levere. Sekretariatet avgjer om ei sein levering blir godteken.',
  meeting: 'Det er ikkje registrert kva møtet kom fram til. Du kan framleis gjere det.',
  recommendation:
    'Det er ikkje registrert kva forumet kom fram til. Du kan framleis gjere det. Ingenting blir tildelt før det er gjort.',
  'spending-plan':
    'Det er ikkje registrert kva forumet kom fram til. Du kan framleis gjere det. Midlane kan ikkje brukast før det er gjort.',
  record: 'Det er ikkje registrert at dette er gjort. Du kan framleis gjere det.',
  decision: 'Vedtaket er ikkje registrert. Du kan framleis gjere det. Ingenting blir tildelt før det er gjort.',
};

const NO_NEED = 'Har de ikkje behov, kan du svare «ikkje behov i år».';
const CONSIDERED = 'Berre dei som har levert, kan bli vurderte.';

function withNoNeed(text: string, about: About): string {
  const known = about.considered ? `${text} ${CONSIDERED}` : text;
  return about.optional ? `${known} ${NO_NEED}` : known;
}

/** Nynorsk. */
export const digestNn: DigestWords = {
  testMark: '[PRØVE] ',
  exampleMark: 'EKSEMPEL – ',
  testNote: 'Dette er ei prøve frå arshjul. Fristane gjeld ikkje på ordentleg.',
  exampleNote: 'Dette er eit eksempel med oppdikta tal og fristar.',
  product: 'Årshjul',
  stepFor: (step, party) => `${step} for ${party}`,
  sectionOf: (step, party, author) => `${step} for ${party}, delen frå ${author}`,
  requests: { change: 'Endring', 'carry-over': 'Overføring av midlar' },
  missingParts: (authors, count) => `manglar ${count > 1 ? 'delane' : 'delen'} frå ${authors}`,
  grantTo: (party) => `Tilskot til ${party}`,
  planAgreed: 'Disponeringsplanen er klar',
  frame: 'Førebels ramme og fellestiltak',
  meeting: (date) => `Forummøte ${date}`,
  finalFrame: 'Endeleg ramme',
  counted: (count, what) =>
    what === 'reminders'
      ? `${count} ${count === 1 ? 'påminning' : 'påminningar'}`
      : `${count} ${count === 1 ? 'beskjed' : 'beskjedar'}`,
  missing: (count, step) => `${count} manglar ${step}`,
  waiting: (count, step) => `${count} ventar: ${step}`,
  due: (date) => `frist ${date}`,
  wasDue: (date) => `fristen var ${date}`,
  nearest: (date) => `nærmaste frist ${date}`,
  allPassed: 'fristen er ute',
  fromOne: (forum) => `frå ${forum}`,
  fromForums: (count) => `frå ${count} samarbeidsforum`,
  fromSchemes: (count) => `frå ${count} ordningar`,
  opening: (counted, from) => `${counted} til deg ${from}`,
  deadline: (date, days, nominal) => {
    if (nominal !== null) {
      if (days < 0) return `Fristen ${nominal} vart flytta til ${date}.`;
      const soon = inDays(days, 'nn');
      return `Fristen ${nominal} er flytta til ${days < 2 ? `${soon}, ${date}` : `${date}, ${soon}`}.`;
    }
    if (days < 0) return `Fristen var ${date}.`;
    return days < 2 ? `Fristen er ${inDays(days, 'nn')}, ${date}.` : `Fristen er ${date}, ${inDays(days, 'nn')}.`;
  },
  reason: (words) => `Grunngiving: ${words}`,
  added: (words) => `Koordinatoren skriv: ${words}`,
  says: {
    invitation: ({ deadline, considered }) =>
      `No kan de melde inn. ${deadline} Dette er frivillig. Lever innan fristen dersom de har behov, eller svar «ikkje behov i år».${considered ? ` ${CONSIDERED}` : ''}`,
    reminder: (about) => withNoNeed(`${about.deadline} ${TODO[about.act]}`, about),
    'reminder-asked': (about) =>
      withNoNeed(
        `Koordinatoren for ${about.through} minner om dette, som ikkje er levert enno. ${about.deadline} Lever så snart de kan.`,
        about,
      ),
    overdue: ({ deadline, act }) => `${deadline} ${LATE[act]}`,
    'approval-asked': ({ deadline, revision, approver, act }) =>
      act === 'recommendation'
        ? `Innstillinga er lagd fram til skriftleg godkjenning i forumet (utgåve ${revision}). Les ho, og svar for ${approver}: godkjenn, meld dissens eller sei frå at du går frå. ${deadline}`
        : `Utgåve ${revision} er levert og ventar på godkjenning frå ${approver}. Les dokumentet og godkjenn utgåve ${revision}, eller sei frå til sekretariatet dersom noko må endrast. ${deadline}`,
    'approval-reminder': ({ deadline, revision, approver, act }) =>
      act === 'recommendation'
        ? `Innstillinga (utgåve ${revision}) ventar framleis på svar frå ${approver}. Godkjenn, meld dissens eller sei frå at du går frå. ${deadline}`
        : `Utgåve ${revision} ventar framleis på godkjenning frå ${approver}. Les dokumentet og godkjenn utgåve ${revision}, eller sei frå til sekretariatet dersom noko må endrast. ${deadline}`,
    'changes-asked': ({ deadline, revision }) =>
      `Utgåve ${revision} er send tilbake til dykk. Les grunngivinga, rett dokumentet og lever på nytt. ${deadline}`,
    'acceptance-asked': ({ deadline, revision }) =>
      `Utgåve ${revision} kom etter fristen. ${deadline} Ta stilling til om den seine leveringa skal godtakast.`,
    'deadline-changed': (about) => {
      const before = about.was === null ? '' : ` (før: ${about.was})`;
      return withNoNeed(`Det er sett ein ny frist${before}. ${about.deadline} ${TODO[about.act]}`, about);
    },
    'frame-published': ({ year, frame }) =>
      frame === null
        ? `Forumet har fastsett beløpa for ${year}. Bruk dei når de planlegg.`
        : `Førebels ramme for ${year} er ${frame.amount}. Av dette er ${frame.joint} sett av til fellestiltak. Bruk tala når de planlegg.`,
    'frame-final': ({ year, frame }) =>
      `Den endelege ramma for ${year} er ${frame?.amount ?? ''}, og ${frame?.joint ?? ''} av henne er sett av til fellestiltak.`,
    'recommendation-ready': ({ deadline, office }) =>
      `Forumet er ferdig med innstillinga. No skal ${office} behandle ho og registrere vedtaket. ${deadline}`,
    'returned-to-forum': ({ deadline, office }) =>
      `${office} har sendt innstillinga tilbake til forumet. Les grunngivinga, og legg fram ei ny innstilling for forumet. ${deadline}`,
    'decision-prepared': ({ deadline, office }) =>
      `Saksbehandlaren hos ${office} har gjort vedtaket klart. Les det, og godkjenn det eller gi det tilbake. ${deadline}`,
    'need-answered': ({ through, year, grant, revision }) => {
      const grants =
        grant === null ? `${through} får ikkje tilskot for ${year}.` : `${through} får ${grant} i tilskot for ${year}.`;
      return revision === 0
        ? `Vedtaket er klart. ${grants} De melde ikkje behov i år.`
        : `Vedtaket er klart. ${grants} Behovet som de melde, var med i grunnlaget. Spør koordinatoren for nettverket kva dette har å seie for dykk.`;
    },
    'decision-published': ({ party, year, grant, office, act }) =>
      grant === null
        ? `Vedtaket er klart. ${party} får ikkje tilskot for ${year}. Ta kontakt med ${office} dersom de har spørsmål.`
        : act === 'spending-plan'
          ? `Forumet er samd om disponeringsplanen. ${party} får ${grant} for ${year}.`
          : `Vedtaket er klart. ${party} får ${grant} i tilskot for ${year}.`,
    withdrawn: ({ year }) => `Partnarskapen har trekt seg frå ${year}. Dei blir ikkje minna om noko meir dette året.`,
    'request-asked': ({ party, grant, request }) =>
      request?.kind === 'carry-over'
        ? `${party} søkjer om å overføre ${grant ?? 'midlar'} til neste år. Ta stilling til søknaden.`
        : `${party} søkjer om å endre det tilskotet skal brukast til${grant === null ? '' : `, for ${grant}`}. Ta stilling til søknaden.`,
    'request-answered': ({ office, request }) =>
      request?.granted === true
        ? `${office} har innvilga søknaden.`
        : `${office} har avslått søknaden. Tilskotet gjeld som før.`,
    'report-accepted': ({ office, revision }) =>
      `${office} har godkjent rapporten, utgåve ${revision}. De treng ikkje gjere meir med han.`,
    'year-blocked': ({ year, deadline }) =>
      `Året ${year} er snart over, og tilskota er ikkje avgjorde. ${deadline} Ingenting er tildelt eller betalt, og året blir ståande ope til dei er det, eller til nokon lukkar det med ei grunngiving.`,
    'needs-delivered': ({ revision, toOffice }) =>
      `Utgåve ${revision} er levert.${toOffice ? '' : ' Bruk ho når de planlegg.'}`,
    'decision-delayed': ({ deadline, office }) =>
      `Vedtaket er forseinka, og ingenting er tildelt enno. ${deadline} ${office} seier frå når vedtaket er klart. De treng ikkje gjere noko no.`,
    'meeting-called': ({ meeting, was }) =>
      meeting === null
        ? ''
        : `${was === null ? 'Du er kalla inn til møte' : `Møtet er flytta frå ${was}. Det er no`} ${meeting.when}${meeting.place === null ? '' : `, ${meeting.place}`}. Sakspapira blir sende ${meeting.papers}. Kan du ikkje kome, sei frå til sekretariatet, så blir varamedlemmen kalla inn.`,
    'meeting-cancelled': ({ meeting }) => (meeting === null ? '' : `Møtet ${meeting.when} er avlyst.`),
    'meeting-papers': ({ meeting }) =>
      meeting === null
        ? ''
        : `Sakspapira til møtet ${meeting.when} er sende. Les dei før møtet, og sei frå til sekretariatet dersom du kan vere ugild i ei sak.`,
    'meeting-reminder': ({ meeting }) =>
      meeting === null ? '' : `Møtet er ${meeting.when}${meeting.place === null ? '' : `, ${meeting.place}`}.`,
    'papers-due': ({ meeting, deadline }) =>
      meeting === null ? '' : `${deadline} Send sakspapira til møtet ${meeting.when}.`,
    'standing-in': ({ seat, away }) =>
      away?.deputy === true
        ? `Du er stadfortredar for ${seat} til og med ${away.to} (${away.reason}). Meldingane kjem til deg så lenge, og du kan levere og godkjenne i rolla. Ventar det noko no, står det i denne e-posten.`
        : `${upperFirst(seat)} er borte${away === null ? '' : ` til og med ${away.to} (${away.reason})`}, og ingen stadfortredar er til stades. Meldingane går til sekretariatet så lenge. Ventar det noko no, står det i denne e-posten.`,
    back: ({ role }) =>
      `Du er tilbake som ${role}. Medan du var borte, gjekk meldingane til stadfortredaren eller sekretariatet. No kjem dei til deg igjen. Ventar det noko på deg, står det i denne e-posten.`,
    'handed-over': ({ role, date }) =>
      `Du er ikkje ${role} frå og med ${date}. Det som ikkje er ferdig, følgjer rolla. Du får ikkje fleire meldingar om ho.`,
    'taken-over': ({ role, date }) =>
      `Du er ${role} frå og med ${date}. Det som ikkje er ferdig, er no ditt. Ventar det noko på deg, står det i denne e-posten.`,
  },
  listed: (date) => `Fristen var ${date}. Dette manglar:`,
  afterList: 'Du kan ta kontakt med dei som manglar, eller gi utsett frist.',
  listedWaiting: (date) => `Fristen var ${date}. Dette er levert, men ikkje ferdig:`,
  waitsFor: (approvers, acceptance) => {
    const late = 'på at den seine leveringa blir godteken';
    if (approvers === null) return `ventar ${late}`;
    return `ventar på godkjenning frå ${approvers}${acceptance ? ` og ${late}` : ''}`;
  },
  afterWaiting: 'Du kan ta kontakt med dei det ventar på. Sekretariatet avgjer om ei sein levering blir godteken.',
  whyHeading: 'Kvifor får du denne e-posten?',
  why: (role) => `Du får han fordi du er ${role}.`,
  whyInstead: (role) =>
    `Du får han fordi ingen med rolla ${role} kan nåast no. Inntil nokon kan det, går meldingane til sekretariatet.`,
  whyBefore: (role) => `Du får han fordi du har vore ${role}.`,
  whyStandIn: (seat, { to, reason, deputy }) =>
    deputy
      ? `Du får han som stadfortredar for ${seat}, som er borte til og med ${to} (${reason}).`
      : `Du får han fordi ${seat} er borte til og med ${to} (${reason}), og ingen stadfortredar er til stades. Så lenge går meldingane til sekretariatet.`,
  absence: { holiday: 'ferie', leave: 'permisjon', travel: 'reise', other: 'anna fråvær' },
  othersHeading: 'Kven andre har fått beskjed?',
  others: {
    role: 'Alle som har same rolle for same part, får same beskjeden.',
    list: 'Sekretariatet får ei oversikt over det som manglar og det som ventar.',
    lists:
      'Sekretariatet, og saksbehandlaren der det er bestemt, får same oversikta. Dei som manglar noko, har fått eigne påminningar.',
    approvers: 'Alle som skal godkjenne, får kvar sin beskjed.',
    partnership: 'Vedtaket er sendt til koordinatorane i nettverket og ved universiteta i partnarskapen.',
    forum: 'Beløpa er sende til koordinatorane i alle nettverk og ved alle universitet som er med.',
    secretariat: 'Alle i sekretariatet får same beskjeden.',
    office: 'Alle saksbehandlarar for ordninga får same beskjeden.',
    place: 'Berre den som er borte eller overfører rolla, og den som trer inn, får beskjed om dette.',
  },
  stopHeading: 'Kva stoppar han?',
  stops: {
    delivering: 'Påminningane stoppar når de har levert.',
    'no-need': 'Er det frivillig å levere, stoppar dei også når de svarer «ikkje behov i år».',
    recording: 'Påminningar om møte, planar, innstilling og vedtak stoppar når resultatet er registrert.',
    approving: 'Påminningar om godkjenning stoppar når godkjenninga er gitt.',
    papers: 'Påminningane om sakspapir stoppar når papira er sende.',
    list: 'Oversikta over det som manglar, stoppar når alle har levert eller fått utsett frist.',
    waiting: 'Oversikta over det som ventar, stoppar når alt er godkjent og godteke.',
    once: 'Andre beskjedar blir berre sende éin gong.',
  },
  onlyOnce: 'Denne e-posten blir berre send éin gong.',
  duty: 'Du kan ikkje melde deg av, fordi e-posten gjeld fristar og vedtak der du har ei rolle.',
  optional: 'Frivillige beskjedar i denne e-posten kan du melde deg av her:',
  optionalByOffice: 'Frivillige beskjedar kan du melde deg av. Sei frå til sekretariatet.',
  tasks: 'Sjå oppgåvene dine:',
  fromHeading: 'Kven er han frå?',
  from: (office) => `E-posten er send frå ${office}.`,
};
