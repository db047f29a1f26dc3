import { z } from 'zod';
import { areaSchema } from '../geometry.ts';
import { functionSchema, nisCodeSchema, zoneCodeSchema } from '../people/schema.ts';
import { uuidSchema } from '../protocol.ts';

/** Whom a message is for, as its sender names them: at least one. */
export const addresseesSchema = z
  .strictObject({
    communes: z.array(nisCodeSchema).max(600).optional(),
    zones: z.array(zoneCodeSchema).max(200).optional(),
    functions: z.array(functionSchema).max(50).optional(),
    organisations: z.array(uuidSchema).max(200).optional(),
    area: areaSchema.optional(),
  })
  .refine(
    to =>
      Boolean(to.communes?.length || to.zones?.length || to.functions?.length || to.organisations?.length || to.area),
    { error: 'nobody-addressed' },
  );
export type Addressees = z.infer<typeof addresseesSchema>;

export const recipientKindSchema = z.enum(['commune', 'zone', 'function', 'organisation']);
/** One of those who must receive: a commune by its NIS code, a zone by its code, a function, an organisation by its id. */
export const recipientSchema = z.strictObject({ id: z.string(), kind: recipientKindSchema });
export type Recipient = z.infer<typeof recipientSchema>;
