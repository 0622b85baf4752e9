// Extensions for many: one that is refused stops nobody else's, and asking again does nothing twice. Reminders off for one case.

import { describe, expect, it } from '@jest/globals';
import type { ManyExtended } from '../../client/commands/extend.ts';
import type { Effect } from '../../client/effect.ts';
import { cycleName } from '../../domain/words.ts';
import { command } from '../../worker/verbs/commands.ts';
import { extendMany } from '../../worker/verbs/extend-many.ts';
import { journalOf, openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);

describe('extensions for many', () => {
  it('carry on past one that is refused, answer row by row, and are done once', async () => {
    const world = await openTestWorld({ networks: 3 });
    await world.advance('2027-01-20T12:00:00.000Z');
    const verbs = { running: world.running, inbox: null, definitions: undefined, examples: true };
    const asked = {
      as: ACTORS.secretariat,
      message: { step: 'decision-basis', to: '2027-02-15', reason: 'Snø' },
      parties: ['fosen', 'finnes-ikke', 'trondheim-malvik'],
      requestId: 'many-1',
    };

    const foretold = (await extendMany(verbs, { ...asked, parties: undefined, all: true, dryRun: true })) as {
      effect: Effect;
    };
    expect(foretold.effect.deadlines.map((one) => one.party)).toEqual(['fosen', 'nettverk-04', 'trondheim-malvik']);

    const answer = (await extendMany(verbs, asked)) as ManyExtended;
    expect(answer).toMatchObject({ extended: 2, failed: 1, requestId: 'many-1' });
    expect(answer.rows).toMatchObject([
      { party: 'fosen', owner: 'fosen', extended: true, code: null },
      { party: 'finnes-ikke', extended: false, code: 'not-found' },
      { party: 'trondheim-malvik', extended: true },
    ]);
    const again = (await extendMany(verbs, asked)) as ManyExtended;
    expect(again.rows.map((row) => row.seq)).toEqual(answer.rows.map((row) => row.seq));
    const extended = (await journalOf(world, ref, 'fosen')).filter((event) => event.type === 'deadline-extended');
    expect(extended).toMatchObject([{ actor: ACTORS.secretariat, reason: 'Snø', from: { handled: '2027-02-01' } }]);

    // Further than the definition's limit, a row is refused with the limit; the others' rows stand.
    const far = (await extendMany(verbs, {
      ...asked,
      requestId: 'many-2',
      parties: ['nettverk-04'],
      message: { ...asked.message, to: '2027-03-08' },
    })) as ManyExtended;
    expect(far.rows).toMatchObject([{ party: 'nettverk-04', extended: false, code: 'beyond-limit' }]);

    await command(verbs, {
      name: 'pauseReminders',
      party: 'nettverk-04',
      as: ACTORS.secretariat,
      message: { step: 'decision-basis', reason: 'Avtalt på telefon' },
    });
    await world.advance('2027-02-16T12:00:00.000Z');
    const rungs = async (to: string) =>
      (await world.catcher.mails())
        .filter((mail) => mail.to === to && mail.date >= '2027-01-20T12:00:00.000Z')
        .flatMap((mail) => mail.notices.map((one) => `${mail.date.slice(0, 10)} ${one['kind']} ${one['rung']}`));
    expect(await rungs('koordinator@fosen.example')).toContain('2027-02-15 reminder 0d');
    const hushed = (await world.running.store.directory.people()).find(
      (one) => one.id === 'p-koordinator-nettverk-04',
    )!;
    expect(await rungs(hushed.email)).toEqual([]);
    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    expect(rows.find((row) => row.step === 'decision-basis' && row.party === 'nettverk-04')).toMatchObject({
      remindersOff: { by: ACTORS.secretariat, reason: 'Avtalt på telefon' },
    });
    await world.close();
  }, 180_000);
});
