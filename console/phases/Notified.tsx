import { mustBeTold } from '../../shared/phases/notifications.ts';
import type { Phase } from '../../shared/phases/schema.ts';
import { communeCodes } from '../../shared/territory/names.ts';
import { brusselsDay, zonesAt } from '../../shared/territory/reference.ts';
import { useLanguage } from '../language/Language.tsx';
import { serverNow } from '../room/store.ts';
import { recipientName } from '../situation/names.ts';

/** Who will be told, before the act: by name, and apart those of whom the rule is likely and not sure. */
export function WillBeTold({
  act,
  phase,
  communes,
  more = [],
}: {
  act: 'declared' | 'lifted';
  phase: Phase;
  communes: readonly string[];
  /** Communes told beside those of the rule. */
  more?: readonly string[];
}) {
  const { say, language } = useLanguage();
  const at = new Date(serverNow()).toISOString();
  const zones = zonesAt(brusselsDay(at)).filter(z => z.communes.some(nis => communes.includes(nis)));
  const place = { communes, zones: zones.map(z => z.zone), all: communeCodes() };
  const told = mustBeTold(act, phase, place, at);
  const names = (ids: readonly { id: string; kind: string }[]) =>
    ids.map(({ id, kind }) => recipientName({ recipient: id, kind }, language)).join(' · ');
  const sure = told.filter(r => r.certainty === 'S');
  const likely = told.filter(r => r.certainty !== 'S');
  const added = more.filter(nis => !told.some(r => r.id === nis));
  return (
    <section className="will-be-told" aria-label={say('phase.willBeTold')}>
      <h3>
        {say('phase.willBeTold')} <span className="n">{told.length + added.length}</span>
      </h3>
      {sure.length > 0 && <p>{names(sure)}</p>}
      {likely.length > 0 && (
        <p className="older">
          {say('phase.byPractice')} {names(likely)}
        </p>
      )}
      {added.length > 0 && (
        <p className="older">
          {say('phase.alsoTold')} {say('room.communes', { n: added.length })}
        </p>
      )}
    </section>
  );
}
