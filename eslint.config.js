// Lint rules of the house. Node only; run by `npm run lint`.

import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const namedExportsOnly = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: one thing has one name everywhere.',
};
const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The time is an argument here: rules are true of a date, not of now.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The time is an argument here: rules are true of a date, not of now.',
  },
];
const noEnvironment = [
  { object: 'process', property: 'env', message: 'The environment is read in worker/config.ts and handed down.' },
];
const noClockProperties = [
  { object: 'Date', property: 'now', message: 'The time is an argument here.' },
  { object: 'DateTime', property: 'now', message: 'The time is an argument here.' },
  { object: 'DateTime', property: 'local', message: 'The time is an argument here, and so is the zone.' },
  { object: 'Math', property: 'random', message: 'Chance is an argument here.' },
  { object: 'performance', property: 'now', message: 'The time is an argument here.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.arshjul/', 'node_modules/'] },
  // A comment cannot switch a rule off; change the rule here, with its reason.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A }` alone would still load the file at run time.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Ports and activities are asynchronous by contract, whether or not one of them waits.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', namedExportsOnly],
      'no-restricted-properties': ['error', ...noEnvironment],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.tsx'],
    // `as 'safe'` tells the scan for unescaped text that a value is HTML already; to the compiler it is only a text.
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  {
    files: ['web/assets/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'fetch', 'URLSearchParams', 'FormData', 'clearTimeout', 'setTimeout'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: ['domain/**/*.ts', 'texts/**/*.ts', 'workflows/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', namedExportsOnly, ...noClock],
      'no-restricted-properties': ['error', ...noEnvironment, ...noClockProperties],
    },
  },
  {
    files: [
      'worker/config.ts',
      'client/dev-server.ts',
      'client/dev-server-binary.ts',
      'tests/**/*.ts',
      'bench/**/*.ts',
      // The one place where workflow time is read.
      'workflows/clock.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    // Jest's asymmetric matchers (`expect.any`) are typed as any.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    // Jest calls the default export of these and nothing else.
    files: ['tests/support/global-setup.ts', 'tests/support/global-teardown.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: { module: 'writable', require: 'readonly', process: 'readonly', console: 'readonly' } },
  },
);
