// The verb that moves the demonstration's clock, or says what would come by itself until then. Node only.

import { driveWorld } from '../../client/drive.ts';
import { foresee } from '../../client/preview-day.ts';
import type { Moment } from '../../domain/agenda.ts';
import { agendaOf } from '../../domain/agenda.ts';
import { compare } from '../../domain/compare.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { isInstant, isLocalDate, localToInstant } from '../../domain/local-time.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CycleRef, Instant } from '../../domain/words.ts';
import { cycleName, tryParseCycleName } from '../../domain/words.ts';
import { factsOf } from '../../texts/facts.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { stateOf, textOf, worldNow } from './input.ts';

/** A mail as both answers list it. */
interface ListedMail {
  readonly to: string;
  readonly subject: string;
  readonly date: Instant;
}

function instantOf(text: string): Instant {
  if (isInstant(text)) return new Date(text).toISOString();
  const given: string = text;
  return refuse(
    'misshapen',
    `Advance the clock: "${given.slice(0, 60)}" is no date, wanted YYYY-MM-DD or an instant with Z`,
  );
}

export async function advance(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { gateway, store } = world.running;
  if (gateway.world.clock.speed !== 0) {
    refuse('not-a-rehearsal', 'Advance the clock: this world runs in real time, wanted the demonstration (--demo)');
  }
  const cycles = (await store.reads.cycles())
    .filter((one) => one.status === 'open')
    .map((one) => tryParseCycleName(one.cycle)!);
  const first = cycles[0] ?? refuse('not-found', 'Advance the clock: no cycle is open in this world');
  const from = await worldNow(world.running);
  const to = textOf(input, 'to');
  const { plan } = (await stateOf(world, first, undefined)) as CycleState;
  // A date alone means its evening, so that the day's mail is there.
  const until = isLocalDate(to) ? localToInstant(plan.rules.table, to, '23:59:59') : instantOf(to);
  if (until < from) refuse('in-the-past', `Advance the clock: ${until} is before ${from}, wanted a later date`);
  if (input['dryRun'] === true)
    return { dryRun: true, from, now: until, ...(await untilThen(world, cycles, from, until)) };
  const before = world.inbox === null ? 0 : (await world.inbox()).length;
  await driveWorld({ gateway, cycles, acts: [], from, until });
  const mails = world.inbox === null ? [] : (await world.inbox()).slice(before);
  return { from, now: until, mails: mails.map(({ to: address, subject, date }) => ({ to: address, subject, date })) };
}

/** What comes by itself until then, as things stand now and if nobody does anything. */
async function untilThen(
  world: OpenWorld,
  cycles: readonly CycleRef[],
  from: Instant,
  until: Instant,
): Promise<{
  readonly moments: readonly (Moment & { readonly cycle: string })[];
  readonly mails: readonly ListedMail[];
}> {
  const { store } = world.running;
  const [people, index] = await Promise.all([store.directory.people(), store.directory.index()]);
  const pictures = await Promise.all(
    cycles.map(async (ref) => {
      const name = cycleName(ref);
      const [picture, frozen] = await Promise.all([store.yearSoFar(name), store.definitions.ofCycle(name)]);
      const { waiting, ...soFar } =
        picture ?? refuse('not-found', `Look ahead in ${name}: no cycle by that name was opened here`);
      return { name, waiting, soFar, facts: factsOf(frozen, frozen.example) };
    }),
  );
  const mails = foresee({
    cycles: pictures.map(({ soFar, facts }) => ({ soFar, facts })),
    waiting: pictures.flatMap(({ waiting }) => waiting),
    people,
    index,
    now: from,
    until,
    test: true,
  });
  const addresses = new Map(people.map(({ id, email }) => [id, email]));
  return {
    moments: pictures
      .flatMap(({ name, soFar }) =>
        agendaOf(soFar.state)
          .filter(({ at }) => at > soFar.state.handledThrough && at <= until)
          .map((moment) => ({ ...moment, cycle: name })),
      )
      .sort((a, b) => compare(a.at, b.at)),
    mails: mails.map(({ at, person, subject }) => ({ to: addresses.get(person) ?? person, subject, date: at })),
  };
}
