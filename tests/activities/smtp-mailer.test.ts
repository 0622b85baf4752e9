// How a sending ends, against servers that refuse, put off, vanish and lie; and that nobody ever gets two copies.

import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { envelopeId } from '../../activities/mail/envelope-id.ts';
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

describe('what is configured', () => {
  /** A server that offers what it is told to, and keeps what it was told. */
  async function listening(options: SMTPServerOptions = {}) {
    const seen: { from: string; args: Record<string, unknown>; to: string[]; raw: string }[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      hideDSN: false,
      ...options,
      onData(stream, session, callback) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? '' : mailFrom.address;
          const args = mailFrom === false ? {} : ((mailFrom.args || {}) as Record<string, unknown>);
          seen.push({ from, args, to: rcptTo.map((one) => one.address), raw: Buffer.concat(parts).toString('latin1') });
          callback(null);
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
    closing.push(() => new Promise<void>((done) => server.close(() => done())));
    return { seen, port: (server.server.address() as AddressInfo).port };
  }

  it('reports go to the bounce address, under a name that only we can sign', async () => {
    const { seen, port } = await listening();
    const bounces = { address: 'bounces+{id}@test.example', secret: 'not-to-be-guessed' };
    expect(await mailerAt(port, { bounces }).send(mail)).toMatchObject({ state: 'sent' });
    const id = envelopeId(mail, bounces.secret);
    expect(seen).toMatchObject([{ from: `bounces+${id}@test.example`, to: [mail.to] }]);
    const parsed = await PostalMime.parse(seen[0]!.raw);
    expect(parsed.from).toEqual({ address: 'arshjul@test.example', name: '' });
    expect(parsed.headers.find(({ key }) => key === 'arshjul-envelope')?.value).toBe(id);
    expect(await mailerAt(port).send(mail)).toMatchObject({ state: 'sent' });
    expect(seen[1]!.from).toBe('arshjul@test.example');
    expect(seen[1]!.raw).not.toMatch(/^Arshjul-Envelope/im);
  });

  it('a mail that goes out again has the very same bytes', async () => {
    const { seen, port } = await listening();
    const mailer = mailerAt(port, { bounces: { address: 'b@test.example', secret: 'not-to-be-guessed' } });
    await mailer.send(mail);
    await mailer.send(mail);
    expect(seen[1]!.raw).toBe(seen[0]!.raw);
  });

  it('every mail is signed, and the signature holds', async () => {
    const { seen, port } = await listening();
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const dkim = { domain: 'test.example', selector: 's1', privateKey };
    expect(await mailerAt(port, { dkim }).send(mail)).toMatchObject({ state: 'sent' });
    const [head = '', body = ''] = seen[0]!.raw.split(/\r\n\r\n([^]*)/);
    const fields = head.split(/\r\n(?![ \t])/);
    const signature = fields.find((field) => /^DKIM-Signature:/i.test(field))!;
    const tag = (name: string) => new RegExp(`(?:^|[;:\\s])${name}=([^;]*)`).exec(signature)![1]!.replace(/\s/g, '');
    expect([tag('d'), tag('s')]).toEqual(['test.example', 's1']);
    const relaxedBody = `${body
      .replace(/[ \t]+/g, ' ')
      .replace(/ \r\n/g, '\r\n')
      .replace(/(?:\r\n)+$/, '')}\r\n`;
    expect(tag('bh')).toBe(createHash('sha256').update(relaxedBody, 'latin1').digest('base64'));
    const relaxed = (field: string): string => {
      const [name = '', value = ''] = field.split(/:([^]*)/);
      return `${name.toLowerCase().trim()}:${value
        .replace(/\r\n/g, '')
        .replace(/[ \t]+/g, ' ')
        .trim()}`;
    };
    const signed = tag('h')
      .split(':')
      .map((name) => fields.find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)))
      .flatMap((field) => (field === undefined ? [] : [relaxed(field)]));
    const unsigned = relaxed(signature).replace(/b=[^;]*$/, 'b=');
    const verify = createVerify('rsa-sha256').update([...signed, unsigned].join('\r\n'), 'latin1');
    expect(verify.verify(keys.publicKey, tag('b'), 'base64')).toBe(true);
  });

  it('with DKIM too, a break before the message puts it off, and one after it leaves it unknown', async () => {
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const more = { dkim: { domain: 'test.example', selector: 's1', privateKey } };
    const [, before] = await sinkAnd({ on: { DATA: 'drop' } }, more);
    expect(await before.send(mail)).toMatchObject({ state: 'deferred', because: 'server' });
    const [, after] = await sinkAnd({ on: { 'end-of-data': 'drop' } }, more);
    expect(await after.send(mail)).toMatchObject({ state: 'unknown' });
  });

  it('nothing is said to a server without STARTTLS where it is wanted', async () => {
    const { seen, port } = await listening();
    const mailer = mailerAt(port, { requireTls: true, user: 'arshjul', password: 'secret' });
    expect(await mailer.send(mail)).toMatchObject({ state: 'own-fault', fault: 'tls' });
    expect(seen).toEqual([]);
  });

  it('a server whose certificate nobody vouches for is not trusted', async () => {
    const { seen, port } = await listening({ disabledCommands: [] });
    expect(await mailerAt(port, { requireTls: true }).send(mail)).toMatchObject({ state: 'own-fault', fault: 'tls' });
    expect(seen).toEqual([]);
  });

  it('no more mails go out in a span of time than may', async () => {
    const { seen, port } = await listening();
    const mailer = mailerAt(port, { perMinute: 600 });
    const started = performance.now();
    const ids = Array.from({ length: 25 }, (_, index) => `<rate-${index}@test.example>`);
    await Promise.all(ids.map((messageId) => mailer.send({ ...mail, messageId })));
    expect(seen).toHaveLength(25);
    expect(performance.now() - started).toBeGreaterThan(1_500);
  });

  it.each([
    'a@fosen.example, b@fosen.example',
    'a@fosen.example;b@fosen.example',
    'a b@fosen.example',
    'a@fosen.example\r\nRCPT TO:<b@fosen.example>',
    '',
  ])('an address that is no single address reaches nobody: %j', async (to) => {
    const { seen, port } = await listening();
    expect(await mailerAt(port).send({ ...mail, to })).toMatchObject({ state: 'refused', suspend: true });
    expect(seen).toEqual([]);
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
