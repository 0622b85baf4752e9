// Writes what a Jest run really counted, for .ci/run to add up. Node only; JavaScript, since Jest loads it untranslated.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Jest's reporter interface: one file per run in the folder that ARSHJUL_TEST_RESULTS names; nothing without it. */
export class ResultsReporter {
  onRunComplete(_contexts, results) {
    const folder = process.env.ARSHJUL_TEST_RESULTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = results;
    writeFileSync(
      join(folder, `${Date.now()}-${process.pid}.json`),
      JSON.stringify({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites }),
    );
  }
}

// Jest takes a reporter's default export and nothing else.
export default ResultsReporter;
