/** One thing that a provider of OpenID Connect is asked for. */
export interface Row {
  /** A test covers the row by naming it in its title: `[oidcc-server] …`. */
  readonly id: string;
  readonly what: string;
  /** Where it is asked: a section of OpenID Connect Core 1.0, unless another text is named. */
  readonly section: string;
  /** Why this is not asked of our provider. */
  readonly notHere?: string;
}

/**
 * The modules of `oidcc-basic-certification-test-plan`, in its order (`OIDCCBasicTestPlan.java` of
 * https://gitlab.com/openid/conformance-suite). The tests here ask what a module asks; the suite itself, which needs a
 * provider on the internet and a person at a browser, has not been run.
 */
const basicProfile: readonly Row[] = [
  { id: 'oidcc-server', what: 'a code, exchanged for tokens that hold', section: '3.1' },
  { id: 'oidcc-response-type-missing', what: 'no response_type is an error', section: '3.1.2.6' },
  { id: 'oidcc-idtoken-signature', what: 'signed by a published key, with its kid', section: '10.1' },
  {
    id: 'oidcc-idtoken-unsigned',
    what: 'id tokens without a signature, where they are offered',
    section: '15.1',
    notHere: 'alg none is not offered ([discovery/metadata]); the suite skips it then',
  },
  { id: 'oidcc-userinfo-get', what: 'userinfo by GET', section: '5.3.1' },
  { id: 'oidcc-userinfo-post-header', what: 'userinfo by POST, token in the header', section: '5.3.1' },
  { id: 'oidcc-userinfo-post-body', what: 'userinfo by POST, token in the body', section: '5.3.1' },
  {
    id: 'oidcc-ensure-request-without-nonce-succeeds-for-code-flow',
    what: 'no nonce is fine',
    section: '3.1.2.1',
  },
  { id: 'oidcc-scope-profile', what: 'scope profile: name', section: '5.4' },
  { id: 'oidcc-scope-email', what: 'scope email: email', section: '5.4' },
  { id: 'oidcc-scope-address', what: 'scope address is no error; no site tells one', section: '5.4' },
  { id: 'oidcc-scope-phone', what: 'scope phone: phone_number', section: '5.4' },
  { id: 'oidcc-scope-all', what: 'all of them together', section: '5.4' },
  { id: 'oidcc-ensure-other-scope-order-succeeds', what: 'openid need not be first', section: '3.1.2.1' },
  { id: 'oidcc-display-page', what: 'display=page', section: '3.1.2.1' },
  { id: 'oidcc-display-popup', what: 'display=popup', section: '3.1.2.1' },
  { id: 'oidcc-prompt-login', what: 'prompt=login asks again', section: '3.1.2.1' },
  { id: 'oidcc-prompt-none-not-logged-in', what: 'prompt=none: login_required', section: '3.1.2.6' },
  { id: 'oidcc-prompt-none-logged-in', what: 'prompt=none: a code at once', section: '3.1.2.1' },
  { id: 'oidcc-max-age-1', what: 'max_age=1 asks again; a newer auth_time', section: '3.1.2.1' },
  { id: 'oidcc-max-age-10000', what: 'max_age=10000 does not; the same auth_time', section: '3.1.2.1' },
  {
    id: 'oidcc-ensure-request-with-unknown-parameter-succeeds',
    what: 'a parameter that nobody knows',
    section: '3.1.2.1',
  },
  { id: 'oidcc-id-token-hint', what: 'id_token_hint with prompt=none', section: '3.1.2.1' },
  { id: 'oidcc-login-hint', what: 'login_hint', section: '3.1.2.1' },
  { id: 'oidcc-ui-locales', what: 'ui_locales', section: '3.1.2.1' },
  { id: 'oidcc-claims-locales', what: 'claims_locales', section: '5.2' },
  { id: 'oidcc-ensure-request-with-acr-values-succeeds', what: 'acr_values', section: '3.1.2.1' },
  { id: 'oidcc-codereuse', what: 'a code used twice is refused', section: '3.1.3.2' },
  {
    id: 'oidcc-codereuse-30seconds',
    what: 'so it is after 30 s, and the tokens of the first use are no good any more',
    section: 'RFC 6749, 4.1.2',
  },
  {
    id: 'oidcc-ensure-registered-redirect-uri',
    what: 'another redirect_uri is answered with a page, never by going there',
    section: '3.1.2.1',
  },
  { id: 'oidcc-ensure-post-request-succeeds', what: 'the request by POST', section: '3.1.2.1' },
  { id: 'oidcc-server-client-secret-post', what: 'the secret in the body', section: '9' },
  {
    id: 'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported',
    what: 'request_uri: request_uri_not_supported',
    section: '3.1.2.6',
  },
  {
    id: 'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported',
    what: 'request: request_not_supported',
    section: '3.1.2.6',
  },
  { id: 'oidcc-claims-essential', what: 'the claims parameter asks for a name', section: '5.5.1' },
  {
    id: 'oidcc-ensure-request-object-with-redirect-uri',
    what: 'what stands in a request object goes before',
    section: '6.1',
    notHere: 'there are no request objects, which are optional; the suite skips it then',
  },
  { id: 'oidcc-refresh-token', what: 'refreshed tokens; bound to their client', section: '12' },
  { id: 'oidcc-ensure-request-with-valid-pkce-succeeds', what: 'PKCE by S256', section: 'RFC 7636, 4' },
];

/** `oidcc-config-certification-test-plan`, and what the text on Discovery asks besides. */
const discovery: readonly Row[] = [
  {
    id: 'oidcc-discovery-endpoint-verification',
    what: 'the document: issuer, https addresses, what is required and what is recommended',
    section: 'Discovery, 3 and 4.3',
  },
  { id: 'discovery/metadata', what: 'it promises nothing that is refused', section: 'Discovery, 3' },
  { id: 'discovery/keys', what: 'RSA keys with kid, use and alg, and no private part', section: '10.1' },
];

/** What is mandatory to implement for all providers (15.1), and for dynamic ones (15.2). */
const mandatory: readonly Row[] = [
  { id: '15.1/rs256', what: 'id tokens signed by RS256', section: '15.1' },
  { id: '15.1/prompt', what: 'prompt, with what none and login do', section: '15.1' },
  { id: '15.1/display', what: 'display is no error', section: '15.1' },
  { id: '15.1/locales', what: 'ui_locales and claims_locales are no error', section: '15.1' },
  { id: '15.1/auth-time', what: 'auth_time where it is asked for', section: '15.1' },
  { id: '15.1/max-age', what: 'max_age is enforced', section: '15.1' },
  { id: '15.1/acr', what: 'acr_values is no error', section: '15.1' },
  {
    id: '15.2/dynamic',
    what: 'registration, implicit flow, request_uri',
    section: '15.2',
    notHere:
      'for providers that anybody registers with; ours knows one client for each site, from its settings',
  },
];

/** What the text demands of the code flow, and no module looks at by itself. */
const further: readonly Row[] = [
  { id: '2/id-token', what: 'iss, sub, aud, exp, iat, nonce as the text has them', section: '2' },
  { id: '3.1.2.2/openid-scope', what: 'scopes that nobody knows are left out', section: '3.1.2.2' },
  { id: '3.1.2.6/state', what: 'an error goes to redirect_uri with the state', section: '3.1.2.6' },
  { id: '3.1.3.3/no-store', what: 'tokens: JSON, Bearer, kept by no cache', section: '3.1.3.3' },
  { id: '3.1.3.4/errors', what: 'refused as RFC 6749 says, 5.2', section: '3.1.3.4' },
  { id: '5.3.3/errors', what: 'userinfo without a good token: 401 and WWW-Authenticate', section: '5.3.3' },
  { id: '5.7/stable', what: 'the same sub whenever they sign in', section: '5.7' },
  { id: '12.2/refreshed', what: 'a refreshed id token: same iss, sub, aud, auth_time', section: '12.2' },
  { id: 'rfc9207/iss', what: 'the response says who answers', section: 'RFC 9207, 2' },
];

export const rows: readonly Row[] = [...basicProfile, ...discovery, ...mandatory, ...further];
