export const id = 779;
export const ids = [779];
export const modules = {

/***/ 5779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5916);

async function post(environment) {
    const saved = (0,_saved_js__WEBPACK_IMPORTED_MODULE_0__/* .readSaved */ .Sy)(environment);
    if (saved === undefined || saved.settled)
        return;
    const { finish } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(547), __webpack_require__.e(500), __webpack_require__.e(696), __webpack_require__.e(507), __webpack_require__.e(508), __webpack_require__.e(235), __webpack_require__.e(990)]).then(__webpack_require__.bind(__webpack_require__, 1990));
    await finish(saved);
}


/***/ })

};
