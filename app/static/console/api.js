/* The questions that the console's page asks its server. */

import { language, t } from "../words.js";

const LONG_NUMBER = /[^\d.eE"]-?\d{16,}[,\]}\s]/;

/* An answer that is an error, with the code, the message and the place in the query, if one is known. */
export class Refusal extends Error {
  constructor({ code, message, detail }, id) {
    const place = detail?.line ? detail : null;
    // Where the place is shown, the message need not name it as well.
    super(place ? message.replace(t(" (line %(line)s, column %(column)s)", place), "") : message);
    Object.assign(this, { code, place, id });
  }
}

export async function ask(path, body, { signal } = {}) {
  const answer = await sent(path, body, signal);
  const text = await answer.text();
  const found = parsed(text);
  if (answer.ok) return found;
  throw new Refusal(found?.error ?? { code: "unreadable", message: t("The server sent something that is no answer.") }, answer.headers.get("X-Request-Id"));
}

async function sent(path, body, signal) {
  const options = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
  try {
    return await fetch(`${path}?lang=${language}`, { ...options, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal({ code: "unreachable", message: t("The server cannot be reached. Your query is kept; try again.") });
  }
}

/* Whole numbers that JavaScript would round stay as they are. */
function parsed(text) {
  try {
    if (!LONG_NUMBER.test(text)) return JSON.parse(text);
    return JSON.parse(text, (_, value, context) => (typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "") ? BigInt(context.source) : value));
  } catch {
    return null;
  }
}

/* Parameters as they were typed: a JSON object, or lines name=value whose values are JSON or else plain text. */
export function readParameters(text) {
  if (text.trimStart().startsWith("{")) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new Refusal({ code: "bad_request", message: t("The parameters are no JSON object: %(reason)s", { reason: error.message }) });
    }
  }
  return Object.fromEntries(text.split("\n").filter((line) => line.trim()).map(named));
}

function named(line) {
  const [, name, value] = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=\s*(.*?)\s*$/u.exec(line) ?? [];
  if (!name) throw new Refusal({ code: "bad_request", message: t("The parameters must be JSON, or lines such as id=sample:yinghui-xu; this is neither: %(line)s", { line: line.trim().slice(0, 80) }) });
  try {
    return [name, JSON.parse(value)];
  } catch {
    return [name, value];
  }
}

/* The address that fills in a query and its parameters. */
export function addressOf(query, parameters) {
  const address = new URL("/console", location.href);
  address.searchParams.set("query", query);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(`p.${name}`, plain(value));
  return address;
}

function plain(value) {
  if (typeof value !== "string") return JSON.stringify(value);
  try {
    JSON.parse(value);
    return JSON.stringify(value);
  } catch {
    return value;
  }
}
