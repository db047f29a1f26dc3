import { useLanguage } from '../language/Language.tsx';
import { Moment } from '../ui/Moment.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';
import type { AnswerState } from './answerState.ts';
import type { Phone } from './phoneStore.ts';

interface Row {
  readonly shape: ShapeName;
  readonly tone: ShapeTone;
  readonly words: string;
  readonly at?: string | undefined;
}

interface Props {
  phone: Phone;
  /** When it came to this phone, and when it was read; ISO 8601 UTC. */
  reached: string | undefined;
  seen: string | undefined;
  mine: AnswerState<unknown>;
}

/** How far the alert has come to me and my answer back, in words, each with its time. Said aloud as it changes. */
export function AnswerFooter({ phone, reached, seen, mine }: Props) {
  const { say } = useLanguage();
  const linked = phone.use(state => state.link.state === 'live');
  const done = (words: string, at?: string): Row => ({ shape: 'tick', tone: 'done', words, at });
  const open = (words: string): Row => ({ shape: 'ring', tone: 'older', words });

  const rows = (): readonly Row[] => {
    switch (mine.state) {
      case 'none':
        return [
          ...(reached ? [done(say('phone.reached'), reached)] : []),
          ...(seen ? [done(say('phone.read'), seen)] : []),
          open(say('phone.notAnswered')),
        ];
      case 'leaving':
        return linked
          ? [{ shape: 'half', tone: 'moderate', words: say('phone.answerLeaving'), at: mine.given }]
          : [{ shape: 'half', tone: 'severe', words: say('phone.answerWaiting'), at: mine.given }];
      case 'left':
        return [done(say('phone.answerLeft'), mine.left), open(say('liaison.answerNotArrived'))];
      case 'arrived':
        return [done(say('phone.answerLeft'), mine.left), done(say('phone.answerArrived'), mine.arrived)];
      case 'refused':
        return [
          { shape: 'full', tone: 'needs-you', words: say('phone.answerRefused') },
          ...(mine.why ? [open(mine.why)] : []),
        ];
    }
  };
  return (
    <footer className="mine" aria-label={say('phone.myAnswerState')} role="status">
      {rows().map(({ shape, tone, words, at }) => (
        <p className="row" key={words}>
          <StateShape name={shape} tone={tone} />
          <span>{words}</span>
          {at && <Moment at={at} form="second" />}
        </p>
      ))}
    </footer>
  );
}
