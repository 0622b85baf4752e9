// The names of roles in nb, nn and en, alone and with the party they are held for. Pure. Sandbox-safe.

import type { Language, PartyId, Role } from '../domain/words.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel } from './facts.ts';

interface RoleWords {
  /** What a person is: "nettverkskoordinator". */
  readonly name: string;
  /** The one who is meant: "nettverkskoordinatoren". */
  readonly definite: string;
  /** The word between role and party. */
  readonly of: string;
}

const ROLE_WORDS: Readonly<Record<Role, Readonly<Record<Language, RoleWords>>>> = {
  'owner-contact': {
    nb: { name: 'kontaktperson', definite: 'kontaktpersonen', of: 'for' },
    nn: { name: 'kontaktperson', definite: 'kontaktpersonen', of: 'for' },
    en: { name: 'contact person', definite: 'the contact person', of: 'for' },
  },
  'network-coordinator': {
    nb: { name: 'nettverkskoordinator', definite: 'nettverkskoordinatoren', of: 'for' },
    nn: { name: 'nettverkskoordinator', definite: 'nettverkskoordinatoren', of: 'for' },
    en: { name: 'network coordinator', definite: 'the network coordinator', of: 'for' },
  },
  'university-coordinator': {
    nb: { name: 'koordinator', definite: 'koordinatoren', of: 'ved' },
    nn: { name: 'koordinator', definite: 'koordinatoren', of: 'ved' },
    en: { name: 'coordinator', definite: 'the coordinator', of: 'at' },
  },
  'forum-member': {
    nb: { name: 'forummedlem', definite: 'forummedlemmet', of: 'for' },
    nn: { name: 'forummedlem', definite: 'forummedlemmen', of: 'for' },
    en: { name: 'forum member', definite: 'the forum member', of: 'for' },
  },
  'forum-substitute': {
    nb: { name: 'varamedlem', definite: 'varamedlemmet', of: 'for' },
    nn: { name: 'varamedlem', definite: 'varamedlemmen', of: 'for' },
    en: { name: 'substitute in the forum', definite: 'the substitute in the forum', of: 'for' },
  },
  secretariat: {
    nb: { name: 'sekretariat', definite: 'sekretariatet', of: 'for' },
    nn: { name: 'sekretariat', definite: 'sekretariatet', of: 'for' },
    en: { name: 'secretariat', definite: 'the secretariat', of: 'for the' },
  },
  'case-officer': {
    nb: { name: 'saksbehandler', definite: 'saksbehandleren', of: 'hos' },
    nn: { name: 'saksbehandlar', definite: 'saksbehandlaren', of: 'hos' },
    en: { name: 'case officer', definite: 'the case officer', of: 'at the' },
  },
  'office-leader': {
    nb: { name: 'leder', definite: 'lederen', of: 'hos' },
    nn: { name: 'leiar', definite: 'leiaren', of: 'hos' },
    en: { name: 'leader', definite: 'the leader', of: 'at the' },
  },
  administrator: {
    nb: { name: 'driftsansvarlig', definite: 'den driftsansvarlige', of: 'hos' },
    nn: { name: 'driftsansvarleg', definite: 'den driftsansvarlege', of: 'hos' },
    en: { name: 'administrator', definite: 'the administrator', of: 'at the' },
  },
};

/** `nettverkskoordinator`: the role alone, for tables and lists. */
export function roleName(role: Role, language: Language): string {
  return ROLE_WORDS[role][language].name;
}

/** `nettverkskoordinatoren`: the role as somebody known. */
export function roleDefinite(role: Role, language: Language): string {
  return ROLE_WORDS[role][language].definite;
}

/** `nettverkskoordinator for Fosen`: what somebody is. */
export function roleFor(facts: CycleFacts, held: { role: Role; party: PartyId }, language: Language): string {
  const { name, of } = ROLE_WORDS[held.role][language];
  return `${name} ${of} ${partyLabel(facts, held.party, language)}`;
}

/** `nettverkskoordinatoren for Fosen`: the one whose turn it is. */
export function roleDefiniteFor(facts: CycleFacts, held: { role: Role; party: PartyId }, language: Language): string {
  const { definite, of } = ROLE_WORDS[held.role][language];
  return `${definite} ${of} ${partyLabel(facts, held.party, language)}`;
}
