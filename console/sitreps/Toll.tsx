import { type FormEvent, useState } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import { mayTellFor } from '../../shared/sitreps/speakers.ts';
import { owns, tollOf } from '../../shared/toll/current.ts';
import {
  CATEGORIES,
  CATEGORY_NAMES,
  type Category,
  SOURCE_NAMES,
  SOURCES,
  type Source,
} from '../../shared/toll/doctrine.ts';
import { momentAt } from '../desk/clockTime.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { send, serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';

/** Figures by category and source, side by side: what differs is said, nothing is added up. */
export function Toll({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const tolls = useRoom(store => store.room.tolls);
  const me = useRoom(store => store.me);
  const rows = tollOf(tolls, incident.id);
  const said = new Set(rows.flatMap(row => row.figures.map(f => f.source)));
  const sources = SOURCES.filter(source => said.has(source));
  const mine = SOURCES.filter(source => mayTellFor(me?.mandates ?? [], source));
  return (
    <SheetPart title={say('sitreps.toll')}>
      {rows.length === 0 ? (
        <p className="older">{say('sitreps.tollNone')}</p>
      ) : (
        <table className="sitrep-toll">
          <thead>
            <tr>
              <th scope="col">{say('sitreps.category')}</th>
              {sources.map(source => (
                <th scope="col" key={source}>
                  {read(SOURCE_NAMES[source], language)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ category, figures, conflicting }) => (
              <tr key={category}>
                <th scope="row">{read(CATEGORY_NAMES[category], language)}</th>
                {sources.map(source => {
                  const report = figures.find(f => f.source === source);
                  const counts = owns(source, category);
                  return (
                    <td key={source}>
                      {report && (
                        <>
                          <b className={counts ? 'n owner' : 'n'} title={counts ? say('sitreps.owner') : undefined}>
                            {report.figure}
                          </b>{' '}
                          <span className="older">
                            <Moment at={report.asOf} />
                            {report.name && <> · {report.name}</>}
                          </span>
                          {mine.includes(source) && incident.status === 'open' && (
                            <Button
                              rank="link"
                              aria-label={say('sitreps.withdrawNamed', {
                                figure: report.figure,
                                category: read(CATEGORY_NAMES[category], language),
                                source: read(SOURCE_NAMES[source], language),
                              })}
                              onClick={() => void send('toll.withdraw', { report: report.id })}
                            >
                              {say('sitreps.withdraw')}
                            </Button>
                          )}
                        </>
                      )}
                    </td>
                  );
                })}
                <td>
                  {conflicting && (
                    <span className="differ">
                      <StateShape name="half" tone="severe" /> {say('sitreps.differ')}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mine.length > 0 && incident.status === 'open' && <Count incident={incident.id} sources={mine} />}
    </SheetPart>
  );
}

/** One figure as a source gives it. */
function Count({ incident, sources }: { incident: string; sources: readonly Source[] }) {
  const { say, language } = useLanguage();
  const [category, setCategory] = useState<Category>('affected');
  const [source, setSource] = useState<Source>();
  const [figure, setFigure] = useState('');
  const [name, setName] = useState('');
  const [asOf, setAsOf] = useState('');
  const { sending, failure, submit } = useSending();
  const chosen = source ?? sources.find(each => owns(each, category)) ?? sources[0];
  const count = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const typed = asOf.trim() === '' ? new Date(serverNow()).toISOString() : momentAt(asOf, serverNow(), 'past');
    const data = {
      report: crypto.randomUUID(),
      ...{ incident, category, source: chosen, asOf: typed ?? asOf },
      figure: figure.trim() === '' ? Number.NaN : Number(figure),
      ...(name.trim() === '' ? {} : { name: name.trim() }),
    };
    if (await submit('toll.report', data)) {
      setFigure('');
      setAsOf('');
    }
  };
  return (
    <form className="sitrep-count" noValidate onSubmit={event => void count(event)}>
      <Field label={say('sitreps.category')}>
        {control => (
          <select {...control} value={category} onChange={event => setCategory(event.target.value as Category)}>
            {CATEGORIES.map(each => (
              <option key={each} value={each}>
                {read(CATEGORY_NAMES[each], language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('sitreps.source')} error={errorFor('source', failure)}>
        {control => (
          <select {...control} value={chosen} onChange={event => setSource(event.target.value as Source)}>
            {sources.map(each => (
              <option key={each} value={each}>
                {read(SOURCE_NAMES[each], language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('sitreps.figure')} error={errorFor('figure', failure)}>
        {control => (
          <input
            {...control}
            className="n"
            inputMode="numeric"
            value={figure}
            onChange={event => setFigure(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('sitreps.asOf')} error={errorFor('asOf', failure)}>
        {control => (
          <input
            {...control}
            className="n"
            placeholder={minuteOf(serverNow())}
            value={asOf}
            onChange={event => setAsOf(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('sitreps.saidBy')}>
        {control => <input {...control} maxLength={80} value={name} onChange={event => setName(event.target.value)} />}
      </Field>
      <Button type="submit" disabled={sending.state === 'sending'}>
        {say('sitreps.count')}
      </Button>
      {sending.state !== 'idle' && <SendingState sending={sending} paths={['source', 'figure', 'asOf']} />}
    </form>
  );
}
