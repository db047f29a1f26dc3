import { useState } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import { sitrepsOf } from '../../shared/sitreps/due.ts';
import { portalText } from '../../shared/sitreps/portal.ts';
import type { Sitrep } from '../../shared/sitreps/schema.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { exactOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { SheetPart } from '../ui/Sheet.tsx';

/** Every number of this situation, newest first: to print, to paste in the national portal, to put right. */
export function FrozenReports({ incident }: { incident: Incident }) {
  const { say } = useLanguage();
  const sitreps = useRoom(store => store.room.sitreps);
  const reports = [...sitrepsOf(sitreps, incident.id)].reverse();
  return (
    <SheetPart title={say('sitreps.frozen')}>
      {reports.length === 0 ? (
        <p className="older">{say('sitreps.noFrozen')}</p>
      ) : (
        <ul className="sitrep-frozen">
          {reports.map(report => (
            <Frozen key={report.id} report={report} incident={incident.id} />
          ))}
        </ul>
      )}
    </SheetPart>
  );
}

function Frozen({ report, incident }: { report: Sitrep; incident: string }) {
  const { say, language } = useLanguage();
  const world = useRoom(store => store.world);
  const decision = useRoom(store => store.room.decisions[report.decision]);
  const mayValidate = useMay('sitrep.validate');
  const [copied, setCopied] = useState(false);
  const { number, closedAt, validated, corrects } = report.content;
  const receipts = Object.values(decision?.receipts ?? {});
  const file = (form: 'pdf' | 'txt', lang: 'fr' | 'nl' | 'both') =>
    `/api/sitreps/${report.id}.${form}?lang=${lang}${world === 'live' ? '' : `&world=${world}`}`;
  const copy = async () => {
    const order = language === 'nl' ? (['nl', 'fr'] as const) : (['fr', 'nl'] as const);
    await navigator.clipboard.writeText(portalText(report.content, order, report.sha256));
    setCopied(true);
  };
  return (
    <li>
      <b className="n">{say('sitreps.number', { n: number })}</b>
      <span>
        <span className="n">{exactOf(closedAt)}</span> · {validated.name}
        {receipts.length > 0 && (
          <> · {say('sitreps.receipts', { got: receipts.filter(r => r.received).length, all: receipts.length })}</>
        )}
        {corrects && <> · {say('sitreps.corrects', { n: corrects.number })}</>}
      </span>
      <span className="acts">
        <a className="button link" href={file('pdf', 'both')} target="_blank" rel="noreferrer">
          <span>{say('sitreps.pdf', { n: number })}</span>
        </a>
        {(['fr', 'nl'] as const).map(tongue => (
          <a
            key={tongue}
            className="button link"
            href={file('pdf', tongue)}
            target="_blank"
            rel="noreferrer"
            aria-label={say('sitreps.pdfIn', { n: number, language: say(`sitreps.tongue.${tongue}`) })}
          >
            <span>{tongue.toUpperCase()}</span>
          </a>
        ))}
        <a className="button link" href={file('txt', 'both')} target="_blank" rel="noreferrer">
          <span>{say('sitreps.text', { n: number })}</span>
        </a>
        <Button rank="link" onClick={() => void copy()}>
          {say('sitreps.copy', { n: number })}
        </Button>
        <span role="status" className="older">
          {copied && say('sitreps.copied')}
        </span>
        {mayValidate && (
          <Button
            rank="link"
            onClick={() => begin({ kind: 'form', form: 'sitreps.validate', incident, about: String(number) })}
          >
            {say('sitreps.correct', { n: number })}
          </Button>
        )}
      </span>
    </li>
  );
}
