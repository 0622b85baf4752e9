// Verbs about rounds of mails that wait for somebody to look: what is held, and what becomes of it. Node only.

import type { HoldOrder } from '../../domain/bulk-hold.ts';
import { holdReason, requireHoldKeeper } from '../../domain/bulk-hold.ts';
import type { Person } from '../../domain/definition-people.ts';
import { refuse } from '../../domain/refusal.ts';
import type { PersonId } from '../../domain/words.ts';
import type { HoldLine } from '../../store/holds.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, textOf } from './input.ts';
import { ringNow } from './people.ts';

/** A hold for people to read: how many there are, and on request who. */
type Shown = Omit<HoldLine, 'people'> & { readonly people: number; readonly who?: readonly PersonId[] };

/** The hold that is on; with `all` also those that have ended. */
export async function holds(world: OpenWorld, input: VerbInput): Promise<Shown[]> {
  const found = await world.running.store.holds.list({
    all: input['all'] === true,
    at: await businessNow(world.running),
  });
  return found.map((hold) => shown(hold, input['people'] === true));
}

/** Lets what is held go at once, or cancels it. */
export async function answerHold(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { store } = world.running;
  const id = input['id'];
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1 || id > 2 ** 31 - 1)
    return refuse('misshapen', `Answer for a hold: its number is ${String(id)}, wanted a whole number from 1`);
  const how = textOf(input, 'how');
  if (how !== 'release' && how !== 'cancel')
    return refuse('misshapen', `Answer for hold ${id}: how is "${how}", wanted release or cancel`);
  const people = await store.directory.people();
  const by = asked(people, textOf(input, 'as'));
  const reason = how === 'cancel' ? holdReason(id, optionalText(input, 'reason')) : null;
  const roles = people.find((one) => one.id === by)?.roles ?? null;
  const judge = ({ about }: HoldLine): void =>
    requireHoldKeeper({ id, cycles: about.map(({ cycle }) => cycle) }, by, roles);
  if (input['dryRun'] === true) {
    const hold =
      (await store.holds.list({ at: await businessNow(world.running) })).find((one) => one.id === id) ??
      refuse('wrong-stage', `Answer for hold ${id}: it is not on, wanted one that is`);
    judge(hold);
    return { dryRun: true, how, ...shown(hold, true) };
  }
  const order: HoldOrder = { how, by, reason, at: await businessNow(world.running) };
  const hold = await store.holds.answer(id, order, judge);
  if (how === 'release') await ringNow(world);
  return { dryRun: false, how, ...shown(hold, false) };
}

function shown({ people, ...hold }: HoldLine, withWho: boolean): Shown {
  return { ...hold, people: people.length, ...(withWho ? { who: people } : {}) };
}

/** `--as`: a person's id, or a role, which stands for the first who holds it. */
function asked(people: readonly Person[], as: string): PersonId {
  return people.find((one) => one.roles.some(({ role }) => role === as))?.id ?? as;
}
