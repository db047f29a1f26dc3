import { useRef, useState } from 'react';
import type { ExaminedWords } from '../../shared/feeds/examined.ts';
import type { Source } from '../../shared/feeds/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { askCameras, askTest, type FoundCamera } from './asked.ts';

type Test =
  | { readonly state: 'idle' | 'running' | 'unanswered' }
  | { readonly state: 'refused'; readonly why: string }
  | { readonly state: 'done'; readonly shows: boolean; readonly words: ExaminedWords };

interface Props {
  /** What the form holds now; undefined while it is no source yet. */
  source: Source | undefined;
  /** Takes over a camera that answered on the network. */
  onTake: (camera: FoundCamera) => void;
}

/** Tests what was pasted and says what will come of it; finds cameras where there is no address to paste. */
export function AddressTest({ source, onTake }: Props) {
  const { say, language } = useLanguage();
  const [test, setTest] = useState<Test>({ state: 'idle' });
  const [found, setFound] = useState<readonly FoundCamera[] | 'looking' | 'unanswered'>();
  /** A test of an address that has been changed since says nothing any more. */
  const turn = useRef(0);
  const tested = useRef('');
  const now = JSON.stringify(source);
  const shown: Test = test.state === 'done' && tested.current !== now ? { state: 'idle' } : test;

  const run = async () => {
    if (!source || test.state === 'running') return;
    const own = ++turn.current;
    tested.current = now;
    setTest({ state: 'running' });
    const answer = await askTest(source, language);
    if (own !== turn.current) return;
    if (!answer) setTest({ state: 'unanswered' });
    else if ('failure' in answer) setTest({ state: 'refused', why: answer.failure });
    else setTest({ state: 'done', shows: answer.data.handling !== undefined, words: answer.data.words });
  };
  const look = async () => {
    setFound('looking');
    const answer = await askCameras(language);
    setFound(answer && 'data' in answer ? answer.data.cameras : 'unanswered');
  };
  return (
    <div className="address-test">
      <div className="acts">
        <Button onClick={() => void run()} aria-disabled={!source || test.state === 'running'}>
          {say('source.test')}
        </Button>
        <Button rank="link" onClick={() => void look()} aria-disabled={found === 'looking'}>
          {say('source.find')}
        </Button>
      </div>
      <div role="status" className="outcome">
        {shown.state === 'running' && <p className="older">{say('source.testing')}</p>}
        {shown.state === 'unanswered' && <p>{say('source.noAnswer')}</p>}
        {shown.state === 'refused' && <p>{shown.why}</p>}
        {shown.state === 'done' && (
          <>
            <p className="verdict">
              <StateShape name={shown.shows ? 'tick' : 'half'} tone={shown.shows ? 'done' : 'moderate'} />
              <span>{shown.words.verdict}</span>
            </p>
            {shown.words.facts.length > 0 && (
              <dl>
                {shown.words.facts.map(({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className="n">{value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </>
        )}
        {found === 'looking' && <p className="older">{say('source.finding')}</p>}
        {found === 'unanswered' && <p>{say('source.noAnswer')}</p>}
        {Array.isArray(found) && (
          <p className="older">
            {found.length > 0 ? say('source.found', { n: found.length }) : say('source.foundNone')}
          </p>
        )}
      </div>
      {Array.isArray(found) && found.length > 0 && (
        <ul className="found">
          {found.map((camera: FoundCamera) => (
            <li key={camera.url}>
              <span>
                {camera.name}
                {camera.hardware && <span className="stale"> {camera.hardware}</span>}{' '}
                <span className="n stale">{new URL(camera.url).host}</span>
              </span>
              <Button rank="link" onClick={() => onTake(camera)}>
                {say('source.take', { name: camera.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
