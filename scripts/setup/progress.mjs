/** A step that ends within this many ms says nothing: a second start should be quiet. */
const QUIET_MS = 2000;
/** Where no terminal can rewrite its line, one line in this many ms keeps a log readable. */
const LOG_EVERY_MS = 5000;
const DRAW_EVERY_MS = 250;

/**
 * Tells a person what set-up does, once it lasts: on a terminal one line that is rewritten, elsewhere a line
 * every few seconds, each with the elapsed seconds and the last thing heard from the step.
 *
 * @param {{isTTY?: boolean, columns?: number, write: (text: string) => unknown}} out
 * @param {() => number} [now] ms
 */
export function createProgress(out, now = Date.now) {
  return {
    /** Prints one line of its own. @param {string} text */
    say(text) {
      out.write(`${text}\n`);
    },
    /**
     * Runs `work`, which may call `report(detail)` as it goes on; gives back what it gives back.
     *
     * @template T
     * @param {string} label
     * @param {(report: (detail: string) => void) => Promise<T>} work
     * @returns {Promise<T>}
     */
    async step(label, work) {
      const began = now();
      let detail = '';
      let shown = false;
      let loggedAt = began;
      const timer = setInterval(() => {
        const elapsed = now() - began;
        if (elapsed < QUIET_MS) return;
        const line = `${label} · ${Math.round(elapsed / 1000)} s${detail === '' ? '' : ` · ${detail}`}`;
        if (out.isTTY) out.write(`\r\x1b[K${cut(line, (out.columns ?? 80) - 1)}`);
        else if (!shown || now() - loggedAt >= LOG_EVERY_MS) {
          out.write(`${cut(line, 160)}\n`);
          loggedAt = now();
        }
        shown = true;
      }, DRAW_EVERY_MS);
      let sign = '✗';
      try {
        const result = await work(text => {
          detail = text.trim();
        });
        sign = '✓';
        return result;
      } finally {
        clearInterval(timer);
        if (shown)
          out.write(`${out.isTTY ? '\r\x1b[K' : ''}${sign} ${label} · ${Math.round((now() - began) / 1000)} s\n`);
      }
    },
  };
}

function cut(line, width) {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
