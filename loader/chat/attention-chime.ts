/** In ms: several answers at once are one sound. */
const QUIET = 2_000;

/** In ms. A browser that does not allow sound now would play it at the visitor's next click, when nobody waits for it. */
const SOON = 500;

/** In Hz, one after the other. */
const TONES = [660, 880];

/** In s, of one tone. */
const LENGTH = 0.14;

/** From 0 to 1: not to be missed, and no fright. */
const LOUDNESS = 0.08;

const GESTURES = ['pointerdown', 'keydown'];

/**
 * A short sound, made here, so that nothing is fetched for it. Browsers allow it once the visitor has done something in the
 * page, Safari only to what was made in that moment; until then it is silent.
 */
export class Chime {
  #context: AudioContext | undefined;
  #rangAt = Number.NEGATIVE_INFINITY;

  constructor(signal: AbortSignal) {
    const unlock = () => {
      for (const name of GESTURES) removeEventListener(name, unlock, true);
      void this.#make().suspend();
    };
    for (const name of GESTURES) addEventListener(name, unlock, { signal, capture: true });
    signal.addEventListener('abort', () => void this.#context?.close());
  }

  async ring(): Promise<void> {
    const now = performance.now();
    // A context that is made without a gesture is warned about in the console.
    const mayMake = this.#context ?? navigator.userActivation?.hasBeenActive;
    if (!mayMake || now - this.#rangAt < QUIET) return;
    this.#rangAt = now;
    const context = this.#make();
    try {
      await context.resume();
      if (performance.now() - now < SOON) play(context);
    } catch {
      // It was closed: the chat has left the page.
    }
  }

  #make(): AudioContext {
    this.#context ??= new AudioContext();
    return this.#context;
  }
}

/** At its end the device is let go. */
function play(context: AudioContext): void {
  const gain = context.createGain();
  gain.connect(context.destination);
  TONES.forEach((frequency, at) => {
    const tone = context.createOscillator();
    const begin = context.currentTime + at * LENGTH;
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start(begin);
    tone.stop(begin + LENGTH);
    gain.gain.setValueAtTime(LOUDNESS, begin);
    gain.gain.exponentialRampToValueAtTime(0.001, begin + LENGTH);
    if (at === TONES.length - 1) tone.onended = () => void context.suspend();
  });
}
