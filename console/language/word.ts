/** One language's version: a sentence with `{name}` places, or two where the number `{n}` changes it. */
export type Form = string | { readonly one: string; readonly other: string };

/** A word of the interface in the three languages: leaving one out is a type error. */
export interface Word {
  readonly fr: Form;
  readonly nl: Form;
  readonly en: Form;
}

/** The words of one capability. */
export type Words = Readonly<Record<string, Word>>;

type Places<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type PlacesOf<F> = F extends string ? Places<F> : F extends { other: infer O } ? 'n' | Places<O> : never;

/** The values that a word asks for; `n` is a number and chooses the plural. */
export type Values<W extends Word> = {
  readonly [Name in PlacesOf<W['fr']> | PlacesOf<W['nl']> | PlacesOf<W['en']>]: Name extends 'n'
    ? number
    : string | number;
};
