/* What the explorer asks the server for. Every failure is an Error with a sentence for the reader. */

import { t } from "../words.js";

export class ApiError extends Error {
  constructor(message, request) {
    super(request ? t("%(message)s (request %(id)s)", { message, id: request }) : message);
  }
}

export function readPicture(view, signal) {
  return post("/api/v1/explore", view, signal);
}

export function readExpanded(view, { key, kind, order, limit }, signal) {
  return post("/api/v1/explore/expand", { view, key, kind, order, limit }, signal);
}

export function readNeighbours(key, signal) {
  return get(`/api/v1/explore/neighbours?key=${encodeURIComponent(key)}`, signal);
}

export function readSharedPapers(a, b, signal) {
  return get(`/api/v1/shared-papers?author=${encodeURIComponent(a)}&author=${encodeURIComponent(b)}`, signal);
}

export async function readFile(view, format) {
  const answer = await reach(`/api/v1/explore/export?format=${format}`, bodied(view));
  return answer.ok ? answer.blob() : fail(answer, await answer.json().catch(() => null));
}

export function storeView(view) {
  return post("/api/v1/views", view);
}

function get(address, signal) {
  return ask(address, { signal });
}

function post(address, body, signal) {
  return ask(address, { ...bodied(body), signal });
}

function bodied(body) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

async function ask(address, options) {
  const answer = await reach(address, options);
  const body = await answer.json().catch(() => null);
  return answer.ok && body ? body : fail(answer, body);
}

function fail(answer, body) {
  const message = body?.error?.message ?? t("The server answered %(status)s.", { status: answer.status });
  throw new ApiError(message, answer.headers.get("X-Request-Id"));
}

async function reach(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(t("The server cannot be reached. Check the connection."));
  }
}
