/**
 * What set-up says, in the language of the terminal (LC_ALL, LC_MESSAGES, LANG), English where that is another.
 * Nothing is installed yet when it speaks, so these texts stand alone.
 */
const texts = {
  en: {
    waiting: 'another set-up of this checkout is at work',
    dependencies: 'npm packages',
    packages: 'system packages',
    download: 'video worker, prebuilt',
    build: 'video worker, built from source',
    buildDetail: (done, all) => `${done} of ${all} files`,
    fetched: count => `${count} fetched`,
    console: 'console',
    npmFailed: 'npm could not install the packages:',
    noNode24:
      'Node 24 is needed: the npm package that carries it is not served for this platform. Install Node 24 or newer and try again.',
    oldNode: version => `Node 20 or newer is needed to begin; this is ${version}.`,
    missing: 'Not installed, and this account may not install. As administrator:',
    installFailed: names => `Could not be installed: ${names}.`,
    notServed: names => `This system's package sources do not have: ${names}.`,
    snapBrowsers:
      'Ubuntu has Chromium and Firefox as snaps, which cannot be driven from a temporary folder: install google-chrome and firefox-esr from their makers.',
    noFfmpeg: 'Without ffmpeg there is no video.',
    noRtsp: 'Without the GStreamer RTSP server the demonstration cameras show the test source.',
    noWorker: 'Without the mediasoup worker there is no video.',
    noBrowser: name => `Without ${name} the browser tests that need it fail.`,
    noForeignClient: 'Without python3-aiortc no foreign client is tried against WHIP and WHEP.',
    noNetem: 'Without user-mode-linux, kmod and iproute2 poor networks are tried through a relay, not by tc netem.',
    noOpenssl: 'Without openssl the tests of web push fail.',
    buildFailed: 'The video worker could not be built:',
    consoleFailed: 'The console could not be built:',
    fileMissing: file => `${file} is missing: this checkout is not complete.`,
    stages: {
      lint: 'lint and format',
      types: 'types',
      unit: 'unit and contract tests',
      build: 'console build',
      browser: 'browser tests',
    },
    passed: 'passed',
    failed: 'failed',
    seconds: value => `${value} s`,
  },
  fr: {
    waiting: 'une autre installation de cette copie est en cours',
    dependencies: 'paquets npm',
    packages: 'paquets du système',
    download: 'moteur vidéo, déjà compilé',
    build: 'moteur vidéo, compilé depuis les sources',
    buildDetail: (done, all) => `${done} fichiers sur ${all}`,
    fetched: count => `${count} reçus`,
    console: 'console',
    npmFailed: 'npm n’a pas pu installer les paquets :',
    noNode24:
      'Node 24 est nécessaire : le paquet npm qui l’apporte n’existe pas pour cette plateforme. Installez Node 24 ou plus récent, puis recommencez.',
    oldNode: version => `Node 20 ou plus récent est nécessaire pour commencer ; ceci est ${version}.`,
    missing: 'Pas installés, et ce compte ne peut pas installer. En tant qu’administrateur :',
    installFailed: names => `N’ont pas pu être installés : ${names}.`,
    notServed: names => `Les sources de paquets de ce système n’ont pas : ${names}.`,
    snapBrowsers:
      'Ubuntu fournit Chromium et Firefox en snap, impossibles à piloter depuis un dossier temporaire : installez google-chrome et firefox-esr depuis leurs éditeurs.',
    noFfmpeg: 'Sans ffmpeg il n’y a pas de vidéo.',
    noRtsp: 'Sans le serveur RTSP de GStreamer, les caméras de démonstration montrent la source de test.',
    noWorker: 'Sans le moteur mediasoup il n’y a pas de vidéo.',
    noBrowser: name => `Sans ${name}, les tests de navigateur qui en ont besoin échouent.`,
    noForeignClient: 'Sans python3-aiortc, aucun client tiers n’est essayé contre WHIP et WHEP.',
    noNetem:
      'Sans user-mode-linux, kmod et iproute2, les mauvais réseaux sont essayés par un relais, non par tc netem.',
    noOpenssl: 'Sans openssl, les tests des notifications échouent.',
    buildFailed: 'Le moteur vidéo n’a pas pu être compilé :',
    consoleFailed: 'La console n’a pas pu être construite :',
    fileMissing: file => `${file} manque : cette copie n’est pas complète.`,
    stages: {
      lint: 'style et format',
      types: 'types',
      unit: 'tests unitaires et de contrat',
      build: 'construction de la console',
      browser: 'tests de navigateur',
    },
    passed: 'réussi',
    failed: 'échoué',
    seconds: value => `${value} s`,
  },
  nl: {
    waiting: 'een andere installatie van deze kopie is bezig',
    dependencies: 'npm-pakketten',
    packages: 'systeempakketten',
    download: 'videomotor, kant-en-klaar',
    build: 'videomotor, gebouwd uit de broncode',
    buildDetail: (done, all) => `${done} van ${all} bestanden`,
    fetched: count => `${count} opgehaald`,
    console: 'console',
    npmFailed: 'npm kon de pakketten niet installeren:',
    noNode24:
      'Node 24 is nodig: het npm-pakket dat het meebrengt bestaat niet voor dit platform. Installeer Node 24 of nieuwer en probeer opnieuw.',
    oldNode: version => `Node 20 of nieuwer is nodig om te beginnen; dit is ${version}.`,
    missing: 'Niet geïnstalleerd, en deze account mag niet installeren. Als beheerder:',
    installFailed: names => `Konden niet worden geïnstalleerd: ${names}.`,
    notServed: names => `De pakketbronnen van dit systeem hebben niet: ${names}.`,
    snapBrowsers:
      'Ubuntu levert Chromium en Firefox als snap, en die zijn niet aan te sturen vanuit een tijdelijke map: installeer google-chrome en firefox-esr van hun makers.',
    noFfmpeg: 'Zonder ffmpeg is er geen video.',
    noRtsp: 'Zonder de RTSP-server van GStreamer tonen de demonstratiecamera’s de testbron.',
    noWorker: 'Zonder de mediasoup-motor is er geen video.',
    noBrowser: name => `Zonder ${name} mislukken de browsertests die het nodig hebben.`,
    noForeignClient: 'Zonder python3-aiortc wordt geen vreemde client tegen WHIP en WHEP beproefd.',
    noNetem:
      'Zonder user-mode-linux, kmod en iproute2 worden slechte netwerken via een doorgever beproefd, niet met tc netem.',
    noOpenssl: 'Zonder openssl mislukken de tests van de meldingen.',
    buildFailed: 'De videomotor kon niet worden gebouwd:',
    consoleFailed: 'De console kon niet worden gebouwd:',
    fileMissing: file => `${file} ontbreekt: deze kopie is niet volledig.`,
    stages: {
      lint: 'stijl en opmaak',
      types: 'types',
      unit: 'unit- en contracttests',
      build: 'bouw van de console',
      browser: 'browsertests',
    },
    passed: 'geslaagd',
    failed: 'mislukt',
    seconds: value => `${value} s`,
  },
};

/** The texts in the language of the terminal. */
export function textsFor(env = process.env) {
  const language = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').slice(0, 2);
  return texts[language] ?? texts.en;
}
