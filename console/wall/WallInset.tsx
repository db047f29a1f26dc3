import { regionCells } from '../decisions/cells.ts';
import { useLanguage } from '../language/Language.tsx';
import { sayBoth } from '../language/say.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { communeFull } from '../situation/names.ts';
import { ReceiptCount } from '../ui/ReceiptCells.tsx';
import { RegionInset } from '../ui/RegionInset.tsx';
import type { CommuneShape } from '../ui/regionShape.ts';

/** Late communes by name as far as there is room; the others as a number. */
const NAMED = 4;

/** The Region with the receipts of the notice or decision of this incident, its count large, and who is late by name. */
export function WallInset({ shapes, incident }: { shapes: readonly CommuneShape[]; incident: string | undefined }) {
  const { say } = useLanguage();
  const now = useNow();
  const alerts = useRoom(store => store.room.alerts);
  const decisions = useRoom(store => store.room.decisions);
  const receipts = regionCells({ alerts, decisions }, incident, now, 'fr');
  if (!receipts) return null;
  const late = receipts.filter(receipt => receipt.late);
  return (
    <aside className="wall-inset">
      <h2>
        <span>
          {sayBoth('wall.receipts').map(word => (
            <span key={word}>{word}</span>
          ))}
        </span>
        <ReceiptCount receipts={receipts} />
      </h2>
      <RegionInset shapes={shapes} receipts={receipts} width={162} />
      {late.length > 0 && (
        <ul className="severe">
          {late.slice(0, NAMED).map(({ nis }) => (
            <li key={nis}>{communeInBoth(nis)}</li>
          ))}
          {late.length > NAMED && <li>{say('wall.more', { n: late.length - NAMED })}</li>}
        </ul>
      )}
    </aside>
  );
}

/** `1180 Uccle – Ukkel`. */
function communeInBoth(nis: string): string {
  const [fr, nl] = [communeFull(nis, 'fr'), communeFull(nis, 'nl')];
  return fr === nl ? fr : `${fr} – ${nl.replace(/^\d+\s/, '')}`;
}
