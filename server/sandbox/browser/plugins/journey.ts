import { at, type Deployment } from '../deployment.ts';
import type { Hosts } from '../hosts.ts';
import { trackByConfiguration } from '../journey/automatic.ts';
import { type TrackedForm, trackForm } from '../journey/forms.ts';
import { checkOptions, type JourneyCommand, journeyCommands } from '../journey/options.ts';
import { Recorder } from '../journey/recorder.ts';
import { trackClicks, trackIdle, trackInViewport, trackScrollDepth } from '../journey/trackers.ts';
import type { Plugins } from '../plugins.ts';
import type { MessengerStorage } from '../storage.ts';
import { refuseCommands } from './switched-off.ts';

/**
 * The commands by which a site tells what its visitors do (genesys.md 13.1, COMMUNITY and CONFIRMED-2). They resolve once the
 * sandbox has it, or once what they wait for is being waited for. Genesys's predictions are not played: an offer comes after the
 * event that the sandbox was told to make one for, and qualifiedContentOffer and qualifiedOpenAction never.
 */
export function addJourney(
  plugins: Plugins,
  hosts: Hosts,
  deployment: Deployment,
  storage: MessengerStorage,
): void {
  const plugin = plugins.register('Journey');
  const { journeyEvents } = deployment;
  if (journeyEvents === undefined) {
    refuseCommands(plugin, journeyCommands, 'journeyEvents.enabled');
    return;
  }
  const recorder = new Recorder(hosts, deployment, (answer) =>
    plugin.publish('qualifiedWebMessagingOffer', {
      journeyContext: {
        customer: { id: storage.get('actmu') ?? '', idType: 'cookie' },
        customerSession: { id: '', type: 'web' },
      },
      state: 'qualified',
      engageContent: { offerText: String(at(answer, 'offerText') ?? '') },
    }),
  );
  const work = workOf(recorder);
  for (const command of journeyCommands)
    plugin.handle(command, (options) => {
      checkOptions(command, options);
      return work[command](options as object);
    });
  plugin.ready();
  trackByConfiguration(recorder, journeyEvents);
}

/** `checkOptions` has seen the options before any of these does. */
function workOf(recorder: Recorder): Record<JourneyCommand, (options: object) => unknown> {
  const listed = (options: object, name: string) => at(options, name) as never;
  return {
    pageview: (options) => recorder.record('pageview', { pageTitle: document.title, ...options }),
    record: (options) => recorder.record('record', options),
    recordActionStateChange: (options) => recorder.record('recordActionStateChange', options),
    formsTrack: (options) => trackForm(recorder, options as TrackedForm),
    trackClickEvents: (options) => trackClicks(recorder, listed(options, 'clickEvents')),
    trackInViewport: (options) => trackInViewport(recorder, listed(options, 'inViewportEvents')),
    trackIdleEvents: (options) => trackIdle(recorder, listed(options, 'idleEvents')),
    trackScrollDepth: (options) => trackScrollDepth(recorder, listed(options, 'scrollDepthEvents')),
  };
}
