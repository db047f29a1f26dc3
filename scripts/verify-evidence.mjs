#!/usr/bin/env node
// Verifies a sealed evidence pack. One file, plain Node (18 or newer), nothing to install, no network.
//
//   node verify-evidence.mjs <pack.tar> [--key <key.pem or fingerprint>] [--lang fr|nl|en]
//
// It checks the file's own form, that nothing is missing from it and nothing was added, every hash, the order of the
// pictures, and the signature. Exit status: 0 all is right, 1 something is wrong, 2 the pack could not be read at all.
// With --key the signature must be by that key; without it, compare the fingerprint with what the room gives out.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

const WORDS = {
  fr: {
    form: 'Forme du fichier',
    whole: 'Contenu complet',
    hash: 'Empreinte',
    order: 'Ordre des images',
    signature: 'Signature',
    key: 'Clé',
    sealed: 'Scellé du journal',
    time: 'Temps des images',
    right: 'CONFORME : rien n’a été changé depuis le scellé.',
    wrong: 'NON CONFORME : {n} anomalie(s).',
    notTar: 'ce n’est pas un paquet lisible : {why}',
    header: 'en-tête abîmé à l’octet {at}',
    twice: '{name} y est deux fois',
    cut: 'le fichier est coupé',
    junk: 'des octets suivent la fin',
    missing: '{name} manque',
    extra: '{name} n’est pas du paquet',
    size: '{name} : {is} octets au lieu de {be}',
    differs: '{name} a été modifié',
    segment: '{name} : image du {from} modifiée ou déplacée',
    gapless: '{name} : les segments ne se suivent pas',
    backwards: '{name} : le temps recule à {from}',
    chain: '{name} : les images ne sont pas celles que le journal a scellées',
    noManifest: 'le manifeste est illisible',
    signed: 'le manifeste a été modifié, ou signé par une autre clé',
    byKey: 'signé par la clé attendue',
    otherKey: 'la clé du paquet n’est pas la clé attendue',
    ownKey: 'comparez avec la clé de la salle : {print}',
    keyName: 'la clé n’est pas celle que le manifeste nomme',
    files: '{n} fichiers',
    pictures: '{n} segments',
    asked: 'Demandé par {who}, le {at}',
    purpose: 'Finalité',
    basis: 'Base légale',
    span: 'De {from} à {to} (UTC)',
    gap: 'manque de {from} à {to} : {why}',
    none: 'aucune image',
    chainAt: 'Journal : position {seq}, empreinte {hash}',
  },
  nl: {
    form: 'Vorm van het bestand',
    whole: 'Volledige inhoud',
    hash: 'Hash',
    order: 'Volgorde van de beelden',
    signature: 'Handtekening',
    key: 'Sleutel',
    sealed: 'Zegel in het logboek',
    time: 'Tijd van de beelden',
    right: 'IN ORDE: sinds de verzegeling is niets gewijzigd.',
    wrong: 'NIET IN ORDE: {n} afwijking(en).',
    notTar: 'dit is geen leesbaar pakket: {why}',
    header: 'beschadigde kop bij byte {at}',
    twice: '{name} staat er twee keer in',
    cut: 'het bestand is afgebroken',
    junk: 'er volgen bytes na het einde',
    missing: '{name} ontbreekt',
    extra: '{name} hoort niet bij het pakket',
    size: '{name}: {is} bytes in plaats van {be}',
    differs: '{name} is gewijzigd',
    segment: '{name}: beeld van {from} is gewijzigd of verplaatst',
    gapless: '{name}: de segmenten sluiten niet aan',
    backwards: '{name}: de tijd loopt terug bij {from}',
    chain: '{name}: dit zijn niet de beelden die het logboek verzegelde',
    noManifest: 'het manifest is onleesbaar',
    signed: 'het manifest is gewijzigd, of met een andere sleutel getekend',
    byKey: 'getekend met de verwachte sleutel',
    otherKey: 'de sleutel in het pakket is niet de verwachte',
    ownKey: 'vergelijk met de sleutel van de zaal: {print}',
    keyName: 'de sleutel is niet die van het manifest',
    files: '{n} bestanden',
    pictures: '{n} segmenten',
    asked: 'Gevraagd door {who}, op {at}',
    purpose: 'Doel',
    basis: 'Rechtsgrond',
    span: 'Van {from} tot {to} (UTC)',
    gap: 'ontbreekt van {from} tot {to}: {why}',
    none: 'geen beelden',
    chainAt: 'Logboek: positie {seq}, hash {hash}',
  },
  en: {
    form: 'Form of the file',
    whole: 'Whole content',
    hash: 'Hash',
    order: 'Order of the pictures',
    signature: 'Signature',
    key: 'Key',
    sealed: 'Seal in the journal',
    time: 'Time of the pictures',
    right: 'RIGHT: nothing was changed since it was sealed.',
    wrong: 'WRONG: {n} thing(s) do not hold.',
    notTar: 'this is no pack that can be read: {why}',
    header: 'broken header at byte {at}',
    twice: '{name} is in it twice',
    cut: 'the file is cut off',
    junk: 'bytes follow the end',
    missing: '{name} is missing',
    extra: '{name} does not belong to it',
    size: '{name}: {is} bytes instead of {be}',
    differs: '{name} was changed',
    segment: '{name}: the picture of {from} was changed or moved',
    gapless: '{name}: the segments do not follow each other',
    backwards: '{name}: time runs backwards at {from}',
    chain: '{name}: these are not the pictures that the journal sealed',
    noManifest: 'the manifest cannot be read',
    signed: 'the manifest was changed, or signed by another key',
    byKey: 'signed by the key expected',
    otherKey: 'the key in the pack is not the one expected',
    ownKey: 'compare with the key of the room: {print}',
    keyName: 'the key is not the one that the manifest names',
    files: '{n} files',
    pictures: '{n} segments',
    asked: 'Asked by {who}, on {at}',
    purpose: 'Purpose',
    basis: 'Legal basis',
    span: 'From {from} to {to} (UTC)',
    gap: 'missing from {from} to {to}: {why}',
    none: 'no pictures',
    chainAt: 'Journal: position {seq}, hash {hash}',
  },
};
const GAPS = {
  'not-recorded': ['pas enregistrée', 'niet opgenomen', 'not recorded'],
  'source-lost': ['caméra perdue', 'camera weg', 'camera lost'],
  'clock-jumped': ['horloge de la caméra sautée', 'klok van de camera versprong', 'the camera’s clock jumped'],
  'recorder-failed': ['enregistreur en panne', 'opname uitgevallen', 'recorder failed'],
  'disk-full': ['disque plein', 'schijf vol', 'disk full'],
  'server-stopped': ['serveur arrêté', 'server gestopt', 'server stopped'],
};
const LANGUAGES = ['fr', 'nl', 'en'];
const BLOCK = 512;
const PIECE = 1 << 20;

class Unreadable extends Error {}

const args = process.argv.slice(2);
const option = name => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const asked = option('lang') ?? (process.env.LC_ALL || process.env.LANG || 'fr').slice(0, 2);
const lang = LANGUAGES.includes(asked) ? asked : 'en';
const expected = option('key');
const say = (key, values = {}, tongue = lang) =>
  WORDS[tongue][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
const words = value => (typeof value === 'object' && value !== null ? (value[lang] ?? value.fr) : String(value ?? ''));

const [path] = args;
if (path === undefined) {
  console.error('node verify-evidence.mjs <pack.tar> [--key <key.pem | fingerprint>] [--lang fr|nl|en]');
  process.exit(2);
}
let wrong = 0;
const tell = (topic, problems, detail = '') => {
  wrong += problems.length;
  if (problems.length === 0) console.log(`  ok   ${say(topic)}${detail ? ` : ${detail}` : ''}`);
  for (const problem of problems) console.log(`  XX   ${say(topic)} : ${problem}`);
};

try {
  const file = openSync(path, 'r');
  try {
    check(file);
  } finally {
    closeSync(file);
  }
} catch (error) {
  console.log(
    `  XX   ${say('notTar', { why: error instanceof Unreadable ? error.message : (error.code ?? error.message) })}`,
  );
  process.exit(2);
}
console.log('');
for (const tongue of LANGUAGES)
  console.log(wrong === 0 ? say('right', {}, tongue) : say('wrong', { n: wrong }, tongue));
process.exitCode = wrong === 0 ? 0 : 1;

function check(file) {
  const { entries, problems } = entriesOf(file);
  const bytesOf = name => {
    const entry = entries.get(name);
    return entry && entry.size < 64_000_000 ? read(file, entry.offset, entry.size) : undefined;
  };
  const signed = bytesOf('manifest.json');
  let manifest;
  try {
    manifest = JSON.parse(signed.toString('utf8'));
    if (manifest.format !== 'belfry-evidence' || !Array.isArray(manifest.files)) throw new Error();
  } catch {
    throw new Unreadable(problems[0] ?? say('noManifest'));
  }
  console.log(`${path}`);
  console.log(`  ${say('asked', { who: manifest.asked?.by?.name, at: manifest.asked?.at })}`);
  console.log(`  ${say('purpose')} : ${words(manifest.asked?.purpose)}`);
  if (manifest.asked?.basis) console.log(`  ${say('basis')} : ${words(manifest.asked.basis)}`);
  console.log(`  ${say('span', manifest)}`);
  for (const camera of manifest.cameras) {
    console.log(
      `  ${words(camera.name)} (${words(camera.owner)})${camera.videos.length === 0 ? ` : ${say('none')}` : ''}`,
    );
    for (const { from, to, reason } of camera.gaps)
      console.log(`    ${say('gap', { from, to, why: GAPS[reason]?.[LANGUAGES.indexOf(lang)] ?? reason })}`);
  }
  console.log(`  ${say('chainAt', manifest.journal)}\n`);

  tell('form', problems);
  checkSignature(manifest, signed, bytesOf('manifest.sig'), bytesOf('key.pem'));
  checkFiles(file, entries, manifest);
  checkPictures(file, entries, manifest);
}

function checkSignature(manifest, signed, signature, pem) {
  let key;
  try {
    key = createPublicKey(pem);
  } catch {
    return tell('key', [say('missing', { name: 'key.pem' })]);
  }
  const print = fingerprint(key);
  const good = signature && verify(null, signed, key, Buffer.from(signature.toString('latin1'), 'base64'));
  tell('signature', good ? [] : [say('signed')]);
  const problems = print === manifest.key ? [] : [say('keyName')];
  let detail = say('ownKey', { print });
  if (expected !== undefined) {
    const wanted = /^[0-9a-f]{64}$/i.test(expected)
      ? expected.toLowerCase()
      : fingerprint(createPublicKey(readFileSync(expected)));
    if (wanted !== print) problems.push(say('otherKey'));
    detail = say('byKey');
  }
  tell('key', problems, detail);
}
function fingerprint(key) {
  if (key.asymmetricKeyType !== 'ed25519') return 'ed25519?';
  return sha256(key.export({ type: 'spki', format: 'der' }));
}

function checkFiles(file, entries, manifest) {
  const named = new Set(['manifest.json', 'manifest.sig', ...manifest.files.map(({ name }) => name)]);
  const here = [];
  const changed = [];
  for (const name of named) if (!entries.has(name)) here.push(say('missing', { name }));
  for (const name of entries.keys()) if (!named.has(name)) here.push(say('extra', { name }));
  for (const { name, bytes, sha256: hash } of manifest.files) {
    const entry = entries.get(name);
    if (!entry) continue;
    if (entry.size !== bytes) changed.push(say('size', { name, is: entry.size, be: bytes }));
    else if (hashAt(file, entry.offset, entry.size) !== hash) changed.push(say('differs', { name }));
  }
  tell('whole', here, say('files', { n: entries.size }));
  tell('hash', changed);
}

function checkPictures(file, entries, manifest) {
  const order = [];
  const time = [];
  const sealed = [];
  let pictures = 0;
  for (const camera of manifest.cameras) {
    const hashes = [];
    for (const { name, bytes, sha256: whole, init, segments } of camera.videos) {
      const listed = manifest.files.find(each => each.name === name);
      if (!listed || listed.sha256 !== whole || listed.bytes !== bytes) order.push(say('differs', { name }));
      const entry = entries.get(name);
      let at = init.bytes;
      let last = 0;
      if (entry && hashAt(file, entry.offset, Math.min(init.bytes, entry.size)) !== init.sha256)
        order.push(say('differs', { name }));
      for (const segment of segments) {
        pictures++;
        hashes.push(segment.sha256);
        if (segment.offset !== at) order.push(say('gapless', { name }));
        at = segment.offset + segment.bytes;
        if (Date.parse(segment.from) < last || Date.parse(segment.to) < Date.parse(segment.from))
          time.push(say('backwards', { name, from: segment.from }));
        last = Date.parse(segment.to);
        if (entry && at <= entry.size && hashAt(file, entry.offset + segment.offset, segment.bytes) !== segment.sha256)
          order.push(say('segment', { name, from: segment.from }));
      }
      if (at !== bytes) order.push(say('gapless', { name }));
    }
    if (sha256(Buffer.from(hashes.map(hash => `${hash}\n`).join(''))) !== camera.sealed)
      sealed.push(say('chain', { name: words(camera.name) }));
  }
  tell('order', order, say('pictures', { n: pictures }));
  tell('time', time);
  tell('sealed', sealed);
}

/** The entries of a tar (ustar) by name, and what is wrong with its form. */
function entriesOf(file) {
  const { size: length } = fstatSync(file);
  const entries = new Map();
  const problems = [];
  let at = 0;
  let ended = false;
  while (at + BLOCK <= length) {
    const header = read(file, at, BLOCK);
    if (header.every(byte => byte === 0)) {
      ended = true;
      break;
    }
    const field = (from, to) => header.toString('latin1', from, to).replace(/[\0 ].*$/s, '');
    let sum = 0;
    for (const [i, byte] of header.entries()) sum += i >= 148 && i < 156 ? 32 : byte;
    const size = Number.parseInt(field(124, 136), 8);
    if (sum !== Number.parseInt(field(148, 156), 8) || !Number.isSafeInteger(size) || size < 0) {
      problems.push(say('header', { at }));
      break;
    }
    const name = field(0, 100);
    if (entries.has(name)) problems.push(say('twice', { name }));
    if (at + BLOCK + size > length) {
      problems.push(say('cut'));
      break;
    }
    entries.set(name, { offset: at + BLOCK, size });
    const padded = Math.ceil(size / BLOCK) * BLOCK;
    if (padded > size && read(file, at + BLOCK + size, padded - size).some(byte => byte !== 0))
      problems.push(say('junk'));
    at += BLOCK + padded;
  }
  if (!ended && problems.length === 0) problems.push(say('cut'));
  if (ended && (length - at !== 2 * BLOCK || read(file, at, length - at).some(byte => byte !== 0)))
    problems.push(say(length - at < 2 * BLOCK ? 'cut' : 'junk'));
  if (entries.size === 0) throw new Unreadable(problems[0] ?? say('cut'));
  return { entries, problems };
}
function read(file, at, length) {
  const bytes = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const n = readSync(file, bytes, got, length - got, at + got);
    if (n === 0) break;
    got += n;
  }
  return bytes.subarray(0, got);
}
function hashAt(file, at, length) {
  const hash = createHash('sha256');
  for (let done = 0; done < length; done += PIECE) hash.update(read(file, at + done, Math.min(PIECE, length - done)));
  return hash.digest('hex');
}
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
