// Every kind of mail in every language, made from notices of simulated years: for eyes, and for the checks of tests.
// Node only.

import { compare } from '../domain/compare.ts';
import { resolveAbsence } from '../domain/absence.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import { collectedSteps } from '../domain/collecting.ts';
import { indexPeople } from '../domain/people-index.ts';
import { addDays, localDateAt, localToInstant } from '../domain/local-time.ts';
import type { Notice, NoticeKind } from '../domain/notices.ts';
import { NOTICE_KINDS } from '../domain/notices.ts';
import { noticesOfAbsence, noticesOfHandover, readdressed } from '../domain/readdress.ts';
import type { Act } from '../domain/script-act.ts';
import { BEHAVIOURS } from '../domain/behaviour.ts';
import { simulate } from '../domain/simulate.ts';
import type { Instant, Language, LocalDate } from '../domain/words.ts';
import { cycleName, LANGUAGES } from '../domain/words.ts';
import { renderDigest } from '../texts/digest.ts';
import { escapeHtml } from '../texts/mail-document.ts';
import type { CompiledYear } from './preview.ts';
import { actsOf, compileYear, holdersOf } from './preview.ts';

/** One mail of the gallery. `name` is its file's, without an ending. */
export interface GalleryMail {
  readonly name: string;
  readonly about: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Found {
  readonly at: Instant;
  readonly notices: readonly Notice[];
}

/** Every kind alone, and the fullest mails of the years, each in every language. */
export function mailGallery(definitions: CycleDefinitions, people: readonly Person[]): GalleryMail[] {
  const year = compileYear(definitions, people, { example: true, definitionHash: 'gallery' });
  const found = foundIn(year, people);
  const kinds = NOTICE_KINDS.map((kind) => ({ about: kind, ...ofKind(kind, found) }));
  const full = [...found].sort((a, b) => b.notices.length - a.notices.length);
  const several = [
    { about: 'digest-of-many', ...full[0]! },
    { about: 'digest-of-several', ...(full.find(({ notices }) => notices.length < 8) ?? full[0]!) },
    { about: 'deputy-with-what-waits', ...deputyMail(found) },
  ];
  const { table } = year.plan.rules;
  return [...kinds, ...several].flatMap(({ about, at, notices }) =>
    LANGUAGES.map((language) => {
      const facts = () => year.facts;
      const links = { tasks: 'https://arshjul.example/', unsubscribe: 'https://arshjul.example/unsubscribe/example' };
      const mail = renderDigest({ language, notices, facts, links, today: localDateAt(table, at), test: false });
      return { name: `${about}-${language}`, about, language, ...mail };
    }),
  );
}

/** The page from which all mails are reached. */
export function galleryIndex(mails: readonly GalleryMail[]): string {
  const abouts = [...new Set(mails.map((mail) => mail.about))];
  const cell = ({ name, subject }: GalleryMail): string =>
    `<td><a href="${name}.html">${escapeHtml(subject)}</a> (<a href="${name}.txt">text</a>)</td>`;
  const rows = abouts.map((about) => {
    const own = mails.filter((mail) => mail.about === about);
    return `<tr><th scope="row">${escapeHtml(about)}</th>${own.map(cell).join('')}</tr>`;
  });
  const style =
    'body{font:1rem/1.5 Arial,sans-serif;margin:1.5rem}table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem;border-bottom:1px solid #888}';
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mail gallery</title><style>${style}</style></head>
<body><main><h1>Every kind of mail</h1><table><thead><tr><th scope="col">kind</th>${LANGUAGES.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></main></body></html>
`;
}

/** What people get in the year, whether they are prompt, late or silent, and what the rarer acts lead to. */
function foundIn(year: CompiledYear, people: readonly Person[]): Found[] {
  const index = indexPeople(people);
  const cycles = [{ plan: year.plan, partnerships: year.partnerships }];
  const run = (acts: readonly Act[], directory = index): Found[] => [
    ...simulate({ cycles, acts, holders: holdersOf(directory), directory }).mails,
  ];
  return [
    ...BEHAVIOURS.flatMap((behaviour) => run(actsOf([year], behaviour))),
    // All hand in and nobody approves: what waits is reminded of, and listed.
    ...run(actsOf([year], 'prompt').filter((act) => act.command.type !== 'approve')),
    ...run([...actsOf([year], 'prompt'), ...rareActs(year)].sort((a, b) => compare(a.at, b.at))),
    ...placeMails(year, people),
  ];
}

/** Acts that the scripts leave out: one thing each, on the parties that come first. */
function rareActs({ plan, partnerships }: CompiledYear): Act[] {
  const cycle = cycleName(plan.ref);
  const { table } = plan.rules;
  const seat = (role: string) => plan.seats.find((one) => one.role === role)?.person ?? 'nobody';
  const dateOf = (kind: string): LocalDate => plan.steps.find((step) => step.kind === kind)?.deadline.handled ?? '';
  const at = (day: LocalDate): Instant => localToInstant(table, day, '11:00');
  const ask = (id: string, day: LocalDate, actor = seat('secretariat')) => ({
    requestId: `gallery-${id}`,
    actor,
    at: at(day),
  });
  const basis = plan.steps.find((step) => step.kind === 'basis')?.id;
  const report = plan.steps.find((step) => step.kind === 'report')?.id;
  const [first, second, third] = partnerships.filter((one) => one.duties.some((duty) => duty.step.id === basis));
  const acts: Act[] = [];
  const put = (party: string | undefined, command: object): void => {
    if (party !== undefined)
      acts.push({ at: (command as { at: Instant }).at, cycle, target: 'partnership', party, command } as Act);
  };
  const [needs] = first === undefined ? [] : collectedSteps(first);
  const coordinator = first?.seats.find((one) => one.role === first.lead)?.person;
  if (needs !== undefined && coordinator !== undefined) {
    const asked = ask('remind', addDays(needs.deadline.handled, -20), coordinator);
    put(first!.party, { ...asked, type: 'remindMissing', step: needs.id, note: 'Ring meg hvis dere lurer på noe.' });
  }
  if (basis !== undefined && dateOf('basis') !== '') {
    const day = dateOf('basis');
    put(first?.party, {
      ...ask('return', addDays(day, -4)),
      type: 'returnForChanges',
      step: basis,
      revision: 1,
      reason: 'Budsjettet mangler',
    });
    put(first?.party, {
      ...ask('reopen', addDays(day, -4)),
      type: 'reopen',
      step: basis,
      reason: 'Budsjettet mangler',
    });
    put(second?.party, { ...ask('withdraw', addDays(day, -12)), type: 'withdraw', reason: 'Kapasitet' });
    put(third?.party, {
      ...ask('extend', addDays(day, -12)),
      type: 'extendDeadline',
      step: basis,
      to: addDays(day, 14),
      reason: 'Etter avtale',
    });
  }
  if (report !== undefined) {
    const command = {
      ...ask('move', addDays(dateOf('report'), -60)),
      type: 'moveDeadline',
      step: report,
      to: addDays(dateOf('report'), 14),
      reason: 'Ferie',
    };
    acts.push({ at: command.at, cycle, target: 'cycle', command } as Act);
  }
  if (dateOf('recommendation') !== '') {
    const command = {
      ...ask('back', addDays(dateOf('recommendation'), -3), seat('case-officer')),
      type: 'returnToForum',
      reason: 'Fordelingen må begrunnes',
    };
    acts.push({ at: command.at, cycle, target: 'cycle', command } as Act);
  }
  return acts;
}

/** Somebody away with and without a deputy, back again, and a handover. */
function placeMails({ plan, partnerships }: CompiledYear, people: readonly Person[]): Found[] {
  const seats = partnerships.flatMap((one) => one.seats);
  const seat = seats.find((one) => one.role === 'university-coordinator') ?? seats[0];
  const other = people.find((one) => one.id !== seat?.person);
  if (!seat || !other) return [];
  const cycle = cycleName(plan.ref);
  const { table } = plan.rules;
  const from = localDateAt(table, plan.opensAt);
  const to = addDays(from, 13);
  const absence = { from, to, reason: 'holiday' as const, deputies: [other.id] };
  const away = resolveAbsence(table, plan.rules.sendAt, seat.person, absence);
  const directory = indexPeople(people.map((one) => (one.id === seat.person ? { ...one, absences: [absence] } : one)));
  const notices = [
    ...noticesOfAbsence(away, [seat], cycle, plan.opensAt),
    ...noticesOfHandover({ from: seat.person, seat: { ...seat, person: other.id }, since: from }, cycle, plan.opensAt),
  ];
  return notices.flatMap((notice) => {
    const told = readdressed(notice, notice.sendAt, notice.kind === 'standing-in' ? directory : indexPeople(people));
    return 'notice' in told ? [{ at: notice.sendAt, notices: [told.notice] }] : [];
  });
}

/** A notice of a kind; where no simulated year has one, another one that says it is of that kind. */
function ofKind(kind: NoticeKind, found: readonly Found[]): Found {
  for (const { at, notices } of found) {
    const notice = notices.find((one) => one.kind === kind);
    if (notice) return { at, notices: [notice] };
  }
  const { at, notices } = found[0]!;
  return { at, notices: [{ ...notices[0]!, kind }] };
}

/** What a deputy is told on the first morning, with an approval that waits. */
function deputyMail(found: readonly Found[]): Found {
  const { at, notices } = ofKind('standing-in', found);
  const waiting = ofKind('approval-reminder', found).notices[0]!;
  const [told] = notices;
  const { standIn, role, roleParty } = told!;
  return { at, notices: [told!, { ...waiting, role, roleParty, ...(standIn === undefined ? {} : { standIn }) }] };
}
