import './phases.css';
import { mandateFor } from '../../shared/access/rights.ts';
import { convened, directorOf } from '../../shared/organs/standing.ts';
import { type Pending, toConfirm, underHigher } from '../../shared/phases/standing.ts';
import { commandPost, policyOf } from '../../shared/situation/policy.ts';
import { begin, useDesk } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { placeFull, placeShort } from '../situation/chronology.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Age, BriefMoment } from '../ui/Moment.tsx';
import { Sheet, SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { HistoryStrip } from './HistoryStrip.tsx';
import { InForce } from './InForce.tsx';
import { Organs } from './Organs.tsx';
import { Requests } from './Requests.tsx';

/** Phases whole: both axes, their history, what is in force and who knows of it, what waits for a word, the organs. */
export default function PhasesSheet() {
  const { say } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const inHand = useDesk(desk => desk.inHand);
  const { inForce } = policyOf(room);
  const pending = toConfirm(room);
  const upscales = Object.values(room.upscales).sort((a, b) =>
    b.requested.decidedAt.localeCompare(a.requested.decidedAt),
  );
  const may = (type: 'phase.declare' | 'upscale.request' | 'consultation.record') =>
    mandateFor(type, mandates) !== undefined;
  const about = inHand ? { incident: inHand } : {};
  return (
    <Sheet
      title={say('phase.sheet')}
      acts={
        <>
          {may('phase.declare') && (
            <Button rank="primary" onClick={() => begin({ kind: 'declare-phase', ...about })}>
              {say('phase.declare')}
            </Button>
          )}
          {may('upscale.request') && (
            <Button onClick={() => begin({ kind: 'form', form: 'phases.ask', ...about })}>
              {say('phase.askUpscale')}
            </Button>
          )}
          {may('consultation.record') && (
            <Button onClick={() => begin({ kind: 'form', form: 'phases.consult', ...about })}>
              {say('phase.consult')}
            </Button>
          )}
        </>
      }
    >
      <Axes now={now} />
      <SheetPart title={say('phase.history')}>
        <HistoryStrip now={now} />
      </SheetPart>
      {pending.length > 0 && <ToConfirm pending={pending} now={now} />}
      {inForce.map(declaration => (
        <InForce key={declaration.id} declaration={declaration} now={now} />
      ))}
      {upscales.length > 0 && <Requests upscales={upscales} now={now} />}
      <Organs organs={convened(room)} now={now} />
    </Sheet>
  );
}

/** Two axes that do not follow from each other: a PC-Ops without a phase, a phase without a site. */
function Axes({ now }: { now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { level, declaration, inForce } = policyOf(room);
  const posts = Object.values(room.posts).filter(p => p.kind === 'pc-ops' && !p.closed);
  const first = commandPost(room);
  const at = new Date(now).toISOString();
  const authority = declaration && room.mandates[declaration.declared.authority];
  const communal = inForce.filter(p => underHigher(p, inForce)).flatMap(p => p.communes);
  return (
    <div className="axes">
      <section aria-label={say('phase.policy')}>
        <h3>{say('phase.policy')}</h3>
        <p className="big">{say(`phase.name.${level}`)}</p>
        {declaration ? (
          <p className="older">
            {say('phase.sinceAt')} <BriefMoment at={declaration.declared.decidedAt} now={now} /> ·{' '}
            <Age from={declaration.declared.decidedAt} now={now} /> ·{' '}
            {declaration.communes.length >= 19 ? say('phase.wholeRegion') : placeFull(declaration.communes, language)}
            {authority && ` · ${functionName(authority.function, language)}`}
          </p>
        ) : (
          <p className="older">{say('phase.veilleIsNone')}</p>
        )}
        {communal.length > 0 && (
          <p>
            {say('phase.underCoordination')} · <span className="n">{placeShort([...new Set(communal)])}</span>
          </p>
        )}
      </section>
      <section aria-label={say('phase.operational')}>
        <h3>{say('phase.operational')}</h3>
        <p className="big">{first ? read(first.name, language) : say('phase.noPcops')}</p>
        {posts.map(post => {
          const director = directorOf(room, post.id, at);
          return (
            <p key={post.id} className="older">
              {posts.length > 1 && `${read(post.name, language)} · `}
              {say('phase.sinceAt')} <BriefMoment at={post.opened.at} now={now} /> ·{' '}
              {director?.mandate ? (
                <>
                  {say('phase.director')} {room.people[director.mandate.person]?.name}
                </>
              ) : (
                say('phase.noDirector')
              )}
            </p>
          );
        })}
      </section>
    </div>
  );
}

/** What a lifting left open: the lower authority says whether its phase goes on. Nothing is inferred. */
function ToConfirm({ pending, now }: { pending: readonly Pending[]; now: number }) {
  const { say, language } = useLanguage();
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const may = mandateFor('phase.confirm', mandates) !== undefined;
  return (
    <SheetPart title={`${say('phase.toConfirm')} · ${pending.length}`}>
      <ul className="requests">
        {pending.map(each => {
          const about = `${each.after} ${each.phase} ${each.communes.join('+')}`;
          return (
            <li key={about}>
              <StateShape name="half" tone="severe" />
              <p>
                <b>{say(`phase.name.${each.phase}`)}</b> · {placeFull(each.communes, language)}
                <br />
                <span className="older">
                  {say(each.phase === 'communale' ? 'phase.byItsMayor' : 'phase.byTheHF')} · {say('phase.sinceAt')}{' '}
                  <BriefMoment at={each.since} now={now} />
                </span>
              </p>
              {may && (
                <Button rank="link" onClick={() => begin({ kind: 'form', form: 'phases.confirm', about })}>
                  {say('phase.answerIt')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </SheetPart>
  );
}
