// Locks as many of the folders on its command line as it can, from an instant on that it is told on its input, and says
// which it got. Keeps them until its input ends. Node only; started by folder.test.ts.

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Refusal } from '../../domain/refusal.ts';
import { lockFolder } from '../../store/folder-lock.ts';

const input = createInterface({ input: process.stdin });
input.on('close', () => process.exit(0));
console.log('ready');
const [at] = (await once(input, 'line')) as [string];
while (Date.now() < Number(at));
const got = process.argv.slice(2).filter((folder) => {
  try {
    lockFolder(folder);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
});
console.log(JSON.stringify(got));
