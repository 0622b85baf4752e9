// Registers and verifies the search attributes before anything is started. Node only.

import proto from '@temporalio/proto';
import type { Connection } from '@temporalio/client';
import { Refusal } from '../domain/refusal.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.ts';

const TYPES = proto.temporal.api.enums.v1.IndexedValueType;
const INDEXED = {
  KEYWORD: TYPES.INDEXED_VALUE_TYPE_KEYWORD,
  DATETIME: TYPES.INDEXED_VALUE_TYPE_DATETIME,
  BOOL: TYPES.INDEXED_VALUE_TYPE_BOOL,
} as const;

const APPEAR_MS = 60_000;

/** An unregistered attribute refuses starts and stalls workflows, so this comes first. */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const wanted = new Map(SEARCH_ATTRIBUTES.map((key) => [key.name, INDEXED[key.type]]));
  const customAttributes = await registered(connection, namespace);
  const missing = [...wanted].filter(([name]) => customAttributes[name] === undefined);
  for (const [name, type] of wanted) {
    const known = customAttributes[name];
    if (known !== undefined && known !== type) {
      throw new Refusal(
        'unavailable',
        `Register the search attribute ${name}: it is ${String(TYPES[known])}, wanted ${TYPES[type]}`,
      );
    }
  }
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
  await appear(connection, namespace, [...wanted.keys()]);
}

/** A server with several hosts tells them one after the other, within some seconds. */
async function appear(connection: Connection, namespace: string, names: readonly string[]): Promise<void> {
  const until = Date.now() + APPEAR_MS;
  for (;;) {
    const customAttributes = await registered(connection, namespace);
    const left = names.filter((name) => customAttributes[name] === undefined);
    if (left.length === 0) return;
    if (Date.now() > until) {
      throw new Refusal(
        'unavailable',
        `Register search attributes: ${left.join(', ')} did not appear within ${APPEAR_MS / 1000} s, wanted all of them`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function registered(connection: Connection, namespace: string) {
  try {
    return (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      'unavailable',
      `Read the search attributes of the namespace ${namespace}: ${why}, wanted a namespace that exists (TEMPORAL_NAMESPACE)`,
    );
  }
}
