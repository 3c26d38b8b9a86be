// The page's way to the core, made from the Rust contract.
export { COMMANDS, ERROR_CODES, type Backend } from "../contract";
