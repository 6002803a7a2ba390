// The frame of every view: where the reader is, what is loaded, how fresh it is, and that it changes live.

import {render} from '../lib/lit-html/lit-html.js';
import {ApiError, get} from './api.js';
import {clockTime, count, setZone, zoneName} from './format.js';
import {LiveStream} from './live.js';
import {html, nothing, notice, shape} from './parts.js';
import {href, parse, VIEWS} from './route.js';

const LOADERS = {
  overview: () => import('./views/overview.js'),
  goal: () => import('./views/goal.js'),
  kpi: () => import('./views/kpi.js'),
  funnel: () => import('./views/funnel.js'),
  revenue: () => import('./views/revenue.js'),
  alerts: () => import('./views/alerts.js'),
  health: () => import('./views/health.js'),
  plan: () => import('./views/plan.js'),
};
// A burst of changes is one fetch a second, the first of them at once.
const REFRESH_MS = 1_000;
const RETRY_MS = 5_000;
// Fewer events are what is always on its way; more is history that is being counted.
const BEHIND = 1_000;

/** One page: a view of the address bar, kept up to date until the reader goes elsewhere. */
export class App {
  #route = parse(location.search);
  #view = null;
  #data = null;
  #status = null;
  #failure = null;
  #loadedAt = null;
  #live = 'connecting';
  #loading = null;
  #dirty = false;
  #timer = 0;
  #lastLoad = 0;
  #stream = new LiveStream({
    onChange: (topic, data) => this.#changed(topic, data),
    onState: (state) => this.#turned(state),
    probe: async () => {
      this.#status = await get('/status');
      this.#draw();
    },
  });

  start() {
    document.getElementById('main').replaceChildren();
    addEventListener('popstate', () => this.#go(false));
    document.addEventListener('click', (event) => this.#click(event));
    document.addEventListener('submit', (event) => this.#submit(event));
    document.addEventListener('change', (event) => {
      const form = event.target.closest('form[data-view]');
      if (form) form.requestSubmit();
    });
    this.#go(true);
  }

  /** Opens the view of the address bar; a reader who asked for it is taken to its heading. */
  async #go(first) {
    const before = this.#route;
    this.#route = parse(location.search);
    const sameView = !first && before.view === this.#route.view && before.params.id === this.#route.params.id;
    if (!sameView || !this.#data) {
      this.#data = null;
      this.#view = null;
      this.#failure = null;
    }
    this.#draw();
    const route = this.#route;
    let view;
    try {
      view = await LOADERS[route.view]();
    } catch (error) {
      console.error(error);
      if (route === this.#route) {
        this.#failure = new ApiError('This view could not be fetched', 'Load the page again.', 500);
        this.#draw();
      }
      return;
    }
    if (route !== this.#route) return;
    this.#view = view;
    await this.#load(route);
    if (route !== this.#route) return;
    if (!first && !sameView) this.#arrive();
    else if (!first) this.#say('Updated.');
    const wish = this.#view.follows(route, this.#data);
    this.#stream.follow({topics: 'goals,alerts,status', ...wish.query}, wish.segment);
  }

  #arrive() {
    scrollTo(0, 0);
    document.querySelector('#main h1')?.focus();
    this.#say(document.title);
  }

  #turned(state) {
    if (state === this.#live) return;
    if (state === 'reconnecting') this.#say('The connection is lost; the page reconnects by itself.');
    else if (this.#live === 'reconnecting' && state === 'live') this.#say('Connected again.');
    this.#live = state;
    this.#drawBar();
  }

  #say(text) {
    document.getElementById('said').textContent = text;
  }

  async #load(route) {
    this.#loading?.abort();
    clearTimeout(this.#timer);
    const abort = new AbortController();
    this.#loading = abort;
    this.#dirty = false;
    try {
      const asked = get('/status', {signal: abort.signal});
      const [status, data] = await Promise.all([
        asked,
        this.#view.load(route, {signal: abort.signal, status: asked}),
      ]);
      if (abort.signal.aborted) return;
      this.#status = status;
      setZone(status.time_zone);
      this.#data = data;
      this.#failure = null;
      this.#loadedAt = new Date();
    } catch (error) {
      if (error.name === 'AbortError' || abort.signal.aborted) return;
      if (!(error instanceof ApiError)) console.error(error);
      this.#failure = error;
      if (!error.status || error.status >= 500) this.#timer = setTimeout(() => this.#load(route), RETRY_MS);
    } finally {
      if (this.#loading === abort) {
        this.#loading = null;
        this.#lastLoad = performance.now();
        this.#draw();
        if (this.#dirty) this.#refresh();
      }
    }
  }

  #changed(topic, data) {
    if (topic === 'status') {
      this.#status = data;
      this.#drawBar();
      if (this.#view?.onStatus) this.#refresh();
      return;
    }
    this.#refresh();
  }

  /** Fetches the view again, soon: what it shows is then what the API says, derived figures too. */
  #refresh() {
    if (this.#loading) {
      this.#dirty = true;
      return;
    }
    clearTimeout(this.#timer);
    const wait = Math.max(0, REFRESH_MS - (performance.now() - this.#lastLoad));
    this.#timer = setTimeout(() => this.#view && this.#load(this.#route), wait);
  }

  #draw() {
    this.#drawBar();
    const main = document.getElementById('main');
    main.setAttribute('aria-busy', String(!this.#data && !this.#failure));
    try {
      render(this.#content(), main);
    } catch (error) {
      // A view that cannot draw an answer says so; it never stays as it was, as if nothing had happened.
      console.error(error);
      this.#data = null;
      this.#failure = new ApiError('This view could not be drawn', String(error.message ?? error), 500);
      render(this.#content(), main);
    }
    document.title = this.#data
      ? `${this.#view.title(this.#data, this.#route)} · FunnelStreams`
      : 'FunnelStreams';
  }

  #content() {
    if (this.#data) {
      return html`${this.#failure ? this.#stale() : nothing}${this.#rollout()}${this.#view.draw(
        this.#data,
        this.#route,
        {status: this.#status, operator: this.#status.role === 'operator'},
      )}`;
    }
    if (this.#failure) {
      return html`<h1 tabindex="-1">${this.#failure.title || 'This view could not be drawn'}</h1>
        ${notice(
          this.#failure.message,
          this.#failure.status ? '' : 'It is asked again every 5 seconds.',
          'failed',
          this.#failure.status === 401
            ? html`<p><a href="login?next=${encodeURIComponent('/' + location.search)}">Sign in</a></p>`
            : html`<p><button type="button" @click=${() => this.#go(true)}>Ask again</button></p>`,
        )}`;
    }
    return html`<p class="wait">Loading…</p>
      <div class="ghosts" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`;
  }

  #stale() {
    return notice(
      `These numbers are of ${this.#loadedAt.toLocaleTimeString()}`,
      `${this.#failure.title || 'The view could not be fetched'}: ${this.#failure.message}`,
      'failed',
    );
  }

  #rollout() {
    const status = this.#status;
    if (status?.lag_records >= BEHIND) {
      return notice(
        'Events are being counted',
        `${count(status.lag_records)} of them are not in the numbers yet: goals may look worse than they are.`,
        'hint',
      );
    }
    if (status?.read_model && !status.read_model.ready) {
      return notice(
        'The numbers are being read',
        'The server has just started; figures may be missing until it has read all of them.',
        'hint',
      );
    }
    if (status?.definition && ['announced', 'publishing'].includes(status.definition.rollout)) {
      return notice(
        'A changed plan is being rolled out',
        'The numbers are those of the plan before until it has caught up.',
        'hint',
      );
    }
    return nothing;
  }

  #drawBar() {
    const current = this.#route.view;
    render(
      html` <a class="brand" href=${href('overview')}
          ><svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
            <path fill="currentColor" d="M3 5h26l-9 11v8l-8 4V16z" />
          </svg>
          FunnelStreams</a
        >
        <nav aria-label="Views">
          <ul>
            ${VIEWS.map(
              ([id, word]) =>
                html`<li>
                  <a href=${href(id)} aria-current=${id === current ? 'page' : nothing}>${word}</a>
                </li>`,
            )}
          </ul>
        </nav>
        <div class="state">${this.#freshness()}</div>`,
      document.getElementById('bar'),
    );
    render(
      this.#status
        ? html`<p>
            Plan <bdi>${this.#status.plan}</bdi> · days and times in ${zoneName()} · FunnelStreams
            ${this.#status.product_version} · <a href="api/v1/docs">API</a>
          </p>`
        : nothing,
      document.getElementById('foot'),
    );
  }

  #freshness() {
    const status = this.#status;
    const live = {
      live: ['good', 'disc', 'Live'],
      connecting: ['idle', 'ring', 'Connecting'],
      reconnecting: ['warn', 'triangle', 'Reconnecting'],
    }[this.#live];
    const firing = status?.alerts_firing ?? 0;
    return html`${
        status
          ? html` <span class="fresh"
                >${
                  status.caught_up_to
                    ? html`Caught up to
                        <time datetime=${status.caught_up_to} data-key="status:caught_up_to"
                          >${clockTime(status.caught_up_to, status.today)}</time
                        >
                        <span class="soft">${zoneName()}</span>`
                    : 'Not caught up yet'
                }${status.lag_records > 0 ? html` · <span class="soft">${count(status.lag_records)} events behind</span>` : nothing}</span
              >
              <a class="firing ${firing ? 'bad' : 'good'}" href=${href('alerts')}
                >${shape(firing ? 'octagon' : 'check')}
                <span data-key="status:alerts_firing"
                  >${firing ? `${count(firing)} ${firing === 1 ? 'alert fires' : 'alerts fire'}` : 'No alert fires'}</span
                ></a
              >`
          : nothing
      } <span class="live ${live[0]}">${shape(live[1])} ${live[2]}</span>`;
  }

  #click(event) {
    const anchor = event.target.closest?.('a[href]');
    if (
      !anchor ||
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey ||
      anchor.hasAttribute('download') ||
      anchor.target
    )
      return;
    const to = new URL(anchor.href, location.href);
    if (to.origin !== location.origin || to.pathname !== location.pathname || to.hash) return;
    event.preventDefault();
    if (to.search !== location.search) history.pushState(null, '', to.search || location.pathname);
    this.#go(false);
  }

  // A form of a view writes its fields into the address bar, segment as dimension=value.
  #submit(event) {
    const form = event.target;
    if (!form.dataset.view) return;
    event.preventDefault();
    const params = {};
    let segment = {};
    for (const [name, value] of new FormData(form)) {
      if (name === 'segment') segment = value ? Object.fromEntries(new URLSearchParams(value)) : {};
      else params[name] = value;
    }
    const to = href(form.dataset.view, params, segment);
    if (to === location.search) return;
    history.pushState(null, '', to);
    this.#go(false);
  }
}
