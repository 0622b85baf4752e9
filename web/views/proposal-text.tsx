// The text of a recommendation or spending plan: its controls in the proposal, and as the forum reads it.

import type { DocumentFields } from '../../domain/document.ts';
import type { FieldDefinition, FieldError, Typed } from '../forms.ts';
import { choiceText, controlName } from '../forms.ts';
import type { Shown } from '../page.ts';
import { answers } from './answers.tsx';
import { lineField, longField, selectField } from './fields.tsx';

/** A control for each field of the text. */
export function textControls(
  fields: readonly FieldDefinition[],
  typed: Typed,
  faults: readonly FieldError[],
  shown: Shown,
): string {
  const { words, visitor } = shown;
  const errors = faults.map(({ field, text }) => ({ target: controlName(field), text }));
  const controls = fields.map((field) => {
    const control = {
      id: controlName(field.id),
      label: `${field.labels[visitor.language]} (${field.required ? words.form.required : words.form.optional})`,
      value: typed[field.id] ?? '',
      errors,
    };
    switch (field.kind) {
      case 'choice': {
        const options = (field.choices ?? []).map((value) => ({
          value,
          text: choiceText(field, value, visitor.language),
        }));
        return selectField({ ...control, options: [{ value: '', text: words.form.choose }, ...options] });
      }
      case 'amount':
        return lineField({ ...control, short: true, numeric: true, help: words.form.amountHelp });
      case 'number':
        return lineField({ ...control, short: true, numeric: true });
      case 'date':
        return lineField({ ...control, short: true, help: words.form.dateHelp });
      case 'amounts':
        return longField({ ...control, help: words.form.amountsHelp });
      case 'goals':
        return longField({ ...control, help: words.form.goalsHelp });
      case 'text':
      case 'list':
        return longField({ ...control, rows: 4 });
    }
  });
  return (<div class="narrow stack">{controls as 'safe'[]}</div>) as string;
}

/** What stands in it; nothing where the definition asks for no text, or none has come. */
export function textPart(fields: readonly FieldDefinition[], text: DocumentFields | null, shown: Shown): string {
  if (fields.length === 0 || text === null) return '';
  return answers(fields, text, shown);
}
