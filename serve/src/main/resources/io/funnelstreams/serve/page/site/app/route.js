// The address bar is the state of the page: every view is a link that can be shared.

/** Views in the order of the navigation: id and the word that the reader sees. */
export const VIEWS = [
  ['overview', 'Overview'],
  ['goal', 'Goals'],
  ['kpi', 'KPIs'],
  ['funnel', 'Funnel'],
  ['revenue', 'Revenue'],
  ['alerts', 'Alerts'],
  ['health', 'Data health'],
  ['plan', 'Plan'],
];

/** Reads a query string: `?view=kpi&id=leads&segment.region=EMEA`. An unknown view is the overview. */
export function parse(search) {
  const params = {};
  const segment = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (name.startsWith('segment.')) segment[name.slice('segment.'.length)] = value;
    else params[name] = value;
  }
  const known = VIEWS.some(([id]) => id === params.view);
  const view = known ? params.view : 'overview';
  delete params.view;
  return {view, params, segment};
}

/** The link of a view; parameters without a value are left out. */
export function href(view, params = {}, segment = {}) {
  const query = new URLSearchParams();
  if (view !== 'overview') query.set('view', view);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, value);
  }
  for (const [dimension, value] of Object.entries(segment)) query.set('segment.' + dimension, value);
  const text = query.toString();
  return text ? '?' + text : './';
}

/** The same view with some parameters changed; `segment` is replaced where it is given. */
export function changed(route, params, segment = route.segment) {
  return href(route.view, {...route.params, ...params}, segment);
}
