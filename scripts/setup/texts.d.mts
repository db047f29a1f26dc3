/** The texts of set-up in the language of the terminal; see texts.mjs. */
export function textsFor(env?: Record<string, string | undefined>): Readonly<Record<string, unknown>>;
