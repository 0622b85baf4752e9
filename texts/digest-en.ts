// The digest's sentences in English. Pure. Sandbox-safe.

import type { About, Act, DigestWords } from './digest-sentences.ts';
import { inDays } from './dates.ts';

const TODO: Readonly<Record<Act, string>> = {
  deliver: 'This has not been delivered yet. Please deliver by the deadline.',
  meeting: 'Please record the outcome of the meeting by the deadline.',
  recommendation: 'Please record the recommendation and the outcome in the forum by the deadline.',
  decision: 'Please record the decision by the deadline.',
};

const LATE: Readonly<Record<Act, string>> = {
  deliver:
    'We cannot see that this has been delivered. You can still deliver. The secretariat decides whether a late delivery is accepted.',
  meeting: 'The outcome of the meeting has not been recorded. You can still record it.',
  recommendation:
    'The outcome in the forum has not been recorded. You can still record it. Nothing is granted until that is done.',
  decision: 'The decision has not been recorded. You can still record it. Nothing is granted until that is done.',
};

const NO_NEED = 'If you have no need, you can answer “no need this year”.';

function withNoNeed(text: string, about: About): string {
  return about.optional ? `${text} ${NO_NEED}` : text;
}

/** English. */
export const digestEn: DigestWords = {
  testMark: '[TEST] ',
  exampleMark: 'EXAMPLE – ',
  testNote: 'This is a test. You need not do anything.',
  exampleNote: 'This is an example with made-up figures and deadlines.',
  product: 'Årshjul',
  stepFor: (step, party) => `${step} for ${party}`,
  grantTo: (party) => `Grant to ${party}`,
  frame: 'Preliminary frame and joint measures',
  counted: (count, what) => {
    const noun = what === 'reminders' ? 'reminder' : 'message';
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
  },
  missing: (count, step) => `${count} missing: ${step}`,
  due: (date) => `due ${date}`,
  wasDue: (date) => `was due ${date}`,
  nearest: (date) => `next deadline ${date}`,
  allPassed: 'deadline passed',
  fromOne: (forum) => `from ${forum}`,
  fromForums: (count) => `from ${count} forums`,
  fromSchemes: (count) => `from ${count} schemes`,
  opening: (counted, from) => `${counted} for you ${from}`,
  deadline: (date, days) => {
    if (days < 0) return `The deadline was ${date}.`;
    const soon = inDays(days, 'en');
    return days < 2 ? `The deadline is ${soon}, ${date}.` : `The deadline is ${date}, ${soon}.`;
  },
  says: {
    invitation: ({ deadline }) =>
      `You can now report. ${deadline} This is optional. Deliver by the deadline if you have a need, or answer “no need this year”.`,
    reminder: (about) => withNoNeed(`${about.deadline} ${TODO[about.act]}`, about),
    overdue: ({ deadline, act }) => `${deadline} ${LATE[act]}`,
    'approval-asked': ({ deadline, revision, approver }) =>
      `Version ${revision} has been delivered and waits for approval by ${approver}. Please read the document and approve version ${revision}, or tell the secretariat if something must change. ${deadline}`,
    'approval-reminder': ({ deadline, revision, approver }) =>
      `Version ${revision} still waits for approval by ${approver}. Please read the document and approve version ${revision}, or tell the secretariat if something must change. ${deadline}`,
    'changes-asked': ({ deadline, revision }) =>
      `Version ${revision} has been returned to you. Please read the reason, correct the document and deliver it again. ${deadline}`,
    'acceptance-asked': ({ deadline, revision }) =>
      `Version ${revision} came after the deadline. ${deadline} Please decide whether the late delivery is accepted.`,
    'deadline-changed': (about) =>
      withNoNeed(`A new deadline has been set. ${about.deadline} ${TODO[about.act]}`, about),
    'frame-published': ({ year, frame }) =>
      frame === null
        ? `The forum has set the amounts for ${year}. Please use them in your planning.`
        : `The preliminary frame for ${year} is ${frame.amount}, of which ${frame.joint} is set aside for joint measures. Please use these figures in your planning.`,
    'recommendation-ready': ({ deadline, office }) =>
      `The forum has finished its recommendation. It is now for the ${office} to consider it and record the decision. ${deadline}`,
    'returned-to-forum': ({ deadline, office }) =>
      `The ${office} has returned the recommendation to the forum. Please read the reason, and put a new recommendation to the forum. ${deadline}`,
    'decision-published': ({ party, year, grant, office }) =>
      grant === null
        ? `The decision is ready. ${party} is not given a grant for ${year}. Please contact the ${office} if you have questions.`
        : `The decision is ready. ${party} is given a grant of ${grant} for ${year}.`,
  },
  listed: (date) => `The deadline was ${date}. This is missing:`,
  afterList: 'You can contact those who have not delivered, or give them an extension.',
  whyHeading: 'Why do you get this e-mail?',
  why: (role) => `You get it as ${role}.`,
  stopHeading: 'What stops it?',
  stops: {
    delivering: 'The reminders stop when you have delivered.',
    'no-need': 'Where delivering is optional, they also stop when you answer “no need this year”.',
    recording: 'Reminders about meetings, recommendations and decisions stop when the outcome is recorded.',
    approving: 'Reminders to approve stop when the approval has been given.',
    list: 'The list of what is missing stops when all have delivered or been given an extension.',
    once: 'Other messages are sent only once.',
  },
  onlyOnce: 'This e-mail is sent only once.',
  duty: 'You cannot unsubscribe, because the e-mail is about deadlines and decisions in which you have a role.',
  fromHeading: 'Who is it from?',
  from: (office) => `This e-mail is sent by the ${office}.`,
};
