export const id = 234;
export const ids = [234];
export const modules = {

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/** A plain HTTP request, for the OIDC token and the smoke test's URL. */


/** Sends a GET request without following redirects. Rejects on network errors, timeout and abort. */
function ask(url, question) {
    const secure = url.protocol === "https:";
    const options = {
        agent: secure ? question.agents.https : question.agents.http,
        headers: { "user-agent": "ecs-release", ...question.headers },
        timeout: question.timeout,
        ...(question.signal === undefined ? {} : { signal: question.signal }),
    };
    return new Promise((resolve, reject) => {
        const request = (secure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, options, (response) => {
            const chunks = [];
            let size = 0;
            response.on("data", (chunk) => {
                if (size < question.maxBytes)
                    chunks.push(chunk.subarray(0, question.maxBytes - size));
                size += chunk.length;
                if (size > question.maxBytes)
                    response.destroy();
            });
            response.on("error", reject);
            response.on("close", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }));
        });
        request.on("timeout", () => request.destroy(new Error(`no answer within ${question.timeout} ms`)));
        request.on("error", reject);
        request.end();
    });
}


/***/ }),

/***/ 3980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ diagnoseRefusal),
/* harmony export */   M: () => (/* binding */ diagnosePlacement)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4883);
/* harmony import */ var _rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6443);


function diagnosePlacement(failures) {
    const evidence = failures
        .slice(0, 10)
        .map(({ arn, detail, reason }) => [reason, detail, arn].filter((part) => part !== undefined).join(": "));
    const matches = failures
        .flatMap(({ detail, reason }) => [reason, detail])
        .map((text) => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .stopReasons */ .Q, text ?? ""));
    const match = matches.find((one) => one !== undefined);
    if (match !== undefined)
        return (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .causeOf */ .rl)(match, _row_js__WEBPACK_IMPORTED_MODULE_0__/* .unnamed */ .p1, evidence);
    return {
        name: failures.length === 0 ? "no-task-started" : "unknown-placement-failure",
        what: failures.length === 0
            ? "RunTask returned neither a task nor a failure."
            : `ECS could not place the task, for a reason that this action does not recognize: ${failures[0]?.reason ?? "none given"}`,
        evidence,
        remedy: "Read the reason above. ECS gives no further details.",
    };
}
/** The cause in the message of a rejected call; `undefined` if no row matches it. */
function diagnoseRefusal(message) {
    const match = (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .firstMatch */ .o4)(_rows_stop_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .stopReasons */ .Q, message);
    return match && (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .causeOf */ .rl)(match, _row_js__WEBPACK_IMPORTED_MODULE_0__/* .unnamed */ .p1, []);
}


/***/ })

};
