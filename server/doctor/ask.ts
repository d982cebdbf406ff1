import { type Answered, type AskOnce, askOnce, TooSlow } from '../genesys/ask-once.ts';

export interface Answer extends Answered {
  /** ms since the epoch, by our clock, half way between question and answer. */
  readonly at: number;
}

/** Why there is no answer, in words that name the cause: DNS, TLS, network or time. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly remedy: string;

  constructor(says: string, remedy: string) {
    super(says);
    this.remedy = remedy;
  }
}

interface Question extends Omit<AskOnce, 'maxBytes'> {
  readonly now?: () => number;
}

/** Asks, and follows no redirect. Rejects with {@link Unreachable}. */
export async function ask(url: string, { now = Date.now, ...question }: Question): Promise<Answer> {
  const askedAt = now();
  try {
    const answered = await askOnce(url, { ...question, maxBytes: MAX_BYTES });
    return { ...answered, at: (askedAt + now()) / 2 };
  } catch (error) {
    throw whyUnreachable(new URL(url), error);
  }
}

const MAX_BYTES = 1024 * 1024;

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}

/** What an error of a connection to `url` means. */
export function whyUnreachable({ host, hostname }: URL, error: unknown): Unreachable {
  const code = error instanceof TooSlow ? 'ETIMEDOUT' : codeOf(error);
  if (error instanceof Error && error.name === 'NoTunnel') {
    return new Unreachable(
      `${host} cannot be reached: ${error.message}.`,
      'Check HTTPS_PROXY (HTTP_PROXY for a gateway without TLS), and user and password in it.',
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new Unreachable(
      `${hostname} has no address (DNS: ${code}).`,
      'Check GENESYS_REGION and the DNS that this machine uses.',
    );
  }
  if (/CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(code)) {
    return new Unreachable(
      `${host} shows no certificate that this machine trusts (TLS: ${code}).`,
      'Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.',
    );
  }
  if (code === 'ETIMEDOUT') {
    return new Unreachable(
      `${host} did not answer in time.`,
      'Check that the firewall lets this machine out to it.',
    );
  }
  return new Unreachable(
    `${host} cannot be reached (${code}).`,
    'Check that the firewall lets this machine out to it, and GENESYS_GATEWAY if one is set.',
  );
}
