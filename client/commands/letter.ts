// `arshjul letter`: the grant letter to one recipient, as text or HTML. Node only.

import { writeFileSync } from 'node:fs';
import { Option } from 'commander';
import type { GrantLetter, WrittenForm } from '../../texts/grant-letter.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';

interface Options {
  readonly recipient: string;
  readonly language?: WrittenForm;
  readonly to?: string;
  readonly demo?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  program
    .command('letter')
    .description('The grant letter to one recipient, over all partnerships')
    .argument('[cycle]', 'forum/scheme/year; the only open cycle when left out')
    .requiredOption('--recipient <party>', 'a network or a university')
    .addOption(new Option('--language <form>', 'the recipient’s own form when left out').choices(['nb', 'nn']))
    .option('--to <file>', 'write it there instead; as HTML when the name ends in .html')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (cycle: string | undefined, options: Options) => {
      const letter = await context.call<GrantLetter>(options.demo === true ? 'demo' : 'real', 'letter', {
        cycle,
        recipient: options.recipient,
        language: options.language,
      });
      if (options.to !== undefined) {
        writeFileSync(options.to, options.to.endsWith('.html') ? letter.html : letter.text);
      }
      show(context, options.json, letter, () =>
        options.to === undefined ? letter.text.trimEnd() : `The letter is in ${options.to}.`,
      );
    });
};
