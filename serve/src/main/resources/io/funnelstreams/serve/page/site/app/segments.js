// Which values the plan's dimensions have: read once from the rows of a KPI, for the choice of a segment.

import {ApiError, list} from './api.js';
import {segmentName} from './parts.js';

const known = new Map();
const VALUES = 200;

/** The choices of a segment: `[['', 'Whole company'], {group: 'region', options: [['region=EMEA', 'EMEA'], …]}]`. */
export async function segmentChoices(status, today, chosen, signal) {
  const singles = (status.breakdowns || [])
    .filter((breakdown) => breakdown.length === 1)
    .map(([dimension]) => dimension);
  const groups = await Promise.all(
    singles.map(async (dimension) => ({
      group: dimension,
      options: (await valuesOf(status.definition?.version, dimension, today, signal)).map((value) =>
        option({[dimension]: value}),
      ),
    })),
  );
  const filled = groups.filter(({options}) => options.length);
  const own = Object.keys(chosen).length ? option(chosen) : null;
  const listed = own && filled.some(({options}) => options.some(([value]) => value === own[0]));
  return [['', 'Whole company'], ...(own && !listed ? [own] : []), ...filled];
}
const option = (segment) => [new URLSearchParams(segment).toString(), segmentName(segment)];
export const chosenSegment = (segment) => new URLSearchParams(segment).toString();

async function valuesOf(version, dimension, today, signal) {
  const key = `${version} ${dimension} ${today.slice(0, 7)}`;
  if (known.has(key)) return known.get(key);
  try {
    const rows = await list('/kpis/leads', {
      query: {grain: 'year', breakdown: dimension, to: today, limit: 1000},
      signal,
    });
    const values = [
      ...new Set(rows.items.map((row) => row.segment[dimension]).filter((value) => value !== undefined)),
    ]
      .sort((a, b) => a.localeCompare(b))
      .slice(0, VALUES);
    if (values.length) known.set(key, values);
    return values;
  } catch (error) {
    // A plan without this breakdown by leads has no choices; the link of a row chooses still.
    if (error instanceof ApiError) return [];
    throw error;
  }
}

/** The choices of a breakdown. */
export const breakdownChoices = (status) => [
  ['', 'Whole'],
  ...(status.breakdowns || [])
    .filter((one) => one.length)
    .map((one) => [one.join(','), 'by ' + one.join(' and ')]),
];
