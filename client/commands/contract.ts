// `arshjul contract`: every message that the workflows take, for other Temporal clients. Node only.

import { messageCatalogue } from '../message-catalogue.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

export const register: Register = (program, context) => {
  program
    .command('contract')
    .description('Every message: name, workflow type, kind, JSON Schema, an example')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) => {
      const catalogue = messageCatalogue();
      show(context, options.json, catalogue, () =>
        table(
          ['workflow', 'kind', 'name', 'fields'],
          catalogue.map((one) => [one.workflow, one.kind, one.name, Object.keys(one.example).join(', ')]),
        ),
      );
    });
};
