// `arshjul decide`: the governor decides the grants. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
import { parseLines } from './propose.ts';

interface Own {
  readonly grant?: string[];
  readonly deviationReason?: string;
  readonly revision?: number;
}

export const register: Register = (program, context) => {
  const command = program
    .command('decide')
    .description('Decide the grants; without --grant as the forum recommended')
    .option('--grant <party=kroner...>', 'one per partnership; those not named get nothing')
    .option('--deviation-reason <text>', 'why the grants differ from the recommendation')
    .option('--revision <number>', 'the recommendation’s revision; the present one when left out', Number);
  askOptions(command, 'case-officer').action(async (options: AskOptions & Own) => {
    const grants = options.grant === undefined ? await recommended(options) : parseLines(options.grant);
    await ask(context, options, {
      name: 'decideGrants',
      role: 'case-officer',
      message: { grants, deviationReason: options.deviationReason, revision: options.revision },
      done: 'The grants are decided',
    });
  });

  async function recommended(options: AskOptions): Promise<unknown> {
    const status = await context.call<{ recommendation: { lines: unknown } | null }>(
      options.demo === true ? 'demo' : 'real',
      'status',
      {
        cycle: options.cycle,
      },
    );
    return status.recommendation?.lines ?? [];
  }
};
