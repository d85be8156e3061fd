/** Nothing. Without this file Turbopack takes the one of the folder above. */
export function register() {}
