// Which forums somebody follows whole cycles of. Node only.

import type { Person } from '../domain/definition-people.ts';
import { refuse } from '../domain/refusal.ts';
import type { OverviewForum } from '../store/reads.ts';
import { isOffice, officePartiesOf } from './access.ts';
import type { SignedIn, Web } from './page.ts';
import type { WebWorld } from './world.ts';

/** All forums that there are, and those of the visitor; refuses whoever follows none. */
export async function forumsOf(
  web: Web,
  visitor: SignedIn,
  doing: string,
): Promise<{ readonly all: readonly OverviewForum[]; readonly mine: readonly OverviewForum[] }> {
  if (!isOffice(visitor.person))
    refuse('wrong-role', `${doing}: it is for secretariats, case officers and administrators`);
  const all = await web.world.reads.overviewForums();
  return { all, mine: followedBy(visitor.person, all) };
}

/** The ids of the forums that somebody follows. */
export async function forumIdsOf(world: WebWorld, person: Person): Promise<string[]> {
  return [...new Set((await forumsFollowed(world, person)).map(({ forum }) => forum))];
}

/** The forums that somebody follows, each with its newest year. */
export async function forumsFollowed(world: WebWorld, person: Person): Promise<OverviewForum[]> {
  return followedBy(person, await world.reads.overviewForums());
}

function followedBy(person: Person, all: readonly OverviewForum[]): OverviewForum[] {
  const own = officePartiesOf(person);
  return all.filter(({ forum, office }) => own.has(forum) || own.has(office));
}

/** True for a workflow (`cycle/…`, `partnership/…`) or a cycle’s name that belongs to one of the forums. */
export function isAbout(forums: readonly OverviewForum[], name: string): boolean {
  const bare = name.replace(/^(cycle|partnership)\//, '');
  return forums.some(({ forum }) => bare.startsWith(`${forum}/`));
}
