import { at } from '../deployment.ts';
import { type TrackedForm, trackForm } from './forms.ts';
import type { Recorder } from './recorder.ts';
import { trackClicks, trackIdle, trackInViewport, trackScrollDepth } from './trackers.ts';

/** What the deployment itself has recorded on every page (`journeyEvents`, genesys.md 13.2), without a command. */
export function trackByConfiguration(recorder: Recorder, journeyEvents: unknown): void {
  const listed = <Event>(name: string) => {
    const list = at(journeyEvents, name);
    return (Array.isArray(list) ? list : []) as readonly Event[];
  };
  recordPageviews(recorder, at(journeyEvents, 'pageviewConfig'));
  trackClicks(recorder, listed('clickEvents'));
  trackInViewport(recorder, listed('inViewportEvents'));
  trackIdle(recorder, listed('idleEvents'));
  trackScrollDepth(recorder, listed('scrollDepthEvents'));
  for (const form of listed<TrackedForm & { captureDataOnFormAbandon?: boolean }>('formsTrackEvents'))
    trackForm(recorder, { ...form, captureFormDataOnAbandon: form.captureDataOnFormAbandon === true });
}

/** `Once`: this page; `Auto`: each address that it takes, too (genesys.md 3.7). Without a value, none: that is ours. */
function recordPageviews(recorder: Recorder, pageviewConfig: unknown): void {
  if (pageviewConfig !== 'Auto' && pageviewConfig !== 'Once') return;
  const record = () => recorder.recordLater('pageview', { pageTitle: document.title });
  record();
  // Browsers without the Navigation API record the first address only.
  if (pageviewConfig === 'Auto' && 'navigation' in window)
    navigation.addEventListener('currententrychange', record);
}
