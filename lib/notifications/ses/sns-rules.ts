import { jsonObject } from '@/lib/core/json'

/** A message of Amazon SNS, as its HTTP endpoint gets it. */
export type SnsMessage = {
  type: 'Notification' | 'SubscriptionConfirmation' | 'UnsubscribeConfirmation'
  messageId: string
  topicArn: string
  message: string
  subject: string | null
  timestamp: string
  signatureVersion: string
  signature: string
  signingCertUrl: string
  subscribeUrl: string | null
  token: string | null
}

const types = ['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'] as const
const oldest = 60 * 60_000
const fastest = 5 * 60_000

/** Reads a message; null for what has not its form. Fields that SNS may add are left aside: they are not signed either. */
export function readSnsMessage(text: string): SnsMessage | null {
  const sent = jsonObject(text)
  if (!sent) return null
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name] : null)
  const type = types.find((one) => one === sent.Type)
  const [messageId, topicArn, message, timestamp] = [field('MessageId'), field('TopicArn'), field('Message'), field('Timestamp')]
  const [signatureVersion, signature, signingCertUrl] = [field('SignatureVersion'), field('Signature'), field('SigningCertURL')]
  if (!type || !messageId || !topicArn || message === null || !timestamp || !signatureVersion || !signature || !signingCertUrl) return null
  if (!/^[\w-]{1,100}$/.test(messageId)) return null
  const [subscribeUrl, token] = [field('SubscribeURL'), field('Token')]
  if (type !== 'Notification' && !(subscribeUrl && token)) return null
  const subject = field('Subject')
  return { type, messageId, topicArn, message, subject, timestamp, signatureVersion, signature, signingCertUrl, subscribeUrl, token }
}

/** What SNS signs: names and values in the order it prescribes for the type (Amazon SNS, "Verifying message signatures"). */
export function signedText({ type, messageId, topicArn, message, subject, timestamp, subscribeUrl, token }: SnsMessage): string {
  const pairs =
    type === 'Notification'
      ? [['Message', message], ['MessageId', messageId], ...(subject === null ? [] : [['Subject', subject]])]
      : [
          ['Message', message],
          ['MessageId', messageId],
          ['SubscribeURL', subscribeUrl],
        ]
  const rest = [['Timestamp', timestamp], ...(type === 'Notification' ? [] : [['Token', token]]), ['TopicArn', topicArn], ['Type', type]]
  return [...pairs, ...rest].map(([name, value]) => `${name}\n${value}\n`).join('')
}

/** Whether a topic is one of the settings', which name them separated by commas. */
export function isOurTopic(topicArn: string, allowed: string): boolean {
  return allowed
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .includes(topicArn)
}

/** Whether a message is of the last hour; our clock may be five minutes behind. */
export function isFresh(timestamp: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(timestamp)
  return age <= oldest && age >= -fastest
}

/** Whether an address is Amazon's own for certificates: https, sns.<region>.amazonaws.com, .pem, and nothing else to it. */
export function isCertificateUrl(address: string): boolean {
  const url = ofSns(address)
  return url !== null && /^\/[\w-]+\.pem$/.test(url.pathname) && url.search === '' && url.hash === ''
}

/** Whether an address confirms this topic at Amazon, and does nothing else. */
export function isSubscribeUrl(address: string, topicArn: string): boolean {
  const url = ofSns(address)
  return url !== null && url.pathname === '/' && url.searchParams.get('Action') === 'ConfirmSubscription' && url.searchParams.get('TopicArn') === topicArn
}

function ofSns(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return plain && /^sns\.[a-z]{2}(-[a-z]+)+-\d\.amazonaws\.com$/.test(url.hostname) ? url : null
}
