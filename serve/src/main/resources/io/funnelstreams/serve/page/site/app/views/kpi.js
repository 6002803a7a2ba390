// KPI: any KPI by any grain, range, breakdown and comparison; a number opens the events it is made of.

import {ApiError, csv, get, list, orProblem} from '../api.js';
import {periodLines, stackedBars} from '../charts.js';
import {count, day, figure, instant, number, period, plusDays} from '../format.js';
import {
  change,
  chart,
  choice,
  csvLink,
  dayField,
  few,
  fig,
  html,
  nothing,
  notice,
  scrolling,
  segmentKey,
  segmentName,
  segmentTag,
  soFar,
} from '../parts.js';
import {changed, href} from '../route.js';
import {breakdownChoices, chosenSegment, segmentChoices} from '../segments.js';
import * as words from '../words.js';

const BACK = {day: 60, week: 26 * 7, month: 395, quarter: 3 * 366, year: 10 * 366};
const LARGEST = 7;
const EVENTS = 100;

export const title = (data) => data.kpi?.title || 'KPIs';
export const follows = (route, data) => ({
  query: data?.kpi ? {kpis: data.kpi.id, grain: data.asked.grain} : {},
  segment: data?.asked?.breakdown ? {} : route.segment,
});

export async function load(route, {signal, status}) {
  const [catalogue, now] = await Promise.all([list('/kpis', {signal}), status]);
  const id = route.params.id || 'leads';
  const kpi = catalogue.items.find((one) => one.id === id) || null;
  const grain = kpi?.grains.includes(route.params.grain)
    ? route.params.grain
    : kpi?.grains.includes('month')
      ? 'month'
      : kpi?.grains[0];
  const asked = {
    grain,
    from: route.params.from || plusDays(now.today, -(BACK[grain] || 366)),
    to: route.params.to || now.today,
    breakdown: route.params.breakdown || '',
    compare: route.params.compare || '',
  };
  const [series, choices, explained] = await Promise.all([
    kpi
      ? list(`/kpis/${encodeURIComponent(id)}`, {
          query: {...asked, limit: 1000},
          segment: asked.breakdown ? {} : route.segment,
          signal,
        })
      : null,
    segmentChoices(now, now.today, route.segment, signal),
    kpi && route.params.explain ? explain(route, id, signal) : null,
  ]);
  return {
    catalogue: catalogue.items,
    id,
    kpi,
    asked,
    status: now,
    choices,
    explained,
    rows: series?.items || [],
    more: series?.more,
  };
}

const explain = (route, id, signal) =>
  orProblem(
    get('/explain', {
      query: {kpi: id, period: route.params.explain, limit: EVENTS, cursor: route.params.cursor},
      segment: route.segment,
      signal,
    }),
  );

export function draw(data, route, {operator}) {
  const {kpi} = data;
  if (!kpi) {
    return html`<h1 tabindex="-1">KPIs</h1>
      ${controls(data, route)}${notice(
        'There is no such KPI',
        'The catalogue and the active plan have no KPI of this id. Choose another one.',
      )}`;
  }
  return html`<div class="view-head">
      <div>
        <h1 tabindex="-1"><bdi>${kpi.title}</bdi> ${segmentTag(route.segment)}</h1>
      </div>
    </div>
    ${controls(data, route)} ${route.params.explain ? explained(data, route, operator) : nothing}
    ${shown(data, route, operator)} ${definition(data)}`;
}

function controls(data, route) {
  const stages = Map.groupBy(data.catalogue, (kpi) => kpi.stage);
  const kpis = [...stages].map(([stage, list]) => ({
    group: words.padre(stage),
    options: list.map((kpi) => [kpi.id, kpi.title]),
  }));
  const {asked} = data;
  return html`<form class="controls panel" data-view="kpi">
    ${choice('id', 'KPI', kpis, data.id)}
    ${choice(
      'grain',
      'By',
      (data.kpi?.grains || []).map((grain) => [grain, words.GRAIN[grain] || grain]),
      asked.grain,
    )}
    ${dayField('from', 'From', asked.from)} ${dayField('to', 'To', asked.to)}
    ${choice('breakdown', 'Breakdown', breakdownChoices(data.status), asked.breakdown)}
    ${choice(
      'compare',
      'Compared with',
      [
        ['', 'nothing'],
        ['previous', 'the period before'],
        ['last_year', 'the year before'],
      ],
      asked.compare,
    )}
    ${asked.breakdown ? nothing : choice('segment', 'Segment', data.choices, chosenSegment(route.segment))}
  </form>`;
}

function shown(data, route, operator) {
  const {rows, asked} = data;
  if (!rows.length) {
    return notice(
      'There are no numbers in this range',
      `No ${asked.grain} between ${day(asked.from)} and ${day(asked.to)} has been counted. Choose a longer range.`,
    );
  }
  const values = rows.some((row) => row.value !== null);
  return html`<section aria-labelledby="series">
    <div class="section-head">
      <h2 id="series">By ${asked.grain}</h2>
      ${data.more ? html`<span class="soft small">The first ${count(rows.length)} rows; the CSV has all.</span>` : nothing}
      ${csvLink(csv(`/kpis/${data.id}`, asked, asked.breakdown ? {} : route.segment))}
    </div>
    ${values ? drawing(data) : notice('No value in this range', `${words.capital(words.reason(rows[0].reason, rows[0].missing))}.`)}
    ${tables(data, route, operator)}
  </section>`;
}

// Side by side what the latest period is made of; the others are a click away.
function tables(data, route, operator) {
  if (!data.asked.breakdown) return table(data, data.rows, route, operator);
  const last = data.rows.reduce((a, b) => (b.period_start > a.period_start ? b : a)).period_start;
  const latest = data.rows.filter((row) => row.period_start === last);
  return html`${table(data, latest, route, operator)}${
    latest.length === data.rows.length
      ? nothing
      : html`<details class="behind">
          <summary>All ${count(data.rows.length)} rows</summary>
          ${table(
            data,
            data.rows.filter((row) => row.period_start !== last),
            route,
            operator,
          )}
        </details>`
  }`;
}

function drawing({rows, asked, kpi}) {
  const periods = [...new Map(rows.map((row) => [row.period, row])).values()].sort((a, b) =>
    a.period_start < b.period_start ? -1 : 1,
  );
  const labels = periods.map((row) => period(row.period, row.period_start));
  const bySegment = largest(Map.groupBy(rows, (row) => segmentKey(row.segment)));
  const valueAt = (list) =>
    periods.map((one) => number(list.find((row) => row.period === one.period)?.value ?? null));
  const hollow = periods.map(
    (row) => row.provisional || (row.unit === 'ratio' && row.sample_size !== null && row.sample_size < 30),
  );
  if (bySegment.length > 1 && kpi.additivity.endsWith('additive') && kpi.additivity !== 'non_additive') {
    const sets = bySegment.map((list) => ({label: segmentName(list[0].segment), values: valueAt(list)}));
    return chart(
      stackedBars(`${kpi.title} by ${asked.grain}, stacked by ${asked.breakdown}.`, {
        labels,
        sets,
        unit: rows[0].unit,
      }),
      'tall',
    );
  }
  if (bySegment.length > 1) return multiples(bySegment, {labels, valueAt, asked, kpi});
  const sets = [{label: kpi.title, values: valueAt(rows), hollow}];
  if (asked.compare) sets.push(compared(rows, periods, asked));
  const last = rows.findLast((row) => row.value !== null);
  return chart(
    periodLines(
      `${kpi.title} by ${asked.grain}, ${rows.length} periods; the last is ${figure(last.value, last.unit)}.`,
      {labels, sets, unit: rows[0].unit, fromZero: rows[0].unit !== 'ratio'},
    ),
    'tall',
  );
}
const compared = (rows, periods, asked) => ({
  compare: true,
  label: asked.compare === 'previous' ? 'Period before' : 'Year before',
  values: periods.map((one) => number(rows.find((row) => row.period === one.period)?.compare?.value ?? null)),
});

// The segments that weigh most; the others are in the table.
function largest(groups) {
  const weight = (list) =>
    Math.max(...list.map((row) => Math.abs(number(row.denominator ?? row.value) || 0)));
  return [...groups.values()].sort((a, b) => weight(b) - weight(a)).slice(0, LARGEST);
}

// One scale for all, or the eye compares what cannot be compared.
function multiples(groups, {labels, valueAt, asked, kpi}) {
  const all = groups
    .flatMap((list) => list.map((row) => number(row.value)))
    .filter((value) => value !== null);
  const top = Math.max(0, ...all);
  return html`<div class="multiples">
    ${groups.map(
      (list) =>
        html`<div>
          <h3><bdi>${segmentName(list[0].segment)}</bdi></h3>
          ${chart(
            periodLines(`${kpi.title} by ${asked.grain}.`, {
              labels,
              unit: list[0].unit,
              fromZero: true,
              top,
              sets: [{label: kpi.title, values: valueAt(list)}],
            }),
            'small',
          )}
        </div>`,
    )}
  </div>`;
}

function table({asked, kpi}, rows, route, operator) {
  const ratio = rows.some((row) => row.denominator !== null);
  const sorted = rows.toSorted((a, b) =>
    a.period_start < b.period_start
      ? 1
      : a.period_start > b.period_start
        ? -1
        : segmentKey(a.segment).localeCompare(segmentKey(b.segment)),
  );
  return scrolling(
    `${kpi.title} by ${asked.grain}, ${rows.length} rows`,
    html`<table>
      <thead>
        <tr>
          <th scope="col">Period</th>
          ${asked.breakdown ? html`<th scope="col">Segment</th>` : nothing}
          <th scope="col" class="num">Value</th>
          ${
            asked.compare
              ? html`<th scope="col" class="num">
                    ${asked.compare === 'previous' ? 'Period before' : 'Year before'}
                  </th>
                  <th scope="col" class="num">Change</th>`
              : nothing
          }
          ${
            ratio
              ? html`<th scope="col" class="num">Numerator</th>
                  <th scope="col" class="num">Denominator</th>`
              : nothing
          }
          <th scope="col"><span class="unseen">State</span></th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map((row) => entry(row, {asked, kpi, ratio, route, operator}))}
      </tbody>
    </table>`,
  );
}

function entry(row, {asked, kpi, ratio, route, operator}) {
  const key = `kpi:${kpi.id}:${row.period}:${segmentKey(row.segment)}`;
  const explainLink =
    operator && row.value !== null
      ? href('kpi', {...route.params, breakdown: '', explain: row.period, cursor: ''}, row.segment)
      : '';
  return html`<tr>
    <th scope="row">${period(row.period, row.period_start)}</th>
    ${
      asked.breakdown
        ? html`<td>
            <a href=${changed(route, {breakdown: ''}, row.segment)}><bdi>${segmentName(row.segment)}</bdi></a>
          </td>`
        : nothing
    }
    <td class="num strong">
      ${fig(row.value, row.unit, `${key}:value`, {reason: words.reason(row.reason, row.missing), link: explainLink})}
    </td>
    ${
      asked.compare
        ? html`<td class="num">
              ${row.compare ? fig(row.compare.value, row.unit, `${key}:compare`, {reason: words.reason(row.compare.reason, row.compare.missing)}) : '–'}
            </td>
            <td class="num">${change(row.value, row.compare?.value, kpi.direction, row.unit)}</td>`
        : nothing
    }
    ${
      ratio
        ? html`<td class="num">${part(row.numerator, row, `${key}:numerator`)}</td>
            <td class="num">${part(row.denominator, row, `${key}:denominator`)}</td>`
        : nothing
    }
    <td>${soFar(row)} ${few(row)}</td>
  </tr>`;
}
// Parts of a quotient are of units of their own; money is decimal text.
const part = (value, row, key) =>
  fig(value, typeof value === 'string' && /^[A-Z]{3}/.test(row.unit) ? row.unit : 'count', key);

function definition({kpi}) {
  return html`<section class="definition" aria-labelledby="definition">
    <h2 id="definition">Definition</h2>
    <p>${kpi.definition}</p>
    <p><code>${kpi.formula}</code></p>
    <p class="soft">
      ${words.capital(words.DIRECTION[kpi.direction] || '')}; ${words.additivity(kpi.additivity)}.
    </p>
  </section>`;
}

// The number above stands, whether or not its events can be listed now.
function refused(problem, route) {
  if (problem.status === 404) {
    return notice('Nothing was counted', 'There is no number of this KPI, period and segment.');
  }
  if (problem.status === 409) {
    return notice(
      problem.title,
      problem.message,
      'failed',
      html`<p><a href=${changed(route, {cursor: ''})}>First events</a></p>`,
    );
  }
  return notice(problem.title, `${problem.message} The page asks again when a number changes.`, 'failed');
}

function explained({kpi, explained: answer}, route, operator) {
  const close = html`<a href=${changed(route, {explain: '', cursor: ''})}>Close</a>`;
  const heading = html`<div class="section-head">
    <h2 id="events">Events of ${period(route.params.explain)}</h2>
    ${close}
  </div>`;
  if (!operator)
    return html`<section aria-labelledby="events">
      ${heading}${notice('Events are for operators', 'They name people and companies; sums are for everyone.')}
    </section>`;
  if (answer instanceof ApiError) {
    return html`<section aria-labelledby="events">
      ${heading}${refused(answer, route)}
    </section>`;
  }
  const {sums, published} = answer;
  return html`<section aria-labelledby="events">
    ${heading}
    <p>
      ${kpi.title} ${segmentTag(answer.segment)}: the events add up to
      <b>${figure(sums.value, published?.unit)}</b>${
        sums.denominator === null || sums.denominator === undefined
          ? nothing
          : html` (${figure(sums.numerator, 'count')} over ${figure(sums.denominator, 'count')})`
      };
      published is <b>${figure(published?.value, published?.unit)}</b>.
      ${
        answer.keeps_forgotten
          ? 'Persons were forgotten whose part published numbers keep; no event below is theirs.'
          : nothing
      }
    </p>
    ${scrolling(
      'Events',
      html`<table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Counts as</th>
            <th scope="col" class="num">Amount</th>
            <th scope="col">Party</th>
            <th scope="col">Event</th>
            <th scope="col">Source</th>
            <th scope="col">At</th>
          </tr>
        </thead>
        <tbody>
          ${answer.items.map(
            (item) =>
              html`<tr>
                <td>${day(item.day)}</td>
                <td>${words.plain(item.measure)} <span class="soft">(${item.part})</span></td>
                <td class="num">${item.amount}</td>
                <td><bdi>${item.party}</bdi></td>
                <td>
                  <bdi>${item.event}</bdi> <span class="soft"><bdi>${item.event_id}</bdi></span>
                </td>
                <td><bdi>${item.source}</bdi></td>
                <td>${instant(item.occurred_at)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    <p>
      ${route.params.cursor ? html`<a href=${changed(route, {cursor: ''})}>First events</a> ` : nothing}${
        answer.next ? html`<a href=${changed(route, {cursor: answer.next})}>Further events</a>` : nothing
      }
    </p>
  </section>`;
}
