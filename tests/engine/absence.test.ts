// A year in which everybody is away for two weeks, on the real engine: what the preview shows, line by line.

import { describe, expect, it } from '@jest/globals';
import { awayAt } from '../../domain/absence.ts';
import { indexPeople } from '../../domain/people-index.ts';
import { rehearse } from '../../worker/rehearse.ts';
import { everybodyAway } from '../support/away.ts';
import { NAMESPACE, testServer } from '../support/world.ts';
import { compiledYear, examplePeople, smallYear } from '../support/years.ts';

describe('everybody away for two weeks of the year', () => {
  it.each(['prompt', 'silent'] as const)(
    'people act %s: the engine sends what the preview shows',
    async (behaviour) => {
      const people = everybodyAway(examplePeople());
      const years = [compiledYear(smallYear(2027), people)];
      const done = await rehearse({ years, people, behaviour, address: testServer(), namespace: NAMESPACE });
      expect(done.differences).toEqual([]);
      expect(done.refused).toEqual([]);
      const { aways } = indexPeople(people);
      const idOf = new Map(people.map((person) => [person.email, person.id]));
      // Two weeks less the day of return, whose morning is the first at which mail comes again.
      for (const mail of done.mails) {
        expect(awayAt(aways, idOf.get(mail.to)!, `${mail.date}T07:00:00.000Z`)).toBeUndefined();
      }
      expect(done.mails.some((mail) => mail.notices.some((one) => one.kind === 'standing-in'))).toBe(true);
      expect(done.mails.some((mail) => mail.notices.some((one) => one.kind === 'back'))).toBe(true);
    },
    240_000,
  );
});
