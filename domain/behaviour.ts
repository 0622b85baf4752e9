// How people act in previews and rehearsals. Pure.

export const BEHAVIOURS = ['prompt', 'late', 'silent'] as const;
/** `prompt` acts five days before each deadline, `late` five days after, `silent` never. */
export type Behaviour = (typeof BEHAVIOURS)[number];
