// What each kind of notice is called, in nb, nn and en: the first words of a subject, and a column in lists. Pure.
// Sandbox-safe.

import type { NoticeKind } from '../domain/notices.ts';
import type { Labels, Language } from '../domain/words.ts';

const KIND_TITLES: Readonly<Record<NoticeKind, Labels>> = {
  invitation: { nb: 'Invitasjon', nn: 'Invitasjon', en: 'Invitation' },
  reminder: { nb: 'Påminnelse', nn: 'Påminning', en: 'Reminder' },
  'reminder-asked': {
    nb: 'Påminnelse fra nettverket',
    nn: 'Påminning frå nettverket',
    en: 'Reminder from the network',
  },
  overdue: { nb: 'Fristen er ute', nn: 'Fristen er ute', en: 'Deadline passed' },
  list: { nb: 'Dette mangler', nn: 'Dette manglar', en: 'Missing' },
  'list-waiting': { nb: 'Dette venter', nn: 'Dette ventar', en: 'Waiting' },
  'approval-asked': { nb: 'Til godkjenning', nn: 'Til godkjenning', en: 'For your approval' },
  'approval-reminder': {
    nb: 'Påminnelse om godkjenning',
    nn: 'Påminning om godkjenning',
    en: 'Reminder to approve',
  },
  'changes-asked': { nb: 'Sendt tilbake for endring', nn: 'Send tilbake for endring', en: 'Returned for changes' },
  'acceptance-asked': {
    nb: 'Sen levering',
    nn: 'Sein levering',
    en: 'Late delivery',
  },
  'deadline-changed': { nb: 'Ny frist', nn: 'Ny frist', en: 'New deadline' },
  'frame-final': {
    nb: 'Endelig ramme er fastsatt',
    nn: 'Endeleg ramme er fastsett',
    en: 'The final frame is set',
  },
  'frame-published': {
    nb: 'Foreløpig ramme og fellestiltak er fastsatt',
    nn: 'Førebels ramme og fellestiltak er fastsette',
    en: 'Preliminary frame and joint measures are set',
  },
  'recommendation-ready': { nb: 'Innstillingen er klar', nn: 'Innstillinga er klar', en: 'Recommendation is ready' },
  'returned-to-forum': {
    nb: 'Innstillingen er sendt tilbake',
    nn: 'Innstillinga er send tilbake',
    en: 'Recommendation was returned',
  },
  'decision-prepared': {
    nb: 'Vedtak til godkjenning',
    nn: 'Vedtak til godkjenning',
    en: 'Decision for your approval',
  },
  'need-answered': {
    nb: 'Dette ble det av behovet',
    nn: 'Dette vart det av behovet',
    en: 'What became of your need',
  },
  'decision-published': { nb: 'Vedtaket er klart', nn: 'Vedtaket er klart', en: 'Decision published' },
  withdrawn: { nb: 'Har trukket seg', nn: 'Har trekt seg', en: 'Withdrawn' },
  'request-asked': { nb: 'Søknad til behandling', nn: 'Søknad til behandling', en: 'Request to answer' },
  'request-answered': { nb: 'Svar på søknad', nn: 'Svar på søknad', en: 'Answer to your request' },
  'report-accepted': { nb: 'Rapporten er godkjent', nn: 'Rapporten er godkjend', en: 'Report accepted' },
  'year-blocked': { nb: 'Året kan ikke avsluttes', nn: 'Året kan ikkje avsluttast', en: 'The year cannot end' },
  'needs-delivered': { nb: 'Levert', nn: 'Levert', en: 'Delivered' },
  'decision-delayed': { nb: 'Vedtaket er forsinket', nn: 'Vedtaket er forseinka', en: 'Decision delayed' },
  'meeting-called': { nb: 'Innkalling', nn: 'Innkalling', en: 'Invitation' },
  'meeting-cancelled': { nb: 'Avlyst', nn: 'Avlyst', en: 'Called off' },
  'meeting-papers': { nb: 'Sakspapirer', nn: 'Sakspapir', en: 'Papers' },
  'meeting-reminder': { nb: 'Påminnelse om møte', nn: 'Påminning om møte', en: 'Reminder of a meeting' },
  'papers-due': { nb: 'Send sakspapirene', nn: 'Send sakspapira', en: 'Send the papers' },
  'standing-in': { nb: 'Fravær', nn: 'Fråvær', en: 'Absence' },
  back: { nb: 'Velkommen tilbake', nn: 'Velkomen tilbake', en: 'Welcome back' },
  'handed-over': { nb: 'Rollen er overført', nn: 'Rolla er overført', en: 'Role handed over' },
  'taken-over': { nb: 'Du har fått en rolle', nn: 'Du har fått ei rolle', en: 'You have a new role' },
};

/** The title of a kind of notice, with a capital letter and no full stop. */
export function kindTitle(kind: NoticeKind, language: Language): string {
  return KIND_TITLES[kind][language];
}
