// Reports: each author's own section, the office's acceptance, the money, and who is reminded of what. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { carriedOver } from '../../domain/change-requests.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import type { Holders, Notice } from '../../domain/notices.ts';
import { whyDropped } from '../../domain/notices-checked.ts';
import { noticesOfRaise } from '../../domain/notices-raised.ts';
import { noticesOfPartnershipEvent } from '../../domain/notices-partnership.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import type { PartnershipEvent } from '../../domain/partnership-events.ts';
import { reportLines } from '../../domain/report-lines.ts';
import { stageOf } from '../../domain/stage.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import type { Loose, Refused, RunningPartnership } from './support.ts';
import {
  CASE_OFFICER,
  compiled,
  COORDINATOR,
  decided,
  LEADER_NETWORK,
  OFFICE,
  oslo,
  OWNER,
  partnershipAt,
  SECRETARIAT,
  TABLE,
  tell,
  UNIVERSITY,
  YEAR,
} from './support.ts';

type Command = Loose<PartnershipCommand>;

const GRANT = 500_000;
const section = (actor: string, more: Partial<Extract<PartnershipCommand, { type: 'submit' }>> = {}): Command => ({
  type: 'submit',
  step: 'report',
  actor,
  document: { text: 'x' },
  ...more,
});
const accept = (revision = 2, actor = CASE_OFFICER): Command => ({
  type: 'acceptReport',
  step: 'report',
  actor,
  revision,
});
const changes = (named: string, revision = 1): Command => ({
  type: 'returnForChanges',
  step: 'report',
  section: named,
  revision,
  reason: 'Ett tall til',
});
const notCarriedOut = (unspent = GRANT): Command => ({
  type: 'reportNotCarriedOut',
  step: 'report',
  actor: COORDINATOR,
  unspent,
  reason: 'Ingen kom',
});

/** A partnership that reports, with its grant, on a day. */
function reporting(date = '2027-06-01', party = 'fosen'): RunningPartnership {
  const running = partnershipAt('2027-04-20', party);
  tell(running, decided(GRANT));
  tell(running, { kind: 'reporting-open' }, oslo('2027-05-14', '06:00'));
  running.apply([{ type: 'cycle-noted', count: 0, at: oslo(date), actor: 'cycle', requestId: null }]);
  return running;
}

const rowOf = (running: RunningPartnership): Obligation =>
  obligationsOfPartnership(running.state).find((row) => row.step === 'report')!;
const statusOf = (running: RunningPartnership) => reportLines(running.state, running.state.now)[0]!.status;

const holders: Holders = (role, party) => [`${role}@${party}`];
const context = { ...YEAR.plan, ...YEAR.partnerships.find((one) => one.party === 'fosen')!, holders };

/** Who is told what when a rung of the report comes, with the sections that it is about. */
function raised(running: RunningPartnership, side: 'before' | 'after' | 'list', date: string): string[] {
  const step = YEAR.plan.steps.find((one) => one.id === 'report')!;
  const raise = { step: 'report', handled: '2027-06-15', rung: side, side, date, first: false, listTo: step.listTo };
  return noticesOfRaise(raise, [rowOf(running)], context).map(said);
}

const said = ({ kind, person, sections }: Notice): string => [kind, person, ...(sections ?? [])].join(' ');

function told(running: RunningPartnership, events: readonly PartnershipEvent[]): string[] {
  const rows = obligationsOfPartnership(running.state);
  return events.flatMap((event) => noticesOfPartnershipEvent(event, rows, context)).map(said);
}

describe('sections by author', () => {
  test('the network and the university each have one; the PPT leaders, without a university, have their own alone', () => {
    const authors = (party: string) =>
      reportLines(reporting('2027-06-01', party).state, oslo('2027-06-01'))[0]!.sections;
    expect(authors('fosen').map(({ role, party }) => `${role} ${party}`)).toEqual([
      'network-coordinator fosen',
      'university-coordinator nord',
    ]);
    expect(authors('trondheim-malvik').map(({ party }) => party)).toEqual(['trondheim-malvik', 'dmmh', 'ntnu']);
    expect(authors(LEADER_NETWORK).map(({ party }) => party)).toEqual([LEADER_NETWORK]);
  });

  test('only who misses a section is reminded of it; the list names whose is missing', () => {
    const running = reporting();
    expect(raised(running, 'before', '2027-06-08')).toEqual([
      'reminder network-coordinator@fosen',
      'reminder university-coordinator@nord nord',
    ]);
    running.do(section(COORDINATOR));
    expect(raised(running, 'before', '2027-06-11')).toEqual(['reminder university-coordinator@nord nord']);
    expect(raised(running, 'after', '2027-06-16')).toEqual(['overdue university-coordinator@nord nord']);
    expect(raised(running, 'list', '2027-06-16')).toEqual(['list secretariat@trondelag-kompetanseloftet nord']);
  });

  test('a reminder that waits to be sent is dropped for the one whose section has come, and for nobody else', () => {
    const running = reporting();
    const step = YEAR.plan.steps.find((one) => one.id === 'report')!;
    const raise = { step: 'report', handled: '2027-06-15', rung: '-7d', side: 'before', date: '2027-06-08' } as const;
    const notices = noticesOfRaise({ ...raise, first: false, listTo: step.listTo }, [rowOf(running)], context);
    running.do(section(COORDINATOR));
    expect(notices.map((notice) => whyDropped(notice, rowOf(running), running.state.now))).toEqual(['delivered', null]);
  });

  test('the report is handed in when the last section is; then the office is asked, and accepts', () => {
    const running = reporting();
    const first = running.do(section(UNIVERSITY, { document: { r5: 'Ja' } }));
    expect(told(running, first)).toEqual([]);
    expect(statusOf(running)).toBe('due');
    const second = running.do(section(COORDINATOR));
    expect(told(running, second)).toEqual([`approval-asked case-officer@${OFFICE}`]);
    expect(statusOf(running)).toBe('submitted');
    running.do(accept());
    expect(statusOf(running)).toBe('accepted');
    expect(stageOf(running.state)).toBe('closed');
    running.checkFold();
  });

  test('sections have revisions of their own, and a new one voids nothing but the acceptance', () => {
    const running = reporting();
    running.do(section(UNIVERSITY));
    running.do(section(UNIVERSITY));
    running.do(section(COORDINATOR));
    const [line] = reportLines(running.state, running.state.now);
    expect(line!.sections.map(({ party, revision }) => [party, revision])).toEqual([
      ['fosen', 1],
      ['nord', 2],
    ]);
    expect(line!.revision).toBe(3);
  });

  test('changes are asked of one author, who alone is told and must hand in again', () => {
    const running = reporting();
    running.do(section(UNIVERSITY));
    running.do(section(COORDINATOR));
    const events = running.do(changes('nord'));
    expect(told(running, events)).toEqual(['changes-asked university-coordinator@nord nord']);
    expect(statusOf(running)).toBe('changes-asked');
    expect(rowOf(running).missing).toEqual([{ role: 'university-coordinator', party: 'nord', onTime: true }]);
    // It came in time: only a correction is wanted, and nobody calls it overdue.
    expect(raised(running, 'after', '2027-06-16')).toEqual([]);
    expect(raised(running, 'list', '2027-06-16')).toEqual([]);
    running.do(section(UNIVERSITY));
    running.do(accept(3));
    expect(stageOf(running.state)).toBe('closed');
  });

  test('the whole report can be sent back, and one section of an accepted one opened again', () => {
    const running = reporting();
    for (const command of [section(UNIVERSITY), section(COORDINATOR)]) running.do(command);
    running.do({ type: 'returnForChanges', step: 'report', revision: 2, reason: 'Begge' });
    expect(rowOf(running).missing?.map(({ party }) => party)).toEqual(['fosen', 'nord']);
    for (const command of [section(UNIVERSITY), section(COORDINATOR), accept(4)]) running.do(command);
    running.do({ type: 'reopen', step: 'report', section: 'nord', reason: 'Feil tall' });
    expect(rowOf(running).missing?.map(({ party }) => party)).toEqual(['nord']);
    expect(stageOf(running.state)).toBe('reporting');
  });

  test('late is judged by the section that came last; accepting the report accepts that', () => {
    const running = reporting('2027-06-14');
    running.do(section(COORDINATOR));
    running.do(section(UNIVERSITY, { at: oslo('2027-06-17') }));
    expect(rowOf(running)).toMatchObject({ status: 'submitted', awaitsAcceptance: true });
    running.do(accept(2, SECRETARIAT));
    expect(rowOf(running)).toMatchObject({ status: 'complete', awaitsAcceptance: false });
  });
});

describe('money', () => {
  test('is told per line of the decision; the field "spent" counts as the author’s own line', () => {
    const running = reporting();
    running.do(
      section(COORDINATOR, {
        spent: [
          { recipient: 'fosen', amount: 300_000 },
          { recipient: 'eier-fosen-1', amount: 50_000 },
        ],
      }),
    );
    running.do(
      section(UNIVERSITY, { document: { r5: 'Ja', text: 'x' }, spent: [{ recipient: 'nord', amount: 100_000 }] }),
    );
    expect(reportLines(running.state, running.state.now)[0]).toMatchObject({
      granted: GRANT,
      spent: 450_000,
      unspent: 50_000,
    });
    const other = reporting();
    other.do(section(COORDINATOR, { document: { spent: 120_000 } }));
    expect(reportLines(other.state, other.state.now)[0]).toMatchObject({ spent: 120_000, unspent: 380_000 });
  });

  test('"not carried out" answers the whole report, and waits for the office like every other', () => {
    const running = reporting();
    const events = running.do(notCarriedOut());
    expect(told(running, events)).toEqual([`approval-asked case-officer@${OFFICE}`]);
    expect(reportLines(running.state, running.state.now)[0]).toMatchObject({
      status: 'submitted',
      notCarriedOut: true,
      unspent: GRANT,
    });
    expect(raised(running, 'before', '2027-06-11')).toEqual([`approval-reminder case-officer@${OFFICE}`]);
    running.do({ type: 'returnForChanges', step: 'report', revision: 1, reason: 'Litt ble gjort' });
    expect(rowOf(running).missing?.map(({ party }) => party)).toEqual(['fosen', 'nord']);
    running.do(notCarriedOut(200_000));
    running.do(accept(2));
    expect(stageOf(running.state)).toBe('closed');
    running.checkFold();
  });
});

describe('refused', () => {
  const half = (): RunningPartnership => {
    const running = reporting();
    running.do(section(COORDINATOR));
    return running;
  };
  const whole = (): RunningPartnership => {
    const running = half();
    running.do(section(UNIVERSITY));
    return running;
  };
  const accepted = (): RunningPartnership => {
    const running = whole();
    running.do(accept());
    return running;
  };
  const rows: readonly [() => RunningPartnership, ...Refused<PartnershipCommand>][] = [
    [
      reporting,
      'a section by the wrong author',
      section(COORDINATOR, { section: 'nord' }),
      'wrong-role',
      /section "nord" is written by university-coordinator for nord/,
    ],
    [
      reporting,
      'a section by somebody who writes none',
      section(OWNER),
      'wrong-role',
      /no section is yours to write, wanted network-coordinator for fosen or university-coordinator for nord/,
    ],
    [
      reporting,
      'a section that the report has not',
      section(COORDINATOR, { section: 'narnia' }),
      'not-found',
      /has no section "narnia", wanted fosen, nord/,
    ],
    [
      reporting,
      'another author’s question',
      section(COORDINATOR, { document: { r5: 'Ja' } }),
      'wrong-role',
      /"r5" does not stand in the section fosen, wanted it from university-coordinator/,
    ],
    [
      reporting,
      'a section of a step without sections',
      section(COORDINATOR, { step: 'decision-basis', section: 'nord' }),
      'not-found',
      /decision-basis has no section "nord"/,
    ],
    [
      reporting,
      'money to somebody who got none',
      section(COORDINATOR, { spent: [{ recipient: 'ntnu', amount: 1 }] }),
      'not-found',
      /"ntnu" receives nothing of this decision/,
    ],
    [
      reporting,
      'a line that stands twice',
      section(COORDINATOR, {
        spent: [
          { recipient: 'fosen', amount: 1 },
          { recipient: 'fosen', amount: 2 },
        ],
      }),
      'misshapen',
      /the line of fosen stands twice/,
    ],
    [
      reporting,
      'more spent than granted',
      section(COORDINATOR, { document: { spent: GRANT + 1 } }),
      'amounts-do-not-fit',
      /500001 kroner are spent, wanted at most the grant of 500000/,
    ],
    [reporting, 'more left than granted', notCarriedOut(GRANT + 1), 'amounts-do-not-fit', /said to be left of 500000/],
    [
      reporting,
      '"not carried out" by the university',
      { ...notCarriedOut(), actor: UNIVERSITY },
      'wrong-role',
      /wanted network-coordinator for fosen/,
    ],
    [
      reporting,
      '"not carried out" of something else',
      { ...notCarriedOut(), step: 'decision-basis' } as Command,
      'wrong-stage',
      /decision-basis is a basis, wanted a report/,
    ],
    [
      half,
      'accepting half a report',
      accept(1),
      'wrong-stage',
      /missing sections of nord, wanted every section handed in/,
    ],
    [whole, 'accepting an old revision', accept(1), 'old-revision', /wanted 2/],
    [whole, 'accepting one’s own report', accept(2, COORDINATOR), 'wrong-role', /wanted case-officer or secretariat/],
    [
      whole,
      'accepting what is no report',
      { ...accept(0), step: 'decision-basis' } as Command,
      'wrong-stage',
      /wanted a report/,
    ],
    [
      whole,
      'approving one’s own section',
      { type: 'approve', step: 'report', actor: UNIVERSITY, revision: 2 },
      'wrong-role',
      /wanted case-officer for statsforvalteren-trondelag/,
    ],
    [
      whole,
      'changes in an old revision of a section',
      changes('nord', 0),
      'old-revision',
      /revision 0 of section nord is not the present one, wanted 1/,
    ],
    [
      half,
      'changes in a section that has not come',
      changes('nord', 0),
      'wrong-stage',
      /section nord of report is open/,
    ],
    [
      accepted,
      'a section after acceptance',
      section(COORDINATOR),
      'wrong-stage',
      /complete in revision 2, wanted it reopened first/,
    ],
    [accepted, 'accepting twice', accept(), 'wrong-stage', /is complete, wanted one that waits/],
    [accepted, '"not carried out" after acceptance', notCarriedOut(), 'wrong-stage', /wanted it reopened first/],
    [
      () => partnershipAt('2027-01-04'),
      'a report before there is a grant',
      section(COORDINATOR),
      'wrong-stage',
      /not due, wanted a grant to report on/,
    ],
    [
      () => partnershipAt('2027-01-04'),
      '"not carried out" before there is a grant',
      notCarriedOut(0),
      'wrong-stage',
      /not due/,
    ],
  ];
  test.each(rows.map(([start, sentence, command, code, says]) => [sentence, start, command, code, says] as const))(
    '%s',
    (_sentence, start, command, code, says) => {
      const refusal = start().refusal(command);
      expect(refusal.message).toMatch(says);
      expect(refusal.code).toBe(code);
    },
  );
});

describe('why it stands still', () => {
  test.each([
    ['nothing has come', [], 'delivery', ['network-coordinator', 'university-coordinator']],
    ['the university’s section is missing', [section(COORDINATOR)], 'section', ['university-coordinator']],
    ['the office has not accepted', [section(COORDINATOR), section(UNIVERSITY)], 'report-acceptance', ['case-officer']],
    [
      'a section came back',
      [section(COORDINATOR), section(UNIVERSITY), changes('fosen')],
      'changes',
      ['network-coordinator'],
    ],
  ] as const)('%s', (_sentence, commands, code, turn) => {
    const running = reporting();
    for (const command of commands) running.do(command);
    const explained = explainPartnership(running.state, running.state.now);
    expect(explained.waitsFor).toEqual({ code, step: 'report', party: 'fosen' });
    expect(explained.turn.map(({ role }) => role)).toEqual(turn);
    expect(explained.next.at).not.toBeNull();
    expect(explained.canLift.length).toBeGreaterThan(0);
    for (const language of LANGUAGES) {
      expect(explainText(explained, YEAR.facts, language, TABLE)).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  test('in Norwegian: whose section, and since when', () => {
    const running = reporting();
    running.do(section(COORDINATOR));
    const explained = explainPartnership(running.state, oslo('2027-06-16'));
    expect(explainText(explained, YEAR.facts, 'nb', TABLE)).toBe(
      'Ikke alle deler er levert: rapport for Fosen. Koordinatoren ved Nord universitet har hatt saken siden tirsdag 1. juni 2027. Fristen er ute. Gjør ingen noe, går det ut et varsel om at fristen for rapport er ute tirsdag 22. juni 2027. Sekretariatet, saksbehandleren eller den driftsansvarlige kan hjelpe saken videre.',
    );
  });
});

describe('requests in mid-year', () => {
  const granted = (date = '2027-05-03'): RunningPartnership => {
    const running = partnershipAt('2027-04-20');
    tell(running, decided(GRANT));
    running.apply([{ type: 'cycle-noted', count: 0, at: oslo(date), actor: 'cycle', requestId: null }]);
    return running;
  };
  const carryOver = (amount = 80_000): Command => ({
    type: 'requestChange',
    kind: 'carry-over',
    actor: COORDINATOR,
    amount,
    reason: 'Kurset er flyttet til våren',
  });
  const change: Command = { type: 'requestChange', kind: 'change', actor: COORDINATOR, reason: 'Annet tema' };
  const answer = (yes: boolean, request = 1): Command => ({
    type: 'answerRequest',
    actor: CASE_OFFICER,
    request,
    granted: yes,
    reason: 'Etter vurdering',
  });

  test('the office is told, the partnership waits for it, and both sides of the partnership get the answer', () => {
    const running = granted();
    expect(told(running, running.do(carryOver()))).toEqual([`request-asked case-officer@${OFFICE}`]);
    const explained = explainPartnership(running.state, oslo('2027-05-05'));
    expect(explained).toMatchObject({
      waitsFor: { code: 'request', party: 'fosen' },
      turn: [{ role: 'case-officer', party: OFFICE }],
      since: oslo('2027-05-03'),
    });
    for (const language of LANGUAGES)
      expect(explainText(explained, YEAR.facts, language, TABLE)).toMatch(/Fosen.*2027/u);
    expect(told(running, running.do(answer(true)))).toEqual([
      'request-answered network-coordinator@fosen',
      'request-answered university-coordinator@nord',
    ]);
    expect(carriedOver(running.state)).toBe(80_000);
    expect(explainPartnership(running.state, running.state.now).waitsFor.code).toBe('cycle');
    running.checkFold();
  });

  test('a refused request carries nothing over; a notice about an answered one is dropped', () => {
    const running = granted();
    const [asked] = running.do(carryOver());
    const [notice] = noticesOfPartnershipEvent(asked!, obligationsOfPartnership(running.state), context);
    expect(whyDropped(notice!, rowOf(running), running.state.now)).toBeNull();
    running.do(answer(false));
    expect(whyDropped(notice!, rowOf(running), running.state.now)).toBe('answered');
    expect(carriedOver(running.state)).toBe(0);
  });

  const rows: readonly [() => RunningPartnership, ...Refused<PartnershipCommand>][] = [
    [
      () => partnershipAt('2027-01-04'),
      'before there is a grant',
      change,
      'wrong-stage',
      /wanted a grant that is not reported yet/,
    ],
    [
      granted,
      'by the university',
      { ...change, actor: UNIVERSITY },
      'wrong-role',
      /wanted network-coordinator for fosen/,
    ],
    [granted, 'more than the grant', carryOver(GRANT + 1), 'amounts-do-not-fit', /wanted at most the grant of 500000/],
    [
      granted,
      'carry-over of nothing named',
      { type: 'requestChange', kind: 'carry-over', actor: COORDINATOR, reason: 'x' },
      'misshapen',
      /wanted the kroner to carry over/,
    ],
    [
      granted,
      'an answer to nothing',
      answer(true),
      'not-found',
      /there is no request 1, wanted one that waits: none does/,
    ],
    [
      () => {
        const running = granted();
        running.do(change);
        return running;
      },
      'an answer by the one who asked',
      { ...answer(true), actor: COORDINATOR },
      'wrong-role',
      /wanted case-officer/,
    ],
    [
      () => {
        const running = granted();
        running.do(change);
        running.do(answer(false));
        return running;
      },
      'an answer twice',
      answer(true),
      'wrong-stage',
      /request 1 was refused at .*, wanted one that waits/,
    ],
  ];
  test.each(rows.map(([start, sentence, command, code, says]) => [sentence, start, command, code, says] as const))(
    'refused: %s',
    (_sentence, start, command, code, says) => {
      const refusal = start().refusal(command);
      expect(refusal.message).toMatch(says);
      expect(refusal.code).toBe(code);
    },
  );
});

describe('the decision that a report is about', () => {
  const CYCLE_2027 = 'trondelag-kompetanseloftet/kompetanseloftet-2021/2027';
  const CYCLE_2026 = 'trondelag-kompetanseloftet/kompetanseloftet-2021/2026';
  const lastYear = compiled(
    2027,
    (step) => (step.kind === 'report' ? { ...step, reportsOn: 'last-year' } : step),
    {},
    {
      earlierDecisions: [{ cycle: CYCLE_2026, party: 'fosen', amount: 300_000 }],
    },
  );
  const about = (cycle: string, party = 'fosen'): Command => section(COORDINATOR, { decision: { cycle, party } });

  test('is its own cycle’s and recipient’s; any other does not exist', () => {
    const running = reporting();
    for (const [cycle, party] of [
      [CYCLE_2026, 'fosen'],
      [CYCLE_2027, 'trondheim-malvik'],
      ['narnia/x/2027', 'fosen'],
    ] as const) {
      const refusal = running.refusal(about(cycle, party));
      expect(refusal.code).toBe('not-found');
      expect(refusal.message).toContain(
        `is about no decision of ${cycle} for ${party}, wanted that of ${CYCLE_2027} for fosen`,
      );
    }
    running.do(about(CYCLE_2027));
  });

  test('is last year’s where the definition says so; its grant bounds the money, and who got none owes no report', () => {
    const running = partnershipAt('2027-01-04', 'fosen', lastYear);
    expect(running.refusal(about(CYCLE_2027)).message).toContain(`wanted that of ${CYCLE_2026} for fosen`);
    expect(running.refusal(section(COORDINATOR, { document: { spent: 300_001 } })).code).toBe('amounts-do-not-fit');
    running.do(about(CYCLE_2026));
    expect(reportLines(running.state, running.state.now)[0]).toMatchObject({
      decision: { cycle: CYCLE_2026, party: 'fosen' },
      granted: 300_000,
    });
    const other = lastYear.partnerships.find((one) => one.party === 'trondheim-malvik')!;
    expect(other.duties.some((duty) => duty.step.kind === 'report')).toBe(false);
  });

  test('a report on last year outlives a year that brings nothing, and one that the partnership leaves', () => {
    const nothing = partnershipAt('2027-04-20', 'fosen', lastYear);
    tell(nothing, decided(0));
    const left = partnershipAt('2027-01-20', 'fosen', lastYear);
    left.do({ type: 'withdraw', actor: COORDINATOR, reason: 'Kapasitet' });
    for (const running of [nothing, left]) {
      expect(rowOf(running)).toMatchObject({ status: 'open' });
      expect(explainPartnership(running.state, running.state.now)).toMatchObject({
        waitsFor: { code: 'delivery', step: 'report' },
      });
      for (const command of [section(COORDINATOR), section(UNIVERSITY), accept()]) running.do(command);
      expect(rowOf(running).status).toBe('complete');
    }
    expect(stageOf(nothing.state)).toBe('not-granted');
    expect(stageOf(left.state)).toBe('withdrawn');
  });
});
