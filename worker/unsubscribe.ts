// Signed addresses that switch off the optional kinds of one mail: nobody can make one for somebody else. Node only.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OptionalKind } from '../domain/notice-kinds.ts';
import { isOptionalKind } from '../domain/notice-kinds.ts';
import type { PersonId } from '../domain/words.ts';

/** What an address is about. */
export interface Unsubscription {
  readonly person: PersonId;
  readonly kinds: readonly OptionalKind[];
}

/** Writes and reads tokens with a secret that only this installation has. `world` keeps worlds apart. */
export function unsubscribeTokens(secret: string, world: string) {
  const sign = (body: string): string =>
    createHmac('sha256', secret).update(`unsubscribe|${world}|${body}`).digest('base64url');
  return {
    write({ person, kinds }: Unsubscription): string {
      const body = Buffer.from(JSON.stringify([person, ...kinds])).toString('base64url');
      return `${body}.${sign(body)}`;
    },
    /** Null when it was not written here. */
    read(token: string): Unsubscription | null {
      const [body = '', given = ''] = token.split('.');
      const [wanted, got] = [Buffer.from(sign(body)), Buffer.from(given)];
      if (wanted.length !== got.length || !timingSafeEqual(wanted, got)) return null;
      const [person, ...kinds] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as string[];
      return { person: person!, kinds: kinds.filter(isOptionalKind) };
    },
  };
}
