const SHELL = 'belfry-shell';
const PLACES = 'belfry-places';
/** Longer than this and a person at 02:14 looks at nothing: the kept page is shown instead. */
const PATIENCE_MS = 3_000;
/** Every build brings some twenty files; older ones are of no use to anybody. */
const KEPT_AT_MOST = 120;

/** Keeps the page itself and the files it is made of; those named are what a page says that it loaded. */
export async function keepShell(named: readonly string[] = []): Promise<void> {
  const cache = await caches.open(SHELL);
  const page = await fetch('/', { cache: 'no-cache' }).catch(() => undefined);
  if (!page?.ok) return;
  const html = await page.clone().text();
  await cache.put('/', page);
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path as string);
  const wanted = new Set([...files, ...named.filter(path => path.startsWith('/assets/'))]);
  for (const path of wanted) if (!(await cache.match(path))) await cache.add(path).catch(() => {});
  const old = (await cache.keys()).slice(0, -KEPT_AT_MOST).filter(({ url }) => !wanted.has(new URL(url).pathname));
  for (const request of old) if (new URL(request.url).pathname !== '/') await cache.delete(request);
}

/** What the worker answers by itself; undefined leaves the request to the network. */
export function shellAnswer(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return undefined;
  if (request.mode === 'navigate') return pageAnswer(request);
  // Their names carry their content, so what is kept is what the server would give.
  if (pathname.startsWith('/assets/')) return keptFirst(request, SHELL);
  if (pathname === '/territory/inset.json') return networkFirst(request);
  return undefined;
}

/** Every address is the same page; it reads the address itself. */
async function pageAnswer(request: Request): Promise<Response> {
  const kept = await (await caches.open(SHELL)).match('/');
  const fresh = fetch(request);
  if (!kept) return fresh;
  return Promise.race([
    fresh.catch(() => kept),
    new Promise<Response>(resolve => setTimeout(resolve, PATIENCE_MS, kept)),
  ]);
}

async function keptFirst(request: Request, name: string): Promise<Response> {
  const cache = await caches.open(name);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

async function networkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(PLACES);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) {
      await cache.put(request, fresh.clone());
      const old = (await cache.keys()).slice(0, -30);
      await Promise.all(old.map(each => cache.delete(each)));
    }
    return fresh;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}
