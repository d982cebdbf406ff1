/** What the sandbox's Messenger takes from `config.json` (shape: genesys.md 4.8). */
export interface Deployment {
  readonly id: string;
  readonly active: boolean;
  readonly headless: boolean;
  readonly apiEndpoint: string;
  readonly messagingEndpoint: string;
  readonly launcherVisibility: string;
  readonly alignment: string;
  /** Pixels from the side and from the bottom of the page. */
  readonly sideSpace: number;
  readonly bottomSpace: number;
  readonly primaryColor: string;
  readonly botName: string;
  /** Whether there are conversations at all. */
  readonly hasConversations: boolean;
  readonly autoStart: boolean;
  readonly showsAgentTyping: boolean;
  readonly showsUserTyping: boolean;
  readonly canClear: boolean;
  /** Whether a conversation that the other side leaves can only be read from then on. */
  readonly endsReadOnly: boolean;
  /** How long a session may be idle; nothing where the administrator has set nothing. */
  readonly sessionDurationSeconds: number | undefined;
  /** The media types that may be attached; nothing when attachments are off. */
  readonly attachable: readonly string[] | undefined;
  readonly signsIn: boolean;
  /** A guest's session may become a signed-in one. */
  readonly stepsUp: boolean;
  readonly tracksJourney: boolean;
}

/** @throws when there is no id or no address to talk to: without them no Messenger can work. */
export function parseDeployment(config: unknown): Deployment {
  const conversations = 'messenger.apps.conversations';
  const required = (path: string) => {
    const value = at(config, path);
    if (typeof value !== 'string') throw new Error(`config.json has no ${path}`);
    return value;
  };
  return {
    id: required('id'),
    active: at(config, 'status') === 'Active',
    headless: at(config, 'headlessMode.enabled') === true,
    apiEndpoint: required('apiEndpoint'),
    messagingEndpoint: required(`${conversations}.messagingEndpoint`),
    launcherVisibility: string(config, 'messenger.launcherButton.visibility', 'On'),
    alignment: string(config, 'position.alignment', 'Auto'),
    sideSpace: number(config, 'position.sideSpace', 20),
    bottomSpace: number(config, 'position.bottomSpace', 12),
    primaryColor: string(config, 'messenger.styles.primaryColor', '#0165A7'),
    botName: string(config, `${conversations}.humanize.bot.name`, 'Assistant'),
    hasConversations: at(config, `${conversations}.enabled`) !== false,
    autoStart: at(config, `${conversations}.autoStart.enabled`) === true,
    showsAgentTyping: at(config, `${conversations}.showAgentTypingIndicator`) === true,
    showsUserTyping: at(config, `${conversations}.showUserTypingIndicator`) === true,
    canClear: at(config, `${conversations}.conversationClear.enabled`) === true,
    endsReadOnly: at(config, `${conversations}.conversationDisconnect.type`) === 'ReadOnly',
    sessionDurationSeconds: numberAt(config, `${conversations}.sessionDurationSeconds`),
    attachable: attachableTypes(at(config, 'messenger.fileUpload')),
    signsIn: at(config, 'auth.enabled') === true,
    stepsUp: at(config, 'auth.enabled') === true && at(config, 'auth.allowSessionUpgrade') === true,
    tracksJourney: at(config, 'journeyEvents.enabled') === true,
  };
}

/**
 * `GenesysJS.configuration` answers a trimmed configuration (genesys.md 3.2). Here only `apiEndpoint` is cut off; what the
 * real one cuts off (genesys.md 13.1, CONFIRMED-2) is not yet played.
 */
export function configurationOf(config: unknown): unknown {
  const { apiEndpoint, ...rest } = config as Record<string, unknown>;
  return rest;
}

/**
 * `domains.json` against the page (genesys.md 3.7, CONFIRMED-2): equal or a subdomain, whatever the case; an empty list
 * without `allowAllDomains` blocks everybody.
 */
export function domainAllowed(hostname: string, domains: unknown): boolean {
  if (at(domains, 'allowAllDomains') === true) return true;
  const allowed = at(domains, 'allowedDomains');
  const host = hostname.toLowerCase();
  return (
    Array.isArray(allowed) &&
    allowed.some((entry) => {
      const domain = String(entry).toLowerCase();
      return host === domain || host.endsWith(`.${domain}`);
    })
  );
}

/** The value at a dotted path of anything; `undefined` where the path ends early. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? (inner as Record<string, unknown>)[name]
          : undefined,
      value,
    );
}

function attachableTypes(fileUpload: unknown): readonly string[] | undefined {
  const modes = at(fileUpload, 'modes');
  if (at(fileUpload, 'enableAttachments') !== true || !Array.isArray(modes)) return undefined;
  const types = modes.flatMap((mode) => at(mode, 'fileTypes') ?? []);
  return types.filter((type) => typeof type === 'string');
}

function string(config: unknown, path: string, otherwise: string): string {
  const value = at(config, path);
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function number(config: unknown, path: string, otherwise: number): number {
  return numberAt(config, path) ?? otherwise;
}

function numberAt(config: unknown, path: string): number | undefined {
  const value = at(config, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
