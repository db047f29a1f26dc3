import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

export const taskRefusals = {
  'unknown-task': text('Tâche inconnue.', 'Onbekende taak.', 'Unknown task.'),
  'task-not-yours': text(
    'Cette tâche revient à quelqu’un d’autre.',
    'Deze taak is voor iemand anders.',
    'This task is somebody else’s.',
  ),
  'task-settled': text(
    'Quelqu’un a déjà clos cette tâche : rouvrez-la d’abord.',
    'Iemand heeft deze taak al afgesloten: heropen ze eerst.',
    'Somebody has already settled this task: reopen it first.',
  ),
  'task-ended': text(
    'Le plan de cette tâche n’est plus activé.',
    'Het plan van deze taak is niet meer actief.',
    'The plan of this task is no longer active.',
  ),
} as const satisfies Record<string, Text>;
