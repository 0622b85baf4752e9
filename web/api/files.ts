// What the API says of attached files: taken in and given out as they are, and so beside the JSON endpoints. Pure.

import { z } from 'zod';
import { PARTNERSHIP_PARAMS } from './params.ts';

/** A name as it stands in an address. */
export const NAME_PARAMS = z.object({ name: z.string().max(4_000).describe('What the file is called') });
export const FILE_PARAMS = PARTNERSHIP_PARAMS.extend({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the file, as the list of documents names it'),
});

/** Where files are given in; `{name}` in the notation of the document. */
export const TAKE_FILE = '/attachments/{name}';
/** Where the files of what a partnership has handed in are had. */
export const GIVE_FILE = '/cycles/{forum}/{scheme}/{year}/partnerships/{party}/attachments/{hash}';

const ANY_BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

/** The operations as the document has them, without what all operations share. */
export const FILE_OPERATIONS = [
  {
    path: TAKE_FILE,
    method: 'put',
    params: NAME_PARAMS,
    operation: {
      operationId: 'takeAttachment',
      summary: 'Gives in a PDF or a Word document; name the answer in the attachments of submit within a day',
      description: 'Scope: act.',
      requestBody: { required: true, content: ANY_BYTES },
    },
    answer: { 'application/json': { schema: { $ref: '#/components/schemas/Attachment' } } },
  },
  {
    path: GIVE_FILE,
    method: 'get',
    params: FILE_PARAMS,
    operation: {
      operationId: 'getAttachment',
      summary: 'A file of a document that was handed in, as it is',
      description: 'Scope: read.',
    },
    answer: ANY_BYTES,
  },
] as const;
