// Verbs about mail: the ledger, what was caught, and mails of which nobody knows whether they left. Node only.

import { Refusal, refuse } from '../../domain/refusal.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { optionalText, textOf } from './input.ts';

export async function mails(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const state = optionalText(input, 'state');
  return world.running.store.reads.mails(state === undefined ? {} : { state });
}

export async function inbox(world: OpenWorld): Promise<unknown> {
  if (world.inbox === null)
    throw new Refusal('unavailable', 'Show the inbox: mail goes to a real server here, wanted the catcher');
  return world.inbox();
}

/** A person's answer about a mail whose reply was lost: it is sent again, or closed as found. */
export async function resolve(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const key = textOf(input, 'key');
  const how = textOf(input, 'how');
  if (how !== 'resend' && how !== 'close')
    return refuse('misshapen', `Resolve the mail ${key}: how is "${how}", wanted resend or close`);
  const { gateway, store } = world.running;
  const mail =
    (await store.reads.mails()).find((one) => one.key === key) ??
    refuse('not-found', `Resolve the mail ${key}: the ledger has none by that key`);
  if (input['dryRun'] === true) {
    if (mail.state !== 'unknown')
      return refuse('wrong-stage', `Resolve the mail ${key}: it is ${mail.state}, wanted unknown`);
    return { dryRun: true, key, how, person: mail.person, date: mail.date };
  }
  const sendAt = await store.outbox.resolveUnknown(key, how);
  const { clock } = gateway.world;
  if (sendAt !== null)
    await gateway.ringDesk(sendAt, clock.speed === 0 ? clock.virtualAnchor : new Date().toISOString());
  return { key, how, person: mail.person, sendAt };
}
