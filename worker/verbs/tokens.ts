// Verbs about tokens of the JSON API, for whoever runs the service: list, make, revoke. Node only.

import { askedToken, isWorking } from '../../domain/access-keys.ts';
import { refuse } from '../../domain/refusal.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { optionalText, textOf } from './input.ts';

const DAY_MS = 86_400_000;

/** The tokens of a person, or of everybody; never their secrets. */
export async function tokens(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { accessKeys } = world.running.store;
  const now = new Date().toISOString();
  const keys = await accessKeys.list('api', optionalText(input, 'person') ?? null);
  return keys.map((key) => ({ ...key, works: isWorking(key, now) }));
}

/** Makes a token for a person. Its secret is in the answer and nowhere else. */
export async function makeToken(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { accessKeys, directory } = world.running.store;
  const person = textOf(input, 'person');
  if (!(await directory.people()).some(({ id }) => id === person))
    refuse('unknown-person', `Make a token: "${person}" is not in the directory, wanted a person’s id`);
  const now = new Date();
  const working = (await accessKeys.list('api', person)).filter((key) => isWorking(key, now.toISOString())).length;
  const scopes: readonly unknown[] = Array.isArray(input['scopes']) ? input['scopes'] : [];
  const asked = askedToken({ name: input['name'], scopes, days: input['days'] }, working);
  const expiresAt = new Date(now.getTime() + asked.days * DAY_MS).toISOString();
  if (input['dryRun'] === true) return { dryRun: true, person, ...asked, expiresAt };
  const { key, secret } = await accessKeys.make({
    kind: 'api',
    person,
    name: asked.name,
    gives: asked.scopes,
    expiresAt,
  });
  return { ...key, secret };
}

/** Ends a token at once. */
export async function revokeToken(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { accessKeys } = world.running.store;
  const id = textOf(input, 'id');
  const now = new Date().toISOString();
  const key = (await accessKeys.list('api', null)).find((one) => one.id === id);
  if (!key || !isWorking(key, now))
    return refuse('not-found', `Revoke the token ${id}: none by that id works, wanted an id as the list shows it`);
  if (input['dryRun'] !== true) await accessKeys.revoke('api', id, null);
  return { ...(input['dryRun'] === true ? { dryRun: true } : {}), id, person: key.person, name: key.name };
}
