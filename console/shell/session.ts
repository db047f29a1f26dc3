/** Signing in and out. The cookie carries the session; nothing secret is kept by the page. */
export type SignInResult = 'signed-in' | 'wrong' | 'too-many' | 'no-server';

export async function signIn(account: string, password: string, language: string): Promise<SignInResult> {
  try {
    const response = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ account, password }),
    });
    if (response.ok) return 'signed-in';
    return response.status === 429 ? 'too-many' : response.status >= 500 ? 'no-server' : 'wrong';
  } catch {
    return 'no-server';
  }
}

/** Ends the session everywhere it is in use; true once the server has confirmed it. */
export async function signOut(): Promise<boolean> {
  try {
    return (await fetch('/api/session', { method: 'DELETE' })).ok;
  } catch {
    return false;
  }
}
