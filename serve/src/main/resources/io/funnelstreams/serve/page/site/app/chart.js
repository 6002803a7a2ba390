// <funnel-chart>: a chart of Chart.js that follows the colours of the page, is drawn once it is seen, and is freed when
// it leaves the page. What it shows is also in a table beside it; its label says what there is to see.

const theme = () => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue('--' + name).trim();
  return {
    text: colour('ink-soft'),
    strong: colour('ink'),
    line: colour('line'),
    paper: colour('paper'),
    actual: colour('chart-1'),
    pace: colour('chart-grey'),
    target: colour('chart-2'),
    forecast: colour('chart-3'),
    good: colour('chart-good'),
    bad: colour('chart-bad'),
    series: [1, 2, 3, 4, 5, 6, 7].map((n) => colour('chart-' + n)),
    font: style.fontFamily,
  };
};

/** Vertical lines with a word: today, alerts. Chart.js calls it after the data is drawn. */
const marks = {
  id: 'marks',
  afterDatasetsDraw(chart, _, options) {
    const {
      ctx,
      chartArea: area,
      scales: {x},
    } = chart;
    const room = [];
    for (const mark of options.items || []) {
      const at = x.getPixelForValue(mark.x);
      if (at < area.left - 1 || at > area.right + 1) continue;
      ctx.save();
      ctx.strokeStyle = ctx.fillStyle = mark.colour;
      ctx.setLineDash(mark.dash || []);
      ctx.beginPath();
      ctx.moveTo(at, area.top);
      ctx.lineTo(at, area.bottom);
      ctx.stroke();
      ctx.font = `600 11px ${options.font}`;
      const width = ctx.measureText(mark.word).width;
      const left = at + 4 + width > area.right ? at - 4 - width : at + 4;
      // A word that would lie on another one goes a line down.
      let row = 0;
      while (
        room.some((other) => other.row === row && left < other.right + 6 && left + width > other.left - 6)
      )
        row++;
      room.push({row, left, right: left + width});
      ctx.textAlign = 'left';
      ctx.fillText(mark.word, left, area.top + 11 + row * 13);
      ctx.restore();
    }
  },
};

const open = new Set();
let printing = false;
if (window.Chart) {
  window.Chart.register(marks);
  window.Chart.defaults.animation = false;
  window.Chart.defaults.maintainAspectRatio = false;
}
function redrawAll() {
  for (const element of open) element.draw(true);
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
addEventListener('beforeprint', () => {
  printing = true;
  document.documentElement.classList.add('printing');
  redrawAll();
});
addEventListener('afterprint', () => {
  printing = false;
  document.documentElement.classList.remove('printing');
  redrawAll();
});

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) entry.target.appear();
  },
  {rootMargin: '200px'},
);

class FunnelChart extends HTMLElement {
  #spec = null;
  #shown = '';
  #chart = null;
  #visible = false;

  /** `{label, data, config}`: the sentence for who cannot see it, what it is made of, and `config(theme, data)`. */
  set spec(spec) {
    this.#spec = spec;
    this.draw(false);
  }

  connectedCallback() {
    open.add(this);
    seen.observe(this);
  }

  disconnectedCallback() {
    open.delete(this);
    seen.unobserve(this);
    this.#free();
  }

  appear() {
    seen.unobserve(this);
    this.#visible = true;
    this.draw(false);
  }

  /** Draws what has changed; all of it where the colours have. */
  draw(anew) {
    if (!this.#spec || !this.isConnected || !(this.#visible || printing)) return;
    const {label, data, config} = this.#spec;
    const shown = JSON.stringify([label, data]);
    if (shown === this.#shown && !anew) return;
    this.#shown = shown;
    if (!window.Chart) {
      this.textContent = 'The chart could not be loaded; the table has its numbers.';
      return;
    }
    const drawn = config(theme(), data);
    if (this.#chart && this.#chart.config.type === drawn.type) {
      this.#chart.data = drawn.data;
      this.#chart.options = drawn.options;
      this.#chart.update('none');
    } else {
      this.#free();
      const canvas = document.createElement('canvas');
      this.replaceChildren(canvas);
      this.#chart = new window.Chart(canvas, drawn);
    }
    const canvas = this.#chart.canvas;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
  }

  #free() {
    if (this.#chart) this.#chart.destroy();
    this.#chart = null;
    this.#shown = '';
  }
}
customElements.define('funnel-chart', FunnelChart);
