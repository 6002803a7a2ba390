// What each chart shows, as specifications for <funnel-chart>. Data is plain: it decides whether a chart is drawn anew.

import {dayOf, figure, monthOf, shortDay, shortMonth} from './format.js';

/** A name that fits into a legend; the table beside the chart has all of it. */
const short = (name) => (name.length > 40 ? name.slice(0, 39) + '…' : name);

/** A colour with less of it: #rrggbb and an opacity from 0 to 1. */
const veil = (colour, opacity) =>
  colour +
  Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');

const axisText = (theme) => ({color: theme.text, font: {family: theme.font, size: 12}});

function valueAxis(theme, unit, more = {}) {
  return {
    grid: {color: theme.line, drawTicks: false},
    border: {display: false},
    ticks: {
      ...axisText(theme),
      padding: 8,
      maxTicksLimit: 6,
      callback: (value) => figure(value, unit, {compact: true}),
    },
    ...more,
  };
}

/** Ticks at the first days of months, of days where the range is short. */
function dayTicks(low, high) {
  const days = high - low;
  if (days <= 45) {
    const step = Math.max(1, Math.ceil(days / 6));
    return range(low, high, step).map((value) => ({value}));
  }
  const months = range(low, high, 1).filter((value) => dayOf(value).endsWith('-01'));
  const step = Math.ceil(months.length / 12) || 1;
  return months.filter((_, index) => index % step === 0).map((value) => ({value}));
}
const range = (low, high, step) => {
  const all = [];
  for (let value = Math.ceil(low); value <= high; value += step) all.push(value);
  return all;
};

function dayLabel(value, low, high) {
  const text = dayOf(value);
  if (high - low <= 45) return shortDay(text);
  return text.slice(5, 7) === '01' ? monthOf(text) : shortMonth(text);
}

function dayAxis(theme, low, high, hidden = false) {
  return {
    type: 'linear',
    min: low,
    max: high,
    display: !hidden,
    grid: {display: false},
    border: {color: theme.line},
    afterBuildTicks: (axis) => {
      axis.ticks = dayTicks(low, high);
    },
    ticks: {
      ...axisText(theme),
      maxRotation: 0,
      autoSkip: true,
      autoSkipPadding: 12,
      callback: (value) => dayLabel(value, low, high),
    },
  };
}

const legend = (theme, filter) => ({
  display: true,
  position: 'top',
  align: 'start',
  labels: {
    ...axisText(theme),
    boxWidth: 26,
    boxHeight: 8,
    filter,
    usePointStyle: true,
    pointStyle: 'line',
    sort: (a, b) => a.datasetIndex - b.datasetIndex,
  },
  onClick: () => {},
});

const tooltip = (theme, unit, title, filter) => ({
  backgroundColor: theme.strong,
  titleColor: theme.paper,
  bodyColor: theme.paper,
  displayColors: false,
  filter,
  callbacks: {
    title,
    label: (item) =>
      `${item.dataset.label}: ${figure(
        Array.isArray(item.raw) ? item.raw[1] - item.raw[0] : item.parsed.y,
        unit,
      )}`,
  },
});

const line = (label, points, colour, more = {}) => ({
  label,
  data: points,
  borderColor: colour,
  backgroundColor: colour,
  borderWidth: 2,
  pointRadius: 0,
  pointHitRadius: 8,
  tension: 0,
  spanGaps: false,
  ...more,
});
const points = (rows, field) => rows.map((row) => ({x: row.x, y: row[field]}));

/** A goal: actual, pace and target as lines, the forecast as a fan, today and alerts as marks. */
export function goalChart(label, data) {
  return {
    label,
    data,
    config: (theme) => {
      const {series, fan, marks, benchmarks, unit, low, high} = data;
      const bands = [
        ['95', 0.12],
        ['80', 0.2],
        ['50', 0.32],
      ].flatMap(([width, opacity]) => [
        line('high ' + width, points(fan, 'high' + width), 'transparent', {
          borderWidth: 0,
          pointHitRadius: 0,
          backgroundColor: veil(theme.forecast, opacity),
          fill: '+1',
          band: true,
        }),
        line('low ' + width, points(fan, 'low' + width), 'transparent', {
          borderWidth: 0,
          pointHitRadius: 0,
          band: true,
        }),
      ]);
      const lines = [
        line('Actual', points(series, 'actual'), theme.actual, {borderWidth: 2.5, order: -3}),
        line('Expected (pace)', points(series, 'expected'), theme.pace, {borderDash: [6, 4], order: -1}),
        line('Target', points(series, 'target'), theme.target, {borderDash: [2, 3], order: -1}),
        ...benchmarks.map((one) =>
          line(
            `Benchmark ${figure(one.value, unit)}`,
            [
              {x: low, y: one.value},
              {x: high, y: one.value},
            ],
            theme.text,
            {borderDash: [1, 5], borderWidth: 1.5, order: -1},
          ),
        ),
      ];
      if (fan.length)
        lines.push(
          line('Forecast, with 50, 80 and 95 % range', points(fan, 'median'), theme.forecast, {order: -2}),
        );
      return {
        type: 'line',
        data: {datasets: [...lines, ...bands]},
        options: {
          parsing: false,
          normalized: true,
          interaction: {mode: 'index', intersect: false, axis: 'x'},
          scales: {x: dayAxis(theme, low, high), y: valueAxis(theme, unit)},
          plugins: {
            legend: legend(theme, (item, chart) => !chart.datasets[item.datasetIndex].band),
            tooltip: tooltip(
              theme,
              unit,
              (items) => (items.length ? monthDay(items[0].parsed.x) : ''),
              (item) => !item.dataset.band,
            ),
            marks: {
              font: theme.font,
              items: marks.map((mark) => ({
                ...mark,
                colour: mark.kind === 'alert' ? theme.bad : theme.text,
                dash: mark.kind === 'alert' ? [] : mark.kind === 'today' ? [2, 2] : [6, 3],
              })),
            },
          },
        },
      };
    },
  };
}
const monthDay = (value) => `${shortDay(dayOf(value))} ${dayOf(value).slice(0, 4)}`;

/** A small line without axes: actual against pace, and where the forecast ends. */
export function sparkline(label, data) {
  return {
    label,
    data,
    config: (theme) => {
      const {trend, end, low, high} = data;
      const sets = [
        line('Expected', points(trend, 'expected'), theme.pace, {borderWidth: 1.5, borderDash: [3, 3]}),
        line('Actual', points(trend, 'actual'), theme.actual),
      ];
      const last = trend.findLast((point) => point.actual !== null);
      if (end && last) {
        const ray = (to) => [
          {x: last.x, y: last.actual},
          {x: end.x, y: to},
        ];
        sets.push(
          line('Forecast', ray(end.forecast), theme.forecast, {borderWidth: 1.5, borderDash: [2, 2]}),
          line('high', ray(end.high), 'transparent', {
            backgroundColor: veil(theme.forecast, 0.22),
            fill: '+1',
          }),
          line('low', ray(end.low), 'transparent'),
        );
      }
      return {
        type: 'line',
        data: {datasets: sets},
        options: {
          parsing: false,
          normalized: true,
          events: [],
          layout: {padding: 2},
          scales: {x: dayAxis(theme, low, high, true), y: {display: false, grace: '5%'}},
          plugins: {legend: {display: false}, tooltip: {enabled: false}, marks: {items: []}},
        },
      };
    },
  };
}

function labelAxis(theme, {stacked = false, all = false} = {}) {
  return {
    stacked,
    grid: {display: false},
    border: {color: theme.line},
    ticks: {...axisText(theme), maxRotation: all ? 60 : 0, autoSkip: !all, autoSkipPadding: 14},
  };
}

/** Bars that lead from one figure to another; `bars` are `{label, from, to, kind}` of kind total, up or down. */
export function waterfall(label, data) {
  return {
    label,
    data,
    config: (theme) => {
      const {bars, unit} = data;
      const colour = {total: theme.actual, up: theme.good, down: theme.bad};
      return {
        type: 'bar',
        data: {
          labels: bars.map((bar) => short(bar.label)),
          datasets: [
            {
              label: 'Change',
              data: bars.map((bar) => [bar.from, bar.to]),
              backgroundColor: bars.map((bar) => colour[bar.kind]),
              borderSkipped: false,
              borderRadius: 2,
              maxBarThickness: 72,
            },
          ],
        },
        options: {
          scales: {x: labelAxis(theme, {all: true}), y: valueAxis(theme, unit, {beginAtZero: data.fromZero})},
          plugins: {legend: {display: false}, marks: {items: []}, tooltip: tooltip(theme, unit)},
        },
      };
    },
  };
}

/** A KPI over periods: lines, the periods compared with dashed, a period not yet over as a hollow point. */
export function periodLines(label, data) {
  return {
    label,
    data,
    config: (theme) => {
      const {labels, sets, unit} = data;
      return {
        type: 'line',
        data: {
          labels,
          datasets: sets.map((set, index) => {
            const colour = set.compare ? theme.pace : theme.series[index % theme.series.length];
            return line(short(set.label), set.values, colour, {
              borderDash: set.compare ? [6, 4] : [],
              pointRadius: labels.length > 40 ? 0 : set.compare ? 2 : 3.5,
              pointBackgroundColor: set.hollow
                ? set.hollow.map((open) => (open ? theme.paper : colour))
                : colour,
              segment: {
                borderDash: (context) => (set.hollow && set.hollow[context.p1DataIndex] ? [3, 3] : undefined),
              },
            });
          }),
        },
        options: {
          interaction: {mode: 'index', intersect: false},
          scales: {
            x: labelAxis(theme),
            y: valueAxis(theme, unit, {
              beginAtZero: data.fromZero,
              suggestedMax: data.top,
              suggestedMin: data.bottom,
            }),
          },
          plugins: {
            legend: sets.length > 1 ? legend(theme) : {display: false},
            marks: {items: []},
            tooltip: tooltip(theme, unit),
          },
        },
      };
    },
  };
}

/** Parts of a sum, stacked. */
export function stackedBars(label, data) {
  return {
    label,
    data,
    config: (theme) => ({
      type: 'bar',
      data: {
        labels: data.labels,
        datasets: data.sets.map((set, index) => ({
          label: short(set.label),
          data: set.values,
          stack: 'all',
          borderColor: theme.paper,
          borderWidth: 1,
          maxBarThickness: 56,
          backgroundColor: set.tone ? theme[set.tone] : theme.series[index % theme.series.length],
        })),
      },
      options: {
        interaction: {mode: 'index', intersect: false},
        scales: {x: labelAxis(theme, {stacked: true}), y: valueAxis(theme, data.unit, {stacked: true})},
        plugins: {
          legend: {...legend(theme), labels: {...axisText(theme), boxWidth: 12, boxHeight: 12}},
          marks: {items: []},
          tooltip: tooltip(theme, data.unit),
        },
      },
    }),
  };
}

/** Few figures beside each other as bars that lie; `range` is what chance may make of the first one. */
export function bullet(label, data) {
  return {
    label,
    data,
    config: (theme) => ({
      type: 'bar',
      data: {
        labels: data.bars.map((bar) => bar.label),
        datasets: [
          {
            label: 'Value',
            data: data.bars.map((bar) => bar.value),
            grouped: false,
            barThickness: 12,
            borderRadius: 2,
            backgroundColor: data.bars.map((bar) => theme[bar.tone]),
          },
          ...(data.range
            ? [
                {
                  label: 'Range by chance',
                  data: [data.range],
                  grouped: false,
                  barThickness: 4,
                  backgroundColor: theme.strong,
                },
              ]
            : []),
        ],
      },
      options: {
        indexAxis: 'y',
        events: [],
        scales: {
          x: valueAxis(theme, data.unit, {
            beginAtZero: data.fromZero,
            ticks: {
              ...axisText(theme),
              maxTicksLimit: 4,
              callback: (value) => figure(value, data.unit, {compact: true}),
            },
          }),
          y: {grid: {display: false}, border: {display: false}, ticks: axisText(theme)},
        },
        plugins: {legend: {display: false}, tooltip: {enabled: false}, marks: {items: []}},
      },
    }),
  };
}

/** Events by day as bars. */
export function dayBars(label, data) {
  return {
    label,
    data,
    config: (theme) => ({
      type: 'bar',
      data: {
        labels: data.days.map((row) => shortDay(row.day)),
        datasets: [
          {
            label: 'Events',
            data: data.days.map((row) => row.events),
            backgroundColor: theme.actual,
            barPercentage: 1,
            categoryPercentage: 0.8,
          },
        ],
      },
      options: {
        events: [],
        scales: {x: {display: false}, y: {display: false, beginAtZero: true}},
        plugins: {legend: {display: false}, tooltip: {enabled: false}, marks: {items: []}},
      },
    }),
  };
}
