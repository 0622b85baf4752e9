// `arshjul submit`: hands in a document for a step. Node only.

import { readFileSync } from 'node:fs';
import { refuse } from '../../domain/refusal.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions, attachmentsOf } from './ask.ts';
import type { Register } from './context.ts';

interface Own {
  readonly file?: string;
  readonly text?: string;
  readonly attach?: string[];
  readonly draft?: boolean;
  readonly owner?: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('submit')
    .description('Hand in a document')
    .argument('<party>', 'the partnership, such as fosen')
    .argument('<step>', 'the step, such as decision-basis')
    .option('--file <path>', 'a JSON file with the document’s fields')
    .option('--text <text>', 'for example years: this text, and example values in all else that must be filled in')
    .option('--attach <file...>', 'PDF or Word files that belong to the document')
    .option('--draft', 'keep it as a draft, which may be incomplete')
    .option('--owner <party>', 'the owner that hands in, for steps that owners owe');
  askOptions(command, 'network-coordinator').action(async (party: string, step: string, options: AskOptions & Own) => {
    const role = options.owner === undefined ? 'network-coordinator' : 'owner-contact';
    const document = options.file === undefined ? {} : readDocument(options.file);
    if (options.draft === true && options.attach !== undefined)
      refuse('misshapen', 'Keep a draft: --attach is there, wanted it with the document when it is handed in');
    const attachments = await attachmentsOf(context, options, options.attach);
    await ask(context, options, {
      name: options.draft === true ? 'saveDraft' : 'submit',
      role,
      party,
      message: { step, party: options.owner, document, attachments },
      ...(options.text === undefined ? {} : { exampleText: options.text }),
      done: `${options.draft === true ? 'Kept a draft of' : 'Handed in'} ${step} of ${options.owner ?? party}`,
    });
  });
};

/** The fields of a document from a JSON file. */
export function readDocument(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return refuse(
      'not-found',
      `Read ${path}: ${(error as NodeJS.ErrnoException).code ?? 'it cannot be read'}, wanted a JSON file`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(
      'misshapen',
      `Read ${path}: ${error instanceof Error ? error.message : 'it is no JSON'}, wanted a JSON object with the document’s fields`,
    );
  }
}
