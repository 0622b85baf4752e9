// The digest's sentences in bokmål. Pure. Sandbox-safe.

import type { About, Act, DigestWords } from './digest-sentences.ts';
import { inDays } from './dates.ts';
import { upperFirst } from './phrases.ts';

const TODO: Readonly<Record<Act, string>> = {
  deliver: 'Dette er ikke levert ennå. Lever innen fristen.',
  meeting: 'Registrer hva møtet kom fram til, innen fristen.',
  recommendation: 'Registrer innstillingen og hva forumet kom fram til, innen fristen.',
  decision: 'Registrer vedtaket innen fristen.',
  'spending-plan': 'Registrer disponeringsplanen og hva forumet kom fram til, innen fristen.',
  record: 'Registrer dette når det er gjort, innen fristen.',
};

const LATE: Readonly<Record<Act, string>> = {
  deliver:
    'Vi kan ikke se at dette er levert. Det går fortsatt an å levere. Sekretariatet avgjør om en sen levering blir godtatt.',
  meeting: 'Det er ikke registrert hva møtet kom fram til. Du kan fortsatt gjøre det.',
  recommendation:
    'Det er ikke registrert hva forumet kom fram til. Du kan fortsatt gjøre det. Ingenting blir tildelt før det er gjort.',
  'spending-plan':
    'Det er ikke registrert hva forumet kom fram til. Du kan fortsatt gjøre det. Midlene kan ikke brukes før det er gjort.',
  record: 'Det er ikke registrert at dette er gjort. Du kan fortsatt gjøre det.',
  decision: 'Vedtaket er ikke registrert. Du kan fortsatt gjøre det. Ingenting blir tildelt før det er gjort.',
};

const NO_NEED = 'Har dere ikke behov, kan du svare «ikke behov i år».';
const CONSIDERED = 'Bare de som har levert, kan bli vurdert.';

function withNoNeed(text: string, about: About): string {
  const known = about.considered ? `${text} ${CONSIDERED}` : text;
  return about.optional ? `${known} ${NO_NEED}` : known;
}

/** Bokmål. */
export const digestNb: DigestWords = {
  testMark: '[PRØVE] ',
  exampleMark: 'EKSEMPEL – ',
  testNote: 'Dette er en prøve fra arshjul. Fristene gjelder ikke på ordentlig.',
  exampleNote: 'Dette er et eksempel med oppdiktede tall og frister.',
  product: 'Årshjul',
  stepFor: (step, party) => `${step} for ${party}`,
  sectionOf: (step, party, author) => `${step} for ${party}, delen fra ${author}`,
  requests: { change: 'Endring', 'carry-over': 'Overføring av midler' },
  missingParts: (authors, count) => `mangler ${count > 1 ? 'delene' : 'delen'} fra ${authors}`,
  grantTo: (party) => `Tilskudd til ${party}`,
  planAgreed: 'Disponeringsplanen er klar',
  frame: 'Foreløpig ramme og fellestiltak',
  meeting: (date) => `Forummøte ${date}`,
  finalFrame: 'Endelig ramme',
  counted: (count, what) =>
    what === 'reminders'
      ? `${count} ${count === 1 ? 'påminnelse' : 'påminnelser'}`
      : `${count} ${count === 1 ? 'beskjed' : 'beskjeder'}`,
  missing: (count, step) => `${count} mangler ${step}`,
  waiting: (count, step) => `${count} venter: ${step}`,
  due: (date) => `frist ${date}`,
  wasDue: (date) => `fristen var ${date}`,
  nearest: (date) => `nærmeste frist ${date}`,
  allPassed: 'fristen er ute',
  fromOne: (forum) => `fra ${forum}`,
  fromForums: (count) => `fra ${count} samarbeidsforum`,
  fromSchemes: (count) => `fra ${count} ordninger`,
  opening: (counted, from) => `${counted} til deg ${from}`,
  deadline: (date, days, nominal) => {
    if (nominal !== null) {
      if (days < 0) return `Fristen ${nominal} ble flyttet til ${date}.`;
      const soon = inDays(days, 'nb');
      return `Fristen ${nominal} er flyttet til ${days < 2 ? `${soon}, ${date}` : `${date}, ${soon}`}.`;
    }
    if (days < 0) return `Fristen var ${date}.`;
    return days < 2 ? `Fristen er ${inDays(days, 'nb')}, ${date}.` : `Fristen er ${date}, ${inDays(days, 'nb')}.`;
  },
  reason: (words) => `Begrunnelse: ${words}`,
  added: (words) => `Koordinatoren skriver: ${words}`,
  says: {
    invitation: ({ deadline, considered }) =>
      `Nå kan dere melde inn. ${deadline} Dette er frivillig. Lever innen fristen hvis dere har behov, eller svar «ikke behov i år».${considered ? ` ${CONSIDERED}` : ''}`,
    reminder: (about) => withNoNeed(`${about.deadline} ${TODO[about.act]}`, about),
    'reminder-asked': (about) =>
      withNoNeed(
        `Koordinatoren for ${about.through} minner om dette, som ikke er levert ennå. ${about.deadline} Lever så snart dere kan.`,
        about,
      ),
    overdue: ({ deadline, act }) => `${deadline} ${LATE[act]}`,
    'approval-asked': ({ deadline, revision, approver, act }) =>
      act === 'recommendation'
        ? `Innstillingen er lagt fram til skriftlig godkjenning i forumet (utgave ${revision}). Les den, og svar for ${approver}: godkjenn, meld dissens eller si fra at du fratrer. ${deadline}`
        : `Utgave ${revision} er levert og venter på godkjenning fra ${approver}. Les dokumentet og godkjenn utgave ${revision}, eller si fra til sekretariatet hvis noe må endres. ${deadline}`,
    'approval-reminder': ({ deadline, revision, approver, act }) =>
      act === 'recommendation'
        ? `Innstillingen (utgave ${revision}) venter fortsatt på svar fra ${approver}. Godkjenn, meld dissens eller si fra at du fratrer. ${deadline}`
        : `Utgave ${revision} venter fortsatt på godkjenning fra ${approver}. Les dokumentet og godkjenn utgave ${revision}, eller si fra til sekretariatet hvis noe må endres. ${deadline}`,
    'changes-asked': ({ deadline, revision }) =>
      `Utgave ${revision} er sendt tilbake til dere. Les begrunnelsen, rett dokumentet og lever på nytt. ${deadline}`,
    'acceptance-asked': ({ deadline, revision }) =>
      `Utgave ${revision} kom etter fristen. ${deadline} Ta stilling til om den sene leveringen skal godtas.`,
    'deadline-changed': (about) => {
      const before = about.was === null ? '' : ` (før: ${about.was})`;
      return withNoNeed(`Det er satt en ny frist${before}. ${about.deadline} ${TODO[about.act]}`, about);
    },
    'frame-published': ({ year, frame }) =>
      frame === null
        ? `Forumet har fastsatt beløpene for ${year}. Bruk dem når dere planlegger.`
        : `Foreløpig ramme for ${year} er ${frame.amount}. Av dette er ${frame.joint} satt av til fellestiltak. Bruk tallene når dere planlegger.`,
    'frame-final': ({ year, frame }) =>
      `Den endelige rammen for ${year} er ${frame?.amount ?? ''}, og ${frame?.joint ?? ''} av den er satt av til fellestiltak.`,
    'recommendation-ready': ({ deadline, office }) =>
      `Forumet er ferdig med innstillingen. Nå skal ${office} behandle den og registrere vedtaket. ${deadline}`,
    'returned-to-forum': ({ deadline, office }) =>
      `${office} har sendt innstillingen tilbake til forumet. Les begrunnelsen, og legg fram en ny innstilling for forumet. ${deadline}`,
    'decision-prepared': ({ deadline, office }) =>
      `Saksbehandleren hos ${office} har gjort vedtaket klart. Les det, og godkjenn det eller gi det tilbake. ${deadline}`,
    'need-answered': ({ through, year, grant, revision }) => {
      const grants =
        grant === null
          ? `${through} får ikke tilskudd for ${year}.`
          : `${through} får ${grant} i tilskudd for ${year}.`;
      return revision === 0
        ? `Vedtaket er klart. ${grants} Dere meldte ikke behov i år.`
        : `Vedtaket er klart. ${grants} Behovet som dere meldte, var med i grunnlaget. Spør koordinatoren for nettverket hva dette betyr for dere.`;
    },
    'decision-published': ({ party, year, grant, office, act }) =>
      grant === null
        ? `Vedtaket er klart. ${party} får ikke tilskudd for ${year}. Ta kontakt med ${office} hvis dere har spørsmål.`
        : act === 'spending-plan'
          ? `Forumet er enig om disponeringsplanen. ${party} får ${grant} for ${year}.`
          : `Vedtaket er klart. ${party} får ${grant} i tilskudd for ${year}.`,
    withdrawn: ({ year }) => `Partnerskapet har trukket seg fra ${year}. De blir ikke minnet om noe mer dette året.`,
    'request-asked': ({ party, grant, request }) =>
      request?.kind === 'carry-over'
        ? `${party} søker om å overføre ${grant ?? 'midler'} til neste år. Ta stilling til søknaden.`
        : `${party} søker om å endre det tilskuddet skal brukes til${grant === null ? '' : `, for ${grant}`}. Ta stilling til søknaden.`,
    'request-answered': ({ office, request }) =>
      request?.granted === true
        ? `${office} har innvilget søknaden.`
        : `${office} har avslått søknaden. Tilskuddet gjelder som før.`,
    'report-accepted': ({ office, revision }) =>
      `${office} har godkjent rapporten, utgave ${revision}. Dere trenger ikke gjøre mer med den.`,
    'year-blocked': ({ year, deadline }) =>
      `Året ${year} er snart over, og tilskuddene er ikke avgjort. ${deadline} Ingenting er tildelt eller betalt, og året blir stående åpent til de er det, eller til noen lukker det med en begrunnelse.`,
    'needs-delivered': ({ revision, toOffice }) =>
      `Utgave ${revision} er levert.${toOffice ? '' : ' Bruk den når dere planlegger.'}`,
    'decision-delayed': ({ deadline, office }) =>
      `Vedtaket er forsinket, og ingenting er tildelt ennå. ${deadline} ${office} sier fra når vedtaket er klart. Dere trenger ikke gjøre noe nå.`,
    'meeting-called': ({ meeting, was }) =>
      meeting === null
        ? ''
        : `${was === null ? 'Du er innkalt til møte' : `Møtet er flyttet fra ${was}. Det er nå`} ${meeting.when}${meeting.place === null ? '' : `, ${meeting.place}`}. Sakspapirene blir sendt ${meeting.papers}. Kan du ikke komme, si fra til sekretariatet, så blir varamedlemmet innkalt.`,
    'meeting-cancelled': ({ meeting }) => (meeting === null ? '' : `Møtet ${meeting.when} er avlyst.`),
    'meeting-papers': ({ meeting }) =>
      meeting === null
        ? ''
        : `Sakspapirene til møtet ${meeting.when} er sendt. Les dem før møtet, og si fra til sekretariatet dersom du kan være inhabil i en sak.`,
    'meeting-reminder': ({ meeting }) =>
      meeting === null ? '' : `Møtet er ${meeting.when}${meeting.place === null ? '' : `, ${meeting.place}`}.`,
    'papers-due': ({ meeting, deadline }) =>
      meeting === null ? '' : `${deadline} Send sakspapirene til møtet ${meeting.when}.`,
    'standing-in': ({ seat, away }) =>
      away?.deputy === true
        ? `Du er stedfortreder for ${seat} til og med ${away.to} (${away.reason}). Meldingene kommer til deg så lenge, og du kan levere og godkjenne i rollen. Venter det noe nå, står det i denne e-posten.`
        : `${upperFirst(seat)} er borte${away === null ? '' : ` til og med ${away.to} (${away.reason})`}, og ingen stedfortreder er til stede. Meldingene går til sekretariatet så lenge. Venter det noe nå, står det i denne e-posten.`,
    back: ({ role }) =>
      `Du er tilbake som ${role}. Mens du var borte, gikk meldingene til stedfortrederen eller sekretariatet. Nå kommer de til deg igjen. Venter det noe på deg, står det i denne e-posten.`,
    'handed-over': ({ role, date }) =>
      `Du er ikke ${role} fra og med ${date}. Det som ikke er ferdig, følger rollen. Du får ikke flere meldinger om den.`,
    'taken-over': ({ role, date }) =>
      `Du er ${role} fra og med ${date}. Det som ikke er ferdig, er nå ditt. Venter det noe på deg, står det i denne e-posten.`,
  },
  listed: (date) => `Fristen var ${date}. Dette mangler:`,
  afterList: 'Du kan ta kontakt med dem som mangler, eller gi utsatt frist.',
  listedWaiting: (date) => `Fristen var ${date}. Dette er levert, men ikke ferdig:`,
  waitsFor: (approvers, acceptance) => {
    const late = 'på at den sene leveringen blir godtatt';
    if (approvers === null) return `venter ${late}`;
    return `venter på godkjenning fra ${approvers}${acceptance ? ` og ${late}` : ''}`;
  },
  afterWaiting: 'Du kan ta kontakt med dem det venter på. Sekretariatet avgjør om en sen levering blir godtatt.',
  whyHeading: 'Hvorfor får du denne e-posten?',
  why: (role) => `Du får den fordi du er ${role}.`,
  whyInstead: (role) =>
    `Du får den fordi ingen med rollen ${role} kan nås nå. Inntil noen kan det, går meldingene til sekretariatet.`,
  whyBefore: (role) => `Du får den fordi du har vært ${role}.`,
  whyStandIn: (seat, { to, reason, deputy }) =>
    deputy
      ? `Du får den som stedfortreder for ${seat}, som er borte til og med ${to} (${reason}).`
      : `Du får den fordi ${seat} er borte til og med ${to} (${reason}), og ingen stedfortreder er til stede. Så lenge går meldingene til sekretariatet.`,
  absence: { holiday: 'ferie', leave: 'permisjon', travel: 'reise', other: 'annet fravær' },
  othersHeading: 'Hvem andre har fått beskjed?',
  others: {
    role: 'Alle som har samme rolle for samme part, får samme beskjed.',
    list: 'Sekretariatet får en oversikt over det som mangler og det som venter.',
    lists:
      'Sekretariatet, og saksbehandleren der det er bestemt, får samme oversikt. De som mangler noe, har fått egne påminnelser.',
    approvers: 'Alle som skal godkjenne, får hver sin beskjed.',
    partnership: 'Vedtaket er sendt til koordinatorene i nettverket og ved universitetene i partnerskapet.',
    forum: 'Beløpene er sendt til koordinatorene i alle nettverk og ved alle universiteter som er med.',
    secretariat: 'Alle i sekretariatet får samme beskjed.',
    office: 'Alle saksbehandlere for ordningen får samme beskjed.',
    place: 'Bare den som er borte eller overfører rollen, og den som trer inn, får beskjed om dette.',
  },
  stopHeading: 'Hva stopper den?',
  stops: {
    delivering: 'Påminnelsene stopper når dere har levert.',
    'no-need': 'Er det frivillig å levere, stopper de også når dere svarer «ikke behov i år».',
    recording: 'Påminnelser om møter, planer, innstilling og vedtak stopper når resultatet er registrert.',
    approving: 'Påminnelser om godkjenning stopper når godkjenningen er gitt.',
    papers: 'Påminnelsene om sakspapirer stopper når papirene er sendt.',
    list: 'Oversikten over det som mangler, stopper når alle har levert eller fått utsatt frist.',
    waiting: 'Oversikten over det som venter, stopper når alt er godkjent og godtatt.',
    once: 'Andre beskjeder sendes bare én gang.',
  },
  onlyOnce: 'Denne e-posten sendes bare én gang.',
  duty: 'Du kan ikke melde deg av, fordi e-posten gjelder frister og vedtak der du har en rolle.',
  optional: 'Frivillige beskjeder i denne e-posten kan du melde deg av her:',
  optionalByOffice: 'Frivillige beskjeder kan du melde deg av. Si fra til sekretariatet.',
  tasks: 'Se oppgavene dine:',
  fromHeading: 'Hvem er den fra?',
  from: (office) => `E-posten er sendt fra ${office}.`,
};
