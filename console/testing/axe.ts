import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA, with what the older versions had. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds on the page as it stands: rule, place, and why, one line each. @param also other rules that hold here */
export async function violationsOn(page: Page, also: readonly string[] = []): Promise<string[]> {
  // Brought in as the tester's own script; the page itself stays under the server's policy.
  await page.evaluate(axe);
  return page.evaluate(
    async rules => {
      const { axe: tool } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await tool.run(document, { runOnly: rules });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary?.replace(/\s+/g, ' ')}`),
      );
    },
    [...RULES, ...also],
  );
}
