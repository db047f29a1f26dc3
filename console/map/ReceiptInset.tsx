import { useMemo } from 'react';
import { regionCells } from '../decisions/cells.ts';
import { useDesk } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { ReceiptCount } from '../ui/ReceiptCells.tsx';
import { RegionInset } from '../ui/RegionInset.tsx';
import type { CommuneShape } from '../ui/regionShape.ts';

/** The Region with the receipts of the notice or the decision in hand, over the map's corner. Nothing where nothing was sent. */
export function ReceiptInset({ shapes }: { shapes: readonly CommuneShape[] }) {
  const { say, language } = useLanguage();
  const now = useNow();
  const alerts = useRoom(store => store.room.alerts);
  const decisions = useRoom(store => store.room.decisions);
  const inHand = useDesk(desk => desk.inHand);
  const receipts = useMemo(
    () => regionCells({ alerts, decisions }, inHand, now, language),
    [alerts, decisions, inHand, now, language],
  );
  if (!receipts) return null;
  return (
    <aside className="map-inset" aria-label={say('receipt.region')}>
      <h3>
        <span>{say('receipt.region')}</span>
        <ReceiptCount receipts={receipts} />
      </h3>
      <RegionInset shapes={shapes} receipts={receipts} />
    </aside>
  );
}
