import { z } from 'zod'

const text = z.string()
const optional = text.optional()
const whole = (least: number, most = Number.MAX_SAFE_INTEGER) => z.coerce.number().int().min(least).max(most)
const url = (...protocols: string[]) => text.refine((value) => isAddress(value, protocols))
const minutesOrHours = whole(1)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_RUNTIME_URL: text,
  DATABASE_SYSTEM_URL: text,
  DATABASE_POOL: whole(1, 200).default(20),
  CASEBELL_URL: url('http:', 'https:').default('http://localhost:3000'),
  CASEBELL_PROXIES: whole(0, 9).default(0),
  CASEBELL_SECRET: text.min(32),
  CASEBELL_FILE_KEY: text.transform(withoutBlanks).refine(areFileKeys),
  CASEBELL_DATA_DIR: text.default('./.casebell'),
  CASEBELL_MAILBOX: optional,
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: text.default('notices@casebell.example.test'),
  SES_TOPIC_ARNS: text.default(''),
  SES_CONFIGURATION_SET: optional,
  REPLY_DOMAIN: optional,
  REPLY_SMTP_HOST: text.default('0.0.0.0'),
  REPLY_SMTP_PORT: whole(0, 65_535).optional(),
  REPLY_TLS_CERT: optional,
  REPLY_TLS_KEY: optional,
  REPLY_SENDER_CHECK: z.enum(['dns', 'off']).default('dns'),
  REPLY_WEBHOOK_SECRET: optional,
  UPLOADTHING_TOKEN: text.refine(isUploadToken).optional(),
  CLAMD_URL: url('tcp:', 'unix:').optional(),
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_FROM: optional,
  TWILIO_API_URL: url('http:', 'https:').default('https://api.twilio.com'),
  SLACK_BOT_TOKEN: optional,
  SLACK_API_URL: url('http:', 'https:').default('https://slack.com/api'),
  VAPID_PUBLIC_KEY: optional,
  VAPID_PRIVATE_KEY: optional,
  VAPID_SUBJECT: optional,
  PUSH_HOSTS: text.default('fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com'),
  METRICS_TOKEN: optional,
  SESSION_IDLE_MINUTES: minutesOrHours.default(60),
  SESSION_MAX_HOURS: minutesOrHours.default(12),
})
export type Env = z.infer<typeof schema>

/** What a setting must be, where it is more than any text. */
const wanted: Partial<Record<keyof Env, string>> = {
  NODE_ENV: 'development, production or test',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  DATABASE_POOL: 'a number from 1 to 200',
  CASEBELL_URL: 'an address like https://cases.example.org',
  CASEBELL_PROXIES: 'a number from 0 to 9',
  CASEBELL_SECRET: '32 characters or more',
  CASEBELL_FILE_KEY: 'id:base64 of 32 bytes (several separated by commas, each with an id of its own)',
  SMTP_URL: 'an address like smtps://user:password@mail.example.org:465',
  REPLY_SMTP_PORT: 'a port from 0 to 65535',
  REPLY_SENDER_CHECK: 'dns or off',
  UPLOADTHING_TOKEN: 'a token as UploadThing gives it (base64)',
  CLAMD_URL: 'an address like tcp://host:3310 or unix:///run/clamd.sock',
  TWILIO_API_URL: 'an address like https://api.twilio.com',
  SLACK_API_URL: 'an address like https://slack.com/api',
  SESSION_IDLE_MINUTES: 'a whole number of minutes from 1 on',
  SESSION_MAX_HOURS: 'a whole number of hours from 1 on',
}

let parsed: Env | undefined

/** The settings, read once when first asked for; an empty one is absent. See .env.example. */
export const env: Env = new Proxy({} as Env, {
  get: (_, key: keyof Env) => {
    parsed ??= parse()
    return parsed[key]
  },
})

/** What is wrong with settings and what they must be, in a sentence for whoever starts Casebell; null when nothing is. Their values are not told. */
export function wrongSettings(settings: Record<string, string | undefined>): string | null {
  const names = new Set(schema.safeParse(withoutEmpty(settings)).error?.issues.map((issue) => issue.path.join('.') as keyof Env))
  if (names.size === 0) return null
  const wrong = [...names].map((name) => (settings[name] ? `${name} must be ${wanted[name] ?? 'right'}` : `${name} is missing`))
  return `Casebell cannot start: ${wrong.join('; ')}. Correct it in the environment or in .env (.env.example explains each setting), and start again.`
}

function parse(): Env {
  const wrong = wrongSettings(process.env)
  if (wrong) throw new Error(wrong)
  return schema.parse(withoutEmpty(process.env))
}

const withoutEmpty = (settings: Record<string, string | undefined>) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''))

function isAddress(value: string, protocols: string[]): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, pathname } = new URL(value)
  return protocols.includes(protocol) && (protocol === 'unix:' ? pathname.startsWith('/') : hostname !== '')
}

/** A list without the blanks that people write behind its commas. */
function withoutBlanks(list: string): string {
  const entries = list.split(',').map((entry) => entry.trim())
  return entries.join(',')
}

/** Whether each is a key, and no two of them have one id: the second could never be asked for. */
function areFileKeys(list: string): boolean {
  const entries = [...new Set(list.split(','))]
  return entries.every(isFileKey) && new Set(entries.map((entry) => entry.slice(0, entry.indexOf(':')))).size === entries.length
}

/** Whether it is an id and 32 bytes in base64, as `lib/storage/file-keys.ts` reads it. */
function isFileKey(entry: string): boolean {
  const cut = entry.indexOf(':')
  return cut > 0 && Buffer.from(entry.slice(cut + 1), 'base64').length === 32
}

function isUploadToken(token: string): boolean {
  try {
    const { apiKey, appId, regions } = JSON.parse(Buffer.from(token, 'base64').toString()) as Record<string, unknown>
    return typeof apiKey === 'string' && typeof appId === 'string' && Array.isArray(regions)
  } catch {
    return false
  }
}

/** Reads the settings anew; for tests that change them. */
export function forgetEnv(): void {
  parsed = undefined
}
