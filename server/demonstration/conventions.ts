import { text } from '../../shared/language/read.ts';
import type { Chapter } from './story.ts';

const ALL = ['live', 'replay', 'ptz', 'export'] as const;
/** Owners whose cameras the demonstration shows, and one whose images are not shared for control. */
const SIGNED = [
  { key: 'stib', owner: text('STIB', 'MIVB', 'STIB'), reference: 'VPRB/2023-011', rights: ALL },
  { key: '5339', owner: text('ZP 5339', 'PZ 5339', 'PZ 5339'), reference: 'VPRB/2024-002', rights: ALL },
  { key: '5344', owner: text('ZP 5344', 'PZ 5344', 'PZ 5344'), reference: 'VPRB/2024-009', rights: ALL },
  {
    key: '1210',
    owner: text('Commune 1210', 'Gemeente 1210', 'Commune 1210'),
    reference: 'VPRB/2025-003',
    rights: ALL,
  },
  { key: 'siamu', owner: text('SIAMU', 'DBDMH', 'SIAMU'), reference: 'VPRB/2025-007', rights: ALL },
  {
    key: 'port',
    owner: text('Port de Bruxelles', 'Haven van Brussel', 'Port of Brussels'),
    reference: 'VPRB/2023-004',
    rights: ['live', 'replay'] as const,
  },
] as const;

/** What the owners of cameras agreed to share before the night (belgium.md §14.1). */
export const conventions: Chapter = ({ id, act }) =>
  SIGNED.map(({ key, owner, reference, rights }) =>
    act('00:05:00', 'officer', 'convention.sign', {
      ...{ convention: id(`convention ${key}`), owner, reference, scope: { rights: [...rights] } },
      signed: '2025-01-15T00:00:00Z',
      expires: '2030-01-14T23:00:00Z',
    }),
  );
