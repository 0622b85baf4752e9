// Decodes what foreign clients send without ever throwing: what cannot be read becomes a marker. Sandbox-safe; also
// loaded by Node.

import type { Payload, PayloadConverter } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';

/** Stands for a payload that could not be decoded. Handlers refuse it; anything else must wait for a fixed worker. */
export interface Undecodable {
  readonly __undecodable: true;
  readonly why: string;
}

/** True for the marker. */
export function isUndecodable(value: unknown): value is Undecodable {
  return typeof value === 'object' && value !== null && '__undecodable' in value;
}

class TolerantConverter implements PayloadConverter {
  toPayload<T>(value: T): Payload {
    return defaultPayloadConverter.toPayload(value);
  }

  fromPayload<T>(payload: Payload): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload);
    } catch (error) {
      const marker: Undecodable = { __undecodable: true, why: error instanceof Error ? error.message : 'unknown' };
      return marker as T;
    }
  }
}

/** Given by path to the worker, the clients and replays. */
export const payloadConverter: PayloadConverter = new TolerantConverter();
