// What a directory file may say of people: roles, absences, what they have switched off. Pure. Not for the sandbox
// (zod).

import { z } from 'zod';
import { ABSENCE_REASONS } from './absence.ts';
import { id, language, line, localDate, role } from './definition-parts.ts';
import { OPTIONAL_KINDS } from './notice-kinds.ts';

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
/** A file of `definitions/people`. */
export const peopleFile = z.strictObject({ people: z.array(person) });

/** A directory file as validated. */
export type PeopleDefinition = z.infer<typeof peopleFile>;
/** A person of the directory as validated. */
export type Person = z.infer<typeof person>;
