// The effect of acts before they are done, as programs and terminals are shown it. Node only.

import type { CalendarTable } from '../domain/local-time.ts';
import { localDateAt } from '../domain/local-time.ts';
import type { WhatFollows } from '../domain/what-follows.ts';
import type { ChangedMail, WhatIf } from '../domain/what-if.ts';
import type { Instant, LocalDate, PartyId, PersonId, StepId } from '../domain/words.ts';
import { kindTitle } from '../texts/kinds.ts';
import { table } from './commands/table.ts';
import type { ListedNotice } from './preview.ts';
import { listNotice } from './preview.ts';

/** A mail that comes or goes; `whole` is false when the mail is sent anyway and says more or less. */
export interface EffectMail {
  readonly date: LocalDate;
  readonly at: Instant;
  readonly person: PersonId;
  readonly whole: boolean;
  readonly notices: readonly ListedNotice[];
}

/** What `--dry-run` answers for acts that move dates or reminders, or undo what was done. */
export interface Effect extends Pick<WhatIf, 'deadlines' | 'lateness' | 'approvals' | keyof WhatFollows> {
  readonly comes: readonly EffectMail[];
  readonly goes: readonly EffectMail[];
  readonly refused: readonly {
    readonly party: PartyId | null;
    readonly step: StepId | null;
    readonly sentence: string;
  }[];
}

/** The effect without what only the machinery needs. */
export function listEffect(found: WhatIf, calendar: CalendarTable): Effect {
  const listed = (mails: readonly ChangedMail[]): EffectMail[] =>
    mails.map(({ at, person, whole, notices }) => ({
      date: localDateAt(calendar, at),
      at,
      person,
      whole,
      notices: notices.map(listNotice),
    }));
  return {
    deadlines: found.deadlines,
    comes: listed(found.comes),
    goes: listed(found.goes),
    lateness: found.lateness,
    approvals: found.approvals,
    statuses: found.statuses,
    stages: found.stages,
    voided: found.voided,
    later: found.later,
    refused: found.refused.map(({ act, sentence }) => ({
      party: act.target === 'partnership' ? act.party : null,
      step: 'step' in act.command ? (act.command.step ?? null) : null,
      sentence,
    })),
  };
}

/** The effect as a terminal shows it. */
export function effectText(effect: Effect): string {
  const mails = (list: readonly EffectMail[]): string[][] =>
    list.flatMap(({ date, person, whole, notices }) =>
      notices.map(({ kind, rung, step, party, deadline }) => [
        date,
        person,
        `${kindTitle(kind as Parameters<typeof kindTitle>[0], 'en')} ${rung === 'now' ? '' : rung}`.trim(),
        step,
        party,
        deadline,
        whole ? '' : 'in a mail that is sent anyway',
      ]),
    );
  const part = (title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string[] =>
    rows.length === 0 ? [`${title}: none.`] : [`${title}:`, table(headings, rows)];
  const mailHeadings = ['date', 'to', 'what', 'step', 'of', 'deadline', ''];
  const found = (title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string[] =>
    rows.length === 0 ? [] : part(title, headings, rows);
  return [
    'Dry run, nothing is changed. As things stand now, and if nobody does anything else:',
    ...part(
      'Deadlines that change',
      ['step', 'of', 'from', 'to'],
      effect.deadlines.map((one) => [one.step, one.party, one.from, one.to]),
    ),
    ...part('Mails that come', mailHeadings, mails(effect.comes)),
    ...part('Mails that no longer come', mailHeadings, mails(effect.goes)),
    ...part(
      'Late, and from when',
      ['step', 'of', 'without this', 'with this'],
      effect.lateness.map((one) => [one.step, one.party, one.without ?? 'not late', one.with ?? 'not late']),
    ),
    ...part(
      'Approvals that are asked for again',
      ['step', 'of', 'asked'],
      effect.approvals.map((one) => [one.step, one.of, `${one.role} for ${one.party}`]),
    ),
    ...found(
      'Steps that stand otherwise',
      ['step', 'of', 'from', 'to'],
      effect.statuses.map((one) => [one.step, one.party, one.from, one.to]),
    ),
    ...found(
      'Stages that change',
      ['partnership', 'from', 'to'],
      effect.stages.map((one) => [one.party, one.from, one.to]),
    ),
    ...found(
      'Approvals that count no longer',
      ['step', 'of', 'given'],
      effect.voided.map((one) => [one.step, one.of, `${one.role} for ${one.party}`]),
    ),
    ...found(
      'Later steps that rest on it',
      ['step', 'owed by', 'deadline', 'lacks', ''],
      effect.later.map((one) => [
        one.step,
        one.party,
        one.deadline,
        `${one.lacks.step} of ${one.lacks.party}`,
        one.done ? 'done already, and stays done' : '',
      ]),
    ),
    ...found(
      'Refused',
      ['of', 'why'],
      effect.refused.map((one) => [one.party ?? '', one.sentence]),
    ),
  ].join('\n');
}
