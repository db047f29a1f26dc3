import { letterOf } from '../../shared/alerts/letter.ts';
import type { Alert, DeviceState, Receipt } from '../../shared/alerts/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { personName, recipientName } from '../situation/names.ts';
import { byLetter, cellsOf, isLate } from '../situation/receipts.ts';
import { Moment } from '../ui/Moment.tsx';
import { ReceiptCells, ReceiptKey } from '../ui/ReceiptCells.tsx';

/** Receipts one by one: each stage with its time, the answer in words, each device with where its message stands. */
export function ReceiptTable({ alert }: { alert: Alert }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const cells = cellsOf(alert, now, language);
  const receipts = byLetter(alert);
  return (
    <section className="receipt-table">
      <ReceiptCells receipts={cells} />
      <ReceiptKey receipts={cells} />
      <table>
        <thead>
          <tr>
            <th scope="col">{say('alert.to')}</th>
            <th scope="col">{say('receipt.E')}</th>
            <th scope="col">{say('receipt.R')}</th>
            <th scope="col">{say('receipt.L')}</th>
            <th scope="col">{say('desk.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map(receipt => (
            <ReceiptRow key={receipt.recipient} receipt={receipt} late={isLate(alert, receipt, now)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ReceiptRow({ receipt, late }: { receipt: Receipt; late: boolean }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { answer } = receipt;
  const devices = Object.entries(receipt.devices);
  return (
    <tr className={late ? 'late' : undefined}>
      <th scope="row">
        <b className="n" aria-hidden>
          {letterOf(receipt)}
        </b>{' '}
        {recipientName(receipt, language)}
        {devices.length > 0 && (
          <details>
            <summary>{say('receipt.devices', { n: devices.length })}</summary>
            <ul>
              {devices.map(([id, device]) => (
                <li key={id}>
                  {device.person && room.people[device.person]
                    ? room.people[device.person]?.name
                    : say('desk.device', { id: id.slice(0, 8) })}{' '}
                  · <Device device={device} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </th>
      {[receipt.sent, receipt.received, receipt.read].map((at, stage) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three stages in a fixed order
        <td key={stage}>{at ? <Moment at={at} form="second" /> : '–'}</td>
      ))}
      <td>
        {answer ? (
          <>
            <Moment at={answer.actedAt} form="second" />{' '}
            <span className={answer.disposition === 'call-me' ? 'severe' : undefined}>
              {say(`disposition.told.${answer.disposition}`)}
            </span>{' '}
            <span className="older">
              {personName(room, answer.by)}
              {answer.note && `. ${answer.note}`}
            </span>
          </>
        ) : (
          (receipt.failed && <span className="severe">{failure(receipt.failed, say)}</span>) ||
          (late ? <span className="severe">{say('receipt.late')}</span> : '–')
        )}
      </td>
    </tr>
  );
}

function Device({ device }: { device: DeviceState }) {
  const { say } = useLanguage();
  const words =
    device.state === 'failed'
      ? say('desk.deviceFailed', { reason: failure(device.reason ?? '', say) })
      : say(device.state === 'delivered' ? 'desk.deviceDelivered' : 'desk.deviceSent');
  return (
    <span className={device.state === 'failed' ? 'severe' : undefined}>
      {words} <Moment at={device.at} form="second" />
    </span>
  );
}

/** Reasons of the sending in words where there are words; a push service's own text as it is. */
const failure = (reason: string, say: ReturnType<typeof useLanguage>['say']): string =>
  reason === 'no-device' ? say('receipt.noDevice') : reason === '' ? say('receipt.failed') : reason;
