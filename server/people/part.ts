import { Router } from 'express';
import type { FunctionCode } from '../../shared/people/schema.ts';
import { sendFailure } from '../http/answers.ts';
import type { Part, PartGiven } from '../parts.ts';
import { failed } from '../room/outcome.ts';
import { peopleOperations } from './operations.ts';

/** Who calls people: they must know whether a phone would ring, not where it is. */
const MAY_KNOW: readonly FunctionCode[] = [
  'regional-operator',
  'information-manager',
  'high-official',
  'administrator',
];

/** `GET /api/people/devices`: how many devices of each person would ring now. Counts alone, never an address. */
export async function openPeople({ live, alerts, clock }: PartGiven): Promise<Part> {
  return {
    routes: door => {
      const routes = Router();
      routes.get('/devices', door.signedIn, async (request, response) => {
        response.setHeader('Cache-Control', 'no-store');
        const mandates = live.mandatesOf(door.sessionOf(response).person, clock().toISOString());
        if (!mandates.some(m => MAY_KNOW.includes(m.function)))
          return void sendFailure(response, failed('forbidden', 'no-right'), door.languageOf(request, response));
        const people = Object.keys(live.room.people);
        const counts = await Promise.all(
          people.map(async person => [person, (await alerts.subscriptions.devicesOf(person)).length] as const),
        );
        response.json({ devices: Object.fromEntries(counts.filter(([, n]) => n > 0)) });
      });
      return [{ path: '/api/people', router: routes, operations: peopleOperations }];
    },
  };
}
