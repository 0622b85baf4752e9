// The CLI as a whole: every command registered, errors turned into sentences and exit codes. Node only.

import { Command, CommanderError } from 'commander';
import { Refusal } from '../domain/refusal.ts';
import { register as acceptLate } from './commands/accept-late.ts';
import { register as advance } from './commands/advance.ts';
import { register as allocate } from './commands/allocate.ts';
import { register as approve } from './commands/approve.ts';
import { register as queries } from './commands/asking-queries.ts';
import { register as calendar } from './commands/calendar.ts';
import { register as cancel } from './commands/cancel.ts';
import { register as close } from './commands/close.ts';
import type { CommandContext, Register } from './commands/context.ts';
import { register as collecting } from './commands/collecting.ts';
import { register as contract } from './commands/contract.ts';
import { register as decide } from './commands/decide.ts';
import { register as definitions } from './commands/definitions.ts';
import { register as extend } from './commands/extend.ts';
import { register as forum } from './commands/forum.ts';
import { register as forumReads } from './commands/forum-reads.ts';
import { register as forumApprove } from './commands/forum-approve.ts';
import { register as frame } from './commands/frame.ts';
import { register as holds } from './commands/holds.ts';
import { register as journal } from './commands/journal.ts';
import { register as letter } from './commands/letter.ts';
import { register as list } from './commands/list.ts';
import { register as mailGallery } from './commands/mail-gallery.ts';
import { register as mails } from './commands/mails.ts';
import { register as moveDeadline } from './commands/move-deadline.ts';
import { register as noNeed } from './commands/no-need.ts';
import { register as open } from './commands/open.ts';
import { register as outcome } from './commands/outcome.ts';
import { register as payment } from './commands/payment.ts';
import { register as people } from './commands/people.ts';
import { register as preview } from './commands/preview.ts';
import { register as prioritise } from './commands/prioritise.ts';
import { register as propose } from './commands/propose.ts';
import { register as record } from './commands/record.ts';
import { register as rehearse } from './commands/rehearse.ts';
import { register as reminders } from './commands/reminders.ts';
import { register as reopen } from './commands/reopen.ts';
import { register as report } from './commands/report.ts';
import { register as returnDocument } from './commands/return.ts';
import { register as returnToForum } from './commands/return-to-forum.ts';
import { register as submit } from './commands/submit.ts';
import { register as tasks } from './commands/tasks.ts';
import { register as tokens } from './commands/tokens.ts';
import { register as withdraw } from './commands/withdraw.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';

const COMMANDS: readonly Register[] = [
  preview,
  mailGallery,
  rehearse,
  calendar,
  allocate,
  contract,
  definitions,
  open,
  list,
  queries,
  journal,
  mails,
  holds,
  tasks,
  people,
  tokens,
  advance,
  submit,
  report,
  approve,
  returnDocument,
  noNeed,
  withdraw,
  extend,
  acceptLate,
  reminders,
  collecting,
  reopen,
  prioritise,
  propose,
  frame,
  record,
  outcome,
  forum,
  forumReads,
  forumApprove,
  decide,
  payment,
  letter,
  returnToForum,
  moveDeadline,
  close,
  cancel,
];

/** Runs one command line; answers the exit code. Never throws, never shows a stack trace. */
export async function runProgram(argv: readonly string[], context: Omit<CommandContext, 'setExit'>): Promise<number> {
  let exit: number = EXIT.ok;
  const program = new Command('arshjul')
    .description('Runs the yearly cycle of a grant: deadlines, reminders, forum approval, decisions, reports.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.warn(text.trimEnd()),
    });
  for (const register of COMMANDS) register(program, { ...context, setExit: (code) => (exit = code) });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof Refusal) {
      context.warn(error.message);
      return exitCodeOf(error);
    }
    context.warn(`Something failed that should not: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.unknown;
  }
}
