// The year as data: what a scheme, forum, cycle and directory file may say. Pure. Not for the sandbox (zod).

import { z } from 'zod';
import { DAY_RULES } from './deadline.ts';
import { VOTING_RULES } from './forum-plan.ts';
import { SOFT_DAYS } from './holidays.ts';
import { isOrganisationNumber } from './organisation-number.ts';
import { isLocalDate, isLocalTime } from './local-time.ts';
import { FIXED_KINDS, KEYS, METHODS } from './allocation-lines.ts';
import { LANGUAGES, ROLES, STEP_KINDS } from './words.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'wanted an id: small letters, digits and hyphens, at most 80 characters')
  .describe('Opaque id. Never a person’s name: ids are shown in logs and in the Temporal UI.');
const labels = z
  .strictObject({ nb: z.string().min(1), nn: z.string().min(1), en: z.string().min(1) })
  .describe('One text in bokmål, nynorsk and English.');
const localDate = z.string().refine(isLocalDate, 'wanted a date that exists, YYYY-MM-DD');
const localTime = z.string().refine(isLocalTime, 'wanted a time of day, HH:MM or HH:MM:SS');
const kroner = z.number().int('wanted whole kroner').nonnegative('wanted 0 kroner or more');
const role = z.enum(ROLES);
const language = z.enum(LANGUAGES);

const yearDate = z
  .strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    yearOffset: z.number().int().min(-1).max(1).default(0),
  })
  .refine((date) => date.day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]!, {
    message: 'wanted a day that the month has',
    path: ['day'],
  })
  .describe('A named date of the cycle year; yearOffset -1 is the year before. Never month arithmetic.');

export const BEFORE_RUNGS = /^-(\d{1,3})(d|wd)$|^0d$/;
export const AFTER_RUNGS = /^\+(\d{1,3})(d|wd)$/;
const before = z.string().regex(BEFORE_RUNGS, 'wanted a rung before the deadline, such as -14d, -2wd or 0d');
const after = z.string().regex(AFTER_RUNGS, 'wanted a rung after the deadline, such as +1d');

const ladder = z
  .strictObject({
    before: z.array(before),
    after: z.array(after),
    list: z.array(after).describe('When the list of all who are missing goes to the roles in listTo.'),
    escalation: z
      .array(z.strictObject({ rung: after, to: z.array(role).min(1) }))
      .default([])
      .describe('Later lists that go to other roles of the office.'),
  })
  .describe('Reminders per obligation. d = calendar days, wd = working days, counted from the handled date.');

const extensionDays = z
  .number()
  .int()
  .min(0)
  .max(250)
  .describe('How many working days one party’s deadline may be put off; further only when it is said expressly.');

const documentField = z.strictObject({
  id,
  labels,
  kind: z.enum(['text', 'amount', 'number', 'choice', 'date']),
  required: z.boolean().default(false),
  choices: z.array(id).optional(),
  means: z
    .enum(['asked', 'plan-item'])
    .optional()
    .describe('asked: the amount asked for. plan-item: the item of the long-term plan that it is anchored in.'),
  standing: z
    .enum(['attested', 'derived'])
    .describe('attested: a source names the field. derived: a duty in a source makes it needed.'),
});

const step = z.strictObject({
  id,
  kind: z.enum(STEP_KINDS),
  scope: z.enum(['owner', 'partnership', 'cycle']),
  labels,
  optional: z.boolean().default(false).describe('One invitation and one reminder; never late; "no need" is an answer.'),
  owedBy: role,
  approvedBy: z
    .array(role)
    .default([])
    .describe('Whose approval a handed-in revision needs; the one who submits has approved.'),
  listTo: z.array(role).default(['secretariat']),
  requires: z.array(id).default([]),
  date: yearDate,
  time: localTime.optional(),
  rule: z.enum(DAY_RULES).optional(),
  ladder: ladder.optional(),
  extensionDays: extensionDays.optional(),
  reportsOn: z
    .enum(['this-year', 'last-year'])
    .optional()
    .describe('Only for reports: whose grant the report is about.'),
  fields: z.array(documentField).default([]),
  amountField: id
    .optional()
    .describe('Only for a decision basis: the field of kind amount that says how much of the frame is asked for.'),
});

const owner = z.strictObject({ id, names: labels, ownership: z.enum(['public', 'private']).default('public') });

const forumRules = z
  .strictObject({
    mandate: z
      .array(z.string().min(1))
      .default([])
      .describe('Groups that must have a seat; one that has none is named.'),
    quorum: z
      .strictObject({
        seats: z.number().int().min(1).describe('So many voting seats take part, those who stepped back left out.'),
        groups: z.array(z.string().min(1)).default([]).describe('Each of these groups takes part.'),
      })
      .optional()
      .describe('No source has a quorum: off when it is left out.'),
    votingRule: z
      .enum(VOTING_RULES)
      .optional()
      .describe('When a vote carries; left out: as the secretariat counts it.'),
    papersDays: z.number().int().min(0).max(30).default(5).describe('Working days between papers and meeting.'),
    longTermPlan: z
      .strictObject({
        names: labels,
        validFrom: localDate,
        validTo: localDate,
        items: z.array(z.strictObject({ id, labels })).default([]),
      })
      .optional()
      .describe('The forum’s long-term plan: what measures are anchored in. Its stop-point is an item of a meeting.'),
  })
  .describe('How the forum works. Agreement first; voting rule and quorum are choices of the forum.');

const fixedLine = z.strictObject({
  id,
  names: labels,
  kind: z
    .enum(FIXED_KINDS)
    .default('fixed')
    .describe('What it is for: the forum’s meetings, the coordination of networks, or anything else.'),
  amount: kroner,
  recipient: id.optional().describe('A network, an owner or a university; the forum itself when left out.'),
});

const allocation = z
  .strictObject({
    base: kroner.default(0).describe('The base amount (grunntilskudd) to each network that has a count.'),
    keyBy: z
      .enum(KEYS)
      .default('children-and-pupils')
      .describe(
        'What the key counts. The national rule does not allow pro rata by enterprises, owners or universities.',
      ),
    reason: z.string().min(1).optional().describe('The forum’s reason for sharing pro rata; wanted with such a key.'),
    jointMeasures: kroner.default(0).describe('Planned for joint measures until the first meeting has set it.'),
    universityPercent: z
      .number()
      .int()
      .min(0)
      .max(100)
      .default(0)
      .describe(
        'Of what a partnership is given beside its fixed lines: the universities’ part. The rest is the network’s.',
      ),
    synthetic: z.boolean().default(false).describe('Made up so that an example can run.'),
  })
  .prefault({})
  .describe('How the rest of the frame is shared after fixed lines and joint measures.');

const decision = z
  .strictObject({
    fourEyes: z.boolean().default(false).describe('One prepares the decision, another approves it.'),
    checklist: z.boolean().default(false).describe('Every criterion of the scheme version must be met before a grant.'),
    caseNumber: z.boolean().default(false).describe('A decision names its case in the archive.'),
  })
  .prefault({})
  .describe('What a decision must have before it may stand.');

const letter = z
  .strictObject({
    purpose: labels.describe('What the grant is for: whole sentences.'),
    conditions: z.array(labels).default([]).describe('One whole sentence each.'),
    appeal: labels.optional().describe('Whether and how the decision can be appealed. Left out where nobody knows.'),
  })
  .describe('What every grant letter says.');

const payee = z
  .strictObject({
    names: labels
      .optional()
      .describe('Who is paid, where it is another than the party: a network’s host municipality.'),
    organisationNumber: z
      .string()
      .refine(isOrganisationNumber, 'wanted an organisation number: nine digits whose last is right modulo 11')
      .optional(),
    writtenForm: z.enum(['nb', 'nn']).default('nb').describe('In which written form letters to it are.'),
  })
  .describe('Who is paid, and how they are written to.');

const forumFile = z.strictObject({
  id,
  names: labels,
  county: z.string().min(1),
  office: z.strictObject({ id, names: labels }),
  zone: z.string().min(1).default('Europe/Oslo'),
  softDays: z.array(z.enum(SOFT_DAYS)).default([]),
  quietMonths: z.array(z.number().int().min(1).max(12)).default([7]),
  deadlineTime: localTime.default('23:59:59'),
  dayRule: z.enum(DAY_RULES).default('next'),
  raiseAt: localTime.default('06:00').describe('When a cycle raises the notices of a day.'),
  sendAt: localTime.default('08:00').describe('When the digest of a day is sent.'),
  approvalDays: z
    .number()
    .int()
    .min(0)
    .max(30)
    .default(5)
    .describe('Working days that the other half of a partnership has when the first came in time.'),
  officeHours: z.strictObject({ from: localTime, to: localTime }).default({ from: '08:00', to: '15:00' }),
  opens: yearDate,
  ends: yearDate,
  ladder,
  optionalLadder: ladder,
  extensionDays: extensionDays.optional(),
  universities: z.array(z.strictObject({ id, names: labels, payee: payee.optional() })),
  networks: z.array(
    z.strictObject({
      id,
      names: labels,
      kind: z.enum(['network', 'leader-network']).default('network'),
      universities: z.array(id).default([]),
      owners: z.array(owner).default([]),
      payee: payee.optional(),
      count: z.number().int().nonnegative().optional().describe('Children and pupils, for the distribution key.'),
      validFrom: localDate.optional(),
      validTo: localDate.optional(),
    }),
  ),
  distribution: z
    .enum(METHODS)
    .default('key')
    .describe('key: a planning frame by counts, which are then demanded. needs: by what is asked for alone.'),
  seats: z
    .array(
      z.strictObject({
        id,
        group: z.string().min(1),
        names: labels,
        votes: z.boolean(),
        validFrom: localDate.optional(),
        validTo: localDate.optional(),
      }),
    )
    .default([])
    .describe('Seats of the forum by group. Seats belong to organisations; union membership is never stored.'),
  forumRules: forumRules.default({ mandate: [], papersDays: 5 }),
  fixedLines: z.array(fixedLine).default([]),
  allocation,
  decision,
  letter: letter.optional(),
  frame: z.strictObject({ amount: kroner, synthetic: z.boolean() }),
  counts: z.strictObject({ source: z.string().min(1), date: localDate, synthetic: z.boolean() }).optional(),
  steps: z.array(step).min(1),
});

const schemeFile = z.strictObject({
  id,
  names: labels,
  legalBasis: z.string().min(1),
  validFrom: localDate,
  validTo: localDate.nullable(),
  successor: id.nullable().default(null),
  criteria: z.array(z.strictObject({ id, labels })),
  reportQuestions: z.array(z.strictObject({ id, labels, answeredBy: role.optional() })),
  unknown: z.array(z.string()).default([]).describe('What no source states; must be filled before a real opening.'),
});

const cycleFile = z.strictObject({
  forum: id,
  scheme: id,
  year: z.number().int().min(2000).max(2098),
  frame: z.strictObject({ amount: kroner, synthetic: z.boolean() }).optional(),
  dates: z.record(id, localDate).default({}).describe('Nominal dates that differ from the forum’s, by step.'),
});

const person = z.strictObject({
  id,
  name: z.string().min(1).describe('A role, in examples: no invented persons.'),
  email: z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'wanted an e-mail address with one @ and a domain'),
  language,
  roles: z.array(z.strictObject({ role, party: id })).min(1),
});
const peopleFile = z.strictObject({ people: z.array(person) });

/** The zod schema per folder of `definitions/`; the JSON Schemas for editors are generated from them. */
export const DEFINITION_SCHEMAS = {
  schemes: schemeFile,
  forums: forumFile,
  cycles: cycleFile,
  people: peopleFile,
} as const;

export type SchemeDefinition = z.infer<typeof schemeFile>;
export type ForumDefinition = z.infer<typeof forumFile>;
export type CycleDefinition = z.infer<typeof cycleFile>;
export type PeopleDefinition = z.infer<typeof peopleFile>;
export type Person = z.infer<typeof person>;
export type StepDefinition = z.infer<typeof step>;
export type LadderDefinition = z.infer<typeof ladder>;
export type NetworkDefinition = ForumDefinition['networks'][number];

/** All that one cycle is made from, as validated. This is what a cycle freezes. */
export interface CycleDefinitions {
  readonly forum: ForumDefinition;
  readonly scheme: SchemeDefinition;
  readonly cycle: CycleDefinition;
}

/** The JSON Schema of a kind of definition file, for editors. */
export function definitionJsonSchema(kind: keyof typeof DEFINITION_SCHEMAS): unknown {
  return z.toJSONSchema(DEFINITION_SCHEMAS[kind], { io: 'input' });
}
