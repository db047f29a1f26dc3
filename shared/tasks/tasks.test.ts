import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { mandateId, personId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';

const [task, incident] = [idOf('task'), idOf('incident')];
const asked = (more: object = {}) => ({
  task,
  incident,
  text: { fr: 'Ouvrir le centre d’accueil', nl: 'Onthaalcentrum openen' },
  owner: { id: '21004', kind: 'commune' },
  due: '2026-11-24T01:30:00Z',
  ...more,
});
const ready = (more: object = {}) => {
  const desk = createDesk();
  const opened = { incident, kind: 'incident', title: 'Madou', severity: 'severe', point: inside('21004') };
  desk.does('operator', 'incident.open', opened);
  desk.does('operator', 'task.create', asked(more));
  return desk;
};

describe('[engine.6] a task has an owner, a state and an age', () => {
  it('its owner starts it, does it and says how; both times are kept', () => {
    const desk = ready();
    desk.does('liaison-21004', 'task.start', { task });
    desk.does('liaison-21004', 'task.done', { task, note: 'Salle ouverte' }, '2026-11-24T01:08:00Z');
    expect(desk.room.tasks[task]).toMatchObject({
      state: 'done',
      started: { by: { person: personId('liaison-21004') } },
      settled: { actedAt: '2026-11-24T01:08:00Z', at: desk.now, note: 'Salle ouverte' },
    });
  });

  it('done twice it is done once; done and not applicable contradict each other', () => {
    const desk = ready();
    desk.does('liaison-21004', 'task.done', { task });
    expect(desk.ask('mayor-21004', 'task.done', { task })).toEqual([]);
    const contrary = desk.ask('operator', 'task.not-applicable', { task, reason: 'Sans objet' });
    expect(contrary).toMatchObject({ code: 'conflict', reason: 'task-settled' });
    desk.does('operator', 'task.reopen', { task, reason: 'Salle fermée entre-temps' });
    desk.does('operator', 'task.not-applicable', { task, reason: 'Sans objet' });
  });

  it('another commune does not see it, so that it is unknown to them', () => {
    const desk = ready();
    for (const who of ['liaison-21013', 'zone-5344', 'mayor-21013'])
      expect(desk.ask(who, 'task.done', { task })).toMatchObject({ reason: 'unknown-task' });
    expect(project(desk.room, desk.viewer('liaison-21013')).tasks).toEqual({});
  });

  it('a director sees every task and does those of the own discipline alone', () => {
    const desk = ready();
    expect(desk.ask('dir-d1', 'task.done', { task })).toMatchObject({ code: 'forbidden', reason: 'task-not-yours' });
    desk.does('operator', 'task.assign', { task, owner: { id: 'dir-d1', kind: 'function' } });
    desk.does('dir-d1', 'task.done', { task });
  });

  it('given to a person it is of whoever that person answers for, and leaves the sight of whoever had it', () => {
    const desk = ready();
    desk.does('mayor-21004', 'task.assign', { task, mandate: mandateId('zone-5339') });
    expect(desk.room.tasks[task]).toMatchObject({
      owner: { id: '5339', kind: 'zone' },
      mandate: mandateId('zone-5339'),
    });
    expect(project(desk.room, desk.viewer('mayor-21004')).tasks).toEqual({});
    expect(Object.keys(project(desk.room, desk.viewer('zone-5339')).tasks)).toEqual([task]);
  });

  it('away from the centre one makes tasks for oneself alone', () => {
    const desk = ready();
    const own = asked({ task: idOf('own') });
    desk.does('mayor-21004', 'task.create', own);
    const other = asked({ task: idOf('other'), owner: { id: '21013', kind: 'commune' } });
    expect(desk.ask('mayor-21004', 'task.create', other)).toMatchObject({ reason: 'task-not-yours' });
  });

  it('of a meeting that they did not attend, its owner is told the task and not the meeting', () => {
    const desk = ready({ task: idOf('met'), origin: { kind: 'meeting', id: idOf('meeting') } });
    expect(desk.room.tasks[idOf('met')]?.origin).toBeDefined();
    expect(project(desk.room, desk.viewer('liaison-21004')).tasks[idOf('met')]?.origin).toBeUndefined();
  });
});
