// The shape of every message that a workflow takes, as data. Sandbox-safe; also loaded by clients.
// Long, since it is a list: one row for each message.

import { ATTACHMENT_NAME_LENGTH, ATTACHMENT_TYPES, ATTACHMENTS_PER_DOCUMENT } from '../domain/attachments.ts';
import { OUTCOMES } from '../domain/cycle-state.ts';
import { ANSWERS, CONFLICT_KINDS, ITEM_LIMIT, ITEM_OUTCOMES, ITEM_SUBJECTS, VOTES } from '../domain/forum-state.ts';
import { GRANT_RESULTS } from '../domain/grant-measures.ts';
import { MEASURE_LIMIT } from '../domain/measures.ts';
import { REQUEST_KINDS } from '../domain/partnership-state.ts';
import { DAY_RULES } from '../domain/deadline.ts';
import type { Fields, Shape } from '../domain/shape.ts';
import { ROLES } from '../domain/words.ts';

const name: Shape = { is: 'text', max: 200 };
const reason: Shape = { is: 'text', max: 4000 };
const ask: Fields = { requestId: name, actor: name, at: { optional: { is: 'instant' } } };
const item: Fields = { ...ask, step: name, party: { optional: name } };
/** One line of a recommendation. */
export const AMOUNT_LINE: Fields = { party: name, amount: { is: 'kroner' } };
const lines: Shape = { is: 'list', max: 5000, of: { is: 'object', fields: AMOUNT_LINE } };
const ids: Shape = { is: 'list', max: 50, of: name };
const shares: Shape = {
  is: 'list',
  max: 50,
  of: { is: 'object', fields: { recipient: name, amount: { is: 'kroner' } } },
};
const decidedMeasure: Fields = {
  measure: { is: 'count' },
  amount: { is: 'kroner' },
  result: { optional: { is: 'choice', of: GRANT_RESULTS } },
  reason: { optional: { is: 'text', max: 1000 } },
};
const grantMeasures: Shape = { is: 'list', max: MEASURE_LIMIT, of: { is: 'object', fields: decidedMeasure } };
/** One line of a decision, as a message and as a file of lines has it. */
export const GRANT_LINE: Fields = {
  party: name,
  amount: { is: 'kroner' },
  result: { optional: { is: 'choice', of: GRANT_RESULTS } },
  reason: { optional: reason },
  unmet: { optional: ids },
  shares: { optional: shares },
  years: {
    optional: {
      is: 'list',
      max: 3,
      of: { is: 'object', fields: { year: { is: 'count' }, amount: { is: 'kroner' } } },
    },
  },
  supplement: { optional: { is: 'flag' } },
  measures: { optional: grantMeasures },
};
const grants: Shape = { is: 'list', max: 5000, of: { is: 'object', fields: GRANT_LINE } };
const decision: Fields = {
  ...ask,
  revision: { is: 'count' },
  deviationReason: { optional: reason },
  criteriaMet: { optional: ids },
  caseNumber: { optional: name },
};
const deadline: Shape = {
  is: 'object',
  fields: {
    nominal: { is: 'date' },
    time: { is: 'time' },
    rule: { is: 'choice', of: DAY_RULES },
    handled: { is: 'date' },
    instant: { is: 'instant' },
    reason: { is: 'or-null', of: name },
    revision: { is: 'count' },
    since: { is: 'or-null', of: { is: 'instant' } },
    was: { is: 'or-null', of: { is: 'date' } },
  },
};
const seats: Shape = {
  is: 'list',
  max: 5000,
  of: {
    is: 'object',
    fields: {
      person: name,
      role: { is: 'choice', of: ROLES },
      party: name,
      from: { optional: { is: 'instant' } },
      until: { optional: { is: 'instant' } },
      standsInFor: { optional: name },
    },
  },
};
/** Further than the definition's limit, on purpose. */
const beyondLimit = { optional: { is: 'flag' } } as const;
const names: Shape = { is: 'list', max: 5000, of: name };
const present: Shape = { is: 'object', fields: { seat: name, person: name } };
const dated: Fields = {
  date: { is: 'date' },
  time: { optional: { is: 'time' } },
  papersOut: { optional: { is: 'date' } },
  place: { optional: name },
};
const said: Fields = {
  dissents: {
    optional: { is: 'list', max: 200, of: { is: 'object', fields: { who: name, statement: reason } } },
  },
  votes: {
    optional: {
      is: 'list',
      max: 200,
      of: { is: 'object', fields: { who: name, vote: { is: 'choice', of: VOTES } } },
    },
  },
};
const limit: Shape = { is: 'or-null', of: { is: 'date' } };
const tell: Shape = {
  is: 'variant',
  on: 'kind',
  of: {
    'assessment-over': {},
    'reporting-open': {},
    decision: {
      amount: { is: 'kroner' },
      step: name,
      handled: { is: 'date' },
      reason: { optional: reason },
      shares: { optional: shares },
      measures: {
        optional: {
          is: 'list',
          max: MEASURE_LIMIT,
          of: { is: 'object', fields: { ...decidedMeasure, asked: { is: 'kroner' } } },
        },
      },
    },
    deadline: {
      step: name,
      parties: { is: 'or-null', of: names },
      deadline,
      limit: { optional: limit },
      reason,
    },
    limit: { step: name, limit },
    ended: {},
  },
};
const measures: Shape = {
  is: 'list',
  max: MEASURE_LIMIT,
  of: { is: 'object', fields: { asked: { is: 'kroner' }, priority: { is: 'count' } } },
};
const priorities: Shape = {
  is: 'list',
  max: 5000,
  of: { is: 'object', fields: { party: name, measure: { is: 'count' }, priority: { is: 'count' } } },
};
const notes: Shape = {
  is: 'list',
  max: 100,
  of: {
    is: 'variant',
    on: 'kind',
    of: {
      extension: { step: name, party: name, deadline },
      'local-deadline': { step: name, deadline },
      delivery: { delivered: { is: 'flag' }, asked: { optional: { is: 'kroner' } }, measures: { optional: measures } },
      withdrawal: {},
      finished: { finished: { is: 'flag' } },
    },
  },
};

const attachments: Shape = {
  is: 'list',
  max: ATTACHMENTS_PER_DOCUMENT,
  of: {
    is: 'object',
    fields: {
      hash: { is: 'text', max: 64 },
      name: { is: 'text', max: ATTACHMENT_NAME_LENGTH },
      bytes: { is: 'count' },
      type: { is: 'choice', of: ATTACHMENT_TYPES },
    },
  },
};
const section: Fields = { section: { optional: name } };
const spent: Shape = {
  is: 'list',
  max: 500,
  of: { is: 'object', fields: { recipient: name, amount: { is: 'kroner' } } },
};

const reportedOn: Shape = { is: 'object', fields: { cycle: name, party: name } };

/** Fields of each Update on a partnership. */
export const PARTNERSHIP_UPDATES = {
  submit: {
    ...item,
    document: { is: 'fields' },
    attachments: { optional: attachments },
    ...section,
    spent: { optional: spent },
    decision: { optional: reportedOn },
  },
  saveDraft: { ...item, document: { is: 'fields' }, ...section },
  approve: { ...item, revision: { is: 'count' } },
  returnForChanges: { ...item, ...section, revision: { is: 'count' }, reason },
  acceptReport: { ...item, revision: { is: 'count' }, note: { optional: reason } },
  reportNotCarriedOut: { ...item, unspent: { is: 'kroner' }, reason },
  requestChange: { ...ask, kind: { is: 'choice', of: REQUEST_KINDS }, amount: { optional: { is: 'kroner' } }, reason },
  answerRequest: { ...ask, request: { is: 'count' }, granted: { is: 'flag' }, reason },
  declareNoNeed: item,
  withdraw: { ...ask, reason },
  extendDeadline: { ...item, to: { is: 'date' }, time: { optional: { is: 'time' } }, reason, beyondLimit },
  pauseReminders: { ...item, reason },
  resumeReminders: { ...item, reason },
  remindMissing: { ...ask, step: name, parties: { optional: names }, note: { optional: reason } },
  setLocalDeadline: {
    ...ask,
    step: name,
    to: { is: 'date' },
    time: { optional: { is: 'time' } },
    reason: { optional: reason },
  },
  acceptLate: { ...item, reason },
  reopen: { ...item, ...section, reason },
  changeSeats: { ...ask, seats, reason: { optional: reason } },
  tellFromCycle: { ...ask, token: name, cycleSeq: { is: 'count' }, tell },
} as const satisfies Record<string, Fields>;

/** Fields of each Update on a cycle. */
export const CYCLE_UPDATES = {
  proposeRecommendation: {
    ...ask,
    lines: { optional: lines },
    document: { optional: { is: 'fields' } },
    note: { optional: reason },
  },
  setPriorities: { ...ask, priorities, note: { optional: reason } },
  recordForumOutcome: {
    ...ask,
    outcome: { is: 'choice', of: OUTCOMES },
    step: { optional: name },
    revision: { optional: { is: 'count' } },
    note: { optional: reason },
    preliminaryFrame: { optional: { is: 'kroner' } },
    jointMeasures: { optional: { is: 'kroner' } },
    meeting: { optional: name },
    ...said,
  },
  setFinalFrame: {
    ...ask,
    frame: { is: 'kroner' },
    jointMeasures: { optional: { is: 'kroner' } },
    reason: { optional: reason },
  },
  prepareDecision: { ...decision, grants: { optional: grants } },
  decideGrants: { ...decision, grants: { optional: grants } },
  registerPayment: { ...ask, recipient: name, amount: { is: 'kroner' }, date: { is: 'date' } },
  registerRepayment: { ...ask, recipient: name, amount: { is: 'kroner' }, date: { is: 'date' }, reason },
  withdrawGrant: { ...ask, recipient: name, amount: { is: 'kroner' }, reason },
  returnToForum: { ...ask, reason },
  moveDeadline: {
    ...ask,
    step: name,
    to: { is: 'date' },
    time: { optional: { is: 'time' } },
    reason,
    parties: { optional: names },
    beyondLimit,
  },
  recordStep: { ...ask, step: name, note: { optional: reason } },
  closeCycle: { ...ask, reason: { optional: reason } },
  cancelCycle: { ...ask, reason },
  changeSeats: { ...ask, seats, reason: { optional: reason } },
  planMeeting: { ...ask, ...dated, step: { optional: name } },
  moveMeeting: { ...ask, meeting: name, ...dated, reason },
  cancelMeeting: { ...ask, meeting: name, reason },
  setAgenda: {
    ...ask,
    meeting: name,
    items: {
      is: 'list',
      max: ITEM_LIMIT,
      of: {
        is: 'object',
        fields: {
          id: { is: 'text', max: 80 },
          about: { is: 'choice', of: ITEM_SUBJECTS },
          title: name,
          parties: { optional: { is: 'list', max: 50, of: name } },
        },
      },
    },
  },
  sendPapers: { ...ask, meeting: name },
  recordAttendance: { ...ask, meeting: name, present: { is: 'list', max: 200, of: present } },
  recordConflict: {
    ...ask,
    meeting: { optional: name },
    item: { optional: name },
    seat: name,
    kind: { is: 'choice', of: CONFLICT_KINDS },
    substitute: { optional: name },
    note: { optional: reason },
  },
  recordItem: {
    ...ask,
    meeting: name,
    item: name,
    outcome: { is: 'choice', of: ITEM_OUTCOMES },
    note: { optional: reason },
    ...said,
  },
  closeMeeting: { ...ask, meeting: name, note: { optional: reason } },
  openWriting: { ...ask, revision: { is: 'count' }, until: { optional: { is: 'date' } } },
  approveInWriting: {
    ...ask,
    revision: { is: 'count' },
    answer: { optional: { is: 'choice', of: ANSWERS } },
    seat: { optional: name },
    statement: { optional: reason },
  },
  closeWriting: {
    ...ask,
    revision: { is: 'count' },
    withoutResult: { optional: { is: 'flag' } },
    note: { optional: reason },
  },
} as const satisfies Record<string, Fields>;

/** Fields of the one Signal on a cycle: same effect as the outcome `agreed`. */
export const FORUM_APPROVAL: Fields = { ...ask, revision: { is: 'count' }, note: { optional: reason } };

/** Fields of the Signal with which a partnership tells its cycle what decides over the cycle. */
export const NOTE_FROM_PARTNERSHIP: Fields = { ...ask, token: name, party: name, notes };

/** Fields of `advance`, which all three types take in rehearsals. */
export const ADVANCE: Fields = { to: { is: 'instant' } };
/** Fields of the mail desk's Signal `ring`: there is something to send at that instant. */
export const RING: Fields = { at: { is: 'instant' } };

export type PartnershipUpdateName = keyof typeof PARTNERSHIP_UPDATES;
export type CycleUpdateName = keyof typeof CYCLE_UPDATES;
