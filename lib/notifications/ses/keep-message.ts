import { verify, type X509Certificate } from 'node:crypto'
import { env } from '@/lib/core/env'
import { DomainError } from '@/lib/core/errors'
import { db } from '@/lib/db/client'
import { enqueue } from '@/lib/queue/enqueue'
import { certificatesFrom, isOfSns, loadFromAmazon } from './certificates'
import { isCertificateUrl, isFresh, isOurTopic, isSubscribeUrl, readSnsMessage, type SnsMessage, signedText } from './sns-rules'

/** Who looks up certificates, and when it is. */
type Circumstances = { certificateAt: (url: string, now: Date) => Promise<X509Certificate>; now: Date }

const amazons = certificatesFrom(loadFromAmazon)
const hashes: Record<string, string> = { '1': 'sha1', '2': 'sha256' }

/**
 * Writes down what Amazon SNS says, with the job that works on it, and nothing else: the answer must not wait. Refuses
 * (`forbidden`, with the reason) what is not of a topic in the settings, older than an hour, or not signed by Amazon;
 * what is wrong on its face is refused before any certificate is fetched. The same message again is kept once.
 */
export async function keepMessage(text: string, { certificateAt, now }: Circumstances = { certificateAt: amazons, now: new Date() }): Promise<void> {
  const message = readSnsMessage(text)
  if (!message) throw new DomainError('invalid', 'not_sns')
  const { type, messageId, topicArn } = message
  demandWorth(message, now)
  if (!isSigned(message, await certificateAt(message.signingCertUrl, now), now)) throw new DomainError('forbidden', 'signature')
  await db.system.$transaction(async (tx) => {
    const { count } = await tx.sesMessage.createMany({ data: [{ id: messageId, type, topicArn, body: text, receivedAt: now }], skipDuplicates: true })
    if (count === 1 && type !== 'UnsubscribeConfirmation') await enqueue(tx, type === 'Notification' ? 'ses.hear' : 'ses.confirm', { messageId })
  })
}

function demandWorth({ type, topicArn, timestamp, signatureVersion, signingCertUrl, subscribeUrl }: SnsMessage, now: Date): void {
  if (!isOurTopic(topicArn, env.SES_TOPIC_ARNS)) throw new DomainError('forbidden', 'topic')
  if (!isFresh(timestamp, now)) throw new DomainError('forbidden', 'age')
  if (!hashes[signatureVersion]) throw new DomainError('forbidden', 'signature_version')
  if (!isCertificateUrl(signingCertUrl)) throw new DomainError('forbidden', 'certificate_address')
  if (type === 'SubscriptionConfirmation' && !isSubscribeUrl(subscribeUrl ?? '', topicArn)) throw new DomainError('forbidden', 'subscribe_address')
}

function isSigned(message: SnsMessage, certificate: X509Certificate, now: Date): boolean {
  if (!isOfSns(certificate, now)) return false
  const signature = Buffer.from(message.signature, 'base64')
  return verify(hashes[message.signatureVersion], Buffer.from(signedText(message)), certificate.publicKey, signature)
}
