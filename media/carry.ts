import type { types } from 'mediasoup';
import { MediaRefusal } from './port.ts';

/**
 * Brings a producer of one router to another, of the same worker or not; answers its id there.
 * @throws MediaRefusal `worker-died`
 */
export type Carry = (from: types.Router, producer: types.Producer, to: types.Router) => Promise<string>;

/** One pipe for each producer and router, however many ask at once. It closes with the producer. */
export function createCarry(): Carry {
  const all = new WeakMap<types.Router, Map<string, Promise<string>>>();
  return async (from, producer, to) => {
    const { id } = producer;
    if (from === to) return id;
    const pipes = all.get(to) ?? new Map<string, Promise<string>>();
    all.set(to, pipes);
    let pipe = pipes.get(id);
    if (!pipe) {
      // A worker knows a producer by its id alone, so the copy in another router of the same worker has one of its own.
      pipe = from.pipeToRouter({ producerId: id, router: to, keepId: false }).then(carried);
      pipes.set(id, pipe);
      producer.observer.once('close', () => pipes.delete(id));
    }
    return pipe.catch(() => {
      pipes.delete(id);
      throw new MediaRefusal('worker-died');
    });
  };
}

function carried({ pipeProducer }: types.PipeToRouterResult): string {
  if (!pipeProducer || pipeProducer.closed) throw new Error('the producer ended while it was carried');
  return pipeProducer.id;
}
