import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { OPTIONAL_PACKAGES, whyNotLoaded } from '../optional-packages.ts';
import { domains } from './regions.ts';

/** A certificate for the hosts of every region, signed by an authority that lives as long as the sandbox. */
export interface Identity {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** PEM: the authority, for those who are to trust it. */
  readonly authority: string;
}

/** How clients reach Genesys Cloud's real host names at the sandbox. */
export interface TlsAccess {
  readonly port: number;
  /** File with the throw-away authority's certificate, in the system's temporary folder; gone when the sandbox stops. */
  readonly authorityFile: string;
  /** Maps the real host names to the sandbox, and trusts its certificate and no other one. */
  readonly chromiumFlags: readonly string[];
  /** Does the same for a Node process, which must be started with it. */
  readonly nodeEnvironment: { readonly NODE_EXTRA_CA_CERTS: string; readonly NODE_OPTIONS: string };
}

/**
 * Takes some 70 ms. Nothing is made with openssl, which a fresh machine may lack. Rejects with `MissingPackages` where the
 * package that makes certificates is not installed.
 */
export async function makeIdentity(): Promise<Identity> {
  const { generate } = await loadSelfsigned();
  const keys = { keyType: 'ec', algorithm: 'sha256' } as const;
  const authority = await generate(
    [{ name: 'commonName', value: 'Throw-away authority of a Genesys Cloud sandbox' }],
    {
      ...keys,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    },
  );
  const altNames = Object.values(domains).map((domain) => ({ type: 2, value: `*.${domain}` }) as const);
  const leaf = await generate([{ name: 'commonName', value: 'Genesys Cloud sandbox' }], {
    ...keys,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'subjectAltName', altNames },
      { name: 'extKeyUsage', serverAuth: true },
    ],
  });
  return { key: leaf.private, certificate: leaf.cert, authority: authority.cert };
}

/** Writes the authority to a file, since Node reads it from nowhere else. `remove` takes the file away. */
export function tlsAccess(identity: Identity, port: number): { access: TlsAccess; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'genesys-sandbox-'));
  const authorityFile = join(folder, 'authority.pem');
  writeFileSync(authorityFile, identity.authority);
  return {
    access: {
      port,
      authorityFile,
      chromiumFlags: chromiumFlags(identity, port),
      nodeEnvironment: {
        NODE_EXTRA_CA_CERTS: authorityFile,
        NODE_OPTIONS: `--import=${hostMapping(port)}`,
      },
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Late: most sandboxes speak plain HTTP. */
async function loadSelfsigned(): Promise<typeof import('selfsigned')> {
  try {
    return await import('selfsigned');
  } catch (error) {
    throw whyNotLoaded(error, 'Answering to Genesys’s own host names', OPTIONAL_PACKAGES.tls);
  }
}

function chromiumFlags({ certificate }: Identity, port: number): string[] {
  const { publicKey } = new X509Certificate(certificate);
  const spki = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  const rules = Object.values(domains).map((domain) => `MAP *.${domain}:443 127.0.0.1:${port}`);
  return [
    `--host-resolver-rules=${rules.join(',')}`,
    // Chromium reads no CA from a flag; it takes certificates of this one key without asking who signed them.
    `--ignore-certificate-errors-spki-list=${spki}`,
  ];
}

/** Beside this file when it is built; a test from the source has it in `dist`. */
function hostMapping(port: number): string {
  const file = fileURLToPath(new URL('./map-hosts.js', import.meta.url)).replace(
    /([\\/])server\1sandbox\1map-hosts\.js$/,
    (path, slash) => (import.meta.url.endsWith('.ts') ? `${slash}dist${path}` : path),
  );
  const url = pathToFileURL(file);
  url.searchParams.set('port', String(port));
  return url.href;
}
