import { z } from 'zod'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = z.preprocess(blankIsAbsent, z.string().optional())
const withDefault = (value: string) => z.preprocess(blankIsAbsent, z.string().default(value))
const required = z.string().min(1)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_RUNTIME_URL: required,
  DATABASE_SYSTEM_URL: required,
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(20),
  CASEBELL_URL: z.string().url().default('http://localhost:3000'),
  CASEBELL_PROXIES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(9).default(0)),
  CASEBELL_SECRET: required,
  CASEBELL_FILE_KEY: required,
  CASEBELL_DATA_DIR: z.string().default('./.casebell'),
  CASEBELL_MAILBOX: optional,
  SMTP_URL: optional,
  MAIL_FROM: z.string().default('notices@casebell.example.test'),
  SES_TOPIC_ARNS: z.string().default(''),
  SES_CONFIGURATION_SET: optional,
  REPLY_DOMAIN: optional,
  REPLY_SMTP_HOST: withDefault('0.0.0.0'),
  REPLY_SMTP_PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).optional()),
  REPLY_TLS_CERT: optional,
  REPLY_TLS_KEY: optional,
  REPLY_SENDER_CHECK: z.preprocess(blankIsAbsent, z.enum(['dns', 'off']).default('dns')),
  REPLY_WEBHOOK_SECRET: optional,
  UPLOADTHING_TOKEN: optional,
  CLAMD_URL: optional,
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_FROM: optional,
  TWILIO_API_URL: withDefault('https://api.twilio.com'),
  SLACK_BOT_TOKEN: optional,
  SLACK_API_URL: withDefault('https://slack.com/api'),
  VAPID_PUBLIC_KEY: optional,
  VAPID_PRIVATE_KEY: optional,
  VAPID_SUBJECT: optional,
  PUSH_HOSTS: withDefault('fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com'),
  METRICS_TOKEN: optional,
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).default(60),
  SESSION_MAX_HOURS: z.coerce.number().int().min(1).default(12),
})
export type Env = z.infer<typeof schema>

let parsed: Env | undefined

/** The settings, read once when first asked for. A missing or wrong one is named in one sentence. See .env.example. */
export const env: Env = new Proxy({} as Env, {
  get: (_, key: keyof Env) => {
    parsed ??= parse()
    return parsed[key]
  },
})

function parse(): Env {
  const result = schema.safeParse(process.env)
  if (result.success) return result.data
  const wrong = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new Error(`Casebell cannot start: these settings are missing or wrong: ${wrong}. See .env.example.`)
}

/** Reads the settings anew; for tests that change them. */
export function forgetEnv(): void {
  parsed = undefined
}
