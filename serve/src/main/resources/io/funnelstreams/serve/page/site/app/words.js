// What codes of the API mean, in words. A code that is newer than this page is shown as it is, readable.

import {day} from './format.js';

const plain = (code) => String(code).replaceAll('_', ' ');
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Statuses of goals, the gravest first: word, class (colour) and shape. */
export const STATUS = {
  off_track: {word: 'Off track', tone: 'bad', shape: 'octagon'},
  at_risk: {word: 'At risk', tone: 'warn', shape: 'triangle'},
  no_data: {word: 'No data', tone: 'idle', shape: 'ring'},
  missed: {word: 'Missed', tone: 'bad', shape: 'cross'},
  on_track: {word: 'On track', tone: 'good', shape: 'disc'},
  met: {word: 'Met', tone: 'good', shape: 'check'},
};
const ORDER = Object.keys(STATUS);
export const statusOf = (code) => STATUS[code] || {word: capital(plain(code)), tone: 'idle', shape: 'ring'};
export const gravity = (code) => (ORDER.indexOf(code) < 0 ? ORDER.length : ORDER.indexOf(code));
export const inTrouble = (code) => ['off_track', 'at_risk', 'no_data'].includes(code);

export const SEVERITY = {
  critical: {tone: 'bad', shape: 'octagon'},
  warning: {tone: 'warn', shape: 'triangle'},
  info: {tone: 'idle', shape: 'disc'},
};

const ACRONYMS = {mqls: 'MQLs', sqls: 'SQLs'};
/** A feed in words: marketing_spend is "marketing spend". */
export const feed = (code) => ACRONYMS[code] || plain(code);
// Of feeds with | between them any one would do.
const choice = (code) => anyOf(code.split('|').map(feed));
const anyOf = (names) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
const unreported = (choices) =>
  (choices || []).map(choice).join((choices || []).some((code) => code.includes('|')) ? ', and ' : ' and ');
const silent = (feeds) => anyOf((feeds || []).map(feed));

/** Why a KPI has no value, in a sentence's half. */
export function reason(code, missing) {
  switch (code) {
    case null:
    case undefined:
    case '':
      return '';
    case 'not_reported':
      return missing?.length ? `${unreported(missing)} never reported` : 'a part of it was never reported';
    case 'denominator_zero':
      return 'nothing to divide by';
    case 'dimension_not_available':
    case 'dimension_not_available':
      return 'not known by this dimension';
    case 'failed':
      return 'could not be computed; the server’s log says why';
    case 'no_whole':
      return 'part of several wholes: beyond the cap of its breakdown';
    case 'no_gross_margin':
      return 'the plan has no gross margin';
    case 'no_headcount':
      return 'the plan says no headcount for the whole period';
    case 'not_published':
      return 'not published for these days';
    case 'none_reached':
      return 'nothing reached the stage in that period';
    case 'only_of_a_period':
      return 'they are known of whole days, weeks, months, quarters and years';
    case 'only_by_activity':
      return 'they are known by activity, not by cohort';
    case 'first_stage':
      return 'the first stage';
    case 'no_length':
      return 'has no value for all of time';
    case 'no_data':
      return missing?.length ? `no data of ${silent(missing)}` : 'no data';
    default:
      return plain(code);
  }
}

const ACTION = {
  open: {tone: 'idle', shape: 'ring'},
  in_progress: {tone: 'idle', shape: 'disc'},
  done: {tone: 'good', shape: 'check'},
  dropped: {tone: 'idle', shape: 'cross'},
};
export const actionState = (code) => ({word: capital(plain(code)), ...(ACTION[code] || ACTION.open)});

/** A driver of a gap: a KPI or measure by its title, or what the plan asks beyond the period before. */
export const factor = (name) => (name === 'plan' ? 'what the plan asks beyond the period before' : name);

/** Why a goal has no status, in a sentence. */
export function goalReason(goal) {
  if (goal.reason === 'failed') return `Could not be evaluated: ${goal.failure || 'the log says why'}.`;
  if (goal.reason === 'no_data') {
    const since = goal.no_data_since ? ` since ${day(goal.no_data_since)}` : '';
    return `Nothing of ${silent(goal.missing) || 'its feeds'} has arrived${since}.`;
  }
  if (goal.reason) return capital(reason(goal.reason, goal.missing)) + '.';
  return 'The KPI has no value yet.';
}

/** Why there is no forecast, in a few words. */
export function forecastReason(code) {
  switch (code) {
    case 'too_short':
      return 'the history is too short';
    case 'over':
      return 'the goal is over';
    default:
      return reason(code) || 'no forecast';
  }
}
const METHODS = {
  seasonal_naive: 'the same season before',
  holt_winters: 'trend and season (Holt-Winters)',
  bootstrap: 'draws from its own past',
  last_year: 'last year’s course',
};
export const forecastMethod = (code) => METHODS[code] || plain(code || '');
const PACES = {linear: 'even', monthly: 'by monthly weights', last_year: 'as last year'};
export const pace = (code) => PACES[code] || plain(code || '');

const KINDS = {drift: 'Goal drifts', change: 'KPI changed', no_data: 'No data', failed: 'Not judged', action: 'Action'};
export const alertKind = (code) => KINDS[code] || capital(plain(code));
const STAGES = {
  visits: 'Visits',
  leads: 'Leads',
  mql: 'MQL',
  sql: 'SQL',
  meeting: 'Meeting held',
  opportunity: 'Opportunity',
  customer: 'Customer',
};
export const stage = (code) => STAGES[code] || capital(plain(code));
const PADRE = {position: 'Position', acquire: 'Acquire', deploy: 'Deploy', run: 'Run', expand: 'Expand',
  product: 'Product', people: 'People', money: 'Money'};
export const padre = (code) => PADRE[code] || capital(plain(code));
export const DIRECTION = {up: 'more is better', down: 'less is better', none: 'neither direction is better'};
const ADDITIVITY = {
  additive: 'adds up over time and segments',
  semi_additive: 'adds up over segments, not over time',
  ratio: 'a ratio',
  non_additive: 'does not add up',
};
export const additivity = (code) => ADDITIVITY[code] || plain(code);
export const GRAIN = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
  total: 'All of time',
};
const SOURCE_STATES = {
  on: {tone: 'good', shape: 'disc'},
  off: {tone: 'idle', shape: 'ring'},
  broken: {tone: 'bad', shape: 'octagon'},
  unknown: {word: 'Not set up here', tone: 'idle', shape: 'ring'},
};
export const sourceState = (code) => ({
  word: capital(plain(code)),
  tone: 'idle',
  shape: 'ring',
  ...SOURCE_STATES[code],
});
export const rejectReason = (code) => capital(plain(code));
/** Whether a SMART criterion holds; null where nothing says. */
export const passed = (holds) =>
  holds === null || holds === undefined
    ? {word: 'Not known', tone: 'idle', shape: 'ring'}
    : holds
      ? {word: 'Yes', tone: 'good', shape: 'check'}
      : {word: 'No', tone: 'warn', shape: 'triangle'};
export const criterion = (code) => capital(plain(code));
export {plain, capital};
