import type { Evolve, Patch } from '../capability.ts';
import type { Room } from '../room.ts';
import type { AuthorityLink, LinkCreated, LinkViewed } from './schema.ts';
import { sharedKey } from './standing.ts';

const change = (room: Room, id: string, with_: (link: AuthorityLink) => AuthorityLink): Patch => {
  const link = room.links[id];
  return link ? { links: { [id]: with_(link) } } : {};
};

export const linkEvolve = {
  'link.created': ((_room, { link: id, ...told }, { at, by }): Patch => ({
    links: { [id]: { ...told, id, created: { at, by }, views: 0 } },
  })) as Evolve<LinkCreated>,
  'link.revoked': ((room, { link: id }, { at, by }) =>
    change(room, id, link => ({ ...link, revoked: { at, by } }))) as Evolve<{ link: string }>,
  'link.viewed': ((room, { link: id, views, viewedAt }) =>
    change(room, id, link => ({ ...link, views, lastViewedAt: viewedAt }))) as Evolve<LinkViewed>,
  'link.line-shared': ((_room, { entry }, { at, by }): Patch => ({
    sharedLines: { [sharedKey(entry)]: { id: sharedKey(entry), entry, shared: { at, by } } },
  })) as Evolve<{ entry: string }>,
  'link.line-withheld': ((room, { entry }): Patch =>
    room.sharedLines[sharedKey(entry)] ? { sharedLines: { [sharedKey(entry)]: null } } : {}) as Evolve<{
    entry: string;
  }>,
};
