/* Motion that the reader has caused: short, and none for readers who want none. */

export function wantsNoMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/* Calls `step` with 0 to 1 until the time is over; returns a function that goes to the end at once. */
export function tween(milliseconds, step) {
  let frame = 0;
  const finish = () => {
    cancelAnimationFrame(frame);
    if (frame === null) return;
    frame = null;
    step(1);
  };
  if (wantsNoMotion() || document.hidden) {
    finish();
    return finish;
  }
  const started = performance.now();
  const turn = (now) => {
    const part = Math.min(Math.max((now - started) / milliseconds, 0), 1);
    if (part === 1) return finish();
    step(1 - (1 - part) ** 2);
    frame = requestAnimationFrame(turn);
  };
  frame = requestAnimationFrame(turn);
  return finish;
}
