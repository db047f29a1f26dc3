import type { Alert } from '../../shared/alerts/schema.ts';
import type { Decision, DecisionReceipt } from '../../shared/decisions/schema.ts';
import { standingOf } from '../../shared/decisions/standing.ts';
import type { Language } from '../language/language.ts';
import { recipientName } from '../situation/names.ts';
import { cellsOf, noticeShown } from '../situation/receipts.ts';
import type { CommuneReceipt, ReceiptLetter } from '../ui/receipts.ts';

const letterOf = ({ executed, understood, received, sent }: DecisionReceipt): ReceiptLetter =>
  executed ? 'A' : understood ? 'L' : received ? 'R' : sent ? 'E' : '–';

/** Receipts of the communes of one decision, as cells and region show those of an alert. */
export const decisionCells = (decision: Decision, now: number, language: Language): readonly CommuneReceipt[] =>
  Object.values(decision.receipts)
    .filter(({ kind }) => kind === 'commune')
    .map(receipt => {
      const { state } = standingOf(receipt, decision, now);
      const late = state === 'silent' || state === 'late';
      return { nis: receipt.recipient, name: recipientName(receipt, language), letter: letterOf(receipt), late };
    });

/**
 * What the region shows of who has received: the notice of the incident; where it had none, its newest decision to
 * communes; else the newest notice of all.
 */
export function regionCells(
  room: { readonly alerts: Readonly<Record<string, Alert>>; readonly decisions: Readonly<Record<string, Decision>> },
  incident: string | undefined,
  now: number,
  language: Language,
): readonly CommuneReceipt[] | undefined {
  const notice = noticeShown(room.alerts, incident);
  const ofIncident = incident !== undefined && notice?.incident === incident;
  const decision = Object.values(room.decisions)
    .filter(d => !d.lifted && (incident === undefined || d.incident === incident))
    .filter(d => Object.values(d.receipts).some(({ kind }) => kind === 'commune'))
    .sort((a, b) => b.entered.at.localeCompare(a.entered.at))[0];
  if (decision && !ofIncident) return decisionCells(decision, now, language);
  if (!notice) return undefined;
  const communes = new Set(Object.values(notice.receipts).flatMap(r => (r.kind === 'commune' ? r.recipient : [])));
  return cellsOf(notice, now, language).filter(({ nis }) => communes.has(nis));
}
