// `arshjul forum …`: meetings of the forum, from the invitation to the last item. Node only.

import type { Command } from 'commander';
import { CONFLICT_KINDS, ITEM_OUTCOMES, ITEM_SUBJECTS, VOTES } from '../../domain/forum-state.ts';
import { refuse } from '../../domain/refusal.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { CommandContext } from './context.ts';

/** `left=right`, cut at the first sign; refuses what has no such sign. */
function pair(text: string, wanted: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  return refuse('misshapen', `Read "${text}": wanted ${wanted}`);
}

/** `p-medlem-ks=for` to a vote, `p-medlem-ks=En grunn` to a dissent. */
export function saidOf(options: { readonly vote?: readonly string[]; readonly dissent?: readonly string[] }) {
  return {
    votes: options.vote?.map((text) => {
      const [who, vote] = pair(text, `person=vote, such as p-medlem-ks=for (${VOTES.join(', ')})`);
      return { who, vote };
    }),
    dissents: options.dissent?.map((text) => {
      const [who, statement] = pair(text, 'person=statement, such as "p-medlem-ks=Vi er uenige"');
      return { who, statement };
    }),
  };
}

/** `sak-1:measure:fosen=Tiltak i Fosen` to an item of an agenda. */
function itemOf(text: string) {
  const wanted = `id:about[:party,party]=title, about one of ${ITEM_SUBJECTS.join(', ')}`;
  const [head, title] = pair(text, wanted);
  const [id, about, parties] = head.split(':');
  return { id, about: about ?? 'other', title, ...(parties === undefined ? {} : { parties: parties.split(',') }) };
}

/** Options by which an outcome says how it came about. */
export function saidOptions(command: Command): Command {
  return command
    .option('--meeting <id>', 'the meeting in which it was reached, such as m1')
    .option('--dissent <person=statement...>', 'a dissent for the minutes')
    .option('--vote <person=vote...>', `a vote: ${VOTES.join(', ')}`);
}

interface Dated {
  readonly date: string;
  readonly time?: string;
  readonly papers?: string;
  readonly place?: string;
  readonly step?: string;
  readonly reason: string;
}

const dated = (command: Command): Command =>
  command
    .requiredOption('--date <date>', 'YYYY-MM-DD')
    .option('--time <time>', 'HH:MM')
    .option('--papers <date>', 'the day papers go out')
    .option('--place <text>', 'where it is held');

/** Adds the meeting verbs to `arshjul forum`. */
export function addMeetingVerbs(forum: Command, context: CommandContext): void {
  const verb = (name: string, description: string): Command =>
    askOptions(forum.command(name).description(description), 'secretariat');
  const send = (options: AskOptions, name: string, message: Record<string, unknown>, done: string): Promise<void> =>
    ask(context, options, { name, role: 'secretariat', message, done });

  dated(verb('plan', 'Plan a meeting; members are invited'))
    .option('--step <step>', 'the step it is held for, such as recommendation')
    .action((options: AskOptions & Dated) => {
      const { date, time, papers: papersOut, place, step } = options;
      return send(options, 'planMeeting', { date, time, papersOut, place, step }, `Planned a meeting on ${date}`);
    });
  dated(verb('move', 'Move a meeting; members are told'))
    .argument('<meeting>', 'such as m1')
    .requiredOption('--reason <text>', 'why')
    .action((meeting: string, options: AskOptions & Dated) => {
      const { date, time, papers: papersOut, place, reason } = options;
      return send(
        options,
        'moveMeeting',
        { meeting, date, time, papersOut, place, reason },
        `Moved ${meeting} to ${date}`,
      );
    });
  verb('call-off', 'Call off a meeting; members are told')
    .argument('<meeting>', 'such as m1')
    .requiredOption('--reason <text>', 'why')
    .action((meeting: string, options: AskOptions & Dated) =>
      send(options, 'cancelMeeting', { meeting, reason: options.reason }, `Called off ${meeting}`),
    );
  verb('agenda', 'Set the agenda of a meeting')
    .argument('<meeting>', 'such as m1')
    .requiredOption(
      '--item <id:about=title...>',
      `about one of ${ITEM_SUBJECTS.join(', ')}; a measure names its parties`,
    )
    .action((meeting: string, options: AskOptions & { readonly item: readonly string[] }) =>
      send(options, 'setAgenda', { meeting, items: options.item.map(itemOf) }, `Set the agenda of ${meeting}`),
    );
  verb('papers', 'Say that the papers of a meeting are out; members are told')
    .argument('<meeting>', 'such as m1')
    .action((meeting: string, options: AskOptions) =>
      send(options, 'sendPapers', { meeting }, `The papers of ${meeting} are out`),
    );
  verb('attendance', 'Record who took part, for which seat')
    .argument('<meeting>', 'such as m1')
    .requiredOption('--present <seat=person...>', 'member or substitute')
    .action((meeting: string, options: AskOptions & { readonly present: readonly string[] }) => {
      const present = options.present.map((text) => {
        const [seat, person] = pair(text, 'seat=person, such as plass-ks=p-medlem-ks');
        return { seat, person };
      });
      return send(options, 'recordAttendance', { meeting, present }, `Recorded ${present.length} present`);
    });
  verb('conflict', 'Record a conflict of interest in an item; without a meeting in the written procedure')
    .argument('<seat>', 'such as plass-nord')
    .argument('<kind>', CONFLICT_KINDS.join(' or '))
    .option('--meeting <id>', 'such as m1')
    .option('--item <id>', 'such as sak-1')
    .option('--substitute <person>', 'who takes the seat for this item')
    .option('--note <text>', 'for the minutes')
    .action(
      (
        seat: string,
        kind: string,
        options: AskOptions & Record<'meeting' | 'item' | 'substitute' | 'note', string>,
      ) => {
        const { meeting, item, substitute, note } = options;
        return send(options, 'recordConflict', { seat, kind, meeting, item, substitute, note }, `Recorded: ${kind}`);
      },
    );
  saidOptions(verb('item', 'Record how an item of a meeting ended'))
    .argument('<item>', 'such as sak-2')
    .argument('<outcome>', ITEM_OUTCOMES.join(', '))
    .option('--note <text>', 'for the minutes')
    .action(
      (
        item: string,
        outcome: string,
        options: AskOptions & Parameters<typeof saidOf>[0] & Record<'meeting' | 'note', string>,
      ) =>
        send(
          options,
          'recordItem',
          { item, outcome, meeting: options.meeting, note: options.note, ...saidOf(options) },
          `Recorded: ${outcome}`,
        ),
    );
  verb('close', 'Close a meeting whose items are all treated')
    .argument('<meeting>', 'such as m1')
    .option('--note <text>', 'for the minutes')
    .action((meeting: string, options: AskOptions & { readonly note?: string }) =>
      send(options, 'closeMeeting', { meeting, note: options.note }, `Closed ${meeting}`),
    );
}
