// The open stream of changes: which state it is in, and when what the page shows has changed.

import {path} from './api.js';

const TOPICS = ['kpis', 'goals', 'alerts', 'status', 'removed', 'reset'];
// The server writes at least every 15 s, but comments are not seen here; after this time without a message the page asks.
const QUIET_MS = 30_000;
const RETRY_MS = 3_000;

/**
 * Follows the stream of one view. `onChange(topic, data)` is called for every event, `onState` with connecting, live
 * or reconnecting, `probe` when nothing was heard for long: it resolves where the server answers.
 */
export class LiveStream {
  #source = null;
  #address = '';
  #heard = 0;
  #retry = 0;
  #opened = false;
  #handlers;

  constructor(handlers) {
    this.#handlers = handlers;
    setInterval(() => this.#watch(), QUIET_MS / 2);
    addEventListener('online', () => this.#reopen());
    // Browsers open six connections to a host: tabs that are not looked at must not hold theirs.
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#close() : this.#reopen()));
    addEventListener('pagehide', () => this.#close());
    addEventListener('pageshow', () => this.#reopen());
  }

  /** Follows what a view asks for; the same question keeps the stream that is open. */
  follow(query, segment) {
    const address = path('/stream', query, segment);
    if (address === this.#address && this.#source) return;
    this.#address = address;
    if (!document.hidden) this.#open();
  }

  #open() {
    this.#close();
    this.#handlers.onState(this.#opened ? 'reconnecting' : 'connecting');
    const source = new EventSource(this.#address);
    this.#source = source;
    source.onopen = () => {
      this.#opened = true;
      this.#heard = Date.now();
      this.#handlers.onState('live');
      // What changed before the stream was open is fetched, whether or not the server replays it.
      this.#handlers.onChange('reset', {reason: 'opened'});
    };
    source.onerror = () => this.#failed(source);
    for (const topic of TOPICS) source.addEventListener(topic, (event) => this.#receive(topic, event));
  }

  #receive(topic, event) {
    this.#heard = Date.now();
    this.#handlers.onChange(topic, event.data ? JSON.parse(event.data) : null);
  }

  #failed(source) {
    if (source !== this.#source) return;
    this.#handlers.onState('reconnecting');
    // The browser reconnects by itself unless the answer was no stream at all.
    if (source.readyState === EventSource.CLOSED) {
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#open(), RETRY_MS);
    }
  }

  async #watch() {
    const source = this.#source;
    if (!source || source.readyState !== EventSource.OPEN || Date.now() - this.#heard < QUIET_MS) return;
    try {
      await this.#handlers.probe();
      this.#heard = Date.now();
    } catch {
      if (source === this.#source) this.#open();
    }
  }

  #reopen() {
    if (this.#address && this.#source?.readyState !== EventSource.OPEN) this.#open();
  }

  #close() {
    clearTimeout(this.#retry);
    if (this.#source) this.#source.close();
    this.#source = null;
  }
}
