import type { Nis } from './reference.ts';
import type { GridPoint, Junction } from './schematic-junctions.ts';

/** A commune of the schematic: the outline of each part, counter-clockwise from junction to junction, and where its name stands. */
export interface DrawnCommune {
  readonly nis: Nis;
  readonly parts: readonly (readonly Junction[])[];
  readonly label: GridPoint;
}

const outline = (names: string) => names.trim().split(/\s+/) as Junction[];

export const DRAWN_COMMUNES: readonly DrawnCommune[] = [
  {
    nis: '21001',
    parts: [
      outline(`
        ninove delacroixEast delacroix ninoveRoad prince scheut dilbeek moortebeek scheutEast scheutMiddle
        scheutWest itterbeekEast itterbeekNorth itterbeek neerpede vlezenbeekWest vlezenbeek pede pedeSouth
        erasmeWest erasme vogelenzangWest vogelenzang negenmanneke ruisbroek bemptWest bempt aa luttre midiSouth
        midiWest bara
      `),
    ],
    label: [-42, -20],
  },
  {
    nis: '21002',
    parts: [
      outline(`
        saintMichel hankar chasse arsenal triompheNorth triomphe delta plaine plaineSouth beaulieu beaulieuEast
        vandersmissen wiener demeyWest demey souverain transvaal coinDuBalai rougeCloitreNorth rougeCloitre
        leonardWest leonard overijse tervurenRoad tervurenSouth tervurenMiddle tervurenWest tervuren tervurenNorth putdael
        putdaelWest valDuchesse valDuchesseWest woluweValley chantDOiseau chantDOiseauWest madoux madouxWest
      `),
    ],
    label: [55, -35],
  },
  {
    nis: '21003',
    parts: [
      outline(`
        basilicaWest charlesQuint hunderenveld zellik berchemNorth berchemWest scheutbosNorth scheutbosEast
        beekkant mettewie
      `),
    ],
    label: [-42, 18],
  },
  {
    nis: '21004',
    parts: [
      outline(`
        ninove bara midiGate hal halEast louiseWest livourne legrand legrandSouth bascule waterloo vivierOie lorraineNorth
        boisSouth boitsfortStation boondael boisEast solbosch hippodrome hippodromeNorth boisEntrance vleurgat
        stephanieSouth stephanieNorth louiseEast trone luxembourg parcLeopold gray jourdan froissart merode
        cortenbergh clovis louvainRoad dailly daillySouth gutenberg marteau madou botanique rogier nord liedts
        colignon pavillon pavillonNorth schaerbeekYard harenWest buda natoWest nato natoSouth zaventem
        bourgetSouth bourgetWest bourget harenEast harenNorth diegemSouth diegem canalBridge marly vilvoorde
        heembeekNorth heembeekRoad heembeekWest meise strombeek heyselNorth heyselWest wemmel arbreBallon houba
        houbaSouth stuyvenbergh jetteStation pannenhuisNorth pannenhuis tourEtTaxisNorth tourEtTaxis picard
      `),
    ],
    label: [8, 46],
  },
  {
    nis: '21005',
    parts: [
      outline(`
        gray germoir couronneWest couronne arsenal chasse hankar saintMichel boileauSouth boileau boileauNorth
        tervurenAvenue montgomery georgesHenri cortenbergh merode froissart jourdan
      `),
    ],
    label: [29, -17],
  },
  {
    nis: '21006',
    parts: [
      outline(`
        harenWest helmet leopold3 marcelThiry evereEast evereMiddle evereNorth zaventem natoSouth nato natoWest
        buda
      `),
    ],
    label: [40, 25],
  },
  {
    nis: '21007',
    parts: [
      outline(`
        luttre aa bempt bemptWest ruisbroek ruisbroekSouth nationalWest nationalSouth drogenbosWest drogenbos
        altitude vanderkindere berkendael maCampagne albert luttreEast
      `),
    ],
    label: [-20, -36],
  },
  {
    nis: '21008',
    parts: [
      outline(`
        basilicaNorth odonWarland tilleulEast tilleul laarbeek laarbeekWest zellik hunderenveld charlesQuint
        basilicaWest
      `),
    ],
    label: [-31, 31],
  },
  {
    nis: '21009',
    parts: [
      outline(`
        trone louiseEast stephanieNorth stephanieEast stephanieSouth vleurgat boisEntrance hippodromeNorth
        hippodrome solbosch boisEast boondael boitsfortRoad ulb arboretum beaulieu plaineSouth plaine delta
        triomphe triompheNorth arsenal couronne couronneWest germoir gray parcLeopold luxembourg
      `),
      outline(`
        livourne maCampagne berkendael vanderkindere churchill legrand
      `),
    ],
    label: [22, -29],
  },
  {
    nis: '21010',
    parts: [
      outline(`
        pannenhuis pannenhuisNorth jetteStation stuyvenbergh houbaSouth houba arbreBallon wemmel jetteNorth
        dieleghem laarbeekNorth laarbeek tilleul tilleulEast odonWarland basilicaNorth jetteAvenue simonis
      `),
    ],
    label: [-17, 36],
  },
  {
    nis: '21011',
    parts: [
      outline(`
        simonis jetteAvenue basilicaNorth basilicaWest mettewie koekelbergWest osseghem ribaucourt etangsNoirsWest
        etangsNoirs sainteMarie jubile jubileNorth simonisSouth
      `),
    ],
    label: [-20, 19],
  },
  {
    nis: '21012',
    parts: [
      outline(`
        picard tourEtTaxis tourEtTaxisNorth pannenhuis simonis simonisSouth jubileNorth jubile sainteMarie
        etangsNoirs etangsNoirsWest ribaucourt osseghem koekelbergWest mettewie beekkant scheutbosEast
        scheutbosNorth scheutbosWest dilbeek scheut prince ninoveRoad delacroix delacroixEast ninove
      `),
    ],
    label: [-29, 8],
  },
  {
    nis: '21013',
    parts: [
      outline(`
        bara midiWest midiSouth luttre luttreEast albert maCampagne livourne louiseWest halEast hal midiGate
      `),
      outline(`
        stephanieNorth stephanieSouth stephanieEast
      `),
    ],
    label: [-6, -22],
  },
  {
    nis: '21014',
    parts: [
      outline(`
        nord rogier botanique madou marteau gutenberg daillySouth dailly josaphatStreet royaleSainteMarie
      `),
    ],
    label: [14, 6.5],
  },
  {
    nis: '21015',
    parts: [
      outline(`
        nord royaleSainteMarie josaphatStreet dailly louvainRoad clovis cortenbergh georgesHenri plasky leopold3
        helmet harenWest schaerbeekYard pavillonNorth pavillon colignon liedts
      `),
    ],
    label: [22, 20],
  },
  {
    nis: '21016',
    parts: [
      outline(`
        legrand churchill vanderkindere altitude drogenbos calevoet calevoetSouth beersel linkebeekWest linkebeek
        rhode espinette espinetteEast soignesSouth hoeilaart lorraineSouth lorraine forestGate vertChasseur
        vertChasseurNorth boisSouth lorraineNorth vivierOie waterloo bascule legrandSouth
      `),
    ],
    label: [2, -62],
  },
  {
    nis: '21017',
    parts: [
      outline(`
        beaulieu arboretum ulb boitsfortRoad boondael boitsfortStation boisSouth vertChasseurNorth vertChasseur
        forestGate lorraine lorraineSouth hoeilaart groenendael leonard leonardWest rougeCloitre rougeCloitreNorth
        coinDuBalai transvaal souverain demey demeyWest wiener vandersmissen beaulieuEast
      `),
    ],
    label: [49, -62],
  },
  {
    nis: '21018',
    parts: [
      outline(`
        georgesHenri montgomery tomberg woluweSouth woluweEast woluwe woluweNorth chapelleSouth chapelle
        vanderveldeWest vandervelde stockel stockelNorth kraainem kraainemWest sintStevens sintStevensWest
        evereEast marcelThiry leopold3 plasky
      `),
    ],
    label: [56, 3],
  },
  {
    nis: '21019',
    parts: [
      outline(`
        montgomery tervurenAvenue boileauNorth boileau boileauSouth saintMichel madouxWest madoux chantDOiseauWest
        chantDOiseau woluweValley valDuchesseWest valDuchesse putdaelWest putdael quatreBrasWest quatreBras
        wezembeek stockelEast stockel vandervelde vanderveldeWest chapelle chapelleSouth woluweNorth woluwe
        woluweEast woluweSouth tomberg
      `),
    ],
    label: [67, -18],
  },
];
