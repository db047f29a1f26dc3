import './words.ts';
import type { ImageRightCode } from '../../shared/feeds/schema.ts';
import type { FunctionCode } from '../../shared/people/schema.ts';
import { zonesAt } from '../../shared/territory/reference.ts';
import { AnyOf } from '../desk/Choices.tsx';
import { openSheet, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { whenOf } from '../phases/when.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName, zoneFull } from '../situation/names.ts';
import { errorFor, Field } from '../ui/Field.tsx';
import { FormFrame } from './FormFrame.tsx';
import { Line, Reason } from './fields.tsx';
import { momentWritten } from './moment.ts';
import { camerasInOrder, IMAGE_RIGHTS } from './names.ts';

/** Who is given access to a camera that is not theirs: the centre, the site, the zones and carriers around it. */
const FUNCTIONS: readonly FunctionCode[] = [
  'regional-operator',
  'information-manager',
  'high-official',
  'video-operator',
  'mayor',
  'commune-liaison',
  'zone-officer',
  'zone-images',
  'fire-dispatch',
  'transport-dispatch',
  'dispatch-112',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'national-crisis-centre',
  'prosecutor',
];
/** A night's work; whoever needs longer says so. */
const USUAL_MS = 8 * 3_600_000;
const PATHS = ['feed', 'functions', 'zones', 'rights', 'until', 'reason', 'incident'];

/** Gives functions the use of one camera until a moment, for an incident where there is one. `about`: the camera. */
export default function GrantForm({ about, incident }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const name = `images.grant ${about ?? ''}`;
  const cameras = camerasInOrder(room.feeds, language);
  const [draft, change] = useDraft(name, () => ({
    ...{ id: crypto.randomUUID(), feed: about ?? cameras[0]?.id ?? '', incident: incident ?? '' },
    ...{ functions: [] as readonly string[], zones: [] as readonly string[], rights: ['live'] as readonly string[] },
    ...{ until: momentWritten(serverNow() + USUAL_MS), reason: '' },
  }));
  const { sending, failure, submit } = useSending();
  const until = whenOf(draft.until, serverNow(), 'future');
  const wrong = until === undefined ? say('images.badMoment') : undefined;
  const open = Object.values(room.incidents).filter(({ status }) => status !== 'closed');
  const grant = async () => {
    if (until === undefined) return;
    const done = await submit(
      'feed.grant',
      {
        ...{ feed: draft.feed, grant: draft.id, until, reason: draft.reason },
        functions: draft.functions as FunctionCode[],
        rights: draft.rights as ImageRightCode[],
        ...(draft.zones.length > 0 ? { zones: [...draft.zones] } : {}),
        ...(draft.incident ? { incident: draft.incident } : {}),
      },
      name,
    );
    if (!done) return;
    stepBack();
    openSheet('images', draft.feed);
  };
  return (
    <FormFrame
      id="images-grant"
      title={say('images.grant')}
      act={say('images.grantShort')}
      {...{ sending, paths: PATHS }}
      onSubmit={() => void grant()}
    >
      <Field label={say('images.camera')} error={errorFor('feed', failure)}>
        {control => (
          <select {...control} value={draft.feed} onChange={event => change({ feed: event.target.value })}>
            {cameras.map(feed => (
              <option key={feed.id} value={feed.id}>
                {read(feed.name, language)} · {read(feed.owner, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <AnyOf
        label={say('images.to')}
        options={FUNCTIONS.map(value => ({ value, label: functionName(value, language) }))}
        values={draft.functions}
        onChange={functions => change({ functions })}
        error={errorFor('functions', failure)}
      />
      {draft.functions.some(code => code.startsWith('zone-')) && (
        <AnyOf
          label={say('images.zones')}
          options={zonesAt(new Date(serverNow()).toISOString()).map(({ zone }) => ({
            value: zone,
            label: zoneFull(zone, language),
          }))}
          values={draft.zones}
          onChange={zones => change({ zones })}
          error={errorFor('zones', failure)}
        />
      )}
      <AnyOf
        label={say('images.rights')}
        options={IMAGE_RIGHTS.map(value => ({ value, label: say(`images.right.${value}`) }))}
        values={draft.rights}
        onChange={rights => change({ rights })}
        error={errorFor('rights', failure)}
        columns={4}
      />
      <div className="pair">
        <Line
          {...{ label: say('images.until'), path: 'until', failure, wrong, figures: true, value: draft.until }}
          hint={say('images.untilHint')}
          onChange={value => change({ until: value })}
        />
        <Field label={say('images.incident')} error={errorFor('incident', failure)}>
          {control => (
            <select {...control} value={draft.incident} onChange={event => change({ incident: event.target.value })}>
              <option value="">{say('images.noIncident')}</option>
              {open.map(({ id, title }) => (
                <option key={id} value={id}>
                  {read(title, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Reason failure={failure} value={draft.reason} onChange={reason => change({ reason })} />
    </FormFrame>
  );
}
