export interface Guest {
  readonly id: string;
  /** The visitor's secret: never shown by the control resource. */
  readonly token: string;
  readonly name: string;
  readonly externalChannel: string;
  readonly createdAt: string;
}

/** A phone that is told of messages while its app sleeps. Nothing is sent to it: there are no phones here. */
export interface PushDevice {
  readonly deviceToken: string;
  readonly language: string;
  readonly deviceType: string;
  readonly notificationProvider: 'APNS' | 'FCM';
}

/** One HTTP request as the control resource shows it; the inspector has more. */
export interface ReceivedRequest {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly origin: string | null;
  /** The status that was answered; 0 when the connection went away without an answer. */
  readonly status: number;
}

/** Something that the plugin Journey has recorded; the control resource shows it. */
export interface JourneyEvent {
  /** ISO 8601. */
  readonly time: string;
  /** The command, as `pageview`, or `trackClickEvents` of a click that was waited for. */
  readonly command: string;
  /** The address of the page, without what the deployment leaves out. */
  readonly page: string;
  readonly data: unknown;
}

/** Adds a thing to those of its kind; where there are too many, the oldest goes. */
export function remember<Thing>(list: Thing[], thing: Thing): void {
  list.push(thing);
  if (list.length > REMEMBERED) list.shift();
}

/** Of each kind, in a sandbox that runs for long. */
const REMEMBERED = 10_000;
