import type { Language } from '../../shared/language/text.ts';

const LANGUAGES: readonly string[] = ['fr', 'nl', 'en'];

/** The language that an Accept-Language header likes best among ours (RFC 9110, 12.5.4); undefined where it names none. */
export function languageIn(header: string | undefined): Language | undefined {
  const liked = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map(p => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ language, q }) => LANGUAGES.includes(language) && q > 0)
    .sort((a, b) => b.q - a.q);
  return liked[0]?.language as Language | undefined;
}
