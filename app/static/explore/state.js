/* The history of what was looked at: a list of entries and the place in it. Nothing here changes what it is given.

   An entry is {view, picture, words, act}: `act` says that the picture changed, not only what is picked, so that undoing
   takes back what was done and passes over what was only read. The browser's own history has one entry for each. */

export function begin(entry) {
  return { entries: [entry], at: 0 };
}

export function present(timeline) {
  return timeline.entries[timeline.at];
}

/* One step on; what had been undone is forgotten, as the browser's Forward forgets it. */
export function step(timeline, entry) {
  return { entries: [...timeline.entries.slice(0, timeline.at + 1), entry], at: timeline.at + 1 };
}

/* The present entry told better: its picture has arrived, a node was moved, the camera stands elsewhere. */
export function amend(timeline, changes) {
  return { ...timeline, entries: timeline.entries.with(timeline.at, { ...present(timeline), ...changes }) };
}

export function goTo(timeline, at) {
  return { ...timeline, at: Math.max(0, Math.min(at, timeline.entries.length - 1)) };
}

/* Pictures are large and can be read again: only the last ones are kept. */
export function forgetOld(timeline, kept) {
  const old = timeline.at - kept;
  return timeline.entries[old]?.picture ? { ...timeline, entries: timeline.entries.with(old, { ...timeline.entries[old], picture: null }) } : timeline;
}

/* How many steps back the state before the last act lies; 0 where nothing was done. */
export function stepsToUndo({ entries, at }) {
  for (let place = at; place > 0; place -= 1) if (entries[place].act) return at - place + 1;
  return 0;
}

/* How many steps on the next act that was undone lies; 0 where there is none. */
export function stepsToRedo({ entries, at }) {
  for (let place = at + 1; place < entries.length; place += 1) if (entries[place].act) return place - at;
  return 0;
}

export function undone({ entries, at }) {
  return entries.slice(1, at + 1).findLast((entry) => entry.act)?.words ?? "";
}

export function redone({ entries, at }) {
  return entries.slice(at + 1).find((entry) => entry.act)?.words ?? "";
}
