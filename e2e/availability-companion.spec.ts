import {
  type Companion,
  expect,
  launcher,
  messenger,
  type Page,
  panel,
  plainPage,
  type Site,
  tagOf,
  test,
} from './fixtures.ts';

/** Of the sandbox's shop at first. */
const GROUP = '5a4db0c5-0000-4000-8000-5a4db0c50022';
const EMERGENCY = '5a4db0c5-0000-4000-8000-5a4db0c50023';
const QUEUE = '5a4db0c5-0000-4000-8000-5a4db0c50011';

/** What the OAuth client's role needs (genesys.md 14.1). */
const clientPermissions = [
  'routing:scheduleGroup:view',
  'routing:schedule:view',
  'routing:emergencyGroup:view',
  'routing:queue:view',
  'analytics:queueObservation:view',
];

// Under a load it takes longer to read than the companion waits for its login.
test.beforeAll(() => import('purecloud-platform-client-v2'));

/** The full hour that comes in two hours, as UTC writes it. */
const nextOpening = () => new Date(Math.ceil(Date.now() / 3_600_000 + 2) * 3_600_000);

const hourOf = (moment: Date) => `${moment.getUTCHours()}`.padStart(2, '0');

/** The first answers may not know yet: the companion asks Genesys when it is asked. */
async function known(companion: Companion, site: Site): Promise<void> {
  const ask = async () => {
    const response = await fetch(`${companion.url}/api/availability`, { headers: { origin: site.origin } });
    return ((await response.json()) as { state: string }).state;
  };
  await expect.poll(ask).not.toBe('unknown');
}

async function visit(page: Page, site: Site, companion: Companion): Promise<void> {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-when-closed="message" data-show-wait'))));
  await expect(launcher(page)).toBeVisible();
  await launcher(page).hover();
  await page.waitForFunction(() => performance.getEntriesByName('messenger-tag:availability').length > 0);
}

const told = (page: Page) => page.evaluate(async () => (await window.MessengerTag?.('status'))?.availability);

test('the visitor reads by their own clock when the companion’s opening hours begin', async ({
  browser,
  site,
  startCompanion,
}) => {
  const opening = nextOpening();
  const end = hourOf(new Date(opening.getTime() + 3_600_000));
  const companion = await startCompanion({ OPENING_HOURS: `Mo-Su ${hourOf(opening)}:00-${end}:00 Etc/UTC` });
  await known(companion, site);
  const context = await browser.newContext({ timezoneId: 'Asia/Kathmandu', locale: 'en-GB' });
  const page = await context.newPage();
  await visit(page, site, companion);
  expect(await told(page)).toEqual({ state: 'closed', opensAt: opening.toISOString() });
  await launcher(page).click();
  const time = opening.toLocaleTimeString('en-GB', { timeZone: 'Asia/Kathmandu', timeStyle: 'short' });
  await expect(panel(page)).toContainText(time);
  await panel(page).getByRole('button', { name: 'Leave a message' }).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await context.close();
});

test('a schedule group, an emergency group and a queue of Genesys shut the chat, and say how long it takes', async ({
  page,
  site,
  startCompanion,
  control,
}) => {
  const opening = nextOpening();
  const local = (hour: string) => `2026-01-05T${hour}:00:00.000000`;
  const id = '5a4db0c5-0000-4000-8000-5a4db0c50021';
  await control({
    clientPermissions,
    schedules: [
      {
        id,
        name: 'Soon',
        start: local(hourOf(opening)),
        end: local(hourOf(opening)).replace(':00:', ':30:'),
        rrule: 'FREQ=DAILY',
      },
    ],
    scheduleGroups: [{ id: GROUP, name: 'Hours', timeZone: 'Etc/UTC', openSchedules: [id] }],
  });
  const closed = await startCompanion({ AVAILABILITY_SCHEDULE_GROUP: GROUP });
  await known(closed, site);
  await visit(page, site, closed);
  expect(await told(page)).toEqual({ state: 'closed', opensAt: opening.toISOString() });
  await launcher(page).click();
  await expect(panel(page)).toHaveAccessibleName('The chat is closed');

  await control({ emergencyGroups: [{ id: EMERGENCY, name: 'Storm', enabled: true }] });
  const stormy = await startCompanion({ AVAILABILITY_EMERGENCY_GROUP: EMERGENCY });
  await known(stormy, site);
  await visit(page, site, stormy);
  await launcher(page).click();
  await expect(panel(page)).toContainText('Something unforeseen');

  const attended = await startCompanion({ AVAILABILITY_QUEUE: QUEUE });
  await known(attended, site);
  await visit(page, site, attended);
  await expect(page.locator('messenger-tag').getByRole('tooltip')).toContainText('less than a minute');
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});
