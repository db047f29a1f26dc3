import { describe, expect, test } from 'vitest';
import { callable, callingAt, mentionsIn } from './mentions.ts';

describe('[engine.5] calling somebody by @ in a line', () => {
  test.each([
    ['Ventilation ? @Dir-SI', { functions: ['dir-d1'] }],
    ['Ventilatie? @Dir-BW', { functions: ['dir-d1'] }],
    ['@Haut Fonctionnaire informé, @STIB à rappeler', { functions: ['high-official', 'transport-dispatch'] }],
    ['Ouvrir la salle @1210 @Saint-Gilles', { communes: ['21014', '21013'] }],
    ['@sint-gillis, @dir-pol.', { functions: ['dir-d3'], communes: ['21013'] }],
  ])('“%s” calls %j', (text, mentions) => {
    expect(mentionsIn(text)).toEqual(mentions);
  });

  test.each([
    'rien à signaler',
    'redaction@radio.example',
    '@',
    '@personne',
    '@12100',
    'a@1210',
  ])('“%s” calls nobody', text => {
    expect(mentionsIn(text)).toBeUndefined();
  });

  test('is offered while a name is being typed, by its title, its letter or its postal code, and no more once it is written', () => {
    expect(callingAt('Six bus @Dir', 12)).toEqual({ from: 8, typed: 'Dir' });
    expect(callingAt('Six bus', 7)).toBeUndefined();
    expect(callable('dir-l', 'fr').map(one => one.key)).toEqual(['dir-d4']);
    expect(callable('d4', 'fr').map(one => one.key)).toContain('dir-d4');
    expect(callable('1210', 'nl').map(one => one.label)).toEqual(['Sint-Joost-ten-Node']);
    expect(callable('Dir-Log ', 'fr')).toEqual([]);
  });
});
