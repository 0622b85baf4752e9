// fast-check with a seed that stands still: a gate judges the change and not the day's luck. `npm run unit:search` looks
// for new counterexamples with another seed each time; fast-check prints the one that found something. Node only.

import fc from 'fast-check';

const seed = process.env['ARSHJUL_TEST_SEED'] ?? '1';
if (seed !== 'any') fc.configureGlobal({ seed: Number(seed) });

export { fc };
