// The year as data: what a scheme, forum, cycle and directory file may say. Pure. Not for the sandbox (zod).

import { z } from 'zod';
import { ABSENCE_REASONS } from './absence.ts';
import { DAY_RULES } from './deadline.ts';
import { VOTING_RULES } from './forum-plan.ts';
import { OPTIONAL_KINDS } from './notice-kinds.ts';
import { SOFT_DAYS } from './holidays.ts';
import { isOrganisationNumber } from './organisation-number.ts';
import { isLocalDate, isLocalTime } from './local-time.ts';
import { FIXED_KINDS, KEYS, METHODS } from './allocation-lines.ts';
import { ONE_LINE } from './one-line.ts';
import { OUTCOMES } from './cycle-state.ts';
import { ASKS, LANGUAGES, ROLES, STEP_KINDS } from './words.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'wanted an id: small letters, digits and hyphens, at most 80 characters')
  .describe('Opaque id. Never a person’s name: ids are shown in logs and in the Temporal UI.');
/** Texts that mails, pages and letters show on one line, and that a database can keep. */
const line = z
  .string()
  .min(1)
  .regex(ONE_LINE, 'wanted a text on one line, without control characters or halves of characters');
const labels = z.strictObject({ nb: line, nn: line, en: line }).describe('One text in bokmål, nynorsk and English.');
const localDate = z.string().refine(isLocalDate, 'wanted a date that exists, YYYY-MM-DD');
const localTime = z.string().refine(isLocalTime, 'wanted a time of day, HH:MM or HH:MM:SS');
const kroner = z.number().int('wanted whole kroner').nonnegative('wanted 0 kroner or more');
const role = z.enum(ROLES);
const language = z.enum(LANGUAGES);

const unknown = z
  .union([line, z.array(line)])
  .optional()
  .describe(
    'What nobody has published yet. Previews go on, marked EKSEMPEL; a real opening is refused until it is gone.',
  );

const yearDate = z
  .strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    yearOffset: z.number().int().min(-1).max(1).default(0),
    unknown,
  })
  .refine((date) => date.day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]!, {
    message: 'wanted a day that the month has',
    path: ['day'],
  })
  .describe(
    'A named date of the cycle year; yearOffset -1 is the year before, 1 the year after. Never month arithmetic.',
  );

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

const fieldStanding = z
  .enum(['attested', 'derived'])
  .describe('attested: a source names the field. derived: a duty in a source makes it needed.');
const plainField = {
  id,
  labels,
  required: z.boolean().default(false),
  maxWords: z.number().int().positive().optional().describe('For texts and goals.'),
  choices: z.array(id).optional().describe('For kind choice.'),
  choiceLabels: z
    .record(id, labels)
    .optional()
    .describe('What each choice is called. Items of the long-term plan have their names there.'),
  min: z.number().int().optional().describe('Smallest number, or fewest in a list.'),
  max: z.number().int().optional().describe('Largest number, or most in a list.'),
};
const PLAIN_FIELDS = ['text', 'amount', 'amounts', 'number', 'choice', 'date', 'goals'] as const;
const partOfList = z.strictObject({ ...plainField, kind: z.enum(PLAIN_FIELDS) });
const documentField = z.strictObject({
  ...plainField,
  kind: z
    .enum([...PLAIN_FIELDS, 'list'])
    .describe(
      'amount: whole kroner. amounts: whole kroner per year, one to `max` years. number: a whole number. goals: a list of texts. list: several, each with the fields of `each`, such as measures.',
    ),
  means: z
    .enum(['asked', 'plan-item', 'universities-part'])
    .optional()
    .describe(
      'asked: the amount asked for. plan-item: the item of the long-term plan that it is anchored in. universities-part: what of the amount asked for goes straight to the universities.',
    ),
  answeredBy: z
    .enum(['owner-contact', 'network-coordinator', 'university-coordinator'])
    .optional()
    .describe('Only in reports: whose section the field stands in; the one who owes the report when left out.'),
  each: z.array(partOfList).optional().describe('For kind list: what each in the list says.'),
  standing: fieldStanding,
});

const step = z.strictObject({
  id,
  kind: z.enum(STEP_KINDS),
  scope: z.enum(['owner', 'partnership', 'cycle']),
  labels,
  optional: z.boolean().default(false).describe('One invitation and one reminder; never late; "no need" is an answer.'),
  neededToBeConsidered: z
    .boolean()
    .default(false)
    .describe('For needs reports that go straight to the one who decides: nobody is granted anything without it.'),
  remindOnlyDrafts: z
    .boolean()
    .default(false)
    .describe('After the invitation only those who have begun a draft are reminded. For optional steps.'),
  localDeadline: z
    .boolean()
    .default(false)
    .describe('For steps that owners hand to their network: the network may set a date of its own, up to the limit.'),
  handedTo: role
    .optional()
    .describe('Who receives it; told when it comes. Needs reports go to the network by default.'),
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
  asks: z
    .array(z.enum(ASKS))
    .default([])
    .describe(
      'What becomes fields of the document, beside `fields`. Of the scheme version: criteria, questions, own-contribution. Of what a report is about: goals (one answer for each goal of the decision basis), money (what each recipient of the decision has used), measures (the same by measure).',
    ),
  fields: z.array(documentField).default([]),
  amountField: id
    .optional()
    .describe('Only for a decision basis: the field of kind amount that says how much of the frame is asked for.'),
  measures: z
    .strictObject({
      field: id.describe('The field of kind list.'),
      amount: id.describe(
        'What of each says the amount asked for; of amounts per year the first, which is this year’s.',
      ),
      priority: id.optional().describe('What of each says its priority, 1 first; left out, the order of the list.'),
    })
    .optional()
    .describe('Where the document lists the measures that money is asked for; wanted where the forum shares by needs.'),
  unknown,
});

const owner = z.strictObject({ id, names: labels, ownership: z.enum(['public', 'private']).default('public') });

const forumRules = z
  .strictObject({
    mandate: z.array(line).default([]).describe('Groups that must have a seat; one that has none is named.'),
    quorum: z
      .strictObject({
        seats: z.number().int().min(1).describe('So many voting seats take part, those who stepped back left out.'),
        groups: z.array(line).default([]).describe('Each of these groups takes part.'),
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
    least: kroner.optional().describe('The least that each network gets by the key, base amount included.'),
    most: kroner.optional().describe('The most that each network gets by the key, base amount included.'),
    keyBy: z
      .enum(KEYS)
      .default('children-and-pupils')
      .describe(
        'What the key counts. The national rule does not allow pro rata by enterprises, owners or universities.',
      ),
    reason: line.optional().describe('The forum’s reason for sharing pro rata; wanted with such a key.'),
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
    organisationNumbers: z
      .boolean()
      .default(false)
      .describe('Nobody is granted money whose organisation number is not in the forum’s file.'),
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
  county: line.describe('For people to read. No rule asks it.'),
  office: z.strictObject({ id, names: labels }),
  zone: line.default('Europe/Oslo'),
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
      kind: z
        .enum(['network', 'leader-network', 'owner'])
        .default('network')
        .describe(
          'network: owners together, with a coordinator. leader-network: plans for itself, owes no decision basis. owner: an owner that is a party itself, such as a county municipality; `owners` are those on whose behalf it sends.',
        ),
      workingGroup: id.optional().describe('The regional working group it belongs to.'),
      universities: z.array(id).default([]),
      owners: z.array(owner).default([]),
      payee: payee.optional(),
      count: z.number().int().nonnegative().optional().describe('Children and pupils, for the distribution key.'),
      validFrom: localDate.optional(),
      validTo: localDate.optional(),
    }),
  ),
  workingGroups: z.array(z.strictObject({ id, names: labels })).default([]),
  distribution: z
    .enum(METHODS)
    .default('key')
    .describe('key: a planning frame by counts, which are then demanded. needs: by what is asked for alone.'),
  seats: z
    .array(
      z.strictObject({
        id,
        group: line,
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
  frame: z.strictObject({ amount: kroner, synthetic: z.boolean(), unknown }),
  counts: z
    .strictObject({
      source: z.union([labels, line]).describe('In words, by language; or one name that is the same in all.'),
      date: localDate,
      synthetic: z.boolean(),
    })
    .optional(),
  steps: z.array(step).min(1),
  unknown,
});

const legalBasis = z
  .strictObject({
    citation: line,
    validFrom: localDate,
    validTo: localDate.nullable(),
    note: line.optional(),
  })
  .describe('A regulation or circular and when it was in force.');

const ownContribution = z
  .strictObject({
    percent: z.number().min(0).max(100).nullable().describe('Per cent of the grant; null: to be described, no figure.'),
    base: z
      .enum(['owners-part', 'whole-grant'])
      .describe('Of which grant: the part that goes to the owners, or all of it. The sources differ.'),
    kinds: z.array(z.enum(['cash', 'salary', 'time-released'])).min(1),
    privateOwnersToo: z.boolean(),
  })
  .describe('What recipients must put in themselves.');

const recipients = z
  .strictObject({
    who: z.array(z.enum(['network', 'owner', 'university', 'county-municipality', 'psychology-service'])).min(1),
    thirdParty: z
      .enum(['no', 'under-university', 'not-stated', 'procured'])
      .describe('Whether others may be paid: never, under the university’s own agreement alone, or by procurement.'),
    tenders: z.enum(['none', 'public-procurement', 'not-stated']),
  })
  .describe('Who may be paid. The municipality as authority never is.');

const schemeFile = z.strictObject({
  id,
  names: labels,
  shortNames: labels
    .optional()
    .describe('What people call it, for the subject of mails; the whole name when left out.'),
  legalBasis: z.array(legalBasis),
  validFrom: localDate,
  validTo: localDate.nullable(),
  successor: id.nullable().default(null),
  criteria: z.array(z.strictObject({ id, labels })),
  reportQuestions: z.array(z.strictObject({ id, labels, answeredBy: role.optional() })),
  ownContribution: ownContribution.nullable().default(null),
  recipients: recipients.optional(),
  outcomes: z
    .array(z.enum(OUTCOMES))
    .min(1)
    .optional()
    .describe('How the forum’s treatment may end under this version; every way when left out.'),
  notStated: z.array(line).default([]).describe('What no source states and nothing here depends on. For readers.'),
  unknown,
});

const cycleFile = z.strictObject({
  forum: id,
  scheme: id,
  year: z.number().int().min(2000).max(2098),
  frame: z.strictObject({ amount: kroner, synthetic: z.boolean() }).optional(),
  dates: z.record(id, localDate).default({}).describe('Nominal dates that differ from the forum’s, by step.'),
  ends: localDate
    .optional()
    .describe(
      'The last day of the cycle where it differs from the forum’s: a year is open until its grants are reported.',
    ),
  earlierDecisions: z
    .array(
      z.strictObject({
        cycle: line,
        party: id,
        amount: kroner,
        shares: z
          .array(z.strictObject({ recipient: id, amount: kroner }))
          .min(1)
          .optional()
          .describe('What of the amount each recipient got; their sum is the amount.'),
        goals: z.array(line).min(1).optional().describe('The goals of the decision basis that it was given for.'),
        measures: z.array(line).min(1).optional().describe('The measures that it was given for.'),
      }),
    )
    .optional()
    .describe(
      'Grants of last year that this year’s reports are about, by cycle and recipient. Only those reported on owe a report; left out, everybody does.',
    ),
  unknown,
});

const person = z.strictObject({
  id,
  name: line.describe('A role, in examples: no invented persons.'),
  email: line.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'wanted an e-mail address with one @ and a domain'),
  language,
  roles: z
    .array(
      z.strictObject({
        role,
        party: id,
        since: localDate.optional().describe('The first day, where the role was taken over from somebody.'),
        after: id.optional().describe('Who held it until then.'),
      }),
    )
    .min(1),
  absences: z
    .array(
      z.strictObject({
        from: localDate,
        to: localDate.describe('The last day away.'),
        reason: z.enum(ABSENCE_REASONS).describe('A choice: a directory is no place for anybody’s health.'),
        deputies: z.array(id).max(5).default([]).describe('Who stands in: the first of them who is there.'),
      }),
    )
    .optional(),
  muted: z
    .array(z.enum(OPTIONAL_KINDS))
    .optional()
    .describe('Kinds of notice that the person has switched off. Only those that are no duty.'),
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
export type DocumentField = StepDefinition['fields'][number];
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
