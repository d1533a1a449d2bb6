export const id = 990;
export const ids = [990];
export const modules = {

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finish: () => (/* binding */ finish)
/* harmony export */ });
/* harmony import */ var _core_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4978);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9897);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(257);
/* harmony import */ var _release_back_undo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2815);
/* harmony import */ var _release_cancel_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6521);
/* harmony import */ var _release_failed_revisions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5161);
/* harmony import */ var _release_one_off_deregister_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6476);
/* harmony import */ var _release_last_verdicts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2638);
/* harmony import */ var _release_verdicts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8837);
/* harmony import */ var _report_record_record_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(807);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(291);
/* harmony import */ var _request_read_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9084);












async function finish(saved, runner) {
    const { clock, write, environment } = runner;
    const request = (0,_request_read_js__WEBPACK_IMPORTED_MODULE_10__/* .readRequest */ .i)(environment);
    const resumed = (0,_report_record_record_js__WEBPACK_IMPORTED_MODULE_11__/* .reportFrom */ .rw)(saved.report);
    // The step has already reported this.
    if (request.rollout.onCancel === "leave" && resumed !== undefined)
        return;
    const { githubDeployment } = saved;
    const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_9__/* .createReport */ .L)({
        clock,
        write,
        env: environment,
        ...(resumed && { resumed }),
        ...(githubDeployment !== undefined && { githubDeployment }),
    });
    report.about(request);
    // A canceled step saves its record before it ends; a killed one can't.
    const reason = resumed === undefined ? "The step was killed." : "The job was canceled.";
    const settled = request.rollout.onCancel === "leave"
        ? leave(reason)
        : await rollBack({ saved, runner, report, request, reason });
    report.emit({ kind: "ended", outcome: "cancelled", ...settled });
    await report.finish();
}
const leave = (reason) => ({
    sentence: reason,
    cause: { name: "cancelled", what: reason, evidence: [_release_cancel_js__WEBPACK_IMPORTED_MODULE_4__/* .leaveExplanation */ .x7] },
});
async function rollBack({ saved, runner, report, request, reason }) {
    const { entries, unreadable, truncated } = saved;
    // Nothing reads the journal after this step.
    const journal = new _core_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .Journal */ .CQ(() => undefined, entries);
    const context = (0,_open_js__WEBPACK_IMPORTED_MODULE_1__.open)(runner, report, request, journal);
    const phase = { name: "rollback", reason };
    report.emit({ kind: "phase-started", phase });
    if (truncated)
        report.emit({ kind: "note", level: "info", text: truncatedLine });
    if (request.rollout.onCancel === "stop")
        await (0,_release_cancel_js__WEBPACK_IMPORTED_MODULE_4__/* .stopTasks */ .z1)(context, _aws_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .settling */ .Ni);
    const parts = await (0,_release_back_undo_js__WEBPACK_IMPORTED_MODULE_3__/* .undo */ .tN)(context, reason);
    await (0,_release_one_off_deregister_js__WEBPACK_IMPORTED_MODULE_6__/* .deregisterCopies */ .G)(context);
    const unknown = unreadable.map(unknownChange);
    for (const text of unknown)
        report.emit({ kind: "note", level: "warning", text });
    const back = unknown.length > 0 ? "rollback-failed" : (0,_release_verdicts_js__WEBPACK_IMPORTED_MODULE_8__/* .outcomeOfUndo */ .kl)(parts.values());
    report.emit({ kind: "phase-ended", phase, result: back === "rollback-failed" ? "failed" : "ok" });
    for (const verdict of (0,_release_last_verdicts_js__WEBPACK_IMPORTED_MODULE_7__/* .verdictsAfterRollback */ .LU)(context, parts).values())
        report.emit({ kind: "service-ended", verdict });
    await (0,_release_failed_revisions_js__WEBPACK_IMPORTED_MODULE_5__/* .deregisterFailed */ .q)(context, back);
    const evidence = [...unknown, ...[...parts.values()].map(({ text }) => text)];
    return {
        sentence: `${reason} ${afterRollback(back)}`,
        cause: { name: "cancelled", what: reason, evidence },
    };
}
function afterRollback(outcome) {
    switch (outcome) {
        case "rolled-back":
            return "Everything runs the previous revision again.";
        case "superseded":
            return "Another deployment replaced this one, and the step did not change it. Everything else runs the previous revision again.";
        default:
            return "The rollback is incomplete.";
    }
}
const truncatedLine = "The last journal line is incomplete: the step was killed before it sent that change.";
const unknownChange = (place) => `Journal entry ${place + 1} can't be read, so its change was not rolled back. Compare every service and schedule of the release with what ran before.`;


/***/ })

};
