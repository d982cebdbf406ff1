import { fileURLToPath as e } from "node:url";
import t, { Router as n } from "express";
import { createCipheriv as r, createDecipheriv as i, createHash as a, createHmac as o, createSecretKey as s, hkdfSync as c, randomBytes as l, randomUUID as u } from "node:crypto";
import { readFileSync as d, readdirSync as f } from "node:fs";
import { join as p } from "node:path";
import { brotliCompressSync as m, constants as h, gzipSync as ee } from "node:zlib";
import { z as g } from "zod";
import { Server as te, isIP as _ } from "node:net";
import ne from "ipaddr.js";
import { getDomain as re } from "tldts";
import { pino as v } from "pino";
import { createRemoteJWKSet as ie, errors as y, jwtVerify as b } from "jose";
import { IncomingMessage as ae, ServerResponse as oe, createServer as se } from "node:http";
// ../../tmp/old/51e21b8/dist/server/delivery/files.js
/** Reads the built loader from `folder`. Throws in words when it has not been built. */
function ce(e, t) {
	let n = de(le(ue(e), t)), r = /* @__PURE__ */ new Map([[`${n.hash}/loader.js`, n]]);
	for (let t of f(e, {
		recursive: !0,
		withFileTypes: !0
	})) {
		if (!t.isFile() || !t.name.endsWith(".js") || t.parentPath === e) continue;
		let n = p(t.parentPath, t.name), i = n.slice(e.length).split(/[\\/]/).filter(Boolean).join("/");
		r.set(i, de(d(n)));
	}
	return {
		loader: n,
		hashed: r
	};
}
/**
* The loader in a function that gives it its settings: no global is made, and the script can be cached for ever under
* its hash.
*/
function le(e, t) {
	let n = JSON.stringify(t).replace(/[<\u2028\u2029]/g, (e) => `\\u${e.charCodeAt(0).toString(16).padStart(4, "0")}`);
	return Buffer.from(`(function(COMPANION){${e.trimEnd()}\n})(${n});\n`);
}
function ue(e) {
	try {
		return d(p(e, "loader.js"), "utf8");
	} catch (t) {
		throw Error(`There is no loader.js in ${e}. Run \`npm run build\`.`, { cause: t });
	}
}
function de(e) {
	return {
		hash: a("sha256").update(e).digest("hex").slice(0, 16),
		identity: e,
		br: m(e, { params: {
			[h.BROTLI_PARAM_MODE]: h.BROTLI_MODE_TEXT,
			[h.BROTLI_PARAM_SIZE_HINT]: e.length
		} }),
		gzip: ee(e, { level: 9 })
	};
}
// ../../tmp/old/51e21b8/dist/server/problems.js
/** Everything that can go wrong between a browser and the companion. `code` is what programs go by. */
const x = {
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
};
/** A failure with a place in the contract. Whatever else is thrown reaches the browser as `internal-error`. */
var S = class extends Error {
	name = "Problem";
	code;
	detail;
	remedy;
	retryAfterSeconds;
	constructor(e, { detail: t, remedy: n, retryAfterSeconds: r } = {}) {
		super(e), this.code = e, this.detail = t ?? x[e].title, this.remedy = n, this.retryAfterSeconds = r;
	}
	get status() {
		return x[this.code].status;
	}
};
/** Anything thrown, as a problem of the contract. */
function fe(e) {
	if (e instanceof S) return e;
	let { status: t } = e;
	return new S(typeof t == "number" && t >= 400 && t < 500 ? "invalid-request" : "internal-error");
}
/**
* Answers with `application/problem+json` (RFC 9457) and these header fields beside, name and value in turn. Errors are
* never cached: the cause may be gone in a second.
*/
function pe(e, t, n = []) {
	let { status: r, title: i, retryable: a } = x[t.code], { code: o, detail: s, retryAfterSeconds: c } = t, l = `urn:messenger-tag:problem:${o}`, u = Buffer.from(JSON.stringify({
		type: l,
		title: i,
		status: r,
		detail: s,
		code: o,
		retryable: a
	})), d = [
		"Content-Type",
		"application/problem+json; charset=utf-8",
		"Content-Length",
		`${u.length}`
	];
	n.includes("Cache-Control") || d.push("Cache-Control", "no-store"), c !== void 0 && d.push("Retry-After", String(Math.max(1, Math.ceil(c)))), e.writeHead(r, [...n, ...d]).end(u);
}
/** `GET /loader.js` and everything below `/loader/`, from memory: contract section 3. */
function me({ loader: e, hashed: t }) {
	let r = n();
	return r.get("/loader.js", (t, n) => C(t, n, e, "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800")), r.get("/loader/*path", (e, n) => {
		let { path: r } = e.params, i = t.get(r.join("/"));
		if (i === void 0) throw new S("not-found");
		C(e, n, i, "public, max-age=31536000, immutable");
	}), r.all(["/loader.js", "/loader/*path"], (e, t) => {
		throw t.setHeader("Allow", "GET, HEAD"), new S("method-not-allowed");
	}), r;
}
function C(e, t, n, r) {
	if (t.set({
		"Content-Type": "text/javascript; charset=utf-8",
		"Cache-Control": r,
		ETag: `W/"${n.hash}"`,
		Vary: "Accept-Encoding",
		"Access-Control-Allow-Origin": "*",
		"Cross-Origin-Resource-Policy": "cross-origin",
		"Timing-Allow-Origin": "*"
	}), e.fresh) {
		t.status(304).end();
		return;
	}
	let i = he(e);
	i !== "identity" && t.setHeader("Content-Encoding", i), t.setHeader("Content-Length", n[i].length), t.end(n[i]);
}
/** The smallest that the browser takes. */
function he(e) {
	return e.acceptsEncodings("br") ? "br" : e.acceptsEncodings("gzip") ? "gzip" : "identity";
}
// ../../tmp/old/51e21b8/dist/server/guest-token/addresses.js
/**
* Who asks, for counting: an IPv4 address, or the /56 that a provider gives to one subscriber of IPv6, who could
* otherwise come from a new address each time. What proxies wrote is read from the near end, where no visitor can write;
* where that is no address, the connection's own counts (server.md 5.4).
*/
function w(e, t) {
	let n = e.socket.remoteAddress ?? "";
	if (t === 0) return E(n) ?? T;
	let r = e.headers["x-forwarded-for"], i = [n, ...typeof r == "string" ? r.split(",").reverse() : []], a = i.length - 1;
	return E(i[typeof t == "number" ? Math.min(t, a) : i.findIndex((e, n) => n === a || !ye(e, t))] ?? "") ?? E(n) ?? T;
}
/** Reads `TRUST_PROXY`; `undefined` when it is neither a count nor a list of addresses, networks and names. */
function ge(e) {
	if (/^\d{1,2}$/.test(e)) return Number(e);
	let t = e.split(",").map((e) => e.trim()).flatMap((e) => _e[e] ?? [e]).map(ve);
	return t.every((e) => e !== void 0) ? t : void 0;
}
/** A socket that is already closed has no address. */
const T = "unknown", _e = {
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
function E(e) {
	if (_(e) === 4) return e;
	let t = D(e);
	return t === void 0 || t.kind() === "ipv4" ? t?.toString() : `${Buffer.from(t.toByteArray().slice(0, 7)).toString("hex")}::/56`;
}
/** An address as proxies write it, perhaps with a port; an IPv4 address in IPv6 clothes counts as IPv4. */
function D(e) {
	let [, t, n] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(e.trim()) ?? [], r = t ?? n ?? e.trim();
	return _(r) === 0 ? void 0 : ne.process(r);
}
function ve(e) {
	let [t = "", n, ...r] = e.split("/");
	if (_(t) === 0 || r.length > 0) return;
	let i = ne.parse(t), a = i.kind() === "ipv4" ? 32 : 128;
	return n === void 0 ? [i, a] : /^\d{1,3}$/.test(n) && Number(n) > 0 && Number(n) <= a ? [i, Number(n)] : void 0;
}
function ye(e, t) {
	let n = D(e);
	return n !== void 0 && t.some(([e, t]) => (n.kind() === "ipv4" && e.kind() === "ipv4" || n.kind() === e.kind()) && n.match(e, t));
}
// ../../tmp/old/51e21b8/dist/server/guest-token/origin-gate.js
/** On every answer to a page, whoever asks. */
const O = [
	"Cache-Control",
	"no-store",
	"Vary",
	"Origin",
	"X-Content-Type-Options",
	"nosniff"
];
function be(e) {
	let t = (t) => t !== void 0 && e(t);
	return {
		headersFor({ headers: { origin: e } }) {
			return t(e) ? [
				...O,
				"Access-Control-Allow-Origin",
				e,
				"Access-Control-Expose-Headers",
				"Retry-After, RateLimit, RateLimit-Policy"
			] : [...O];
		},
		letIn(e, n) {
			let { origin: r } = e.headers;
			if (e.method !== "POST" && e.method !== "OPTIONS") throw n.push("Allow", "POST, OPTIONS"), new S("method-not-allowed", { detail: "Ask with POST." });
			if (!t(r)) throw Se(r);
			if (e.method === "POST" && !xe(e)) throw new S("origin-not-allowed", { detail: "Ask with fetch in mode cors, not by a navigation, a form or an element." });
			return r;
		}
	};
}
/** By Fetch Metadata. Browsers without it (Safari before 16.4) are held by Origin alone. */
function xe(e) {
	let t = e.headers["sec-fetch-mode"] ?? "cors", n = e.headers["sec-fetch-dest"] ?? "empty";
	return (t === "cors" || t === "same-origin") && n === "empty";
}
function Se(e) {
	return new S("origin-not-allowed", { remedy: e === void 0 ? "The request carried no Origin: it did not come from a page in a browser." : `Add ${JSON.stringify(e.slice(0, 200))} to ALLOWED_ORIGINS if that site is yours.` });
}
// ../../tmp/old/51e21b8/dist/server/guest-token/origins.js
/** Pages on the developer's own machine, where nothing is configured and it is not production. */
const Ce = {
	exact: /* @__PURE__ */ new Set(),
	subdomainsOf: [],
	loopback: !0
};
/**
* Is this origin on the list? Compared exactly as browsers send it (lower-case, no default port, Punycode): anything
* else was not written by a browser.
*/
function k(e, t) {
	return e === void 0 ? !1 : t.exact.has(e) || t.loopback && Ee.test(e) ? !0 : t.subdomainsOf.some((t) => e.startsWith(A) && e.endsWith(t) && Te.test(e.slice(A.length, -t.length)));
}
/** Reads `ALLOWED_ORIGINS`. Each fault is a sentence that names the entry and how to mend it. */
function we(e) {
	let t = /* @__PURE__ */ new Set(), n = [], r = [];
	for (let i of e.split(",").map((e) => e.trim())) {
		if (i === "") continue;
		let [, e] = /^https:\/\/\*\.(.*)$/.exec(i) ?? [], a = e === void 0 ? j(i) : j(A + e, e);
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
const A = "https://", Te = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/, Ee = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;
function j(e, t) {
	let n = t === void 0 ? "" : "*.";
	if (e.includes("*")) return e === "*" ? "would let every site in the world start chats here: name the sites." : "has its * in the wrong place: only https://*.example.com is understood.";
	if (!URL.canParse(e)) return "is no origin: write it like https://www.example.com.";
	let r = new URL(e);
	if (r.protocol !== "https:" && r.protocol !== "http:") return "is no origin of a web page: write it like https://www.example.com.";
	if (r.origin !== e) return `is not what browsers send as Origin: write ${r.origin.replace("://", `://${n}`)}.`;
	if (t !== void 0 && re(r.hostname, { allowPrivateDomains: !0 }) === null) return "is a wildcard over names that anybody can register: name the sites, or use https://*.your-domain.example.";
}
// ../../tmp/old/51e21b8/dist/server/operations/log.js
/**
* The operator's log: JSON, one object a line.
*
* Secrets and tokens are kept out by never being handed to it; `redact` is the net below that.
*/
function De(e, t) {
	let n = {
		level: e,
		base: null,
		timestamp: v.stdTimeFunctions.isoTime,
		formatters: { level: (e) => ({ level: e }) },
		redact: {
			paths: [...L, ...L.map((e) => `*.${e}`)],
			censor: "[redacted]"
		},
		serializers: { err: Ae }
	};
	return v(n, t ?? v.destination({
		dest: 1,
		sync: !1
	}));
}
/** One line per request when its answer is done, with the id that the answer carries as `X-Request-Id`. */
function Oe(e) {
	let t = e.child({}, { redact: { paths: [] } });
	return (n, r, i) => {
		let a = performance.now(), o = u(), { method: s } = n, c = n.path.slice(0, 200);
		N.set(r, o), r.once("close", () => {
			let n = I.get(r), i = {
				requestId: o,
				method: s,
				path: c,
				status: r.writableFinished ? r.statusCode : 499,
				ms: Math.round(performance.now() - a)
			};
			i.status >= 500 ? e.error({
				...i,
				...n
			}, "request failed") : ke(c) ? e.debug({
				...i,
				...n
			}, "probe") : n ? e.info({
				...i,
				...n
			}, "request") : t.info(i, "request");
		}), i();
	};
}
/** The id by which the log knows the request that this answers. */
function M(e) {
	return N.get(e) ?? "";
}
const N = /* @__PURE__ */ new WeakMap();
/** Adds why a request failed, and what to mend, to its line in the log. */
function P(e, t) {
	I.set(e, F(t));
}
/** A failure as fields of a log line. */
function F(e) {
	return e instanceof S ? {
		code: e.code,
		...e.remedy === void 0 ? {} : { remedy: e.remedy }
	} : {
		code: "internal-error",
		err: e
	};
}
const I = /* @__PURE__ */ new WeakMap(), L = [
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
	"body"
], ke = (e) => e === "/healthz" || e === "/readyz";
/**
* Pino's own serializer copies every property of an error, and an HTTP client's error carries the request with its
* Authorization header: so only these.
*/
function Ae(e) {
	return e instanceof Error ? {
		type: e.name,
		message: e.message,
		stack: e.stack
	} : { type: typeof e };
}
// ../../tmp/old/51e21b8/dist/server/guest-token/body.js
const R = 8192;
/**
* The body as JSON in this shape and nothing more; an empty body counts as `{}`. `text/plain` is what a page may send
* without a preflight. Rejects with `invalid-request`, `body-too-large` or `unsupported-media-type`.
*/
async function z(e, t) {
	if (je(e), Number(e.headers["content-length"]) > R) throw V();
	let n = e.body === void 0 ? B(await Ne(e)) : Pe(e.body), r = t.safeParse(n);
	if (r.success) return r.data;
	throw new S("invalid-request", { detail: `${r.error.issues.map(({ path: e, message: t }) => [...e, t].join(": ")).join(". ").slice(0, 500)}.` });
}
/** Compressed bodies are refused: none this small needs it, and a small one may grow large. */
function je({ headers: e }) {
	if (!(e["transfer-encoding"] !== void 0 || Number(e["content-length"]) > 0)) return;
	let t = e["content-type"] ?? "", [, n = "utf-8"] = /charset\s*=\s*"?([^\s;"]*)/i.exec(t) ?? [], r = e["content-encoding"] ?? "identity";
	if (!(Me.test(t) && n.toLowerCase() === "utf-8" && r === "identity")) throw new S("unsupported-media-type", { detail: "Send JSON as text/plain or application/json, in UTF-8, not compressed." });
}
const Me = /^\s*(text\/plain|application\/json)\s*(;|$)/i;
function Ne(e) {
	return new Promise((t, n) => {
		let r = [], i = 0;
		e.on("data", (t) => {
			i += t.length, i > R ? (e.removeAllListeners("data").resume(), n(V())) : r.push(t);
		}), e.once("end", () => t(Buffer.concat(r).toString("utf8"))), e.once("error", () => n(new S("invalid-request", { detail: "The body broke off." })));
	});
}
/** Hosts hand over text, bytes or what they parsed; Express 4's parsers and Next.js say `{}` or `''` for no body. */
function Pe(e) {
	if (typeof e != "string" && !Buffer.isBuffer(e)) return e;
	if (e.length > R) throw V();
	return B(e.toString());
}
function B(e) {
	if (e.trim() === "") return {};
	try {
		return JSON.parse(e);
	} catch {
		throw new S("invalid-request", { detail: "The body is not JSON." });
	}
}
function V() {
	return new S("body-too-large", { detail: "The body may have at most 8 KiB." });
}
// ../../tmp/old/51e21b8/dist/server/guest-token/page-endpoint.js
/**
* A POST that pages send by `fetch`: the origin gate, the body in this shape, and the answer to it, as JSON or, where it
* is `undefined`, 204. Written with one `writeHead`, and without middleware, which cost more than the work itself
* (server.md 3.3).
*/
function H(e, t, n) {
	let r = Le(Ie, n);
	return async (n, i) => {
		let a = [];
		try {
			a = e.headersFor(n), a.push("X-Request-Id", M(i));
			let o = e.letIn(n, a);
			if (n.method === "OPTIONS") {
				i.writeHead(204, [...a, ...Fe]).end();
				return;
			}
			let s = await z(n, t);
			Re(i, a, await r({
				req: n,
				origin: o,
				body: s,
				headers: a
			}));
		} catch (e) {
			let t = fe(e);
			P(i, t.code === "internal-error" ? e : t), i.headersSent || pe(i, t, a);
		}
	};
}
/** Chromium keeps a preflight for two hours at most. */
const Fe = [
	"Access-Control-Allow-Methods",
	"POST",
	"Access-Control-Allow-Headers",
	"content-type",
	"Access-Control-Max-Age",
	"7200"
], Ie = 192;
function Le(e, t) {
	let n = 0;
	return async (r) => {
		if (n >= e) throw new S("overloaded", {
			retryAfterSeconds: 1,
			remedy: `${e} requests are being answered: add a machine, or see why Genesys or Redis is slow.`
		});
		n += 1;
		try {
			return await t(r);
		} finally {
			--n;
		}
	};
}
function Re(e, t, n) {
	if (n === void 0) {
		e.writeHead(204, t).end();
		return;
	}
	let r = JSON.stringify(n);
	t.push("Content-Type", "application/json; charset=utf-8"), t.push("Content-Length", String(Buffer.byteLength(r))), e.writeHead(200, t).end(r);
}
// ../../tmp/old/51e21b8/dist/server/guest-token/route.js
const ze = g.strictObject({
	deploymentId: g.string().optional(),
	userToken: g.string().optional(),
	resume: g.string().optional()
}), Be = g.strictObject({
	deploymentId: g.string().optional(),
	resume: g.string()
});
/** `POST /api/guest-token` and `/api/guest-token/end`: contract section 3. The sites may change while they are served. */
function Ve(e, t) {
	let n = be((t) => e().some(({ site: e }) => k(t, e.allowedOrigins)));
	return {
		session: H(n, ze, async ({ req: n, origin: r, body: i, headers: a }) => {
			let { sessions: o, limits: s, verifyUserToken: c } = U(e(), r, i.deploymentId), l = await o.recall(i.resume, r);
			l ? await s.countReturn(l.guestId, a) : await s.countNewGuest(w(n, t), a);
			let u = i.userToken === void 0 ? void 0 : await c(i.userToken);
			return l && l.customerId === u?.customerId ? o.present(o.renew(l), r, u) : (l && await s.countNewGuest(w(n, t), a), o.present(await o.start(u), r, u));
		}),
		end: H(n, Be, async ({ origin: t, body: n }) => {
			let { sessions: r } = U(e(), t, n.deploymentId), i = await r.recall(n.resume, t);
			i && await r.end(i);
		})
	};
}
/** The site that is named; without a name, the only one this origin may use. */
function U(e, t, n) {
	let r = ({ site: e }) => k(t, e.allowedOrigins);
	if (n === void 0) {
		let [t, ...n] = e.filter(r);
		if (t !== void 0 && n.length === 0) return t;
		throw new S("unknown-deployment", { detail: "Name the deployment: this companion serves several." });
	}
	let i = n.toLowerCase(), a = e.find(({ site: e }) => e.deploymentId === i);
	if (a === void 0) throw new S("unknown-deployment");
	if (!r(a)) throw new S("origin-not-allowed");
	return a;
}
// ../../tmp/old/51e21b8/dist/server/guest-token/verify-context.js
const He = g.strictObject({
	context: g.string(),
	deploymentId: g.string().optional()
});
/**
* `POST /api/verify-context`, for Genesys: contract section 3. Where several sites are served the deployment must be
* named, so that no site's data action takes a visitor of another for its own.
*/
function Ue(e, t) {
	return async (n, r) => {
		if (n.method !== "POST") throw r.setHeader("Allow", "POST"), new S("method-not-allowed");
		let { context: i, deploymentId: a } = await z(n, He);
		if (a === void 0 && t.length > 1) throw new S("invalid-request", { detail: "deploymentId: this companion serves several." });
		let o = t.filter((e) => a === void 0 || e === a.toLowerCase()), s = await e().verify(i, o);
		if (s === void 0) throw new S("invalid-context");
		r.writeHead(200, {
			"Content-Type": "application/json; charset=utf-8",
			"Cache-Control": "no-store"
		}), r.end(JSON.stringify(s));
	};
}
// ../../tmp/old/51e21b8/dist/server/operations/health.js
/** `GET /healthz`: the process is alive. `GET /readyz`: it can do its work; each check by name, in JSON. */
function We(e, t) {
	let r = n(), i = async (e, n) => {
		try {
			return await n(), "ok";
		} catch (n) {
			return t.warn({
				check: e,
				...F(n)
			}, "not ready"), n instanceof S ? n.code : "internal-error";
		}
	};
	return r.get("/healthz", (e, t) => {
		t.set("Cache-Control", "no-store").json({ status: "ok" });
	}), r.get("/readyz", async (t, n) => {
		let r = await Promise.all(Object.entries(e()).map(async ([e, t]) => [e, await i(e, t)])), a = r.every(([, e]) => e === "ok");
		n.status(a ? 200 : 503).set("Cache-Control", "no-store").json({
			status: a ? "ready" : "not ready",
			checks: Object.fromEntries(r)
		});
	}), r;
}
// ../../tmp/old/51e21b8/dist/server/genesys/failures.js
/**
* A call to Genesys that brought no usable answer, told in known fields only: the HTTP client's own error holds the
* request with its Authorization header, and must not leave this folder.
*/
var W = class extends Error {
	name = "GenesysFailure";
	kind;
	status;
	retryAfterSeconds;
	constructor(e, { status: t, retryAfterSeconds: n } = {}) {
		super(t === void 0 ? e : `${e} ${t}`), this.kind = e, this.status = t, this.retryAfterSeconds = n;
	}
};
/** The contract's problem for a failed call, with the operator's remedy. */
function Ge(e, t) {
	let { kind: n, status: r, retryAfterSeconds: i } = e;
	return n === "timeout" ? new S("genesys-timeout", { remedy: `${t.address} did not answer within UPSTREAM_TIMEOUT_MS. Check the network to Genesys, or allow more time.` }) : n === "connection" ? Ke(`${t.address} cannot be reached. Check DNS, firewall and GENESYS_GATEWAY.`) : r === 429 || r !== void 0 && r >= 500 ? Ke(`${t.address} answered ${r}.`, i) : new S("genesys-refused", { remedy: `${t.address} ${qe(e, t)}` });
}
function Ke(e, t = 5) {
	return new S("genesys-unavailable", {
		remedy: e,
		retryAfterSeconds: t
	});
}
function qe({ status: e }, { name: t }) {
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
// ../../tmp/old/51e21b8/dist/server/genesys/login.js
/**
* Keeps one login for everybody: however many ask at once, Genesys sees one request. It is renewed in the background
* when four fifths of its life are over, while the old one is still handed out.
*/
function Je(e, { onRenewalFailure: t, now: n = Date.now }) {
	let r, i = 0, a, o = () => (a ??= e().then((e) => {
		let t = e.expiresAt - n();
		return i = n() + t * Ye, r = e, e;
	}).finally(() => {
		a = void 0;
	}), a), s = () => {
		a === void 0 && (i = n() + Xe, o().catch(t));
	};
	return {
		async get() {
			if (r === void 0 || n() >= r.expiresAt - Ze) return o();
			let e = r;
			return n() >= i && s(), e;
		},
		forget(e) {
			r === e && (r = void 0);
		}
	};
}
const Ye = .8, Xe = 5e3, Ze = 1e3;
/**
* The platform SDK's own HTTP client (its class is handed in, as the SDK is loaded late), with a deadline for the whole answer, no redirects (they would carry the
* credentials elsewhere) and errors that hold no request. Throws nothing but {@link GenesysFailure}.
*/
function Qe(e, t) {
	class n extends e {
		async request(e) {
			let n = AbortSignal.timeout(t), r;
			try {
				r = await this._axiosInstance.request({
					...this.toAxiosConfig(e),
					signal: n
				});
			} catch (e) {
				throw n.aborted ? new W("timeout") : $e(e);
			}
			if (typeof r.data != "object" || r.data === null) throw new W("unusable-answer");
			return r;
		}
		toAxiosConfig(e) {
			return {
				...super.toAxiosConfig(e),
				maxRedirects: 0,
				maxContentLength: 262144
			};
		}
	}
	return new n(t);
}
function $e(e) {
	let { code: t, response: n } = e, r = typeof n?.status == "number" ? n.status : void 0;
	return t === "ECONNABORTED" || t === "ETIMEDOUT" ? new W("timeout") : r !== void 0 && r >= 300 ? new W("status", {
		status: r,
		retryAfterSeconds: et(n?.headers?.["retry-after"])
	}) : new W(r === void 0 && t === "ERR_BAD_RESPONSE" ? "unusable-answer" : "connection");
}
/** `Retry-After` in either form: seconds, or a date. */
function et(e) {
	if (typeof e != "string") return;
	let t = /^\d+$/.test(e) ? Number(e) : (Date.parse(e) - Date.now()) / 1e3;
	return Number.isFinite(t) ? Math.min(Math.max(t, 1), 3600) : void 0;
}
// ../../tmp/old/51e21b8/dist/server/genesys/sdk.js
/**
* Genesys's platform SDK, set up for one site: a client of its own, since the SDK's singleton would mix sites.
*
* Loaded only when it is needed: it takes 187 ms and 32 MiB (server.md 2.1).
*/
async function tt(e, t) {
	let { default: n } = await import("purecloud-platform-client-v2"), r = new n.ApiClientClass();
	for (let { config: e } of [r, n.ApiClient]) e.setConfigPath(""), e.logger.log_level = e.logger.logLevelEnum.level.LNone, e.logger.setLogger();
	return r.setEnvironment(e.region.domain), r.config.setGateway(nt(e.gateway)), r.setHttpClient(Qe(n.DefaultHttpClient, t)), r;
}
function nt(e) {
	if (e === void 0) return { host: "" };
	let { protocol: t, hostname: n, port: r } = new URL(e);
	return {
		host: n,
		protocol: t.replace(":", ""),
		...r === "" ? {} : { port: Number(r) }
	};
}
// ../../tmp/old/51e21b8/dist/server/genesys/platform.js
function rt(e, { timeoutMs: t, log: n }) {
	let r = e.gateway, i = {
		name: "login",
		address: `POST ${r ?? `https://login.${e.region.domain}`}/oauth/token`
	}, a = {
		name: "guests",
		address: `POST ${r ?? `https://api.${e.region.domain}`}${e.guestsPath}`
	}, o, s = () => (o ??= tt(e, t), o), c = Je(() => st(i, async () => {
		let t = await s(), { clientId: n, clientSecret: r } = e.credentials, i = ot(it, await t.loginClientCredentialsGrant(n, r));
		return {
			accessToken: i.accessToken,
			expiresAt: i.tokenExpiryTime
		};
	}), { onRenewalFailure: (e) => n.warn(F(e), "the login was not renewed") }), l = async ({ accessToken: t }) => {
		let n = await s();
		n.setAccessToken(t);
		let r = await n.callApi(e.guestsPath, "POST", {}, {}, {}, {}, {
			externalChannel: "web",
			name: "Web Guest"
		}, ["PureCloud OAuth"], ["application/json"], ["application/json"]), { id: i, token: a } = ot(at, r);
		return {
			guestId: i,
			token: a
		};
	};
	return {
		createGuest: () => st(a, async () => {
			let e = await c.get();
			try {
				return await l(e);
			} catch (t) {
				if (!(t instanceof W && t.status === 401)) throw t;
				return c.forget(e), await l(await c.get());
			}
		}),
		async checkLogin() {
			await c.get();
		}
	};
}
/** As the SDK tells of a login (genesys.md 1.3, LOCAL). The token goes into a header, so only what a header takes. */
const it = g.object({
	accessToken: g.string().regex(/^[\x21-\x7e]+$/),
	tokenExpiryTime: g.number()
}), at = g.object({
	id: g.string().min(1).max(256),
	token: g.string().min(1).max(2048)
});
function ot(e, t) {
	let n = e.safeParse(t);
	if (!n.success) throw new W("unusable-answer");
	return n.data;
}
async function st(e, t) {
	try {
		return await t();
	} catch (t) {
		throw t instanceof W ? Ge(t, e) : t;
	}
}
// ../../tmp/old/51e21b8/dist/server/guest-token/keys.js
/**
* A 256-bit key from each session secret. What is made for one purpose is of no use for another, though the operator
* keeps one list of secrets.
*/
function ct(e, t) {
	let n = (e) => s(Buffer.from(c("sha256", e, "", `messenger-tag ${t} v1`, 32))), [r, ...i] = e;
	return [n(r), ...i.map(n)];
}
// ../../tmp/old/51e21b8/dist/server/guest-token/context.js
function lt(e) {
	let t = ct(e, "context");
	return {
		sign({ guestId: e, deploymentId: n, expiresAt: r, visitor: i }) {
			let a = {
				iat: Math.floor(Date.now() / 1e3),
				exp: Math.floor(r / 1e3)
			}, s = {
				...i,
				sub: e,
				aud: n,
				...a
			}, c = `${dt}.${Buffer.from(JSON.stringify(s)).toString("base64url")}`;
			return `${c}.${o("sha256", t[0]).update(c).digest("base64url")}`;
		},
		async verify(e, n) {
			for (let r of t) try {
				let { payload: t } = await b(e, r, {
					algorithms: [ut],
					audience: [...n],
					requiredClaims: ["sub", "exp"]
				});
				return t;
			} catch (e) {
				if (!(e instanceof y.JOSEError)) throw e;
			}
		}
	};
}
const ut = "HS256", dt = Buffer.from(JSON.stringify({
	alg: ut,
	typ: "JWT"
})).toString("base64url"), ft = { issue: async () => ({
	guestId: u(),
	token: u()
}) };
// ../../tmp/old/51e21b8/dist/server/guest-token/issuers/platform.js
/** Guests that Genesys Cloud makes, one API call each. */
function pt(e) {
	return { issue: () => e.createGuest() };
}
// ../../tmp/old/51e21b8/dist/server/guest-token/limits.js
/** Both methods add the `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers-08) to `headers`. */
function mt(e, { perAddress: t, global: n }, r) {
	let i = async (t, n, i, a) => {
		let { allowed: o, remaining: s, resetMs: c } = await r.consume(`limit:${e}:${t}:${n}`, {
			points: 1,
			limit: i,
			windowMs: ht
		}), l = Math.ceil(c / 1e3);
		if (t === "global" && o || (a.push("RateLimit-Policy", `"${t}";q=${i};w=${ht / 1e3}`), a.push("RateLimit", `"${t}";r=${s};t=${l}`)), !o) throw new S("rate-limited", {
			retryAfterSeconds: l,
			remedy: `${i} guest sessions a minute were used up by ${gt[t]}.`
		});
	};
	return {
		async countNewGuest(e, r) {
			await i("address", e, t, r), await i("global", "all", n, r);
		},
		countReturn: (e, n) => i("visitor", e, t, n)
	};
}
const ht = 6e4, gt = {
	address: "one address: raise RATE_LIMIT_PER_IP, or set TRUST_PROXY if that address is your proxy",
	global: "all visitors together: raise RATE_LIMIT_GLOBAL if they are real",
	visitor: "one visitor who comes back again and again: RATE_LIMIT_PER_IP counts for this too"
};
// ../../tmp/old/51e21b8/dist/server/guest-token/resume.js
function _t(e, t = Date.now) {
	let n = ct(e, "resume");
	return {
		seal(e, t) {
			let i = vt(), a = r(yt, n[0], i).setAAD(St(t)), o = [
				i,
				a.update(JSON.stringify(e), "utf8"),
				a.final(),
				a.getAuthTag()
			];
			return Buffer.concat(o).toString("base64url");
		},
		open(e, r) {
			let i = Buffer.from(e, "base64url");
			if (!(i.length < K + bt)) for (let e of n) {
				let n = Ct(i, e, St(r));
				if (n === void 0) continue;
				let a = xt.safeParse(JSON.parse(n)).data;
				return a && a.expiresAt > t() ? a : void 0;
			}
		}
	};
}
/** Drawn many at once, at a tenth of the cost, and each handed out once. */
let G = Buffer.alloc(0);
function vt() {
	G.length === 0 && (G = l(K * 256));
	let e = G.subarray(0, K);
	return G = G.subarray(K), e;
}
const yt = "aes-256-gcm", K = 12, bt = 16, xt = g.object({
	guestId: g.string(),
	token: g.string(),
	expiresAt: g.number(),
	customerId: g.string().optional()
});
function St({ origin: e, deploymentId: t }) {
	return Buffer.from(JSON.stringify([e, t]));
}
function Ct(e, t, n) {
	let r = i(yt, t, e.subarray(0, 12), { authTagLength: 16 }).setAAD(n).setAuthTag(e.subarray(-16)), a = r.update(e.subarray(12, -16));
	try {
		return Buffer.concat([a, r.final()]).toString("utf8");
	} catch {
		return;
	}
}
// ../../tmp/old/51e21b8/dist/server/guest-token/sessions.js
function wt(e, t) {
	let { issuer: n, resumes: r, contexts: i, store: a, ttlSeconds: o } = t, { deploymentId: s, region: c, scriptUrl: l } = e, u = o * 1e3, d = ({ guestId: e }) => `ended:${s}:${e}`;
	return {
		async recall(e, t) {
			if (e === void 0) return;
			let n = r.open(e, {
				origin: t,
				deploymentId: s
			});
			if (n !== void 0) return await a.get(d(n)) === void 0 ? n : void 0;
		},
		async start(e) {
			return {
				...await n.issue(),
				expiresAt: Date.now() + u,
				customerId: e?.customerId
			};
		},
		renew(e) {
			return e.expiresAt - Date.now() > u * Tt ? e : {
				...e,
				expiresAt: Date.now() + u
			};
		},
		present(e, t, n) {
			let { guestId: a, token: o, expiresAt: u } = e;
			return {
				guestId: a,
				token: o,
				expiresAt: new Date(u).toISOString(),
				resume: r.seal(e, {
					origin: t,
					deploymentId: s
				}),
				deploymentId: s,
				region: c.domain,
				environment: c.environment,
				scriptUrl: l,
				context: i.sign({
					guestId: a,
					deploymentId: s,
					expiresAt: u,
					visitor: n
				})
			};
		},
		end: (e) => a.set(d(e), "", u)
	};
}
/** A part of the life of a session. Renewed at every page, none would ever end by itself while one is sealed. */
const Tt = .5;
// ../../tmp/old/51e21b8/dist/server/guest-token/user-tokens.js
/** Checks the user tokens of one deployment. Without keys it refuses all. */
function Et(e, t) {
	if (t === void 0) return async () => {
		throw q("This companion is not set up to check user tokens: see USER_TOKEN_SECRET.");
	};
	let n = "secrets" in t ? At(t.secrets) : jt(t.jwksUrl);
	return async (t) => {
		let { payload: r } = await n(t, {
			audience: e,
			requiredClaims: ["sub", "exp"],
			clockTolerance: Ot
		}), i = kt.safeParse(r);
		if (!i.success) {
			let [e] = i.error.issues;
			throw q(`Claim ${e?.path.join(".")} of a user token cannot be used: ${e?.message}.`);
		}
		let { sub: a, exp: o, ...s } = i.data;
		if (o > Date.now() / 1e3 + Dt + Ot) throw q("A user token is good for more than an hour: its back end must set exp sooner.");
		return {
			customerId: a,
			...s
		};
	};
}
const Dt = 3600, Ot = 5, kt = g.object({
	sub: g.string().min(1).max(255),
	exp: g.number(),
	name: g.string().max(100).optional(),
	email: g.string().max(254).optional(),
	phone: g.string().max(32).optional()
});
function At(e) {
	let t = e.map((e) => new TextEncoder().encode(e));
	return async (e, n) => {
		let r;
		for (let i of t) try {
			return await b(e, i, {
				...n,
				algorithms: ["HS256"]
			});
		} catch (e) {
			if (r = e, !(e instanceof y.JWSSignatureVerificationFailed)) break;
		}
		throw Nt(r);
	};
}
function jt(e) {
	let t = ie(new URL(e), { timeoutDuration: Mt });
	return (n, r) => b(n, t, {
		...r,
		algorithms: [
			"RS256",
			"ES256",
			"EdDSA"
		]
	}).catch((t) => {
		throw Nt(t, e);
	});
}
const Mt = 3e3;
/** What is wrong with the token is the visitor's; what is wrong with fetching the keys is the operator's. */
function Nt(e, t) {
	if (t !== void 0 && (!(e instanceof y.JOSEError) || [
		"ERR_JWKS_TIMEOUT",
		"ERR_JWKS_INVALID",
		"ERR_JOSE_GENERIC"
	].includes(e.code))) return new S("internal-error", { remedy: `USER_TOKEN_JWKS: no keys come from ${t}.` });
	if (!(e instanceof y.JOSEError)) return e;
	let n = "claim" in e ? ` (${String(e.claim)})` : "";
	return q(`A user token was refused: ${e.code}${n}.`);
}
function q(e) {
	return new S("invalid-user-token", { remedy: e });
}
// ../../tmp/old/51e21b8/dist/server/sites.js
/** Makes all that the sites need. Logins are taken over from `current` where their credentials are the same. */
function Pt(e, t) {
	let { log: n, store: r, current: i } = t, { sessionSecrets: a, sessionTtlSeconds: o, limits: s, upstreamTimeoutMs: c } = e, l = _t(a), u = lt(a), d = /* @__PURE__ */ new Map(), f = {}, p = [], m = (e) => {
		let { credentials: t } = e;
		if (e.issuer !== "platform" || t === void 0) return ft;
		let r = {
			...e,
			credentials: t
		}, a = JSON.stringify([e.deploymentId, t]), o = i?.platforms.get(a), s = o ?? rt(r, {
			timeoutMs: c,
			log: n
		});
		return d.set(a, s), f[`login ${e.deploymentId}`] = s.checkLogin, o === void 0 && p.push(s.checkLogin), pt(s);
	};
	return {
		sites: e.sites.map((e) => ({
			site: e,
			sessions: wt(e, {
				issuer: m(e),
				resumes: l,
				contexts: u,
				store: r,
				ttlSeconds: o
			}),
			limits: mt(e.deploymentId, s, r),
			verifyUserToken: Et(e.deploymentId, e.userTokenKeys)
		})),
		contexts: u,
		checks: f,
		newChecks: p,
		platforms: d
	};
}
// ../../tmp/old/51e21b8/dist/server/store/memory.js
/** Keeps state in this process: right for one machine, and what is left when Redis is lost. `now` in ms. */
function Ft(e = Date.now) {
	let t = /* @__PURE__ */ new Map(), n = /* @__PURE__ */ new Map(), r = (n) => {
		let r = t.get(n);
		return r && r.endsAt > e() ? r : void 0;
	}, i = (n, r, i) => {
		It(t, e()), t.set(n, {
			value: r,
			endsAt: e() + i
		});
	};
	return {
		get: async (e) => r(e)?.value,
		set: async (e, t, n) => i(e, t, n),
		async claim(e, t, n) {
			return !r(e) && (i(e, t, n), !0);
		},
		async release(e, n) {
			t.get(e)?.value === n && t.delete(e);
		},
		async consume(t, { points: r, limit: i, windowMs: a }) {
			let o = e(), s = n.get(t);
			(!s || s.endsAt <= o) && (It(n, o), s = {
				used: 0,
				endsAt: o + a
			}, n.set(t, s));
			let c = s.used + r <= i;
			return c && (s.used += r), {
				allowed: c,
				remaining: Math.max(0, i - s.used),
				resetMs: s.endsAt - o
			};
		},
		check: async () => {},
		close: async () => {}
	};
}
/** Keys are added in the order of time, and lives are alike: what has ended stands near the front. */
function It(e, t) {
	let n = 0;
	for (let [r, { endsAt: i }] of e) if (i <= t && e.delete(r), ++n === 4) return;
}
// ../../tmp/old/51e21b8/dist/server/app.js
/**
* The companion as an Express application, to be served by itself or mounted under a prefix of another one.
* Throws when the loader has not been built.
*/
function Lt(e, n = {}) {
	let { log: r = De(e.logLevel), store: i = Ft(), loaderFolder: a = Rt } = n, o = Pt(e, {
		log: r,
		store: i
	});
	n.updates?.subscribe(async (e) => {
		let t = Pt(e, {
			log: r,
			store: i,
			current: o
		});
		for (let e of t.newChecks) await e();
		o = t;
	});
	let s = e.sites.map(({ deploymentId: e }) => e), c = Ve(() => o.sites, e.trustProxy), l = t();
	return l.disable("x-powered-by").disable("etag").set("query parser", !1), l.use(Oe(r)), l.all("/api/guest-token", c.session), l.all("/api/guest-token/end", c.end), l.use((e, t, n) => {
		t.setHeader("X-Request-Id", M(t)), t.setHeader("X-Content-Type-Options", "nosniff"), n();
	}), l.all("/api/verify-context", Ue(() => o.contexts, s)), l.use(me(ce(a, zt(e)))), l.use(We(() => o.checks, r)), l.use(() => {
		throw new S("not-found");
	}), l.use(Bt), l;
}
const Rt = e(new URL("../loader", import.meta.url));
/** With several sites, the tag must name its deployment: the loader is told nothing but where it comes from. */
function zt({ sites: [e, ...t], publicUrl: n }) {
	let r = n === void 0 ? {} : { publicUrl: n };
	return t.length > 0 ? r : {
		deploymentId: e.deploymentId,
		environment: e.region.environment,
		region: e.region.domain,
		scriptUrl: e.scriptUrl,
		...r
	};
}
/** The one place where a failure becomes an answer. Four parameters: that is how Express knows it. */
const Bt = (e, t, n, r) => {
	let i = fe(e);
	P(n, i.code === "internal-error" ? e : i), n.headersSent ? r(e) : pe(n, i);
};
// ../../tmp/old/51e21b8/dist/server/config-values.js
/** Text that `read` understands; `fault` completes a sentence that begins with the value. Not for secrets. */
function J(e, t) {
	return g.string().transform((n, r) => {
		let i = e(n.trim());
		return i === void 0 ? (r.addIssue(`${JSON.stringify(n)} ${t}`), g.NEVER) : i;
	});
}
/** A number in decimal digits within these bounds. */
function Y(e, t) {
	return (n) => /^\d{1,10}$/.test(n) && Number(n) >= e && Number(n) <= t ? Number(n) : void 0;
}
/** One of these words. */
function Vt(...e) {
	return (t) => e.find((e) => e === t);
}
/** A UUID of any version, as Genesys's ids are, lower-case. */
function Ht(e) {
	return g.guid().safeParse(e).data?.toLowerCase();
}
/** An http(s) address, perhaps with a path, without a slash at the end. */
function X(e) {
	if (!URL.canParse(e)) return;
	let { protocol: t, origin: n, pathname: r, search: i, hash: a, username: o, password: s } = new URL(e);
	if (!(!/^https?:$/.test(t) || i || a || o || s)) return n + r.replace(/\/+$/, "");
}
/** An http(s) address without a path. */
function Ut(e) {
	let t = X(e);
	return t === void 0 || new URL(t).pathname !== "/" ? void 0 : t;
}
/** Secrets between commas. The fault never shows one of them. */
function Wt(e, t) {
	let [n, ...r] = e.split(",").map((e) => e.trim()), i = [n, ...r].filter((e = "") => e.length < 32).length;
	return n === void 0 || i > 0 ? (t.addIssue(`${i} of ${r.length + 1} has fewer than 32 characters: make one with \`openssl rand -hex 32\`.`), g.NEVER) : [n, ...r];
}
// ../../tmp/old/51e21b8/dist/server/genesys/regions.js
/**
* Short codes of the regions, with the domain where it is not `<code>.pure.cloud`: genesys.md 1.6 and 2.1, CONFIRMED.
* Those with a domain of their own also answer under `<code>.pure.cloud` (genesys.md 2.1, CONFIRMED-2).
*/
const Gt = {
	n: "north",
	s: "south",
	e: "east",
	w: "west",
	c: "central"
}, Kt = [
	..."use1=mypurecloud.com usw2 cac1 euw1=mypurecloud.ie euw2 euc1=mypurecloud.de euc2 aps1 apne1=mypurecloud.jp apne2 apne3 apse1 apse2=mypurecloud.com.au sae1 mec1 mxc1".split(" ").map((e) => {
		let [t = "", n] = e.split("=");
		return Z(t, t === "use1" ? "prod" : `prod-${t}`, t.replace(/^(..)([nsewc])([ew]?)(.)$/, (e, t, n, r, i) => `${t}-${Gt[n]}${Gt[r] ?? ""}-${i}`), `${t}.pure.cloud`, n);
	}),
	Z("use2", "fedramp-use2-core", "us-east-2", "use2.us-gov-pure.cloud"),
	Z("edee1", "eusc-edee1-core", "eusc-de-east-1", "edee1.eusc-pure.cloud")
];
/**
* Reads a region in any spelling a person may have: a domain (`mypurecloud.ie`, `euw1.pure.cloud`), a host or address
* in it (`https://apps.mypurecloud.ie/`), the snippet's environment (`prod-euw1`), the short code (`euw1`) or the AWS
* name (`eu-west-1`, `eu_west_1`), in any case. `undefined` when it names no region known here.
*/
function qt(e) {
	let t = e.trim().toLowerCase(), [n = ""] = t.replace(/^\w+:\/\//, "").split(/[/?#:]/, 1), r = n.replace(/\.$/, ""), i = Kt.find(({ names: e, domains: n }) => e.includes(t.replaceAll("_", "-")) || n.some((e) => r === e || r.endsWith(`.${e}`)));
	return i && {
		environment: i.environment,
		domain: i.domain,
		aws: i.aws
	};
}
/** Where Genesys serves Messenger's script of a region: genesys.md 2.2, CONFIRMED pattern. */
function Jt(e) {
	return `https://apps.${e.domain}/genesys-bootstrap/genesys.min.js`;
}
function Z(e, t, n, r, i) {
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
// ../../tmp/old/51e21b8/dist/server/config-site.js
/** The variables of one site, from the environment or from an entry of SITES_FILE. */
const Yt = {
	GENESYS_REGION: J(qt, "is no region of Genesys Cloud: write it like mypurecloud.ie, euw1 or eu-west-1."),
	GENESYS_DEPLOYMENT_ID: J(Ht, "is no deployment id: copy the UUID from Genesys Cloud, Admin, Message, Messenger Deployments."),
	GENESYS_CLIENT_ID: g.string().optional(),
	GENESYS_CLIENT_SECRET: g.string().optional(),
	GENESYS_SCRIPT_URL: J(X, "is no address: write it like https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js.").optional(),
	GENESYS_GATEWAY: J(Ut, "is no gateway: write it like https://gateway.example.com:8443.").optional(),
	GENESYS_GUESTS_PATH: J((e) => /^\/[\w\-./~]*$/.test(e) ? e : void 0, "is no path: write it like /api/v2/conversations/guests.").default("/api/v2/conversations/guests"),
	GUEST_ISSUER: J(Vt("platform", "minted"), "is no issuer: write platform or minted.").optional(),
	ALLOWED_ORIGINS: g.string().transform((e, t) => {
		let { allowed: n, faults: r } = we(e);
		for (let e of r) t.addIssue(e);
		return n;
	}).optional(),
	USER_TOKEN_SECRET: g.string().transform(Wt).optional(),
	USER_TOKEN_JWKS: J($t, "is no address of keys: write it like https://www.example.com/.well-known/jwks.json, with https.").optional()
}, Xt = ["GENESYS_CLIENT_SECRET", "USER_TOKEN_SECRET"];
function Zt(e) {
	let { GENESYS_CLIENT_ID: t, GENESYS_CLIENT_SECRET: n } = e, { USER_TOKEN_SECRET: r, USER_TOKEN_JWKS: i } = e, a = t && n ? {
		clientId: t,
		clientSecret: n
	} : void 0;
	return {
		deploymentId: e.GENESYS_DEPLOYMENT_ID,
		region: e.GENESYS_REGION,
		scriptUrl: e.GENESYS_SCRIPT_URL ?? Jt(e.GENESYS_REGION),
		allowedOrigins: e.ALLOWED_ORIGINS ?? Ce,
		issuer: e.GUEST_ISSUER ?? (a ? "platform" : "minted"),
		credentials: a,
		gateway: e.GENESYS_GATEWAY,
		guestsPath: e.GENESYS_GUESTS_PATH,
		userTokenKeys: r ? { secrets: r } : i ? { jwksUrl: i } : void 0
	};
}
/** What no variable of a site can be blamed for alone. */
function Qt(e, t) {
	for (let n of ["GENESYS_REGION", "GENESYS_DEPLOYMENT_ID"]) e[n] || t(n, "is missing: a site is one Messenger deployment in one region.");
	let { GENESYS_CLIENT_ID: n, GENESYS_CLIENT_SECRET: r } = e;
	n && !r && !e.GENESYS_CLIENT_SECRET_FILE && t("GENESYS_CLIENT_SECRET", "is missing: GENESYS_CLIENT_ID needs it."), r && !n && t("GENESYS_CLIENT_ID", "is missing: GENESYS_CLIENT_SECRET needs it."), e.GUEST_ISSUER === "platform" && !n && !r && t("GUEST_ISSUER", "\"platform\" needs GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET. Without an OAuth client write minted."), e.USER_TOKEN_SECRET && e.USER_TOKEN_JWKS && t("USER_TOKEN_JWKS", "is set beside USER_TOKEN_SECRET: a site signs its user tokens in one way.");
}
/** Without https, whoever stands between could hand over keys of their own. */
function $t(e) {
	if (!URL.canParse(e)) return;
	let { protocol: t, hostname: n, href: r } = new URL(e), i = t === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(n);
	return t === "https:" || i ? r : void 0;
}
// ../../tmp/old/51e21b8/dist/server/config-sites-file.js
/**
* One entry of SITES_FILE: the variables of a site by the names they have in the environment, e.g.
* `[{"GENESYS_REGION": "euw1", "GENESYS_DEPLOYMENT_ID": "…", "ALLOWED_ORIGINS": "https://www.example.com"}]`.
*/
const en = g.array(g.record(g.string(), g.string())).min(1);
/** The entries of SITES_FILE, or why there are none, as the rest of a sentence that begins with the file's name. */
function tn(e) {
	let t;
	try {
		t = d(e, "utf8");
	} catch (e) {
		let { code: t = "unknown error" } = e;
		return { fault: `cannot be read (${t}): check the path and its permissions.` };
	}
	let { data: n, error: r } = en.safeParse(nn(t));
	if (n) return { entries: n };
	let [i] = r.issues, [a, o] = i?.path ?? [];
	return { fault: `is no JSON list of sites, each an object of texts.${typeof a == "number" ? ` In site ${a + 1}, ${String(o ?? "the entry")} is not.` : ""}` };
}
function nn(e) {
	try {
		return JSON.parse(e);
	} catch {
		return;
	}
}
// ../../tmp/old/51e21b8/dist/server/config.js
/** The environment cannot be used. The message is for the operator: each wrong variable with how to mend it. */
var rn = class extends Error {
	name = "ConfigError";
	constructor(e) {
		let t = [...e].flatMap(([e, t]) => t.map((t) => `  ${e}: ${t}`));
		super(`The companion's configuration cannot be used. Mend these variables:\n\n${t.join("\n")}\n`);
	}
};
/** Reads the configuration from environment variables (contract section 4). Throws {@link ConfigError}. */
function an(e) {
	let t = /* @__PURE__ */ new Map(), n = (e, n) => t.set(e, [...t.get(e) ?? [], n]), r = [], i = hn(gn(e), ["SESSION_SECRETS"], r, n);
	$(i) && mn(i, n);
	let a = pn(g.object(cn), i, n), o = un(i, n).flatMap(({ entry: e, where: t }) => fn(e, {
		production: $(i),
		secretFiles: r,
		addFault: (e, r) => n(t + e, r)
	}) ?? []), [s, ...c] = o, l = o.map(({ deploymentId: e }) => e), u = l.find((e, t) => l.indexOf(e) !== t);
	if (u !== void 0 && n("SITES_FILE", `names deployment ${u} twice.`), a === void 0 || s === void 0 || t.size > 0) throw new rn(t);
	return {
		listen: on(a, i),
		publicUrl: a.PUBLIC_URL,
		sites: [s, ...c],
		sessionTtlSeconds: a.SESSION_TTL,
		sessionSecrets: a.SESSION_SECRETS ?? [ln],
		limits: {
			perAddress: a.RATE_LIMIT_PER_IP,
			global: a.RATE_LIMIT_GLOBAL
		},
		trustProxy: a.TRUST_PROXY,
		upstreamTimeoutMs: a.UPSTREAM_TIMEOUT_MS,
		logLevel: a.LOG_LEVEL,
		secretFiles: r
	};
}
function on({ HOST: e, PORT: t }, n) {
	return {
		host: e ?? ($(n) ? "0.0.0.0" : "127.0.0.1"),
		port: t
	};
}
const sn = [
	"fatal",
	"error",
	"warn",
	"info",
	"debug",
	"trace",
	"silent"
], cn = {
	PORT: J(Y(0, 65535), "is no port: write a number from 0 (any free one) to 65535.").default(3e3),
	HOST: g.string().optional(),
	PUBLIC_URL: J(X, "is no address: write it like https://chat.example.com, without query.").optional(),
	SESSION_TTL: J(Y(60, 2592e3), "is no life of a session: write seconds, from 60 to 2592000 (30 days).").default(3600),
	SESSION_SECRETS: g.string().transform(Wt).optional(),
	RATE_LIMIT_PER_IP: Q(30),
	RATE_LIMIT_GLOBAL: Q(3e3),
	TRUST_PROXY: J(ge, "is neither how many proxies stand in front (1) nor where they are (10.0.0.0/8, loopback). Believing every proxy would let visitors write any address and pass the limits.").default(0),
	UPSTREAM_TIMEOUT_MS: J(Y(100, 6e4), "is no deadline: write milliseconds, from 100 to 60000.").default(5e3),
	LOG_LEVEL: J(Vt(...sn), `is no log level: write one of ${sn.join(", ")}.`).default("info")
}, ln = l(32).toString("base64url");
function Q(e) {
	return J(Y(1, 1e6), "is no limit: write guest sessions a minute, from 1 to 1000000.").default(e);
}
/** Where the variables of the sites stand, with what a fault in them is called by. */
function un(e, t) {
	if (!e.SITES_FILE) return [{
		entry: e,
		where: ""
	}];
	for (let n of Object.keys(e).filter(dn)) t(n, "is set beside SITES_FILE: write it there, for the site that it is meant for.");
	let n = tn(e.SITES_FILE);
	return "fault" in n ? (t("SITES_FILE", `${JSON.stringify(e.SITES_FILE)} ${n.fault}`), []) : n.entries.map((e, n) => {
		let r = `SITES_FILE, site ${n + 1}, `;
		for (let n of Object.keys(e).filter((e) => !dn(e))) t(r + n, "is no variable of a site.");
		return {
			entry: gn(e),
			where: r
		};
	});
}
function dn(e) {
	return e in Yt || Xt.some((t) => e === `${t}_FILE`);
}
function fn(e, { production: t, secretFiles: n, addFault: r }) {
	let i = hn(e, Xt, n, r);
	Qt(i, r), t && !i.ALLOWED_ORIGINS && r("ALLOWED_ORIGINS", "is missing: list the sites that may start chats, e.g. https://www.example.com.");
	let a = pn(g.object(Yt), i, r);
	return a && Zt(a);
}
function pn(e, t, n) {
	let { data: r, error: i } = e.safeParse(t);
	for (let e of i?.issues ?? []) {
		let r = String(e.path[0]);
		t[r] !== void 0 && n(r, e.message);
	}
	return r;
}
function mn(e, t) {
	!e.SESSION_SECRETS && !e.SESSION_SECRETS_FILE && t("SESSION_SECRETS", "is missing: make one with `openssl rand -hex 32`. Every machine needs the same, and a restart must keep it.");
}
/** Puts the content of `NAME_FILE` in the place of `NAME`, for the variables that are secrets. */
function hn(e, t, n, r) {
	let i = { ...e };
	for (let a of t) {
		let t = e[`${a}_FILE`];
		if (t !== void 0) {
			n.push(t), e[a] !== void 0 && r(a, `is set twice, also by ${a}_FILE: keep one.`);
			try {
				i[a] = d(t, "utf8").trim() || void 0, i[a] || r(`${a}_FILE`, `${JSON.stringify(t)} is empty: write the secret into it.`);
			} catch (e) {
				let { code: n = "unknown error" } = e;
				r(`${a}_FILE`, `${JSON.stringify(t)} cannot be read (${n}): check the path and its permissions.`);
			}
		}
	}
	return i;
}
/** Compose files and CI leave variables empty where they mean unset. */
function gn(e) {
	return Object.fromEntries(Object.entries(e).filter(([, e]) => e?.trim()));
}
function $(e) {
	return e.NODE_ENV === "production";
}
// ../../tmp/old/51e21b8/dist/server/serve.js
/** Serves an Express application. Port 0 takes any free one. Rejects with Node's error when it cannot listen. */
async function _n(e, t) {
	let n = se({
		...vn(e),
		headersTimeout: 1e4,
		requestTimeout: 15e3,
		keepAliveTimeout: 65e3
	}, e), r = yn(n);
	return await new Promise((e, r) => {
		n.once("error", r), n.listen(t.port, t.host, () => {
			n.off("error", r), e();
		});
	}), {
		url: bn(n),
		close: r
	};
}
/**
* Express sets the prototype of every request and response, after which V8 runs them as slow objects. Born with that
* prototype, they stay fast: 3.9 times the requests a second (server.md 3.2).
*/
function vn(e) {
	function t(...e) {
		Reflect.apply(ae, this, e);
	}
	t.prototype = e.request;
	function n(...e) {
		Reflect.apply(oe, this, e);
	}
	return n.prototype = e.response, {
		IncomingMessage: t,
		ServerResponse: n
	};
}
/** Plain `server.close()` never ends while clients keep their connections busy (server.md 3.8). */
function yn(e) {
	let t = /* @__PURE__ */ new Set(), n;
	e.prependListener("request", (e, r) => {
		n && r.setHeader("Connection", "close"), t.add(r), r.once("close", () => t.delete(r));
	});
	let r = () => new Promise((n, r) => {
		let i = setInterval(() => e.closeIdleConnections(), 500), a = setTimeout(() => e.closeAllConnections(), 1e4);
		for (let e of t) e.headersSent || e.setHeader("Connection", "close");
		te.prototype.close.call(e, (e) => {
			clearInterval(i), clearTimeout(a), e ? r(e) : n();
		});
	});
	return () => (n ??= r(), n);
}
function bn(e) {
	let { address: t, family: n, port: r } = e.address();
	return `http://${{
		"0.0.0.0": "127.0.0.1",
		"::": "[::1]"
	}[t] ?? (n === "IPv6" ? `[${t}]` : t)}:${r}`;
}
// ../../tmp/old/51e21b8/dist/server/bundle-entry.js
const xn = e(new URL("./loader", import.meta.url)), Sn = (e) => _n(Lt(an(e), { loaderFolder: xn }), {
	host: "127.0.0.1",
	port: 0
});
export { Sn as startCompanion };
