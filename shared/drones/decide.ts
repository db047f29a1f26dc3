import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { changedMeanwhile } from '../meanwhile.ts';
import type { Mandate } from '../people/schema.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import { isControlled } from './airspace.ts';
import { isPolice, mayRelease } from './images.ts';
import {
  approveMissionSchema,
  bindDroneSchema,
  boundsMissionSchema,
  changeMissionSchema,
  type DroneBound,
  endMissionSchema,
  type Mission,
  nameMissionSchema,
  refuseMissionSchema,
  requestMissionSchema,
  withholdImagesSchema,
} from './schema.ts';

/** A drone may lift off this much before the planned time: a clock on the roof is never exact. */
const EARLY_MS = 15 * 60_000;
/** What an approval was given for. */
const APPROVED_FACTS = [
  'feed',
  'basis',
  'zone',
  'height',
  'from',
  'until',
  'pilot',
  'recipients',
  'recording',
  'discreet',
];
const APPROVERS: readonly string[] = ['regional-operator', 'information-manager', 'high-official', 'dir-d1', 'dir-d3'];

export const droneCommands = {
  /** Told whole each time: what is not named is unbound. */
  'drone.bind': command(bindDroneSchema, (room, data, context) => {
    const refused = refusedFacts(room, { feed: data.feed }, context);
    if (refused) return refused;
    for (const other of Object.values(room.drones)) {
      if (other.id === data.feed || room.feeds[other.id]?.retired) continue;
      const taken = sameSource(other, data);
      if (taken) return refuse('conflict', 'source-taken', { path: `data.${taken}` });
    }
    return [{ type: 'drone.bound', data }];
  }),
  'mission.request': command(requestMissionSchema, (room, data, context) => {
    if (room.missions[data.mission]) return refuse('conflict', 'already-exists', { path: 'data.mission' });
    if (Date.parse(data.until) <= Date.parse(context.at))
      return refuse('rejected', 'deadline-past', { path: 'data.until' });
    return (
      refusedFacts(room, data, context) ?? [
        { type: 'mission.requested', data: { ...data, ...context.territory.touching(data.zone) } },
      ]
    );
  }),
  'mission.change': command(changeMissionSchema, (room, data, context) => {
    const mission = known(room, data.mission, context);
    if ('refused' in mission) return mission;
    if (isOver(mission)) return refuse('conflict', 'mission-over', { path: 'data.mission' });
    const { seen, mission: _id, ...changes } = data;
    const facts = Object.keys(changes);
    const told = facts.map(field => ({ field, at: mission.told[field], by: mission.toldBy[field] }));
    const meanwhile = changedMeanwhile(room, seen, told, 'data');
    if (meanwhile) return meanwhile;
    const bound = facts.find(field => APPROVED_FACTS.includes(field));
    if (bound && mission.state !== 'requested' && !approves(context.mandates))
      return refuse('forbidden', 'change-needs-approval', { path: `data.${bound}` });
    // What flies keeps its drone: another one is another mission.
    if (data.feed && data.feed !== mission.feed && mission.state === 'flying')
      return refuse('conflict', 'drone-busy', { path: 'data.feed' });
    const { from = mission.from, until = mission.until } = changes;
    if (Date.parse(until) <= Date.parse(from)) return refuse('rejected', 'deadline-past', { path: 'data.until' });
    const refused = refusedFacts(room, changes, context);
    if (refused) return refused;
    const touched = data.zone ? context.territory.touching(data.zone) : undefined;
    if (touched && mission.state !== 'requested' && isControlled(touched.communes, context.at))
      if (!(data.skeyes ?? mission.skeyes)) return refuse('rejected', 'skeyes-missing', { path: 'data.skeyes' });
    return [{ type: 'mission.changed', data: { mission: mission.id, ...changes, ...touched } }];
  }),
  'mission.approve': command(approveMissionSchema, (room, data, context) => {
    const mission = known(room, data.mission, context);
    if ('refused' in mission) return mission;
    if (mission.state !== 'requested') return refuse('conflict', 'mission-settled', { path: 'data.mission' });
    if (Date.parse(mission.until) <= Date.parse(context.at))
      return refuse('conflict', 'mission-over', { path: 'data.mission' });
    if (isControlled(mission.communes, context.at) && !(data.skeyes ?? mission.skeyes))
      return refuse('rejected', 'skeyes-missing', { path: 'data.skeyes' });
    return [{ type: 'mission.approved', data }];
  }),
  'mission.refuse': command(refuseMissionSchema, (room, data, context) => {
    const mission = known(room, data.mission, context);
    if ('refused' in mission) return mission;
    if (mission.state !== 'requested') return refuse('conflict', 'mission-settled', { path: 'data.mission' });
    return [{ type: 'mission.refused', data }];
  }),
  'mission.start': command(nameMissionSchema, (room, data, context) => {
    const mission = known(room, data.mission, context);
    if ('refused' in mission) return mission;
    if (mission.state === 'flying') return [];
    if (isOver(mission)) return refuse('conflict', 'mission-over', { path: 'data.mission' });
    if (mission.state !== 'approved') return refuse('conflict', 'mission-not-approved', { path: 'data.mission' });
    const now = Date.parse(context.at);
    if (now < Date.parse(mission.from) - EARLY_MS)
      return refuse('conflict', 'mission-too-early', { path: 'data.mission', params: { from: mission.from } });
    if (now >= Date.parse(mission.until)) return refuse('conflict', 'mission-over', { path: 'data.mission' });
    const busy = Object.values(room.missions).some(m => m.feed === mission.feed && m.state === 'flying');
    if (busy) return refuse('conflict', 'drone-busy', { path: 'data.mission' });
    return [{ type: 'mission.started', data }];
  }),
  'mission.end': command(endMissionSchema, (room, data, context) => {
    const mission = known(room, data.mission, context);
    if ('refused' in mission) return mission;
    if (mission.state === 'ended') return [];
    if (mission.state === 'refused') return refuse('conflict', 'mission-over', { path: 'data.mission' });
    return [{ type: 'mission.ended', data }];
  }),
  'mission.withhold-images': command(withholdImagesSchema, (room, data, context) => {
    const mission = known(room, data.mission, context);
    if ('refused' in mission) return mission;
    if (mission.state === 'refused') return refuse('conflict', 'mission-over', { path: 'data.mission' });
    if (!mission.withheld) return [{ type: 'mission.images-withheld', data }];
    // The police may take over what another withheld; the same again says nothing new.
    const police = context.mandate && isPolice(mission, context.mandate);
    const by = room.mandates[mission.withheld.by.mandate];
    return police && by && !isPolice(mission, by)
      ? [{ type: 'mission.images-withheld', data }]
      : refuse('conflict', 'already-exists', { path: 'data.mission' });
  }),
  'mission.release-images': command(nameMissionSchema, (room, data, context) => {
    const mission = known(room, data.mission, context);
    if ('refused' in mission) return mission;
    if (!mission.withheld) return refuse('conflict', 'not-withheld', { path: 'data.mission' });
    if (!context.mandates.some(m => mayRelease(room, mission, m)))
      return refuse('forbidden', 'withheld-by-another', { path: 'data.mission' });
    return [{ type: 'mission.images-released', data }];
  }),
  /** Belfry compares position and bounds: only a crossing is told, never each position. */
  'mission.report-bounds': command(boundsMissionSchema, (room, data) => {
    const mission = room.missions[data.mission];
    if (!mission) return refuse('rejected', 'unknown-mission', { path: 'data.mission' });
    if (mission.state !== 'flying') return refuse('conflict', 'mission-not-flying', { path: 'data.mission' });
    const kinds = (what: readonly { what: string }[] = []) =>
      what
        .map(each => each.what)
        .sort()
        .join();
    if (kinds(data.beyond) === kinds(mission.beyond?.what)) return [];
    return data.beyond.length > 0
      ? [{ type: 'mission.strayed', data }]
      : [{ type: 'mission.returned', data: { mission: data.mission } }];
  }),
};

/** By which name two drones would be mistaken for each other. */
function sameSource(a: Omit<DroneBound, 'feed'>, b: DroneBound): string | undefined {
  const port = (klv: DroneBound['klv']) => (klv && 'port' in klv ? klv.port : undefined);
  if (a.mavlink && a.mavlink.system === b.mavlink?.system) return 'mavlink';
  if (a.cot && a.cot.uid === b.cot?.uid) return 'cot';
  if (a.remoteId && a.remoteId === b.remoteId) return 'remoteId';
  return port(a.klv) !== undefined && port(a.klv) === port(b.klv) ? 'klv' : undefined;
}

const isOver = ({ state }: Mission): boolean => state === 'ended' || state === 'refused';
const approves = (mandates: readonly Mandate[]): boolean => mandates.some(m => APPROVERS.includes(m.function));

/** The mission, for whoever sees it; a pilot acts on those of the own organisation alone. */
function known(room: Room, id: string, { sees, mandate, by }: Context): Mission | Refusal {
  const mission = room.missions[id];
  if (!mission || (by.person !== 'belfry' && !sees('missions', id)))
    return refuse('rejected', 'unknown-mission', { path: 'data.mission' });
  const { organisation } = mission.pilot;
  if (mandate?.function === 'remote-pilot' && (organisation === undefined || organisation !== mandate.organisation))
    return refuse('forbidden', 'not-your-mission', { path: 'data.mission' });
  return mission;
}

interface Facts {
  readonly feed?: string | undefined;
  readonly incident?: string | undefined;
  readonly pilot?: { readonly organisation?: string | undefined } | undefined;
  readonly recipients?: readonly Recipient[] | undefined;
}
/** What is wrong with facts beyond their form; what the asker does not see is unknown to them. */
function refusedFacts(room: Room, facts: Facts, { sees, by, territory }: Context): Refusal | undefined {
  const shown = (collection: 'feeds' | 'incidents', id: string) => by.person === 'belfry' || sees(collection, id);
  if (facts.feed !== undefined) {
    const feed = room.feeds[facts.feed];
    if (!feed || !shown('feeds', facts.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    if (feed.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
  }
  if (facts.incident !== undefined && !(room.incidents[facts.incident] && shown('incidents', facts.incident)))
    return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
  const firm = facts.pilot?.organisation;
  if (firm !== undefined && !room.organisations[firm])
    return refuse('rejected', 'unknown-organisation', { path: 'data.pilot.organisation' });
  for (const [i, { id, kind }] of (facts.recipients ?? []).entries()) {
    const path = `data.recipients.${i}.id`;
    if (kind === 'commune' && territory.zonesOf([id]).length === 0)
      return refuse('rejected', 'unknown-commune', { path });
    if (kind === 'organisation' && !room.organisations[id]) return refuse('rejected', 'unknown-organisation', { path });
  }
  return undefined;
}
