export const id = 619;
export const ids = [619];
export const modules = {

/***/ 7619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   escapedData: () => (/* binding */ escapedData),
/* harmony export */   workflowCommand: () => (/* binding */ workflowCommand)
/* harmony export */ });
/** One command, with its line break. */
function workflowCommand(name, properties, data) {
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
    return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapedData(data)}\n`;
}
const escapedData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text) => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");


/***/ })

};
