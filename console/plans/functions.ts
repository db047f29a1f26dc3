import type { FunctionCode } from '../../shared/people/schema.ts';

/** Functions that a task may be given to, in the order of the room. */
export const FUNCTIONS_ADDRESSED: readonly FunctionCode[] = [
  'regional-operator',
  'information-manager',
  'high-official',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'transport-dispatch',
  'fire-dispatch',
  'dispatch-112',
  'video-operator',
];
