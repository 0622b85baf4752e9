// The meeting that an address names, for somebody who may see it. Node only.

import { requireMeeting } from '../../domain/forum-meeting.ts';
import { minutesOf } from '../../domain/minutes.ts';
import { cycleName } from '../../domain/words.ts';
import type { SignedIn, Web } from '../page.ts';
import type { CycleParams } from './cycles.ts';
import { eventsOfCycle, forumOfRequest } from './forum.ts';

/** The parts of a meeting’s address. */
export type MeetingParams = CycleParams & { readonly meeting: string };

/** A meeting with its year; refused where there is none. */
export async function meetingOfRequest(web: Web, params: MeetingParams, visitor: SignedIn) {
  const found = await forumOfRequest(web, params, visitor);
  const meeting = requireMeeting(found.state, `Show ${cycleName(found.ref)}`, params.meeting);
  const minutes = minutesOf(await eventsOfCycle(web, cycleName(found.ref)), meeting.id)!;
  return { ...found, meeting, minutes };
}

/** What a page or form of a meeting knows. */
export type MeetingOfRequest = Awaited<ReturnType<typeof meetingOfRequest>>;
