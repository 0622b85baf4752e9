// The measures of one line in the form that prepares a decision: what each asks for and gets, and why.

import { fixedPart, openMeasures, recommendedMeasures } from '../../domain/grant-measures.ts';
import { kroner } from '../../texts/dates.ts';
import { measureLabel } from '../../texts/decided-measures.ts';
import { partyLabel } from '../../texts/facts.ts';
import { textIn } from '../bodies.ts';
import { byMeasureControl, measureControl } from '../desk-lines.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { DESK_LINE_WORDS } from '../i18n/desk-line.ts';
import type { Shown } from '../page.ts';
import type { DeskPage, LineForm } from './desk-found.ts';
import { cellLine, cellSelect } from './cell-fields.tsx';
import { choiceField } from './fields.tsx';
import { tableHead } from './table.tsx';

/** `went`: these measures alone are open, since the rest of the line is decided. */
export function measuresPart(page: DeskPage, form: LineForm, went: boolean, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_LINE_WORDS[language];
  const desk = DESK_WORDS[language];
  const { party, sent, before, recommended, errors } = form;
  const { state, facts, names } = page;
  const means = recommendedMeasures(state, party, recommended);
  const known = new Map(before?.measures?.map((one) => [one.measure, one]));
  const fixed = fixedPart(state, party, form.amount);
  const chosen =
    went || (sent === null ? before?.measures !== undefined : textIn(sent, byMeasureControl(party)) !== '');
  return (
    <>
      {went ? (
        <>
          <input type="hidden" name={byMeasureControl(party)} value="yes" />
          <p class="ds-paragraph" safe>
            {words.wentBack}
          </p>
        </>
      ) : (
        (choiceField({
          id: byMeasureControl(party),
          name: byMeasureControl(party),
          legend: words.how,
          help: fixed === 0 ? words.sumHelp : words.sumHelpFixed(kroner(fixed, language)),
          several: true,
          options: [{ value: 'yes', text: words.byMeasure }],
          chosen: chosen ? ['yes'] : [],
          errors,
        }) as 'safe')
      )}
      <div class="scroll" role="region" aria-label={words.measuresOf(partyLabel(facts, party, language))} tabindex="0">
        <table class="ds-table table-wide">
          {
            tableHead([
              words.measure,
              { number: words.asked },
              { number: desk.prepare.recommended },
              { number: desk.prepare.grant },
              desk.prepare.result,
              desk.prepare.reason,
            ]) as 'safe'
          }
          <tbody>
            {openMeasures(state, party).map(({ measure, asked }) => {
              const name = measureLabel(measure, names?.get(`${party}/${measure}`), language);
              const one = known.get(measure);
              const controls = {
                amount: measureControl('amount', party, measure),
                result: measureControl('result', party, measure),
                reason: measureControl('reason', party, measure),
              };
              return (
                <tr>
                  <th scope="row" safe>
                    {name}
                  </th>
                  <td class="number" safe>
                    {kroner(asked, language)}
                  </td>
                  <td class="number" safe>
                    {recommended === null ? '–' : kroner(means.get(measure) ?? 0, language)}
                  </td>
                  <td class="number">
                    {
                      cellLine({
                        name: controls.amount,
                        label: desk.prepare.grantFor(name),
                        value:
                          sent === null
                            ? String(one?.amount ?? means.get(measure) ?? 0)
                            : textIn(sent, controls.amount),
                        numeric: true,
                        errors,
                      }) as 'safe'
                    }
                  </td>
                  <td>
                    {
                      cellSelect({
                        name: controls.result,
                        label: desk.prepare.resultFor(name),
                        value:
                          sent === null
                            ? one?.result === 'returned'
                              ? 'returned'
                              : ''
                            : textIn(sent, controls.result),
                        options: [
                          { value: '', text: desk.prepare.auto },
                          { value: 'returned', text: desk.results.returned },
                        ],
                      }) as 'safe'
                    }
                  </td>
                  <td class="wide">
                    {
                      cellLine({
                        name: controls.reason,
                        label: desk.prepare.reasonFor(name),
                        value: sent === null ? (one?.reason ?? '') : textIn(sent, controls.reason),
                        errors,
                      }) as 'safe'
                    }
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  ) as string;
}
