// `arshjul mail-gallery`: every kind of mail in every language, as files to look at. Node only.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import { galleryIndex, mailGallery } from '../mail-gallery.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';

export const register: Register = (program, context) => {
  program
    .command('mail-gallery')
    .description('Every kind of mail in every language, as HTML and plain text, with a page to find them')
    .argument('[cycle]', 'a file, or forum/scheme/year', 'trondelag-kompetanseloftet/kompetanseloftet-2021/2027')
    .requiredOption('--to <folder>', 'where the files go; it is made when it is not there')
    .option('--json', 'print JSON')
    .action((cycle: string, options: { to: string; json?: boolean }) => {
      const dir = context.definitions;
      const definitions = loadCycle(cycle, dir === undefined ? {} : { dir });
      const { people } = loadPeople(definitions.forum.id, dir, definitions.forum);
      const mails = mailGallery(definitions, people);
      mkdirSync(options.to, { recursive: true });
      for (const { name, subject, text, html } of mails) {
        writeFileSync(join(options.to, `${name}.html`), html);
        writeFileSync(join(options.to, `${name}.txt`), `${subject}\n\n${text}`);
      }
      const index = join(options.to, 'index.html');
      writeFileSync(index, galleryIndex(mails));
      show(
        context,
        options.json,
        { index, mails: mails.map(({ name, subject }) => ({ name, subject })) },
        () => `${mails.length} mails; open ${index}.`,
      );
    });
};
