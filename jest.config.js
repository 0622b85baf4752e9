// Jest's three projects, ESM through swc. Node only; run by `npm run unit`, `npm run replay`, `npm run engine`.

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.arshjul/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: '@kitajs/html' } },
          target: 'es2023',
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

const inFolders = (...folders) => folders.map((folder) => `<rootDir>/tests/${folder}/**/*.test.ts`);

export default {
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  reporters: ['default', '<rootDir>/tests/support/results-reporter.js'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: inFolders('domain', 'texts', 'definitions', 'client', 'pages'),
    },
    {
      ...shared,
      displayName: 'replay',
      testMatch: inFolders('replay'),
    },
    {
      ...shared,
      displayName: 'engine',
      testMatch: inFolders('engine', 'activities', 'cli', 'store', 'web', 'end-to-end'),
      // One dev server for the whole run: starting one costs seconds, and the suites keep apart by workflow ids.
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
    {
      ...shared,
      // Hundreds of processes are killed: too long for every run. `npm run test:slow`.
      displayName: 'long',
      testMatch: inFolders('long'),
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
  ],
  // Replaying and bundling workflows is heavy; what hangs longer than this is broken rather than slow.
  testTimeout: 60_000,
};
