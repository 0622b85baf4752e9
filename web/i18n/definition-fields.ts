// What the fields of definition files are called, and the values that they choose among, for pages about definitions.
// Pure. Long, since it is a list: one row for each field that a definition file may have.

import { ROLES } from '../../domain/words.ts';
import type { Labels, Language } from '../../domain/words.ts';
import { GROUP_NAMES } from '../../texts/minutes-words.ts';
import { roleName } from '../../texts/roles.ts';

/** A field in bokmål and nynorsk; in English its own name, cut into words, unless a third text is better. */
type Named = readonly [nb: string, nn: string, en?: string];

/** Every field of a definition file. */
export const FIELDS: Readonly<Record<string, Named>> = {
  after: ['etter fristen', 'etter fristen', 'after the deadline'],
  allocation: ['fordeling', 'fordeling'],
  amount: ['beløp', 'beløp'],
  amountField: ['felt for søknadsbeløpet', 'felt for søknadsbeløpet'],
  answeredBy: ['besvares av', 'blir svart på av'],
  appeal: ['klage', 'klage'],
  approvalDays: ['arbeidsdager til godkjenning', 'arbeidsdagar til godkjenning', 'working days for approval'],
  approvedBy: ['godkjennes av', 'blir godkjent av'],
  asks: ['spør også om', 'spør òg om', 'asks also for'],
  base: ['grunnlag', 'grunnlag'],
  before: ['før fristen', 'før fristen', 'before the deadline'],
  caseNumber: ['saksnummer', 'saksnummer'],
  checklist: ['sjekkliste', 'sjekkliste'],
  choiceLabels: ['navn på valgene', 'namn på vala', 'names of the choices'],
  choices: ['valg', 'val'],
  citation: ['henvisning', 'tilvising'],
  conditions: ['vilkår', 'vilkår'],
  count: ['barn og elever', 'barn og elevar', 'children and pupils'],
  counts: ['telling', 'teljing'],
  county: ['fylke', 'fylke'],
  criteria: ['kriterier', 'kriterium'],
  cycle: ['år', 'år', 'year'],
  date: ['dato', 'dato'],
  dates: ['datoer', 'datoar'],
  day: ['dag', 'dag'],
  dayRule: ['regel for fridager', 'regel for fridagar', 'rule for days off'],
  deadlineTime: ['klokkeslett for frister', 'klokkeslett for fristar', 'hour of deadlines'],
  decision: ['vedtak', 'vedtak'],
  distribution: ['fordelingsmåte', 'fordelingsmåte'],
  each: ['i hver rad', 'i kvar rad', 'in each row'],
  earlierDecisions: ['tidligere vedtak', 'tidlegare vedtak'],
  ends: ['siste dag', 'siste dag', 'last day'],
  escalation: ['opptrapping', 'opptrapping'],
  extensionDays: [
    'arbeidsdager fristen kan utsettes',
    'arbeidsdagar fristen kan utsetjast',
    'working days of extension',
  ],
  field: ['felt', 'felt'],
  fields: ['felt', 'felt'],
  fixedLines: ['faste poster', 'faste postar'],
  forum: ['forum', 'forum'],
  forumRules: ['regler for forumet', 'reglar for forumet', 'rules of the forum'],
  fourEyes: ['to personer', 'to personar'],
  frame: ['ramme', 'ramme'],
  from: ['fra', 'frå'],
  goals: ['mål', 'mål'],
  group: ['gruppe', 'gruppe'],
  groups: ['grupper', 'grupper'],
  handedTo: ['leveres til', 'blir levert til'],
  id: ['kjennemerke', 'kjennemerke', 'id'],
  items: ['punkter', 'punkt'],
  jointMeasures: ['fellestiltak', 'fellestiltak'],
  keyBy: ['fordelingsnøkkel etter', 'fordelingsnøkkel etter', 'key by'],
  kind: ['type', 'type'],
  kinds: ['typer', 'typar'],
  labels: ['navn', 'namn', 'name'],
  ladder: ['purretrinn', 'purresteg', 'reminders'],
  least: ['minste beløp', 'minste beløp', 'least amount'],
  legalBasis: ['hjemmel', 'heimel'],
  letter: ['tilskuddsbrev', 'tilskotsbrev', 'grant letter'],
  list: ['liste', 'liste'],
  listTo: ['liste til', 'liste til'],
  localDeadline: ['egen frist i nettverket', 'eigen frist i nettverket', 'own date of the network'],
  longTermPlan: ['langsiktig plan', 'langsiktig plan', 'long-term plan'],
  mandate: ['mandat', 'mandat'],
  max: ['høyst', 'høgst', 'at most'],
  maxWords: ['høyst så mange ord', 'høgst så mange ord', 'at most so many words'],
  means: ['betyr', 'tyder'],
  measures: ['tiltak', 'tiltak'],
  min: ['minst', 'minst', 'at least'],
  month: ['måned', 'månad'],
  most: ['største beløp', 'største beløp', 'most amount'],
  names: ['navn', 'namn', 'name'],
  nb: ['bokmål', 'bokmål', 'bokmål'],
  neededToBeConsidered: ['må være levert for å bli vurdert', 'må vere levert for å bli vurdert'],
  networks: ['nettverk', 'nettverk'],
  nn: ['nynorsk', 'nynorsk', 'nynorsk'],
  en: ['engelsk', 'engelsk', 'English'],
  note: ['merknad', 'merknad'],
  notStated: ['ikke oppgitt i kildene', 'ikkje oppgitt i kjeldene', 'not stated by any source'],
  office: ['embete', 'embete'],
  officeHours: ['kontortid', 'kontortid'],
  opens: ['åpner', 'opnar'],
  optional: ['frivillig', 'frivillig'],
  optionalLadder: ['purretrinn for frivillige steg', 'purresteg for frivillige steg', 'reminders of optional steps'],
  organisationNumber: ['organisasjonsnummer', 'organisasjonsnummer'],
  organisationNumbers: ['organisasjonsnummer kreves', 'organisasjonsnummer blir kravd', 'organisation numbers wanted'],
  outcomes: ['utfall', 'utfall'],
  owedBy: ['leveres av', 'blir levert av'],
  owners: ['eiere', 'eigarar'],
  ownership: ['eierform', 'eigarform'],
  ownContribution: ['egenfinansiering', 'eigenfinansiering'],
  papersDays: [
    'arbeidsdager fra sakspapirer til møte',
    'arbeidsdagar frå sakspapir til møte',
    'working days from papers to meeting',
  ],
  party: ['part', 'part'],
  payee: ['betalingsmottaker', 'betalingsmottakar'],
  percent: ['prosent', 'prosent', 'per cent'],
  priority: ['prioritet', 'prioritet'],
  privateOwnersToo: ['også private eiere', 'også private eigarar'],
  purpose: ['formål', 'formål'],
  quietMonths: ['stille måneder', 'stille månader'],
  quorum: ['krav til frammøte', 'krav til frammøte'],
  raiseAt: ['klokkeslett for nye beskjeder', 'klokkeslett for nye beskjedar', 'hour of new notices'],
  reason: ['begrunnelse', 'grunngiving'],
  recipient: ['mottaker', 'mottakar'],
  recipients: ['mottakere', 'mottakarar'],
  remindOnlyDrafts: ['bare de med utkast får påminnelse', 'berre dei med utkast får påminning'],
  reportQuestions: ['spørsmål i rapporten', 'spørsmål i rapporten', 'questions of the report'],
  reportsOn: ['rapporterer om', 'rapporterer om'],
  required: ['må fylles ut', 'må fyllast ut'],
  requires: ['bygger på', 'byggjer på'],
  rule: ['regel for fridager', 'regel for fridagar', 'rule for days off'],
  rung: ['trinn', 'steg'],
  scheme: ['ordning', 'ordning'],
  scope: ['gjelder', 'gjeld'],
  seats: ['plasser', 'plassar'],
  sendAt: ['klokkeslett for samlemeldingen', 'klokkeslett for samlemeldinga', 'hour of the digest'],
  shares: ['andeler', 'delar'],
  shortNames: ['kort navn', 'kort namn', 'short name'],
  softDays: ['dager som regnes som fri', 'dagar som blir rekna som fri', 'days that count as off'],
  source: ['kilde', 'kjelde'],
  standing: ['belegg', 'belegg'],
  steps: ['steg', 'steg'],
  successor: ['avløses av', 'blir avløyst av', 'succeeded by'],
  synthetic: ['oppdiktet', 'oppdikta', 'made up'],
  tenders: ['anbud', 'anbod'],
  thirdParty: ['andre mottakere', 'andre mottakarar', 'third parties'],
  time: ['klokkeslett', 'klokkeslett'],
  to: ['til', 'til'],
  universities: ['universiteter og høyskoler', 'universitet og høgskular'],
  universityPercent: [
    'prosent til universiteter og høyskoler',
    'prosent til universitet og høgskular',
    'per cent to universities',
  ],
  unknown: ['ikke kjent', 'ikkje kjent', 'not known'],
  validFrom: ['gjelder fra', 'gjeld frå'],
  validTo: ['gjelder til', 'gjeld til'],
  votes: ['stemmerett', 'røysterett'],
  votingRule: ['avstemningsregel', 'avrøystingsregel'],
  who: ['hvem', 'kven'],
  workingGroup: ['arbeidsgruppe', 'arbeidsgruppe'],
  workingGroups: ['arbeidsgrupper', 'arbeidsgrupper'],
  writtenForm: ['målform', 'målform'],
  year: ['år', 'år'],
  yearOffset: ['år fra eller til', 'år frå eller til', 'years off'],
  zone: ['tidssone', 'tidssone', 'time zone'],
};

/** Values that stand under one field and mean something else under others. */
const VALUES_OF: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  base: {
    'owners-part': ['eiernes del av tilskuddet', 'delen til eigarane av tilskotet', 'the owners’ part'],
    'whole-grant': ['hele tilskuddet', 'heile tilskotet', 'the whole grant'],
  },
  who: {
    owner: ['eier', 'eigar'],
    network: ['nettverk', 'nettverk'],
    university: ['universitet eller høyskole', 'universitet eller høgskule'],
  },
  scope: {
    owner: ['hver eier', 'kvar eigar', 'each owner'],
    partnership: ['hvert partnerskap', 'kvart partnarskap', 'each partnership'],
    cycle: ['hele året', 'heile året', 'the whole year'],
  },
  writtenForm: { nb: ['bokmål', 'bokmål', 'bokmål'], nn: ['nynorsk', 'nynorsk', 'nynorsk'] },
  thirdParty: {
    no: ['nei', 'nei'],
    'under-university': [
      'etter avtale med universitetet eller høyskolen',
      'etter avtale med universitetet eller høgskulen',
    ],
    'not-stated': ['ikke oppgitt', 'ikkje oppgitt'],
    procured: ['etter anskaffelse', 'etter anskaffing'],
  },
  distribution: {
    key: ['etter nøkkel', 'etter nøkkel', 'by a key'],
    needs: ['etter behov', 'etter behov', 'by needs'],
  },
};

const VALUES: Readonly<Record<string, Named>> = {
  'absolute-majority': ['flertall av alle', 'fleirtal av alle'],
  agreed: ['enighet', 'semje'],
  'agreed-with-dissent': ['enighet med dissens', 'semje med dissens'],
  amount: ['beløp', 'beløp'],
  amounts: ['beløp per år', 'beløp per år', 'amounts by year'],
  asked: ['søknadsbeløpet', 'søknadsbeløpet', 'the amount asked for'],
  assessment: ['behovsvurdering', 'behovsvurdering'],
  attested: ['står i en kilde', 'står i ei kjelde'],
  basis: ['beslutningsgrunnlag', 'avgjerdsgrunnlag', 'decision basis'],
  cash: ['penger', 'pengar'],
  'children-and-pupils': ['barn og elever', 'barn og elevar'],
  choice: ['valg', 'val'],
  coordination: ['koordinering', 'koordinering'],
  'county-municipality': ['fylkeskommune', 'fylkeskommune'],
  criteria: ['kriterier', 'kriterium'],
  date: ['dato', 'dato'],
  decision: ['vedtak', 'vedtak'],
  derived: ['følger av en plikt', 'følgjer av ei plikt', 'follows from a duty'],
  enterprises: ['virksomheter', 'verksemder'],
  exact: ['står fast', 'står fast', 'stays'],
  fixed: ['fast post', 'fast post', 'fixed line'],
  goals: ['mål', 'mål'],
  julaften: ['julaften', 'julaftan', 'Christmas Eve'],
  'last-year': ['tilskuddet fra året før', 'tilskotet frå året før', 'last year’s grant'],
  'leader-network': ['ledernettverk', 'leiarnettverk'],
  list: ['liste', 'liste'],
  'long-term-plan': ['langsiktig plan', 'langsiktig plan', 'long-term plan'],
  measures: ['tiltak', 'tiltak'],
  meeting: ['møte', 'møte'],
  meetings: ['møter', 'møte'],
  money: ['penger', 'pengar'],
  needs: ['behovsmelding', 'behovsmelding', 'needs report'],
  network: ['nettverk', 'nettverk'],
  next: ['neste arbeidsdag', 'neste arbeidsdag', 'next working day'],
  'no-result': ['uten resultat', 'utan resultat'],
  none: ['ingen', 'ingen'],
  'not-stated': ['ikke oppgitt', 'ikkje oppgitt'],
  number: ['tall', 'tal'],
  nyttarsaften: ['nyttårsaften', 'nyttårsaftan', 'New Year’s Eve'],
  'own-contribution': ['egenfinansiering', 'eigenfinansiering'],
  owner: ['eier', 'eigar'],
  owners: ['eiere', 'eigarar'],
  paskeaften: ['påskeaften', 'påskeaftan', 'Easter Saturday'],
  'plan-item': ['punkt i den langsiktige planen', 'punkt i den langsiktige planen', 'item of the long-term plan'],
  previous: ['forrige arbeidsdag', 'førre arbeidsdag', 'previous working day'],
  private: ['privat', 'privat'],
  procurement: ['anskaffelse', 'anskaffing'],
  'psychology-service': ['PP-tjeneste', 'PP-teneste'],
  public: ['offentlig', 'offentleg'],
  'public-procurement': ['regler om offentlige anskaffelser', 'reglar om offentlege anskaffingar'],
  questions: ['spørsmål', 'spørsmål'],
  recommendation: ['innstilling', 'innstilling'],
  report: ['rapport', 'rapport'],
  returned: ['sendt tilbake', 'send tilbake'],
  salary: ['lønn', 'løn'],
  'simple-majority': ['flertall av de som stemmer', 'fleirtal av dei som røystar'],
  'spending-plan': ['disponeringsplan', 'disponeringsplan'],
  text: ['tekst', 'tekst'],
  'this-year': ['tilskuddet fra dette året', 'tilskotet frå dette året', 'this year’s grant'],
  'time-released': ['frigjort tid', 'frigjord tid', 'time released'],
  'two-thirds': ['to tredeler', 'to tredelar'],
  universities: ['universiteter og høyskoler', 'universitet og høgskular'],
  'universities-part': [
    'universitetenes og høyskolenes del',
    'delen til universiteta og høgskulane',
    'the universities’ part',
  ],
  university: ['universitet eller høyskole', 'universitet eller høgskule'],
  voted: ['avstemning', 'avrøysting'],
};

/** What a field is called; its own name where none is known. */
export function fieldName(key: string, language: Language): string {
  const known = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
  return (known && textOf(known, language)) ?? inWords(key);
}

/** What a value of a field is called; null for one that is no choice among few. */
export function valueName(field: string, value: string, language: Language): string | null {
  const role = ROLES.find((one) => one === value);
  if (role !== undefined) return roleName(role, language);
  const own = Object.hasOwn(VALUES_OF, field) ? VALUES_OF[field]! : {};
  const named = Object.hasOwn(own, value) ? own[value] : Object.hasOwn(VALUES, value) ? VALUES[value] : undefined;
  if (named !== undefined) return textOf(named, language) ?? inWords(value);
  const group: Labels | undefined = Object.hasOwn(GROUP_NAMES, value) ? GROUP_NAMES[value] : undefined;
  return group?.[language] ?? null;
}

function textOf([nb, nn, en]: Named, language: Language): string | undefined {
  return { nb, nn, en }[language];
}

/** `extensionDays` and `extension-days` as "extension days". */
function inWords(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}
