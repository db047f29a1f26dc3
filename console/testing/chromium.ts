import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { cookieName } from '../../server/access/currentSession.ts';
import { TEST_PASSWORD, type TestBelfry } from '../../server/testing/belfry.ts';
import { speech } from './speech.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** WebGL 2 without a graphics card, and video over the loopback that starts without a touch. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // The page itself is drawn by the processor at once, not by an imitation of a graphics card: a third less work.
  '--disable-gpu-compositing',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

/** A machine under load takes its time; what is asserted is that it comes. */
export const COMES = { timeout: Number(process.env.TEST_PATIENCE_MS ?? 60_000) };
/** A desk's screen in CSS pixels, painted at half of them a side: without a card each pixel is the processor's work. */
export const DESK = {
  viewport: { width: 1920, height: 1080 },
  deviceScaleFactor: 0.5,
  reducedMotion: 'reduce',
} as const;
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

const COOKIE = { name: cookieName(false), httpOnly: true, sameSite: 'Strict' } as const;
async function comeIn(page: Page, account: string, language: keyof typeof SIGN_IN): Promise<void> {
  const words = SIGN_IN[language];
  await page.getByLabel(words.account).fill(account);
  await page.getByLabel(words.password).fill(TEST_PASSWORD);
  await page.getByRole('button', { name: words.act }).click();
}
/** Runs in the page: a device without WebGL. */
function withoutMap(): void {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest]);
  } as typeof getContext;
}

/** The built console is what people get, so it is what is tested: `npm test` builds it first. */
export function requireBuiltConsole(): void {
  const page = fileURLToPath(new URL('../../dist/index.html', import.meta.url));
  if (!existsSync(page)) throw new Error('The console is not built, so no browser can show it: run `npm run build`.');
}

const SIGN_IN = {
  fr: { account: 'Compte', password: 'Mot de passe', act: 'Se connecter' },
  nl: { account: 'Account', password: 'Wachtwoord', act: 'Aanmelden' },
} as const;
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
}
export interface VisitOptions {
  /** Comes through the door, with name and password; else with the session's cookie, as whoever opens a tab again. */
  readonly door?: boolean;
  /** A screen that can draw no map, which is told so: half of what a page costs is its map, drawn without a card. */
  readonly map?: boolean;
  readonly language?: keyof typeof SIGN_IN;
  readonly theme?: 'dark' | 'light' | 'contrast';
  readonly path?: string;
  readonly display?: BrowserContextOptions;
  /** What is done to the page before it opens. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** One real browser in which people sign in, each in a context of their own; errors of any page are gathered. */
export interface Visitors {
  readonly browser: Browser;
  /** What pages threw; a test expects it to be empty. */
  readonly faults: string[];
  /** Opens a page at an address as somebody who is signed in. */
  signIn(account: string, options?: VisitOptions): Promise<Visit>;
  /** Closes the contexts that are still open. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** A real browser without a window, as this machine has it. */
export const openChromium = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...more] });

/** A voice and a face that the browser makes itself, given without asking; and a screen to share. */
const DEVICES = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--auto-select-desktop-capture-source=Entire screen',
];

/**
 * @param options.devices the browser has a microphone, a camera and a screen to share
 * @param options.map whether their screens draw a map, where a visit does not say
 */
export async function startVisitors(
  belfry: TestBelfry,
  options: { devices?: boolean; map?: boolean } = {},
): Promise<Visitors> {
  requireBuiltConsole();
  const folder = mkdtempSync(join(tmpdir(), 'belfry-visitors-'));
  const voice = join(folder, 'voice.wav');
  if (options.devices) writeFileSync(voice, speech());
  const devices = options.devices ? [...DEVICES, `--use-file-for-fake-audio-capture=${voice}`] : [];
  const browser = await openChromium(devices);
  const faults: string[] = [];
  return {
    ...{ browser, faults },
    async signIn(account, visit = {}) {
      const { language = 'fr', theme = 'dark', path = '/', display = DESK, map = options.map ?? true } = visit;
      const token = await belfry.signIn(account);
      const context = await browser.newContext(display);
      context.setDefaultTimeout(COMES.timeout);
      if (!map) await context.addInitScript(withoutMap);
      if (!visit.door) await context.addCookies([{ ...COOKIE, value: token, url: belfry.url }]);
      const page = await context.newPage();
      page.on('pageerror', error => faults.push(`${account}: ${error.message}`));
      await visit.prepare?.(page);
      await page.goto(`${belfry.url}${path}?lang=${language}&theme=${theme}`);
      if (visit.door) await comeIn(page, account, language);
      return { context, page };
    },
    async leave() {
      await Promise.all(browser.contexts().map(context => context.close()));
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
