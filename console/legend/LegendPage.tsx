import '../language/screen.ts';
import './legend.css';
import { COMMUNES } from '../../shared/territory/reference.ts';
import { useLanguage } from '../language/Language.tsx';
import type { CommuneShape } from '../ui/regionShape.ts';
import { Ages, Bands, exampleReceipts, Forms, Lists, Receipts, StripExample, Tiles } from './Parts.tsx';
import { both, FrameSigns, LineSigns, Part } from './Signs.tsx';

/** Every sign and part in both languages: what a newcomer reads, and what we look at when we change one. */
export default function LegendPage({ shapes = [] }: { shapes?: readonly CommuneShape[] }) {
  const { language } = useLanguage();
  const names = Object.fromEntries(
    COMMUNES.map(commune => [commune.nis, `${commune.postalCodes[0]} ${language === 'nl' ? commune.nl : commune.fr}`]),
  );
  return (
    <main className="legend">
      <header>
        <h1>{both('legend.title')}</h1>
        <p>{both('legend.grammar')}</p>
      </header>
      <div>
        <FrameSigns />
      </div>
      <div>
        <LineSigns />
        <Ages />
        <Receipts receipts={exampleReceipts(names)} shapes={shapes} />
      </div>
      <div className="wide">
        <Part title="legend.parts">
          <StripExample />
          <Bands />
          <div className="panes">
            <Lists />
            <Forms />
          </div>
          <Tiles />
        </Part>
      </div>
    </main>
  );
}
