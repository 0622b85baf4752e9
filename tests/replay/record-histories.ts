// Records what the workflows of this version leave behind, for later versions to replay: `npm run record-histories`.
// Node only. Runs small years on a dev server and writes `histories/{behaviour}-{version}.json.gz`.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import type { Gateway } from '../../client/gateway.ts';
import type { CompiledYear } from '../../client/preview.ts';
import { actsOf } from '../../client/preview.ts';
import { loadYears } from '../../client/years.ts';
import { loadCycle } from '../../definitions/load.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { Act } from '../../domain/script-act.ts';
import { addDays, localToInstant } from '../../domain/local-time.ts';
import type { Instant, WorkflowId } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { SOFTWARE_VERSION } from '../../store/journal.ts';
import { installRuntime } from '../../worker/quiet-runtime.ts';
import type { CycleInput, PartnershipInput } from '../../workflows/contract.ts';
import { WORKFLOW_TYPES } from '../../workflows/contract.ts';
import type { StandingWorld } from '../support/standing-world.ts';
import { withOwnTemporal, withStandingWorld } from '../support/standing-world.ts';
import { ACTORS, compiledYear, examplePeople, FORUM, SCHEME } from '../support/years.ts';

const YEAR = 2027;
const FOSEN = 'fosen';
const LEAVING = 'trondheim-malvik';
const LEADERS = 'ppt-ledernettverket';
const KEPT = [FOSEN, LEAVING, LEADERS];

const HISTORIES = join(fileURLToPath(new URL('.', import.meta.url)), 'histories');

const people = examplePeople();
const year = smallForum();
const { plan } = year;
const name = cycleName(plan.ref);
const { opensAt, endsAt } = plan;

function smallForum(): CompiledYear {
  const shipped = loadCycle(`${FORUM}/${SCHEME}/${YEAR}`);
  const networks = shipped.forum.networks.filter((network) => KEPT.includes(network.id));
  const steps = shipped.forum.steps.map((step) => ({ ...step, fields: [] }));
  return compiledYear({ ...shipped, forum: { ...shipped.forum, networks, steps } }, people);
}

/** Ten in the morning, some days from a step's deadline. */
function around(step: string, days: number): Instant {
  const { deadline } = plan.steps.find((one) => one.id === step)!;
  return localToInstant(plan.rules.table, addDays(deadline.handled, days), '10:00');
}

function ofCycle(at: Instant, command: Record<string, unknown> & { type: string; actor: string }): Act {
  return { at, cycle: name, target: 'cycle', command: { requestId: `${command.type}-${at}`, at, ...command } } as Act;
}

function ofParty(party: string, at: Instant, command: Record<string, unknown> & { type: string; actor: string }): Act {
  const requestId = `${command.type}-${party}-${at}`;
  return { at, cycle: name, target: 'partnership', party, command: { requestId, at, ...command } } as Act;
}

function inOrder(acts: readonly Act[]): Act[] {
  return [...acts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** A late year in which a deadline is moved, another extended, a network sets its own, a document reopened and given a file, and one partnership leaves. */
function troubledYear(): Act[] {
  const basis = { step: 'decision-basis', party: FOSEN };
  const { secretariat, fosen, nord } = ACTORS;
  return inOrder([
    ...actsOf([year], 'late')
      .filter((act) => act.target === 'cycle' || act.party !== LEAVING)
      .map(withoutLeaving),
    ofCycle(around('recommendation', -20), {
      type: 'moveDeadline',
      actor: secretariat,
      step: 'recommendation',
      to: addDays(plan.steps.find((one) => one.id === 'recommendation')!.deadline.handled, 7),
      reason: 'Møtet er flyttet',
    }),
    ofParty(FOSEN, around('decision-basis', 12), {
      type: 'reopen',
      actor: secretariat,
      ...basis,
      reason: 'Tallene mangler',
    }),
    ofParty(FOSEN, around('decision-basis', 13), {
      type: 'submit',
      actor: fosen,
      ...basis,
      document: { summary: 'decision-basis fosen, med tall' },
      attachments: [{ hash: 'a'.repeat(64), name: 'plan.pdf', bytes: 1000, type: 'pdf' }],
    }),
    ofParty(FOSEN, around('decision-basis', 14), {
      type: 'returnForChanges',
      actor: nord,
      ...basis,
      revision: 2,
      reason: 'Ett tall til',
    }),
    ofParty(FOSEN, around('decision-basis', 15), {
      type: 'submit',
      actor: fosen,
      ...basis,
      document: { summary: 'decision-basis fosen, med alle tall' },
    }),
    ofParty(FOSEN, around('decision-basis', 16), { type: 'approve', actor: nord, ...basis, revision: 3 }),
    ofParty(FOSEN, around('needs-report', -25), {
      type: 'setLocalDeadline',
      actor: fosen,
      step: 'needs-report',
      to: addDays(plan.steps.find((one) => one.id === 'needs-report')!.deadline.handled, -7),
      reason: 'Vi møtes dagen etter',
    }),
    ofParty(FOSEN, around('report', -3), {
      type: 'extendDeadline',
      actor: secretariat,
      step: 'report',
      to: addDays(plan.steps.find((one) => one.id === 'report')!.deadline.handled, 14),
      reason: 'Sykdom',
    }),
    ofParty(LEAVING, around('needs-report', -5), {
      type: 'declareNoNeed',
      actor: 'p-kontakt-trondheim-malvik-1',
      step: 'needs-report',
      party: 'eier-trondheim-malvik-1',
    }),
    ofParty(LEAVING, around('decision-basis', 3), { type: 'withdraw', actor: secretariat, reason: 'Går sammen' }),
  ]);
}

/** Who has left is given nothing. */
function withoutLeaving(act: Act): Act {
  const remaining = <Line extends { party: string }>(lines: readonly Line[]): Line[] =>
    lines.filter((line) => line.party !== LEAVING);
  const { command } = act;
  if (act.target === 'cycle' && command.type === 'proposeRecommendation' && command.lines)
    return { ...act, command: { ...command, lines: remaining(command.lines) } };
  if (
    act.target === 'cycle' &&
    (command.type === 'prepareDecision' || command.type === 'decideGrants') &&
    command.grants
  )
    return { ...act, command: { ...command, grants: remaining(command.grants) } };
  return act;
}

/** Nobody hands anything in; the forum reaches no result, and the governor decides that nobody gets anything. */
function yearWithoutResult(): Act[] {
  const grants = plan.parties.map((party) => ({ party: party.id, amount: 0 }));
  return inOrder([
    ofCycle(around('recommendation', 2), {
      type: 'recordForumOutcome',
      actor: ACTORS.secretariat,
      outcome: 'no-result',
      note: 'Forumet ble ikke enig',
    }),
    ofCycle(around('grant-decision', 1), {
      type: 'prepareDecision',
      actor: ACTORS.caseOfficer,
      revision: 0,
      grants,
      deviationReason: 'Ingen har levert',
      caseNumber: '2027/1',
    }),
    ofCycle(around('grant-decision', 2), { type: 'decideGrants', actor: ACTORS.leader, revision: 0 }),
  ]);
}

type History = ReturnType<typeof proto.temporal.api.history.v1.History.create>;

async function historyOf(gateway: Gateway, workflowId: WorkflowId): Promise<History> {
  return proto.temporal.api.history.v1.History.create(
    await gateway.client.workflow.getHandle(workflowId).fetchHistory(),
  );
}

const recorded = new Map<string, string>();

/** Keeps histories as they are now. Which process on which machine recorded them is nobody's business. */
async function keep(world: StandingWorld, kept: Readonly<Record<string, WorkflowId>>): Promise<void> {
  for (const [behaviour, id] of Object.entries(kept)) {
    const history = await historyOf(world.gateway, id);
    const anonymous = historyToJSON(history).replaceAll(/("identity": *)"[^"]*"/g, '$1"recorder"');
    recorded.set(behaviour, `${JSON.stringify(JSON.parse(anonymous))}\n`);
    console.log(`${behaviour}: ${history.events.length} events`);
  }
}

function expectNone(refused: readonly string[], expected: readonly RegExp[] = []): void {
  const left = refused.filter((sentence) => !expected.some((one) => one.test(sentence)));
  if (left.length > 0) throw new Error(`Record histories: these were refused, wanted none: ${left.join('; ')}`);
}

async function recordPrompt(address: string): Promise<void> {
  await withStandingWorld({ address, years: [year], people, prefix: 'recorded/prompt/' }, async (world) => {
    const { gateway } = world;
    const acts = actsOf([year], 'prompt');
    const spring = around('recommendation', 1);
    expectNone(await world.drive(acts, opensAt, spring));
    const cycle = gateway.cycleId(plan.ref);
    const partnership = gateway.partnershipId(plan.ref, FOSEN);
    await keep(world, { 'partnership-prompt-in-march': partnership });
    expectNone(await world.drive(acts, spring, endsAt));
    await keep(world, {
      'cycle-prompt': cycle,
      'partnership-prompt': partnership,
      'partnership-ppt': gateway.partnershipId(plan.ref, LEADERS),
      'mail-desk': gateway.deskId(),
    });
  });
}

async function recordTroubled(address: string): Promise<void> {
  await withStandingWorld({ address, years: [year], people, prefix: 'recorded/late/' }, async (world) => {
    const { gateway } = world;
    // The extended report comes in time, so there is nothing late to accept; who left gets none of the shares.
    const refused = await world.drive(troubledYear(), opensAt, endsAt);
    expectNone(refused, [/Accept late delivery \(fosen\): report/]);
    await keep(world, {
      'cycle-late': gateway.cycleId(plan.ref),
      'partnership-late': gateway.partnershipId(plan.ref, FOSEN),
      'partnership-withdrawn': gateway.partnershipId(plan.ref, LEAVING),
    });
  });
}

async function recordWithoutResult(address: string): Promise<void> {
  await withStandingWorld({ address, years: [year], people, prefix: 'recorded/silent/' }, async (world) => {
    const { gateway } = world;
    const winter = around('first-meeting', 1);
    const acts = yearWithoutResult();
    expectNone(await world.drive(acts, opensAt, winter));
    // What Temporal's own pages can do to a year: a signal too early, and a cancel. Both are written down, not obeyed.
    await gateway.signalCycle(plan.ref, 'forumApproval', {
      actor: ACTORS.secretariat,
      revision: 1,
      requestId: 'too-early',
    });
    await gateway.client.workflow.getHandle(gateway.cycleId(plan.ref)).cancel();
    await gateway.client.workflow.getHandle(gateway.partnershipId(plan.ref, FOSEN)).cancel();
    expectNone(await world.drive(acts, winter, endsAt));
    await keep(world, {
      'cycle-no-result': gateway.cycleId(plan.ref),
      'partnership-no-result': gateway.partnershipId(plan.ref, FOSEN),
    });
  });
}

/** What the cycle and its partnerships know each other by: it stands in what they were started with. */
async function tokenOf(gateway: Gateway): Promise<string> {
  const { events } = await historyOf(gateway, gateway.cycleId(plan.ref));
  const input = events[0]!.workflowExecutionStartedEventAttributes!.input!.payloads![0]!.data!;
  return (JSON.parse(new TextDecoder().decode(input)) as CycleInput).token;
}

/** Runs that begin where others continued as new: started with the state that was carried. */
async function recordCarried(address: string): Promise<void> {
  const prefix = 'recorded/carried/';
  await withStandingWorld({ address, years: [year], people, prefix }, async (world) => {
    const { gateway, store } = world;
    const acts = actsOf([year], 'prompt');
    const winter = around('first-meeting', 1);
    expectNone(await world.drive(acts, opensAt, winter));
    const { client } = gateway;
    const cycleState = (await store.reads.state(name, null)) as CycleState;
    const partnershipState = (await store.reads.state(name, FOSEN)) as PartnershipState;
    const { now } = await gateway.query<{ now: Instant }>(gateway.cycleId(plan.ref), 'status');
    const token = await tokenOf(gateway);
    const started: [string, WorkflowId, CycleInput | PartnershipInput][] = [
      [
        WORKFLOW_TYPES.cycle,
        gateway.cycleId(plan.ref),
        {
          world: gateway.world,
          token,
          plan,
          openedAt: opensAt,
          carried: { state: cycleState, clockNow: now },
        },
      ],
      [
        WORKFLOW_TYPES.partnership,
        gateway.partnershipId(plan.ref, FOSEN),
        {
          world: gateway.world,
          token,
          plan: partnershipState.plan,
          openedAt: opensAt,
          carried: { state: partnershipState, clockNow: partnershipState.now },
        },
      ],
    ];
    for (const [type, workflowId, input] of started) {
      await client.workflow.getHandle(workflowId).terminate('goes on as a run that was continued');
      await client.workflow.start(type, { workflowId, taskQueue: gateway.world.taskQueue, args: [input] });
    }
    expectNone(await world.drive(acts, winter, around('grant-decision', 1)));
    await keep(world, {
      'cycle-carried': gateway.cycleId(plan.ref),
      'partnership-carried': gateway.partnershipId(plan.ref, FOSEN),
    });
  });
}

/** Years whose steps are of another kind or order than Trøndelag’s Kompetanseløftet, each with two partnerships. */
const SCHEMES = [
  'trondelag-rekom/rekom-2021/2025',
  'trondelag-dekom-vgs/dekom-2021/2025',
  'trondelag-dekom-2018/dekom-2018/2020',
  'oslo-og-viken-skole/dekom-2021/2023',
  'trondelag-fag-og-yrkesopplaring/dekom-fag-og-yrkesopplaring-2021/2025',
  'mal-kollektiv-kompetanseutvikling/kollektiv-kompetanseutvikling-2026/2027',
];

async function recordSchemes(address: string): Promise<void> {
  const everybody = loadYears(SCHEMES).people;
  const years = SCHEMES.map((one) => {
    const shipped = loadCycle(one);
    const networks = shipped.forum.networks.slice(0, 2);
    return compiledYear({ ...shipped, forum: { ...shipped.forum, networks } }, everybody);
  });
  const [opens, ends] = [
    years.map((one) => one.plan.opensAt).sort()[0]!,
    years
      .map((one) => one.plan.endsAt)
      .sort()
      .at(-1)!,
  ];
  await withStandingWorld({ address, years, people: everybody, prefix: 'recorded/schemes/' }, async (world) => {
    expectNone(await world.drive(actsOf(years, 'late'), opens, ends));
    for (const { plan: other } of years) {
      const { ref, parties } = other;
      await keep(world, {
        [`cycle-of-${ref.forum}`]: world.gateway.cycleId(ref),
        [`partnership-of-${ref.forum}`]: world.gateway.partnershipId(ref, parties[0]!.id),
      });
    }
  });
}

installRuntime();
// Of its own, since the ids are the same every time.
await withOwnTemporal(async (address) => {
  await recordPrompt(address);
  await recordTroubled(address);
  await recordWithoutResult(address);
  await recordCarried(address);
  await recordSchemes(address);
});
mkdirSync(HISTORIES, { recursive: true });
// Other versions' histories stay; this version's are written anew.
for (const file of readdirSync(HISTORIES)) {
  if (file.endsWith(`-${SOFTWARE_VERSION}.json.gz`)) rmSync(join(HISTORIES, file));
}
let bytes = 0;
for (const [behaviour, text] of recorded) {
  const packed = gzipSync(text, { level: 9 });
  bytes += packed.length;
  writeFileSync(join(HISTORIES, `${behaviour}-${SOFTWARE_VERSION}.json.gz`), packed);
}
console.log(`${recorded.size} histories, ${Math.round(bytes / 1024)} KiB in all.`);
