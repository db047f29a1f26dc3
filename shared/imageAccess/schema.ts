import { z } from 'zod';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** What somebody did with images. `consultation`: they read this register. */
export const accessKindSchema = z.enum(['look', 'replay', 'snapshot', 'export', 'ptz', 'consultation']);
export type AccessKind = z.infer<typeof accessKindSchema>;

const asked = {
  person: uuidSchema.optional(),
  feed: uuidSchema.optional(),
  incident: uuidSchema.optional(),
  kind: accessKindSchema.optional(),
  /** What overlaps the time from here … */
  from: instantSchema.optional(),
  /** … to here. */
  to: instantSchema.optional(),
};
export const accessFormSchema = z.enum(['json', 'csv', 'jsonl']);
/** Query of `GET /api/image-access`: a page of the newest, or the whole as a file. */
export const accessQuerySchema = z.strictObject({
  ...asked,
  format: accessFormSchema.default('json'),
  /** Only what stands before this line of the register: `next` of the page before. */
  before: z.coerce.number().int().nonnegative().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AccessQuery = z.infer<typeof accessQuerySchema>;
/** Who reads the register is written down like who looks at images; asked by the server before it answers. */
export const consultSchema = z.strictObject({ ...asked, format: accessFormSchema });
export type Consulted = z.infer<typeof consultSchema>;
