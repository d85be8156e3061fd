import { createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { newId } from '@/lib/core/ids'

export const topicArn = 'arn:aws:sns:us-west-2:123456789012:casebell-mail'
export const certificateUrl = 'https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123abcd.pem'

/** Somebody who can sign as SNS does, with a certificate of their own. */
export type Signer = { pem: string; privateKey: KeyObject }

const part = (tag: number, ...inside: Buffer[]): Buffer => {
  const body = Buffer.concat(inside)
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...inside: Buffer[]) => part(0x30, ...inside)
const objectId = (hex: string) => part(0x06, Buffer.from(hex, 'hex'))
const name = (text: string) => sequence(part(0x31, sequence(objectId('550403'), part(0x0c, Buffer.from(text)))))
const moment = (at: Date) => part(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+/g, '')}`))

/** A certificate of a name, valid between two times (X.509; RSA with SHA-256), signed by itself. */
export function aSigner(commonName = 'sns.amazonaws.com', from = new Date('2020-01-01'), until = new Date('2050-01-01')): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const algorithm = sequence(objectId('2a864886f70d01010b'), part(0x05))
  const content = sequence(
    part(0xa0, part(0x02, Buffer.from([2]))),
    part(0x02, Buffer.from([1])),
    algorithm,
    name(commonName),
    sequence(moment(from), moment(until)),
    name(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const der = sequence(content, algorithm, part(0x03, Buffer.from([0]), sign('sha256', content, privateKey)))
  return { pem: `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`, privateKey }
}

export type Sns = Record<string, string>

/** A message as SNS sends it, signed; written out here as Amazon documents it, not by the code that checks it. */
export function signed({ privateKey }: Signer, fields: Sns = {}): Sns {
  const message: Sns = {
    Type: 'Notification',
    MessageId: newId(),
    TopicArn: topicArn,
    Message: '{}',
    Timestamp: new Date().toISOString(),
    SignatureVersion: '2',
    SigningCertURL: certificateUrl,
    ...fields,
  }
  const names =
    message.Type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
  const text = names.flatMap((one) => (message[one] === undefined ? [] : [`${one}\n${message[one]}\n`])).join('')
  const signature = createSign(message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
    .update(text, 'utf8')
    .sign(privateKey, 'base64')
  return { ...message, Signature: signature }
}
