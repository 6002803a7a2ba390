// Parts that several views are made of. Every text of the data goes in as a text node.

import {html, nothing, svg} from '../lib/lit-html/lit-html.js';
import {count, difference, figure, growth} from './format.js';
import {href} from './route.js';
import * as words from './words.js';

export {html, nothing};

const SHAPES = {
  disc: svg`<circle cx="8" cy="8" r="6"/>`,
  ring: svg`<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.2"/>`,
  triangle: svg`<path d="M8 1.5 15 14.5H1z"/>`,
  octagon: svg`<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z"/>`,
  cross: svg`<path d="M3.4 1.6 8 6.2l4.6-4.6 1.8 1.8L9.8 8l4.6 4.6-1.8 1.8L8 9.8l-4.6 4.6-1.8-1.8L6.2 8 1.6 3.4z"/>`,
  check: svg`<path d="m6.3 13.4-5-5 1.9-1.9 3.1 3.1 6.5-6.5 1.9 1.9z"/>`,
  up: svg`<path d="M8 2.5 14 10H2z"/>`,
  down: svg`<path d="M8 13.5 2 6h12z"/>`,
};
export const shape = (name) =>
  html`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor" width="12" height="12">
    ${SHAPES[name] || SHAPES.disc}
  </svg>`;

/** A word with its colour and shape. */
export const badge = ({word, tone, shape: name}) =>
  html`<span class="badge ${tone}">${shape(name)} ${word}</span>`;
export const status = (code) => badge(words.statusOf(code));

/**
 * A figure of the API: `key` says which one, for readers of the page that are programs; the value is what the API
 * gave. A link where the reader may look into it.
 */
export function fig(value, unit, key, {reason = '', link = '', form = figure} = {}) {
  if (value === null || value === undefined) return none(reason, key);
  const text = html`<data class="fig" data-key=${key} data-unit=${unit || ''} value=${String(value)}
    >${form(value, unit)}</data
  >`;
  return link ? html`<a class="into" href=${link}>${text}</a>` : text;
}
/** A difference such as a gap: with sign, of ratios in points. */
export const gap = (value, unit, key) => fig(value, unit, key, {form: difference});
/** Why there is no figure. */
export const none = (reason, key = '') =>
  html`<span class="none" data-key=${key || nothing}
    ><span aria-hidden="true">–</span>
    ${reason ? html`<span class="why">${reason}</span>` : html`<span class="unseen">no value</span>`}</span
  >`;

/** The values of a segment: EMEA · partner; the whole company for the empty one. */
export function segmentName(segment) {
  const values = Object.entries(segment || {})
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, value]) => value);
  return values.length ? values.join(' · ') : 'Whole company';
}
export const segmentKey = (segment, between = ',') =>
  Object.entries(segment || {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(between);
export const segmentTag = (segment) =>
  Object.keys(segment || {}).length
    ? html`<span class="tag" title=${segmentKey(segment)}><bdi>${segmentName(segment)}</bdi></span>`
    : nothing;

/** What a goal is called, without its segment, which stands beside it. */
export function goalTitle(goal) {
  const name = goal.title || goal.goal || goal.id;
  const segment = ', ' + segmentKey(goal.segment, ', ');
  return segment.length > 2 && name.endsWith(segment) ? name.slice(0, -segment.length) : name;
}
/** The segment of a goal, unless its title names it. */
export const goalTag = (goal) => {
  const named = Object.values(goal.segment || {}).every((value) => goalTitle(goal).includes(value));
  return named ? nothing : segmentTag(goal.segment);
};
/** A goal with its segment where only text can stand. */
export const goalName = (goal) =>
  segmentKey(goal.segment) ? `${goalTitle(goal)} · ${segmentName(goal.segment)}` : goalTitle(goal);

/** Whose it is. */
export const owner = (row) =>
  row.owner || row.team
    ? html`<span class="owner"
        ><bdi>${row.owner || row.team}</bdi>${
          row.owner && row.team ? html` <span class="soft team">(<bdi>${row.team}</bdi>)</span>` : nothing
        }</span
      >`
    : html`<span class="soft">not named</span>`;

/** A change against the period before, of ratios in points, and where one direction is better its tone. */
export function change(value, before, direction, unit = 'count') {
  const rate =
    before === null || before === undefined || value === null || value === undefined || Number(before) === 0
      ? null
      : (Number(value) - Number(before)) / Math.abs(Number(before));
  if (rate === null) return html`<span class="soft">–</span>`;
  const up = rate > 0;
  const tone =
    rate === 0 || direction === 'none' || !direction ? 'flat' : up === (direction === 'up') ? 'good' : 'bad';
  return html`<span class="change ${tone}"
    >${rate === 0 ? nothing : shape(up ? 'up' : 'down')}
    ${unit === 'ratio' ? difference(Number(value) - Number(before), unit) : growth(rate)}<span class="unseen"
      >${tone === 'good' ? ', better' : tone === 'bad' ? ', worse' : ''}</span
    ></span
  >`;
}

export const link = (text, view, params, segment) =>
  html`<a href=${href(view, params, segment)}><bdi>${text}</bdi></a>`;

/** A notice instead of, or above, what a view shows: empty, failed, provisional, too few. */
export const notice = (title, detail, kind = 'empty', more = nothing) =>
  html`<div class="notice ${kind}">
    <p class="notice-title">${title}</p>
    ${detail ? html`<p>${detail}</p>` : nothing}${more}
  </div>`;

/** A table that may be wider than a phone: it scrolls, the page does not. */
export const scrolling = (name, table) =>
  html`<div class="scroll" role="region" aria-label="${name} (table)" tabindex="0">${table}</div>`;

/** The numbers of a chart as a table, folded away. */
export const behind = (name, table, summary = 'Show as a table') =>
  html`<details class="behind">
    <summary>${summary}</summary>
    ${scrolling(name, table)}
  </details>`;

export const chart = (spec, size = '') => html`<funnel-chart class=${size} .spec=${spec}></funnel-chart>`;

export const csvLink = (address) => html`<a class="csv" href=${address} download>CSV</a>`;

/** A choice in a form; `options` are `[value, word]` or `{group, options}`. */
export const choice = (name, word, options, chosen) =>
  html`<label class="field"
    ><span>${word}</span>
    <select name=${name}>
      ${options.map((option) =>
        option.group
          ? html`<optgroup label=${option.group}>
              ${option.options.map((one) => entry(one, chosen))}
            </optgroup>`
          : entry(option, chosen),
      )}
    </select></label
  >`;
const entry = ([value, word], chosen) =>
  html`<option value=${value} .selected=${String(value) === String(chosen ?? '')}>${word}</option>`;

/** A day in a form. */
export const dayField = (name, word, value) =>
  html`<label class="field"
    ><span>${word}</span> <input type="date" name=${name} .value=${value || ''}
  /></label>`;

export const FEW = 30;
/** Says how many observations a ratio rests on where they are few. */
export const few = (row) =>
  row.unit === 'ratio' &&
  row.sample_size !== null &&
  row.sample_size !== undefined &&
  row.sample_size < FEW &&
  row.value !== null
    ? html`<span class="few" title="Fewer than ${FEW} observations: chance moves it much"
        >only ${count(row.sample_size)}</span
      >`
    : nothing;
export const soFar = (row) =>
  row.provisional ? html`<span class="sofar" title="The period is not over yet">so far</span>` : nothing;
