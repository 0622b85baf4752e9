// What a forum file may say: office, parties, seats, money and steps. Pure. Not for the sandbox (zod).

import { z } from 'zod';
import { FIXED_KINDS, KEYS, METHODS } from './allocation-lines.ts';
import { DAY_RULES } from './deadline.ts';
import {
  extensionDays,
  id,
  kroner,
  labels,
  ladder,
  line,
  localDate,
  localTime,
  unknown,
  yearDate,
} from './definition-parts.ts';
import { step } from './definition-step.ts';
import { VOTING_RULES } from './forum-plan.ts';
import { SOFT_DAYS } from './holidays.ts';
import { isOrganisationNumber } from './organisation-number.ts';

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

/** A file of `definitions/forums`. */
export const forumFile = z.strictObject({
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

/** A forum as validated. */
export type ForumDefinition = z.infer<typeof forumFile>;

/** A network of a forum as validated. */
export type NetworkDefinition = ForumDefinition['networks'][number];
