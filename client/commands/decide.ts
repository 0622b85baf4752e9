// `arshjul prepare` and `arshjul decide`: the governor's decision, prepared by one and approved by another. Node only.

import type { Command } from 'commander';
import type { GrantLine } from '../../domain/grant-lines.ts';
import { refuse } from '../../domain/refusal.ts';
import { GRANT_LINE } from '../../workflows/messages.ts';
import { readLines } from '../read-lines.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
import { parseMeasures, withMeasures } from './grant-measures.ts';
import { parseLines } from './propose.ts';

interface Own {
  readonly grant?: string[];
  readonly lines?: string;
  readonly reason?: string[];
  readonly measure?: string[];
  readonly measureReason?: string[];
  readonly returnMeasure?: string[];
  readonly deviationReason?: string;
  readonly revision?: number;
  readonly met?: string[];
  readonly caseNumber?: string;
}

interface Status {
  readonly recommendation: { readonly lines: readonly GrantLine[] } | null;
  readonly prepared: unknown;
}

export const register: Register = (program, context) => {
  const said = (command: Command): Command =>
    command
      .option('--grant <party=kroner...>', 'one per partnership; those not named get nothing')
      .option(
        '--lines <file>',
        'YAML or JSON: a list of lines with party, amount, and reason, result, unmet, shares, years, measures',
      )
      .option('--measure <party/number=kroner...>', 'what each measure gets; without --grant its line is their sum')
      .option('--measure-reason <party/number=text...>', 'why a measure gets less, nothing or other than recommended')
      .option('--return-measure <party/number=text...>', 'a measure that goes back to the forum, and why')
      .option('--reason <party=text...>', 'why one line differs from the recommendation')
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
    program
      .command('prepare')
      .description(
        'Prepare the decision; without lines as the forum recommended, or as the rule gives where it had no result',
      ),
  );
  askOptions(prepare, 'case-officer').action(async (options: AskOptions & Own) => {
    const recommended = async () => (await statusOf(options)).recommendation?.lines ?? [];
    const grants = linesOf(options) ?? (options.reason === undefined ? undefined : await recommended());
    await ask(context, options, {
      name: 'prepareDecision',
      role: 'case-officer',
      message: messageOf(options, grants && withReasons(grants, options.reason)),
      done: 'The decision is prepared and waits for approval',
    });
  });

  const decide = said(
    program
      .command('decide')
      .description('Decide the grants; without lines what is prepared, else as the forum recommended'),
  );
  askOptions(decide, 'office-leader').action(async (options: AskOptions & Own) => {
    const given = linesOf(options);
    const status = given === undefined ? await statusOf(options) : null;
    if (status?.prepared != null && options.reason !== undefined) {
      refuse('misshapen', 'Read --reason: a decision is prepared, wanted the reasons in its lines (arshjul prepare)');
    }
    const recommended = status?.prepared == null ? (status?.recommendation?.lines ?? []) : undefined;
    const grants = given ?? recommended;
    await ask(context, options, {
      name: 'decideGrants',
      role: 'office-leader',
      message: messageOf(options, grants && withReasons(grants, options.reason)),
      done: 'The grants are decided',
    });
  });
};

/** The lines that were typed, or those of a file; undefined when neither was given. */
function linesOf({ grant, lines, ...said }: Own): readonly GrantLine[] | undefined {
  const byMeasure = parseMeasures(said);
  if (lines !== undefined && (grant !== undefined || byMeasure !== undefined)) {
    const other = grant !== undefined ? '--grant' : 'flags for measures';
    refuse('misshapen', `Read the lines: ${other} and --lines are both given, wanted one of them`);
  }
  const typed = grant === undefined ? undefined : parseLines(grant);
  if (byMeasure !== undefined) return withMeasures(typed ?? [], byMeasure);
  if (typed !== undefined) return typed;
  return lines === undefined ? undefined : readLines<GrantLine>(lines, GRANT_LINE);
}

/** Puts each `party=text` on the line of that party. */
export function withReasons(lines: readonly GrantLine[], given: readonly string[] = []): readonly GrantLine[] {
  const reasons = given.map((one) => {
    const [, party, reason] = /^([a-z0-9-]+)=(.+)$/s.exec(one) ?? [];
    if (party === undefined || reason === undefined) {
      return refuse('misshapen', `Read the reason "${one}": wanted party=text, such as fosen=Færre deltakere`);
    }
    if (!lines.some((line) => line.party === party)) {
      refuse(
        'not-found',
        `Read the reason for ${party}: no line is for it, wanted one of ${lines.map((line) => line.party).join(', ')}`,
      );
    }
    return [party, reason] as const;
  });
  const of = new Map(reasons);
  return lines.map((line) => (of.has(line.party) ? { ...line, reason: of.get(line.party)! } : line));
}
