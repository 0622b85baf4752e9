// What each SMTP fault says about a mail, and when a round of mails ends early. Tables. Pure.

import { describe, expect, it } from '@jest/globals';
import { roundBrake } from '../../activities/mail/round-brake.ts';
import type { SmtpError } from '../../activities/mail/smtp-fault.ts';
import { deliveryAfter } from '../../activities/mail/smtp-fault.ts';
import type { Delivery } from '../../activities/ports.ts';

/** An error as nodemailer makes it of a reply. */
function replied(code: string, command: string, response: string): SmtpError {
  return { code, command, response, responseCode: Number(response.slice(0, 3)), message: `Failed: ${response}` };
}
const rcpt = (response: string) => replied('EENVELOPE', 'RCPT TO', response);
const content = (response: string) => replied('EMESSAGE', 'DATA', response);

const faults: [sentence: string, error: SmtpError, verdict: string][] = [
  ['greylisting', rcpt('450 4.2.0 Greylisted, come back later'), 'deferred recipient'],
  ['greylisting with 451', rcpt('451 4.7.1 Greylisting in action'), 'deferred recipient'],
  ['a full disk', content('452 4.3.1 Insufficient system storage'), 'deferred recipient'],
  ['a mailbox that is full', rcpt('552 5.2.2 Mailbox full'), 'deferred recipient'],
  ['a mailbox that is full, without a status', rcpt('552 Mailbox full'), 'deferred recipient'],
  ['a service that closes', rcpt('421 4.3.2 Shutting down'), 'deferred server'],
  ['a service that closes after the message', content('421 4.3.2 Shutting down'), 'deferred server'],
  ['a conversation out of step', rcpt('503 5.5.1 Bad sequence of commands'), 'deferred server'],
  [
    'a sender that is asked to slow down',
    replied('EENVELOPE', 'MAIL FROM', '450 4.7.1 Too much mail'),
    'deferred server',
  ],
  ['a greeting of not now', replied('EPROTOCOL', 'CONN', '450 Busy'), 'deferred server'],
  [
    'a sign-in that is down',
    replied('EAUTH', 'AUTH PLAIN', '454 4.7.0 Temporary authentication failure'),
    'deferred server',
  ],
  ['nobody listens', { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, 'deferred server'],
  ['a name that is not found', { code: 'EDNS', originalCode: 'ENOTFOUND', command: 'CONN' }, 'deferred server'],
  ['no answer', { code: 'ETIMEDOUT', command: 'CONN' }, 'deferred server'],
  ['a line that broke', { code: 'ECONNECTION', command: 'CONN' }, 'deferred server'],

  ['no such mailbox', rcpt('550 5.1.1 No such user'), 'refused, suspend'],
  ['no such mailbox, without a status', rcpt('550 No such user'), 'refused, suspend'],
  ['a mailbox that has moved', rcpt('551 User not local'), 'refused, suspend'],
  ['a mailbox that is closed', rcpt('550 5.2.1 Mailbox disabled'), 'refused, suspend'],
  ['a mailbox that some servers hide', rcpt('550 5.4.1 Recipient address rejected: Access denied'), 'refused, suspend'],
  ['no such mailbox, found out late', content('550 5.1.1 No such user'), 'refused, suspend'],
  ['no such mailbox, on many lines', rcpt('550-5.1.1 The account\n550 5.1.1 does not exist'), 'refused, suspend'],
  [
    'an address nobody can write to',
    { code: 'EENVELOPE', command: 'API', message: 'Invalid recipient "a b"' },
    'refused, suspend',
  ],
  ['no address', { code: 'EENVELOPE', command: 'API', message: 'No recipients defined' }, 'refused, suspend'],
  ['a recipient who takes no mail from us', rcpt('550 5.7.1 Not allowed to write to this group'), 'refused'],
  ['a transaction that failed', rcpt('554 Transaction failed'), 'refused'],
  ['spam', content('554 5.7.1 Looks like spam'), 'refused'],
  ['spam, without a status', content('550 Looks like spam'), 'refused'],
  ['a mail that is too large', content('552 5.3.4 Message too big'), 'refused'],
  [
    'a mail that is too large, known beforehand',
    { code: 'EMESSAGE', command: 'MAIL FROM', message: 'Message size larger than allowed 10' },
    'refused',
  ],
  ['DATA that is refused', replied('EENVELOPE', 'DATA', '554 5.5.1 No valid recipients'), 'refused'],

  ['a wrong password', replied('EAUTH', 'AUTH PLAIN', '535 5.7.8 Bad credentials'), 'ours: sign-in'],
  ['no password', { code: 'EAUTH', command: 'API', message: 'Missing credentials' }, 'ours: sign-in'],
  ['a sign-in that is wanted', replied('EENVELOPE', 'MAIL FROM', '530 5.7.0 Authentication required'), 'ours: sign-in'],
  ['a sign-in that is wanted for this recipient', rcpt('530 5.7.0 Authentication required'), 'ours: sign-in'],
  ['a server without STARTTLS', { code: 'ETLS', command: 'STARTTLS' }, 'ours: tls'],
  ['a certificate that has ended', { code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED', command: 'CONN' }, 'ours: tls'],
  [
    'a certificate of somebody else',
    { code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID', command: 'CONN' },
    'ours: tls',
  ],
  [
    'a certificate that nobody vouches for',
    { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT', command: 'CONN' },
    'ours: tls',
  ],
  [
    'a server that speaks no TLS',
    { code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER', command: 'CONN' },
    'ours: tls',
  ],
  ['a setting that makes no sense', { code: 'ECONFIG', command: 'API' }, 'ours: configuration'],
  ['a sender that is refused', replied('EENVELOPE', 'MAIL FROM', '550 5.7.1 Sender not allowed'), 'ours: sender'],
  [
    'a sender that has used up its quota',
    replied('EENVELOPE', 'MAIL FROM', '552 5.2.2 Quota of the sender'),
    'ours: sender',
  ],
  ['a sender that does not exist', rcpt('550 5.1.8 Bad sender'), 'ours: sender'],
  ['a sender nobody can write', { code: 'EENVELOPE', command: 'API', message: 'Invalid sender "a b"' }, 'ours: sender'],
  ['a connection that is not wanted', replied('EPROTOCOL', 'CONN', '554 5.7.1 Listed'), 'ours: policy'],
  ['a relay that is closed', rcpt('554 5.7.1 Relay access denied'), 'ours: policy'],
  ['a relay that is closed, without a status', rcpt('550 Relaying denied'), 'ours: policy'],
];

function verdict(delivery: Delivery): string {
  if (delivery.state === 'deferred') return `deferred ${delivery.because}`;
  if (delivery.state === 'refused') return delivery.suspend ? 'refused, suspend' : 'refused';
  return delivery.state === 'own-fault' ? `ours: ${delivery.fault}` : delivery.state;
}

describe('a fault before the message', () => {
  it.each(faults)('%s', (_, error, wanted) => {
    expect(verdict(deliveryAfter(error, { begun: false, aborted: false }))).toBe(wanted);
  });
});

describe('a fault after the server said yes to DATA', () => {
  it.each(faults)('with a reply is that reply’s verdict, without one nobody knows: %s', (_, error, wanted) => {
    const found = verdict(deliveryAfter(error, { begun: true, aborted: false }));
    expect(found).toBe((error.responseCode ?? 0) >= 400 ? wanted : 'unknown');
  });

  it('is unknown when the sender was told to stop, and when the server began a yes', () => {
    expect(verdict(deliveryAfter({ code: 'EABORT' }, { begun: true, aborted: true }))).toBe('unknown');
    expect(verdict(deliveryAfter({ code: 'ECONNECTION', responseCode: 250 }, { begun: true, aborted: false }))).toBe(
      'unknown',
    );
  });
});

it('a sender that is told to stop before the message has made no attempt', () => {
  expect(verdict(deliveryAfter({ code: 'EABORT' }, { begun: false, aborted: true }))).toBe('deferred stopped');
});

it('no more of a reply is kept than tells what was wrong, and an error of any shape has one', () => {
  expect(deliveryAfter(rcpt(`550 ${'x'.repeat(5_000)}`), { begun: false, aborted: false }).reply).toHaveLength(300);
  expect(deliveryAfter({}, { begun: false, aborted: false })).toMatchObject({
    state: 'deferred',
    reply: 'unknown error',
  });
});

describe('a round', () => {
  const sent: Delivery = { state: 'sent', reply: '250' };
  const away: Delivery = { state: 'deferred', because: 'server', reply: 'ECONNREFUSED' };
  const disliked: Delivery = { state: 'refused', suspend: false, reply: '554' };
  const rounds: [sentence: string, saw: Delivery[], fault: string | null, pauseMinutes: number | null][] = [
    ['goes on for as long as mails are taken', [sent, sent], null, null],
    ['ends at once when the fault is ours', [sent, { state: 'own-fault', fault: 'tls', reply: 'x' }], 'tls', 5],
    ['ends when the server is away for many in a row', Array.from({ length: 8 }, () => away), 'server-away', 1],
    ['goes on when single lines break', [...Array.from({ length: 7 }, () => away), sent, away], null, 1],
    ['ends when many different mails in a row are disliked', Array.from({ length: 5 }, () => disliked), 'disliked', 30],
    ['goes on when single mails are disliked', [disliked, disliked, sent, disliked, disliked, disliked], null, null],
    [
      'goes on when addresses are wrong, or put us off: that is about them',
      Array.from({ length: 50 }, (_, index): Delivery =>
        index % 2 === 0
          ? { state: 'refused', suspend: true, reply: '550' }
          : { state: 'deferred', because: 'recipient', reply: '450' },
      ),
      null,
      null,
    ],
  ];
  it.each(rounds)('%s', (_, saw, fault, pauseMinutes) => {
    const brake = roundBrake();
    for (const delivery of saw) brake.saw(delivery);
    expect(brake.pulled()?.fault ?? null).toBe(fault);
    expect(brake.pauseMs()).toBe(pauseMinutes === null ? null : pauseMinutes * 60_000);
  });
});
