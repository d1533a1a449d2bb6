export const id = 279;
export const ids = [279];
export const modules = {

/***/ 7279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Failure: () => (/* binding */ Failure),
/* harmony export */   fill: () => (/* binding */ fill),
/* harmony export */   messageOf: () => (/* binding */ messageOf)
/* harmony export */ });
/** What went wrong, in the form in which a person is told. */
/** An error that has a name and is meant for the user. Everything else that is thrown is a bug. */
class Failure extends Error {
    name = "Failure";
    why;
    constructor(why, options) {
        super(why.what, options);
        this.why = why;
    }
}
/** The message of anything that can be thrown. */
function messageOf(thrown) {
    if (thrown instanceof Error)
        return thrown.message === "" ? thrown.name : thrown.message;
    try {
        return String(thrown);
    }
    catch {
        return Object.prototype.toString.call(thrown);
    }
}
/**
 * A catalogue text with its `{name}` or `{name|words when there is no value}` placeholders filled. Values are put
 * in as they are and never read as placeholders themselves.
 */
function fill(text, values) {
    return text.replace(/\{(\w+)(?:\|([^{}]*))?\}/gu, (_, name, otherwise) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        return value ?? otherwise ?? name;
    });
}


/***/ })

};
