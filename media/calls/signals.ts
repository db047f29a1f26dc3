import { z } from 'zod';
import { CALL_STREAMS, type CallStream } from '../../shared/calls/now.ts';
import { uuidSchema } from '../../shared/protocol.ts';
import { dtlsParametersSchema, rtpCapabilitiesSchema, rtpParametersSchema } from '../signals.ts';

const as = z.enum(CALL_STREAMS as readonly [CallStream, ...CallStream[]]);
const way = z.enum(['send', 'receive']);
/** Where the map that one shows looks. */
export const mapViewSchema = z.strictObject({
  center: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
  zoom: z.number().min(0).max(24),
});

/** What a console asks of the coordination room that it is in, as it crosses the wire inside `call`. Never written down. */
export const callSignalSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('capabilities') }),
  /** The room of an organ, which `call.join` has let in; whatever follows is of it. */
  z.strictObject({ do: z.literal('open'), organ: uuidSchema }),
  z.strictObject({ do: z.literal('connect'), way, dtlsParameters: dtlsParametersSchema }),
  z.strictObject({ do: z.literal('produce'), as, rtpParameters: rtpParametersSchema }),
  z.strictObject({ do: z.literal('flow'), as, on: z.boolean() }),
  z.strictObject({ do: z.literal('stop'), as }),
  z.strictObject({ do: z.literal('consume'), producer: uuidSchema, rtpCapabilities: rtpCapabilitiesSchema }),
  z.strictObject({ do: z.literal('resume'), consumer: uuidSchema }),
  /** The map as one sees it, for all; absent: no longer. */
  z.strictObject({ do: z.literal('map'), view: mapViewSchema.optional() }),
]);
export type CallSignal = z.infer<typeof callSignalSchema>;
