// The table of kinds in the manual is the one that the rules have. Runs under Jest.

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isOptionalKind, KIND_RULES, OPTIONAL_KINDS } from '../../domain/notice-kinds.ts';
import { NOTICE_KINDS } from '../../domain/notices.ts';

test('docs/mail.md lists every kind, as duty or optional, at once or with the digest', () => {
  const rows = readFileSync('docs/mail.md', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, kind, , duty, when] = line.split('|').map((cell) => cell.trim());
      return kind?.startsWith('`') ? [[kind.slice(1, -1), duty, when].join(' ')] : [];
    });
  const rules = NOTICE_KINDS.map((kind) => {
    const { duty, immediate } = KIND_RULES[kind];
    return [kind, duty ? 'duty' : 'optional', immediate ? 'at once' : 'digest'].join(' ');
  });
  expect(rows.sort()).toEqual(rules.sort());
});

test('what may be switched off is what is no duty', () => {
  expect([...OPTIONAL_KINDS].sort()).toEqual(NOTICE_KINDS.filter((kind) => !KIND_RULES[kind].duty).sort());
  expect(NOTICE_KINDS.filter(isOptionalKind).sort()).toEqual([...OPTIONAL_KINDS].sort());
});
