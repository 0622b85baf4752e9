// Sends mails again whose end nobody knows: the same bytes, under the same name, so that mail programs can tell. Node only.

import type { Instant } from '../domain/words.ts';
import { noticeHeader } from './mail/notice-header.ts';
import type { Ports } from './ports.ts';

/** Less than the lease of a mail on its way. */
const ON_ITS_WAY_MS = 45_000;

/**
 * One at a time: there are few. A resend that was not taken proves nothing about the first: the mail stays unknown, and is
 * tried again later.
 */
export async function resendUnknown(
  ports: Pick<Ports, 'resends' | 'outbox' | 'mailer' | 'directory' | 'suspensions'>,
  now: Instant,
  signal: AbortSignal,
): Promise<void> {
  await ports.resends.schedule(now);
  const unreachable = await ports.suspensions.unreachable();
  while (!signal.aborted) {
    const mail = await ports.resends.take(now);
    if (mail === null) return;
    const person = (await ports.directory.people()).find((one) => one.id === mail.person);
    if (!person || unreachable.has(person.id)) {
      await ports.resends.notTaken(
        mail.key,
        'nobody to send it to: the address is suspended, or the person is gone',
        null,
      );
      continue;
    }
    const { key, messageId, date, subject, text, html, notices } = mail;
    const delivery = await ports.mailer.send(
      {
        to: person.email,
        language: person.language,
        subject,
        text,
        html,
        messageId,
        date,
        notices: notices.map(noticeHeader),
      },
      AbortSignal.any([signal, AbortSignal.timeout(ON_ITS_WAY_MS)]),
    );
    if (delivery.state === 'deferred' || delivery.state === 'own-fault') {
      await ports.resends.notTaken(key, delivery.reply, now);
    } else await ports.outbox.turn({ settle: [{ key, delivery }], handOver: [] });
  }
}
