// Handing out attached files: as files to keep, never as something that the browser opens in our name. Node only.

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Attachment, AttachmentType } from '../domain/attachments.ts';
import { refuse } from '../domain/refusal.ts';
import type { WebWorld } from './world.ts';

const MEDIA_TYPES: Readonly<Record<AttachmentType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * The header with which a browser saves a file under its name: plain letters for old programs, then the name itself.
 */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["%\\]/g, '-');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** Sends a file part by part; refuses one whose bytes are not here. */
export async function sendFile(
  reply: FastifyReply,
  world: Pick<WebWorld, 'attachments'>,
  file: Attachment,
): Promise<FastifyReply> {
  const stored = await world.attachments.read(file.hash);
  if (stored === null)
    return refuse(
      'not-found',
      `Open "${file.name}": the store has no file with this hash, wanted one that was attached`,
    );
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', contentDisposition(file.name))
    .header('content-length', stored.bytes)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(MEDIA_TYPES[file.type])
    .send(Readable.from(stored.parts));
}
