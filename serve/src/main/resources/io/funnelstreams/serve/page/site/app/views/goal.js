// Goal: actual, pace and target, where it will end, what makes the gap, what each remaining day must bring.

import {get, list, optional} from '../api.js';
import {goalChart, waterfall} from '../charts.js';
import {day, dayNumber, dayEnded, difference, figure, number, percent, period} from '../format.js';
import {
  badge,
  behind,
  chart,
  choice,
  fig,
  gap,
  html,
  nothing,
  notice,
  owner,
  scrolling,
  goalName,
  goalTag,
  goalTitle,
  status,
} from '../parts.js';
import {href} from '../route.js';
import * as words from '../words.js';
import {driver, evidence, since, why} from './overview.js';

export const title = (data) => (data.detail ? goalName(data.detail.goal) : 'Goals');
export const follows = (route, data) => ({
  query: data?.detail ? {kpis: data.detail.goal.kpi, grain: 'day'} : {},
  segment: data?.detail?.goal.segment,
});

export async function load(route, {signal, status}) {
  const goals = (await list('/goals', {signal})).items.toSorted(
    (a, b) => words.gravity(a.status) - words.gravity(b.status),
  );
  const id = route.params.id || goals[0]?.goal;
  const detail = id ? await optional(get(`/goals/${encodeURIComponent(id)}`, {signal})) : null;
  const kpi = detail ? await optional(get('/kpis', {signal})) : null;
  return {
    goals,
    id,
    detail,
    today: (await status).today,
    kpi: kpi?.items.find((one) => one.id === detail.goal.kpi) || null,
  };
}

export function draw(data) {
  if (!data.goals.length) {
    return html`<h1 tabindex="-1">Goals</h1>
      ${notice('The plan has no goals', 'Add goals to the plan file and apply it with funnel plan apply.')}`;
  }
  const picker = html`<form class="controls" data-view="goal">
    ${choice(
      'id',
      'Goal',
      data.goals.map((goal) => [
        goal.goal,
        `${goalName(goal)} (${words.statusOf(goal.status).word.toLowerCase()})`,
      ]),
      data.id,
    )}
  </form>`;
  if (!data.detail) {
    return html`<h1 tabindex="-1">Goal</h1>
      ${picker}${notice(
        'There is no such goal',
        'The plan that is active has no goal of this id. It may have been renamed or removed; choose another one.',
      )}`;
  }
  const {goal} = data.detail;
  return html`${head(data, picker)}${figures(goal)}${course(data)}
    <div class="columns">${drivers(data.detail)}${smart(data.detail)}</div>
    ${bySegment(data.detail)}${ahead(data.detail)}${alerts(data.detail)}${actions(data)}${periods(data.detail)}`;
}

function head({detail, kpi}, picker) {
  const {goal} = detail;
  const alert = detail.alerts.find((one) => one.state === 'firing');
  return html`<div class="view-head">
      <div>
        <h1 tabindex="-1"><bdi>${goalTitle(goal)}</bdi></h1>
        <p class="lead">
          ${status(goal.status)} ${goalTag(goal)}
          ${words.inTrouble(goal.status) ? since(goal, alert, detail) : nothing}
          <span><span class="soft">Owner</span> ${owner(goal)}</span>
        </p>
      </div>
      ${picker}
    </div>
    <p class="sentence">${why(goal)} ${driver(detail)} ${evidence(alert)}</p>
    <p class="soft">
      ${goal.objective ? html`<bdi>${goal.objective}</bdi> · ` : nothing}<a
        href=${href('kpi', {id: goal.kpi}, goal.segment)}
        >${kpi?.title || goal.kpi}</a
      >
      from ${day(goal.period_start)} to ${day(goal.period_end)}
    </p>`;
}

function figures(goal) {
  const key = (field) => `goal:${goal.goal}:${field}`;
  const cell = (word, content, under) =>
    html`<div>
      <dt>${word}</dt>
      <dd>${content}${under ? html`<span class="under">${under}</span>` : nothing}</dd>
    </div>`;
  return html`<dl class="figures">
    ${cell('Actual', fig(goal.actual, goal.unit, key('actual')), goal.attainment === null ? '' : `${percent(goal.attainment)} of the target`)}
    ${cell('Expected by now', fig(goal.expected, goal.unit, key('expected')), `pace ${words.pace(goal.pace)}`)}
    ${cell('Gap', gap(goal.gap, goal.unit, key('gap')), goal.gap === null ? '' : Number(goal.gap) < 0 ? 'behind' : 'ahead')}
    ${cell('Target', fig(goal.target, goal.unit, key('target')), goal.baseline === null ? '' : `from ${figure(goal.baseline, goal.unit)}`)}
    ${cell(
      'Forecast for the end',
      fig(goal.forecast, goal.unit, key('forecast'), {
        reason: goal.forecast === null ? words.forecastReason(goal.forecast_reason) : '',
      }),
      goal.forecast_low_80 === null
        ? ''
        : `80 %: ${figure(goal.forecast_low_80, goal.unit)} to ${figure(goal.forecast_high_80, goal.unit)}`,
    )}
    ${cell(
      'Each remaining day must bring',
      goal.needed_per_day === null
        ? html`<span class="soft">–</span>`
        : fig(goal.needed_per_day, goal.unit, key('needed_per_day')),
      goal.needed_per_day === null ? neededWord(goal) : '',
    )}
  </dl>`;
}
const neededWord = (goal) =>
  goal.status === 'met' || goal.status === 'missed' ? 'the goal is over' : 'days do not add up to it';

function course({detail, today}) {
  const {goal} = detail;
  const series = detail.series.map((point) => ({
    x: dayNumber(point.day),
    actual: number(point.actual),
    expected: number(point.expected),
    target: number(point.target),
  }));
  if (!series.length) {
    return html`<section aria-labelledby="course">
      <h2 id="course">Course</h2>
      ${notice('There is no course yet', words.goalReason(goal))}
    </section>`;
  }
  const fan = (detail.forecast || []).map((point) => ({
    x: dayNumber(point.day),
    median: number(point.median),
    low50: number(point.low_50),
    high50: number(point.high_50),
    low80: number(point.low_80),
    high80: number(point.high_80),
    low95: number(point.low_95),
    high95: number(point.high_95),
  }));
  const now = dayNumber(today);
  const benchmarks = detail.benchmarks || [];
  const marks = [
    {x: now, word: 'Today', kind: 'today'},
    ...detail.alerts
      .slice(0, 6)
      .map((alert) => ({x: dayNumber(dayEnded(alert.fired_at)), word: '⚠ Alert', kind: 'alert'})),
    ...(detail.actions || [])
      .filter((action) => action.due >= goal.period_start && action.due <= goal.period_end)
      .slice(0, 12)
      .map((action) => ({
        x: dayNumber(action.due),
        word: `${action.state === 'done' ? '✓' : '◇'} ${action.id}`,
        kind: 'action',
      })),
  ];
  const data = {
    series,
    fan,
    marks,
    benchmarks: benchmarks.map((one) => ({source: one.source, value: number(one.value)})),
    unit: goal.unit,
    low: dayNumber(goal.period_start),
    high: dayNumber(goal.period_end),
  };
  const others = benchmarks.map((one) => `, benchmark ${figure(one.value, goal.unit)}`).join('');
  const label = `${goalName(goal)} by day: actual ${figure(goal.actual, goal.unit)}, expected ${figure(
    goal.expected,
    goal.unit,
  )}, target ${figure(goal.target, goal.unit)} on ${day(goal.period_end)}${
    goal.forecast === null ? '' : `, forecast ${figure(goal.forecast, goal.unit)}`
  }${others}.`;
  return html`<section aria-labelledby="course">
    <h2 id="course">Course</h2>
    ${chart(goalChart(label, data), 'tall')}
    <p class="soft small">
      ${
        goal.forecast === null
          ? `No forecast: ${words.forecastReason(goal.forecast_reason || detail.forecast_reason)}.`
          : `Forecast by ${words.forecastMethod(goal.forecast_method)}: the bands hold 50, 80 and 95 % of what may come.`
      }
    </p>
    ${benchmarks.map(
      (one) =>
        html`<p class="soft small">Others reach ${figure(one.value, goal.unit)}: <bdi>${one.source}</bdi></p>`,
    )}
    ${behind('Course by day', courseTable(detail, goal))}
  </section>`;
}

const courseTable = (detail, goal) =>
  html`<table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" class="num">Actual</th>
          <th scope="col" class="num">Expected</th>
          <th scope="col" class="num">Target</th>
        </tr>
      </thead>
      <tbody>
        ${detail.series.map(
          (point) =>
            html`<tr>
              <th scope="row">${day(point.day)}</th>
              <td class="num">${fig(point.actual, goal.unit, `series:${point.day}:actual`)}</td>
              <td class="num">${fig(point.expected, goal.unit, `series:${point.day}:expected`)}</td>
              <td class="num">${fig(point.target, goal.unit, `series:${point.day}:target`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      detail.forecast?.length
        ? html`<table>
            <caption>
              Forecast
            </caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" class="num">Median</th>
                <th scope="col" class="num">80 % from</th>
                <th scope="col" class="num">to</th>
              </tr>
            </thead>
            <tbody>
              ${detail.forecast.map(
                (point) =>
                  html`<tr>
                    <th scope="row">${day(point.day)}</th>
                    <td class="num">${fig(point.median, goal.unit, `forecast:${point.day}:median`)}</td>
                    <td class="num">${fig(point.low_80, goal.unit, `forecast:${point.day}:low_80`)}</td>
                    <td class="num">${fig(point.high_80, goal.unit, `forecast:${point.day}:high_80`)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : nothing
    }`;

function drivers({goal, drivers: shares}) {
  const empty = !shares?.length || goal.gap === null || goal.expected === null;
  return html`<section aria-labelledby="drivers">
    <h2 id="drivers">What makes the gap</h2>
    ${
      empty
        ? notice(
            'The gap has no drivers',
            'The KPI has no value, there is no period before to compare with, or a part of it has no value in that.',
          )
        : html`${chart(waterfall(driverLabel(goal, shares), driverBars(goal, shares)), 'mid')}${scrolling('Drivers of the gap', driverTable(goal, shares))}`
    }
  </section>`;
}
const driverLabel = (goal, shares) =>
  `From expected ${figure(goal.expected, goal.unit)} to actual ${figure(goal.actual, goal.unit)}: ${shares
    .map((share) => `${words.factor(share.factor)} ${difference(share.share, goal.unit)}`)
    .join(', ')}.`;

// A gap is positive where it is good; where less is better the bars go down for what is good.
function driverBars(goal, shares) {
  const sense = goal.direction === 'down' ? -1 : 1;
  let at = number(goal.expected);
  const bars = [{label: 'Expected', from: 0, to: at, kind: 'total'}];
  for (const share of shares) {
    const to = at + sense * number(share.share);
    bars.push({label: words.capital(share.factor), from: at, to, kind: number(share.share) < 0 ? 'down' : 'up'});
    at = to;
  }
  bars.push({label: 'Actual', from: 0, to: number(goal.actual), kind: 'total'});
  const floor = baseOf(bars);
  for (const bar of bars) if (bar.kind === 'total') bar.from = floor;
  return {bars, unit: goal.unit, fromZero: floor === 0};
}
// Drivers that are small against the total would not be seen above a bar from 0.
function baseOf(bars) {
  const ends = bars.flatMap((bar) => (bar.kind === 'total' ? [bar.to] : [bar.from, bar.to]));
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  return low > 0 && high - low < 0.4 * high ? Math.max(0, low - (high - low)) : 0;
}

const driverTable = (goal, shares) =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">Driver</th>
        <th scope="col" class="num">Before</th>
        <th scope="col" class="num">Actual</th>
        <th scope="col" class="num">Share of the gap</th>
      </tr>
    </thead>
    <tbody>
      ${shares.map(
        (share, index) =>
          html`<tr>
            <th scope="row"><bdi>${words.factor(share.factor)}</bdi></th>
            <td class="num">${plainNumber(share.before)}</td>
            <td class="num">${plainNumber(share.actual)}</td>
            <td class="num">${gap(share.share, goal.unit, `driver:${index}:share`)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Gap</th>
        <td></td>
        <td></td>
        <td class="num strong">${gap(goal.gap, goal.unit, 'driver:gap')}</td>
      </tr>
    </tfoot>
  </table>`;
// Factors are of units of their own (wins per deal): as many digits as they need.
const plainNumber = (value) =>
  value === null || value === undefined
    ? '–'
    : new Intl.NumberFormat(navigator.languages, {
        maximumSignificantDigits: Math.abs(value) >= 1000 ? 6 : 3,
      }).format(value);

function bySegment({goal, segment_drivers: breakdowns}) {
  if (!breakdowns?.length) return nothing;
  return html`<section aria-labelledby="by-segment">
    <h2 id="by-segment">Change from the period before, by segment</h2>
    ${breakdowns.map((one) => scrolling(`Change by ${one.dimension}`, segmentTable(goal, one)))}
  </section>`;
}

function segmentTable(goal, {dimension, shares}) {
  const isRate = shares.some((share) => share.mix !== null);
  return html`<table>
    <thead>
      <tr>
        <th scope="col"><bdi>${dimension}</bdi></th>
        <th scope="col" class="num">Before</th>
        <th scope="col" class="num">Actual</th>
        <th scope="col" class="num">Share of the change</th>
        ${
          isRate
            ? html`<th scope="col" class="num">by its weight</th>
                <th scope="col" class="num">by its own rate</th>`
            : nothing
        }
      </tr>
    </thead>
    <tbody>
      ${shares.map(
        (share, index) =>
          html`<tr>
            <th scope="row"><bdi>${share.segment[dimension] ?? 'in no segment'}</bdi></th>
            <td class="num">${fig(share.before, goal.unit, `segment:${dimension}:${index}:before`)}</td>
            <td class="num">${fig(share.actual, goal.unit, `segment:${dimension}:${index}:actual`)}</td>
            <td class="num">${difference(share.share, goal.unit)}</td>
            ${
              isRate
                ? html`<td class="num">${share.mix === null ? '–' : difference(share.mix, goal.unit)}</td>
                    <td class="num">${share.rate === null ? '–' : difference(share.rate, goal.unit)}</td>`
                : nothing
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const GRAINS = {month: 'Month', quarter: 'Quarter', year: 'Year'};

function ahead({goal, period_forecasts: rows}) {
  if (!rows?.length) return nothing;
  return html`<section aria-labelledby="ahead">
    <h2 id="ahead">Forecast by month, quarter and year</h2>
    ${scrolling(
      'Forecast by month, quarter and year',
      html`<table>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Length</th>
            <th scope="col" class="num">Forecast</th>
            <th scope="col" class="num">80 % from</th>
            <th scope="col" class="num">to</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => {
            const key = (field) => `period_forecast:${row.period}:${field}`;
            const reason = row.reason ? words.forecastReason(row.reason) : '';
            return html`<tr>
              <th scope="row">${period(row.period)}</th>
              <td class="soft">${GRAINS[row.grain]}</td>
              <td class="num">${fig(row.forecast, goal.unit, key('forecast'), {reason})}</td>
              <td class="num">${fig(row.low_80, goal.unit, key('low_80'))}</td>
              <td class="num">${fig(row.high_80, goal.unit, key('high_80'))}</td>
            </tr>`;
          })}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function smart({smart: findings}) {
  return html`<section aria-labelledby="smart">
    <h2 id="smart">SMART</h2>
    ${
      findings?.length
        ? html`<table class="smart">
            <tbody>
              ${findings.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${words.criterion(one.criterion)}</th>
                    <td>${badge(words.passed(one.passed))}</td>
                    <td><bdi>${one.finding}</bdi></td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : notice('Not checked', 'The plan is checked by funnel plan check.')
    }
  </section>`;
}

function alerts({alerts: rows}) {
  return html`<section aria-labelledby="alerts">
    <h2 id="alerts">Alerts</h2>
    ${
      rows.length
        ? html`<ul class="others">
            ${rows.map(
              (alert) =>
                html`<li>
                  ${
                    alert.state === 'firing'
                      ? badge({word: 'Firing', ...words.SEVERITY[alert.severity]})
                      : badge({word: 'Resolved', tone: 'good', shape: 'check'})
                  } <bdi>${alert.reason}</bdi>
                  <span class="soft"
                    >since
                    ${day(dayEnded(alert.since))}${
                      alert.resolved_at ? `, resolved ${day(dayEnded(alert.resolved_at))}` : ''
                    }</span
                  >
                </li>`,
            )}
          </ul>`
        : notice('No alert so far', '')
    }
  </section>`;
}

const isOverdue = (action, today) =>
  ['open', 'in_progress'].includes(action.state) && action.due < today;

function actions({detail, today}) {
  const rows = detail.actions;
  return html`<section aria-labelledby="actions">
    <h2 id="actions">Actions</h2>
    ${
      rows?.length
        ? html`<table class="cards">
            <thead>
              <tr>
                <th scope="col">Action</th>
                <th scope="col">State</th>
                <th scope="col">Owner</th>
                <th scope="col">Due</th>
                <th scope="col">Is to move</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map((action) => actionRow(action, today))}
            </tbody>
          </table>`
        : notice('No action is planned', 'Add what is to be done for this goal under actions: in the plan file.')
    }
  </section>`;
}

const actionRow = (action, today) =>
  html`<tr>
    <th scope="row">
      <bdi>${action.title}</bdi>
      ${action.note ? html`<span class="under"><bdi>${action.note}</bdi></span>` : nothing}
    </th>
    <td data-label="State">
      ${
        isOverdue(action, today)
          ? badge({word: `${words.capital(words.plain(action.state))}, overdue`, tone: 'bad', shape: 'octagon'})
          : badge(words.actionState(action.state))
      }
      ${action.changed_by ? html`<span class="under">by <bdi>${action.changed_by}</bdi></span>` : nothing}
    </td>
    <td data-label="Owner"><bdi>${action.owner || ''}</bdi></td>
    <td data-label="Due">${action.due ? day(action.due) : ''}</td>
    <td data-label="Is to move">
      ${action.evidence_kpi ? html`<a href=${href('kpi', {id: action.evidence_kpi})}>${action.evidence_kpi}</a>` : nothing}
    </td>
  </tr>`;

function periods({periods: rows}) {
  if (!rows.length) return nothing;
  return html`<section aria-labelledby="periods">
    <h2 id="periods">Periods</h2>
    ${scrolling(
      'Periods',
      html`<table>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Status</th>
            <th scope="col" class="num">Actual</th>
            <th scope="col" class="num">Expected</th>
            <th scope="col" class="num">Target</th>
            <th scope="col" class="num">Gap</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${period(row.period, row.period_start)}</th>
                <td>${status(row.status)}</td>
                <td class="num strong">
                  ${fig(row.actual, row.unit, `period:${row.period}:actual`, {reason: row.actual === null ? words.reason(row.reason, row.missing) : ''})}
                </td>
                <td class="num">${fig(row.expected, row.unit, `period:${row.period}:expected`)}</td>
                <td class="num">${fig(row.target, row.unit, `period:${row.period}:target`)}</td>
                <td class="num">${gap(row.gap, row.unit, `period:${row.period}:gap`)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}
