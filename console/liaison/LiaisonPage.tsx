import './liaison.css';
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { PushMessage } from '../../shared/alerts/push.ts';
import { useLanguage } from '../language/Language.tsx';
import { goTo } from '../shell/place.ts';
import { preferences } from '../shell/preferences.ts';
import { AlertPage } from './AlertPage.tsx';
import { ASKED_PAGES } from './askedPages.ts';
import { startWorker } from './bell.ts';
import { createMemory } from './memory.ts';
import { alertsFor } from './phoneRoom.ts';
import { openPhone, type Phone } from './phoneStore.ts';
import { Standing } from './Standing.tsx';
import { shownAlert, shownMessage } from './shown.ts';

const loadList = () => import('./AlertList.tsx');
const AlertList = lazy(loadList);
/** An alert stands first; then what is behind it comes too, so that it is there without a network, ms. */
const LIST_AFTER = 3_000;

interface AskedPlace {
  readonly kind: string;
  readonly id: string;
}

/** The phone of whoever is reached by alerts: one alert, or the list behind it. */
export default function LiaisonPage({ alert, asked }: { alert?: string; asked?: AskedPlace }) {
  const phone = usePhone();
  usePhoneDisplay();
  return phone ? <Pages phone={phone} alert={alert} asked={asked} /> : null;
}

interface Props {
  phone: Phone;
  alert: string | undefined;
  asked: AskedPlace | undefined;
}

function Pages({ phone, alert: id, asked: open }: Props) {
  const { say, language } = useLanguage();
  const room = phone.use(state => state.room);
  const me = phone.use(state => state.me);
  const joining = phone.use(state => state.link.state === 'joining');
  const messages = useMessages();
  useListSoon();
  useEffect(() => void phone.speak(language), [phone, language]);
  const alerts = useMemo(() => {
    const mandates = me?.mandates ?? [];
    const known = alertsFor(room, mandates).map(alert => shownAlert(room, alert, mandates, language));
    const ids = new Set(known.map(alert => alert.id));
    const pushed = Object.values(messages).filter(message => !message.of && !ids.has(message.alert));
    return [...pushed.map(message => shownMessage(message, language)), ...known];
  }, [room, me, messages, language]);

  const Page = open && ASKED_PAGES[open.kind];
  if (Page)
    return (
      <Suspense fallback={null}>
        <Page key={open.id} phone={phone} id={open.id} messages={messages} />
      </Suspense>
    );
  if (id === undefined)
    return (
      <Suspense fallback={null}>
        <AlertList phone={phone} alerts={alerts} messages={messages} />
      </Suspense>
    );
  const alert = alerts.find(each => each.id === id);
  if (alert) return <AlertPage key={id} phone={phone} alert={alert} />;
  if (joining) return null;
  return (
    <main className="alert-list">
      <Standing phone={phone} />
      <section className="bell">
        <h1>{say('liaison.unknownAlert')}</h1>
        <p>{say('liaison.unknownAlertWhy')}</p>
        <a
          href="/"
          onClick={event => {
            event.preventDefault();
            goTo('/');
          }}
        >
          {say('phone.list')}
        </a>
      </section>
    </main>
  );
}

function useListSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadList().catch(() => undefined), LIST_AFTER);
    return () => clearTimeout(timer);
  }, []);
}

function usePhone(): Phone | undefined {
  const [phone, setPhone] = useState<Phone>();
  useEffect(() => {
    const opened = openPhone(() => preferences().language);
    setPhone(opened);
    return () => opened.close();
  }, []);
  useEffect(() => {
    startWorker().catch(error => console.warn('No worker on this phone:', error));
    const told = (event: MessageEvent<{ open?: string }>) => event.data.open && goTo(event.data.open);
    navigator.serviceWorker?.addEventListener('message', told);
    return () => navigator.serviceWorker?.removeEventListener('message', told);
  }, []);
  return phone;
}

/** Alerts that pushes brought while the room was out of reach. */
function useMessages(): Readonly<Record<string, PushMessage>> {
  const [messages, setMessages] = useState<Readonly<Record<string, PushMessage>>>({});
  useEffect(() => {
    const memory = createMemory();
    const load = () => void memory.recall('messages').then(kept => setMessages(kept ?? {}));
    load();
    document.addEventListener('visibilitychange', load);
    return () => document.removeEventListener('visibilitychange', load);
  }, []);
  return messages;
}

/** The phone's measures hold for the whole page while it is shown. */
function usePhoneDisplay(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset.display;
    dataset.display = 'phone';
    return () => {
      if (before === undefined) delete dataset.display;
      else dataset.display = before;
    };
  }, []);
}
