export const id = 426;
export const ids = [426];
export const modules = {

/***/ 426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6398);

async function post(environment) {
    const saved = (0,_saved_js__WEBPACK_IMPORTED_MODULE_0__/* .readSaved */ .Sy)(environment);
    if (saved === undefined || saved.settled)
        return;
    const { finish } = await Promise.all(/* import() */[__webpack_require__.e(538), __webpack_require__.e(758), __webpack_require__.e(886), __webpack_require__.e(22), __webpack_require__.e(134), __webpack_require__.e(510), __webpack_require__.e(733), __webpack_require__.e(263)]).then(__webpack_require__.bind(__webpack_require__, 263));
    await finish(saved);
}


/***/ })

};
