import type { ContextCheck, DeskConversation } from '../../agent/desk-conversation.ts';
import { useContextCheck } from './use-desk.ts';
import { words } from './words.ts';

/** Who the guest is: as whom they have signed in, what their page sent along, and whether anybody vouches for that. */
export function GuestPanel({ address, conversation }: { address: URL; conversation: DeskConversation }) {
  const check = useContextCheck(address, conversation);
  const { context, ...attributes } = conversation.customAttributes;

  return (
    <aside class="person" aria-label={words.guest}>
      <h2>{words.signedIn}</h2>
      <Customer customer={conversation.customer} />
      <h2>{words.attributes}</h2>
      {Object.keys(attributes).length > 0 ? <Pairs of={attributes} /> : <p>{words.noAttributes}</p>}
      <h2>{words.context}</h2>
      {check ? <Verdict check={check} /> : <p>{words.checking}</p>}
      {context && (
        <p class="jwt" title={context}>
          {context}
        </p>
      )}
      <h2>{words.again}</h2>
      <a href={new URL(`conversations/${conversation.id}/scenario`, address).href} download="scenario.json">
        {words.saveScenario}
      </a>
    </aside>
  );
}

function Customer({ customer }: Pick<DeskConversation, 'customer'>) {
  if (!customer) return <p>{words.notSignedIn}</p>;
  return (
    <>
      <p class="verdict genuine">{words.verified}</p>
      <Pairs of={{ ...customer }} />
    </>
  );
}

function Verdict({ check }: { check: ContextCheck }) {
  return (
    <>
      <p class={`verdict ${check.verdict}`} role="status">
        {words.verdicts[check.verdict]}
      </p>
      <p>{words.verdictMeaning[check.verdict]}</p>
      {check.verdict === 'genuine' && <Pairs of={check.claims} />}
    </>
  );
}

function Pairs({ of }: { of: Readonly<Record<string, unknown>> }) {
  return (
    <dl>
      {Object.entries(of).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{inWords(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A JWT's times are seconds since 1970 (RFC 7519, 4.1). */
function inWords(name: string, value: unknown): string {
  if (typeof value === 'number' && ['exp', 'iat', 'nbf'].includes(name))
    return new Date(value * 1000).toLocaleString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
