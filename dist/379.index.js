export const id = 379;
export const ids = [379];
export const modules = {

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/** One plain HTTP exchange, for what is not an AWS API: the OIDC token and the smoke test's address. */


/** Asks an address without following redirects. Rejects on network errors, silence and abort. */
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


/***/ })

};
