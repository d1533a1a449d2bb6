export const id = 334;
export const ids = [334];
export const modules = {

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


/***/ }),

/***/ 4184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ Deadline),
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   dg: () => (/* binding */ abortAfter),
/* harmony export */   ml: () => (/* binding */ systemClock),
/* harmony export */   r4: () => (/* binding */ inWords),
/* harmony export */   wC: () => (/* binding */ turn),
/* harmony export */   wt: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/** Clock, deadline, pace and poll: the only place in `src/` that reads the time or sleeps. */

const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};
/** Lets what has been begun go on its way, e.g. a request leave, before work that blocks. */
const turn = () => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
const seconds = (count) => count * 1000;
const minutes = (count) => count * 60_000;
/** `42 s`, `4 m 05 s`, `30 m`, `1 h 02 m`: whole seconds, two units at most. */
function inWords(ms) {
    const whole = Math.max(0, Math.round(ms / 1000));
    if (whole < 60)
        return `${whole} s`;
    const [unit, smaller, count] = whole < 3600 ? ["m", "s", whole] : ["h", "m", Math.round(whole / 60)];
    const rest = count % 60;
    const large = `${Math.floor(count / 60)} ${unit}`;
    return rest === 0 ? large : `${large} ${String(rest).padStart(2, "0")} ${smaller}`;
}
/** A moment after which waiting ends. */
class Deadline {
    clock;
    at;
    constructor(clock, ms) {
        this.clock = clock;
        this.at = clock.now() + ms;
    }
    remaining() {
        return Math.max(0, this.at - this.clock.now());
    }
    passed() {
        return this.clock.now() >= this.at;
    }
}
/**
 * Looks until `look` returns something other than `undefined`, and returns that; `undefined` when the deadline
 * passed. The last look happens at the deadline itself, so what is done in the last second is seen as done.
 */
async function poll(options, look) {
    const { clock, pace, deadline, signal } = options;
    const start = clock.now();
    for (;;) {
        signal?.throwIfAborted();
        const last = deadline?.passed() ?? false;
        const seen = await look();
        if (seen !== undefined || last)
            return seen;
        const wait = pace(clock.now() - start);
        await clock.sleep(deadline === undefined ? wait : Math.min(wait, deadline.remaining()), signal);
    }
}
/**
 * A signal that is aborted `ms` from now, or with `outer`, unless `cancel` was called before. That leaves nothing on
 * `outer`, which may live for hours (on Node 20 `AbortSignal.any` leaves an entry for each call).
 */
function abortAfter(clock, ms, outer) {
    const own = new AbortController();
    const cancelled = new AbortController();
    const follow = () => own.abort(outer?.reason);
    const cancel = () => {
        cancelled.abort();
        outer?.removeEventListener("abort", follow);
    };
    if (outer?.aborted)
        follow();
    outer?.addEventListener("abort", follow, { once: true });
    const expire = () => own.abort(new DOMException(`not done within ${ms} ms`, "TimeoutError"));
    clock.sleep(ms, cancelled.signal).then(expire, () => undefined);
    return { signal: own.signal, cancel };
}


/***/ })

};
