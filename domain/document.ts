// What a handed-in document must hold, field by field, as its definition says. Pure. Sandbox-safe.

import { isLocalDate } from './local-time.ts';
import { refuse } from './refusal.ts';

/** A field without its labels: what is needed to judge a value. */
export interface FieldRule {
  readonly id: string;
  readonly kind: 'text' | 'amount' | 'amounts' | 'number' | 'choice' | 'date' | 'goals' | 'list';
  readonly required: boolean;
  readonly maxWords?: number;
  readonly choices?: readonly string[];
  /** Smallest number, or fewest in a list. */
  readonly min?: number;
  /** Largest number, or most in a list. */
  readonly max?: number;
  /** What each in a list answers, one for one: a goal, a recipient of the decision, a measure. */
  readonly rows?: 'goals' | 'recipients' | 'measures';
  /** What each in a list says. */
  readonly each?: readonly FieldRule[];
}

/** A document as fields of text and numbers; the definition says which. */
export type DocumentFields = Readonly<Record<string, unknown>>;

/** Largest document, in bytes of its JSON as UTF-8. */
export const DOCUMENT_LIMIT_BYTES = 256 * 1024;

/** No more in a list than this, whatever the definition says. */
const MOST = 200;

/**
 * Refuses a document that its definition does not allow; the sentence names the field, what is given and what is wanted.
 * A draft may lack fields; what it has must fit. A step without fields takes any document.
 */
export function checkDocument(
  rules: readonly FieldRule[],
  document: DocumentFields,
  where: string,
  complete: boolean,
): void {
  if (rules.length > 0) checkFields(rules, document, where, '', complete);
}

function checkFields(
  rules: readonly FieldRule[],
  given: Readonly<Record<string, unknown>>,
  where: string,
  within: string,
  complete: boolean,
): void {
  for (const key of Object.keys(given)) {
    if (rules.some((rule) => rule.id === key)) continue;
    refuse(
      'misshapen',
      `${where}: ${within}${key.slice(0, 60)} is no field of the document, wanted ${rules.map((rule) => rule.id).join(', ')}`,
    );
  }
  const missing = rules.filter((rule) => complete && rule.required && isEmpty(valueOf(given, rule.id)));
  if (missing.length > 0) {
    refuse(
      'misshapen',
      `${where}: ${missing.map((rule) => within + rule.id).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing, wanted ${wantedOf(missing[0]!)}${missing.length === 1 ? '' : ' and so on'}`,
    );
  }
  for (const rule of rules) {
    const value = valueOf(given, rule.id);
    if (isEmpty(value)) continue;
    checkField(rule, value, where, within + rule.id, complete);
  }
}

function checkField(rule: FieldRule, value: unknown, where: string, path: string, complete: boolean): void {
  const fault = (wanted = wantedOf(rule)): never =>
    refuse('misshapen', `${where}: ${path} is ${shown(value)}, wanted ${wanted}`);
  const checkText = (text: unknown): void => {
    if (typeof text !== 'string') return fault();
    const words = text.split(/\s+/u).filter((word) => word !== '').length;
    if (rule.maxWords !== undefined && words > rule.maxWords) {
      refuse('misshapen', `${where}: ${path} has ${words} words, wanted at most ${rule.maxWords}`);
    }
  };
  const several = (): readonly unknown[] => {
    if (!Array.isArray(value)) return fault();
    const most = Math.min(rule.max ?? MOST, MOST);
    if (value.length > most || (complete && value.length < (rule.min ?? 1))) fault();
    return value;
  };
  switch (rule.kind) {
    case 'text':
      return checkText(value);
    case 'amount':
      if (!isWhole(value) || value < 0) fault();
      return;
    case 'amounts':
      if (several().some((one) => !isWhole(one) || one < 0)) fault();
      return;
    case 'number':
      if (!isWhole(value) || value < (rule.min ?? value) || value > (rule.max ?? value)) fault();
      return;
    case 'choice':
      if (typeof value !== 'string' || !rule.choices!.includes(value)) fault();
      return;
    case 'date':
      if (!isLocalDate(value)) fault();
      return;
    case 'goals':
      for (const one of several()) {
        if (complete && isEmpty(one)) fault('goals that say something');
        checkText(one);
      }
      return;
    case 'list':
      several().forEach((one, index) => {
        const at = `${path}[${index}]`;
        if (!isPlainObject(one)) refuse('misshapen', `${where}: ${at} is ${shown(one)}, wanted an object with fields`);
        else checkFields(rule.each ?? [], one, where, `${at}.`, complete);
      });
      return;
  }
}

/** What a field wants, for sentences and for people who fill in forms. */
export function wantedOf(rule: FieldRule): string {
  const most = Math.min(rule.max ?? MOST, MOST);
  switch (rule.kind) {
    case 'text':
      return rule.maxWords === undefined ? 'a text' : `a text of at most ${rule.maxWords} words`;
    case 'amount':
      return 'whole kroner, 0 or more';
    case 'amounts':
      return `whole kroner per year, a list of 1 to ${most}`;
    case 'number':
      return `a whole number${rule.min === undefined ? '' : ` from ${rule.min}`}${rule.max === undefined ? '' : ` to ${rule.max}`}`;
    case 'choice':
      return `one of ${rule.choices!.join(', ')}`;
    case 'date':
      return 'a date that exists, YYYY-MM-DD';
    case 'goals':
      return `a list of ${rule.min ?? 1} to ${most} goals`;
    case 'list':
      return `a list of ${rule.min ?? 1} to ${most}, each with ${(rule.each ?? []).map((one) => one.id).join(', ')}`;
  }
}

/**
 * A document that passes, for examples and for people who act by a script. What is given stands; what is required and
 * missing is filled in with `text`, one krone, the first choice and so on.
 */
export function filledDocument(rules: readonly FieldRule[], text: string, given: DocumentFields = {}): DocumentFields {
  if (rules.length === 0) return Object.keys(given).length === 0 ? { text } : given;
  const filled = rules
    .filter((rule) => rule.required && isEmpty(valueOf(given, rule.id)))
    .map((rule): [string, unknown] => [rule.id, exampleOf(rule, text)]);
  return { ...given, ...Object.fromEntries(filled) };
}

function exampleOf(rule: FieldRule, text: string): unknown {
  switch (rule.kind) {
    case 'text':
      return text;
    case 'amount':
      return 100_000;
    case 'amounts':
      return [100_000];
    case 'number':
      return rule.min ?? rule.max ?? 1;
    case 'choice':
      return rule.choices![0];
    case 'date':
      return '2027-02-01';
    case 'goals':
      return Array.from({ length: rule.min ?? 1 }, () => text);
    case 'list':
      return Array.from({ length: rule.min ?? 1 }, () => filledDocument(rule.each ?? [], text));
  }
}

function valueOf(given: Readonly<Record<string, unknown>>, id: string): unknown {
  return Object.hasOwn(given, id) ? given[id] : undefined;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 60)}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}
