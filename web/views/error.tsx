// The page for what went wrong: what it means, and the way on. Never a stack trace.

import type { Refusal } from '../../domain/refusal.ts';
import type { Shown } from '../page.ts';
import { REFUSED } from '../refusals.ts';
import { layout } from './layout.tsx';

export function errorPage(shown: Shown, status: number, refusal: Refusal | null): string {
  const { errors } = shown.words;
  const known = String(status) as keyof Omit<typeof errors, 'toTasks'>;
  const text = Object.hasOwn(errors, known) ? errors[known] : status < 500 ? errors['404'] : errors['500'];
  return layout({
    shown,
    title: text.title,
    children: (
      <>
        <p class="ds-paragraph" safe>
          {refusal === null ? text.lead : REFUSED[refusal.code][shown.visitor.language]}
        </p>
        {refusal === null ? (
          ''
        ) : (
          <p class="meta" lang="en" safe>
            {refusal.message}
          </p>
        )}
        <p>
          <a class="ds-link" href={shown.paths.tasks()} safe>
            {errors.toTasks}
          </a>
        </p>
      </>
    ) as string,
  });
}
