// The suite of projections.test.ts once more, on PostgreSQL.

process.env['ARSHJUL_TEST_POSTGRES'] = '1';
await import('./projections.test.ts');

// A module, so that it may wait.
export {};
