import { COMMUNES, nameIn, POLICE_ZONES, type ReaderLanguage } from './reference.ts';

const communes = new Map<string, (typeof COMMUNES)[number]>(COMMUNES.map(c => [c.nis, c]));
const zones = new Map<string, (typeof POLICE_ZONES)[number]>(POLICE_ZONES.map(z => [z.zone, z]));

/** Names by code for readers; a code of another territory is shown as it is. */
export const communeName = (nis: string, language: ReaderLanguage): string => {
  const commune = communes.get(nis);
  return commune ? nameIn(commune, language) : nis;
};
/** The first postal code, by which people name a commune. A commune is never derived from one. */
export const communePostal = (nis: string): string => communes.get(nis)?.postalCodes[0] ?? nis;
export const zoneName = (code: string, language: ReaderLanguage): string => {
  const zone = zones.get(code);
  return zone ? nameIn(zone, language) : code;
};
export const communeCodes = (): readonly string[] => COMMUNES.map(c => c.nis);
