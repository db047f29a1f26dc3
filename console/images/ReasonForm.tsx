import './words.ts';
import type { CommandData, CommandType } from '../../shared/commands.ts';
import type { Room } from '../../shared/room.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { type Language, read } from '../language/language.ts';
import type { Say } from '../language/say.ts';
import { useRoom } from '../room/store.ts';
import { FormFrame } from './FormFrame.tsx';
import { Reason } from './fields.tsx';

interface Taking {
  readonly title: (say: Say) => string;
  readonly what: (say: Say, room: Room, language: Language, id: string) => string | undefined;
  readonly command: CommandType;
  readonly data: (id: string, reason: string, more: string | undefined) => object;
}
const nameOf = (room: Room, id: string, language: Language) => {
  const name = room.feeds[id]?.name;
  return name && read(name, language);
};
const said = (name: string | undefined, what: string) => name && `${name}. ${what}`;

/** What is taken back with a reason and nothing else. */
const TAKINGS: Readonly<Record<string, Taking>> = {
  withdraw: {
    title: say => say('images.withdraw'),
    what: (say, room, language, id) => said(nameOf(room, id, language), say('images.withdrawWhat')),
    command: 'feed.withdraw',
    data: (feed, reason, grant) => ({ feed, grant, reason }),
  },
  retire: {
    title: say => say('images.retire'),
    what: (say, room, language, id) => said(nameOf(room, id, language), say('images.retireWhat')),
    command: 'feed.retire',
    data: (feed, reason) => ({ feed, reason }),
  },
  'stop-ring': {
    title: say => say('images.stopRing'),
    what: (say, room, language, id) => said(nameOf(room, id, language), say('images.stopRingWhat')),
    command: 'recording.stop-ring',
    data: (feed, reason) => ({ feed, reason }),
  },
  'end-convention': {
    title: say => say('images.end'),
    what: (say, room, language, id) => {
      const owner = room.conventions[id]?.owner;
      return owner && say('images.endWhat', { owner: read(owner, language) });
    },
    command: 'convention.end',
    data: (convention, reason) => ({ convention, reason }),
  },
};

/** Takes something back: says what goes, asks why. `about`: what, which taking, and what of it. */
export default function ReasonForm({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [id = '', which = '', more] = about.split(' ');
  const name = `images.reason ${about}`;
  const [draft, change] = useDraft(name, () => ({ reason: '' }));
  const { sending, failure, submit } = useSending();
  const taking = TAKINGS[which];
  const what = taking?.what(say, room, language, id);
  if (!taking || what === undefined) return null;
  const send = async () => {
    const data = taking.data(id, draft.reason, more) as CommandData<CommandType>;
    if (await submit(taking.command, data, name)) stepBack();
  };
  return (
    <FormFrame
      id="images-reason"
      title={taking.title(say)}
      grave
      {...{ sending, paths: ['reason'] }}
      onSubmit={() => void send()}
    >
      <p>{what}</p>
      <Reason failure={failure} value={draft.reason} onChange={reason => change({ reason })} />
    </FormFrame>
  );
}
