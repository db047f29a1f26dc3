import type { ReactNode } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import { policyOf } from '../../shared/situation/policy.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { capacityOf } from '../situation/names.ts';
import { Age } from '../ui/Moment.tsx';

interface Fact {
  readonly key: string;
  readonly name: string;
  readonly value: ReactNode;
  readonly by: string;
  /** ISO 8601 UTC: when it was last told. */
  readonly at: string;
}

/** What stands around the incident, one line each: phase, posts, perimeters; by whom, how old. */
export function Facts({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const facts: Fact[] = [];
  const phase = policyOf(room).inForce.find(p => p.incident === incident.id);
  if (phase)
    facts.push({
      key: 'phase',
      name: say('desk.phase'),
      value: `${say(`phase.${phase.phase}`)} · ${say('room.communes', { n: phase.communes.length })}`,
      by: authorityOf(room.mandates[phase.declared.authority]?.function, say('desk.hf')) ?? '',
      at: phase.declared.decidedAt,
    });
  const perimeters = Object.values(room.perimeters).filter(p => p.incident === incident.id && !p.lifted);
  const newest = [...perimeters].sort((a, b) => b.drawn.at.localeCompare(a.drawn.at))[0];
  if (newest)
    facts.push({
      key: 'perimeters',
      name: say('desk.perimeters'),
      value: (
        <span className="zones">
          {(['red', 'orange', 'yellow', 'judicial'] as const)
            .filter(zone => perimeters.some(p => p.zone === zone))
            .map(zone => (
              <abbr key={zone} className={`zone ${zone}`} title={say(`perimeter.${zone}`)}>
                {zone === 'judicial' ? 'J' : zone[0]!.toUpperCase()}
              </abbr>
            ))}
        </span>
      ),
      by: capacityOf(room, newest.drawn.by, language),
      at: newest.drawn.at,
    });
  const posts = Object.values(room.posts)
    .filter(p => p.incident === incident.id && !p.closed)
    .sort((a, b) => a.opened.at.localeCompare(b.opened.at));
  const last = posts.at(-1);
  if (last)
    facts.push({
      key: 'posts',
      name: say('desk.posts'),
      // The street of the PC-Ops stands in the strip already.
      value: posts.map(p => read(p.name, language).split(',')[0]).join(' · '),
      by: capacityOf(room, last.opened.by, language),
      at: last.opened.at,
    });
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(({ key, name, value, by, at }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className="by">{by}</dd>
          <dd className="n">
            <Age from={at} now={now} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const authorityOf = (code: string | undefined, hf: string): string | undefined =>
  code === 'high-official' ? hf : undefined;
