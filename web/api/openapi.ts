// The API described: an OpenAPI 3.1 document, generated from what checks requests and answers. Pure.

import { z } from 'zod';
import { SCOPES } from '../../domain/access-keys.ts';
import { jsonSchemaOf } from '../../domain/shape.ts';
import type { Endpoint } from './endpoint.ts';
import { FILE_OPERATIONS } from './files.ts';
import { SHAPES } from './shapes.ts';

/** Statuses with which a request is refused, each with a problem document. */
const REFUSED = ['400', '401', '403', '404', '409', '413', '422', '429', '500', '503'] as const;

/** The document of an API whose addresses begin at `base`. */
export function openApiOf(endpoints: readonly Endpoint[], base: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method] = operationOf(endpoint);
  for (const { path, method, params, operation, answer } of FILE_OPERATIONS) {
    (paths[path] ??= {})[method] = {
      ...operation,
      parameters: parametersOf(params, 'path'),
      responses: { '200': { description: 'Done', content: answer }, ...refusals() },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'arshjul',
      version: '1',
      description:
        'Cycles of grants for competence development: what is owed, by whom and until when, and what may be done about it. A token acts as the person who made it. Refusals are problem documents (RFC 9457) with a stable code.',
    },
    servers: [{ url: base }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `Made on the page for programs, or by arshjul tokens. Scopes: ${SCOPES.join(', ')}.`,
        },
      },
      schemas: schemas(),
      responses: Object.fromEntries(
        REFUSED.map((status) => [
          `Refused${status}`,
          {
            description: 'Refused',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

function schemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(SHAPES)) registry.add(shape, { id });
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => [id, withoutNames(schema)]));
}

/** A schema inside a document has the document's dialect, and its place there is its name. */
function withoutNames({ $id: _id, $schema: _schema, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}

function nameOf(result: Endpoint['result']): string {
  return Object.entries(SHAPES).find(([, shape]) => shape === result)![0];
}

function operationOf({ method, id, summary, scope, alsoScope, office, params, query, body, result }: Endpoint) {
  return {
    operationId: id,
    summary,
    description: `Scope: ${scope}${alsoScope === undefined ? '' : ` and ${alsoScope}`}.${office === true ? ' For secretariats, case officers and administrators.' : ''}`,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(method === 'post' && body !== undefined
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchemaOf({ is: 'object', fields: body }) } },
          },
        }
      : {}),
    responses: {
      '200': {
        description: 'Done',
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${nameOf(result)}` } } },
      },
      ...refusals(),
    },
  };
}

function refusals(): Record<string, unknown> {
  return Object.fromEntries(REFUSED.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]));
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query') {
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema as Record<string, unknown>;
    return {
      name,
      in: place,
      required: place === 'path',
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}
