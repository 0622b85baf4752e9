// Every message x every malformation, sent raw: nothing that a foreign client sends stalls or ends a workflow.

import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Fields, Shape } from '../../domain/shape.ts';
import type { WorkflowId } from '../../domain/words.ts';
import { MESSAGES, REAL_CLOCK } from '../../workflows/contract.ts';
import {
  ADVANCE,
  CYCLE_UPDATES,
  FORUM_APPROVAL,
  NOTE_FROM_PARTNERSHIP,
  PARTNERSHIP_UPDATES,
  RING,
} from '../../workflows/messages.ts';
import { json, payload, rawQuery, rawSignal, rawUpdate } from '../support/foreign-client.ts';
import { eventually } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { abreast, eventTypesOf, isRunning, journalOf, openTestWorld, TEST_TOKEN } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);
type Target = 'cycle' | 'partnership' | 'mailDesk';
type Payloads = ReturnType<typeof payload>[];

let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
  await world.advance('2026-10-02T00:00:00.000Z');
}, 60_000);

function idOf(target: Target): WorkflowId {
  const { gateway } = world;
  if (target === 'cycle') return gateway.cycleId(ref);
  return target === 'partnership' ? gateway.partnershipId(ref, 'fosen') : gateway.deskId();
}

/** A value that fits a shape; what it means is for the rules to judge. */
function fitting(shape: Shape): unknown {
  switch (shape.is) {
    case 'text':
      return 'x';
    case 'instant':
      return '2026-10-05T08:00:00.000Z';
    case 'date':
      return '2027-02-01';
    case 'time':
      return '12:00';
    case 'kroner':
    case 'count':
      return 1;
    case 'flag':
      return true;
    case 'fields':
      return { need: 'x' };
    case 'choice':
      return shape.of[0];
    case 'list':
      return [fitting(shape.of)];
    case 'or-null':
      return fitting(shape.of);
    case 'object':
      return message(shape.fields);
    case 'variant': {
      const [kind, fields] = Object.entries(shape.of)[0]!;
      return { [shape.on]: kind, ...message(fields) };
    }
  }
}

function message(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, fitting('optional' in field ? field.optional : field)]),
  );
}

/** Every value of a type that the shape is not, at that place and inside it. */
function unfitting(shape: Shape): unknown[] {
  const inside: unknown[] = (() => {
    switch (shape.is) {
      case 'list':
        return unfitting(shape.of).map((one) => [one]);
      case 'or-null':
        return unfitting(shape.of).filter((one) => one !== null);
      case 'object':
        return wrongWithin(shape.fields);
      case 'variant':
        return [
          {},
          { [shape.on]: 'no-such-kind' },
          ...Object.entries(shape.of).flatMap(([kind, fields]) =>
            wrongWithin(fields).map((one) => ({ [shape.on]: kind, ...one })),
          ),
        ];
      default:
        return [];
    }
  })();
  const others = [null, 7.5, '', [[]], { deep: { deeper: [null] } }, false].filter(
    (one) =>
      !(shape.is === 'fields' && isObject(one)) &&
      !(shape.is === 'flag' && typeof one === 'boolean') &&
      !(shape.is === 'or-null' && one === null),
  );
  return [...others, ...inside];
}

function wrongWithin(fields: Fields): Record<string, unknown>[] {
  const whole = message(fields);
  return Object.entries(fields).flatMap(([key, field]) =>
    unfitting('optional' in field ? field.optional : field).map((one) => ({ ...whole, [key]: one })),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A document nested deeper than any stack that would walk it by recursion. */
function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** Everything that may not come in this message's place, each with a name. */
function malformations(fields: Fields): [name: string, payloads: Payloads][] {
  const whole = message(fields);
  const required = Object.entries(fields).flatMap(([key, field]) => ('optional' in field ? [] : [key]));
  const without = (key: string) => Object.fromEntries(Object.entries(whole).filter(([one]) => one !== key));
  const texts = Object.entries(fields).flatMap(([key, field]) =>
    !('optional' in field) && field.is === 'text' ? [key] : [],
  );
  const withDocument = (text: string): Payloads => [
    payload(JSON.stringify({ ...whole, document: 0 }).replace('"document":0', `"document":${text}`)),
  ];
  return [
    ['no args', []],
    ['null', [json(null)]],
    ['a number', [json(7)]],
    ['an array', [json([whole])]],
    ['a string', [json('forumApproval')]],
    ['true', [json(true)]],
    ['wrong fields', [json({ nonsense: 1, more: { nonsense: [] } })]],
    ...required.map((key): [string, Payloads] => [`${key} missing`, [json(without(key))]]),
    ['extra fields', [json({ ...whole, surplus: true })]],
    ['a prototype', [payload('{"__proto__":{"requestId":"a"},"constructor":1}')]],
    ['the marker of what cannot be decoded', [json({ __undecodable: true })]],
    ...wrongWithin(fields).map((one, index): [string, Payloads] => [`wrong type ${index}`, [json(one)]]),
    ['bad JSON', [payload('{"requestId": "a", ')]],
    ['no JSON at all', [payload('')]],
    ['bytes that are no text', [payload(Uint8Array.from([0xff, 0xfe, 0x00, 0x80]))]],
    ['an unknown encoding', [payload(JSON.stringify(whole), 'binary/strange')]],
    ['an encrypted payload', [payload(Uint8Array.from([1, 2, 3]), 'binary/encrypted')]],
    ['missing metadata', [payload(JSON.stringify(whole), null)]],
    ['null by its own encoding', [payload('', 'binary/null')]],
    ['plain bytes', [payload(JSON.stringify(whole), 'binary/plain')]],
    ['300 KiB of surplus', [json({ ...whole, surplus: 'x'.repeat(300 * 1024) })]],
    ['300 KiB of document', [json({ ...whole, document: { need: 'å'.repeat(150 * 1024) } })]],
    ...texts.map((key): [string, Payloads] => [
      `300 KiB of ${key}`,
      [json({ ...whole, [key]: 'x'.repeat(300 * 1024) })],
    ]),
    ...texts.map((key): [string, Payloads] => [`a NUL in ${key}`, [json({ ...whole, [key]: 'a\u0000b' })]]),
    ...texts.map((key): [string, Payloads] => [`half a character in ${key}`, [json({ ...whole, [key]: 'a\ud83d' })]]),
    ['a document 2,000 levels deep', withDocument(`{"need":${nested(2_000)}}`)],
    ['a document 12,000 levels deep', withDocument(`{"need":${nested(12_000)}}`)],
    ['a document 100,000 levels deep', withDocument(`{"need":${nested(100_000)}}`)],
  ];
}

const updates: [target: Target, name: string, fields: Fields][] = [
  ...Object.entries(CYCLE_UPDATES).map(([name, fields]): [Target, string, Fields] => ['cycle', name, fields]),
  ...Object.entries(PARTNERSHIP_UPDATES).map(([name, fields]): [Target, string, Fields] => [
    'partnership',
    name,
    fields,
  ]),
  ['cycle', MESSAGES.advance, ADVANCE],
  ['partnership', MESSAGES.advance, ADVANCE],
  ['mailDesk', MESSAGES.advance, ADVANCE],
  ['mailDesk', MESSAGES.closeDesk, {}],
];
const signals: [target: Target, name: string, fields: Fields][] = [
  ['cycle', MESSAGES.forumApproval, FORUM_APPROVAL],
  ['cycle', MESSAGES.noteFromPartnership, NOTE_FROM_PARTNERSHIP],
  ['mailDesk', MESSAGES.ring, RING],
];
const queries = (['cycle', 'partnership', 'mailDesk'] as const).flatMap((target) =>
  [MESSAGES.status, MESSAGES.agenda, MESSAGES.explain].map((name): [Target, string] => [target, name]),
);

/** How many valid Updates each target was sent: each moves a deadline one week further. */
const weeks = { cycle: 0, partnership: 0, mailDesk: 0 };

/** A valid Update answers within 5 s, the workflow runs, and no task of it has ever failed. */
async function expectHealthy(target: Target): Promise<void> {
  const { gateway } = world;
  const ask = { requestId: randomUUID(), actor: ACTORS.secretariat, reason: 'En prøve' };
  weeks[target] += 1;
  const to = new Date(Date.UTC(2027, 1, 1) + weeks[target] * 7 * 86_400_000).toISOString().slice(0, 10);
  const [name, valid] =
    target === 'mailDesk'
      ? [MESSAGES.advance, { to: '2026-10-02T00:00:00.000Z' }]
      : target === 'cycle'
        ? ['moveDeadline', { ...ask, step: 'decision-basis', to, parties: ['trondheim-malvik'], beyondLimit: true }]
        : ['extendDeadline', { ...ask, step: 'decision-basis', to, beyondLimit: true }];
  const outcome = await rawUpdate(gateway, idOf(target), name, [json(valid)], 5_000);
  expect(outcome).toMatchObject({
    answer: target === 'mailDesk' ? { now: '2026-10-02T00:00:00.000Z' } : { seq: expect.any(Number) },
  });
  expect(await isRunning(gateway, idOf(target))).toBe(true);
  const events = await eventTypesOf(gateway, idOf(target));
  expect(events).not.toContain('WORKFLOW_TASK_FAILED');
  expect(events).not.toContain('WORKFLOW_TASK_TIMED_OUT');
}

describe('an Update', () => {
  it.each(updates)(
    'on a %s: %s refuses every malformation, and the next valid one is answered',
    async (target, name, fields) => {
      const tried = malformations(fields).filter(([what]) => !(name === 'submit' && what === '300 KiB of surplus'));
      expect(tried.length).toBeGreaterThan(20);
      const before = target === 'mailDesk' ? null : (await journalOfTarget(target)).length;
      const outcomes = await abreast(tried, 4, async ([what, payloads]) => ({
        what,
        outcome: await rawUpdate(world.gateway, idOf(target), name, payloads),
      }));
      const accepted = outcomes.filter(({ outcome }) => !('refused' in outcome)).map(({ what }) => what);
      expect(accepted).toEqual([]);
      for (const { outcome } of outcomes) {
        const { type, message: sentence } = (outcome as { refused: { type: string; message: string } }).refused;
        expect(type).not.toBe('');
        expect(sentence.length).toBeLessThan(2_000);
      }
      if (before !== null) expect((await journalOfTarget(target)).length).toBe(before);
      await expectHealthy(target);
    },
    120_000,
  );
});

async function journalOfTarget(target: Target) {
  return journalOf(world, ref, target === 'partnership' ? 'fosen' : undefined);
}

/** The server itself breaks off a workflow's task when a hundred events come meanwhile (FORCE_CLOSE_COMMAND). */
const SIGNALS_AT_ONCE = 50;

describe('a Signal', () => {
  it.each(signals)(
    'to a %s: %s, malformed in every way, is harmless',
    async (target, name, fields) => {
      const tried = malformations(fields);
      expect(tried.length).toBeGreaterThan(20);
      const before = target === 'cycle' ? (await journalOfTarget(target)).length : 0;
      for (let from = 0; from < tried.length; from += SIGNALS_AT_ONCE) {
        const some = tried.slice(from, from + SIGNALS_AT_ONCE);
        await abreast(some, 4, ([, payloads]) => rawSignal(world.gateway, idOf(target), name, payloads));
        await expectHealthy(target);
      }
      if (target === 'cycle') {
        await eventually('every refused signal is in the journal', async () => {
          const refused = (await journalOfTarget(target)).slice(before).filter((event) => event.type === 'refused');
          return refused.length === tried.length;
        });
      }
    },
    120_000,
  );
});

describe('a Query', () => {
  it.each(queries)(
    'on a %s: %s is answered whatever comes with it',
    async (target, name) => {
      const tried = malformations({ requestId: { is: 'text', max: 10 } });
      expect(tried.length).toBeGreaterThan(20);
      await abreast(tried, 4, ([what, payloads]) =>
        // A desk that is told of new notices meanwhile answers otherwise a moment later, so each is asked beside a plain one.
        eventually(`the answer to a Query with ${what} is that of a plain one`, async () => {
          const plain = await rawQuery(world.gateway, idOf(target), name, []);
          expect(plain).toBeDefined();
          return isDeepStrictEqual(await rawQuery(world.gateway, idOf(target), name, payloads), plain);
        }),
      );
      await expectHealthy(target);
    },
    120_000,
  );

  it.each(['cycle', 'partnership', 'mailDesk'] as const)(
    'that a %s does not know is refused and harmless',
    async (target) => {
      await expect(rawQuery(world.gateway, idOf(target), 'no-such-query', [])).rejects.toThrow(/no-such-query/);
      await rawSignal(world.gateway, idOf(target), 'no-such-signal', [json(1)]);
      expect(await rawUpdate(world.gateway, idOf(target), 'no-such-update', [json(1)])).toMatchObject({
        refused: { message: expect.stringContaining('no-such-update') },
      });
      await expectHealthy(target);
    },
    60_000,
  );
});

describe('what is well-shaped and still absurd', () => {
  const deadline = {
    nominal: '2099-12-31',
    time: '23:59:59',
    rule: 'next',
    handled: '2099-12-31',
    instant: '2099-12-31T22:59:59.000Z',
    reason: null,
    revision: 9,
    since: null,
    was: null,
  };
  const ask = { actor: ACTORS.secretariat, reason: 'x' };
  const absurd: [what: string, target: Target, name: string, fields: Record<string, unknown>][] = [
    ['a deadline beyond the calendar', 'cycle', 'moveDeadline', { ...ask, step: 'report', to: '2099-12-31' }],
    ['a deadline at the calendar’s end', 'cycle', 'moveDeadline', { ...ask, step: 'report', to: '2029-12-31' }],
    ['a year 9999', 'cycle', 'moveDeadline', { ...ask, step: 'report', to: '9999-12-31' }],
    [
      'an extension at the calendar’s end',
      'partnership',
      'extendDeadline',
      { ...ask, step: 'decision-basis', to: '2029-12-31' },
    ],
    [
      'a note of a deadline beyond the calendar',
      'cycle',
      'noteFromPartnership',
      {
        actor: 'fosen',
        token: TEST_TOKEN,
        party: 'fosen',
        notes: [{ kind: 'extension', step: 'decision-basis', party: 'fosen', deadline }],
      },
    ],
    [
      'a note about a step that does not exist',
      'cycle',
      'noteFromPartnership',
      {
        actor: 'fosen',
        token: TEST_TOKEN,
        party: 'fosen',
        notes: [{ kind: 'extension', step: 'no-such', party: 'fosen', deadline }],
      },
    ],
    [
      'a tell about a step that does not exist',
      'partnership',
      'tellFromCycle',
      {
        actor: 'cycle',
        token: TEST_TOKEN,
        cycleSeq: 1,
        tell: { kind: 'decision', amount: 0, step: 'no-such', handled: '2027-04-15' },
      },
    ],
    [
      'a tell of a deadline before the calendar',
      'partnership',
      'tellFromCycle',
      {
        actor: 'cycle',
        token: TEST_TOKEN,
        cycleSeq: 1,
        tell: {
          kind: 'deadline',
          step: 'decision-basis',
          parties: null,
          reason: 'x',
          deadline: { ...deadline, nominal: '1900-01-01', handled: '1900-01-01', instant: '1900-01-01T22:59:59.000Z' },
        },
      },
    ],
    [
      'a grant told by somebody without the cycle’s token',
      'partnership',
      'tellFromCycle',
      {
        actor: 'cycle',
        token: 'guessed',
        cycleSeq: 9_007_199_254_740_991,
        tell: { kind: 'decision', amount: 5_000_000, step: 'grant-decision', handled: '2027-04-15' },
      },
    ],
  ];
  // Each in a world of its own: what is accepted changes the year.
  it.each(absurd)(
    '%s to a %s stalls nothing',
    async (_, target, name, fields) => {
      const own = await openTestWorld({ networks: 1 });
      const { gateway } = own;
      await own.advance('2026-10-02T00:00:00.000Z');
      const id = target === 'cycle' ? gateway.cycleId(ref) : gateway.partnershipId(ref, 'fosen');
      const send = name === MESSAGES.noteFromPartnership ? rawSignal : rawUpdate;
      await send(gateway, id, name, [json({ requestId: randomUUID(), ...fields })]);
      const { now } = await gateway.advance(gateway.cycleId(ref), '2026-10-03T00:00:00.000Z');
      expect(now).toBe('2026-10-03T00:00:00.000Z');
      const partnership = await gateway.advance(gateway.partnershipId(ref, 'fosen'), '2026-10-03T00:00:00.000Z');
      expect(partnership.now).toBe('2026-10-03T00:00:00.000Z');
      for (const one of own.ids()) expect(await eventTypesOf(gateway, one)).not.toContain('WORKFLOW_TASK_FAILED');
      await own.close();
    },
    60_000,
  );
});

describe('a document by somebody who may hand it in', () => {
  it.each([3_000, 6_000, 12_000])(
    'that is %i levels deep stalls nothing',
    async (depth) => {
      const ask = { actor: ACTORS.fosenOwner, step: 'needs-report', party: 'eier-fosen-1' };
      const deep = JSON.stringify({ requestId: randomUUID(), ...ask, document: 0 });
      const id = idOf('partnership');
      const text = deep.replace('"document":0', `"document":{"need":${nested(depth)}}`);
      expect(await rawUpdate(world.gateway, id, 'submit', [payload(text)], 10_000)).toMatchObject({
        refused: { type: 'misshapen', message: expect.stringMatching(/nested deeper than 32 levels/) },
      });
      const document = { need: nested(20), 'a \u2028 key': 'Æ😀 \t\n' };
      const valid = json({ requestId: randomUUID(), ...ask, document });
      expect(await rawUpdate(world.gateway, id, 'submit', [valid], 5_000)).toEqual({
        answer: { seq: expect.any(Number) },
      });
    },
    60_000,
  );
});

describe('in a world whose clock runs', () => {
  it('advance and a message with its own time are refused as not-a-rehearsal', async () => {
    const running = await openTestWorld({ networks: 1, clock: REAL_CLOCK, openedAt: new Date().toISOString() });
    const { gateway } = running;
    const to = new Date(Date.now() + 86_400_000).toISOString();
    for (const id of running.ids()) {
      await eventually('the workflow is there', () => isRunning(gateway, id).catch(() => false));
      await expect(gateway.advance(id, to)).rejects.toMatchObject({ code: 'not-a-rehearsal' });
      const raw = await rawUpdate(gateway, id, MESSAGES.advance, [json({ to })]);
      expect(raw).toMatchObject({ refused: { type: 'not-a-rehearsal' } });
    }
    const ask = { actor: ACTORS.secretariat, reason: 'Kvifor ikkje', at: to };
    const moved = gateway.updateCycle(ref, 'moveDeadline', { ...ask, step: 'report', to: '2027-06-22' });
    await expect(moved).rejects.toMatchObject({ code: 'not-a-rehearsal' });
    const extended = gateway.updatePartnership(ref, 'fosen', 'extendDeadline', {
      ...ask,
      step: 'decision-basis',
      to: '2027-02-22',
    });
    await expect(extended).rejects.toMatchObject({ code: 'not-a-rehearsal' });
    await gateway.signalCycle(ref, 'forumApproval', { actor: ACTORS.secretariat, revision: 1, at: to });
    const refused = await eventually('the signal is refused', async () =>
      (await journalOf(running, ref)).find((event) => event.type === 'refused'),
    );
    expect(refused['reason']).toMatch(/carries its own time .*, wanted none outside rehearsals/);
    await running.close();
  }, 60_000);
});
