import { useEffect, useState } from 'preact/hooks';
import type { CheckAnswer, CheckRequest } from '../../server/front-door/builder-route.ts';
import type { Choices } from './choices.ts';
import { isGood } from './option-values.ts';
import { readSite } from './site-address.ts';
import { answerOf, asking } from './use-companion.ts';

/** `asking` while the companion has not answered what stands in the form now; `silent` where it does not answer. */
export type Checks = CheckAnswer | 'asking' | 'silent';

/** Asks the companion about site, deployment and region, once somebody has stopped typing. */
export function useChecks({ site, options }: Pick<Choices, 'site' | 'options'>): Checks {
  const [checks, setChecks] = useState<Checks>('asking');
  const typed = readSite(site);
  const { deploymentId = '', region = '' } = options;
  const asked: CheckRequest = {
    ...(typed.kind === 'site' ? { origin: typed.origin } : {}),
    ...(isGood('deploymentId', deploymentId) ? { deploymentId } : {}),
    ...(region === '' ? {} : { region: region.slice(0, 100) }),
  };
  const body = JSON.stringify(asked);
  useEffect(() => {
    setChecks('asking');
    const leaving = new AbortController();
    const ask = async () => {
      try {
        const init = asking(JSON.parse(body), leaving.signal);
        setChecks((await answerOf<CheckAnswer>('api/builder', init)) ?? 'silent');
      } catch {
        // Given up, since something else is typed by now.
      }
    };
    const timer = setTimeout(ask, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [body]);
  return checks;
}

const ASK_AFTER_MS = 400;
