// `arshjul forum`: the group of verbs about the forum. Node only.

import type { Register } from './context.ts';
import { addMeetingVerbs } from './forum-meeting.ts';
import { addReadingVerbs } from './forum-reads.ts';
import { addWritingVerbs } from './forum-writing.ts';

export const register: Register = (program, context) => {
  const forum = program.command('forum').description('Meetings, conflicts of interest, votes and written procedure');
  addMeetingVerbs(forum, context);
  addWritingVerbs(forum, context);
  addReadingVerbs(forum, context);
};
