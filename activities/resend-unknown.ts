// Sends mails again whose end nobody knows: the same bytes, under the same name, so that mail programs can tell. Node
// only.

import type { Instant } from '../domain/words.ts';
import { noticeHeader } from './mail/notice-header.ts';
import type { RoundBrake } from './mail/round-brake.ts';
import type { Delivery, Ports } from './ports.ts';

/** Less than the lease of a mail on its way. */
const ON_ITS_WAY_MS = 45_000;
/** So many a call, so that no call is too long. */
const SOME = 30;

/**
 * One at a time: there are few. A resend that was not taken proves nothing about the first: the mail stays unknown, and is
 * tried again later. Ends early when signal or brake say so. Answers how many were taken.
 */
export async function resendUnknown(
  ports: Pick<Ports, 'resends' | 'outbox' | 'mailer' | 'directory' | 'suspensions'>,
  now: Instant,
  { signal, brake }: { readonly signal: AbortSignal; readonly brake: RoundBrake },
): Promise<number> {
  let sent = 0;
  for (let count = 0; count < SOME && !signal.aborted && brake.pulled() === null; count += 1) {
    const mail = await ports.resends.take(now);
    if (mail === null) break;
    const { key, messageId, date, subject, text, html, notices } = mail;
    const person = (await ports.directory.people()).find((one) => one.id === mail.person);
    if (!person || (await ports.suspensions.unreachable()).has(person.id)) {
      const why = 'nobody to send it to: the address is suspended, or the person is gone';
      await ports.resends.notTaken(key, why, null);
      continue;
    }
    const { email, language } = person;
    const headers = notices.map(noticeHeader);
    const delivery = await ports.mailer
      .send(
        { to: email, language, subject, text, html, messageId, date, notices: headers },
        AbortSignal.any([signal, AbortSignal.timeout(ON_ITS_WAY_MS)]),
      )
      .catch((error: unknown): Delivery => ({ state: 'unknown', reply: String(error).slice(0, 300) }));
    if (delivery.state === 'deferred' || delivery.state === 'own-fault') {
      await ports.resends.notTaken(key, delivery.reply, now);
    } else await ports.outbox.turn({ settle: [{ key, delivery }], handOver: [] });
    brake.saw(delivery);
    if (delivery.state === 'sent') sent += 1;
  }
  return sent;
}
