import { describe, expect, it } from 'vitest';
import {
  brusselsDay,
  COMMUNES,
  communeName,
  communesAt,
  nisSchema,
  POLICE_ZONES,
  type PoliceZone,
  sortByName,
  zoneName,
  zoneOf,
  zoneSchema,
  zonesAt,
} from './reference.ts';

describe('the reference of the Region', () => {
  it('[room.5] has nineteen communes and six police zones, each commune in exactly one', () => {
    const today = '2026-11-23';
    expect(communesAt(today)).toHaveLength(19);
    expect(zonesAt(today)).toHaveLength(6);
    expect(
      zonesAt(today)
        .flatMap(zone => zone.communes)
        .sort(),
    ).toEqual(COMMUNES.map(({ nis }) => nis));
    expect(zoneOf('21013', today)).toBe('5341');
    expect(communesAt(today).find(({ nis }) => nis === '21009')?.zone).toBe('5339');
  });

  it('[room.5] replays a merger: each day has the zones of that day', () => {
    const merged: PoliceZone[] = [
      ...POLICE_ZONES.map(zone => ({ ...zone, validTo: '2028-01-01' })),
      {
        zone: '5339',
        fr: 'Bruxelles',
        nl: 'Brussel',
        communes: COMMUNES.map(({ nis }) => nis),
        validFrom: '2028-01-01',
      },
    ];
    expect(zonesAt('2027-12-31', merged)).toHaveLength(6);
    expect(zonesAt('2028-01-01', merged)).toHaveLength(1);
    expect(communesAt('2027-12-31', COMMUNES, merged).find(({ nis }) => nis === '21013')?.zone).toBe('5341');
    expect(new Set(communesAt('2028-01-01', COMMUNES, merged).map(({ zone }) => zone))).toEqual(new Set(['5339']));
  });

  it('takes the day of an instant in Brussels, winter and summer', () => {
    expect(brusselsDay('2027-12-31T22:59:59Z')).toBe('2027-12-31');
    expect(brusselsDay('2027-12-31T23:00:00Z')).toBe('2028-01-01');
    expect(brusselsDay('2027-06-30T21:59:59Z')).toBe('2027-06-30');
    expect(brusselsDay('2027-06-30T22:00:00Z')).toBe('2027-07-01');
    expect(() => brusselsDay('yesterday')).toThrow(RangeError);
  });

  it('knows no local police before the reform of 2002', () => {
    expect(zonesAt('2001-12-31')).toEqual([]);
    expect(zoneOf('21004', '2001-12-31')).toBeUndefined();
  });

  it('names a commune and a zone in the language of the reader', () => {
    expect(communeName('21007', 'fr')).toBe('Forest');
    expect(communeName('21007', 'nl')).toBe('Vorst');
    expect(communeName('21007', 'en')).toBe('Forest');
    expect(zoneName('5341', 'nl')).toBe('Zuid');
  });

  it('[room.5] sorts by the name that the reader sees: Forest is Vorst', () => {
    const french = sortByName(COMMUNES, 'fr').map(({ fr }) => fr);
    const dutch = sortByName(COMMUNES, 'nl').map(({ nl }) => nl);
    expect(french.indexOf('Forest')).toBe(french.indexOf('Evere') + 1);
    expect(dutch.indexOf('Vorst')).toBeGreaterThan(dutch.indexOf('Ukkel'));
    expect(french.at(-1)).toBe('Woluwe-Saint-Pierre');
    expect(dutch.at(-1)).toBe('Watermaal-Bosvoorde');
  });

  it('accepts the closed lists and nothing else', () => {
    expect(nisSchema.safeParse('21004').success).toBe(true);
    expect(zoneSchema.safeParse('5339').success).toBe(true);
    for (const wrong of ['21020', '21000', '04000', 21004, '', null])
      expect(nisSchema.safeParse(wrong).success).toBe(false);
    expect(zoneSchema.safeParse('5345').success).toBe(false);
  });
});
