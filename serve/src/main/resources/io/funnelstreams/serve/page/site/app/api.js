// Reading the API. Errors are its problem documents; lists are read to their last page.

const BASE = 'api/v1';

/** What the server said was wrong, or that it did not answer. */
export class ApiError extends Error {
  constructor(title, detail, status) {
    super(detail || title);
    this.title = title;
    this.status = status;
  }
}

/** The path of a resource with a query; values that are not given are left out. */
export function path(resource, query = {}, segment = {}) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') all.set(name, value);
  }
  for (const [dimension, value] of Object.entries(segment)) all.set('segment.' + dimension, value);
  const text = all.toString();
  return `${BASE}${resource}${text ? '?' + text : ''}`;
}

/** The link to the same list as CSV. */
export const csv = (resource, query, segment) => path(resource, {...query, format: 'csv'}, segment);

/** Fetches one document; throws an {@link ApiError}. */
export async function get(resource, {query, segment, signal} = {}) {
  let answer;
  try {
    answer = await fetch(path(resource, query, segment), {
      headers: {Accept: 'application/json'},
      cache: 'no-cache',
      credentials: 'same-origin',
      signal,
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError('The server does not answer', 'The page asks again by itself.', 0);
  }
  if (answer.ok) return answer.json();
  throw await problem(answer);
}

async function problem(answer) {
  const fallback = `The server answered ${answer.status}.`;
  try {
    const document = await answer.json();
    return new ApiError(document.title || fallback, document.detail, answer.status);
  } catch {
    return new ApiError(fallback, '', answer.status);
  }
}

// More pages than this is no list for a person; the CSV link has all of it.
const PAGES = 20;

/** Fetches all items of a list, at most {@link PAGES} pages of it; `more` says that there are others. */
export async function list(resource, {query = {}, segment, signal} = {}) {
  const document = await get(resource, {query, segment, signal});
  const items = [...document.items];
  let next = document.next;
  for (let page = 1; next && page < PAGES; page++) {
    const following = await get(resource, {query: {...query, cursor: next}, segment, signal});
    items.push(...following.items);
    next = following.next;
  }
  return {...document, items, more: Boolean(next)};
}

/**
 * As `get`, for a part of a view that the others do not need: what the server refused is the {@link ApiError} itself,
 * which the view draws in the part's place. A reader who has to sign in, and a server that does not answer, concern the
 * whole view.
 */
export async function orProblem(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError && error.status && error.status !== 401) return error;
    throw error;
  }
}

/** As `get`, but an answer of "there is none" or "you may not" is null: the view draws that state. */
export async function optional(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError && [403, 404].includes(error.status)) return null;
    throw error;
  }
}
