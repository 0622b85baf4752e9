// Who may ask for what: one table that workflows, pages and commands all ask. Pure. Sandbox-safe.

import { refuse } from './refusal.ts';
import type { PartyId, PersonId, Role, Seat } from './words.ts';

/**
 * Commands whose roles do not depend on the step. `submit`, `declareNoNeed` and `approve` take theirs from the step.
 */
export const PERMISSIONS = {
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
} as const satisfies Record<string, readonly Role[]>;

/** Who opens years and imports people: the office of the forum. */
export const OFFICE_ROLES: readonly Role[] = ['secretariat', 'case-officer', 'administrator'];

export type RuledCommand = keyof typeof PERMISSIONS;

/** The seats of a person; refuses somebody who has none here. */
export function seatsOf(seats: readonly Seat[], person: PersonId, doing: string): readonly Seat[] {
  const own = seats.filter((seat) => seat.person === person);
  if (own.length === 0) {
    refuse('unknown-person', `${doing}: "${person}" has no role here, wanted the id of somebody in the directory`);
  }
  return own;
}

/** Refuses unless the person holds one of the roles, for one of the parties when parties are given. */
export function requireRole(
  seats: readonly Seat[],
  person: PersonId,
  roles: readonly Role[],
  doing: string,
  parties?: readonly PartyId[],
): void {
  const own = seatsOf(seats, person, doing);
  const fits = own.some((seat) => roles.includes(seat.role) && (parties === undefined || parties.includes(seat.party)));
  if (fits) return;
  const has = own.map((seat) => `${seat.role} for ${seat.party}`).join(', ');
  const where = parties === undefined ? '' : ` for ${parties.join(' or ')}`;
  refuse('wrong-role', `${doing}: "${person}" is ${has}, wanted ${roles.join(' or ')}${where}`);
}
