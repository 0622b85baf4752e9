// What the API answers, as zod schemas: the document is generated from them, and every answer is put through them.
// Pure.

import { z } from 'zod';
import { ABSENCE_REASONS } from '../../domain/absence.ts';
import { ATTACHMENT_TYPES } from '../../domain/attachments.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { answer, extensions } from './effect-shapes.ts';
import { entry, mail, mailLine } from './log-shapes.ts';
import { date, instant, kroner, labels, slot } from './shape-parts.ts';

const cycleLine = z.object({
  cycle: z.string().describe('forum/scheme/year'),
  status: z.string(),
  example: z.boolean(),
  next: instant.nullable().describe('When something comes by itself next'),
});

const deadline = z.object({
  nominal: date,
  time: z.string().describe('Local time; the whole of that second is in time'),
  handled: date.describe('The date that counts, where the nominal one is no working day'),
  instant,
  revision: z.int().describe('One more each time it is moved'),
});

const amountLine = z.object({ party: z.string(), amount: kroner });

const cycle = cycleLine.extend({
  names: z.object({ forum: labels, scheme: labels }),
  now: instant.describe('Business time of the last event'),
  seq: z.int().describe('Number of the last event'),
  steps: z.array(z.object({ step: z.string(), kind: z.string(), labels, deadline, doneAt: instant.nullable() })),
  meetings: z.array(
    z.object({
      meeting: z.string(),
      step: z.string().nullable(),
      date,
      time: z.string(),
      place: z.string().nullable(),
      papersOut: date,
      status: z.enum(['planned', 'held', 'cancelled']),
      revision: z.int(),
    }),
  ),
  recommendation: z
    .object({ revision: z.int(), lines: z.array(amountLine), outcome: z.string().nullable() })
    .nullable(),
  decision: z.object({ at: instant, caseNumber: z.string().nullable(), grants: z.array(amountLine) }).nullable(),
});

const partnershipLine = z.object({
  cycle: z.string(),
  party: z.string(),
  names: labels,
  stage: z.string(),
  grant: kroner.nullable(),
  next: z.object({ step: z.string(), party: z.string(), nominal: date, handled: date, instant }).nullable(),
});

const obligation = z.object({
  cycle: z.string(),
  step: z.string(),
  party: z.string(),
  partnership: z.string().nullable().describe("Null for the cycle's own steps"),
  status: z.string(),
  optional: z.boolean(),
  late: z.boolean().describe('Not handed in, and the deadline has passed'),
  owedBy: z.string().describe('The role that owes it'),
  nominal: date,
  handled: date,
  instant,
  deadlineRevision: z.int(),
  revision: z.int().describe('Of the document; 0 when nothing is handed in'),
  submittedAt: instant.nullable(),
  pending: z.array(slot).describe('Whose approval is missing'),
  approveBy: date.nullable(),
  awaitsAcceptance: z.boolean().describe('Handed in late, and nobody has accepted that yet'),
});

const moment = z.object({
  at: instant,
  kind: z.string(),
  step: z.string().nullable(),
  meeting: z.string().nullable(),
  rung: z.string().nullable(),
  done: z.boolean(),
});

const explanation = z.object({
  waitsFor: z.object({ code: z.string(), step: z.string().nullable(), party: z.string().nullable() }),
  turn: z.array(slot),
  since: instant,
  next: z.object({ what: z.string(), step: z.string().nullable(), at: instant.nullable() }),
  blocked: z.boolean().describe('The deadline has passed and it still waits'),
  canLift: z.array(z.string()).describe('Roles that can lift the wait by other means'),
  text: z.string().describe('The same in words'),
});

const attachment = z.object({
  hash: z.string().describe('SHA-256 of the file'),
  name: z.string(),
  bytes: z.int(),
  type: z.enum(ATTACHMENT_TYPES),
});

const revision = z.object({
  step: z.string(),
  party: z.string(),
  revision: z.int(),
  document: z.record(z.string(), z.unknown()),
  sha256: z.string().describe('Of the document as it is kept'),
  attachments: z.array(attachment),
});

const paper = z.object({ cycle: z.string(), title: z.string(), text: z.string() });
const parties = z.array(z.string()).describe('Ids of partnerships');

const reportSummary = z.object({
  cycle: z.string(),
  text: z.string().describe('The whole in words'),
  partnerships: z.int(),
  reporting: z.int().describe('Partnerships whose reports account for a grant'),
  granted: kroner,
  spent: kroner,
  unspent: kroner,
  carriedOver: kroner,
  accepted: z.int(),
  awaiting: parties,
  late: parties,
  notGranted: parties,
  withdrawn: parties,
});

const opening = z.object({
  cycle: z.string(),
  dryRun: z.literal(true).optional(),
  example: z.boolean().describe('Opened as an example, since it could not be opened for real'),
  vacant: z.array(slot).describe('Roles in which nobody can be reached: the secretariat gets their notices meanwhile'),
  warning: z.string().nullable(),
  expired: z.object({ validFrom: date, validTo: date.nullable(), successor: z.string().nullable() }).nullable(),
  unknowns: z.array(z.object({ path: z.string(), what: z.string() })).describe('What the definitions leave open'),
  forum: z.array(z.record(z.string(), z.unknown())).describe('What the forum lacks, each with its kind'),
});

const absence = z.object({
  from: date,
  to: date.describe('The last day away'),
  reason: z.enum(ABSENCE_REASONS),
  deputies: z.array(z.string()).describe('Ids; the first of them who is there stands in'),
});
const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(LANGUAGES),
  roles: z.array(slot.extend({ since: date.optional(), after: z.string().optional() })),
  absences: z.array(absence).optional(),
});

const ids = z.array(z.string());
const imported = z.object({
  dryRun: z.boolean(),
  added: ids,
  changed: ids,
  unchanged: z.int(),
  reseated: ids.describe('Cycles and partnerships that were told who sits where now'),
});
const placeChange = z.object({
  dryRun: z.literal(true).optional(),
  reseated: ids.optional().describe('Cycles and partnerships that were told who sits where now'),
  told: z.int().optional().describe('Notices to those whom it concerns'),
});

const problem = z.object({
  type: z.string().describe('urn:arshjul: and the code'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('What failed, then the present and the wanted value'),
  code: z.string().describe('Stable; for programs'),
});

/** Everything that is answered, under the name that the document gives it. */
export const SHAPES = {
  CycleList: z.object({ cycles: z.array(cycleLine) }),
  Cycle: cycle,
  PartnershipList: z.object({ partnerships: z.array(partnershipLine) }),
  Partnership: partnershipLine.extend({ obligations: z.array(obligation) }),
  Attachment: attachment,
  DocumentList: z.object({ documents: z.array(revision) }),
  ObligationList: z.object({ obligations: z.array(obligation) }),
  Agenda: z.object({ moments: z.array(moment) }),
  Explanation: explanation,
  Journal: z.object({
    workflow: z.string(),
    entries: z.array(entry),
    after: z.int().nullable().describe('Ask with this one for what follows; null at the end'),
  }),
  MailList: z.object({
    mails: z.array(mailLine),
    before: z.string().nullable().describe('Ask with this one for older mails; null at the end'),
  }),
  Mail: mail,
  Answer: answer,
  Extensions: extensions,
  Letter: z.object({
    cycle: z.string(),
    language: z.enum(['nb', 'nn']),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
  Paper: paper,
  ReportSummary: reportSummary,
  Opening: opening,
  PersonList: z.object({
    people: z.array(person),
    after: z.string().nullable().describe('Ask with this one for what follows; null at the end'),
  }),
  Imported: imported,
  PlaceChange: placeChange,
  Problem: problem,
} as const;
