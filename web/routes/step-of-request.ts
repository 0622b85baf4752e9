// One step of one party, as an address names it and as somebody may see it. Node only.

import type { Attachment } from '../../domain/attachments.ts';
import { fieldsOfStep } from '../../domain/document-fields.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { isMissing, obligationsOfPartnership } from '../../domain/obligations.ts';
import { dutyKey } from '../../domain/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import { handsOf, keyedDuties, partiesOfRole } from '../../domain/stage.ts';
import { cycleName } from '../../domain/words.ts';
import { mayAsk } from '../access.ts';
import { namedFields } from '../forms.ts';
import type { SignedIn, Web } from '../page.ts';
import { reportRowNames, withRows } from '../report-row-names.ts';
import type { PartnershipParams } from './partnerships.ts';
import { partnershipOfRequest } from './partnerships.ts';

export type StepParams = PartnershipParams & { readonly step: string; readonly party: string };

/** A revision as pages show it. */
export interface Revision {
  readonly revision: number;
  readonly party: string;
  /** JSON of its fields. */
  readonly document: string;
  readonly attachments: readonly Attachment[];
}

/** Everything about one step that its pages need. */
export async function stepOfRequest(web: Web, params: StepParams, visitor: SignedIn) {
  const found = await partnershipOfRequest(web, params, visitor);
  const { state, definitions, ref } = found;
  const keyed = keyedDuties(state.plan).find(({ key }) => key === dutyKey(params.step, params.party));
  const whole = definitions.forum.steps.find(({ id }) => id === params.step);
  if (!keyed || !whole) refuse('not-found', `Show ${params.step} of ${params.party}: nobody owes that here`);
  const row = obligationsOfPartnership(state).find(
    (one) => one.step === params.step && one.party === params.party,
  ) as Obligation;
  const holds = (role: string, parties: readonly string[]): boolean =>
    visitor.person.roles.some((own) => own.role === role && parties.includes(own.party));
  const { duty } = keyed;
  const documents = (await web.world.reads.documents(`partnership/${cycleName(ref)}/${state.plan.party}`))
    // A draft that somebody began is kept as revision 0, and is no document.
    .filter((one) => one.step === params.step && one.revision > 0)
    .map(({ revision, party, document, attachments }): Revision => {
      return { revision, party, document, attachments: JSON.parse(attachments) as Attachment[] };
    });
  // Of a report each author sees and writes their own section; everybody else sees all of them together.
  const sections = state.items[keyed.key]!.sections ?? null;
  const own = sections?.find(({ role, party }) => holds(role, [party])) ?? null;
  const writer = own?.party ?? params.party;
  const mine = own && duty.step.sections.find(({ author }) => author === own.role)!.fields;
  const opened = state.plan.fields[params.step];
  const named = namedFields(fieldsOfStep(whole, definitions.scheme, opened), definitions.forum);
  const all = withRows(named, await reportRowNames(web, { ...found, duty }, visitor.language));
  const draftKey = { cycle: cycleName(ref), partnership: state.plan.party, step: params.step, party: writer };
  return {
    ...found,
    step: whole,
    fields: mine ? all.filter(({ id }) => mine.includes(id)) : all,
    row,
    draftKey,
    /** Where a text of the visitor's own is kept: by the duty, whose page it is then found on. */
    keptKey: { ...draftKey, party: params.party },
    documents: sections && !own ? together(documents) : documents.filter(({ party }) => party === writer),
    mayWrite:
      isMissing(row) &&
      (sections
        ? (row.missing ?? []).some((one) => one.role === own?.role && one.party === own.party)
        : handsOf(duty.step).some((role) => holds(role, partiesOfRole(state.plan, role, duty.party)))),
    mayAnswerNoNeed: isMissing(row) && whole.optional && holds(duty.step.owedBy, [duty.party]),
    mayApprove: row.pending.some(({ role, party }) => holds(role, [party])),
    mayExtend: isMissing(row) && mayAsk(state.plan.seats, visitor.person.id, 'extendDeadline', await web.world.now()),
    path: web.paths.step(ref, state.plan.party, params.step, params.party),
  };
}

export type StepFound = Awaited<ReturnType<typeof stepOfRequest>>;

/** The newest text of every section as one document: no field stands in two. */
function together(rows: readonly Revision[]): Revision[] {
  const newest = [...new Map(rows.map((row) => [row.party, row])).values()];
  const last = rows.at(-1);
  if (!last) return [];
  const parts = newest.map((row) => JSON.parse(row.document) as Record<string, unknown>);
  const files = new Map(newest.flatMap(({ attachments }) => attachments).map((file) => [file.hash, file]));
  return [{ ...last, document: JSON.stringify(Object.assign({}, ...parts)), attachments: [...files.values()] }];
}
