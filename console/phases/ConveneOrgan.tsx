import type { OrganKind } from '../../shared/organs/schema.ts';
import { holdsForCommune } from '../../shared/people/mandates.ts';
import { COMMUNES, sortByName } from '../../shared/territory/reference.ts';
import { AnyOf, OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecidedBy, type Deciding, decidedData, decidingNow, useDeciders } from './DecidedBy.tsx';

const KINDS: readonly OrganKind[] = ['cc-prov', 'cc-com', 'cp-ops'];
interface Convening extends Deciding {
  readonly id: string;
  readonly kind: OrganKind;
  readonly communes: readonly string[];
  readonly post: string;
  readonly place: string;
}

/** Convenes an organ, or records that its authority did; its seats are then vacant until somebody sits. */
export default function ConveneOrgan({ incident }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const posts = Object.values(room.posts).filter(p => p.kind === 'pc-ops' && !p.closed);
  const own = me?.mandates.flatMap(m => (m.function === 'mayor' && m.scope !== 'region' ? m.scope.communes : [])) ?? [];
  const name = `convene ${incident ?? ''}`;
  const [draft, change] = useDraft<Convening>(name, () => ({
    ...decidingNow(),
    ...{ id: crypto.randomUUID(), kind: own.length > 0 ? 'cc-com' : 'cc-prov', place: '', post: posts[0]?.id ?? '' },
    communes: own.length > 0 ? own : (room.incidents[incident ?? '']?.communes ?? []),
  }));
  const { sending, failure, submit } = useSending();
  const { kind, communes } = draft;
  const deciders = useDeciders(m => {
    if (kind === 'cc-com') return m.function === 'mayor' && communes.every(nis => holdsForCommune(m, nis));
    return m.function === (kind === 'cc-prov' ? 'high-official' : 'dir-d1');
  });
  const convene = async () => {
    const data = {
      ...{ organ: draft.id, kind, ...decidedData(draft, deciders) },
      ...(incident ? { incident } : {}),
      ...(kind === 'cp-ops' ? { post: draft.post } : { communes: [...communes] }),
      ...(draft.place.trim() ? { place: draft.place } : {}),
    };
    if (await submit('organ.convene', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('phase.convene')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="convene" disabled={sending.state === 'sending'}>
          {say('phase.conveneNamed', { organ: say(`phase.organ.${kind}`) })}
        </Button>
      }
    >
      <DialogForm id="convene" onSubmit={() => void convene()}>
        <SendingState sending={sending} paths={['kind', 'communes', 'post', 'place', 'decidedAt', 'decidedBy']} />
        <OneOf
          label={say('phase.organ')}
          options={KINDS.map(value => ({ value, label: say(`phase.organ.${value}`) }))}
          value={kind}
          onChange={value => change({ kind: value })}
          error={errorFor('kind', failure)}
        />
        {kind === 'cp-ops' ? (
          <Field label={say('phase.atPostOf')} error={errorFor('post', failure)}>
            {control => (
              <select {...control} value={draft.post} onChange={event => change({ post: event.target.value })}>
                {posts.length === 0 && <option value="">{say('phase.noPcops')}</option>}
                {posts.map(post => (
                  <option key={post.id} value={post.id}>
                    {read(post.name, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : (
          <AnyOf
            label={say(kind === 'cc-com' ? 'phase.ofCommune' : 'phase.mayorsConcerned')}
            options={sortByName(COMMUNES, language).map(({ nis }) => ({
              value: nis,
              label: communeFull(nis, language),
            }))}
            values={communes}
            onChange={values => change({ communes: kind === 'cc-com' ? values.slice(-1) : values })}
            error={errorFor('communes', failure)}
          />
        )}
        <Field label={say('phase.meetsAt')} optional error={errorFor('place', failure)}>
          {control => (
            <input {...control} value={draft.place} onChange={event => change({ place: event.target.value })} />
          )}
        </Field>
        <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} label={say('phase.convenedAt')} />
      </DialogForm>
    </Dialog>
  );
}
