// The year as a wheel: months around, deadlines on the rim, a hand for today. The same list stands beside it for all.

import { daysBetween } from '../../domain/local-time.ts';
import type { LocalDate } from '../../domain/words.ts';
import { atHour, longDate, shortDate } from '../../texts/dates.ts';
import type { Shown } from '../page.ts';

export interface WheelPoint {
  readonly label: string;
  readonly handled: LocalDate;
  /** Null where the deadline ends with its day. */
  readonly hour: string | null;
  readonly done: boolean;
}

const CENTRE = 300;
const OUTER = 200;
const INNER = 130;

/** An angle in the wheel: 1 January is straight up, and the year goes clockwise. */
function angleOf(date: LocalDate): number {
  const year = date.slice(0, 4);
  const whole = daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`);
  return (daysBetween(`${year}-01-01`, date) / whole) * 2 * Math.PI - Math.PI / 2;
}

function at(angle: number, radius: number): { x: number; y: number } {
  return {
    x: Math.round((CENTRE + radius * Math.cos(angle)) * 10) / 10,
    y: Math.round((CENTRE + radius * Math.sin(angle)) * 10) / 10,
  };
}

function slice(from: number, to: number): string {
  const [a, b, c, d] = [at(from, OUTER), at(to, OUTER), at(to, INNER), at(from, INNER)];
  return `M${a.x} ${a.y}A${OUTER} ${OUTER} 0 0 1 ${b.x} ${b.y}L${c.x} ${c.y}A${INNER} ${INNER} 0 0 0 ${d.x} ${d.y}Z`;
}

/** The wheel of a fiscal year. Deadlines of the year before stand on the same rim: a wheel has no beginning. */
export function wheel(year: number, points: readonly WheelPoint[], today: LocalDate, shown: Shown): string {
  const { words, visitor } = shown;
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    const next = index === 11 ? `${year + 1}-01-01` : `${year}-${String(index + 2).padStart(2, '0')}-01`;
    const from = angleOf(`${year}-${month}-01`);
    const to = index === 11 ? 1.5 * Math.PI : angleOf(next);
    const name = shortDate(`${year}-${month}-01`, visitor.language)
      .replace(/[\d. ]/g, '')
      .slice(0, 3);
    return { from, to, middle: at((from + to) / 2, (OUTER + INNER) / 2), name, now: today.slice(5, 7) === month };
  });
  const hand = at(angleOf(today), OUTER + 14);
  return (
    <figure class="year">
      <svg class="wheel" viewBox="55 55 490 490" role="img" aria-labelledby="wheel-title">
        <title id="wheel-title" safe>
          {words.cycle.wheelOf(year)}
        </title>
        {months.map(({ from, to, middle, name, now }) => (
          <>
            <path class={now ? 'month now' : 'month'} d={slice(from, to)} />
            <text x={middle.x} y={middle.y} text-anchor="middle" dominant-baseline="central" aria-hidden="true" safe>
              {name}
            </text>
          </>
        ))}
        {points.map((point, index) => {
          const angle = angleOf(point.handled);
          const dot = at(angle, OUTER);
          const text = at(angle, OUTER + 34);
          return (
            <>
              <circle class={point.done ? 'dot done' : 'dot'} cx={dot.x} cy={dot.y} r="9" />
              <text x={text.x} y={text.y} text-anchor="middle" dominant-baseline="central" aria-hidden="true">
                {index + 1}
              </text>
            </>
          );
        })}
        <line class="hand" x1={CENTRE} y1={CENTRE} x2={hand.x} y2={hand.y} />
        <text x={CENTRE} y={CENTRE + 30} text-anchor="middle" aria-hidden="true" safe>
          {shortDate(today, visitor.language)}
        </text>
      </svg>
      <figcaption>
        <h3 class="ds-heading" data-size="2xs" safe>
          {words.cycle.asList}
        </h3>
        <ol class="ds-list">
          {points.map((point) => (
            <li safe>
              {`${point.label}: ${atHour(longDate(point.handled, visitor.language), point.hour, visitor.language)}${point.done ? ` (${words.cycle.done})` : ''}`}
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  ) as string;
}
