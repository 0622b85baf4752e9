// Why something stands still, in words. Pure.

import { expect, test } from '@jest/globals';
import type { Explanation } from '../../domain/explain.ts';
import { STAGES } from '../../domain/partnership-state.ts';
import { LANGUAGES, ROLES } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import { roleDefiniteFor, roleFor, roleName } from '../../texts/roles.ts';
import { stageName } from '../../texts/stages.ts';
import { FACTS, FORUM, TABLE } from './support.ts';

const WAITING: Explanation = {
  waitsFor: { code: 'delivery', step: 'decision-basis', party: 'fosen' },
  turn: [{ role: 'network-coordinator', party: 'fosen' }],
  since: '2026-12-31T23:30:00.000Z',
  next: { what: 'deadline', step: 'decision-basis', at: '2027-02-01T22:59:59.000Z' },
  blocked: false,
  canLift: ['secretariat', 'case-officer'],
};

const CODES = [
  'delivery',
  'changes',
  'approval',
  'acceptance',
  'forum-proposal',
  'forum-outcome',
  'decision',
  'meeting',
  'moment',
  'cycle',
  'nothing',
] as const satisfies readonly Explanation['waitsFor']['code'][];
const NEXT = [
  'reminder',
  'overdue',
  'list',
  'deadline',
  'reporting-opens',
  'year-ends',
  'nothing',
] as const satisfies readonly Explanation['next']['what'][];

test('it says what is missing, whose turn it is since which local day, and what comes', () => {
  expect(explainText(WAITING, FACTS, 'nb', TABLE)).toBe(
    'Det som mangler, er beslutningsgrunnlag for Fosen. Nettverkskoordinatoren for Fosen har hatt saken siden fredag 1. januar 2027. ' +
      'Gjør ingen noe, går fristen for beslutningsgrunnlag ut mandag 1. februar 2027.',
  );
  expect(explainText(WAITING, FACTS, 'nn', TABLE)).toBe(
    'Det som manglar, er avgjerdsgrunnlag for Fosen. Nettverkskoordinatoren for Fosen har hatt saka sidan fredag 1. januar 2027. ' +
      'Gjer ingen noko, går fristen for avgjerdsgrunnlag ut måndag 1. februar 2027.',
  );
  expect(explainText(WAITING, FACTS, 'en', TABLE)).toBe(
    'It waits for delivery: decision basis for Fosen. It has been with the network coordinator for Fosen since Friday 1 January 2027. ' +
      'If nobody acts, the deadline passes on Monday 1 February 2027: decision basis.',
  );
});

test('that reporting opens comes by itself, whoever acts', () => {
  const opens: Explanation = {
    ...WAITING,
    waitsFor: { code: 'cycle', step: null, party: FORUM },
    turn: [],
    next: { what: 'reporting-opens', step: 'report', at: '2027-05-14T04:00:00.000Z' },
    canLift: [],
  };
  expect(explainText(opens, FACTS, 'nb', TABLE)).toBe(
    'Partnerskapet har ingenting å levere nå. Det venter på neste steg i forumets år. ' +
      'Slik har det vært siden fredag 1. januar 2027. ' +
      'Det neste som kommer av seg selv, er at det blir bedt om rapport fredag 14. mai 2027.',
  );
});

test('what is blocked says so and who can help', () => {
  const blocked: Explanation = {
    ...WAITING,
    waitsFor: { code: 'forum-outcome', step: 'recommendation', party: FORUM },
    turn: [{ role: 'secretariat', party: FORUM }],
    next: { what: 'nothing', step: null, at: null },
    blocked: true,
  };
  expect(explainText(blocked, FACTS, 'nb', TABLE)).toBe(
    'Innstillingen er lagt fram, men det er ikke registrert hva forumet kom fram til. ' +
      'Sekretariatet for Samarbeidsforum for Kompetanseløftet i Trøndelag har hatt saken siden fredag 1. januar 2027. Fristen er ute. ' +
      'Ingenting skjer av seg selv: saken venter til noen gjør noe. Sekretariatet eller saksbehandleren kan hjelpe saken videre.',
  );
});

test('several whose turn it is are all named', () => {
  const both: Explanation = {
    ...WAITING,
    waitsFor: { ...WAITING.waitsFor, code: 'approval' },
    turn: [...WAITING.turn, { role: 'university-coordinator', party: 'nord' }],
  };
  expect(explainText(both, FACTS, 'nb', TABLE)).toContain(
    'Nettverkskoordinatoren for Fosen og koordinatoren ved Nord universitet har hatt saken',
  );
});

test('every code and every next moment has whole sentences in every language, with and without a date', () => {
  for (const language of LANGUAGES) {
    for (const code of CODES) {
      for (const what of NEXT) {
        for (const at of ['2027-02-01T22:59:59.000Z', null]) {
          for (const blocked of [true, false]) {
            const next = { what, step: what === 'year-ends' ? null : 'report', at };
            const text = explainText(
              { ...WAITING, waitsFor: { ...WAITING.waitsFor, code }, next, blocked },
              FACTS,
              language,
              TABLE,
            );
            expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}| \./);
            expect(text).toMatch(/^\p{Lu}.*\.$/u);
          }
        }
      }
    }
  }
});

test('what is settled needs one answer only', () => {
  const settled: Explanation = {
    ...WAITING,
    waitsFor: { code: 'nothing', step: null, party: null },
    turn: [],
    canLift: [],
  };
  expect(explainText(settled, FACTS, 'nn', TABLE)).toBe(
    'Ingenting står att. Slik har det vore sidan fredag 1. januar 2027.',
  );
});

test('every stage and every role has a name in every language', () => {
  for (const language of LANGUAGES) {
    expect(new Set(STAGES.map((stage) => stageName(stage, language))).size).toBe(STAGES.length);
    expect(new Set(ROLES.map((role) => roleName(role, language))).size).toBe(ROLES.length);
    for (const role of ROLES) {
      expect(roleFor(FACTS, { role, party: 'fosen' }, language)).toContain('Fosen');
      expect(roleDefiniteFor(FACTS, { role, party: 'fosen' }, language)).toContain('Fosen');
    }
  }
  expect(stageName('not-granted', 'nn')).toBe('Ikkje innvilga');
});
