// The words that every other file uses: ids, languages, roles, kinds. Pure. Sandbox-safe.

/** A local calendar date, `YYYY-MM-DD`, in the zone of the cycle's calendar table. */
export type LocalDate = string;
/** A point in time: ISO 8601 with milliseconds and `Z`, so that text order is time order. */
export type Instant = string;
export type PartyId = string;
export type PersonId = string;
export type StepId = string;
/** A workflow id, with the world's prefix in front. */
export type WorkflowId = string;

export const LANGUAGES = ['nb', 'nn', 'en'] as const;
/** Bokmål, nynorsk, English. */
export type Language = (typeof LANGUAGES)[number];
/** One text in all three languages. */
export type Labels = Readonly<Record<Language, string>>;

export const ROLES = [
  'owner-contact', // kontakt hos barnehage-/skoleeier
  'network-coordinator', // koordinator i kompetansenettverket
  'university-coordinator', // koordinator ved UH
  'forum-member', // medlem av samarbeidsforum
  'forum-substitute', // varamedlem av samarbeidsforum
  'secretariat', // sekretariatet for samarbeidsforum
  'case-officer', // saksbehandler hos statsforvalteren
  'office-leader', // leder hos statsforvalteren
  'administrator', // drift
] as const;
export type Role = (typeof ROLES)[number];

/** The kinds of step that the core knows. Which steps a year has, and when, is data. */
export const STEP_KINDS = [
  'meeting', // forummøte
  'long-term-plan', // langsiktig plan
  'assessment', // vurdering av ståsted og behov; stays where it was made
  'needs', // behovsmelding
  'basis', // beslutningsgrunnlag, søknad
  'recommendation', // innstilling
  'decision', // vedtak
  'spending-plan', // disponeringsplan: the forum agrees on it, and that is what disposes of the money
  'procurement', // anskaffelse
  'report', // rapport
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What becomes fields of a step's document without being written out in the forum's file. */
export const ASKS = ['criteria', 'questions', 'own-contribution', 'goals', 'money', 'measures'] as const;

/** Where a step is owed: once per owner, once per partnership, or once per cycle. */
export type StepScope = 'owner' | 'partnership' | 'cycle';

/** A person holds a role on behalf of a party. Ids only: names and addresses live in the store's directory. */
export interface Seat {
  readonly person: PersonId;
  readonly role: Role;
  readonly party: PartyId;
  /** In force from this instant on, and until that one; always when neither is said. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** A deputy's seat: whose place the person takes meanwhile. */
  readonly standsInFor?: PersonId;
}

/** Which cycle: forum x scheme version x fiscal year. */
export interface CycleRef {
  readonly forum: string;
  readonly scheme: string;
  readonly year: number;
}

/** `trondelag-kompetanseloftet/kompetanseloftet-2021/2027`: the name of a cycle in commands, ids and files. */
export function cycleName(ref: CycleRef): string {
  return `${ref.forum}/${ref.scheme}/${ref.year}`;
}

const CYCLE_NAME = /^([a-z0-9][a-z0-9-]*)\/([a-z0-9][a-z0-9-]*)\/(\d{4})$/;

/** The reverse of `cycleName`; undefined when the text is no cycle's name. */
export function tryParseCycleName(text: string): CycleRef | undefined {
  const match = CYCLE_NAME.exec(text);
  return match ? { forum: match[1]!, scheme: match[2]!, year: Number(match[3]) } : undefined;
}
