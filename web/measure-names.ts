// What the measures of a cycle are called: their names stand in the documents, and only their numbers in its state.
// Node only.

import type { CycleDefinitions } from '../domain/definition.ts';
import type { DocumentFields } from '../domain/document.ts';
import { namesOfMeasures } from '../domain/measures.ts';
import type { PartyId } from '../domain/words.ts';

/** What of the read side has the documents. */
interface Documents {
  documents(
    workflow: string,
  ): Promise<readonly { readonly seq: number; readonly step: string; readonly document: string }[]>;
}

/** What the newest documents call their measures, by `party/number`. */
export async function measureNames(
  reads: Documents,
  cycle: string,
  { forum }: CycleDefinitions,
  parties: Iterable<PartyId>,
): Promise<Map<string, string>> {
  const steps = new Map(forum.steps.map((step) => [step.id, step]));
  const names = new Map<string, string>();
  for (const party of parties) {
    // Newest last, so that its names stand.
    const rows = [...(await reads.documents(`partnership/${cycle}/${party}`))].sort((a, b) => a.seq - b.seq);
    for (const { step, document } of rows) {
      const listing = steps.get(step);
      // Of an owner’s step there are several in a partnership, and none of them is the whole list.
      if (listing?.scope !== 'partnership') continue;
      namesOfMeasures(listing, listing.fields, JSON.parse(document) as DocumentFields).forEach((name, index) => {
        if (name !== '') names.set(`${party}/${index + 1}`, name);
      });
    }
  }
  return names;
}
