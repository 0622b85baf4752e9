// The search attributes that make the Temporal UI and CLI useful to an operator. Sandbox-safe; also loaded by clients.

import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

export const FORUM_KEY = defineSearchAttributeKey('Forum', SearchAttributeType.KEYWORD);
export const SCHEME_KEY = defineSearchAttributeKey('Scheme', SearchAttributeType.KEYWORD);
export const FISCAL_YEAR_KEY = defineSearchAttributeKey('FiscalYear', SearchAttributeType.KEYWORD);
/** Of a partnership its stage; of a cycle open, closed or cancelled. */
export const STAGE_KEY = defineSearchAttributeKey('Stage', SearchAttributeType.KEYWORD);
/** Cycles only: the next instant at which something happens by itself. */
export const NEXT_DEADLINE_KEY = defineSearchAttributeKey('NextDeadline', SearchAttributeType.DATETIME);
/** Cycles only: a step of the cycle itself has passed its deadline. */
export const OVERDUE_KEY = defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL);

/** All that must be registered before anything is started: an unregistered one refuses starts and stalls workflows. */
export const SEARCH_ATTRIBUTES = [
  FORUM_KEY,
  SCHEME_KEY,
  FISCAL_YEAR_KEY,
  STAGE_KEY,
  NEXT_DEADLINE_KEY,
  OVERDUE_KEY,
] as const;
