// The forms of a meeting: the message that each amounts to, or what is wrong with it. Node only.

import type { CycleState, Outcome } from '../../domain/cycle-state.ts';
import { OUTCOMES } from '../../domain/cycle-state.ts';
import { CONFLICT_KINDS, ITEM_OUTCOMES, ITEM_SUBJECTS, VOTES } from '../../domain/forum-state.ts';
import { refuse } from '../../domain/refusal.ts';
import { seatsOn } from '../../domain/seats.ts';
import { partyLabel } from '../../texts/facts.ts';
import type { Body } from '../bodies.ts';
import { given, textIn } from '../bodies.ts';
import { wholeKroner } from '../forms.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown, Web } from '../page.ts';
import type { ControlError } from '../views/fields.tsx';
import { AGENDA_LIMIT } from '../views/meeting-agenda.tsx';
import { datedOf } from './meeting-dates.ts';
import type { MeetingOfRequest } from './meeting-of-request.ts';

/** What a form amounts to: a message to the cycle, or what is wrong with it. */
type Wanted =
  | { readonly errors: readonly ControlError[] }
  | { readonly name: Parameters<Web['world']['gateway']['updateCycle']>[1]; readonly message: object };

type Read = (body: Body, found: MeetingOfRequest, shown: Shown) => Wanted;

/** By the last part of the address. */
export const MEETING_FORMS: Readonly<Record<string, Read>> = {
  move(body, { meeting }, shown) {
    const { language } = shown.visitor;
    const { errors, ...dated } = datedOf(body, 'move-', language);
    const reason = textIn(body, 'reason');
    const missing =
      reason === '' ? [{ target: 'move-reason', text: FORUM_WORDS[language].meetings.reasonMissing }] : [];
    if (errors.length + missing.length > 0) return { errors: [...errors, ...missing] };
    return { name: 'moveMeeting', message: { meeting: meeting.id, ...dated, reason } };
  },
  cancel(body, { meeting }, shown) {
    const reason = textIn(body, 'reason');
    const { reasonMissing } = FORUM_WORDS[shown.visitor.language].meetings;
    if (reason === '') return { errors: [{ target: 'cancel-reason', text: reasonMissing }] };
    return { name: 'cancelMeeting', message: { meeting: meeting.id, reason } };
  },
  agenda(body, { meeting }, shown) {
    const rows = agendaRows(body);
    const { titleMissing } = FORUM_WORDS[shown.visitor.language].agenda;
    const errors = rows
      .filter((row) => row.about === 'measure' && row.parties.length === 0)
      .map((row) => ({ target: `agenda-party-${row.index}`, text: titleMissing(row.index + 1) }));
    if (errors.length > 0) return { errors };
    const items = rows.map(({ id, about, title, parties }) => ({
      id,
      about,
      title,
      ...given('parties', parties.length === 0 ? null : parties),
    }));
    return { name: 'setAgenda', message: { meeting: meeting.id, items } };
  },
  papers: (_, { meeting }) => ({ name: 'sendPapers', message: { meeting: meeting.id } }),
  attendance(body, { meeting, state }, shown) {
    const present = seatsOn(state.plan.forum, meeting.date).flatMap(({ id }) => {
      const person = textIn(body, `present-${id}`);
      return person === '' ? [] : [{ seat: id, person }];
    });
    if (present.length === 0) {
      const first = seatsOn(state.plan.forum, meeting.date)[0]?.id ?? '';
      return { errors: [{ target: `present-${first}`, text: FORUM_WORDS[shown.visitor.language].attendance.missing }] };
    }
    return { name: 'recordAttendance', message: { meeting: meeting.id, present } };
  },
  conflict(body, { meeting }, shown) {
    const item = textIn(body, 'item');
    const kind = CONFLICT_KINDS.find((one) => one === textIn(body, 'kind'));
    if (kind === undefined)
      return {
        errors: [{ target: `conflict-kind-${item}`, text: FORUM_WORDS[shown.visitor.language].conflict.choose }],
      };
    return {
      name: 'recordConflict',
      message: {
        meeting: meeting.id,
        item,
        seat: textIn(body, 'seat'),
        kind,
        ...given('substitute', textIn(body, 'substitute')),
        ...given('note', textIn(body, 'note')),
      },
    };
  },
  item(body, found, shown) {
    const id = textIn(body, 'item');
    const about = found.meeting.items.find((one) => one.id === id)?.about;
    if (about === 'recommendation' || about === 'first-meeting') return forumOutcome(body, found, about, shown);
    const outcome = ITEM_OUTCOMES.find((one) => one === textIn(body, 'outcome'));
    if (outcome === undefined) return { errors: [chooseOutcome(id, shown)] };
    return {
      name: 'recordItem',
      message: {
        meeting: found.meeting.id,
        item: id,
        outcome,
        ...given('note', textIn(body, 'note')),
        ...saidIn(body, found.state, found.meeting.date),
      },
    };
  },
  close: (body, { meeting }) => ({
    name: 'closeMeeting',
    message: { meeting: meeting.id, ...given('note', textIn(body, 'note')) },
  }),
};

function chooseOutcome(item: string, shown: Shown): ControlError {
  return { target: `outcome-${item}`, text: FORUM_WORDS[shown.visitor.language].outcome.choose };
}

/** The year's own steps are recorded as the forum's outcome, in the meeting where they were treated. */
function forumOutcome(
  body: Body,
  { meeting, state }: MeetingOfRequest,
  about: 'recommendation' | 'first-meeting',
  shown: Shown,
): Wanted {
  const id = textIn(body, 'item');
  const outcome: Outcome | undefined = OUTCOMES.find((one) => one === textIn(body, 'outcome'));
  if (outcome === undefined) return { errors: [chooseOutcome(id, shown)] };
  const common = {
    meeting: meeting.id,
    outcome,
    ...given('note', textIn(body, 'note')),
    ...saidIn(body, state, meeting.date),
  };
  if (about === 'recommendation') {
    const revision = textIn(body, 'revision');
    return {
      name: 'recordForumOutcome',
      message: { ...common, ...given('revision', revision === '' ? null : Number(revision)) },
    };
  }
  const step =
    state.plan.steps.find((one) => one.kind === 'meeting')?.id ??
    refuse('wrong-stage', 'Record the first meeting: the year has no such step');
  const frame = wholeKroner(textIn(body, 'frame'));
  const joint = wholeKroner(textIn(body, 'joint'));
  const { notAmount } = shown.words.form;
  const words = FORUM_WORDS[shown.visitor.language].outcome;
  if (frame === null || joint === null) {
    return {
      errors: [
        ...(frame === null ? [{ target: `frame-${id}`, text: notAmount(words.preliminaryFrame) }] : []),
        ...(joint === null ? [{ target: `joint-${id}`, text: notAmount(words.jointMeasures) }] : []),
      ],
    };
  }
  return {
    name: 'recordForumOutcome',
    message: { ...common, step, preliminaryFrame: frame, jointMeasures: joint },
  };
}

/** Votes and dissents by seat, as far as there are any. */
function saidIn(body: Body, state: CycleState, day: string) {
  const seats = seatsOn(state.plan.forum, day).map(({ id }) => id);
  const votes = seats.flatMap((who) => {
    const vote = VOTES.find((one) => one === textIn(body, `vote-${who}`));
    return vote === undefined ? [] : [{ who, vote }];
  });
  const dissents = seats.flatMap((who) => {
    const statement = textIn(body, `dissent-${who}`);
    return statement === '' ? [] : [{ who, statement }];
  });
  return {
    ...given('votes', votes.length === 0 ? null : votes),
    ...given('dissents', dissents.length === 0 ? null : dissents),
  };
}

/** The agenda as it was typed; rows without a title do not count, and new ones are numbered on. */
function agendaRows(body: Body) {
  const rows = Array.from({ length: AGENDA_LIMIT }, (_, index) => ({
    index,
    id: textIn(body, `agenda-id-${index}`),
    about: ITEM_SUBJECTS.find((one) => one === textIn(body, `agenda-about-${index}`)) ?? 'other',
    title: textIn(body, `agenda-title-${index}`),
    parties: textIn(body, `agenda-party-${index}`)
      .split(',')
      .filter((one) => one !== ''),
  })).filter((row) => row.title !== '');
  let last = Math.max(0, ...rows.map(({ id }) => Number(/^sak-(\d{1,3})$/.exec(id)?.[1] ?? 0)));
  return rows.map((row) => {
    if (row.id !== '') return row;
    last += 1;
    return { ...row, id: `sak-${last}` };
  });
}

/** What was typed, with an item for each partnership that has none, and one for what the meeting is held for. */
export function suggested(body: Body, { meeting, state, facts }: MeetingOfRequest, shown: Shown): Body {
  const { language } = shown.visitor;
  const words = FORUM_WORDS[language].agenda;
  const typed = agendaRows(body).map(({ id, about, title, parties }) => ({ id, about, title, parties }));
  const step = state.plan.steps.find((one) => one.id === meeting.step);
  const main = step?.kind === 'meeting' ? 'first-meeting' : step === undefined ? null : 'recommendation';
  const has = (about: string): boolean => typed.some((row) => row.about === about);
  const measures =
    main === 'first-meeting'
      ? []
      : state.plan.parties
          .filter(({ id, owesBasis }) => owesBasis && !state.withdrawn.includes(id))
          .filter(({ id }) => !typed.some((row) => row.about === 'measure' && row.parties.includes(id)))
          .map(({ id }) => ({
            id: '',
            about: 'measure' as const,
            title: words.measureOf(partyLabel(facts, id, language)),
            parties: [id],
          }));
  const rows = [
    ...typed,
    ...measures,
    ...(main === null || has(main) ? [] : [{ id: '', about: main, title: words.subjects[main], parties: [] }]),
  ].slice(0, AGENDA_LIMIT);
  return Object.fromEntries(
    rows.flatMap(({ id, about, title, parties }, index) => [
      [`agenda-id-${index}`, id],
      [`agenda-about-${index}`, about],
      [`agenda-title-${index}`, title],
      [`agenda-party-${index}`, parties.join(',')],
    ]),
  );
}
