/** What a pack says to whoever opens it without Belfry: what it is and how it is verified, in three languages. */
export const readmeOf = (fingerprint: string): string => `BELFRY

FR  Images conservées et scellées. manifest.json dit qui les a demandées, sur quelle base, quelles caméras,
    de quand à quand, et où il manque des images. viewers.json dit qui les a regardées.
    Vérifier : node verify-evidence.mjs <ce fichier .tar>. Le programme se prend chez l’exploitant de la salle,
    à /api/recordings/verifier, et non dans un envoi. Comparez l’empreinte de la clé avec celle qu’il donne.

NL  Bewaarde en verzegelde beelden. manifest.json zegt wie ze vroeg, op welke grond, welke camera’s,
    van wanneer tot wanneer, en waar beelden ontbreken. viewers.json zegt wie ze bekeek.
    Nakijken: node verify-evidence.mjs <dit .tar-bestand>. Haal het programma bij de beheerder van de zaal,
    op /api/recordings/verifier, en niet uit een zending. Vergelijk de vingerafdruk van de sleutel met de zijne.

EN  Images kept and sealed. manifest.json says who asked for them, on which basis, which cameras, from when
    to when, and where images are missing. viewers.json says who looked at them.
    Verify: node verify-evidence.mjs <this .tar file>. Take the program from whoever runs the room, at
    /api/recordings/verifier, and not from a parcel. Compare the key's fingerprint with the one they give.

${fingerprint}
`;
