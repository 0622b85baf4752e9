// An absence and a handover recorded while a year runs: seats, mails and journal follow. Runs on the engine.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { VERBS } from '../../worker/verbs/table.ts';
import type { TestWorld } from '../support/world.ts';
import { journalOf, openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const DEPUTY = 'p-koordinator-ntnu';
const SUCCESSOR = 'p-koordinator-trondheim-malvik';
const ref = refOf(2027);
const at = (day: string, hour = 9): string => `${day}T0${hour}:00:00.000Z`;

let world: TestWorld;
const ask = (verb: string, input: object): Promise<unknown> => {
  const open = { running: world.running, inbox: null, definitions: undefined, examples: true };
  return VERBS[verb]!(open, input as Record<string, unknown>);
};
const addressOf = (id: string): string => world.people.find((person) => person.id === id)!.email;
const kindsTo = async (person: string, day: string): Promise<string[]> =>
  (await world.catcher.mails())
    .filter((mail) => mail.to === addressOf(person) && mail.date.startsWith(day))
    .flatMap((mail) => mail.notices.map((notice) => (notice as unknown as { kind: string }).kind))
    .sort();

beforeAll(async () => {
  world = await openTestWorld();
  await world.advance(at('2027-01-20'));
  await world.gateway.updatePartnership(ref, 'fosen', 'submit', {
    requestId: 's',
    actor: ACTORS.fosen,
    at: at('2027-01-20'),
    step: 'decision-basis',
    document: { need: 'x' },
  });
  await world.advance(at('2027-01-22'));
}, 120_000);

describe('an absence recorded while an approval waits', () => {
  const absence = { person: ACTORS.nord, from: '2027-01-25', to: '2027-01-31', reason: 'leave', deputies: [DEPUTY] };

  it('is refused for a deputy who is away, for days that are taken, and shown first on a dry run', async () => {
    expect(await ask('away', { ...absence, dryRun: true })).toMatchObject({ dryRun: true, deputyOf: [] });
    await expect(ask('away', { ...absence, deputies: [ACTORS.nord] })).rejects.toThrow('wanted another');
    await expect(ask('away', { ...absence, to: '2027-01-24' })).rejects.toThrow('ends before it begins');
    expect(await ask('away', absence)).toMatchObject({ told: 2 });
    await expect(ask('away', absence)).rejects.toThrow('is recorded already');
    const loop = { person: DEPUTY, from: '2027-01-26', to: '2027-01-27', deputies: [ACTORS.nord] };
    await expect(ask('away', loop)).rejects.toThrow('wanted somebody who is there');
  }, 60_000);

  it('brings the deputy what waits, on the first morning, and the absent one nothing', async () => {
    await world.advance(at('2027-01-25'));
    expect(await kindsTo(DEPUTY, '2027-01-25')).toEqual(['approval-reminder', 'standing-in']);
    expect(await kindsTo(ACTORS.nord, '2027-01-25')).toEqual([]);
    const mail = (await world.catcher.mails()).find((one) => one.to === addressOf(DEPUTY))!;
    expect(mail.text).toContain('som stedfortreder for koordinatoren ved Nord universitet, som er borte til og med');
    expect(mail.text).toContain('(permisjon)');
  }, 60_000);

  it('lets the deputy approve; the journal names both', async () => {
    const approval = { requestId: 'a', actor: DEPUTY, step: 'decision-basis', revision: 1, at: at('2027-01-26') };
    await world.advance(at('2027-01-26'));
    await world.gateway.updatePartnership(ref, 'fosen', 'approve', approval);
    const [entry] = (await journalOf(world, ref, 'fosen')).filter((event) => event.type === 'approved');
    expect(entry).toMatchObject({ actor: DEPUTY, onBehalfOf: ACTORS.nord });
  }, 60_000);

  it('taken back early, it is over: the deputy may no more, and the person is told how it stands', async () => {
    await ask('back', { person: ACTORS.nord, on: '2027-01-28' });
    await world.advance(at('2027-01-28'));
    expect(await kindsTo(ACTORS.nord, '2027-01-28')).toContain('back');
    const again = world.gateway.updatePartnership(ref, 'fosen', 'approve', {
      requestId: 'b',
      actor: DEPUTY,
      step: 'decision-basis',
      revision: 1,
      at: at('2027-01-28'),
    });
    await expect(again).rejects.toThrow('has no role here');
  }, 60_000);
});

describe('a role handed over on a day to come', () => {
  const handover = { from: ACTORS.fosen, to: SUCCESSOR, role: 'network-coordinator', on: '2027-02-01' };

  it('is one act; seats change on the day, in the cycle’s own records', async () => {
    expect(await ask('handover', handover)).toMatchObject({ party: 'fosen', told: 2 });
    const changes = (await journalOf(world, ref, 'fosen')).filter((event) => event.type === 'seats-changed');
    expect(changes.at(-1)!['reason']).toContain(`${ACTORS.fosen} to ${SUCCESSOR}`);
    const withdraw = (actor: string, requestId: string, day: string) =>
      world.gateway.updatePartnership(ref, 'fosen', 'withdraw', { requestId, actor, at: at(day), reason: 'r' });
    await expect(withdraw(SUCCESSOR, 'w1', '2027-01-28')).rejects.toThrow('has no role here');
    await world.advance(at('2027-02-01'));
    await expect(withdraw(ACTORS.fosen, 'w2', '2027-02-01')).rejects.toThrow('has no role here');
  }, 60_000);

  it('both are told on the morning of the day', async () => {
    expect(await kindsTo(ACTORS.fosen, '2027-02-01')).toEqual(['handed-over']);
    expect(await kindsTo(SUCCESSOR, '2027-02-01')).toContain('taken-over');
  }, 60_000);
});

describe('optional kinds', () => {
  it('can be switched off and on; a duty cannot', async () => {
    await expect(ask('mute', { person: ACTORS.fosen, off: ['reminder'] })).rejects.toThrow('is no optional kind');
    expect(await ask('mute', { person: ACTORS.fosen, off: ['withdrawn'] })).toMatchObject({ muted: ['withdrawn'] });
    expect(await ask('mute', { person: ACTORS.fosen, on: ['withdrawn'] })).toMatchObject({ muted: [] });
  }, 60_000);
});
