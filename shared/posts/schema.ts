import { z } from 'zod';
import { pointSchema } from '../geometry.ts';
import type { Stamp } from '../incidents/schema.ts';
import { textSchema } from '../language/text.ts';
import { uuidSchema } from '../protocol.ts';

/** PC-Ops / CP-Ops: operational command post. PMA / VMP: advanced medical post. PPD / PEB: first destination point. */
export const postKindSchema = z.enum(['pc-ops', 'pma', 'ppd']);
export const openPostSchema = z.strictObject({
  post: uuidSchema,
  incident: uuidSchema,
  kind: postKindSchema,
  name: textSchema(120),
  point: pointSchema,
});
export const closePostSchema = z.strictObject({ post: uuidSchema });
export type PostOpened = z.infer<typeof openPostSchema>;
export type Post = Readonly<Omit<PostOpened, 'post'>> & {
  readonly id: string;
  readonly opened: Stamp;
  readonly closed?: Stamp;
};
