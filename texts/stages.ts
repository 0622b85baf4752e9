// The names of a partnership's stages in nb, nn and en. Pure. Sandbox-safe.

import type { Stage } from '../domain/partnership-state.ts';
import type { Labels, Language } from '../domain/words.ts';

/** Stage names as headings: with a capital letter. */
export const STAGE_NAMES: Readonly<Record<Stage, Labels>> = {
  assessment: { nb: 'Behovsvurdering', nn: 'Behovsvurdering', en: 'Assessment' },
  planning: { nb: 'Planlegging', nn: 'Planlegging', en: 'Planning' },
  allocation: { nb: 'Fordeling', nn: 'Fordeling', en: 'Allocation' },
  implementation: { nb: 'Gjennomføring', nn: 'Gjennomføring', en: 'Implementation' },
  reporting: { nb: 'Rapportering', nn: 'Rapportering', en: 'Reporting' },
  closed: { nb: 'Avsluttet', nn: 'Avslutta', en: 'Closed' },
  withdrawn: { nb: 'Trukket', nn: 'Trekt', en: 'Withdrawn' },
  'not-granted': { nb: 'Ikke innvilget', nn: 'Ikkje innvilga', en: 'Not granted' },
};

export function stageName(stage: Stage, language: Language): string {
  return STAGE_NAMES[stage][language];
}
