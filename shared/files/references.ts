import type { CollectionName } from '../capability.ts';
import type { Room } from '../room.ts';
import type { Attachment } from './schema.ts';

/** Collections whose entities may carry files: one name a capability. Who sees the entity may read the file. */
export const CARRIERS = ['log', 'messages'] as const satisfies readonly CollectionName[];
export type Carrier = (typeof CARRIERS)[number];

/** The files that one entity refers to. */
export const attachmentsOf = (entity: Room[Carrier][string]): readonly Attachment[] => entity.attachments ?? [];
