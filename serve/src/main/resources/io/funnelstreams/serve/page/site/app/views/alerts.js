// Alerts: firing and past, each with its sentence, its figures drawn, its owner and how it ended.

import {csv, list} from '../api.js';
import {bullet} from '../charts.js';
import {day, dayEnded, difference, figure, number} from '../format.js';
import {badge, chart, csvLink, fig, goalTag, goalTitle, html, nothing, notice, owner} from '../parts.js';
import {href} from '../route.js';
import * as words from '../words.js';

const PAST = 50;

export const title = () => 'Alerts';
export const follows = () => ({query: {}});

export async function load(route, {signal}) {
  const [firing, resolved] = await Promise.all([
    list('/alerts', {query: {state: 'firing', limit: 500}, signal}),
    list('/alerts', {query: {state: 'resolved', limit: 500}, signal}),
  ]);
  return {
    firing: firing.items,
    resolved: resolved.items.toSorted((a, b) => (a.resolved_at < b.resolved_at ? 1 : -1)),
  };
}

export function draw({firing, resolved}) {
  const grouped = new Set(firing.flatMap((alert) => (alert.group || []).map((one) => one.id)));
  const own = firing.filter((alert) => !grouped.has(alert.id) && !alert.grouped_under);
  return html`<h1 tabindex="-1">Alerts</h1>
    <section aria-labelledby="firing">
      <div class="section-head">
        <h2 id="firing">Firing</h2>
        ${csvLink(csv('/alerts'))}
      </div>
      ${own.length ? own.map(one) : notice('No alert fires', 'An alert fires when a goal is behind its pace by more than chance, when a monitored KPI changes, or when a source falls silent.')}
    </section>
    <section aria-labelledby="past">
      <h2 id="past">Past</h2>
      ${resolved.length ? resolved.slice(0, PAST).map(one) : notice('No alert has ended yet', '')}
      ${resolved.length > PAST ? html`<p class="soft">The latest ${PAST}; the CSV has all.</p>` : nothing}
    </section>`;
}

function one(alert) {
  const firing = alert.state === 'firing';
  const look = firing
    ? badge({word: words.capital(alert.severity), ...words.SEVERITY[alert.severity]})
    : badge({word: 'Resolved', tone: 'good', shape: 'check'});
  return html`<article class="alert">
    <div>
      <h3>${subject(alert)}</h3>
      <p class="lead">
        ${look} <span class="soft">${words.alertKind(alert.kind)}</span>
        <span><span class="soft">Owner</span> ${owner(alert)}</span>
      </p>
      <p><bdi>${alert.reason}</bdi></p>
      <p class="soft small">
        Since ${day(dayEnded(alert.since))}, fired
        ${day(dayEnded(alert.fired_at))}${alert.resolved_at ? `, resolved ${day(dayEnded(alert.resolved_at))}` : ''}.
        ${alert.objective ? html`<bdi>${alert.objective}</bdi>.` : nothing}
      </p>
      ${
        alert.group?.length
          ? html`<details>
              <summary>${alert.group.length} more of the same</summary>
              <ul>
                ${alert.group.map((part) => html`<li><bdi>${part.title}</bdi>: <bdi>${part.reason}</bdi></li>`)}
              </ul>
            </details>`
          : nothing
      }
    </div>
    ${figures(alert)}
  </article>`;
}

function subject(alert) {
  if (alert.goal) return html`<a href=${href('goal', {id: alert.goal})}><bdi>${goalTitle(alert)}</bdi></a> ${goalTag(alert)}`;
  if (alert.kpi)
    return html`<a href=${href('kpi', {id: alert.kpi}, alert.segment)}><bdi>${goalTitle(alert)}</bdi></a>
      ${goalTag(alert)}`;
  return html`<bdi>${alert.title}</bdi>`;
}

function figures(alert) {
  if (alert.actual === null || alert.expected === null) return html`<div></div>`;
  const bars = [
    {label: 'Actual', value: number(alert.actual), tone: 'actual'},
    {label: 'Expected', value: number(alert.expected), tone: 'pace'},
  ];
  const range =
    alert.interval_low === null || alert.interval_high === null
      ? null
      : [number(alert.interval_low), number(alert.interval_high)];
  const label = `Actual ${figure(alert.actual, alert.unit)}${range ? `, by chance ${figure(alert.interval_low, alert.unit)} to ${figure(alert.interval_high, alert.unit)}` : ''}, expected ${figure(alert.expected, alert.unit)}.`;
  return html`<div>
    ${chart(bullet(label, {bars, range, unit: alert.unit, fromZero: true}), 'bullet')}
    <p class="small soft">
      ${fig(alert.actual, alert.unit, `alert:${alert.id}:actual`)} against
      ${fig(alert.expected, alert.unit, `alert:${alert.id}:expected`)}${
        alert.gap === null
          ? nothing
          : html` (${fig(alert.gap, alert.unit, `alert:${alert.id}:gap`, {form: difference})})`
      }${
        alert.denominator === null
          ? nothing
          : html`, of ${fig(alert.denominator, 'count', `alert:${alert.id}:denominator`)}`
      }
    </p>
  </div>`;
}
