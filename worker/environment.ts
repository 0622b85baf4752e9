// Reads single variables of the environment; whatever has another form is refused by name. Node only.

import { Refusal } from '../domain/refusal.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A whole number within a span; null when it is not set. */
export function integer(
  env: Environment,
  name: string,
  span: { readonly from: number; readonly to: number },
): number | null {
  const value = text(env, name);
  if (value === null) return null;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < span.from || number > span.to) {
    throw new Refusal(
      'invalid-definition',
      `Read ${name}: it is "${value}", wanted a whole number from ${span.from} to ${span.to}`,
    );
  }
  return number;
}

/** Several, with commas between. */
export function listed(env: Environment, name: string): string[] {
  return (text(env, name) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Null when it is not set, or empty. */
export function text(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** 1 or 0; 0 when it is not set. */
export function flag(env: Environment, name: string): boolean {
  const value = text(env, name);
  if (value === null || value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw new Refusal('invalid-definition', `Read ${name}: it is "${value}", wanted 1 or 0`);
}

/** Null when it is not set. */
export function port(env: Environment, name: string): number | null {
  const value = text(env, name);
  if (value === null) return null;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new Refusal('invalid-definition', `Read ${name}: it is "${value}", wanted a port from 0 to 65535`);
  }
  return number;
}
