// Starts the suites that take minutes before the others, so that no core is idle at the end while one of them runs. Jest knows
// their times only where it has run before, and a clean checkout has not. Node only.

import TestSequencer from '@jest/test-sequencer';

/** Those of more than a minute, the longest first. */
const LONG = [
  'cli/all-in-one',
  'engine/every-definition',
  'engine/rehearsal',
  'engine/worker-killed',
  'web/browser',
  'activities/mail-kills',
  'engine/catch-up',
  'web/walk',
  'engine/messages',
  'engine/absence',
  'engine/outage',
];

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = LONG.findIndex((name) => path.replaceAll('\\', '/').endsWith(`tests/${name}.test.ts`));
      return found === -1 ? LONG.length : found;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
