// What is said of a year before it opens: what its forum lacks, and a scheme version that does not cover it. Pure.
// Sandbox-safe.

import type { SchemeValidity } from '../domain/check-definition.ts';
import type { ForumWarning } from '../domain/forum-warnings.ts';
import type { EarlierFound } from '../domain/last-year.ts';
import type { Labels, Language, LocalDate, PartyId } from '../domain/words.ts';
import { kroner, shortDate } from './dates.ts';
import { GROUP_NAMES } from './minutes-words.ts';

/** One whole sentence about what the forum lacks. */
export function forumWarningText(warning: ForumWarning, language: Language): string {
  switch (warning.kind) {
    case 'group-without-seat': {
      const group =
        (Object.hasOwn(GROUP_NAMES, warning.group) && GROUP_NAMES[warning.group]?.[language]) || warning.group;
      const on = dateOf(warning.on, language);
      return {
        nb: `Forumet har ingen plass for ${group} den ${on}, og mandatet krever det.`,
        nn: `Forumet har ingen plass for ${group} den ${on}, og mandatet krev det.`,
        en: `The forum has no seat for ${group} on ${on}; its mandate wants one.`,
      }[language];
    }
    case 'empty-seat': {
      const seat = warning.names[language];
      return {
        nb: `Ingen sitter på plassen «${seat}».`,
        nn: `Ingen sit på plassen «${seat}».`,
        en: `Nobody sits on the seat “${seat}”.`,
      }[language];
    }
    case 'plan-not-valid': {
      const { year } = warning;
      const name = warning.names[language];
      const [from, to] = [dateOf(warning.validFrom, language), dateOf(warning.validTo, language)];
      return {
        nb: `Den langsiktige planen «${name}» gjelder fra ${from} til ${to} og dekker ikke hele ${year}.`,
        nn: `Den langsiktige planen «${name}» gjeld frå ${from} til ${to} og dekkjer ikkje heile ${year}.`,
        en: `The long-term plan “${name}” is valid from ${from} to ${to} and does not cover all of ${year}.`,
      }[language];
    }
  }
}

/** Whole sentences about last year's decisions, which this year's reports are about. */
export function earlierTexts(
  found: EarlierFound | null,
  partyName: (party: PartyId) => string,
  language: Language,
): string[] {
  if (found === null) return [];
  const yearOf = (cycle: string): string => cycle.split('/').at(-1)!;
  switch (found.kind) {
    case 'undecided': {
      const year = yearOf(found.cycle);
      return [
        {
          nb: `Tilskuddene for ${year} er ikke fordelt her. Rapportene om dem følger det som står i syklusfilen.`,
          nn: `Tilskota for ${year} er ikkje fordelte her. Rapportane om dei følgjer det som står i syklusfila.`,
          en: `The grants of ${year} are not decided here. Reports on them follow what the cycle file says.`,
        }[language],
      ];
    }
    case 'several': {
      const [year, count] = [yearOf(found.cycles[0]!), found.cycles.length];
      return [
        {
          nb: `${count} ordninger fra ${year} er gått over i denne. Skriv i syklusfilen hvilke tilskudd rapportene handler om.`,
          nn: `${count} ordningar frå ${year} er gått over i denne. Skriv i syklusfila kva tilskot rapportane handlar om.`,
          en: `${count} schemes of ${year} went over into this one. Say in the cycle file which grants the reports are about.`,
        }[language],
      ];
    }
    case 'taken': {
      const [year, count] = [yearOf(found.cycle), found.parties.length];
      const differ = found.differ.map(({ party, typed, granted }) => {
        const [name, file, here] = [partyName(party), kroner(typed, language), kroner(granted, language)];
        return {
          nb: `Syklusfilen sier at ${name} fikk ${file} i ${year}; vedtaket her sier ${here}. Det som står i filen, gjelder.`,
          nn: `Syklusfila seier at ${name} fekk ${file} i ${year}; vedtaket her seier ${here}. Det som står i fila, gjeld.`,
          en: `The cycle file says that ${name} got ${file} in ${year}; the decision here says ${here}. The file holds.`,
        }[language];
      });
      if (count === 0) return differ;
      return [
        {
          nb: `Hva ${count} partnerskap fikk i ${year}, og til hva, er hentet fra vedtaket for det året. Rapportene handler om det.`,
          nn: `Kva ${count} partnarskap fekk i ${year}, og til kva, er henta frå vedtaket for det året. Rapportane handlar om det.`,
          en: `What ${count} partnerships got in ${year}, and for what, is taken from that year’s decision. The reports are about it.`,
        }[language],
        ...differ,
      ];
    }
  }
}

/** Why a scheme version cannot carry a year: when it holds, and whether anything comes after it. */
export function schemeValidityText(
  { validFrom, validTo, successor }: SchemeValidity,
  scheme: Labels,
  year: number,
  language: Language,
): string {
  const name = scheme[language];
  const from = dateOf(validFrom, language);
  if (validTo === null || `${year}-01-01` < validFrom)
    return {
      nb: `${name} gjelder først fra ${from}.`,
      nn: `${name} gjeld først frå ${from}.`,
      en: `${name} is valid from ${from} only.`,
    }[language];
  const to = dateOf(validTo, language);
  return {
    nb: `${name} gjaldt til ${to}. ${successor === null ? 'Hva som kommer etter, er ikke kjent.' : 'En annen ordning har tatt over.'}`,
    nn: `${name} galdt til ${to}. ${successor === null ? 'Kva som kjem etter, er ikkje kjent.' : 'Ei anna ordning har teke over.'}`,
    en: `${name} was valid to ${to}. ${successor === null ? 'What comes after it is not known.' : 'Another scheme version has taken its place.'}`,
  }[language];
}

/** Without the weekday, which says little of a date years away. */
function dateOf(date: LocalDate, language: Language): string {
  return `${shortDate(date, language)} ${date.slice(0, 4)}`;
}
