import type { Recorder } from './recorder.ts';

/** What is recorded when it happens, as the page or the deployment names it. */
export interface TrackedEvent {
  readonly eventName: string;
  readonly customAttributes?: object;
}

/** Each click on an element that the selector means, or inside one. */
export function trackClicks(recorder: Recorder, events: readonly (TrackedEvent & { selector: string })[]) {
  document.addEventListener(
    'click',
    ({ target }) => {
      for (const event of events)
        if (target instanceof Element && target.closest(event.selector))
          recorder.recordLater('trackClickEvents', event);
    },
    // A page that stops its own clicks would else hide them.
    { capture: true },
  );
}

/** The first time that an element comes into view. Of the elements there are now: later ones are not waited for. */
export function trackInViewport(
  recorder: Recorder,
  events: readonly (TrackedEvent & { selector: string })[],
) {
  for (const event of events) {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      recorder.recordLater('trackInViewport', event);
    });
    for (const element of document.querySelectorAll(event.selector)) observer.observe(element);
  }
}

/** The first time that so much of the page has been scrolled through; 100 is its end. */
export function trackScrollDepth(
  recorder: Recorder,
  events: readonly (TrackedEvent & { percentage: number })[],
) {
  let waiting = events;
  const look = () => {
    const { scrollHeight } = document.documentElement;
    const depth = (100 * (scrollY + innerHeight)) / scrollHeight;
    const isReached = ({ percentage }: { percentage: number }) => Math.ceil(depth) >= percentage;
    for (const event of waiting.filter(isReached)) recorder.recordLater('trackScrollDepth', event);
    waiting = waiting.filter((event) => !isReached(event));
  };
  addEventListener('scroll', look, { passive: true });
}

/** Once each time that the visitor does nothing for so long. */
export function trackIdle(
  recorder: Recorder,
  events: readonly (TrackedEvent & { idleAfterSeconds?: number })[],
) {
  for (const event of events) {
    let timer: ReturnType<typeof setTimeout>;
    const begin = () => {
      clearTimeout(timer);
      const milliseconds = (event.idleAfterSeconds ?? IDLE_AFTER_SECONDS) * 1000;
      timer = setTimeout(() => recorder.recordLater('trackIdleEvents', event), milliseconds);
    };
    for (const sign of ['pointermove', 'pointerdown', 'keydown', 'scroll'])
      addEventListener(sign, begin, { capture: true, passive: true });
    begin();
  }
}

/** Where nobody has said how long; ours. */
const IDLE_AFTER_SECONDS = 60;
