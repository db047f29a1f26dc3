import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Disposition } from '../../shared/alerts/schema.ts';
import { type Language, read } from '../language/language.ts';

/** The one answer that a decision's notification takes: what was done is said on its page. */
export const UNDERSTOOD = 'understood';
/** What a round's notification takes. */
export const ROUND_ANSWERS = ['ok', 'reserve', 'no'] as const;
export const DISPOSITIONS: readonly Disposition[] = ['acting', 'not-concerned', 'call-me'];

type Action = Disposition | typeof UNDERSTOOD | (typeof ROUND_ANSWERS)[number];
const actionsOf = ({ of }: PushMessage): readonly Action[] =>
  of === 'decision' ? [UNDERSTOOD] : of === 'round' ? ROUND_ANSWERS : DISPOSITIONS;

/** What a locked screen says. A few words of its own, so that the worker need not carry the whole vocabulary. */
const WORDS = {
  fr: {
    cancelled: 'Annulée : {what}',
    demonstration: 'DÉMONSTRATION',
    until: 'Répondre avant {at}',
    acting: 'Reçu, j’agis',
    'not-concerned': 'Reçu, pas concerné',
    'call-me': 'Appelez-moi',
    lifted: 'Levée : {what}',
    executeBy: 'À exécuter avant {at}',
    understood: 'Reçu et compris',
    ok: 'OK',
    reserve: 'Réserve',
    no: 'Non',
  },
  nl: {
    cancelled: 'Geannuleerd: {what}',
    demonstration: 'DEMONSTRATIE',
    until: 'Antwoorden vóór {at}',
    acting: 'Ontvangen, ik handel',
    'not-concerned': 'Ontvangen, niet betrokken',
    'call-me': 'Bel mij',
    lifted: 'Opgeheven: {what}',
    executeBy: 'Uit te voeren vóór {at}',
    understood: 'Ontvangen en begrepen',
    ok: 'OK',
    reserve: 'Voorbehoud',
    no: 'Nee',
  },
  en: {
    cancelled: 'Cancelled: {what}',
    demonstration: 'DEMONSTRATION',
    until: 'Answer before {at}',
    acting: 'Received, I act',
    'not-concerned': 'Received, not concerned',
    'call-me': 'Call me',
    lifted: 'Lifted: {what}',
    executeBy: 'To be carried out before {at}',
    understood: 'Received and understood',
    ok: 'OK',
    reserve: 'Reserve',
    no: 'No',
  },
} as const satisfies Record<
  Language,
  Record<Action | 'cancelled' | 'demonstration' | 'until' | 'lifted' | 'executeBy', string>
>;

const time = new Intl.DateTimeFormat('fr-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' });

export interface AlertNotification extends NotificationOptions {
  readonly title: string;
  readonly renotify?: boolean;
  readonly actions?: readonly { readonly action: Action; readonly title: string }[];
}

/**
 * The notification of a message in the reader's language. It stays until somebody touches it; the taking-back of an
 * alert that this phone never showed does not ring.
 */
export function notificationOf(message: PushMessage, language: Language, shown: boolean): AlertNotification {
  const words = WORDS[language];
  const { about, headline, from, where, respondBy, demonstration } = message;
  const what = demonstration ? `${words.demonstration} · ${read(headline, language)}` : read(headline, language);
  const base = { lang: language, icon: '/icon-192.png', badge: '/icon-192.png' };
  if (about === 'cancel') {
    const body = message.reason ? read(message.reason, language) : '';
    return {
      ...base,
      title: words[message.of === 'decision' ? 'lifted' : 'cancelled'].replace('{what}', what),
      body,
      silent: !shown,
    };
  }
  const lines = [
    [read(from, language), where && read(where, language)].filter(Boolean).join(' · '),
    read(message.body, language),
    respondBy &&
      words[message.of === 'decision' ? 'executeBy' : 'until'].replace('{at}', time.format(new Date(respondBy))),
  ];
  return {
    ...base,
    title: what,
    body: lines.filter(Boolean).join('\n'),
    requireInteraction: true,
    renotify: true,
    actions: actionsOf(message).map(action => ({
      action,
      title: words[action],
    })),
  };
}
