// The suite of outbox.test.ts once more, on PostgreSQL.

process.env['ARSHJUL_TEST_POSTGRES'] = '1';
await import('./outbox.test.ts');

// A module, so that it may wait.
export {};
