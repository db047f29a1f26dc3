/** The form that places a checkpoint: the map puts its pin for it. */
export const CHECKPOINT_FORM = 'perimeters.checkpoint';

/** The form that lifts a perimeter. */
export const LIFT_FORM = 'perimeters.lift';
