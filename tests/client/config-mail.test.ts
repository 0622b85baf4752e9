// What the environment says about mail: every fault is one sentence that names the variable, and no secret is in it.

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../worker/config.ts';
import { isPrivateAddress, requirePrivateHost } from '../../worker/private-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'arshjul-config-'));
const keyFile = join(folder, 'dkim.pem');
const notAKey = join(folder, 'not-a-key.pem');
writeFileSync(
  keyFile,
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);
writeFileSync(notAKey, 'very secret nonsense');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'not-to-be-guessed-0123456789';
const catcher = { SMTP_HOST: '127.0.0.1', MAIL_FROM: 'arshjul@test.example' };
const real = { ...catcher, SMTP_HOST: 'smtp.test.example', ARSHJUL_PRODUCTION: '1' };

describe('a configuration that cannot be', () => {
  const table: [sentence: string, env: Record<string, string>, wanted: RegExp][] = [
    [
      'a real server outside production',
      { ...catcher, SMTP_HOST: 'smtp.test.example' },
      /^Read SMTP_HOST: .*outside production/,
    ],
    ['no server in production', { ARSHJUL_PRODUCTION: '1' }, /^Read SMTP_HOST: it is missing/],
    [
      'a password in clear text',
      { ...real, SMTP_USER: 'u', SMTP_PASSWORD: SECRET, SMTP_REQUIRE_TLS: '0' },
      /^Read SMTP_REQUIRE_TLS: .*clear text/,
    ],
    [
      'too few mails a minute',
      { ...real, MAIL_PER_MINUTE: '5' },
      /^Read MAIL_PER_MINUTE: it is "5", wanted a whole number from 30 to 60000/,
    ],
    ['mails by the half', { ...real, MAIL_PER_MINUTE: '60.5' }, /^Read MAIL_PER_MINUTE: it is "60.5"/],
    ['a selector without a key', { ...real, MAIL_DKIM_SELECTOR: 's' }, /^Read MAIL_DKIM_KEY_FILE: it is missing/],
    ['a key without a selector', { ...real, MAIL_DKIM_KEY_FILE: keyFile }, /^Read MAIL_DKIM_SELECTOR: it is missing/],
    [
      'a key that is none',
      { ...real, MAIL_DKIM_SELECTOR: 's', MAIL_DKIM_KEY_FILE: notAKey },
      /^Read MAIL_DKIM_KEY_FILE: .*no RSA private key/,
    ],
    [
      'a key that is not there',
      { ...real, MAIL_DKIM_SELECTOR: 's', MAIL_DKIM_KEY_FILE: join(folder, 'gone') },
      /^Read MAIL_DKIM_KEY_FILE/,
    ],
    [
      'bounces to nowhere',
      { ...real, MAIL_BOUNCES_TO: 'nowhere', ARSHJUL_BOUNCE_SECRET: SECRET },
      /^Read MAIL_BOUNCES_TO: it is "nowhere"/,
    ],
    [
      'bounces that anybody can forge',
      { ...real, MAIL_BOUNCES_TO: 'b@test.example', ARSHJUL_BOUNCE_SECRET: 'short' },
      /^Read ARSHJUL_BOUNCE_SECRET: it has 5 characters/,
    ],
    ['a secret for no bounces', { ...real, ARSHJUL_BOUNCE_SECRET: SECRET }, /^Read MAIL_BOUNCES_TO/],
    [
      'a promise that nobody can keep',
      { ...real, ARSHJUL_DUTY_MAIL: 'exactly-once' },
      /^Read ARSHJUL_DUTY_MAIL: it is "exactly-once", wanted at-most-once or at-least-once/,
    ],
    [
      'words that are gone before anybody asks',
      { ...real, ARSHJUL_MAIL_KEEP_DAYS: '7' },
      /^Read ARSHJUL_MAIL_KEEP_DAYS: it is "7", wanted a whole number from 30/,
    ],
  ];
  it.each(table)('is refused with a sentence: %s', (_, env, wanted) => {
    const fault = (() => {
      try {
        readConfig(env);
      } catch (error) {
        return error as Error & { code: string };
      }
      throw new Error('it was taken');
    })();
    expect(fault).toMatchObject({
      name: 'Refusal',
      code: 'invalid-definition',
      message: expect.stringMatching(wanted),
    });
    expect(fault.message).not.toContain(SECRET);
    expect(fault.message).not.toContain('nonsense');
  });
});

describe('a configuration of mail', () => {
  it('in production wants STARTTLS, but for a server on this machine or one that speaks TLS from the first byte', () => {
    expect(readConfig(real).smtp).toMatchObject({ secure: false, requireTls: true });
    expect(readConfig({ ...real, SMTP_HOST: 'localhost' }).smtp).toMatchObject({ requireTls: false });
    expect(readConfig({ ...real, SMTP_SECURE: '1' }).smtp).toMatchObject({ secure: true, requireTls: false });
    expect(readConfig(catcher).smtp).toMatchObject({ requireTls: false });
  });

  it('has everything that is set', () => {
    const { smtp, mail } = readConfig({
      ...real,
      MAIL_PER_MINUTE: '600',
      MAIL_DKIM_SELECTOR: 's2027',
      MAIL_DKIM_KEY_FILE: keyFile,
      MAIL_BOUNCES_TO: 'bounces+{id}@test.example',
      ARSHJUL_BOUNCE_SECRET: SECRET,
      ARSHJUL_BOUNCE_FOLDER: '/var/mail/bounces',
      ARSHJUL_DUTY_MAIL: 'at-least-once',
      ARSHJUL_MAIL_KEEP_DAYS: '365',
      ARSHJUL_HOLD_ABOVE: '0',
      ARSHJUL_HOLD_MINUTES: '30',
    });
    const bounces = { address: 'bounces+{id}@test.example', secret: SECRET };
    expect(smtp).toMatchObject({ perMinute: 600, dkim: { domain: 'test.example', selector: 's2027' }, bounces });
    const hold = { above: 0, minutes: 30 };
    expect(mail).toEqual({ duty: 'at-least-once', keepDays: 365, hold, bounces, bounceFolder: '/var/mail/bounces' });
    expect(readConfig(catcher).mail).toEqual({
      duty: 'at-most-once',
      keepDays: 550,
      hold: { above: 200, minutes: 10 },
      bounces: null,
      bounceFolder: null,
    });
  });
});

describe('outside production a mail server', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['192.168.1.1', true],
    ['::1', true],
    ['fd00::1', true],
    ['::ffff:10.0.0.1', true],
    ['172.32.0.1', false],
    ['8.8.8.8', false],
    ['2001:db8::1', false],
    ['::ffff:8.8.8.8', false],
    ['no address', false],
  ])('at %s may be used: %s', (address, may) => {
    expect(isPrivateAddress(address)).toBe(may);
  });

  it('that a trusted name leads to must not be outside', async () => {
    await requirePrivateHost('localhost');
    await expect(requirePrivateHost('192.0.2.1')).rejects.toMatchObject({
      code: 'invalid-definition',
      message: expect.stringMatching(/192\.0\.2\.1 outside production/),
    });
  });
});
