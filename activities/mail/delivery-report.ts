// Reads a delivery report (RFC 3464): what became of which mail. Anything else is no report. Node only.

import PostalMime from 'postal-mime';
import { envelopeIdsIn } from './envelope-id.ts';

/** What a report says of one recipient. */
export interface ReportedRecipient {
  /**
   * RFC 3464, 2.3.3: `failed`, `delayed`, `delivered`, `relayed` or `expanded`; whatever a report says, in small
   * letters.
   */
  readonly action: string;
  /** RFC 3463, such as `5.1.1`; empty when there is none. */
  readonly status: string;
  /** The words of the server that said no. */
  readonly diagnostic: string;
}

export interface DeliveryReport {
  /** Signed names of envelopes, wherever the report has them; not yet believed. */
  readonly envelopes: readonly { readonly id: string; readonly signature: string }[];
  readonly recipients: readonly ReportedRecipient[];
}

/** Larger ones are not read: a report is a few kilobytes. */
export const REPORT_LIMIT = 1024 * 1024;

/** More recipients than this is no report of ours: each mail has one. */
const GROUPS = 20;
const WORDS = 300;

/** Null when the bytes are no delivery report. Never throws: these bytes come from anybody. */
export async function readDeliveryReport(raw: Uint8Array): Promise<DeliveryReport | null> {
  if (raw.length > REPORT_LIMIT) return null;
  try {
    const mail = await PostalMime.parse(raw, {
      attachmentEncoding: 'utf8',
      forceRfc822Attachments: true,
      maxNestingDepth: 20,
    });
    const part = (type: RegExp): string[] =>
      mail.attachments.filter(({ mimeType }) => type.test(mimeType)).map(({ content }) => textOf(content));
    const [status] = part(/^message\/(?:global-)?delivery-status$/i);
    if (status === undefined) return null;
    const groups = await fieldGroups(status);
    const [about = new Map<string, string>(), ...each] = groups;
    const recipients = each.flatMap((fields) => {
      const action = (fields.get('action') ?? '').toLowerCase();
      if (action === '') return [];
      const [code = ''] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '') ?? [];
      const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[^;]{1,20};\s*/, '').slice(0, WORDS);
      return [{ action, status: code, diagnostic }];
    });
    const receivers = mail.headers.filter(({ key }) =>
      ['to', 'delivered-to', 'x-original-to', 'envelope-to'].includes(key),
    );
    // Returned headers come as a part of their own, or as the head of the returned mail.
    const returned = part(/^(?:message\/rfc822|message\/global|text\/rfc822-headers|message\/global-headers)$/i);
    const names = [
      ...receivers.map(({ value }) => value),
      about.get('original-envelope-id') ?? '',
      ...returned.map((text) => text.split(/\r?\n\r?\n/, 1)[0]!),
    ];
    return { envelopes: envelopeIdsIn(names.join('\n')), recipients };
  } catch {
    return null;
  }
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** Groups of fields with an empty line between them: the first is about the mail, each other about a recipient. */
async function fieldGroups(status: string): Promise<Map<string, string>[]> {
  const groups = status
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .filter((group) => group.trim() !== '')
    .slice(0, GROUPS);
  // Each has the form of a mail's header, folding and all, so the same parser reads it.
  return Promise.all(
    groups.map(async (group) => {
      const { headers } = await PostalMime.parse(`${group.trimStart()}\r\n\r\n`);
      return new Map([...headers].reverse().map(({ key, value }) => [key, value]));
    }),
  );
}
