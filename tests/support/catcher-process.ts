// A mail catcher in a process of its own, writing every mail to a folder. Prints its port, and ends when its parent does.
// Node only; started by killed-year.ts.

import { startMailCatcher } from '../../worker/mail-catcher.ts';

const catcher = await startMailCatcher({ folder: process.argv[2]! });
console.log(JSON.stringify({ port: catcher.port }));
process.stdin.on('end', () => process.exit(0)).resume();
