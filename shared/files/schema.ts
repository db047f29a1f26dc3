import { z } from 'zod';
import { uuidSchema } from '../protocol.ts';
import { ATTACHMENTS_AT_MOST } from './limits.ts';

/** SHA-256 of the bytes, in lower-case hex: the same file has the same name wherever it is referred to. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What may be attached; each is told by its first bytes, never by its name. */
export const FILE_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'text/plain',
  'video/mp4',
] as const;
export const fileTypeSchema = z.enum(FILE_TYPES);
export type FileType = z.infer<typeof fileTypeSchema>;

/** A file that an entity refers to. Type and size are what the server found, whatever the sender says. */
export const attachmentSchema = z.strictObject({
  hash: hashSchema,
  name: z.string().trim().min(1).max(160),
  type: fileTypeSchema,
  /** Bytes. */
  size: z.int().positive(),
});
export type Attachment = z.infer<typeof attachmentSchema>;
export const attachmentsSchema = z.array(attachmentSchema).min(1).max(ATTACHMENTS_AT_MOST);

/** That an image is about to be shown to somebody. Only the system says it. */
export const noteReadSchema = z.strictObject({ hash: hashSchema, person: uuidSchema, mandate: z.string().max(64) });
export type FileRead = z.infer<typeof noteReadSchema>;
