// The contract as data: every message with its JSON Schema and an example. Node only.

import { loadCycle } from '../definitions/load.ts';
import { filledDocument } from '../domain/document.ts';
import { rulesOfStep } from '../domain/document-fields.ts';
import type { Fields, Shape } from '../domain/shape.ts';
import { jsonSchemaOf } from '../domain/shape.ts';
import {
  ADVANCE,
  CYCLE_UPDATES,
  FORUM_APPROVAL,
  NOTE_FROM_PARTNERSHIP,
  PARTNERSHIP_UPDATES,
  RING,
} from '../workflows/messages.ts';

export interface CataloguedMessage {
  readonly name: string;
  readonly workflow: 'cycle' | 'partnership' | 'mailDesk';
  readonly kind: 'update' | 'signal' | 'query';
  /** Sent between workflows; people have no use for it. */
  readonly internal: boolean;
  readonly schema: Record<string, unknown>;
  readonly example: Record<string, unknown>;
}

const INTERNAL = new Set(['tellFromCycle', 'noteFromPartnership', 'ring']);

/** Every message of every workflow type. */
export function messageCatalogue(): CataloguedMessage[] {
  const of = (
    workflow: CataloguedMessage['workflow'],
    kind: CataloguedMessage['kind'],
    name: string,
    fields: Fields,
  ) => ({
    name,
    workflow,
    kind,
    internal: INTERNAL.has(name),
    schema: jsonSchemaOf({ is: 'object', fields }),
    example: exampleOf(fields),
  });
  const all: CataloguedMessage[] = [];
  for (const [name, fields] of Object.entries(PARTNERSHIP_UPDATES)) all.push(of('partnership', 'update', name, fields));
  for (const [name, fields] of Object.entries(CYCLE_UPDATES)) all.push(of('cycle', 'update', name, fields));
  all.push(
    of('cycle', 'signal', 'forumApproval', FORUM_APPROVAL),
    of('cycle', 'signal', 'noteFromPartnership', NOTE_FROM_PARTNERSHIP),
    of('mailDesk', 'signal', 'ring', RING),
    of('mailDesk', 'update', 'closeDesk', {}),
  );
  for (const workflow of ['cycle', 'partnership', 'mailDesk'] as const) {
    all.push(of(workflow, 'update', 'advance', ADVANCE));
    for (const name of ['status', 'agenda', 'explain']) all.push(of(workflow, 'query', name, {}));
  }
  return all;
}

/** The cycle that the examples are about. */
const EXAMPLE_CYCLE = 'trondelag-kompetanseloftet/kompetanseloftet-2021/2027';

const EXAMPLES: Readonly<Record<string, unknown>> = {
  requestId: '7f7c2a0e-1',
  actor: 'p-sekretariat',
  step: 'decision-basis',
  party: 'fosen',
  reason: 'Etter avtale',
  to: '2027-02-15',
};

/** Required fields only; `at` is for rehearsals. */
function exampleOf(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => ('optional' in field ? [] : [[key, exampleValue(key, field)]])),
  );
}

function exampleValue(key: string, shape: Shape): unknown {
  const known = EXAMPLES[key];
  switch (shape.is) {
    case 'text':
      return known ?? 'text';
    case 'instant':
      return '2027-02-01T09:00:00.000Z';
    case 'date':
      return known ?? '2027-02-15';
    case 'time':
      return '23:59:59';
    case 'kroner':
      return 500_000;
    case 'count':
      return 1;
    case 'flag':
      return true;
    case 'choice':
      return shape.of[0];
    case 'fields':
      return exampleDocument();
    case 'list':
      return [exampleValue(key, shape.of)];
    case 'or-null':
      return null;
    case 'object':
      return exampleOf(shape.fields);
    case 'variant': {
      const [kind, fields] = Object.entries(shape.of)[0]!;
      return { [shape.on]: kind, ...exampleOf(fields) };
    }
  }
}

/** A decision basis as the shipped forum wants it: what `step` and `party` of the examples are about. */
function exampleDocument(): unknown {
  exampleKnown ??= makeExample();
  return exampleKnown;
}

let exampleKnown: unknown;

function makeExample(): unknown {
  const { forum, scheme } = loadCycle(EXAMPLE_CYCLE);
  const step = forum.steps.find((one) => one.id === EXAMPLES['step'])!;
  return filledDocument(rulesOfStep(step, scheme), 'Behov, prioriteringer og planer');
}
