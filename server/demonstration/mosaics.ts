import type { CommandData, CommandType } from '../../shared/commands.ts';
import { text } from '../../shared/language/read.ts';
import type { Records } from '../records/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { at } from './scenery.ts';

type Told = Omit<CommandData<'feed.register'>, 'feed' | 'source'>;
/**
 * Cameras that stand around those of the story. Their pictures are the platform's own test pattern; the zone of the
 * first has granted nothing, so its tile says why it stays shut.
 */
const AROUND: Readonly<Record<string, Told>> = {
  scailquin: {
    name: text('Rue Scailquin', 'Scailquinstraat', 'Rue Scailquin'),
    owner: text('ZP 5344', 'PZ 5344', 'PZ 5344'),
    regime: 'police',
    point: at(152, 34),
    bearing: 62,
    range: 140,
    spread: 46,
  },
  artsloi: {
    name: text('Arts-Loi, mezzanine', 'Kunst-Wet, mezzanine', 'Arts-Loi, mezzanine'),
    owner: text('STIB', 'MIVB', 'STIB'),
    regime: 'transport',
    point: at(-40, -640),
    bearing: 8,
    range: 110,
    spread: 50,
  },
  botanique: {
    name: text('Botanique, quai Élisabeth', 'Kruidtuin, perron Elisabeth', 'Botanique, Élisabeth platform'),
    owner: text('STIB', 'MIVB', 'STIB'),
    regime: 'transport',
    point: at(-560, 430),
    bearing: 140,
    range: 110,
    spread: 44,
  },
};

/**
 * Registers the cameras around, keeps one layout and one tour of them, and lets wall B go round: once, so that what a
 * person changes stays changed.
 * @param cameras feed id by key, of those of the story
 */
export async function arrangePictures(
  { keeper, records, newId }: { keeper: RoomKeeper; records: Records; newId: () => string },
  cameras: ReadonlyMap<string, string>,
): Promise<void> {
  const shelf = records.shelf<{ feed: string }>('demonstration-feeds');
  if (await shelf.get('arranged')) return;
  const submit = async <T extends CommandType>(type: T, data: CommandData<T>) => {
    const outcome = await keeper.submit('belfry', { id: newId(), world: 'live', type, data });
    if (!outcome.ok) throw new Error(`the demonstration's pictures: ${type}: ${JSON.stringify(outcome)}`);
  };
  const ids = new Map(cameras);
  for (const [key, told] of Object.entries(AROUND)) {
    const feed = newId();
    ids.set(key, feed);
    await submit('feed.register', { feed, ...told, source: { kind: 'test' } });
  }
  const named = (...keys: readonly string[]) => keys.flatMap(key => ids.get(key) ?? []);
  const layout = newId();
  await submit('layout.save', {
    ...{ layout, first: 'large' },
    name: text('Station Madou', 'Station Madou', 'Madou station'),
    feeds: named('platform', 'boulevard', 'drone'),
  });
  const tour = newId();
  await submit('tour.save', {
    tour,
    name: text('Petite Ceinture', 'Kleine Ring', 'Inner ring'),
    steps: [{ layout, seconds: 20 }, ...named('boulevard', 'platform').map(feed => ({ feeds: [feed], seconds: 10 }))],
  });
  await submit('screen.show', { screen: 'wall-b', layout: 'mosaic', tour });
  await shelf.put('arranged', { feed: layout });
}
