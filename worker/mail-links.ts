// The addresses that stand in mails, where people know the pages by one. Node only.

import type { MailLinks } from '../activities/ports.ts';
import { pathsUnder } from '../web/paths.ts';
import type { Config } from './config.ts';
import { unsubscribeTokens } from './unsubscribe.ts';
import { secretOf } from './web-secret.ts';

/** What a mail may link to; null where no address is configured. */
export function linksOf(config: Config, base: string): MailLinks | undefined {
  const { url } = config.web;
  if (url === null) return undefined;
  const tokens = unsubscribeTokens(secretOf(config), base);
  const paths = pathsUnder(base);
  return (person, kinds) => ({
    tasks: `${url}${paths.tasks()}`,
    unsubscribe: kinds.length === 0 ? null : `${url}${paths.unsubscribe(tokens.write({ person, kinds }))}`,
  });
}
