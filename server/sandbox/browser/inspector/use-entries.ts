import { useEffect, useState } from 'preact/hooks';
import type { EntriesEvent, Entry } from '../../inspector/entry.ts';

/** Everything there is, live. */
export function useEntries(address: URL) {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [connection, setConnection] = useState<'connecting' | 'live' | 'lost'>('connecting');

  useEffect(() => {
    const events = new EventSource(new URL('events', address));
    events.onopen = () => setConnection('live');
    // EventSource tries again by itself, and is told everything anew.
    events.onerror = () => setConnection('lost');
    events.onmessage = ({ data }) => {
      const { which, entries: told }: EntriesEvent = JSON.parse(data);
      setEntries((before) => (which === 'all' ? told : [...before, ...told]));
    };
    return () => events.close();
  }, [address]);

  return { entries, connection };
}

/** The deployments of all organisations of this sandbox; the default one is the first. */
export function useOrganisations(address: URL): readonly string[] {
  const [deploymentIds, setDeploymentIds] = useState<readonly string[]>([]);
  useEffect(() => {
    const ask = () =>
      fetch(new URL('/sandbox/organisations', address))
        .then((response) => response.json())
        // Without the list, the page still shows its own organisation, and says itself that the sandbox is gone.
        .then(
          ({ deploymentIds: told }) => setDeploymentIds(told),
          () => {},
        );
    void ask();
    addEventListener('focus', ask);
    return () => removeEventListener('focus', ask);
  }, [address]);
  return deploymentIds;
}
