import { read, text } from '../language/read.ts';
import type { Language, Text } from '../language/text.ts';
import type { SourceKind } from './schema.ts';

/** Why a picture can't be passed as it is. */
export type Unfit = 'codec' | 'b-frames' | 'pixels' | 'profile';
/** What a test of an address found. Without `video` there is no picture, and `reason` says why. */
export interface Examined {
  /** The machine's word; there are words for each in `REASONS`. */
  readonly reason?: string;
  /** What the source itself said in refusing; secrets are taken out. */
  readonly said?: string;
  readonly video?: {
    readonly codec: string;
    readonly profile: string;
    readonly width: number;
    readonly height: number;
    readonly bFrames: boolean;
    /** Pictures a second. */
    readonly rate?: number;
    readonly kilobits?: number;
    /** Seconds from one key frame to the next; absent where fewer than two were seen. */
    readonly keyDistance?: number;
    readonly keys: number;
  };
  readonly audio?: {
    readonly codec: string;
    readonly channels: number;
    /** Hertz. */
    readonly rate: number;
    readonly handling: 'passed' | 'transcoded';
  };
  /** Whether its times advance as they should. `none`: it tells none. */
  readonly clock?: 'sound' | 'runs-back' | 'jumps' | 'none';
  readonly handling?: 'passed' | 'transcoded';
  readonly unfit?: Unfit;
  /** RTSP: how the pictures came. */
  readonly transport?: 'tcp' | 'udp';
}
/** The same in plain words: one sentence that says what will come of it, and its grounds one by one. */
export interface ExaminedWords {
  readonly verdict: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** The kind of source that an address most likely is; undefined where it is no address yet. */
export function kindOfAddress(address: string): SourceKind | undefined {
  const scheme = /^([a-z]+):\/\/[^/\s]/i.exec(address.trim())?.[1]?.toLowerCase();
  switch (scheme) {
    case 'rtsp':
    case 'rtsps':
      return 'rtsp';
    case 'rtmp':
    case 'srt':
      return scheme;
    case 'http':
    case 'https':
      if (/\.m3u8?(\?|$)/i.test(address)) return 'hls';
      if (/\/whep(\/|\?|$)/i.test(address)) return 'whep';
      // A place without a path is what a camera's box says of it.
      return /\/onvif\/|^https?:\/\/[^/]+\/?$/i.test(address.trim()) ? 'onvif' : 'mjpeg';
    default:
      return undefined;
  }
}

const WORDS = {
  passed: text(
    'Image visible. Elle passe telle quelle.',
    'Beeld zichtbaar. Het wordt onveranderd doorgegeven.',
    'There is a picture. It is passed as it is.',
  ),
  transcoded: text(
    'Image visible. Elle est convertie en H.264 : {why}',
    'Beeld zichtbaar. Het wordt omgezet naar H.264: {why}',
    'There is a picture. It is converted to H.264: {why}',
  ),
  nothing: text('Aucune image. {why}', 'Geen beeld. {why}', 'No picture. {why}'),
  video: text('Image', 'Beeld', 'Picture'),
  keys: text('Image clé', 'Sleutelbeeld', 'Key frame'),
  every: text('à {seconds} s d’intervalle', 'om de {seconds} s', '{seconds} s apart'),
  once: text('une seule en 4 s', 'één in 4 s', 'one in 4 s'),
  never: text(
    'aucune en 4 s : l’image peut tarder',
    'geen in 4 s: het beeld kan op zich laten wachten',
    'none in 4 s: the picture may be late',
  ),
  sound: text('Son', 'Geluid', 'Sound'),
  noSound: text('aucun', 'geen', 'none'),
  soundPassed: text('passe tel quel', 'onveranderd', 'passed as it is'),
  soundTranscoded: text('converti en Opus', 'omgezet naar Opus', 'converted to Opus'),
  clock: text('Horloge', 'Klok', 'Clock'),
  way: text('Voie', 'Weg', 'Way'),
  said: text('La source dit', 'De bron zegt', 'The source says'),
  perSecond: text('{rate} images/s', '{rate} beelden/s', '{rate} pictures/s'),
} as const satisfies Record<string, Text>;

const CLOCKS: Readonly<Record<NonNullable<Examined['clock']>, Text>> = {
  sound: text('régulière', 'regelmatig', 'steady'),
  'runs-back': text(
    'recule : l’heure d’arrivée la remplace',
    'loopt achteruit: het uur van aankomst vervangt ze',
    'runs backwards: the time of arrival replaces it',
  ),
  jumps: text('saute', 'verspringt', 'jumps'),
  none: text(
    'absente : l’heure d’arrivée la remplace',
    'ontbreekt: het uur van aankomst vervangt ze',
    'missing: the time of arrival replaces it',
  ),
};
const UNFIT: Readonly<Record<Unfit, Text>> = {
  codec: text(
    'les navigateurs ne lisent pas {codec} en direct.',
    'browsers lezen {codec} niet live.',
    'browsers don’t take {codec} live.',
  ),
  'b-frames': text(
    'des images B changent l’ordre du direct.',
    'B-beelden veranderen de volgorde van live beelden.',
    'B-frames change the order of live pictures.',
  ),
  pixels: text(
    'les couleurs ne sont pas en 4:2:0 à 8 bits.',
    'de kleuren zijn niet 4:2:0 met 8 bits.',
    'its colours are not 4:2:0 with 8 bits.',
  ),
  profile: text(
    'le profil n’est pas de ceux des navigateurs.',
    'het profiel is er geen dat browsers lezen.',
    'its profile is none that browsers take.',
  ),
};
/** Why there is no picture, and what to do about it. */
const REASONS: Readonly<Record<string, Text>> = {
  'address-unreachable': text(
    'L’adresse ne répond pas. Vérifiez l’adresse, le port et le réseau.',
    'Het adres antwoordt niet. Controleer adres, poort en netwerk.',
    'The address does not answer. Check address, port and network.',
  ),
  'refused-address': text(
    'L’adresse mène là où ce serveur ne va pas.',
    'Het adres leidt naar waar deze server niet komt.',
    'The address leads where this server does not go.',
  ),
  'refused-credentials': text(
    'La source refuse le compte ou le mot de passe.',
    'De bron weigert de account of het wachtwoord.',
    'The source refuses the account or password.',
  ),
  'not-found': text(
    'La source répond, mais ne connaît pas ce flux. Vérifiez le chemin.',
    'De bron antwoordt, maar kent deze stroom niet. Controleer het pad.',
    'The source answers, but does not know this stream. Check the path.',
  ),
  'no-video': text(
    'La source répond, mais ne porte pas de vidéo lisible.',
    'De bron antwoordt, maar bevat geen leesbare video.',
    'The source answers, but carries no video that can be read.',
  ),
  'timed-out': text(
    'La source a été jointe, mais rien n’est venu à temps.',
    'De bron werd bereikt, maar er kwam niets op tijd.',
    'The source was reached, but nothing came in time.',
  ),
  unsupported: text(
    'Ce genre de source ou de transport n’est pas pris en charge.',
    'Dit soort bron of transport wordt niet ondersteund.',
    'This kind of source or transport is not supported.',
  ),
  'no-encoder': text(
    'Ce serveur ne peut pas lire de vidéo : ffmpeg manque.',
    'Deze server kan geen video lezen: ffmpeg ontbreekt.',
    'This server cannot read video: ffmpeg is missing.',
  ),
  'nobody-sends': text(
    'Personne n’émet vers cette source.',
    'Niemand zendt naar deze bron.',
    'Nobody sends to this source.',
  ),
  'picture-too-large': text(
    'L’image annoncée est plus grande que 8192 × 4320.',
    'Het aangekondigde beeld is groter dan 8192 × 4320.',
    'The announced picture is larger than 8192 × 4320.',
  ),
  'too-greedy': text(
    'La source demande plus de mémoire que permis.',
    'De bron vraagt meer geheugen dan toegelaten.',
    'The source asks for more memory than allowed.',
  ),
};
const CODECS: Readonly<Record<string, string>> = {
  h264: 'H.264',
  hevc: 'H.265',
  mjpeg: 'MJPEG',
  mpeg4: 'MPEG-4',
  mpeg2video: 'MPEG-2',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  aac: 'AAC',
  opus: 'Opus',
  pcm_alaw: 'G.711 A',
  pcm_mulaw: 'G.711 µ',
};

/** Says what a test found, in the reader's language. */
export function examinedWords(found: Examined, language: Language): ExaminedWords {
  const say = (words: Text, values: Readonly<Record<string, string>> = {}) =>
    read(words, language).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const number = (value: number) => value.toLocaleString(language === 'en' ? 'en-GB' : `${language}-BE`);
  const { video, audio, clock, reason, said, transport, handling, unfit } = found;
  const facts: { name: string; value: string }[] = [];
  const fact = (name: Text, value: string) => void facts.push({ name: say(name), value });
  if (!video) {
    if (said !== undefined) fact(WORDS.said, `« ${said} »`);
    return { verdict: say(WORDS.nothing, { why: say(REASONS[reason ?? ''] ?? REASONS['no-video']!) }), facts };
  }
  const codec = CODECS[video.codec] ?? video.codec;
  const rate = video.rate === undefined ? '' : say(WORDS.perSecond, { rate: number(video.rate) });
  const bits = video.kilobits === undefined ? '' : `${number(video.kilobits)} kbit/s`;
  const named = /^(unknown|-?\d*)$/.test(video.profile) ? codec : `${codec} ${video.profile}`;
  fact(WORDS.video, [named, `${video.width} × ${video.height}`, rate, bits].filter(Boolean).join(' · '));
  const { keyDistance, keys } = video;
  if (keyDistance !== undefined) fact(WORDS.keys, say(WORDS.every, { seconds: number(keyDistance) }));
  else fact(WORDS.keys, say(keys > 0 ? WORDS.once : WORDS.never));
  fact(WORDS.sound, audio ? soundOf(audio) : say(WORDS.noSound));
  if (clock) fact(WORDS.clock, say(CLOCKS[clock]));
  if (transport) fact(WORDS.way, transport.toUpperCase());
  const why = unfit ? say(UNFIT[unfit], { codec }) : '';
  return { verdict: say(handling === 'passed' ? WORDS.passed : WORDS.transcoded, { why }), facts };

  function soundOf({ codec: name, rate: hertz, handling: how }: NonNullable<Examined['audio']>): string {
    const kind = `${CODECS[name] ?? name} ${number(hertz / 1_000)} kHz`;
    return `${kind} · ${say(how === 'passed' ? WORDS.soundPassed : WORDS.soundTranscoded)}`;
  }
}
