// A deadline on a Sunday and one in the summer, on the engine, as people see them: which mail comes on which day.

import { describe, expect, it } from '@jest/globals';
import { localDateAt } from '../../domain/local-time.ts';
import { cycleName } from '../../domain/words.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2026);
const FOSEN = 'koordinator@fosen.example';

/** Days and kinds of an address's mails about a step, in order. */
async function mailsAbout(world: TestWorld, step: string, to: string): Promise<string[]> {
  const { table } = world.years[0]!.plan.rules;
  return (await world.catcher.mails())
    .filter((mail) => mail.to === to)
    .flatMap((mail) =>
      mail.notices
        .filter((notice) => notice['step'] === step)
        .map((notice) => `${localDateAt(table, mail.date)} ${notice['kind']} ${notice['rung']}`),
    )
    .sort();
}

async function addressOf(world: TestWorld, person: string): Promise<string> {
  return (await world.running.store.directory.people()).find((one) => one.id === person)!.email;
}

describe('Sunday 1 February 2026, handled on the Monday', () => {
  it('reminds on 2, 19, 26 and 29 January; delivering stops the rest; the university’s half is not late; the silent are listed', async () => {
    const world = await openTestWorld({ years: [2026], networks: 2 });
    const { gateway } = world;
    const basis = { step: 'decision-basis' };

    await world.advance('2026-01-29T10:00:00.000Z');
    const reminders = [
      '2026-01-02 reminder -30d',
      '2026-01-19 reminder -14d',
      '2026-01-26 reminder -7d',
      '2026-01-29 reminder -2wd',
    ];
    expect(await mailsAbout(world, 'decision-basis', FOSEN)).toEqual(reminders);
    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    expect(rows.find((row) => row.step === 'decision-basis' && row.party === 'fosen')).toMatchObject({
      nominal: '2026-02-01',
      handled: '2026-02-02',
    });

    await gateway.updatePartnership(ref, 'fosen', 'submit', {
      ...basis,
      actor: ACTORS.fosen,
      at: '2026-01-29T10:00:00.000Z',
      document: { need: 'Behov i Fosen' },
    });
    await world.advance('2026-01-29T10:06:00.000Z');
    const university = await addressOf(world, ACTORS.nord);
    const asked = (await world.catcher.mails()).filter(
      (mail) => mail.to === university && mail.notices.some((notice) => notice['kind'] === 'approval-asked'),
    );
    expect(asked.map((mail) => mail.date)).toEqual(['2026-01-29T10:05:00.000Z']);

    await world.advance('2026-02-03T09:00:00.000Z');
    // Nothing more came for the one who has delivered; the other network was reminded on the day, and is overdue.
    expect(await mailsAbout(world, 'decision-basis', FOSEN)).toEqual(reminders);
    expect(await mailsAbout(world, 'decision-basis', 'koordinator@trondheim-malvik.example')).toEqual([
      ...reminders,
      '2026-02-02 reminder 0d',
      '2026-02-03 overdue +1d',
    ]);
    await gateway.updatePartnership(ref, 'fosen', 'approve', {
      ...basis,
      actor: ACTORS.nord,
      at: '2026-02-03T09:00:00.000Z',
      revision: 1,
    });
    const status = await gateway.query<{ stage: string; obligations: readonly Record<string, unknown>[] }>(
      gateway.partnershipId(ref, 'fosen'),
      'status',
    );
    expect(status.stage).toBe('allocation');
    expect(status.obligations.find((row) => row['step'] === 'decision-basis')).toMatchObject({
      status: 'complete',
      onTime: true,
      awaitsAcceptance: false,
    });

    const secretariat = await addressOf(world, ACTORS.secretariat);
    const [list, ...more] = (await world.catcher.mails()).filter(
      (mail) => mail.to === secretariat && mail.date.startsWith('2026-02-03'),
    );
    expect(more).toEqual([]);
    expect(list!.notices.filter((notice) => notice['kind'] === 'list')).toMatchObject([
      { step: 'decision-basis', party: 'trondheim-malvik' },
    ]);
    expect(list!.text).toContain('Trondheim/Malvik');
    await world.close();
  }, 180_000);
});

describe('a report that is due on Saturday 15 August 2026, handled on the Monday', () => {
  it('reminds on 30 June, 3, 10, 13 and 17 August, and never in July', async () => {
    const world = await openTestWorld({
      years: [2026],
      networks: 1,
      behaviour: 'prompt',
      // Everybody does their part, but nobody reports.
      acts: (act) => !('step' in act.command && act.command.step === 'report'),
    });
    const { gateway } = world;
    await world.advance('2026-05-04T10:00:00.000Z');
    await gateway.updatePartnership(ref, 'fosen', 'extendDeadline', {
      actor: ACTORS.secretariat,
      at: '2026-05-04T10:00:00.000Z',
      step: 'report',
      to: '2026-08-15',
      reason: 'Tiltaket blir avslutta i juni',
    });
    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    expect(rows.find((row) => row.step === 'report')).toMatchObject({
      party: 'fosen',
      nominal: '2026-08-15',
      handled: '2026-08-17',
    });

    await world.advance('2026-08-17T12:00:00.000Z');
    expect(await mailsAbout(world, 'report', FOSEN)).toEqual([
      '2026-05-04 deadline-changed now',
      '2026-06-30 reminder -30d',
      '2026-08-03 reminder -14d',
      '2026-08-10 reminder -7d',
      '2026-08-13 reminder -2wd',
      '2026-08-17 reminder 0d',
    ]);
    const july = (await world.catcher.mails()).filter((mail) => mail.date.startsWith('2026-07'));
    expect(july).toEqual([]);
    await world.close();
  }, 180_000);
});
