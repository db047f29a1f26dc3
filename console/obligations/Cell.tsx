import type { Standing } from '../../shared/obligations/standing.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dayWritten } from '../plans/days.ts';
import { useRoom } from '../room/store.ts';
import { communeFull, personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { SIGNS } from './Board.tsx';

/** One obligation of one holder: what it asks and on which ground, how it stands, what was entered. */
export function Cell({ standing, onFulfil }: { standing: Standing; onFulfil: () => void }) {
  const { say, language } = useLanguage();
  const may = useMay('obligation.fulfil');
  const records = useRoom(store => store.room.obligations);
  const { obligation, holder, state, last, dueOn, plannedOn, known, wanting } = standing;
  const own = Object.values(records)
    .filter(r => r.holder === holder && r.obligation === obligation.code)
    .sort((a, b) => b.on.localeCompare(a.on));
  const [name, tone] = SIGNS[state];
  return (
    <aside className="board-cell" aria-label={read(obligation.name, language)}>
      <h3>{read(obligation.name, language)}</h3>
      <p className="older">{holder === 'region' ? say('room.wholeRegion') : communeFull(holder, language)}</p>
      <p className="state-line">
        <StateShape name={name} tone={tone} /> <b>{say(`obligation.state.${state}`)}</b>
      </p>
      <dl>
        {[
          [say('obligation.rhythm'), read(obligation.said, language)],
          last !== undefined && [say('obligation.last'), dayWritten(last)],
          known && [say('obligation.evidence'), say('obligation.known')],
          dueOn !== undefined && [say('obligation.dueOn'), dayWritten(dueOn)],
          plannedOn !== undefined && [say('obligation.plannedOn'), dayWritten(plannedOn)],
          wanting !== undefined && [say('obligation.wanting'), String(wanting)],
          [say('obligation.source'), read(obligation.source, language)],
          [say('obligation.certainty'), say(`obligation.certainty.${obligation.certainty}`)],
        ]
          .filter((pair): pair is [string, string] => Array.isArray(pair))
          .map(([term, told]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{told}</dd>
            </div>
          ))}
      </dl>
      {may && (
        <p className="acts">
          <Button onClick={onFulfil}>{say('obligation.fulfil')}</Button>
        </p>
      )}
      {own.map(record => (
        <Entry key={record.id} id={record.id} may={may} />
      ))}
    </aside>
  );
}

function Entry({ id, may }: { id: string; may: boolean }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { sending, submit } = useSending();
  const record = room.obligations[id];
  if (!record) return null;
  const { withdrawn } = record;
  return (
    <div className={withdrawn ? 'entry stale' : 'entry'}>
      <p>
        <span className="n">{dayWritten(record.on)}</span> {say(`obligation.${record.kind}`)}
        {withdrawn && ` · ${say('obligation.withdrawn')}`}
      </p>
      {record.note && <p>{read(record.note, language)}</p>}
      <p className="older">{personName(room, record.recorded.by)}</p>
      <SendingState sending={sending} paths={[]} />
      {may && !withdrawn && (
        <Button
          rank="link"
          onClick={() =>
            void submit('obligation.withdraw', {
              record: id,
              reason: { fr: 'Inscription par erreur', nl: 'Foutieve inschrijving' },
            })
          }
        >
          {say('obligation.withdraw')}
        </Button>
      )}
    </div>
  );
}
