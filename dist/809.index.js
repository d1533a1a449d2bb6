export const id = 809;
export const ids = [809];
export const modules = {

/***/ 3809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runnerOf: () => (/* binding */ runnerOf)
});

// EXTERNAL MODULE: ./build/src/core/time.js + 1 modules
var time = __webpack_require__(4411);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./build/src/core/young-generation.js
/**
 * Limits V8's young generation, the heap for new objects. V8 doubles it as objects survive, on Node 24 up to 128 MB, and
 * a step that waits for hours reaches that limit (docs/performance.md). `runs.using` can't pass V8 flags at startup. Node
 * warns about flags that are set later, but V8 reads this one before each growth.
 */

/**
 * Keeps the young generation at its current size. Called after the code has loaded, because loading grows it to a useful
 * size. A V8 without this flag prints a message to standard error and continues.
 */
const keepYoungGeneration = () => (0,external_node_v8_.setFlagsFromString)("--semi-space-growth-factor=1");

;// CONCATENATED MODULE: ./build/src/core/runner.js
/** The process that a step runs in. */


const runnerOf = (process, signal) => ({
    environment: process.env,
    write: (text) => process.stdout.write(text),
    clock: time/* systemClock */.ml,
    random: Math.random,
    signal,
    onLoaded: keepYoungGeneration,
});


/***/ })

};
