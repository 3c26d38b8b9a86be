// The window freezes Object.prototype (`freezePrototype` in tauri.conf.json).
// The fake build does the same before any other module runs, so that code that
// would break in the window breaks in a browser test first.
Object.freeze(Object.prototype);
