// The secret of cookies and of addresses in mails. Node only.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** From the configuration, or one that the data folder keeps. */
export function secretOf(config: Config): string {
  if (config.web.secret !== null) return config.web.secret;
  const file = join(config.dataFolder, 'web-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(config.dataFolder, { recursive: true });
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
