// How a sending ends, against servers that refuse, put off, vanish and lie; and that nobody ever gets two copies.

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { createSmtpMailer } from '../../activities/mail/smtp-mailer.ts';
import type { SmtpOptions } from '../../activities/mail/smtp-mailer.ts';
import type { Mailer, OutgoingMail } from '../../activities/ports.ts';
import { startMailCatcher } from '../../worker/mail-catcher.ts';
import type { SinkScript, SmtpSink } from '../support/smtp-sink.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';

const mail: OutgoingMail = {
  to: 'koordinator@fosen.example',
  language: 'nn',
  subject: '[TEST] Frist måndag 1. februar: avgjerdsgrunnlag',
  text: 'Hei.\n\nFristen er måndag 1. februar.\n',
  html: '<!doctype html><html lang="nn"><title>x</title><p>Fristen er måndag 1. februar.</p></html>',
  messageId: '<0123456789abcdef0123456789abcdef@test.example>',
  date: '2027-01-18T07:00:00.000Z',
  notices: ['cycle=f/s/2027; step=decision-basis; party=fosen; kind=reminder; rung=-14d; deadline=2027-02-01'],
};

const closing: (() => unknown)[] = [];

afterEach(async () => {
  // Clients before servers: a server waits for its connections to end.
  for (const close of closing.splice(0).reverse()) await close();
});

function mailerAt(port: number, more: Partial<SmtpOptions> = {}): Mailer {
  const mailer = createSmtpMailer({
    host: '127.0.0.1',
    port,
    secure: false,
    from: 'arshjul@test.example',
    domain: 'test.example',
    ...more,
  });
  closing.push(() => mailer.close());
  return mailer;
}

async function sinkAnd(script: SinkScript = {}, more: Partial<SmtpOptions> = {}): Promise<[SmtpSink, Mailer]> {
  const sink = await startSmtpSink(script);
  closing.push(() => sink.close());
  return [sink, mailerAt(sink.port, more)];
}

describe('a mail that is taken', () => {
  it('is sent once, to one recipient, and answers the server’s reply', async () => {
    const [sink, mailer] = await sinkAnd();
    expect(await mailer.send(mail)).toEqual({ state: 'sent', reply: '250 taken' });
    expect(sink.received.map((one) => one.to)).toEqual([[mail.to]]);
  });

  it('carries the Message-ID and Date of its ledger row, and says what it is', async () => {
    const [sink, mailer] = await sinkAnd();
    await mailer.send(mail);
    await mailer.send(mail);
    expect(sink.received).toHaveLength(2);
    for (const { raw } of sink.received) {
      const parsed = await PostalMime.parse(Buffer.from(raw, 'latin1'));
      const header = (name: string) => parsed.headers.find((one) => one.key === name)?.value;
      expect(parsed.messageId).toBe(mail.messageId);
      expect(new Date(parsed.date!).toISOString()).toBe(mail.date);
      expect(parsed.to).toEqual([{ address: mail.to, name: '' }]);
      expect(parsed.cc ?? []).toEqual([]);
      expect(parsed.bcc ?? []).toEqual([]);
      expect(parsed.subject).toBe(mail.subject);
      expect(parsed.text!.replaceAll('\r\n', '\n').trimEnd()).toBe(mail.text.trimEnd());
      expect(parsed.html).toContain('Fristen er måndag 1. februar.');
      expect(header('auto-submitted')).toBe('auto-generated');
      expect(header('content-language')).toBe('nn');
      expect(header('list-id')).toBe('<arshjul.test.example>');
      expect(header('arshjul-notice')).toBe(mail.notices[0]);
    }
  });

  it('is read back whole by the catcher, with every notice', async () => {
    const catcher = await startMailCatcher();
    closing.push(() => catcher.close());
    const notices = Array.from({ length: 40 }, (_, index) => mail.notices[0]!.replace('fosen', `nettverk-${index}`));
    expect(await mailerAt(catcher.port).send({ ...mail, notices })).toMatchObject({ state: 'sent' });
    const [caught] = await catcher.mails();
    expect(caught).toMatchObject({ to: mail.to, date: mail.date, messageId: mail.messageId, language: 'nn' });
    expect(caught!.notices.map((one) => one['party'])).toEqual(notices.map((_, index) => `nettverk-${index}`));
  });
});

const outcomes: [sentence: string, script: SinkScript, state: string, reply: RegExp, arrived: number][] = [
  ['4xx to the recipient puts it off', { on: { RCPT: '450 try later' } }, 'deferred', /450/, 0],
  ['4xx to the sender puts it off', { on: { MAIL: '451 try later' } }, 'deferred', /451/, 0],
  ['4xx to DATA puts it off', { on: { DATA: '421 too busy' } }, 'deferred', /421/, 0],
  ['4xx to the whole message puts it off', { on: { 'end-of-data': '452 disk full' } }, 'deferred', /452/, 1],
  ['4xx as a greeting puts it off', { on: { greeting: '421 not now' } }, 'deferred', /421/, 0],
  ['5xx to the recipient refuses it', { on: { RCPT: '550 no such user' } }, 'refused', /550/, 0],
  ['5xx to DATA refuses it', { on: { DATA: '554 no' } }, 'refused', /554/, 0],
  ['5xx to the whole message refuses it', { on: { 'end-of-data': '554 looks like spam' } }, 'refused', /554/, 1],
  // Nothing is wrong with the address: whoever runs this must mend it, and the mail must not be lost meanwhile.
  ['5xx as a greeting is no verdict on the address', { on: { greeting: '554 not you' } }, 'own-fault', /554/, 0],
  ['5xx to the sender is no verdict on the address', { on: { MAIL: '553 not you' } }, 'own-fault', /553/, 0],
  ['a break as a greeting puts it off', { on: { greeting: 'drop' } }, 'deferred', /./, 0],
  ['a break at the recipient puts it off', { on: { RCPT: 'drop' } }, 'deferred', /./, 0],
  ['a break at DATA puts it off', { on: { DATA: 'drop' } }, 'deferred', /./, 0],
  ['a break after the whole message leaves it unknown', { on: { 'end-of-data': 'drop' } }, 'unknown', /./, 1],
];

describe('a mail that is not taken', () => {
  it.each(outcomes)('%s', async (_, script, state, reply, arrived) => {
    const [sink, mailer] = await sinkAnd(script);
    const delivery = await mailer.send(mail);
    expect(delivery.state).toBe(state);
    expect(delivery.reply).toMatch(reply);
    expect(delivery.reply.length).toBeLessThanOrEqual(300);
    expect(sink.received).toHaveLength(arrived);
  });

  it('a wrong password is our own fault', async () => {
    const [sink, mailer] = await sinkAnd(
      { auth: true, on: { AUTH: '535 wrong' } },
      { user: 'arshjul', password: 'wrong' },
    );
    expect(await mailer.send(mail)).toMatchObject({
      state: 'own-fault',
      fault: 'sign-in',
      reply: expect.stringContaining('535'),
    });
    expect(sink.received).toEqual([]);
  });

  it('a refused connection puts it off', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    await new Promise((done) => taken.close(done));
    expect(await mailerAt(port).send(mail)).toMatchObject({
      state: 'deferred',
      reply: expect.stringMatching(/refused/i),
    });
  });

  it('a server that cannot be found puts it off', async () => {
    expect(await mailerAt(25, { host: 'no-such-host.invalid' }).send(mail)).toMatchObject({ state: 'deferred' });
  }, 60_000);

  it('a server without TLS where TLS is wanted is our own fault', async () => {
    const [sink, mailer] = await sinkAnd({}, { secure: true });
    expect(await mailer.send(mail)).toMatchObject({ state: 'own-fault', fault: 'tls' });
    expect(sink.received).toEqual([]);
  }, 60_000);

  it('an abort while the server is silent after the whole message leaves it unknown', async () => {
    const sink = await startSmtpSink({ on: { 'end-of-data': '250-thinking' } });
    closing.push(() => sink.close());
    const abort = new AbortController();
    const sending = mailerAt(sink.port).send(mail, abort.signal);
    while (sink.received.length === 0) await new Promise((done) => setTimeout(done, 10));
    abort.abort();
    expect(await sending).toMatchObject({ state: 'unknown' });
    expect(sink.received).toHaveLength(1);
  });

  it('an abort before anything left puts it off', async () => {
    const [sink, mailer] = await sinkAnd({ on: { RCPT: '250-thinking' } });
    const abort = new AbortController();
    const sending = mailer.send(mail, abort.signal);
    setTimeout(() => abort.abort(), 300);
    expect(await sending).toMatchObject({ state: 'deferred' });
    expect(sink.received).toEqual([]);
  });
});

describe('never two copies', () => {
  it('a server that breaks off once after the whole message is not handed it again', async () => {
    const [sink, mailer] = await sinkAnd({ on: { 'end-of-data': 'drop' }, connections: 1 });
    expect(await mailer.send(mail)).toMatchObject({ state: 'unknown' });
    expect(sink.received).toHaveLength(1);
    const next = { ...mail, messageId: '<next@test.example>' };
    expect(await mailer.send(next)).toMatchObject({ state: 'sent' });
    expect(sink.received.filter(({ raw }) => raw.includes(mail.messageId))).toHaveLength(1);
  });

  it('a pooled connection that has died is found out before anything is sent over it', async () => {
    const [sink, mailer] = await sinkAnd();
    expect(await mailer.send(mail)).toMatchObject({ state: 'sent' });
    sink.breakConnections();
    const next = { ...mail, messageId: '<next@test.example>' };
    const { state } = await mailer.send(next);
    expect(['sent', 'deferred']).toContain(state);
    expect(sink.received.filter(({ raw }) => raw.includes('next@'))).toHaveLength(state === 'sent' ? 1 : 0);
  });

  it('many at once to a server that breaks off at random are each there at most once', async () => {
    let count = 0;
    const kept: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData(stream, session, callback) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          count += 1;
          kept.push(/Message-ID: <([^>]+)>/i.exec(Buffer.concat(parts).toString())![1]!);
          if (count % 5 === 0) for (const connection of server.connections) connection.close();
          else callback(null);
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
    closing.push(() => new Promise<void>((done) => server.close(() => done())));
    const mailer = mailerAt((server.server.address() as AddressInfo).port);
    const sent = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => ({
        id: `m${index}@test.example`,
        state: (await mailer.send({ ...mail, messageId: `<m${index}@test.example>` })).state,
      })),
    );
    const copies = (id: string) => kept.filter((one) => one === id).length;
    for (const { id, state } of sent) {
      if (state === 'sent') expect(copies(id)).toBe(1);
      else if (state === 'deferred') expect(copies(id)).toBe(0);
      else expect({ state, copies: copies(id) <= 1 }).toEqual({ state: 'unknown', copies: true });
    }
    expect(sent.some(({ state }) => state === 'sent')).toBe(true);
    expect(sent.some(({ state }) => state === 'unknown')).toBe(true);
  }, 60_000);
});
