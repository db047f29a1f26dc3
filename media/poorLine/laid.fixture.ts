import type { PoorLine } from './line.fixture.ts';
import { startNetem, whyNoNetem } from './netem.fixture.ts';
import { startRelay } from './relay.fixture.ts';

/** The line that this host can have: by `tc netem` in namespaces, else a relay. */
export const layLine = (): Promise<PoorLine> => (whyNoNetem() === undefined ? startNetem() : startRelay());
/** In the title of a test: by what the line is made poor. */
export const LAID_BY = whyNoNetem() === undefined ? 'tc netem in namespaces' : 'a relay';
