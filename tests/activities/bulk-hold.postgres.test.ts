// The suite of bulk-hold.test.ts once more, on PostgreSQL.

process.env['ARSHJUL_TEST_POSTGRES'] = '1';
await import('./bulk-hold.test.ts');

// A module, so that it may wait.
export {};
