export const id = 990;
export const ids = [990,836];
export const modules = {

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finish: () => (/* binding */ finish)
/* harmony export */ });
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9235);
/* harmony import */ var _release_cancel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6521);
/* harmony import */ var _release_last_verdicts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2638);
/* harmony import */ var _release_ledger_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4182);
/* harmony import */ var _release_undo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7941);
/* harmony import */ var _release_verdicts_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8837);
/* harmony import */ var _report_record_frozen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7836);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2225);
/* harmony import */ var _request_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6607);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5916);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2973);
/** What a step left in flight, put back and proven at the end of the job, within what the runner leaves (5 minutes). */











async function finish(saved, runner = (0,_runner_js__WEBPACK_IMPORTED_MODULE_8__.runnerOf)(process)) {
    const { clock, write, environment } = runner;
    const request = (0,_request_read_js__WEBPACK_IMPORTED_MODULE_6__/* .readRequest */ .i)(environment);
    const resumed = saved.report === "" ? undefined : (0,_report_record_frozen_js__WEBPACK_IMPORTED_MODULE_4__/* .thaw */ .J)(saved.report);
    const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_5__/* .createReport */ .L)({ clock, write, env: environment, ...(resumed && { resumed }) });
    report.about(request);
    const ledger = new _release_ledger_js__WEBPACK_IMPORTED_MODULE_9__/* .Ledger */ .O((0,_saved_js__WEBPACK_IMPORTED_MODULE_7__/* .saveLedger */ .dS)(environment), saved.ledger);
    const context = await (0,_open_js__WEBPACK_IMPORTED_MODULE_0__.open)(runner, report, request, ledger);
    if (request.rollout.onCancel === "leave")
        return;
    const reason = "The job was cancelled.";
    const phase = { name: "rollback", reason };
    report.tell({ kind: "phase-started", phase });
    if (request.rollout.onCancel === "stop")
        await (0,_release_cancel_js__WEBPACK_IMPORTED_MODULE_1__/* .stopTasks */ .z)(context);
    const { parts } = await (0,_release_undo_js__WEBPACK_IMPORTED_MODULE_3__/* .undo */ .t)(context, reason);
    const back = (0,_release_verdicts_js__WEBPACK_IMPORTED_MODULE_10__/* .outcomeOfUndo */ .kl)(parts.values());
    report.tell({ kind: "phase-ended", phase, result: back === "rollback-failed" ? "failed" : "ok" });
    (0,_release_last_verdicts_js__WEBPACK_IMPORTED_MODULE_2__/* .tellVerdicts */ .K)(context, parts);
    const cause = { name: "cancelled", what: reason, evidence: [...parts.values()].map(({ text }) => text) };
    const sentence = `${(0,_release_verdicts_js__WEBPACK_IMPORTED_MODULE_10__/* .sentenceFor */ .dD)("cancelled", "")} ${(0,_release_verdicts_js__WEBPACK_IMPORTED_MODULE_10__/* .sentenceFor */ .dD)(back, "")}`;
    report.tell({ kind: "ended", outcome: "cancelled", sentence, cause });
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_7__/* .saveEnd */ .dw)(environment);
    await report.finish();
}


/***/ }),

/***/ 7836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ thaw),
/* harmony export */   freeze: () => (/* binding */ freeze)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4123);
/** A record on its way to the `post` step: compressed, since a variable of a process has at most 128 KiB on Linux. */


const longestState = 96_000;
/** Text without line breaks, at most 96,000 characters unless the bare verdicts need more. */
const freeze = (report) => packed((0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .fitting */ ._Q)(report, (fitted) => packed(fitted).length <= longestState));
/** The record that was frozen; `undefined` for anything else. */
function thaw(text) {
    try {
        const record = JSON.parse((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliDecompressSync)(Buffer.from(text, "base64")).toString("utf8"));
        return record.version === 1 ? record : undefined;
    }
    catch {
        return undefined;
    }
}
function packed(report) {
    const params = { [node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.BROTLI_PARAM_QUALITY]: 5 };
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliCompressSync)(JSON.stringify(report), { params }).toString("base64");
}


/***/ }),

/***/ 2973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runnerOf: () => (/* binding */ runnerOf)
});

;// CONCATENATED MODULE: ./build/src/cancellation.js
/** A cancelled job as an AbortSignal: the runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills. */
/** Aborts at the first signal. Later ones change nothing: what is to be done is being done. */
function cancelledBy(process) {
    const controller = new AbortController();
    const abort = () => controller.abort(new DOMException("the job was cancelled", "AbortError"));
    process.on("SIGINT", abort);
    process.on("SIGTERM", abort);
    return controller.signal;
}

// EXTERNAL MODULE: ./build/src/time.js
var time = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/src/runner.js


const runnerOf = (process) => ({
    environment: process.env,
    write: (text) => process.stdout.write(text),
    clock: time/* systemClock */.ml,
    random: Math.random,
    signal: cancelledBy(process),
});


/***/ })

};
