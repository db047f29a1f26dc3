import { lazy } from 'react';
import { toConfirm } from '../../shared/phases/standing.ts';
import { upscaleState } from '../../shared/upscales/standing.ts';
import { begin, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';

const form = (name: string) => () => {
  const { inHand } = useDesk.getState();
  begin({ kind: 'form', form: `phases.${name}`, ...(inHand ? { incident: inHand } : {}) });
};

/** Phases and organs: declaring and lifting have forms of the desk itself; here is what stands around them. */
export const phasesSurface: Surface = {
  name: 'phases',
  acts: [
    {
      name: 'ask-upscale',
      label: 'phase.askUpscale',
      also: 'montée en phase opschaling upscale provinciale fédérale CORES demande vraag',
      command: 'upscale.request',
      run: form('ask'),
    },
    {
      name: 'record-consultation',
      label: 'phase.consult',
      also: 'consultation raadpleging ministre-président minister-president avis advies',
      command: 'consultation.record',
      run: form('consult'),
    },
    {
      name: 'convene-organ',
      label: 'phase.convene',
      also: 'comité coordination CC-Prov CC-Com CC-Gem CP-Ops réunir bijeenroepen convene',
      command: 'organ.convene',
      run: form('convene'),
    },
    {
      name: 'open-post',
      label: 'phase.openPost',
      also: 'PC-Ops CP-Ops PMA VMP PPD PEB poste commandement commandopost medische post command post',
      command: 'post.open',
      needs: 'incident',
      run: form('post'),
    },
  ],
  forms: {
    'phases.ask': lazy(() => import('./RequestUpscale.tsx')),
    'phases.answer': lazy(() => import('./AnswerUpscale.tsx')),
    'phases.reassess': lazy(() => import('./Reassess.tsx')),
    'phases.consult': lazy(() => import('./Consult.tsx')),
    'phases.convene': lazy(() => import('./ConveneOrgan.tsx')),
    'phases.seat': lazy(() => import('./TakeSeat.tsx')),
    'phases.takeBack': lazy(() => import('./TakeBack.tsx')),
    'phases.post': lazy(() => import('./OpenPost.tsx')),
    'phases.confirm': lazy(() => import('./ConfirmPhase.tsx')),
  },
  sheet: {
    label: 'phase.sheet',
    count: (room, _me, now) =>
      toConfirm(room).length +
      Object.values(room.upscales).filter(u => ['waiting', 'unanswered'].includes(upscaleState(u, now))).length,
    show: lazy(() => import('./PhasesSheet.tsx')),
  },
};
