// Figures, days and instants as the reader's locale writes them. Instants are shown in the plan's time zone.

const locales = navigator.languages && navigator.languages.length ? [...navigator.languages] : undefined;
let zone = 'UTC';

/** Sets the plan's time zone, in which every instant is shown. */
export function setZone(name) {
  zone = name || 'UTC';
}

const formats = new Map();
function numbers(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(locales, options));
  return formats.get(key);
}
function dates(options) {
  const key = 'd' + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locales, options));
  return formats.get(key);
}

const CURRENCY = /^[A-Z]{3}$/;
const CURRENCY_PER_DAY = /^([A-Z]{3})\/day$/;

/** The number of a figure: decimal text of money becomes a number for scales and lines, never for display. */
export const number = (value) => (value === null || value === undefined ? null : Number(value));

/** Formats a value of a unit; decimal text keeps its digits. `sign` shows a plus too. */
export function figure(value, unit, {sign = false, compact = false} = {}) {
  if (value === null || value === undefined) return '–';
  const signDisplay = sign ? 'exceptZero' : 'auto';
  const short = compact ? {notation: 'compact', maximumFractionDigits: 1} : {};
  const perDay = CURRENCY_PER_DAY.exec(unit);
  if (perDay) return figure(value, perDay[1], {sign, compact}) + ' a day';
  if (CURRENCY.test(unit)) {
    const whole = compact ? short : decimalsOfMoney(value);
    return numbers({style: 'currency', currency: unit, signDisplay, ...whole}).format(value);
  }
  switch (unit) {
    case 'ratio':
      return numbers({
        style: 'percent',
        minimumFractionDigits: compact ? 0 : 1,
        maximumFractionDigits: 1,
        signDisplay,
      }).format(value);
    case 'days':
      return counted(value, 'day', signDisplay);
    case 'months':
      return counted(value, 'month', signDisplay);
    case 'seconds':
      return counted(value, 'second', signDisplay);
    case 'minutes':
      return counted(value, 'minute', signDisplay);
    default:
      // Half a customer is a pace, half of a thousand is noise.
      return numbers({
        maximumFractionDigits: Math.abs(Number(value)) >= 10 ? 0 : 1,
        signDisplay,
        ...short,
      }).format(value);
  }
}

// Amounts from 1,000 on are read without cents; smaller ones are prices.
const decimalsOfMoney = (value) =>
  Math.abs(Number(value)) >= 1000 ? {minimumFractionDigits: 0, maximumFractionDigits: 0} : {};

const counted = (value, unit, signDisplay) =>
  numbers({style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1, signDisplay}).format(value);

/** A difference of two values: of ratios in percentage points. */
export function difference(value, unit) {
  if (value === null || value === undefined) return '–';
  if (unit !== 'ratio') return figure(value, unit, {sign: true});
  return (
    numbers({maximumFractionDigits: 1, minimumFractionDigits: 1, signDisplay: 'exceptZero'}).format(
      Number(value) * 100,
    ) + ' pt'
  );
}

/** How far two values are apart, without a sign: the words say which is ahead. */
export const distance = (value, unit) =>
  unit === 'ratio'
    ? `${numbers({maximumFractionDigits: 1, minimumFractionDigits: 1}).format(Math.abs(Number(value)) * 100)} pt`
    : figure(typeof value === 'string' ? value.replace(/^-/, '') : Math.abs(value), unit);

/** A share such as attainment or a conversion. */
export const percent = (value, digits = 0) =>
  value === null || value === undefined
    ? '–'
    : numbers({style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: digits}).format(value);

/** A change against the period before: +12 %. */
export const growth = (value) =>
  value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : numbers({style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero'}).format(value);

export const count = (value) => numbers({maximumFractionDigits: 0}).format(value);

const DAY_MS = 86_400_000;
const midnight = (day) => Date.parse(day + 'T00:00:00Z');

/** Days since 1970 of a calendar day, the x of every chart over days. */
export const dayNumber = (day) => midnight(day) / DAY_MS;
/** The calendar day of a day number. */
export const dayOf = (numberOfDay) => new Date(numberOfDay * DAY_MS).toISOString().slice(0, 10);
/** A calendar day some days later. */
export const plusDays = (day, days) => dayOf(dayNumber(day) + days);

/** 29 Nov 2026. A day far from every calendar stays as it is written. */
export function day(text) {
  if (!text) return '–';
  const at = midnight(text);
  return Number.isNaN(at) ? text : dates({dateStyle: 'medium', timeZone: 'UTC'}).format(at);
}
/** 29 Nov. */
export const shortDay = (text) =>
  dates({day: 'numeric', month: 'short', timeZone: 'UTC'}).format(midnight(text));
/** Nov 2026. */
export const monthOf = (text) =>
  dates({month: 'short', year: 'numeric', timeZone: 'UTC'}).format(midnight(text));
/** Nov. */
export const shortMonth = (text) => dates({month: 'short', timeZone: 'UTC'}).format(midnight(text));

/** A period's name: a month by the locale, everything else by its label. */
export function period(label, start) {
  if (/^\d{4}-\d{2}$/.test(label)) return monthOf(start || label + '-01');
  if (/^\d{4}-\d{2}-\d{2}$/.test(label)) return day(label);
  const range = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(label);
  return range ? `${day(range[1])} to ${day(range[2])}` : label;
}

/** 29 Nov 2026, 14:32:10 in the plan's zone. */
export function instant(text) {
  if (!text) return '–';
  const at = Date.parse(text);
  return Number.isNaN(at)
    ? text
    : dates({dateStyle: 'medium', timeStyle: 'medium', timeZone: zone}).format(at);
}
/** 14:32:10 in the plan's zone where the instant is of that day, with its day otherwise. */
export const clockTime = (text, today) =>
  dayOfInstant(text) === today
    ? dates({timeStyle: 'medium', timeZone: zone}).format(Date.parse(text))
    : instant(text);
/** The calendar day of an instant in the plan's zone, as 2026-11-29. */
export function dayOfInstant(text) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(Date.parse(text));
}
/** The day at whose end an instant is: alerts are judged at the ends of days. */
export const dayEnded = (text) => dayOfInstant(new Date(Date.parse(text) - 1).toISOString());
export const zoneName = () => zone;
