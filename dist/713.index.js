export const id = 713;
export const ids = [713];
export const modules = {

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GitHub: () => (/* binding */ GitHub),
/* harmony export */   GitHubError: () => (/* binding */ GitHubError),
/* harmony export */   lacksPermission: () => (/* binding */ lacksPermission)
/* harmony export */ });
/* harmony import */ var _aws_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4379);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4411);




/** A response with a status of 300 or more. The message is GitHub's. */
class GitHubError extends Error {
    name = "GitHubError";
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
/** Whether the job's token lacks the permission. GitHub also returns 404 for resources that a token can't see. */
const lacksPermission = (error) => error instanceof GitHubError && [401, 403, 404].includes(error.status);
const responseTimeout = (0,_core_time_js__WEBPACK_IMPORTED_MODULE_3__/* .seconds */ .YA)(10);
const maxBytes = 4 * 1024 * 1024;
class GitHub {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** False only if GitHub returns 404. */
    async exists(request) {
        try {
            await this.call(request);
            return true;
        }
        catch (error) {
            if (error instanceof GitHubError && error.status === 404)
                return false;
            throw error;
        }
    }
    /** Sends a request and returns the parsed response. Rejects with GitHubError, or with the network's error. */
    async call({ call, method = "GET", path, body, found }) {
        const { agents, apiUrl, clock, token, signal } = this.#options;
        const url = new URL(`${(apiUrl || "https://api.github.com").replace(/\/$/u, "")}/${path}`);
        const sent = body === undefined ? undefined : JSON.stringify(body);
        const send = async () => {
            const answer = await (0,_aws_http_js__WEBPACK_IMPORTED_MODULE_0__/* .sendRequest */ .w)(url, {
                call,
                agents,
                method,
                headers: {
                    accept: "application/vnd.github+json",
                    authorization: `Bearer ${token}`,
                    "x-github-api-version": "2022-11-28",
                    ...(sent === undefined ? {} : { "content-type": "application/json" }),
                    "content-length": String(Buffer.byteLength(sent ?? "")),
                },
                ...(sent === undefined ? {} : { body: sent }),
                timeout: responseTimeout,
                maxBytes,
                ...(signal === undefined ? {} : { signal }),
            });
            const data = parsed(answer.body);
            if (answer.status >= 300)
                throw new GitHubError(answer.status, messageIn(data) ?? `HTTP ${answer.status}`);
            return data;
        };
        const context = { clock, throttle: new _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .Throttle */ .X5(), random: () => 1, ...(signal && { signal }) };
        return (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetries */ .LH)(context, { send, classify, policy: _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .gitHubPolicy */ .oD, found });
    }
}
/** Without a status, the network failed, and the request may have arrived. */
function classify(thrown) {
    const status = thrown instanceof GitHubError ? thrown.status : 500;
    const kind = status === 429 ? "throttled" : status >= 500 ? "transient" : "invalid";
    return { kind, code: "GitHub", message: (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown), maybeDone: kind === "transient" };
}
/** `undefined` for an empty body, and for what isn't JSON, such as a proxy's page. */
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function messageIn(data) {
    const message = data?.message;
    return typeof message === "string" && message !== "" ? message : undefined;
}


/***/ })

};
