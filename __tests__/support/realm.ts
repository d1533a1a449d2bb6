/**
 * Jest runs tests in a realm of their own, where an error of Node's core (`read ECONNRESET`) is no instance of the
 * global `Error`; the SDK then wraps it and loses its code. Here it is one, as it is in a plain process.
 */
import { types } from "node:util";

const usual = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, thrown: unknown): boolean {
    return usual.call(this as () => void, thrown) || (this === Error && types.isNativeError(thrown));
  },
});
