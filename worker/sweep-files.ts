// Removes files that nothing names any more: chosen and taken away again, or left in a draft when its year ended. Node
// only.

import type { AttachmentStore } from '../store/attachments.ts';

const SWEEP_MS = 60 * 60_000;

/** Sweeps at once and every hour; answers how to stop, which waits for a sweep that is under way. */
export function sweepFiles(files: Pick<AttachmentStore, 'sweep'>, log: (line: string) => void): () => Promise<void> {
  const sweep = async (): Promise<void> => {
    const removed = await files.sweep(new Date());
    if (removed > 0) log(`Files that nothing named any more: ${removed} removed.`);
  };
  let underWay = Promise.resolve();
  const look = (): void => {
    // The database is away; the next sweep finds the same files.
    underWay = underWay.then(sweep).catch(() => undefined);
  };
  const timer = setInterval(look, SWEEP_MS);
  look();
  return () => {
    clearInterval(timer);
    return underWay;
  };
}
