export const id = 779;
export const ids = [779];
export const modules = {

/***/ 5779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4850);

/** Gives the exit code. What stands against settling is told, and makes it 1. */
async function post(environment, write = (text) => process.stdout.write(text)) {
    const saved = (0,_saved_js__WEBPACK_IMPORTED_MODULE_0__/* .readSaved */ .Sy)(environment);
    if (saved === undefined || saved.settled)
        return 0;
    try {
        const { finish } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(547), __webpack_require__.e(500), __webpack_require__.e(822), __webpack_require__.e(507), __webpack_require__.e(508), __webpack_require__.e(376), __webpack_require__.e(990)]).then(__webpack_require__.bind(__webpack_require__, 1990));
        await finish(saved);
        return 0;
    }
    catch (error) {
        const [{ messageOf }, { workflowCommand }] = await Promise.all([
            __webpack_require__.e(/* import() */ 279).then(__webpack_require__.bind(__webpack_require__, 7279)),
            __webpack_require__.e(/* import() */ 619).then(__webpack_require__.bind(__webpack_require__, 7619)),
        ]);
        const parts = saved.ledger.flatMap((entry) => entry.kind === "service" ? [entry.service] : entry.kind === "schedule" ? [entry.name] : []);
        const text = `What the cancelled step had begun could not be put back: ${messageOf(error)}\n→ Look at ${parts.join(", ") || "what it was about"}, and run the job again.`;
        write(workflowCommand("error", { title: "ECS Release" }, text));
        return 1;
    }
}


/***/ })

};
