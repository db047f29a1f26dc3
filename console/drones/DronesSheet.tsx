import './drones.css';
import { begin, goToPoint, openSheet, useDesk } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Sheet, SheetPart } from '../ui/Sheet.tsx';
import { MissionCard } from './MissionCard.tsx';
import { missionsOf } from './names.ts';
import { Strangers } from './Strangers.tsx';

/** Drones: missions that fly or wait, each with its picture and where it is; those that are over; strangers in the air. */
export default function DronesSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const mayRequest = useMay('mission.request');
  const missions = missionsOf(room);
  const now = missions.filter(({ state }) => state !== 'ended' && state !== 'refused');
  const over = missions.filter(({ state }) => state === 'ended' || state === 'refused').slice(0, 20);
  const request = () => {
    const { inHand } = useDesk.getState();
    begin({ kind: 'form', form: 'drones.request', ...(inHand ? { incident: inHand } : {}) });
  };
  const show = (point: readonly [number, number]) => {
    openSheet(undefined);
    goToPoint([point[0], point[1]], 16);
  };
  return (
    <Sheet
      title={say('drone.sheet')}
      acts={
        mayRequest && (
          <Button rank="primary" onClick={request}>
            {say('drone.request')}
          </Button>
        )
      }
    >
      <div className="drones-sheet">
        <SheetPart title={say('drone.now')}>
          {now.length === 0 && <p className="stale">{say('drone.none')}</p>}
          <ul className="missions">
            {now.map(mission => (
              <MissionCard key={mission.id} mission={mission} current={mission.id === about} onShow={show} />
            ))}
          </ul>
        </SheetPart>
        <Strangers onShow={show} />
        {over.length > 0 && (
          <SheetPart title={say('drone.before')}>
            <ul className="missions">
              {over.map(mission => (
                <MissionCard key={mission.id} mission={mission} current={mission.id === about} onShow={show} />
              ))}
            </ul>
          </SheetPart>
        )}
      </div>
    </Sheet>
  );
}
