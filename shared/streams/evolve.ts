import type { Evolve, Patch } from '../capability.ts';
import type { PlayerAllowed, SenderAllowed } from './schema.ts';

export const streamEvolve = {
  'stream.sender-allowed': ((_room, { key: id, ...told }, { at, by }): Patch => ({
    streamKeys: { [id]: { ...told, id, use: 'send', given: { at, by } } },
  })) as Evolve<SenderAllowed>,
  'stream.player-allowed': ((_room, { key: id, ...told }, { at, by }): Patch => ({
    streamKeys: { [id]: { ...told, id, use: 'play', given: { at, by } } },
  })) as Evolve<PlayerAllowed>,
  'stream.revoked': ((room, { key: id }, { at, by }): Patch => {
    const key = room.streamKeys[id];
    return key ? { streamKeys: { [id]: { ...key, revoked: { at, by } } } } : {};
  }) as Evolve<{ key: string }>,
};
