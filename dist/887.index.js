export const id = 887;
export const ids = [887];
export const modules = {

/***/ 6887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   step: () => (/* binding */ step)
/* harmony export */ });
/* harmony import */ var _release_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4182);
/* harmony import */ var _release_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9639);
/* harmony import */ var _release_refuse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1727);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9655);
/* harmony import */ var _request_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6607);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4850);
/**
 * The step: what was asked → what would change → making it so → telling it. What a part needs is loaded when its turn
 * comes: an invalid input is told before anything of AWS is loaded (docs/performance.md).
 */






/** Runs the step and gives its exit code. Rejects for a bug alone. */
async function step(runner) {
    const { clock, write, environment } = runner;
    const onGitHubDeployment = (0,_saved_js__WEBPACK_IMPORTED_MODULE_4__/* .saveGitHubDeployment */ .uY)(environment);
    const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_2__/* .createReport */ .L)({ clock, write, env: environment, onGitHubDeployment });
    const outcome = await run(runner, report);
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_4__/* .saveEnd */ .dw)(environment, outcome === "cancelled" ? await report.state() : undefined);
    await report.finish();
    return (0,_release_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isSuccess */ .o)(outcome) ? 0 : 1;
}
async function run(runner, report) {
    const { environment, signal } = runner;
    try {
        const request = (0,_request_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readRequest */ .i)(environment);
        report.about(request);
        const ledger = new _release_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .Ledger */ .O((0,_saved_js__WEBPACK_IMPORTED_MODULE_4__/* .saveLedger */ .dS)(environment));
        const { open } = await Promise.all(/* import() */[__webpack_require__.e(500), __webpack_require__.e(376), __webpack_require__.e(379)]).then(__webpack_require__.bind(__webpack_require__, 7376));
        const context = await open(runner, report, request, ledger);
        await context.aws.calm();
        const { carryOut } = await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(500), __webpack_require__.e(508), __webpack_require__.e(292)]).then(__webpack_require__.bind(__webpack_require__, 5292));
        return await carryOut(context);
    }
    catch (error) {
        return (0,_release_refuse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(report.tell, error, signal).outcome;
    }
}


/***/ })

};
