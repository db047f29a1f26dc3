import type { Words } from '../word.ts';

/** Steering a camera. */
export const ptzWords = {
  'ptz.camera': { fr: 'Orientation de la caméra', nl: 'Camera sturen', en: 'Steering the camera' },
  'ptz.free': { fr: 'Caméra libre', nl: 'Camera vrij', en: 'Camera free' },
  'ptz.mine': { fr: 'Caméra en main ici', nl: 'Camera hier in handen', en: 'Camera in hand here' },
  'ptz.heldBy': { fr: 'En main : {who}', nl: 'In handen van: {who}', en: 'In hand: {who}' },
  'ptz.take': { fr: 'Prendre la caméra en main', nl: 'Camera in handen nemen', en: 'Take the camera in hand' },
  'ptz.letGo': { fr: 'Lâcher la caméra', nl: 'Camera loslaten', en: 'Let the camera go' },
  'ptz.preempt': { fr: 'Reprendre la main', nl: 'De camera overnemen', en: 'Take over' },
  'ptz.reason': { fr: 'Motif', nl: 'Reden', en: 'Reason' },
  'ptz.preemptNow': { fr: 'Reprendre avec ce motif', nl: 'Overnemen met deze reden', en: 'Take over with this reason' },
  'ptz.takenBy': {
    fr: 'Reprise à {at} par {who}.',
    nl: 'Om {at} overgenomen door {who}.',
    en: 'Taken at {at} by {who}.',
  },
  'ptz.rule.owner': {
    fr: 'priorité du propriétaire des images',
    nl: 'voorrang van de eigenaar van de beelden',
    en: 'the owner of the images goes first',
  },
  'ptz.rule.higher-function': {
    fr: 'priorité de fonction',
    nl: 'voorrang van functie',
    en: 'the higher function goes first',
  },
  'ptz.rule.graver-incident': {
    fr: 'priorité de l’incident le plus grave',
    nl: 'voorrang van het ernstigste incident',
    en: 'the graver incident goes first',
  },
  'ptz.ended.asked': { fr: 'Lâchée à {at}.', nl: 'Losgelaten om {at}.', en: 'Let go at {at}.' },
  'ptz.ended.unused': {
    fr: 'Libérée à {at} : sans mouvement.',
    nl: 'Vrijgegeven om {at}: geen beweging.',
    en: 'Freed at {at}: no move.',
  },
  'ptz.ended.gone': {
    fr: 'Libérée à {at} : connexion perdue.',
    nl: 'Vrijgegeven om {at}: verbinding verloren.',
    en: 'Freed at {at}: connection lost.',
  },
  'ptz.ended.right-ended': {
    fr: 'Libérée à {at} : le droit a pris fin.',
    nl: 'Vrijgegeven om {at}: het recht is beëindigd.',
    en: 'Freed at {at}: the right has ended.',
  },
  'ptz.move': { fr: 'Orienter', nl: 'Sturen', en: 'Steer' },
  'ptz.left': { fr: 'À gauche', nl: 'Naar links', en: 'Left' },
  'ptz.right': { fr: 'À droite', nl: 'Naar rechts', en: 'Right' },
  'ptz.up': { fr: 'Vers le haut', nl: 'Omhoog', en: 'Up' },
  'ptz.down': { fr: 'Vers le bas', nl: 'Omlaag', en: 'Down' },
  'ptz.in': { fr: 'Rapprocher', nl: 'Inzoomen', en: 'Zoom in' },
  'ptz.out': { fr: 'Éloigner', nl: 'Uitzoomen', en: 'Zoom out' },
  'ptz.name': { fr: 'nommer', nl: 'benoemen', en: 'name' },
  'ptz.nameThis': { fr: 'Nommer la position {name}', nl: 'Positie {name} benoemen', en: 'Name the place {name}' },
  'ptz.nameIt': { fr: 'Donner ce nom', nl: 'Naam geven', en: 'Give this name' },
  'ptz.presets': { fr: 'Positions', nl: 'Posities', en: 'Positions' },
  'ptz.keys.turn': {
    fr: 'flèches ou glisser sur l’image : orienter',
    nl: 'pijlen of slepen op het beeld: sturen',
    en: 'arrows, or drag on the picture: steer',
  },
  'ptz.keys.zoom': { fr: '+ − ou molette : zoom', nl: '+ − of wiel: zoom', en: '+ − or wheel: zoom' },
  'ptz.keys.places': { fr: '1 à 9 : positions', nl: '1 tot 9: posities', en: '1 to 9: positions' },
  'ptz.keys.leave': {
    fr: 'Échap : arrêter et revenir',
    nl: 'Esc: stoppen en terug',
    en: 'Esc: stop and go back',
  },
  'ptz.cameraSays': {
    fr: 'La caméra ne répond pas à l’ordre : {why}',
    nl: 'De camera volgt het bevel niet: {why}',
    en: 'The camera did not do as told: {why}',
  },
} as const satisfies Words;
