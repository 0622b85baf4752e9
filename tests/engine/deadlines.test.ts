// A deadline that moves takes its reminders and its timer with it; an extension is one party's own.

import { describe, expect, it } from '@jest/globals';
import { toInstant, toMs } from '../../domain/local-time.ts';
import type { Instant } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { eventually } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { journalOf, openTestWorld, runsOf } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, refOf, smallYear } from '../support/years.ts';

const ref = refOf(2027);
const ask = { actor: ACTORS.secretariat, reason: 'Langtidssjukmelding' };

/** When mails about a step were sent to an address, with kind and rung, in order. */
async function remindersOf(world: TestWorld, step: string, to: string): Promise<string[]> {
  const mails = await world.catcher.mails();
  return mails
    .filter((mail) => mail.to === to)
    .flatMap((mail) =>
      mail.notices.flatMap((notice) =>
        notice['step'] === step
          ? [`${mail.date.slice(0, 10)} ${notice['kind']} ${notice['rung']} ${notice['deadline']}`]
          : [],
      ),
    )
    .sort();
}

type AgendaLine = { at: Instant; kind: string; step?: string; handled?: string; rung?: string };

describe('a deadline that is moved for all, where the clock stands', () => {
  it('moves what comes next, and reminders come at the new rungs and at no old one', async () => {
    const world = await openTestWorld();
    const { gateway } = world;
    await world.advance('2026-12-20T12:00:00.000Z');
    const before = await gateway.advance(gateway.cycleId(ref), '2026-12-20T12:00:00.000Z');
    // 30 days before 1 February 2027 is the 2nd of January, a Saturday after a holiday: the last working day of the year.
    expect(before.next).toBe('2026-12-30T05:00:00.000Z');

    await gateway.updateCycle(ref, 'moveDeadline', { ...ask, step: 'decision-basis', to: '2027-03-01' });
    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    for (const row of rows.filter(({ step }) => step === 'decision-basis')) {
      expect(row).toMatchObject({ nominal: '2027-03-01', handled: '2027-03-01', deadlineRevision: 1 });
    }
    expect(rows.filter(({ step }) => step === 'decision-basis')).toHaveLength(2);
    const after = await gateway.advance(gateway.cycleId(ref), '2026-12-20T12:00:00.000Z');
    // The first meeting's rungs are next now; the recommendation's and the new basis's come later.
    const agenda = await gateway.query<AgendaLine[]>(gateway.cycleId(ref), 'agenda');
    const coming = agenda.filter((moment) => moment.at > '2026-12-20T12:00:00.000Z');
    expect(after.next).toBe(coming[0]!.at);
    expect(coming[0]!.step).not.toBe('decision-basis');
    const basis = agenda.filter((moment) => moment.kind === 'raise' && moment.step === 'decision-basis');
    expect(new Set(basis.map(({ handled }) => handled))).toEqual(new Set(['2027-03-01']));

    await world.advance('2027-03-02T12:00:00.000Z');
    expect(await remindersOf(world, 'decision-basis', 'koordinator@fosen.example')).toEqual([
      '2026-12-21 deadline-changed now 2027-03-01',
      '2027-01-29 reminder -30d 2027-03-01',
      '2027-02-15 reminder -14d 2027-03-01',
      '2027-02-22 reminder -7d 2027-03-01',
      '2027-02-25 reminder -2wd 2027-03-01',
      '2027-03-01 reminder 0d 2027-03-01',
      '2027-03-02 overdue +1d 2027-03-01',
    ]);
  }, 120_000);

  it('into the past, out of order or by the wrong person is refused and moves nothing', async () => {
    const world = await openTestWorld({ networks: 1 });
    const { gateway } = world;
    await world.advance('2026-12-20T12:00:00.000Z');
    const journal = await journalOf(world, ref);
    for (const [message, code] of [
      [{ ...ask, step: 'decision-basis', to: '2026-12-01' }, 'in-the-past'],
      [{ ...ask, step: 'decision-basis', to: '2027-02-31' }, 'misshapen'],
      [{ ...ask, step: 'recommendation', to: '2027-01-04' }, 'misshapen'],
      [{ ...ask, step: 'no-such', to: '2027-02-08' }, 'not-found'],
      [{ ...ask, actor: ACTORS.leader, step: 'decision-basis', to: '2027-02-08' }, 'wrong-role'],
    ] as const) {
      await expect(gateway.updateCycle(ref, 'moveDeadline', message)).rejects.toMatchObject({ code });
    }
    expect(await journalOf(world, ref)).toEqual(journal);
  }, 60_000);
});

describe('an extension for one party', () => {
  it('is in the read model when answered, in the cycle’s agenda, and has reminders of its own', async () => {
    const world = await openTestWorld();
    const { gateway } = world;
    await world.advance('2027-01-20T12:00:00.000Z');
    const before = await remindersOf(world, 'decision-basis', 'koordinator@fosen.example');
    await gateway.updatePartnership(ref, 'fosen', 'extendDeadline', {
      ...ask,
      step: 'decision-basis',
      to: '2027-02-15',
      at: '2027-01-20T12:00:00.000Z',
    });

    const rows = await world.running.store.projections.obligationsOf(cycleName(ref));
    const handled = rows.filter(({ step }) => step === 'decision-basis').map((row) => [row.party, row.handled]);
    expect(handled).toEqual([
      ['fosen', '2027-02-15'],
      ['trondheim-malvik', '2027-02-01'],
    ]);
    const agenda = await gateway.query<AgendaLine[]>(gateway.cycleId(ref), 'agenda');
    const dates = new Set(agenda.filter(({ step }) => step === 'decision-basis').map((moment) => moment.handled));
    expect(dates).toEqual(new Set(['2027-02-01', '2027-02-15']));
    // The cycle was told by a durable Signal, and writes it down a moment later.
    const noted = await eventually('the cycle has written the extension down', async () =>
      (await journalOf(world, ref)).find((event) => event.type === 'noted'),
    );
    expect(noted).toMatchObject({ party: 'fosen', notes: [{ kind: 'extension', step: 'decision-basis' }] });

    await world.advance('2027-02-16T12:00:00.000Z');
    const fosen = (await remindersOf(world, 'decision-basis', 'koordinator@fosen.example')).slice(before.length);
    expect(fosen).toEqual([
      '2027-01-20 deadline-changed now 2027-02-15',
      '2027-02-01 reminder -14d 2027-02-15',
      '2027-02-08 reminder -7d 2027-02-15',
      '2027-02-11 reminder -2wd 2027-02-15',
      '2027-02-15 reminder 0d 2027-02-15',
      '2027-02-16 overdue +1d 2027-02-15',
    ]);
    const other = await remindersOf(world, 'decision-basis', 'koordinator@trondheim-malvik.example');
    expect(other.slice(-4)).toEqual([
      '2027-01-28 reminder -2wd 2027-02-01',
      '2027-02-01 reminder 0d 2027-02-01',
      '2027-02-02 overdue +1d 2027-02-01',
      '2027-02-08 overdue +7d 2027-02-01',
    ]);
  }, 120_000);
});

describe('a network that collects from its owners', () => {
  it('has a date of its own in agenda and mails, and its coordinator’s reminders reach those who are missing', async () => {
    const world = await openTestWorld({ networks: 1 });
    const { gateway } = world;
    const own = { actor: ACTORS.fosen, step: 'needs-report' };
    await world.advance('2026-11-02T12:00:00.000Z');
    const at = '2026-11-02T12:00:00.000Z';
    await gateway.updatePartnership(ref, 'fosen', 'setLocalDeadline', { ...own, to: '2026-11-27', at });
    const agenda = await gateway.query<AgendaLine[]>(gateway.cycleId(ref), 'agenda');
    const dates = new Set(agenda.filter(({ step }) => step === 'needs-report').map((moment) => moment.handled));
    expect(dates).toContain('2026-11-27');
    await world.advance('2026-11-10T09:00:00.000Z');
    const asked = { ...own, at: '2026-11-10T09:00:00.000Z' };
    await gateway.updatePartnership(ref, 'fosen', 'remindMissing', asked);
    await expect(gateway.updatePartnership(ref, 'fosen', 'remindMissing', asked)).rejects.toMatchObject({
      code: 'wrong-stage',
    });
    await world.advance('2026-12-02T12:00:00.000Z');
    const told = await remindersOf(world, 'needs-report', 'kontakt@eier-1.fosen.example');
    expect(told.filter((line) => line > '2026-11-02')).toEqual([
      '2026-11-03 deadline-changed now 2026-11-27',
      '2026-11-11 reminder-asked now 2026-11-27',
      '2026-11-20 reminder -7d 2026-11-27',
    ]);
  }, 120_000);
});

describe('where the clock runs', () => {
  const people = examplePeople();
  const year = compiledYear(smallYear(2027, 1), people);
  // The clock runs as in production, but stands two seconds before the first reminder of the decision basis is raised.
  const firstRung = '2026-12-30T05:00:00.000Z';
  const startsAt = toInstant(toMs(firstRung) - 2_000);

  it('the next moment fires by itself, and its mail is sent by itself', async () => {
    const send = toInstant(toMs(firstRung) + 2_000);
    // A mail goes out two seconds after it was raised, so that nobody waits for 08:00.
    const local = (instant: Instant): string => toInstant(toMs(instant) + 3_600_000).slice(11, 19);
    const { forum } = year.definitions;
    const soon = { ...year.definitions, forum: { ...forum, raiseAt: local(firstRung), sendAt: local(send) } };
    const world = await openTestWorld({
      years: [compiledYear(soon, people)],
      clock: { virtualAnchor: startsAt, realAnchor: new Date().toISOString(), speed: 1 },
      openedAt: startsAt,
    });
    const handled = await eventually('the moment is handled', async () =>
      (await journalOf(world, ref)).find((event) => event.type === 'moment-handled'),
    );
    expect(handled).toMatchObject({ instant: firstRung, at: firstRung, actor: 'clock' });
    const [mail] = await eventually('the mail is there', async () => {
      const mails = await world.catcher.mails();
      return mails.length > 0 ? mails : undefined;
    });
    expect(mail).toMatchObject({
      to: 'koordinator@fosen.example',
      notices: [{ step: 'decision-basis', kind: 'reminder', rung: '-30d', deadline: '2027-02-01' }],
    });
    await world.close();
  }, 120_000);

  it('a moved deadline cancels the pending timer and starts the new one', async () => {
    const anchor = '2027-01-11T12:00:00.000Z';
    const realAnchor = new Date().toISOString();
    const world = await openTestWorld({
      years: [year],
      clock: { virtualAnchor: anchor, realAnchor, speed: 1 },
      openedAt: anchor,
    });
    const { gateway } = world;
    const pending = async () => {
      const events = (await runsOf(gateway, gateway.cycleId(ref))).flat();
      const over = new Set(
        events.flatMap((event) => [
          event.timerCanceledEventAttributes?.timerId,
          event.timerFiredEventAttributes?.timerId,
        ]),
      );
      return events.flatMap((event) => {
        const started = event.timerStartedEventAttributes;
        if (!started || over.has(started.timerId)) return [];
        const realMs = Number(event.eventTime!.seconds!.toString()) * 1_000;
        const lasts = Number(started.startToFireTimeout!.seconds!.toString()) * 1_000;
        return [realMs + lasts - toMs(realAnchor) + toMs(anchor)];
      });
    };
    const nextOf = async () => (await gateway.query<{ next: Instant | null }>(gateway.cycleId(ref), 'status')).next;
    const firesAt = async (instant: Instant): Promise<void> => {
      const timers = await eventually(`one timer for ${instant} is pending`, async () => {
        const found = await pending();
        return found.length === 1 && Math.abs(found[0]! - toMs(instant)) < 5_000 ? found : undefined;
      });
      expect(timers).toHaveLength(1);
    };
    // The first meeting of 14 January has its rung two working days before.
    const first = await eventually('the cycle has planned', async () => (await nextOf()) ?? undefined);
    expect(first).toBe('2027-01-12T05:00:00.000Z');
    await firesAt('2027-01-12T05:00:00.000Z');

    await gateway.updateCycle(ref, 'moveDeadline', { ...ask, step: 'first-meeting', to: '2027-02-25' });
    const next = (await nextOf())!;
    // Now the first to come is the decision basis, 14 days before 1 February.
    expect(next).toBe('2027-01-18T05:00:00.000Z');
    await firesAt(next);
    const types = (await runsOf(gateway, gateway.cycleId(ref))).flat();
    expect(types.some((event) => event.timerCanceledEventAttributes)).toBe(true);
    await world.close();
  }, 120_000);
});
