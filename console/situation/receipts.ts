import { letterOf } from '../../shared/alerts/letter.ts';
import type { Alert, Receipt } from '../../shared/alerts/schema.ts';
import type { Language } from '../language/language.ts';
import type { CommuneReceipt } from '../ui/receipts.ts';
import { recipientName } from './names.ts';

/** A decision is silent after a minute, a notice after five: each with its own patience until its deadline says otherwise. */
const PATIENCE_MS: Readonly<Record<Alert['kind'], number>> = {
  decision: 60_000,
  warning: 5 * 60_000,
  information: 30 * 60_000,
  test: 30 * 60_000,
};

/** Past its time without a receipt. `now` in ms since 1970. */
export function isLate(alert: Alert, receipt: Receipt, now: number): boolean {
  if (!alert.issued || alert.status === 'cancelled' || receipt.received || receipt.answer) return false;
  return now - Date.parse(alert.issued.at) >= PATIENCE_MS[alert.kind];
}

/** Everyone who should have answered and did not, longest silent first. */
export const silentOf = (alert: Alert, now: number): readonly Receipt[] =>
  Object.values(alert.receipts).filter(r => isLate(alert, r, now));

/** Receipts as the cells and the region show them. */
export const cellsOf = (alert: Alert, now: number, language: Language): readonly CommuneReceipt[] =>
  Object.values(alert.receipts).map(r => ({
    nis: r.recipient,
    name: recipientName(r, language),
    letter: letterOf(r),
    late: isLate(alert, r, now),
  }));

/** How many have it at all, of how many. */
export const countOf = (alert: Alert): { readonly got: number; readonly all: number } => {
  const receipts = Object.values(alert.receipts);
  return { got: receipts.filter(r => r.received || r.answer).length, all: receipts.length };
};

/** Alerts issued and not taken back, newest first. */
export const issuedAlerts = (alerts: Readonly<Record<string, Alert>>): readonly Alert[] =>
  Object.values(alerts)
    .filter(a => a.status === 'issued')
    .sort((a, b) => (b.issued?.at ?? '').localeCompare(a.issued?.at ?? ''));

/** The notice whose receipts the region shows: the newest issued to communes, of this incident where one is in hand. */
export function noticeShown(alerts: Readonly<Record<string, Alert>>, incident: string | undefined): Alert | undefined {
  const toCommunes = issuedAlerts(alerts).filter(a => Object.values(a.receipts).some(r => r.kind === 'commune'));
  return toCommunes.find(a => a.incident === incident) ?? toCommunes[0];
}

/** Decisions of an incident that went out and stand, newest first. */
export const decisionsOf = (alerts: Readonly<Record<string, Alert>>, incident: string): readonly Alert[] =>
  issuedAlerts(alerts).filter(a => a.kind === 'decision' && a.incident === incident);

/** Receipts from nothing to answered: who still lacks it stands first. */
export const byLetter = (alert: Alert): readonly Receipt[] =>
  Object.values(alert.receipts).sort((a, b) => '–ERLA'.indexOf(letterOf(a)) - '–ERLA'.indexOf(letterOf(b)));
