import { lazy, Suspense, useEffect } from 'react';
import { OpenIncident } from '../incidents/OpenIncident.tsx';
import { LIFT_FORM } from '../perimeters/forms.ts';
import { useRoom } from '../room/store.ts';
import { useDesk } from './deskState.ts';
import { Keys } from './Keys.tsx';
import type { FormProps } from './surface.ts';
import { surfaceNamed } from './surfaces.ts';

const incidentToChange = () => import('../incidents/ChangeIncident.tsx');
const alertToRead = () => import('../alerts/ReadAlert.tsx');
const alertToWrite = () => import('../alerts/WriteAlert.tsx');
const phaseToDeclare = () => import('../phases/DeclarePhase.tsx');
const phaseToLift = () => import('../phases/LiftPhase.tsx');
/** Loaded when it is first drawn with: it brings the geometry of the rings. */
const DrawPerimeter = lazy(() => import('../perimeters/DrawPerimeter.tsx'));
const ChangeIncident = lazy(async () => ({ default: (await incidentToChange()).ChangeIncident }));
const CloseIncident = lazy(async () => ({ default: (await incidentToChange()).CloseIncident }));
const ReadAlert = lazy(async () => ({ default: (await alertToRead()).ReadAlert }));
const WriteAlert = lazy(async () => ({ default: (await alertToWrite()).WriteAlert }));
const DeclarePhase = lazy(async () => ({ default: (await phaseToDeclare()).DeclarePhase }));
const LiftPhase = lazy(async () => ({ default: (await phaseToLift()).LiftPhase }));
/** Once the first screen stands, the forms of a night are fetched: the line may be gone when they are needed. */
const FETCH_AFTER_MS = 15_000;
const FETCHED = [incidentToChange, alertToRead, alertToWrite, phaseToDeclare, phaseToLift];

/** What the hand is doing, as its form. */
export function Tasks() {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const fetched of FETCHED) fetched().catch(() => undefined);
    }, FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense fallback={null}>
      <Task />
    </Suspense>
  );
}

/** What a form is about may leave the room meanwhile: then there is no form. */
function Task() {
  const task = useDesk(desk => desk.task);
  const room = useRoom(store => store.room);
  switch (task.kind) {
    case 'none':
      return null;
    case 'open-incident':
      return <OpenIncident />;
    case 'draw-perimeter':
    case 'change-incident':
    case 'close-incident': {
      const incident = room.incidents[task.incident];
      if (!incident) return null;
      if (task.kind === 'draw-perimeter') {
        const perimeter = task.perimeter === undefined ? undefined : room.perimeters[task.perimeter];
        return <DrawPerimeter key={perimeter?.id ?? incident.id} incident={incident} perimeter={perimeter} />;
      }
      if (task.kind === 'change-incident') return <ChangeIncident key={incident.id} incident={incident} />;
      return <CloseIncident key={incident.id} incident={incident} />;
    }
    case 'lift-perimeter':
      return <BroughtForm form={LIFT_FORM} about={task.perimeter} incident={undefined} />;
    case 'declare-phase':
      return <DeclarePhase key={task.incident} incident={task.incident} />;
    case 'lift-phase': {
      const declaration = room.phases[task.declaration];
      return declaration ? <LiftPhase key={declaration.id} declaration={declaration} /> : null;
    }
    case 'write-alert': {
      const alert = task.alert === undefined ? undefined : room.alerts[task.alert];
      return <WriteAlert key={task.alert ?? task.incident} incident={task.incident} alert={alert} />;
    }
    case 'read-alert': {
      const alert = room.alerts[task.alert];
      return alert ? <ReadAlert key={alert.id} alert={alert} /> : null;
    }
    case 'form':
      return <BroughtForm form={task.form} about={task.about} incident={task.incident} />;
    case 'keys':
      return <Keys />;
  }
}

/** A form that a capability brings. */
function BroughtForm({ form, ...given }: { form: string } & FormProps) {
  const Form = surfaceNamed(form.split('.')[0] ?? '')?.forms?.[form];
  return Form ? (
    <Suspense fallback={null}>
      <Form key={`${form} ${given.about ?? given.incident ?? ''}`} {...given} />
    </Suspense>
  ) : null;
}
