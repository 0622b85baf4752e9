// The suite of attachments.test.ts once more, on PostgreSQL.

process.env['ARSHJUL_TEST_POSTGRES'] = '1';
await import('./attachments.test.ts');

// A module, so that it may wait.
export {};
