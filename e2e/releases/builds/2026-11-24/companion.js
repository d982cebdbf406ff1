import { createCipheriv as e, createDecipheriv as t, createHash as n, createHmac as r, createSecretKey as i, hkdfSync as a, randomBytes as o, randomUUID as s, timingSafeEqual as c } from "node:crypto";
import { z as l } from "zod";
import { readFileSync as u } from "node:fs";
import { getDomain as d } from "tldts";
import { BlockList as f, Server as p, isIP as m, isIPv6 as h } from "node:net";
import g from "ipaddr.js";
import { pino as _ } from "pino";
import v from "fresh";
import y from "negotiator";
import { Agent as b, EnvHttpProxyAgent as ee, Pool as te } from "undici";
import { Readable as ne } from "node:stream";
import { setTimeout as re } from "node:timers/promises";
import { Counter as ie, Gauge as ae, Histogram as oe, Registry as se, collectDefaultMetrics as ce } from "prom-client";
import { brotliCompressSync as le, constants as ue, gzipSync as de } from "node:zlib";
import { JOSEError as fe, JWSSignatureVerificationFailed as pe } from "jose/errors";
import { jwtVerify as me } from "jose/jwt/verify";
import { createRemoteJWKSet as he } from "jose/jwks/remote";
import { LRUCache as ge } from "lru-cache";
import { ServerResponse as _e, createServer as ve } from "node:http";
// \0rolldown/runtime.js
var ye = Object.defineProperty, x = (e, t, n) => () => {
	if (n) throw n[0];
	try {
		return e && (t = e(e = 0)), t;
	} catch (e) {
		throw n = [e], e;
	}
}, be = (e, t) => {
	let n = {};
	for (var r in e) ye(n, r, {
		get: e[r],
		enumerable: !0
	});
	return t || ye(n, Symbol.toStringTag, { value: "Module" }), n;
};
// ../../tmp/old/bee7933/dist/server/config/config.js
/** Ways of the companion's own process to be fast: `hosts/serve.ts` has them. */
const xe = [
	"shared-turns",
	"plain-lines",
	"one-head"
];
/** The environment cannot be used. The message is for the operator: each wrong variable with how to mend it. */
var Se = class extends Error {
	name = "ConfigError";
	constructor(e) {
		let t = [...e].flatMap(([e, t]) => t.map((t) => `  ${e}: ${t}`));
		super(`The companion's configuration cannot be used. Mend these variables:\n\n${t.join("\n")}\n`);
	}
};
// ../../tmp/old/bee7933/dist/server/config/secret-files.js
/** Puts the content of `NAME_FILE` in the place of `NAME`, for the variables that are secrets. */
function Ce(e, t, n, r) {
	let i = { ...e };
	for (let a of t) {
		let t = e[`${a}_FILE`];
		if (t !== void 0) {
			n.push(t), e[a] !== void 0 && r(a, `is set twice, also by ${a}_FILE: keep one.`);
			try {
				i[a] = u(t, "utf8").trim() || void 0, i[a] || r(`${a}_FILE`, `${JSON.stringify(t)} is empty: write the secret into it.`);
			} catch (e) {
				let { code: n = "unknown error" } = e;
				r(`${a}_FILE`, `${JSON.stringify(t)} cannot be read (${n}): check the path and its permissions.`);
			}
		}
	}
	return i;
}
// ../../tmp/old/bee7933/dist/server/genesys/regions.js
/**
* Short codes of the regions, with the domain where it is not `<code>.pure.cloud`: genesys.md 1.6 and 2.1, CONFIRMED.
* Those with a domain of their own also answer under `<code>.pure.cloud` (genesys.md 2.1, CONFIRMED-2).
*/
const we = {
	n: "north",
	s: "south",
	e: "east",
	w: "west",
	c: "central"
}, Te = [
	..."use1=mypurecloud.com usw2 cac1 euw1=mypurecloud.ie euw2 euc1=mypurecloud.de euc2 aps1 apne1=mypurecloud.jp apne2 apne3 apse1 apse2=mypurecloud.com.au sae1 mec1 mxc1".split(" ").map((e) => {
		let [t = "", n] = e.split("=");
		return Oe(t, t === "use1" ? "prod" : `prod-${t}`, t.replace(/^(..)([nsewc])([ew]?)(.)$/, (e, t, n, r, i) => `${t}-${we[n]}${we[r] ?? ""}-${i}`), `${t}.pure.cloud`, n);
	}),
	Oe("use2", "fedramp-use2-core", "us-east-2", "use2.us-gov-pure.cloud"),
	Oe("edee1", "eusc-edee1-core", "eusc-de-east-1", "edee1.eusc-pure.cloud")
];
/**
* Reads a region in any spelling a person may have: a domain (`mypurecloud.ie`, `euw1.pure.cloud`), a host or address
* in it (`https://apps.mypurecloud.ie/`), the snippet's environment (`prod-euw1`), the short code (`euw1`) or the AWS
* name (`eu-west-1`, `eu_west_1`), in any case. `undefined` when it names no region known here.
*/
function Ee(e) {
	let t = e.trim().toLowerCase(), [n = ""] = t.replace(/^\w+:\/\//, "").split(/[/?#:]/, 1), r = n.replace(/\.$/, ""), i = Te.find(({ names: e, domains: n }) => e.includes(t.replaceAll("_", "-")) || n.some((e) => r === e || r.endsWith(`.${e}`)));
	return i && {
		environment: i.environment,
		domain: i.domain,
		aws: i.aws
	};
}
/** Where Genesys serves Messenger's script of a region: genesys.md 2.2, CONFIRMED pattern. */
function De(e) {
	return `https://apps.${e.domain}/genesys-bootstrap/genesys.min.js`;
}
function Oe(e, t, n, r, i) {
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
// ../../tmp/old/bee7933/dist/server/http/origins.js
/**
* Is this origin on the list? Compared exactly as browsers send it (lower-case, no default port, Punycode): anything
* else was not written by a browser.
*/
function ke(e, t) {
	return e === void 0 ? !1 : t.exact.has(e) || t.loopback && Ie.test(e) ? !0 : t.subdomainsOf.some((t) => e.startsWith(S) && e.endsWith(t) && Fe.test(e.slice(S.length, -t.length)));
}
/** What an operator is told of an origin that is not on the list. */
function Ae(e) {
	return `Add ${JSON.stringify(e.slice(0, 200))} to ALLOWED_ORIGINS if that site is yours.`;
}
/** Reads `ALLOWED_ORIGINS`. Each fault is a sentence that names the entry and how to mend it. */
function je(e) {
	let t = /* @__PURE__ */ new Set(), n = [], r = [];
	for (let i of e.split(",").map((e) => e.trim())) {
		if (i === "") continue;
		let [, e] = /^https:\/\/\*\.(.*)$/.exec(i) ?? [], a = e === void 0 ? Me(i) : Me(S + e, e);
		a === void 0 ? e === void 0 ? t.add(i) : n.push(`.${e}`) : r.push(`${JSON.stringify(i)} ${a}`);
	}
	return r.length === 0 && t.size + n.length === 0 && r.push("names no origin."), {
		allowed: {
			exact: t,
			subdomainsOf: n
		},
		faults: r
	};
}
function Me(e, t) {
	let n = t === void 0 ? "" : "*.";
	if (e.includes("*")) return e === "*" ? "would let every site in the world start chats here: name the sites." : "has its * in the wrong place: only https://*.example.com is understood.";
	if (!URL.canParse(e)) return "is no origin: write it like https://www.example.com.";
	let r = new URL(e);
	if (r.protocol !== "https:" && r.protocol !== "http:") return "is no origin of a web page: write it like https://www.example.com.";
	if (r.origin !== e) return `is not what browsers send as Origin: write ${r.origin.replace("://", `://${n}`)}.`;
	if (t !== void 0 && !Ne(r.hostname)) return "is a wildcard over names that anybody can register: name the sites, or use https://*.your-domain.example.";
}
function Ne(e) {
	return d(e, { allowPrivateDomains: !0 }) !== null;
}
var Pe, S, Fe, Ie, C = x((() => {
	Pe = {
		exact: /* @__PURE__ */ new Set(),
		subdomainsOf: [],
		loopback: !0
	}, S = "https://", Fe = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/, Ie = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;
}));
// ../../tmp/old/bee7933/dist/server/config/values.js
C();
/** Text that `read` understands; `fault` completes a sentence that begins with the value. Not for secrets. */
function w(e, t) {
	return l.string().transform((n, r) => {
		let i = e(n.trim());
		return i === void 0 ? (r.addIssue(`${JSON.stringify(n)} ${t}`), l.NEVER) : i;
	});
}
/** A number in decimal digits within these bounds. */
function T(e, t) {
	return (n) => /^\d{1,10}$/.test(n) && Number(n) >= e && Number(n) <= t ? Number(n) : void 0;
}
/** One of these words. */
function Le(...e) {
	return (t) => e.find((e) => e === t);
}
/** One or more of these words, between commas. */
function Re(e) {
	return (t) => {
		let n = t.split(",").map((t) => e.find((e) => e === t.trim()));
		return n.every((e) => e !== void 0) ? n : void 0;
	};
}
/** A UUID of any version, as Genesys's ids are, lower-case. */
function ze(e) {
	return l.guid().safeParse(e).data?.toLowerCase();
}
/** An http(s) address, perhaps with a path, without a slash at the end. */
function E(e) {
	if (!URL.canParse(e)) return;
	let { protocol: t, origin: n, pathname: r, search: i, hash: a, username: o, password: s } = new URL(e);
	if (!(!/^https?:$/.test(t) || i || a || o || s)) return n + r.replace(/\/+$/, "");
}
/** An http(s) address without a path. */
function Be(e) {
	let t = E(e);
	return t === void 0 || new URL(t).pathname !== "/" ? void 0 : t;
}
/** Secrets between commas. The fault never shows one of them. */
function Ve(e, t) {
	let [n, ...r] = e.split(",").map((e) => e.trim()), i = [n, ...r].filter((e = "") => e.length < 32).length;
	return n === void 0 || i > 0 ? (t.addIssue(`${i} of ${r.length + 1} has fewer than 32 characters: make one with \`openssl rand -hex 32\`.`), l.NEVER) : [n, ...r];
}
/** Whether undici takes it for the address of a proxy. */
function He(e) {
	if (!URL.canParse(e)) return !1;
	let { protocol: t, hostname: n, username: r, password: i, pathname: a, search: o, hash: s } = new URL(e), c = n !== "" && /^\/?$/.test(a + o + s);
	return /^(https?|socks5?):$/.test(t) && c && Ue(r) && Ue(i);
}
function Ue(e) {
	try {
		return !0;
	} catch {
		return !1;
	}
}
// ../../tmp/old/bee7933/dist/server/config/site-variables.js
/** The variables of one site, from the environment or from an entry of SITES_FILE. */
const We = {
	GENESYS_REGION: w(Ee, "is no region of Genesys Cloud: write it like mypurecloud.ie, euw1 or eu-west-1."),
	GENESYS_DEPLOYMENT_ID: w(ze, "is no deployment id: copy the UUID from Genesys Cloud, Admin, Message, Messenger Deployments."),
	GENESYS_CLIENT_ID: l.string().optional(),
	GENESYS_CLIENT_SECRET: l.string().optional(),
	GENESYS_SCRIPT_URL: w(E, "is no address: write it like https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js.").optional(),
	GENESYS_GATEWAY: w(Be, "is no gateway: write it like https://gateway.example.com:8443.").optional(),
	GENESYS_GUESTS_PATH: w((e) => /^\/[\w\-./~]*$/.test(e) ? e : void 0, "is no path: write it like /api/v2/conversations/guests.").default("/api/v2/conversations/guests"),
	GUEST_ISSUER: w(Le("platform", "minted"), "is no issuer: write platform or minted.").optional(),
	ALLOWED_ORIGINS: l.string().transform((e, t) => {
		let { allowed: n, faults: r } = je(e);
		for (let e of r) t.addIssue(e);
		return n;
	}).optional(),
	USER_TOKEN_SECRET: l.string().transform(Ve).optional(),
	USER_TOKEN_JWKS: w(Je, "is no address of keys: write it like https://www.example.com/.well-known/jwks.json, with https.").optional()
}, Ge = ["GENESYS_CLIENT_SECRET", "USER_TOKEN_SECRET"];
function Ke(e) {
	let { GENESYS_CLIENT_ID: t, GENESYS_CLIENT_SECRET: n } = e, { USER_TOKEN_SECRET: r, USER_TOKEN_JWKS: i } = e, a = t && n ? {
		clientId: t,
		clientSecret: n
	} : void 0;
	return {
		deploymentId: e.GENESYS_DEPLOYMENT_ID,
		region: e.GENESYS_REGION,
		scriptUrl: e.GENESYS_SCRIPT_URL ?? De(e.GENESYS_REGION),
		allowedOrigins: e.ALLOWED_ORIGINS ?? Pe,
		issuer: e.GUEST_ISSUER ?? (a ? "platform" : "minted"),
		credentials: a,
		gateway: e.GENESYS_GATEWAY,
		guestsPath: e.GENESYS_GUESTS_PATH,
		userTokenKeys: r ? { secrets: r } : i ? { jwksUrl: i } : void 0
	};
}
/** What no variable of a site can be blamed for alone. */
function qe(e, t) {
	for (let n of ["GENESYS_REGION", "GENESYS_DEPLOYMENT_ID"]) e[n] || t(n, "is missing: a site is one Messenger deployment in one region.");
	let { GENESYS_CLIENT_ID: n, GENESYS_CLIENT_SECRET: r } = e;
	n && !r && !e.GENESYS_CLIENT_SECRET_FILE && t("GENESYS_CLIENT_SECRET", "is missing: GENESYS_CLIENT_ID needs it."), r && !n && t("GENESYS_CLIENT_ID", "is missing: GENESYS_CLIENT_SECRET needs it."), e.GUEST_ISSUER === "platform" && !n && !r && t("GUEST_ISSUER", "\"platform\" needs GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET. Without an OAuth client write minted."), e.USER_TOKEN_SECRET && e.USER_TOKEN_JWKS && t("USER_TOKEN_JWKS", "is set beside USER_TOKEN_SECRET: a site signs its user tokens in one way.");
}
/** Without https, whoever stands between could hand over keys of their own. */
function Je(e) {
	if (!URL.canParse(e)) return;
	let { protocol: t, hostname: n, href: r } = new URL(e), i = t === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(n);
	return t === "https:" || i ? r : void 0;
}
// ../../tmp/old/bee7933/dist/server/config/sites-file.js
/**
* One entry of SITES_FILE: the variables of a site by the names they have in the environment, e.g.
* `[{"GENESYS_REGION": "euw1", "GENESYS_DEPLOYMENT_ID": "…", "ALLOWED_ORIGINS": "https://www.example.com"}]`.
*/
const Ye = l.array(l.record(l.string(), l.string())).min(1);
/** The entries of SITES_FILE, or why there are none, as the rest of a sentence that begins with the file's name. */
function Xe(e) {
	let t;
	try {
		t = u(e, "utf8");
	} catch (e) {
		let { code: t = "unknown error" } = e;
		return { fault: `cannot be read (${t}): check the path and its permissions.` };
	}
	let { data: n, error: r } = Ye.safeParse(Ze(t));
	if (n) return { entries: n };
	let [i] = r.issues, [a, o] = i?.path ?? [];
	return { fault: `is no JSON list of sites, each an object of texts.${typeof a == "number" ? ` In site ${a + 1}, ${String(o ?? "the entry")} is not.` : ""}` };
}
function Ze(e) {
	try {
		return JSON.parse(e);
	} catch {
		return;
	}
}
// ../../tmp/old/bee7933/dist/server/crypto/keys.js
/**
* A 256-bit key from each session secret. What is made for one purpose is of no use for another, though the operator
* keeps one list of secrets; `version` tells apart keys of one purpose that are used in different ways.
*/
function D(e, t, n = "v1") {
	let r = (e) => i(Buffer.from(a("sha256", e, "", `messenger-tag ${t} ${n}`, 32))), [o, ...s] = e;
	return [r(o), ...s.map(r)];
}
var Qe = x((() => {}));
// ../../tmp/old/bee7933/dist/server/http/problems.js
/** Anything thrown, as a problem of the contract. */
function $e(e) {
	return e instanceof k ? e : new k("internal-error");
}
/** The answer of a problem: `application/problem+json` (RFC 9457). */
function et(e) {
	let { status: t, title: n, retryable: r } = O[e.code], { code: i, detail: a, challenge: o, retryAfterSeconds: s } = e, c = `urn:messenger-tag:problem:${i}`, l = {
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
var O, k, A = x((() => {
	O = {
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
	}, k = class extends Error {
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
			super(e), this.code = e, this.detail = n ?? O[e].title, this.remedy = r, this.limit = i, this.challenge = a, this.retryAfterSeconds = o, this.headers = s;
		}
		get status() {
			return O[this.code].status;
		}
	};
}));
Qe(), A();
/** When a new guest has to prove that a browser worked for it; `pressure`: while more than half of the global limit is used up. */
const tt = [
	"off",
	"pressure",
	"always"
];
function nt(e, { secrets: t, store: n }) {
	let r = ft(t, "proof"), i = ft(t, "proof-solution"), a = async (e) => {
		let { verifySolution: t, deriveKey: n } = await rt();
		for (let [a, o] of r.entries()) {
			let r = i[a];
			if (r === void 0) break;
			let s = await t({
				...e,
				deriveKey: n,
				hmacSignatureSecret: o,
				hmacKeySignatureSecret: r
			});
			if (!s.invalidSignature) return s;
		}
	};
	return {
		areNeeded: (t) => e !== "off" && t < 1 && (e === "always" || t > it),
		async accept(t, { origin: r, deploymentId: i }) {
			if (t === void 0 || e === "off") return !1;
			let o = ut.safeParse(dt(t)).data;
			if (o === void 0) return !1;
			let { nonce: s, expiresAt: c, data: l } = o.challenge.parameters;
			return l.origin !== r || l.deploymentId !== i || !(await a(o))?.verified ? !1 : n.claim(`proof:${s}`, "", Math.max(1, c * 1e3 - Date.now() + 1e3));
		},
		async demand({ origin: e, deploymentId: t }) {
			let { createChallenge: n, randomInt: a, deriveKey: o } = await rt(), s = await n({
				algorithm: ot,
				cost: st,
				counter: a(lt, ct),
				deriveKey: o,
				expiresAt: new Date(Date.now() + at),
				data: {
					origin: e,
					deploymentId: t
				},
				hmacSignatureSecret: r[0],
				hmacKeySignatureSecret: i[0]
			});
			return new k("proof-required", {
				detail: "Solve `challenge` (ALTCHA) and send the same body again with the solution as `proof`.",
				challenge: s
			});
		}
	};
}
/** Loaded at the first challenge: a start without pressure need not wait for it. */
async function rt() {
	let [e, { deriveKey: t }] = await Promise.all([import("altcha-lib"), import("altcha-lib/algorithms/pbkdf2")]);
	return {
		...e,
		deriveKey: t
	};
}
/** Part of the global limit. */
const it = .5, at = 3e5, ot = "PBKDF2/SHA-256", st = 1e3, ct = 500, lt = 1500, ut = l.strictObject({
	challenge: l.strictObject({
		parameters: l.strictObject({
			algorithm: l.literal(ot),
			nonce: l.hex().max(64),
			salt: l.hex().max(64),
			cost: l.literal(st),
			keyLength: l.literal(32),
			keyPrefix: l.hex().max(64),
			keySignature: l.hex().max(64),
			expiresAt: l.int(),
			data: l.strictObject({
				origin: l.string(),
				deploymentId: l.string()
			})
		}),
		signature: l.hex().length(64)
	}),
	solution: l.strictObject({
		counter: l.int(),
		derivedKey: l.hex().length(64),
		time: l.number().default(0)
	})
});
function dt(e) {
	try {
		return JSON.parse(Buffer.from(e, "base64").toString("utf8"));
	} catch {
		return;
	}
}
/** The library takes text. */
function ft(e, t) {
	let [n, ...r] = D(e, t), i = (e) => e.export().toString("hex");
	return [i(n), ...r.map(i)];
}
// ../../tmp/old/bee7933/dist/server/http/addresses.js
/**
* Who asks, for counting: an IPv4 address, or the /56 that a provider gives to one subscriber of IPv6, who could
* otherwise come from a new address each time. What proxies wrote is read from the near end, where no visitor can write;
* where that is no address, the connection's own counts (server.md 5.4).
*
* `undefined` where nobody can be told apart: the host tells no address of the connection, and `trust` does not say how
* many proxies stand in front.
*/
function pt({ address: e, headers: t }, n) {
	if (e === void 0 && !mt(n)) return;
	let r = e ?? "";
	if (n === 0) return vt(r) ?? gt;
	let i = t["x-forwarded-for"], a = [r, ...typeof i == "string" ? i.split(",").reverse() : []], o = a.length - 1;
	return vt(a[typeof n == "number" ? Math.min(n, o) : a.findIndex((e, t) => t === o || !xt(e, n))] ?? "") ?? vt(r) ?? gt;
}
/** Whether the proxies in front tell who asks also where the host does not tell who is at the connection's other end. */
function mt(e) {
	return typeof e == "number" && e > 0;
}
/** Reads `TRUST_PROXY`; `undefined` when it is neither a count nor a list of addresses, networks and names. */
function ht(e) {
	if (/^\d{1,2}$/.test(e)) return Number(e);
	let t = e.split(",").map((e) => e.trim()).flatMap((e) => _t[e] ?? [e]).map(bt);
	return t.every((e) => e !== void 0) ? t : void 0;
}
/** A socket that is already closed has no address. */
const gt = "unknown", _t = {
	__proto__: null,
	loopback: ["127.0.0.0/8", "::1/128"],
	linklocal: ["169.254.0.0/16", "fe80::/10"],
	uniquelocal: [
		"10.0.0.0/8",
		"172.16.0.0/12",
		"192.168.0.0/16",
		"fc00::/7"
	]
};
function vt(e) {
	if (m(e) === 4) return e;
	let t = yt(e);
	return t === void 0 || t.kind() === "ipv4" ? t?.toString() : `${Buffer.from(t.toByteArray().slice(0, 7)).toString("hex")}::/56`;
}
/** An address as proxies write it, perhaps with a port; an IPv4 address in IPv6 clothes counts as IPv4. */
function yt(e) {
	let [, t, n] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(e.trim()) ?? [], r = t ?? n ?? e.trim();
	return m(r) === 0 ? void 0 : g.process(r);
}
function bt(e) {
	let [t = "", n, ...r] = e.split("/");
	if (m(t) === 0 || r.length > 0) return;
	let i = g.parse(t), a = i.kind() === "ipv4" ? 32 : 128;
	return n === void 0 ? [i, a] : /^\d{1,3}$/.test(n) && Number(n) > 0 && Number(n) <= a ? [i, Number(n)] : void 0;
}
function xt(e, t) {
	let n = yt(e);
	return n !== void 0 && t.some(([e, t]) => (n.kind() === "ipv4" && e.kind() === "ipv4" || n.kind() === e.kind()) && n.match(e, t));
}
// ../../tmp/old/bee7933/dist/server/config/variables.js
const St = [
	"fatal",
	"error",
	"warn",
	"info",
	"debug",
	"trace",
	"silent"
], Ct = {
	PORT: w(T(0, 65535), "is no port: write a number from 0 (any free one) to 65535.").default(3e3),
	HOST: l.string().optional(),
	PUBLIC_URL: w(E, "is no address: write it like https://chat.example.com, without query.").optional(),
	SESSION_TTL: w(T(60, 2592e3), "is no life of a session: write seconds, from 60 to 2592000 (30 days).").default(3600),
	SESSION_SECRETS: l.string().transform(Ve).optional(),
	RATE_LIMIT_PER_IP: Et(30),
	RATE_LIMIT_GLOBAL: Et(3e3),
	PROOF_OF_WORK: w(Le(...tt), `is no time for proofs: write one of ${tt.join(", ")}.`).default("pressure"),
	TRUST_PROXY: w(ht, "is neither how many proxies stand in front (1) nor where they are (10.0.0.0/8, loopback). Believing every proxy would let visitors write any address and pass the limits.").default(0),
	UPSTREAM_TIMEOUT_MS: w(T(100, 6e4), "is no deadline: write milliseconds, from 100 to 60000.").default(5e3),
	UPSTREAM_CALLS_PER_MINUTE: w(T(1, 1e6), "is no budget: write calls to Genesys a minute, from 1 to 1000000. Genesys allows 300 unless told otherwise.").default(280),
	METRICS_TOKEN: l.string().regex(/^[\x21-\x7e]{16,}$/, "is too weak: make one of at least 16 characters with `openssl rand -hex 32`.").optional(),
	REDIS_URL: l.string().refine(Tt, "is no address of Redis: write it like redis://:password@redis.example.com:6379 or rediss://…").optional(),
	OTEL_EXPORTER_OTLP_ENDPOINT: w(E, "is no address of a collector: write it like http://otel-collector:4318, without /v1/traces.").optional(),
	OTEL_SERVICE_NAME: l.string().trim().default("messenger-tag"),
	SERVE_WITHOUT: w(Re(xe), `is no list of what can be switched off: write one or more of ${xe.join(", ")}, comma-separated.`).default([]),
	LOG_LEVEL: w(Le(...St), `is no log level: write one of ${St.join(", ")}.`).default("info")
}, wt = [
	"SESSION_SECRETS",
	"METRICS_TOKEN",
	"REDIS_URL"
];
/** Not shown when it is wrong: it may hold a password. */
function Tt(e) {
	return URL.canParse(e) && /^rediss?:$/.test(new URL(e).protocol) && new URL(e).hostname !== "";
}
function Et(e) {
	return w(T(1, 1e6), "is no limit: write guest sessions a minute, from 1 to 1000000.").default(e);
}
// ../../tmp/old/bee7933/dist/server/config/read.js
/** Reads the configuration from environment variables (contract section 4). Throws {@link ConfigError}. */
function Dt(e) {
	let t = /* @__PURE__ */ new Map(), n = (e, n) => t.set(e, [...t.get(e) ?? [], n]), r = [], i = Ce(Lt(e), wt, r, n);
	Rt(i) && It(i, n), Pt(i, n);
	let a = Ft(l.object(Ct), i, n), o = At(i, r, n).flatMap(({ entry: e, where: t }) => Mt(e, {
		production: Rt(i),
		files: r,
		addFault: (e, r) => n(t + e, r)
	}) ?? []), [s, ...c] = o, u = o.map(({ deploymentId: e }) => e), d = u.find((e, t) => u.indexOf(e) !== t);
	if (d !== void 0 && n("SITES_FILE", `names deployment ${d} twice.`), a === void 0 || s === void 0 || t.size > 0) throw new Se(t);
	return {
		listen: Ot(a, i),
		publicUrl: a.PUBLIC_URL,
		sites: [s, ...c],
		sessionTtlSeconds: a.SESSION_TTL,
		sessionSecrets: a.SESSION_SECRETS ?? [kt],
		limits: {
			perAddress: a.RATE_LIMIT_PER_IP,
			global: a.RATE_LIMIT_GLOBAL
		},
		proofOfWork: a.PROOF_OF_WORK,
		trustProxy: a.TRUST_PROXY,
		upstreamTimeoutMs: a.UPSTREAM_TIMEOUT_MS,
		upstreamCallsPerMinute: a.UPSTREAM_CALLS_PER_MINUTE,
		redisUrl: a.REDIS_URL,
		traces: a.OTEL_EXPORTER_OTLP_ENDPOINT ? {
			endpoint: a.OTEL_EXPORTER_OTLP_ENDPOINT,
			serviceName: a.OTEL_SERVICE_NAME
		} : void 0,
		serveWithout: a.SERVE_WITHOUT,
		logLevel: a.LOG_LEVEL,
		metricsToken: a.METRICS_TOKEN,
		files: r
	};
}
function Ot({ HOST: e, PORT: t }, n) {
	return {
		host: e ?? (Rt(n) ? "0.0.0.0" : "127.0.0.1"),
		port: t
	};
}
/** The same however often the configuration is read: a new one would end every session. */
const kt = o(32).toString("base64url");
/** Where the variables of the sites stand, with what a fault in them is called by. */
function At(e, t, n) {
	if (!e.SITES_FILE) return [{
		entry: e,
		where: ""
	}];
	t.push(e.SITES_FILE);
	for (let t of Object.keys(e).filter(jt)) n(t, "is set beside SITES_FILE: write it there, for the site that it is meant for.");
	let r = Xe(e.SITES_FILE);
	return "fault" in r ? (n("SITES_FILE", `${JSON.stringify(e.SITES_FILE)} ${r.fault}`), []) : r.entries.map((e, t) => {
		let r = `SITES_FILE, site ${t + 1}, `;
		for (let t of Object.keys(e).filter((e) => !jt(e))) n(r + t, "is no variable of a site.");
		return {
			entry: Lt(e),
			where: r
		};
	});
}
function jt(e) {
	return e in We || Ge.some((t) => e === `${t}_FILE`);
}
function Mt(e, { production: t, files: n, addFault: r }) {
	let i = Ce(e, Ge, n, r);
	qe(i, r), t && !i.ALLOWED_ORIGINS && r("ALLOWED_ORIGINS", "is missing: list the sites that may start chats, e.g. https://www.example.com.");
	let a = Ft(l.object(We), i, r);
	return a && Ke(a);
}
/** The HTTP client reads them itself, in either spelling, when the first call is made: a wrong one would fail every call. */
const Nt = [
	"HTTPS_PROXY",
	"https_proxy",
	"HTTP_PROXY",
	"http_proxy"
];
/** The value is not shown: it may hold a password. */
function Pt(e, t) {
	for (let n of Nt) {
		let r = e[n];
		r === void 0 || He(r) || t(n, "is no address of a proxy: write it like http://proxy.example.com:3128 or http://user:password@…, with special characters of these percent-encoded.");
	}
}
function Ft(e, t, n) {
	let { data: r, error: i } = e.safeParse(t);
	for (let e of i?.issues ?? []) {
		let r = String(e.path[0]);
		t[r] !== void 0 && n(r, e.message);
	}
	return r;
}
function It(e, t) {
	!e.SESSION_SECRETS && !e.SESSION_SECRETS_FILE && t("SESSION_SECRETS", "is missing: make one with `openssl rand -hex 32`. Every machine needs the same, and a restart must keep it.");
}
/** Compose files and CI leave variables empty where they mean unset. */
function Lt(e) {
	return Object.fromEntries(Object.entries(e).filter(([, e]) => e?.trim()));
}
function Rt(e) {
	return e.NODE_ENV === "production";
}
// ../../tmp/old/bee7933/dist/server/delivery/built-loader.js
const zt = {
	"loader.js": "//# allFunctionsCalledOnLoad\n!function(){var e=({launcher:e=\"own\",label:t=\"Chat\",position:o,offset:n,color:r,zIndex:a})=>{let s=document.createElement(\"messenger-tag\"),i=document.createElement(\"button\"),d=s.attachShadow({mode:\"open\"}),l=new CSSStyleSheet;return l.replaceSync(`:host{position:fixed;${/left|right/.test(o)?o:\"inset-inline-\"+(\"start\"===o?o:\"end\")}:0;bottom:env(safe-area-inset-bottom);color:#0165a7;margin:12px 20px;z-index:99999998}:host>button{margin:8px;padding:14px;border:2px solid #fff;border-radius:50%;background:currentColor;color:inherit}:host>button:before{content:\"\";display:block;border:12px solid #fff;border-radius:50% 50% 50% 0}`),d.adoptedStyleSheets=[l],(n||r||a)&&Object.assign(s.style,{margin:n?.replace(/(.+),(.+)/,\"$2px $1px\"),zIndex:a,color:r}),i.dataset.messenger=\"open\",i.ariaLabel=t,\"own\"===e&&d.append(i),{host:s,root:d,button:i}},t=e=>{document.dispatchEvent(new CustomEvent(\"messenger-tag:problem\",{detail:e}))},o=(()=>{let e=document.currentScript,t=/loader.js/.test(e?.src)?e:document.querySelector('[src*=\"loader.js\"]')||e,o=t?.src||location.origin,n={};if(/\\?/.test(o))for(let[e,t]of new URL(o).searchParams)n[e.replace(/-(.)/g,(e,t)=>t.toUpperCase())]=t;return{options:Object.assign(n,t?.dataset),companion:\"__COMPANION__\",url:o,script:t}})(),n=0;window.MessengerTag?.version?t({code:\"already-installed\",retryable:!1,detail:o.url}):((o,n)=>{let r,{options:a}=o,{consent:s,fallbackUrl:i,hideOn:d,load:l,showOn:c,deploymentId:m=o.companion.deploymentId}=a,p=new AbortController,g=[],u=window.MessengerTag?.q||[],f=s&&/req|tcf|gcm/.test(s),h=!1,b=(e,t,o)=>new Promise(n=>{\"on\"===e&&document.addEventListener(\"messenger-tag:\"+t,Object(o),p),/show|hide/.test(e)&&(C.hidden=/hide/.test(e)),\"consent\"===e&&(f=!t,v()),\"destroy\"===e&&(p.abort(),C.remove(),delete window.MessengerTag),L.calls.push([e,t,n,o]),/open|toggle|logout/.test(e)?(r=e,S()):L.calls===g&&n({state:\"waiting\"})}),w=()=>{document.hidden||setTimeout(v)},v=()=>{if(L.away||p.signal.aborted)C.remove();else{C.isConnected||document.documentElement.append(C);try{/idle|now|vis|del|true/.test([l,f||localStorage[`_${m}:gcmcsessionActive`]])&&y()}catch{}}},y=()=>{let e=navigator.connection;/2g|true/.test([f,e?.effectiveType,e?.saveData])||S()},S=()=>{h||=x(Promise.race([n(\"chat\"),new Promise((e,t)=>{AbortSignal.timeout(2e4).addEventListener(\"abort\",t,p)})]))},x=e=>e.then(e=>e.start(L)).catch(E),E=e=>{let n=navigator.onLine,a={code:n?e.type?\"timeout\":\"blocked\":\"offline\",retryable:!0,detail:o.url};if(h=!1,r){O.hidden=n,t(a);for(let[,,e]of g)e?.({state:\"failed\",problem:a});n&&g.push([\"close\"]),addEventListener(\"online\",S,p),/^[hmt/]/.test(i)&&(location.href=i)}},L={...o,...e(a),calls:g,signal:p.signal,draw:v,away:c||d},{host:C,button:O}=L;b.version=\"0.1.0\",window.MessengerTag=b;for(let e of u)b(...e);C.onpointerenter=C.onfocus=y,\"now\"===l&&y(),(L.away||l&&/tcf|gcm/.test(s))&&x(n(\"rules\")),addEventListener(\"click\",e=>{let t=e.composedPath().find(e=>e.matches?.('[data-messenger],a[href$=\"#messenger\"]'));t&&(e.preventDefault(),b(t.dataset.messenger||\"open\"))},p),\"complete\"===document.readyState&&w();for(let e of[\"DOMContentLoaded\",\"load\",\"visibilitychange\"])addEventListener(e,w,p)})(o,e=>import(new URL(`loader/qNFvHr/${e}.js?${n++}`,o.url)))}();",
	"qNFvHr/advice.js": "var e={deploymentId:{values:\"[\\\\da-fA-F]{8}(-[\\\\da-fA-F]{4}){3}-[\\\\da-fA-F]{12}\",default:\"\",help:\"UUID of the Messenger deployment; left out, it is the companion’s\"},region:{values:\".+\",default:\"\",help:\"any spelling: `mypurecloud.ie`, `prod-euw1`, `euw1`, `eu-west-1`; left out, it is the companion’s\"},tokenEndpoint:{values:\"none|.+\",default:\"api/guest-token\",help:\"address that hands out guest sessions, relative to the loader; `none`: no companion\"},load:{values:\"interaction|idle|now|visible|delay:\\\\d+|manual\",default:\"interaction\",help:\"when Messenger is fetched without being asked for; `interaction`: hover or focus warms, a click starts; `visible`: when the launcher or an element that opens the chat is seen; `delay:<ms>`: from the start of the page\"},consent:{values:\"granted|required|tcf(:\\\\d+(,\\\\d+)*)?|gcm\",default:\"granted\",help:\"`required`: waits for `MessengerTag('consent', true)`; `tcf`: for the purposes of an IAB TCF platform (`tcf:1,3`; else purpose 1); `gcm`: for `functionality_storage` of Google Consent Mode\"},launcher:{values:\"own|none|genesys\",default:\"own\",help:\"`own`: our button until Messenger’s is up; `none`: the site has its own; `genesys`: Messenger’s only\"},position:{values:\"end|start|left|right\",default:\"end\",help:\"side of the window; `end` and `start` follow the reading direction\"},offset:{values:\"\\\\d+,\\\\d+\",default:\"20,12\",help:\"distance from side and bottom in px\"},color:{values:\"[\\\\w#(),.%/ -]+\",default:\"#0165a7\",help:\"CSS colour of the launcher\"},label:{values:\".+\",default:\"\",help:\"accessible name of the launcher; left out, it is “Chat” in the visitor’s language\"},zIndex:{values:\"-?\\\\d+\",default:\"99999998\",help:\"stacking order of the launcher\"},locale:{values:\"[a-zA-Z]{2,3}(-\\\\w+)*\",default:\"\",help:\"BCP 47 tag of the language; left out, it is the page’s `lang`, then the browser’s. Ours: ar, de, en, es, fr, it, ja, nl, pl, pt\"},showOn:{values:\".+\",default:\"\",help:\"comma-separated paths where the launcher is; `*` is any text: `/shop/*`\"},hideOn:{values:\".+\",default:\"\",help:\"comma-separated paths where it is not\"},userToken:{values:\".+\",default:\"\",help:\"signed token of a signed-in visitor, made by the site’s own server\"},fallbackUrl:{values:\"(https?:|mailto:|tel:|/).+|/\",default:\"\",help:\"where the launcher leads when the chat cannot start; without one the launcher goes away\"},analytics:{values:\"datalayer|none\",default:\"datalayer\",help:\"`datalayer`: events go to the page’s `dataLayer` where there is one, unless the visitor’s browser asks for privacy (GPC)\"},debug:{values:\".*\",default:\"\",help:\"present or not: prints each step with its time to the console\"}};function t({page:e}){let{options:t,signal:s}=e;for(let e of a(t))console.warn(\"messenger-tag:\",e);(void 0!==t.debug||/[?&]messenger-debug\\b/.test(location.search))&&function(e){let t=new PerformanceObserver(e=>{for(let{name:t,startTime:a}of e.getEntries())t.startsWith(\"messenger-tag:\")&&console.info(`${t} ${Math.round(a)} ms`)});t.observe({type:\"mark\",buffered:!0}),e.addEventListener(\"abort\",()=>t.disconnect())}(s)}function a(t){return Object.entries(t).flatMap(([t,a=\"\"])=>{if(/^attribute./.test(t))return[];let n=Object.hasOwn(e,t)?e[t]:void 0;return n?RegExp(`^(${n.values})$`,\"s\").test(a)?[]:[`bad ${s(t)}: ${a}; the default is used`]:[`there is no option ${s(t)}`]})}function s(e){return e.replace(/[A-Z]/g,e=>`-${e.toLowerCase()}`)}export{a as adviceOn,t as start};",
	"qNFvHr/ahead.js": "function e({page:e,prepare:t}){let{button:n,signal:o,options:s}=e,[r,i]=(s.load??\"\").split(\":\"),a=()=>{o.aborted||t()};if(\"visible\"===r)!function(e,t,n){let o=new IntersectionObserver(e=>{e.some(({isIntersecting:e})=>e)&&(o.disconnect(),n())});for(let t of e)o.observe(t);t.addEventListener(\"abort\",()=>o.disconnect())}([n,...document.querySelectorAll(\"[data-messenger]\")],o,a);else if(\"delay\"===r&&/^\\d+$/.test(i)){let e=setTimeout(a,Number(i)-performance.now());o.addEventListener(\"abort\",()=>clearTimeout(e))}else/interaction|manual/.test(r)||(\"requestIdleCallback\"in window?requestIdleCallback(a,{timeout:3e3}):setTimeout(a))}export{e as start};",
	"qNFvHr/ar.js": "var a={language:\"ar\",title:\"محادثة\",opening:\"جارٍ فتح المحادثة…\",offline:\"يبدو أنك غير متصل بالإنترنت. تُفتح المحادثة عند عودة الاتصال.\"};export{a as default};",
	"qNFvHr/attributes.js": "function e(e,r,n,o){let c=Object.assign({},function(e){let t=Object.entries(e).flatMap(([e,t=\"\"])=>{let[,r]=/^attribute-?(.+)/.exec(e)??[];return r?[[r.replace(/[A-Z]/g,(e,t)=>(t?\"-\":\"\")+e.toLowerCase()),t]]:[]});return Object.fromEntries(t)}(e),...r.filter(e=>\"object\"==typeof e)),i={...n};for(let[e,r]of Object.entries(c))Object.hasOwn(n,e)||(t({...i,[e]:r})<=2048?i[e]=r:o(Object.assign(Error(`The attribute \"${e}\" was left out: together they may have 2048 bytes`),{problem:\"bad-config\"})));return i}function t(e){let t=Object.entries(e).map(([e,t])=>e+(t??\"\"));return(new TextEncoder).encode(t.join(\"\")).length}export{e as fitting};",
	"qNFvHr/chat.js": "var e=[\"blocked\",\"timeout\",\"offline\",\"token-unavailable\"],t=class extends Error{response;request;options;constructor(e,t,r){let n=`${e.status||0===e.status?e.status:\"\"} ${e.statusText??\"\"}`.trim();super(`Request failed with ${n?`status code ${n}`:\"an unknown error\"}: ${t.method} ${t.url}`),this.name=\"HTTPError\",this.response=e,this.request=t,this.options=r}},r=class extends Error{name=\"NonError\";value;constructor(e){let t=\"Non-error value was thrown\";try{\"string\"==typeof e?t=e:e&&\"object\"==typeof e&&\"message\"in e&&\"string\"==typeof e.message&&(t=e.message)}catch{}super(t),this.value=e}},n=class extends Error{name=\"ForceRetryError\";customDelay;code;customRequest;constructor(e){let t=e?.cause?e.cause instanceof Error?e.cause:new r(e.cause):void 0;super(e?.code?`Forced retry: ${e.code}`:\"Forced retry\",t?{cause:t}:void 0),this.customDelay=e?.delay,this.code=e?.code,this.customRequest=e?.request}},o=(()=>{let e=!1,t=!1,r=\"function\"==typeof globalThis.ReadableStream,n=\"function\"==typeof globalThis.Request;if(r&&n)try{t=new globalThis.Request(\"https://empty.invalid\",{body:new globalThis.ReadableStream,method:\"POST\",get duplex(){return e=!0,\"half\"}}).headers.has(\"Content-Type\")}catch(e){if(e instanceof Error&&\"unsupported BodyInit type\"===e.message)return!1;throw e}return e&&!t})(),s=\"function\"==typeof globalThis.AbortController,i=\"function\"==typeof globalThis.AbortSignal&&\"function\"==typeof globalThis.AbortSignal.any,a=\"function\"==typeof globalThis.ReadableStream,l=\"function\"==typeof globalThis.FormData,u=[\"get\",\"post\",\"put\",\"patch\",\"head\",\"delete\"],c={json:\"application/json\",text:\"text/*\",formData:\"multipart/form-data\",arrayBuffer:\"*/*\",blob:\"*/*\",bytes:\"*/*\"},h=2147483647,f=(new TextEncoder).encode(\"------WebKitFormBoundaryaxpyiPgbbPti10Rw\").length,_=Symbol(\"stop\"),p=class{options;constructor(e){this.options=e}},d=e=>new p(e),y={json:!0,parseJson:!0,stringifyJson:!0,searchParams:!0,prefixUrl:!0,retry:!0,timeout:!0,hooks:!0,throwHttpErrors:!0,onDownloadProgress:!0,onUploadProgress:!0,fetch:!0,context:!0},m={next:!0},g={method:!0,headers:!0,body:!0,mode:!0,credentials:!0,cache:!0,redirect:!0,referrer:!0,referrerPolicy:!0,integrity:!0,keepalive:!0,signal:!0,window:!0,duplex:!0},b=(e,t,r)=>{let n,o=0;return e.pipeThrough(new TransformStream({transform(e,s){if(s.enqueue(e),n){o+=n.byteLength;let e=0===t?0:o/t;e>=1&&(e=1-2**-52),r?.({percent:e,totalBytes:Math.max(t,o),transferredBytes:o},n)}n=e},flush(){n&&(o+=n.byteLength,r?.({percent:1,totalBytes:Math.max(t,o),transferredBytes:o},n))}}))},w=e=>\"object\"==typeof e&&!!e,v=(...e)=>{for(let t of e)if((!w(t)||Array.isArray(t))&&void 0!==t)throw TypeError(\"The `options` argument must be an object\");return S({},...e)},k=(e={},t={})=>{let r=new globalThis.Headers(e),n=t instanceof globalThis.Headers,o=new globalThis.Headers(t);for(let[e,t]of o.entries())n&&\"undefined\"===t||void 0===t?r.delete(e):r.set(e,t);return r};function x(e,t,r){return Object.hasOwn(t,r)&&void 0===t[r]?[]:S(e[r]??[],t[r]??[])}var T=(e={},t={})=>({beforeRequest:x(e,t,\"beforeRequest\"),beforeRetry:x(e,t,\"beforeRetry\"),afterResponse:x(e,t,\"afterResponse\"),beforeError:x(e,t,\"beforeError\")}),R=(e,t)=>{let r=new URLSearchParams;for(let n of[e,t])if(void 0!==n)if(n instanceof URLSearchParams)for(let[e,t]of n.entries())r.append(e,t);else if(Array.isArray(n))for(let e of n){if(!Array.isArray(e)||2!==e.length)throw TypeError(\"Array search parameters must be provided in [[key, value], ...] format\");r.append(String(e[0]),String(e[1]))}else if(w(n))for(let[e,t]of Object.entries(n))void 0!==t&&r.append(e,String(t));else{let e=new URLSearchParams(n);for(let[t,n]of e.entries())r.append(t,n)}return r},S=(...e)=>{let t,r={},n={},o={},s=[];for(let i of e)if(Array.isArray(i))Array.isArray(r)||(r=[]),r=[...r,...i];else if(w(i)){for(let[e,n]of Object.entries(i))if(\"signal\"===e&&n instanceof globalThis.AbortSignal)s.push(n);else if(\"context\"===e){if(null!=n&&(!w(n)||Array.isArray(n)))throw TypeError(\"The `context` option must be an object\");r={...r,context:null==n?{}:{...r.context,...n}}}else\"searchParams\"===e?t=null==n?void 0:void 0===t?n:R(t,n):(w(n)&&e in r&&(n=S(r[e],n)),r={...r,[e]:n});w(i.hooks)&&(o=T(o,i.hooks),r.hooks=o),w(i.headers)&&(n=k(n,i.headers),r.headers=n)}return void 0!==t&&(r.searchParams=t),s.length>0&&(1===s.length?r.signal=s[0]:r.signal=i?AbortSignal.any(s):s.at(-1)),r},P=e=>u.includes(e)?e.toUpperCase():e,E={limit:2,methods:[\"get\",\"put\",\"head\",\"delete\",\"options\",\"trace\"],statusCodes:[408,413,429,500,502,503,504],afterStatusCodes:[413,429,503],maxRetryAfter:1/0,backoffLimit:1/0,delay:e=>.3*2**(e-1)*1e3,jitter:void 0,retryOnTimeout:!1},q=(e={})=>{if(\"number\"==typeof e)return{...E,limit:e};if(e.methods&&!Array.isArray(e.methods))throw Error(\"retry.methods must be an array\");if(e.methods&&=e.methods.map(e=>e.toLowerCase()),e.statusCodes&&!Array.isArray(e.statusCodes))throw Error(\"retry.statusCodes must be an array\");let t=Object.fromEntries(Object.entries(e).filter(([,e])=>void 0!==e));return{...E,...t}},j=class extends Error{request;constructor(e){super(`Request timed out: ${e.method} ${e.url}`),this.name=\"TimeoutError\",this.request=e}},A=class e{static create(r,o){let s=new e(r,o),i=s.#e(async()=>{if(\"number\"==typeof s.#t.timeout&&s.#t.timeout>2147483647)throw RangeError(`The \\`timeout\\` option cannot be greater than ${h}`);await Promise.resolve();let e=await s.#r();for(let t of s.#t.hooks.afterResponse){let r,o=s.#n(e.clone());try{r=await t(s.request,s.#o(),o,{retryCount:s.#s})}catch(t){throw s.#i(o),s.#i(e),t}if(r instanceof p)throw s.#i(o),s.#i(e),new n(r.options);let i=r instanceof globalThis.Response?r:e;o!==i&&s.#i(o),e!==i&&s.#i(e),e=i}if(s.#n(e),!e.ok&&(\"function\"==typeof s.#t.throwHttpErrors?s.#t.throwHttpErrors(e.status):s.#t.throwHttpErrors)){let r=new t(e,s.request,s.#o());for(let e of s.#t.hooks.beforeError)r=await e(r,{retryCount:s.#s});throw r}if(s.#t.onDownloadProgress){if(\"function\"!=typeof s.#t.onDownloadProgress)throw TypeError(\"The `onDownloadProgress` option must be a function\");if(!a)throw Error(\"Streams are not supported in your environment. `ReadableStream` is missing.\");let t=e.clone();return s.#i(e),((e,t)=>{if(!e.body)return e;if(204===e.status)return new Response(null,{status:e.status,statusText:e.statusText,headers:e.headers});let r=Math.max(0,Number(e.headers.get(\"content-length\"))||0);return new Response(b(e.body,r,t),{status:e.status,statusText:e.statusText,headers:e.headers})})(t,s.#t.onDownloadProgress)}return e}).finally(()=>{let e=s.#a;s.#l(e?.body??void 0),s.#l(s.request.body??void 0)});for(let[e,t]of Object.entries(c))(\"bytes\"!==e||\"function\"==typeof globalThis.Response?.prototype?.bytes)&&(i[e]=async()=>{s.request.headers.set(\"accept\",s.request.headers.get(\"accept\")||t);let r=await i;if(\"json\"===e){if(204===r.status)return\"\";let e=await r.text();return\"\"===e?\"\":o.parseJson?o.parseJson(e):JSON.parse(e)}return r[e]()});return i}static#u(e){return!e||\"object\"!=typeof e||Array.isArray(e)||e instanceof URLSearchParams?e:Object.fromEntries(Object.entries(e).filter(([,e])=>void 0!==e))}request;#c;#s=0;#h;#t;#a;#f;#_;constructor(t,r={}){if(this.#h=t,this.#t={...r,headers:k(this.#h.headers,r.headers),hooks:T({beforeRequest:[],beforeRetry:[],beforeError:[],afterResponse:[]},r.hooks),method:P(r.method??this.#h.method??\"GET\"),prefixUrl:String(r.prefixUrl||\"\"),retry:q(r.retry),throwHttpErrors:r.throwHttpErrors??!0,timeout:r.timeout??1e4,fetch:r.fetch??globalThis.fetch.bind(globalThis),context:r.context??{}},\"string\"!=typeof this.#h&&!(this.#h instanceof URL||this.#h instanceof globalThis.Request))throw TypeError(\"`input` must be a string, URL, or Request\");if(this.#t.prefixUrl&&\"string\"==typeof this.#h){if(this.#h.startsWith(\"/\"))throw Error(\"`input` must not begin with a slash when using `prefixUrl`\");this.#t.prefixUrl.endsWith(\"/\")||(this.#t.prefixUrl+=\"/\"),this.#h=this.#t.prefixUrl+this.#h}s&&i&&(this.#f=this.#t.signal??this.#h.signal,this.#c=new globalThis.AbortController,this.#t.signal=this.#f?AbortSignal.any([this.#f,this.#c.signal]):this.#c.signal),o&&(this.#t.duplex=\"half\"),void 0!==this.#t.json&&(this.#t.body=this.#t.stringifyJson?.(this.#t.json)??JSON.stringify(this.#t.json),this.#t.headers.set(\"content-type\",this.#t.headers.get(\"content-type\")??\"application/json\"));let n=r.headers&&new globalThis.Headers(r.headers).has(\"content-type\");if(this.#h instanceof globalThis.Request&&(l&&this.#t.body instanceof globalThis.FormData||this.#t.body instanceof URLSearchParams)&&!n&&this.#t.headers.delete(\"content-type\"),this.request=new globalThis.Request(this.#h,this.#t),(e=>void 0!==e&&(Array.isArray(e)?e.length>0:e instanceof URLSearchParams?e.size>0:\"object\"==typeof e?Object.keys(e).length>0:\"string\"==typeof e?e.trim().length>0:!!e))(this.#t.searchParams)){let t=\"?\"+(\"string\"==typeof this.#t.searchParams?this.#t.searchParams.replace(/^\\?/,\"\"):new URLSearchParams(e.#u(this.#t.searchParams)).toString()),r=this.request.url.replace(/(?:\\?.*?)?(?=#|$)/,t);this.request=new globalThis.Request(r,this.#t)}if(this.#t.onUploadProgress){if(\"function\"!=typeof this.#t.onUploadProgress)throw TypeError(\"The `onUploadProgress` option must be a function\");if(!o)throw Error(\"Request streams are not supported in your environment. The `duplex` option for `Request` is not available.\");this.request=this.#p(this.request,this.#t.body??void 0)}}#d(){let e=this.#t.retry.delay(this.#s),t=e;!0===this.#t.retry.jitter?t=Math.random()*e:\"function\"==typeof this.#t.retry.jitter&&(t=this.#t.retry.jitter(e),(!Number.isFinite(t)||t<0)&&(t=e));let r=this.#t.retry.backoffLimit??1/0;return Math.min(r,t)}async#y(e){if(this.#s++,this.#s>this.#t.retry.limit)throw e;let o=e instanceof Error?e:new r(e);if(o instanceof n)return o.customDelay??this.#d();if(!this.#t.retry.methods.includes(this.request.method.toLowerCase()))throw e;if(void 0!==this.#t.retry.shouldRetry){let t=await this.#t.retry.shouldRetry({error:o,retryCount:this.#s});if(!1===t)throw e;if(!0===t)return this.#d()}if(function(e){return e instanceof j||e?.name===j.name}(e)&&!this.#t.retry.retryOnTimeout)throw e;if(function(e){return e instanceof t||e?.name===t.name}(e)){if(!this.#t.retry.statusCodes.includes(e.response.status))throw e;let t=e.response.headers.get(\"Retry-After\")??e.response.headers.get(\"RateLimit-Reset\")??e.response.headers.get(\"X-RateLimit-Retry-After\")??e.response.headers.get(\"X-RateLimit-Reset\")??e.response.headers.get(\"X-Rate-Limit-Reset\");if(t&&this.#t.retry.afterStatusCodes.includes(e.response.status)){let e=1e3*Number(t);Number.isNaN(e)?e=Date.parse(t)-Date.now():e>=Date.parse(\"2024-01-01\")&&(e-=Date.now());let r=this.#t.retry.maxRetryAfter??e;return e<r?e:r}if(413===e.response.status)throw e}return this.#d()}#n(e){return this.#t.parseJson&&(e.json=async()=>this.#t.parseJson(await e.text())),e}#l(e){e&&e.cancel().catch(()=>{})}#i(e){this.#l(e.body??void 0)}async#e(e){try{return await e()}catch(t){let r=Math.min(await this.#y(t),h);if(this.#s<1)throw t;if(await async function(e,{signal:t}){return new Promise((r,n)=>{function o(){clearTimeout(s),n(t.reason)}t&&(t.throwIfAborted(),t.addEventListener(\"abort\",o,{once:!0}));let s=setTimeout(()=>{t?.removeEventListener(\"abort\",o),r()},e)})}(r,this.#f?{signal:this.#f}:{}),t instanceof n&&t.customRequest){let e=this.#t.signal?new globalThis.Request(t.customRequest,{signal:this.#t.signal}):new globalThis.Request(t.customRequest);this.#m(e)}for(let e of this.#t.hooks.beforeRetry){let r=await e({request:this.request,options:this.#o(),error:t,retryCount:this.#s});if(r instanceof globalThis.Request){this.#m(r);break}if(r instanceof globalThis.Response)return r;if(r===_)return}return this.#e(e)}}async#r(){this.#c?.signal.aborted&&(this.#c=new globalThis.AbortController,this.#t.signal=this.#f?AbortSignal.any([this.#f,this.#c.signal]):this.#c.signal,this.request=new globalThis.Request(this.request,{signal:this.#t.signal}));for(let e of this.#t.hooks.beforeRequest){let t=await e(this.request,this.#o(),{retryCount:this.#s});if(t instanceof Response)return t;if(t instanceof globalThis.Request){this.#m(t);break}}let e=((e,t)=>{let r={};for(let n in t)Object.hasOwn(t,n)&&!(n in g)&&!(n in y)&&(!(n in e)||n in m)&&(r[n]=t[n]);return r})(this.request,this.#t);return this.#a=this.request,this.request=this.#a.clone(),!1===this.#t.timeout?this.#t.fetch(this.#a,e):async function(e,t,r,n){return new Promise((o,s)=>{let i=setTimeout(()=>{r&&r.abort(),s(new j(e))},n.timeout);n.fetch(e,t).then(o).catch(s).then(()=>{clearTimeout(i)})})}(this.#a,e,this.#c,this.#t)}#o(){if(!this.#_){let{hooks:e,...t}=this.#t;this.#_=Object.freeze(t)}return this.#_}#m(e){this.#_=void 0,this.request=this.#p(e)}#p(e,t){return this.#t.onUploadProgress&&e.body?((e,t,r)=>{if(!e.body)return e;let n=(e=>{if(!e)return 0;if(e instanceof FormData){let t=0;for(let[r,n]of e)t+=f,t+=(new TextEncoder).encode(`Content-Disposition: form-data; name=\"${r}\"`).length,t+=\"string\"==typeof n?(new TextEncoder).encode(n).length:n.size;return t}if(e instanceof Blob)return e.size;if(e instanceof ArrayBuffer)return e.byteLength;if(\"string\"==typeof e)return(new TextEncoder).encode(e).length;if(e instanceof URLSearchParams)return(new TextEncoder).encode(e.toString()).length;if(\"byteLength\"in e)return e.byteLength;if(\"object\"==typeof e&&e)try{let t=JSON.stringify(e);return(new TextEncoder).encode(t).length}catch{return 0}return 0})(r??e.body);return new Request(e,{duplex:\"half\",body:b(e.body,n,t)})})(e,this.#t.onUploadProgress,t??this.#t.body??void 0):e}},C=e=>{let t=(t,r)=>A.create(t,v(e,r));for(let r of u)t[r]=(t,n)=>A.create(t,v(e,n,{method:r}));return t.create=e=>C(v(e)),t.extend=t=>(\"function\"==typeof t&&(t=t(e??{})),C(v(e,t))),t.stop=_,t.retry=d,t},L=C();function U(e,t){return Object.assign(Error(t),{problem:e})}function $(e,t,r){let n,o=new Promise((e,o)=>{n=setTimeout(()=>o(U(\"timeout\",`${r}: ${t} ms`)),t)});return Promise.race([e,o]).finally(()=>clearTimeout(n))}async function M(e,t){try{let r=await L.post(e,{body:JSON.stringify(t),credentials:\"omit\",timeout:8e3,retry:0}).json();if(r.guestId&&r.token)return r;throw Error(\"no token\")}catch(r){let{response:n}=r;if(n)return M(e,await(await(import(\"./refusal.js\"))).retry(n,t));throw U(\"token-unavailable\",`${e}: ${r}`)}}var D,O=15e3;function N(e,t){let r;return{async mount(n){r??=function({environment:e,deploymentId:t},r){window._genesysJs??=\"Genesys\",window.Genesys??=function(){let e=function(){e.q.push(arguments)};return e.q=[],e}(),window.Genesys.t??=Date.now(),window.Genesys.c??={environment:e,deploymentId:t};for(let e in r)B(e,t=>r[e]?.(t));return new Promise(e=>B(\"Messenger.ready\",()=>e()))}(n,t),await function(e,t=\"\"){if(document.querySelector('script[src*=\"genesys-bootstrap\"]'))return Promise.resolve();let r=document.createElement(\"script\");return $(new Promise((n,o)=>{r.onload=()=>n(),r.onerror=()=>o(U(\"blocked\",`Not loaded: ${e}`)),r.nonce=t,r.charset=\"utf-8\",r.src=function(e){return D??=window.trustedTypes?.createPolicy(\"messenger-tag\",{createScriptURL:String}),D?.createScriptURL(e)??e}(e),document.head.append(r)}),O,e).catch(e=>{throw r.remove(),e})}(n.scriptUrl,e),await $(Promise.race([r,new Promise((e,t)=>{B(\"GenesysJS.domainNotAllowed\",()=>t(U(\"domain-not-allowed\",`Genesys: allow ${location.hostname}`))),B(\"GenesysJS.configurationReceived\",e=>{let{deploymentConfig:r}=e;\"Active\"!==r?.status&&t(U(\"deployment-inactive\",\"Genesys: activate the deployment\"))})})]),O,\"Messenger.ready\")},command:(e,t={})=>$(new Promise((r,n)=>{I(\"command\",e,t,r,t=>n(U(\"timeout\",`${e}: ${t}`)))}),O,e),register:(e,t)=>I(\"registerPlugin\",e,t)}}function I(...e){window.Genesys?.(...e)}function B(e,t){I(\"subscribe\",e,e=>t(e?.data??{}))}var H,W,F,J,G,z,X,V,Y,K,Q=Symbol.for(\"pv\"),Z={},ee=[],te=/^m(i|n|o|s|text|space)$/,re=Array.isArray,ne=ee.slice,oe=Object.assign;function se(e){e&&e.parentNode&&e.remove()}function ie(e,t,r){var n,o,s,i={},a=arguments.length;for(s in t)\"key\"==s?n=t[s]:\"ref\"==s&&\"function\"!=typeof e?o=t[s]:i[s]=t[s];return a>2&&(i.children=a>3?ne.call(arguments,2):r),ae(e,i,n,o,null)}function ae(e,t,r,n,o){var s={type:e,props:t,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Q,__v:o||++W,__i:-1,__u:0};return!o&&H.vnode&&H.vnode(s),s}function le(e){return e.children}function ue(e,t){this.props=e,this.context=t,this.__g=0}function ce(e,t){if(null==t)return e.__&&ce(e.__,e.__i+1);for(var r;t<e.__k.length;t++)if((r=e.__k[t])&&r.__e)return r.__e;return\"function\"!=typeof e.type||e.props.__P?null:ce(e)}function he(e){var t,r=e.__v,n=r.__e,o=[],s=[],i=e.__P;i&&((t=oe({constructor:Q},r)).__v=r.__v+1,H.vnode&&H.vnode(t),we(i,t,r,e.__n,i.namespaceURI,32&r.__u?[n]:null,o,n||ce(r),32&r.__u,s),t.__v=r.__v,t.__.__k[t.__i]=t,xe(o,t,s),r.__=r.__e=null,t.__e!=n&&fe(t))}function fe(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),fe(e)}function _e(e){(8&e.__g||(e.__g|=8,F.push(e),G++))&&J==H.debounceRendering||((J=H.debounceRendering)||queueMicrotask)(pe)}function pe(){try{for(var e,t=1;F.length;)F.length>t&&F.sort(z),e=F.shift(),t=F.length,8&e.__g&&he(e)}finally{(G=F.length)&&(J||queueMicrotask)(pe)}}function de(e,t,r,n,o,s,i,a,l,u,c){var h,f,_,p,d,y,m=n.__k||ee,g=t.length;for(l=function(e,t,r,n,o){var s,i,a,l,u,c,h,f,_,p=r.length,d=p,y=0,m=0,g=e.__k=Array(o);for(s=0;s<o;s++)null!=(i=t[s])&&\"boolean\"!=typeof i&&\"function\"!=typeof i?(\"object\"!=typeof i||i.constructor===String?i=g[s]=ae(null,i):re(i)?i=g[s]=ae(le,{children:i}):i.constructor===Q&&i.__b?i=g[s]=ae(i.type,i.props,i.key,i.ref,i.__v):g[s]=i,l=s+y,i.__=e,i.__b=e.__b+1,a=null,~(u=i.__i=me(i,r,l,d))&&(d--,(a=r[u])&&(a.__u|=2)),a&&a.__v?(i.__u|=16,u==l-1?y--:u==l+1?y++:u!=l&&(u>l?y--:y++,m=1)):(~u||(o>p?y--:o<p&&y++),\"function\"!=typeof i.type&&(i.__u|=4))):g[s]=null;if(m){for(c=[],h=[],s=0;s<o;s++)if((i=g[s])&&16&i.__u){for(y=0,f=c.length;y<f;)c[_=y+f>>1]<i.__i?y=_+1:f=_;c[y]=i.__i,h[s]=y+1}for(y=c.length;s--;)h[s]&&(h[s]==y?y--:g[s].__u|=4)}if(d)for(s=0;s<p;s++)!(a=r[s])||2&a.__u||(a.__e==n&&(n=ce(a)),Re(a,a));return n}(r,t,m,l,g),h=0;h<g;h++)null!=(_=r.__k[h])&&(f=~_.__i&&m[_.__i]||Z,_.__i=h,y=we(e,_,f,o,s,i,a,l,u,c),p=_.__e,(f.ref!=_.ref||8&f.__u)&&(f.ref&&Te(f.ref,null,_,f),_.ref&&c.push(_.ref,_.__c||p,_)),d||=p,4&_.__u?(l=ye(_,l,e,!f.__v),f.__e&&(f.__e=null)):\"function\"==typeof _.type&&void 0!==y?l=y:p&&(l=p.nextSibling),_.__u&=-21);return r.__e=d,l}function ye(e,t,r,n){var o,s,i,a;if(\"function\"==typeof e.type){if(e.props.__P)return t;if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&(o[s].__=e,t=ye(o[s],t,r,!1));return t}for(t&&!t.parentNode&&(t=ce(e))&&!t.parentNode&&(t=null),i=e.__e,a=t;a&&8==a.nodeType;)a=a.nextSibling;for(i!=a&&(!n&&r.moveBefore&&i.parentNode?r.moveBefore(i,t):r.insertBefore(i,t||null)),t=i;(t&&=t.nextSibling)&&8==t.nodeType&&!t.data.startsWith(\"$s\"););return t}function me(e,t,r,n){var o,s=e.key,i=e.type,a=t[r],l=a&&!(2&a.__u);if(null===a&&null==s||l&&s==a.key&&i==a.type)return r;if(n>+!!l){for(o=r-1;o>=0;o--)if((a=t[o])&&!(2&a.__u)&&s==a.key&&i==a.type)return o;for(o=r+1;o<t.length;o++)if((a=t[o])&&!(2&a.__u)&&s==a.key&&i==a.type)return o}return-1}function ge(e,t,r){r??=\"\",\"-\"==t[0]?e.setProperty(t,r):e[t]=r}function be(e,t,r,n,o){var s,i;if(\"style\"==t)if(\"string\"==typeof r)e.style.cssText=r;else{if(\"string\"==typeof n&&(e.style.cssText=n=\"\"),n)for(t in n)r&&t in r||ge(e.style,t);if(r)for(t in r)n&&r[t]==n[t]||ge(e.style,t,r[t])}else if(\"o\"==t[0]&&\"n\"==t[1])\"function\"!=typeof r&&(r=null),\"function\"!=typeof n&&(n=null),(e.__e||={})[t]=r,r&&n||(i=K[t]||(K[t]=function(e){return function(t){var r=this.__e;if(r){if(r=r[e],null==t[X])t[X]=Y++;else if(t[X]<this.__a[e])return;return r(H.event?H.event(t):t)}}}(t)),(e.__a||={})[t]=Y,s=t!=(t=t.replace(V,\"$1\")),(t=t.slice(2))[0]<\"a\"&&(t=t.toLowerCase()),r?e.addEventListener(t,i,s):e.removeEventListener(t,i,s));else{if(\"http://www.w3.org/2000/svg\"==o)t=t.replace(/xlink(H|:h)/,\"h\").replace(/sName$/,\"s\");else if(\"width\"!=t&&\"height\"!=t&&\"href\"!=t&&\"list\"!=t&&\"form\"!=t&&\"tabIndex\"!=t&&\"download\"!=t&&\"rowSpan\"!=t&&\"colSpan\"!=t&&\"role\"!=t&&\"popover\"!=t&&t in e)try{return void(e[t]=r??\"\")}catch{}if(\"function\"==typeof r)return;null==r||!1===r&&\"-\"!=t[4]?e.removeAttribute(t):e.setAttribute(t,\"popover\"==t&&1==r?\"\":r)}}function we(e,t,r,n,o,s,i,a,l,u){var c,h,f,_,p,d,y,m,g,b,w,v,k,x,T,R,S,P,E=t.type;if(t.constructor!==Q)return null;128&r.__u&&(l=32&r.__u,c=r.__c.__z)&&(t.__u|=l,h=s=[],8==c.nodeType?a=ve(c,s):s.push(c),a=s[0]||a),(c=H.__b)&&c(t);e:if(\"function\"==typeof E){f=i.length;try{if(m=t.props,g=(c=E.prototype)&&c.render,b=(c=E.contextType)&&n[c.__c],w=c?b?b.props.value:c.__:n,(_=r.__c)?(t.__c=_,2&_.__g&&(_.__g|=1)):(g?t.__c=_=new E(m,w):(t.__c=_=new ue(m,w),_.constructor=E,_.render=Se),b&&b.sub(_),_.state||(_.state={}),_.__n=n,_.__g|=8,_.__h=[],_.__k=[]),g&&(_.__s||(_.__s=_.state),E.getDerivedStateFromProps&&(_.__s==_.state&&(_.__s=oe({},_.__s)),oe(_.__s,E.getDerivedStateFromProps(m,_.__s)))),p=_.props,d=_.state,_.__v=t,r.__c){if(m!==p&&g&&!E.getDerivedStateFromProps&&_.componentWillReceiveProps&&_.componentWillReceiveProps(m,w),t.__v==r.__v&&!(8&_.__g)||!(4&_.__g)&&_.shouldComponentUpdate&&!1===_.shouldComponentUpdate(m,_.__s,w)){t.__v!=r.__v&&(_.props=m,_.state=_.__s,_.__g&=-9),t.__e=r.__e,t.__k=r.__k,t.__k.some(function(e){e&&(e.__=t)}),ee.push.apply(_.__h,_.__k),_.__k=[],_.__h.length&&i.push(_),a=ce(r);break e}_.componentWillUpdate&&_.componentWillUpdate(m,_.__s,w),g&&_.componentDidUpdate&&_.__h.push(function(){_.componentDidUpdate(p,d,y)})}else g&&!E.getDerivedStateFromProps&&_.componentWillMount&&_.componentWillMount(),g&&_.componentDidMount&&_.__h.push(_.componentDidMount);_.context=w,_.props=m,_.__P=e,_.__g&=-5,v=H.__r,k=g?25:0;do{_.__g&=-9,v&&v(t),c=_.render(_.props,_.state=_.__s,_.context)}while(8&_.__g&&++k<25);g&&(ee.push.apply(_.__h,_.__k),_.__k=[]),_.state=_.__s,_.getChildContext&&(n=oe({},n,_.getChildContext())),g&&r.__c&&_.getSnapshotBeforeUpdate&&(y=_.getSnapshotBeforeUpdate(p,d)),x=c&&c.type===le&&null==c.key?c.props.children:c,m.__P&&(c=a,o=(e=m.__P).namespaceURI,l=s=null,r.props&&r.props.__P!=e&&(r.__k.some(function(e){e&&Re(e,e)}),r.__k=null),a=r.__k?ce(r,0):null),a=de(e,re(x)?x:[x],t,r,n,o,s,i,a,l,u),m.__P&&(t.__e=null,a=c),t.__u&=-161,h&&h.some(se),_.__h.length&&i.push(_),1&_.__g&&(_.__g&=-4)}catch(e){if(i.length=f,t.__v=null,l||s)if(e&&e.then){if(t.__u|=128|l,s){for(~(S=s.indexOf(a||void 0))||(S=s.length);(P=s[S-1])&&8==P.nodeType;)S--;for(;S<s.length;S++)if(P=s[S])if(s[S]=null,T){if(P==R)break}else{if(8!=P.nodeType)break;P.data.startsWith(\"$s\")&&(R=ve(T=P))}}if(!T){for(;a&&8==a.nodeType&&a.nextSibling;)a=a.nextSibling;T=a}(c=ve(T=t.__c.__z||(t.__c.__z=T)))?(t.__e=T,a=c):t.__e=a,a&&=a.nextSibling}else s&&s.some(se);else t.__e=r.__e;t.__k||=r.__k||[],e&&e.then||ke(t),H.__e(e,t,r)}}else a=t.__e=function(e,t,r,n,o,s,i,a,l,u){var c,h,f,_,p,d,y,m,g=r.props||Z,b=t.props,w=t.type;if(\"svg\"==w?o=\"http://www.w3.org/2000/svg\":\"math\"==w?o=\"http://www.w3.org/1998/Math/MathML\":o||=\"http://www.w3.org/1999/xhtml\",s)for(c=0;c<s.length;c++)if((p=s[c])&&(w?p.localName==w:3==p.nodeType)){e=p,s[c]=null;break}if(!e){if(m=u.ownerDocument||document,!w)return m.createTextNode(b);e=m.createElementNS(o,w,b.is?b:u),a&&=(H.__m&&H.__m(t,s),!1),s=null}if(w){if(u=\"template\"==w&&e.content||e,s=\"textarea\"==w&&null!=b.defaultValue?null:s&&ne.call(u.childNodes),!a&&s)for(g={},c=0;c<e.attributes.length;c++)g[(p=e.attributes[c]).name]=p.value;for(c in g)p=g[c],\"dangerouslySetInnerHTML\"==c?f=p:\"children\"==c||c in b||\"value\"==c&&\"defaultValue\"in b||\"checked\"==c&&\"defaultChecked\"in b||be(e,c,null,p,o);for(c in b)p=b[c],\"children\"==c?_=p:\"dangerouslySetInnerHTML\"==c?h=p:\"value\"==c?d=p:\"checked\"==c?y=p:a&&\"function\"!=typeof p||g[c]===p||be(e,c,p,g[c],o);h?(a||f&&(h.__html==f.__html||h.__html==e.innerHTML)||(e.innerHTML=h.__html),t.__k=[]):(f&&(e.textContent=\"\"),(\"foreignObject\"==w||\"http://www.w3.org/1998/Math/MathML\"==o&&te.test(w))&&(o=\"http://www.w3.org/1999/xhtml\"),de(u,re(_)?_:[_],t,r,n,o,s,i,s?s[0]:r.__k&&ce(r,0),a,l),s&&s.some(se)),a&&\"textarea\"!=w||(c=\"value\",\"progress\"==w&&null==d?e.removeAttribute(c):null==d||d===e[c]&&(\"progress\"!=w||d)||be(e,c,d,g[c],o),c=\"checked\",null!=y&&y!=e[c]&&be(e,c,y,g[c],o))}else g===b||a&&e.data==b||(e.data=b);return e}(r.__e,t,r,n,o,s,i,l,u,e);return(c=H.diffed)&&c(t),a}function ve(e,t){if(e&&8==e.nodeType&&e.data.startsWith(\"$s\"))for(var r=1;e=e.nextSibling;){if(8==e.nodeType)if(e.data.startsWith(\"$s\"))r++;else if(e.data.startsWith(\"/$s\")&&! --r)return e;t&&t.push(e)}}function ke(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(ke))}function xe(e,t,r){for(var n=0;n<r.length;)Te(r[n++],r[n++],r[n++]);H.__c&&H.__c(t,e),e.some(function(t){try{e=t.__h,t.__h=[],e.some(function(e){e.call(t)})}catch(e){H.__e(e,t.__v)}})}function Te(e,t,r,n){try{\"function\"==typeof e?t?t.__x=e(t)||1:(n&&=n.__c||n.__e)&&(t=n.__x)&&(n.__x=null,\"function\"==typeof t?t():e(null)):e.current=t}catch(e){H.__e(e,r)}}function Re(e,t,r){var n,o,s,i;if(H.unmount&&H.unmount(e),!(n=e.ref)||n.current&&n.current!=e.__e||Te(n,null,t,e),n=e.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(e){H.__e(e,t)}n.__P=n.__n=null}if(n=e.__k)for(i=0;i<n.length;i++)n[i]&&Re(n[i],t,\"function\"!=typeof e.type||r&&!e.props.__P);!r&&(n=e.__c)&&(n=n.__z)&&(o=ve(n,s=[]))&&(n==e.__e&&s.some(se),se(o),se(n)),r||se(e.__e),e.__e=e.__c=e.__=null}function Se(e,t,r){return this.constructor(e,r)}function Pe({language:e,title:t,text:r,ways:n}){return ie(\"section\",{role:\"dialog\",lang:e,dir:\"auto\",\"aria-label\":t},ie(\"div\",{role:n?\"alert\":\"status\"},ie(\"b\",null,t),ie(\"p\",null,r)),n?.map(([e,t])=>\"string\"==typeof t?ie(\"a\",{href:t},e):ie(\"button\",{type:\"button\",onClick:t},e))??ie(\"progress\",null))}async function Ee({region:e},t,r=t.deploymentId){let n=e?await(await(import(\"./region.js\"))).settingsOf(e,t):t;return r&&n.scriptUrl?{...n,deploymentId:r}:void 0}function qe(e){try{return localStorage[e]||void 0}catch{return}}function je(e,t){try{localStorage[e]=t}catch{}}H={__e:function(e,t,r,n){for(var o,s,i;t=t.__;)if((o=t.__c)&&!(1&o.__g)){o.__g|=4;try{if((i=(s=o.constructor)&&s.getDerivedStateFromError)&&o.setState(s.getDerivedStateFromError(e)),o.componentDidCatch&&(o.componentDidCatch(e,n||{}),i=1),i&&8&o.__g)return void(o.__g|=2)}catch(t){e=t}}throw G=0,e}},W=0,ue.prototype.setState=function(e,t){var r=this.__s;r&&r!=this.state||(r=this.__s=oe({},this.state)),\"function\"==typeof e&&(e=e(oe({},r),this.props)),e&&(oe(r,e),this.__v&&(t&&this.__k.push(t),_e(this)))},ue.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),_e(this))},ue.prototype.render=le,F=[],G=0,z=function(e,t){return e.__v.__b-t.__v.__b},X=Symbol(),V=/(PointerCapture)$|Capture$/i,Y=0,K={};var Ae={language:\"en\",title:\"Chat\",opening:\"Opening the chat…\",offline:\"You seem to be offline. The chat opens once you are connected.\"};function Ce(t){let{options:r,button:n,host:o,signal:s,companion:i,url:a}=t,{label:l,load:u,tokenEndpoint:c=\"api/guest-token\"}=r,h=/^[\\da-f-]{36}$/i.test(r.deploymentId)?r.deploymentId:i.deploymentId,f=`messenger-tag:${h}`,_=new URL(\".\",a).href.replace(/loader\\/[^/]+\\/$/,\"\"),p=async function(e){let t=/^(ar|de|en|es|fr|it|ja|nl|pl|pt)\\b/i,r=e.find(e=>t.test(e))?.slice(0,2).toLowerCase();try{return r&&\"en\"!==r?(await(import(`./${r}.js`))).default:Ae}catch{return Ae}}([r.locale,document.documentElement.lang,...navigator.languages]),d=function(e,t){return(r,n)=>{if(t.aborted)return;let o=`messenger-tag:${r}`;performance.mark(o),document.dispatchEvent(new CustomEvent(o,{detail:n})),\"none\"!==e&&!navigator.globalPrivacyControl&&window.dataLayer?.push?.({event:\"messenger_tag\",messenger_event:r,...n})}}(r.analytics,s),y=function(e){let t=new CSSStyleSheet,r=document.createElement(\"div\");return t.replaceSync(\"button{cursor:pointer}:host>button:hover,section{box-shadow:0 2px 16px #0005}\\nsection{position:absolute;bottom:84px;inset-inline-end:8px;width:min(270px,75vw);padding:16px 20px;border:1px solid #8884;border-radius:16px;background:Canvas;color:CanvasText;color-scheme:light dark;font:16px/1.5 system-ui}\\nprogress{width:100%}@media(prefers-reduced-motion){progress{display:none}}\"),e.adoptedStyleSheets.push(t),e.append(r),e=>function(e,t){var r,n,o,s;H.__&&H.__(e,t),9==t.nodeType&&(t=t.documentElement),n=(r=e&&32&e.__u)?null:t.__k,t.__k=ae(le,{children:[e]}),o=[],s=[],we(t,t.__k,n||Z,Z,t.namespaceURI,n?null:t.firstChild?ne.call(t.childNodes):null,o,n?n.__e:t.firstChild,r,s),xe(o,t.__k,s),t.__k.props.children=null}(e&&ie(Pe,e),r)}(t.root),m=N(t.script?.nonce,{\"Messenger.opened\":()=>{q=!0,J(\"open\")},\"Messenger.closed\":()=>{q=!1,J(\"ready\"),/BODY|IFRAME/.test(document.activeElement?.tagName)&&n.focus()},\"Launcher.visible\":()=>n.remove(),\"MessagingService.started\":()=>d(\"conversation_started\"),\"MessagingService.sendingMessage\":()=>d(\"message_sent\"),\"MessagingService.messagesReceived\":()=>{\"open\"!==E&&G(A+1),d(\"message_received\",{unread:A})},\"MessagingService.conversationDisconnected\":()=>d(\"conversation_ended\"),\"MessagingService.conversationCleared\":()=>F()}),g=[],b={__proto__:null,open:()=>O(!0),close:()=>O(!1),toggle:()=>O(!q),destroy:()=>O(!1),off:(e,t)=>document.removeEventListener(`messenger-tag:${e}`,Object(t)),async set(e){g.push(e),/ready|open/.test(E)&&await F()},identify:e=>W(`${e}`),logout:()=>W(\"\"),consent:e=>(j=!!e,L(),O(j&&q))},w={page:t,key:f,endpoint:new URL(c,_).href,messenger:m,texts:p,emit:d,panel:y,want:O,prepare:()=>I().catch(X),recall:qe,remember:je,now:()=>({state:E,problem:k,guest:x,unread:A}),renew:()=>B().then(F),tell:z},v=document.querySelector(\"script[data-messenger-session]\");v?.remove();let k,x,T,R,S,P=t.session??v?.textContent,E=\"waiting\",q=!1,j=!/required|tcf|gcm/.test(r.consent),A=0,C=t.calls;t.calls={push:D};for(let e of C)D(e);function L(){j&&(u||qe(`_${h}:gcmcsessionActive`))&&$(import(\"./ahead.js\"))}function $(e){return e.then(({start:e})=>e(w)).catch(z)}async function D([e,t,r,n]){try{await(b[e]?.(t,n))}catch(e){z(e)}r?.({state:E,guestId:x?.guestId,deploymentId:h,region:T?.region,problem:k})}async function O(e){return q=e,e||y(),e&&!j?$(import(\"./consent.js\")):((e||\"open\"===E)&&(S??=async function(){for(\"open\"!==E&&V(\"opening\"),await I();q!==(\"open\"===E);){let e=q;await m.command(e?\"Messenger.open\":\"Messenger.close\").catch(t=>{if(e!==(\"open\"===E))throw t}),J(e?\"open\":\"ready\")}}().catch(X).finally(()=>{S=void 0})),S)}function I(){return R??=async function(){J(\"starting\"),k=void 0,T=await Ee(r,i,h);let e=B();if(T??=await Ee(r,await e??{},h),!T)throw k??U(\"bad-config\",\"Name deployment and region\");s.throwIfAborted(),await Promise.all([e,m.mount(T)]),await F(),J(\"ready\"),d(\"ready\"),$(import(\"./running.js\"))}(),R}async function B(){if(\"none\"!==c){try{let e=qe(f);x=await async function(e){let t=P;if(P=void 0,t&&!e)return(await(import(\"./session-ahead.js\"))).usable(t,h,T)}(e)??await M(w.endpoint,{deploymentId:h,resume:e,userToken:r.userToken}),je(f,x.resume??\"\")}catch(e){if(\"token-refused\"===e.problem)throw e;\"failed\"!==E&&z(e),q&&$(import(\"./failure.js\"))}return x}}async function W(e){r.userToken=e,P=void 0,(x||!e)&&await $(import(\"./sign-in.js\"))}async function F(){try{let e=x?{guestId:x.guestId,context:x.context}:{};(g[0]||/attribute/.test(Object.keys(r)))&&(e=(await(import(\"./attributes.js\"))).fitting(r,g,e,z)),await m.command(\"Database.set\",{messaging:{customAttributes:e}})}catch(e){z(e)}}function J(e){e!==E&&(\"open\"===e&&d(\"opened\"),\"open\"===E&&d(\"closed\"),E=e,A&&G(0),n.hidden=\"open\"===E,n.ariaBusy=`${\"starting\"===E}`,n.hidden&&y())}function G(e){A=e,$(import(\"./unread.js\"))}function z(t){let{problem:r=\"blocked\",message:n}=t,o=navigator.onLine?r:\"offline\";k={code:o,retryable:e.includes(o),detail:n},d(\"problem\",k)}async function X(e){if(R=void 0,z(e),J(\"failed\"),q)return navigator.onLine?$(import(\"./failure.js\")):V(\"offline\")}async function V(e){let t=await p;q&&y({...t,text:t[e]})}o.onkeydown=({key:e})=>{\"Escape\"===e&&O(!1).then(()=>n.focus())},addEventListener(\"online\",()=>\"failed\"===E&&O(q),{signal:s}),p.then(({title:e})=>{n.ariaLabel=l||e}),(Object.keys(r)[0]||/messenger-debug/.test(location.search))&&$(import(\"./advice.js\")),L()}export{Ce as start};",
	"qNFvHr/consent-platforms.js": "function t(t,i,n){let[a,o=\"1\"]=t.split(\":\");\"tcf\"===a&&e(o.split(\",\"),i,n),\"gcm\"===a&&function(t,e){let i,n=()=>{let n=function(){let t=window.google_tag_data?.ics?.getConsentState?.(\"functionality_storage\");if(1===t||2===t)return 1===t;let e=(Array.isArray(window.dataLayer)?window.dataLayer:[]).map(t=>Object(t)).filter(t=>\"consent\"===t[0]).map(t=>Object(t[2]).functionality_storage).findLast(t=>void 0!==t);return void 0===e?void 0:\"granted\"===e}();t.aborted||void 0===n||n===i||(i=n,e(n))};n(),window.google_tag_data?.ics?.addListener?.([\"functionality_storage\"],n);for(let e of[\"load\",\"click\",\"visibilitychange\"])addEventListener(e,()=>setTimeout(n),{signal:t})}(i,n)}function e(t,i,n){if(!window.__tcfapi)return void(\"complete\"!==document.readyState&&addEventListener(\"load\",()=>e(t,i,n),{once:!0,signal:i}));let a,o=()=>window.__tcfapi?.(\"removeEventListener\",2,()=>{},a);i.addEventListener(\"abort\",o),window.__tcfapi(\"addEventListener\",2,(e,d)=>{let{gdprApplies:r,eventStatus:s,purpose:c,listenerId:l}=e??{};a=l,i.aborted?o():d&&(!1===r||\"cmpuishown\"!==s)&&n(!1===r||t.every(t=>c?.consents?.[t.trim()]))})}export{t};",
	"qNFvHr/consent.js": "import{t as e}from\"./consent-platforms.js\";import{t as a}from\"./ways.js\";function n(e){let[a,n,r]=s[e]??t;return{question:a,allow:n,decline:r}}var t=[\"The chat is a service of Genesys. It keeps data in your browser while you use it. Do you agree?\",\"Agree and chat\",\"No, thank you\"],s={ar:[\"المحادثة خدمة من Genesys، وهي تحفظ بيانات في متصفحك أثناء استخدامها. هل توافق؟\",\"أوافق وأبدأ المحادثة\",\"لا، شكرًا\"],de:[\"Der Chat ist ein Dienst von Genesys. Während Sie ihn benutzen, speichert er Daten in Ihrem Browser. Sind Sie einverstanden?\",\"Einverstanden, Chat öffnen\",\"Nein, danke\"],es:[\"El chat es un servicio de Genesys. Mientras lo usa, guarda datos en su navegador. ¿Está de acuerdo?\",\"Aceptar y chatear\",\"No, gracias\"],fr:[\"Le chat est un service de Genesys. Il conserve des données dans votre navigateur pendant que vous l’utilisez. Êtes-vous d’accord ?\",\"Accepter et discuter\",\"Non, merci\"],it:[\"La chat è un servizio di Genesys. Durante l’uso conserva dati nel tuo browser. Sei d’accordo?\",\"Accetta e apri la chat\",\"No, grazie\"],ja:[\"チャットは Genesys のサービスです。ご利用中、ブラウザーにデータを保存します。同意しますか。\",\"同意してチャットする\",\"いいえ\"],nl:[\"De chat is een dienst van Genesys. Terwijl u hem gebruikt, bewaart hij gegevens in uw browser. Gaat u akkoord?\",\"Akkoord en chatten\",\"Nee, bedankt\"],pl:[\"Czat jest usługą Genesys. W trakcie korzystania zapisuje dane w przeglądarce. Czy wyrażasz zgodę?\",\"Zgadzam się, otwórz czat\",\"Nie, dziękuję\"],pt:[\"O chat é um serviço da Genesys. Enquanto o usa, guarda dados no seu navegador. Concorda?\",\"Concordo, abrir o chat\",\"Não, obrigado\"]};async function r({page:t,panel:s,texts:r,emit:o,want:i}){let{options:d,signal:c}=t,u=!1,l=e=>{u=e,window.MessengerTag?.(\"consent\",e)};e(d.consent??\"\",c,e=>{e&&l(!0)});let{language:g,title:h}=await r;if(u)return;o(\"consent_needed\"),a(t.root);let{question:y,allow:v,decline:w}=n(g);s({language:g,title:h,text:y,ways:[[v,()=>l(!0)],[w,()=>{i(!1)}]]})}export{r as start};",
	"qNFvHr/de.js": "var e={language:\"de\",title:\"Chat\",opening:\"Der Chat wird geöffnet …\",offline:\"Sie sind anscheinend offline. Der Chat öffnet sich, sobald Sie wieder verbunden sind.\"};export{e as default};",
	"qNFvHr/es.js": "var e={language:\"es\",title:\"Chat\",opening:\"Abriendo el chat…\",offline:\"Parece que no tiene conexión. El chat se abrirá cuando la recupere.\"};export{e as default};",
	"qNFvHr/failure.js": "import{t as e}from\"./more-texts.js\";import{t}from\"./ways.js\";function a(){window.Genesys?.q&&(delete window.Genesys,delete window._genesysJs)}async function n({page:n,panel:s,texts:o,want:l,now:i}){n.signal.addEventListener(\"abort\",a);let{language:r,title:w}=await o,{openingUnknown:g,failed:p,reasons:d,tryAgain:f,otherWay:u,close:y}=await e(r),{state:c,problem:m}=i();if(\"starting\"===c&&s({language:r,title:w,text:g}),\"failed\"!==c||!m)return;t(n.root);let b=[];m.retryable&&b.push([f,()=>{l(!0)}]),/^[hmt/]/.test(n.options.fallbackUrl)&&b.push([u,n.options.fallbackUrl??\"\"]),b.push([y,()=>{l(!1)}]),s({language:r,title:p,text:d[m.code]??d[\"token-refused\"],ways:b})}export{n as start};",
	"qNFvHr/fr.js": "var e={language:\"fr\",title:\"Chat\",opening:\"Ouverture du chat…\",offline:\"Vous semblez être hors ligne. Le chat s’ouvrira une fois la connexion rétablie.\"};export{e as default};",
	"qNFvHr/it.js": "var a={language:\"it\",title:\"Chat\",opening:\"Apertura della chat…\",offline:\"Sembra che tu sia offline. La chat si aprirà quando sarai di nuovo connesso.\"};export{a as default};",
	"qNFvHr/ja.js": "var a={language:\"ja\",title:\"チャット\",opening:\"チャットを開いています…\",offline:\"オフラインのようです。接続が戻るとチャットが開きます。\"};export{a as default};",
	"qNFvHr/more-ar.js": "var e={openingUnknown:\"لم نتمكن من التعرف عليك، لذلك تُفتح المحادثة من دون بياناتك…\",failed:\"تعذّر فتح المحادثة\",tryAgain:\"حاول مرة أخرى\",otherWay:\"تواصل معنا بطريقة أخرى\",close:\"إغلاق\",unread:\"غير مقروءة:\",reasons:{blocked:\"شيء ما في هذا المتصفح أو الشبكة يمنع تحميل المحادثة، ربما مانع إعلانات.\",timeout:\"يستغرق الأمر وقتًا أطول من المعتاد. يرجى المحاولة بعد قليل.\",\"token-refused\":\"المحادثة غير مُعدّة لهذه الصفحة. نعتذر عن ذلك.\",\"token-unavailable\":\"خدمة المحادثة لا تستجيب. يرجى المحاولة بعد قليل.\",\"domain-not-allowed\":\"المحادثة غير متاحة في هذا الموقع. نعتذر عن ذلك.\",\"deployment-inactive\":\"المحادثة متوقفة حاليًا. يرجى العودة لاحقًا.\"}};export{e as default};",
	"qNFvHr/more-de.js": "var e={openingUnknown:\"Wir konnten Sie nicht zuordnen; der Chat öffnet sich ohne Ihre Angaben …\",failed:\"Der Chat ließ sich nicht öffnen\",tryAgain:\"Noch einmal versuchen\",otherWay:\"Anders Kontakt aufnehmen\",close:\"Schließen\",unread:\"Ungelesen:\",reasons:{blocked:\"Etwas in diesem Browser oder Netz verhindert, dass der Chat lädt, vielleicht ein Werbeblocker.\",timeout:\"Es dauert länger als üblich. Bitte versuchen Sie es gleich noch einmal.\",\"token-refused\":\"Der Chat ist für diese Seite nicht eingerichtet. Das tut uns leid.\",\"token-unavailable\":\"Unser Chat antwortet nicht. Bitte versuchen Sie es gleich noch einmal.\",\"domain-not-allowed\":\"Der Chat ist auf dieser Website nicht verfügbar. Das tut uns leid.\",\"deployment-inactive\":\"Der Chat ist gerade abgeschaltet. Bitte kommen Sie später wieder.\"}};export{e as default};",
	"qNFvHr/more-es.js": "var e={openingUnknown:\"No hemos podido identificarle: el chat se abre sin sus datos…\",failed:\"No se ha podido abrir el chat\",tryAgain:\"Intentar de nuevo\",otherWay:\"Contactar de otra forma\",close:\"Cerrar\",unread:\"Sin leer:\",reasons:{blocked:\"Algo en este navegador o en esta red impide cargar el chat, quizá un bloqueador de anuncios.\",timeout:\"Está tardando más de lo normal. Vuelva a intentarlo dentro de un momento.\",\"token-refused\":\"El chat no está configurado para esta página. Lo sentimos.\",\"token-unavailable\":\"Nuestro servicio de chat no responde. Vuelva a intentarlo dentro de un momento.\",\"domain-not-allowed\":\"El chat no está disponible en este sitio. Lo sentimos.\",\"deployment-inactive\":\"El chat está desactivado en este momento. Vuelva más tarde.\"}};export{e as default};",
	"qNFvHr/more-fr.js": "var e={openingUnknown:\"Nous n’avons pas pu vous identifier : le chat s’ouvre sans vos coordonnées…\",failed:\"Le chat n’a pas pu s’ouvrir\",tryAgain:\"Réessayer\",otherWay:\"Nous contacter autrement\",close:\"Fermer\",unread:\"Non lus :\",reasons:{blocked:\"Quelque chose dans ce navigateur ou ce réseau empêche le chat de se charger, peut-être un bloqueur de publicité.\",timeout:\"Cela prend plus de temps que prévu. Veuillez réessayer dans un instant.\",\"token-refused\":\"Le chat n’est pas configuré pour cette page. Nous en sommes désolés.\",\"token-unavailable\":\"Notre service de chat ne répond pas. Veuillez réessayer dans un instant.\",\"domain-not-allowed\":\"Le chat n’est pas disponible sur ce site. Nous en sommes désolés.\",\"deployment-inactive\":\"Le chat est désactivé pour le moment. Revenez plus tard.\"}};export{e as default};",
	"qNFvHr/more-it.js": "var a={openingUnknown:\"Non siamo riusciti a riconoscerti: la chat si apre senza i tuoi dati…\",failed:\"Non è stato possibile aprire la chat\",tryAgain:\"Riprova\",otherWay:\"Contattaci in un altro modo\",close:\"Chiudi\",unread:\"Non letti:\",reasons:{blocked:\"Qualcosa in questo browser o in questa rete impedisce di caricare la chat, forse un blocco della pubblicità.\",timeout:\"Ci vuole più tempo del previsto. Riprova tra un momento.\",\"token-refused\":\"La chat non è configurata per questa pagina. Ci dispiace.\",\"token-unavailable\":\"Il nostro servizio di chat non risponde. Riprova tra un momento.\",\"domain-not-allowed\":\"La chat non è disponibile su questo sito. Ci dispiace.\",\"deployment-inactive\":\"La chat al momento è disattivata. Torna più tardi.\"}};export{a as default};",
	"qNFvHr/more-ja.js": "var e={openingUnknown:\"お客様の情報を確認できなかったため、情報なしでチャットを開きます…\",failed:\"チャットを開けませんでした\",tryAgain:\"もう一度試す\",otherWay:\"別の方法で問い合わせる\",close:\"閉じる\",unread:\"未読:\",reasons:{blocked:\"このブラウザーまたはネットワークの何か(広告ブロッカーなど)がチャットの読み込みを妨げています。\",timeout:\"通常より時間がかかっています。しばらくしてからもう一度お試しください。\",\"token-refused\":\"このページではチャットが設定されていません。申し訳ございません。\",\"token-unavailable\":\"チャットサービスが応答しません。しばらくしてからもう一度お試しください。\",\"domain-not-allowed\":\"このサイトではチャットをご利用いただけません。申し訳ございません。\",\"deployment-inactive\":\"チャットは現在停止しています。後ほどお越しください。\"}};export{e as default};",
	"qNFvHr/more-nl.js": "var e={openingUnknown:\"We konden u niet herkennen: de chat opent zonder uw gegevens…\",failed:\"De chat kon niet worden geopend\",tryAgain:\"Opnieuw proberen\",otherWay:\"Anders contact opnemen\",close:\"Sluiten\",unread:\"Ongelezen:\",reasons:{blocked:\"Iets in deze browser of dit netwerk houdt de chat tegen, misschien een adblocker.\",timeout:\"Het duurt langer dan normaal. Probeer het zo meteen opnieuw.\",\"token-refused\":\"De chat is niet ingesteld voor deze pagina. Onze excuses.\",\"token-unavailable\":\"Onze chatdienst antwoordt niet. Probeer het zo meteen opnieuw.\",\"domain-not-allowed\":\"De chat is niet beschikbaar op deze site. Onze excuses.\",\"deployment-inactive\":\"De chat staat op dit moment uit. Kom later terug.\"}};export{e as default};",
	"qNFvHr/more-pl.js": "var e={openingUnknown:\"Nie udało się Państwa rozpoznać: czat otworzy się bez Państwa danych…\",failed:\"Nie udało się otworzyć czatu\",tryAgain:\"Spróbuj ponownie\",otherWay:\"Inny sposób kontaktu\",close:\"Zamknij\",unread:\"Nieprzeczytane:\",reasons:{blocked:\"Coś w tej przeglądarce lub sieci nie pozwala wczytać czatu, być może bloker reklam.\",timeout:\"Trwa to dłużej niż zwykle. Proszę spróbować ponownie za chwilę.\",\"token-refused\":\"Czat nie jest skonfigurowany dla tej strony. Przepraszamy.\",\"token-unavailable\":\"Nasz czat nie odpowiada. Proszę spróbować ponownie za chwilę.\",\"domain-not-allowed\":\"Czat nie jest dostępny w tej witrynie. Przepraszamy.\",\"deployment-inactive\":\"Czat jest obecnie wyłączony. Prosimy wrócić później.\"}};export{e as default};",
	"qNFvHr/more-pt.js": "var e={openingUnknown:\"Não foi possível identificá-lo: o chat abre sem os seus dados…\",failed:\"Não foi possível abrir o chat\",tryAgain:\"Tentar de novo\",otherWay:\"Contactar de outra forma\",close:\"Fechar\",unread:\"Por ler:\",reasons:{blocked:\"Algo neste navegador ou nesta rede impede que o chat carregue, talvez um bloqueador de anúncios.\",timeout:\"Está a demorar mais do que o normal. Tente de novo dentro de momentos.\",\"token-refused\":\"O chat não está configurado para esta página. Lamentamos.\",\"token-unavailable\":\"O nosso serviço de chat não responde. Tente de novo dentro de momentos.\",\"domain-not-allowed\":\"O chat não está disponível neste site. Lamentamos.\",\"deployment-inactive\":\"O chat está desligado de momento. Volte mais tarde.\"}};export{e as default};",
	"qNFvHr/more-texts.js": "var e={openingUnknown:\"We could not look you up, so the chat opens without your details…\",failed:\"The chat could not be opened\",tryAgain:\"Try again\",otherWay:\"Contact us another way\",close:\"Close\",unread:\"Unread:\",reasons:{blocked:\"Something in this browser keeps the chat from loading, perhaps an ad blocker.\",timeout:\"This takes longer than it should. Please try again in a moment.\",\"token-refused\":\"The chat is not set up for this page. We are sorry.\",\"token-unavailable\":\"Our chat service does not answer. Please try again in a moment.\",\"domain-not-allowed\":\"The chat is not available on this site. We are sorry.\",\"deployment-inactive\":\"The chat is switched off at the moment. Please come back later.\"}};async function a(a){try{return\"en\"===a?e:(await(import(`./more-${a}.js`))).default}catch{return e}}export{a as t};",
	"qNFvHr/nl.js": "var e={language:\"nl\",title:\"Chat\",opening:\"De chat wordt geopend…\",offline:\"U lijkt offline te zijn. De chat opent zodra u weer verbonden bent.\"};export{e as default};",
	"qNFvHr/pl.js": "var a={language:\"pl\",title:\"Czat\",opening:\"Otwieranie czatu…\",offline:\"Wygląda na to, że nie ma połączenia. Czat otworzy się po jego odzyskaniu.\"};export{a as default};",
	"qNFvHr/proof.js": "function e(e,t){if(t.length>e.length)return!1;for(let r=0;r<t.length;r++)if(e[r]!==t[r])return!1;return!0}function t(e){return Array.from(new Uint8Array(e)).map(e=>e.toString(16).padStart(2,\"0\")).join(\"\")}function r(e){if(e.length%2!=0)throw Error(`Hex string must have an even length. Got: ${e}`);if(!/^[0-9a-fA-F]*$/.test(e))throw Error(\"Hex string contains non-hex characters.\");let t=new Uint8Array(e.length/2);for(let r=0;r<t.length;r++)t[r]=parseInt(e.substring(2*r,2*r+2),16);return t}async function n(e){await new Promise(t=>setTimeout(t,e))}function o(e){return Math.floor(10*(performance.now()-e))/10}var i,a,s;(s=i||={}).SHA_256=\"SHA-256\",s.SHA_384=\"SHA-384\",s.SHA_512=\"SHA-512\",function(e){e.CODE=\"code\",e.ERROR=\"error\",e.VERIFIED=\"verified\",e.VERIFYING=\"verifying\",e.UNVERIFIED=\"unverified\",e.EXPIRED=\"expired\"}(a||={}),Object.values(i);var c={string:2**53-1,uint32:4294967295},u=class{nonce;mode;COUNTER_BYTES=4;buffer;dataView;encoder=new TextEncoder;constructor(e,t=\"uint32\"){this.nonce=e,this.mode=t,this.buffer=new Uint8Array(this.nonce.length+this.COUNTER_BYTES),this.buffer.set(this.nonce,0),this.dataView=new DataView(this.buffer.buffer)}setCounter(e){if(!function(e,t){return Number.isInteger(e)&&e>=0&&e<=c[t]}(e,this.mode))throw RangeError(`counter must be an integer from 0 to ${c[this.mode]}. Got: ${e}`);return\"string\"===this.mode?function(e,t){let r=new Uint8Array(e.length+t.length);return r.set(e,0),r.set(t,e.length),r}(this.nonce,this.encoder.encode(e.toString())):(this.dataView.setUint32(this.nonce.length,e,!1),this.buffer)}};async function f(i){let{challenge:a,controller:s,counterMode:c=\"uint32\",counterStart:f=0,counterStep:l=1,deriveKey:h,timeout:d=9e4}=i,{nonce:g,keyLength:w=32,keyPrefix:m,salt:y}=a.parameters;!function(e,t){if(\"string\"!=typeof e||!/^[0-9a-fA-F]+$/.test(e))throw Error(\"keyPrefix must be a non-empty hex string.\");if(e.length>2*t)throw Error(`keyPrefix (${e.length} hex characters) must not be longer than the key (keyLength: ${t} bytes).`)}(m,w);let p=r(g),b=r(y),E=m.toLowerCase(),v=m.length%2==0?r(m):null,A=new u(p,c),S=performance.now(),R=f,U=0,x=\"\",k=S;for(;;){if(s?.signal.aborted||d&&U%10==0&&performance.now()-S>d)return null;let{derivedKey:r}=await h(a.parameters,b,A.setCounter(R));if(U%10==0&&performance.now()-k>200&&(await n(0),k=performance.now()),v?e(r,v):t(r).startsWith(E)){x=t(r);break}R+=l,U+=1}return{counter:R,derivedKey:x,time:o(S)}}async function l(e,t,r){let{algorithm:n,cost:o,keyLength:i=32}=e;!function(e,t){if(!t.includes(e))throw Error(`Unsupported algorithm: ${String(e)}. Expected one of: ${t.join(\", \")}.`)}(n,[\"PBKDF2/SHA-256\",\"PBKDF2/SHA-384\",\"PBKDF2/SHA-512\"]);let a=await crypto.subtle.importKey(\"raw\",r,{name:\"PBKDF2\"},!1,[\"deriveBits\"]),s=await crypto.subtle.deriveBits({name:\"PBKDF2\",salt:t,iterations:o,hash:n.slice(7)},a,8*i);return{parameters:{},derivedKey:new Uint8Array(s)}}async function h(e,t){t?.throwIfAborted();let r=await function(e,t){return new Promise((r,n)=>{let o,i=`import ${JSON.stringify(import.meta.url)}`,a=URL.createObjectURL(new Blob([i],{type:\"text/javascript\"})),s=e=>{o?.terminate(),URL.revokeObjectURL(a),e()};try{o=new Worker(a,{type:\"module\"})}catch(e){return void s(()=>n(e))}o.onerror=()=>s(()=>n(Error(\"The worker did not start\"))),o.onmessage=({data:t})=>void 0===t?o?.postMessage(e):s(()=>t?r(t):n(Error(\"The worker did not solve it\"))),t?.addEventListener(\"abort\",()=>s(()=>n(t.reason)),{once:!0})})}(e,t).catch(()=>(t?.throwIfAborted(),d(e,t)));return btoa(JSON.stringify({challenge:e,solution:r}))}async function d(e,t){let r=new AbortController;t?.addEventListener(\"abort\",()=>r.abort(),{once:!0});let n=await f({challenge:e,controller:r,deriveKey:l});if(t?.throwIfAborted(),!n)throw Error(\"No solution in time\");return n}Object.values(i),typeof document>\"u\"&&typeof self<\"u\"&&\"importScripts\"in self&&function(e){e.onmessage=({data:t})=>{d(t).then(t=>e.postMessage(t),()=>e.postMessage(null))},e.postMessage(void 0)}(self);export{h as solveProof};",
	"qNFvHr/pt.js": "var a={language:\"pt\",title:\"Chat\",opening:\"A abrir o chat…\",offline:\"Parece estar sem ligação. O chat abre quando a ligação voltar.\"};export{a as default};",
	"qNFvHr/refusal.js": "async function o(o,t){let{status:e,url:r}=o,{code:a,detail:l,challenge:n}=await o.json().catch(()=>({}));if(n&&void 0===t.proof){let o=import(\"./proof.js\").then(({solveProof:o})=>o(n));return{...t,proof:await o.catch(()=>\"\")}}let s=e>=400&&e<500&&429!==e?\"token-refused\":\"token-unavailable\";throw Object.assign(Error(`${a??e}: ${l??r}`),{problem:s})}export{o as retry};",
	"qNFvHr/region.js": "var e={n:\"north\",s:\"south\",e:\"east\",w:\"west\",c:\"central\"},n=[...\"use1=mypurecloud.com usw2 cac1 euw1=mypurecloud.ie euw2 euc1=mypurecloud.de euc2 aps1 apne1=mypurecloud.jp apne2 apne3 apse1 apse2=mypurecloud.com.au sae1 mec1 mxc1\".split(\" \").map(n=>{let[r=\"\",s]=n.split(\"=\");return o(r,\"use1\"===r?\"prod\":`prod-${r}`,r.replace(/^(..)([nsewc])([ew]?)(.)$/,(n,r,s,o,u)=>`${r}-${e[s]}${e[o]??\"\"}-${u}`),`${r}.pure.cloud`,s)}),o(\"use2\",\"fedramp-use2-core\",\"us-east-2\",\"use2.us-gov-pure.cloud\"),o(\"edee1\",\"eusc-edee1-core\",\"eusc-de-east-1\",\"edee1.eusc-pure.cloud\")];function r(e){let r=e.trim().toLowerCase(),[s=\"\"]=r.replace(/^\\w+:\\/\\//,\"\").split(/[/?#:]/,1),o=s.replace(/\\.$/,\"\"),u=n.find(({names:e,domains:n})=>e.includes(r.replaceAll(\"_\",\"-\"))||n.some(e=>o===e||o.endsWith(`.${e}`)));return u&&{environment:u.environment,domain:u.domain,aws:u.aws}}function s(e){return`https://apps.${e.domain}/genesys-bootstrap/genesys.min.js`}function o(e,n,r,s,o){return{environment:n,domain:o??s,aws:r,names:[e,`prod-${e}`,n,n.replace(\"-core\",\"\"),r],domains:o?[o,s]:[s]}}function u(e,n){let o=r(e);if(!o)throw Object.assign(Error(`Genesys has no region \"${e}\"; write for example mypurecloud.ie`),{problem:\"unknown-region\"});let{domain:u,environment:t}=o;return u===n.region?n:{region:u,environment:t,scriptUrl:s(o)}}export{u as settingsOf};",
	"qNFvHr/rules.js": "import{t as n}from\"./consent-platforms.js\";function e(e){let{options:s,signal:a}=e;(s.showOn||s.hideOn)&&t(e),s.consent&&n(s.consent,a,n=>window.MessengerTag?.(\"consent\",n))}function t(n){let{options:e,signal:t}=n,a=()=>{n.away=!s(location.pathname,e.showOn,e.hideOn),n.draw()};a(),\"navigation\"in window?window.navigation.addEventListener(\"currententrychange\",a,{signal:t}):(addEventListener(\"popstate\",a,{signal:t}),addEventListener(\"hashchange\",a,{signal:t}),addEventListener(\"click\",()=>setTimeout(a),{signal:t}))}function s(n,e=\"*\",t=\"\"){return a(n,e)&&!a(n,t)}function a(n,e){return e.split(\",\").map(n=>n.trim().replace(/[^*\\w]/g,\"\\\\$&\").replaceAll(\"*\",\".*\")).some(e=>\"\"!==e&&RegExp(`^${e}$`,\"s\").test(n))}export{s as belongsHere,e as start};",
	"qNFvHr/running.js": "var e=[\"turbo:before-render\",\"htmx:beforeSwap\",\"astro:before-swap\"];function t(){let{documentElement:e}=document;if(\"moveBefore\"in e)for(let t of document.body.querySelectorAll(\"#genesys-mxg-frame,#genesys-mxg-container-frame,#genesys-thirdparty-frame\"))e.moveBefore(t,null)}function n(n){(function(n){for(let a of e)document.addEventListener(a,t,{signal:n})})(n.page.signal),n.now().guest&&function({page:e,key:t,messenger:n,recall:a,remember:o,now:r,renew:s,tell:i}){let u,{signal:l}=e,m=`${t}:expires`,c=r().guest,g=0,f=0;n.register(\"GuestSession\",e=>{e.registerCommand(\"get\",e=>{let{guestId:t,token:n}=r().guest??{};e.resolve({guestId:t,token:n})}),e.ready()}),d(Date.parse(c?.expiresAt??\"\"));for(let e of[\"visibilitychange\",\"pageshow\"])addEventListener(e,p,{signal:l});function d(e){g=e,f=Date.now()+Math.max(.8*(e-Date.now()),6e4),p()}function p(){clearTimeout(u),!l.aborted&&!document.hidden&&(u=setTimeout(w,Math.min(Math.max(f-Date.now(),0),2147483647)))}async function w(){if(Date.now()<f)return p();try{await(navigator.locks?navigator.locks.request(m,y):y())}catch(e){i(e)}d(g)}async function y(){let e=Number(a(m)??0);e>g?g=e:(await s(),c=r().guest,g=Date.parse(c?.expiresAt??\"\"),o(m,`${g}`))}l.addEventListener(\"abort\",()=>clearTimeout(u))}(n)}export{n as start};",
	"qNFvHr/session-ahead.js": "function e(e,t,r){let n=\"string\"==typeof e,o=n?function(e){try{return Object(JSON.parse(e))}catch{return{}}}(e):e,{guestId:i,token:s,resume:a,context:u,origin:c,issuedAt:p,expiresAt:d}=o,f=[i,s,a,u].every(e=>\"string\"==typeof e&&e),g=c===location.origin&&function(e,t){return void 0===t||e?.toLowerCase()===t.toLowerCase()}(o.deploymentId,t),y=Date.parse(`${p}`)>performance.timeOrigin-6e4,l=Date.parse(`${d}`)>Date.now()+6e4;return f&&g&&y&&l&&(r??!n)?o:void 0}export{e as usable};",
	"qNFvHr/sign-in.js": "async function e({page:e,key:t,endpoint:n,messenger:a,recall:i,remember:o,now:s,renew:r,tell:l}){let{guest:c}=s();if(!e.options.userToken){delete e.options.userToken;let s=i(t),[,r]=t.split(\":\");o(t,\"\"),c&&await a.command(\"MessagingService.clearConversation\").catch(()=>{}),s&&await fetch(`${n}/end`,{method:\"POST\",body:JSON.stringify({deploymentId:r,resume:s}),credentials:\"omit\",keepalive:!0,signal:AbortSignal.timeout(8e3)}).catch(l)}c&&await r()}export{e as start};",
	"qNFvHr/unread.js": "import{t}from\"./more-texts.js\";var e=new CSSStyleSheet;async function a({page:a,texts:n,now:o}){let{root:r,button:d,options:s}=a,{language:i,title:l}=await n,u=await t(i),{unread:p}=o(),c=s.label||l;r.adoptedStyleSheets.includes(e)||r.adoptedStyleSheets.push(e),d.toggleAttribute(\"data-unread\",p>0),p&&(d.dataset.unread=`${p}`),d.ariaLabel=p?`${c}, ${u.unread} ${p}`:c}e.replaceSync(\"[data-unread]:after{content:attr(data-unread);position:absolute;top:0;inset-inline-end:0;min-width:22px;border-radius:11px;background:#c00;color:#fff;font:bold 13px/22px system-ui}\");export{a as start};",
	"qNFvHr/ways.js": "var o=new CSSStyleSheet;function n({adoptedStyleSheets:n}){n.includes(o)||n.push(o)}o.replaceSync(\"section>button,section>a{display:inline-block;margin-block-start:8px;margin-inline-end:12px;padding:6px 14px;border:1px solid;border-radius:8px;font:inherit;color:inherit;background:none}\\nsection{max-height:calc(100dvh - 150px);overflow:auto}\\nsection>a{padding-inline:0;border-color:#0000}\\nsection>button:first-of-type{background:#0165a7;border-color:#0165a7;color:#fff}\\nsection>:is(button,a):hover{filter:brightness(1.15)}\\nsection>:focus-visible{outline:2px solid;outline-offset:2px}\");export{n as t};"
};
// ../../tmp/old/bee7933/dist/server/delivery/deliver.js
A();
/** `GET /loader.js` and everything below `/loader/`, from memory: contract section 3. */
function Bt({ loader: e, hashed: t, manifest: n }) {
	let r = /* @__PURE__ */ new Map([[Ut, Jt(e, Ut, Gt)], [Wt, Jt(n, Wt, Gt)]]);
	for (let [e, n] of t) r.set(`/loader/${e}`, Jt(n, "/loader/<hash>", Kt));
	return (e) => {
		let { method: t } = e;
		if (t !== "GET" && t !== "HEAD") return;
		let n = e.path.replace(/^\/loader\/[^/]+(?=\/loader\/)/, "");
		return r.get(n)?.(e);
	};
}
/** Whether an address is the loader's, also where there is no such file. */
function Vt(e) {
	return e === Ut || e.startsWith("/loader/");
}
/** Why {@link Deliver} has no answer to a request for an address of the loader. */
function Ht({ method: e }) {
	return e === "GET" || e === "HEAD" ? new k("not-found") : new k("method-not-allowed", { headers: { Allow: "GET, HEAD" } });
}
const Ut = "/loader.js", Wt = "/loader/manifest.json", Gt = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800", Kt = "public, max-age=31536000, immutable", qt = [
	"br",
	"gzip",
	"identity"
];
/** Sends one file. Its answers are made once for each coding. */
function Jt(e, t, n) {
	let r = {
		"Content-Type": e.contentType,
		"Cache-Control": n,
		ETag: `W/"${e.hash}"`,
		Vary: "Accept-Encoding",
		"Access-Control-Allow-Origin": "*",
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Timing-Allow-Origin": "*",
		"X-Content-Type-Options": "nosniff"
	}, i = {
		answer: {
			status: 304,
			headers: r
		},
		route: t
	}, a = /* @__PURE__ */ new Map(), o = (n) => {
		let i = a.get(n);
		if (i !== void 0) return i;
		let o = {
			...r,
			"Content-Length": String(e[n].length)
		}, s = {
			answer: {
				status: 200,
				headers: n === "identity" ? o : {
					...o,
					"Content-Encoding": n
				},
				body: e[n]
			},
			route: t
		};
		return a.set(n, s), s;
	};
	return ({ headers: e }) => e["if-none-match"] !== void 0 && v(e, { etag: r.ETag }) ? i : o(Yt(e["accept-encoding"]));
}
/** The smallest that the browser takes. */
function Yt(e) {
	let t = new y({ headers: { "accept-encoding": String(e ?? "") } }), n = new Set(t.encodings([...qt]));
	return qt.find((e) => n.has(e)) ?? "identity";
}
// ../../tmp/old/bee7933/dist/server/genesys/failures.js
/** There is no place for this call now; in `waitMs` ms there may be. */
function j(e) {
	return new N("overloaded", {
		retryAfterSeconds: e / 1e3,
		mayHaveArrived: !1
	});
}
/** The contract's problem for a failed call, with the operator's remedy. */
function Xt(e, t) {
	let { kind: n, status: r, retryAfterSeconds: i } = e;
	return n === "timeout" ? new k("genesys-timeout", { remedy: `${t.address} did not answer within UPSTREAM_TIMEOUT_MS. Check the network to Genesys, or allow more time.` }) : n === "overloaded" ? new k("overloaded", {
		retryAfterSeconds: Math.max(1, i ?? 1),
		remedy: `More was asked for than ${t.address} takes: UPSTREAM_CALLS_PER_MINUTE is the budget. GUEST_ISSUER=minted needs no call.`
	}) : n === "circuit-open" ? M(`${t.address} failed again and again, and is left alone for a moment.`, i) : n === "held" ? M(`${t.address} answered ${r} a moment ago.`, i) : n === "connection" ? M(`${t.address} ${e.inWords ?? "cannot be reached."}`) : r === 429 || r !== void 0 && r >= 500 ? M(`${t.address} answered ${r}.`, i) : new k("genesys-refused", { remedy: `${t.address} ${Zt(e, t)}` });
}
function M(e, t = 5) {
	return new k("genesys-unavailable", {
		remedy: e,
		retryAfterSeconds: t
	});
}
function Zt({ status: e }, { name: t }) {
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
var N, P = x((() => {
	A(), N = class extends Error {
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
// ../../tmp/old/bee7933/dist/server/genesys/grant.js
/** Logs in by client credentials, once. Rejects with {@link GenesysFailure}. */
async function Qt(e, { clientId: t, clientSecret: n }) {
	let r = Date.now(), i = F($t, await e.loginClientCredentialsGrant(t, n));
	return {
		accessToken: i.accessToken,
		grantedAt: r,
		expiresAt: i.tokenExpiryTime
	};
}
/** An answer of Genesys as `schema` says. Throws an `unusable-answer` {@link GenesysFailure}. */
function F(e, t) {
	let n = e.safeParse(t);
	if (!n.success) throw new N("unusable-answer");
	return n.data;
}
var $t, en = x((() => {
	P(), $t = l.object({
		accessToken: l.string().regex(/^[\x21-\x7e]+$/),
		tokenExpiryTime: l.number()
	});
}));
// ../../tmp/old/bee7933/dist/server/genesys/line.js
function tn({ atOnce: e, waiting: t }) {
	let n = [], r = 0;
	return {
		async wait(i, a) {
			if (r < e) r++;
			else if (n.length === t) throw j(nn);
			else await new Promise((e) => n.push(e));
			try {
				if (performance.now() >= a) throw j(nn);
				return await i();
			} finally {
				let e = n.shift();
				e ? e() : r--;
			}
		},
		depth: () => n.length
	};
}
var nn, rn = x((() => {
	P(), nn = 1e3;
}));
// ../../tmp/old/bee7933/dist/server/genesys/fetch-agent.js
/**
* Stands in for undici where there is none: Bun has a module of that name with nothing behind it (oven-sh/bun,
* src/js/thirdparty/undici.js). Bun's `fetch` keeps its connections and honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
*/
function an() {
	return {
		request: async ({ origin: e, path: t, method: n, headers: r, body: i, signal: a }) => {
			let o = await fetch(`${e}${t}`, {
				method: n,
				headers: r,
				body: i ?? null,
				signal: a,
				redirect: "manual"
			}), s = ne.from(o.body ?? []);
			return {
				statusCode: o.status,
				headers: Object.fromEntries(o.headers),
				body: Object.assign(s, { dump: async () => void s.destroy() })
			};
		},
		destroy: async () => {}
	};
}
var on = x((() => {})), sn = /* @__PURE__ */ be({
	NoTunnel: () => I,
	createProxyAgent: () => cn,
	describeConnection: () => dn,
	passed: () => ln
});
/**
* Sends through HTTPS_PROXY, HTTP_PROXY and NO_PROXY; to this machine itself, where the sandbox plays Genesys, always
* directly: a proxy would look for it on its own.
*/
function cn(e, t = {}) {
	if (typeof b.prototype.compose != "function") return an();
	let n = new b(t);
	return new ee({
		...t,
		clientFactory: (t, n) => un(t, n, e)
	}).compose((e) => (t, r) => fn.test(String(t.origin)) ? n.dispatch(t, r) : e(t, r));
}
/** Rejects when the deadline has passed: undici's own signal does nothing before there is a connection. */
function ln(e) {
	return new Promise((t, n) => {
		e.addEventListener("abort", () => n(e.reason), { once: !0 });
	});
}
/**
* Connections to a proxy, for `EnvHttpProxyAgent`. When a proxy hangs up instead of answering, undici 7 by itself connects
* anew without end, some thousand times a second, and the request never fails (nodejs/undici#3897); for one that is silent
* it would wait 5 minutes, where it is waited `timeoutMs` ms here.
*/
function un(e, t, n) {
	let r = new te(e, t), i = r.connect.bind(r);
	return Object.assign(r, { connect: async (e) => {
		let t = await i({
			...e,
			signal: AbortSignal.timeout(n)
		}).catch((e) => {
			throw new I(`the proxy gave no usable answer: ${dn(e)}`);
		});
		if (t.statusCode === 200) return t;
		throw t.socket.on("error", () => {}).destroy(), new I(`the proxy answered ${t.statusCode}`);
	} });
}
/** Why a connection failed and where it led, by the fields of Node's error that hold no secret. */
function dn(e) {
	let { code: t, name: n, address: r, port: i, hostname: a } = Object(e), o = typeof r == "string" ? `${r}:${i}` : a;
	return [typeof t == "string" ? t : n, o].filter(Boolean).join(" ");
}
var I, fn, pn = x((() => {
	on(), I = class extends Error {
		name = "NoTunnel";
	}, fn = /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/;
})), mn = /* @__PURE__ */ be({ createHttpClient: () => hn });
/**
* What the platform SDK sends its requests with (its base class is handed in, as the SDK is loaded late). Connections
* are kept, at less than half the cost of the SDK's own client, and go through HTTPS_PROXY, HTTP_PROXY and NO_PROXY. There
* is a deadline for the whole answer (`timeoutMs`), there are no redirects (they would carry the credentials elsewhere),
* and errors hold no request. Throws nothing but {@link GenesysFailure}.
*/
function hn(e, t) {
	let n = cn(t, { connections: 64 });
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
						...Sn,
						...i
					} : i ?? null,
					body: o === void 0 || typeof o == "string" ? o : JSON.stringify(o),
					signal: d
				});
				return await Promise.race([e.then(gn), ln(d)]);
			} catch (e) {
				throw d.aborted ? new N("timeout") : vn(e);
			}
		}
		enableHooks() {
			throw Error("Hooks would see the credentials: the companion has none.");
		}
	}
	return new r();
}
async function gn({ statusCode: e, headers: t, body: n }) {
	if (e >= 300) throw n.dump({ limit: xn }).catch(() => {}), new N("status", {
		status: e,
		retryAfterSeconds: bn(t["retry-after"])
	});
	let r = "";
	n.setEncoding("utf8");
	for await (let e of n) if (r += e, r.length > xn) throw new N("unusable-answer");
	let i = _n(r);
	if (typeof i != "object" || !i) throw new N("unusable-answer");
	return {
		status: e,
		headers: t,
		data: i,
		text: r
	};
}
function _n(e) {
	try {
		return JSON.parse(e);
	} catch {
		throw new N("unusable-answer");
	}
}
function vn(e) {
	if (e instanceof N) return e;
	let { code: t } = e;
	return t === "UND_ERR_HEADERS_TIMEOUT" || t === "UND_ERR_BODY_TIMEOUT" ? new N("timeout") : new N("connection", {
		mayHaveArrived: !(e instanceof I || Cn.has(String(t))),
		inWords: yn(e, String(t))
	});
}
function yn(e, t) {
	if (e instanceof I) return `cannot be reached: ${e.message}. Check HTTPS_PROXY (HTTP_PROXY for a gateway without TLS), and user and password in it.`;
	let n = dn(e);
	return /CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(t) ? `shows no certificate that this machine trusts (${n}). Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.` : `cannot be reached (${n}). Check DNS, firewall, HTTPS_PROXY and GENESYS_GATEWAY.`;
}
/** `Retry-After` in either form: seconds, or a date. */
function bn(e) {
	if (typeof e != "string") return;
	let t = /^\d+$/.test(e) ? Number(e) : (Date.parse(e) - Date.now()) / 1e3;
	return Number.isFinite(t) ? Math.min(Math.max(t, 1), 3600) : void 0;
}
var xn, Sn, Cn, wn = x((() => {
	P(), rn(), pn(), xn = 262144, Sn = { "Content-Type": "application/x-www-form-urlencoded" }, Cn = /* @__PURE__ */ new Set([
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
// ../../tmp/old/bee7933/dist/server/genesys/sdk.js
/**
* Genesys's platform SDK, set up for one site: a client of its own, since the SDK's singleton would mix sites.
*
* Loaded only when it is needed: it takes 187 ms and 32 MiB (server.md 2.1), and so is what it sends its requests with.
*/
async function Tn(e, t) {
	let { default: n } = await import("purecloud-platform-client-v2"), { createHttpClient: r } = await Promise.resolve().then(() => (wn(), mn)), i = new n.ApiClientClass();
	for (let { config: e } of [i, n.ApiClient]) e.setConfigPath(""), e.logger.log_level = e.logger.logLevelEnum.level.LNone, e.logger.setLogger();
	return i.setEnvironment(e.region.domain), i.config.setGateway(En(e.gateway)), i.setHttpClient(r(n.AbstractHttpClient, t)), i;
}
function En(e) {
	if (e === void 0) return { host: "" };
	let { protocol: t, hostname: n, port: r } = new URL(e);
	return {
		host: n,
		protocol: t.replace(":", ""),
		...r === "" ? {} : { port: Number(r) }
	};
}
var Dn = x((() => {}));
// ../../tmp/old/bee7933/dist/server/genesys/inspector.js
function On(e, t, { timeoutMs: n, exchange: r }) {
	let i = async () => {
		let i = await Tn(e, n), a = () => Qt(i, t), { accessToken: o } = await (r === void 0 ? a() : r.obtain(a, ({ expiresAt: e }) => Date.now() < e));
		return i.setAccessToken(o), i;
	}, a, o = async (e, t, n, r) => {
		a ??= i();
		let o = await a, s = ["application/json"];
		return o.callApi(e, t, n, {}, {}, {}, r, ["PureCloud OAuth"], s, s);
	};
	return {
		async logIn() {
			a ??= i(), await a;
		},
		async readDeployment() {
			let { deploymentId: t } = e, { status: n, allowAllDomains: r, allowedDomains: i } = F(kn, await o("/api/v2/webdeployments/deployments/{deploymentId}", "GET", { deploymentId: t }, null));
			return {
				isActive: n === void 0 || n === "Active",
				allowAllDomains: r,
				allowedDomains: i
			};
		},
		async createGuest() {
			F(An, await o(e.guestsPath, "POST", {}, {
				externalChannel: "web",
				name: "Web Guest"
			}));
		}
	};
}
var kn, An, jn = x((() => {
	en(), Dn(), kn = l.object({
		status: l.string().optional(),
		allowAllDomains: l.boolean().default(!1),
		allowedDomains: l.array(l.string()).default([])
	}), An = l.object({
		id: l.string().min(1),
		token: l.string().min(1)
	});
}));
// ../../tmp/old/bee7933/dist/server/crypto/sealing.js
/**
* Sealing by the newest of these secrets, opening by every one.
*
* AES-256-GCM. A key must never meet the same nonce twice, and under one key for ever random nonces may repeat after 2³²
* boxes (NIST SP 800-38D, section 8.3): 3.8 days at 13 000 a second. So a key seals few boxes, and then another is derived
* from 128 random bits. A secret need not be rotated for the number of boxes that it has sealed.
*/
function Mn(t, n) {
	let r = D(t, n, "v2"), i = D(t, n, "v1"), a = Nn(r[0]);
	return {
		seal(t, n) {
			a.boxes === Vn && (a = Nn(r[0]));
			let i = Fn(a), o = e(Bn, a.key, i).setAAD(Buffer.from(n)), s = [
				o.update(t, "utf8"),
				o.final(),
				o.getAuthTag()
			];
			return L + Buffer.concat([
				a.salt,
				i,
				...s
			]).toString("base64url");
		},
		open(e, t) {
			return e.startsWith(L) ? In(r, e.slice(L.length), t, Ln) : In(i, e, t, Rn);
		}
	};
}
function Nn(e) {
	let t = o(R);
	return {
		salt: t,
		key: Pn(e, t),
		nonces: o(z * Vn),
		boxes: 0
	};
}
function Pn(e, t) {
	return r("sha256", e).update(t).digest();
}
function Fn(e) {
	let t = z * e.boxes++;
	return e.nonces.subarray(t, t + z);
}
function In(e, t, n, r) {
	let i = Buffer.from(t, "base64url");
	for (let t of e) {
		let e = r(i, t, n);
		if (e !== void 0) return e;
	}
}
function Ln(e, t, n) {
	let r = Pn(t, e.subarray(0, R));
	return zn(e.subarray(R), r, n);
}
/** As builds until 0.1 sealed. Visitors still hold such boxes after a release, for as long as a session lives. */
function Rn(e, t, n) {
	return zn(e, t, n);
}
function zn(e, n, r) {
	if (e.length < 28) return;
	let i = e.subarray(0, z), a = t(Bn, n, i, { authTagLength: Hn }).setAAD(Buffer.from(r)).setAuthTag(e.subarray(-16)), o = a.update(e.subarray(z, -16));
	try {
		return Buffer.concat([o, a.final()]).toString("utf8");
	} catch {
		return;
	}
}
var L, Bn, Vn, R, z, Hn, Un = x((() => {
	Qe(), L = "v2.", Bn = "aes-256-gcm", Vn = 1024, R = 16, z = 12, Hn = 16;
}));
// ../../tmp/old/bee7933/dist/server/genesys/sealed-login.js
/** `client` names whose login it is: a box moved to another client's place does not open. */
function Wn(e, t) {
	let n = Mn(e, "login");
	return {
		seal: (e) => n.seal(JSON.stringify(e), t),
		open(e) {
			let r = n.open(e, t);
			return r === void 0 ? void 0 : Gn.safeParse(JSON.parse(r)).data;
		}
	};
}
var Gn, Kn = x((() => {
	Un(), Gn = l.object({
		accessToken: l.string(),
		grantedAt: l.number(),
		expiresAt: l.number()
	});
}));
// ../../tmp/old/bee7933/dist/server/genesys/login-exchange.js
function qn(e, { client: t, sessionSecrets: n, patienceMs: r }) {
	let i = Wn(n, t), a = `login:${t}`, o = `login-lock:${t}`, c = async (t) => {
		let n = await e.get(a), r = n === void 0 ? void 0 : i.open(n);
		return r !== void 0 && t(r) ? r : void 0;
	};
	return { async obtain(t, n) {
		let l = s(), u = performance.now() + r;
		for (; !await e.claim(o, l, r + Xn);) {
			let e = await c(n);
			if (e !== void 0) return e;
			if (performance.now() >= u) return t();
			await re(Yn);
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
function Jn({ region: e, gateway: t, credentials: r }) {
	let { clientId: i, clientSecret: a } = r, o = [
		e.domain,
		t,
		i,
		a
	];
	return n("sha256").update(JSON.stringify(o)).digest("base64url");
}
var Yn, Xn, Zn = x((() => {
	Kn(), Yn = 50, Xn = 1e3;
}));
// ../../tmp/old/bee7933/dist/server/doctor/ask.js
/**
* Asks by HTTP, through HTTPS_PROXY or HTTP_PROXY where the companion's own calls go that way, and follows no redirect.
* Rejects with {@link Unreachable}.
*/
async function B(e, { method: t = "GET", headers: n = {}, timeoutMs: r, now: i = Date.now }) {
	let { origin: a, pathname: o, search: s } = new URL(e), { createProxyAgent: c, passed: l } = await Promise.resolve().then(() => (pn(), sn)), u = c(r), d = AbortSignal.timeout(r), f = i(), p = u.request({
		origin: a,
		path: o + s,
		method: t,
		headers: n,
		signal: d,
		reset: !0
	}).then(async ({ statusCode: e, headers: t, body: n }) => ({
		status: e,
		headers: t,
		body: await Qn(n),
		at: (f + i()) / 2
	}));
	try {
		return await Promise.race([p, l(d)]);
	} catch (t) {
		throw er(new URL(e), d.aborted ? "ETIMEDOUT" : $n(t), t);
	} finally {
		u.destroy().catch(() => {});
	}
}
async function Qn(e) {
	let t = [], n = 0;
	for await (let r of e) {
		if (n += r.length, n > tr) throw Error("The answer is too long.");
		t.push(r);
	}
	return Buffer.concat(t).toString();
}
function $n(e) {
	let { code: t } = e;
	return typeof t == "string" ? t : "unknown";
}
function er({ host: e, hostname: t }, n, r) {
	return r instanceof Error && r.name === "NoTunnel" ? new V(`${e} cannot be reached: ${r.message}.`, "Check HTTPS_PROXY (HTTP_PROXY for a gateway without TLS), and user and password in it.") : n === "ENOTFOUND" || n === "EAI_AGAIN" ? new V(`${t} has no address (DNS: ${n}).`, "Check GENESYS_REGION and the DNS that this machine uses.") : /CERT|TLS|SSL|SIGNATURE|^EPROTO$/.test(n) ? new V(`${e} shows no certificate that this machine trusts (TLS: ${n}).`, "Is a proxy in between? Give Node its certificate by NODE_EXTRA_CA_CERTS. Check the clock too.") : n === "ETIMEDOUT" ? new V(`${e} did not answer in time.`, "Check that the firewall lets this machine out to it.") : new V(`${e} cannot be reached (${n}).`, "Check that the firewall lets this machine out to it, and GENESYS_GATEWAY if one is set.");
}
var V, tr, H = x((() => {
	V = class extends Error {
		name = "Unreachable";
		remedy;
		constructor(e, t) {
			super(e), this.remedy = t;
		}
	}, tr = 1048576;
})), U, W, G, K, q = x((() => {
	U = (e) => ({
		status: "ok",
		says: e
	}), W = (e) => ({
		status: "skipped",
		says: e
	}), G = (e, t) => ({
		status: "warning",
		says: e,
		remedy: t
	}), K = (e, t) => ({
		status: "failed",
		says: e,
		remedy: t
	});
}));
// ../../tmp/old/bee7933/dist/server/doctor/network.js
/** DNS, network and TLS to one of Genesys's hosts. Any status is an answer: at `/` there is nothing to find. */
function J(e) {
	return async ({ addresses: t, reach: n }) => {
		try {
			return await n(e), U(`${t[e]} answers.`);
		} catch (t) {
			if (!(t instanceof V)) throw t;
			return K(t.message, `${t.remedy} ${rr[e]}`);
		}
	};
}
/** Tokens of all kinds carry times, and Genesys's clock is the one that counts. */
async function nr({ reach: e, addresses: t }) {
	let n = "login", r = await e(n).catch(() => void 0), i = Date.parse(String(r?.headers.date));
	if (r === void 0 || Number.isNaN(i)) return W(`${t[n]} tells no time.`);
	let a = Math.round((r.at - i - 500) / 1e3);
	if (Math.abs(a) <= ir) return U("This clock and Genesys’s agree.");
	let o = `This machine’s clock is ${Math.abs(a)} s ${a > 0 ? "ahead of" : "behind"} Genesys’s.`, s = "Synchronise it (NTP): tokens would be taken for expired, or be used after they are.";
	return Math.abs(a) > ar ? K(o, s) : G(o, s);
}
var rr, ir, ar, or = x((() => {
	H(), q(), rr = {
		login: "Without it the companion cannot log in.",
		api: "Without it no guest can be made.",
		apps: "Visitors fetch Messenger from there; their network may see what this one does not.",
		"api-cdn": "Visitors fetch the deployment from there; their network may see what this one does not."
	}, ir = 5, ar = 60;
}));
// ../../tmp/old/bee7933/dist/server/doctor/platform.js
/** Does Genesys take the OAuth client? */
async function sr({ inspector: e, addresses: t }) {
	return e === void 0 ? W("No OAuth client is configured: guests are minted.") : pr({
		name: "login",
		address: `POST ${t.login}/oauth/token`
	}, async () => (await e.logIn(), U("Genesys takes the OAuth client.")));
}
/** Is the resource there that makes guests, and may the client use it? Makes one guest. */
async function cr({ inspector: e, site: t, addresses: n }) {
	return e === void 0 || t.issuer !== "platform" ? W("Guests are minted here.") : await fr(e) ? pr({
		name: "guests",
		address: `POST ${n.api}${t.guestsPath}`
	}, async () => (await e.createGuest(), U("Genesys makes guests (one was made just now)."))) : W(mr);
}
/** Is there such a deployment, and is it active? */
async function lr(e) {
	let { site: t, addresses: n } = e, r = await dr(e);
	return "status" in r ? r : r.isActive ? U(`Deployment ${t.deploymentId} is active (asked ${n["api-cdn"]}).`) : K(`Deployment ${t.deploymentId} is not active.`, "Activate it in Genesys Cloud: Admin, Message, Messenger Deployments.");
}
/** May the OAuth client read the deployment? Nothing that visitors need: it tells missing rights from a missing resource. */
async function ur({ inspector: e, site: t, addresses: n }) {
	if (e === void 0) return W("No OAuth client is configured.");
	if (!await fr(e)) return W(mr);
	let r = `GET ${n.api}/api/v2/webdeployments/deployments/${t.deploymentId}`;
	try {
		let { isActive: t } = await e.readDeployment();
		return t ? U(`${r}: it is there, and active.`) : K(`${r}: it is not active.`, gr);
	} catch (e) {
		if (!(e instanceof N)) throw e;
		return e.status === 403 ? G(`${r} answered 403: the OAuth client may not read deployments.`, "To have it checked, give the client a role with webDeployments:deployment:view and the scope webdeployments:readonly.") : e.status === 404 ? K(`${r} answered 404: there is none with this id.`, hr) : K(`${r}: ${e.message}.`, "See the checks of hosts and credentials.");
	}
}
/** The same for every check: the deployment as visitors' browsers get it, or why it cannot be read. */
async function dr({ site: e, addresses: t, config: n }) {
	let r = `${t["api-cdn"]}/webdeployments/v1/deployments/${e.deploymentId}`;
	try {
		let [t, i] = await Promise.all(["config.json", "domains.json"].map((e) => B(`${r}/${e}`, { timeoutMs: n.upstreamTimeoutMs })));
		if (t?.status === 403 || t?.status === 404) return K(`There is no deployment ${e.deploymentId} in ${e.region.domain}.`, hr);
		let { status: a } = _r.parse(JSON.parse(t?.body ?? "")), { allowAllDomains: o, allowedDomains: s } = vr.parse(JSON.parse(i?.body ?? ""));
		return {
			isActive: a === "Active",
			allowAllDomains: o,
			allowedDomains: s
		};
	} catch (e) {
		return e instanceof V ? K(e.message, e.remedy) : G(`${r}/ is not as it is known here, so nothing can be said about it.`, "Look at the deployment in Genesys Cloud: Admin, Message, Messenger Deployments.");
	}
}
/** A call that was never made must not be blamed for a login that failed. */
async function fr(e) {
	try {
		return await e.logIn(), !0;
	} catch (e) {
		if (e instanceof N) return !1;
		throw e;
	}
}
async function pr(e, t) {
	try {
		return await t();
	} catch (t) {
		if (!(t instanceof N)) throw t;
		let { remedy: n = "" } = Xt(t, e);
		return K(`Genesys did not do it (${t.message}).`, n);
	}
}
var mr, hr, gr, _r, vr, yr = x((() => {
	P(), H(), q(), mr = "Not asked: there is no login (see credentials).", hr = "Copy the id from Genesys Cloud, Admin, Message, Messenger Deployments, and check GENESYS_REGION.", gr = "Activate it in Genesys Cloud: Admin, Message, Messenger Deployments.", _r = l.object({ status: l.string() }), vr = l.object({
		allowAllDomains: l.boolean(),
		allowedDomains: l.array(l.string())
	});
}));
// ../../tmp/old/bee7933/dist/server/doctor/origins.js
/** Does Genesys let Messenger open on the pages? */
async function br(e) {
	if (e.origins.length === 0) return [W(Y)];
	let t = await dr(e);
	return "status" in t ? [W("Nothing is known of the deployment (see above).")] : e.origins.map((e) => {
		if (xr(e, t)) return U(`Genesys lets in ${e}.`);
		let { hostname: n } = new URL(e), r = t.allowedDomains.filter((e) => /[:/]/.test(e));
		return K(`Genesys does not let in ${e}: Messenger’s window would not open there.`, `Add ${n} to the deployment’s allowed domains in Genesys Cloud, without scheme and port.` + (r.length === 0 ? "" : ` These entries never match anything: ${r.join(", ")}.`));
	});
}
/**
* Genesys's own rule (genesys.md 3.7, CONFIRMED-2): the host name equals an entry or ends in `.` and the entry, whatever the
* case; scheme and port of the page do not count, and an entry that has either never matches.
*/
function xr(e, { allowAllDomains: t, allowedDomains: n }) {
	if (t) return !0;
	let { hostname: r } = new URL(e);
	return n.some((e) => {
		let t = e.toLowerCase();
		return t !== "" && (r === t || r.endsWith(`.${t}`));
	});
}
/** Are the pages on the companion's own list? */
async function Sr({ origins: e, site: t }) {
	return e.length === 0 ? [W(Y)] : e.map((e) => ke(e, t.allowedOrigins) ? U(`The companion hands out guest sessions to ${e}.`) : K(`The companion refuses ${e}.`, `Add ${e} to ALLOWED_ORIGINS.`));
}
/** Does the running companion answer the pages, through whatever stands in front of it? */
async function Cr({ origins: e, companionUrl: t, config: n }) {
	return e.length === 0 ? [W(Y)] : Promise.all(e.map(async (e) => {
		let r = `${t}/api/guest-token`;
		try {
			let { status: t, headers: i } = await B(r, {
				method: "OPTIONS",
				headers: {
					origin: e,
					"access-control-request-method": "POST"
				},
				timeoutMs: n.upstreamTimeoutMs
			});
			return i["access-control-allow-origin"] === e ? U(`${r} answers ${e}.`) : K(`${r} answered ${t} without Access-Control-Allow-Origin for ${e}.`, "Start the companion anew with the configuration of now; a proxy in front must pass on Origin and OPTIONS.");
		} catch (e) {
			if (!(e instanceof V)) throw e;
			return G(`No companion runs at ${t}: ${e.message}`, "Start it, or set PUBLIC_URL to the address that browsers use.");
		}
	}));
}
var Y, wr = x((() => {
	C(), H(), q(), yr(), Y = "No page was named: run `npm run doctor -- --origin https://www.example.com`.";
}));
// ../../tmp/old/bee7933/dist/server/doctor/pages.js
/**
* Do the pages carry a guest that was fetched ahead, and does a cache hand it to more than one visitor? Each page is asked
* for twice, as two visitors would.
*/
async function Tr({ pages: e, config: t }) {
	return e.length === 0 ? [W("No page was named: run `npm run doctor -- --origin https://www.example.com/page`.")] : Promise.all(e.map((e) => Er(e, t.upstreamTimeoutMs)));
}
async function Er(e, t) {
	try {
		let n = await B(e, { timeoutMs: t }), r = Dr(n.body);
		if (r === void 0) return W(`${e} carries no guest.`);
		if (r === Dr((await B(e, { timeoutMs: t })).body)) return K(`${e} was sent twice with the same guest: visitors would read each other’s chats.`, `A cache keeps the page. ${Or}`);
		let i = String(n.headers["cache-control"] ?? "");
		return /\bno-store\b/.test(i) ? U(`${e} carries a guest, and no cache may keep it.`) : G(`${e} carries a guest, and is sent with ${i === "" ? "no Cache-Control" : `Cache-Control: ${i}`}: a cache may keep it.`, Or);
	} catch (t) {
		if (!(t instanceof V)) throw t;
		return W(`${e} was not looked at: ${t.message}`);
	}
}
/** The sealed session, however the page carries it: in a script of its own, or as a text within one of a framework. */
function Dr(e) {
	return /resume\\*"\s*:\s*\\*"(v\d\.[\w-]+)/.exec(e)?.[1];
}
var Or, kr = x((() => {
	H(), q(), Or = "Send it with the header fields that `issueGuest` answers: Cache-Control: private, no-store.";
})), Ar = /* @__PURE__ */ be({
	isWell: () => Mr,
	runDoctor: () => jr
});
/** Looks at every site. Rejects only when a check itself is broken. */
async function jr(e) {
	let t = [];
	for (let n of e.config.sites) {
		let r = Nr(n, e);
		for (let { title: i, quick: a, look: o } of Rr) {
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
function Mr(e) {
	return e.every(({ status: e }) => e !== "failed");
}
function Nr(e, t) {
	let { config: n, now: r = Date.now } = t, { domain: i } = e.region, a = {
		login: e.gateway ?? `https://login.${i}`,
		api: e.gateway ?? `https://api.${i}`,
		apps: new URL(e.scriptUrl).origin,
		"api-cdn": t.cdnUrl ?? `https://api-cdn.${i}`
	}, o = t.pages ?? [...e.allowedOrigins.exact], s = /* @__PURE__ */ new Map();
	return {
		config: n,
		site: e,
		pages: o,
		origins: [...new Set(o.map((e) => new URL(e).origin))],
		addresses: a,
		companionUrl: t.companionUrl ?? n.publicUrl ?? Fr(n),
		inspector: Pr(e, t),
		shared: t.shared,
		now: r,
		reach(e) {
			let t = s.get(e);
			if (t !== void 0) return t;
			let i = B(`${a[e]}/`, {
				method: "HEAD",
				timeoutMs: n.upstreamTimeoutMs,
				now: r
			});
			return s.set(e, i), i;
		}
	};
}
function Pr(e, { config: t, logins: n }) {
	let { credentials: r } = e;
	if (r === void 0) return;
	let { upstreamTimeoutMs: i, sessionSecrets: a } = t, o = Jn({
		...e,
		credentials: r
	});
	return On(e, r, {
		timeoutMs: i,
		exchange: n && qn(n, {
			client: o,
			sessionSecrets: a,
			patienceMs: i
		})
	});
}
function Fr({ listen: { host: e, port: t } }) {
	let n = e === "0.0.0.0" || e === "::" ? "127.0.0.1" : e;
	return `http://${n.includes(":") ? `[${n}]` : n}:${t}`;
}
/** Its spelling was understood, or there were no configuration. */
async function Ir({ site: { region: e, gateway: t } }) {
	let n = t === void 0 ? "" : `, login and API by way of ${t}`;
	return U(`${e.environment} (${e.domain}, ${e.aws})${n}`);
}
async function Lr({ shared: e }) {
	if (e === void 0) return W("No REDIS_URL: this machine keeps its state to itself.");
	try {
		return await e.check(), U("Machines share their state.");
	} catch (e) {
		let t = e instanceof Error ? e.message : "It cannot be reached.";
		return K(t, "Check REDIS_URL and that Redis runs. Until then each machine counts for itself.");
	}
}
var Rr, zr = x((() => {
	jn(), Zn(), H(), q(), or(), wr(), kr(), yr(), Rr = [
		{
			title: "region",
			look: Ir
		},
		{
			title: "host login.",
			look: J("login")
		},
		{
			title: "host api.",
			look: J("api")
		},
		{
			title: "host apps.",
			look: J("apps")
		},
		{
			title: "host api-cdn.",
			look: J("api-cdn")
		},
		{
			title: "clock",
			look: nr
		},
		{
			title: "credentials",
			quick: !0,
			look: sr
		},
		{
			title: "guests resource",
			quick: !0,
			look: cr
		},
		{
			title: "deployment",
			quick: !0,
			look: lr
		},
		{
			title: "deployment, by API",
			look: ur
		},
		{
			title: "allowed domains in Genesys",
			quick: !0,
			look: br
		},
		{
			title: "ALLOWED_ORIGINS",
			look: Sr
		},
		{
			title: "CORS of the companion",
			look: Cr
		},
		{
			title: "pages with a guest",
			look: Tr
		},
		{
			title: "Redis",
			look: Lr
		}
	];
}));
// ../../tmp/old/bee7933/dist/server/doctor/examiner.js
/** `parts` is asked at each report, since the configuration may have changed. One report at a time, however many ask. */
function Br(e) {
	let t, n = async () => {
		let { isWell: t, runDoctor: n } = await Promise.resolve().then(() => (zr(), Ar)), r = await n({
			...e(),
			extent: "whole"
		});
		return {
			well: t(r),
			diagnoses: r
		};
	};
	return () => (t ??= n().finally(() => {
		t = void 0;
	}), t);
}
// ../../tmp/old/bee7933/dist/server/operations/log.js
A();
/**
* The operator's log: JSON, one object a line, on standard output unless there is another destination.
*
* Secrets and tokens are kept out by never being handed to it; `redact` is the net below that.
*/
function Vr(e, t) {
	let n = {
		level: e,
		base: null,
		timestamp: _.stdTimeFunctions.isoTime,
		formatters: { level: (e) => ({ level: e }) },
		redact: {
			paths: [...Hr, ...Hr.map((e) => `*.${e}`)],
			censor: "[redacted]"
		},
		serializers: { err: Ur }
	};
	return _(n, t ?? _.destination({
		dest: 1,
		sync: !0
	}));
}
/** A failure as fields of a log line. */
function X(e) {
	if (!(e instanceof k)) return {
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
const Hr = [
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
function Ur(e) {
	return e instanceof Error ? {
		type: e.name,
		message: e.message,
		stack: e.stack
	} : { type: typeof e };
}
// ../../tmp/old/bee7933/dist/server/within.js
/** Resolves as `work` does, or rejects with `tooLate()` after `ms`. What comes of `work` then is nobody's. */
async function Wr(e, t, n) {
	let r, i = new Promise((t, i) => {
		r = setTimeout(() => setImmediate(() => i(n())), e);
	});
	try {
		return await Promise.race([t, i]);
	} finally {
		clearTimeout(r);
	}
}
// ../../tmp/old/bee7933/dist/server/guest-token/ahead.js
A();
/**
* Makes a guest session by `makeSession` and hands it over for a page. Never rejects: a page is never lost for the sake of
* the chat on it.
*/
async function Gr({ origin: e, patienceMs: t = 1e3 }, n, { log: r, metrics: i }) {
	let a = performance.now(), o = (e) => i.requestDone("issueGuest", e, performance.now() - a);
	try {
		let r = await Wr(t, n(), Kr);
		return o("ok"), qr(r, e);
	} catch (e) {
		let t = $e(e), { code: n, detail: i } = t;
		return o(n), r.warn(X(n === "internal-error" ? e : t), "no guest was issued ahead"), {
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
function Kr() {
	return new k("genesys-timeout", { remedy: "A page waited no longer than its patienceMs. Its visitor gets a guest all the same, asked for by the browser." });
}
function qr(e, t) {
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
// ../../tmp/old/bee7933/dist/server/guest-token/requests.js
/** What `POST /api/guest-token` is asked by: contract section 3. All of it may be missing. */
const Jr = l.strictObject({
	deploymentId: l.string().optional(),
	userToken: l.string().optional(),
	resume: l.string().optional(),
	proof: l.string().optional()
}), Yr = l.strictObject({
	deploymentId: l.string().optional(),
	resume: l.string()
}), Xr = l.strictObject({
	context: l.string(),
	deploymentId: l.string().optional()
});
C(), A();
/**
* The site that a page of this origin names; where it names none, the only one that it may use. Throws
* `unknown-deployment` or `origin-not-allowed`.
*/
function Zr(e, t, n) {
	let r = ({ site: e }) => ke(t, e.allowedOrigins);
	if (n === void 0) {
		let [n, ...i] = e.filter(r);
		if (n === void 0) throw new k("origin-not-allowed", { remedy: Ae(t) });
		if (i.length === 0) return n;
		throw new k("unknown-deployment", { detail: "Name the deployment: this companion serves several." });
	}
	let i = n.toLowerCase(), a = e.find(({ site: e }) => e.deploymentId === i);
	if (a === void 0) throw new k("unknown-deployment");
	if (!r(a)) throw new k("origin-not-allowed", { remedy: Ae(t) });
	return a;
}
// ../../tmp/old/bee7933/dist/server/http/body.js
A();
const Qr = 8192;
/**
* The body as JSON in this shape and nothing more; an empty body counts as `{}`. `text/plain` is what a page may send
* without a preflight. Rejects with `invalid-request`, `body-too-large` or `unsupported-media-type`.
*/
async function $r(e, t) {
	if (ei(e), Number(e.headers["content-length"]) > Qr) throw ri();
	let n = await e.readBody(Qr), r = t.safeParse("text" in n ? ni(n.text) : n.parsed);
	if (r.success) return r.data;
	let i = r.error.issues.map(({ path: e, message: t }) => [...e, t].join(": "));
	throw new k("invalid-request", { detail: `${i.join(". ").slice(0, 500)}.` });
}
/** Compressed bodies are refused: none this small needs it, and a small one may grow large. */
function ei({ headers: e }) {
	if (!(e["transfer-encoding"] !== void 0 || Number(e["content-length"]) > 0)) return;
	let t = String(e["content-type"] ?? ""), [, n = "utf-8"] = /charset\s*=\s*"?([^\s;"]*)/i.exec(t) ?? [], r = e["content-encoding"] ?? "identity";
	if (!(ti.test(t) && n.toLowerCase() === "utf-8" && r === "identity")) throw new k("unsupported-media-type", { detail: "Send JSON as text/plain or application/json, in UTF-8, not compressed." });
}
const ti = /^\s*(text\/plain|application\/json)\s*(;|$)/i;
function ni(e) {
	if (e.trim() === "") return {};
	try {
		return JSON.parse(e);
	} catch {
		throw new k("invalid-request", { detail: "The body is not JSON." });
	}
}
/** For hosts, which count the bytes while they read. */
function ri() {
	return new k("body-too-large", { detail: "The body may have at most 8 KiB." });
}
// ../../tmp/old/bee7933/dist/server/http/capacity.js
A();
function ii() {
	let e = 0, t = async (t) => {
		e--;
		try {
			return await t();
		} finally {
			e++;
		}
	};
	return { async run(n) {
		if (e >= 1024) throw ai();
		e++;
		try {
			return await n(t);
		} finally {
			e--;
		}
	} };
}
function ai() {
	return new k("overloaded", {
		retryAfterSeconds: 1,
		remedy: "1024 requests are being worked on: add a machine, or see why this one or Redis is slow."
	});
}
// ../../tmp/old/bee7933/dist/server/http/plain.js
/** Adds fields to those of an answer. A field that is there already becomes a list, as HTTP reads fields that come twice. */
function oi(e, t) {
	for (let [n, r] of Object.entries(t)) e[n] = e[n] === void 0 ? r : `${e[n]}, ${r}`;
}
/** An answer in JSON. */
function Z(e, t = 200) {
	return {
		status: t,
		headers: { "Content-Type": "application/json; charset=utf-8" },
		body: JSON.stringify(e)
	};
}
// ../../tmp/old/bee7933/dist/server/http/dispatch.js
A();
/**
* Finds the route of a request and answers it. Never rejects: this is the one place where a failure becomes an answer.
* `missing` is the problem of a request that has no route.
*/
function si(e, { observe: t, missing: n }) {
	let r = async (t, r) => {
		let i = {
			"Cache-Control": "no-store",
			"X-Content-Type-Options": "nosniff",
			"X-Request-Id": r
		}, a = (e) => (oi(i, e.headers), {
			...e,
			headers: i
		});
		try {
			let r = Object.hasOwn(e, t.path) ? e[t.path] : void 0;
			if (r === void 0) throw n(t);
			return { answer: a(await r(t, i)) };
		} catch (e) {
			let t = $e(e), n = X(t.code === "internal-error" ? e : t);
			return {
				answer: a(et(t)),
				failure: n
			};
		}
	};
	return (e) => t(e, (t) => r(e, t));
}
/** A route that is only read. */
function Q(e) {
	return async ({ method: t }) => {
		if (t === "GET" || t === "HEAD") return e();
		throw new k("method-not-allowed", { headers: { Allow: "GET, HEAD" } });
	};
}
C(), A();
/**
* The header fields that any answer to a page has. An allowed origin reads every answer, errors too; to all others the
* answer says nothing.
*/
function ci({ headers: { origin: e } }, t) {
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
* Cors, the library, would run the handler for a foreign origin and only hide its answer (server.md 5.1).
*/
function li(e, t) {
	let { method: n, headers: r } = e, { origin: i } = r;
	if (n !== "POST" && n !== "OPTIONS") throw new k("method-not-allowed", {
		detail: "Ask with POST.",
		headers: { Allow: "POST, OPTIONS" }
	});
	if (typeof i != "string" || !t(i)) throw fi(i);
	if (n === "POST" && !di(e)) throw new k("origin-not-allowed", { detail: "Ask with fetch in mode cors, not by a navigation, a form or an element." });
	return i;
}
/** To a browser that asks before a POST. Chromium keeps the answer for two hours at most. */
const ui = {
	status: 204,
	headers: {
		"Access-Control-Allow-Methods": "POST",
		"Access-Control-Allow-Headers": "content-type",
		"Access-Control-Max-Age": "7200"
	}
};
/** By Fetch Metadata. Browsers without it (Safari before 16.4) are held by Origin alone. */
function di({ headers: e }) {
	let t = e["sec-fetch-mode"] ?? "cors", n = e["sec-fetch-dest"] ?? "empty";
	return (t === "cors" || t === "same-origin") && n === "empty";
}
function fi(e) {
	return new k("origin-not-allowed", { remedy: typeof e == "string" ? Ae(e) : "The request carried no Origin: it did not come from a page in a browser." });
}
// ../../tmp/old/bee7933/dist/server/operations/health.js
A();
/** Thrown by a check of something that the companion can do without for a while: `/readyz` tells, but stays 200. */
var pi = class extends Error {
	name = "Degraded";
};
function mi(e, { log: t, degrading: n = {}, stopping: r }) {
	let i = async (e, n) => {
		try {
			return await n(), "ok";
		} catch (n) {
			return n instanceof pi ? (t.warn({
				check: e,
				remedy: n.message
			}, "degraded"), "degraded") : (t.warn({
				check: e,
				...X(n)
			}, "not ready"), n instanceof k ? n.code : "internal-error");
		}
	}, a = async (e) => Object.fromEntries(await Promise.all(Object.entries(e).map(async ([e, t]) => [e, await i(e, t)]))), o = async () => {
		let [t, r] = await Promise.all([a(e()), a(n)]), i = {
			...t,
			...r
		}, o = Object.values(t).every((e) => e === "ok" || e === "degraded"), s = Object.values(i).every((e) => e === "ok");
		return {
			status: o ? s ? "ready" : "degraded" : "not ready",
			checks: i
		};
	}, s, c = () => (s ??= o().finally(() => {
		s = void 0;
	}), s);
	return { async ready() {
		if (r?.aborted) return Z({
			status: "stopping",
			checks: {}
		}, 503);
		let e = await c();
		return Z(e, e.status === "not ready" ? 503 : 200);
	} };
}
// ../../tmp/old/bee7933/dist/server/operations/metrics.js
const hi = {
	genesys_login_age_seconds: "Age of the login that all calls to Genesys share.",
	genesys_circuit_open: "1 while calls to Genesys are not even tried, 0.5 while one is let through to see, else 0.",
	genesys_queue_depth: "Calls that wait for their turn."
}, gi = Object.keys(hi), _i = [
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
], vi = [
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
function yi() {
	let e = new se(), t = [e];
	ce({ register: e });
	let n = c("companion_requests_total", "Requests by outcome.", ["route", "outcome"]), r = c("companion_limits_hit_total", "Requests that a limit refused.", ["limit"]), i = c("genesys_calls_total", "Calls to Genesys by outcome.", ["call", "outcome"]), a = new oe({
		name: "companion_request_seconds",
		help: "Time to the end of the answer.",
		labelNames: ["route"],
		buckets: _i,
		registers: t
	}), o = new oe({
		name: "genesys_call_seconds",
		help: "Time to the end of the answer of Genesys.",
		labelNames: ["call"],
		buckets: vi,
		registers: t
	}), s = /* @__PURE__ */ new Map();
	for (let e of gi) new ae({
		name: e,
		help: hi[e],
		labelNames: ["site"],
		registers: t,
		collect() {
			this.reset();
			for (let [t, n] of s.get(e)?.() ?? []) n !== void 0 && this.set({ site: t }, n);
		}
	});
	function c(e, n, r) {
		return new ie({
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
			new ae({
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
// ../../tmp/old/bee7933/dist/server/operations/operators.js
/**
* Whether it is the operator who asks, and not the public.
*
* With a token (`METRICS_TOKEN`): who sends it as `Authorization: Bearer …`, from anywhere. Without one: who asks directly,
* from this machine or a private network. A request that came through a proxy (it carries a forwarding field) is the
* public's, wherever the proxy stands. A proxy that adds no such field has to refuse these paths itself.
*/
function bi({ headers: e, address: t }, n) {
	return n === void 0 ? !xi.some((t) => t in e) && Ci(t) : c(wi(String(e.authorization ?? "")), wi(`Bearer ${n}`));
}
const xi = [
	"forwarded",
	"x-forwarded-for",
	"x-real-ip",
	"via",
	"cf-connecting-ip"
], Si = new f();
for (let [e, t] of [
	["127.0.0.0", 8],
	["10.0.0.0", 8],
	["172.16.0.0", 12],
	["192.168.0.0", 16]
]) Si.addSubnet(e, t);
Si.addAddress("::1", "ipv6"), Si.addSubnet("fc00::", 7, "ipv6");
/** IPv4 addresses within IPv6 (`::ffff:10.0.0.1`) are known to Node's list as what they are. */
function Ci(e) {
	return e !== void 0 && Si.check(e, h(e) ? "ipv6" : "ipv4");
}
/** Of one length, whatever was sent: comparing takes the same time for every wrong token. */
function wi(e) {
	return n("sha256").update(e).digest();
}
// ../../tmp/old/bee7933/dist/server/operations/requests.js
/**
* One line in the log, one count in the metrics and, with `traces`, one span for each request. Its id is the one that came
* with it, so that a proxy's log and this one can be read together, or else a new one.
*/
function Ti(e) {
	let { log: t, metrics: n, traces: r } = e;
	return async (e, i) => {
		let a = performance.now(), o = Ei(e.headers["x-request-id"]), s = e.path.slice(0, 200), c = Oi.has(s) ? s : "other", l = r?.()?.begin(e, c), { answer: u, failure: d } = await (l === void 0 ? i(o) : l.run(() => i(o)));
		try {
			let r = performance.now() - a, i = e.hasLeft() ? Di : u.status, f = Ai(i, d?.code);
			l?.end(i, f), n.requestDone(c, f, r), d?.limit !== void 0 && n.limitHit(d.limit);
			let p = {
				requestId: o,
				method: e.method,
				path: s,
				status: i,
				ms: Math.round(r),
				...d
			};
			i >= 500 ? t.error(p, "request failed") : ki.has(s) ? t.debug(p, "probe") : t.info(p, "request");
		} catch (e) {
			console.error("messenger-tag: a request could not be logged:", e);
		}
		return u;
	};
}
/** A visitor may send any id: only one that fits into a line of any log is taken over. */
function Ei(e) {
	return typeof e == "string" && /^[\w-]{8,64}$/.test(e) ? e : s();
}
/** As nginx writes it: nobody waited for the answer any more. */
const Di = 499, Oi = /* @__PURE__ */ new Set([
	"/api/guest-token",
	"/api/guest-token/end",
	"/api/verify-context",
	"/healthz",
	"/readyz",
	"/metrics",
	"/api/doctor"
]), ki = /* @__PURE__ */ new Set([
	"/healthz",
	"/readyz",
	"/metrics"
]);
/** A short word for how a request ended. */
function Ai(e, t) {
	return e === 499 ? "aborted" : t ?? (e < 400 ? "ok" : `status-${e}`);
}
// ../../tmp/old/bee7933/dist/server/operations/watch-platforms.js
/** Shows in the metrics how it stands between each site and Genesys. `platformOf` is asked anew each time. */
function ji(e, t) {
	let n = (e) => () => [...t()].map(([t, n]) => [t, e(n.state())]);
	e.watch("genesys_login_age_seconds", n(({ loginAgeMs: e }) => e === void 0 ? void 0 : e / 1e3)), e.watch("genesys_circuit_open", n(({ circuit: e }) => Mi[e])), e.watch("genesys_queue_depth", n(({ queueDepth: e }) => e));
}
const Mi = {
	closed: 0,
	"half-open": .5,
	open: 1
};
// ../../tmp/old/bee7933/dist/server/delivery/files.js
/**
* The built loader, with a site's settings in it. Throws in words when there is none.
*
* Everything is compressed here and not by the build: stage one must be, since the site's settings stand in front of it,
* and the rest is less work than a second way of doing the same. At the start it would take a tenth of a second.
*/
function Ni(e, t) {
	let { "loader.js": n, ...r } = e;
	if (n === void 0) throw Error("The loader has not been built. Run `npm run build`.");
	let i = Fi(Pi(n, t)), a = `${i.hash}/loader.js`, o = /* @__PURE__ */ new Map([[a, i]]);
	for (let [e, t] of Object.entries(r)) o.set(e, Fi(Buffer.from(t)));
	let s = Object.fromEntries([...o].map(([e, t]) => [e, t.integrity]));
	return {
		loader: i,
		hashed: o,
		manifest: Fi(Buffer.from(`${JSON.stringify({
			loader: a,
			integrity: s
		}, void 0, 2)}\n`), "application/json; charset=utf-8")
	};
}
/** The loader with its settings in it: no global is made, and the script can be cached for ever under its hash. */
function Pi(e, t) {
	let n = JSON.stringify(t).replace(/[<\u2028\u2029]/g, (e) => `\\u${e.charCodeAt(0).toString(16).padStart(4, "0")}`);
	return Buffer.from(e.replace(/(['"`])__COMPANION__\1/, () => n));
}
function Fi(e, t = "text/javascript; charset=utf-8") {
	let r, i;
	return {
		contentType: t,
		hash: n("sha256").update(e).digest("hex").slice(0, 16),
		integrity: `sha384-${n("sha384").update(e).digest("base64")}`,
		identity: e,
		get br() {
			return r ??= le(e, { params: {
				[ue.BROTLI_PARAM_MODE]: ue.BROTLI_MODE_TEXT,
				[ue.BROTLI_PARAM_SIZE_HINT]: e.length
			} }), r;
		},
		get gzip() {
			return i ??= de(e, { level: 9 }), i;
		}
	};
}
// ../../tmp/old/bee7933/dist/server/genesys/budget.js
P();
function Ii(e, { client: t, callsPerMinute: n, latestArrivalMs: r }) {
	let i = {
		limit: n,
		windowMs: 6e4 + r
	}, a = 0;
	return { async takeTurn(n) {
		for (;;) {
			let r = a - performance.now();
			if (r > 0 && a >= n) throw j(r);
			let { allowed: o, waitMs: s } = await e.takeTurn(`budget:${t}`, i);
			if (o) return;
			if (a = performance.now() + s, a >= n) throw j(s);
			await re(s + 1);
		}
	} };
}
// ../../tmp/old/bee7933/dist/server/genesys/circuit.js
P();
/**
* Opens after 10 failures in a row, for 5 s. `now` in ms, of a clock that only goes forward: the libraries for this go by
* the wall clock, and one that is set back would keep the circuit open until it has caught up.
*/
function Li(e = () => performance.now()) {
	let t = 0, n = 0, r = !1, i = () => t < Ri ? "closed" : e() < n ? "open" : "half-open";
	return {
		state: i,
		async run(a) {
			let o = i() === "half-open";
			if (i() === "open" || o && r) {
				let t = Math.max(n - e(), 1e3);
				throw new N("circuit-open", {
					retryAfterSeconds: t / 1e3,
					mayHaveArrived: !1
				});
			}
			o && (r = !0);
			try {
				let e = await a();
				return t = 0, e;
			} catch (r) {
				throw Bi(r) ? (t++, n = e() + zi) : t = 0, r;
			} finally {
				o && (r = !1);
			}
		}
	};
}
const Ri = 10, zi = 5e3;
/** A refusal is an answer, and a quota that is used up is not a fault. */
function Bi(e) {
	if (!(e instanceof N)) return !1;
	let { kind: t, status: n = 0 } = e;
	return t === "timeout" || t === "connection" || n >= 500;
}
// ../../tmp/old/bee7933/dist/server/genesys/calls.js
P();
function Vi(e, t) {
	let { repeated: n, budget: r, metrics: i, random: a = Math.random } = t, o = Li(), s = 0, c = async (t) => {
		let n = performance.now(), r = (t) => i.upstreamDone(e, t, performance.now() - n);
		try {
			let e = await t();
			return r("ok"), e;
		} catch (e) {
			throw r(qi(e)), e;
		}
	}, l = () => {
		let e = s - performance.now();
		if (!(e <= 0)) throw new N("held", {
			status: 429,
			retryAfterSeconds: e / 1e3,
			mayHaveArrived: !1
		});
	}, u = async (t, n) => {
		try {
			return l(), o.state() !== "open" && await r.takeTurn(n), await o.run(() => c(t));
		} catch (t) {
			throw t instanceof N && Gi.has(t.kind) && i.upstreamDone(e, t.kind), t;
		}
	};
	return {
		async make(e, t) {
			for (let r = 1;; r++) try {
				return await u(e, t);
			} catch (e) {
				if (!(e instanceof N)) throw e;
				let { kind: i, status: o, retryAfterSeconds: c } = e;
				if (i === "status" && o === 429 && c !== void 0 && (s = performance.now() + Math.min(c, Wi) * 1e3), r === Hi || !Ki(e) || n === "unless-it-may-be-done" && e.mayHaveArrived && o !== 429) throw e;
				let l = a() * Ui * 2 ** (r - 1), u = (c ?? 0) * 1e3 + l;
				if (performance.now() + u >= t) throw e;
				await re(u);
			}
		},
		circuit: o.state
	};
}
const Hi = 3, Ui = 100, Wi = 60, Gi = /* @__PURE__ */ new Set([
	"held",
	"circuit-open",
	"overloaded"
]);
/** Whether the same request may succeed a moment later. 429 is a refusal before the work (RFC 6585). */
function Ki({ kind: e, status: t = 0 }) {
	return e === "connection" || e === "held" || t === 429 || t >= 500;
}
/** From a short list: what becomes a label of the metrics must not come from outside. */
function qi(e) {
	return e instanceof N ? e.kind === "status" ? String(e.status) : e.kind : "internal-error";
}
// ../../tmp/old/bee7933/dist/server/genesys/login.js
/**
* Keeps one login for everybody: however many ask at once, on however many machines, Genesys sees one request. It is
* renewed in the background when about four fifths of its life are over, while the old one is still handed out.
*/
function Ji(e, t) {
	let { exchange: n, isRefusal: r, onRenewalFailure: i, now: a = Date.now, random: o = Math.random } = t, s, c, l = 0, u, d, f = ({ grantedAt: e, expiresAt: t }) => {
		let n = 1 + Xi * (2 * o() - 1);
		return e + (t - e) * Yi * n;
	}, p = (e) => e.accessToken !== c && e.accessToken !== s?.accessToken && a() < e.expiresAt - Qi, m = () => (u ??= n.obtain(e, p).then((e) => (l = f(e), s = e, d = void 0, e)).catch((e) => {
		throw r(e) && (d = {
			error: e,
			until: a() + $i
		}), e;
	}).finally(() => {
		u = void 0;
	}), u), h = () => {
		u === void 0 && (l = a() + Zi, m().catch(i));
	}, g = () => {
		let e = d === void 0 ? 0 : d.until - a();
		return (e <= 0 || e > $i) && (d = void 0), d;
	}, _ = () => s !== void 0 && a() < s.expiresAt - Qi ? s : void 0, v = async () => {
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
const Yi = .8, Xi = .1, Zi = 5e3, Qi = 1e3, $i = 3e4;
P(), en(), rn(), Zn(), Dn();
function ea(e, t) {
	let { timeoutMs: n, callsPerMinute: r, sessionSecrets: i, store: a, log: o, metrics: s } = t, c = e.gateway, l = {
		name: "login",
		address: `POST ${c ?? `https://login.${e.region.domain}`}/oauth/token`
	}, u = {
		name: "guests",
		address: `POST ${c ?? `https://api.${e.region.domain}`}${e.guestsPath}`
	}, d, f = () => (d ??= Tn(e, n), d), p = Jn(e), m = Ii(a, {
		client: p,
		callsPerMinute: r,
		latestArrivalMs: n
	}), h = Vi("login", {
		repeated: "always",
		budget: m,
		metrics: s
	}), g = Vi("guests", {
		repeated: "unless-it-may-be-done",
		budget: m,
		metrics: s
	}), _ = tn({
		atOnce: 64,
		waiting: na
	}), v = () => performance.now() + n * ta, y = Ji(async () => {
		let t = await f();
		return h.make(() => Qt(t, e.credentials), v());
	}, {
		exchange: qn(a, {
			client: p,
			sessionSecrets: i,
			patienceMs: n * (1 + ta)
		}),
		isRefusal: (e) => e instanceof N && ra.has(e.status),
		onRenewalFailure: (e) => o.warn(X(oa(l, e)), "the login was not renewed")
	}), b = () => y.get().catch((e) => {
		throw oa(l, e);
	}), ee = async ({ accessToken: t }) => {
		let n = await f();
		n.setAccessToken(t);
		let r = await n.callApi(e.guestsPath, "POST", {}, {}, {}, {}, {
			externalChannel: "web",
			name: "Web Guest"
		}, ["PureCloud OAuth"], ["application/json"], ["application/json"]), { id: i, token: a } = F(aa, r);
		return {
			guestId: i,
			token: a
		};
	}, te = async (e) => {
		let t = await b();
		try {
			return await g.make(() => ee(t), e);
		} catch (n) {
			if (!(n instanceof N && n.status === 401)) throw n;
			y.forget(t);
			let r = await b();
			return await g.make(() => ee(r), e);
		}
	};
	return {
		async createGuest() {
			await f();
			let e = v();
			try {
				return await _.wait(() => te(e), e);
			} catch (e) {
				throw oa(u, e);
			}
		},
		async checkLogin() {
			try {
				await y.check();
			} catch (e) {
				throw oa(l, e);
			}
		},
		state: () => ({
			loginAgeMs: y.ageMs(),
			circuit: ia(h.circuit(), g.circuit()),
			queueDepth: _.depth()
		})
	};
}
/** Of the deadline of a call, which follows the wait and has it whole. The loader gives up after 8 s. */
const ta = .5, na = 512, ra = /* @__PURE__ */ new Set([
	400,
	401,
	403
]);
function ia(...e) {
	return ["open", "half-open"].find((t) => e.includes(t)) ?? "closed";
}
/** The contract's section 4. Genesys documents no shape for this resource; a token never exceeds 2048 characters (genesys.md 4.1). */
const aa = l.object({
	id: l.string().min(1).max(256),
	token: l.string().min(1).max(2048)
});
function oa(e, t) {
	return t instanceof N ? Xt(t, e) : t;
}
// ../../tmp/old/bee7933/dist/server/guest-token/context.js
Qe();
function sa(e) {
	let t = D(e, "context");
	return {
		sign({ guestId: e, deploymentId: n, expiresAt: i, visitor: a }) {
			let o = {
				...a,
				sub: e,
				aud: n,
				iat: Math.floor(Date.now() / 1e3),
				exp: Math.floor(i / 1e3)
			}, s = `${la}.${Buffer.from(JSON.stringify(o)).toString("base64url")}`;
			return `${s}.${r("sha256", t[0]).update(s).digest("base64url")}`;
		},
		async verify(e, n) {
			for (let r of t) try {
				let { payload: t } = await me(e, r, {
					algorithms: [ca],
					audience: [...n],
					requiredClaims: ["sub", "exp"]
				});
				return t;
			} catch (e) {
				if (!(e instanceof fe)) throw e;
			}
		}
	};
}
const ca = "HS256", la = Buffer.from(JSON.stringify({
	alg: ca,
	typ: "JWT"
})).toString("base64url"), ua = { issue: async () => ({
	guestId: s(),
	token: s()
}) };
// ../../tmp/old/bee7933/dist/server/guest-token/issuers/platform.js
/** Guests that Genesys Cloud makes, one API call each. */
function da(e) {
	return { issue: () => e.createGuest() };
}
// ../../tmp/old/bee7933/dist/server/guest-token/limits.js
A();
function fa(e, { perAddress: t, global: n }, r) {
	let i = {
		load: 0,
		endsAt: 0
	}, a = async (t, n, a) => {
		let { allowed: o, remaining: s, resetMs: c } = await r.consume(`limit:${e}:${t}:${n}`, {
			points: 1,
			limit: a,
			windowMs: pa
		});
		t === "global" && (i = {
			load: 1 - s / a,
			endsAt: performance.now() + c
		});
		let l = Math.ceil(c / 1e3), u = {
			"RateLimit-Policy": `"${t}";q=${a};w=${pa / 1e3}`,
			RateLimit: `"${t}";r=${s};t=${l}`
		};
		if (o) return u;
		throw new k("rate-limited", {
			limit: t,
			retryAfterSeconds: l,
			remedy: `${a} guest sessions a minute were used up by ${ma[t]}.`,
			headers: u
		});
	};
	return {
		countAddress: (e) => a("address", e, t),
		countReturn: (e) => a("visitor", e, t),
		async countNewGuest() {
			await a("global", "all", n);
		},
		load: () => i.endsAt > performance.now() ? i.load : 0
	};
}
const pa = 6e4, ma = {
	address: "one address: raise RATE_LIMIT_PER_IP, or set TRUST_PROXY if that address is your proxy",
	global: "all visitors together: raise RATE_LIMIT_GLOBAL if they are real",
	visitor: "one visitor who comes back again and again: RATE_LIMIT_PER_IP counts for this too"
};
// ../../tmp/old/bee7933/dist/server/guest-token/resume.js
Un();
function ha(e, t = Date.now) {
	let n = Mn(e, "resume");
	return {
		seal: (e, t) => n.seal(JSON.stringify(e), _a(t)),
		open(e, r) {
			let i = n.open(e, _a(r));
			if (i === void 0) return;
			let a = ga.safeParse(JSON.parse(i)).data;
			return a && a.expiresAt > t() ? a : void 0;
		}
	};
}
/** Parsed although it is our own: another build may have sealed it. */
const ga = l.object({
	guestId: l.string(),
	token: l.string(),
	expiresAt: l.number(),
	customerId: l.string().optional()
});
function _a({ origin: e, deploymentId: t }) {
	return JSON.stringify([e, t]);
}
// ../../tmp/old/bee7933/dist/server/guest-token/sessions.js
function va(e, t) {
	let { issuer: n, resumes: r, contexts: i, store: a, ttlSeconds: o } = t, { deploymentId: s, region: c, scriptUrl: l } = e, u = o * 1e3, { domain: d, environment: f } = c, p = {
		deploymentId: s,
		region: d,
		environment: f,
		scriptUrl: l
	}, m = ({ guestId: e }) => `ended:${s}:${e}`;
	return {
		async recall(e, t) {
			if (e === void 0) return;
			let n = r.open(e, {
				origin: t,
				deploymentId: s
			});
			if (n !== void 0) return await a.get(m(n)) === void 0 ? n : void 0;
		},
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
			return e.expiresAt - Date.now() > u * ya ? e : {
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
		end: (e) => a.set(m(e), "", u)
	};
}
/** A part of the life of a session. Renewed at every page, none would ever end by itself while one is sealed. */
const ya = .5;
// ../../tmp/old/bee7933/dist/server/guest-token/user-tokens.js
A();
/** Checks the user tokens of one deployment. Without keys it refuses all. */
function ba(e, t) {
	if (t === void 0) return async () => {
		throw $("This companion is not set up to check user tokens: see USER_TOKEN_SECRET.");
	};
	let n = "secrets" in t ? wa(t.secrets) : Ta(t.jwksUrl);
	return async (t) => {
		let { payload: r } = await n(t, {
			audience: e,
			requiredClaims: ["sub", "exp"],
			clockTolerance: Sa
		}), i = Ca.safeParse(r);
		if (!i.success) {
			let [e] = i.error.issues;
			throw $(`Claim ${e?.path.join(".")} of a user token cannot be used: ${e?.message}.`);
		}
		let { sub: a, exp: o, ...s } = i.data;
		if (o > Date.now() / 1e3 + xa + Sa) throw $("A user token is good for more than an hour: its back end must set exp sooner.");
		return {
			customerId: a,
			...s
		};
	};
}
const xa = 3600, Sa = 5, Ca = l.object({
	sub: l.string().min(1).max(255),
	exp: l.number(),
	name: l.string().max(100).optional(),
	email: l.string().max(254).optional(),
	phone: l.string().max(32).optional()
});
function wa(e) {
	let t = e.map((e) => new TextEncoder().encode(e));
	return async (e, n) => {
		let r;
		for (let i of t) try {
			return await me(e, i, {
				...n,
				algorithms: ["HS256"]
			});
		} catch (e) {
			if (r = e, !(e instanceof pe)) break;
		}
		throw Da(r);
	};
}
function Ta(e) {
	let t = he(new URL(e), { timeoutDuration: Ea });
	return (n, r) => me(n, t, {
		...r,
		algorithms: [
			"RS256",
			"ES256",
			"EdDSA"
		]
	}).catch((t) => {
		throw Da(t, e);
	});
}
const Ea = 3e3;
/** What is wrong with the token is the visitor's; what is wrong with fetching the keys is the operator's. */
function Da(e, t) {
	if (t !== void 0 && (!(e instanceof fe) || [
		"ERR_JWKS_TIMEOUT",
		"ERR_JWKS_INVALID",
		"ERR_JOSE_GENERIC"
	].includes(e.code))) return new k("user-token-keys-unavailable", {
		retryAfterSeconds: 5,
		remedy: `USER_TOKEN_JWKS: no keys come from ${t}. Until they do, nobody can sign in; other visitors can chat.`
	});
	if (!(e instanceof fe)) return e;
	let n = "claim" in e ? ` (${String(e.claim)})` : "";
	return $(`A user token was refused: ${e.code}${n}.`);
}
function $(e) {
	return new k("invalid-user-token", { remedy: e });
}
// ../../tmp/old/bee7933/dist/server/serving.js
/** Throws, in words, when the loader has not been built. */
function Oa(e, t) {
	let { log: n, store: r, metrics: i, builtLoader: a, before: o } = t, { sessionSecrets: s, sessionTtlSeconds: c, limits: l } = e, { upstreamTimeoutMs: u, upstreamCallsPerMinute: d } = e, f = {
		timeoutMs: u,
		callsPerMinute: d,
		sessionSecrets: s,
		store: r,
		log: n,
		metrics: i
	}, p = ha(s), m = sa(s), h = nt(e.proofOfWork, {
		secrets: s,
		store: r
	}), g = /* @__PURE__ */ new Map(), _ = /* @__PURE__ */ new Map(), v = {}, y = [], b = (e) => {
		let { credentials: t } = e;
		if (e.issuer !== "platform" || t === void 0) return ua;
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
		]), p = o?.platforms.get(l), m = p ?? ea(c, f);
		return g.set(l, m), v[`login ${n}`] = () => Aa(m), _.set(n, m), p === void 0 && y.push(m.checkLogin), da(m);
	};
	return {
		config: e,
		sites: e.sites.map((e) => ({
			site: e,
			sessions: va(e, {
				issuer: b(e),
				resumes: p,
				contexts: m,
				store: r,
				ttlSeconds: c
			}),
			limits: fa(e.deploymentId, l, r),
			proofs: h,
			verifyUserToken: ba(e.deploymentId, e.userTokenKeys)
		})),
		contexts: m,
		deliver: Bt(Ni(a, ka(e))),
		checks: v,
		newChecks: y,
		platformOf: _,
		platforms: g
	};
}
/** With several sites, the tag must name its deployment: the loader is told nothing. */
function ka({ sites: [e, ...t] }) {
	return t.length > 0 ? {} : {
		deploymentId: e.deploymentId,
		environment: e.region.environment,
		region: e.region.domain,
		scriptUrl: e.scriptUrl
	};
}
/** Turned away, visitors would not even be told to come back, and guests who resume need no call. */
async function Aa({ checkLogin: e, state: t }) {
	if (await e(), t().circuit === "open") throw new pi("Genesys Cloud failed again and again: new guests are told to come back.");
}
// ../../tmp/old/bee7933/dist/server/store/memory.js
/**
* Keeps state in this process: right for one machine, and what is left when Redis is lost. `now` in ms, of a clock that
* only goes forward: an operator who sets the time back must not lengthen a limit by an hour.
*
* It holds no more than `MOST_KEPT` values and as many windows. Past that, what was used longest ago is forgotten: a guest
* who has ended can then be resumed until the session is over, a proof be used once more, an address start to be counted
* anew. What all visitors may ask together stays limited, since that is used all the time.
*/
function ja(e = () => performance.now()) {
	let t = {
		perf: { now: e },
		ttlResolution: 0
	}, n = new ge({
		...t,
		max: Ma
	}), r = new ge({
		...t,
		max: Ma
	}), i = /* @__PURE__ */ new Map(), a = e() + Na, o = () => {
		e() < a || (a = e() + Na, n.purgeStale(), r.purgeStale());
	}, s = (e, t, r) => {
		o(), n.set(e, t, { ttl: Pa(r) });
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
			}, r.set(t, s, { ttl: Pa(a) }));
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
const Ma = 1e5, Na = 6e4;
/** The library takes whole ms. */
function Pa(e) {
	return Math.max(1, Math.ceil(e));
}
C(), A();
/**
* Every route of the companion, each with its steps in order. What a step throws becomes an answer in `http/dispatch.ts`.
* Throws, in words, when the loader has not been built.
*/
function Fa(e, t = {}) {
	let { log: n = Vr(e.logLevel), store: r = ja() } = t, i = yi(), a = {
		log: n,
		store: r,
		metrics: i,
		builtLoader: t.builtLoader ?? zt
	}, o = Oa(e, a);
	t.updates?.subscribe(async (e) => {
		let t = Oa(e, {
			...a,
			before: o
		});
		for (let e of t.newChecks) await e();
		o = t;
	});
	let s = ii(), c = mi(() => o.checks, {
		log: n,
		degrading: t.store && { "shared state": t.store.check },
		stopping: t.stopping
	}), l = Br(() => ({
		config: o.config,
		cdnUrl: t.cdnUrl,
		shared: t.store
	}));
	ji(i, () => o.platformOf), i.watchStore(r.size);
	let u = {
		"/api/guest-token": f,
		"/api/guest-token/end": h,
		"/api/verify-context": g,
		"/healthz": Q(async () => Z({ status: "ok" })),
		"/readyz": Q(c.ready),
		"/metrics": v(Q(async () => ({
			status: 200,
			headers: { "Content-Type": i.contentType },
			body: await i.text()
		}))),
		"/api/doctor": v(Q(async () => Z(await l())))
	}, d = si(u, {
		observe: Ti({
			log: t.requestLog ?? n,
			metrics: i,
			traces: t.traces
		}),
		missing: (e) => Vt(e.path) ? Ht(e) : new k("not-found")
	});
	return {
		async answer(e) {
			let t = o.deliver(e);
			if (t === void 0) return d(e);
			let { answer: n, route: r } = t;
			return i.requestDone(r, n.status === 304 ? "not-modified" : "ok"), n;
		},
		/** No visitor asks yet, so nothing is counted by address, and nobody has to work for it. */
		issueGuest: (e) => Gr(e, async () => {
			let t = Zr(o.sites, e.origin, e.deploymentId), n = () => t.limits.countNewGuest();
			return s.run((r) => p(t, e, {
				letNewGuestIn: n,
				elsewhere: r,
				fields: {}
			}));
		}, {
			log: n,
			metrics: i
		}),
		knows: (e) => Object.hasOwn(u, e) || Vt(e),
		log: n
	};
	/** `POST /api/guest-token`: a guest for a page. */
	async function f(e, t) {
		let n = _(e, t);
		if (e.method === "OPTIONS") return ui;
		let r = await $r(e, Jr), i = Zr(o.sites, n, r.deploymentId), a = () => m(i, {
			request: e,
			origin: n,
			proof: r.proof
		}, t);
		return s.run(async (e) => Z(await p(i, {
			...r,
			origin: n
		}, {
			letNewGuestIn: a,
			elsewhere: e,
			fields: t
		})));
	}
	/** The guest who comes back, or a new one: limits, visitor, session. */
	async function p({ sessions: e, limits: t, verifyUserToken: n }, { origin: r, resume: i, userToken: a }, { letNewGuestIn: o, elsewhere: s, fields: c }) {
		let l = await e.recall(i, r);
		l ? Object.assign(c, await t.countReturn(l.guestId)) : await o();
		let u = a === void 0 ? void 0 : await s(() => n(a));
		return l && l.customerId === u?.customerId ? e.present(e.renew(l), r, u) : (l && await o(), e.present(await s(() => e.start(u)), r, u));
	}
	/**
	* Counts a new guest by its address, and then with all others. Who comes with a proof was counted by address when its
	* challenge was given; a visitor who has no proof, and needs one, uses up nothing of what all have together.
	*/
	async function m({ site: e, limits: t, proofs: n }, { request: r, origin: i, proof: a }, s) {
		let c = {
			origin: i,
			deploymentId: e.deploymentId
		};
		if (!await n.accept(a, c)) {
			let e = pt(r, o.config.trustProxy);
			if (e !== void 0 && Object.assign(s, await t.countAddress(e)), n.areNeeded(t.load())) throw await n.demand(c);
		}
		await t.countNewGuest();
	}
	/** `POST /api/guest-token/end`: whoever comes back with this session later is a new guest. */
	async function h(e, t) {
		let n = _(e, t);
		if (e.method === "OPTIONS") return ui;
		let { deploymentId: r, resume: i } = await $r(e, Yr), { sessions: a } = Zr(o.sites, n, r);
		return s.run(async () => {
			let e = await a.recall(i, n);
			return e && await a.end(e), {
				status: 204,
				headers: {}
			};
		});
	}
	/**
	* `POST /api/verify-context`, for Genesys: is this context ours, and what does it say? Where several sites are served the
	* deployment must be named, so that no site's data action takes a visitor of another for its own.
	*/
	async function g(e) {
		if (e.method !== "POST") throw new k("method-not-allowed", { headers: { Allow: "POST" } });
		let { context: t, deploymentId: n } = await $r(e, Xr), r = o.sites.map(({ site: e }) => e.deploymentId);
		if (n === void 0 && r.length > 1) throw new k("invalid-request", { detail: "deploymentId: this companion serves several." });
		let i = r.filter((e) => n === void 0 || e === n.toLowerCase()), a = await o.contexts.verify(t, i);
		if (a === void 0) throw new k("invalid-context");
		return Z(a);
	}
	/** The origin of the page that asks; from then on the answer, also one of an error, is for that page to read. */
	function _(e, t) {
		let n = (e) => o.sites.some(({ site: t }) => ke(e, t.allowedOrigins));
		return Object.assign(t, ci(e, n)), li(e, n);
	}
	/** Anybody else is told that there is nothing, and learns no more. */
	function v(e) {
		return async (t, n) => {
			if (!bi(t, o.config.metricsToken)) throw new k("not-found");
			return e(t, n);
		};
	}
}
// ../../tmp/old/bee7933/dist/server/hosts/node.js
A();
/** Node's request, for the core. */
var Ia = class {
	method;
	path;
	headers;
	address;
	#e;
	#t;
	/** `basePath`: where the host has mounted the companion, if it leaves that in the request's address. */
	constructor(e, t, n = "") {
		this.method = e.method ?? "GET", this.path = Ra(n, e.url ?? "/"), this.headers = e.headers, this.address = e.socket?.remoteAddress ?? "", this.#e = e, this.#t = t;
	}
	async readBody(e) {
		if (za(this.#e)) return { text: await Ba(this.#e, e) };
		let t = La(this.#e);
		if (typeof t == "string" || Buffer.isBuffer(t)) {
			if (t.length > e) throw ri();
			return { text: t.toString() };
		}
		if (t !== void 0) return { parsed: t };
		throw new k("invalid-request", {
			detail: "The body was read before it came here.",
			remedy: "The host has read the body and has not left it in req.body: mount the companion before what reads bodies."
		});
	}
	hasLeft() {
		return this.#t.destroyed && !this.#t.writableEnded;
	}
};
/** On Vercel it is a getter, which throws where the body is no JSON. */
function La(e) {
	try {
		return e.body;
	} catch {
		throw new k("invalid-request", { detail: "The body is not JSON." });
	}
}
/** The path of an address without its query, below where the companion is mounted. */
function Ra(e, t) {
	let n = t.indexOf("?"), r = n < 0 ? t : t.slice(0, n), i = e === "" ? -1 : r.indexOf(`${e}/`), a = i < 0 ? r : r.slice(i + e.length);
	return a.length > 1 && a.endsWith("/") ? a.slice(0, -1) : a;
}
/** A host that parses bodies may leave `{}` in `req.body` for one that it has not read: so the stream itself is asked. */
function za(e) {
	return !e.readableDidRead && !e.readableEnded && !e.destroyed;
}
function Ba(e, t) {
	return new Promise((n, r) => {
		let i = [], a = 0;
		e.on("data", (n) => {
			a += n.length, a > t ? (e.removeAllListeners("data").resume(), r(ri())) : i.push(n);
		}), e.on("end", () => n(Buffer.concat(i).toString("utf8")));
		let o = () => r(new k("invalid-request", { detail: "The body broke off." }));
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
async function Va(e, t, n) {
	let r = await t;
	if (e.headersSent || e.writableEnded) n.warn({
		status: r.status,
		remedy: Ha
	}, "the host has answered before");
	else try {
		e.statusCode = r.status;
		for (let [t, n] of Object.entries(r.headers)) e.setHeader(t, t === "Vary" ? Wa(e, n) : n);
		e.end(r.body);
	} catch (t) {
		n.error({
			err: t,
			remedy: Ua
		}, "the host has broken an answer"), Ga(e, r, n);
	}
}
const Ha = "Something in the host answers requests for the companion, such as a timeout: look for it in front of the companion.", Ua = "A middleware of the host threw while the companion answered. The stack names it: mount the companion before it.";
/** What the host says already goes on being said. */
function Wa(e, t) {
	let n = e.getHeader("Vary");
	return n === void 0 ? t : `${String(n)}, ${t}`;
}
/** By Node's own methods, which no host has wrapped. */
function Ga(e, { status: t, headers: n, body: r }, i) {
	try {
		let { writeHead: i, end: a } = _e.prototype;
		e.headersSent || Reflect.apply(i, e, [t, n]), Reflect.apply(a, e, [r]);
	} catch (t) {
		i.error({ err: t }, "the answer could not be sent: its connection is closed"), e.destroy();
	}
}
// ../../tmp/old/bee7933/dist/server/hosts/server.js
/** Starts a server of our own with this handler. Rejects with Node's error when it cannot listen. */
async function Ka(e, { host: t, port: n }) {
	let r = ve({
		headersTimeout: 1e4,
		requestTimeout: 15e3,
		keepAliveTimeout: 65e3
	}, (t, n) => {
		a(n), i ? i.push(() => e(t, n)) : e(t, n);
	}), i, { enterFlight: a, drain: o } = qa(r, async () => (i = [], await Ja(r), () => {
		let e = i ?? [];
		i = void 0;
		for (let t of e) t();
	}));
	return await new Promise((e, i) => {
		r.once("error", i), r.listen(n, t, () => {
			r.off("error", i), e();
		});
	}), {
		url: Za(r),
		close: o
	};
}
/** Plain `server.close()` never ends while clients keep their connections busy (server.md 3.8). */
function qa(e, t) {
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
				setImmediate(c), a = setTimeout(i, 50);
			}, a = setTimeout(i, 500), o = setTimeout(() => e.closeAllConnections(), 1e4);
			p.prototype.close.call(e, (e) => {
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
async function Ja(e) {
	let t = 0, n = () => {
		t++;
	};
	e.on("connection", n);
	let r = performance.now() + Ya;
	for (let e = 0; e < Xa && performance.now() < r;) t = 0, await new Promise((e) => setImmediate(e)), e = t === 0 ? e + 1 : 0;
	e.off("connection", n);
}
const Ya = 100, Xa = 10;
function Za(e) {
	let { address: t, family: n, port: r } = e.address();
	return `http://${{
		"0.0.0.0": "127.0.0.1",
		"::": "[::1]"
	}[t] ?? (n === "IPv6" ? `[${t}]` : t)}:${r}`;
}
// ../../tmp/old/bee7933/dist/server/hosts/serve.js
/**
* The companion in a process of its own. Rejects with Node's error when it cannot listen.
*
* What is written oddly to be fast stands in this file alone, and no host meets it. `SERVE_WITHOUT` switches each off, and
* `npm run bench:tricks` prints what each gains. In CPU time of a guest session, which takes some 90 µs with all of them
* and 190 without any:
*
* - `shared-turns`, 74 µs: requests that come in together are answered together ({@link endOfTurn}).
* - `plain-lines`, 15 µs: the log's line of a request has fields from a short list, so nothing in it is searched for secrets.
* - `one-head`, 7 µs: the header fields of an answer are handed to Node as one list, which it copies as it is.
*/
function Qa(e, t = {}) {
	let { log: n = $a(e), listen: r = e.listen, ...i } = t, a = (t) => !e.serveWithout.includes(t), o = Fa(e, {
		log: n,
		requestLog: a("plain-lines") ? ro(n) : n,
		...i
	}), s = a("shared-turns") ? eo : Ia, c = a("one-head") ? io : Va;
	return Ka((e, t) => {
		c(t, o.answer(new s(e, t)), n).catch((e) => {
			n.error({ err: e }, "an answer could not be sent: its connection is closed"), t.destroy();
		});
	}, r);
}
/** The log of the companion's own process, on standard output. No request waits for whoever reads that. */
function $a({ logLevel: e }) {
	return Vr(e, _.destination({
		dest: 1,
		sync: !1
	}));
}
/** Goes on with its body when all that clients have sent by then has been read. */
var eo = class extends Ia {
	async readBody(e) {
		let t = await super.readBody(e);
		return await to(), t;
	}
};
/**
* Resolves at the end of this turn of the event loop; those who wait go on together, in the order they came.
*
* Under load many requests come in at once. Answered one by one, each finds the processor's caches full of what reads,
* parses and writes; answered together, each step runs for all of them in a row. A request that comes alone waits for some
* microseconds.
*/
function to() {
	return no ??= new Promise((e) => {
		setImmediate(() => {
			no = void 0, e();
		});
	}), no;
}
let no;
function ro(e) {
	return e.child({}, { redact: { paths: [] } });
}
/** As {@link sendAnswer}, for a response that nobody has wrapped. */
async function io(e, t) {
	let { status: n, headers: r, body: i } = await t, a = [];
	for (let e of Object.keys(r)) a.push(e, String(r[e]));
	i !== void 0 && r["Content-Length"] === void 0 && a.push("Content-Length", String(Buffer.byteLength(i))), e.writeHead(n, a).end(i);
}
// ../../tmp/old/bee7933/dist/server/bundle-entry.js
const ao = (e) => Qa(Dt(e), { listen: {
	host: "127.0.0.1",
	port: 0
} });
export { ao as startCompanion };
