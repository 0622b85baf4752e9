// A document as people read it, and what each revision of it changed.

import { kroner, longDate } from '../../texts/dates.ts';
import { differenceOf } from '../differences.ts';
import type { FieldDefinition } from '../forms.ts';
import { choiceText } from '../forms.ts';
import { REVISION_WORDS } from '../i18n/revisions.ts';
import type { Shown } from '../page.ts';
import { changedFiles } from './attachments.tsx';
import type { StepShown } from './step-shown.ts';

/** A document, question by question. */
export function answers(
  fields: readonly FieldDefinition[],
  values: Readonly<Record<string, unknown>>,
  shown: Shown,
): string {
  const { words, visitor } = shown;
  return (
    <dl class="answers">
      {fields.map((field) => (
        <>
          <dt safe>{field.labels[visitor.language]}</dt>
          <dd safe>{answerText(field, values[field.id], shown) || words.form.empty}</dd>
        </>
      ))}
    </dl>
  ) as string;
}

/** One answer as people read it. */
function answerText(field: FieldDefinition, value: unknown, shown: Shown): string {
  const { visitor } = shown;
  if (field.kind === 'amount' && typeof value === 'number') return kroner(value, visitor.language);
  if (field.kind === 'date' && typeof value === 'string' && /^\d{4}-/.test(value))
    return longDate(value, visitor.language);
  if (field.kind === 'choice' && typeof value === 'string') return choiceText(field, value, visitor.language);
  if (value === undefined || value === null) return '';
  if (field.kind === 'list' && Array.isArray(value)) {
    const parts = (field.each ?? []) as readonly FieldDefinition[];
    return (value as Readonly<Record<string, unknown>>[])
      .map((one, index) =>
        [
          `${index + 1}.${field.rowNames?.[index] === undefined ? '' : ` ${field.rowNames[index]}`}`,
          ...parts.map((part) => `${part.labels[visitor.language]}: ${answerText(part, one[part.id], shown)}`),
        ].join('\n'),
      )
      .join('\n\n');
  }
  if (Array.isArray(value)) return value.map(String).join('\n');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value as string | number | boolean);
}

/** What each revision changed, the newest first. Sections of a report have revisions of their own and are left out. */
export function changesParts(page: StepShown, shown: Shown): string[] {
  const words = REVISION_WORDS[shown.visitor.language];
  const pairs = page.documents.slice(1).map((now, index) => ({ before: page.documents[index]!, now }));
  return pairs
    .filter(({ before, now }) => now.revision === before.revision + 1)
    .reverse()
    .map(({ before, now }) => {
      const [old, current] = [before, now].map(({ document }) => JSON.parse(document) as Record<string, unknown>);
      const changed = page.fields
        .map((field) => ({
          field,
          was: answerText(field, old![field.id], shown),
          is: answerText(field, current![field.id], shown),
        }))
        .filter(({ was, is }) => was !== is);
      const files = changedFiles(before.attachments, now.attachments, page.path, shown);
      return (
        <details class="ds-details">
          <summary safe>{words.changes(before.revision, now.revision)}</summary>
          <div>
            {changed.length === 0 && files === '' ? (
              <p class="ds-paragraph" safe>
                {words.same}
              </p>
            ) : (
              <dl class="answers">
                {changed.map(({ field, was, is }) => {
                  const { start, removed, added, end } = differenceOf(was, is);
                  return (
                    <>
                      <dt safe>{field.labels[shown.visitor.language]}</dt>
                      <dd>
                        <span safe>{start}</span>
                        {removed === '' ? '' : <del safe>{removed}</del>}
                        {added === '' ? '' : <ins safe>{added}</ins>}
                        <span safe>{end}</span>
                      </dd>
                    </>
                  );
                })}
                {files as 'safe'}
              </dl>
            )}
          </div>
        </details>
      ) as string;
    });
}
