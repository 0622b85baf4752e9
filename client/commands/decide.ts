// `arshjul prepare` and `arshjul decide`: the governor's decision, prepared by one and approved by another. Node only.

import type { Command } from 'commander';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
import { parseLines } from './propose.ts';

interface Own {
  readonly grant?: string[];
  readonly deviationReason?: string;
  readonly revision?: number;
  readonly met?: string[];
  readonly caseNumber?: string;
}

interface Status {
  readonly recommendation: { readonly lines: unknown } | null;
  readonly prepared: unknown;
}

export const register: Register = (program, context) => {
  const said = (command: Command): Command =>
    command
      .option('--grant <party=kroner...>', 'one per partnership; those not named get nothing')
      .option('--deviation-reason <text>', 'why the grants differ from the recommendation')
      .option('--met <criterion...>', 'criteria of the scheme version that every grant meets')
      .option('--case-number <text>', 'the case in the archive')
      .option('--revision <number>', 'the recommendation’s revision; the present one when left out', Number);
  const statusOf = (options: AskOptions): Promise<Status> =>
    context.call<Status>(options.demo === true ? 'demo' : 'real', 'status', { cycle: options.cycle });
  const messageOf = (options: Own, grants: unknown): Record<string, unknown> => ({
    grants,
    deviationReason: options.deviationReason,
    criteriaMet: options.met,
    caseNumber: options.caseNumber,
    revision: options.revision,
  });

  const prepare = said(
    program.command('prepare').description('Prepare the decision; without --grant as the forum recommended'),
  );
  askOptions(prepare, 'case-officer').action(async (options: AskOptions & Own) => {
    const grants =
      options.grant === undefined ? ((await statusOf(options)).recommendation?.lines ?? []) : parseLines(options.grant);
    await ask(context, options, {
      name: 'prepareDecision',
      role: 'case-officer',
      message: messageOf(options, grants),
      done: 'The decision is prepared and waits for approval',
    });
  });

  const decide = said(
    program
      .command('decide')
      .description('Decide the grants; without --grant what is prepared, else as the forum recommended'),
  );
  askOptions(decide, 'office-leader').action(async (options: AskOptions & Own) => {
    const status = options.grant === undefined ? await statusOf(options) : null;
    const recommended = status?.prepared == null ? (status?.recommendation?.lines ?? []) : undefined;
    const grants = options.grant === undefined ? recommended : parseLines(options.grant);
    await ask(context, options, {
      name: 'decideGrants',
      role: 'office-leader',
      message: messageOf(options, grants),
      done: 'The grants are decided',
    });
  });
};
