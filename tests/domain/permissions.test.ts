// Who may ask for what: the one table, and its sentence. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { RuledCommand } from '../../domain/permissions.ts';
import { PERMISSIONS, requireRole, seatsOf } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Role, Seat } from '../../domain/words.ts';
import { ROLES } from '../../domain/words.ts';

const WANTED: Readonly<Record<RuledCommand, readonly Role[]>> = {
  returnForChanges: ['secretariat', 'case-officer'],
  withdraw: ['network-coordinator', 'secretariat'],
  extendDeadline: ['secretariat', 'case-officer', 'administrator'],
  pauseReminders: ['secretariat', 'case-officer'],
  resumeReminders: ['secretariat', 'case-officer'],
  remindMissing: ['network-coordinator'],
  setLocalDeadline: ['network-coordinator'],
  acceptLate: ['secretariat', 'case-officer'],
  reopen: ['secretariat', 'case-officer'],
  acceptReport: ['case-officer', 'secretariat'],
  requestChange: ['network-coordinator', 'owner-contact'],
  answerRequest: ['case-officer'],
  proposeRecommendation: ['secretariat'],
  recordForumOutcome: ['secretariat'],
  forumApproval: ['secretariat'],
  planMeeting: ['secretariat'],
  moveMeeting: ['secretariat'],
  cancelMeeting: ['secretariat'],
  setAgenda: ['secretariat'],
  sendPapers: ['secretariat'],
  recordAttendance: ['secretariat'],
  recordConflict: ['secretariat', 'forum-member', 'forum-substitute'],
  recordItem: ['secretariat'],
  closeMeeting: ['secretariat'],
  openWriting: ['secretariat'],
  approveInWriting: ['forum-member', 'forum-substitute'],
  closeWriting: ['secretariat'],
  setPriorities: ['secretariat'],
  setFinalFrame: ['secretariat', 'case-officer'],
  prepareDecision: ['case-officer'],
  decideGrants: ['case-officer', 'office-leader'],
  registerPayment: ['case-officer'],
  registerRepayment: ['case-officer'],
  withdrawGrant: ['case-officer', 'office-leader'],
  returnToForum: ['case-officer'],
  moveDeadline: ['secretariat', 'case-officer', 'administrator'],
  closeCycle: ['secretariat', 'case-officer', 'administrator'],
  changeSeats: ['secretariat', 'case-officer', 'administrator'],
  cancelCycle: ['case-officer', 'administrator'],
};
const COMMANDS = Object.keys(WANTED) as RuledCommand[];

describe('every command x every role', () => {
  test.each(
    COMMANDS.flatMap((command) => ROLES.map((role) => [command, role, WANTED[command].includes(role)] as const)),
  )('%s by %s: %s', (command, role, may) => {
    const seats: Seat[] = [{ person: 'p', role, party: 'x' }];
    const attempt = (): void => requireRole(seats, 'p', PERMISSIONS[command], 'Do it');
    if (may) attempt();
    else
      expect(attempt).toThrow(
        new Refusal('wrong-role', `Do it: "p" is ${role} for x, wanted ${WANTED[command].join(' or ')}`),
      );
  });

  test('the table has no other command', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual([...COMMANDS].sort());
  });
});

const SEATS: readonly Seat[] = [
  { person: 'p', role: 'secretariat', party: 'forum' },
  { person: 'p', role: 'owner-contact', party: 'eier' },
  { person: 'q', role: 'secretariat', party: 'other-forum' },
];

test('somebody with several roles may use each, for its own party', () => {
  expect(seatsOf(SEATS, 'p', 'Do it')).toHaveLength(2);
  expect(() => requireRole(SEATS, 'p', ['owner-contact'], 'Do it', ['eier'])).not.toThrow();
  expect(() => requireRole(SEATS, 'p', ['owner-contact'], 'Do it', ['forum'])).toThrow(
    'Do it: "p" is secretariat for forum, owner-contact for eier, wanted owner-contact for forum',
  );
  expect(() => requireRole(SEATS, 'q', ['secretariat'], 'Do it', ['forum'])).toThrow(Refusal);
});

test('nobody by that id is another refusal than the wrong role', () => {
  expect(() => seatsOf(SEATS, 'r', 'Do it')).toThrow(
    new Refusal('unknown-person', 'Do it: "r" has no role here, wanted the id of somebody in the directory'),
  );
});
