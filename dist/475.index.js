export const id = 475;
export const ids = [475];
export const modules = {

/***/ 4475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAgents: () => (/* binding */ createAgents)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/** Keep-alive HTTP(S) agents that use the proxy in the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`. */



/** The same limit as the SDK's own agents; enough for a wave of hundreds of services. */
const agentOptions = { keepAlive: true, maxSockets: 50 };
/**
 * Creates the agents of the step. Node sends their requests through the proxy.
 * @throws Failure if Node can't use the proxy: without this check, Node would connect directly
 */
function createAgents(environment, nodeVersion = process.versions.node) {
    const proxyEnv = proxySettings(environment);
    const proxies = [proxyEnv.http_proxy, proxyEnv.https_proxy].filter((proxy) => proxy !== "");
    for (const proxy of proxies) {
        const { protocol } = URL.parse(proxy) ?? { protocol: "" };
        if (protocol !== "http:" && protocol !== "https:")
            throw unusable("it is not an http: or https: URL");
    }
    if (proxies.length > 0 && !usesProxies(nodeVersion))
        throw unusable(`Node ${nodeVersion} can't use proxies`);
    const options = { ...agentOptions, proxyEnv };
    return { http: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(options), https: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(options) };
}
/** Node's own variables, in its form: each proxy with a scheme, no `ALL_PROXY`, and `NO_PROXY` separated by commas. */
function proxySettings(environment) {
    const of = (name) => environment[name] || environment[name.toUpperCase()] || "";
    const proxy = (name) => {
        const address = (of(name) || of("all_proxy")).trim();
        return address === "" || address.includes("://") ? address : `http://${address}`;
    };
    const direct = of("no_proxy").split(/[,\s]+/u);
    return { http_proxy: proxy("http_proxy"), https_proxy: proxy("https_proxy"), no_proxy: direct.join(",") };
}
/** Agents have `proxyEnv` since Node 24.5 (runner 2.328.0). */
function usesProxies(nodeVersion) {
    const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
    return major > 24 || (major === 24 && minor >= 5);
}
/** Does not quote the proxy's address: it may contain a password. */
const unusable = (why) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR({
    name: "proxy-not-usable",
    what: `The step can't use the proxy in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY: ${why}.`,
    evidence: [],
    remedy: "Set `HTTPS_PROXY` to an http: or https: URL, and use runner 2.328.0 or later.",
});


/***/ })

};
