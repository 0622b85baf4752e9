// `arshjul forum writing-…`: members approve a recommendation one by one. Node only.

import type { Command } from 'commander';
import { ANSWERS } from '../../domain/forum-state.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { CommandContext } from './context.ts';

interface Own {
  readonly revision?: number;
  readonly until?: string;
  readonly seat?: string;
  readonly statement?: string;
  readonly note?: string;
  readonly withoutResult?: boolean;
}

/** Adds the verbs of written procedure to `arshjul forum`. */
export function addWritingVerbs(forum: Command, context: CommandContext): void {
  const revision = ['--revision <number>', 'the revision; the present one when left out'] as const;
  askOptions(forum.command('writing-open').description('Ask members to approve in writing'), 'secretariat')
    .option(...revision, Number)
    .option('--until <date>', 'by when they are asked to answer')
    .action((options: AskOptions & Own) =>
      ask(context, options, {
        name: 'openWriting',
        role: 'secretariat',
        message: { revision: options.revision, until: options.until },
        done: 'Members are asked to approve in writing',
      }),
    );
  askOptions(forum.command('answer').description('Answer in writing for a seat'), 'forum-member')
    .argument('<answer>', ANSWERS.join(', '))
    .option(...revision, Number)
    .option('--seat <seat>', 'for somebody who could answer for more than one')
    .option('--statement <text>', 'for the minutes; a dissent must have one')
    .action((answer: string, options: AskOptions & Own) =>
      ask(context, options, {
        name: 'approveInWriting',
        role: 'forum-member',
        message: { answer, revision: options.revision, seat: options.seat, statement: options.statement },
        done: `Answered: ${answer}`,
      }),
    );
  askOptions(forum.command('writing-close').description('Close the written procedure'), 'secretariat')
    .option(...revision, Number)
    .option('--without-result', 'although the answers lead to nothing')
    .option('--note <text>', 'for the minutes')
    .action((options: AskOptions & Own) =>
      ask(context, options, {
        name: 'closeWriting',
        role: 'secretariat',
        message: { revision: options.revision, withoutResult: options.withoutResult, note: options.note },
        done: 'The written procedure is closed',
      }),
    );
}
