import { cardOf, isStale, numberToCall, spaced } from '../../shared/contacts/cards.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Age } from '../ui/Moment.tsx';
import { StateShape } from '../ui/StateShape.tsx';

/** The number to try first for somebody, with the age of its check; the sign of a card that is past it. */
export function FirstNumber({ person, organisation }: { person: string; organisation?: string | undefined }) {
  const { say } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const at = new Date(now).toISOString();
  const cards = [cardOf(room, { person }), ...(organisation === undefined ? [] : [cardOf(room, { organisation })])];
  const card = cards.find(each => each && numberToCall(each));
  const number = card && numberToCall(card);
  if (!card || !number) return <span className="older">{say('people.noNumber')}</span>;
  return (
    <>
      <a className="n" href={`tel:${number}`}>
        {spaced(number)}
      </a>
      <br />
      <Checked at={card.verified?.at} stale={isStale(card, at)} now={now} />
    </>
  );
}

/** When a card was last verified; past its check it says so by a sign, not by its colour alone. */
export function Checked({ at, stale, now }: { at: string | undefined; stale: boolean; now: number }) {
  const { say } = useLanguage();
  return (
    <span className={stale ? 'attention' : 'older'}>
      {stale && <StateShape name="open" tone="moderate" label={say('people.verifyOne')} />}{' '}
      {at === undefined ? say('people.never') : <Age from={at} now={now} />}
    </span>
  );
}
