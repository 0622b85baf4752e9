// Who may import what: the table of the design as rules. Node only; run by `npm run architecture`.
//
// Type-only imports are seen here, so that a rule can tell `import type` from `import`. What is reached at run time is
// checked apart, by .dependency-cruiser.runtime.cjs.

/** A folder may import these of our folders and these packages, and nothing else. */
function folder(name, { own = [], packages = [], node = false, typesOf = [], typesOfPackages = [] }) {
  const anyKind = [...own.map((path) => `^${path}`), ...packages.map((item) => `^node_modules/(@types/)?${item}/`)];
  const typesOnly = [
    ...typesOf.map((path) => `^${path}`),
    ...typesOfPackages.map((item) => `^node_modules/(@types/)?${item}/`),
  ];
  const comment = `What ${name}/ may import is listed below; where a line does not fit, move the line, not the rule.`;
  return [
    {
      name: `${name}-imports`,
      comment,
      severity: 'error',
      from: { path: `^${name}/` },
      to: { pathNot: [...anyKind, ...typesOnly], ...(node ? { dependencyTypesNot: ['core'] } : {}) },
    },
    ...(typesOnly.length === 0
      ? []
      : [
          {
            name: `${name}-imports-types-only`,
            comment: `${comment} Of these it may import types, not values.`,
            severity: 'error',
            from: { path: `^${name}/` },
            to: { path: typesOnly, pathNot: anyKind, dependencyTypesNot: ['type-only'] },
          },
        ]),
  ];
}

const temporal = (...names) => names.map((name) => `@temporalio/${name}`);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one; merge them or move what both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would escape every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: 'What runs in production stands under dependencies in package.json.',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/|^[^/]+$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'only-entries-import-worker',
      comment: 'The composition root chooses implementations; nothing that it chooses among may know it.',
      severity: 'error',
      from: { pathNot: '^(worker|tests|bench)/' },
      to: { path: '^worker/' },
    },
    ...folder('domain', { own: ['domain/'], packages: ['luxon', 'zod'] }),
    ...folder('texts', { own: ['texts/', 'domain/'], packages: ['luxon', 'zod'] }),
    ...folder('definitions', { own: ['definitions/', 'domain/'], packages: ['yaml', 'zod'], node: true }),
    ...folder('workflows', {
      own: ['workflows/', 'domain/', 'texts/'],
      packages: temporal('workflow', 'common'),
      typesOf: ['activities/'],
    }),
    ...folder('activities', {
      own: ['activities/', 'domain/', 'texts/'],
      packages: [...temporal('activity', 'common'), 'nodemailer', 'postal-mime'],
      node: true,
    }),
    {
      name: 'mail-only-in-mail',
      comment: 'One folder knows how a mail is handed over and read.',
      severity: 'error',
      from: { path: '^activities/', pathNot: '^activities/mail/' },
      to: { path: '^node_modules/((@types/)?nodemailer|postal-mime)/' },
    },
    ...folder('store', {
      // Choosing under a lock and folding a journal are pure rules: docs/decisions/0003.
      own: ['store/', 'domain/'],
      packages: ['kysely', 'pg', 'pg-[a-z]+', '@electric-sql/[a-z-]+'],
      node: true,
      typesOf: ['activities/'],
    }),
    ...folder('client', {
      own: ['client/', 'workflows/(contract|messages)\\.ts$', 'domain/', 'texts/', 'definitions/load\\.ts$'],
      packages: [...temporal('client', 'common'), 'commander', 'cli-progress'],
      node: true,
      typesOf: ['workflows/'],
    }),
    ...folder('web', {
      own: ['web/', 'domain/', 'texts/'],
      packages: [
        'fastify',
        '@fastify/[a-z-]+',
        '@kitajs/html',
        '@digdir/designsystemet-css',
        'zod',
        'luxon',
        'openid-client',
        'csv-parse',
        'csv-stringify',
        'read-excel-file',
        'write-excel-file',
        'ical-generator',
        '@touch4it/ical-timezones',
        'docx',
      ],
      node: true,
      typesOf: ['client/gateway\\.ts$', 'store/(access-keys|reads|drafts|attachments|kept-texts|sign-ins)\\.ts$'],
    }),
    {
      name: 'web-has-no-temporal',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(workflows|activities|worker|definitions)/|^client/(?!gateway)|^node_modules/@temporalio/' },
    },
  ],
  options: {
    // A folder of packages may be shared between working copies by a link.
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.arshjul)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
