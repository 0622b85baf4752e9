// `arshjul report …`: reports with sections by author, from the first part to the office's acceptance. Node only.

import type { Command } from 'commander';
import { Option } from 'commander';
import { REQUEST_KINDS } from '../../domain/partnership-state.ts';
import { refuse } from '../../domain/refusal.ts';
import type { ReportLine } from '../../domain/report-lines.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions, attachmentsOf } from './ask.ts';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { parseLines } from './propose.ts';
import { readDocument } from './submit.ts';
import { table } from './table.ts';

/** A report is a step of kind report; nearly every forum calls it so. */
const STEP = 'report';

interface Own {
  readonly step: string;
  readonly section?: string;
  readonly revision?: number;
  readonly reason: string;
  readonly note?: string;
  readonly file?: string;
  readonly text?: string;
  readonly attach?: string[];
  readonly spent?: string[];
  readonly unspent: number;
  readonly decision?: string;
}

export const register: Register = (program, context) => {
  const report = program.command('report').description('Reports: their sections, their money, what came of them');
  registerStatus(report, context);
  registerSummary(report, context);
  registerRequests(report, context);
  const verb = (name: string, description: string) =>
    report
      .command(name)
      .description(description)
      .argument('<party>', 'the partnership, such as fosen')
      .option('--step <step>', 'the step of the report', STEP);

  askOptions(
    verb('section', 'Hand in your section of a report')
      .option('--section <party>', 'whose section; yours when left out')
      .option(
        '--file <path>',
        'a JSON file with the section’s fields; goal-attainment, spent and spent-by-measure have one entry for each goal, recipient and measure, in the order of `report status --json`',
      )
      .option('--text <text>', 'a section of one field')
      .option('--attach <file...>', 'PDF or Word files that belong to the section')
      .option('--spent <recipient=kroner...>', 'money spent, per line of the decision')
      .option(
        '--decision <cycle>',
        'the decision that you report on, as forum/scheme/year; the report’s own when left out',
      ),
    'network-coordinator',
  ).action(async (party: string, options: AskOptions & Own) => {
    const { step, section } = options;
    const spent =
      options.spent && parseLines(options.spent).map(({ party: to, amount }) => ({ recipient: to, amount }));
    const document = options.file === undefined ? { text: options.text ?? '' } : readDocument(options.file);
    await ask(context, options, {
      name: 'submit',
      role: 'network-coordinator',
      party,
      message: {
        step,
        section,
        document,
        attachments: await attachmentsOf(context, options, options.attach),
        spent,
        decision: options.decision && { cycle: options.decision, party },
      },
      done: `Handed in the section of ${section ?? 'the one who asks'} for ${party}`,
    });
  });
  askOptions(
    verb('accept', 'Accept a report that is whole')
      .option('--note <text>', 'for the journal')
      .option('--revision <number>', 'the revision; the present one when left out', Number),
    'case-officer',
  ).action(async (party: string, { step, revision, note, ...options }: AskOptions & Own) => {
    const message = { step, revision, note };
    await ask(context, options, {
      name: 'acceptReport',
      role: 'case-officer',
      party,
      message,
      done: `Accepted the ${step} of ${party}`,
    });
  });
  askOptions(
    verb('changes', 'Ask for changes in a section, or in the whole report')
      .requiredOption('--reason <text>', 'what must be changed')
      .option('--section <party>', 'whose section; the whole report when left out')
      .option('--revision <number>', 'the revision; the present one when left out', Number),
    'case-officer',
  ).action(async (party: string, { step, section, revision, reason, ...options }: AskOptions & Own) => {
    const message = { step, section, revision, reason };
    const done = `Asked for changes in ${section ?? 'all sections'} of ${party}`;
    await ask(context, options, { name: 'returnForChanges', role: 'case-officer', party, message, done });
  });
  askOptions(
    verb('not-carried-out', 'Answer a report with "not carried out" and what is left')
      .requiredOption('--unspent <kroner>', 'whole kroner of the grant that are left', Number)
      .requiredOption('--reason <text>', 'why'),
    'network-coordinator',
  ).action(async (party: string, { step, unspent, reason, ...options }: AskOptions & Own) => {
    const message = { step, unspent, reason };
    const done = `Answered the ${step} of ${party} with "not carried out"`;
    await ask(context, options, { name: 'reportNotCarriedOut', role: 'network-coordinator', party, message, done });
  });
};

function registerStatus(report: Command, context: CommandContext): void {
  report
    .command('status')
    .description('Where reports stand, section by section')
    .argument('[party]', 'a partnership; all of the cycle when left out')
    .option('--cycle <name>', 'forum/scheme/year; the only open cycle when left out')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (party: string | undefined, options: AskOptions) => {
      const world = options.demo === true ? 'demo' : 'real';
      const lines = await context.call<ReportLine[]>(world, 'reportstatus', { party, cycle: options.cycle });
      show(context, options.json, lines, () =>
        table(
          [
            'partnership',
            'step',
            'due',
            'status',
            'sections',
            'granted',
            'spent',
            'unspent',
            'lines',
            'own contribution',
          ],
          lines.map((line) => [
            line.party,
            line.step,
            line.handled,
            line.notCarriedOut ? `${line.status} (not carried out)` : line.status,
            line.sections.map((one) => `${one.party}: ${one.status}`).join(', '),
            ...[line.granted, line.spent, line.unspent].map((amount) => (amount === null ? '' : String(amount))),
            (line.lines ?? []).map((one) => `${one.recipient}: ${one.spent} of ${one.granted}`).join(', '),
            ownText(line),
          ]),
        ),
      );
    });
}

/** What the recipients put in themselves, against what is owed. */
function ownText({ own }: ReportLine): string {
  if (own === null) return '';
  return own.owed === null ? String(own.amount) : `${own.amount} of ${own.owed}${own.isBelow ? ' (below)' : ''}`;
}

function registerSummary(report: Command, context: CommandContext): void {
  report
    .command('summary')
    .description('The governor’s yearly summary: counts, money, answers per question')
    .argument('[cycle]', 'forum/scheme/year; the only open cycle when left out')
    .option('--language <language>', 'nb, nn or en', 'nb')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (cycle: string | undefined, options: AskOptions & { readonly language: string }) => {
      const world = options.demo === true ? 'demo' : 'real';
      const summary = await context.call<{ text: string }>(world, 'reportsummary', {
        cycle,
        language: options.language,
      });
      show(context, options.json, summary, () => summary.text);
    });
}

function registerRequests(report: Command, context: CommandContext): void {
  interface Asked {
    readonly kind: string;
    readonly amount?: number;
    readonly reason: string;
    readonly grant?: boolean;
    readonly refuse?: boolean;
  }
  askOptions(
    report
      .command('request')
      .description('Ask in mid-year to change what the grant is for, or to carry money over')
      .argument('<party>', 'the partnership, such as fosen')
      .addOption(new Option('--kind <kind>', 'what is asked for').choices(REQUEST_KINDS).makeOptionMandatory())
      .option('--amount <kroner>', 'whole kroner; needed for carry-over', Number)
      .requiredOption('--reason <text>', 'why'),
    'network-coordinator',
  ).action(async (party: string, { kind, amount, reason, ...options }: AskOptions & Asked) => {
    const message = { kind, amount, reason };
    const done = `Asked for ${kind} for ${party}`;
    await ask(context, options, { name: 'requestChange', role: 'network-coordinator', party, message, done });
  });
  askOptions(
    report
      .command('answer')
      .description('Grant or refuse a request')
      .argument('<party>', 'the partnership, such as fosen')
      .argument('<request>', 'its number', Number)
      .option('--grant', 'grant it')
      .option('--refuse', 'refuse it')
      .requiredOption('--reason <text>', 'why'),
    'case-officer',
  ).action(async (party: string, request: number, { grant, refuse: no, reason, ...options }: AskOptions & Asked) => {
    if (grant === no) refuse('misshapen', `Answer request ${request}: wanted either --grant or --refuse`);
    const message = { request, granted: grant === true, reason };
    const done = `${grant === true ? 'Granted' : 'Refused'} request ${request} of ${party}`;
    await ask(context, options, { name: 'answerRequest', role: 'case-officer', party, message, done });
  });
}
