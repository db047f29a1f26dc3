import { z } from 'zod';
import { areaSchema, pointSchema } from '../geometry.ts';
import { categorySchema, type Stamp, severitySchema } from '../incidents/schema.ts';
import { type Text, textSchema } from '../language/text.ts';
import { nisCodeSchema } from '../people/schema.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';
import { addresseesSchema, type Recipient, recipientSchema } from '../recipients/schema.ts';

export const alertKindSchema = z.enum(['warning', 'decision', 'information', 'test']);
export const dispositionSchema = z.enum(['acting', 'not-concerned', 'call-me']);
export type Disposition = z.infer<typeof dispositionSchema>;

const told = {
  incident: uuidSchema.optional(),
  kind: alertKindSchema,
  /** FR and NL are both required by the schema itself: no alert can exist in one language. */
  headline: textSchema(160),
  body: textSchema(2_000),
  instruction: textSchema(1_000).optional(),
  to: addresseesSchema,
  severity: severitySchema,
  respondBy: instantSchema.optional(),
};
export const draftAlertSchema = z.strictObject({
  alert: uuidSchema,
  ...told,
  /** Up to when the author of a revision has seen the draft. */
  seen: instantSchema.optional(),
});
export const nameAlertSchema = z.strictObject({ alert: uuidSchema });
export const cancelAlertSchema = z.strictObject({ alert: uuidSchema, reason: textSchema(500) });
export const acknowledgeAlertSchema = z.strictObject({
  alert: uuidSchema,
  disposition: dispositionSchema,
  note: z.string().trim().min(1).max(1_000).optional(),
});
/** A device's own word that the alert has reached it; a 201 of a push service proves nothing (RFC 8030 §5). */
export const receiveAlertSchema = z.strictObject({ alert: uuidSchema, device: z.string().max(64).optional() });
/** What the sending reactor learned about one device. Only the system may say it. */
export const reportSendingSchema = z.strictObject({
  alert: uuidSchema,
  recipients: z.array(z.string().max(60)).min(1).max(100),
  /** Absent where the recipient has no device at all. */
  device: z.string().max(64).optional(),
  person: z.string().max(64).optional(),
  outcome: z.enum(['sent', 'failed']),
  reason: z.string().max(200).optional(),
  /** `issue`, or `cancel` for the message that takes it back. */
  about: z.enum(['issue', 'cancel']),
});

/** Where it is about, as known when it was issued: a recipient whom the incident does not touch still sees the place. */
export const whereSchema = z.strictObject({
  point: pointSchema.optional(),
  area: areaSchema.optional(),
  communes: z.array(nisCodeSchema),
  category: categorySchema.optional(),
});
export const alertIssuedSchema = z.strictObject({
  alert: uuidSchema,
  recipients: z.array(recipientSchema),
  where: whereSchema.optional(),
});
const arrival = {
  alert: uuidSchema,
  recipients: z.array(z.string()),
  device: z.string().optional(),
  actedAt: instantSchema,
};
export const alertReceivedSchema = z.strictObject(arrival);
export const alertAcknowledgedSchema = acknowledgeAlertSchema.extend({
  recipients: z.array(z.string()),
  actedAt: instantSchema,
});
export type AlertDrafted = Omit<z.infer<typeof draftAlertSchema>, 'seen'>;
export type AlertIssued = z.infer<typeof alertIssuedSchema>;
export type AlertCancelled = z.infer<typeof cancelAlertSchema>;
export type AlertReceived = z.infer<typeof alertReceivedSchema>;
export type AlertAcknowledged = z.infer<typeof alertAcknowledgedSchema>;
export type SendingReported = z.infer<typeof reportSendingSchema>;

/** One device of one recipient: where the message stands on its way to it. */
export interface DeviceState {
  readonly state: 'sent' | 'failed' | 'delivered';
  readonly at: string;
  readonly person?: string;
  readonly reason?: string;
  /** Set once the taking-back reached its push service. */
  readonly cancelSent?: string;
}
export interface AlertAnswer {
  readonly disposition: Disposition;
  readonly note?: string;
  /** When the person answered, and when the answer arrived: they differ where a phone was offline. */
  readonly actedAt: string;
  readonly at: string;
  readonly by: By;
}
/** Sent → received → read → answered, for one recipient. ISO 8601 UTC. */
export interface Receipt {
  readonly recipient: string;
  readonly kind: Recipient['kind'];
  readonly sent?: string;
  readonly received?: string;
  readonly read?: string;
  readonly answer?: AlertAnswer;
  /** Why nothing could be sent, where nothing could. */
  readonly failed?: string;
  readonly devices: Readonly<Record<string, DeviceState>>;
}
export type Alert = Readonly<Omit<AlertDrafted, 'alert'>> & {
  readonly id: string;
  readonly status: 'draft' | 'approved' | 'issued' | 'cancelled';
  readonly drafted: Stamp;
  readonly approved?: Stamp;
  readonly issued?: Stamp;
  readonly cancelled?: Stamp & { readonly reason: Text };
  readonly where?: z.infer<typeof whereSchema>;
  readonly receipts: Readonly<Record<string, Receipt>>;
};
