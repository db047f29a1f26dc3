import './sitreps.css';
import type { FunctionCode } from '../../shared/people/schema.ts';
import type { SitrepContent } from '../../shared/sitreps/content.ts';
import { after, nextNumber, sitrepsOf } from '../../shared/sitreps/due.ts';
import { gapsIn, gapsOf } from '../../shared/sitreps/gaps.ts';
import { portalText } from '../../shared/sitreps/portal.ts';
import { mayValidate } from '../../shared/sitreps/speakers.ts';
import { sayMark } from '../../shared/sitreps/vocabulary.ts';
import { Recipients, recipientCount } from '../alerts/Recipients.tsx';
import { chosenOf, useDeciders, WAYS } from '../decisions/DecidedBy.tsx';
import { capacityIn } from '../decisions/names.ts';
import { OneOf } from '../desk/Choices.tsx';
import { momentAt } from '../desk/clockTime.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { serverNow, useRoom } from '../room/store.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { signOf } from './signs.ts';
import { titleOf, usePicture } from './usePicture.ts';

interface Draft {
  readonly sitrep: string;
  readonly decision: string;
  readonly title: Bilingual;
  readonly reason: Bilingual;
  readonly communes: readonly string[];
  readonly zones: readonly string[];
  readonly functions: readonly FunctionCode[];
  readonly meetingAt: string;
  readonly place: Bilingual;
  readonly mandate?: string | undefined;
  readonly how: (typeof WAYS)[number];
}
const EMPTY: Bilingual = { fr: '', nl: '' };
const PATHS = ['to', 'validatedBy', 'title', 'corrects', 'nextMeeting'] as const;

/** Freezes the picture as the next number, or as the correction of an earlier one, for whom it is distributed to. */
export default function Validate({ incident, about }: FormProps) {
  const found = useRoom(store => store.room.incidents[incident ?? '']);
  return found ? <Form incident={found} about={about} /> : null;
}

function Form({ incident, about }: { incident: Parameters<typeof usePicture>[0]; about: string | undefined }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const number = nextNumber(room.sitreps, incident.id);
  const corrects = about === undefined ? undefined : Number(about);
  const form = `validate-sitrep ${incident.id} ${about ?? ''}`;
  const last = sitrepsOf(room.sitreps, incident.id).at(-1);
  const before = (kind: string) => last?.content.recipients.filter(r => r.kind === kind).map(r => r.id);
  const [draft, change] = useDraft<Draft>(form, () => ({
    sitrep: crypto.randomUUID(),
    decision: crypto.randomUUID(),
    title: titleOf(incident),
    reason: EMPTY,
    // Whoever had the last one has the next one too.
    communes: before('commune') ?? incident.communes,
    zones: before('zone') ?? incident.zones,
    functions: (before('function') as FunctionCode[] | undefined) ?? ['high-official'],
    meetingAt: '',
    place: EMPTY,
    how: 'telephone',
  }));
  const { sending, failure, submit } = useSending();
  const picture = usePicture(incident);
  const deciders = useDeciders(m => mayValidate(m, incident.communes));
  const validator = deciders.self ? undefined : chosenOf(draft.mandate, deciders);
  const monolingual = typeof incident.title === 'string';
  const gaps = gapsOf(room, incident.id, draft.title).filter(gap => gap.at !== 'title');
  const tongue = language === 'nl' ? 'nl' : 'fr';
  const filled = ({ fr, nl }: Bilingual) => fr.trim() !== '' || nl.trim() !== '';
  const validate = async () => {
    const data = {
      ...{ sitrep: draft.sitrep, decision: draft.decision, incident: incident.id, number },
      ...(corrects === undefined ? {} : { corrects: { number: corrects, reason: draft.reason } }),
      ...(monolingual ? { title: draft.title } : {}),
      to: {
        ...(draft.communes.length > 0 ? { communes: [...draft.communes] } : {}),
        ...(draft.zones.length > 0 ? { zones: [...draft.zones] } : {}),
        ...(draft.functions.length > 0 ? { functions: [...draft.functions] } : {}),
      },
      ...(draft.meetingAt.trim() === ''
        ? {}
        : {
            nextMeeting: {
              at: momentAt(draft.meetingAt, serverNow(), 'future') ?? draft.meetingAt,
              ...(filled(draft.place) ? { place: draft.place } : {}),
            },
          }),
      ...(validator ? { validatedBy: { mandate: validator.id, how: draft.how } } : {}),
    };
    if (await submit('sitrep.validate', data, form)) stepBack();
  };
  const label = say(deciders.self ? 'sitreps.validate' : 'sitreps.recordValidation', { n: number });
  return (
    <Dialog
      title={label}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form="validate-sitrep"
          disabled={sending.state === 'sending' || gaps.length > 0 || recipientCount(draft, undefined) === 0}
        >
          {label}
        </Button>
      }
    >
      <DialogForm id="validate-sitrep" onSubmit={() => void validate()}>
        <SendingState sending={sending} paths={PATHS} />
        {gaps.length > 0 && (
          <p className="sitrep-gaps" role="status">
            <StateShape name="half" tone="severe" /> <b>{say('sitreps.gaps')}</b> {gapsIn(gaps, tongue)}
          </p>
        )}
        {corrects !== undefined && (
          <BilingualField
            label={`${say('sitreps.correct', { n: corrects })} · ${say('sitreps.reason')}`}
            value={draft.reason}
            onChange={reason => change({ reason })}
            rows={2}
            most={500}
            first={tongue}
            errors={{ fr: errorFor('corrects.reason.fr', failure), nl: errorFor('corrects.reason.nl', failure) }}
          />
        )}
        {monolingual && (
          <BilingualField
            label={say('sitreps.title')}
            value={draft.title}
            onChange={title => change({ title })}
            most={200}
            first={tongue}
            errors={{ fr: errorFor('title.fr', failure), nl: errorFor('title.nl', failure) }}
          />
        )}
        <ul className="sitrep-marks">
          {picture.marks.map(mark => (
            <li key={sayMark(mark, language)}>
              <StateShape {...signOf(mark)} />
              <span>{sayMark(mark, language)}</span>
            </li>
          ))}
        </ul>
        {!deciders.self && (
          <>
            <Field label={say('sitreps.validatedBy')} error={errorFor('validatedBy', failure)}>
              {control => (
                <select
                  {...control}
                  value={validator?.id ?? ''}
                  onChange={event => change({ mandate: event.target.value })}
                >
                  {deciders.others.map(m => (
                    <option key={m.id} value={m.id}>
                      {capacityIn(room, m.id, language)} · {room.people[m.person]?.name ?? '?'}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <OneOf
              label={say('decisions.given')}
              options={WAYS.map(value => ({ value, label: say(`desk.how.${value}`) }))}
              value={draft.how}
              onChange={how => change({ how })}
            />
          </>
        )}
        <Recipients
          draft={draft}
          incident={incident}
          keptArea={false}
          change={({ communes, zones, functions }) =>
            change({
              ...(communes ? { communes } : {}),
              ...(zones ? { zones } : {}),
              ...(functions ? { functions } : {}),
            })
          }
          error={errorFor('to', failure)}
        />
        <Field
          label={say('sitreps.meetingAt')}
          hint={say('desk.timeHint')}
          optional
          error={errorFor('nextMeeting.at', failure)}
        >
          {control => (
            <input
              {...control}
              className="n"
              value={draft.meetingAt}
              onChange={event => change({ meetingAt: event.target.value })}
            />
          )}
        </Field>
        {draft.meetingAt.trim() !== '' && (
          <BilingualField
            label={say('sitreps.meetingPlace')}
            value={draft.place}
            onChange={place => change({ place })}
            most={160}
            first={tongue}
            optional
            errors={{ fr: errorFor('nextMeeting.place.fr', failure), nl: errorFor('nextMeeting.place.nl', failure) }}
          />
        )}
        <details className="sitrep-preview">
          <summary>{say('sitreps.preview')}</summary>
          <pre lang={tongue}>{portalText(preview(), [tongue], '…')}</pre>
        </details>
      </DialogForm>
    </Dialog>
  );

  /** The report as it would be, but for what only its freezing knows. */
  function preview(): SitrepContent {
    return {
      ...picture,
      title: draft.title,
      form: 1,
      number,
      ...(corrects === undefined ? {} : { corrects: { number: corrects, reason: draft.reason } }),
      world: room.world,
      demonstration: room.about.room?.demonstration ?? false,
      validated: {
        at: picture.closedAt,
        name: (validator && room.people[validator.person]?.name) ?? me?.person.name ?? '?',
        function: validator?.function ?? 'information-manager',
        how: 'self',
      },
      nextDue: after(picture.closedAt, picture.rhythm),
      recipients: [],
    };
  }
}
