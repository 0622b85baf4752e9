// Every address of the web, in one table; mails and feeds use it too. Pure.

import type { CycleRef, PartyId, PersonId, StepId } from '../domain/words.ts';

/** Parts of an address are opaque ids, but they come from files: encoded all the same. */
const part = encodeURIComponent;

function cyclePath({ forum, scheme, year }: CycleRef): string {
  return `/cycles/${part(forum)}/${part(scheme)}/${year}`;
}

/** What the mail log can be narrowed to by a link; `partnership` stands for itself and its owners. */
export type MailsAbout = Partial<Readonly<Record<'cycle' | 'partnership' | 'party' | 'step', string>>>;

/** Addresses below a world's base; `base` is empty or begins with a slash. */
export function pathsUnder(base: string) {
  return {
    home: () => `${base}/`,
    signIn: () => `${base}/sign-in`,
    signInWith: (token: string) => `${base}/sign-in/${part(token)}`,
    singleSignOn: () => `${base}/single-sign-on`,
    singleSignOnBack: () => `${base}/single-sign-on/back`,
    signOut: () => `${base}/sign-out`,
    singleSignOnEnded: () => `${base}/single-sign-on/signed-out`,
    language: () => `${base}/language`,
    tasks: () => `${base}/tasks`,
    cycles: () => `${base}/cycles`,
    overview: () => `${base}/overview`,
    journal: (of?: string) => `${base}/journal${of === undefined ? '' : `?of=${part(of)}`}`,
    health: () => `${base}/health`,
    definitions: () => `${base}/definitions`,
    compareDefinitions: () => `${base}/definitions/compare`,
    openDefinition: () => `${base}/definitions/open`,
    directory: () => `${base}/directory`,
    person: (person: PersonId) => `${base}/directory/${part(person)}`,
    ofPerson: (person: PersonId, verb: 'away' | 'back' | 'handover') => `${base}/directory/${part(person)}/${verb}`,
    cycle: (ref: CycleRef) => `${base}${cyclePath(ref)}`,
    partnership: (ref: CycleRef, party: PartyId) => `${base}${cyclePath(ref)}/parties/${part(party)}`,
    network: (ref: CycleRef, party: PartyId) => `${base}${cyclePath(ref)}/parties/${part(party)}/network`,
    networkAct: (ref: CycleRef, party: PartyId, verb: 'remind' | 'date') =>
      `${base}${cyclePath(ref)}/parties/${part(party)}/network/${verb}`,
    step: (ref: CycleRef, partnership: PartyId, step: StepId, party: PartyId) =>
      `${base}${cyclePath(ref)}/parties/${part(partnership)}/steps/${part(step)}/${part(party)}`,
    act: (ref: CycleRef, partnership: PartyId, step: StepId, party: PartyId, verb: string) =>
      `${base}${cyclePath(ref)}/parties/${part(partnership)}/steps/${part(step)}/${part(party)}/${verb}`,
    forum: (ref: CycleRef) => `${base}${cyclePath(ref)}/forum`,
    forumAct: (ref: CycleRef, verb: string) => `${base}${cyclePath(ref)}/forum/${verb}`,
    compilation: (ref: CycleRef) => `${base}${cyclePath(ref)}/forum/compilation`,
    proposal: (ref: CycleRef) => `${base}${cyclePath(ref)}/forum/proposal`,
    priorities: (ref: CycleRef) => `${base}${cyclePath(ref)}/forum/priorities`,
    meeting: (ref: CycleRef, meeting: string) => `${base}${cyclePath(ref)}/forum/meetings/${part(meeting)}`,
    meetingAct: (ref: CycleRef, meeting: string, verb: string) =>
      `${base}${cyclePath(ref)}/forum/meetings/${part(meeting)}/${verb}`,
    minutes: (ref: CycleRef, meeting: string) => `${base}${cyclePath(ref)}/forum/minutes/${part(meeting)}`,
    desk: (ref: CycleRef) => `${base}${cyclePath(ref)}/desk`,
    deskAct: (ref: CycleRef, verb: string) => `${base}${cyclePath(ref)}/desk/${verb}`,
    allocation: (ref: CycleRef) => `${base}${cyclePath(ref)}/desk/allocation`,
    deadlines: (ref: CycleRef) => `${base}${cyclePath(ref)}/desk/deadlines`,
    decision: (ref: CycleRef) => `${base}${cyclePath(ref)}/decision`,
    letters: (ref: CycleRef) => `${base}${cyclePath(ref)}/letters.docx`,
    letter: (ref: CycleRef, recipient: PartyId) => `${base}${cyclePath(ref)}/letters/${part(recipient)}`,
    mails: (about: MailsAbout = {}) => {
      const query = new URLSearchParams(Object.entries(about)).toString();
      return `${base}/mails${query === '' ? '' : `?${query}`}`;
    },
    foreseenMails: () => `${base}/mails/preview`,
    mail: (key: string) => `${base}/mails/${part(key)}`,
    api: () => `${base}/api`,
    programs: () => `${base}/programs`,
    revokeProgram: (id: string) => `${base}/programs/${part(id)}/revoke`,
    sheets: () => `${base}/sheets`,
    sheet: (kind: string, format: string) => `${base}/sheets/${kind}.${format}`,
    cycleSheet: (ref: CycleRef, kind: string, format: string) => `${base}${cyclePath(ref)}/${kind}.${format}`,
    lookPeople: () => `${base}/sheets/people/look`,
    importPeople: () => `${base}/sheets/people/import`,
    calendars: () => `${base}/calendars`,
    revokeCalendar: (id: string) => `${base}/calendars/${part(id)}/revoke`,
    feed: (secret: string) => `${base}/calendars/feed/${part(secret)}.ics`,
    accessibility: () => `${base}/accessibility`,
    privacy: () => `${base}/privacy`,
    unsubscribe: (token: string) => `${base}/unsubscribe/${part(token)}`,
    asset: (name: string) => `${base}/assets/${name}`,
  };
}

export type Paths = ReturnType<typeof pathsUnder>;
