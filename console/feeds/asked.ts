import type { ExaminedWords } from '../../shared/feeds/examined.ts';
import type { Source } from '../../shared/feeds/schema.ts';

/** An answer of the centre about sources: what was asked for, or why not, in the reader's language. */
export type Asked<T> = { readonly data: T } | { readonly failure: string };
export interface FoundCamera {
  readonly url: string;
  readonly name: string;
  readonly hardware?: string;
}

async function ask<T>(path: string, language: string, body?: unknown): Promise<Asked<T> | undefined> {
  try {
    const response = await fetch(`/api/feeds/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(40_000),
    });
    const answer = await response.json();
    return answer.ok ? { data: answer.data as T } : { failure: String(answer.error.message) };
  } catch {
    return undefined;
  }
}

/** Each resolves with undefined where the centre did not answer. */
export const askTest = (source: Source, language: string) =>
  ask<{ readonly reason?: string; readonly handling?: string; readonly words: ExaminedWords }>('probe', language, {
    source,
  });
export const askCameras = (language: string) => ask<{ readonly cameras: readonly FoundCamera[] }>('discover', language);
export const askKey = (feed: string, language: string) =>
  ask<{ readonly url: string; readonly key: string }>(`${feed}/key`, language);
