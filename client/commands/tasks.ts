// `arshjul tasks`: what waits for the office because mail cannot mend it by itself. Node only.

import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Task {
  readonly kind: string;
  readonly since: string | null;
  readonly about: string;
  readonly why: string;
  readonly mail?: string;
  readonly held?: number;
}

/** What a person can do about it. */
const MEND: Readonly<Record<string, string>> = {
  held: 'holds release or holds cancel; otherwise they go by themselves',
  'our-fault': 'mend the configuration or the mail server; mails wait',
  suspended: 'people import (another address), or people lift',
  'nobody-reachable': 'mend one of the addresses, or give the role to one more',
  unknown: 'mails --resend or --close',
  refused: 'mails --resend or --close',
  bounced: 'mails --resend or --close',
};

export const register: Register = (program, context) => {
  program
    .command('tasks')
    .description(
      'What waits for the office: mails that are held, addresses that fail, mails in doubt, faults of our own',
    )
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (options: { demo?: boolean; json?: boolean }) => {
      const tasks = await context.call<Task[]>(options.demo === true ? 'demo' : 'real', 'tasks', {});
      show(context, options.json, tasks, () =>
        tasks.length === 0
          ? 'Nothing waits for the office.'
          : table(
              ['since', 'what', 'about', 'why', 'to mend it', 'mail'],
              tasks.map(({ kind, since, about, why, mail }) => [
                since?.slice(0, 16) ?? '',
                kind,
                about,
                why,
                MEND[kind] ?? '',
                mail ?? '',
              ]),
            ),
      );
    });
};
