// What the steps of a forum may not contradict: kind and scope, who owes what, and the fields of documents. Pure.

import type { DocumentField, StepDefinition } from './definition-step.ts';
import type { ForumDefinition } from './definition-forum.ts';
import { placed, refuseTwice, refuseValue } from './definition-fault.ts';
import { isCollected } from './plan.ts';
import { ASSESSING, CYCLE_ROLES, GRANTING, isConsidered, KIND_RULES, PROPOSED } from './step-kinds.ts';
import type { StepKind } from './words.ts';

/** Refuses steps that the core could not run. */
export function checkSteps(forum: ForumDefinition, file: string): void {
  const kinds = new Map<StepKind, number>();
  forum.steps.forEach((step, s) => {
    const earlier = kinds.get(step.kind);
    if (earlier !== undefined && KIND_RULES[step.kind].single) {
      refuseValue(
        file,
        `steps[${s}].kind`,
        step.kind,
        `one step of kind ${step.kind} at most: steps[${earlier}] is one already`,
      );
    }
    kinds.set(step.kind, s);
    checkPlace(forum, step, `steps[${s}]`, file);
    checkFlags(step, `steps[${s}]`, file);
    checkAsks(forum, step, `steps[${s}]`, file);
    checkFields(step.fields, `steps[${s}].fields`, file);
    const list = PROPOSED.includes(step.kind) ? step.fields.findIndex(({ kind }) => kind === 'list') : -1;
    if (list >= 0) {
      const wanted = 'another kind: what is proposed to the forum lists amounts as its lines';
      refuseValue(file, `steps[${s}].fields[${list}].kind`, 'list', wanted);
    }
  });
  const asks = forum.steps.filter((step) => step.scope === 'partnership' && isConsidered(step));
  const silent = asks.find((step) => step.measures === undefined && step.amountField === undefined);
  if (forum.distribution === 'needs' && silent !== undefined) {
    const wanted = 'the field that says how much is asked for, or measures, since the forum shares by needs';
    refuseValue(file, `steps[${forum.steps.indexOf(silent)}].amountField`, undefined, wanted);
  }
  const granting = forum.steps.filter((step) => GRANTING.includes(step.kind));
  if (granting.length > 1) {
    const s = forum.steps.indexOf(granting[1]!);
    refuseValue(
      file,
      `steps[${s}].kind`,
      granting[1]!.kind,
      `one step that disposes of the money: ${granting[0]!.id} does`,
    );
  }
  const plan = kinds.get('spending-plan');
  const recommendation = kinds.get('recommendation');
  if (plan !== undefined && recommendation !== undefined) {
    refuseValue(file, `steps[${plan}].kind`, 'spending-plan', 'a recommendation or a spending plan, not both');
  }
  const decision = kinds.get('decision');
  if (decision !== undefined && recommendation === undefined) {
    refuseValue(file, `steps[${decision}].kind`, 'decision', 'a step of kind recommendation that it rests on');
  }
}

/** Where a step is owed, and that whoever owes it can be there. */
function checkPlace(forum: ForumDefinition, step: StepDefinition, path: string, file: string): void {
  const { scopes } = KIND_RULES[step.kind];
  if (!scopes.includes(step.scope)) {
    const wanted = scopes.map((scope) => `"${scope}"`).join(' or ');
    refuseValue(file, `${path}.scope`, step.scope, `${wanted} for a step of kind ${step.kind}`);
  }
  if (step.scope === 'cycle') {
    if (CYCLE_ROLES.includes(step.owedBy)) return;
    refuseValue(file, `${path}.owedBy`, step.owedBy, `${CYCLE_ROLES.join(' or ')} for a step of the cycle`);
  }
  if (step.scope === 'owner') {
    if (step.owedBy === 'owner-contact') return;
    refuseValue(file, `${path}.owedBy`, step.owedBy, 'owner-contact for a step that each owner owes');
  }
  const party = forum.networks.find(
    (network) =>
      (network.kind === 'owner') !== (step.owedBy === 'owner-contact') && step.owedBy !== 'university-coordinator',
  );
  if (party) {
    const wanted = party.kind === 'owner' ? 'owner-contact' : 'network-coordinator';
    refuseValue(file, `${path}.owedBy`, step.owedBy, `${wanted}, who acts for "${party.id}"`);
  }
}

function checkFlags(step: StepDefinition, path: string, file: string): void {
  const assessing = ASSESSING.includes(step.kind);
  if (step.optional && !KIND_RULES[step.kind].mayBeOptional) {
    const can = ASSESSING.join(' or ');
    refuseValue(
      file,
      `${path}.optional`,
      true,
      `false: only a step of kind ${can} can be optional, this is ${step.kind}`,
    );
  }
  if (step.reportsOn !== undefined && step.kind !== 'report') {
    refuseValue(file, `${path}.reportsOn`, step.reportsOn, 'no such field except on a step of kind report');
  }
  const { amountField } = step;
  if (
    amountField !== undefined &&
    !(step.kind === 'basis' && step.fields.some((field) => field.id === amountField && field.kind === 'amount'))
  ) {
    const wanted = 'the id of a field of kind amount, on a step of kind basis';
    refuseValue(file, `${path}.amountField`, amountField, wanted);
  }
  checkMeasures(step, path, file);
  if (step.neededToBeConsidered && !(assessing && step.scope === 'partnership')) {
    const wanted = 'false: a decision basis is needed anyway, and other steps must be needs of the scope partnership';
    refuseValue(file, `${path}.neededToBeConsidered`, true, wanted);
  }
  if (step.localDeadline && !isCollected(step)) {
    const wanted = 'false: only for needs that owners hand to their network can the network set a date';
    refuseValue(file, `${path}.localDeadline`, true, wanted);
  }
  if (step.remindOnlyDrafts && !step.optional) {
    refuseValue(file, `${path}.remindOnlyDrafts`, true, 'false: what is not optional is reminded of whatever is begun');
  }
}

/** What only a report of a partnership can answer, and only where the year has it. */
function checkAsks(forum: ForumDefinition, step: StepDefinition, path: string, file: string): void {
  step.asks.forEach((what, a) => {
    if (what !== 'goals' && what !== 'money' && what !== 'measures') return;
    const fault = (wanted: string): never => refuseValue(file, `${path}.asks[${a}]`, what, wanted);
    if (step.kind !== 'report' || step.scope !== 'partnership') {
      fault(`no ${what} except on a report of the scope partnership`);
    }
    const considered = forum.steps.filter((one) => one.scope === 'partnership' && isConsidered(one));
    if (what === 'goals' && !considered.some((one) => setsGoals(one))) {
      fault('a field of kind goals in what the partnership hands in before it is considered');
    }
    if (what === 'measures') {
      if (!considered.some((one) => one.measures !== undefined)) fault('measures on what the partnership hands in');
      if (!step.asks.includes('money')) fault('money beside it: the two come to the same');
    }
  });
}

function setsGoals({ fields }: StepDefinition): boolean {
  return fields.some(({ kind, each }) => kind === 'goals' || each?.some((part) => part.kind === 'goals') === true);
}

/** Money is asked for measure by measure only by what must be there before a partnership is considered. */
function checkMeasures(step: StepDefinition, path: string, file: string): void {
  const { measures } = step;
  if (measures === undefined) return;
  if (step.scope !== 'partnership' || !isConsidered(step)) {
    const wanted =
      'no measures except on a decision basis, or on needs of a partnership that are needed to be considered';
    refuseValue(file, `${path}.measures`, measures.field, wanted);
  }
  const list = step.fields.find((field) => field.id === measures.field && field.kind === 'list');
  if (!list) refuseValue(file, `${path}.measures.field`, measures.field, 'the id of a field of kind list');
  const has = (id: string, kinds: readonly string[]) =>
    list.each?.some((part) => part.id === id && part.required && kinds.includes(part.kind)) === true;
  if (!has(measures.amount, ['amount', 'amounts'])) {
    const wanted = `a required part of ${measures.field} of kind amount or amounts`;
    refuseValue(file, `${path}.measures.amount`, measures.amount, wanted);
  }
  if (measures.priority !== undefined && !has(measures.priority, ['number'])) {
    const wanted = `a required part of ${measures.field} of kind number`;
    refuseValue(file, `${path}.measures.priority`, measures.priority, wanted);
  }
}

type AnyField = Omit<DocumentField, 'standing' | 'each'> & { each?: DocumentField['each'] };

function checkFields(fields: readonly AnyField[], path: string, file: string): void {
  refuseTwice(file, placed(path, fields));
  fields.forEach((field, f) => {
    const at = `${path}[${f}]`;
    if ((field.kind === 'choice') !== (field.choices ?? []).length > 0) {
      const wanted =
        field.kind === 'choice' ? 'at least one choice' : 'no choices on a field that is not of kind choice';
      refuseValue(file, `${at}.choices`, field.choices, wanted);
    }
    const unnamed = Object.keys(field.choiceLabels ?? {}).find((one) => field.choices?.includes(one) !== true);
    if (unnamed !== undefined) refuseValue(file, `${at}.choiceLabels`, unnamed, 'labels of its choices alone');
    if ((field.kind === 'list') !== (field.each ?? []).length > 0) {
      const wanted = field.kind === 'list' ? 'what each in the list says' : 'no such fields except on kind list';
      refuseValue(file, `${at}.each`, field.each, wanted);
    }
    if (field.min !== undefined && field.max !== undefined && field.max < field.min) {
      refuseValue(file, `${at}.max`, field.max, `at least min, ${field.min}`);
    }
    checkFields(field.each ?? [], `${at}.each`, file);
  });
}
