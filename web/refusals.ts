// What a refusal means to somebody at a page: a status, and a plain sentence in their language. Pure.

import type { RefusalCode } from '../domain/refusal.ts';
import type { Labels } from '../domain/words.ts';

/** The HTTP status of each refusal. */
export const STATUS_OF: Readonly<Record<RefusalCode, number>> = {
  misshapen: 400,
  'invalid-definition': 500,
  'scheme-not-valid': 422,
  'already-open': 409,
  'not-found': 404,
  'unknown-person': 403,
  'wrong-role': 403,
  'wrong-stage': 409,
  'old-revision': 409,
  'beyond-limit': 422,
  'too-large': 413,
  'in-the-past': 422,
  'not-a-rehearsal': 422,
  'amounts-do-not-fit': 422,
  closed: 409,
  busy: 503,
  unavailable: 503,
};

/** Plain sentences; the exact one, in English, is shown below them for whoever helps. */
export const REFUSED: Readonly<Record<RefusalCode, Labels>> = {
  misshapen: {
    nb: 'Noe i skjemaet har feil form.',
    nn: 'Noko i skjemaet har feil form.',
    en: 'Something in the form has the wrong shape.',
  },
  'invalid-definition': {
    nb: 'Oppsettet av året er ikke i orden.',
    nn: 'Oppsettet av året er ikkje i orden.',
    en: 'The year is not set up correctly.',
  },
  'scheme-not-valid': {
    nb: 'Ordningen gjelder ikke for dette året.',
    nn: 'Ordninga gjeld ikkje for dette året.',
    en: 'The scheme does not cover this year.',
  },
  'already-open': { nb: 'Året er åpnet før.', nn: 'Året er opna før.', en: 'The year has been opened before.' },
  'not-found': { nb: 'Det finnes ikke.', nn: 'Det finst ikkje.', en: 'It does not exist.' },
  'unknown-person': {
    nb: 'Du har ingen rolle her.',
    nn: 'Du har inga rolle her.',
    en: 'You have no role here.',
  },
  'wrong-role': {
    nb: 'Rollen din gir ikke adgang til dette.',
    nn: 'Rolla di gir ikkje høve til dette.',
    en: 'Your role may not do this.',
  },
  'beyond-limit': {
    nb: 'Fristen kan ikke utsettes så langt uten at det blir sagt uttrykkelig.',
    nn: 'Fristen kan ikkje utsetjast så langt utan at det blir sagt uttrykkjeleg.',
    en: 'The deadline may not be put off that far unless it is said expressly.',
  },
  'wrong-stage': {
    nb: 'Det går ikke nå: saken står et annet sted i året.',
    nn: 'Det går ikkje no: saka står ein annan stad i året.',
    en: 'Not now: the case stands elsewhere in the year.',
  },
  'old-revision': {
    nb: 'Det er kommet en ny utgave imens. Les den før du godkjenner.',
    nn: 'Det har kome ei ny utgåve i mellomtida. Les henne før du godkjenner.',
    en: 'A new revision has come meanwhile. Read it before you approve.',
  },
  'too-large': { nb: 'Dokumentet er for stort.', nn: 'Dokumentet er for stort.', en: 'The document is too large.' },
  'in-the-past': { nb: 'Datoen er passert.', nn: 'Datoen er passert.', en: 'The date has passed.' },
  'not-a-rehearsal': {
    nb: 'Klokka kan bare flyttes i demonstrasjonen.',
    nn: 'Klokka kan berre flyttast i demonstrasjonen.',
    en: 'The clock moves in the demonstration only.',
  },
  'amounts-do-not-fit': {
    nb: 'Beløpene går ikke opp.',
    nn: 'Beløpa går ikkje opp.',
    en: 'The amounts do not fit.',
  },
  closed: { nb: 'Året er avsluttet.', nn: 'Året er avslutta.', en: 'The year is closed.' },
  busy: {
    nb: 'Mange gjør noe samtidig. Prøv igjen om litt.',
    nn: 'Mange gjer noko samtidig. Prøv igjen om litt.',
    en: 'Many are busy at once. Try again in a moment.',
  },
  unavailable: {
    nb: 'Tjenesten svarer ikke akkurat nå. Prøv igjen om litt.',
    nn: 'Tenesta svarer ikkje akkurat no. Prøv igjen om litt.',
    en: 'The service does not answer just now. Try again in a moment.',
  },
};
