// Registers messages so that no message, however misshapen, can stall or end a workflow. Sandbox-safe.

import {
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
} from '@temporalio/workflow';
import { refuse } from '../domain/refusal.ts';
import type { Fields } from '../domain/shape.ts';
import { checkShape } from '../domain/shape.ts';
import type { Instant } from '../domain/words.ts';
import type { BusinessClock } from './clock.ts';
import type { Advanced, CycleToken } from './contract.ts';
import { MESSAGES } from './contract.ts';
import { ADVANCE } from './messages.ts';
import { isUndecodable } from './payload-converter.ts';
import { asFailure } from './to-failure.ts';

/** Deeper than any document's fields; walking or printing a much deeper value would overflow a stack somewhere. */
const MAX_DEPTH = 32;
/** A NUL has no place in a database's text, nor half of a surrogate pair in UTF-8. */
const NUL = String.fromCharCode(0);
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Refuses what no store could write down: such a message would be accepted, and then hold up its workflow for ever. */
function requireWritable(message: unknown, name: string): void {
  for (let level: unknown[] = [message], depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      refuse('misshapen', `Read ${name}: the message is nested deeper than ${MAX_DEPTH} levels, wanted fewer`);
    }
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && (value.includes(NUL) || HALF_A_CHARACTER.test(value))) {
        refuse('misshapen', `Read ${name}: the message holds a NUL or half a character, wanted whole characters`);
      }
      if (typeof value === 'object' && value !== null) {
        if (!Array.isArray(value)) for (const key of Object.keys(value)) next.push(key);
        for (const inner of Object.values(value)) next.push(inner);
      }
    }
    level = next;
  }
}

/** Checks that a message has its fields and nothing else. */
export function requireMessage<Message>(fields: Fields, message: unknown, name: string): Message {
  if (isUndecodable(message)) {
    refuse('misshapen', `Read ${name}: the message cannot be decoded (${message.why}), wanted JSON`);
  }
  requireWritable(message, name);
  checkShape({ is: 'object', fields }, message, `Read ${name}`);
  return message as Message;
}

/**
 * Messages between a cycle and its partnerships carry the cycle's token; people's have none. Answers the message
 * without it.
 */
export function withoutToken<Message extends object>(message: Message, own: CycleToken, name: string): Message {
  if (!('token' in message)) return message;
  const { token, ...rest } = message as Message & { token: unknown };
  if (token !== own)
    refuse(
      'wrong-role',
      `Read ${name}: the token is another, wanted the one that the cycle and its partnerships share`,
    );
  return rest as unknown as Message;
}

/**
 * An Update with a synchronous validator: `check` refuses without a trace in the history; `change` runs the same rule
 * again and changes state; `answer` waits until the effect can be seen.
 */
export function onUpdate<Message, Result>(
  name: string,
  fields: Fields,
  handler: {
    check(message: Message): void;
    change(message: Message): number;
    answer(seq: number, message: Message): Promise<Result>;
  },
): void {
  setHandler(
    defineUpdate<Result, [unknown]>(name),
    async (raw) => {
      const message = asFailure(() => requireMessage<Message>(fields, raw, name));
      const seq = asFailure(() => handler.change(message));
      return CancellationScope.nonCancellable(() => handler.answer(seq, message));
    },
    { validator: (raw) => asFailure(() => handler.check(requireMessage<Message>(fields, raw, name))) },
  );
}

/** A Signal that never throws: what it cannot use goes to `refused`. */
export function onSignal<Message>(
  name: string,
  fields: Fields,
  handle: (message: Message) => void,
  refused: (reason: string) => void,
): void {
  setHandler(defineSignal<[unknown]>(name), (raw) => {
    try {
      handle(requireMessage<Message>(fields, raw, name));
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      log.warn('A signal was refused', { signal: name, reason });
      refused(reason);
    }
  });
}

/** A Query that ignores arguments, so that a foreign client cannot break it. */
export function onQuery<Result>(name: string, answer: () => Result): void {
  setHandler(defineQuery<Result, unknown[]>(name), () => answer());
}

/** `advance` for rehearsals: answers when everything due up to that instant is done. */
export function onAdvance(
  clock: BusinessClock,
  shell: { idleAt(): boolean; next(): Instant | null; moved(): void },
): void {
  onUpdate<{ to: Instant }, Advanced>(MESSAGES.advance, ADVANCE, {
    check: ({ to }) => clock.checkAdvance(to),
    change: ({ to }) => {
      clock.moveTo(new Date(Date.parse(to)).toISOString());
      shell.moved();
      return 0;
    },
    answer: async () => {
      await condition(() => shell.idleAt());
      return { now: clock.now(), next: shell.next() };
    },
  });
}
