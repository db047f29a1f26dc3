/** Subscribes this browser to pushes of this server and tells the server; true once the server has it. */
export async function register(registration: ServiceWorkerRegistration): Promise<boolean> {
  const answer = await fetch('/api/push/key');
  if (!answer.ok) return false;
  const { key } = (await answer.json()) as { key: string };
  const subscription = await subscribeWith(registration, key);
  const { endpoint, keys, expirationTime } = subscription.toJSON();
  const told = await fetch('/api/push/subscriptions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys, expirationTime: expirationTime ?? null }),
  });
  return told.status === 201;
}

/** A subscription is bound to the server's key: one made for another key is given up first. */
async function subscribeWith(registration: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const kept = await registration.pushManager.getSubscription();
  if (kept && sameKey(kept.options.applicationServerKey, key)) return kept;
  await kept?.unsubscribe();
  return registration.pushManager.subscribe(options);
}

const sameKey = (kept: ArrayBuffer | null, key: string): boolean => {
  if (!kept) return false;
  const text = btoa(String.fromCharCode(...new Uint8Array(kept)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === key.replace(/=+$/, '');
};
