import { env } from '@/lib/core/env'
import { jsonObject } from '@/lib/core/json'
import { shortWords } from '../in-words'
import { askService, isForLater } from './ask-service'
import type { Attempt, Channel } from './channel'

/** A text message by Twilio (Messages resource, 2010-04-01), to a number that was proved. Never names a file or a paper. */
export const sms: Channel = {
  isSetUp: () => Boolean(env.TWILIO_ACCOUNT_SID && env.TWILIO_AUTH_TOKEN && env.TWILIO_FROM),
  job: 'sms.send',
  opening: (at) => ({ status: 'queued', queuedAt: at }),
  write: async (delivery) => {
    const { smsPhone, phoneVerified } = delivery.preferences
    if (!smsPhone || !phoneVerified) return null
    const { title, place } = shortWords(delivery)
    const text = `${delivery.tenant.name}: ${title}${place ? ` ${place}` : ''}`
    return { address: smsPhone, subject: title, send: () => sendSms(smsPhone, text) }
  },
}

/** Gives a text to Twilio. What Twilio refuses for good (a number that is none, a person who said STOP) is not tried again. */
export async function sendSms(to: string, text: string): Promise<Attempt> {
  const { TWILIO_ACCOUNT_SID: account = '', TWILIO_AUTH_TOKEN: token = '', TWILIO_FROM: from = '', TWILIO_API_URL: base } = env
  const answer = await askService(`${base}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`, {
    headers: { authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ To: to, From: from, Body: text }).toString(),
  })
  if ('error' in answer) return { kind: 'temporary', error: answer.error }
  const said = jsonObject(answer.body)
  if (answer.status >= 200 && answer.status < 300) {
    return typeof said?.sid === 'string' ? { kind: 'sent', providerId: said.sid } : { kind: 'temporary', error: 'an answer nobody understands' }
  }
  const error = `${answer.status}: ${typeof said?.code === 'number' ? `${said.code} ` : ''}${typeof said?.message === 'string' ? said.message : ''}`
    .trim()
    .slice(0, 300)
  return { kind: isForLater(answer.status) ? 'temporary' : 'refused', error }
}
