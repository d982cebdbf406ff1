import { at } from '../deployment.ts';
import { type ReceivedMessage, readMessage } from './transcript.ts';

export interface HistoryPage {
  readonly messages: readonly ReceivedMessage[];
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly isLast: boolean;
}

/**
 * One page of the conversation, newest first, with a JWT of `getJwt` (genesys.md 4.7, CONFIRMED). The header makes a
 * browser ask first with OPTIONS, so it is called only when there is something to go on with. How many messages the real SDK
 * asks for is not known: 25 is the API's own number (genesys.md 1.2).
 */
export async function fetchHistoryPage(
  apiEndpoint: string,
  jwt: string,
  pageNumber: number,
): Promise<HistoryPage> {
  const pageSize = 25;
  const response = await fetch(
    `${apiEndpoint}/api/v2/webmessaging/messages?pageNumber=${pageNumber}&pageSize=${pageSize}`,
    { headers: { Authorization: `bearer ${jwt}` }, credentials: 'omit' },
  );
  const body: unknown = response.ok ? await response.json() : undefined;
  const entities = at(body, 'entities');
  if (!Array.isArray(entities)) throw new Error('Unable to fetch history');
  return {
    messages: entities.map((wire) => readMessage(wire)).filter((message) => message !== undefined),
    pageNumber,
    pageSize,
    isLast: !(Number(at(body, 'pageCount')) > pageNumber),
  };
}
