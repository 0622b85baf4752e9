// What a forum definition may not contradict in itself, whatever the year. Pure.

import type { ForumDefinition } from './definition-forum.ts';
import type { StepDefinition } from './definition-step.ts';
import type { PartyId, Role, StepId } from './words.ts';
import { checkSteps } from './check-steps.ts';
import { GOVERNOR_GROUP } from './forum-plan.ts';
import { placed, refuseTwice, refuseValue } from './definition-fault.ts';

/** The parties of a forum by the role that acts for them. */
export function partiesByRole(forum: ForumDefinition): Readonly<Record<Role, ReadonlySet<PartyId>>> {
  return {
    'owner-contact': new Set([
      ...forum.networks.flatMap((network) => network.owners.map((owner) => owner.id)),
      ...forum.networks.filter((network) => network.kind === 'owner').map((network) => network.id),
    ]),
    'network-coordinator': new Set(
      forum.networks.filter((network) => network.kind !== 'owner').map((network) => network.id),
    ),
    'university-coordinator': new Set(forum.universities.map((university) => university.id)),
    'forum-member': new Set(forum.seats.map((seat) => seat.id)),
    'forum-substitute': new Set(forum.seats.map((seat) => seat.id)),
    secretariat: new Set([forum.id]),
    'case-officer': new Set([forum.office.id]),
    'office-leader': new Set([forum.office.id]),
    administrator: new Set([forum.office.id]),
  };
}

/** Refuses a forum that contradicts itself: ids, references, counts, and steps whose kind, scope or order cannot be. */
export function checkForum(forum: ForumDefinition, file: string): void {
  checkIds(forum, file);
  checkReferences(forum, file);
  checkCounts(forum, file);
  checkSeats(forum, file);
  checkAllocation(forum, file);
  checkSteps(forum, file);
  checkCircles(forum.steps, file);
}

function checkIds(forum: ForumDefinition, file: string): void {
  refuseTwice(file, [
    { id: forum.id, path: 'id' },
    { id: forum.office.id, path: 'office.id' },
    ...placed('universities', forum.universities),
    ...placed('networks', forum.networks),
    ...forum.networks.flatMap((network, n) => placed(`networks[${n}].owners`, network.owners)),
    ...placed('seats', forum.seats),
    ...placed('workingGroups', forum.workingGroups),
  ]);
  // A fixed line may bear its recipient's name, so lines are a list of their own.
  refuseTwice(file, placed('fixedLines', forum.fixedLines));
  refuseTwice(file, placed('steps', forum.steps));
  forum.networks.forEach((network, n) =>
    refuseTwice(
      file,
      network.universities.map((id, u) => ({ id, path: `networks[${n}].universities[${u}]` })),
    ),
  );
}

function checkReferences(forum: ForumDefinition, file: string): void {
  const parties = partiesByRole(forum);
  forum.networks.forEach((network, n) => {
    network.universities.forEach((id, u) => {
      if (parties['university-coordinator'].has(id)) return;
      refuseValue(file, `networks[${n}].universities[${u}]`, id, `one of ${ids(forum.universities)}`);
    });
    const group = network.workingGroup;
    if (group !== undefined && !forum.workingGroups.some((one) => one.id === group)) {
      refuseValue(file, `networks[${n}].workingGroup`, group, 'the id of one of the forum’s workingGroups');
    }
    if (network.validFrom !== undefined && network.validTo !== undefined && network.validTo < network.validFrom) {
      refuseValue(
        file,
        `networks[${n}].validTo`,
        network.validTo,
        `a date on or after validFrom, ${network.validFrom}`,
      );
    }
  });
  forum.fixedLines.forEach((line, l) => {
    const recipient = line.recipient;
    if (recipient === undefined || receives(parties, recipient)) return;
    refuseValue(
      file,
      `fixedLines[${l}].recipient`,
      recipient,
      'the id of a network, an owner or a university of the forum',
    );
  });
}

function receives(parties: Readonly<Record<Role, ReadonlySet<PartyId>>>, id: PartyId): boolean {
  return (['network-coordinator', 'owner-contact', 'university-coordinator'] as const).some((role) =>
    parties[role].has(id),
  );
}

function ids(things: readonly { readonly id: string }[]): string {
  return things.length === 0
    ? 'the universities of the forum, which has none'
    : things.map((thing) => thing.id).join(', ');
}

function checkCounts(forum: ForumDefinition, file: string): void {
  forum.networks.forEach((network, n) => {
    if (network.kind !== 'network' || forum.distribution === 'needs') return;
    if (network.count === undefined) {
      refuseValue(
        file,
        `networks[${n}].count`,
        undefined,
        `the number of children and pupils in "${network.id}": counts missing`,
      );
    }
    if (forum.counts === undefined) {
      refuseValue(file, 'counts', undefined, 'the source and date of the networks’ counts: counts missing');
    }
  });
}

function checkSeats(forum: ForumDefinition, file: string): void {
  forum.seats.forEach((seat, s) => {
    if (seat.group === GOVERNOR_GROUP && seat.votes) {
      refuseValue(file, `seats[${s}].votes`, true, 'false: the county governor never votes in the forum');
    }
    if (seat.validFrom !== undefined && seat.validTo !== undefined && seat.validTo < seat.validFrom) {
      refuseValue(file, `seats[${s}].validTo`, seat.validTo, `a date on or after validFrom, ${seat.validFrom}`);
    }
  });
  const { quorum, longTermPlan } = forum.forumRules;
  const voting = forum.seats.filter((seat) => seat.votes);
  if (quorum && quorum.seats > voting.length) {
    refuseValue(file, 'forumRules.quorum.seats', quorum.seats, `at most ${voting.length}, the seats that vote`);
  }
  quorum?.groups.forEach((group, g) => {
    if (voting.some((seat) => seat.group === group)) return;
    refuseValue(file, `forumRules.quorum.groups[${g}]`, group, 'a group that has a voting seat');
  });
  if (longTermPlan && longTermPlan.validTo < longTermPlan.validFrom) {
    const wanted = `a date on or after validFrom, ${longTermPlan.validFrom}`;
    refuseValue(file, 'forumRules.longTermPlan.validTo', longTermPlan.validTo, wanted);
  }
  const items = longTermPlan?.items.map((one) => one.id) ?? [];
  forum.steps.forEach((step, s) =>
    step.fields.forEach((field, f) => {
      const path = `steps[${s}].fields[${f}]`;
      if (field.means === 'asked' && !field.kind.startsWith('amount')) {
        refuseValue(file, `${path}.means`, 'asked', 'it on a field of kind amount');
      }
      const unknown = field.means === 'plan-item' ? field.choices?.find((one) => !items.includes(one)) : undefined;
      if (unknown === undefined) return;
      const wanted = `an item of forumRules.longTermPlan: ${items.join(', ') || 'it has none'}`;
      refuseValue(file, `${path}.choices`, unknown, wanted);
    }),
  );
  if (longTermPlan) refuseTwice(file, placed('forumRules.longTermPlan.items', longTermPlan.items));
}

function checkAllocation({ distribution, allocation }: ForumDefinition, file: string): void {
  if (distribution === 'needs' || allocation.keyBy === 'children-and-pupils' || allocation.reason !== undefined) return;
  refuseValue(
    file,
    'allocation.reason',
    undefined,
    `the forum’s reason for sharing by ${allocation.keyBy}: the national rule does not allow pro rata by enterprise, owner or university`,
  );
}

function checkCircles(steps: readonly StepDefinition[], file: string): void {
  const places = new Map(steps.map((step, s) => [step.id, s]));
  const done = new Set<StepId>();
  const follow = (id: StepId, trail: readonly StepId[]): void => {
    if (done.has(id)) return;
    const s = places.get(id)!;
    steps[s]!.requires.forEach((wanted, r) => {
      const path = `steps[${s}].requires[${r}]`;
      if (!places.has(wanted)) refuseValue(file, path, wanted, 'the id of a step of the same forum');
      const way = [...trail, id];
      const start = way.indexOf(wanted);
      if (start >= 0) {
        const circle = [...way.slice(start), wanted].join(' -> ');
        refuseValue(file, path, wanted, `steps that do not require each other in a circle: ${circle}`);
      }
      follow(wanted, way);
    });
    done.add(id);
  };
  for (const step of steps) follow(step.id, []);
}
