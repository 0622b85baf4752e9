// The JSON API: a token instead of a session, checked input, checked answers, refusals as problem documents. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { SCOPES } from '../../domain/access-keys.ts';
import { attachmentRefusal } from '../../domain/attachments.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { isOffice } from '../access.ts';
import { commandEndpoints } from '../api/commands.ts';
import type { Caller, Endpoint } from '../api/endpoint.ts';
import { openApiOf } from '../api/openapi.ts';
import { FILE_PARAMS, GIVE_FILE, NAME_PARAMS, TAKE_FILE } from '../api/files.ts';
import { paperEndpoints } from '../api/papers.ts';
import { peopleEndpoints } from '../api/people.ts';
import { logEndpoints } from '../api/logs.ts';
import { readEndpoints } from '../api/reads.ts';
import { documentsAsked } from '../api/asked.ts';
import { sendFile } from '../downloads.ts';
import { uploadAllowance } from '../upload-allowance.ts';
import type { Web } from '../page.ts';
import { REFUSED, STATUS_OF } from '../refusals.ts';

/** Thrown when the token itself is what is wrong. */
class NoToken extends Error {}

/** So many of the largest files may one person give in in a day. */
const FILES_OF_DAY = 50;

export function addApiRoutes(
  app: FastifyInstance,
  web: Web,
  { log, wallClock }: { readonly log: (line: string) => void; readonly wallClock: () => Date },
): void {
  const { world, paths } = web;
  const endpoints = [
    ...readEndpoints(world),
    ...logEndpoints(world),
    ...paperEndpoints(world),
    ...peopleEndpoints(world),
    ...commandEndpoints(world),
  ];
  const allowance = uploadAllowance(FILES_OF_DAY * world.attachmentBytes, wallClock);
  const document = JSON.stringify(openApiOf(endpoints, paths.api()));
  void app.register(
    async (api) => {
      // Only JSON: a form from another site can then never be taken for a request.
      api.removeContentTypeParser(['text/plain', 'application/x-www-form-urlencoded']);
      api.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
        if (error instanceof NoToken) {
          void reply.header('www-authenticate', 'Bearer');
          return problem(reply, 401, 'no-token', 'Who asks is not known', error.message);
        }
        if (error instanceof Refusal)
          return problem(reply, STATUS_OF[error.code], error.code, REFUSED[error.code].en, error.message);
        if (error.statusCode !== undefined && error.statusCode < 500)
          return problem(
            reply,
            error.statusCode,
            codeOf(error.statusCode),
            'The request cannot be taken',
            error.message,
          );
        log(`web: ${request.method} ${request.routeOptions.url ?? '-'}: ${error.stack ?? error.message}`);
        return problem(reply, 500, 'fault', 'Something failed here', 'Answer the request: it failed here; try again');
      });
      api.setNotFoundHandler((request, reply) =>
        problem(reply, 404, 'not-found', 'It does not exist', `${request.method} this address: the API has none such`),
      );
      api.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(document));
      api.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload));
      // Files are large, and those that nothing names lie here for a day.
      const filesLimit = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } };
      api.put<{ Body: AsyncIterable<Uint8Array> }>(
        TAKE_FILE.replace('{name}', ':name'),
        filesLimit,
        async (request) => {
          const caller = await callerOf(request);
          requireScope({ id: 'takeAttachment', scope: 'act' }, caller);
          const { name } = checked<{ name: string }>(NAME_PARAMS, request.params, 'address');
          if (request.headers['content-type'] !== 'application/octet-stream')
            refuse('misshapen', 'Attach a file: the body is of another type, wanted application/octet-stream');
          allowance.require(caller.person.id);
          const limit = world.attachmentBytes;
          const came = await world.attachments.take(request.body, { name, limit });
          if ('fault' in came) throw attachmentRefusal(name, came.fault, limit);
          allowance.count(caller.person.id, came.taken.bytes);
          return came.taken;
        },
      );
      api.get(GIVE_FILE.replaceAll(/\{(\w+)\}/g, ':$1'), async (request, reply) => {
        const caller = await callerOf(request);
        requireScope({ id: 'getAttachment', scope: 'read' }, caller);
        const params = checked<Record<string, string>>(FILE_PARAMS, request.params, 'address');
        const rows = await documentsAsked(world, caller, { params, query: {}, body: {} });
        const file = rows.flatMap(({ attachments }) => attachments).find(({ hash }) => hash === params['hash']);
        if (!file)
          return refuse('not-found', 'Open an attachment: nothing that was handed in here has one by that hash');
        return sendFile(reply, world, file);
      });
      for (const endpoint of endpoints) {
        api.route({
          method: endpoint.method,
          url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
          handler: async (request, reply) => {
            const caller = await callerOf(request);
            requireScope(endpoint, caller);
            const result = await endpoint.run(caller, {
              params: checked(endpoint.params, request.params, 'address'),
              query: checked(endpoint.query, request.query, 'query'),
              body: endpoint.method === 'get' ? {} : bodyOf(request),
            });
            return reply
              .header('cache-control', 'no-store')
              .type('application/json; charset=utf-8')
              .send(JSON.stringify(endpoint.result.parse(result)));
          },
        });
      }
    },
    { prefix: paths.api() },
  );

  async function callerOf(request: FastifyRequest): Promise<Caller> {
    const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (secret === undefined)
      throw new NoToken('Open the API: there is no token, wanted Authorization: Bearer and one');
    const key = await world.accessKeys.use('api', secret);
    // Asked anew each time: whoever lost a role lost it for programs too.
    const person = key && (await world.people()).find((one) => one.id === key.person);
    if (!person)
      throw new NoToken('Open the API: the token does not work, wanted one that is neither revoked nor too old');
    return { person, scopes: SCOPES.filter((scope) => key.gives.includes(scope)) };
  }
}

function requireScope(
  { scope, alsoScope, office, id }: Pick<Endpoint, 'scope' | 'alsoScope' | 'office' | 'id'>,
  { person, scopes }: Caller,
): void {
  for (const wanted of [scope, ...(alsoScope === undefined ? [] : [alsoScope])])
    if (!scopes.includes(wanted))
      refuse('wrong-role', `Ask for ${id}: the token gives ${scopes.join(', ')}, wanted ${wanted}`);
  if (office === true && !isOffice(person))
    refuse('wrong-role', `Ask for ${id}: it is for secretariats, case officers and administrators`);
}

function checked<Output extends Record<string, unknown>>(shape: z.ZodObject, given: unknown, where: string): Output {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data as Output;
  const [issue] = parsed.error.issues;
  return refuse('misshapen', `Read the ${where}: ${issue!.path.join('.')} does not fit, ${issue!.message}`);
}

function bodyOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const { body } = request;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    refuse('misshapen', 'Read the body: it is no JSON object, wanted one');
  return body as Record<string, unknown>;
}

function codeOf(status: number): string {
  return status === 429 ? 'busy' : status === 413 ? 'too-large' : 'misshapen';
}

function problem(reply: FastifyReply, status: number, code: string, title: string, detail: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: `urn:arshjul:${code}`, title, status, detail, code }));
}
