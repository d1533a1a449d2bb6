export const id = 980;
export const ids = [980];
export const modules = {

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
