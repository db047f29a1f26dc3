import { mandateFor } from '../../shared/access/rights.ts';
import { listed } from '../../shared/language/typography.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { personName, recipientName } from '../situation/names.ts';
import type { Asking, Brought } from '../situation/queue.ts';
import { Button } from '../ui/Button.tsx';
import { Age } from '../ui/Moment.tsx';
import { Row } from '../ui/Row.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';
import { begin, openFor } from './deskState.ts';

const SIGNS: Readonly<Record<AboutAlert['kind'], { name: ShapeName; tone?: ShapeTone }>> = {
  silent: { name: 'full' },
  'call-me': { name: 'half', tone: 'severe' },
  approve: { name: 'half', tone: 'severe' },
  issue: { name: 'half', tone: 'severe' },
  late: { name: 'open', tone: 'moderate' },
};
/** More names than this are a number. */
const NAMED = 2;

/** One thing that waits for a person, and the act it asks for. The silence of a decision's recipient is the red one. */
export function AskingRow(props: { asking: Asking; shortcut: string | undefined; now: number }) {
  const { asking } = props;
  return asking.kind === 'brought' ? (
    <BroughtRow {...props} asking={asking} />
  ) : (
    <AlertAskingRow {...props} asking={asking} />
  );
}

const URGENCY: Readonly<Record<Brought['urgency'], { name: ShapeName; tone?: ShapeTone }>> = {
  now: { name: 'full' },
  soon: { name: 'half', tone: 'severe' },
  attention: { name: 'open', tone: 'moderate' },
};

/** What a capability asks, in its own words. */
function BroughtRow({ asking, shortcut, now }: { asking: Brought; shortcut: string | undefined; now: number }) {
  const { language } = useLanguage();
  return (
    <Row
      asking
      urgent={asking.urgency === 'now'}
      sign={<StateShape {...URGENCY[asking.urgency]} />}
      title={asking.title(language)}
      figure={<Age from={asking.since} now={now} />}
      under={asking.under(language)}
      action={
        <Button rank="link" shortcut={shortcut} onClick={() => openFor(asking.open)}>
          {asking.act(language)}
        </Button>
      }
    />
  );
}

type AboutAlert = Exclude<Asking, Brought>;

function AlertAskingRow({ asking, shortcut, now }: { asking: AboutAlert; shortcut: string | undefined; now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const { alert } = asking;
  const who = 'receipts' in asking ? asking.receipts.map(r => recipientName(r, language)) : [];
  const names = listed(who, language);
  const mandates = me?.mandates ?? [];
  const mayApprove = mandateFor('alert.approve', mandates) !== undefined && alert.drafted.by.person !== me?.person.id;
  const words: Readonly<Record<AboutAlert['kind'], readonly [title: string, act: string]>> = {
    silent: [
      who.length <= NAMED ? say('desk.silentOne', { who: names }) : say('desk.silentMany', { n: who.length }),
      say('desk.call', { who: who[0] ?? '' }),
    ],
    late: [
      who.length <= NAMED ? say('desk.lateOne', { who: names }) : say('desk.lateMany', { n: who.length }),
      say('desk.seeReceipts'),
    ],
    'call-me': [say('desk.callsMe', { who: names }), say('desk.call', { who: who[0] ?? '' })],
    approve: [say('alert.toApprove'), say(mayApprove ? 'alert.readAndApprove' : 'desk.readOnly')],
    issue: [say('desk.toIssue'), say('desk.readAndIssue')],
  };
  const [title, act] = words[asking.kind];
  const author = say('alert.writtenBy', { who: personName(room, alert.drafted.by) });
  return (
    <Row
      asking
      urgent={asking.kind === 'silent'}
      sign={<StateShape {...SIGNS[asking.kind]} />}
      title={title}
      figure={<Age from={asking.since} now={now} />}
      under={
        asking.kind === 'approve' ? `${read(alert.headline, language)}. ${author}.` : read(alert.headline, language)
      }
      action={
        <Button rank="link" shortcut={shortcut} onClick={() => begin({ kind: 'read-alert', alert: alert.id })}>
          {act}
        </Button>
      }
    />
  );
}
