// What the pages of one meeting are made of.

import type { Meeting } from '../../domain/forum-state.ts';
import type { Minutes } from '../../domain/minutes.ts';
import type { PersonId } from '../../domain/words.ts';
import type { Again } from '../acting.ts';
import type { ForumFound } from './forum-found.ts';

/** One meeting as found, with who looks at it and what they sent when it was refused. */
export interface MeetingPage extends ForumFound {
  readonly meeting: Meeting;
  readonly minutes: Minutes;
  readonly person: PersonId;
  readonly again: Again;
}
