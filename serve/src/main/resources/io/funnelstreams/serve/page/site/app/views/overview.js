// Overview: which goal is in trouble, since when, why and whose it is; the funnel; what changed most.

import {csv, get, list, optional} from '../api.js';
import {sparkline} from '../charts.js';
import {
  count,
  day,
  dayNumber,
  dayEnded,
  difference,
  distance,
  figure,
  number,
  percent,
  plusDays,
  shortDay,
} from '../format.js';
import {
  badge,
  change,
  chart,
  csvLink,
  fig,
  html,
  nothing,
  notice,
  owner,
  segmentKey,
  goalName,
  goalTag,
  goalTitle,
  status,
} from '../parts.js';
import {href} from '../route.js';
import * as words from '../words.js';

const FUNNEL_DAYS = 30;
const CHANGED = 6;
const LOOKED_INTO = 8;
// Less than this many of anything changes by chance.
const ENOUGH = 30;

export const title = () => 'Overview';
export const follows = () => ({
  query: {kpis: 'sessions,leads,mqls,sqls,lead_to_meeting_rate,deals_opened,new_customers', grain: 'day'},
});

export async function load(route, {signal, status}) {
  const asked = [
    list('/goals', {signal}),
    list('/alerts', {query: {state: 'firing'}, signal}),
    list('/kpis', {signal}),
  ];
  const funnelAsked = status.then(({today}) =>
    optional(get('/funnel', {query: {from: plusDays(today, 1 - FUNNEL_DAYS), to: today}, signal})),
  );
  const [[goals, alerts, catalogue], funnel, {today}] = await Promise.all([
    Promise.all(asked),
    funnelAsked,
    status,
  ]);
  const range = {from: plusDays(today, 1 - FUNNEL_DAYS), to: today};
  // Of goals with one status, those come first of which an alert says that it is no chance.
  const fires = (goal) => (alerts.items.some((alert) => alert.goal === goal.goal) ? 0 : 1);
  const sorted = goals.items.toSorted(
    (a, b) => words.gravity(a.status) - words.gravity(b.status) || fires(a) - fires(b),
  );
  const trouble = sorted.filter((goal) => words.inTrouble(goal.status)).slice(0, LOOKED_INTO);
  const [details, changes] = await Promise.all([
    Promise.all(trouble.map((goal) => optional(get(`/goals/${encodeURIComponent(goal.goal)}`, {signal})))),
    changedMost(catalogue.items, sorted, today, signal),
  ]);
  return {
    goals: sorted,
    alerts: alerts.items,
    funnel,
    range,
    changes,
    today,
    catalogue: new Map(catalogue.items.map((kpi) => [kpi.id, kpi])),
    details: new Map(trouble.map((goal, index) => [goal.goal, details[index]])),
  };
}

// The last two months that are over, of the KPIs that no goal is on.
async function changedMost(catalogue, goals, today, signal) {
  const withGoal = new Set(goals.filter((goal) => segmentKey(goal.segment) === '').map((goal) => goal.kpi));
  const others = catalogue.filter((kpi) => !withGoal.has(kpi.id) && isComparable(kpi));
  if (!others.length) return {months: null, items: []};
  const last = plusDays(today.slice(0, 8) + '01', -1);
  const before = plusDays(last.slice(0, 8) + '01', -1);
  const rows = await list('/rows', {
    query: {
      kpi: others.map((kpi) => kpi.id).join(','),
      grain: 'month',
      from: before.slice(0, 8) + '01',
      to: last,
      limit: 1000,
    },
    signal,
  });
  const of = (kpi, start) => rows.items.find((row) => row.kpi === kpi.id && row.period_start === start);
  const items = others
    .map((kpi) => ({kpi, now: of(kpi, last.slice(0, 8) + '01'), then: of(kpi, before.slice(0, 8) + '01')}))
    .filter(({now, then}) => comparable(now) && comparable(then) && number(then.value) !== 0)
    .map((pair) => ({
      ...pair,
      rate: Math.abs((number(pair.now.value) - number(pair.then.value)) / number(pair.then.value)),
    }))
    .filter(({rate}) => rate > 0)
    .sort((a, b) => b.rate - a.rate)
    .slice(0, CHANGED);
  return {months: [before.slice(0, 8) + '01', last.slice(0, 8) + '01'], items};
}
// A young cohort has had less time to advance, and a growth is itself a change: neither changed in this sense.
const isComparable = (kpi) =>
  kpi.grains.includes('month') && !kpi.id.endsWith('_cohort') && !kpi.formula.includes('previous(');
function comparable(row) {
  if (!row || row.value === null) return false;
  const size = row.sample_size ?? (row.unit === 'count' ? number(row.value) : null);
  return size === null || Math.abs(size) >= ENOUGH;
}

export function draw(data) {
  return html`<h1 tabindex="-1" class="unseen">Overview</h1>
    ${trouble(data)} ${goals(data)}
    <div class="columns">${funnel(data)} ${changes(data)}</div>`;
}

function trouble(data) {
  const bad = data.goals.filter((goal) => words.inTrouble(goal.status));
  if (!data.goals.length) return nothing;
  return html`<section aria-labelledby="look">
    <h2 id="look">Needs a look</h2>
    ${
      bad.length
        ? html`<ul class="trouble">
            ${bad.map((goal) => troubled(goal, data))}
          </ul>`
        : html`<p class="calm">${badge({word: 'All goals are on track', tone: 'good', shape: 'check'})}</p>`
    }
    ${otherAlerts(data)}
  </section>`;
}

function troubled(goal, data) {
  const detail = data.details.get(goal.goal);
  const alert = data.alerts.find((one) => one.goal === goal.goal);
  return html`<li class="${words.statusOf(goal.status).tone}">
    <p class="trouble-head">
      ${status(goal.status)}
      <a class="trouble-title" href=${href('goal', {id: goal.goal})}><bdi>${goalTitle(goal)}</bdi></a
      >${goalTag(goal)} ${since(goal, alert, detail)}
      <span class="trouble-owner"><span class="soft">Owner</span> ${owner(goal)}</span>
    </p>
    <p>${why(goal)} ${detail ? driver(detail) : nothing} ${evidence(alert)}</p>
  </li>`;
}

/** Since when a goal is in trouble: as its alert says, else the first day of those it has been behind without a break. */
export function since(goal, alert, detail) {
  const from = alert ? dayEnded(alert.since) : goal.no_data_since || behindSince(detail);
  return from ? html`<span class="since">since <time datetime=${from}>${day(from)}</time></span>` : nothing;
}
function behindSince(detail) {
  if (!detail) return null;
  const sense = detail.goal.direction === 'down' ? -1 : 1;
  let from = null;
  for (const point of detail.series) {
    if (point.actual === null || point.expected === null) continue;
    const behind = sense * (number(point.actual) - number(point.expected)) < 0;
    from = behind ? (from ?? point.day) : null;
  }
  return from;
}

/** Why a goal is in trouble: its figures, or why there are none. */
export function why(goal) {
  if (goal.status === 'no_data' || goal.actual === null) return words.goalReason(goal);
  const stands = html`${fig(goal.actual, goal.unit, `goal:${goal.goal}:actual`)} against
  ${fig(goal.expected, goal.unit, `goal:${goal.goal}:expected`)} expected by now: ${behindBy(goal)}.`;
  return stands;
}
/** What the alert of a goal says: the evidence, over the days that it was judged by. */
export const evidence = (alert) =>
  alert
    ? html`<span class="soft">Alert of ${day(dayEnded(alert.fired_at))}: <bdi>${alert.reason}</bdi></span>`
    : nothing;

function behindBy(goal) {
  if (goal.gap === null) return 'no pace to compare with';
  const apart = fig(goal.gap, goal.unit, `goal:${goal.goal}:distance`, {form: distance});
  return Number(goal.gap) < 0 ? html`<b>${apart} behind the pace</b>` : html`${apart} ahead of the pace`;
}

// The driver that pulls most in the direction of the gap.
export function driver({goal, drivers}) {
  if (!drivers?.length || goal.gap === null) return nothing;
  const worst = drivers.reduce((a, b) => (number(b.share) < number(a.share) ? b : a));
  if (number(worst.share) >= 0) return nothing;
  return html`Largest driver: <b><bdi>${words.factor(worst.factor)}</bdi></b> (${difference(worst.share, goal.unit)}).`;
}

function otherAlerts(data) {
  const others = data.alerts.filter(
    (alert) =>
      !alert.grouped_under &&
      !data.goals.some((goal) => goal.goal === alert.goal && words.inTrouble(goal.status)),
  );
  if (!others.length) return nothing;
  return html`<ul class="others">
    ${others.slice(0, 5).map(
      (alert) =>
        html`<li>
          ${badge({word: words.alertKind(alert.kind), ...words.SEVERITY[alert.severity]})}
          <a href=${href('alerts')}><bdi>${alert.reason}</bdi></a>
          ${alert.owner ? html`<span class="soft">Owner <bdi>${alert.owner}</bdi></span>` : nothing}
        </li>`,
    )}
    ${others.length > 5 ? html`<li><a href=${href('alerts')}>${count(others.length - 5)} more alerts</a></li>` : nothing}
  </ul>`;
}

function goals(data) {
  if (!data.goals.length) {
    return html`<section aria-labelledby="goals">
      <h2 id="goals">Goals</h2>
      ${notice(
        'The plan has no goals',
        'Add goals to the plan file and apply it with funnel plan apply; KPIs and the funnel are counted without them.',
      )}
    </section>`;
  }
  return html`<section aria-labelledby="goals">
    <div class="section-head">
      <h2 id="goals">Goals</h2>
      ${csvLink(csv('/goals'))}
    </div>
    <table class="cards goals">
      <thead>
        <tr>
          <th scope="col">Goal</th>
          <th scope="col">Status</th>
          <th scope="col" class="num">Actual</th>
          <th scope="col" class="num">Expected</th>
          <th scope="col" class="num">Target</th>
          <th scope="col">Course and forecast</th>
          <th scope="col" class="num">At the end</th>
          <th scope="col">Owner</th>
        </tr>
      </thead>
      <tbody>
        ${data.goals.map(row)}
      </tbody>
    </table>
  </section>`;
}

function row(goal) {
  const key = (field) => `goal:${goal.goal}:${field}`;
  const reason = goal.actual === null ? words.goalReason(goal) : '';
  return html`<tr>
    <th scope="row">
      <a href=${href('goal', {id: goal.goal})}><bdi>${goalTitle(goal)}</bdi></a>
      ${goalTag(goal)}<span class="under">until ${day(goal.period_end)}</span>
    </th>
    <td data-label="Status">${status(goal.status)}</td>
    <td data-label="Actual" class="num strong">
      ${fig(goal.actual, goal.unit, key('actual'), {reason, link: href('goal', {id: goal.goal})})}
    </td>
    <td data-label="Expected" class="num">${fig(goal.expected, goal.unit, key('expected'))}</td>
    <td data-label="Target" class="num">${fig(goal.target, goal.unit, key('target'))}</td>
    <td data-label="Course" class="course">${course(goal)}</td>
    <td data-label="At the end" class="num">${ending(goal, key)}</td>
    <td data-label="Owner">${owner(goal)}</td>
  </tr>`;
}

function ending(goal, key) {
  if (goal.forecast === null) {
    return html`<span class="soft small">${words.forecastReason(goal.forecast_reason)}</span>`;
  }
  return html`${fig(goal.forecast, goal.unit, key('forecast'))}${
    goal.forecast_low_80 === null
      ? nothing
      : html`<span class="under"
          >${figure(goal.forecast_low_80, goal.unit)} to ${figure(goal.forecast_high_80, goal.unit)}</span
        >`
  }`;
}

function course(goal) {
  const trend = (goal.trend || []).map((point) => ({
    x: dayNumber(point.day),
    actual: number(point.actual),
    expected: number(point.expected),
  }));
  if (trend.length < 2) return html`<span class="soft small">no course yet</span>`;
  const end =
    goal.forecast === null
      ? null
      : {
          x: dayNumber(goal.period_end),
          forecast: number(goal.forecast),
          low: number(goal.forecast_low_80 ?? goal.forecast),
          high: number(goal.forecast_high_80 ?? goal.forecast),
        };
  const label = `${goalName(goal)}: ${figure(goal.actual, goal.unit)}, expected ${figure(goal.expected, goal.unit)}${
    end ? `, forecast ${figure(goal.forecast, goal.unit)}` : ''
  }`;
  return chart(
    sparkline(label, {trend, end, low: trend[0].x, high: end ? end.x : trend[trend.length - 1].x}),
    'spark',
  );
}

function funnel(data) {
  const stages = data.funnel?.items[0]?.stages;
  const link = href('funnel', data.range);
  return html`<section aria-labelledby="funnel">
    <div class="section-head">
      <h2 id="funnel"><a href=${link}>Funnel</a></h2>
      <span class="soft small"
        >${shortDay(data.range.from)} to ${shortDay(data.range.to)}, against the ${FUNNEL_DAYS} days
        before</span
      >
    </div>
    ${
      stages?.length
        ? html`<table class="funnel">
            <thead>
              <tr>
                <th scope="col">Stage</th>
                <th scope="col" class="num">Count</th>
                <th scope="col"><span class="unseen">Size</span></th>
                <th scope="col" class="num">Conversion</th>
                <th scope="col" class="num">Change</th>
              </tr>
            </thead>
            <tbody>
              ${stages.map((stage) => funnelRow(stage, stages))}
            </tbody>
          </table>`
        : notice('No events in these days', 'The funnel is drawn as soon as leads, deals or visits arrive.')
    }
  </section>`;
}

function funnelRow(stage, stages) {
  const key = (field) => `funnel::${stage.stage}:${field}`;
  const most = Math.max(
    1,
    ...stages.filter((other) => other.stage !== 'visits').map((other) => number(other.count) || 0),
  );
  const value = number(stage.count);
  return html`<tr>
    <th scope="row">${words.stage(stage.stage)}</th>
    <td class="num strong">
      ${fig(stage.count, 'count', key('count'), {reason: words.reason(stage.reason, stage.missing)})}
    </td>
    <td class="bar">
      ${
        value === null || stage.stage === 'visits'
          ? nothing
          : html`<meter
              class="size"
              min="0"
              max=${most}
              value=${Math.min(value, most)}
              aria-hidden="true"
            ></meter>`
      }
    </td>
    <td class="num">
      ${
        stage.conversion === null || stage.conversion === undefined
          ? html`<span class="soft" aria-hidden="true"></span>`
          : fig(stage.conversion, 'ratio', key('conversion'), {form: (rate) => percent(rate, 1)})
      }
    </td>
    <td class="num">${change(stage.count, stage.previous_count, 'up')}</td>
  </tr>`;
}

function changes(data) {
  const {items, months} = data.changes;
  return html`<section aria-labelledby="changed">
    <div class="section-head">
      <h2 id="changed">Changed most</h2>
      <span class="soft small">KPIs without a goal, last full month against the one before</span>
    </div>
    ${
      items.length
        ? html`<table class="changes">
            <thead>
              <tr>
                <th scope="col">KPI</th>
                <th scope="col" class="num hide-small">Before</th>
                <th scope="col" class="num">Last month</th>
                <th scope="col" class="num">Change</th>
              </tr>
            </thead>
            <tbody>
              ${items.map(
                ({kpi, now, then}) =>
                  html`<tr>
                    <th scope="row">
                      <a href=${href('kpi', {id: kpi.id, compare: 'previous'})}><bdi>${kpi.title}</bdi></a>
                    </th>
                    <td class="num hide-small">
                      ${fig(then.value, then.unit, `kpi:${kpi.id}:${then.period}::value`)}
                    </td>
                    <td class="num strong">
                      ${fig(now.value, now.unit, `kpi:${kpi.id}:${now.period}::value`)}
                    </td>
                    <td class="num">${change(now.value, then.value, kpi.direction, now.unit)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : notice(
            'Nothing to compare yet',
            months
              ? `There are not yet two full months with at least ${ENOUGH} observations of a KPI without a goal.`
              : 'Every KPI has a goal.',
          )
    }
  </section>`;
}
