import { answerOf } from '../availability/answer.ts';
import { type Found, looksOf } from '../availability/looks.ts';
import type { AvailabilitySettings } from '../availability/settings.ts';
import type { Opening } from '../availability/timetable.ts';
import { type Finding, ok, type Scene, skipped, warning } from './finding.ts';
import { lookOnce } from './look-once.ts';
import { canLogIn, NO_LOGIN } from './platform.ts';

/** Is all there by which the site says whether anybody answers, may the OAuth client see it, and what do pages hear now? */
export async function availability(scene: Scene): Promise<readonly Finding[]> {
  const { site, inspector, now } = scene;
  const settings = site.availability;
  if (settings === undefined) {
    return [
      skipped('No OPENING_HOURS and no AVAILABILITY_ variable: pages are not told whether anybody is there.'),
    ];
  }
  const findings: Finding[] = [];
  let found: Found = {};
  for (const look of looksOf(settings)) {
    if (inspector === undefined) return [skipped('No OAuth client is configured.')];
    if (!(await canLogIn(inspector))) return [skipped(NO_LOGIN)];
    const seen = await lookOnce(look, inspector, scene);
    if ('status' in seen) findings.push(seen);
    else {
      found = { ...found, ...seen };
      findings.push(...inWords(seen));
    }
  }
  return [...findings, await stateNow(settings, found, now())];
}

/** What one look has found. */
function inWords({ isEmergency, group, agents, wait }: Found): Finding[] {
  if (isEmergency !== undefined) return [ok(`The emergency group is ${isEmergency ? 'on' : 'off'}.`)];
  if (agents !== undefined) return [ok(`On queue now: ${agents}.`)];
  if (wait !== undefined) {
    return [ok(wait === null ? 'Genesys has no estimate of a wait.' : `A message waits for some ${wait} s.`)];
  }
  if (group === undefined) return [];
  const { open, closed, holiday, timeZone } = group;
  if (open.length === 0) {
    return [
      warning(
        'The schedule group has no open schedule that is active: it is never open.',
        'Give it one in Genesys Cloud: Admin, Architect, Schedule Groups.',
      ),
    ];
  }
  return [
    ok(
      `The schedule group has active schedules: ${open.length} open, ${closed.length} closed, ${holiday.length} holiday, in ${timeZone}.`,
    ),
  ];
}

/** What pages hear at this moment, by what was found. */
async function stateNow(settings: AvailabilitySettings, found: Found, now: number): Promise<Finding> {
  let opening: Opening | undefined;
  try {
    opening = await openingAt(settings, found, now);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'UnreadableSchedule')) throw error;
    return warning(
      `Of the schedule group, ${error.message}: pages hear unknown, and chat as always.`,
      'Mend it in Genesys Cloud: Admin, Architect, Schedules.',
    );
  }
  const { state, opensAt } = answerOf(settings, { ...found, opening });
  if (state === 'unknown') {
    return warning('Pages hear unknown, and chat as always.', 'Mend what stands above.');
  }
  if (opensAt === undefined) return ok(`Pages hear now: ${state}.`);
  const timeZone = settings.openingHours?.timeZone ?? found.group?.timeZone ?? 'UTC';
  return ok(`Pages hear now: ${state}. It opens ${timeIn(timeZone, opensAt)} (${timeZone}).`);
}

/** Only now: Temporal and its rules take a while to load. */
async function openingAt(
  { openingHours }: AvailabilitySettings,
  { group }: Found,
  now: number,
): Promise<Opening | undefined> {
  if (openingHours !== undefined) {
    const { timetableOfHours } = await import('../availability/weekly.ts');
    return timetableOfHours(openingHours)(now);
  }
  if (group === undefined) return undefined;
  const { timetableOfGroup } = await import('../availability/schedules.ts');
  return timetableOfGroup(group)(now);
}

function timeIn(timeZone: string, time: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(time));
}
