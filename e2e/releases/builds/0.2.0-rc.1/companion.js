import { createCipheriv as e, createDecipheriv as t, createHash as n, createHmac as r, createSecretKey as i, hkdfSync as a, randomBytes as o, randomUUID as s, timingSafeEqual as c } from "node:crypto";
import { BlockList as l, Server as u, isIP as d } from "node:net";
import { z as f } from "zod";
import { fstatSync as p, readFileSync as m, write as h, writeSync as g } from "node:fs";
import { getDomain as _ } from "tldts";
import v from "ipaddr.js";
import y from "fresh";
import { LRUCache as b } from "lru-cache";
import ee from "negotiator";
import { setTimeout as x } from "node:timers/promises";
import { Agent as S, EnvHttpProxyAgent as te, Pool as ne } from "undici";
import { Readable as re } from "node:stream";
import { JOSEError as ie, JWKSInvalid as ae, JWKSMultipleMatchingKeys as oe, JWKSNoMatchingKey as se, JWSSignatureVerificationFailed as ce } from "jose/errors";
import { createLocalJWKSet as le } from "jose/jwks/local";
import { pino as ue } from "pino";
import { Counter as de, Gauge as fe, Histogram as pe, Registry as me, collectDefaultMetrics as he } from "prom-client";
import { brotliCompressSync as ge, constants as C, gzipSync as _e } from "node:zlib";
import { jwtVerify as ve } from "jose/jwt/verify";
import { ServerResponse as ye, createServer as be } from "node:http";
// \0rolldown/runtime.js
var xe = Object.defineProperty, w = (e, t, n) => () => {
	if (n) throw n[0];
	try {
		return e && (t = e(e = 0)), t;
	} catch (e) {
		throw n = [e], e;
	}
}, Se = (e, t) => {
	let n = {};
	for (var r in e) xe(n, r, {
		get: e[r],
		enumerable: !0
	});
	return t || xe(n, Symbol.toStringTag, { value: "Module" }), n;
}, Ce = [
	"shared-turns",
	"plain-lines",
	"one-head"
], we = class extends Error {
	name = "ConfigError";
	constructor(e) {
		let t = [...e].flatMap(([e, t]) => t.map((t) => `  ${e}: ${t}`));
		super(`The companion's configuration cannot be used. Mend these variables:\n\n${t.join("\n")}\n`);
	}
};
// dist/server/config/faults.js
/** Faults by variable, for one message that names all of them. */
function Te() {
	let e = /* @__PURE__ */ new Map();
	return {
		faults: e,
		addFault: (t, n) => e.set(t, [...e.get(t) ?? [], n])
	};
}
/** Reads variables, each by its own schema; `undefined` where one is wrong or missing. */
function Ee(e, t, n) {
	let { data: r, error: i } = e.safeParse(t);
	for (let e of i?.issues ?? []) {
		let r = String(e.path[0]);
		t[r] !== void 0 && n(r, e.message);
	}
	return r;
}
// dist/server/config/secret-files.js
/**
* Puts the content of `NAME_FILE` in the place of `NAME`, for the variables that are secrets. No fault shows what stands
* in `NAME_FILE`: it may be the secret itself.
*/
function De(e, t, n, r) {
	let i = { ...e };
	for (let a of t) {
		let t = e[`${a}_FILE`];
		if (t !== void 0) {
			n.push(t), e[a] !== void 0 && r(a, `is set twice, also by ${a}_FILE: keep one.`);
			try {
				i[a] = m(t, "utf8").trim() || void 0, i[a] || r(`${a}_FILE`, "names a file that is empty: write the secret into it.");
			} catch (e) {
				let { code: t = "unknown error" } = e;
				r(`${a}_FILE`, `names a file that cannot be read (${t}): check the path and its permissions.`);
			}
		}
	}
	return i;
}
// dist/server/config/secret-rules.js
/** Secrets between commas, each long and hard to guess. The fault never shows one of them. */
function Oe(e, t) {
	let [n = "", ...r] = e.split(",").map((e) => e.trim()), i = [n, ...r], a = i.filter(({ length: e }) => e < 32).length, o = i.filter(ke).length;
	return a > 0 ? t.addIssue(`${a} of ${i.length} has fewer than 32 characters: make one with \`openssl rand -hex 32\`.`) : o > 0 && t.addIssue(`${o} of ${i.length} ${Me}`), a + o > 0 ? f.NEVER : i;
}
/** Whether a secret is one that people type to get on, such as `aaaa…` or `changemechangeme…`. */
function ke(e) {
	return Ae.some((t) => e.slice(t) === e.slice(0, -t)) || new Set(e).size < je;
}
var Ae = [
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8
], je = 8, Me = "is easy to guess, with fewer than 8 different characters or a short piece again and again: make one with `openssl rand -hex 32`.";
/** The secrets in the variables of these names; `where` stands before the names. */
function Ne(e, t, n = "") {
	return t.map((t) => {
		let r = e[t] ?? "", i = (Pe.includes(t) ? r.split(",") : [r]).map((e) => e.trim());
		return {
			variable: n + t,
			use: t,
			secrets: i.filter((e) => e !== "")
		};
	});
}
/** Those that {@link splitSecrets} reads. */
var Pe = ["SESSION_SECRETS", "USER_TOKEN_SECRET"];
/**
* A secret has one use: else whoever reads the token in the configuration of Prometheus could make sessions with it.
* Sites may share theirs, since that is one use.
*/
function Fe(e, t) {
	for (let [n, { variable: r, use: i, secrets: a }] of e.entries()) {
		let o = e.slice(0, n).find((e) => e.use !== i && e.secrets.some((e) => a.includes(e)));
		o !== void 0 && t(r, `holds a secret that ${o.variable} holds too, and who learns it there would have it here: make another for one of them with \`openssl rand -hex 32\`.`);
	}
}
// dist/server/config/shown.js
/**
* A value as a fault may show it to the operator: in quotes, without user and password, and not longer than a line.
*
* A value that is wrong need not parse as an address. So all before its last `@` is taken out, but for `https://`.
*/
function Ie(e) {
	let t = e.replace(Re, "$1…@"), n = t.length > ze;
	return JSON.stringify(n ? `${t.slice(0, ze)}…` : t);
}
/** Whether a user and a password may stand in a value. Whoever encodes too much writes `%40` in the place of the `@`. */
function Le(e) {
	return Re.test(e);
}
var Re, ze, Be = w((() => {
	Re = /^\s*(https?:\/{1,2})?.*(?:@|%40)/is, ze = 100;
}));
// dist/server/genesys/regions.js
Be();
/**
* Short codes of the regions, with the domain where it is not `<code>.pure.cloud` (genesys.md 1.6 and 2.1, CONFIRMED).
* Those with a domain of their own also answer under `<code>.pure.cloud` (genesys.md 2.1, CONFIRMED-2).
*/
var Ve = "use1=mypurecloud.com usw2 cac1 euw1=mypurecloud.ie euw2 euc1=mypurecloud.de euc2 aps1 apne1=mypurecloud.jp apne2 apne3 apse1 apse2=mypurecloud.com.au sae1 mec1 mxc1", He = {
	n: "north",
	s: "south",
	e: "east",
	w: "west",
	c: "central"
}, Ue = [
	...Ve.split(" ").map((e) => {
		let [t = "", n] = e.split("=");
		return Ke(t, t === "use1" ? "prod" : `prod-${t}`, t.replace(/^(..)([nsewc])([ew]?)(.)$/, (e, t, n, r, i) => `${t}-${He[n]}${He[r] ?? ""}-${i}`), `${t}.pure.cloud`, n);
	}),
	Ke("use2", "fedramp-use2-core", "us-east-2", "use2.us-gov-pure.cloud"),
	Ke("edee1", "eusc-edee1-core", "eusc-de-east-1", "edee1.eusc-pure.cloud")
];
/**
* Reads a region in any spelling a person may have: a domain (`mypurecloud.ie`, `euw1.pure.cloud`), a host or address
* in it (`https://apps.mypurecloud.ie/`), the snippet's environment (`prod-euw1`), the short code (`euw1`) or the AWS
* name (`eu-west-1`, `eu_west_1`), in any case. `undefined` when it names no region known here.
*/
function We(e) {
	let t = e.trim().toLowerCase(), [n = ""] = t.replace(/^\w+:\/\//, "").split(/[/?#:]/, 1), r = n.replace(/\.$/, ""), i = Ue.find(({ names: e, domains: n }) => e.includes(t.replaceAll("_", "-")) || n.some((e) => r === e || r.endsWith(`.${e}`)));
	return i && {
		environment: i.environment,
		domain: i.domain,
		aws: i.aws
	};
}
/** Where Genesys serves Messenger's script of a region (the pattern: genesys.md 2.2, CONFIRMED). */
function Ge(e) {
	return `https://apps.${e.domain}/genesys-bootstrap/genesys.min.js`;
}
function Ke(e, t, n, r, i) {
	return {
		environment: t,
		domain: i ?? r,
		aws: n,
		names: [
			e,
			`prod-${e}`,
			t,
			t.replace("-core", ""),
			n
		],
		domains: i ? [i, r] : [r]
	};
}
// dist/server/http/origins.js
/**
* Is this origin on the list? Compared exactly as browsers send it (lower-case, no default port, Punycode): anything
* else was not written by a browser.
*/
function qe(e, t) {
	return e === void 0 ? !1 : t.exact.has(e) || t.loopback && tt.test(e) ? !0 : t.subdomainsOf.some((t) => e.startsWith(T) && e.endsWith(t) && et.test(e.slice(T.length, -t.length)));
}
/** What an operator is told of an origin that is not on the list. */
function Je(e) {
	return `Add ${JSON.stringify(e.slice(0, 200))} to ALLOWED_ORIGINS if that site is yours.`;
}
/** Reads `ALLOWED_ORIGINS`. Each fault is a sentence that names the entry and how to mend it. */
function Ye(e) {
	let t = /* @__PURE__ */ new Set(), n = [], r = [];
	for (let i of Xe(e)) {
		let [, e] = /^https:\/\/\*\.(.*)$/.exec(i) ?? [], a = e === void 0 ? Ze(i) : Ze(T + e, e);
		a === void 0 ? e === void 0 ? t.add(i) : n.push(`.${e}`) : r.push(`${Ie(i)} ${a}`);
	}
	return r.length === 0 && t.size + n.length === 0 && r.push("names no origin."), {
		allowed: {
			exact: t,
			subdomainsOf: n
		},
		faults: r
	};
}
/** A comma before an `@` may be part of a password, and with it all that stands before: those are one entry. */
function Xe(e) {
	let [, t = "", n = e] = /^(.*(?:@|%40)[^,]*)(.*)$/is.exec(e) ?? [];
	return [t, ...n.split(",")].map((e) => e.trim()).filter((e) => e !== "");
}
function Ze(e, t) {
	let n = t === void 0 ? "" : "*.";
	if (Le(e)) return "has an @ in it, and an origin has neither a user nor a password: write it like https://www.example.com.";
	if (e.includes("*")) return e === "*" ? "would let every site in the world start chats here: name the sites." : "has its * in the wrong place: only https://*.example.com is understood.";
	if (!URL.canParse(e)) return "is no origin: write it like https://www.example.com.";
	let r = new URL(e);
	if (r.protocol !== "https:" && r.protocol !== "http:") return "is no origin of a web page: write it like https://www.example.com.";
	if (r.origin !== e) return `is not what browsers send as Origin: write ${r.origin.replace("://", `://${n}`)}.`;
	if (t !== void 0 && !Qe(r.hostname)) return "is a wildcard over names that anybody can register: name the sites, or use https://*.your-domain.example.";
}
function Qe(e) {
	return _(e, { allowPrivateDomains: !0 }) !== null;
}
var $e, T, et, tt, E = w((() => {
	$e = {
		exact: /* @__PURE__ */ new Set(),
		subdomainsOf: [],
		loopback: !0
	}, T = "https://", et = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/, tt = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;
}));
E(), Be();
/** Text that `read` understands; `fault` completes a sentence that begins with the value. Not for secrets. */
function D(e, t) {
	return f.string().transform((n, r) => {
		let i = e(n.trim());
		return i === void 0 ? (r.addIssue(`${Ie(n)} ${t}`), f.NEVER) : i;
	});
}
/** A number in decimal digits within these bounds. */
function O(e, t) {
	return (n) => /^\d{1,10}$/.test(n) && Number(n) >= e && Number(n) <= t ? Number(n) : void 0;
}
/** One of these words. */
function nt(...e) {
	return (t) => e.find((e) => e === t);
}
/** One or more of these words, between commas. */
function rt(e) {
	return (t) => {
		let n = t.split(",").map((t) => e.find((e) => e === t.trim()));
		return n.every((e) => e !== void 0) ? n : void 0;
	};
}
/** A UUID of any version, as Genesys's ids are, lower-case. */
function it(e) {
	return f.guid().safeParse(e).data?.toLowerCase();
}
/** An http(s) address, perhaps with a path, without a slash at the end. */
function at(e) {
	if (!URL.canParse(e)) return;
	let { protocol: t, origin: n, pathname: r, search: i, hash: a, username: o, password: s } = new URL(e);
	if (!(!/^https?:$/.test(t) || i || a || o || s)) return n + r.replace(/\/+$/, "");
}
/** An http(s) address without a path. */
function ot(e) {
	let t = at(e);
	return t === void 0 || new URL(t).pathname !== "/" ? void 0 : t;
}
/** Whether undici takes it for the address of a proxy. */
function st(e) {
	if (!URL.canParse(e)) return !1;
	let { protocol: t, hostname: n, username: r, password: i, pathname: a, search: o, hash: s } = new URL(e), c = n !== "" && /^\/?$/.test(a + o + s);
	return /^(https?|socks5?):$/.test(t) && c && ct(r) && ct(i);
}
function ct(e) {
	try {
		return !0;
	} catch {
		return !1;
	}
}
// dist/server/config/site-variables.js
/** The variables of one site, from the environment or from an entry of SITES_FILE. */
var lt = {
	GENESYS_REGION: D(We, "is no region of Genesys Cloud: write it like mypurecloud.ie, euw1 or eu-west-1."),
	GENESYS_DEPLOYMENT_ID: D(it, "is no deployment id: copy the UUID from Genesys Cloud, Admin, Message, Messenger Deployments."),
	GENESYS_CLIENT_ID: f.string().optional(),
	GENESYS_CLIENT_SECRET: f.string().optional(),
	GENESYS_SCRIPT_URL: D(at, "is no address: write it like https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js.").optional(),
	GENESYS_GATEWAY: D(ot, "is no gateway: write it like https://gateway.example.com:8443.").optional(),
	GENESYS_GUESTS_PATH: D((e) => /^\/[\w\-./~]*$/.test(e) ? e : void 0, "is no path: write it like /api/v2/conversations/guests.").default("/api/v2/conversations/guests"),
	GUEST_ISSUER: D(nt("platform", "minted"), "is no issuer: write platform or minted.").optional(),
	ALLOWED_ORIGINS: f.string().transform((e, t) => {
		let { allowed: n, faults: r } = Ye(e);
		for (let e of r) t.addIssue(e);
		return n;
	}).optional(),
	USER_TOKEN_SECRET: f.string().transform(Oe).optional(),
	USER_TOKEN_JWKS: f.string().transform(pt).optional()
}, ut = ["GENESYS_CLIENT_SECRET", "USER_TOKEN_SECRET"];
function dt(e) {
	let { GENESYS_CLIENT_ID: t, GENESYS_CLIENT_SECRET: n } = e, { USER_TOKEN_SECRET: r, USER_TOKEN_JWKS: i } = e, a = t && n ? {
		clientId: t,
		clientSecret: n
	} : void 0;
	return {
		deploymentId: e.GENESYS_DEPLOYMENT_ID,
		region: e.GENESYS_REGION,
		scriptUrl: e.GENESYS_SCRIPT_URL ?? Ge(e.GENESYS_REGION),
		allowedOrigins: e.ALLOWED_ORIGINS ?? $e,
		issuer: e.GUEST_ISSUER ?? (a ? "platform" : "minted"),
		credentials: a,
		gateway: e.GENESYS_GATEWAY,
		guestsPath: e.GENESYS_GUESTS_PATH,
		userTokenKeys: r ? { secrets: r } : i ? { jwksUrl: i } : void 0
	};
}
/** What no variable of a site can be blamed for alone. */
function ft(e, t) {
	for (let n of ["GENESYS_REGION", "GENESYS_DEPLOYMENT_ID"]) e[n] || t(n, "is missing: a site is one Messenger deployment in one region.");
	let { GENESYS_CLIENT_ID: n, GENESYS_CLIENT_SECRET: r } = e;
	n && !r && !e.GENESYS_CLIENT_SECRET_FILE && t("GENESYS_CLIENT_SECRET", "is missing: GENESYS_CLIENT_ID needs it."), r && !n && t("GENESYS_CLIENT_ID", "is missing: GENESYS_CLIENT_SECRET needs it."), e.GUEST_ISSUER === "platform" && !n && !r && t("GUEST_ISSUER", "\"platform\" needs GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET. Without an OAuth client write minted."), e.USER_TOKEN_SECRET && e.USER_TOKEN_JWKS && t("USER_TOKEN_JWKS", "is set beside USER_TOKEN_SECRET: a site signs its user tokens in one way.");
}
/** Without https, whoever stands between could hand over keys of their own. No fault shows the text: it may hold a password. */
function pt(e, t) {
	let n = URL.canParse(e) ? new URL(e) : void 0, r = n?.protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(n.hostname);
	if (n?.username || n?.password) t.addIssue("has a user or password in it: published keys need none. Take it out.");
	else if (n?.protocol === "https:" || r) return n.href;
	else t.addIssue("is no address of keys: write it like https://www.example.com/.well-known/jwks.json, with https.");
	return f.NEVER;
}
// dist/server/config/sites-file.js
/**
* One entry of SITES_FILE: the variables of a site by the names they have in the environment, e.g.
* `[{"GENESYS_REGION": "euw1", "GENESYS_DEPLOYMENT_ID": "…", "ALLOWED_ORIGINS": "https://www.example.com"}]`.
*/
var mt = f.array(f.record(f.string(), f.string())).min(1);
/**
* The entries of SITES_FILE, or why there are none, as the rest of a sentence that begins with the variable. It does not
* show what stands there: that may be the list itself, with its secrets.
*/
function ht(e) {
	let t;
	try {
		t = m(e, "utf8");
	} catch (e) {
		let { code: t = "unknown error" } = e;
		return { fault: `names a file that cannot be read (${t}): check the path and its permissions.` };
	}
	let { data: n, error: r } = mt.safeParse(gt(t));
	if (n) return { entries: n };
	let [i] = r.issues, [a, o] = i?.path ?? [];
	return { fault: `names a file that is no JSON list of sites, each an object of texts.${typeof a == "number" ? ` In site ${a + 1}, ${String(o ?? "the entry")} is not.` : ""}` };
}
function gt(e) {
	try {
		return JSON.parse(e);
	} catch {
		return;
	}
}
// dist/server/crypto/keys.js
/**
* A 256-bit key from each session secret. What is made for one purpose is of no use for another, though the operator
* keeps one list of secrets; `version` tells apart keys of one purpose that are used in different ways.
*/
function _t(e, t, n = "v1") {
	let r = (e) => i(Buffer.from(a("sha256", e, "", `messenger-tag ${t} ${n}`, 32))), [o, ...s] = e;
	return [r(o), ...s.map(r)];
}
var vt = w((() => {}));
// dist/server/http/problems.js
/** Anything thrown, as a problem of the contract. */
function yt(e) {
	return e instanceof A ? e : new A("internal-error");
}
/** The answer of a problem: `application/problem+json` (RFC 9457). */
function bt(e) {
	let { status: t, title: n, retryable: r } = k[e.code], { code: i, detail: a, challenge: o, retryAfterSeconds: s } = e, c = `urn:messenger-tag:problem:${i}`, l = {
		...e.headers,
		"Content-Type": "application/problem+json; charset=utf-8"
	};
	return s !== void 0 && (l["Retry-After"] = String(Math.max(1, Math.ceil(s)))), {
		status: t,
		headers: l,
		body: JSON.stringify({
			type: c,
			title: n,
			status: t,
			detail: a,
			code: i,
			retryable: r,
			challenge: o
		})
	};
}
var k, A, j = w((() => {
	k = {
		"invalid-request": {
			status: 400,
			title: "The request cannot be understood",
			retryable: !1
		},
		"invalid-user-token": {
			status: 401,
			title: "The user token is not valid",
			retryable: !1
		},
		"invalid-context": {
			status: 401,
			title: "The context is not valid",
			retryable: !1
		},
		"origin-not-allowed": {
			status: 403,
			title: "This origin may not start a guest session",
			retryable: !1
		},
		"unknown-deployment": {
			status: 404,
			title: "This deployment is not served here",
			retryable: !1
		},
		"not-found": {
			status: 404,
			title: "There is nothing at this address",
			retryable: !1
		},
		"method-not-allowed": {
			status: 405,
			title: "This method is not allowed here",
			retryable: !1
		},
		"body-too-large": {
			status: 413,
			title: "The request body is too large",
			retryable: !1
		},
		"unsupported-media-type": {
			status: 415,
			title: "This media type is not understood",
			retryable: !1
		},
		"rate-limited": {
			status: 429,
			title: "Too many guest sessions were asked for",
			retryable: !0
		},
		"proof-required": {
			status: 429,
			title: "A new guest needs a proof of work now",
			retryable: !0
		},
		"internal-error": {
			status: 500,
			title: "Something went wrong in the companion",
			retryable: !0
		},
		"genesys-refused": {
			status: 502,
			title: "Genesys Cloud refused",
			retryable: !1
		},
		"genesys-unavailable": {
			status: 503,
			title: "Genesys Cloud cannot be reached now",
			retryable: !0
		},
		"user-token-keys-unavailable": {
			status: 503,
			title: "User tokens cannot be checked now",
			retryable: !0
		},
		overloaded: {
			status: 503,
			title: "The companion has too much to do now",
			retryable: !0
		},
		"genesys-timeout": {
			status: 504,
			title: "Genesys Cloud did not answer in time",
			retryable: !0
		}
	}, A = class extends Error {
		name = "Problem";
		code;
		detail;
		remedy;
		limit;
		challenge;
		retryAfterSeconds;
		headers;
		constructor(e, t = {}) {
			let { detail: n, remedy: r, limit: i, challenge: a, retryAfterSeconds: o, headers: s = {} } = t;
			super(e), this.code = e, this.detail = n ?? k[e].title, this.remedy = r, this.limit = i, this.challenge = a, this.retryAfterSeconds = o, this.headers = s;
		}
		get status() {
			return k[this.code].status;
		}
	};
}));
vt(), j();
/** When a new guest has to prove that a browser worked for it; `pressure`: while more than half of the global limit is used up. */
var xt = [
	"off",
	"pressure",
	"always"
];
function St(e, { secrets: t, store: n }) {
	let r = Rt(t), i = Promise.resolve(), a = 0, o = async (e, t) => {
		a++;
		let n = i.then(async () => {
			let { verifySolution: n, deriveKey: r } = await Tt();
			return n({
				...e,
				deriveKey: r,
				hmacSignatureSecret: t
			});
		});
		i = n.catch(() => {});
		try {
			return (await n).verified;
		} finally {
			a--;
		}
	};
	return {
		unproven: (t) => Et[e](t),
		async accept(t, { origin: i, deploymentId: c }) {
			if (t === void 0 || e === "off") return;
			let l = Nt.safeParse(Pt(t)).data;
			if (l === void 0) return;
			let { parameters: u, signature: d } = l.challenge, { nonce: f, expiresAt: p, data: m } = u;
			if (m.origin !== i || m.deploymentId !== c) return;
			let h = p * 1e3 - Date.now();
			if (h <= 0) return;
			let g = r.find((e) => Lt(e, u, d));
			if (g === void 0) return;
			if (a >= Ct) throw wt();
			let _ = `proof:${f}`, v = s();
			if (await n.claim(_, v, h + 1e3) && await o(l, g)) return { giveBack: () => n.release(_, v) };
		},
		demand({ origin: e, deploymentId: t }) {
			let n = {
				algorithm: Ot,
				cost: kt,
				data: {
					deploymentId: t,
					origin: e
				},
				expiresAt: Math.floor((Date.now() + Dt) / 1e3),
				keyLength: At,
				keyPrefix: jt,
				nonce: It(),
				salt: It()
			}, i = {
				parameters: n,
				signature: Ft(r[0], n)
			};
			return new A("proof-required", {
				detail: "Solve `challenge` (ALTCHA) and send the same body again with the solution as `proof`.",
				challenge: i
			});
		}
	};
}
/** Some 50 ms of looking. */
var Ct = 64;
function wt() {
	return new A("overloaded", {
		retryAfterSeconds: 1,
		remedy: `${Ct} proofs of work wait to be looked at: most are false, or a machine is wanting.`
	});
}
/** Loaded at the first proof: a start without pressure need not wait for it. */
async function Tt() {
	let [{ verifySolution: e }, { deriveKey: t }] = await Promise.all([import("altcha-lib"), import("altcha-lib/algorithms/pbkdf2")]);
	return {
		verifySolution: e,
		deriveKey: t
	};
}
/** How many of all new guests need no proof. The first one past the half is the one that finds more than half used up. */
var Et = {
	off: (e) => e,
	pressure: (e) => Math.floor(e / 2) + 1,
	always: () => 0
}, Dt = 3e5, Ot = "PBKDF2/SHA-256", kt = 4e3, At = 32, jt = "00", Mt = f.strictObject({
	algorithm: f.literal(Ot),
	cost: f.int(),
	data: f.strictObject({
		deploymentId: f.string(),
		origin: f.string()
	}),
	expiresAt: f.int(),
	keyLength: f.literal(At),
	keyPrefix: f.hex().max(64),
	/** In those of builds until 0.1, which a page may hold for five minutes after a release. */
	keySignature: f.hex().max(64).exactOptional(),
	nonce: f.hex().max(64),
	salt: f.hex().max(64)
}), Nt = f.strictObject({
	challenge: f.strictObject({
		parameters: Mt,
		signature: f.hex().length(64)
	}),
	solution: f.strictObject({
		counter: f.int(),
		derivedKey: f.hex().length(64),
		time: f.number().default(0)
	})
});
function Pt(e) {
	try {
		return JSON.parse(Buffer.from(e, "base64").toString("utf8"));
	} catch {
		return;
	}
}
/** As altcha-lib signs, but not by it: its WebCrypto hands the 300 bytes to another thread and back, 100 µs where this takes 5. */
function Ft(e, t) {
	return r("sha256", e).update(JSON.stringify(t)).digest("hex");
}
/** From numbers that Node has drawn beforehand: one system call each would cost as much as all the rest of a challenge. */
function It() {
	return s().replaceAll("-", "");
}
function Lt(e, t, n) {
	return c(Buffer.from(Ft(e, t)), Buffer.from(n));
}
/** The library takes text. */
function Rt(e) {
	let [t, ...n] = _t(e, "proof"), r = (e) => e.export().toString("hex");
	return [r(t), ...n.map(r)];
}
// dist/server/http/addresses.js
/**
* Who asks, for counting: an IPv4 address, or the /56 that a provider gives to one subscriber of IPv6, who could
* otherwise come from a new address each time. What proxies wrote is read from the near end, where no visitor can write;
* where that is no address, the connection's own counts (performance.md 4.2).
*
* `undefined` where nobody can be told apart: the host tells no address of the connection, and `trust` does not say how
* many proxies stand in front.
*/
function zt({ address: e, headers: t }, n) {
	if (e === void 0 && !Bt(n)) return;
	let r = e ?? "";
	if (n === 0) return Jt(r) ?? Ut;
	let i = t["x-forwarded-for"], a = [r, ...typeof i == "string" ? i.split(",").reverse() : []], o = a.length - 1;
	return Jt(a[typeof n == "number" ? Math.min(n, o) : a.findIndex((e, t) => t === o || !Qt(e, n))] ?? "") ?? Jt(r) ?? Ut;
}
/** Whether the proxies in front tell who asks also where the host does not tell who is at the connection's other end. */
function Bt(e) {
	return typeof e == "number" && e > 0;
}
/** Whether what the other end of the connection says of a request that it passes on is believed. */
function Vt({ address: e }, t) {
	return typeof t == "number" ? t > 0 : e !== void 0 && Qt(e, t);
}
/** Reads `TRUST_PROXY`; `undefined` when it is neither a count nor a list of addresses, networks and names. */
function Ht(e) {
	if (/^\d{1,2}$/.test(e)) return Number(e);
	let t = e.split(",").map((e) => e.trim()).flatMap((e) => Gt[e] ?? [e]).map(Zt);
	return t.every((e) => e !== void 0) ? t : void 0;
}
/** A socket that is already closed has no address. */
var Ut = "unknown", Wt = 7, Gt = {
	__proto__: null,
	loopback: ["127.0.0.0/8", "::1/128"],
	linklocal: ["169.254.0.0/16", "fe80::/10"],
	uniquelocal: [
		"10.0.0.0/8",
		"172.16.0.0/12",
		"192.168.0.0/16",
		"fc00::/7"
	]
}, Kt = [v.IPv6.parse("64:ff9b::"), 96], qt = 12;
function Jt(e) {
	if (d(e) === 4) return e;
	let t = Yt(e);
	if (t === void 0 || t.kind() === "ipv4") return t?.toString();
	let n = t.toByteArray();
	return $t(t, Kt) ? n.slice(qt).join(".") : `${Buffer.from(n.slice(0, Wt)).toString("hex")}::/56`;
}
/** An address as proxies write it, perhaps with a port. */
function Yt(e) {
	let [, t, n] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(e.trim()) ?? [];
	return Xt(t ?? n ?? e.trim());
}
/** An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) is the IPv4 address. Where a zone stands, it is left out. */
function Xt(e) {
	if (d(e) === 0) return;
	let t = e.replace(/%.*/, ""), n = t.includes(":") && t.includes(".");
	return v.process(n ? new URL(`http://[${t}]`).hostname.slice(1, -1) : t);
}
function Zt(e) {
	let [t = "", n, ...r] = e.split("/"), i = Xt(t);
	if (i === void 0 || r.length > 0) return;
	let a = i.kind() === "ipv4" ? 32 : 128;
	if (n === void 0) return [i, a];
	let o = d(t) === 6 && i.kind() === "ipv4" ? 96 : 0, s = Number(n) - o;
	return /^\d{1,3}$/.test(n) && s > 0 && s <= a ? [i, s] : void 0;
}
function Qt(e, t) {
	let n = Yt(e);
	return n !== void 0 && t.some((e) => $t(n, e));
}
function $t(e, [t, n]) {
	return (e.kind() === "ipv4" && t.kind() === "ipv4" || e.kind() === t.kind()) && e.match(t, n);
}
// dist/server/config/variables.js
var en = [
	"fatal",
	"error",
	"warn",
	"info",
	"debug",
	"trace",
	"silent"
], tn = {
	PORT: D(O(0, 65535), "is no port: write a number from 0 (any free one) to 65535.").default(3e3),
	HOST: f.string().optional(),
	PUBLIC_URL: D(at, "is no address: write it like https://chat.example.com or https://www.example.com/chat, without query, # or password.").optional(),
	SESSION_TTL: D(O(60, 2592e3), "is no life of a session: write seconds, from 60 to 2592000 (30 days).").default(3600),
	SESSION_SECRETS: f.string().transform(Oe).optional(),
	RATE_LIMIT_PER_IP: an(30),
	RATE_LIMIT_GLOBAL: an(3e3),
	PROOF_OF_WORK: D(nt(...xt), `is no time for proofs: write one of ${xt.join(", ")}.`).default("pressure"),
	TRUST_PROXY: D(Ht, "is neither how many proxies stand in front (1) nor where they are (10.0.0.0/8, loopback). Believing every proxy would let visitors write any address and pass the limits.").default(0),
	UPSTREAM_TIMEOUT_MS: D(O(100, 6e4), "is no deadline: write milliseconds, from 100 to 60000.").default(5e3),
	UPSTREAM_CALLS_PER_MINUTE: D(O(1, 1e6), "is no budget: write calls to Genesys a minute, from 1 to 1000000. Genesys allows 300 unless told otherwise.").default(280),
	METRICS_TOKEN: f.string().regex(/^[\x21-\x7e]{16,}$/, {
		error: "is too weak: make one of at least 16 characters with `openssl rand -hex 32`.",
		abort: !0
	}).refine((e) => !ke(e), Me).optional(),
	REDIS_URL: f.string().refine(rn, "is no address of Redis: write it like redis://:password@redis.example.com:6379 or rediss://…").optional(),
	OTEL_EXPORTER_OTLP_ENDPOINT: D(at, "is no address of a collector: write it like http://otel-collector:4318, without /v1/traces.").optional(),
	OTEL_SERVICE_NAME: f.string().trim().default("messenger-tag"),
	SERVE_WITHOUT: D(rt(Ce), `is no list of what can be switched off: write one or more of ${Ce.join(", ")}, comma-separated.`).default([]),
	LOG_LEVEL: D(nt(...en), `is no log level: write one of ${en.join(", ")}.`).default("info")
}, nn = [
	"SESSION_SECRETS",
	"METRICS_TOKEN",
	"REDIS_URL"
];
/** Not shown when it is wrong: it may hold a password. */
function rn(e) {
	return URL.canParse(e) && /^rediss?:$/.test(new URL(e).protocol) && new URL(e).hostname !== "";
}
function an(e) {
	return D(O(1, 1e6), "is no limit: write guest sessions a minute, from 1 to 1000000.").default(e);
}
// dist/server/config/read.js
Be();
/** Reads the configuration from environment variables (contract section 4). Throws {@link ConfigError}. */
function on(e) {
	let { faults: t, addFault: n } = Te(), r = [], i = De(gn(e), nn, r, n), a = _n(i);
	a === "production" && mn(i, n), pn(i, n);
	let o = Ee(f.object(tn), i, n), s = ln(i, r, n), c = s.flatMap(({ entry: e, where: t }) => dn(e, a, (e, r) => n(t + e, r)) ?? []), l = s.flatMap(({ entry: e, where: t }) => Ne(e, ut, t));
	Fe([...Ne(i, nn), ...l], n);
	let [u, ...d] = c, p = c.map(({ deploymentId: e }) => e), m = p.find((e, t) => p.indexOf(e) !== t);
	if (m !== void 0 && n("SITES_FILE", `names deployment ${m} twice.`), o === void 0 || u === void 0 || t.size > 0) throw new we(t);
	return {
		mode: a,
		listen: sn(o, i),
		publicUrl: o.PUBLIC_URL,
		sites: [u, ...d],
		sessionTtlSeconds: o.SESSION_TTL,
		sessionSecrets: o.SESSION_SECRETS ?? [cn],
		limits: {
			perAddress: o.RATE_LIMIT_PER_IP,
			global: o.RATE_LIMIT_GLOBAL
		},
		proofOfWork: o.PROOF_OF_WORK,
		trustProxy: o.TRUST_PROXY,
		upstreamTimeoutMs: o.UPSTREAM_TIMEOUT_MS,
		upstreamCallsPerMinute: o.UPSTREAM_CALLS_PER_MINUTE,
		redisUrl: o.REDIS_URL,
		traces: o.OTEL_EXPORTER_OTLP_ENDPOINT ? {
			endpoint: o.OTEL_EXPORTER_OTLP_ENDPOINT,
			serviceName: o.OTEL_SERVICE_NAME
		} : void 0,
		serveWithout: o.SERVE_WITHOUT,
		logLevel: o.LOG_LEVEL,
		metricsToken: o.METRICS_TOKEN,
		files: r
	};
}
function sn({ HOST: e, PORT: t }, n) {
	return {
		host: e ?? (_n(n) === "production" ? "0.0.0.0" : "127.0.0.1"),
		port: t
	};
}
/** The same however often the configuration is read: a new one would end every session. */
var cn = o(32).toString("base64url");
/** The variables of each site, with what its files hold, and what stands before their names in a fault. */
function ln(e, t, n) {
	if (!e.SITES_FILE) return [{
		entry: De(e, ut, t, n),
		where: ""
	}];
	t.push(e.SITES_FILE);
	for (let t of Object.keys(e).filter(un)) n(t, "is set beside SITES_FILE: write it there, for the site that it is meant for.");
	let r = ht(e.SITES_FILE);
	return "fault" in r ? (n("SITES_FILE", r.fault), []) : r.entries.map((e, r) => {
		let i = `SITES_FILE, site ${r + 1}, `;
		for (let t of Object.keys(e).filter((e) => !un(e))) n(i + t, "is no variable of a site.");
		return {
			entry: De(gn(e), ut, t, (e, t) => n(i + e, t)),
			where: i
		};
	});
}
function un(e) {
	return e in lt || ut.some((t) => e === `${t}_FILE`);
}
function dn(e, t, n) {
	ft(e, n), t === "production" && !e.ALLOWED_ORIGINS && n("ALLOWED_ORIGINS", "is missing: list the sites that may start chats, e.g. https://www.example.com.");
	let r = Ee(f.object(lt), e, n);
	return r && dt(r);
}
/** The HTTP client reads them itself, in either spelling, when the first call is made: a wrong one would fail every call. */
var fn = [
	"HTTPS_PROXY",
	"https_proxy",
	"HTTP_PROXY",
	"http_proxy"
];
/** The value is not shown: it may hold a password. */
function pn(e, t) {
	for (let n of fn) {
		let r = e[n];
		r === void 0 || st(r) || t(n, "is no address of a proxy: write it like http://proxy.example.com:3128 or http://user:password@…, with special characters of these percent-encoded.");
	}
}
function mn(e, t) {
	!e.SESSION_SECRETS && !e.SESSION_SECRETS_FILE && t("SESSION_SECRETS", `is missing: make one with \`openssl rand -hex 32\`. Every machine needs the same, and a restart must keep it.${hn(e)}`);
}
/** Who has written another word may not know why they are asked for this. */
function hn({ NODE_ENV: e = "" }) {
	return e === "production" ? "" : ` (NODE_ENV ${Ie(e)} counts as production.)`;
}
/** Compose files and CI leave variables empty where they mean unset. */
function gn(e) {
	return Object.fromEntries(Object.entries(e).filter(([, e]) => e?.trim()));
}
/**
* Only a name that stands for development opens what development opens. Whatever else is written there, such as `prod`,
* `staging` or, by Windows, `production ` with a blank, counts as production.
*/
function _n({ NODE_ENV: e = "development" }) {
	return vn.test(e.trim()) ? "development" : "production";
}
var vn = /^(dev|development|test)$/i, yn = {
	"loader.js": "//# allFunctionsCalledOnLoad\n!function(){var e=e=>{document.dispatchEvent(new CustomEvent(\"messenger-tag:problem\",{detail:e}))},t={load:\"|idle|now|visible|delay:\\\\d+\",launcher:\"|none|genesys\",position:\"end|start|left|right\",offset:\"20,12|\\\\d+,\\\\d+\",color:\"#0165a7|[\\\\w#(),.%/ -]+\",zIndex:\"99999998|-?\\\\d+\",fallbackUrl:\"|(https?:|mailto:|tel:|/(?![/\\\\\\\\])).*\"},o=({launcher:e,label:t,position:o,offset:n,color:r,zIndex:a})=>{let l=document.createElement(\"messenger-tag\"),i=document.createElement(\"button\"),d=l.attachShadow({mode:\"open\"}),s=new CSSStyleSheet,[c,m]=n.split(\",\");return s.replaceSync(`:host{all:initial!important;position:fixed!important;${o}:${c}px!important;inset-inline-${o}:${c}px!important;bottom:${m}px!important;z-index:${a}!important}button{margin:8px;border:0;padding:16px;border-radius:50px;background:#0165a7;background:${r};color:#fff;color:lab(from ${r} calc(6e3 - l*99)0 0)}button:before{content:\"\";float:left;border:12px solid;border-radius:50%50%50%0}`),d.adoptedStyleSheets=[s],i.dataset.messenger=\"\",i.ariaLabel=t||\"Chat\",e||d.append(i),{a:l,h:d,r:i}},n=({name:e})=>\"open\"===e||\"toggle\"===e||\"logout\"===e,r=(t,o)=>{let{a:r,h:a,r:l,signal:i,options:d}=t,{onLine:s}=navigator,c=\"Chat did not load. Try again?\",m={code:s?\"blocked\":\"offline\",retryable:!0,detail:c};e(m);for(let{done:e}of t.l)e({state:\"failed\",problem:m});s?(t.l=t.l.filter(e=>!n(e)),d.fallbackUrl&&(location.href=d.fallbackUrl)):addEventListener(\"online\",o,{signal:i}),r.role=\"alert\",a.append(l),l.ariaLabel=l.textContent=c},a=0,l=(()=>{let{currentScript:e}=document;return(e=>{let t={};for(let[o,n]of new URLSearchParams(e?.src.split(\"?\")[1]))t[o.replace(/-(.)/g,(e,t)=>t.toUpperCase())]=n;return{i:Object.assign(t,e?.dataset),u:e}})(e instanceof HTMLScriptElement?e:document.querySelector('script[src*=\"loader.js\"]'))})();window.MessengerTag?.version?\"complete\"!==document.readyState&&e({code:\"already-installed\",retryable:!1,detail:l.u?.src}):((e,a)=>{let l=((e,t)=>{let o={...t};for(let[n,r]of Object.entries(e))n in t&&RegExp(`^(${r})$`).test(t[n])||(o[n]=r.split(\"|\")[0]);return o})(t,e.i),{consent:i=\"granted\",load:d}=l,s=new AbortController,{signal:c}=s,m=\"granted\"!==i,u=!1,g=()=>{h.m||c.aborted?$.remove():($.isConnected||document.documentElement.append($),p())},p=()=>{(d||(()=>{try{return localStorage[\"messenger-tag:chat\"]}catch{return}})())&&f()},f=()=>{!m&&!(()=>{let{connection:e}=navigator;return e?.saveData||/2g/.test(e?.effectiveType)})()&&b()},b=()=>{u||(u=!0,w(\"chat\").catch(()=>{u=!1,h.l.some(n)&&r(h,b)}))},w=e=>(e=>Promise.race([e,new Promise((e,t)=>setTimeout(t,2e4))]))(a(e)).then(({start:e})=>e(h)),h={...e,...o(l),options:l,signal:c,t:a,n:g,l:[],m:l.showOn||l.hideOn},{a:$,r:y}=h;$.onpointerenter=$.onfocus=f,(h.m||d&&/tcf|gcm/.test(i))&&w(\"rules\").catch(()=>{h.m=\"\",g()}),(({n:e,signal:t},o)=>{o.version=\"0.2.0-rc.1\";let n=window.MessengerTag?.q;window.MessengerTag=o,n?.map?.(e=>o(...e));let r=()=>{document.hidden||setTimeout(e)};\"complete\"===document.readyState&&r(),addEventListener(\"click\",e=>{let t=e.composedPath().find(e=>e.matches?.('[data-messenger],[href$=\"#messenger\"]'));t&&(e.preventDefault(),o(t.dataset.messenger||\"open\"))},{signal:t});for(let e of[\"DOMContentLoaded\",\"load\",\"visibilitychange\"])addEventListener(e,r,{signal:t})})(h,(e,t,o)=>new Promise(r=>{let a={name:e,d:t,f:o,done:r};\"on\"===e&&document.addEventListener(\"messenger-tag:\"+t,Object(o),{signal:c}),\"destroy\"===e&&(s.abort(),g(),delete window.MessengerTag),h.o?h.o(a):(h.l.push(a),(\"show\"===e||\"hide\"===e)&&(y.hidden=\"hide\"===e),n(a)?b():r({state:\"waiting\"})),\"consent\"===e&&(m=!0!==t,p())}))})(l,e=>(async({u:e},t)=>{let o=`loader/kfejFD/${t}.js?${a++}`;try{return await(import(new URL(o,e?.src)))}catch{return import(new URL(`././${o}-`,location))}})(l,e))}();",
	"0.2.0-rc.1/loader.js": "//# allFunctionsCalledOnLoad\n!function(){var e=e=>{document.dispatchEvent(new CustomEvent(\"messenger-tag:problem\",{detail:e}))},t={load:\"|idle|now|visible|delay:\\\\d+\",launcher:\"|none|genesys\",position:\"end|start|left|right\",offset:\"20,12|\\\\d+,\\\\d+\",color:\"#0165a7|[\\\\w#(),.%/ -]+\",zIndex:\"99999998|-?\\\\d+\",fallbackUrl:\"|(https?:|mailto:|tel:|/(?![/\\\\\\\\])).*\"},o=({launcher:e,label:t,position:o,offset:n,color:r,zIndex:a})=>{let l=document.createElement(\"messenger-tag\"),i=document.createElement(\"button\"),d=l.attachShadow({mode:\"open\"}),s=new CSSStyleSheet,[c,m]=n.split(\",\");return s.replaceSync(`:host{all:initial!important;position:fixed!important;${o}:${c}px!important;inset-inline-${o}:${c}px!important;bottom:${m}px!important;z-index:${a}!important}button{margin:8px;border:0;padding:16px;border-radius:50px;background:#0165a7;background:${r};color:#fff;color:lab(from ${r} calc(6e3 - l*99)0 0)}button:before{content:\"\";float:left;border:12px solid;border-radius:50%50%50%0}`),d.adoptedStyleSheets=[s],i.dataset.messenger=\"\",i.ariaLabel=t||\"Chat\",e||d.append(i),{a:l,h:d,r:i}},n=({name:e})=>\"open\"===e||\"toggle\"===e||\"logout\"===e,r=(t,o)=>{let{a:r,h:a,r:l,signal:i,options:d}=t,{onLine:s}=navigator,c=\"Chat did not load. Try again?\",m={code:s?\"blocked\":\"offline\",retryable:!0,detail:c};e(m);for(let{done:e}of t.l)e({state:\"failed\",problem:m});s?(t.l=t.l.filter(e=>!n(e)),d.fallbackUrl&&(location.href=d.fallbackUrl)):addEventListener(\"online\",o,{signal:i}),r.role=\"alert\",a.append(l),l.ariaLabel=l.textContent=c},a=0,l=(()=>{let{currentScript:e}=document;return(e=>{let t={};for(let[o,n]of new URLSearchParams(e?.src.split(\"?\")[1]))t[o.replace(/-(.)/g,(e,t)=>t.toUpperCase())]=n;return{i:Object.assign(t,e?.dataset),u:e}})(e instanceof HTMLScriptElement?e:document.querySelector('script[src*=\"loader.js\"]'))})();window.MessengerTag?.version?\"complete\"!==document.readyState&&e({code:\"already-installed\",retryable:!1,detail:l.u?.src}):((e,a)=>{let l=((e,t)=>{let o={...t};for(let[n,r]of Object.entries(e))n in t&&RegExp(`^(${r})$`).test(t[n])||(o[n]=r.split(\"|\")[0]);return o})(t,e.i),{consent:i=\"granted\",load:d}=l,s=new AbortController,{signal:c}=s,m=\"granted\"!==i,u=!1,g=()=>{h.m||c.aborted?$.remove():($.isConnected||document.documentElement.append($),p())},p=()=>{(d||(()=>{try{return localStorage[\"messenger-tag:chat\"]}catch{return}})())&&f()},f=()=>{!m&&!(()=>{let{connection:e}=navigator;return e?.saveData||/2g/.test(e?.effectiveType)})()&&b()},b=()=>{u||(u=!0,w(\"chat\").catch(()=>{u=!1,h.l.some(n)&&r(h,b)}))},w=e=>(e=>Promise.race([e,new Promise((e,t)=>setTimeout(t,2e4))]))(a(e)).then(({start:e})=>e(h)),h={...e,...o(l),options:l,signal:c,t:a,n:g,l:[],m:l.showOn||l.hideOn},{a:$,r:y}=h;$.onpointerenter=$.onfocus=f,(h.m||d&&/tcf|gcm/.test(i))&&w(\"rules\").catch(()=>{h.m=\"\",g()}),(({n:e,signal:t},o)=>{o.version=\"0.2.0-rc.1\";let n=window.MessengerTag?.q;window.MessengerTag=o,n?.map?.(e=>o(...e));let r=()=>{document.hidden||setTimeout(e)};\"complete\"===document.readyState&&r(),addEventListener(\"click\",e=>{let t=e.composedPath().find(e=>e.matches?.('[data-messenger],[href$=\"#messenger\"]'));t&&(e.preventDefault(),o(t.dataset.messenger||\"open\"))},{signal:t});for(let e of[\"DOMContentLoaded\",\"load\",\"visibilitychange\"])addEventListener(e,r,{signal:t})})(h,(e,t,o)=>new Promise(r=>{let a={name:e,d:t,f:o,done:r};\"on\"===e&&document.addEventListener(\"messenger-tag:\"+t,Object(o),{signal:c}),\"destroy\"===e&&(s.abort(),g(),delete window.MessengerTag),h.o?h.o(a):(h.l.push(a),(\"show\"===e||\"hide\"===e)&&(y.hidden=\"hide\"===e),n(a)?b():r({state:\"waiting\"})),\"consent\"===e&&(m=!0!==t,p())}))})(l,e=>(async({u:e},t)=>{let o=`loader/kfejFD/${t}.js?${a++}`;try{return await(import(new URL(o,e?.src)))}catch{return import(new URL(`././${o}-`,location))}})(l,e))}();",
	"kfejFD/advice.1.js": "var t=new Uint32Array(65536),e=(e,r)=>{let n=e.length,o=r.length,f=1<<n-1,a=-1,l=0,s=n,i=n;for(;i--;)t[e.charCodeAt(i)]|=1<<i;for(i=0;i<o;i++){let e=t[r.charCodeAt(i)],n=e|l;e|=(e&a)+a^a,l|=~(e|a),a&=e,l&f&&s++,a&f&&s--,l=l<<1|1,a=a<<1|~(n|l),l&=n}for(i=n;i--;)t[e.charCodeAt(i)]=0;return s},r=(e,r)=>{let n=r.length,o=e.length,f=[],a=[],l=Math.ceil(n/32),s=Math.ceil(o/32);for(let t=0;t<l;t++)a[t]=-1,f[t]=0;let i=0;for(;i<s-1;i++){let l=0,s=-1,u=32*i,c=Math.min(32,o)+u;for(let r=u;r<c;r++)t[e.charCodeAt(r)]|=1<<r;for(let e=0;e<n;e++){let n=t[r.charCodeAt(e)],o=a[e/32|0]>>>e&1,i=f[e/32|0]>>>e&1,u=n|l,c=((n|i)&s)+s^s|n|i,h=l|~(c|s),$=s&c;h>>>31^o&&(a[e/32|0]^=1<<e),$>>>31^i&&(f[e/32|0]^=1<<e),h=h<<1|o,$=$<<1|i,s=$|~(u|h),l=h&u}for(let r=u;r<c;r++)t[e.charCodeAt(r)]=0}let u=0,c=-1,h=32*i,$=Math.min(32,o-h)+h;for(let r=h;r<$;r++)t[e.charCodeAt(r)]|=1<<r;let b=o;for(let e=0;e<n;e++){let n=t[r.charCodeAt(e)],l=a[e/32|0]>>>e&1,s=f[e/32|0]>>>e&1,i=n|u,h=((n|s)&c)+c^c|n|s,$=u|~(h|c),g=c&h;b+=$>>>o-1&1,b-=g>>>o-1&1,$>>>31^l&&(a[e/32|0]^=1<<e),g>>>31^s&&(f[e/32|0]^=1<<e),$=$<<1|l,g=g<<1|s,c=g|~(i|$),u=$&i}for(let r=h;r<$;r++)t[e.charCodeAt(r)]=0;return b},n=(t,n)=>{if(t.length<n.length){let e=n;n=t,t=e}return 0===n.length?t.length:t.length<=32?e(t,n):r(t,n)};function o(t,e){for(let r of a(t,e))console.warn(\"messenger-tag:\",r)}function f(t){let e=new PerformanceObserver(t=>{for(let{name:e,startTime:r}of t.getEntries())e.startsWith(\"messenger-tag:\")&&console.info(`${e} ${Math.round(r)} ms`)});e.observe({type:\"mark\",buffered:!0}),t.addEventListener(\"abort\",()=>e.disconnect())}function a(t,e){return Object.entries(t).flatMap(([t,r=\"\"])=>t.startsWith(\"attribute\")?[]:function(t,e){return Object.hasOwn(e,t)}(t,e)?RegExp(`^(${e[t]})$`).test(r)?[]:[`data-${s(t)} cannot be \"${r}\"; ${l(t,e)}`]:function(t,e){let r=Object.keys(e).map(s).find(e=>n(e,t)<=(e.length>5?2:1));return r?[`there is no option data-${t}; is it data-${r}?`]:[]}(s(t),e))}function l(t,e){let[r]=e[t].split(\"|\");return\"consent\"===t?\"so nothing of Genesys is fetched before the visitor agrees\":r?`\"${r}\" holds`:\"it counts as left out\"}function s(t){return t.replace(/[A-Z]/g,t=>\"-\"+t.toLowerCase())}export{f as printSteps,a as slipsIn,o as warnOfSlips};",
	"kfejFD/ar.1.js": "var t={language:\"ar\",title:\"محادثة\",opening:\"جارٍ فتح المحادثة…\",offline:\"يبدو أنك غير متصل بالإنترنت. تُفتح المحادثة عند عودة الاتصال.\",openingWithoutGuest:\"لم نتمكن من التعرف عليك، لذلك تُفتح المحادثة من دون بياناتك…\",failed:\"تعذّر فتح المحادثة\",tryAgain:\"حاول مرة أخرى\",otherWay:\"تواصل معنا بطريقة أخرى\",close:\"إغلاق\",unread:\"غير مقروءة:\",reasons:{blocked:\"شيء ما في هذا المتصفح أو الشبكة يمنع تحميل المحادثة، ربما مانع إعلانات.\",\"genesys-unavailable\":\"خدمة المحادثة لا تعمل حاليًا. يُرجى المحاولة مرة أخرى بعد قليل.\",timeout:\"يستغرق الأمر وقتًا أطول من المعتاد. يرجى المحاولة بعد قليل.\",\"token-refused\":\"المحادثة غير مُعدّة لهذه الصفحة. نعتذر عن ذلك.\",\"token-unavailable\":\"خدمة المحادثة لا تستجيب. يرجى المحاولة بعد قليل.\",\"domain-not-allowed\":\"المحادثة غير متاحة في هذا الموقع. نعتذر عن ذلك.\",\"deployment-inactive\":\"المحادثة متوقفة حاليًا. يرجى العودة لاحقًا.\"},consentQuestion:\"المحادثة خدمة من Genesys، وهي تحفظ بيانات في متصفحك أثناء استخدامها. هل توافق؟\",agree:\"أوافق وأبدأ المحادثة\",decline:\"لا، شكرًا\"};export{t as default};",
	"kfejFD/chat.js": "var t={deploymentId:\"|[\\\\da-fA-F]{8}(-[\\\\da-fA-F]{4}){3}-[\\\\da-fA-F]{12}\",region:\"|.+\",tokenEndpoint:\"api/guest-token|none|.+\",load:\"interaction|idle|now|visible|delay:\\\\d+|manual\",consent:\"granted|required|tcf|tcf:\\\\d+(,\\\\d+)*|gcm\",launcher:\"own|none|genesys\",position:\"end|start|left|right\",offset:\"20,12|\\\\d+,\\\\d+\",color:\"#0165a7|[\\\\w#(),.%/ -]+\",label:\"|.+\",zIndex:\"99999998|-?\\\\d+\",locale:\"|[a-zA-Z]{2,3}(-\\\\w+)*\",showOn:\"|.+\",hideOn:\"|.+\",userToken:\"|.+\",fallbackUrl:\"|(https?:|mailto:|tel:|/(?![/\\\\\\\\])).*\",analytics:\"datalayer|none\",debug:\"off|.*\"},e={consent:\"required\"},r=[\"ar\",\"de\",\"en\",\"es\",\"fr\",\"it\",\"ja\",\"nl\",\"pl\",\"pt\"],n=[\"blocked\",\"genesys-unavailable\",\"timeout\",\"offline\",\"token-unavailable\"],o=class extends Error{code;constructor(e,t){super(t),this.code=e}};function a(e,t,n){let i,s=new Promise((t,s)=>{i=setTimeout(()=>s(new o(\"timeout\",`${n}: no answer in ${e} ms`)),e)});return Promise.race([t,s]).finally(()=>clearTimeout(i))}function l(e,t,n=2e4){return a(n,e.t(t+\".1\"),t+\".js\")}async function i(e,n){let i=\"off\"!==n.debug||new URLSearchParams(location.search).has(\"messenger-debug\"),s=function(e){return/^(localhost|127\\..+|\\[::1\\]|.+\\.(localhost|local|test))$/.test(e)}(location.hostname)&&Object.keys(e.i).length>0;if(i||s)try{let{warnOfSlips:n,printSteps:s}=await l(e,\"advice\");n(e.i,t),i&&s(e.signal)}catch(e){console.info(\"messenger-tag: no advice on the tag,\",e)}}var c=class{#e=new Map;#t;#n=!1;constructor(e,t){this.#t=t;for(let[t,n]of function(e){return Object.entries(e).flatMap(([e,t=\"\"])=>{let[,n]=/^attribute-?(.+)/.exec(e)??[];return n?[[n.replace(/[A-Z]/g,(e,t)=>(t?\"-\":\"\")+e.toLowerCase()),t]]:[]})}(e))this.#e.set(t,n)}set(e){for(let t of function(e){try{return\"object\"==typeof e&&e?Object.keys(e):[]}catch{return[]}}(e)){let n=h(e,t);void 0===n?this.#t(u(t,\"its value is no text, number or boolean\")):this.#e.set(t,n)}}withGuest(e){let t=this.#n?{guestId:\"\",context:\"\"}:{},n=e?{guestId:e.guestId,context:e.context}:t;this.#n||=!!e;let i=new Map(Object.entries(n));for(let[e,t]of this.#e)i.has(e)||(i.set(e,t),d(i)<=2048||(i.delete(e),this.#t(u(e,\"together they may have 2048 bytes\"))));return Object.fromEntries(i)}};function h(e,t){try{let n=Reflect.get(e,t);return[\"string\",\"number\",\"boolean\"].includes(typeof n)?n:void 0}catch{return}}function u(e,t){return new o(\"bad-config\",`The attribute \"${e}\" was left out: ${t}`)}function d(e){let t=[...e].map(([e,t])=>e+t);return(new TextEncoder).encode(t.join(\"\")).length}var m=[\"turbo:before-render\",\"htmx:beforeSwap\",\"astro:before-swap\"];function p(){let{documentElement:e}=document;if(\"moveBefore\"in e)for(let t of document.body.querySelectorAll(\"#genesys-mxg-frame,#genesys-mxg-container-frame,#genesys-thirdparty-frame\"))e.moveBefore(t,null)}var g=[\"guestId\",\"token\",\"expiresAt\"],w=[\"resume\",\"context\",\"deploymentId\",\"region\",\"environment\",\"scriptUrl\"];function y(e){let t=function(e){let t=Object(e),n=[...g,...w].map(e=>{let n=Object.hasOwn(t,e)?Reflect.get(t,e):void 0;return[e,\"string\"==typeof n?n:\"\"]});return Object.fromEntries(n)}(e);return g.every(e=>t[e])&&Date.parse(t.expiresAt)>0?t:void 0}async function b(e,t,n){let{status:i,o:s}=await k(e,t);if(i<300){let t=y(s);if(t)return t;throw new o(\"token-unavailable\",e+\": the answer is no guest session\")}let{code:r=\"\",detail:a=\"\",challenge:c}=Object(s);if(c&&void 0===t.proof){let i=await x(c,n);return b(e,{...t,proof:i},n)}throw new o(r&&i<500&&429!==i?\"token-refused\":\"token-unavailable\",`${e}: ${i} ${r} ${a}`)}async function v(e,t){let{status:n}=await k(e+\"/end\",t);if(204!==n)throw new o(\"token-unavailable\",`${e}/end: ${n}, the session was not ended`)}async function k(e,t){let n=fetch(e,{method:\"POST\",body:JSON.stringify(t),credentials:\"omit\",keepalive:!0}).then(async e=>({status:e.status,o:await e.json().catch(()=>{})}));try{return await a(8e3,n,e)}catch(t){throw new o(\"token-unavailable\",`${e}: ${t}`)}}async function x(e,t){try{let{solveProof:n}=await l(t,\"proof\",8e3);return await n(e)}catch{return\"\"}}var O=\"messenger-tag:chat\",S={read(e){try{return localStorage.getItem(e)||void 0}catch{return}},write(e,t){try{t?localStorage.setItem(e,t):localStorage.removeItem(e)}catch{}}},$={goesOn:()=>S.write(O,\"\"+Date.now()),ended:()=>S.write(O,\"\"),isOn(){let e=Number(S.read(\"messenger-tag:chat\")??0),t=e>Date.now()-864e5;return e&&!t&&$.ended(),t}};async function j(e){let{lifecycle:t,messenger:n,endpoint:i,key:s,deploymentId:o}=e,r=S.read(s);S.write(s,\"\"),$.ended(),e.guests.forgetSentAlong(),t.changeVisitor(void 0);let a=(r&&i?v(i,{deploymentId:o,resume:r}):void 0)?.catch(t=>e.tell(t)),c=e.isMounted?async function(e){await e.command(\"MessagingService.clearConversation\").catch(()=>{})}(n):void 0;await I(e),await c,await a}async function I(e){let{lifecycle:t,guests:n}=e,{visitor:i}=t;if(\"starting\"===t.state)return e.mount();if(e.isMounted){await e.sendAttributes();try{await n.arrive()}catch(t){e.tell(t)}i===t.visitor&&await e.sendAttributes()}}var T=class{isOpen;#e;#t;#n=!1;constructor(e,t){this.#e=e,this.#t=t,this.isOpen=\"granted\"===t}async ask(){let e=this.#e,{page:t,announce:n,lifecycle:i}=e,s=()=>\"consent\"===i.state&&!t.signal.aborted;i.take(\"asked\");try{let[{askForConsent:i},o]=await Promise.all([l(t,\"consent\"),this.#i()]);s()&&i({watch:o,announce:n,stands:s,show:t=>{e.panel.show(t)},close:()=>{e.close()}})}catch(t){s()&&e.failed(t)}}async#i(){if(this.#n||!/^(tcf|gcm)/.test(this.#t))return;let{page:e}=this.#e,{watchConsent:t}=await l(e,\"platforms\");return n=>{this.#n=!0,t(this.#t,e.signal,n)}}},M=class{#e;#t;#n;#i;#s=!1;#o=0;#r=0;#a;constructor(e,t,n,i){this.#e=e+\":expires\",this.#t=t,this.#n=n,this.#i=i}begin(e){if(this.#s||this.#t.aborted)return;this.#s=!0;let t=()=>this.#c();for(let e of[\"visibilitychange\",\"pageshow\"])addEventListener(e,t,{signal:this.#t});this.#t.addEventListener(\"abort\",()=>clearTimeout(this.#a)),e&&this.lives(e)}lives(e){this.#h(Date.parse(e))}#h(e){this.#o=e,this.#r=Date.now()+Math.max(.8*(e-Date.now()),6e4),this.#c()}#c(){if(clearTimeout(this.#a),!this.#s||!this.#r||this.#t.aborted||document.hidden)return;let e=Math.min(Math.max(this.#r-Date.now(),0),2147483647);this.#a=setTimeout(()=>this.#l(),e)}async#l(){if(Date.now()<this.#r)return this.#c();let e=()=>this.#u();try{await(navigator.locks?navigator.locks.request(this.#e,e):e())}catch(e){this.#i(e)}this.#h(this.#o)}async#u(){let e=Number(S.read(this.#e)??0);e>this.#o?this.#o=e:(await this.#n(),S.write(this.#e,\"\"+this.#o))}},P=class{#e;#t;#n;constructor(e,t){this.#e=e,this.#n=t,this.#t=new M(e.key,e.page.signal,()=>this.#s(),t=>e.tell(t))}get now(){let{page:e,lifecycle:t}=this.#e;return e.signal.aborted?void 0:t.visitor.guest}async arrive(){let{lifecycle:e}=this.#e,{visitor:t}=e;try{t.arrival??=this.#i(t),await t.arrival}catch(n){if(t.arrival=void 0,t===e.visitor)throw n}return t===e.visitor?t.guest:this.arrive()}keep(){this.#t.begin(this.now?.expiresAt)}forgetSentAlong(){this.#n=void 0}async#i(e){let{page:t,lifecycle:n,endpoint:i,key:s,deploymentId:o}=this.#e,r=S.read(s),a=this.#n;this.forgetSentAlong();let c=r?void 0:a;if(!c&&!i)return;let h={deploymentId:o,resume:r,userToken:e.userToken},l=c??await b(i,h,t);e!==n.visitor||t.signal.aborted||(e.guest=l,S.write(s,l.resume),this.#t.lives(l.expiresAt))}async#s(){let{visitor:e}=this.#e.lifecycle;e.guest&&await this.#i(e)}},D=new CSSStyleSheet;D.replaceSync(\"[data-unread]:after{content:attr(data-unread);position:absolute;top:0;inset-inline-end:0;min-width:22px;border-radius:11px;background:#c00;color:#fff;font:bold 13px/22px system-ui}\");var C,E=class{unread=0;#e;#t;#n=!1;#i=\"waiting\";constructor(e,t){this.#e=e,this.#t=t,e.r.textContent=\"\",e.a.removeAttribute(\"role\"),this.#r()}hide(){this.#n=!0,this.#s()}show(){this.#n=!1,this.#s()}entered(e){this.#i=e,this.#s(),this.unread&&this.#o(0)}countMessage(){\"open\"!==this.#i&&this.#o(this.unread+1)}#s(){let{r:e}=this.#e;e.hidden=this.#n||\"open\"===this.#i,e.ariaBusy=\"\"+(\"starting\"===this.#i)}#o(e){this.unread=e,this.#r()}async#r(){let e=await this.#t,{unread:t}=this,{h:n,r:i,options:s}=this.#e,o=s.label||e.title;t&&!n.adoptedStyleSheets.includes(D)&&n.adoptedStyleSheets.push(D),t?i.dataset.unread=\"\"+t:delete i.dataset.unread,i.ariaLabel=t?`${o}, ${e.unread} ${t}`:o}},G={waiting:{asked:\"consent\",started:\"starting\",opened:\"open\"},consent:{started:\"starting\",stopped:\"waiting\",failed:\"failed\",opened:\"open\"},starting:{mounted:\"ready\",stopped:\"waiting\",failed:\"failed\",opened:\"open\"},ready:{asked:\"consent\",failed:\"failed\",opened:\"open\"},open:{mounted:\"open\",closed:\"ready\"},failed:{asked:\"consent\",started:\"starting\",stopped:\"waiting\",opened:\"open\"}},A=class{state=\"waiting\";visitor;#e;constructor(e,t){this.visitor={userToken:e},this.#e=t}take(e){let t=this.state,n=G[t][e];return!!n&&(this.state=n,n!==t&&this.#e(n,t),!0)}changeVisitor(e){return this.visitor={userToken:e},this.visitor}},N={language:\"en\",title:\"Chat\",opening:\"Opening the chat…\",offline:\"You seem to be offline. The chat opens once you are connected.\",openingWithoutGuest:\"We could not look you up, so the chat opens without your details…\",failed:\"The chat could not be opened\",tryAgain:\"Try again\",otherWay:\"Contact us another way\",close:\"Close\",unread:\"Unread:\",reasons:{blocked:\"Something in this browser keeps the chat from loading, perhaps an ad blocker.\",\"genesys-unavailable\":\"The chat service does not work at the moment. Please try again in a moment.\",timeout:\"This takes longer than it should. Please try again in a moment.\",\"token-refused\":\"The chat is not set up for this page. We are sorry.\",\"token-unavailable\":\"Our chat service does not answer. Please try again in a moment.\",\"domain-not-allowed\":\"The chat is not available on this site. We are sorry.\",\"deployment-inactive\":\"The chat is switched off at the moment. Please come back later.\"},consentQuestion:\"The chat is a service of Genesys. It keeps data in your browser while you use it. Do you agree?\",agree:\"Agree and chat\",decline:\"No, thank you\"};async function _(e,t){let n=[t,document.documentElement.lang,...navigator.languages].map(e=>e.split(\"-\")[0]?.toLowerCase()??\"\").find(e=>r.includes(e));if(!n||n===N.language)return N;try{let{default:t}=await l(e,n,2e3);return t??N}catch(e){return console.info(\"messenger-tag: in English, since the texts did not come:\",e),N}}function R(){return[...document.querySelectorAll('script[src*=\"genesys-bootstrap\"]')].some(({type:e})=>/^(module|(text|application)\\/(java|ecma)script)?$/i.test(e))}var U,L=class{#e;#t;#n;#i;#s=!1;constructor(e,t,n){this.#e=e,this.#t=t,this.#n=n,t.addEventListener(\"abort\",q)}async mount(e){this.#i??=this.#o(e);let t=R()&&!(this.#s&&Y()),n=this.#s?\"?\"+Date.now():\"\";this.#s=!0,t||await async function(e,t=\"\"){let n=document.createElement(\"script\"),i=new Promise((i,s)=>{n.onload=()=>i(),n.onerror=()=>s(new o(\"blocked\",\"Not loaded: \"+e)),n.nonce=t,n.charset=\"utf-8\",n.src=function(e){return C??=window.trustedTypes?.createPolicy(\"messenger-tag\",{createScriptURL:String}),C?.createScriptURL(e)??e}(e),document.head.append(n)});try{await a(15e3,i,e)}catch(t){throw n.remove(),await async function(e,t){if(\"blocked\"!==e.code)return e;try{return await a(3e3,fetch(t,{mode:\"no-cors\",credentials:\"omit\",cache:\"no-store\"}),t),new o(\"genesys-unavailable\",\"Genesys answers, but not with its script: \"+t)}catch{return e}}(t,e)}}(e.scriptUrl+n,this.#e),await a(15e3,Promise.race([this.#i,new Promise((e,t)=>{J(\"GenesysJS.domainNotAllowed\",()=>{let{hostname:e}=new URL(self.origin);t(new o(\"domain-not-allowed\",`Genesys: add ${e} to the deployment's allowed domains`))}),J(\"GenesysJS.configurationReceived\",e=>{let{deploymentConfig:n}=e;\"Active\"!==n?.status&&t(new o(\"deployment-inactive\",\"Genesys: activate the deployment\"))})})]),\"Messenger.ready\")}command(e,t={}){return a(15e3,new Promise((n,i)=>{F(\"command\",e,t,n,t=>i(new o(\"timeout\",`${e}: ${t}`)))}),e)}offerGuest(e){let t=void 0!==U;U=e,t||F(\"registerPlugin\",\"GuestSession\",W)}#o({environment:e,deploymentId:t}){Object.hasOwn(window,\"_genesysJs\")||(window._genesysJs=\"Genesys\"),Object.hasOwn(window,\"Genesys\")&&\"function\"==typeof window.Genesys||(window.Genesys=function(){let e=function(){e.q.push(arguments)};return e.q=[],e}()),window.Genesys.t??=Date.now(),window.Genesys.c??={environment:e,deploymentId:t};for(let[e,t]of Object.entries(this.#n))J(e,()=>this.#t.aborted||t());return new Promise(e=>J(\"Messenger.ready\",()=>e()))}};function W(e){e.registerCommand(\"get\",e=>{let{guestId:t,token:n}=U?.()??{};e.resolve({guestId:t,token:n})}),e.ready()}function F(...e){window.Genesys?.(...e)}function J(e,t){F(\"subscribe\",e,e=>t(e?.data??{}))}function Y(){return!!window.Genesys?.q}function q(){Y()&&!R()&&(delete window.Genesys,delete window._genesysJs)}var z={n:\"north\",s:\"south\",e:\"east\",w:\"west\",c:\"central\"},B=[...\"use1=mypurecloud.com usw2 cac1 euw1=mypurecloud.ie euw2 euc1=mypurecloud.de euc2 aps1 apne1=mypurecloud.jp apne2 apne3 apse1 apse2=mypurecloud.com.au sae1 mec1 mxc1\".split(\" \").map(e=>{let[t=\"\",n]=e.split(\"=\");return Q(t,\"use1\"===t?\"prod\":\"prod-\"+t,t.replace(/^(..)([nsewc])([ew]?)(.)$/,(e,t,n,i,s)=>`${t}-${z[n]}${z[i]??\"\"}-${s}`),t+\".pure.cloud\",n)}),Q(\"use2\",\"fedramp-use2-core\",\"us-east-2\",\"use2.us-gov-pure.cloud\"),Q(\"edee1\",\"eusc-edee1-core\",\"eusc-de-east-1\",\"edee1.eusc-pure.cloud\")];function Z(e){return`https://apps.${e.domain}/genesys-bootstrap/genesys.min.js`}function Q(e,t,n,i,s){return{environment:t,domain:s??i,aws:n,names:[e,\"prod-\"+e,t,t.replace(\"-core\",\"\"),n],domains:s?[s,i]:[i]}}var V=(e,t)=>{let n={...t};for(let[i,s]of Object.entries(e))i in t&&RegExp(`^(${s})$`).test(t[i])||(n[i]=s.split(\"|\")[0]);return n};function H({deploymentId:e}){return e?{deploymentId:e}:{}}function K({deploymentId:e,region:t,environment:n,scriptUrl:i}){return e&&t&&n&&i?{deploymentId:e,region:t,environment:n,scriptUrl:i}:void 0}function X(e){let t=function(e){let t=e.trim().toLowerCase(),[n=\"\"]=t.replace(/^\\w+:\\/\\//,\"\").split(/[/?#:]/,1),i=n.replace(/\\.$/,\"\"),s=B.find(({names:e,domains:n})=>e.includes(t.replaceAll(\"_\",\"-\"))||n.some(e=>i===e||i.endsWith(\".\"+e)));return s&&{environment:s.environment,domain:s.domain,aws:s.aws}}(e);if(!t)throw new o(\"unknown-region\",`Genesys has no region \"${e}\"; write for example mypurecloud.ie`);return{region:t.domain,environment:t.environment,scriptUrl:Z(t)}}function ee(e,n){if(\"none\"===e)return\"\";try{return new URL(e,n).href}catch{return ee(V(t,{}).tokenEndpoint,n)}}var te=class{settings;#e;#t;#n=0;#i=()=>{};constructor(e){this.#e=e}run(){if(this.#t)return this.#t;this.#e.lifecycle.take(\"started\");let e=++this.#n,t=()=>e===this.#n,n=this.#s(t).catch(e=>{t()&&(this.forget(),this.#e.failed(e))}),i=new Promise(e=>{this.#i=e});return this.#t=Promise.race([n,i]),this.#t}forget(){this.#n++,this.#t=void 0}stop(){this.forget(),this.#i(),this.#e.lifecycle.take(\"stopped\")}async#s(e){let t=this.#e,{visitor:n}=t.lifecycle,i=this.#r(e);this.settings??=this.#o()??function(e,t){let n=K({...t,...H(e)}),i=e.region?K({...X(e.region),...H(e)}):void 0,s=n??i;if(!s)throw new o(\"bad-config\",\"Name the deployment and the region in the tag, or let the companion name them (GENESYS_DEPLOYMENT_ID, GENESYS_REGION)\");return s}(t.options,await i),e()&&(await Promise.all([i,t.messenger.mount(this.settings)]),t.lifecycle.visitor!==n&&await this.#r(e),e()&&(await t.sendAttributes(),e()&&t.lifecycle.take(\"mounted\")&&t.mounted()))}#o(){let{options:e,known:t}=this.#e;if(\"null\"===self.origin)throw new o(\"domain-not-allowed\",\"This page has no origin, so Genesys can allow none: add allow-same-origin to the sandbox attribute of its frame\");return function(e,t){return e.region&&X(e.region).region!==t.region?void 0:K({...t,...H(e)})}(e,t)}async#r(e){try{return await this.#e.guests.arrive()}catch(t){if(\"token-refused\"===t.code)throw t;return void(e()&&this.#e.guestFailed(t))}}};function ne(n){let i=Object.assign(Object.create(null),n),s=V(t,i),o=Object.entries(e).filter(([e])=>void 0!==i[e]&&i[e]!==s[e]);return Object.assign(s,Object.fromEntries(o))}var ie=class{#e;#t;#n=document.createElement(\"div\");#i=document.createElement(\"section\");#s;constructor({h:e},t,n){this.#e=e,this.#t=n;let i=new CSSStyleSheet;i.replaceSync((({color:e,position:t,offset:n})=>{let[i]=n.split(\",\");return`button{cursor:pointer}:host>button:hover,section{box-shadow:0 2px 16px #0005}\\n.place{position:absolute;bottom:84px;${t}:8px;inset-inline-${t}:8px;width:min(312px,100vw - ${i}px - 24px)}\\nsection{box-sizing:border-box;padding:16px 20px;border:1px solid #8884;border-radius:16px;background:Canvas;color:CanvasText;font:16px/1.5 system-ui;max-height:calc(100dvh - 150px);overflow:auto;outline:0}\\nsection[data-scheme=dark]{color-scheme:dark}section[data-scheme=both]{color-scheme:light dark}\\nprogress{width:100%}@media(prefers-reduced-motion){progress{display:none}}\\nsection button:before{display:none}\\nsection :is(button,a){display:inline-block;margin:8px 0 0;margin-inline-end:12px;padding:6px 14px;border:1px solid;border-radius:8px;font:inherit;color:inherit;background:none}\\nsection a{padding-inline:0;border-color:#0000}\\nsection .main{border-color:#0000;background:#0165a7;background:${e};color:#fff;color:lab(from ${e} calc((49 - l)*99) 0 0)}\\nsection :is(button,a):hover{filter:brightness(1.15)}\\nsection :focus-visible{outline:2px solid;outline-offset:2px}`})(t)),e.adoptedStyleSheets.push(i),this.#n.className=\"place\",this.#n.append(this.#i),this.#i.role=\"dialog\",this.#i.dir=\"auto\",this.#i.tabIndex=-1}async show(e){this.#s=e;let t=await this.#t;this.#s===e&&this.#o(t.language,e(t))}close(){this.#s=void 0,this.#n.remove()}#o(e,{title:t,text:n,ways:i}){let s=this.#i,o=s.contains(this.#e.activeElement);s.lang=e,s.ariaLabel=t,s.dataset.scheme=function(){let{colorScheme:e}=getComputedStyle(document.documentElement),t=e.includes(\"dark\");return e.includes(\"light\")&&t?\"both\":t||re(document.body)||re(document.documentElement)?\"dark\":\"light\"}();let r=oe(\"div\",oe(\"b\",t),oe(\"p\",n));r.role=i?\"alert\":\"status\",s.replaceChildren(r,...i?.map(se)??[document.createElement(\"progress\")]),s.querySelector(\"button\")?.classList.add(\"main\"),this.#e.append(this.#n),o&&s.focus()}};function se([e,t]){return\"string\"==typeof t?Object.assign(oe(\"a\",e),{href:t}):Object.assign(oe(\"button\",e),{type:\"button\",onclick:t})}function oe(e,...t){let n=document.createElement(e);return n.append(...t),n}function re(e){let t=document.createElement(\"canvas\").getContext(\"2d\");if(!t)return!1;t.fillStyle=getComputedStyle(e).backgroundColor,t.fillRect(0,0,1,1);let[n=0,i=0,s=0,o=0]=t.getImageData(0,0,1,1).data;return o>127&&.299*n+.587*i+.114*s<128}function ae(e,t){let n=y(e),{origin:i,issuedAt:s}=Object(e);if(!n?.resume||!n.context)return;let o=i===self.origin&&function(e,t){return void 0===t||e.toLowerCase()===t.toLowerCase()}(n.deploymentId,t),r=Date.parse(\"\"+s)>performance.timeOrigin-6e4;return o&&r&&Date.parse(n.expiresAt)>Date.now()+6e4?n:void 0}var ce=({title:e,opening:t})=>({title:e,text:t}),he=({title:e,openingWithoutGuest:t})=>({title:e,text:t}),le=({title:e,offline:t})=>({title:e,text:t}),ue=class{isWanted=!1;#e;#t;constructor(e){this.#e=e}get isOpen(){return\"open\"===this.#e.lifecycle.state}move(){return this.#t??=this.#n().catch(e=>this.#e.failed(e)).finally(()=>{this.#t=void 0}),this.#t}async#n(){let e=this.#e;for(;this.isWanted!==this.isOpen;)if(e.isMounted)await this.#i();else{if(!this.isWanted||!e.mayMount)return;if(await e.mount(),\"failed\"===e.lifecycle.state)return}}async#i(){let{lifecycle:e,messenger:t}=this.#e,n=this.isOpen;try{await t.command(this.isWanted?\"Messenger.open\":\"Messenger.close\")}catch(e){if(this.isOpen===n)throw e}e.take(n?\"closed\":\"opened\")}};function de(e){if(e.signal.aborted)for(let{done:t}of e.l)t({state:\"waiting\"});else new fe(e).begin()}var fe=class{page;options;known;deploymentId;endpoint;key;announce;lifecycle;messenger;guests;window;panel;launcher;attributes;#e;#t;#n;constructor(e){let t=ne(e.i),n=_(e,t.locale);this.page=e,this.options=t,this.known=function({session:e}){return Object.assign(Object.create(null),e??\"__COMPANION__\")}(e),this.deploymentId=t.deploymentId||this.known.deploymentId,this.endpoint=ee(t.tokenEndpoint,function({companion:e}){return e??import.meta.url.replace(/(loader\\/[^/]+\\/)+[^/]*$/,\"\")}(e)),this.key=\"messenger-tag:\"+this.deploymentId,this.announce=function(e,t){return(n,i)=>{if(t.aborted)return;let s=\"messenger-tag:\"+n;performance.mark(s),document.dispatchEvent(new CustomEvent(s,{detail:i})),\"none\"!==e&&!navigator.globalPrivacyControl&&function(e){try{window.dataLayer?.push?.(e)}catch(e){console.warn(\"messenger-tag: dataLayer.push of this page threw\",e)}}({event:\"messenger_tag\",messenger_event:n,...i})}}(t.analytics,e.signal),this.lifecycle=new A(t.userToken||void 0,(...e)=>this.#s(...e)),this.messenger=new L(e.u?.nonce,e.signal,function(e){return{\"Messenger.opened\":()=>{e.window.isWanted=!0,e.lifecycle.take(\"opened\")},\"Messenger.closed\":()=>{e.window.isWanted=!1,e.lifecycle.take(\"closed\"),[\"BODY\",\"IFRAME\"].includes(document.activeElement?.tagName??\"\")&&e.page.r.focus()},\"Launcher.visible\":()=>e.page.r.remove(),\"MessagingService.started\":()=>{$.goesOn(),e.announce(\"conversation_started\")},\"MessagingService.sendingMessage\":()=>{$.goesOn(),e.announce(\"message_sent\")},\"MessagingService.messagesReceived\":()=>{$.goesOn(),e.launcher.countMessage(),e.announce(\"message_received\",{unread:e.launcher.unread})},\"MessagingService.conversationDisconnected\":()=>{$.ended(),e.announce(\"conversation_ended\")},\"MessagingService.conversationCleared\":()=>{$.ended(),e.sendAttributes()}}}(this)),this.guests=new P(this,function(e,t,n){let i=document.querySelector(\"script[data-messenger-session]\");i?.remove();let{session:s}=e,o=t.deploymentId||n.deploymentId;return s?ae(s,o):i&&n.scriptUrl&&o&&!t.region?ae(function(e){try{return JSON.parse(e??\"\")}catch{return}}(i.textContent),o):void 0}(e,t,this.known)),this.launcher=new E(e,n),this.panel=new ie(e,t,n),this.attributes=new c(e.i,e=>this.tell(e)),this.#e=new te(this),this.window=new ue(this),this.#t=new T(this,t.consent)}get isMounted(){return\"ready\"===this.lifecycle.state||this.window.isOpen}get status(){let{settings:e}=this.#e;return{state:this.lifecycle.state,guestId:this.guests.now?.guestId,deploymentId:e?.deploymentId??this.deploymentId,region:e?.region,problem:this.#n,version:\"0.2.0-rc.1\"}}get mayMount(){return this.#t.isOpen}begin(){let{page:e}=this;e.o=e=>{!async function(e,{name:t,d:n,f:i,done:s}){let o=function(e){return{open:()=>e.open(),close:()=>e.close(),toggle:()=>e.window.isWanted?e.close():e.open(),show:()=>e.launcher.show(),hide(){e.panel.close(),e.launcher.hide()},set:t=>(e.attributes.set(t),e.isMounted?e.sendAttributes():void 0),identify:t=>t?async function(e,t){let{visitor:n}=e.lifecycle;n.userToken===t&&n.guest||(e.guests.forgetSentAlong(),e.lifecycle.changeVisitor(t),await I(e))}(e,\"\"+t):j(e),logout:()=>j(e),consent:t=>!0===t?e.allow():e.stop(),off:(e,t)=>document.removeEventListener(\"messenger-tag:\"+e,t),destroy:()=>e.stop()}}(e);try{\"string\"==typeof t&&Object.hasOwn(o,t)&&await(o[t]?.(n,i))}catch(t){e.tell(t)}s(e.status)}(this,e)};for(let t of e.l.splice(0))e.o(t);e.a.onkeydown=({key:t})=>{\"Escape\"===t&&this.close().then(()=>e.r.focus())},addEventListener(\"online\",()=>\"failed\"===this.lifecycle.state&&this.window.isWanted&&this.open(),{signal:e.signal}),function(e){for(let t of m)document.addEventListener(t,p,{signal:e})}(e.signal),this.#i(),(this.options.showOn||this.options.hideOn)&&\"\"===e.m&&this.tell(new o(\"blocked\",\"rules.js did not come: the launcher is on every page\")),i(e,this.options)}open(){return this.window.isWanted=!0,this.window.isOpen||this.panel.show(ce),this.#t.isOpen?this.window.move():this.#t.ask()}close(){return this.window.isWanted=!1,this.panel.close(),\"consent\"===this.lifecycle.state&&this.lifecycle.take(\"stopped\"),this.window.move()}mount(){return this.#e.run()}mounted(){this.messenger.offerGuest(()=>this.guests.now),this.guests.keep(),this.announce(\"ready\")}failed(e){this.tell(e),this.#e.forget(),this.lifecycle.take(\"failed\");let t=this.#n;t&&this.window.isWanted&&!this.window.isOpen&&this.panel.show(\"offline\"===t.code?le:function(e,t,n){return({failed:i,reasons:s,tryAgain:o,otherWay:r,close:a})=>{let c=[];return e.retryable&&c.push([o,n.open]),t&&c.push([r,t]),c.push([a,n.close]),{title:i,text:s[e.code]??s[\"token-refused\"],ways:c}}}(t,this.options.fallbackUrl,{open:()=>{this.open()},close:()=>{this.close()}}))}guestFailed(e){this.tell(e),this.window.isWanted&&this.panel.show(he)}tell(e){this.#n=function(e){let{code:t,message:i}=e instanceof o?e:new o(\"blocked\",e+\"\"),s=!navigator.onLine&&n.includes(t)?\"offline\":t;return{code:s,retryable:n.includes(s),detail:i}}(e),this.announce(\"problem\",this.#n)}async sendAttributes(){let e=this.attributes.withGuest(this.guests.now);try{await this.messenger.command(\"Database.set\",{messaging:{customAttributes:e}})}catch(e){this.tell(e)}}async allow(){this.#t.isOpen=!0,this.#i(),this.window.isWanted&&await this.open()}stop(){return this.#t.isOpen=!1,this.#e.stop(),this.close()}#i(){this.#t.isOpen&&function({r:e,signal:t},{load:n},i){let s=()=>{t.aborted||i()},[o,r]=n.split(\":\");(\"interaction\"!==o&&\"manual\"!==o||$.isOn())&&(\"visible\"===o?function(e,t,n){let i=new IntersectionObserver(e=>{e.some(({isIntersecting:e})=>e)&&(i.disconnect(),n())});for(let t of e)i.observe(t);t.addEventListener(\"abort\",()=>i.disconnect())}([e,...document.querySelectorAll(\"[data-messenger]\")],t,s):\"delay\"===o?function(e,t,n){let i=setTimeout(n,e-performance.now());t.addEventListener(\"abort\",()=>clearTimeout(i))}(Number(r),t,s):\"now\"!==o&&\"requestIdleCallback\"in window?requestIdleCallback(s,{timeout:3e3}):setTimeout(s))}(this.page,this.options,()=>{this.mount()})}#s(e,t){\"starting\"===e&&(this.#n=void 0),\"open\"===e&&(this.panel.close(),this.announce(\"opened\")),\"open\"===t&&this.announce(\"closed\"),this.launcher.entered(e)}};export{de as start};",
	"kfejFD/consent.1.js": "function t({watch:e,announce:n,stands:t,show:o,close:s}){let c=()=>{window.MessengerTag?.(\"consent\",!0)};e?.(e=>e&&c()),t()&&(n(\"consent_needed\"),o(({title:e,consentQuestion:n,agree:t,decline:o})=>({title:e,text:n,ways:[[t,c],[o,s]]})))}export{t as askForConsent};",
	"kfejFD/de.1.js": "var t={language:\"de\",title:\"Chat\",opening:\"Der Chat wird geöffnet …\",offline:\"Sie sind anscheinend offline. Der Chat öffnet sich, sobald Sie wieder verbunden sind.\",openingWithoutGuest:\"Wir konnten Sie nicht zuordnen; der Chat öffnet sich ohne Ihre Angaben …\",failed:\"Der Chat ließ sich nicht öffnen\",tryAgain:\"Noch einmal versuchen\",otherWay:\"Anders Kontakt aufnehmen\",close:\"Schließen\",unread:\"Ungelesen:\",reasons:{blocked:\"Etwas in diesem Browser oder Netz verhindert, dass der Chat lädt, vielleicht ein Werbeblocker.\",\"genesys-unavailable\":\"Der Chat-Dienst ist gerade gestört. Bitte versuchen Sie es gleich noch einmal.\",timeout:\"Es dauert länger als üblich. Bitte versuchen Sie es gleich noch einmal.\",\"token-refused\":\"Der Chat ist für diese Seite nicht eingerichtet. Das tut uns leid.\",\"token-unavailable\":\"Unser Chat antwortet nicht. Bitte versuchen Sie es gleich noch einmal.\",\"domain-not-allowed\":\"Der Chat ist auf dieser Website nicht verfügbar. Das tut uns leid.\",\"deployment-inactive\":\"Der Chat ist gerade abgeschaltet. Bitte kommen Sie später wieder.\"},consentQuestion:\"Der Chat ist ein Dienst von Genesys. Während Sie ihn benutzen, speichert er Daten in Ihrem Browser. Sind Sie einverstanden?\",agree:\"Einverstanden, Chat öffnen\",decline:\"Nein, danke\"};export{t as default};",
	"kfejFD/es.1.js": "var t={language:\"es\",title:\"Chat\",opening:\"Abriendo el chat…\",offline:\"Parece que no tiene conexión. El chat se abrirá cuando la recupere.\",openingWithoutGuest:\"No hemos podido identificarle: el chat se abre sin sus datos…\",failed:\"No se ha podido abrir el chat\",tryAgain:\"Intentar de nuevo\",otherWay:\"Contactar de otra forma\",close:\"Cerrar\",unread:\"Sin leer:\",reasons:{blocked:\"Algo en este navegador o en esta red impide cargar el chat, quizá un bloqueador de anuncios.\",\"genesys-unavailable\":\"El servicio de chat no funciona en este momento. Inténtelo de nuevo en un momento.\",timeout:\"Está tardando más de lo normal. Vuelva a intentarlo dentro de un momento.\",\"token-refused\":\"El chat no está configurado para esta página. Lo sentimos.\",\"token-unavailable\":\"Nuestro servicio de chat no responde. Vuelva a intentarlo dentro de un momento.\",\"domain-not-allowed\":\"El chat no está disponible en este sitio. Lo sentimos.\",\"deployment-inactive\":\"El chat está desactivado en este momento. Vuelva más tarde.\"},consentQuestion:\"El chat es un servicio de Genesys. Mientras lo usa, guarda datos en su navegador. ¿Está de acuerdo?\",agree:\"Aceptar y chatear\",decline:\"No, gracias\"};export{t as default};",
	"kfejFD/fr.1.js": "var t={language:\"fr\",title:\"Chat\",opening:\"Ouverture du chat…\",offline:\"Vous semblez être hors ligne. Le chat s’ouvrira une fois la connexion rétablie.\",openingWithoutGuest:\"Nous n’avons pas pu vous identifier : le chat s’ouvre sans vos coordonnées…\",failed:\"Le chat n’a pas pu s’ouvrir\",tryAgain:\"Réessayer\",otherWay:\"Nous contacter autrement\",close:\"Fermer\",unread:\"Non lus :\",reasons:{blocked:\"Quelque chose dans ce navigateur ou ce réseau empêche le chat de se charger, peut-être un bloqueur de publicité.\",\"genesys-unavailable\":\"Le service de chat ne fonctionne pas pour le moment. Veuillez réessayer dans un instant.\",timeout:\"Cela prend plus de temps que prévu. Veuillez réessayer dans un instant.\",\"token-refused\":\"Le chat n’est pas configuré pour cette page. Nous en sommes désolés.\",\"token-unavailable\":\"Notre service de chat ne répond pas. Veuillez réessayer dans un instant.\",\"domain-not-allowed\":\"Le chat n’est pas disponible sur ce site. Nous en sommes désolés.\",\"deployment-inactive\":\"Le chat est désactivé pour le moment. Revenez plus tard.\"},consentQuestion:\"Le chat est un service de Genesys. Il conserve des données dans votre navigateur pendant que vous l’utilisez. Êtes-vous d’accord ?\",agree:\"Accepter et discuter\",decline:\"Non, merci\"};export{t as default};",
	"kfejFD/it.1.js": "var t={language:\"it\",title:\"Chat\",opening:\"Apertura della chat…\",offline:\"Sembra che tu sia offline. La chat si aprirà quando sarai di nuovo connesso.\",openingWithoutGuest:\"Non siamo riusciti a riconoscerti: la chat si apre senza i tuoi dati…\",failed:\"Non è stato possibile aprire la chat\",tryAgain:\"Riprova\",otherWay:\"Contattaci in un altro modo\",close:\"Chiudi\",unread:\"Non letti:\",reasons:{blocked:\"Qualcosa in questo browser o in questa rete impedisce di caricare la chat, forse un blocco della pubblicità.\",\"genesys-unavailable\":\"Il servizio di chat al momento non funziona. Riprova tra poco.\",timeout:\"Ci vuole più tempo del previsto. Riprova tra un momento.\",\"token-refused\":\"La chat non è configurata per questa pagina. Ci dispiace.\",\"token-unavailable\":\"Il nostro servizio di chat non risponde. Riprova tra un momento.\",\"domain-not-allowed\":\"La chat non è disponibile su questo sito. Ci dispiace.\",\"deployment-inactive\":\"La chat al momento è disattivata. Torna più tardi.\"},consentQuestion:\"La chat è un servizio di Genesys. Durante l’uso conserva dati nel tuo browser. Sei d’accordo?\",agree:\"Accetta e apri la chat\",decline:\"No, grazie\"};export{t as default};",
	"kfejFD/ja.1.js": "var t={language:\"ja\",title:\"チャット\",opening:\"チャットを開いています…\",offline:\"オフラインのようです。接続が戻るとチャットが開きます。\",openingWithoutGuest:\"お客様の情報を確認できなかったため、情報なしでチャットを開きます…\",failed:\"チャットを開けませんでした\",tryAgain:\"もう一度試す\",otherWay:\"別の方法で問い合わせる\",close:\"閉じる\",unread:\"未読:\",reasons:{blocked:\"このブラウザーまたはネットワークの何か(広告ブロッカーなど)がチャットの読み込みを妨げています。\",\"genesys-unavailable\":\"チャットサービスは現在ご利用いただけません。しばらくしてからもう一度お試しください。\",timeout:\"通常より時間がかかっています。しばらくしてからもう一度お試しください。\",\"token-refused\":\"このページではチャットが設定されていません。申し訳ございません。\",\"token-unavailable\":\"チャットサービスが応答しません。しばらくしてからもう一度お試しください。\",\"domain-not-allowed\":\"このサイトではチャットをご利用いただけません。申し訳ございません。\",\"deployment-inactive\":\"チャットは現在停止しています。後ほどお越しください。\"},consentQuestion:\"チャットは Genesys のサービスです。ご利用中、ブラウザーにデータを保存します。同意しますか。\",agree:\"同意してチャットする\",decline:\"いいえ\"};export{t as default};",
	"kfejFD/nl.1.js": "var t={language:\"nl\",title:\"Chat\",opening:\"De chat wordt geopend…\",offline:\"U lijkt offline te zijn. De chat opent zodra u weer verbonden bent.\",openingWithoutGuest:\"We konden u niet herkennen: de chat opent zonder uw gegevens…\",failed:\"De chat kon niet worden geopend\",tryAgain:\"Opnieuw proberen\",otherWay:\"Anders contact opnemen\",close:\"Sluiten\",unread:\"Ongelezen:\",reasons:{blocked:\"Iets in deze browser of dit netwerk houdt de chat tegen, misschien een adblocker.\",\"genesys-unavailable\":\"De chatdienst werkt op dit moment niet. Probeer het zo nog eens.\",timeout:\"Het duurt langer dan normaal. Probeer het zo meteen opnieuw.\",\"token-refused\":\"De chat is niet ingesteld voor deze pagina. Onze excuses.\",\"token-unavailable\":\"Onze chatdienst antwoordt niet. Probeer het zo meteen opnieuw.\",\"domain-not-allowed\":\"De chat is niet beschikbaar op deze site. Onze excuses.\",\"deployment-inactive\":\"De chat staat op dit moment uit. Kom later terug.\"},consentQuestion:\"De chat is een dienst van Genesys. Terwijl u hem gebruikt, bewaart hij gegevens in uw browser. Gaat u akkoord?\",agree:\"Akkoord en chatten\",decline:\"Nee, bedankt\"};export{t as default};",
	"kfejFD/pl.1.js": "var t={language:\"pl\",title:\"Czat\",opening:\"Otwieranie czatu…\",offline:\"Wygląda na to, że nie ma połączenia. Czat otworzy się po jego odzyskaniu.\",openingWithoutGuest:\"Nie udało się Państwa rozpoznać: czat otworzy się bez Państwa danych…\",failed:\"Nie udało się otworzyć czatu\",tryAgain:\"Spróbuj ponownie\",otherWay:\"Inny sposób kontaktu\",close:\"Zamknij\",unread:\"Nieprzeczytane:\",reasons:{blocked:\"Coś w tej przeglądarce lub sieci nie pozwala wczytać czatu, być może bloker reklam.\",\"genesys-unavailable\":\"Usługa czatu w tej chwili nie działa. Spróbuj ponownie za chwilę.\",timeout:\"Trwa to dłużej niż zwykle. Proszę spróbować ponownie za chwilę.\",\"token-refused\":\"Czat nie jest skonfigurowany dla tej strony. Przepraszamy.\",\"token-unavailable\":\"Nasz czat nie odpowiada. Proszę spróbować ponownie za chwilę.\",\"domain-not-allowed\":\"Czat nie jest dostępny w tej witrynie. Przepraszamy.\",\"deployment-inactive\":\"Czat jest obecnie wyłączony. Prosimy wrócić później.\"},consentQuestion:\"Czat jest usługą Genesys. W trakcie korzystania zapisuje dane w przeglądarce. Czy wyrażasz zgodę?\",agree:\"Zgadzam się, otwórz czat\",decline:\"Nie, dziękuję\"};export{t as default};",
	"kfejFD/platforms.1.js": "function t(t,n,i){let[o,d=\"1\"]=t.split(\":\");\"tcf\"===o&&e(d.split(\",\"),n,i),\"gcm\"===o&&function(t,e){let n,i=()=>{let i=function(){let t=window.google_tag_data?.ics?.getConsentState?.(\"functionality_storage\");if(1===t||2===t)return 1===t;let e=(Array.isArray(window.dataLayer)?window.dataLayer:[]).map(t=>Object(t)).filter(t=>\"consent\"===t[0]).map(t=>Object(t[2]).functionality_storage).findLast(t=>void 0!==t);return void 0===e?void 0:\"granted\"===e}();t.aborted||void 0===i||i===n||(n=i,e(i))};i(),window.google_tag_data?.ics?.addListener?.([\"functionality_storage\"],i);for(let e of[\"load\",\"click\",\"visibilitychange\"])addEventListener(e,()=>setTimeout(i),{signal:t})}(n,i)}function e(t,n,i){if(!window.__tcfapi)return void(\"complete\"!==document.readyState&&addEventListener(\"load\",()=>e(t,n,i),{once:!0,signal:n}));let o,d=()=>window.__tcfapi?.(\"removeEventListener\",2,()=>{},o);n.addEventListener(\"abort\",d),window.__tcfapi(\"addEventListener\",2,(e,r)=>{let{gdprApplies:c,eventStatus:l,purpose:a,listenerId:s}=e??{};o=s,n.aborted?d():r&&(!1===c||\"cmpuishown\"!==l)&&i(!1===c||t.every(t=>a?.consents?.[t.trim()]))})}export{t as watchConsent};",
	"kfejFD/proof.1.js": "function e(e,t){if(t.length>e.length)return!1;for(let r=0;r<t.length;r++)if(e[r]!==t[r])return!1;return!0}function r(e){return Array.from(new Uint8Array(e)).map(e=>e.toString(16).padStart(2,\"0\")).join(\"\")}function o(e){if(e.length%2!=0)throw Error(\"Hex string must have an even length. Got: \"+e);if(!/^[0-9a-fA-F]*$/.test(e))throw Error(\"Hex string contains non-hex characters.\");let t=new Uint8Array(e.length/2);for(let r=0;r<t.length;r++)t[r]=parseInt(e.substring(2*r,2*r+2),16);return t}async function f(e){await new Promise(t=>setTimeout(t,e))}function a(e){return Math.floor(10*(performance.now()-e))/10}var ye,l,t;(t=ye||={}).SHA_256=\"SHA-256\",t.SHA_384=\"SHA-384\",t.SHA_512=\"SHA-512\",function(e){e.CODE=\"code\",e.ERROR=\"error\",e.VERIFIED=\"verified\",e.VERIFYING=\"verifying\",e.UNVERIFIED=\"unverified\",e.EXPIRED=\"expired\"}(l||={}),Object.values(ye);var i={string:2**53-1,uint32:4294967295},u=class{nonce;mode;COUNTER_BYTES=4;buffer;dataView;encoder=new TextEncoder;constructor(e,t=\"uint32\"){this.nonce=e,this.mode=t,this.buffer=new Uint8Array(this.nonce.length+this.COUNTER_BYTES),this.buffer.set(this.nonce,0),this.dataView=new DataView(this.buffer.buffer)}setCounter(e){if(!function(e,t){return Number.isInteger(e)&&e>=0&&e<=i[t]}(e,this.mode))throw RangeError(`counter must be an integer from 0 to ${i[this.mode]}. Got: ${e}`);return\"string\"===this.mode?function(e,t){let r=new Uint8Array(e.length+t.length);return r.set(e,0),r.set(t,e.length),r}(this.nonce,this.encoder.encode(\"\"+e)):(this.dataView.setUint32(this.nonce.length,e,!1),this.buffer)}};async function p(t){let{challenge:n,controller:i,counterMode:s=\"uint32\",counterStart:c=0,counterStep:h=1,deriveKey:l,timeout:y=9e4}=t,{nonce:w,keyLength:d=32,keyPrefix:m,salt:p}=n.parameters;!function(e,t){if(\"string\"!=typeof e||!/^[0-9a-fA-F]+$/.test(e))throw Error(\"keyPrefix must be a non-empty hex string.\");if(e.length>2*t)throw Error(`keyPrefix (${e.length} hex characters) must not be longer than the key (keyLength: ${t} bytes).`)}(m,d);let g=o(w),v=o(p),A=m.toLowerCase(),b=m.length%2==0?o(m):null,x=new u(g,s),E=performance.now(),S=c,k=0,P=\"\",K=E;for(;;){if(i?.signal.aborted||y&&k%10==0&&performance.now()-E>y)return null;let{derivedKey:t}=await l(n.parameters,v,x.setCounter(S));if(k%10==0&&performance.now()-K>200&&(await f(0),K=performance.now()),b?e(t,b):r(t).startsWith(A)){P=r(t);break}S+=h,k+=1}return{counter:S,derivedKey:P,time:a(E)}}async function g(e,t,r){let{algorithm:n,cost:o,keyLength:i=32}=e;!function(e,t){if(!t.includes(e))throw Error(`Unsupported algorithm: ${e+\"\"}. Expected one of: ${t.join(\", \")}.`)}(n,[\"PBKDF2/SHA-256\",\"PBKDF2/SHA-384\",\"PBKDF2/SHA-512\"]);let a=await crypto.subtle.importKey(\"raw\",r,{name:\"PBKDF2\"},!1,[\"deriveBits\"]),s=await crypto.subtle.deriveBits({name:\"PBKDF2\",salt:t,iterations:o,hash:n.slice(7)},a,8*i);return{parameters:{},derivedKey:new Uint8Array(s)}}async function y(e,t){t?.throwIfAborted();let r=await function(e,t){return new Promise((r,n)=>{let o,i=\"import \"+JSON.stringify(import.meta.url),a=URL.createObjectURL(new Blob([i],{type:\"text/javascript\"})),s=e=>{o?.terminate(),URL.revokeObjectURL(a),e()};try{o=new Worker(a,{type:\"module\"})}catch(e){return void s(()=>n(e))}o.onerror=()=>s(()=>n(Error(\"The worker did not start\"))),o.onmessage=({data:t})=>void 0===t?o?.postMessage(e):s(()=>t?r(t):n(Error(\"The worker did not solve it\"))),t?.addEventListener(\"abort\",()=>s(()=>n(t.reason)),{once:!0})})}(e,t).catch(()=>(t?.throwIfAborted(),we(e,t)));return btoa(JSON.stringify({challenge:e,solution:r}))}async function we(e,t){let r=new AbortController;t?.addEventListener(\"abort\",()=>r.abort(),{once:!0});let n=await p({challenge:e,controller:r,deriveKey:g});if(t?.throwIfAborted(),!n)throw Error(\"No solution in time\");return n}Object.values(ye),typeof document>\"u\"&&typeof self<\"u\"&&\"importScripts\"in self&&function(e){e.onmessage=({data:t})=>{we(t).then(t=>e.postMessage(t),()=>e.postMessage(null))},e.postMessage(void 0)}(self);export{y as solveProof};",
	"kfejFD/pt.1.js": "var t={language:\"pt\",title:\"Chat\",opening:\"A abrir o chat…\",offline:\"Parece estar sem ligação. O chat abre quando a ligação voltar.\",openingWithoutGuest:\"Não foi possível identificá-lo: o chat abre sem os seus dados…\",failed:\"Não foi possível abrir o chat\",tryAgain:\"Tentar de novo\",otherWay:\"Contactar de outra forma\",close:\"Fechar\",unread:\"Por ler:\",reasons:{blocked:\"Algo neste navegador ou nesta rede impede que o chat carregue, talvez um bloqueador de anúncios.\",\"genesys-unavailable\":\"O serviço de chat não está a funcionar neste momento. Tente de novo daqui a pouco.\",timeout:\"Está a demorar mais do que o normal. Tente de novo dentro de momentos.\",\"token-refused\":\"O chat não está configurado para esta página. Lamentamos.\",\"token-unavailable\":\"O nosso serviço de chat não responde. Tente de novo dentro de momentos.\",\"domain-not-allowed\":\"O chat não está disponível neste site. Lamentamos.\",\"deployment-inactive\":\"O chat está desligado de momento. Volte mais tarde.\"},consentQuestion:\"O chat é um serviço da Genesys. Enquanto o usa, guarda dados no seu navegador. Concorda?\",agree:\"Concordo, abrir o chat\",decline:\"Não, obrigado\"};export{t as default};",
	"kfejFD/rules.js": "function t(n,t,i){let[o,r=\"1\"]=n.split(\":\");\"tcf\"===o&&e(r.split(\",\"),t,i),\"gcm\"===o&&function(n,e){let t,i=()=>{let i=function(){let n=window.google_tag_data?.ics?.getConsentState?.(\"functionality_storage\");if(1===n||2===n)return 1===n;let e=(Array.isArray(window.dataLayer)?window.dataLayer:[]).map(n=>Object(n)).filter(n=>\"consent\"===n[0]).map(n=>Object(n[2]).functionality_storage).findLast(n=>void 0!==n);return void 0===e?void 0:\"granted\"===e}();n.aborted||void 0===i||i===t||(t=i,e(i))};i(),window.google_tag_data?.ics?.addListener?.([\"functionality_storage\"],i);for(let e of[\"load\",\"click\",\"visibilitychange\"])addEventListener(e,()=>setTimeout(i),{signal:n})}(t,i)}function e(n,t,i){if(!window.__tcfapi)return void(\"complete\"!==document.readyState&&addEventListener(\"load\",()=>e(n,t,i),{once:!0,signal:t}));let o,r=()=>window.__tcfapi?.(\"removeEventListener\",2,()=>{},o);t.addEventListener(\"abort\",r),window.__tcfapi(\"addEventListener\",2,(e,s)=>{let{gdprApplies:a,eventStatus:d,purpose:c,listenerId:l}=e??{};o=l,t.aborted?r():s&&(!1===a||\"cmpuishown\"!==d)&&i(!1===a||n.every(n=>c?.consents?.[n.trim()]))})}function o(n){if(n.signal.aborted)return;let{showOn:e,hideOn:i,consent:o=\"\"}=n.options;(e||i)&&function(n){let{options:e,signal:t}=n,i=()=>{n.m=!a(location.pathname,e.showOn||\"*\",e.hideOn),n.n()};i(),\"navigation\"in window?window.navigation.addEventListener(\"currententrychange\",i,{signal:t}):(addEventListener(\"popstate\",i,{signal:t}),addEventListener(\"hashchange\",i,{signal:t}),addEventListener(\"click\",()=>setTimeout(i),{signal:t}))}(n),t(o,n.signal,n=>window.MessengerTag?.(\"consent\",n))}function a(n,e=\"*\",t=\"\"){return ye(n,e)&&!ye(n,t)}function ye(n,e){return e.split(\",\").map(n=>n.trim().replace(/[^*\\w]/g,\"\\\\$&\").replaceAll(\"*\",\".*\")).some(e=>\"\"!==e&&RegExp(`^${e}$`,\"s\").test(n))}export{a as belongsHere,o as start};",
	"kfejFD/take-over.js": "var t=Object.defineProperty,e=(e,n)=>{let i={};for(var o in e)t(i,o,{get:e[o],enumerable:!0});return n||t(i,Symbol.toStringTag,{value:\"Module\"}),i},r={deploymentId:\"|[\\\\da-fA-F]{8}(-[\\\\da-fA-F]{4}){3}-[\\\\da-fA-F]{12}\",region:\"|.+\",tokenEndpoint:\"api/guest-token|none|.+\",load:\"interaction|idle|now|visible|delay:\\\\d+|manual\",consent:\"granted|required|tcf|tcf:\\\\d+(,\\\\d+)*|gcm\",launcher:\"own|none|genesys\",position:\"end|start|left|right\",offset:\"20,12|\\\\d+,\\\\d+\",color:\"#0165a7|[\\\\w#(),.%/ -]+\",label:\"|.+\",zIndex:\"99999998|-?\\\\d+\",locale:\"|[a-zA-Z]{2,3}(-\\\\w+)*\",showOn:\"|.+\",hideOn:\"|.+\",userToken:\"|.+\",fallbackUrl:\"|(https?:|mailto:|tel:|/(?![/\\\\\\\\])).*\",analytics:\"datalayer|none\",debug:\"off|.*\"},n={load:\"|idle|now|visible|delay:\\\\d+\",launcher:\"|none|genesys\",position:\"end|start|left|right\",offset:\"20,12|\\\\d+,\\\\d+\",color:\"#0165a7|[\\\\w#(),.%/ -]+\",zIndex:\"99999998|-?\\\\d+\",fallbackUrl:\"|(https?:|mailto:|tel:|/(?![/\\\\\\\\])).*\"},o={consent:\"required\"},f=[\"ar\",\"de\",\"en\",\"es\",\"fr\",\"it\",\"ja\",\"nl\",\"pl\",\"pt\"],a=[\"blocked\",\"genesys-unavailable\",\"timeout\",\"offline\",\"token-unavailable\"],ye=class extends Error{code;constructor(e,t){super(t),this.code=e}};function i(e,t,n){let i,o=new Promise((t,o)=>{i=setTimeout(()=>o(new ye(\"timeout\",`${n}: no answer in ${e} ms`)),e)});return Promise.race([t,o]).finally(()=>clearTimeout(i))}function u(e,t,n=2e4){return i(n,e.t(t+\".1\"),t+\".js\")}var b=class{#e=new Map;#t;#n=!1;constructor(e,t){this.#t=t;for(let[t,n]of function(e){return Object.entries(e).flatMap(([e,t=\"\"])=>{let[,n]=/^attribute-?(.+)/.exec(e)??[];return n?[[n.replace(/[A-Z]/g,(e,t)=>(t?\"-\":\"\")+e.toLowerCase()),t]]:[]})}(e))this.#e.set(t,n)}set(e){for(let t of function(e){try{return\"object\"==typeof e&&e?Object.keys(e):[]}catch{return[]}}(e)){let n=ge(e,t);void 0===n?this.#t(me(t,\"its value is no text, number or boolean\")):this.#e.set(t,n)}}withGuest(e){let t=this.#n?{guestId:\"\",context:\"\"}:{},n=e?{guestId:e.guestId,context:e.context}:t;this.#n||=!!e;let i=new Map(Object.entries(n));for(let[e,t]of this.#e)i.has(e)||(i.set(e,t),c(i)<=2048||(i.delete(e),this.#t(me(e,\"together they may have 2048 bytes\"))));return Object.fromEntries(i)}};function ge(e,t){try{let n=Reflect.get(e,t);return[\"string\",\"number\",\"boolean\"].includes(typeof n)?n:void 0}catch{return}}function me(e,t){return new ye(\"bad-config\",`The attribute \"${e}\" was left out: ${t}`)}function c(e){let t=[...e].map(([e,t])=>e+t);return(new TextEncoder).encode(t.join(\"\")).length}var pe=[\"turbo:before-render\",\"htmx:beforeSwap\",\"astro:before-swap\"];function d(){let{documentElement:e}=document;if(\"moveBefore\"in e)for(let t of document.body.querySelectorAll(\"#genesys-mxg-frame,#genesys-mxg-container-frame,#genesys-thirdparty-frame\"))e.moveBefore(t,null)}var O=[\"guestId\",\"token\",\"expiresAt\"],m=[\"resume\",\"context\",\"deploymentId\",\"region\",\"environment\",\"scriptUrl\"];function S(e){let t=function(e){let t=Object(e),n=[...O,...m].map(e=>{let n=Object.hasOwn(t,e)?Reflect.get(t,e):void 0;return[e,\"string\"==typeof n?n:\"\"]});return Object.fromEntries(n)}(e);return O.every(e=>t[e])&&Date.parse(t.expiresAt)>0?t:void 0}async function j(e,t,n){let{status:i,o:o}=await be(e,t);if(i<300){let t=S(o);if(t)return t;throw new ye(\"token-unavailable\",e+\": the answer is no guest session\")}let{code:s=\"\",detail:r=\"\",challenge:a}=Object(o);if(a&&void 0===t.proof){let i=await async function(e,t){try{let{solveProof:n}=await u(t,\"proof\",8e3);return await n(e)}catch{return\"\"}}(a,n);return j(e,{...t,proof:i},n)}throw new ye(s&&i<500&&429!==i?\"token-refused\":\"token-unavailable\",`${e}: ${i} ${s} ${r}`)}async function w(e,t){let{status:n}=await be(e+\"/end\",t);if(204!==n)throw new ye(\"token-unavailable\",`${e}/end: ${n}, the session was not ended`)}async function be(e,t){let n=fetch(e,{method:\"POST\",body:JSON.stringify(t),credentials:\"omit\",keepalive:!0}).then(async e=>({status:e.status,o:await e.json().catch(()=>{})}));try{return await i(8e3,n,e)}catch(t){throw new ye(\"token-unavailable\",`${e}: ${t}`)}}var I=\"messenger-tag:chat\",T={read(e){try{return localStorage.getItem(e)||void 0}catch{return}},write(e,t){try{t?localStorage.setItem(e,t):localStorage.removeItem(e)}catch{}}},ve={goesOn:()=>T.write(I,\"\"+Date.now()),ended:()=>T.write(I,\"\"),isOn(){let e=Number(T.read(\"messenger-tag:chat\")??0),t=e>Date.now()-864e5;return e&&!t&&ve.ended(),t}};async function ke(e){let{lifecycle:t,messenger:n,endpoint:i,key:o,deploymentId:s}=e,r=T.read(o);T.write(o,\"\"),ve.ended(),e.guests.forgetSentAlong(),t.changeVisitor(void 0);let a=(r&&i?w(i,{deploymentId:s,resume:r}):void 0)?.catch(t=>e.tell(t)),c=e.isMounted?async function(e){await e.command(\"MessagingService.clearConversation\").catch(()=>{})}(n):void 0;await xe(e),await c,await a}async function xe(e){let{lifecycle:t,guests:n}=e,{visitor:i}=t;if(\"starting\"===t.state)return e.mount();if(e.isMounted){await e.sendAttributes();try{await n.arrive()}catch(t){e.tell(t)}i===t.visitor&&await e.sendAttributes()}}var _=class{isOpen;#e;#t;#n=!1;constructor(e,t){this.#e=e,this.#t=t,this.isOpen=\"granted\"===t}async ask(){let e=this.#e,{page:t,announce:n,lifecycle:i}=e,o=()=>\"consent\"===i.state&&!t.signal.aborted;i.take(\"asked\");try{let[{askForConsent:i},s]=await Promise.all([u(t,\"consent\"),this.#i()]);o()&&i({watch:s,announce:n,stands:o,show:t=>{e.panel.show(t)},close:()=>{e.close()}})}catch(t){o()&&e.failed(t)}}async#i(){if(this.#n||!/^(tcf|gcm)/.test(this.#t))return;let{page:e}=this.#e,{watchConsent:t}=await u(e,\"platforms\");return n=>{this.#n=!0,t(this.#t,e.signal,n)}}},Oe=class{#e;#t;#n;#i;#o=!1;#s=0;#r=0;#a;constructor(e,t,n,i){this.#e=e+\":expires\",this.#t=t,this.#n=n,this.#i=i}begin(e){if(this.#o||this.#t.aborted)return;this.#o=!0;let t=()=>this.#c();for(let e of[\"visibilitychange\",\"pageshow\"])addEventListener(e,t,{signal:this.#t});this.#t.addEventListener(\"abort\",()=>clearTimeout(this.#a)),e&&this.lives(e)}lives(e){this.#l(Date.parse(e))}#l(e){this.#s=e,this.#r=Date.now()+Math.max(.8*(e-Date.now()),6e4),this.#c()}#c(){if(clearTimeout(this.#a),!this.#o||!this.#r||this.#t.aborted||document.hidden)return;let e=Math.min(Math.max(this.#r-Date.now(),0),2147483647);this.#a=setTimeout(()=>this.#d(),e)}async#d(){if(Date.now()<this.#r)return this.#c();let e=()=>this.#u();try{await(navigator.locks?navigator.locks.request(this.#e,e):e())}catch(e){this.#i(e)}this.#l(this.#s)}async#u(){let e=Number(T.read(this.#e)??0);e>this.#s?this.#s=e:(await this.#n(),T.write(this.#e,\"\"+this.#s))}},L=class{#e;#t;#n;constructor(e,t){this.#e=e,this.#n=t,this.#t=new Oe(e.key,e.page.signal,()=>this.#o(),t=>e.tell(t))}get now(){let{page:e,lifecycle:t}=this.#e;return e.signal.aborted?void 0:t.visitor.guest}async arrive(){let{lifecycle:e}=this.#e,{visitor:t}=e;try{t.arrival??=this.#i(t),await t.arrival}catch(n){if(t.arrival=void 0,t===e.visitor)throw n}return t===e.visitor?t.guest:this.arrive()}keep(){this.#t.begin(this.now?.expiresAt)}forgetSentAlong(){this.#n=void 0}async#i(e){let{page:t,lifecycle:n,endpoint:i,key:o,deploymentId:s}=this.#e,r=T.read(o),a=this.#n;this.forgetSentAlong();let c=r?void 0:a;if(!c&&!i)return;let l={deploymentId:s,resume:r,userToken:e.userToken},d=c??await j(i,l,t);e!==n.visitor||t.signal.aborted||(e.guest=d,T.write(o,d.resume),this.#t.lives(d.expiresAt))}async#o(){let{visitor:e}=this.#e.lifecycle;e.guest&&await this.#i(e)}},$e=new CSSStyleSheet;$e.replaceSync(\"[data-unread]:after{content:attr(data-unread);position:absolute;top:0;inset-inline-end:0;min-width:22px;border-radius:11px;background:#c00;color:#fff;font:bold 13px/22px system-ui}\");var D,W=class{unread=0;#e;#t;#n=!1;#i=\"waiting\";constructor(e,t){this.#e=e,this.#t=t,e.r.textContent=\"\",e.a.removeAttribute(\"role\"),this.#r()}hide(){this.#n=!0,this.#o()}show(){this.#n=!1,this.#o()}entered(e){this.#i=e,this.#o(),this.unread&&this.#s(0)}countMessage(){\"open\"!==this.#i&&this.#s(this.unread+1)}#o(){let{r:e}=this.#e;e.hidden=this.#n||\"open\"===this.#i,e.ariaBusy=\"\"+(\"starting\"===this.#i)}#s(e){this.unread=e,this.#r()}async#r(){let e=await this.#t,{unread:t}=this,{h:n,r:i,options:o}=this.#e,s=o.label||e.title;t&&!n.adoptedStyleSheets.includes($e)&&n.adoptedStyleSheets.push($e),t?i.dataset.unread=\"\"+t:delete i.dataset.unread,i.ariaLabel=t?`${s}, ${e.unread} ${t}`:s}},Se={waiting:{asked:\"consent\",started:\"starting\",opened:\"open\"},consent:{started:\"starting\",stopped:\"waiting\",failed:\"failed\",opened:\"open\"},starting:{mounted:\"ready\",stopped:\"waiting\",failed:\"failed\",opened:\"open\"},ready:{asked:\"consent\",failed:\"failed\",opened:\"open\"},open:{mounted:\"open\",closed:\"ready\"},failed:{asked:\"consent\",started:\"starting\",stopped:\"waiting\",opened:\"open\"}},q=class{state=\"waiting\";visitor;#e;constructor(e,t){this.visitor={userToken:e},this.#e=t}take(e){let t=this.state,n=Se[t][e];return!!n&&(this.state=n,n!==t&&this.#e(n,t),!0)}changeVisitor(e){return this.visitor={userToken:e},this.visitor}},M={language:\"en\",title:\"Chat\",opening:\"Opening the chat…\",offline:\"You seem to be offline. The chat opens once you are connected.\",openingWithoutGuest:\"We could not look you up, so the chat opens without your details…\",failed:\"The chat could not be opened\",tryAgain:\"Try again\",otherWay:\"Contact us another way\",close:\"Close\",unread:\"Unread:\",reasons:{blocked:\"Something in this browser keeps the chat from loading, perhaps an ad blocker.\",\"genesys-unavailable\":\"The chat service does not work at the moment. Please try again in a moment.\",timeout:\"This takes longer than it should. Please try again in a moment.\",\"token-refused\":\"The chat is not set up for this page. We are sorry.\",\"token-unavailable\":\"Our chat service does not answer. Please try again in a moment.\",\"domain-not-allowed\":\"The chat is not available on this site. We are sorry.\",\"deployment-inactive\":\"The chat is switched off at the moment. Please come back later.\"},consentQuestion:\"The chat is a service of Genesys. It keeps data in your browser while you use it. Do you agree?\",agree:\"Agree and chat\",decline:\"No, thank you\"};function P(){return[...document.querySelectorAll('script[src*=\"genesys-bootstrap\"]')].some(({type:e})=>/^(module|(text|application)\\/(java|ecma)script)?$/i.test(e))}var G,je=class{#e;#t;#n;#i;#o=!1;constructor(e,t,n){this.#e=e,this.#t=t,this.#n=n,t.addEventListener(\"abort\",ne)}async mount(e){this.#i??=this.#s(e);let t=P()&&!(this.#o&&R()),n=this.#o?\"?\"+Date.now():\"\";this.#o=!0,t||await async function(e,t=\"\"){let n=document.createElement(\"script\"),o=new Promise((i,o)=>{n.onload=()=>i(),n.onerror=()=>o(new ye(\"blocked\",\"Not loaded: \"+e)),n.nonce=t,n.charset=\"utf-8\",n.src=function(e){return D??=window.trustedTypes?.createPolicy(\"messenger-tag\",{createScriptURL:String}),D?.createScriptURL(e)??e}(e),document.head.append(n)});try{await i(15e3,o,e)}catch(t){throw n.remove(),await async function(e,t){if(\"blocked\"!==e.code)return e;try{return await i(3e3,fetch(t,{mode:\"no-cors\",credentials:\"omit\",cache:\"no-store\"}),t),new ye(\"genesys-unavailable\",\"Genesys answers, but not with its script: \"+t)}catch{return e}}(t,e)}}(e.scriptUrl+n,this.#e),await i(15e3,Promise.race([this.#i,new Promise((e,t)=>{N(\"GenesysJS.domainNotAllowed\",()=>{let{hostname:e}=new URL(self.origin);t(new ye(\"domain-not-allowed\",`Genesys: add ${e} to the deployment's allowed domains`))}),N(\"GenesysJS.configurationReceived\",e=>{let{deploymentConfig:n}=e;\"Active\"!==n?.status&&t(new ye(\"deployment-inactive\",\"Genesys: activate the deployment\"))})})]),\"Messenger.ready\")}command(e,t={}){return i(15e3,new Promise((n,i)=>{A(\"command\",e,t,n,t=>i(new ye(\"timeout\",`${e}: ${t}`)))}),e)}offerGuest(e){let t=void 0!==G;G=e,t||A(\"registerPlugin\",\"GuestSession\",Te)}#s({environment:e,deploymentId:t}){Object.hasOwn(window,\"_genesysJs\")||(window._genesysJs=\"Genesys\"),Object.hasOwn(window,\"Genesys\")&&\"function\"==typeof window.Genesys||(window.Genesys=function(){let e=function(){e.q.push(arguments)};return e.q=[],e}()),window.Genesys.t??=Date.now(),window.Genesys.c??={environment:e,deploymentId:t};for(let[e,t]of Object.entries(this.#n))N(e,()=>this.#t.aborted||t());return new Promise(e=>N(\"Messenger.ready\",()=>e()))}};function Te(e){e.registerCommand(\"get\",e=>{let{guestId:t,token:n}=G?.()??{};e.resolve({guestId:t,token:n})}),e.ready()}function A(...e){window.Genesys?.(...e)}function N(e,t){A(\"subscribe\",e,e=>t(e?.data??{}))}function R(){return!!window.Genesys?.q}function ne(){R()&&!P()&&(delete window.Genesys,delete window._genesysJs)}var C={n:\"north\",s:\"south\",e:\"east\",w:\"west\",c:\"central\"},se=[...\"use1=mypurecloud.com usw2 cac1 euw1=mypurecloud.ie euw2 euc1=mypurecloud.de euc2 aps1 apne1=mypurecloud.jp apne2 apne3 apse1 apse2=mypurecloud.com.au sae1 mec1 mxc1\".split(\" \").map(e=>{let[t=\"\",n]=e.split(\"=\");return Ee(t,\"use1\"===t?\"prod\":\"prod-\"+t,t.replace(/^(..)([nsewc])([ew]?)(.)$/,(e,t,n,i,o)=>`${t}-${C[n]}${C[i]??\"\"}-${o}`),t+\".pure.cloud\",n)}),Ee(\"use2\",\"fedramp-use2-core\",\"us-east-2\",\"use2.us-gov-pure.cloud\"),Ee(\"edee1\",\"eusc-edee1-core\",\"eusc-de-east-1\",\"edee1.eusc-pure.cloud\")];function Ie(e){return`https://apps.${e.domain}/genesys-bootstrap/genesys.min.js`}function Ee(e,t,n,i,o){return{environment:t,domain:o??i,aws:n,names:[e,\"prod-\"+e,t,t.replace(\"-core\",\"\"),n],domains:o?[o,i]:[i]}}var U=(e,t)=>{let n={...t};for(let[i,o]of Object.entries(e))i in t&&RegExp(`^(${o})$`).test(t[i])||(n[i]=o.split(\"|\")[0]);return n};function F({deploymentId:e}){return e?{deploymentId:e}:{}}function J({deploymentId:e,region:t,environment:n,scriptUrl:i}){return e&&t&&n&&i?{deploymentId:e,region:t,environment:n,scriptUrl:i}:void 0}function Y(e){let t=function(e){let t=e.trim().toLowerCase(),[n=\"\"]=t.replace(/^\\w+:\\/\\//,\"\").split(/[/?#:]/,1),i=n.replace(/\\.$/,\"\"),o=se.find(({names:e,domains:n})=>e.includes(t.replaceAll(\"_\",\"-\"))||n.some(e=>i===e||i.endsWith(\".\"+e)));return o&&{environment:o.environment,domain:o.domain,aws:o.aws}}(e);if(!t)throw new ye(\"unknown-region\",`Genesys has no region \"${e}\"; write for example mypurecloud.ie`);return{region:t.domain,environment:t.environment,scriptUrl:Ie(t)}}function z(e,t){if(\"none\"===e)return\"\";try{return new URL(e,t).href}catch{return z(U(r,{}).tokenEndpoint,t)}}var Pe=class{settings;#e;#t;#n=0;#i=()=>{};constructor(e){this.#e=e}run(){if(this.#t)return this.#t;this.#e.lifecycle.take(\"started\");let e=++this.#n,t=()=>e===this.#n,n=this.#o(t).catch(e=>{t()&&(this.forget(),this.#e.failed(e))}),i=new Promise(e=>{this.#i=e});return this.#t=Promise.race([n,i]),this.#t}forget(){this.#n++,this.#t=void 0}stop(){this.forget(),this.#i(),this.#e.lifecycle.take(\"stopped\")}async#o(e){let t=this.#e,{visitor:n}=t.lifecycle,i=this.#r(e);this.settings??=this.#s()??function(e,t){let n=J({...t,...F(e)}),i=e.region?J({...Y(e.region),...F(e)}):void 0,o=n??i;if(!o)throw new ye(\"bad-config\",\"Name the deployment and the region in the tag, or let the companion name them (GENESYS_DEPLOYMENT_ID, GENESYS_REGION)\");return o}(t.options,await i),e()&&(await Promise.all([i,t.messenger.mount(this.settings)]),t.lifecycle.visitor!==n&&await this.#r(e),e()&&(await t.sendAttributes(),e()&&t.lifecycle.take(\"mounted\")&&t.mounted()))}#s(){let{options:e,known:t}=this.#e;if(\"null\"===self.origin)throw new ye(\"domain-not-allowed\",\"This page has no origin, so Genesys can allow none: add allow-same-origin to the sandbox attribute of its frame\");return function(e,t){return e.region&&Y(e.region).region!==t.region?void 0:J({...t,...F(e)})}(e,t)}async#r(e){try{return await this.#e.guests.arrive()}catch(t){if(\"token-refused\"===t.code)throw t;return void(e()&&this.#e.guestFailed(t))}}};function Me(e){let t=Object.assign(Object.create(null),e),n=U(r,t),i=Object.entries(o).filter(([e])=>void 0!==t[e]&&t[e]!==n[e]);return Object.assign(n,Object.fromEntries(i))}var ce=class{#e;#t;#n=document.createElement(\"div\");#i=document.createElement(\"section\");#o;constructor({h:e},t,n){this.#e=e,this.#t=n;let i=new CSSStyleSheet;i.replaceSync((({color:e,position:t,offset:n})=>{let[i]=n.split(\",\");return`button{cursor:pointer}:host>button:hover,section{box-shadow:0 2px 16px #0005}\\n.place{position:absolute;bottom:84px;${t}:8px;inset-inline-${t}:8px;width:min(312px,100vw - ${i}px - 24px)}\\nsection{box-sizing:border-box;padding:16px 20px;border:1px solid #8884;border-radius:16px;background:Canvas;color:CanvasText;font:16px/1.5 system-ui;max-height:calc(100dvh - 150px);overflow:auto;outline:0}\\nsection[data-scheme=dark]{color-scheme:dark}section[data-scheme=both]{color-scheme:light dark}\\nprogress{width:100%}@media(prefers-reduced-motion){progress{display:none}}\\nsection button:before{display:none}\\nsection :is(button,a){display:inline-block;margin:8px 0 0;margin-inline-end:12px;padding:6px 14px;border:1px solid;border-radius:8px;font:inherit;color:inherit;background:none}\\nsection a{padding-inline:0;border-color:#0000}\\nsection .main{border-color:#0000;background:#0165a7;background:${e};color:#fff;color:lab(from ${e} calc((49 - l)*99) 0 0)}\\nsection :is(button,a):hover{filter:brightness(1.15)}\\nsection :focus-visible{outline:2px solid;outline-offset:2px}`})(t)),e.adoptedStyleSheets.push(i),this.#n.className=\"place\",this.#n.append(this.#i),this.#i.role=\"dialog\",this.#i.dir=\"auto\",this.#i.tabIndex=-1}async show(e){this.#o=e;let t=await this.#t;this.#o===e&&this.#s(t.language,e(t))}close(){this.#o=void 0,this.#n.remove()}#s(e,{title:t,text:n,ways:i}){let o=this.#i,s=o.contains(this.#e.activeElement);o.lang=e,o.ariaLabel=t,o.dataset.scheme=function(){let{colorScheme:e}=getComputedStyle(document.documentElement),t=e.includes(\"dark\");return e.includes(\"light\")&&t?\"both\":t||V(document.body)||V(document.documentElement)?\"dark\":\"light\"}();let r=Q(\"div\",Q(\"b\",t),Q(\"p\",n));r.role=i?\"alert\":\"status\",o.replaceChildren(r,...i?.map(he)??[document.createElement(\"progress\")]),o.querySelector(\"button\")?.classList.add(\"main\"),this.#e.append(this.#n),s&&o.focus()}};function he([e,t]){return\"string\"==typeof t?Object.assign(Q(\"a\",e),{href:t}):Object.assign(Q(\"button\",e),{type:\"button\",onclick:t})}function Q(e,...t){let n=document.createElement(e);return n.append(...t),n}function V(e){let t=document.createElement(\"canvas\").getContext(\"2d\");if(!t)return!1;t.fillStyle=getComputedStyle(e).backgroundColor,t.fillRect(0,0,1,1);let[n=0,i=0,o=0,s=0]=t.getImageData(0,0,1,1).data;return s>127&&.299*n+.587*i+.114*o<128}function H(e,t){let n=S(e),{origin:i,issuedAt:o}=Object(e);if(!n?.resume||!n.context)return;let s=i===self.origin&&function(e,t){return void 0===t||e.toLowerCase()===t.toLowerCase()}(n.deploymentId,t),r=Date.parse(\"\"+o)>performance.timeOrigin-6e4;return s&&r&&Date.parse(n.expiresAt)>Date.now()+6e4?n:void 0}var Ce=({title:e,opening:t})=>({title:e,text:t}),Le=({title:e,openingWithoutGuest:t})=>({title:e,text:t}),Ae=({title:e,offline:t})=>({title:e,text:t}),De=class{isWanted=!1;#e;#t;constructor(e){this.#e=e}get isOpen(){return\"open\"===this.#e.lifecycle.state}move(){return this.#t??=this.#n().catch(e=>this.#e.failed(e)).finally(()=>{this.#t=void 0}),this.#t}async#n(){let e=this.#e;for(;this.isWanted!==this.isOpen;)if(e.isMounted)await this.#i();else{if(!this.isWanted||!e.mayMount)return;if(await e.mount(),\"failed\"===e.lifecycle.state)return}}async#i(){let{lifecycle:e,messenger:t}=this.#e,n=this.isOpen;try{await t.command(this.isWanted?\"Messenger.open\":\"Messenger.close\")}catch(e){if(this.isOpen===n)throw e}e.take(n?\"closed\":\"opened\")}},Ge=e({start:()=>_e});function _e(e){if(e.signal.aborted)for(let{done:t}of e.l)t({state:\"waiting\"});else new Re(e).begin()}var Re=class{page;options;known;deploymentId;endpoint;key;announce;lifecycle;messenger;guests;window;panel;launcher;attributes;#e;#t;#n;constructor(e){let t=Me(e.i),n=async function(e,t){let n=[t,document.documentElement.lang,...navigator.languages].map(e=>e.split(\"-\")[0]?.toLowerCase()??\"\").find(e=>f.includes(e));if(!n||n===M.language)return M;try{let{default:t}=await u(e,n,2e3);return t??M}catch(e){return console.info(\"messenger-tag: in English, since the texts did not come:\",e),M}}(e,t.locale);this.page=e,this.options=t,this.known=function({session:e}){return Object.assign(Object.create(null),e??\"__COMPANION__\")}(e),this.deploymentId=t.deploymentId||this.known.deploymentId,this.endpoint=z(t.tokenEndpoint,function({companion:e}){return e??import.meta.url.replace(/(loader\\/[^/]+\\/)+[^/]*$/,\"\")}(e)),this.key=\"messenger-tag:\"+this.deploymentId,this.announce=function(e,t){return(n,i)=>{if(t.aborted)return;let o=\"messenger-tag:\"+n;performance.mark(o),document.dispatchEvent(new CustomEvent(o,{detail:i})),\"none\"!==e&&!navigator.globalPrivacyControl&&function(e){try{window.dataLayer?.push?.(e)}catch(e){console.warn(\"messenger-tag: dataLayer.push of this page threw\",e)}}({event:\"messenger_tag\",messenger_event:n,...i})}}(t.analytics,e.signal),this.lifecycle=new q(t.userToken||void 0,(...e)=>this.#o(...e)),this.messenger=new je(e.u?.nonce,e.signal,function(e){return{\"Messenger.opened\":()=>{e.window.isWanted=!0,e.lifecycle.take(\"opened\")},\"Messenger.closed\":()=>{e.window.isWanted=!1,e.lifecycle.take(\"closed\"),[\"BODY\",\"IFRAME\"].includes(document.activeElement?.tagName??\"\")&&e.page.r.focus()},\"Launcher.visible\":()=>e.page.r.remove(),\"MessagingService.started\":()=>{ve.goesOn(),e.announce(\"conversation_started\")},\"MessagingService.sendingMessage\":()=>{ve.goesOn(),e.announce(\"message_sent\")},\"MessagingService.messagesReceived\":()=>{ve.goesOn(),e.launcher.countMessage(),e.announce(\"message_received\",{unread:e.launcher.unread})},\"MessagingService.conversationDisconnected\":()=>{ve.ended(),e.announce(\"conversation_ended\")},\"MessagingService.conversationCleared\":()=>{ve.ended(),e.sendAttributes()}}}(this)),this.guests=new L(this,function(e,t,n){let i=document.querySelector(\"script[data-messenger-session]\");i?.remove();let{session:o}=e,s=t.deploymentId||n.deploymentId;return o?H(o,s):i&&n.scriptUrl&&s&&!t.region?H(function(e){try{return JSON.parse(e??\"\")}catch{return}}(i.textContent),s):void 0}(e,t,this.known)),this.launcher=new W(e,n),this.panel=new ce(e,t,n),this.attributes=new b(e.i,e=>this.tell(e)),this.#e=new Pe(this),this.window=new De(this),this.#t=new _(this,t.consent)}get isMounted(){return\"ready\"===this.lifecycle.state||this.window.isOpen}get status(){let{settings:e}=this.#e;return{state:this.lifecycle.state,guestId:this.guests.now?.guestId,deploymentId:e?.deploymentId??this.deploymentId,region:e?.region,problem:this.#n,version:\"0.2.0-rc.1\"}}get mayMount(){return this.#t.isOpen}begin(){let{page:e}=this;e.o=e=>{!async function(e,{name:t,d:n,f:i,done:o}){let s=function(e){return{open:()=>e.open(),close:()=>e.close(),toggle:()=>e.window.isWanted?e.close():e.open(),show:()=>e.launcher.show(),hide(){e.panel.close(),e.launcher.hide()},set:t=>(e.attributes.set(t),e.isMounted?e.sendAttributes():void 0),identify:t=>t?async function(e,t){let{visitor:n}=e.lifecycle;n.userToken===t&&n.guest||(e.guests.forgetSentAlong(),e.lifecycle.changeVisitor(t),await xe(e))}(e,\"\"+t):ke(e),logout:()=>ke(e),consent:t=>!0===t?e.allow():e.stop(),off:(e,t)=>document.removeEventListener(\"messenger-tag:\"+e,t),destroy:()=>e.stop()}}(e);try{\"string\"==typeof t&&Object.hasOwn(s,t)&&await(s[t]?.(n,i))}catch(t){e.tell(t)}o(e.status)}(this,e)};for(let t of e.l.splice(0))e.o(t);e.a.onkeydown=({key:t})=>{\"Escape\"===t&&this.close().then(()=>e.r.focus())},addEventListener(\"online\",()=>\"failed\"===this.lifecycle.state&&this.window.isWanted&&this.open(),{signal:e.signal}),function(e){for(let t of pe)document.addEventListener(t,d,{signal:e})}(e.signal),this.#i(),(this.options.showOn||this.options.hideOn)&&\"\"===e.m&&this.tell(new ye(\"blocked\",\"rules.js did not come: the launcher is on every page\")),async function(e,t){let n=\"off\"!==t.debug||new URLSearchParams(location.search).has(\"messenger-debug\"),i=function(e){return/^(localhost|127\\..+|\\[::1\\]|.+\\.(localhost|local|test))$/.test(e)}(location.hostname)&&Object.keys(e.i).length>0;if(n||i)try{let{warnOfSlips:t,printSteps:i}=await u(e,\"advice\");t(e.i,r),n&&i(e.signal)}catch(e){console.info(\"messenger-tag: no advice on the tag,\",e)}}(e,this.options)}open(){return this.window.isWanted=!0,this.window.isOpen||this.panel.show(Ce),this.#t.isOpen?this.window.move():this.#t.ask()}close(){return this.window.isWanted=!1,this.panel.close(),\"consent\"===this.lifecycle.state&&this.lifecycle.take(\"stopped\"),this.window.move()}mount(){return this.#e.run()}mounted(){this.messenger.offerGuest(()=>this.guests.now),this.guests.keep(),this.announce(\"ready\")}failed(e){this.tell(e),this.#e.forget(),this.lifecycle.take(\"failed\");let t=this.#n;t&&this.window.isWanted&&!this.window.isOpen&&this.panel.show(\"offline\"===t.code?Ae:function(e,t,n){return({failed:i,reasons:o,tryAgain:s,otherWay:r,close:a})=>{let c=[];return e.retryable&&c.push([s,n.open]),t&&c.push([r,t]),c.push([a,n.close]),{title:i,text:o[e.code]??o[\"token-refused\"],ways:c}}}(t,this.options.fallbackUrl,{open:()=>{this.open()},close:()=>{this.close()}}))}guestFailed(e){this.tell(e),this.window.isWanted&&this.panel.show(Le)}tell(e){this.#n=function(e){let{code:t,message:n}=e instanceof ye?e:new ye(\"blocked\",e+\"\"),i=!navigator.onLine&&a.includes(t)?\"offline\":t;return{code:i,retryable:a.includes(i),detail:n}}(e),this.announce(\"problem\",this.#n)}async sendAttributes(){let e=this.attributes.withGuest(this.guests.now);try{await this.messenger.command(\"Database.set\",{messaging:{customAttributes:e}})}catch(e){this.tell(e)}}async allow(){this.#t.isOpen=!0,this.#i(),this.window.isWanted&&await this.open()}stop(){return this.#t.isOpen=!1,this.#e.stop(),this.close()}#i(){this.#t.isOpen&&function({r:e,signal:t},{load:n},i){let o=()=>{t.aborted||i()},[s,r]=n.split(\":\");(\"interaction\"!==s&&\"manual\"!==s||ve.isOn())&&(\"visible\"===s?function(e,t,n){let i=new IntersectionObserver(e=>{e.some(({isIntersecting:e})=>e)&&(i.disconnect(),n())});for(let t of e)i.observe(t);t.addEventListener(\"abort\",()=>i.disconnect())}([e,...document.querySelectorAll(\"[data-messenger]\")],t,o):\"delay\"===s?function(e,t,n){let i=setTimeout(n,e-performance.now());t.addEventListener(\"abort\",()=>clearTimeout(i))}(Number(r),t,o):\"now\"!==s&&\"requestIdleCallback\"in window?requestIdleCallback(o,{timeout:3e3}):setTimeout(o))}(this.page,this.options,()=>{this.mount()})}#o(e,t){\"starting\"===e&&(this.#n=void 0),\"open\"===e&&(this.panel.close(),this.announce(\"opened\")),\"open\"===t&&this.announce(\"closed\"),this.launcher.entered(e)}},Ne=({launcher:e,label:t,position:n,offset:i,color:o,zIndex:s})=>{let r=document.createElement(\"messenger-tag\"),a=document.createElement(\"button\"),c=r.attachShadow({mode:\"open\"}),l=new CSSStyleSheet,[d,u]=i.split(\",\");return l.replaceSync(`:host{all:initial!important;position:fixed!important;${n}:${d}px!important;inset-inline-${n}:${d}px!important;bottom:${u}px!important;z-index:${s}!important}button{margin:8px;border:0;padding:16px;border-radius:50px;background:#0165a7;background:${o};color:#fff;color:lab(from ${o} calc(6e3 - l*99)0 0)}button:before{content:\"\";float:left;border:12px solid;border-radius:50%50%50%0}`),c.adoptedStyleSheets=[l],a.dataset.messenger=\"\",a.ariaLabel=t||\"Chat\",e||c.append(a),{a:r,h:c,r:a}},K=({name:e})=>\"open\"===e||\"toggle\"===e||\"logout\"===e,Ue=(e,t)=>{let i=U(n,e.i),{consent:o=\"granted\",load:s}=i,r=new AbortController,{signal:a}=r,c=\"granted\"!==o,l=!1,d=()=>{m.m||a.aborted?p.remove():(p.isConnected||document.documentElement.append(p),u())},u=()=>{(s||(()=>{try{return localStorage[I]}catch{return}})())&&h()},h=()=>{!c&&!(()=>{let{connection:e}=navigator;return e?.saveData||/2g/.test(e?.effectiveType)})()&&f()},f=()=>{l||(l=!0,g(\"chat\").catch(()=>{l=!1,m.l.some(K)&&((e,t)=>{let{a:n,h:i,r:o,signal:s,options:r}=e,{onLine:a}=navigator,c=\"Chat did not load. Try again?\",l={code:a?\"blocked\":\"offline\",retryable:!0,detail:c};(e=>{document.dispatchEvent(new CustomEvent(\"messenger-tag:problem\",{detail:e}))})(l);for(let{done:t}of e.l)t({state:\"failed\",problem:l});a?(e.l=e.l.filter(e=>!K(e)),r.fallbackUrl&&(location.href=r.fallbackUrl)):addEventListener(\"online\",t,{signal:s}),n.role=\"alert\",i.append(o),o.ariaLabel=o.textContent=c})(m,f)}))},g=e=>(e=>Promise.race([e,new Promise((e,t)=>setTimeout(t,2e4))]))(t(e)).then(({start:e})=>e(m)),m={...e,...Ne(i),options:i,signal:a,t:t,n:d,l:[],m:i.showOn||i.hideOn},{a:p,r:w}=m;p.onpointerenter=p.onfocus=h,(m.m||s&&/tcf|gcm/.test(o))&&g(\"rules\").catch(()=>{m.m=\"\",d()}),(({n:e,signal:t},n)=>{n.version=\"0.2.0-rc.1\";let i=window.MessengerTag?.q;window.MessengerTag=n,i?.map?.(e=>n(...e));let o=()=>{document.hidden||setTimeout(e)};\"complete\"===document.readyState&&o(),addEventListener(\"click\",e=>{let t=e.composedPath().find(e=>e.matches?.('[data-messenger],[href$=\"#messenger\"]'));t&&(e.preventDefault(),n(t.dataset.messenger||\"open\"))},{signal:t});for(let e of[\"DOMContentLoaded\",\"load\",\"visibilitychange\"])addEventListener(e,o,{signal:t})})(m,(e,t,n)=>new Promise(i=>{let o={name:e,d:t,f:n,done:i};\"on\"===e&&document.addEventListener(\"messenger-tag:\"+t,Object(n),{signal:a}),\"destroy\"===e&&(r.abort(),d(),delete window.MessengerTag),m.o?m.o(o):(m.l.push(o),(\"show\"===e||\"hide\"===e)&&(w.hidden=\"hide\"===e),K(o)?f():i({state:\"waiting\"})),\"consent\"===e&&(c=!0!==t,u())}))};function X(e){let{page:t=e}=Object(e),n=Object(t),i=Object.entries(n).findLast(([,e])=>Array.isArray(e)),o=i?.[1]??[];return{tag:We(n),l:o.map(ee),isRunning:!i||\"function\"==typeof n.o,isGone:!0===n.signal?.aborted,forward(e){n.o=e,i&&(n[i[0]]={push:t=>e(ee(t))})}}}function We(e){let t=Object.values(e).find(e=>e instanceof HTMLScriptElement)??document.querySelector('script[src*=\"loader.js\"]'),n=(e=>{let t={};for(let[n,i]of new URLSearchParams(e?.src.split(\"?\")[1]))t[n.replace(/-(.)/g,(e,t)=>t.toUpperCase())]=i;return{i:Object.assign(t,e?.dataset),u:e}})(t);return{...n,i:e.i??(t?n.i:{...e.options})}}function ee(e){if(!Array.isArray(e))return e;let[t,n,i=()=>{},o]=e;return{name:t,d:n,f:o,done:i}}function ze(e,t,n){let[i,o=\"1\"]=e.split(\":\");\"tcf\"===i&&oe(o.split(\",\"),t,n),\"gcm\"===i&&function(e,t){let n,i=()=>{let i=function(){let e=window.google_tag_data?.ics?.getConsentState?.(\"functionality_storage\");if(1===e||2===e)return 1===e;let t=(Array.isArray(window.dataLayer)?window.dataLayer:[]).map(e=>Object(e)).filter(e=>\"consent\"===e[0]).map(e=>Object(e[2]).functionality_storage).findLast(e=>void 0!==e);return void 0===t?void 0:\"granted\"===t}();e.aborted||void 0===i||i===n||(n=i,t(i))};i(),window.google_tag_data?.ics?.addListener?.([\"functionality_storage\"],i);for(let t of[\"load\",\"click\",\"visibilitychange\"])addEventListener(t,()=>setTimeout(i),{signal:e})}(t,n)}function oe(e,t,n){if(!window.__tcfapi)return void(\"complete\"!==document.readyState&&addEventListener(\"load\",()=>oe(e,t,n),{once:!0,signal:t}));let i,o=()=>window.__tcfapi?.(\"removeEventListener\",2,()=>{},i);t.addEventListener(\"abort\",o),window.__tcfapi(\"addEventListener\",2,(s,r)=>{let{gdprApplies:a,eventStatus:c,purpose:l,listenerId:d}=s??{};i=d,t.aborted?o():r&&(!1===a||\"cmpuishown\"!==c)&&n(!1===a||e.every(e=>l?.consents?.[e.trim()]))})}var Fe=e({belongsHere:()=>re,start:()=>Je});function Je(e){if(e.signal.aborted)return;let{showOn:t,hideOn:n,consent:i=\"\"}=e.options;(t||n)&&function(e){let{options:t,signal:n}=e,i=()=>{e.m=!re(location.pathname,t.showOn||\"*\",t.hideOn),e.n()};i(),\"navigation\"in window?window.navigation.addEventListener(\"currententrychange\",i,{signal:n}):(addEventListener(\"popstate\",i,{signal:n}),addEventListener(\"hashchange\",i,{signal:n}),addEventListener(\"click\",()=>setTimeout(i),{signal:n}))}(e),ze(i,e.signal,e=>window.MessengerTag?.(\"consent\",e))}function re(e,t=\"*\",n=\"\"){return Ye(e,t)&&!Ye(e,n)}function Ye(e,t){return t.split(\",\").map(e=>e.trim().replace(/[^*\\w]/g,\"\\\\$&\").replaceAll(\"*\",\".*\")).some(t=>\"\"!==t&&RegExp(`^${t}$`,\"s\").test(e))}var qe=/([\\w-]+)[^/]*$/.exec(new URL(import.meta.url).pathname)?.[1],Be=e=>ae(X(e)),He=e=>Be(e);\"chat\"!==qe&&\"rules\"!==qe&&setTimeout(()=>ae(X(void 0)));var Ze=!1;async function ae(e){let t=window.MessengerTag;if(Ze||e.isGone||!t){for(let{done:t}of e.l)t({state:\"waiting\"});return}Ze=!0;let n=e.isRunning?await async function(e,t){let{state:n}=await Promise.race([e(\"status\"),new Promise(e=>setTimeout(e,1e3,{state:\"waiting\"}))]),i=[];return\"Genesys\"in window&&i.push([\"consent\",!0]),\"sign-in\"===t&&i.push([\"logout\"]),(\"open\"===n||null!=document.querySelector(\"messenger-tag\")?.shadowRoot?.querySelector(\"[role=dialog],dialog\")||\"failure\"===t||\"consent\"===t)&&i.push([\"open\"]),i.map(ee)}(t,qe):e.l,i=\"messenger-tag\"===document.activeElement?.localName,o=t(\"destroy\");Ue(e.tag,Xe);let s=window.MessengerTag,r=({name:e,d:t,f:n,done:i})=>{s(e,t,n).then(i)};e.forward(r),i&&setTimeout(Qe),await o,n.forEach(r)}function Qe(){document.querySelector(\"messenger-tag\")?.shadowRoot?.querySelector(\"button\")?.focus()}var Ve={chat:Ge,rules:Fe},Ke=0,Xe=async e=>Ve[e]??import(new URL(`${e}.js?${Ke++}`,import.meta.url));export{Be as start,He as startChat};"
}, bn = "0.2.0-rc.1";
// dist/server/http/asked-at.js
/**
* The companion's own address, as whoever asks has written it, in so far as that can be one. What proxies say of the
* address counts only where `trust` believes them.
*
* `undefined` for all that is no plain host: a cache could keep what somebody wrote there, for everybody.
*/
function xn(e, t) {
	let { headers: n } = e, r = e.addressParts(), i = Vt(e, t), a = i ? Sn(n["x-forwarded-host"]) : "", o = i ? Sn(n["x-forwarded-proto"]).toLowerCase() : "", s = Cn({
		scheme: /^https?$/.test(o) ? o : r.scheme,
		host: a || String(n[":authority"] ?? n.host ?? r.host ?? ""),
		mount: r.mount
	});
	return s === void 0 ? void 0 : {
		url: s,
		namedIn: a ? "X-Forwarded-Host" : "Host"
	};
}
/** Of a field to which each proxy may have added a value. */
function Sn(e) {
	return String(e ?? "").split(",", 1).join("").trim();
}
function Cn({ scheme: e, host: t, mount: n }) {
	if (!wn.test(t) || !/^(\/|$)/.test(n)) return;
	let r = `${e}://${t}${n}/`;
	if (r.length > Tn || !URL.canParse(r)) return;
	let { href: i, pathname: a } = new URL(r);
	return a === `${n}/` ? i.replace(/^http:/, "") : void 0;
}
/** A name or an IPv4 address, or an IPv6 address in brackets; perhaps with a port. */
var wn = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i, Tn = 1e3;
// dist/server/http/private-network.js
/**
* Whether a browser asks if a page of the public may reach this machine. Only a companion in development says yes: that one
* stands on the developer's machine, and the page on a staging site.
*
* It is the preflight of a W3C draft, Private Network Access (https://wicg.github.io/private-network-access/), that comes
* before any request, also before one for a script. Chromium 104 and later send it; from 142 on it asks the person instead
* (Local Network Access).
*/
function En({ method: e, headers: t }, n) {
	return n === "development" && e === "OPTIONS" && t.origin !== void 0 && t["access-control-request-private-network"] === "true";
}
/** The yes, among the fields of the answer to the preflight. */
var Dn = { "Access-Control-Allow-Private-Network": "true" };
// dist/server/delivery/deliver.js
j();
/** `GET /loader.js` and everything below `/loader/`, from memory: contract section 3. */
function On(e, t) {
	let n = Rn(e, t), r = /* @__PURE__ */ new Map([[jn, n], [Mn, M(e.manifest, {
		route: Mn,
		cacheControl: Nn
	})]]);
	for (let [t, n] of e.hashed) r.set(`/loader/${t}`, M(n, {
		route: "/loader/<hash>",
		cacheControl: Pn
	}));
	let i = t.mode === "production" ? Pn : Nn;
	for (let [t, n] of e.pinned) r.set(`/loader/${t}`, M(n, {
		route: "/loader/<version>",
		cacheControl: i
	}));
	let a = Bn(e, n);
	return (e) => {
		let n = En(e, t.mode);
		if (e.method !== "GET" && e.method !== "HEAD" && !n) return;
		let i = e.path.replace(/^\/loader\/[^/]+(?=\/loader\/)/, ""), o = r.get(i)?.(e) ?? a(i, e);
		return n && o ? {
			...o,
			answer: In
		} : o;
	};
}
/** Whether an address is the loader's, also where there is no such file. */
function kn(e) {
	return e === jn || e.startsWith("/loader/");
}
/** Why {@link Deliver} has no answer to a request for an address of the loader. */
function An({ method: e }) {
	return e === "GET" || e === "HEAD" ? new A("not-found") : new A("method-not-allowed", { headers: { Allow: "GET, HEAD" } });
}
var jn = "/loader.js", Mn = "/loader/manifest.json", Nn = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800", Pn = "public, max-age=31536000, immutable", Fn = "public, max-age=60", In = {
	status: 204,
	headers: {
		"Access-Control-Allow-Origin": "*",
		"Access-Control-Allow-Methods": "GET",
		...Dn
	}
}, Ln = [
	"br",
	"gzip",
	"identity"
];
/**
* Sends `loader.js`. Where nobody has said how browsers reach the companion, one for each address at which it is asked
* for; those asked for last are kept, since whoever asks may write any.
*/
function Rn({ loader: e, loaderAskedAt: t }, { publicUrl: n, trustProxy: r }) {
	let i = {
		route: jn,
		cacheControl: Nn
	}, a = M(e, i);
	if (n !== void 0) return a;
	let o = new b({ max: zn });
	return (e) => {
		let n = xn(e, r);
		if (n === void 0) return a(e);
		let s = `${n.namedIn} ${n.url}`, c = o.get(s);
		if (c === void 0) {
			let e = n.namedIn === "Host" ? [] : [n.namedIn];
			c = M(t(n.url), {
				...i,
				vary: e
			}), o.set(s, c);
		}
		return c(e);
	};
}
var zn = 64;
/**
* Answers pages that began with another build, or with other settings of this one, and ask for its files: by those of this
* build, in their place. No redirect: where two builds stand behind one address, the next request may meet the other.
*/
function Bn(e, t) {
	let n = "/loader/<other build>", r = /* @__PURE__ */ new Map();
	return (i, a) => {
		let o = /^\/loader\/[\w.-]+\/([\w.-]+\.js)$/.exec(i)?.[1];
		if (o === void 0) return;
		if (o === "loader.js") return {
			...t(a),
			route: n
		};
		let s = e.forOtherBuild(o);
		if (s === void 0) return;
		let c = r.get(s) ?? M(s, {
			route: n,
			cacheControl: Fn
		});
		return r.set(s, c), c(a);
	};
}
/** Sends one file. Its answers are made once for each coding. */
function M(e, { route: t, cacheControl: n, vary: r = [] }) {
	let i = {
		"Content-Type": e.contentType,
		"Cache-Control": n,
		ETag: `W/"${e.hash}"`,
		Vary: ["Accept-Encoding", ...r].join(", "),
		"Access-Control-Allow-Origin": "*",
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Timing-Allow-Origin": "*",
		"X-Content-Type-Options": "nosniff"
	}, a = {
		answer: {
			status: 304,
			headers: i
		},
		route: t
	}, o = /* @__PURE__ */ new Map(), s = (n) => {
		let r = o.get(n);
		if (r !== void 0) return r;
		let a = {
			...i,
			"Content-Length": String(e[n].length)
		}, s = {
			answer: {
				status: 200,
				headers: n === "identity" ? a : {
					...a,
					"Content-Encoding": n
				},
				body: e[n]
			},
			route: t
		};
		return o.set(n, s), s;
	};
	return ({ headers: e }) => e["if-none-match"] !== void 0 && y(e, { etag: i.ETag }) ? a : s(Vn(e["accept-encoding"]));
}
/** The smallest that the browser takes. */
function Vn(e) {
	let t = new ee({ headers: { "accept-encoding": String(e ?? "") } }), n = new Set(t.encodings([...Ln]));
	return Ln.find((e) => n.has(e)) ?? "identity";
}
// dist/server/operations/keep-look.js
/**
* A look whose result, or failure, is given again until `keptMs` ms after its end. While it runs it is waited for. So it is
* taken once in that time at the most, however many ask. Where `of` is another one than before, it is taken anew at once.
*
* `now` in ms, of a clock that only goes forward: by one that is set back, an old result would be kept for hours.
*/
function Hn(e, { keptMs: t, now: n = () => performance.now() }) {
	let r, i = (t) => {
		let r = {
			of: t,
			found: e(t).finally(() => {
				r.endedAt = n();
			})
		};
		return r;
	}, a = ({ endedAt: e }) => e !== void 0 && n() - e >= t;
	return (e) => ((r === void 0 || r.of !== e || a(r)) && (r = i(e)), r.found);
}
// dist/server/genesys/failures.js
/** There is no place for this call now; in `waitMs` ms there may be. */
function N(e) {
	return new F("overloaded", {
		retryAfterSeconds: e / 1e3,
		mayHaveArrived: !1
	});
}
/** The contract's problem for a failed call, with the operator's remedy. */
function Un(e, t) {
	let { kind: n, status: r, retryAfterSeconds: i } = e;
	return n === "timeout" ? new A("genesys-timeout", { remedy: `${t.address} did not answer within UPSTREAM_TIMEOUT_MS. Check the network to Genesys, or allow more time.` }) : n === "overloaded" ? new A("overloaded", {
		retryAfterSeconds: Math.max(1, i ?? 1),
		remedy: `More was asked for than ${t.address} takes: UPSTREAM_CALLS_PER_MINUTE is the budget. GUEST_ISSUER=minted needs no call.`
	}) : n === "circuit-open" ? P(`${t.address} failed again and again, and is left alone for a moment.`, i) : n === "held" ? P(`${t.address} answered ${r} a moment ago.`, i) : n === "connection" ? P(`${t.address} ${e.inWords ?? "cannot be reached."}`) : r === 429 || r !== void 0 && r >= 500 ? P(`${t.address} answered ${r}.`, i) : new A("genesys-refused", { remedy: `${t.address} ${Wn(e, t)}` });
}
function P(e, t = 5) {
	return new A("genesys-unavailable", {
		remedy: e,
		retryAfterSeconds: t
	});
}
function Wn({ status: e }, { name: t }) {
	return e === void 0 ? "gave an answer that is not understood. Check that GENESYS_GATEWAY and GENESYS_REGION lead to Genesys Cloud." : `answered ${e}: ${{
		"login 400": "knows no such OAuth client. Check GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET and GENESYS_REGION.",
		"login 401": "refused the OAuth client. Check GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET and GENESYS_REGION.",
		"login 403": "refused the OAuth client. Check that it is active and of the type Client Credentials.",
		"login 404": "is not there. Check GENESYS_GATEWAY and GENESYS_REGION.",
		"guests 401": "refused a fresh access token. Check that GENESYS_REGION is the region of the OAuth client.",
		"guests 403": "refused for want of a permission. Give the OAuth client a role and scope that allow making guests.",
		"guests 404": "is not offered by this organisation. Set GUEST_ISSUER=minted."
	}[`${t} ${e}`] ?? "it refused the request."}`;
}
var F, I = w((() => {
	j(), F = class extends Error {
		name = "GenesysFailure";
		/** The last three are of calls that were never made. */
		kind;
		status;
		retryAfterSeconds;
		/** Whether Genesys may have seen the request, and done what it asks. */
		mayHaveArrived;
		/** Of a connection: what became of it and what to check, for the operator. Follows the address that was called. */
		inWords;
		constructor(e, { status: t, retryAfterSeconds: n, mayHaveArrived: r = !0, inWords: i } = {}) {
			super(t === void 0 ? e : `${e} ${t}`), this.kind = e, this.status = t, this.retryAfterSeconds = n, this.mayHaveArrived = r, this.inWords = i;
		}
	};
}));
// dist/server/genesys/budget.js
function Gn(e, { client: t, callsPerMinute: n, latestArrivalMs: r }) {
	let i = {
		limit: n,
		windowMs: 6e4 + r
	}, a = 0;
	return { async takeTurn(n) {
		for (;;) {
			let r = a - performance.now();
			if (r > 0 && a >= n) throw N(r);
			let { allowed: o, waitMs: s } = await e.takeTurn(`budget:${t}`, i);
			if (o) return;
			if (a = performance.now() + s, a >= n) throw N(s);
			await x(s + 1);
		}
	} };
}
var Kn = w((() => {
	I();
}));
// dist/server/genesys/grant.js
/** Logs in by client credentials, once. Rejects with {@link GenesysFailure}. */
async function qn(e, { clientId: t, clientSecret: n }) {
	let r = Date.now(), i = L(Jn, await e.loginClientCredentialsGrant(t, n));
	return {
		accessToken: i.accessToken,
		grantedAt: r,
		expiresAt: i.tokenExpiryTime
	};
}
/** An answer of Genesys as `schema` says. Throws an `unusable-answer` {@link GenesysFailure}. */
function L(e, t) {
	let n = e.safeParse(t);
	if (!n.success) throw new F("unusable-answer");
	return n.data;
}
var Jn, Yn = w((() => {
	I(), Jn = f.object({
		accessToken: f.string().regex(/^[\x21-\x7e]+$/),
		tokenExpiryTime: f.number()
	});
}));
// dist/server/genesys/line.js
function Xn({ atOnce: e, waiting: t }) {
	let n = [], r = 0;
	return {
		async wait(i, a) {
			if (r < e) r++;
			else if (n.length === t) throw N(Zn);
			else await new Promise((e) => n.push(e));
			try {
				if (performance.now() >= a) throw N(Zn);
				return await i();
			} finally {
				let e = n.shift();
				e ? e() : r--;
			}
		},
		depth: () => n.length
	};
}
var Zn, Qn = w((() => {
	I(), Zn = 1e3;
}));
// dist/server/genesys/fetch-agent.js
/**
* Stands in for undici where there is none: Bun has a module of that name with nothing behind it (oven-sh/bun,
* src/js/thirdparty/undici.js). Bun's `fetch` keeps its connections and honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
*/
function $n() {
	return {
		request: async ({ origin: e, path: t, method: n, headers: r, body: i, signal: a }) => {
			let o = await fetch(`${e}${t}`, {
				method: n,
				headers: r,
				body: i ?? null,
				signal: a,
				redirect: "manual"
			}), s = re.from(o.body ?? []);
			return {
				statusCode: o.status,
				headers: Object.fromEntries(o.headers),
				body: Object.assign(s, { dump: async () => void s.destroy() })
			};
		},
		destroy: async () => {}
	};
}
var er = w((() => {})), tr = /* @__PURE__ */ Se({
	NoTunnel: () => R,
	createProxyAgent: () => nr,
	describeConnection: () => ar,
	passed: () => rr
});
/**
* Sends through HTTPS_PROXY, HTTP_PROXY and NO_PROXY; to this machine itself, where the sandbox plays Genesys, always
* directly: a proxy would look for it on its own.
*/
function nr(e, t = {}) {
	if (typeof S.prototype.compose != "function") return $n();
	let n = new S(t);
	return new te({
		...t,
		clientFactory: (t, n) => ir(t, n, e)
	}).compose((e) => (t, r) => or.test(String(t.origin)) ? n.dispatch(t, r) : e(t, r));
}
/** Rejects when the deadline has passed: undici's own signal does nothing before there is a connection. */
function rr(e) {
	return new Promise((t, n) => {
		e.addEventListener("abort", () => n(e.reason), { once: !0 });
	});
}
/**
* Connections to a proxy, for `EnvHttpProxyAgent`. When a proxy hangs up instead of answering, undici 7 by itself connects
* anew without end, some thousand times a second, and the request never fails (nodejs/undici#3897); for one that is silent
* it would wait 5 minutes, where it is waited `timeoutMs` ms here.
*/
function ir(e, t, n) {
	let r = new ne(e, t), i = r.connect.bind(r);
	return Object.assign(r, { connect: async (e) => {
		let t = await i({
			...e,
			signal: AbortSignal.timeout(n)
		}).catch((e) => {
			throw new R(`the proxy gave no usable answer: ${ar(e)}`);
		});
		if (t.statusCode === 200) return t;
		throw t.socket.on("error", () => {}).destroy(), new R(`the proxy answered ${t.statusCode}`);
	} });
}
/** Why a connection failed and where it led, by the fields of Node's error that hold no secret. */
function ar(e) {
	let { code: t, name: n, address: r, port: i, hostname: a } = Object(e), o = typeof r == "string" ? `${r}:${i}` : a;
	return [typeof t == "string" ? t : n, o].filter(Boolean).join(" ");
}
var R, or, sr = w((() => {
	er(), R = class extends Error {
		name = "NoTunnel";
	}, or = /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/;
})), cr = /* @__PURE__ */ Se({ createHttpClient: () => lr });
/**
* What the platform SDK sends its requests with (its base class is handed in, as the SDK is loaded late). Connections
* are kept, at less than half the cost of the SDK's own client, and go through HTTPS_PROXY, HTTP_PROXY and NO_PROXY. There
* is a deadline for the whole answer (`timeoutMs`), there are no redirects (they would carry the credentials elsewhere),
* and errors hold no request. Throws nothing but {@link GenesysFailure}.
*/
function lr(e, t) {
	let n = nr(t, { connections: 64 });
	class r extends e {
		async request({ url: e, method: r, headers: i, params: a, data: o }) {
			let { origin: s, pathname: c, searchParams: l } = new URL(e);
			for (let [e, t] of Object.entries(a ?? {})) l.append(e, String(t));
			let u = l.size === 0 ? "" : `?${l}`, d = AbortSignal.timeout(t);
			try {
				let e = n.request({
					origin: s,
					path: c + u,
					method: r,
					headers: typeof o == "string" ? {
						...gr,
						...i
					} : i ?? null,
					body: o === void 0 || typeof o == "string" ? o : JSON.stringify(o),
					signal: d
				});
				return await Promise.race([e.then(ur), rr(d)]);
			} catch (e) {
				throw d.aborted ? new F("timeout") : fr(e);
			}
		}
		enableHooks() {
			throw Error("Hooks would see the credentials: the companion has none.");
		}
	}
	return new r();
}
async function ur({ statusCode: e, headers: t, body: n }) {
	if (e >= 300) throw n.dump({ limit: hr }).catch(() => {}), new F("status", {
		status: e,
		retryAfterSeconds: mr(t["retry-after"])
	});
	let r = "";
	n.setEncoding("utf8");
	for await (let e of n) if (r += e, r.length > hr) throw new F("unusable-answer");
	let i = dr(r);
	if (typeof i != "object" || !i) throw new F("unusable-answer");
	return {
		status: e,
		headers: t,
		data: i,
		text: r
	};
}
function dr(e) {
	try {
		return JSON.parse(e);
	} catch {
		throw new F("unusable-answer");
	}
}
function fr(e) {
	if (e instanceof F) return e;
	let { code: t } = e;
	return t === "UND_ERR_HEADERS_TIMEOUT" || t === "UND_ERR_BODY_TIMEOUT" ? new F("timeout") : new F("connection", {
		mayHaveArrived: !(e instanceof R || _r.has(String(t))),
		inWords: pr(e, String(t))
	});
}
function pr(e, t) {
	if (e instanceof R) return `cannot be reached: ${e.message}. Check HTTPS_PROXY (HTTP_PROXY for a gateway without TLS), and user and password in it.`;
	let n = ar(e);
	return /CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(t) ? `shows no certificate that this machine trusts (${n}). Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.` : `cannot be reached (${n}). Check DNS, firewall, HTTPS_PROXY and GENESYS_GATEWAY.`;
}
/** `Retry-After` in either form: seconds, or a date. */
function mr(e) {
	if (typeof e != "string") return;
	let t = /^\d+$/.test(e) ? Number(e) : (Date.parse(e) - Date.now()) / 1e3;
	return Number.isFinite(t) ? Math.min(Math.max(t, 1), 3600) : void 0;
}
var hr, gr, _r, vr = w((() => {
	I(), Qn(), sr(), hr = 262144, gr = { "Content-Type": "application/x-www-form-urlencoded" }, _r = /* @__PURE__ */ new Set([
		"ECONNREFUSED",
		"ENOTFOUND",
		"EAI_AGAIN",
		"EHOSTUNREACH",
		"ENETUNREACH",
		"UND_ERR_CONNECT_TIMEOUT",
		"ConnectionRefused",
		"FailedToOpenSocket"
	]);
}));
// dist/server/genesys/sdk.js
/**
* Genesys's platform SDK, set up for one site: a client of its own, since the SDK's singleton would mix sites.
*
* Loaded only when it is needed: it takes 187 ms and 32 MiB (performance.md 3.7), and so is what it sends its requests with.
*/
async function yr(e, t) {
	let { default: n } = await import("purecloud-platform-client-v2"), { createHttpClient: r } = await Promise.resolve().then(() => (vr(), cr)), i = new n.ApiClientClass();
	for (let { config: e } of [i, n.ApiClient]) e.setConfigPath(""), e.logger.log_level = e.logger.logLevelEnum.level.LNone, e.logger.setLogger();
	return i.setEnvironment(e.region.domain), i.config.setGateway(br(e.gateway)), i.setHttpClient(r(n.AbstractHttpClient, t)), i;
}
function br(e) {
	if (e === void 0) return { host: "" };
	let { protocol: t, hostname: n, port: r } = new URL(e);
	return {
		host: n,
		protocol: t.replace(":", ""),
		...r === "" ? {} : { port: Number(r) }
	};
}
var xr = w((() => {}));
// dist/server/genesys/inspector.js
function Sr(e, t, { timeoutMs: n, companion: r }) {
	/** Waits for no turn: visitors do that, and they come first. */
	let i = async () => r?.budget.takeTurn(performance.now()), a = async (a) => {
		let o = await yr(e, n), s = async () => (await i(), qn(o, t)), c = await (r === void 0 ? s() : r.exchange.obtain(s, ({ accessToken: e, expiresAt: t }) => e !== a?.accessToken && Date.now() < t));
		return o.setAccessToken(c.accessToken), {
			api: o,
			login: c
		};
	}, o, s = () => (o ??= a(), o), c = async (e, t, n, c) => {
		let l = ["application/json"], u = async ({ api: r }) => (await i(), r.callApi(e, t, n, {}, {}, {}, c, ["PureCloud OAuth"], l, l)), d = await s();
		try {
			return await u(d);
		} catch (e) {
			if (!(e instanceof F && e.status === 401) || r === void 0) throw e;
			return o = a(d.login), u(await o);
		}
	};
	return {
		async logIn() {
			await s();
		},
		async readDeployment() {
			let { deploymentId: t } = e, { status: n, allowAllDomains: r, allowedDomains: i } = L(Cr, await c("/api/v2/webdeployments/deployments/{deploymentId}", "GET", { deploymentId: t }, null));
			return {
				isActive: n === void 0 || n === "Active",
				allowAllDomains: r,
				allowedDomains: i
			};
		},
		async createGuest() {
			L(wr, await c(e.guestsPath, "POST", {}, {
				externalChannel: "web",
				name: "Web Guest"
			}));
		}
	};
}
var Cr, wr, Tr = w((() => {
	I(), Yn(), xr(), Cr = f.object({
		status: f.string().optional(),
		allowAllDomains: f.boolean().default(!1),
		allowedDomains: f.array(f.string()).default([])
	}), wr = f.object({
		id: f.string().min(1),
		token: f.string().min(1)
	});
}));
// dist/server/crypto/sealing.js
/**
* Sealing by the newest of these secrets, opening by every one.
*
* AES-256-GCM. A key must never meet the same nonce twice, and under one key for ever random nonces may repeat after 2³²
* boxes (NIST SP 800-38D, section 8.3): 3.8 days at 13 000 a second. So a key seals few boxes, and then another is derived
* from 128 random bits. A secret need not be rotated for the number of boxes that it has sealed.
*/
function Er(t, n) {
	let r = _t(t, n, "v2"), i = _t(t, n, "v1"), a = Dr(r[0]);
	return {
		seal(t, n) {
			a.boxes === Fr && (a = Dr(r[0]));
			let i = kr(a), o = e(Pr, a.key, i).setAAD(Buffer.from(n)), s = [
				o.update(t, "utf8"),
				o.final(),
				o.getAuthTag()
			];
			return z + Buffer.concat([
				a.salt,
				i,
				...s
			]).toString("base64url");
		},
		open(e, t) {
			return e.startsWith(z) ? Ar(r, e.slice(z.length), t, jr) : Ar(i, e, t, Mr);
		}
	};
}
function Dr(e) {
	let t = o(B);
	return {
		salt: t,
		key: Or(e, t),
		nonces: o(V * Fr),
		boxes: 0
	};
}
function Or(e, t) {
	return r("sha256", e).update(t).digest();
}
function kr(e) {
	let t = V * e.boxes++;
	return e.nonces.subarray(t, t + V);
}
function Ar(e, t, n, r) {
	let i = Buffer.from(t, "base64url");
	for (let t of e) {
		let e = r(i, t, n);
		if (e !== void 0) return e;
	}
}
function jr(e, t, n) {
	let r = Or(t, e.subarray(0, B));
	return Nr(e.subarray(B), r, n);
}
/** As builds until 0.1 sealed. Visitors still hold such boxes after a release, for as long as a session lives. */
function Mr(e, t, n) {
	return Nr(e, t, n);
}
function Nr(e, n, r) {
	if (e.length < 28) return;
	let i = e.subarray(0, V), a = t(Pr, n, i, { authTagLength: Ir }).setAAD(Buffer.from(r)).setAuthTag(e.subarray(-16)), o = a.update(e.subarray(V, -16));
	try {
		return Buffer.concat([o, a.final()]).toString("utf8");
	} catch {
		return;
	}
}
var z, Pr, Fr, B, V, Ir, Lr = w((() => {
	vt(), z = "v2.", Pr = "aes-256-gcm", Fr = 1024, B = 16, V = 12, Ir = 16;
}));
// dist/server/genesys/sealed-login.js
/** `client` names whose login it is: a box moved to another client's place does not open. */
function Rr(e, t) {
	let n = Er(e, "login");
	return {
		seal: (e) => n.seal(JSON.stringify(e), t),
		open(e) {
			let r = n.open(e, t);
			return r === void 0 ? void 0 : zr.safeParse(JSON.parse(r)).data;
		}
	};
}
var zr, Br = w((() => {
	Lr(), zr = f.object({
		accessToken: f.string(),
		grantedAt: f.number(),
		expiresAt: f.number()
	});
}));
// dist/server/genesys/login-exchange.js
function Vr(e, { client: t, sessionSecrets: n, patienceMs: r }) {
	let i = Rr(n, t), a = `login:${t}`, o = `login-lock:${t}`, c = async (t) => {
		let n = await e.get(a), r = n === void 0 ? void 0 : i.open(n);
		return r !== void 0 && t(r) ? r : void 0;
	};
	return { async obtain(t, n) {
		let l = s(), u = performance.now() + r;
		for (; !await e.claim(o, l, r + Wr);) {
			let e = await c(n);
			if (e !== void 0) return e;
			if (performance.now() >= u) return t();
			await x(Ur);
		}
		try {
			let r = await c(n);
			if (r !== void 0) return r;
			let o = await t();
			return await e.set(a, i.seal(o), Math.max(1, o.expiresAt - o.grantedAt)), o;
		} finally {
			await e.release(o, l);
		}
	} };
}
/** Names an OAuth client in shared state, without telling its id; a changed secret is another client. */
function Hr({ region: e, gateway: t, credentials: r }) {
	let { clientId: i, clientSecret: a } = r, o = [
		e.domain,
		t,
		i,
		a
	];
	return n("sha256").update(JSON.stringify(o)).digest("base64url");
}
var Ur, Wr, Gr = w((() => {
	Br(), Ur = 50, Wr = 1e3;
}));
// dist/server/genesys/ask-once.js
/**
* Asks by HTTP, once, through HTTPS_PROXY, HTTP_PROXY and NO_PROXY as the companion's other calls, and follows no redirect.
* Nothing stays open. Rejects with {@link TooSlow}, {@link TooLarge}, `NoTunnel` of `proxy-tunnels.ts`, or Node's error.
*/
async function Kr(e, t) {
	let { method: n = "GET", headers: r = {}, timeoutMs: i, maxBytes: a } = t, { origin: o, pathname: s, search: c } = new URL(e), { createProxyAgent: l, passed: u } = await Promise.resolve().then(() => (sr(), tr)), d = l(i), f = AbortSignal.timeout(i), p = d.request({
		origin: o,
		path: s + c,
		method: n,
		headers: r,
		signal: f,
		reset: !0
	}).then(async ({ statusCode: e, headers: t, body: n }) => ({
		status: e,
		headers: t,
		body: await qr(n, a, e)
	}));
	try {
		return await Promise.race([p, u(f)]);
	} catch (e) {
		throw f.aborted ? new H() : e;
	} finally {
		d.destroy().catch(() => {});
	}
}
async function qr(e, t, n) {
	let r = [], i = 0;
	for await (let a of e) {
		if (i += a.length, i > t) {
			if (n >= 300) break;
			throw new Jr();
		}
		r.push(a);
	}
	return new TextDecoder().decode(Buffer.concat(r));
}
var H, Jr, Yr = w((() => {
	H = class extends Error {
		name = "TooSlow";
	}, Jr = class extends Error {
		name = "TooLarge";
	};
}));
// dist/server/doctor/ask.js
/** Asks, and follows no redirect. Rejects with {@link Unreachable}. */
async function U(e, { now: t = Date.now, ...n }) {
	let r = t();
	try {
		return {
			...await Kr(e, {
				...n,
				maxBytes: Qr
			}),
			at: (r + t()) / 2
		};
	} catch (t) {
		throw Zr(new URL(e), t instanceof H ? "ETIMEDOUT" : Xr(t), t);
	}
}
function Xr(e) {
	let { code: t } = e;
	return typeof t == "string" ? t : "unknown";
}
function Zr({ host: e, hostname: t }, n, r) {
	return r instanceof Error && r.name === "NoTunnel" ? new W(`${e} cannot be reached: ${r.message}.`, "Check HTTPS_PROXY (HTTP_PROXY for a gateway without TLS), and user and password in it.") : n === "ENOTFOUND" || n === "EAI_AGAIN" ? new W(`${t} has no address (DNS: ${n}).`, "Check GENESYS_REGION and the DNS that this machine uses.") : /CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(n) ? new W(`${e} shows no certificate that this machine trusts (TLS: ${n}).`, "Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.") : n === "ETIMEDOUT" ? new W(`${e} did not answer in time.`, "Check that the firewall lets this machine out to it.") : new W(`${e} cannot be reached (${n}).`, "Check that the firewall lets this machine out to it, and GENESYS_GATEWAY if one is set.");
}
var W, Qr, G = w((() => {
	Yr(), W = class extends Error {
		name = "Unreachable";
		remedy;
		constructor(e, t) {
			super(e), this.remedy = t;
		}
	}, Qr = 1048576;
})), K, q, J, Y, X = w((() => {
	K = (e) => ({
		status: "ok",
		says: e
	}), q = (e) => ({
		status: "skipped",
		says: e
	}), J = (e, t) => ({
		status: "warning",
		says: e,
		remedy: t
	}), Y = (e, t) => ({
		status: "failed",
		says: e,
		remedy: t
	});
}));
// dist/server/doctor/network.js
/** DNS, network and TLS to one of Genesys's hosts. Any status is an answer: at `/` there is nothing to find. */
function $r(e) {
	return async ({ addresses: t, reach: n }) => {
		try {
			return await n(e), K(`${t[e]} answers.`);
		} catch (t) {
			if (!(t instanceof W)) throw t;
			return Y(t.message, `${t.remedy} ${ti[e]}`);
		}
	};
}
/** Tokens of all kinds carry times, and Genesys's clock is the one that counts. */
async function ei({ reach: e, addresses: t }) {
	let n = "login", r = await e(n).catch(() => void 0), i = Date.parse(String(r?.headers.date));
	if (r === void 0 || Number.isNaN(i)) return q(`${t[n]} tells no time.`);
	let a = Math.round((r.at - i - 500) / 1e3);
	if (Math.abs(a) <= ni) return K("This clock and Genesys’s agree.");
	let o = `This machine’s clock is ${Math.abs(a)} s ${a > 0 ? "ahead of" : "behind"} Genesys’s.`, s = "Synchronise it (NTP): tokens would be taken for expired, or be used after they are.";
	return Math.abs(a) > ri ? Y(o, s) : J(o, s);
}
var ti, ni, ri, ii = w((() => {
	G(), X(), ti = {
		login: "Without it the companion cannot log in.",
		api: "Without it no guest can be made.",
		apps: "Visitors fetch Messenger from there; their network may see what this one does not.",
		"api-cdn": "Visitors fetch the deployment from there; their network may see what this one does not."
	}, ni = 5, ri = 60;
}));
// dist/server/doctor/platform.js
/** Does Genesys take the OAuth client? */
async function ai({ inspector: e, addresses: t }) {
	return e === void 0 ? q("No OAuth client is configured: guests are minted.") : pi({
		name: "login",
		address: `POST ${t.login}/oauth/token`
	}, async () => (await e.logIn(), K("Genesys has taken the OAuth client.")));
}
/**
* Is the resource there that makes guests, and may the client use it? Makes one guest, unless a running companion has seen
* what becomes of its visitors': guests made for whoever asks would be visitors' turns.
*/
async function oi({ inspector: e, site: t, addresses: n, lastGuest: r }) {
	return e === void 0 || t.issuer !== "platform" ? q("Guests are minted here.") : r === void 0 ? await fi(e) ? pi({
		name: "guests",
		address: `POST ${n.api}${t.guestsPath}`
	}, async () => (await e.createGuest(), K("Genesys makes guests (one was made just now)."))) : q(hi) : si(r());
}
function si(e) {
	if (e === void 0) return q("No visitor has asked for a guest yet; `npm run doctor` makes one to see.");
	let { agoMs: t, failure: n } = e;
	if (n === void 0) return K(`Genesys made a guest for a visitor ${ci(t)} ago.`);
	let r = `A visitor got no guest ${ci(t)} ago (${n.code}).`, i = n.remedy ?? "The log of that time says why.";
	return n.code === "overloaded" ? J(r, i) : Y(r, i);
}
function ci(e) {
	let t = Math.floor(e / 6e4);
	return t < 1 ? `${Math.floor(e / 1e3)} s` : t < 120 ? `${t} min` : `${Math.floor(t / 60)} h`;
}
/** Is there such a deployment, and is it active? */
async function li(e) {
	let { site: t, addresses: n } = e, r = await di(e);
	return "status" in r ? r : r.isActive ? K(`Deployment ${t.deploymentId} is active (asked ${n["api-cdn"]}).`) : Y(`Deployment ${t.deploymentId} is not active.`, "Activate it in Genesys Cloud: Admin, Message, Messenger Deployments.");
}
/** May the OAuth client read the deployment? Nothing that visitors need: it tells missing rights from a missing resource. */
async function ui({ inspector: e, site: t, addresses: n }) {
	if (e === void 0) return q("No OAuth client is configured.");
	if (!await fi(e)) return q(hi);
	let r = `GET ${n.api}/api/v2/webdeployments/deployments/${t.deploymentId}`;
	try {
		let { isActive: t } = await e.readDeployment();
		return t ? K(`${r}: it is there, and active.`) : Y(`${r}: it is not active.`, _i);
	} catch (e) {
		if (!(e instanceof F)) throw e;
		return e.status === 403 ? J(`${r} answered 403: the OAuth client may not read deployments.`, "To have it checked, give the client a role with webDeployments:deployment:view and the scope webdeployments:readonly.") : e.status === 404 ? Y(`${r} answered 404: there is none with this id.`, gi) : e.kind === "overloaded" ? mi(e) : Y(`${r}: ${e.message}.`, "See the checks of hosts and credentials.");
	}
}
/** The same for every check: the deployment as visitors' browsers get it, or why it cannot be read. */
async function di({ site: e, addresses: t, config: n }) {
	let r = `${t["api-cdn"]}/webdeployments/v1/deployments/${e.deploymentId}`;
	try {
		let [t, i] = await Promise.all(["config.json", "domains.json"].map((e) => U(`${r}/${e}`, { timeoutMs: n.upstreamTimeoutMs })));
		if (t?.status === 403 || t?.status === 404) return Y(`There is no deployment ${e.deploymentId} in ${e.region.domain}.`, gi);
		let { status: a } = vi.parse(JSON.parse(t?.body ?? "")), { allowAllDomains: o, allowedDomains: s } = yi.parse(JSON.parse(i?.body ?? ""));
		return {
			isActive: a === "Active",
			allowAllDomains: o,
			allowedDomains: s
		};
	} catch (e) {
		return e instanceof W ? Y(e.message, e.remedy) : J(`${r}/ is not as it is known here, so nothing can be said about it.`, "Look at the deployment in Genesys Cloud: Admin, Message, Messenger Deployments.");
	}
}
/** A call that was never made must not be blamed for a login that failed. */
async function fi(e) {
	try {
		return await e.logIn(), !0;
	} catch (e) {
		if (e instanceof F) return !1;
		throw e;
	}
}
async function pi(e, t) {
	try {
		return await t();
	} catch (t) {
		if (!(t instanceof F)) throw t;
		if (t.kind === "overloaded") return mi(t);
		let { remedy: n = "" } = Un(t, e);
		return Y(`Genesys did not do it (${t.message}).`, n);
	}
}
/** Visitors have taken all turns, which says nothing of what was to be looked at. */
function mi({ retryAfterSeconds: e = 60 }) {
	return J("Not asked: all calls of this minute are used up (UPSTREAM_CALLS_PER_MINUTE).", `Ask again in ${Math.ceil(e)} s.`);
}
var hi, gi, _i, vi, yi, bi = w((() => {
	I(), G(), X(), hi = "Not asked: there is no login (see credentials).", gi = "Copy the id from Genesys Cloud, Admin, Message, Messenger Deployments, and check GENESYS_REGION.", _i = "Activate it in Genesys Cloud: Admin, Message, Messenger Deployments.", vi = f.object({ status: f.string() }), yi = f.object({
		allowAllDomains: f.boolean(),
		allowedDomains: f.array(f.string())
	});
}));
// dist/server/doctor/origins.js
/** Does Genesys let Messenger open on the pages? */
async function xi(e) {
	if (e.origins.length === 0) return [q(Ti)];
	let t = await di(e);
	return "status" in t ? [q("Nothing is known of the deployment (see above).")] : e.origins.map((e) => {
		if (Si(e, t)) return K(`Genesys lets in ${e}.`);
		let { hostname: n } = new URL(e), r = t.allowedDomains.filter((e) => /[:/]/.test(e));
		return Y(`Genesys does not let in ${e}: Messenger’s window would not open there.`, `Add ${n} to the deployment’s allowed domains in Genesys Cloud, without scheme and port.` + (r.length === 0 ? "" : ` These entries never match anything: ${r.join(", ")}.`));
	});
}
/**
* Genesys's own rule (genesys.md 3.7, CONFIRMED-2): the host name equals an entry or ends in `.` and the entry, whatever the
* case; scheme and port of the page do not count, and an entry that has either never matches.
*/
function Si(e, { allowAllDomains: t, allowedDomains: n }) {
	if (t) return !0;
	let { hostname: r } = new URL(e);
	return n.some((e) => {
		let t = e.toLowerCase();
		return t !== "" && (r === t || r.endsWith(`.${t}`));
	});
}
/** Are the pages on the companion's own list? */
async function Ci({ origins: e, site: t }) {
	return e.length === 0 ? [q(Ti)] : e.map((e) => qe(e, t.allowedOrigins) ? K(`The companion hands out guest sessions to ${e}.`) : Y(`The companion refuses ${e}.`, `Add ${e} to ALLOWED_ORIGINS.`));
}
/** Does the running companion answer the pages, through whatever stands in front of it? */
async function wi({ origins: e, companionUrl: t, config: n }) {
	return e.length === 0 ? [q(Ti)] : Promise.all(e.map(async (e) => {
		let r = `${t}/api/guest-token`;
		try {
			let { status: t, headers: i } = await U(r, {
				method: "OPTIONS",
				headers: {
					origin: e,
					"access-control-request-method": "POST"
				},
				timeoutMs: n.upstreamTimeoutMs
			});
			return i["access-control-allow-origin"] === e ? K(`${r} answers ${e}.`) : Y(`${r} answered ${t} without Access-Control-Allow-Origin for ${e}.`, "Start the companion anew with the configuration of now; a proxy in front must pass on Origin and OPTIONS.");
		} catch (e) {
			if (!(e instanceof W)) throw e;
			return J(`No companion runs at ${t}: ${e.message}`, "Start it, or set PUBLIC_URL to the address that browsers use.");
		}
	}));
}
var Ti, Ei = w((() => {
	E(), G(), X(), bi(), Ti = "No page was named: run `npm run doctor -- --origin https://www.example.com`.";
}));
// dist/server/doctor/pages.js
/**
* Do the pages carry a guest that was fetched ahead, and does a cache hand it to more than one visitor? Each page is asked
* for twice, as two visitors would.
*/
async function Di({ pages: e, config: t, lastGuest: n }) {
	return n === void 0 ? e.length === 0 ? [q("No page was named: run `npm run doctor -- --origin https://www.example.com/page`.")] : Promise.all(e.map((e) => Oi(e, t.upstreamTimeoutMs))) : [q("Not asked here, since a page may make a guest each time: `npm run doctor` asks.")];
}
async function Oi(e, t) {
	try {
		let n = await U(e, { timeoutMs: t }), r = ki(n.body);
		if (r === void 0) return q(`${e} carries no guest.`);
		if (r === ki((await U(e, { timeoutMs: t })).body)) return Y(`${e} was sent twice with the same guest: visitors would read each other’s chats.`, `A cache keeps the page. ${Ai}`);
		let i = String(n.headers["cache-control"] ?? "");
		return /\bno-store\b/.test(i) ? K(`${e} carries a guest, and no cache may keep it.`) : J(`${e} carries a guest, and is sent with ${i === "" ? "no Cache-Control" : `Cache-Control: ${i}`}: a cache may keep it.`, Ai);
	} catch (t) {
		if (!(t instanceof W)) throw t;
		return q(`${e} was not looked at: ${t.message}`);
	}
}
/** The sealed session, however the page carries it: in a script of its own, or as a text within one of a framework. */
function ki(e) {
	return /resume\\*"\s*:\s*\\*"(v\d\.[\w-]+)/.exec(e)?.[1];
}
var Ai, ji = w((() => {
	G(), X(), Ai = "Send it with the header fields that `issueGuest` answers: Cache-Control: private, no-store.";
}));
// dist/server/guest-token/key-set.js
/** `published`, parsed from JSON, as a JSON Web Key Set (RFC 7517); `undefined` when it is none, or too large. */
async function Mi(e) {
	let t = Ri.safeParse(e);
	if (!t.success) return;
	let n = [], r = [], i = [];
	for (let e of t.data.keys) {
		let { kid: t } = Object(e), a = Fi(e) ? await Ii(e) : { why: "is no JSON object" };
		"why" in a ? i.push({
			kid: t,
			...a
		}) : (n.push(e), r.push({
			kid: t,
			...a
		}));
	}
	let a = le({ keys: n });
	return {
		choose: (...e) => a(...e).catch((e) => {
			if (!(e instanceof se)) throw e;
		}),
		usable: r,
		unusable: i
	};
}
/** For the operator: why no key of `set` fits a token with this header. Of the token it shows the algorithm only. */
function Ni({ usable: e, unusable: t }, { kid: n, alg: r }) {
	let i = (e) => n !== void 0 && e.kid === n, a = t.filter(i);
	if (a.length > 0) return `A user token names a key that cannot be used: ${Pi(a)}.`;
	let o = e.find(i);
	if (o !== void 0) return `A user token was signed by ${r}, but the key that it names is for ${o.algorithm}.`;
	let s = t.length === 0 ? "" : ` Of no use among those published: ${Pi(t)}.`;
	return `A user token was signed by a key that is not among the ${e.length} published: publish a key first, then sign with it.${s}`;
}
/** Unusable keys in words, the first few of them. */
function Pi(e) {
	return e.slice(0, 3).map(({ kid: e, why: t }) => typeof e == "string" ? `key ${JSON.stringify(e.slice(0, 40))} ${t}` : `a key without kid ${t}`).join("; ") + (e.length > 3 ? `; and ${e.length - 3} more` : "");
}
function Fi(e) {
	return typeof e == "object" && !!e && !Array.isArray(e);
}
/** By jose's own choice, so that what counts as usable here is what a token finds later. */
async function Ii(e) {
	let t = le({ keys: [e] });
	for (let e of Li) try {
		let { modulusLength: n = zi } = (await t({ alg: e })).algorithm;
		return n >= zi ? { algorithm: e } : { why: `is an RSA key of ${n} bits: it needs ${zi} at least` };
	} catch (t) {
		if (t instanceof se) continue;
		return t instanceof ae ? { why: "is a private key: take it out, and make another" } : { why: `is no good key for ${e}` };
	}
	return { why: `is for something else than ${Li.join(", ")} (by kty, crv, alg, use or key_ops)` };
}
var Li, Ri, zi, Bi = w((() => {
	Li = [
		"RS256",
		"ES256",
		"EdDSA"
	], Ri = f.object({ keys: f.array(f.unknown()).max(100) }), zi = 2048;
}));
// dist/server/guest-token/fetch-keys.js
/**
* The keys that are published at `url`, through HTTPS_PROXY, HTTP_PROXY and NO_PROXY as the calls to Genesys. `timeoutMs` ms
* are for the whole answer, which may have 64 KiB; redirects are not followed. Rejects with {@link NoKeys}.
*/
async function Vi(e, t = Wi) {
	let { origin: n, pathname: r } = new URL(e), i = (e, t = Ki) => new Z(`No keys come from ${n}${r}: ${e}.`, t), { status: a, body: o } = await Kr(e, {
		headers: { accept: qi },
		timeoutMs: t,
		maxBytes: Gi
	}).catch((e) => {
		throw i(...Hi(e, t));
	});
	if (a >= 300 && a < 400) throw i(`it answered ${a}`, "Set USER_TOKEN_JWKS to where that leads: no redirect is followed.");
	if (a !== 200) throw i(`it answered ${a}`);
	let s = await Mi(Ui(o));
	if (s === void 0) throw i("its answer is no JSON Web Key Set: {\"keys\": [at most 100]}");
	return s;
}
/** What went wrong, and what to do about it. */
function Hi(e, t) {
	if (e instanceof H) return [`it did not answer within ${t} ms`];
	if (e instanceof Jr) return [`its answer has more than ${Gi / 1024} KiB`];
	let { name: n, message: r, code: i = n } = e;
	return n === "NoTunnel" ? [String(r), "Check HTTPS_PROXY, and user and password in it."] : /CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(String(i)) ? [`it shows no certificate that this machine trusts (${i})`, "Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too."] : [`it cannot be reached (${i})`, "Check DNS, firewall, HTTPS_PROXY and USER_TOKEN_JWKS."];
}
function Ui(e) {
	try {
		return JSON.parse(e);
	} catch {
		return;
	}
}
var Z, Wi, Gi, Ki, qi, Ji = w((() => {
	Yr(), Bi(), Z = class extends Error {
		name = "NoKeys";
		remedy;
		constructor(e, t) {
			super(e), this.remedy = t;
		}
	}, Wi = 3e3, Gi = 65536, Ki = "Check USER_TOKEN_JWKS, and the server that it leads to.", qi = "application/jwk-set+json, application/json";
}));
// dist/server/doctor/user-token-keys.js
/** Do the keys come that the site publishes, and can they check user tokens? */
async function Yi({ site: { userTokenKeys: e } }) {
	if (e === void 0) return q("No USER_TOKEN_SECRET and no USER_TOKEN_JWKS: nobody signs in.");
	if ("secrets" in e) return q("User tokens are checked by USER_TOKEN_SECRET.");
	try {
		let { usable: t, unusable: n } = await Vi(e.jwksUrl), r = n.length === 0 ? "" : ` Of no use: ${Pi(n)}.`;
		if (t.length === 0) return Y(`The site publishes no key that checks user tokens.${r}`, "Publish the public key that the site’s back end signs user tokens with: RSA of 2048 bits, P-256 or Ed25519.");
		let i = [...new Set(t.map(({ algorithm: e }) => e))].join(", ");
		return K(`${t.length} usable, for ${i}.${r}`);
	} catch (e) {
		if (!(e instanceof Z)) throw e;
		return Y(e.message, `${e.remedy} Until keys come nobody can sign in.`);
	}
}
var Xi = w((() => {
	Ji(), Bi(), X();
})), Zi = /* @__PURE__ */ Se({
	isWell: () => $i,
	runDoctor: () => Qi
});
/** Looks at every site. Rejects only when a check itself is broken. */
async function Qi(e) {
	let t = [];
	for (let n of e.config.sites) {
		let r = ea(n, e);
		for (let { title: i, quick: a, look: o } of aa) {
			if (e.extent === "quick" && !a) continue;
			let s = await o(r), c = "status" in s ? [s] : s;
			for (let e of c) t.push({
				deploymentId: n.deploymentId,
				title: i,
				...e
			});
		}
	}
	return t;
}
/** Whether anything was found that keeps visitors from chatting. */
function $i(e) {
	return e.every(({ status: e }) => e !== "failed");
}
function ea(e, t) {
	let { config: n, lastGuestOf: r, now: i = Date.now } = t, { domain: a } = e.region, o = {
		login: e.gateway ?? `https://login.${a}`,
		api: e.gateway ?? `https://api.${a}`,
		apps: new URL(e.scriptUrl).origin,
		"api-cdn": t.cdnUrl ?? `https://api-cdn.${a}`
	}, s = t.pages ?? [...e.allowedOrigins.exact], c = /* @__PURE__ */ new Map();
	return {
		config: n,
		site: e,
		pages: s,
		origins: [...new Set(s.map((e) => new URL(e).origin))],
		addresses: o,
		companionUrl: t.companionUrl ?? n.publicUrl ?? na(n),
		inspector: ta(e, t),
		lastGuest: r && (() => r(e.deploymentId)),
		shared: t.shared,
		now: i,
		reach(e) {
			let t = c.get(e);
			if (t !== void 0) return t;
			let r = U(`${o[e]}/`, {
				method: "HEAD",
				timeoutMs: n.upstreamTimeoutMs,
				now: i
			});
			return c.set(e, r), r;
		}
	};
}
function ta(e, { config: t, store: n }) {
	let { credentials: r } = e;
	if (r === void 0) return;
	let { upstreamTimeoutMs: i, upstreamCallsPerMinute: a, sessionSecrets: o } = t, s = Hr({
		...e,
		credentials: r
	});
	return Sr(e, r, {
		timeoutMs: i,
		companion: n && {
			exchange: Vr(n, {
				client: s,
				sessionSecrets: o,
				patienceMs: i
			}),
			budget: Gn(n, {
				client: s,
				callsPerMinute: a,
				latestArrivalMs: i
			})
		}
	});
}
function na({ listen: { host: e, port: t } }) {
	let n = e === "0.0.0.0" || e === "::" ? "127.0.0.1" : e;
	return `http://${n.includes(":") ? `[${n}]` : n}:${t}`;
}
/** Its spelling was understood, or there were no configuration. */
async function ra({ site: { region: e, gateway: t } }) {
	let n = t === void 0 ? "" : `, login and API by way of ${t}`;
	return K(`${e.environment} (${e.domain}, ${e.aws})${n}`);
}
async function ia({ shared: e }) {
	if (e === void 0) return q("No REDIS_URL: this machine keeps its state to itself.");
	try {
		return await e.check(), K("Machines share their state.");
	} catch (e) {
		let t = e instanceof Error ? e.message : "It cannot be reached.";
		return Y(t, "Until it is mended each machine counts for itself.");
	}
}
var aa, oa = w((() => {
	Kn(), Tr(), Gr(), G(), X(), ii(), Ei(), ji(), bi(), Xi(), aa = [
		{
			title: "region",
			look: ra
		},
		{
			title: "host login.",
			look: $r("login")
		},
		{
			title: "host api.",
			look: $r("api")
		},
		{
			title: "host apps.",
			look: $r("apps")
		},
		{
			title: "host api-cdn.",
			look: $r("api-cdn")
		},
		{
			title: "clock",
			look: ei
		},
		{
			title: "credentials",
			quick: !0,
			look: ai
		},
		{
			title: "guests resource",
			quick: !0,
			look: oi
		},
		{
			title: "deployment",
			quick: !0,
			look: li
		},
		{
			title: "deployment, by API",
			look: ui
		},
		{
			title: "allowed domains in Genesys",
			quick: !0,
			look: xi
		},
		{
			title: "ALLOWED_ORIGINS",
			look: Ci
		},
		{
			title: "CORS of the companion",
			look: wi
		},
		{
			title: "pages with a guest",
			look: Di
		},
		{
			title: "user token keys",
			look: Yi
		},
		{
			title: "Redis",
			look: ia
		}
	];
}));
// dist/server/doctor/examiner.js
/**
* The report, one in 30 s at the most: it costs calls that visitors need. `config` is asked at each report, and another one
* is looked at at once.
*/
function sa(e, t) {
	let { now: n, ...r } = t, i = Hn(async (e) => {
		let { isWell: t, runDoctor: n } = await Promise.resolve().then(() => (oa(), Zi)), i = await n({
			...r,
			config: e,
			extent: "whole"
		});
		return {
			at: (/* @__PURE__ */ new Date()).toISOString(),
			well: t(i),
			diagnoses: i
		};
	}, {
		keptMs: ca,
		now: n
	});
	return () => i(e());
}
var ca = 3e4, la = 1e3, ua = class {
	#e;
	#t;
	#n = [];
	#r = 0;
	/** Of the lines taken out of those above. */
	#i = Buffer.alloc(0);
	/** Whether somebody will come back for more lines. */
	#a = !1;
	#o = !1;
	#s = 0;
	#c = !1;
	/** `soon` decides when lines are written after the first of them has come. */
	constructor(e, t) {
		this.#e = e, this.#t = t;
	}
	write(e) {
		this.#s > 0 || this.#r + this.#i.length + e.length > 4194304 ? (this.#s++, this.#d("its lines are not taken as fast as they come")) : (this.#n.push(e), this.#r += e.length, this.#a || (this.#a = !0, this.#t(this.#l)));
	}
	/** What is not out at the end, when there is no event loop any more; `isWriting`: but for what `write` is at. */
	takeRest() {
		this.#s > 0 && this.#n.push(da(this.#s));
		let e = this.#o ? Buffer.alloc(0) : this.#i;
		return {
			rest: Buffer.concat([e, Buffer.from(this.#n.join(""))]),
			isWriting: this.#o
		};
	}
	#l = () => {
		this.#i.length === 0 && this.#u(), this.#i.length === 0 ? (this.#a = !1, this.#c = !1) : (this.#o = !0, this.#e(this.#i, (e, t) => {
			this.#o = !1, e === null ? (this.#i = this.#i.subarray(t), this.#l()) : e.code === "EAGAIN" ? setTimeout(this.#l, 10).unref() : (this.#d(e.message), setTimeout(this.#l, la).unref());
		}));
	};
	#u() {
		this.#n.length === 0 && this.#s > 0 && (this.#n.push(da(this.#s)), this.#s = 0), this.#i = Buffer.from(this.#n.join("")), this.#n = [], this.#r = 0;
	}
	/** On standard error, which may be as unusable: `console.error` neither waits nor fails. */
	#d(e) {
		this.#c || (this.#c = !0, console.error(`The log cannot be written: ${e}. The companion serves on, and keeps trying.`));
	}
};
/** In the form of the lines around it. */
function da(e) {
	return `${JSON.stringify({
		level: "error",
		time: (/* @__PURE__ */ new Date()).toISOString(),
		lines: e,
		msg: "lines of the log were lost: they could not be written as fast as they came"
	})}\n`;
}
// dist/server/operations/log-destination.js
/** How long the last lines of a process wait for a slow reader, ms. */
var fa = 500, pa = 10;
/** Standard output, for a host's own process: every line is out before the call that logs it returns. */
function ma() {
	return ha ??= _a(xa, (e) => e()), ha;
}
/** One for all companions in a process: two that wait for the same full pipe would mix up their lines. */
var ha;
/**
* Standard output, for the companion's own process: the lines of one turn of the event loop are written together, and no
* request waits for whoever reads them. To be opened once.
*/
function ga() {
	return _a(Ca() ? xa : Sa, setImmediate);
}
function _a(e, t) {
	let n = new ua(e, t);
	return process.on("exit", () => va(n)), n;
}
/** The last lines of a process, also of one that dies of an error. */
function va(e) {
	let { rest: t, isWriting: n } = e.takeRest();
	n && t.length > 0 && ba();
	let r = performance.now() + fa;
	for (; t.length > 0 && performance.now() < r;) xa(t, (e, n) => {
		e === null ? t = t.subarray(n) : e.code === "EAGAIN" ? ba() : t = ya;
	});
}
var ya = Buffer.alloc(0);
function ba() {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pa);
}
var xa = (e, t) => {
	let n;
	try {
		n = g(1, e);
	} catch (e) {
		t(e, 0);
		return;
	}
	t(null, n);
}, Sa = (e, t) => h(1, e, t);
/**
* Whether standard output is a pipe or a socket: then this sees to it that a full one fails at once, with EAGAIN. Else a
* thread would be held for as long as nobody reads, and with it the end of the process.
*/
function Ca() {
	let e = p(1);
	return (e.isFIFO() || e.isSocket()) && process.stdout.fd === 1;
}
// dist/server/operations/log.js
j();
/**
* The operator's log: JSON, one object a line, on standard output unless there is another destination.
*
* Secrets and tokens are kept out by never being handed to it; `redact` is the net below that.
*/
function wa(e, t = ma()) {
	let n = {
		level: e,
		base: null,
		timestamp: ue.stdTimeFunctions.isoTime,
		formatters: { level: (e) => ({ level: e }) },
		redact: {
			paths: [...Ea, ...Ea.map((e) => `*.${e}`)],
			censor: "[redacted]"
		},
		serializers: { err: Da }
	};
	return ue(n, t);
}
/** A failure as fields of a log line. */
function Ta(e) {
	if (!(e instanceof A)) return {
		code: "internal-error",
		err: e
	};
	let { code: t, limit: n, remedy: r } = e;
	return {
		code: t,
		...n === void 0 ? {} : { limit: n },
		...r === void 0 ? {} : { remedy: r }
	};
}
var Ea = [
	"token",
	"accessToken",
	"access_token",
	"userToken",
	"resume",
	"context",
	"clientSecret",
	"secret",
	"authorization",
	"cookie",
	"headers",
	"body",
	"metricsToken"
];
/**
* Pino's own serializer copies every property of an error, and an HTTP client's error carries the request with its
* Authorization header: so only these.
*/
function Da(e) {
	return e instanceof Error ? {
		type: e.name,
		message: e.message,
		stack: e.stack
	} : { type: typeof e };
}
// dist/server/within.js
/** Resolves as `work` does, or rejects with `tooLate()` after `ms`. What comes of `work` then is nobody's. */
async function Oa(e, t, n) {
	let r, i = new Promise((t, i) => {
		r = setTimeout(() => setImmediate(() => i(n())), e);
	});
	try {
		return await Promise.race([t, i]);
	} finally {
		clearTimeout(r);
	}
}
// dist/server/guest-token/ahead.js
j();
/**
* Makes a guest session by `makeSession` and hands it over for a page. Never rejects: a page is never lost for the sake of
* the chat on it.
*/
async function ka({ origin: e, patienceMs: t = 1e3 }, n, { log: r, metrics: i }) {
	let a = performance.now(), o = (e) => i.requestDone("issueGuest", e, performance.now() - a);
	try {
		let r = await Oa(t, n(), Aa);
		return o("ok"), ja(r, e);
	} catch (e) {
		let t = yt(e), { code: n, detail: i } = t;
		return o(n), r.warn(Ta(n === "internal-error" ? e : t), "no guest was issued ahead"), {
			session: void 0,
			script: "",
			headers: {},
			problem: {
				code: n,
				detail: i
			}
		};
	}
}
function Aa() {
	return new A("genesys-timeout", { remedy: "A page waited no longer than its patienceMs. Its visitor gets a guest all the same, asked for by the browser." });
}
function ja(e, t) {
	let n = {
		...e,
		origin: t,
		issuedAt: (/* @__PURE__ */ new Date()).toISOString()
	};
	return {
		session: n,
		script: `<script type="application/json" data-messenger-session>${JSON.stringify(n).replaceAll("<", "\\u003c")}<\/script>`,
		headers: { "Cache-Control": "private, no-store" }
	};
}
// dist/server/guest-token/requests.js
/** What `POST /api/guest-token` is asked by: contract section 3. All of it may be missing. */
var Ma = f.strictObject({
	deploymentId: f.string().optional(),
	userToken: f.string().optional(),
	resume: f.string().optional(),
	proof: f.string().optional()
}), Na = f.strictObject({
	deploymentId: f.string().optional(),
	resume: f.string()
}), Pa = f.strictObject({
	context: f.string(),
	deploymentId: f.string().optional()
});
E(), j();
/**
* The site that a page of this origin names; where it names none, the only one that it may use. Throws
* `unknown-deployment` or `origin-not-allowed`.
*/
function Fa(e, t, n) {
	let r = ({ site: e }) => qe(t, e.allowedOrigins);
	if (n === void 0) {
		let [n, ...i] = e.filter(r);
		if (n === void 0) throw new A("origin-not-allowed", { remedy: Je(t) });
		if (i.length === 0) return n;
		throw new A("unknown-deployment", { detail: "Name the deployment: this companion serves several." });
	}
	let i = Ia(e, n);
	if (!r(i)) throw new A("origin-not-allowed", { remedy: Je(t) });
	return i;
}
/** The site of this deployment. Throws `unknown-deployment`. */
function Ia(e, t) {
	let n = t.toLowerCase(), r = e.find(({ site: e }) => e.deploymentId === n);
	if (r === void 0) throw new A("unknown-deployment");
	return r;
}
// dist/server/http/body.js
j();
var La = 8192;
/**
* The body as JSON in this shape and nothing more; an empty body counts as `{}`. `text/plain` is what a page may send
* without a preflight. Rejects with `invalid-request`, `body-too-large` or `unsupported-media-type`.
*/
async function Ra(e, t) {
	if (za(e), Number(e.headers["content-length"]) > La) throw Ha();
	let n = await e.readBody(La), r = t.safeParse("text" in n ? Va(n.text) : n.parsed);
	if (r.success) return r.data;
	let i = r.error.issues.map(({ path: e, message: t }) => [...e, t].join(": "));
	throw new A("invalid-request", { detail: `${i.join(". ").slice(0, 500)}.` });
}
/** Compressed bodies are refused: none this small needs it, and a small one may grow large. */
function za({ headers: e }) {
	if (!(e["transfer-encoding"] !== void 0 || Number(e["content-length"]) > 0)) return;
	let t = String(e["content-type"] ?? ""), [, n = "utf-8"] = /charset\s*=\s*"?([^\s;"]*)/i.exec(t) ?? [], r = e["content-encoding"] ?? "identity";
	if (!(Ba.test(t) && n.toLowerCase() === "utf-8" && r === "identity")) throw new A("unsupported-media-type", { detail: "Send JSON as text/plain or application/json, in UTF-8, not compressed." });
}
var Ba = /^\s*(text\/plain|application\/json)\s*(;|$)/i;
function Va(e) {
	if (e.trim() === "") return {};
	try {
		return JSON.parse(e);
	} catch {
		throw new A("invalid-request", { detail: "The body is not JSON." });
	}
}
/** For hosts, which count the bytes while they read. */
function Ha() {
	return new A("body-too-large", { detail: "The body may have at most 8 KiB." });
}
// dist/server/http/capacity.js
j();
function Ua() {
	let e = 0, t = async (t) => {
		e--;
		try {
			return await t();
		} finally {
			e++;
		}
	};
	return { async run(n) {
		if (e >= 1024) throw Ga();
		e++;
		try {
			return await n(t);
		} finally {
			e--;
		}
	} };
}
/**
* A tenth of a second of work, at some 90 µs a guest (`npm run bench:tricks`). Whoever came behind them would wait longer than
* for a refusal and a second try. Less would refuse crowds that are no trouble: 1 000 who come in one turn of the event loop
* are all at work before the first of them waits for Genesys, whose line has a bound of its own.
*/
var Wa = 1024;
function Ga() {
	return new A("overloaded", {
		retryAfterSeconds: 1,
		remedy: `${Wa} requests are being worked on: add a machine, or see why this one or Redis is slow.`
	});
}
// dist/server/http/plain.js
/** Adds fields to those of an answer. A field that is there already becomes a list, as HTTP reads fields that come twice. */
function Ka(e, t) {
	for (let [n, r] of Object.entries(t)) e[n] = e[n] === void 0 ? r : `${e[n]}, ${r}`;
}
/** An answer in JSON. */
function Q(e, t = 200) {
	return {
		status: t,
		headers: { "Content-Type": "application/json; charset=utf-8" },
		body: JSON.stringify(e)
	};
}
// dist/server/http/dispatch.js
j();
/**
* Finds the route of a request and answers it. Never rejects: this is the one place where a failure becomes an answer.
* `missing` is the problem of a request that has no route.
*/
function qa(e, { observe: t, missing: n }) {
	let r = async (t, r) => {
		let i = {
			"Cache-Control": "no-store",
			"X-Content-Type-Options": "nosniff",
			"X-Request-Id": r
		}, a = (e) => (Ka(i, e.headers), {
			...e,
			headers: i
		});
		try {
			let r = Object.hasOwn(e, t.path) ? e[t.path] : void 0;
			if (r === void 0) throw n(t);
			return { answer: a(await r(t, i)) };
		} catch (e) {
			let t = yt(e), n = Ta(t.code === "internal-error" ? e : t);
			return {
				answer: a(bt(t)),
				failure: n
			};
		}
	};
	return (e) => t(e, (t) => r(e, t));
}
/** A route that is only read. */
function Ja(e) {
	return async ({ method: t }) => {
		if (t === "GET" || t === "HEAD") return e();
		throw new A("method-not-allowed", { headers: { Allow: "GET, HEAD" } });
	};
}
E(), j();
/**
* The header fields that any answer to a page has. An allowed origin reads every answer, errors too; to all others the
* answer says nothing.
*/
function Ya({ headers: { origin: e } }, t) {
	return typeof e != "string" || !t(e) ? { Vary: "Origin" } : {
		Vary: "Origin",
		"Access-Control-Allow-Origin": e,
		"Access-Control-Expose-Headers": "Retry-After, RateLimit, RateLimit-Policy"
	};
}
/**
* The origin of the page that asks, by POST or a preflight for it. Lets in only what a page of an allowed origin asks by
* `fetch`, before anything costs a call to Genesys. Throws `method-not-allowed` or `origin-not-allowed`.
*
* Cors, the library, would run the handler for a foreign origin and only hide its answer (performance.md 4.1).
*/
function Xa(e, t) {
	let { method: n, headers: r } = e, { origin: i } = r;
	if (n !== "POST" && n !== "OPTIONS") throw new A("method-not-allowed", {
		detail: "Ask with POST.",
		headers: { Allow: "POST, OPTIONS" }
	});
	if (typeof i != "string" || !t(i)) throw to(i);
	if (n === "POST" && !eo(e)) throw new A("origin-not-allowed", { detail: "Ask with fetch in mode cors, not by a navigation, a form or an element." });
	return i;
}
/** To a browser that asks before a POST of a page that is let in. */
function Za(e, t) {
	return En(e, t) ? $a : Qa;
}
var Qa = {
	status: 204,
	headers: {
		"Access-Control-Allow-Methods": "POST",
		"Access-Control-Allow-Headers": "content-type",
		"Access-Control-Max-Age": "7200"
	}
}, $a = {
	...Qa,
	headers: {
		...Qa.headers,
		...Dn
	}
};
/** By Fetch Metadata. Browsers without it (Safari before 16.4) are held by Origin alone. */
function eo({ headers: e }) {
	let t = e["sec-fetch-mode"] ?? "cors", n = e["sec-fetch-dest"] ?? "empty";
	return (t === "cors" || t === "same-origin") && n === "empty";
}
function to(e) {
	return new A("origin-not-allowed", { remedy: typeof e == "string" ? Je(e) : "The request carried no Origin: it did not come from a page in a browser." });
}
// dist/server/operations/health.js
j();
/** Thrown by a check of something that the companion can do without for a while: `/readyz` tells, but stays 200. */
var no = class extends Error {
	name = "Degraded";
};
/** `checks` is asked at each request, since the configuration may have changed: another record is looked at at once. */
function ro(e, { log: t, degrading: n = {}, stopping: r, now: i }) {
	let a = async (e, n) => {
		try {
			return await n(), "ok";
		} catch (n) {
			return n instanceof no ? (t.warn({
				check: e,
				remedy: n.message
			}, "degraded"), "degraded") : (t.warn({
				check: e,
				...Ta(n)
			}, "not ready"), n instanceof A ? n.code : "internal-error");
		}
	}, o = async (e) => Object.fromEntries(await Promise.all(Object.entries(e).map(async ([e, t]) => [e, await a(e, t)]))), s = Hn(async (e) => {
		let [t, r] = await Promise.all([o(e), o(n)]), i = {
			...t,
			...r
		}, a = Object.values(t).every((e) => e === "ok" || e === "degraded"), s = Object.values(i).every((e) => e === "ok");
		return {
			status: a ? s ? "ready" : "degraded" : "not ready",
			checks: i
		};
	}, {
		keptMs: io,
		now: i
	});
	return { async ready() {
		if (r?.aborted) return Q({
			status: "stopping",
			checks: {}
		}, 503);
		let t = await s(e());
		return Q(t, t.status === "not ready" ? 503 : 200);
	} };
}
var io = 5e3, ao = {
	genesys_login_age_seconds: "Age of the login that all calls to Genesys share.",
	genesys_circuit_open: "1 while calls to Genesys are not even tried, 0.5 while one is let through to see, else 0.",
	genesys_queue_depth: "Calls that wait for their turn."
}, oo = Object.keys(ao), so = [
	.001,
	.0025,
	.005,
	.01,
	.025,
	.05,
	.1,
	.25,
	.5,
	1,
	2.5,
	5
], co = [
	.01,
	.025,
	.05,
	.1,
	.25,
	.5,
	1,
	2.5,
	5,
	10
];
/** Each with a registry of its own: an application that mounts the companion has metrics of its own. */
function lo() {
	let e = new me(), t = [e];
	he({ register: e });
	let n = c("companion_requests_total", "Requests by outcome.", ["route", "outcome"]), r = c("companion_limits_hit_total", "Requests that a limit refused.", ["limit"]), i = c("genesys_calls_total", "Calls to Genesys by outcome.", ["call", "outcome"]), a = new pe({
		name: "companion_request_seconds",
		help: "Time to the end of the answer.",
		labelNames: ["route"],
		buckets: so,
		registers: t
	}), o = new pe({
		name: "genesys_call_seconds",
		help: "Time to the end of the answer of Genesys.",
		labelNames: ["call"],
		buckets: co,
		registers: t
	}), s = /* @__PURE__ */ new Map();
	for (let e of oo) new fe({
		name: e,
		help: ao[e],
		labelNames: ["site"],
		registers: t,
		collect() {
			this.reset();
			for (let [t, n] of s.get(e)?.() ?? []) n !== void 0 && this.set({ site: t }, n);
		}
	});
	function c(e, n, r) {
		return new de({
			name: e,
			help: n,
			labelNames: r,
			registers: t
		});
	}
	return {
		requestDone(e, t, r) {
			n.labels(e, t).inc(), r !== void 0 && a.labels(e).observe(r / 1e3);
		},
		limitHit: (e) => r.labels(e).inc(),
		upstreamDone(e, t, n) {
			i.labels(e, t).inc(), n !== void 0 && o.labels(e).observe(n / 1e3);
		},
		watch: (e, t) => {
			s.set(e, t);
		},
		watchStore(e) {
			new fe({
				name: "companion_store_entries",
				help: "Values and windows of limits that this process keeps; past 100 000 of either it forgets the oldest.",
				registers: t,
				collect() {
					this.set(e());
				}
			});
		},
		text: () => e.metrics(),
		contentType: e.contentType
	};
}
// dist/server/operations/operators.js
j();
/** A route for operators alone. Anybody else is told that there is nothing, and learns no more. */
function uo(e, t) {
	return fo(async (n, r) => {
		if (!mo(n, t())) throw new A("not-found");
		return e(n, r);
	});
}
/** A route that no page of another origin may ask, such as by an `<img>`: a link that a person follows is let in. */
function fo(e) {
	return async (t, n) => {
		if (yo(t)) throw new A("not-found");
		return e(t, n);
	};
}
/** Says at the start that nobody is let in: an operator who is told 404 would look for the fault elsewhere. */
function po({ mode: e, metricsToken: t }, n) {
	t === void 0 && e !== "development" && n.info("/metrics and /api/doctor are closed: set METRICS_TOKEN, and send it as `Authorization: Bearer …`, to open them");
}
/**
* Whether it is the operator who asks, and not the public. What lets somebody in is always something that the request
* shows, never something that it lacks: Node drops the header fields after the first 1 000, so anybody can have a field
* of a proxy go missing.
*
* With a token (`METRICS_TOKEN`): who sends it as `Authorization: Bearer …`, from anywhere. Without one: nobody in
* production; in development who connects from this machine and asks it by its own name. A tunnel or a page on the
* internet that leads here has another name in `Host`.
*/
function mo(e, { mode: t, metricsToken: n }) {
	let { headers: r, address: i } = e;
	return n === void 0 ? t === "production" || ho.some((e) => e in r) ? !1 : vo(i) && go.test(String(r[":authority"] ?? r.host)) : c(bo(String(r.authorization ?? "")), bo(`Bearer ${n}`));
}
var ho = [
	"forwarded",
	"x-forwarded-for",
	"x-real-ip",
	"via",
	"cf-connecting-ip"
], go = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i, _o = new l();
_o.addSubnet("127.0.0.0", 8), _o.addAddress("::1", "ipv6");
/** Hosts that do not know the address tell none, or an empty one. */
function vo(e = "") {
	let t = d(e);
	return t !== 0 && _o.check(e, t === 4 ? "ipv4" : "ipv6");
}
/** By Fetch Metadata, which browsers send to this machine and over https, and no page can write. */
function yo({ headers: e }) {
	let t = e["sec-fetch-site"];
	return t === void 0 || t === "none" || t === "same-origin" ? !1 : e["sec-fetch-mode"] !== "navigate" || e["sec-fetch-dest"] !== "document";
}
/** Of one length, whatever was sent: comparing takes the same time for every wrong token. */
function bo(e) {
	return n("sha256").update(e).digest();
}
// dist/server/operations/requests.js
/**
* One line in the log, one count in the metrics and, with `traces`, one span for each request. Its id is the one that came
* with it, so that a proxy's log and this one can be read together, or else a new one.
*/
function xo(e) {
	let { log: t, metrics: n, traces: r } = e;
	return async (e, i) => {
		let a = performance.now(), o = To(e.headers["x-request-id"]), s = Do.has(e.path), c = s ? e.path : So(e.path), l = s ? c : "other", u = r?.()?.begin(e, l), { answer: d, failure: f } = await (u === void 0 ? i(o) : u.run(() => i(o)));
		try {
			let r = performance.now() - a, i = e.hasLeft() ? Eo : d.status, s = ko(i, f?.code);
			u?.end(i, s), n.requestDone(l, s, r), f?.limit !== void 0 && n.limitHit(f.limit);
			let p = {
				requestId: o,
				method: e.method,
				path: c,
				status: i,
				ms: Math.round(r),
				...f
			};
			i >= 500 ? t.error(p, "request failed") : Oo.has(c) ? t.debug(p, "probe") : t.info(p, "request");
		} catch (e) {
			console.error("messenger-tag: a request could not be logged:", e);
		}
		return d;
	};
}
/** A visitor may have written anything there: a token or a sealed session too, which nobody is to read in a log. */
function So(e) {
	return e.slice(0, Co).split("/").map((e) => e.length > wo ? `${e.slice(0, wo)}…` : e).join("/");
}
var Co = 200, wo = 32;
/** A visitor may send any id: only one that fits into a line of any log is taken over. */
function To(e) {
	return typeof e == "string" && /^[\w-]{8,64}$/.test(e) ? e : s();
}
/** As nginx writes it: nobody waited for the answer any more. */
var Eo = 499, Do = /* @__PURE__ */ new Set([
	"/api/guest-token",
	"/api/guest-token/end",
	"/api/verify-context",
	"/healthz",
	"/readyz",
	"/metrics",
	"/api/doctor"
]), Oo = /* @__PURE__ */ new Set([
	"/healthz",
	"/readyz",
	"/metrics"
]);
/** A short word for how a request ended. */
function ko(e, t) {
	return e === Eo ? "aborted" : t ?? (e < 400 ? "ok" : `status-${e}`);
}
// dist/server/operations/unnamed-proxy.js
/**
* Tells the log once, since any visitor may write `X-Forwarded-For`, and the value never. Behind a proxy that TRUST_PROXY
* does not name, all visitors have the proxy's address: a few open the chat, and the next ones are turned away.
*/
function Ao(e) {
	let t = !1;
	return ({ headers: n }, r) => {
		t || r !== 0 || n["x-forwarded-for"] === void 0 || (t = !0, e.warn({ remedy: jo }, "a request came with X-Forwarded-For, and TRUST_PROXY is not set: if a proxy stands in front, all visitors are counted as one address"));
	};
}
var jo = "Say how many proxies stand in front, TRUST_PROXY=1, or where, TRUST_PROXY=10.0.0.0/8,loopback. If there is none, a visitor wrote the field, and nothing is to be done.";
// dist/server/operations/watch-platforms.js
/** Shows in the metrics how it stands between each site and Genesys. `platformOf` is asked anew each time. */
function Mo(e, t) {
	let n = (e) => () => [...t()].map(([t, n]) => [t, e(n.state())]);
	e.watch("genesys_login_age_seconds", n(({ loginAgeMs: e }) => e === void 0 ? void 0 : e / 1e3)), e.watch("genesys_circuit_open", n(({ circuit: e }) => No[e])), e.watch("genesys_queue_depth", n(({ queueDepth: e }) => e));
}
var No = {
	closed: 0,
	"half-open": .5,
	open: 1
};
// dist/server/delivery/deliverable.js
/** Makes a file ready. Without options it is a script, compressed as small as it goes. */
function Po(e, { contentType: t = "text/javascript; charset=utf-8", brotli: r = {} } = {}) {
	let i, a;
	return {
		contentType: t,
		hash: n("sha256").update(e).digest("hex").slice(0, 16),
		integrity: `sha384-${n("sha384").update(e).digest("base64")}`,
		identity: e,
		get br() {
			return i ??= ge(e, { params: {
				[C.BROTLI_PARAM_MODE]: C.BROTLI_MODE_TEXT,
				[C.BROTLI_PARAM_SIZE_HINT]: e.length,
				...r
			} }), i;
		},
		get gzip() {
			return a ??= _e(e, { level: 9 }), a;
		}
	};
}
/** For stage one, 0.2 ms, where the best that Brotli can takes 6 ms for 6 % less. */
var Fo = {
	[C.BROTLI_PARAM_QUALITY]: 9,
	[C.BROTLI_PARAM_LGWIN]: 16
};
// dist/server/delivery/written-in.js
/** The parts as they were built, in the folder that the build gave them. Loaders that tests make up may have none. */
function Io(e) {
	let t = Object.keys(e).find((e) => /^[\w-]+\/chat\.js$/.test(e))?.split("/")[0] ?? "", n = Object.entries(e).filter(([e]) => e.startsWith(`${t}/`));
	return {
		folder: t,
		texts: Object.fromEntries(n.map(([e, n]) => [e.slice(t.length + 1), n]))
	};
}
/**
* The parts with a site's settings in those that have the chat in them, in a folder that is named after the settings, too:
* browsers keep what is in it for a year, so other settings need another name.
*/
function Lo({ folder: e, texts: t }, r) {
	let i = n("sha256").update(`${e} ${JSON.stringify(r)}`).digest("base64url").slice(0, 6), a = Object.entries(t).map(([e, t]) => [e, Bo(t, "__COMPANION__", r)]);
	return {
		folder: i,
		texts: Object.fromEntries(a)
	};
}
/** Stage one, looking for its parts in another folder than the build's. */
function Ro(e, t, n) {
	return e.replaceAll(`loader/${t}/`, `loader/${n}/`);
}
/**
* Stage one with the companion's own address in it, since it cannot always see the `<script>` that it came by. The minifier
* may have put it at the start of a longer text, in any quotes: of what ends one, an address can have but the apostrophe.
*/
function zo(e, t) {
	return e.replace("././", () => t.replaceAll("'", "%27"));
}
/** Puts a value in the place of a string, in whichever quotes a minifier has written that: so no global is made. */
function Bo(e, t, n) {
	let r = JSON.stringify(n).replace(/[<\u2028\u2029]/g, (e) => `\\u${e.charCodeAt(0).toString(16).padStart(4, "0")}`), i = [
		"\"",
		"'",
		"`"
	].map((e) => e + t + e).find((t) => e.includes(t));
	return i === void 0 ? e : e.replace(i, () => r);
}
// dist/server/delivery/files.js
/**
* The built loader, with a site's settings and the companion's own address in it. Without an address, with a slash at its
* end, stage one looks for its parts beside itself. Throws in words when nothing has been built.
*
* Everything is compressed here and not by the build: some of it must be, since settings and address are written into it,
* and the rest is less work than a second way of doing the same. At the start it would take a tenth of a second.
*/
function Vo(e, t, n) {
	let r = e["loader.js"];
	if (r === void 0) throw Error("The loader has not been built. Run `npm run build`.");
	let i = Io(e), a = Lo(i, t), o = Ro(r, i.folder, a.folder), s = Wo(n === void 0 ? o : zo(o, n)), c = `${s.hash}/loader.js`, l = /* @__PURE__ */ new Map([[c, s]]);
	for (let { folder: e, texts: t } of [a, i]) for (let [n, r] of Object.entries(t)) l.set(`${e}/${n}`, Wo(r));
	let u = Object.entries(e).filter(([e]) => Ho.test(e)), d = new Map(u.map(([e, t]) => [e, Wo(t)])), f = Object.fromEntries([...l, ...d].map(([e, t]) => [e, t.integrity])), p = {
		loader: c,
		pinned: u.find(([, e]) => e === r)?.[0],
		integrity: f
	};
	return {
		loader: s,
		loaderAskedAt: (e) => Po(Buffer.from(zo(o, e)), { brotli: Fo }),
		hashed: l,
		pinned: d,
		forOtherBuild: (e) => l.get(`${a.folder}/${Uo.test(e) ? e : "take-over.js"}`) ?? l.get(`${a.folder}/take-over.js`),
		manifest: Po(Buffer.from(`${JSON.stringify(p, void 0, 2)}\n`), { contentType: "application/json; charset=utf-8" })
	};
}
/** As `0.2.0/loader.js`. No folder of parts has a dot in its name. */
var Ho = /^\d+\.[\w.-]+\/loader\.js$/, Uo = /\.\d+\.js$/;
function Wo(e) {
	return Po(Buffer.from(e));
}
// dist/server/genesys/circuit.js
I();
/**
* Opens after 10 failures in a row, for 5 s. `now` in ms, of a clock that only goes forward: the libraries for this go by
* the wall clock, and one that is set back would keep the circuit open until it has caught up.
*/
function Go(e = () => performance.now()) {
	let t = 0, n = 0, r = !1, i = () => t < Ko ? "closed" : e() < n ? "open" : "half-open";
	return {
		state: i,
		async run(a) {
			let o = i() === "half-open";
			if (i() === "open" || o && r) {
				let t = Math.max(n - e(), 1e3);
				throw new F("circuit-open", {
					retryAfterSeconds: t / 1e3,
					mayHaveArrived: !1
				});
			}
			o && (r = !0);
			try {
				let e = await a();
				return t = 0, e;
			} catch (r) {
				throw Jo(r) ? (t++, n = e() + qo) : t = 0, r;
			} finally {
				o && (r = !1);
			}
		}
	};
}
var Ko = 10, qo = 5e3;
/** A refusal is an answer, and a quota that is used up is not a fault. */
function Jo(e) {
	if (!(e instanceof F)) return !1;
	let { kind: t, status: n = 0 } = e;
	return t === "timeout" || t === "connection" || n >= 500;
}
// dist/server/genesys/calls.js
I();
function Yo(e, t) {
	let { repeated: n, budget: r, metrics: i, random: a = Math.random } = t, o = Go(), s = 0, c = async (t) => {
		let n = performance.now(), r = (t) => i.upstreamDone(e, t, performance.now() - n);
		try {
			let e = await t();
			return r("ok"), e;
		} catch (e) {
			throw r(ts(e)), e;
		}
	}, l = () => {
		let e = s - performance.now();
		if (!(e <= 0)) throw new F("held", {
			status: 429,
			retryAfterSeconds: e / 1e3,
			mayHaveArrived: !1
		});
	}, u = async (t, n) => {
		try {
			return l(), o.state() !== "open" && await r.takeTurn(n), await o.run(() => c(t));
		} catch (t) {
			throw t instanceof F && $o.has(t.kind) && i.upstreamDone(e, t.kind), t;
		}
	};
	return {
		async make(e, t) {
			for (let r = 1;; r++) try {
				return await u(e, t);
			} catch (e) {
				if (!(e instanceof F)) throw e;
				let { kind: i, status: o, retryAfterSeconds: c } = e;
				if (i === "status" && o === 429 && c !== void 0 && (s = performance.now() + Math.min(c, Qo) * 1e3), r === Xo || !es(e) || n === "unless-it-may-be-done" && e.mayHaveArrived && o !== 429) throw e;
				let l = a() * Zo * 2 ** (r - 1), u = (c ?? 0) * 1e3 + l;
				if (performance.now() + u >= t) throw e;
				await x(u);
			}
		},
		circuit: o.state
	};
}
var Xo = 3, Zo = 100, Qo = 60, $o = /* @__PURE__ */ new Set([
	"held",
	"circuit-open",
	"overloaded"
]);
/** Whether the same request may succeed a moment later. 429 is a refusal before the work (RFC 6585). */
function es({ kind: e, status: t = 0 }) {
	return e === "connection" || e === "held" || t === 429 || t >= 500;
}
/** From a short list: what becomes a label of the metrics must not come from outside. */
function ts(e) {
	return e instanceof F ? e.kind === "status" ? String(e.status) : e.kind : "internal-error";
}
// dist/server/genesys/login.js
/**
* Keeps one login for everybody: however many ask at once, on however many machines, Genesys sees one request. It is
* renewed in the background when about four fifths of its life are over, while the old one is still handed out.
*/
function ns(e, t) {
	let { exchange: n, isRefusal: r, onRenewalFailure: i, now: a = Date.now, random: o = Math.random } = t, s, c, l = 0, u, d, f = ({ grantedAt: e, expiresAt: t }) => {
		let n = 1 + is * (2 * o() - 1);
		return e + (t - e) * rs * n;
	}, p = (e) => e.accessToken !== c && e.accessToken !== s?.accessToken && a() < e.expiresAt - os, m = () => (u ??= n.obtain(e, p).then((e) => (l = f(e), s = e, d = void 0, e)).catch((e) => {
		throw r(e) && (d = {
			error: e,
			until: a() + ss
		}), e;
	}).finally(() => {
		u = void 0;
	}), u), h = () => {
		u === void 0 && (l = a() + as, m().catch(i));
	}, g = () => {
		let e = d === void 0 ? 0 : d.until - a();
		return (e <= 0 || e > ss) && (d = void 0), d;
	}, _ = () => s !== void 0 && a() < s.expiresAt - os ? s : void 0, v = async () => {
		let e = _();
		return e === void 0 ? m() : (a() >= l && g() === void 0 && h(), e);
	};
	return {
		async get() {
			let e = g();
			if (e !== void 0 && _() === void 0) throw e.error;
			return v();
		},
		check: v,
		forget(e) {
			s === e && (c = e.accessToken, s = void 0);
		},
		ageMs: () => s === void 0 ? void 0 : Math.max(0, a() - s.grantedAt)
	};
}
var rs = .8, is = .1, as = 5e3, os = 1e3, ss = 3e4;
j(), Kn(), I(), Yn(), Qn(), Gr(), xr();
function cs(e, t) {
	let { timeoutMs: n, callsPerMinute: r, sessionSecrets: i, store: a, log: o, metrics: s } = t, c = e.gateway, l = {
		name: "login",
		address: `POST ${c ?? `https://login.${e.region.domain}`}/oauth/token`
	}, u = {
		name: "guests",
		address: `POST ${c ?? `https://api.${e.region.domain}`}${e.guestsPath}`
	}, d, f = () => (d ??= yr(e, n), d), p = Hr(e), m = Gn(a, {
		client: p,
		callsPerMinute: r,
		latestArrivalMs: n
	}), h = Yo("login", {
		repeated: "always",
		budget: m,
		metrics: s
	}), g = Yo("guests", {
		repeated: "unless-it-may-be-done",
		budget: m,
		metrics: s
	}), _ = Xn({
		atOnce: 64,
		waiting: 512
	}), v = () => performance.now() + n * ls, y = ns(async () => {
		let t = await f();
		return h.make(() => qn(t, e.credentials), v());
	}, {
		exchange: Vr(a, {
			client: p,
			sessionSecrets: i,
			patienceMs: n * (1 + ls)
		}),
		isRefusal: (e) => e instanceof F && us.has(e.status),
		onRenewalFailure: (e) => o.warn(Ta(ms(l, e)), "the login was not renewed")
	}), b = () => y.get().catch((e) => {
		throw ms(l, e);
	}), ee = async ({ accessToken: t }) => {
		let n = await f();
		n.setAccessToken(t);
		let { id: r, token: i } = L(fs, await n.callApi(e.guestsPath, "POST", {}, {}, {}, {}, {
			externalChannel: "web",
			name: "Web Guest"
		}, ["PureCloud OAuth"], ["application/json"], ["application/json"]));
		return {
			guestId: r,
			token: i
		};
	}, x = async (e) => {
		let t = await b();
		try {
			return await g.make(() => ee(t), e);
		} catch (n) {
			if (!(n instanceof F && n.status === 401)) throw n;
			y.forget(t);
			let r = await b();
			return await g.make(() => ee(r), e);
		}
	}, S;
	return {
		async createGuest() {
			await f();
			let e = v();
			try {
				let t = await _.wait(() => x(e), e);
				return S = { at: performance.now() }, t;
			} catch (e) {
				let t = ms(u, e);
				throw S = {
					at: performance.now(),
					failure: yt(t)
				}, t;
			}
		},
		async checkLogin() {
			try {
				await y.check();
			} catch (e) {
				throw ms(l, e);
			}
		},
		state: () => ({
			loginAgeMs: y.ageMs(),
			circuit: ds(h.circuit(), g.circuit()),
			queueDepth: _.depth(),
			lastGuest: S && ps(S)
		})
	};
}
/** Of the deadline of a call, which follows the wait and has it whole. The loader gives up after 8 s. */
var ls = .5, us = /* @__PURE__ */ new Set([
	400,
	401,
	403
]);
function ds(...e) {
	return ["open", "half-open"].find((t) => e.includes(t)) ?? "closed";
}
/** A new guest (contract section 4). Genesys documents no shape for it; a token never exceeds 2048 characters (genesys.md 4.1). */
var fs = f.object({
	id: f.string().min(1).max(256),
	token: f.string().min(1).max(2048)
});
function ps({ at: e, ...t }) {
	return {
		agoMs: performance.now() - e,
		...t
	};
}
function ms(e, t) {
	return t instanceof F ? Un(t, e) : t;
}
// dist/server/guest-token/context.js
vt();
function hs(e) {
	let [t, ...n] = _t(e, "context").map(_s), r = vs({
		alg: gs,
		kid: t.kid,
		typ: "JWT"
	});
	return {
		sign({ guestId: e, deploymentId: n, expiresAt: i, visitor: a }) {
			let o = {
				...a,
				sub: e,
				aud: n,
				iat: Math.floor(Date.now() / 1e3),
				exp: Math.floor(i / 1e3)
			}, s = `${r}.${vs(o)}`;
			return `${s}.${ys(t.key, s)}`;
		},
		async verify(e, r) {
			let i = [t, ...n].find((t) => bs(t, e));
			if (i !== void 0) try {
				let { payload: t } = await ve(e, i.key, {
					algorithms: [gs],
					audience: [...r],
					requiredClaims: ["sub", "exp"]
				});
				return t;
			} catch (e) {
				if (!(e instanceof ie)) throw e;
				return;
			}
		}
	};
}
var gs = "HS256";
function _s(e) {
	return {
		key: e,
		kid: n("sha256").update("kid").update(e.export()).digest("base64url").slice(0, 8)
	};
}
function vs(e) {
	return Buffer.from(JSON.stringify(e)).toString("base64url");
}
/** Not by jose, whose WebCrypto hands 256 bits to another thread and back: 67 to 150 µs where this takes 8. */
function ys(e, t) {
	return r("sha256", e).update(t).digest("base64url");
}
/**
* Looked at before jose reads the rest, so that a forged context costs what any refused request costs, however many secrets
* there are: only the key that it names is tried. One without a name is of a build until 0.1.
*/
function bs({ key: e, kid: t }, n) {
	let [r = "", i = "", a = ""] = n.split("."), o = xs(r);
	if (o !== void 0 && o !== t) return !1;
	let s = Buffer.from(ys(e, `${r}.${i}`)), l = Buffer.from(a);
	return l.length === s.length && c(l, s);
}
function xs(e) {
	try {
		return Object(JSON.parse(Buffer.from(e, "base64url").toString("utf8"))).kid;
	} catch {
		return;
	}
}
// dist/server/guest-token/issuers/minted.js
/**
* Guests of the companion's own making, as Genesys's Guest API has the client do: the token is a random UUID, which
* Genesys takes as it is (genesys.md 4.1, CONFIRMED). The id says nothing about the token.
*/
var Ss = { issue: async () => ({
	guestId: s(),
	token: s()
}) };
// dist/server/guest-token/issuers/platform.js
/** Guests that Genesys Cloud makes, one API call each. */
function Cs(e) {
	return { issue: () => e.createGuest() };
}
// dist/server/guest-token/limits.js
j();
function ws(e, { perAddress: t, global: n }, r) {
	let i = (t, n, { points: i, limit: a }) => r.consume(`limit:${e}:${t}:${n}`, {
		points: i,
		limit: a,
		windowMs: Ts
	}), a = (e, t, { allowed: n, remaining: r, resetMs: i }) => {
		let a = Math.ceil(i / 1e3), o = {
			"RateLimit-Policy": `"${e}";q=${t};w=${Ts / 1e3}`,
			RateLimit: `"${e}";r=${r};t=${a}`
		};
		if (n) return o;
		throw new A("rate-limited", {
			limit: e,
			retryAfterSeconds: a,
			remedy: `${t} a minute ${Es[e]}.`,
			headers: o
		});
	}, o = async (e, t, n) => a(e, n, await i(e, t, {
		points: 1,
		limit: n
	}));
	return {
		countAddress: (e) => o("address", e, t),
		async countForgery(e) {
			await o("forgery", e, t);
		},
		countReturn: (e) => o("visitor", e, t),
		async countNewGuest() {
			await o("global", "all", n);
		},
		async countUnprovenGuest(e) {
			if ((await i("global", "all", {
				points: 1,
				limit: e(n)
			})).allowed) return !0;
			let { remaining: t, resetMs: r } = await i("global", "all", {
				points: 0,
				limit: n
			});
			return a("global", n, {
				allowed: t > 0,
				remaining: t,
				resetMs: r
			}), !1;
		}
	};
}
var Ts = 6e4, Es = {
	address: "guest sessions were used up by one address: raise RATE_LIMIT_PER_IP, or set TRUST_PROXY if that address is your proxy",
	global: "guest sessions were used up by all visitors together: raise RATE_LIMIT_GLOBAL if they are real",
	visitor: "guest sessions were used up by one visitor who comes back again and again: RATE_LIMIT_PER_IP counts for this too",
	forgery: "false contexts came from one address: look at what the data action sends, if it is Genesys’s. RATE_LIMIT_PER_IP counts for this too"
};
// dist/server/guest-token/resume.js
Lr();
function Ds(e, t = Date.now) {
	let n = Er(e, "resume");
	return {
		seal: (e, t) => n.seal(JSON.stringify(e), ks(t)),
		open(e, r) {
			let i = n.open(e, ks(r));
			if (i === void 0) return;
			let a = Os.safeParse(JSON.parse(i)).data;
			return a && a.expiresAt > t() ? a : void 0;
		}
	};
}
/** Parsed although it is our own: another build may have sealed it. */
var Os = f.object({
	guestId: f.string(),
	token: f.string(),
	expiresAt: f.number(),
	customerId: f.string().optional()
});
function ks({ origin: e, deploymentId: t }) {
	return JSON.stringify([e, t]);
}
// dist/server/guest-token/sessions.js
function As(e, t) {
	let { issuer: n, resumes: r, contexts: i, store: a, ttlSeconds: o } = t, { deploymentId: s, region: c, scriptUrl: l } = e, u = o * 1e3, { domain: d, environment: f } = c, p = {
		deploymentId: s,
		region: d,
		environment: f,
		scriptUrl: l
	}, m = (e) => `ended:${s}:${e}`;
	return {
		open: (e, t) => e === void 0 ? void 0 : r.open(e, {
			origin: t,
			deploymentId: s
		}),
		hasEnded: async (e) => await a.get(m(e)) !== void 0,
		async start(e) {
			let { guestId: t, token: r } = await n.issue();
			return {
				guestId: t,
				token: r,
				expiresAt: Date.now() + u,
				customerId: e?.customerId
			};
		},
		renew(e) {
			return e.expiresAt - Date.now() > u * js ? e : {
				...e,
				expiresAt: Date.now() + u
			};
		},
		present(e, t, n) {
			let { guestId: a, token: o, expiresAt: c } = e, l = r.seal(e, {
				origin: t,
				deploymentId: s
			}), u = i.sign({
				guestId: a,
				deploymentId: s,
				expiresAt: c,
				visitor: n
			});
			return {
				guestId: a,
				token: o,
				expiresAt: new Date(c).toISOString(),
				resume: l,
				context: u,
				...p
			};
		},
		end: ({ guestId: e }) => a.set(m(e), "", u)
	};
}
/** A part of the life of a session. Renewed at every page, none would ever end by itself while one is sealed. */
var js = .5;
j(), Ji(), Bi();
/**
* Finds the key of a token among those that a site publishes at `url`. They are kept, and fetched again when they are old or
* a token names another: one fetch at a time, for whoever asks. While fetching fails, the keys known before go on being
* used. Rejects with `user-token-keys-unavailable` when no keys could be got, with `invalid-user-token` when none of
* them fits, and with jose's own error when several do.
*/
function Ms(e, { fetchKeys: t = Vi, now: n = () => performance.now(), random: r = Math.random } = {}) {
	let i, a, o = 0, s = -Infinity, c, l = (e) => i !== void 0 && n() - i.at < e, u = (e) => {
		i = {
			set: e,
			at: n()
		}, a = void 0, o = 0, s = n() + Fs;
	}, d = (e) => {
		if (!(e instanceof Z)) throw e;
		a = e, o++;
		let t = Math.min(Is * 2 ** (o - 1), Ls) * (1 - r() / 4);
		s = n() + (l(Ps) ? Math.max(t, Fs) : t);
	}, f = async () => {
		c === void 0 && n() < s || (c ??= t(e).then(u, d).finally(() => {
			c = void 0;
		}), await c);
	}, p = (e) => new A("user-token-keys-unavailable", {
		retryAfterSeconds: (s - n()) / 1e3,
		remedy: `USER_TOKEN_JWKS: ${a?.message} ${a?.remedy} ${e}`
	}), m = () => {
		if (i !== void 0 && l(Ps)) return i.set;
		throw p("Until they do nobody can sign in; other visitors can chat.");
	};
	return async (e, t) => {
		l(Ns) || await f();
		let n = await m().choose(e, t);
		if (n !== void 0) return n;
		await f();
		let r = m(), i = await r.choose(e, t);
		if (i !== void 0) return i;
		throw a === void 0 ? new A("invalid-user-token", { remedy: Ni(r, e) }) : p("Until they do only keys known before are taken.");
	};
}
/** How soon a key that the site has withdrawn is no longer taken. */
var Ns = 6e5, Ps = 864e5, Fs = 3e4, Is = 1e3, Ls = 6e4;
j(), Bi();
/** Checks the user tokens of one deployment. Without keys it refuses all. */
function Rs(e, t) {
	if (t === void 0) return async () => {
		throw $("This companion is not set up to check user tokens: see USER_TOKEN_SECRET.");
	};
	let n = "secrets" in t ? Us(t.secrets) : Ws(t.jwksUrl);
	return async (t) => {
		let { payload: r } = await n(t, {
			audience: e,
			requiredClaims: ["sub", "exp"],
			clockTolerance: Bs
		}).catch((e) => {
			throw Js(e);
		}), i = Hs.safeParse(r);
		if (!i.success) {
			let [e] = i.error.issues;
			throw $(`Claim ${e?.path.join(".")} of a user token cannot be used: ${e?.message}.`);
		}
		let { exp: a, ...o } = i.data, s = Buffer.byteLength(JSON.stringify(o));
		if (s > Vs) throw $(`sub, name, email and phone of a user token have ${s} bytes of JSON together, and may have ${Vs}: its back end must shorten them.`);
		if (a > Date.now() / 1e3 + zs + Bs) throw $("A user token is good for more than an hour: its back end must set exp sooner.");
		let { sub: c, ...l } = o;
		return {
			customerId: c,
			...l
		};
	};
}
var zs = 3600, Bs = 5, Vs = 640, Hs = f.object({
	sub: f.string().min(1).max(255),
	exp: f.number(),
	name: f.string().max(100).optional(),
	email: f.string().max(254).optional(),
	phone: f.string().max(32).optional()
});
function Us(e) {
	let t = e.map((e) => new TextEncoder().encode(e));
	return (e, n) => Gs(t, e, {
		...n,
		algorithms: ["HS256"]
	});
}
function Ws(e) {
	let t = Ms(e);
	return async (e, n) => {
		let r = {
			...n,
			algorithms: [...Li]
		};
		try {
			return await ve(e, t, r);
		} catch (t) {
			if (!(t instanceof oe)) throw t;
			return Gs(Ks(t), e, r);
		}
	};
}
/** Rejects with what is wrong with the token; that may be that none of these keys has signed it. */
async function Gs(e, t, n) {
	let r = new ce();
	for await (let i of e) try {
		return await ve(t, i, n);
	} catch (e) {
		if (r = e, !(e instanceof ce)) break;
	}
	throw r;
}
/** A forged token that names no key must not cost as many checks as a site has keys. */
async function* Ks(e) {
	let t = qs;
	for await (let n of e) if (yield n, --t === 0) return;
}
var qs = 8;
/** What jose says of a token. What the keys said is a problem already. */
function Js(e) {
	if (!(e instanceof ie)) return e;
	let t = "claim" in e ? ` (${String(e.claim)})` : "";
	return $(`A user token was refused: ${e.code}${t}.`);
}
function $(e) {
	return new A("invalid-user-token", { remedy: e });
}
// dist/server/serving.js
/** Throws, in words, when the loader has not been built. */
function Ys(e, t) {
	let { log: n, store: r, metrics: i, builtLoader: a, before: o } = t, { sessionSecrets: s, sessionTtlSeconds: c, limits: l } = e, { upstreamTimeoutMs: u, upstreamCallsPerMinute: d } = e, f = {
		timeoutMs: u,
		callsPerMinute: d,
		sessionSecrets: s,
		store: r,
		log: n,
		metrics: i
	}, p = Ds(s), m = hs(s), h = St(e.proofOfWork, {
		secrets: s,
		store: r
	}), g = /* @__PURE__ */ new Map(), _ = /* @__PURE__ */ new Map(), v = {}, y = [], b = (e) => {
		let { credentials: t } = e;
		if (e.issuer !== "platform" || t === void 0) return Ss;
		let { deploymentId: n, region: r, gateway: i, guestsPath: a } = e, c = {
			deploymentId: n,
			region: r,
			gateway: i,
			guestsPath: a,
			credentials: t
		}, l = JSON.stringify([
			c,
			u,
			d,
			s
		]), p = o?.platforms.get(l), m = p ?? cs(c, f);
		return g.set(l, m), v[`login ${n}`] = () => Qs(m), _.set(n, m), p === void 0 && y.push(m.checkLogin), Cs(m);
	}, ee = e.sites.map((e) => ({
		site: e,
		sessions: As(e, {
			issuer: b(e),
			resumes: p,
			contexts: m,
			store: r,
			ttlSeconds: c
		}),
		limits: ws(e.deploymentId, l, r),
		proofs: h,
		verifyUserToken: Xs(e, o)
	})), x = e.publicUrl === void 0 ? void 0 : `${e.publicUrl}/`, S = On(Vo(a, Zs(e), x), e);
	return {
		config: e,
		sites: ee,
		contexts: m,
		contextLimits: ws("contexts", l, r),
		deliver: S,
		checks: v,
		newChecks: y,
		platformOf: _,
		platforms: g
	};
}
/** Taken over where nothing has changed: published keys that are known outlast a failure of the site that publishes them. */
function Xs({ deploymentId: e, userTokenKeys: t }, n) {
	let r = n?.sites.find(({ site: t }) => t.deploymentId === e), i = JSON.stringify(r?.site.userTokenKeys) === JSON.stringify(t);
	return r && i ? r.verifyUserToken : Rs(e, t);
}
/** With several sites, the tag must name its deployment: the loader is told nothing of any. */
function Zs({ sites: [e, ...t] }) {
	return t.length > 0 ? {} : {
		deploymentId: e.deploymentId,
		environment: e.region.environment,
		region: e.region.domain,
		scriptUrl: e.scriptUrl
	};
}
/** Turned away, visitors would not even be told to come back, and guests who resume need no call. */
async function Qs({ checkLogin: e, state: t }) {
	if (await e(), t().circuit === "open") throw new no("Genesys Cloud failed again and again: new guests are told to come back.");
}
// dist/server/store/memory.js
/**
* Keeps state in this process: right for one machine, and what is left when Redis is lost. `now` in ms, of a clock that
* only goes forward: an operator who sets the time back must not lengthen a limit by an hour.
*
* It holds no more than `MOST_KEPT` values and as many windows. Past that, what was used longest ago is forgotten: a guest
* who has ended can then be resumed until the session is over, a proof be used once more, an address start to be counted
* anew. What all visitors may ask together stays limited, since that is used all the time.
*/
function $s(e = () => performance.now()) {
	let t = {
		perf: { now: e },
		ttlResolution: 0
	}, n = new b({
		...t,
		max: ec
	}), r = new b({
		...t,
		max: ec
	}), i = /* @__PURE__ */ new Map(), a = e() + tc, o = () => {
		e() < a || (a = e() + tc, n.purgeStale(), r.purgeStale());
	}, s = (e, t, r) => {
		o(), n.set(e, t, { ttl: nc(r) });
	};
	return {
		get: async (e) => n.get(e),
		async set(e, t, n) {
			s(e, t, n);
		},
		async claim(e, t, r) {
			return !n.has(e) && (s(e, t, r), !0);
		},
		async release(e, t) {
			n.get(e) === t && n.delete(e);
		},
		async consume(t, { points: n, limit: i, windowMs: a }) {
			let s = r.get(t);
			s === void 0 && (o(), s = {
				used: 0,
				endsAt: e() + a
			}, r.set(t, s, { ttl: nc(a) }));
			let c = s.used + n <= i;
			return c && (s.used += n), {
				allowed: c,
				remaining: Math.max(0, i - s.used),
				resetMs: s.endsAt - e()
			};
		},
		async takeTurn(t, { limit: n, windowMs: r }) {
			let a = e(), o = (i.get(t) ?? []).filter((e) => e > a - r), [s] = o, c = o.length < n;
			return c && o.push(a), i.set(t, o), {
				allowed: c,
				waitMs: c || s === void 0 ? 0 : s + r - a
			};
		},
		size: () => n.size + r.size,
		check: async () => {},
		close: async () => {}
	};
}
/** Some 20 MB of each kind at the most. */
var ec = 1e5, tc = 6e4;
/** The library takes whole ms. */
function nc(e) {
	return Math.max(1, Math.ceil(e));
}
E(), j();
/**
* Every route of the companion, each with its steps in order. What a step throws becomes an answer in `http/dispatch.ts`.
* Throws, in words, when the loader has not been built.
*/
function rc(e, t = {}) {
	let { log: n = wa(e.logLevel), store: r = $s() } = t, i = lo(), a = {
		log: n,
		store: r,
		metrics: i,
		builtLoader: t.builtLoader ?? yn
	}, o = Ys(e, a);
	t.updates?.subscribe(async (e) => {
		let t = Ys(e, {
			...a,
			before: o
		});
		for (let e of t.newChecks) await e();
		o = t;
	});
	let s = Ua(), c = Ao(n), l = ro(() => o.checks, {
		log: n,
		degrading: t.store && { "shared state": t.store.check },
		stopping: t.stopping,
		now: t.now
	}), u = sa(() => o.config, {
		cdnUrl: t.cdnUrl,
		store: r,
		shared: t.store,
		lastGuestOf: (e) => o.platformOf.get(e)?.state().lastGuest,
		now: t.now
	}), d = () => o.config;
	po(e, n), Mo(i, () => o.platformOf), i.watchStore(r.size);
	let f = {
		"/api/guest-token": m,
		"/api/guest-token/end": _,
		"/api/verify-context": v,
		"/healthz": Ja(async () => Q({
			status: "ok",
			version: bn
		})),
		"/readyz": fo(Ja(l.ready)),
		"/metrics": uo(Ja(async () => ({
			status: 200,
			headers: { "Content-Type": i.contentType },
			body: await i.text()
		})), d),
		"/api/doctor": uo(Ja(async () => Q(await u())), d)
	}, p = qa(f, {
		observe: xo({
			log: t.requestLog ?? n,
			metrics: i,
			traces: t.traces
		}),
		missing: (e) => kn(e.path) ? An(e) : new A("not-found")
	});
	return {
		async answer(e) {
			let t = o.deliver(e);
			if (t === void 0) return p(e);
			let { answer: n, route: r } = t;
			return i.requestDone(r, n.status === 304 ? "not-modified" : "ok"), n;
		},
		/** No visitor asks yet, so nothing is counted by address, and nobody has to work for it. */
		issueGuest: (e) => ka(e, async () => {
			let t = Fa(o.sites, e.origin, e.deploymentId), n = async (e) => (await t.limits.countNewGuest(), e());
			return s.run((r) => h(t, e, {
				admit: n,
				elsewhere: r,
				fields: {}
			}));
		}, {
			log: n,
			metrics: i
		}),
		knows: (e) => Object.hasOwn(f, e) || kn(e),
		log: n
	};
	/** `POST /api/guest-token`: a guest for a page. */
	async function m(e, t) {
		let n = b(e, t);
		if (e.method === "OPTIONS") return Za(e, o.config.mode);
		let r = await Ra(e, Ma), i = Fa(o.sites, n, r.deploymentId);
		return s.run(async (a) => {
			let o = (o) => g(i, {
				request: e,
				origin: n,
				proof: r.proof,
				makeGuest: o
			}, {
				elsewhere: a,
				fields: t
			});
			return Q(await h(i, {
				...r,
				origin: n
			}, {
				admit: o,
				elsewhere: a,
				fields: t
			}));
		});
	}
	/** The guest who comes back, or a new one: limits, visitor, session. */
	async function h({ sessions: e, limits: t, verifyUserToken: n }, { origin: r, resume: i, userToken: a }, { admit: o, elsewhere: s, fields: c }) {
		let l = async () => a === void 0 ? void 0 : s(() => n(a)), u = async (t) => e.present(await s(() => e.start(t)), r, t), d = e.open(i, r);
		if (d === void 0) return o(async () => u(await l()));
		Object.assign(c, await t.countReturn(d.guestId));
		let f = await l();
		return d.customerId === f?.customerId && !await e.hasEnded(d.guestId) ? e.present(e.renew(d), r, f) : o(() => u(f));
	}
	/**
	* Counts a new guest by its address, and then with all others. Who comes with a proof was counted by address when its
	* challenge was given; a visitor who has no proof, and needs one, uses up nothing of what all have together.
	*/
	async function g({ site: e, limits: t, proofs: n }, { request: r, origin: i, proof: a, makeGuest: s }, { elsewhere: l, fields: u }) {
		let d = {
			origin: i,
			deploymentId: e.deploymentId
		}, f = await l(() => n.accept(a, d));
		if (f === void 0) {
			let { trustProxy: e } = o.config, i = zt(r, e);
			if (i !== void 0 && (c(r, e), Object.assign(u, await t.countAddress(i))), !await t.countUnprovenGuest(n.unproven)) throw n.demand(d);
			return s();
		}
		try {
			return await t.countNewGuest(), await s();
		} catch (e) {
			throw await f.giveBack(), e;
		}
	}
	/** `POST /api/guest-token/end`: whoever comes back with this session later is a new guest. */
	async function _(e, t) {
		let n = b(e, t);
		if (e.method === "OPTIONS") return Za(e, o.config.mode);
		let { deploymentId: r, resume: i } = await Ra(e, Na), { sessions: a } = Fa(o.sites, n, r);
		return s.run(async () => {
			let e = a.open(i, n);
			return e && await a.end(e), {
				status: 204,
				headers: {}
			};
		});
	}
	/**
	* `POST /api/verify-context`, for Genesys: is this context ours, what does it say, and has its guest taken leave since?
	* Where several sites are served the deployment must be named, so that no site's data action takes a visitor of another
	* for its own.
	*/
	async function v(e) {
		if (e.method !== "POST") throw new A("method-not-allowed", { headers: { Allow: "POST" } });
		let { context: t, deploymentId: n } = await Ra(e, Pa), r = o.sites.map(({ site: e }) => e.deploymentId);
		if (n === void 0 && r.length > 1) throw new A("invalid-request", { detail: "deploymentId: this companion serves several." });
		let i = r.filter((e) => n === void 0 || e === n.toLowerCase());
		return s.run(async () => {
			let n = await o.contexts.verify(t, i);
			if (n === void 0) throw await y(e);
			let { sessions: r } = Ia(o.sites, String(n.aud));
			return Q({
				...n,
				ended: await r.hasEnded(String(n.sub))
			});
		});
	}
	/**
	* Only what is no context is counted by address: Genesys asks for all its customers from a few addresses, and what somebody
	* sends from there must not keep it from asking.
	*/
	async function y(e) {
		let t = zt(e, o.config.trustProxy);
		return t !== void 0 && await o.contextLimits.countForgery(t), new A("invalid-context");
	}
	/** The origin of the page that asks; from then on the answer, also one of an error, is for that page to read. */
	function b(e, t) {
		let n = (e) => o.sites.some(({ site: t }) => qe(e, t.allowedOrigins));
		return Object.assign(t, Ya(e, n)), Xa(e, n);
	}
}
// dist/server/hosts/node.js
j();
/** Node's request, for the core. */
var ic = class {
	method;
	path;
	headers;
	address;
	#e;
	#t;
	#n;
	/** `basePath`: where the host has mounted the companion, if it leaves that in the request's address. */
	constructor(e, t, n = "") {
		this.method = e.method ?? "GET", this.path = oc(n, e.url ?? "/"), this.headers = cc(e) ? uc(e.headers) : e.headers, this.address = e.socket?.remoteAddress ?? "", this.#e = e, this.#t = t, this.#n = n;
	}
	addressParts() {
		let { socket: e, originalUrl: t, url: n = "/" } = this.#e;
		return {
			scheme: e?.encrypted ? "https" : "http",
			host: void 0,
			mount: sc(t ?? n, {
				path: this.path,
				basePath: this.#n
			})
		};
	}
	async readBody(e) {
		if (dc(this.#e)) return { text: await fc(this.#e, e) };
		let t = ac(this.#e);
		if (typeof t == "string" || Buffer.isBuffer(t)) {
			if (t.length > e) throw Ha();
			return { text: t.toString() };
		}
		if (t !== void 0) return { parsed: t };
		throw new A("invalid-request", {
			detail: "The body was read before it came here.",
			remedy: "The host has read the body and has not left it in req.body: mount the companion before what reads bodies."
		});
	}
	hasLeft() {
		return this.#t.destroyed && !this.#t.writableEnded;
	}
};
/** On Vercel it is a getter, which throws where the body is no JSON. */
function ac(e) {
	try {
		return e.body;
	} catch {
		throw new A("invalid-request", { detail: "The body is not JSON." });
	}
}
/** The path of an address without its query, below where the companion is mounted. */
function oc(e, t) {
	let n = t.indexOf("?"), r = n < 0 ? t : t.slice(0, n), i = e === "" ? -1 : r.indexOf(`${e}/`), a = i < 0 ? r : r.slice(i + e.length);
	return a.length > 1 && a.endsWith("/") ? a.slice(0, -1) : a;
}
/**
* The path below which the companion is mounted: what stands in an address before the path that the companion was given.
* Where nothing does, the host has perhaps taken it off, and `basePath` may say what that was.
*/
function sc(e, { path: t, basePath: n = "" }) {
	let r = oc("", e);
	return r.endsWith(t) && r.slice(0, r.length - t.length) || n;
}
/**
* Node drops the header fields after the first 1 000, unless its server is told otherwise: with them perhaps what a proxy has
* written last, so that what is left of `X-Forwarded-For` is the visitor's own. Requests that a platform has made up may have
* no list of fields.
*/
function cc({ rawHeaders: e }) {
	return e !== void 0 && e.length >= 2 * lc;
}
var lc = 1e3;
/** Such a visitor is counted as the proxy. */
function uc(e) {
	return Object.fromEntries(Object.entries(e).filter(([e]) => !e.startsWith("x-forwarded-")));
}
/** A host that parses bodies may leave `{}` in `req.body` for one that it has not read: so the stream itself is asked. */
function dc(e) {
	return !e.readableDidRead && !e.readableEnded && !e.destroyed;
}
function fc(e, t) {
	return new Promise((n, r) => {
		let i = [], a = 0;
		e.on("data", (n) => {
			a += n.length, a > t ? (e.removeAllListeners("data").resume(), r(Ha())) : i.push(n);
		}), e.on("end", () => n(Buffer.concat(i).toString("utf8")));
		let o = () => r(new A("invalid-request", { detail: "The body broke off." }));
		e.on("error", o), e.on("close", () => {
			e.readableEnded || o();
		});
	});
}
/**
* Sends the answer, in the one way that every host understands: fields one by one, then the body. Hosts wrap `writeHead`
* to set fields of their own, and some of them lose fields that are handed to it.
*
* Never rejects, whatever a host does to the response: then the visitor gets the answer past the host, or the connection
* is closed, and the log says why.
*/
async function pc(e, t, n) {
	let r = await t;
	if (e.headersSent || e.writableEnded) n.warn({
		status: r.status,
		remedy: mc
	}, "the host has answered before");
	else try {
		e.statusCode = r.status;
		for (let [t, n] of Object.entries(r.headers)) e.setHeader(t, t === "Vary" ? gc(e, n) : n);
		e.end(r.body);
	} catch (t) {
		n.error({
			err: t,
			remedy: hc
		}, "the host has broken an answer"), _c(e, r, n);
	}
}
var mc = "Something in the host answers requests for the companion, such as a timeout: look for it in front of the companion.", hc = "A middleware of the host threw while the companion answered. The stack names it: mount the companion before it.";
/** What the host says already goes on being said. */
function gc(e, t) {
	let n = e.getHeader("Vary");
	return n === void 0 ? t : `${String(n)}, ${t}`;
}
/** By Node's own methods, which no host has wrapped. */
function _c(e, { status: t, headers: n, body: r }, i) {
	try {
		let { writeHead: i, end: a } = ye.prototype;
		e.headersSent || Reflect.apply(i, e, [t, n]), Reflect.apply(a, e, [r]);
	} catch (t) {
		i.error({ err: t }, "the answer could not be sent: its connection is closed"), e.destroy();
	}
}
// dist/server/hosts/pipelines.js
/** How many requests may wait, on all connections together. Some 2 kB each. */
var vc = 1e4;
/**
* Begins a request only when the answer before it, on the same connection, has been taken by the client's side.
*
* A client may send requests without waiting for answers. Browsers do not; who does, and never reads, would have the
* process make answers until its memory is full. So the requests behind the first wait, and their connection is not read
* on. Node has parsed by then all that it read at once, up to 64 KiB or 2 000 requests: where too many wait, a connection
* that brings more is closed.
*/
function yc(e) {
	let t = /* @__PURE__ */ new Map(), n = 0, r = (e, r) => {
		let i = (t.get(e) ?? 0) + r;
		return n += r, i > 0 ? t.set(e, i) : t.delete(e), i;
	};
	/** Node reads on after each answer. */
	function i() {
		t.has(this) && this.pause();
	}
	function a() {
		r(this, -(t.get(this) ?? 0));
	}
	let o = (t, n) => {
		let { socket: o } = t;
		o.destroyed || (r(o, -1) === 0 && o.off("resume", i).off("close", a).resume(), e(t, n));
	}, s = (e, t) => {
		let { socket: s } = e;
		s.destroyed || (n >= vc ? s.destroy() : (r(s, 1) === 1 && s.pause().on("resume", i).once("close", a), t.once("socket", () => setImmediate(o, e, t))));
	};
	return (t, n) => {
		n.socket === null ? s(t, n) : e(t, n);
	};
}
// dist/server/hosts/server.js
/** Starts a server of our own with this handler. Rejects with Node's error when it cannot listen. */
async function bc(e, { host: t, port: n }) {
	let r = be({
		headersTimeout: 1e4,
		requestTimeout: 15e3,
		keepAliveTimeout: 65e3,
		connectionsCheckingInterval: 1e3
	}, yc((t, n) => {
		a(n), i ? i.push(() => e(t, n)) : e(t, n);
	}));
	r.maxHeadersCount = 0;
	/** Requests that wait for the moment in which the listener closes. */
	let i, { enterFlight: a, drain: o } = wc(r, async () => (i = [], await Tc(r), () => {
		let e = i ?? [];
		i = void 0;
		for (let t of e) t();
	}));
	return await new Promise((e, i) => {
		r.once("error", i), r.listen(n, t, () => {
			r.off("error", i), e();
		});
	}), {
		url: Oc(r),
		close: o
	};
}
/** For how long a connection may still bring a request that was sent before its client knew of the stop. */
var xc = 500, Sc = 50, Cc = 1e4;
/** Plain `server.close()` never ends while clients keep their connections busy (performance.md 3.6). */
function wc(e, t) {
	let n = /* @__PURE__ */ new Set(), r = /* @__PURE__ */ new Set(), i, a = !1;
	/** One for all: a function of each request's own is a price that every request pays. */
	function o() {
		n.delete(this);
	}
	let s = (e) => {
		a && e.setHeader("Connection", "close"), n.add(e), e.on("close", o);
	};
	e.on("connection", (e) => {
		r.add(e), e.once("close", () => r.delete(e));
	});
	let c = () => {
		e.closeIdleConnections();
		for (let e of r) e.bytesRead === 0 && e.destroy();
	}, l = async () => {
		let r = await t();
		a = !0;
		for (let e of n) e.headersSent || e.setHeader("Connection", "close");
		await new Promise((t, n) => {
			let i = () => {
				setImmediate(c), a = setTimeout(i, Sc);
			}, a = setTimeout(i, xc), o = setTimeout(() => e.closeAllConnections(), Cc);
			u.prototype.close.call(e, (e) => {
				clearTimeout(a), clearTimeout(o), e ? n(e) : t();
			}), r();
		});
	};
	return {
		enterFlight: s,
		drain() {
			return i ??= l(), i;
		}
	};
}
/**
* When a listener closes, the kernel resets the connections that wait for it and have not been seen by this process, with
* the requests in them. So no request is begun for a few turns of the event loop, until none brings a connection any more:
* whoever waits for an answer opens no other.
*/
async function Tc(e) {
	let t = 0, n = () => {
		t++;
	};
	e.on("connection", n);
	let r = performance.now() + Ec;
	for (let e = 0; e < Dc && performance.now() < r;) t = 0, await new Promise((e) => setImmediate(e)), e = t === 0 ? e + 1 : 0;
	e.off("connection", n);
}
var Ec = 100, Dc = 10;
function Oc(e) {
	let { address: t, family: n, port: r } = e.address();
	return `http://${{
		"0.0.0.0": "127.0.0.1",
		"::": "[::1]"
	}[t] ?? (n === "IPv6" ? `[${t}]` : t)}:${r}`;
}
// dist/server/hosts/serve.js
/**
* The companion in a process of its own. Rejects with Node's error when it cannot listen.
*
* What is written oddly to be fast stands in this file alone, and no host meets it. `SERVE_WITHOUT` switches each off, and
* `npm run bench:tricks` prints what each gains. In CPU time of a guest session, which takes some 90 µs with all of them
* and 190 without any:
*
* - `shared-turns`, 74 µs: requests that come in together are answered together ({@link endOfTurn}).
* - `plain-lines`, 15 µs: the log's line of a request has fields from a short list, so nothing in it is searched for secrets.
* - `one-head`, 2 to 9 µs: the header fields of an answer are handed to Node as one list, which it copies as it is.
*/
function kc(e, t = {}) {
	let { log: n = Ac(e), listen: r = e.listen, ...i } = t, a = (t) => !e.serveWithout.includes(t), o = rc(e, {
		log: n,
		requestLog: a("plain-lines") ? Pc(n) : n,
		...i
	}), s = a("shared-turns") ? jc : ic, c = a("one-head") ? Fc : pc;
	return bc((e, t) => {
		c(t, o.answer(new s(e, t)), n).catch((e) => {
			n.error({ err: e }, "an answer could not be sent: its connection is closed"), t.destroy();
		});
	}, r);
}
/** The log of the companion's own process, on standard output. No request waits for whoever reads that. */
function Ac({ logLevel: e }) {
	return wa(e, ga());
}
/** Goes on with its body when all that clients have sent by then has been read. */
var jc = class extends ic {
	async readBody(e) {
		let t = await super.readBody(e);
		return await Mc(), t;
	}
};
/**
* Resolves at the end of this turn of the event loop; those who wait go on together, in the order they came.
*
* Under load many requests come in at once. Answered one by one, each finds the processor's caches full of what reads,
* parses and writes; answered together, each step runs for all of them in a row. A request that comes alone waits for some
* microseconds.
*/
function Mc() {
	return Nc ??= new Promise((e) => {
		setImmediate(() => {
			Nc = void 0, e();
		});
	}), Nc;
}
var Nc;
function Pc(e) {
	return e.child({}, { redact: { paths: [] } });
}
/** As {@link sendAnswer}, for a response that nobody has wrapped. */
async function Fc(e, t) {
	let { status: n, headers: r, body: i } = await t, a = [];
	for (let e of Object.keys(r)) a.push(e, String(r[e]));
	i !== void 0 && r["Content-Length"] === void 0 && a.push("Content-Length", String(Buffer.byteLength(i))), e.writeHead(n, a).end(i);
}
// dist/server/kept-companion.js
var Ic = (e) => kc(on(e), { listen: {
	host: "127.0.0.1",
	port: 0
} });
export { Ic as startCompanion };
