import type { MessengerTag } from '../../loader/api.ts';
import { showCustomer, startWithCustomer } from './customer.ts';
import { showHeard, startHearing } from './heard.ts';
import { keepPages } from './pages.ts';

/**
 * The shop's own script, as any shop has one: it shows the next page without loading it, knows who has signed in, and
 * listens to the chat. The chat itself comes by the one tag, and needs nothing of this.
 */

// The line of the documentation: the tag may come later than this.
window.MessengerTag ??= ((...command: unknown[]) => {
  const queue = window.MessengerTag;
  if (queue) queue.q = [...Array.from(queue.q ?? []), command];
}) as MessengerTag;

keepPages(() => {
  showCustomer();
  showHeard();
});
startHearing();
startWithCustomer();
showHeard();
