import { holdsForCommune } from '../people/mandates.ts';
import type { FunctionCode, Mandate } from '../people/schema.ts';

/** Who is asked for a phase: its own authority. */
export const ASKED: Readonly<Record<'provinciale' | 'federale', FunctionCode>> = {
  provinciale: 'high-official',
  federale: 'minister-interior',
};
/** Who may ask for it in their own name. */
export const ASKS: Readonly<Record<'provinciale' | 'federale', FunctionCode>> = {
  provinciale: 'mayor',
  federale: 'high-official',
};
/** Who speaks for the regional security council: its president, or the High Official who sits in it (L). */
const COUNCIL: readonly FunctionCode[] = ['minister-president', 'high-official'];

export function mayAsk(
  mandate: Mandate,
  {
    phase,
    communes,
    as = 'own',
  }: { phase: 'provinciale' | 'federale'; communes: readonly string[]; as?: 'own' | 'cores' | undefined },
): boolean {
  if (as === 'cores') return phase === 'federale' && COUNCIL.includes(mandate.function);
  if (mandate.function !== ASKS[phase]) return false;
  // A mayor speaks for their own commune, and may ask for a territory that is wider.
  return phase === 'federale' || communes.some(nis => holdsForCommune(mandate, nis));
}
