// Verbs that change something: opening a year, asking a workflow. Node only.

import { openCycle, planOpening } from '../../client/open-cycle.ts';
import { loadCycle } from '../../definitions/load.ts';
import type { Attachment } from '../../domain/attachments.ts';
import { decideCycle } from '../../domain/cycle.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { filledDocument } from '../../domain/document.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { DocumentFields } from '../../domain/document.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import { proposedStep } from '../../domain/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Act } from '../../domain/script-act.ts';
import { checkShape } from '../../domain/shape.ts';
import type { Role } from '../../domain/words.ts';
import { cycleName, ROLES } from '../../domain/words.ts';
import type { CycleUpdateName, PartnershipUpdateName } from '../../workflows/contract.ts';
import { CYCLE_UPDATES, FORUM_APPROVAL, PARTNERSHIP_UPDATES } from '../../workflows/contract.ts';
import { knowingLastYear } from '../last-year.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, stateOf, target, textOf, worldNow } from './input.ts';
import { requireOffice } from './people.ts';
import { effectOf } from './what-if.ts';

export async function open(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const name = textOf(input, 'cycle');
  const files = loadCycle(name, world.definitions === undefined ? {} : { dir: world.definitions });
  const { gateway, store } = world.running;
  const { definitions, found: earlier } = await knowingLastYear(store, files);
  const people = await store.directory.people();
  if (people.length === 0)
    refuse(
      'unknown-person',
      `Open ${name}: nobody is in the directory, wanted people first (arshjul people import FILE)`,
    );
  const openedBy = optionalText(input, 'as');
  if (openedBy !== undefined) requireOffice(definitions, people, openedBy, `Open ${name}`);
  const example = world.examples && input['example'] === true;
  const openedAt = gateway.world.clock.speed === 0 ? gateway.world.clock.virtualAnchor : new Date().toISOString();
  const planned = planOpening(definitions, people, example, openedAt, earlier);
  if ((await store.reads.cycles()).some((one) => one.cycle === planned.cycle)) {
    refuse('already-open', `Open ${planned.cycle}: this year is open or was, wanted one that was never opened`);
  }
  if (input['dryRun'] === true) return { dryRun: true, ...planned };
  if (planned.vacant.length > 0 && input['acknowledgeVacant'] !== true) {
    const who = planned.vacant.map(({ role, party }) => `${role} for ${party}`).join(', ');
    refuse(
      'unknown-person',
      `Open ${planned.cycle}: nobody can be reached as ${who}, wanted somebody, or --acknowledge-vacant`,
    );
  }
  const { definitions: freezer, addressing: announcer } = store;
  return openCycle({ gateway, freezer, announcer, definitions, people, openedAt, example, earlier, openedBy });
}

/** Messages that only workflows send. */
const INTERNAL = new Set(['tellFromCycle', 'noteFromPartnership']);

/** Commands that move dates or reminders, or undo what was done: what they would change is shown before it is done. */
const FORETOLD = new Set([
  'moveDeadline',
  'extendDeadline',
  'setLocalDeadline',
  'pauseReminders',
  'resumeReminders',
  'remindMissing',
  'reopen',
  'returnForChanges',
  'acceptLate',
  'withdraw',
]);

/** Asks a workflow, or with `dryRun` the same rules over the state that is stored. */
export async function command(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref, party } = await target(world, input);
  const name = textOf(input, 'name');
  const own = party === undefined ? CYCLE_UPDATES : PARTNERSHIP_UPDATES;
  if (INTERNAL.has(name))
    refuse('wrong-role', `Ask a workflow: ${name} is between a cycle and its partnerships, wanted what people ask for`);
  const fields =
    name === 'forumApproval' ? FORUM_APPROVAL : Object.hasOwn(own, name) ? own[name as keyof typeof own] : undefined;
  if (!fields) refuse('misshapen', `Ask a workflow: there is no "${name}", wanted ${Object.keys(own).join(', ')}`);
  const state = await stateOf(world, ref, party);
  const { gateway } = world.running;
  const now = gateway.world.clock.speed === 0 ? { at: await worldNow(world.running) } : {};
  const given = withExample(
    state,
    optionalText(input, 'exampleText'),
    (input['message'] ?? {}) as Record<string, unknown>,
  );
  const message = {
    requestId: optionalText(input, 'requestId') ?? crypto.randomUUID(),
    ...(await withRevision(state, name, given)),
    actor: actorOf(
      state,
      typeof input['as'] === 'string' ? input['as'] : '',
      optionalText(given, 'section') ?? optionalText(given, 'party') ?? optionalText(given, 'seat'),
    ),
    ...now,
  };
  checkShape({ is: 'object', fields: fields }, message, `Ask for ${name}`);
  if (input['dryRun'] === true) {
    const at = await businessNow(world.running);
    const events =
      party === undefined
        ? decideCycle(state as CycleState, { ...message, type: name, at } as unknown as CycleCommand)
        : decidePartnership(state as PartnershipState, { ...message, type: name, at } as unknown as PartnershipCommand);
    if (!FORETOLD.has(name)) return { dryRun: true, events };
    const act = { at, cycle: cycleName(ref), command: { ...message, type: name, at } };
    const acts = [
      (party === undefined ? { ...act, target: 'cycle' } : { ...act, target: 'partnership', party }) as Act,
    ];
    return { dryRun: true, events, effect: await effectOf(world, ref, acts, at) };
  }
  await requireFiles(world, name, given);
  if (name === 'forumApproval') {
    await gateway.signalCycle(ref, 'forumApproval', message);
    return { sent: true };
  }
  return party === undefined
    ? gateway.updateCycle(ref, name as CycleUpdateName, message)
    : gateway.updatePartnership(ref, party, name as PartnershipUpdateName, message);
}

/** Refuses a submission whose files are not in the store: a workflow cannot look. */
async function requireFiles(world: OpenWorld, name: string, message: Record<string, unknown>): Promise<void> {
  if (name !== 'submit' || message['attachments'] === undefined) return;
  const missing = await world.running.store.attachments.missing(message['attachments'] as Attachment[]);
  if (missing !== null)
    refuse(
      'not-found',
      `Hand in a document: "${missing.name}" is not in the store, wanted it given in before, as it is`,
    );
}

/** What is about the present revision of the recommendation. */
const REVISED = new Set([
  'forumApproval',
  'prepareDecision',
  'decideGrants',
  'openWriting',
  'approveInWriting',
  'closeWriting',
]);

/** In example years a text alone makes a whole document; a real one is made of the fields that its definition names. */
function withExample(
  state: CycleState | PartnershipState,
  text: string | undefined,
  message: Record<string, unknown>,
): Record<string, unknown> {
  if (text === undefined) return message;
  const fields = state.plan.fields ?? {};
  const proposed = 'steps' in state.plan ? proposedStep(state.plan)?.id : undefined;
  const step = String(proposed ?? message['step']);
  const rules = Object.hasOwn(fields, step) ? fields[step]! : [];
  if (!state.plan.example && rules.length > 0) {
    refuse(
      'misshapen',
      `Fill in ${step}: a text alone is for example years, wanted a file with ${rules.map((rule) => rule.id).join(', ')}`,
    );
  }
  return { ...message, document: filledDocument(rules, text, (message['document'] ?? {}) as DocumentFields) };
}

/** Fills in the present revision where the person did not name one: at a terminal one approves what is there. */
async function withRevision(
  state: CycleState | PartnershipState,
  name: string,
  message: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (message['revision'] !== undefined) return message;
  if ('recommendation' in state) {
    const isOutcome = name === 'recordForumOutcome' && message['step'] === undefined;
    if (isOutcome || REVISED.has(name)) return { ...message, revision: state.recommendation?.revision ?? 0 };
    return message;
  }
  if (name !== 'approve' && name !== 'returnForChanges' && name !== 'acceptReport') return message;
  const item = Object.values(state.items).find(
    (one) => one.step === message['step'] && (message['party'] === undefined || one.party === message['party']),
  );
  const section = item?.sections?.find((one) => one.party === message['section']);
  return { ...message, revision: (section ?? item)?.revision ?? 0 };
}

/** `--as`: a person's id, or a role, which stands for the first who holds it here. */
export function actorOf(state: CycleState | PartnershipState, as: string, party: string | undefined): string {
  if (as === '')
    refuse(
      'misshapen',
      'Ask a workflow: nobody is named as the one who asks, wanted --as with a person’s id or a role',
    );
  if (!(ROLES as readonly string[]).includes(as)) return as;
  const seats = state.plan.seats.filter((one) => one.role === (as as Role));
  const seat = seats.find((one) => one.party === party) ?? seats[0];
  return seat?.person ?? refuse('unknown-person', `Act as ${as}: nobody holds that role here, wanted a person’s id`);
}
