import type { CommandData } from '../../shared/commands.ts';
import { sketch } from './sketch.ts';
import type { Chapter } from './story.ts';

/** The messages of the night: what came in by telephone and radio, what became of it, and a line that was put right. */
export const traffic: Chapter = ({ id, moment, act }) => {
  const madou = id('madou');
  type Message = Omit<CommandData<'message.receive'>, 'message' | 'receivedAt' | 'from'>;
  const received = (
    clock: string,
    key: string,
    received: string,
    from: [name: string, contact?: string],
    more: Message,
  ) =>
    act(clock, 'operator', 'message.receive', {
      message: id(`message ${key}`),
      receivedAt: moment(received),
      from: { name: from[0], ...(from[1] ? { contact: from[1] } : {}) },
      ...more,
    });
  const toLog = (clock: string, key: string, source: 'D1' | 'D2' | 'D3' | 'D4' | 'S', fr: string, nl: string) =>
    act(clock, 'operator', 'message.triage', {
      message: id(`message ${key}`),
      as: { to: 'log', entries: [{ entry: id(`entry ${key}`), incident: madou, source, text: { fr, nl } }] },
    });

  return [
    received('02:11:30', 'steward', '02:10:50', ['Agent de station, Madou'], {
      channel: 'telephone',
      incident: madou,
      priority: 'urgent',
      text: 'Station vidée par le personnel. Escaliers roulants arrêtés.',
    }),
    toLog(
      '02:11:50',
      'steward',
      'D4',
      'Station vidée par le personnel. Escaliers roulants arrêtés.',
      'Station ontruimd door het personeel. Roltrappen stilgelegd.',
    ),
    received('02:18:40', 'engine', '02:18:20', ['Autopompe 2, SIAMU', 'canal 7'], {
      channel: 'radio',
      incident: madou,
      priority: 'urgent',
      text: 'Visibilité nulle au quai. Ventilation de la STIB à mettre en extraction.',
    }),
    toLog(
      '02:19:05',
      'engine',
      'D1',
      'Visibilité nulle au quai. Ventilation à mettre en extraction.',
      'Geen zicht op het perron. Ventilatie op afzuiging zetten.',
    ),
    act('02:22:40', 'operator', 'log.write', {
      entry: id('entry sketch'),
      incident: madou,
      source: 'D1',
      happenedAt: moment('02:19:30'),
      text: { fr: 'Croquis de l’accès, niveau −2.', nl: 'Schets van de toegang, niveau −2.' },
      attachments: [sketch().attachment],
    }),
    received('02:23:50', 'press', '02:23:20', ['Rédaction, radio locale', 'redaction@radio.example'], {
      channel: 'e-mail',
      text: 'Demande d’interview en direct à 02:45.',
    }),
    act('02:24:10', 'officer', 'message.triage', {
      message: id('message press'),
      as: { to: 'aside', reason: 'Renvoyé vers D5' },
    }),
    act('02:24:30', 'operator', 'log.write', {
      entry: id('entry buses'),
      incident: madou,
      source: 'D4',
      text: { fr: 'Six bus demandés pour les voyageurs.', nl: 'Zes bussen gevraagd voor de reizigers.' },
      mentions: { functions: ['dir-d4'] },
    }),
    act('02:25:40', 'dir-d4', 'log.note-seen', { entry: id('entry buses') }),
    act('02:26:15', 'operator', 'log.correct', {
      entry: id('entry buses'),
      text: { fr: 'Quatre bus demandés pour les voyageurs.', nl: 'Vier bussen gevraagd voor de reizigers.' },
      reason: 'Quatre suffisent, confirmé par la STIB',
    }),
    received('02:30:05', 'resident', '02:29:40', ['Riveraine, rue du Méridien 14', '02 000 00 14'], {
      channel: 'telephone',
      incident: madou,
      priority: 'urgent',
      text: 'Odeur de fumée dans les caves du 14 et du 16.',
    }),
    received('02:30:50', 'school', '02:30:20', ['Concierge, école de la place Houwaert'], {
      channel: 'telephone',
      text: 'Propose d’ouvrir le gymnase aux voyageurs.',
    }),
  ];
};
