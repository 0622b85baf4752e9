// The digest's sentences in English. Pure. Sandbox-safe.

import type { About, Act, DigestWords } from './digest-sentences.ts';
import { inDays } from './dates.ts';
import { upperFirst } from './phrases.ts';

const TODO: Readonly<Record<Act, string>> = {
  deliver: 'This has not been delivered yet. Please deliver by the deadline.',
  meeting: 'Please record the outcome of the meeting by the deadline.',
  recommendation: 'Please record the recommendation and the outcome in the forum by the deadline.',
  decision: 'Please record the decision by the deadline.',
  'spending-plan': 'Please record the spending plan and the outcome in the forum by the deadline.',
  record: 'Please record this when it is done, by the deadline.',
};

const LATE: Readonly<Record<Act, string>> = {
  deliver:
    'We cannot see that this has been delivered. You can still deliver. The secretariat decides whether a late delivery is accepted.',
  meeting: 'The outcome of the meeting has not been recorded. You can still record it.',
  recommendation:
    'The outcome in the forum has not been recorded. You can still record it. Nothing is granted until that is done.',
  'spending-plan':
    'The outcome in the forum has not been recorded. You can still record it. The money cannot be used until that is done.',
  record: 'That this is done has not been recorded. You can still record it.',
  decision: 'The decision has not been recorded. You can still record it. Nothing is granted until that is done.',
};

const NO_NEED = 'If you have no need, you can answer “no need this year”.';
const CONSIDERED = 'Only those who have delivered can be considered.';

function withNoNeed(text: string, about: About): string {
  const known = about.considered ? `${text} ${CONSIDERED}` : text;
  return about.optional ? `${known} ${NO_NEED}` : known;
}

/** English. */
export const digestEn: DigestWords = {
  testMark: '[TEST] ',
  exampleMark: 'EXAMPLE – ',
  testNote: 'This is a test from arshjul. The deadlines are not real.',
  exampleNote: 'This is an example with made-up figures and deadlines.',
  product: 'Årshjul',
  stepFor: (step, party) => `${step} for ${party}`,
  sectionOf: (step, party, author) => `${step} for ${party}, the part by ${author}`,
  requests: { change: 'Change', 'carry-over': 'Carry-over of money' },
  missingParts: (authors, count) =>
    count > 1 ? `the parts by ${authors} are missing` : `the part by ${authors} is missing`,
  grantTo: (party) => `Grant to ${party}`,
  planAgreed: 'Spending plan agreed',
  frame: 'Preliminary frame and joint measures',
  meeting: (date) => `Forum meeting ${date}`,
  finalFrame: 'Final frame',
  counted: (count, what) => {
    const noun = what === 'reminders' ? 'reminder' : 'message';
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
  },
  missing: (count, step) => `${count} missing: ${step}`,
  waiting: (count, step) => `${count} waiting: ${step}`,
  due: (date) => `due ${date}`,
  wasDue: (date) => `was due ${date}`,
  nearest: (date) => `next deadline ${date}`,
  allPassed: 'deadline passed',
  fromOne: (forum) => `from ${forum}`,
  fromForums: (count) => `from ${count} forums`,
  fromSchemes: (count) => `from ${count} schemes`,
  opening: (counted, from) => `${counted} for you ${from}`,
  deadline: (date, days, nominal) => {
    const soon = days < 0 ? '' : inDays(days, 'en');
    if (nominal !== null) {
      if (days < 0) return `The deadline of ${nominal} was moved to ${date}.`;
      return `The deadline of ${nominal} has been moved to ${days < 2 ? `${soon}, ${date}` : `${date}, ${soon}`}.`;
    }
    if (days < 0) return `The deadline was ${date}.`;
    return days < 2 ? `The deadline is ${soon}, ${date}.` : `The deadline is ${date}, ${soon}.`;
  },
  reason: (words) => `Reason: ${words}`,
  added: (words) => `The coordinator writes: ${words}`,
  says: {
    invitation: ({ deadline, considered }) =>
      `You can now report. ${deadline} This is optional. Deliver by the deadline if you have a need, or answer “no need this year”.${considered ? ` ${CONSIDERED}` : ''}`,
    reminder: (about) => withNoNeed(`${about.deadline} ${TODO[about.act]}`, about),
    'reminder-asked': (about) =>
      withNoNeed(
        `The coordinator of ${about.through} reminds you of this, which has not been delivered yet. ${about.deadline} Please deliver as soon as you can.`,
        about,
      ),
    overdue: ({ deadline, act }) => `${deadline} ${LATE[act]}`,
    'approval-asked': ({ deadline, revision, approver, act }) =>
      act === 'recommendation'
        ? `The recommendation (version ${revision}) is to be approved by the forum in writing. Read it and answer for ${approver}: approve, dissent, or say that you step back. ${deadline}`
        : `Version ${revision} has been delivered and waits for approval by ${approver}. Please read the document and approve version ${revision}, or tell the secretariat if something must change. ${deadline}`,
    'approval-reminder': ({ deadline, revision, approver, act }) =>
      act === 'recommendation'
        ? `The recommendation (version ${revision}) still waits for the answer of ${approver}. Approve, dissent, or say that you step back. ${deadline}`
        : `Version ${revision} still waits for approval by ${approver}. Please read the document and approve version ${revision}, or tell the secretariat if something must change. ${deadline}`,
    'changes-asked': ({ deadline, revision }) =>
      `Version ${revision} has been returned to you. Please read the reason, correct the document and deliver it again. ${deadline}`,
    'acceptance-asked': ({ deadline, revision }) =>
      `Version ${revision} came after the deadline. ${deadline} Please decide whether the late delivery is accepted.`,
    'deadline-changed': (about) => {
      const before = about.was === null ? '' : ` (before: ${about.was})`;
      return withNoNeed(`A new deadline has been set${before}. ${about.deadline} ${TODO[about.act]}`, about);
    },
    'frame-published': ({ year, frame }) =>
      frame === null
        ? `The forum has set the amounts for ${year}. Please use them in your planning.`
        : `The preliminary frame for ${year} is ${frame.amount}, of which ${frame.joint} is set aside for joint measures. Please use these figures in your planning.`,
    'frame-final': ({ year, frame }) =>
      `The final frame for ${year} is ${frame?.amount ?? ''}, of which ${frame?.joint ?? ''} is set aside for joint measures.`,
    'recommendation-ready': ({ deadline, office }) =>
      `The forum has finished its recommendation. It is now for the ${office} to consider it and record the decision. ${deadline}`,
    'returned-to-forum': ({ deadline, office }) =>
      `The ${office} has returned the recommendation to the forum. Please read the reason, and put a new recommendation to the forum. ${deadline}`,
    'decision-prepared': ({ deadline, office }) =>
      `The case officer at the ${office} has prepared the decision. Please read it, and approve it or give it back. ${deadline}`,
    'need-answered': ({ through, year, grant, revision }) => {
      const grants =
        grant === null
          ? `${through} is not given a grant for ${year}.`
          : `${through} is given a grant of ${grant} for ${year}.`;
      return revision === 0
        ? `The decision is ready. ${grants} You did not report a need this year.`
        : `The decision is ready. ${grants} The need that you reported was part of what it rests on. Please ask the network’s coordinator what it means for you.`;
    },
    'decision-published': ({ party, year, grant, office, act }) =>
      grant === null
        ? `The decision is ready. ${party} is not given a grant for ${year}. Please contact the ${office} if you have questions.`
        : act === 'spending-plan'
          ? `The forum has agreed on the spending plan. ${party} gets ${grant} for ${year}.`
          : `The decision is ready. ${party} is given a grant of ${grant} for ${year}.`,
    withdrawn: ({ year }) =>
      `The partnership has withdrawn from ${year}. It is not reminded of anything more this year.`,
    'request-asked': ({ party, grant, request }) =>
      request?.kind === 'carry-over'
        ? `${party} asks to carry ${grant ?? 'money'} over to next year. Decide on the request.`
        : `${party} asks to change what the grant is used for${grant === null ? '' : `, for ${grant}`}. Decide on the request.`,
    'request-answered': ({ office, request }) =>
      request?.granted === true
        ? `${office} has granted the request.`
        : `${office} has refused the request. The grant stands as before.`,
    'report-accepted': ({ office, revision }) =>
      `${office} has accepted the report, version ${revision}. There is nothing more for you to do about it.`,
    'year-blocked': ({ year, deadline }) =>
      `The year ${year} is nearly over and the grants are not decided. ${deadline} Nothing is granted or paid, and the year stays open until they are, or until somebody closes it with a reason.`,
    'needs-delivered': ({ revision, toOffice }) =>
      `Version ${revision} has been delivered.${toOffice ? '' : ' Please use it in your planning.'}`,
    'decision-delayed': ({ deadline, office }) =>
      `The decision is delayed, and nothing has been granted yet. ${deadline} ${office} tells you when the decision is made. There is nothing you need to do now.`,
    'meeting-called': ({ meeting, was }) =>
      meeting === null
        ? ''
        : `${was === null ? 'You are invited to a meeting on' : `The meeting has been moved from ${was}. It is now on`} ${meeting.when}${meeting.place === null ? '' : `, ${meeting.place}`}. The papers go out on ${meeting.papers}. If you cannot come, tell the secretariat, so that your substitute is invited.`,
    'meeting-cancelled': ({ meeting }) => (meeting === null ? '' : `The meeting on ${meeting.when} is called off.`),
    'meeting-papers': ({ meeting }) =>
      meeting === null
        ? ''
        : `The papers for the meeting on ${meeting.when} are out. Read them before the meeting, and tell the secretariat if you may have a conflict of interest in an item.`,
    'meeting-reminder': ({ meeting }) =>
      meeting === null ? '' : `The meeting is on ${meeting.when}${meeting.place === null ? '' : `, ${meeting.place}`}.`,
    'papers-due': ({ meeting, deadline }) =>
      meeting === null ? '' : `${deadline} Send the papers for the meeting on ${meeting.when}.`,
    'standing-in': ({ seat, away }) =>
      away?.deputy === true
        ? `You stand in for ${seat} until ${away.to} inclusive (${away.reason}). Messages come to you meanwhile, and you can deliver and approve in the role. If anything waits now, it is in this e-mail.`
        : `${upperFirst(seat)} is away${away === null ? '' : ` until ${away.to} inclusive (${away.reason})`}, and no deputy is there. Messages go to the secretariat meanwhile. If anything waits now, it is in this e-mail.`,
    back: ({ role }) =>
      `You are back as ${role}. While you were away, messages went to the deputy or the secretariat. Now they come to you again. If anything waits for you, it is in this e-mail.`,
    'handed-over': ({ role, date }) =>
      `You are not ${role} from ${date} on. What is not finished follows the role. You will get no more messages about it.`,
    'taken-over': ({ role, date }) =>
      `You are ${role} from ${date} on. What is not finished is now yours. If anything waits for you, it is in this e-mail.`,
  },
  listed: (date) => `The deadline was ${date}. This is missing:`,
  afterList: 'You can contact those who have not delivered, or give them an extension.',
  listedWaiting: (date) => `The deadline was ${date}. This has been delivered but is not finished:`,
  waitsFor: (approvers, acceptance) => {
    const late = 'for the late delivery to be accepted';
    if (approvers === null) return `waits ${late}`;
    return `waits for approval by ${approvers}${acceptance ? ` and ${late}` : ''}`;
  },
  afterWaiting: 'You can contact those whom it waits for. The secretariat decides whether a late delivery is accepted.',
  whyHeading: 'Why do you get this e-mail?',
  why: (role) => `You get it as ${role}.`,
  whyInstead: (role) =>
    `You get it because nobody can be reached as ${role} at present. Until somebody can, the messages go to the secretariat.`,
  whyBefore: (role) => `You get it because you were ${role}.`,
  whyStandIn: (seat, { to, reason, deputy }) =>
    deputy
      ? `You get it as deputy for ${seat}, who is away until ${to} inclusive (${reason}).`
      : `You get it because ${seat} is away until ${to} inclusive (${reason}), and no deputy is there. Messages go to the secretariat meanwhile.`,
  absence: { holiday: 'holiday', leave: 'leave', travel: 'travel', other: 'other absence' },
  othersHeading: 'Who else has been told?',
  others: {
    role: 'Everybody with the same role for the same party gets the same message.',
    list: 'The secretariat gets a list of what is missing and what waits.',
    lists:
      'The secretariat, and the case officer where that is set, get the same list. Those who owe something have had reminders of their own.',
    approvers: 'Everybody whose approval is needed gets a message of their own.',
    partnership: 'The decision was sent to the coordinators of the network and at the universities in the partnership.',
    forum: 'The amounts were sent to the coordinators of all networks and at all universities that take part.',
    secretariat: 'Everybody in the secretariat gets the same message.',
    office: 'All case officers of the scheme get the same message.',
    place: 'Only the one who is away or hands over, and the one who steps in, are told of this.',
  },
  stopHeading: 'What stops it?',
  stops: {
    delivering: 'The reminders stop when you have delivered.',
    'no-need': 'Where delivering is optional, they also stop when you answer “no need this year”.',
    recording: 'Reminders about meetings, plans, recommendations and decisions stop when the outcome is recorded.',
    approving: 'Reminders to approve stop when the approval has been given.',
    papers: 'Reminders about papers stop when the papers are sent.',
    list: 'The list of what is missing stops when all have delivered or been given an extension.',
    waiting: 'The list of what is waiting stops when all has been approved and accepted.',
    once: 'Other messages are sent only once.',
  },
  onlyOnce: 'This e-mail is sent only once.',
  duty: 'You cannot unsubscribe, because the e-mail is about deadlines and decisions in which you have a role.',
  optional: 'You can unsubscribe from the optional messages in this e-mail here:',
  optionalByOffice: 'You can unsubscribe from optional messages. Please tell the secretariat.',
  tasks: 'See your tasks:',
  fromHeading: 'Who is it from?',
  from: (office) => `This e-mail is sent by the ${office}.`,
};
