// Facts and notices to write digests from. Pure.

import type { Digest } from '../../texts/digest.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { Notice, NoticeKind } from '../../domain/notices.ts';
import type { Labels, Language, Role } from '../../domain/words.ts';

/** One label for all three languages. */
export function same(text: string): Labels {
  return { nb: text, nn: text, en: text };
}

export const FORUM = 'trondelag-kompetanseloftet';
export const OFFICE = 'statsforvalteren-trondelag';
export const CYCLE = `${FORUM}/kompetanseloftet-2021/2027`;
export const OTHER_CYCLE = 'vestland-dekom/dekom-2021/2027';

/** The facts of `CYCLE`. */
export const FACTS: CycleFacts = {
  cycle: CYCLE,
  year: 2027,
  forum: {
    nb: 'Samarbeidsforum for Kompetanseløftet i Trøndelag',
    nn: 'Samarbeidsforum for Kompetanseløftet i Trøndelag',
    en: 'Cooperation forum for Kompetanseløftet in Trøndelag',
  },
  scheme: {
    nb: 'Kompetanseløftet for spesialpedagogikk og inkluderende praksis (2021–2025)',
    nn: 'Kompetanseløftet for spesialpedagogikk og inkluderande praksis (2021–2025)',
    en: 'Competence initiative for special needs education and inclusive practice (2021–2025)',
  },
  office: {
    nb: 'Statsforvalteren i Trøndelag',
    nn: 'Statsforvaltaren i Trøndelag',
    en: 'County Governor of Trøndelag',
  },
  example: false,
  steps: {
    'first-meeting': {
      nb: 'Årets første forummøte',
      nn: 'Det første forummøtet i året',
      en: 'First forum meeting of the year',
    },
    'needs-report': { nb: 'Behovsmelding', nn: 'Behovsmelding', en: 'Needs report' },
    'decision-basis': { nb: 'Beslutningsgrunnlag', nn: 'Avgjerdsgrunnlag', en: 'Decision basis' },
    recommendation: { nb: 'Innstilling', nn: 'Innstilling', en: 'Recommendation' },
    'grant-decision': { nb: 'Vedtak om tilskudd', nn: 'Vedtak om tilskot', en: 'Grant decision' },
    report: { nb: 'Rapport', nn: 'Rapport', en: 'Report' },
  },
  parties: {
    [FORUM]: {
      nb: 'Samarbeidsforum for Kompetanseløftet i Trøndelag',
      nn: 'Samarbeidsforum for Kompetanseløftet i Trøndelag',
      en: 'Cooperation forum for Kompetanseløftet in Trøndelag',
    },
    [OFFICE]: {
      nb: 'Statsforvalteren i Trøndelag',
      nn: 'Statsforvaltaren i Trøndelag',
      en: 'County Governor of Trøndelag',
    },
    fosen: same('Fosen'),
    'trondheim-malvik': same('Trondheim/Malvik'),
    'eier-fosen-1': { nb: 'Eier 1, Fosen', nn: 'Eigar 1, Fosen', en: 'Owner 1, Fosen' },
    nord: { nb: 'Nord universitet', nn: 'Nord universitet', en: 'Nord University' },
  },
  stepKinds: {
    'first-meeting': 'meeting',
    'needs-report': 'needs',
    'decision-basis': 'basis',
    recommendation: 'recommendation',
    'grant-decision': 'decision',
    report: 'report',
  },
  optionalSteps: ['needs-report'],
};

/** The facts of a cycle of another forum and scheme. */
export const OTHER_FACTS: CycleFacts = {
  ...FACTS,
  cycle: OTHER_CYCLE,
  forum: same('Samarbeidsforum Vestland'),
  scheme: same('DeKom'),
  office: { nb: 'Statsforvalteren i Vestland', nn: 'Statsforvaltaren i Vestland', en: 'County Governor of Vestland' },
};

const MEETING = {
  step: 'meeting/m1',
  party: FORUM,
  role: 'forum-member',
  roleParty: 'nord',
  deadline: '2027-03-10',
  meeting: {
    id: 'm1',
    step: 'recommendation',
    date: '2027-03-10',
    time: '10:00',
    place: 'Statens hus',
    papersOut: '2027-03-03',
  },
} as const satisfies Partial<Notice>;

/** Where each kind occurs in a real year: step, party, role and what else it carries. */
const TYPICAL: Readonly<Record<NoticeKind, Partial<Notice>>> = {
  invitation: { step: 'needs-report', party: 'eier-fosen-1', role: 'owner-contact', roleParty: 'eier-fosen-1' },
  reminder: {},
  'reminder-asked': {
    rung: 'now',
    step: 'needs-report',
    party: 'eier-fosen-1',
    role: 'owner-contact',
    roleParty: 'eier-fosen-1',
    partnership: 'fosen',
  },
  overdue: { rung: '+1d', sendAt: '2027-02-02T07:00:00.000Z' },
  list: { rung: 'list', role: 'secretariat', roleParty: FORUM, sendAt: '2027-02-02T07:00:00.000Z' },
  'list-waiting': {
    rung: 'list',
    role: 'secretariat',
    roleParty: FORUM,
    waits: { approvals: ['nord'], acceptance: false },
    sendAt: '2027-02-02T07:00:00.000Z',
  },
  'approval-asked': { rung: 'now', revision: 2, role: 'university-coordinator', roleParty: 'nord' },
  'approval-reminder': { revision: 2, role: 'university-coordinator', roleParty: 'nord' },
  'changes-asked': { rung: 'now', revision: 1 },
  'acceptance-asked': {
    rung: 'now',
    revision: 1,
    role: 'secretariat',
    roleParty: FORUM,
    sendAt: '2027-02-03T09:05:00.000Z',
  },
  'deadline-changed': { rung: 'now', deadline: '2027-02-15', deadlineRevision: 1 },
  'frame-published': { rung: 'now', step: 'first-meeting', party: FORUM, deadline: '2027-01-14' },
  'decision-prepared': { rung: 'now', step: 'grant-decision', party: OFFICE, role: 'office-leader', roleParty: OFFICE },
  'need-answered': { rung: 'now', step: 'needs-report', amount: 1_300_000, partnership: 'fosen' },
  'frame-final': { rung: 'now', step: 'first-meeting', party: FORUM, deadline: '2027-01-14' },
  'recommendation-ready': {
    rung: 'now',
    step: 'grant-decision',
    party: OFFICE,
    role: 'case-officer',
    roleParty: OFFICE,
    deadline: '2027-04-15',
  },
  'returned-to-forum': {
    rung: 'now',
    step: 'recommendation',
    party: FORUM,
    role: 'secretariat',
    roleParty: FORUM,
    deadline: '2027-03-15',
  },
  'decision-published': { rung: 'now', amount: 1_300_000 },
  withdrawn: { rung: 'now', role: 'secretariat', roleParty: FORUM, reason: 'Kapasitet' },
  'request-asked': {
    rung: 'now',
    step: 'report',
    role: 'case-officer',
    roleParty: OFFICE,
    revision: 1,
    amount: 40_000,
    request: { kind: 'carry-over', granted: null },
    reason: 'Forsinket',
  },
  'request-answered': {
    rung: 'now',
    step: 'report',
    revision: 1,
    request: { kind: 'change', granted: false },
    reason: 'Nei',
  },
  'report-accepted': { rung: 'now', step: 'report', deadline: '2027-06-15', revision: 2 },
  'year-blocked': {
    rung: 'now',
    step: 'grant-decision',
    party: OFFICE,
    role: 'secretariat',
    roleParty: FORUM,
    deadline: '2027-04-15',
  },
  'needs-delivered': { rung: 'now', step: 'needs-report', party: 'eier-fosen-1', revision: 1 },
  'decision-delayed': { rung: 'now', step: 'grant-decision', party: OFFICE, deadline: '2027-04-15' },
  'meeting-called': { rung: 'now', ...MEETING },
  'meeting-cancelled': { rung: 'now', ...MEETING },
  'meeting-papers': { rung: 'now', ...MEETING },
  'meeting-reminder': { rung: '-1wd', ...MEETING },
  'papers-due': { ...MEETING, rung: '-2wd', role: 'secretariat', roleParty: FORUM, deadline: '2027-03-03' },
  'standing-in': {
    rung: 'now',
    step: '',
    party: 'nord',
    role: 'university-coordinator',
    roleParty: 'nord',
    standIn: { holder: 'p-koordinator-nord', to: '2027-01-29', reason: 'holiday', deputy: true },
  },
  back: { rung: 'now', step: '', party: 'nord', role: 'university-coordinator', roleParty: 'nord' },
  'handed-over': { rung: 'now', step: '', party: 'fosen' },
  'taken-over': { rung: 'now', step: '', party: 'fosen' },
};

/** A notice as it occurs in a real year, with what the test wants different. */
export function noticeOf(kind: NoticeKind, change: Partial<Notice> = {}): Notice {
  const notice: Notice = {
    key: '',
    cycle: CYCLE,
    step: 'decision-basis',
    party: 'fosen',
    kind,
    rung: '-14d',
    deadline: '2027-02-01',
    nominal: '2027-02-01',
    was: null,
    instead: false,
    reason: null,
    deadlineRevision: 0,
    revision: 0,
    person: 'p-koordinator-fosen',
    role: 'network-coordinator' satisfies Role,
    roleParty: 'fosen',
    amount: null,
    sendAt: '2027-01-18T07:00:00.000Z',
    ...TYPICAL[kind],
    ...change,
  };
  const nominal = change.nominal ?? notice.deadline;
  return {
    ...notice,
    nominal,
    key: `${notice.cycle}|${notice.step}|${notice.party}|${kind}|${notice.rung}|${notice.roleParty}`,
  };
}

/** A digest of the notices, in the two cycles above. */
export function digestOf(notices: readonly Notice[], language: Language, change: Partial<Digest> = {}): Digest {
  const facts = (cycle: string): CycleFacts => (cycle === OTHER_CYCLE ? OTHER_FACTS : { ...FACTS, cycle });
  return { language, notices, facts, test: false, ...change };
}

/** Oslo in 2027, without holidays. */
export const TABLE: CalendarTable = {
  zone: 'Europe/Oslo',
  version: 'test',
  from: '2026-01-01',
  to: '2028-12-31',
  offsets: [
    { at: Date.UTC(2026, 9, 25, 1), minutes: 60 },
    { at: Date.UTC(2027, 2, 28, 1), minutes: 120 },
    { at: Date.UTC(2027, 9, 31, 1), minutes: 60 },
  ],
  holidays: {},
};
