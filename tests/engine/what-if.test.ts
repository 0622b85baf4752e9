// What a dry run says will come and go is what comes and goes: two worlds, one with the move and one without, compared by the mails
// that were caught.

import { describe, expect, it } from '@jest/globals';
import type { Effect, EffectMail } from '../../client/effect.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { command } from '../../worker/verbs/commands.ts';
import type { TestWorld } from '../support/world.ts';
import { journalOf, openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);
const NOW = '2027-01-20T12:00:00.000Z';
const UNTIL = '2027-02-26T12:00:00.000Z';

const seenBy = (world: TestWorld) => ({ running: world.running, inbox: null, definitions: undefined, examples: true });

/** One line per notice that was caught after the act. */
async function caught(world: TestWorld): Promise<string[]> {
  const { table } = world.years[0]!.plan.rules;
  const idOf = new Map((await world.running.store.directory.people()).map((person) => [person.email, person.id]));
  return (await world.catcher.mails())
    .filter((mail) => mail.date >= NOW)
    .flatMap((mail) =>
      mail.notices.map((one) =>
        [
          localDateAt(table, mail.date),
          idOf.get(mail.to),
          one['step'],
          one['party'],
          one['kind'],
          one['rung'],
          one['deadline'],
        ].join(' '),
      ),
    )
    .sort();
}

function foretold(mails: readonly EffectMail[]): string[] {
  return mails
    .filter((mail) => mail.at <= UNTIL)
    .flatMap(({ date, person, notices }) =>
      notices.map((one) => [date, person, one.step, one.party, one.kind, one.rung, one.deadline].join(' ')),
    )
    .sort();
}

/** Fosen has handed in before the move, and waits for its university; the other network has not. */
async function worldAtTheMove(): Promise<TestWorld> {
  const world = await openTestWorld({ networks: 2 });
  await world.advance('2027-01-19T10:00:00.000Z');
  await world.gateway.updatePartnership(ref, 'fosen', 'submit', {
    actor: ACTORS.fosen,
    at: '2027-01-19T10:00:00.000Z',
    step: 'decision-basis',
    document: { need: 'Behov' },
  });
  await world.advance(NOW);
  return world;
}

describe('a dry run of a moved deadline', () => {
  it('changes nothing, and foretells every mail that comes and every one that does not', async () => {
    const [moved, left] = [await worldAtTheMove(), await worldAtTheMove()];
    const journal = await journalOf(moved, ref);
    const asked = {
      name: 'moveDeadline',
      as: ACTORS.secretariat,
      message: { step: 'decision-basis', to: '2027-02-15', reason: 'Snø' },
    };
    const { effect } = (await command(seenBy(moved), { ...asked, dryRun: true })) as { effect: Effect };
    expect(await journalOf(moved, ref)).toEqual(journal);
    expect(effect.deadlines.map((one) => `${one.party} ${one.from} ${one.to}`)).toEqual([
      'fosen 2027-02-01 2027-02-15',
      'trondheim-malvik 2027-02-01 2027-02-15',
    ]);
    expect(effect.approvals).toEqual([
      { step: 'decision-basis', of: 'fosen', role: 'university-coordinator', party: 'nord' },
    ]);
    expect(effect.refused).toEqual([]);

    await command(seenBy(moved), asked);
    await moved.advance(UNTIL);
    await left.advance(UNTIL);
    const [withMove, without] = [await caught(moved), await caught(left)];
    const comes = withMove.filter((line) => !without.includes(line));
    const goes = without.filter((line) => !withMove.includes(line));
    expect(comes.length).toBeGreaterThan(5);
    expect(goes.length).toBeGreaterThan(5);
    expect(foretold(effect.comes)).toEqual(comes);
    expect(foretold(effect.goes)).toEqual(goes);
    await moved.close();
    await left.close();
  }, 240_000);
});
