import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeHealthData } from './health.ts';

const PERSONAL = [
  'Jean Dupont souffre de diabète',
  'Jean Dupont, diabétique, évacué vers Saint-Luc',
  'Mme Peeters est enceinte de huit mois, à évacuer en premier',
  'M. Karim Idrissi blessé à la tête, transféré à Érasme',
  'Mevr. De Smet is zwanger en zit vast op het perron',
  'De heer Maes ligt in coma in het UZ',
  'Sofie Claeys heeft epilepsie',
  'Patient Lambert : séropositif, prévenir l’hôpital',
  'Patiënt Jacobs lijdt aan astma',
  'Le patient est atteint d’un cancer du poumon',
  'Femme de 54 ans, diabétique, prise en charge au quai',
  'Man van 43 jaar met hartinfarct, kamer 12',
  'Meisje van 6 jaar, epileptisch, bij haar moeder',
  'Boy of 7 years with asthma',
  'NISS 85.07.30-033.28, à identifier',
  'Rijksregisternummer 85073003328',
  'Victime Dubois hospitalisée à Brugmann',
  'Groupe sanguin O négatif pour le conducteur',
  'Le chauffeur est sous anticoagulants',
  'Testé positif au COVID : l’agent de la station',
  'Mr John Smith is unconscious on platform 2',
  'Dossier médical à transmettre à l’hôpital',
  'Fatima El Amrani, dépression connue, menace de sauter',
  'De bestuurder werd positief getest op drugs',
];
const ORDINARY = [
  '7 incommodés : 2 T2, 5 T3',
  '7 personen bevangen: 2 T2, 5 T3',
  'PMA ouvert place Madou',
  'VMP geopend op het Madouplein',
  'Fumée métro Madou, direction Simonis',
  'Explosion Anderlecht, 1 blessé grave',
  'Incendie Molenbeek : 3 brûlés, 12 intoxiqués au CO',
  'Un blessé transporté vers Saint-Pierre',
  'Eén gewonde naar het ziekenhuis gebracht',
  'Trois blessés légers, aucun décès',
  'Dr. Eva Mertens au PMA',
  'Dr. Eva Mertens : 2 blessés graves, 5 légers',
  'Cdt. Xavier Noël prend la direction du PC-Ops',
  'Mme Marchal informée à 02:14 ; phase provinciale',
  'Mme Marchal demande le nombre de blessés',
  'M. Claes à la radio : évacuation terminée',
  'Rue Jean Jacobs fermée, un malaise signalé',
  'Hôpital Saint-Jean : 12 lits libres, PUH niveau 1',
  'Hôpital Érasme en plan MASH, service psychiatrie évacué',
  'Croix-Rouge : 40 repas servis',
  'Rode Kruis: opvangcentrum open, 85 personen',
  'Centre psychosocial PSM activé',
  '112 : 14 appels en dix minutes',
  'Contact : 02 507 99 11, GSM 0475 12 34 56',
  'Dossier 2026.11.24-001 ouvert chez STIB',
  'Ligne 2 et 6 interrompues de Rogier à Trône',
  'Périmètre rouge levé à 04:10, SIAMU quitte',
  'Enfants de l’école Sainte-Marie à l’abri',
  'Un homme de 40 ans évacué par la sortie sud',
  'Homme tombé sur les voies, circulation interrompue',
  'Appel 112 : fumée au quai, direction Simonis.',
  'Twee autopompen en een ladder onderweg.',
  'Allergènes : sans objet',
  'Fracture de la conduite avenue Brugmann, gaz coupé',
  'Hemelwater in tunnel, pompen onderweg',
  'Bourgmestre Philippe Carlier blessé ? Non, démenti',
  'Simulation de patients : exercice MASH à 10 h',
  'D2 : renfort de trois MUG demandé',
  'Need 3 more ambulances at Madou',
];

describe('[engine.5] the warning of personal health data', () => {
  it.each(PERSONAL)('warns of “%s”', text => {
    expect(looksLikeHealthData(text)?.where).toBeTruthy();
  });

  it.each(ORDINARY)('leaves the staff line “%s” alone', text => {
    expect(looksLikeHealthData(text)).toBeUndefined();
  });

  it('names words that stand in the text', () => {
    for (const text of PERSONAL) {
      const where = looksLikeHealthData(text)?.where ?? '';
      expect(text.replace(/\s+/g, ' ')).toContain(where.replace(/…$/, ''));
    }
  });

  it('finds a person among any ordinary lines, and never warns of these alone', () => {
    const lines = fc.array(fc.constantFrom(...ORDINARY), { minLength: 0, maxLength: 5 });
    fc.assert(
      fc.property(lines, fc.constantFrom(...PERSONAL), lines, (before, personal, after) => {
        expect(looksLikeHealthData([...before, ...after].join('\n'))).toBeUndefined();
        expect(looksLikeHealthData([...before, personal, ...after].join('\n'))).toBeDefined();
      }),
    );
  });

  it('warns of a register number however it is written, and of no number that does not check', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 998 }),
        fc.constantFrom('', '.', ' ', '-'),
        (year, month, day, serial, between) => {
          const two = (n: number) => String(n).padStart(2, '0');
          const body = `${two(year)}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`;
          const check = 97 - (Number(body) % 97);
          const write = (c: number) =>
            [two(year), two(month), two(day)].join(between) + between + body.slice(6) + between + two(c);
          expect(looksLikeHealthData(`NISS ${write(check)} à vérifier`)?.what).toBe('register-number');
          const other = 97 - ((2_000_000_000 + Number(body)) % 97);
          const wrong = [1, 2, 3, 4].map(n => ((check + n) % 97) + 1).find(c => c !== check && c !== other) as number;
          expect(looksLikeHealthData(`dossier ${write(wrong)}`)).toBeUndefined();
        },
      ),
    );
  });

  it('answers any text at once, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 4_000 }), text => {
        const from = performance.now();
        looksLikeHealthData(text);
        looksLikeHealthData(`${'Jean Dupont '.repeat(200)}${text}`);
        expect(performance.now() - from).toBeLessThan(2_000);
      }),
      { numRuns: 50 },
    );
  });
});
