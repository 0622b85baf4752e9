// What code in the workflow sandbox reaches when it runs, through any number of files. Node only; run by
// `npm run architecture`. Type-only imports are gone when it runs, so they are left out here.

const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'sandbox-stays-small',
      comment: 'luxon and zod read the zone table and the clock, and make every workflow bundle and replay heavier.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^node_modules/(luxon|zod)/', reachable: true },
    },
    {
      name: 'sandbox-stays-inside',
      comment: 'What touches the world is not deterministic.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(activities|store|client|web|worker|definitions)/', reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
