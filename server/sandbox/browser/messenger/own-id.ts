import { useState } from 'preact/hooks';

let given = 0;

/**
 * An id for what an element is labelled by. Preact's `useId` counts anew whenever the root is rendered, which is at every
 * change of the conversation: two messages would have one id.
 */
export function useOwnId(): string {
  const [id] = useState(() => `own-${++given}`);
  return id;
}
