/* What was searched for lately in this browser. It stays here: nothing of it is sent anywhere. */

const KEY = "peergraph.recent-searches";
const MOST = 6;

/* The newest first: {label, kind?, address}. */
export function recentSearches() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOurs).slice(0, MOST) : [];
  } catch {
    // Storage may be forbidden, or hold what somebody else wrote.
    return [];
  }
}

/* A search by its words, or what a suggestion led to. */
export function remember({ label, kind, address }) {
  if (!label) return;
  const entry = { label, kind, address: address ?? `/search?q=${encodeURIComponent(label)}` };
  const others = recentSearches().filter((each) => each.address !== entry.address);
  keep([entry, ...others].slice(0, MOST));
}

export function clearRecent() {
  keep([]);
}

function keep(entries) {
  try {
    if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries));
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage there are no recent searches, and everything else works.
  }
}

function isOurs(entry) {
  return typeof entry?.label === "string" && /^\/(?!\/)/.test(entry.address);
}
