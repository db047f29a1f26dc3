import { z } from 'zod';

export const languageSchema = z.enum(['fr', 'nl', 'en']);
export type Language = z.infer<typeof languageSchema>;

const line = (max: number) => z.string().trim().min(1).max(max);

/**
 * One object that carries its language versions; FR and NL are equal and both required
 * (coordinated laws of 18 July 1966, art. 18). `schema.ts` files choose the length.
 */
export const textSchema = (max: number) =>
  z.strictObject({ fr: line(max), nl: line(max), en: line(max).optional(), de: line(max).optional() });
export type Text = z.infer<ReturnType<typeof textSchema>>;

/** What a person typed, kept as typed: one string in the writer's language, or a text where both versions exist. */
export const wordsSchema = (max: number) => z.union([line(max), textSchema(max)]);
export type Words = string | Text;
