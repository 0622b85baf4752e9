// Year-long runs outlive releases: what earlier versions recorded must run the same way today, and a check that cannot
// fail proves nothing, so broken workflows and changed rules must go red in the same check.

import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { payloadConverterPath } from '../../client/gateway.ts';
import { makeBundle } from '../../worker/bundle.ts';
import type { Recorded } from './replay.ts';
import { failuresOf, recordedHistories } from './replay.ts';

Runtime.install({
  // What a replay says when it goes red on purpose would bury what a test says.
  logger: new DefaultLogger('ERROR', () => undefined),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const histories = recordedHistories();

function named(...starts: string[]): Recorded[] {
  const found = histories.filter(({ name }) => starts.some((start) => name.startsWith(start)));
  expect(found.length).toBeGreaterThanOrEqual(starts.length);
  return found;
}

describe('recorded histories', () => {
  it.each([
    'cycle-prompt',
    'cycle-late',
    'cycle-no-result',
    'cycle-carried',
    'partnership-prompt',
    'partnership-late',
    'partnership-withdrawn',
    'partnership-ppt',
    'partnership-carried',
    'mail-desk',
    'cycle-of-trondelag-rekom',
    'cycle-of-trondelag-dekom-vgs',
    'cycle-of-trondelag-dekom-2018',
    'cycle-of-oslo-og-viken-skole',
    'cycle-of-trondelag-fag-og-yrkesopplaring',
    'cycle-of-mal-kollektiv-kompetanseutvikling',
    'partnership-of-trondelag-rekom',
    'partnership-of-trondelag-dekom-vgs',
    'partnership-of-trondelag-dekom-2018',
    'partnership-of-oslo-og-viken-skole',
    'partnership-of-trondelag-fag-og-yrkesopplaring',
    'partnership-of-mal-kollektiv-kompetanseutvikling',
  ])('hold %s', (start) => {
    expect(histories.filter(({ name }) => name.startsWith(`${start}-`)).length).toBeGreaterThan(0);
  });

  it('can be read: the payloads and enums of a file come out as they went in', () => {
    const { history } = named('partnership-prompt')[0]!;
    const { events } = historyFromJSON(history);
    const started = events![0]!.workflowExecutionStartedEventAttributes!;
    expect(started.workflowType!.name).toBe('partnership');
    const input = JSON.parse(new TextDecoder().decode(started.input!.payloads![0]!.data)) as {
      plan: { party: string };
    };
    expect(input.plan.party).toBe('fosen');
  });

  it('are few and small enough to be read at every check', () => {
    const bytes = histories.reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeLessThan(3 * 1024 * 1024);
  });

  it('hold nobody’s name, address, machine or path', () => {
    for (const { name, text } of histories) {
      const payload = /"data":"([A-Za-z0-9+/=]+)"/g;
      const inside = [...text.matchAll(payload)].map(([, data]) => Buffer.from(data!, 'base64').toString('utf8'));
      const all = [text.replaceAll(payload, ''), ...inside].join('\n');
      const addresses = [...all.matchAll(/[\w.+-]+@([\w-]+\.)+[a-z]{2,}/g)].map(([address]) => address);
      expect({ name, addresses: addresses.filter((one) => !one.endsWith('.example')) }).toEqual({
        name,
        addresses: [],
      });
      expect(all).not.toMatch(/file:\/\/|\/home\/|\/work\/|\/Users\//);
      expect([...all.matchAll(/"identity":"([^"]*)"/g)].every(([, who]) => who === 'recorder')).toBe(true);
    }
  });
});

describe('what the histories reach', () => {
  it('is every shape that a year can take: files, own dates, prepared decisions, texts to the forum, answers line by line', () => {
    // Names of messages stand in the open, what they say is packed.
    const all = histories
      .flatMap(({ text }) => [
        text,
        ...[...text.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
          Buffer.from(data!, 'base64').toString('utf8'),
        ),
      ])
      .join('\n');
    const shapes = {
      'a file with a document': /"attachments":\[\{"hash"/,
      'a network’s own date': /"name":"setLocalDeadline"/,
      'a decision that is prepared': /"name":"prepareDecision"/,
      'a text to the forum': /"lines":\[[^\]]*\][^\n]*"document":\{"|"document":\{"[^\n]*"lines":\[/,
      'goals that a report answers': /"attained":/,
      'what each recipient got': /"shares":\[\{/,
      'what was used line by line': /"spent":\[\{/,
    };
    const missing = Object.entries(shapes).filter(([, written]) => !written.test(all));
    expect(missing.map(([shape]) => shape)).toEqual([]);
  });
});

describe('the workflows of today', () => {
  let today: { code: string };
  beforeAll(async () => {
    today = await makeBundle(join(root, 'workflows', 'index.ts'));
  }, 120_000);

  it('replay every one of them', async () => {
    expect(histories.length).toBeGreaterThan(0);
    expect(await failuresOf(today, histories)).toEqual([]);
  }, 120_000);
});

describe('a workflow that is broken on purpose', () => {
  it('fails the same check, and only where it is broken', async () => {
    const broken = await makeBundle(join(here, 'broken', 'index.ts'));
    const failures = await failuresOf(broken, named('partnership-prompt', 'partnership-late', 'mail-desk'));
    expect(failures.map(({ name }) => name.replace(/-\d+\.\d+\.\d+$/, ''))).toEqual([
      'partnership-late',
      'partnership-prompt',
      'partnership-prompt-in-march',
    ]);
    for (const { why } of failures) expect(why).toMatch(/nondeterminism/i);
  }, 120_000);
});

describe('a rule that is changed under a running year', () => {
  /** The workflows of today with one line of the rules edited; what they call and when is the same. */
  function bundleEdited(file: string, from: string, to: string): Promise<WorkflowBundle> {
    return bundleWorkflowCode({
      workflowsPath: join(root, 'workflows', 'index.ts'),
      payloadConverterPath: payloadConverterPath(),
      logger: new DefaultLogger('ERROR', () => undefined),
      webpackConfigHook: (config) => {
        const rules = config.module?.rules ?? [];
        const edit = {
          test: join(root, file),
          enforce: 'pre' as const,
          use: [{ loader: join(here, 'changed-rule', 'edit-loader.cjs'), options: { from, to } }],
        };
        return { ...config, module: { ...config.module, rules: [...rules, edit] } };
      },
    });
  }

  it('replays when the edit changes nothing: the loader itself does no harm', async () => {
    const same = await bundleEdited('domain/partnership-evolve.ts', 'late: event.late,', 'late: event.late, ');
    expect(await failuresOf(same, named('partnership-late'))).toEqual([]);
  }, 120_000);

  it.each([
    [
      'what is handed in late is no longer late',
      'domain/partnership-evolve.ts',
      'late: event.late,',
      'late: false,',
      'partnership-late',
    ],
    [
      'an extension leaves no mark',
      'domain/partnership-evolve.ts',
      'extended: true',
      'extended: false',
      'partnership-late',
    ],
    [
      'who withdraws does not',
      'domain/partnership-evolve.ts',
      'withdrawn: true',
      'withdrawn: false',
      'partnership-withdrawn',
    ],
    [
      'a field of the state is dropped',
      'domain/partnership-evolve.ts',
      'sizeBytes: event.sizeBytes,',
      '',
      'partnership-prompt',
    ],
    [
      'a cycle remembers no deliveries',
      'domain/cycle-evolve.ts',
      '    seq,\n    now:',
      '    seq,\n    delivered: [],\n    now:',
      'cycle-prompt',
    ],
  ])(
    'goes red: %s',
    async (_, file, from, to, history) => {
      const edited = await bundleEdited(file, from, to);
      const failures = await failuresOf(edited, named(history));
      expect(failures.length).toBeGreaterThan(0);
      for (const { why } of failures) expect(why).toMatch(/the rules have changed under a running year/);
    },
    120_000,
  );
});
