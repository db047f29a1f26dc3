import { useState } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import type { FrozenSection, Picture } from '../../shared/sitreps/content.ts';
import { contributionId } from '../../shared/sitreps/contributionId.ts';
import { FIELD_NAMES, type Field, fieldsOf, SECTION_NAMES, type Tongue } from '../../shared/sitreps/doctrine.ts';
import type { Told } from '../../shared/sitreps/schema.ts';
import { mayTellFor } from '../../shared/sitreps/speakers.ts';
import { isTold } from '../../shared/sitreps/telling.ts';
import { minutesSaid } from '../../shared/sitreps/vocabulary.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Badge, type Discipline } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { AGE_CLASS } from './signs.ts';
import { WriteSection } from './WriteSection.tsx';

const isDiscipline = (section: string): section is Discipline => /^D\d$/.test(section);

/** Each section with both languages side by side, its age in words; one at a time is written. */
export function Sections({ incident, picture }: { incident: Incident; picture: Picture }) {
  const { say } = useLanguage();
  const [writing, setWriting] = useState<string>();
  return (
    <SheetPart title={say('sitreps.sections')}>
      {picture.sections.map(section =>
        writing === section.section ? (
          <WriteSection
            key={section.section}
            incident={incident.id}
            section={section.section}
            onDone={() => setWriting(undefined)}
          />
        ) : (
          <SectionShown
            key={section.section}
            incident={incident}
            shown={section}
            onWrite={() => setWriting(section.section)}
          />
        ),
      )}
    </SheetPart>
  );
}

/** What a line calls a section: its code, or its name. */
export function useSectionName(): (section: FrozenSection['section']) => string {
  const { language } = useLanguage();
  return section => (isDiscipline(section) ? section : read(SECTION_NAMES[section], language));
}

function SectionShown({ incident, shown, onWrite }: { incident: Incident; shown: FrozenSection; onWrite: () => void }) {
  const { say, language } = useLanguage();
  const { section, director, fields } = shown;
  const me = useRoom(store => store.me);
  const contribution = useRoom(store => store.room.contributions[contributionId(incident.id, section)]);
  const { sending, submit } = useSending();
  const who = useSectionName()(section);
  const may = mayTellFor(me?.mandates ?? [], section) && incident.status === 'open';
  const standing = fieldsOf(section).flatMap((field): [Field, Told][] => {
    const told = contribution?.fields[field];
    return isTold(told) ? [[field, told]] : [];
  });
  const stillTrue = () => {
    const said = standing.map(([field, { fr, nl, version }]) => [
      field,
      { ...(fr === undefined ? {} : { fr }), ...(nl === undefined ? {} : { nl }), basedOn: version },
    ]);
    const name = standing.map(([, told]) => told.name).find(Boolean);
    const data = { incident: incident.id, section, fields: Object.fromEntries(said), ...(name ? { name } : {}) };
    void submit('sitrep.contribute', data);
  };
  return (
    <section className="sitrep-section" aria-label={who}>
      <header>
        {isDiscipline(section) && <Badge discipline={section} present={director !== undefined} />}
        <h4>{read(SECTION_NAMES[section], language)}</h4>
        <p className="older">
          {director ?? (isDiscipline(section) ? say('sitreps.vacant') : '')}
          {fields.length === 0 && isDiscipline(section) && <> · {say('sitreps.untold')}</>}
        </p>
        {may && (
          <span className="acts">
            {standing.length > 0 && standing.every(([, told]) => told.behind === undefined) && (
              <Button rank="link" onClick={stillTrue} disabled={sending.state === 'sending'}>
                {say('sitreps.stillTrue', { who })}
              </Button>
            )}
            <Button rank="link" onClick={onWrite}>
              {say('sitreps.write', { who })}
            </Button>
          </span>
        )}
      </header>
      {sending.state === 'refused' && <SendingState sending={sending} paths={[]} />}
      {standing.map(([field, told]) => (
        <FieldShown
          key={field}
          field={field}
          told={told}
          director={director}
          frozen={fields.find(f => f.field === field)}
        />
      ))}
    </section>
  );
}

interface FieldProps {
  field: Field;
  told: Told;
  /** Who holds the seat: their own word needs no name under it. */
  director: string | undefined;
  frozen: FrozenSection['fields'][number] | undefined;
}
function FieldShown({ field, told, director, frozen }: FieldProps) {
  const { say, language } = useLanguage();
  const order: readonly Tongue[] = language === 'nl' ? ['nl', 'fr'] : ['fr', 'nl'];
  const step = frozen?.step ?? 'fresh';
  const age = minutesSaid(frozen?.minutes ?? 0);
  return (
    <div className={`sitrep-field ${AGE_CLASS[step]}`}>
      <div className="when">
        <b>{read(FIELD_NAMES[field], language)}</b>
        <span>
          <Moment at={told.toldAt} />
          {step === 'fresh' && <> · {age}</>}
        </span>
        {step !== 'fresh' && (
          <span>
            <StateShape name="half" tone={step === 'stale' ? 'severe' : 'moderate'} />{' '}
            {say(step === 'stale' ? 'sitreps.stale' : 'sitreps.older', { age })}
          </span>
        )}
        {told.name && told.name !== director && <span className="older">{told.name}</span>}
      </div>
      {order.map(tongue => (
        <div key={tongue} lang={tongue} className="told">
          {told[tongue] === undefined ? null : <p>{told[tongue]}</p>}
          {(told[tongue] === undefined || told.behind === tongue) && (
            <p className="gap" lang={language}>
              <StateShape name="half" tone="severe" />{' '}
              {say(told[tongue] === undefined ? 'sitreps.missing' : 'sitreps.behind', {
                language: say(`sitreps.tongue.${tongue}`),
              })}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
