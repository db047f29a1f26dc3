/** The order of every agenda: image – jugement – décision, beeldvorming – oordeelsvorming – besluitvorming. */
export const PARTS = ['image', 'judgement', 'decision'] as const;
export type AgendaPart = (typeof PARTS)[number];
