import pino, { type Logger } from 'pino'

const shared = globalThis as typeof globalThis & { casebellLog?: Logger }

/** One line an event, as JSON: tenant, event and request by id, never a person's words or address. */
export const log = shared.casebellLog ?? openLog()
shared.casebellLog = log

function openLog(): Logger {
  const options = {
    level: process.env.LOG_LEVEL || (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', 'token', 'authorization', 'cookie', 'secret'],
      censor: '[redacted]',
    },
  }
  // lines are written together: a reader of our output that is slow slows nobody who is served
  return pino(options, pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 500 }))
}

/** What is told of an error: where it broke and what kind it is. Its sentence comes without the values in it. */
export function errorInLog(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table, digest } = error as { code?: unknown; constraint?: unknown; table?: unknown; digest?: unknown }
  return {
    name: error.name,
    message: withoutValues(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint, table } : {}),
    ...(typeof digest === 'string' ? { digest } : {}),
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause && depth < 3 ? { cause: errorInLog(error.cause, depth + 1) } : {}),
  }
}

/** A sentence without what was put into it: quoted texts, mail addresses, web addresses' queries, long numbers. */
export function withoutValues(sentence: string): string {
  return sentence
    .replace(/Failing row contains [\s\S]*/, 'Failing row contains …') // PostgreSQL lists the row
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|\([^()]*\)=\([^()]*\)/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\?\S+/g, '?…')
    .replace(/[\w-]{24,}|\d[\d-]{3,}/g, '…')
    .slice(0, 500)
}
