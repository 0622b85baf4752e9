// Takes one delivery report: believes it only when it bears our own signature, and writes down what it says. Node only.

import { readDeliveryReport } from '../activities/mail/delivery-report.ts';
import { isSignedFor } from '../activities/mail/envelope-id.ts';
import { verdictOf } from '../domain/bounces.ts';
import type { BounceStore } from '../store/bounces.ts';

/** `suspended`: no mail reaches the address; `failed`: this mail did not arrive; `ignored`: nothing was changed. */
export type Taken = 'suspended' | 'failed' | 'delayed' | 'ignored';

export interface BounceDesk {
  readonly bounces: BounceStore;
  readonly secret: string;
  /** Wakes the mail desk, which carries out what a suspension means. */
  readonly ring: () => Promise<void>;
  readonly log: (line: string) => void;
}

/** Never throws for what the bytes are; only when the store does not answer, and then the report can be taken again. */
export async function takeBounce(raw: Uint8Array, desk: BounceDesk): Promise<Taken> {
  const ignored = (why: string): Taken => {
    desk.log(`A delivery report changes nothing: ${why}`);
    return 'ignored';
  };
  const report = await readDeliveryReport(raw);
  if (report === null) return ignored('it is no delivery report');
  const [said] = report.recipients;
  if (said === undefined || report.recipients.length > 1) return ignored('it is not about one recipient');
  for (const named of report.envelopes) {
    const mail = await desk.bounces.find(named.id);
    if (mail === null || mail.email === null || !isSignedFor(named, mail.email, desk.secret)) continue;
    const verdict = verdictOf(said);
    const words = `${said.status} ${said.diagnostic}`.trim() || said.action;
    if (verdict.kind === 'nothing') return ignored(`it says "${said.action.slice(0, 20)}"`);
    if (verdict.kind === 'delayed')
      return (await desk.bounces.delayed(mail.key, words)) ? 'delayed' : ignored('it is known');
    if (!(await desk.bounces.failed(mail.key, words, verdict.suspend))) return ignored('it is known');
    desk.log(`A mail to ${mail.person} did not arrive (${mail.key})`);
    if (verdict.suspend) await desk.ring();
    return verdict.suspend ? 'suspended' : 'failed';
  }
  return ignored('it names no mail of ours to an address that is in use');
}
