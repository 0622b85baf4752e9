// The tables of one world's store, as Kysely sees them. Node only.

import type { Generated } from 'kysely';

/**
 * Instants are ISO text with `Z`, so that text order is time order. JSON is kept as the exact text that was written, so
 * that the journal's hashes can be checked against the very bytes.
 */
export interface Tables {
  /** What each cycle froze when it opened; also the guard against opening a year twice, beyond Temporal's retention. */
  cycle_definitions: { cycle: string; hash: string; definitions: string; example: boolean; opened_at: string };
  /** The only place with names and addresses. */
  people: { id: string; name: string; email: string; language: string };
  person_roles: {
    person: string;
    role: string;
    party: string;
    /** The first day, and who held it until then; null where nobody handed it over. */
    since: string | null;
    after: string | null;
  };
  /** Records: append-only, each entry holding the hash of the one before it. */
  journal: {
    workflow: string;
    seq: number;
    at: string;
    actor: string;
    type: string;
    event: string;
    rule_version: number;
    software_version: string;
    previous_hash: string;
    /** Length of the workflow's history as the writer saw it; tells a tail that never became durable. Not sealed. */
    fence: number;
    hash: string;
  };
  /** Records: every revision of every document. */
  documents: {
    workflow: string;
    seq: number;
    step: string;
    party: string;
    revision: number;
    document: string;
    sha256: string;
    /** A JSON list of `Attachment`. */
    attachments: string;
  };
  /** Records: what is attached to documents, each content once. */
  files: {
    sha256: string;
    /** Names its parts. */
    content: string;
    type: string;
    bytes: number;
    /** When it was last handed to us; an unused one is kept for a while from then. */
    taken_at: string;
  };
  /** The bytes of files, part by part from 0; also of files that are still on their way. */
  file_parts: { content: string; part: number; bytes: Uint8Array; taken_at: string };
  cycles: { cycle: string; status: string; seq: number; next_at: string | null; state: string };
  partnerships: { cycle: string; party: string; stage: string; seq: number; state: string };
  /** The lines of the overview: one per partnership, and one per cycle with an empty party. */
  standings: {
    cycle: string;
    party: string;
    forum: string;
    office: string;
    scheme: string;
    year: number;
    stage: string;
    seq: number;
    running: boolean;
    /** The next deadline that must be held; `9` when there is none, which sorts last. */
    due_at: string;
    blocked_from: string | null;
    /** The `Standing`, as it was computed. */
    row: string;
  };
  obligations: {
    cycle: string;
    step: string;
    party: string;
    seq: number;
    row: string;
    instant: string;
    /** Whose turn it is, as `role@party`; empty when nobody’s. */
    turns: string[];
  };
  /** Links for signing in; only their hashes. */
  sign_in_links: { hash: string; person: string; issued_at: string; expires_at: string; used_at: string | null };
  /** Secrets that people made for programs; only their hashes. `gives` is a JSON list. */
  access_keys: {
    id: string;
    hash: string;
    kind: 'api' | 'calendar';
    person: string;
    name: string;
    gives: string;
    made_at: string;
    expires_at: string | null;
    revoked_at: string | null;
    used_on: string | null;
  };
  /** What is typed and not handed in. */
  drafts: {
    id: string;
    fields: string;
    /** A JSON list of `Attachment`. */
    attachments: string;
    version: number;
    saved_by: string;
    saved_at: string;
  };
  /** What was posted after a session had ended, for its writer alone. */
  kept_texts: {
    person: string;
    cycle: string;
    partnership: string;
    step: string;
    party: string;
    fields: string;
    kept_at: string;
  };
  /** The outbox. */
  notices: {
    key: string;
    person: string;
    send_at: string;
    /** `held`: nobody who is to have it can be reached. */
    state: 'raised' | 'bundled' | 'dropped' | 'held';
    why: string | null;
    mail: string | null;
    /** How many mails with it the recipient's server put off. */
    attempts: number;
    /**
     * Set when it is looked at anew before it is sent: whose it is, while somebody else gets it or it is about a place.
     */
    for_person: string | null;
    /** The hold that let it go, or with which it was cancelled; what was let go once is not held again. */
    hold: number | null;
    notice: string;
  };
  /** Rounds of mails that wait for somebody to look. */
  holds: {
    id: Generated<number>;
    since: string;
    until: string;
    /** `on`: only one at a time is. */
    state: 'on' | 'over' | 'released' | 'cancelled';
    /** How many people were to have a mail when it began. */
    people: number;
    ended_at: string | null;
    ended_by: string | null;
    reason: string | null;
  };
  /** When somebody is away: whole local days, both included. */
  absences: { person: string; from_day: string; to_day: string; reason: string; deputies: string };
  /** Optional kinds of notice that somebody has switched off. */
  muted_kinds: { person: string; kind: string };
  /** The ledger: a row before every sending. */
  mails: {
    key: string;
    person: string;
    message_id: string;
    date: string;
    /**
     * `intent`: claimed, and no byte has left. `sending`: bytes may have left. `deferred`: the recipient's server put it
     * off; `not-sent`: the fault was ours or the server was away. Both have put their notices back. `bounced`: it was sent,
     * and a delivery report says that it did not arrive. `resent` and `closed`: it was refused, bounced or `unknown`,
     * and a person had what it said sent again in another mail, or let it rest. `cancelled`: it was held, and somebody had
     * it dropped before it was written.
     */
    state:
      | 'intent'
      | 'sending'
      | 'sent'
      | 'refused'
      | 'unknown'
      | 'deferred'
      | 'not-sent'
      | 'bounced'
      | 'resent'
      | 'closed'
      | 'cancelled';
    /** The how-manieth mail with its notices: those before it were put off. */
    attempt: number;
    /** Which process has it in hand; null in rows that are older than this column. */
    claimed_by: string | null;
    /** Wall-clock instant after which an `intent` or `sending` row counts as abandoned. */
    lease_until: string;
    reply: string | null;
    /** The words, kept before they are handed over. */
    subject: string | null;
    body: string | null;
    html: string | null;
    notices: string;
    /** Set where the mail has shown that its address does not work: to be suspended, or so done. */
    suspension: 'due' | 'done' | null;
    /** What a delivery report said of it. */
    report: string | null;
    /** When the same bytes go out again; only of an `unknown` mail. */
    resend_at: string | null;
    /** How often they have. */
    resends: number;
  };
  /** Addresses, in small letters, that no mail reaches, and the mail that found it out. */
  suspensions: { email: string; person: string; since: string; why: string; mail: string };
  /** What is wrong with our own mail at present. */
  mail_faults: { fault: string; since: string; last_at: string; times: number; reply: string };
}
