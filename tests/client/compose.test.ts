// docker-compose.yml and the Dockerfile, checked without a container engine. Node only.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { readConfig } from '../../worker/config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const dockerfile = read('Dockerfile');

const duration = { type: 'string', pattern: '^\\d+s$' };
const names = { type: 'object', additionalProperties: { type: 'string' } };

/** What we rely on: the Compose specification's form of it, narrower where we want more. */
const SCHEMA = {
  type: 'object',
  required: ['name', 'services', 'volumes', 'configs'],
  patternProperties: { '^x-': {} },
  additionalProperties: false,
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
    configs: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['content'],
        additionalProperties: false,
        properties: { content: { type: 'string', minLength: 1 } },
      },
    },
    services: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['image', 'restart', 'healthcheck'],
        additionalProperties: false,
        properties: {
          image: { type: 'string', pattern: '^[a-z0-9./-]+:v?\\d+\\.\\d+[a-z0-9.-]*$' },
          build: { const: '.' },
          command: { type: 'array', items: { type: 'string' }, minItems: 1 },
          restart: { const: 'unless-stopped' },
          init: { type: 'boolean' },
          read_only: { type: 'boolean' },
          tmpfs: { type: 'array', items: { type: 'string', pattern: '^/' } },
          cap_drop: { type: 'array', items: { type: 'string' } },
          security_opt: { type: 'array', items: { type: 'string' } },
          stop_grace_period: duration,
          environment: names,
          ports: { type: 'array', items: { type: 'string', pattern: '^127\\.0\\.0\\.1:\\d+:\\d+$' } },
          volumes: { type: 'array', items: { type: 'string', pattern: '^[a-z-]+:/' } },
          configs: {
            type: 'array',
            items: {
              type: 'object',
              required: ['source', 'target'],
              additionalProperties: false,
              properties: { source: { type: 'string' }, target: { type: 'string', pattern: '^/' } },
            },
          },
          depends_on: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['condition'],
              additionalProperties: false,
              properties: { condition: { const: 'service_healthy' } },
            },
          },
          healthcheck: {
            type: 'object',
            required: ['test', 'interval', 'timeout', 'retries', 'start_period'],
            additionalProperties: false,
            properties: {
              test: { type: 'array', minItems: 2, items: { type: 'string' } },
              interval: duration,
              timeout: duration,
              start_period: duration,
              retries: { type: 'integer', minimum: 1 },
            },
          },
        },
      },
    },
  },
} as const;

/** Every variable that the configuration asks for, found by letting it ask. */
function variablesRead(): Set<string> {
  const asked = new Set<string>();
  const given: Readonly<Record<string, string>> = { SMTP_HOST: 'localhost', MAIL_FROM: 'a@b.example' };
  readConfig(
    new Proxy(
      {},
      {
        get: (_, name) => {
          asked.add(String(name));
          return given[String(name)];
        },
      },
    ),
  );
  return asked;
}

/** `${NAME:-default}` as Compose fills it in when nothing is set. */
function withDefaults(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')]),
  );
}

describe('docker-compose.yml', () => {
  it('has the form that Compose knows, and a health check, a restart policy and a pinned image everywhere', () => {
    const validate = new Ajv({ allErrors: true }).compile(SCHEMA);
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('has PostgreSQL, Temporal with its pages, Mailpit, the office and the worker', () => {
    expect(services.map(([name]) => name).sort()).toEqual([
      'mailpit',
      'office',
      'postgres',
      'temporal',
      'temporal-ui',
      'worker',
    ]);
  });

  it.each(services)('%s waits for, mounts and reads only what is there', (_, service) => {
    for (const name of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(name);
    for (const volume of service.volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    for (const { source } of service.configs ?? []) expect(Object.keys(compose.configs)).toContain(source);
  });

  it('publishes no port twice', () => {
    const published = services.flatMap(([, service]) => (service.ports ?? []).map((port) => port.split(':')[1]));
    expect(new Set(published).size).toBe(published.length);
  });

  it('holds no password or token that cannot be replaced from outside', () => {
    for (const [, { environment }] of services) {
      for (const [name, value] of Object.entries(environment ?? {})) {
        if (/PASSWORD|PWD|TOKEN|SECRET/.test(name)) expect(value).toMatch(/^\$\{\w+:-.*\}$/);
        if (/:\/\/[^:/]+:[^/]*@/.test(value)) expect(value).toMatch(/:\/\/[^:]+:\$\{\w+:-[^}]*\}@/);
      }
    }
  });

  it.each(ours)('gives %s variables that the program reads, and values that it takes', (name, service) => {
    const known = variablesRead();
    for (const variable of Object.keys(service.environment ?? {})) expect([...known]).toContain(variable);
    const config = readConfig(withDefaults(service.environment ?? {}));
    expect(config.production).toBe(false);
    expect(config.temporalAddress).toBe('temporal:7233');
    expect(new URL(config.databaseUrl ?? '').hostname).toBe('postgres');
    expect(config.smtp?.host).toBe('mailpit');
    expect(config.health.port).toBe(8080);
    expect(service.command).toEqual([name]);
    const ports = [config.door.port, config.web.port].map((port) => `127.0.0.1:${port}:${port}`);
    if (name === 'office') expect(service.ports).toEqual(ports);
  });

  it('lets the worker finish: its patience is longer than the program’s own', () => {
    const last = Number(/LAST_RESORT_MS = (\d+)_000/.exec(read('worker/main.ts'))?.[1]);
    const grace = Number(/stop_grace_period: (\d+)s/.exec(read('docker-compose.yml'))?.[1]);
    expect(last).toBeGreaterThan(75);
    expect(grace).toBeGreaterThan(last);
  });
});

describe('the Dockerfile', () => {
  it('starts files that the build makes', () => {
    const started = [...dockerfile.matchAll(/dist\/([\w/-]+)\.js/g)].map(([, path]) => path!);
    expect(started).toEqual(expect.arrayContaining(['worker/main', 'worker/check-health', 'worker/arshjul']));
    for (const path of started)
      expect({ path, there: existsSync(join(root, `${path}.ts`)) }).toEqual({ path, there: true });
    for (const [name, { environment }] of ours) {
      expect({ name, port: environment?.['ARSHJUL_HEALTH_PORT'] }).toEqual({ name, port: '8080' });
    }
  });

  it('copies only what the context has, pins its base and does not run as root', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const [, files] of dockerfile.matchAll(/^COPY (?!--from)(.+) \.\/$/gm)) {
      for (const file of files!.split(' ')) {
        expect(existsSync(join(root, file))).toBe(true);
        expect(ignored).not.toContain(file);
      }
    }
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/^node:20\.\d+-bookworm-slim$/);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });
});
