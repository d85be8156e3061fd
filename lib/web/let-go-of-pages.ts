const shared = globalThis as typeof globalThis & { casebellLetsGo?: true }

/**
 * Lets a page go once it is made. React ends each one by aborting its signal with an error that nobody reads, and as long as
 * nobody reads its stack, V8 keeps the frames: with them the `setImmediate` it ran on, by its list each one that ran
 * after, and with those their requests. A server that is never idle kept every page it made until its memory was full
 * (react/react#37288). A stack that was read is a text and keeps nothing. A repeat changes nothing.
 */
export function letGoOfPages(): void {
  if (shared.casebellLetsGo) return
  shared.casebellLetsGo = true
  const { abort } = AbortController.prototype
  AbortController.prototype.abort = function (reason: unknown = new DOMException('This operation was aborted', 'AbortError')) {
    if (reason instanceof Error) void reason.stack
    abort.call(this, reason)
  }
}
