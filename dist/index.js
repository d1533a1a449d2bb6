import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 4006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nt: () => (/* binding */ canceledBy),
/* harmony export */   f$: () => (/* binding */ timeLeft),
/* harmony export */   sJ: () => (/* binding */ signalOfChange)
/* harmony export */ });
/* unused harmony export JobCanceled */
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4411);
/** A canceled job as an AbortSignal. The runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that. */

/** From the first signal until the calls of a canceled step end: leaves time for outputs and summary. */
const callsEnd = (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(6.5);
/** From the first signal: how long to wait for the response to a change in progress, so that its effect is known. */
const changesEnd = (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(4);
/** The abort reason of a canceled job. */
class JobCanceled extends DOMException {
    /** Epoch milliseconds of the first signal. */
    at;
    constructor(at) {
        super("the job was canceled", "AbortError");
        this.at = at;
    }
}
/** Aborts at the first signal. Later signals change nothing: the step is ending already. */
function canceledBy(process, now = Date.now) {
    const controller = new AbortController();
    const abort = () => controller.abort(new JobCanceled(now()));
    process.on("SIGINT", abort);
    process.on("SIGTERM", abort);
    return controller.signal;
}
/** Milliseconds left for the calls of a canceled step. */
function timeLeft(clock, { reason }) {
    const since = reason instanceof JobCanceled ? clock.now() - reason.at : 0;
    return Math.max((0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(1), callsEnd - since);
}
/**
 * The signal for a call that changes something: a canceled job doesn't abort it while there is time for its
 * response. Any other reason aborts it immediately. `end` removes the listener from `outer`, which may live for
 * hours.
 */
function signalOfChange(clock, outer) {
    const own = new AbortController();
    const ended = new AbortController();
    const follow = () => {
        const reason = outer.reason;
        const abort = () => own.abort(reason);
        if (reason instanceof JobCanceled)
            clock.sleep(changesEnd, ended.signal).then(abort, () => undefined);
        else
            abort();
    };
    if (outer.aborted)
        follow();
    else
        outer.addEventListener("abort", follow, { once: true });
    const end = () => {
        ended.abort();
        outer.removeEventListener("abort", follow);
    };
    return { signal: own.signal, end };
}


/***/ }),

/***/ 4411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B2: () => (/* binding */ Deadline),
  dg: () => (/* binding */ abortAfter),
  r4: () => (/* binding */ inWords),
  Gx: () => (/* binding */ minutes),
  wt: () => (/* binding */ poll),
  YA: () => (/* binding */ seconds),
  ml: () => (/* binding */ systemClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/src/core/time.js
/** Clock, deadline, pace and poll: the only place in `src/` that reads the time or sleeps. */

const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,promises_namespaceObject.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};
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
/** A time after which waiting ends. */
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
 * Calls `attempt` until it returns a value, and returns that; returns `undefined` after the deadline. The last call
 * happens at the deadline itself, so that a change in the last second counts.
 */
async function poll(options, attempt) {
    const { clock, pace, deadline, signal } = options;
    const start = clock.now();
    for (;;) {
        signal?.throwIfAborted();
        const last = deadline?.passed() ?? false;
        const seen = await attempt();
        if (seen !== undefined || last)
            return seen;
        const wait = pace(clock.now() - start);
        await clock.sleep(deadline === undefined ? wait : Math.min(wait, deadline.remaining()), signal);
    }
}
/**
 * A signal that aborts after `ms`, or with `outer`, unless `cancel` is called first. `cancel` removes the listener
 * from `outer`, which may live for hours (`AbortSignal.any` would keep an entry for each call).
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

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post),
/* harmony export */   i: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _core_cancellation_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4006);
/**
 * The bundle's root: both entry points share its chunks. The runner starts `main.ts` or `post.ts`, and that alone
 * decides the phase. Nothing that `post` loads can start a release (a test reads the packed files). Signal handlers
 * come first, so that a job canceled from then on ends as `cancelled`.
 */

async function main(process) {
    const signal = (0,_core_cancellation_js__WEBPACK_IMPORTED_MODULE_0__/* .canceledBy */ .Nt)(process);
    const [{ step }, { runnerOf }] = await Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(160), __nccwpck_require__.e(887)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6887)), __nccwpck_require__.e(/* import() */ 335).then(__nccwpck_require__.bind(__nccwpck_require__, 2335))]);
    process.exitCode = await step(runnerOf(process, signal));
}
async function post(process) {
    const signal = (0,_core_cancellation_js__WEBPACK_IMPORTED_MODULE_0__/* .canceledBy */ .Nt)(process);
    const [{ endOfJob }, { runnerOf }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 298).then(__nccwpck_require__.bind(__nccwpck_require__, 5298)),
        __nccwpck_require__.e(/* import() */ 335).then(__nccwpck_require__.bind(__nccwpck_require__, 2335)),
    ]);
    process.exitCode = await endOfJob(runnerOf(process, signal));
}

var __webpack_exports__main = __webpack_exports__.i;
var __webpack_exports__post = __webpack_exports__.b;
export { __webpack_exports__main as main, __webpack_exports__post as post };
