import type { Words } from '../word.ts';

/** The row of a phone's list that stands for one's own steps; the page behind it learns its words when it is opened. */
export const taskAskedWords = {
  'task.myCard': { fr: 'Votre fiche réflexe', nl: 'Uw actiekaart', en: 'Your action card' },
  'task.toDo': {
    fr: { one: '{n} étape à faire', other: '{n} étapes à faire' },
    nl: { one: '{n} stap te doen', other: '{n} stappen te doen' },
    en: { one: '{n} step to do', other: '{n} steps to do' },
  },
  'task.toDoLate': {
    fr: '{n} étapes à faire, dont {late} en retard',
    nl: '{n} stappen te doen, waarvan {late} te laat',
    en: '{n} steps to do, {late} of them late',
  },
  'task.allDone': { fr: 'tout est fait', nl: 'alles gedaan', en: 'all done' },
} as const satisfies Words;

export const taskPhoneWords = {
  'task.phone.done': { fr: 'Fait', nl: 'Gedaan', en: 'Done' },
  'task.phone.none': { fr: 'Rien à faire pour vous', nl: 'Niets te doen voor u', en: 'Nothing for you to do' },
  'task.phone.doneCount': {
    fr: { one: '{n} étape close', other: '{n} étapes closes' },
    nl: { one: '{n} stap afgehandeld', other: '{n} stappen afgehandeld' },
    en: { one: '{n} step settled', other: '{n} steps settled' },
  },
} as const satisfies Words;
