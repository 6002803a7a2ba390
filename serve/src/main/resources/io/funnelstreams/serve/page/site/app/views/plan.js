// Plan: goals, owners and teams, versions and what each changed, which KPI is fed by which source.

import {csv, get, list, optional} from '../api.js';
import {day, instant, period} from '../format.js';
import {
  badge,
  choice,
  csvLink,
  fig,
  goalTag,
  goalTitle,
  html,
  nothing,
  notice,
  owner,
  scrolling,
  segmentKey,
  segmentTag,
  status,
} from '../parts.js';
import {href} from '../route.js';
import * as words from '../words.js';

export const title = () => 'Plan';
export const follows = () => ({query: {}});

export async function load(route, {signal, status}) {
  const asked = route.params.review;
  const [plan, figures, versions, catalogue, scorecard, review] = await Promise.all([
    get('/plan', {signal}),
    get('/plan/figures', {signal}),
    list('/plan/versions', {signal}),
    list('/kpis', {signal}),
    list('/goals', {signal}),
    asked ? optional(get('/review', {query: {period: asked}, signal})) : null,
  ]);
  return {
    plan,
    figures,
    review,
    asked,
    today: (await status).today,
    versions: versions.items,
    kpis: new Map(catalogue.items.map((kpi) => [kpi.id, kpi])),
    states: new Map(scorecard.items.map((goal) => [goal.goal, goal])),
  };
}

export function draw({plan, figures, review, asked, today, versions, kpis, states}) {
  return html`<h1 tabindex="-1"><bdi>${plan.name}</bdi></h1>
    <p class="soft">
      Days in ${plan.time_zone} · amounts in ${plan.currency} · fiscal year from
      ${words.capital(words.plain(plan.fiscal_year_start ?? 'january'))} · version
      <code>${plan.version}</code>, applied
      ${instant(plan.applied_at)}${plan.applied_by ? html` by <bdi>${plan.applied_by}</bdi>` : nothing}
    </p>
    ${purpose(plan)}${goals(plan, kpis)}${shares(plan, states)}${benchmarks(plan, kpis)}${budget(plan, figures)}
    ${breakEven(plan, figures.break_even)}${assumptions(plan, kpis)}${parts(plan)}
    <div class="columns">${teams(plan)}${monitors(plan, kpis)}</div>
    ${lookBack({review, asked, today}, kpis)}${feeds(plan, kpis)}${history(versions)}
    <section aria-labelledby="file">
      <h2 id="file">The plan file</h2>
      <details>
        <summary>Show</summary>
        <pre tabindex="0">${plan.yaml}</pre>
      </details>
    </section>`;
}

const section = (id, heading, content) =>
  html`<section aria-labelledby=${id}>
    <h2 id=${id}>${heading}</h2>
    ${content}
  </section>`;

const table = (name, columns, rows) =>
  scrolling(
    name,
    html`<table>
      <thead>
        <tr>
          ${columns.map(([word, kind]) => html`<th scope="col" class=${kind || ''}>${word}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) =>
                index === 0
                  ? html`<th scope="row">${cell}</th>`
                  : html`<td class=${columns[index][1] || ''}>${cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );

// What the plan is for, what is sold to whom: each only where the plan says it.
function purpose(plan) {
  const said = [
    ['Objective', plan.objective],
    ['Vision', plan.vision],
    ...['product', 'place', 'price', 'promotion', 'people'].map((part) => [
      words.capital(part),
      plan.marketing_mix[part],
    ]),
    ...plan.icp.map((rule) => [`Ideal customer: ${rule.dimension}`, rule.values.join(', ')]),
  ].filter(([, text]) => text);
  if (!said.length) return nothing;
  return section(
    'purpose',
    'What it is for',
    html`<dl class="teams">
      ${said.map(
        ([word, text]) =>
          html`<dt><bdi>${word}</bdi></dt>
            <dd><bdi>${text}</bdi></dd>`,
      )}
    </dl>`,
  );
}

// What each channel or region is expected to have of a whole, and what it has.
function shares({expected_shares: rows}, states) {
  if (!rows.length) return nothing;
  return section(
    'shares',
    'Expected shares',
    table(
      'Expected shares',
      [['Share'], ['Of'], ['Expected', 'num'], ['Now', 'num'], ['Status'], ['From, to']],
      rows.flatMap((row) =>
        row.parts.map((part) => {
          const state = states.get(part.goal);
          return [
            html`<a href=${href('goal', {id: part.goal})}>${segmentTag({[row.by]: part.value})}</a>`,
            words.plain(row.of),
            fig(part.share, 'ratio', `share:${part.goal}:expected`),
            fig(state?.actual ?? null, 'ratio', `share:${part.goal}:actual`),
            state ? status(state.status) : nothing,
            html`<span class="nowrap">${day(row.from)}</span> – <span class="nowrap">${day(row.to)}</span>`,
          ];
        }),
      ),
    ),
  );
}

function benchmarks({benchmarks: rows}, kpis) {
  if (!rows.length) return nothing;
  return section(
    'benchmarks',
    'Benchmarks',
    table(
      'Benchmarks',
      [['KPI'], ['Others reach', 'num'], ['Source']],
      rows.map((row) => [
        html`<a href=${href('kpi', {id: row.kpi}, row.segment)}>${kpis.get(row.kpi)?.title || row.kpi}</a>
          ${segmentTag(row.segment)}`,
        fig(row.value, kpis.get(row.kpi)?.unit, `plan:benchmark:${row.kpi}:${segmentKey(row.segment)}`),
        html`<bdi>${row.source}</bdi>`,
      ]),
    ),
  );
}

const BUDGET = {
  ahead: {word: 'To come', tone: 'idle', shape: 'ring'},
  no_data: {word: 'No spend reported', tone: 'idle', shape: 'ring'},
  over: {word: 'Over budget', tone: 'bad', shape: 'octagon'},
  under: {word: 'Under budget', tone: 'warn', shape: 'triangle'},
  within: {word: 'Within budget', tone: 'good', shape: 'check'},
};

function budget({currency}, {budget: rows, today}) {
  if (!rows.length) return nothing;
  const months = [...new Set(rows.map((row) => row.month))];
  const now = today.slice(0, 7);
  const current = months.includes(now) ? now : now < months[0] ? months[0] : months[months.length - 1];
  return section(
    'budget',
    'Budget and spend',
    html`${budgetTable(
        `Budget and spend of ${monthName(current)}`,
        rows.filter((row) => row.month === current),
        currency,
      )}
      ${
        months.length > 1
          ? html`<details class="behind">
              <summary>All ${months.length} months</summary>
              ${budgetTable('Budget and spend of all months', rows, currency)}
            </details>`
          : nothing
      }`,
  );
}

const monthName = (month) => period(month);

const budgetTable = (name, rows, currency) =>
  table(
    name,
    [['Month'], ['Channel'], ['Budget', 'num'], ['Budget by now', 'num'], ['Spent', 'num'], ['State']],
    rows.map((row) => [
      monthName(row.month),
      html`<bdi>${row.channel}</bdi>`,
      fig(row.planned, currency, `budget:${row.month}:${row.channel}:planned`),
      fig(row.expected, currency, `budget:${row.month}:${row.channel}:expected`),
      fig(row.spent, currency, `budget:${row.month}:${row.channel}:spent`),
      badge(BUDGET[row.state] || {word: words.capital(words.plain(row.state)), tone: 'idle', shape: 'ring'}),
    ]),
  );

function breakEven({currency}, found) {
  if (!found) return nothing;
  return section(
    'break-even',
    'Price and break-even',
    html`<p>
        ${
          found.first
            ? `Sales pay for what a month costs from ${monthName(found.first)} on.`
            : 'No month that can be forecast pays for its costs.'
        }
        <span class="soft">Each sale adds ${fig(found.contribution, currency, 'break-even:contribution')}.</span>
      </p>
      ${table(
        'Break-even by month',
        [['Month'], ['Costs', 'num'], ['Needed', 'num'], ['Sold', 'num'], ['Pays for itself']],
        found.months.map((row) => [
          monthName(row.month),
          fig(row.costs, currency, `break-even:${row.month}:costs`),
          fig(row.needed, 'count', `break-even:${row.month}:needed`),
          html`${fig(row.sold, 'count', `break-even:${row.month}:sold`)}${row.forecast ? html` <span class="soft">forecast</span>` : nothing}`,
          row.covered
            ? badge({word: 'Yes', tone: 'good', shape: 'check'})
            : badge({word: 'Not yet', tone: 'idle', shape: 'ring'}),
        ]),
      )}`,
  );
}

// The bound of a KPI within which an assumption holds.
function bound(row, kpis) {
  if (!row.kpi) return nothing;
  const kpi = kpis.get(row.kpi);
  const side = (word, value, key) =>
    value === null ? nothing : html` ${word} ${fig(value, kpi?.unit, `assumption:${row.kpi}:${key}`)}`;
  return html`<a href=${href('kpi', {id: row.kpi}, row.segment)}>${kpi?.title || row.kpi}</a>
    ${segmentTag(row.segment)}${side('at least', row.at_least, 'at_least')}${side('at most', row.at_most, 'at_most')}`;
}

function assumptions({assumptions: rows}, kpis) {
  if (!rows.length) return nothing;
  return section(
    'assumptions',
    'Assumptions',
    table(
      'Assumptions',
      [['Assumption'], ['Holds while'], ['Owner'], ['Review by'], ['State']],
      rows.map((row) => [
        html`<bdi>${row.statement}</bdi>`,
        bound(row, kpis),
        html`<bdi>${row.owner || ''}</bdi>`,
        row.review_by ? day(row.review_by) : '',
        row.overdue
          ? badge({word: 'Review overdue', tone: 'bad', shape: 'octagon'})
          : words.capital(words.plain(row.state)),
      ]),
    ),
  );
}

function parts({goals: rows}) {
  const said = rows.filter((goal) => goal.raci);
  if (!said.length) return nothing;
  return section(
    'parts',
    'Who does what',
    table(
      'Who does what',
      [['Goal'], ['Responsible'], ['Accountable'], ['Consulted'], ['Informed']],
      said.map((goal) => [
        html`<a href=${href('goal', {id: goal.id})}><bdi>${goalTitle(goal)}</bdi></a> ${goalTag(goal)}`,
        html`<bdi>${goal.raci.responsible.join(', ')}</bdi>`,
        html`<bdi>${goal.raci.accountable || ''}</bdi>`,
        html`<bdi>${goal.raci.consulted.join(', ')}</bdi>`,
        html`<bdi>${goal.raci.informed.join(', ')}</bdi>`,
      ]),
    ),
  );
}

// A goal whose KPI nothing feeds can never be met, and looks like one that is missed.
function fed(row) {
  const feeds = row.fed_by || [];
  const silent = feeds.filter((feed) => !feed.reported);
  if (silent.length) {
    return html`${badge({word: 'Not fed', tone: 'bad', shape: 'octagon'})}
      <span class="small"
        >${words.capital(silent.map((feed) => words.feed(feed.feed)).join(', '))} never reported</span
      >`;
  }
  return html`<ul class="plain">
    ${feeds.map(
      (feed) =>
        html`<li>
          ${words.feed(feed.feed)}
          <span class="soft"
            >${feed.sources?.length ? html`from <bdi>${feed.sources.join(', ')}</bdi>` : nothing}${
              feed.last_day ? `, last ${day(feed.last_day)}` : ''
            }</span
          >
        </li>`,
    )}
  </ul>`;
}

// The goals that the plan lists; those of its expected shares stand in a table of their own.
const listed = (plan) => {
  const shared = new Set(plan.expected_shares.flatMap((row) => row.parts.map((part) => part.goal)));
  return plan.goals.filter((goal) => !shared.has(goal.id));
};

function goals(plan, kpis) {
  const rows = listed(plan);
  return html`<section aria-labelledby="goals">
    <h2 id="goals">Goals</h2>
    ${
      rows.length
        ? html`<table class="cards">
            <thead>
              <tr>
                <th scope="col">Goal</th>
                <th scope="col" class="num">Baseline</th>
                <th scope="col" class="num">Target</th>
                <th scope="col">From, to</th>
                <th scope="col">Pace</th>
                <th scope="col">Owner</th>
                <th scope="col">Fed by</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (goal) =>
                  html`<tr>
                    <th scope="row">
                      <a href=${href('goal', {id: goal.id})}><bdi>${goalTitle(goal)}</bdi></a>
                      ${goalTag(goal)}
                      ${goal.objective ? html`<span class="under"><bdi>${goal.objective}</bdi></span>` : nothing}
                    </th>
                    <td data-label="Baseline" class="num">
                      ${fig(goal.baseline, kpis.get(goal.kpi)?.unit, `plan:${goal.id}:baseline`)}
                    </td>
                    <td data-label="Target" class="num strong">
                      ${fig(goal.target, kpis.get(goal.kpi)?.unit, `plan:${goal.id}:target`, {
                        reason: 'set by its past',
                      })}
                    </td>
                    <td data-label="From, to">
                      <span
                        ><span class="nowrap">${day(goal.from)}</span> –
                        <span class="nowrap">${day(goal.to)}</span></span
                      >
                    </td>
                    <td data-label="Pace">${words.pace(goal.pace)}</td>
                    <td data-label="Owner">${owner(goal)}</td>
                    <td data-label="Fed by"><span>${fed(goal)}</span></td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : notice('The plan has no goals', 'Add goals to the plan file and apply it.')
    }
  </section>`;
}

function teams({teams: rows}) {
  return html`<section aria-labelledby="teams">
    <h2 id="teams">Teams</h2>
    ${
      rows?.length
        ? html`<dl class="teams">
            ${rows.map(
              (team) =>
                html`<dt><bdi>${team.name}</bdi></dt>
                  <dd><bdi>${(team.members || []).join(', ') || 'no members named'}</bdi></dd>`,
            )}
          </dl>`
        : notice('The plan names no teams', 'Goals may name an owner and a team.')
    }
  </section>`;
}

function monitors({monitors: rows}, kpis) {
  return html`<section aria-labelledby="monitors">
    <h2 id="monitors">Monitors</h2>
    ${
      rows?.length
        ? html`<ul class="plain">
            ${rows.map(
              (row) =>
                html`<li>
                  <a href=${href('kpi', {id: row.kpi}, row.segment || {})}
                    >${kpis.get(row.kpi)?.title || row.kpi}</a
                  >
                  ${segmentTag(row.segment)}${row.breakdown?.length ? html` <span class="soft">by ${row.breakdown.join(' and ')}</span>` : nothing}
                  ${row.owner ? html`<span class="soft">Owner</span> <bdi>${row.owner}</bdi>` : nothing}
                </li>`,
            )}
          </ul>`
        : notice('No monitors', 'A monitor raises an alert when a KPI without a target changes.')
    }
  </section>`;
}

// The months that are over, the latest first.
function monthsBefore(today) {
  const [year, month] = today.split('-').map(Number);
  return Array.from({length: 12}, (_, back) => {
    const first = new Date(Date.UTC(year, month - 2 - back, 1));
    return first.toISOString().slice(0, 7);
  });
}

// What was planned, what was forecast then, and what came: asked for, because all events are read for it.
function lookBack({review, asked, today}, kpis) {
  const months = monthsBefore(today);
  const others = asked && !months.includes(asked) ? [asked] : [];
  return section(
    'review',
    'Review',
    html`<form class="controls" data-view="plan">
        ${choice(
          'review',
          'Look back on',
          [['', 'no month'], ...[...others, ...months].map((one) => [one, one])],
          asked || '',
        )}
      </form>
      ${asked && !review ? notice('No review', 'Reviews are for operators: all events are read for them.') : nothing}
      ${review ? reviewed(review, kpis) : nothing}`,
  );
}

const yesNo = (value, good, bad) =>
  value === null
    ? nothing
    : badge(value ? {word: good, tone: 'good', shape: 'check'} : {word: bad, tone: 'bad', shape: 'octagon'});

function reviewed(review, kpis) {
  const goalRows = review.goals.map((row) => {
    const unit = kpis.get(row.kpi)?.unit;
    const part = (name) => fig(row[name], unit, `review:${row.goal}:${name}`);
    return [
      html`<a href=${href('goal', {id: row.goal})}><bdi>${row.goal}</bdi></a>`,
      part('planned'),
      row.forecast === null
        ? html`<span class="soft">${row.forecast_reason ? words.plain(row.forecast_reason) : ''}</span>`
        : html`${part('forecast')}
            <span class="soft">${part('forecast_low_80')} – ${part('forecast_high_80')}</span>`,
      part('actual'),
      yesNo(row.attained, 'As planned', 'Behind plan'),
      yesNo(row.within_80, 'As forecast', 'Not as forecast'),
    ];
  });
  return html`${
    goalRows.length
      ? table(
          'Goals in review',
          [['Goal'], ['Planned', 'num'], ['Forecast then', 'num'], ['Came', 'num'], [''], ['']],
          goalRows,
        )
      : notice('No goal', 'No goal of the plan has days in this period.')
  }
  ${
    review.actions.length
      ? table(
          'Actions in review',
          [['Action'], ['Due'], ['State'], ['Note']],
          review.actions.map((row) => [
            html`<bdi>${row.title}</bdi>`,
            day(row.due),
            words.capital(words.plain(row.state)),
            html`<bdi>${row.note || ''}</bdi>`,
          ]),
        )
      : nothing
  }
  ${
    review.assumptions.length
      ? table(
          'Assumptions in review',
          [['Assumption'], ['Actual', 'num'], ['']],
          review.assumptions.map((row) => [
            html`<bdi>${row.statement}</bdi>`,
            row.kpi ? fig(row.actual, kpis.get(row.kpi)?.unit, `review:assumption:${row.statement}`) : nothing,
            row.held === null ? words.capital(words.plain(row.state)) : yesNo(row.held, 'Held', 'Did not hold'),
          ]),
        )
      : nothing
  }`;
}

// What no source has ever reported, which KPIs have no value for it, and what could report it.
function unreported(rows, kpis) {
  if (!rows.length) return nothing;
  const titles = (ids) => ids.map((id) => kpis.get(id)?.title || id).join(', ');
  return html`<ul class="plain">
    ${rows.map(
      (row) =>
        html`<li>
          No source has ever reported ${row.feeds.map(words.feed).join(' or ')}:
          ${titles(row.kpis)} ${row.kpis.length === 1 ? 'has' : 'have'} no value;
          <span class="soft"
            >${row.sources.length ? html`connect one of <bdi>${row.sources.join(', ')}</bdi>, or ` : nothing}import a
            file that has it.</span
          >
        </li>`,
    )}
  </ul>`;
}

function feeds({kpis: fedKpis, unreported: missing}, kpis) {
  if (!fedKpis?.length) return nothing;
  return html`<section aria-labelledby="feeds">
    <h2 id="feeds">What feeds each KPI</h2>
    ${unreported(missing, kpis)}
    <details>
      <summary>${fedKpis.length} KPIs</summary>
      ${scrolling(
        'Feeds',
        html`<table>
          <thead>
            <tr>
              <th scope="col">KPI</th>
              <th scope="col">Fed by</th>
            </tr>
          </thead>
          <tbody>
            ${fedKpis.map(
              (kpi) =>
                html`<tr>
                  <th scope="row">
                    <a href=${href('kpi', {id: kpi.id})}>${kpis.get(kpi.id)?.title || kpi.id}</a>
                  </th>
                  <td>${fed(kpi)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
      )}
    </details>
  </section>`;
}

function history(versions) {
  return html`<section aria-labelledby="versions">
    <div class="section-head">
      <h2 id="versions">Versions</h2>
      ${csvLink(csv('/plan/versions'))}
    </div>
    ${
      versions.length
        ? html`<ol class="versions">
            ${versions.map(
              (one) =>
                html`<li>
                  <p>
                    <code>${one.version}</code>
                    ${one.active ? badge({word: 'Active', tone: 'good', shape: 'check'}) : nothing}
                    <span class="soft"
                      >${instant(one.applied_at)}${one.applied_by ? html` by <bdi>${one.applied_by}</bdi>` : nothing}</span
                    >
                  </p>
                  ${
                    one.changes?.length
                      ? html`<ul>
                          ${one.changes.map((change) => html`<li><bdi>${change}</bdi></li>`)}
                        </ul>`
                      : html`<p class="soft">The first one.</p>`
                  }
                </li>`,
            )}
          </ol>`
        : notice('No version yet', '')
    }
  </section>`;
}
