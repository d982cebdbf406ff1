import { parseRegion } from '../../server/genesys/regions.ts';
import type { Choices } from './choices.ts';
import { isGood } from './option-values.ts';
import { readSite, type SiteAddress } from './site-address.ts';
import type { Checks } from './use-checks.ts';

type Kind = 'good' | 'warn' | 'bad';

function Said({ kind, children }: { kind: Kind; children: preact.ComponentChildren }) {
  return (
    <p class="said" data-kind={kind}>
      <span>{children}</span>
    </p>
  );
}

/** Whether the chat may open on the site that was named, on both lists, and who has to add what. */
export function SiteChecks({ site, checks }: { site: string; checks: Checks }) {
  const typed = readSite(site);
  return (
    <div class="checks" aria-live="polite">
      {typed.kind === 'none' && <Said kind="bad">{typed.why}</Said>}
      {typed.kind === 'site' && <OfSite site={typed} checks={checks} />}
    </div>
  );
}

type NamedSite = Extract<SiteAddress, { kind: 'site' }>;

function OfSite({ site, checks }: { site: NamedSite; checks: Checks }) {
  return (
    <>
      {!site.isSafe && (
        <Said kind="warn">
          This address begins with http://. Most browsers go to https://, which counts as another site.
        </Said>
      )}
      <OnLists site={site} checks={checks} />
    </>
  );
}

function OnLists({ site: { origin, host }, checks }: { site: NamedSite; checks: Checks }) {
  if (checks === 'asking') return <p class="said">Asking the companion about {host}…</p>;
  if (checks === 'silent')
    return <Said kind="warn">The companion did not answer, so {host} was not checked.</Said>;
  return (
    <>
      {checks.origin === 'allowed' ? (
        <Said kind="good">The companion answers {origin}.</Said>
      ) : (
        <Said kind="bad">
          The companion does not answer {origin} yet. Whoever runs it has to add this to ALLOWED_ORIGINS:{' '}
          <code>{origin}</code>
        </Said>
      )}
      {checks.domain === 'allowed' && <Said kind="good">Genesys lets the chat open on {host}.</Said>}
      {checks.domain === 'missing' && (
        <Said kind="bad">
          Genesys does not let the chat open on {host} yet. In Genesys Cloud, under Admin, Message, Messenger
          Deployments, add this to the allowed domains of the deployment: <code>{host}</code>
        </Said>
      )}
    </>
  );
}

/** Whether there is such a deployment, and whether this companion is the one for it. */
export function DeploymentChecks({ options, checks }: Pick<Choices, 'options'> & { checks: Checks }) {
  const { deploymentId = '' } = options;
  const isNamed = isGood('deploymentId', deploymentId);
  return (
    <div class="checks" aria-live="polite">
      {(isNamed || deploymentId === '') && <OfDeployment checks={checks} isNamed={isNamed} />}
    </div>
  );
}

function OfDeployment({ checks, isNamed }: { checks: Checks; isNamed: boolean }) {
  if (checks === 'asking') return isNamed ? <p class="said">Looking for it…</p> : null;
  if (checks === 'silent')
    return isNamed ? <Said kind="warn">The companion did not answer, so it was not looked for.</Said> : null;
  const { serves, deployment } = checks;
  if (serves === 'name-one')
    return <Said kind="warn">This companion serves several deployments: the tag has to name yours.</Said>;
  const where = isNamed ? 'It' : 'The companion’s deployment';
  return (
    <>
      {deployment === 'active' && <Said kind="good">{where} is there in Genesys Cloud, and active.</Said>}
      {deployment === 'inactive' && (
        <Said kind="bad">
          {where} is switched off in Genesys Cloud. Activate it under Admin, Message, Messenger Deployments.
        </Said>
      )}
      {deployment === 'missing' && (
        <Said kind="bad">
          There is none with this id in this region. Copy the id from Genesys Cloud, under Admin, Message,
          Messenger Deployments, and look at the region.
        </Said>
      )}
      {(deployment === 'unreachable' || deployment === 'unreadable') && (
        <Said kind="warn">Genesys Cloud did not say whether it is there. Try again in a moment.</Said>
      )}
      {serves === 'no' && (
        <Said kind="warn">
          This companion does not serve it: visitors would chat without a guest session. Whoever runs it can
          add it to SITES_FILE.{deployment === 'unknown' && ' Name the region, and it is looked for there.'}
        </Said>
      )}
    </>
  );
}

/** Which region was meant. */
export function RegionCheck({ region }: { region: string }) {
  const found = region === '' ? undefined : parseRegion(region);
  return (
    <div class="checks" aria-live="polite">
      {found && (
        <Said kind="good">
          That is {found.domain} ({found.aws}).
        </Said>
      )}
      {region !== '' && !found && (
        <Said kind="bad">
          Genesys Cloud has no region of this name. Write it like mypurecloud.ie, euw1 or eu-west-1.
        </Said>
      )}
    </div>
  );
}
