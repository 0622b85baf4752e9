// The part that all commands share which ask a workflow for something. Node only.

import type { Command } from 'commander';
import type { Attachment } from '../../domain/attachments.ts';
import type { Role } from '../../domain/words.ts';
import { readAttachment } from '../attach.ts';
import type { Effect } from '../effect.ts';
import { effectText } from '../effect.ts';
import type { CommandContext } from './context.ts';
import { show } from './context.ts';

export interface AskOptions {
  readonly cycle?: string;
  readonly as?: string;
  readonly demo?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Adds the options that every asking command has. `role` acts in the demonstration when nobody is named. */
export function askOptions(command: Command, role: Role): Command {
  return command
    .option('--cycle <name>', 'forum/scheme/year; the only open cycle when left out')
    .option('--as <person>', `who asks: a person's id or a role (in the demonstration: ${role})`)
    .option('--demo', 'in the demonstration world')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON');
}

/** Files to hand in: looked at here, and given to the running process unless nothing may change. */
export async function attachmentsOf(
  context: CommandContext,
  options: AskOptions,
  paths: readonly string[] | undefined,
): Promise<readonly Attachment[] | undefined> {
  if (paths === undefined) return undefined;
  const given: Attachment[] = [];
  // All are looked at before the first is sent.
  for (const { file, content } of paths.map(readAttachment)) {
    if (options.dryRun === true) given.push(file);
    else given.push(await context.give(options.demo === true ? 'demo' : 'real', { name: file.name, content }));
  }
  return given;
}

/** Sends one command to a cycle or, with a party, to a partnership, and prints the answer. */
export async function ask(
  context: CommandContext,
  options: AskOptions,
  request: {
    name: string;
    role: Role;
    party?: string;
    message: Record<string, unknown>;
    exampleText?: string;
    done: string;
  },
): Promise<void> {
  const as = options.as ?? (options.demo === true ? request.role : undefined);
  const message = Object.fromEntries(Object.entries(request.message).filter(([, value]) => value !== undefined));
  const answer = await context.call<{ seq?: number; events?: readonly { type: string }[]; effect?: Effect }>(
    options.demo === true ? 'demo' : 'real',
    'command',
    {
      name: request.name,
      cycle: options.cycle,
      party: request.party,
      as: as ?? '',
      message,
      exampleText: request.exampleText,
      dryRun: options.dryRun === true,
    },
  );
  show(context, options.json, answer, () =>
    answer.effect
      ? effectText(answer.effect)
      : answer.events
        ? `Dry run, nothing is changed. It would lead to: ${answer.events.map((event) => event.type).join(', ') || 'nothing new'}.`
        : `${request.done}${answer.seq === undefined ? '' : ` (event ${answer.seq})`}.`,
  );
}
