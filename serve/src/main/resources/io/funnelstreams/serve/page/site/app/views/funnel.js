// Funnel: stages by segment side by side, by cohort or activity, days between stages, where most is lost.

import {csv, get} from '../api.js';
import {day, number, percent, period, plusDays} from '../format.js';
import {
  change,
  choice,
  csvLink,
  dayField,
  fig,
  html,
  nothing,
  notice,
  scrolling,
  segmentKey,
  segmentName,
  segmentTag,
} from '../parts.js';
import {changed} from '../route.js';
import {breakdownChoices, chosenSegment, segmentChoices} from '../segments.js';
import * as words from '../words.js';

const DAYS = 90;

export const title = () => 'Funnel';
export const follows = (route) => ({
  query: {kpis: 'sessions,leads,mqls,sqls,lead_to_meeting_rate,deals_opened,new_customers', grain: 'day'},
  segment: route.params.breakdown ? {} : route.segment,
});

export async function load(route, {signal, status}) {
  const now = await status;
  const asked = {
    from: route.params.from || plusDays(now.today, 1 - DAYS),
    to: route.params.to || now.today,
    basis: route.params.basis || 'activity',
    breakdown: route.params.breakdown || '',
  };
  const segment = asked.breakdown ? {} : route.segment;
  const [answer, choices] = await Promise.all([
    get('/funnel', {query: asked, segment, signal}),
    segmentChoices(now, now.today, route.segment, signal),
  ]);
  return {answer, asked, choices, segment, status: now};
}

export function draw(data, route) {
  const {answer, asked} = data;
  const items = answer.items.filter((item) => item.stages.length);
  return html`<div class="view-head">
      <div>
        <h1 tabindex="-1">Funnel ${segmentTag(data.segment)}</h1>
        <p class="soft">
          ${
            asked.basis === 'cohort'
              ? 'The leads of these days, and how many of them have reached each stage since'
              : 'What reached each stage in these days'
          },
          ${day(asked.from)} to
          ${day(asked.to)}${
            answer.compared_with
              ? `; change against ${day(answer.compared_with.from)} to ${day(answer.compared_with.to)}`
              : ''
          }.
        </p>
      </div>
    </div>
    ${controls(data, route)}
    ${
      items.length
        ? html`<section aria-labelledby="stages">
            <div class="section-head">
              <h2 id="stages">Stages</h2>
              ${csvLink(csv('/funnel', asked, data.segment))}
            </div>
            ${items.length === 1 ? html`${lost(items[0])}${single(items[0])}` : sideBySide(items, route)}
            ${medianNote(items.find((item) => item.stages.some(hasMedian)) || items[0])}
          </section>`
        : notice(
            'Nothing happened in these days',
            'Choose a longer range; the funnel is drawn as soon as leads, deals or visits arrive.',
          )
    }`;
}

function controls({asked, choices, status}, route) {
  const quick = [
    ['30 days', 30],
    ['90 days', 90],
    ['365 days', 365],
  ];
  return html`<form class="controls panel" data-view="funnel">
    ${dayField('from', 'From', asked.from)} ${dayField('to', 'To', asked.to)}
    ${choice(
      'basis',
      'Basis',
      [
        ['activity', 'Activity'],
        ['cohort', 'Cohort'],
      ],
      asked.basis,
    )}
    ${choice('breakdown', 'Side by side', breakdownChoices(status), asked.breakdown)}
    ${asked.breakdown ? nothing : choice('segment', 'Segment', choices, chosenSegment(route.segment))}
    <ul class="quick">
      ${quick.map(([word, days]) => html`<li><a href=${changed(route, {from: plusDays(status.today, 1 - days), to: ''})}>${word}</a></li>`)}
    </ul>
  </form>`;
}

// The step between two stages that loses the largest share; visits are left out: few of them are meant to buy.
function worstStep(stages) {
  const steps = stages
    .slice(1)
    .map((stage, index) => ({stage, before: stages[index], kept: kept(stage, stages[index], 'conversion')}))
    .filter(({before, kept}) => before.stage !== 'visits' && kept !== null && kept < 1);
  return steps.reduce((worst, step) => (worst === null || step.kept < worst.kept ? step : worst), null);
}
// A conversion of the stage before is what was kept; of a cohort both conversions are of its leads.
function kept(stage, before, field) {
  const rate = stage[field] ?? null;
  if (rate === null || stage.conversion_of === before.stage) return rate;
  return before[field] ? rate / before[field] : null;
}

function lost({stages}) {
  const worst = worstStep(stages);
  if (!worst) return nothing;
  const earlier = kept(worst.stage, worst.before, 'previous_conversion');
  return html`<p class="sentence">
    Most is lost between <b>${words.stage(worst.before.stage)}</b> and
    <b>${words.stage(worst.stage.stage)}</b>: ${percent(1 - worst.kept)} do not go
    on${earlier === null ? '' : ` (${percent(1 - earlier)} in the days before)`}.
  </p>`;
}

// Medians do not add up, so they are of one published period.
function medianNote({stages}) {
  const measured = stages.find(hasMedian);
  return html`<p class="soft small">
    ${
      measured
        ? `Median days are those of ${period(measured.median_days_period)}, by the day on which the stage was reached.`
        : `No median days: ${words.reason(stages[stages.length - 1].median_days_reason)}.`
    }
  </p>`;
}

function single(item) {
  const segment = segmentKey(item.segment);
  const most = Math.max(
    1,
    ...item.stages.filter((stage) => stage.stage !== 'visits').map((stage) => number(stage.count) || 0),
  );
  const worst = worstStep(item.stages);
  const medians = item.stages.some(hasMedian);
  return scrolling(
    'Stages',
    html`<table class="funnel">
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col" class="num">Count</th>
          <th scope="col"><span class="unseen">Size</span></th>
          <th scope="col" class="num">${item.stages.some((stage) => stage.stage !== 'leads' && stage.conversion_of === 'leads' && stage.stage !== 'mql') ? 'Of the leads' : 'From the stage before'}</th>
          <th scope="col" class="num">In the days before</th>
          <th scope="col" class="num">Change</th>
          ${medians ? html`<th scope="col" class="num">Median days</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${item.stages.map(
          (stage) =>
            html`<tr>
              <th scope="row">${words.stage(stage.stage)}</th>
              <td class="num strong">
                ${fig(stage.count, 'count', `funnel:${segment}:${stage.stage}:count`, {reason: words.reason(stage.reason, stage.missing)})}
              </td>
              <td class="bar">
                ${stage.count === null || stage.stage === 'visits' ? nothing : html`<meter class="size" min="0" max=${most} value=${Math.min(number(stage.count), most)} aria-hidden="true"></meter>`}
              </td>
              <td class="num ${worst?.stage === stage ? 'worst' : ''}">${conversion(stage, segment)}</td>
              <td class="num soft">${percent(stage.previous_conversion, 1)}</td>
              <td class="num">${change(stage.count, stage.previous_count, 'up')}</td>
              ${medians ? html`<td class="num">${median(stage, segment)}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
const hasMedian = (stage) => stage.median_days !== null && stage.median_days !== undefined;
const median = (stage, segment) =>
  hasMedian(stage)
    ? html`${fig(stage.median_days, 'days', `funnel:${segment}:${stage.stage}:median_days`)}
        <span class="under">from ${words.stage(stage.median_days_from)}</span>`
    : html`<span class="soft">–</span>`;
const conversion = (stage, segment) =>
  stage.conversion === null || stage.conversion === undefined
    ? html`<span class="soft">–</span>`
    : fig(stage.conversion, 'ratio', `funnel:${segment}:${stage.stage}:conversion`, {
        form: (rate) => percent(rate, 1),
      });

function sideBySide(items, route) {
  const stages = items[0].stages.map((stage) => stage.stage);
  return scrolling(
    'Stages by segment',
    html`<table class="side">
      <thead>
        <tr>
          <th scope="col">Segment</th>
          ${stages.map((stage) => html`<th scope="col" class="num">${words.stage(stage)}</th>`)}
          <th scope="col">Most is lost</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((item) => sideRow(item, route))}
      </tbody>
    </table>`,
  );
}

function sideRow(item, route) {
  const segment = segmentKey(item.segment);
  const worst = worstStep(item.stages);
  return html`<tr>
    <th scope="row">
      <a href=${changed(route, {breakdown: ''}, item.segment)}><bdi>${segmentName(item.segment)}</bdi></a>
    </th>
    ${item.stages.map(
      (stage) =>
        html`<td class="num">
          <span class="strong"
            >${fig(stage.count, 'count', `funnel:${segment}:${stage.stage}:count`, {reason: words.reason(stage.reason, stage.missing)})}</span
          >
          ${stage.conversion === null || stage.conversion === undefined ? nothing : html`<span class="under">${conversion(stage, segment)}</span>`}
          ${hasMedian(stage) ? html`<span class="under">${fig(stage.median_days, 'days', `funnel:${segment}:${stage.stage}:median_days`)}</span>` : nothing}
        </td>`,
    )}
    <td>${worst ? `${words.stage(worst.before.stage)} → ${words.stage(worst.stage.stage)}` : '–'}</td>
  </tr>`;
}
