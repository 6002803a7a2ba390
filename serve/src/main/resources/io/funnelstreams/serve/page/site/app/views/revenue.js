// Revenue: the MRR bridge, net and gross retention, churn, and how long cohorts stay.

import {csv, get, optional} from '../api.js';
import {periodLines, stackedBars, waterfall} from '../charts.js';
import {count, figure, monthOf, number, percent, period, plusDays} from '../format.js';
import {chart, choice, csvLink, dayField, fig, html, notice, scrolling, segmentTag} from '../parts.js';
import {chosenSegment, segmentChoices} from '../segments.js';
import * as words from '../words.js';

const MOVES = [
  ['new', 'New', 1, 'good'],
  ['expansion', 'Expansion', 1, 'good'],
  ['reactivation', 'Reactivation', 1, 'good'],
  ['contraction', 'Contraction', -1, 'bad'],
  ['churned', 'Churned', -1, 'bad'],
];

export const title = () => 'Revenue';
export const follows = (route, data) => ({
  query: {kpis: 'mrr', grain: data?.asked.grain || 'month'},
  segment: route.segment,
});

export async function load(route, {signal, status}) {
  const now = await status;
  const asked = {
    grain: route.params.grain || 'month',
    from: route.params.from || plusDays(now.today, -365),
    to: route.params.to || now.today,
  };
  const [answer, choices] = await Promise.all([
    optional(get('/revenue', {query: asked, segment: route.segment, signal})),
    segmentChoices(now, now.today, route.segment, signal),
  ]);
  return {answer, asked, choices, status: now};
}

export function draw(data, route) {
  const {answer, asked} = data;
  const rows = (answer?.items || []).toSorted((a, b) => (a.period_start < b.period_start ? -1 : 1));
  const valued = rows.filter((row) => row.closing_mrr !== null);
  return html`<h1 tabindex="-1">Revenue ${segmentTag(route.segment)}</h1>
    <form class="controls panel" data-view="revenue">
      ${choice(
        'grain',
        'By',
        ['month', 'quarter', 'year'].map((grain) => [grain, words.GRAIN[grain]]),
        asked.grain,
      )}
      ${dayField('from', 'From', asked.from)} ${dayField('to', 'To', asked.to)}
      ${choice('segment', 'Segment', data.choices, chosenSegment(route.segment))}
    </form>
    ${
      valued.length
        ? html`${bridge(valued, answer, asked)}${table(rows, answer, asked, route)}${retention(valued)}`
        : notice(
            'No recurring revenue in this range',
            rows.length
              ? `${words.capital(words.reason(rows[0].reason, rows[0].missing)) || 'There is no subscription yet'}.`
              : 'Connect a source of subscriptions, or choose a longer range.',
          )
    }
    ${cohorts(answer)}`;
}

function bridge(rows, {unit}, asked) {
  const last = rows[rows.length - 1];
  let at = number(last.opening_mrr) || 0;
  const bars = [{label: 'Opening', from: 0, to: at, kind: 'total'}];
  for (const [field, word, sign, tone] of MOVES) {
    const to = at + sign * Math.abs(number(last[field]) || 0);
    bars.push({label: word, from: at, to, kind: tone === 'good' ? 'up' : 'down'});
    at = to;
  }
  bars.push({label: 'Closing', from: 0, to: number(last.closing_mrr), kind: 'total'});
  const name = period(last.period, last.period_start);
  const labels = rows.map((row) => period(row.period, row.period_start));
  const sets = MOVES.map(([field, word, sign]) => ({
    label: word,
    values: rows.map((row) => sign * Math.abs(number(row[field]) || 0)),
  }));
  return html`<div class="columns">
    <section aria-labelledby="bridge">
      <h2 id="bridge">MRR bridge, ${name}</h2>
      ${chart(waterfall(`From ${figure(last.opening_mrr, unit)} to ${figure(last.closing_mrr, unit)} in ${name}.`, lifted(bars, unit)), 'mid')}
    </section>
    <section aria-labelledby="moves">
      <h2 id="moves">Movements by ${asked.grain}</h2>
      ${chart(stackedBars(`New, expansion, reactivation, contraction and churned MRR of ${rows.length} periods.`, {labels, sets, unit}), 'mid')}
    </section>
  </div>`;
}
// Movements are small against the total: bars of the totals begin where they can be seen apart.
function lifted(bars, unit) {
  const ends = bars.map((bar) => bar.to);
  const low = Math.min(...ends);
  const spread = Math.max(...ends) - low;
  const floor = low > 0 && spread < 0.4 * low ? Math.max(0, low - spread) : 0;
  for (const bar of bars) if (bar.kind === 'total') bar.from = floor;
  return {bars, unit, fromZero: floor === 0};
}

function table(rows, {unit}, asked, route) {
  const cells = ['opening_mrr', ...MOVES.map(([field]) => field), 'closing_mrr'];
  const names = ['Opening', ...MOVES.map(([, word]) => word), 'Closing'];
  return html`<section aria-labelledby="months">
    <div class="section-head">
      <h2 id="months">By ${asked.grain}</h2>
      ${csvLink(csv('/revenue', asked, route.segment))}
    </div>
    ${scrolling(
      'MRR',
      html`<table>
        <thead>
          <tr>
            <th scope="col">Period</th>
            ${names.map((name) => html`<th scope="col" class="num">${name}</th>`)}
            <th scope="col" class="num">Net retention</th>
            <th scope="col" class="num">Gross retention</th>
            <th scope="col" class="num">Customer churn</th>
          </tr>
        </thead>
        <tbody>
          ${rows.toReversed().map(
            (row) =>
              html`<tr>
                <th scope="row">${period(row.period, row.period_start)}</th>
                ${cells.map((field) => html`<td class="num">${fig(row[field], unit, `revenue:${row.period}:${field}`, {reason: field === 'closing_mrr' ? words.reason(row.reason, row.missing) : ''})}</td>`)}
                ${['nrr', 'grr', 'customer_churn'].map((field) => html`<td class="num">${fig(row[field], 'ratio', `revenue:${row.period}:${field}`)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function retention(rows) {
  const labels = rows.map((row) => period(row.period, row.period_start));
  const sets = [
    ['Net revenue retention', 'nrr'],
    ['Gross revenue retention', 'grr'],
  ].map(([label, field]) => ({label, values: rows.map((row) => number(row[field]))}));
  const churn = [{label: 'Customer churn', values: rows.map((row) => number(row.customer_churn))}];
  const some = (list) => list.some((set) => set.values.some((value) => value !== null));
  return html`<div class="columns">
    <section aria-labelledby="retention">
      <h2 id="retention">Retention</h2>
      ${
        some(sets)
          ? chart(periodLines('Net and gross revenue retention by period.', {labels, sets, unit: 'ratio'}))
          : notice('No retention yet', 'It needs a period that began with recurring revenue.')
      }
    </section>
    <section aria-labelledby="churn">
      <h2 id="churn">Customer churn</h2>
      ${
        some(churn)
          ? chart(
              periodLines('Customer churn by period.', {labels, sets: churn, unit: 'ratio', fromZero: true}),
            )
          : notice('No churn yet', 'It needs a period that began with customers.')
      }
    </section>
  </div>`;
}

function cohorts(answer) {
  const rows = answer?.cohorts || [];
  const kinds = [
    ['Customers kept', 'retention', 'cohort', (row) => count(row.customers)],
    ['MRR kept (net)', 'mrr_retention', 'cohort_mrr', (row) => figure(row.mrr, answer.unit)],
  ].filter(([, field]) => rows.some((row) => row[field].length));
  return html`<section aria-labelledby="cohorts">
    <h2 id="cohorts">Cohorts</h2>
    ${
      kinds.length
        ? html`<p class="soft">
              Customers by the month in which their subscriptions began, and the share of them, and of their MRR, at
              the end of each month after it. The running month is left out.
            </p>
            ${kinds.map((kind) => heatMap(rows, kind))}`
        : notice('No cohorts', noCohorts(answer?.cohorts_reason))
    }
  </section>`;
}

function noCohorts(reason) {
  switch (reason) {
    case null:
    case undefined:
      return 'There is no month yet in which a subscription began and that is over.';
    case 'not_broken_down':
      return 'Add [subscription_cohort] to the breakdowns of the plan, by month, and apply it.';
    case 'dimension_not_available':
      return 'They are of the whole company: choose no segment.';
    default:
      return `${words.capital(words.reason(reason))}.`;
  }
}

function heatMap(rows, [title, field, key, size]) {
  const widest = Math.max(...rows.map((row) => row[field].length));
  return html`<h3>${title}</h3>
    ${scrolling(
      title,
      html`<table class="heat">
        <thead>
          <tr>
            <th scope="col">Began</th>
            <th scope="col" class="num">At first</th>
            ${Array.from({length: widest}, (_, index) => html`<th scope="col" class="num">${index}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${monthOf(row.cohort + '-01')}</th>
                <td>${size(row)}</td>
                ${Array.from({length: widest}, (_, index) => heat(row, field, key, index))}
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}
function heat(row, field, key, index) {
  const share = row[field][index];
  if (share === undefined || share === null) return html`<td></td>`;
  return html`<td data-heat class="h${Math.max(0, Math.min(5, Math.floor(share * 6)))}">
    <data class="fig" data-key="${key}:${row.cohort}:${index}" data-unit="percent" value=${share}
      >${percent(share)}</data
    >
  </td>`;
}
