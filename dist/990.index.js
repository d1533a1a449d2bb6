export const id = 990;
export const ids = [990,836];
export const modules = {

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finish: () => (/* binding */ finish)
/* harmony export */ });
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7376);
/* harmony import */ var _release_cancel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6521);
/* harmony import */ var _release_last_verdicts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2638);
/* harmony import */ var _release_ledger_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4182);
/* harmony import */ var _release_undo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7941);
/* harmony import */ var _release_verdicts_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8837);
/* harmony import */ var _report_record_frozen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7836);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9655);
/* harmony import */ var _request_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6607);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4850);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2334);











async function finish(saved, runner = (0,_runner_js__WEBPACK_IMPORTED_MODULE_8__.runnerOf)(process)) {
    const { clock, write, environment } = runner;
    const request = (0,_request_read_js__WEBPACK_IMPORTED_MODULE_6__/* .readRequest */ .i)(environment);
    const resumed = saved.report === "" ? undefined : (0,_report_record_frozen_js__WEBPACK_IMPORTED_MODULE_4__/* .thaw */ .J)(saved.report);
    // A step that came to its end has said so itself.
    if (request.rollout.onCancel === "leave" && resumed !== undefined)
        return;
    const { githubDeployment } = saved;
    const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_5__/* .createReport */ .L)({
        clock,
        write,
        env: environment,
        ...(resumed && { resumed }),
        ...(githubDeployment !== undefined && { githubDeployment }),
    });
    report.about(request);
    // A cancelled step keeps its record before it ends; one that was killed could not.
    const reason = resumed === undefined ? "The step was cut off." : "The job was cancelled.";
    const settled = request.rollout.onCancel === "leave"
        ? left(reason)
        : await putBack({ saved, runner, report, request, reason });
    report.tell({ kind: "ended", outcome: "cancelled", ...settled });
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_7__/* .saveEnd */ .dw)(environment);
    await report.finish();
}
const left = (reason) => ({
    sentence: reason,
    cause: { name: "cancelled", what: reason, evidence: [_release_cancel_js__WEBPACK_IMPORTED_MODULE_1__/* .leftAsItIs */ .rz] },
});
async function putBack({ saved, runner, report, request, reason }) {
    const { ledger: entries, unreadable } = saved;
    const ledger = new _release_ledger_js__WEBPACK_IMPORTED_MODULE_9__/* .Ledger */ .O((0,_saved_js__WEBPACK_IMPORTED_MODULE_7__/* .saveLedger */ .dS)(runner.environment), entries);
    const context = await (0,_open_js__WEBPACK_IMPORTED_MODULE_0__.open)(runner, report, request, ledger);
    const phase = { name: "rollback", reason };
    report.tell({ kind: "phase-started", phase });
    if (request.rollout.onCancel === "stop")
        await (0,_release_cancel_js__WEBPACK_IMPORTED_MODULE_1__/* .stopTasks */ .z1)(context);
    const { parts } = await (0,_release_undo_js__WEBPACK_IMPORTED_MODULE_3__/* .undo */ .t)(context, reason);
    const unknown = unreadable.map(unknownChange);
    for (const text of unknown)
        report.tell({ kind: "note", level: "warning", text });
    const back = unknown.length > 0 ? "rollback-failed" : (0,_release_verdicts_js__WEBPACK_IMPORTED_MODULE_10__/* .outcomeOfUndo */ .kl)(parts.values());
    report.tell({ kind: "phase-ended", phase, result: back === "rollback-failed" ? "failed" : "ok" });
    (0,_release_last_verdicts_js__WEBPACK_IMPORTED_MODULE_2__/* .tellVerdicts */ .K)(context, parts);
    const evidence = [...unknown, ...[...parts.values()].map(({ text }) => text)];
    return {
        sentence: `${reason} ${(0,_release_verdicts_js__WEBPACK_IMPORTED_MODULE_10__/* .sentenceFor */ .dD)(back, "")}`,
        cause: { name: "cancelled", what: reason, evidence },
    };
}
const unknownChange = (place) => `What the step kept of its change number ${place + 1} can't be read, so that change was not undone: compare every service and schedule of the release with what ran before.`;


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
/** Bytes, unpacked: a record is bounded (bounds.ts); what is longer is none of ours. */
const longestRecord = 64 * 1024 * 1024;
/** Text without line breaks, at most 96,000 characters unless the bare verdicts need more. */
const freeze = (report) => packed((0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .fitting */ ._Q)(report, (fitted) => packed(fitted).length <= longestState));
/** The record that was frozen; `undefined` for anything else. */
function thaw(text) {
    try {
        const record = JSON.parse((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliDecompressSync)(Buffer.from(text, "base64"), { maxOutputLength: longestRecord }).toString("utf8"));
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

/***/ 2334:
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
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./build/src/young-generation.js
/**
 * The part of the heap in which V8 makes new objects. V8 doubles it as objects survive, on Node 24 up to 128 MB with
 * both of its halves, and a step that waits for hours gets there however little it keeps (docs/performance.md).
 * `runs.using` leaves no way to give V8 a flag at the start. Node warns of flags that are set later; this one V8 reads
 * anew whenever it is about to grow.
 */

/**
 * The young generation stays as large as it is. Called once the code is loaded: loading is what makes it grow to a
 * useful size. A V8 without this flag says so on standard error, and goes on.
 */
const keepYoungGeneration = () => (0,external_node_v8_.setFlagsFromString)("--semi-space-growth-factor=1");

;// CONCATENATED MODULE: ./build/src/runner.js



const runnerOf = (process) => ({
    environment: process.env,
    write: (text) => process.stdout.write(text),
    clock: time/* systemClock */.ml,
    random: Math.random,
    signal: cancelledBy(process),
    onLoaded: keepYoungGeneration,
});


/***/ })

};
