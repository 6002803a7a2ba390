// Data health: what each source sent and when, what was refused and what to do, how far behind the numbers are.

import {csv, get, list, optional} from '../api.js';
import {dayBars} from '../charts.js';
import {count, day, instant, plusDays} from '../format.js';
import {badge, behind, chart, csvLink, fig, html, none, nothing, notice} from '../parts.js';
import * as words from '../words.js';

const DAYS = 60;

export const title = () => 'Data health';
export const follows = () => ({query: {}});
// Sources and rejects are no topic of the stream; its status says when events were taken.
export const onStatus = true;

export async function load(route, {signal, status}) {
  const now = await status;
  const [sources, rejects] = await Promise.all([
    optional(list('/sources', {signal})),
    now.role === 'operator'
      ? optional(get('/rejects', {query: {limit: 100}, signal}))
      : optional(get('/rejects/summary', {signal})),
  ]);
  return {now, sources: sources?.items || [], rejects};
}

export function draw(data, route, {operator}) {
  return html`<h1 tabindex="-1">Data health</h1>
    ${system(data.now)}${sources(data.sources, data.now.today)}${rejects(data.rejects, operator)}`;
}

function system(now) {
  const cell = (word, content, under) =>
    html`<div>
      <dt>${word}</dt>
      <dd>${content}${under ? html`<span class="under">${under}</span>` : nothing}</dd>
    </div>`;
  const rollout = now.definition?.rollout;
  return html`<dl class="figures">
    ${cell('Caught up to', now.caught_up_to ? html`<span class="small">${instant(now.caught_up_to)}</span>` : none('not yet'))}
    ${cell('Events behind', fig(now.lag_records, 'count', 'status:lag_records'), now.lag_records > 0 ? 'not counted yet' : 'all are counted')}
    ${cell('Rows read', fig(now.read_model?.rows ?? null, 'count', 'status:rows'), now.read_model?.ready ? 'ready' : 'reading')}
    ${cell(
      'Definition',
      html`<code>${now.definition?.version ?? '–'}</code>`,
      rollout === 'complete'
        ? `active since ${now.definition.since ? day(now.definition.since.slice(0, 10)) : 'the start'}`
        : rollout === 'publishing'
          ? 'a new one is being published'
          : rollout === 'announced'
            ? 'a new one is announced'
            : '',
    )}
    ${cell(
      'Instances',
      now.instances?.length
        ? html`<ul class="plain">
            ${now.instances.map((one) => html`<li><bdi>${one.id}</bdi> <span class="soft">${words.plain(one.state).toLowerCase()}, ${count(one.partitions)} partitions</span></li>`)}
          </ul>`
        : html`<span class="soft small">none is known</span>`,
    )}
  </dl>`;
}

// Days without an event are left out by the API; on the chart they are gaps.
function lastDays(rows, today) {
  const events = new Map(rows.map((row) => [row.day, row.events]));
  return Array.from({length: DAYS}, (_, index) => {
    const day = plusDays(today, index + 1 - DAYS);
    return {day, events: events.get(day) ?? 0};
  });
}

// Of the events, those that change what was known before: only the kinds that there were.
function changes(row) {
  const kinds = [
    ['taken_back', 'taken back'],
    ['merged', 'merged'],
    ['deleted', 'deleted'],
  ].filter(([field]) => row[field] > 0);
  return kinds.map(
    ([field, word]) =>
      html`<span class="under">${fig(row[field], 'count', `source:${row.source}:${field}`)} ${word}</span>`,
  );
}

function sources(rows, today) {
  return html`<section aria-labelledby="sources">
    <div class="section-head">
      <h2 id="sources">Sources</h2>
      ${csvLink(csv('/sources'))}
    </div>
    ${
      rows.length
        ? html`<table class="cards">
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">State</th>
                <th scope="col">Last event</th>
                <th scope="col" class="num">Events</th>
                <th scope="col">By day</th>
                <th scope="col" class="num">An hour</th>
                <th scope="col" class="num">Rejected</th>
                <th scope="col">Refused at the door</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr>
                    <th scope="row">
                      <bdi>${row.title || row.source}</bdi
                      >${row.title && row.title !== row.source ? html` <span class="soft small"><bdi>${row.source}</bdi></span>` : nothing}
                      <span class="under">${(row.families || []).map(words.plain).join(', ')}</span>
                    </th>
                    <td data-label="State">
                      <span
                        >${badge(words.sourceState(row.state))}${row.disabled_reason ? html`<span class="under">${row.disabled_reason}</span>` : nothing}</span
                      >
                    </td>
                    <td data-label="Last event">
                      ${row.last_event_at ? instant(row.last_event_at) : html`<span class="soft">never</span>`}
                    </td>
                    <td data-label="Events" class="num">
                      <span>${fig(row.events, 'count', `source:${row.source}:events`)}${changes(row)}</span>
                    </td>
                    <td data-label="By day" class="bydays">
                      ${row.events_by_day?.length ? chart(dayBars(`Events of ${row.source} on the last ${DAYS} days.`, {days: lastDays(row.events_by_day, today)}), 'strip') : html`<span class="soft">–</span>`}
                    </td>
                    <td data-label="An hour" class="num">
                      ${fig(row.rate_per_hour, 'count', `source:${row.source}:rate_per_hour`)}
                    </td>
                    <td data-label="Rejected" class="num">
                      ${fig(row.rejected, 'count', `source:${row.source}:rejected`)}
                    </td>
                    <td data-label="Refused">
                      ${
                        row.refused?.length
                          ? html`<ul class="plain">
                              ${row.refused.map((one) => html`<li>${words.plain(one.reason)}: ${count(one.count)}</li>`)}
                            </ul>`
                          : html`<span class="soft">none</span>`
                      }
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : notice(
            'No source is known',
            'Import a file, switch on a source of the gateway, or send an event of your own.',
          )
    }
  </section>`;
}

function rejects(answer, operator) {
  const groups = operator ? answer?.groups : answer?.items;
  return html`<section aria-labelledby="rejects">
    <div class="section-head">
      <h2 id="rejects">Rejects</h2>
      ${operator ? csvLink(csv('/rejects')) : csvLink(csv('/rejects/summary'))}
    </div>
    ${
      groups?.length
        ? groups.map((group) =>
            operator
              ? rejectGroup(group)
              : html`<p>
                  <b>${words.rejectReason(group.reason)}</b>
                  <span class="soft">from <bdi>${group.source}</bdi></span
                  >: ${fig(group.count, 'count', `reject:${group.source}:${group.reason}:count`)}, last
                  ${instant(group.last_at)}
                </p>`,
          )
        : notice(
            'Nothing was rejected',
            'Events that cannot be counted are listed here with the reason and what to do.',
          )
    }
    ${operator && answer?.items?.length ? behind('Rejects', rejectTable(answer.items), 'Show each one') : nothing}
  </section>`;
}

function rejectGroup(group) {
  const first = group.first;
  return html`<article class="reject">
    <h3>
      ${words.rejectReason(group.reason)} <span class="soft">from <bdi>${group.source}</bdi></span>
      <span class="badge idle"
        >${fig(group.count, 'count', `reject:${group.source}:${group.reason}:count`)}</span
      >
    </h3>
    ${
      first
        ? html`<p>
            <span class="soft">First:</span>
            <bdi>${first.explanation}</bdi
            >${first.field ? html` <span class="soft">Field <code>${first.field}</code></span>` : nothing}${
              first.file
                ? html` <span class="soft"
                    >in <bdi>${first.file}</bdi>${first.line ? `, line ${count(first.line)}` : ''}</span
                  >`
                : nothing
            }
          </p>`
        : nothing
    }
    ${group.action ? html`<p><span class="soft">What to do:</span> ${group.action}</p>` : nothing}
  </article>`;
}

const rejectTable = (items) =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">At</th>
        <th scope="col">Source</th>
        <th scope="col">Reason</th>
        <th scope="col">Why</th>
        <th scope="col">Field</th>
        <th scope="col">Where</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(
        (item) =>
          html`<tr>
            <td>${instant(item.at)}</td>
            <td><bdi>${item.source}</bdi></td>
            <td>${words.rejectReason(item.reason)}</td>
            <td><bdi>${item.explanation}</bdi></td>
            <td>${item.field ? html`<code>${item.field}</code>` : '–'}</td>
            <td>
              ${item.file ? html`<bdi>${item.file}</bdi>${item.line ? `:${item.line}` : ''}` : item.topic || '–'}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
