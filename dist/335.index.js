export const id = 335;
export const ids = [335];
export const modules = {

/***/ 2335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runnerOf: () => (/* binding */ runnerOf)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4411);
/** The process that a step runs in. */

const runnerOf = (process, signal) => ({
    environment: process.env,
    write: (text) => process.stdout.write(text),
    clock: _time_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .ml,
    random: Math.random,
    signal,
});


/***/ })

};
