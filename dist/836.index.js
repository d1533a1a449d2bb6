export const id = 836;
export const ids = [836];
export const modules = {

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


/***/ })

};
