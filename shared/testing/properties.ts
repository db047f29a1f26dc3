import fc from 'fast-check';

/**
 * Every run of the suite tries the same histories, so that a red test is a changed program and never a throw of dice.
 * `PROPERTY_SEED=random npm test` goes looking for new ones; what it finds becomes a test by name.
 */
const asked = process.env.PROPERTY_SEED;
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked ?? 20_261_124) });
