import { env } from '@/lib/core/env'
import { jsonObject } from '@/lib/core/json'
import { shortWords } from '../in-words'
import { askService, isForLater } from './ask-service'
import type { Attempt, Channel } from './channel'

/** What Slack says when it is its own trouble; anything else it refuses for good. */
const forLater = ['ratelimited', 'rate_limited', 'internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']

/** A direct message in Slack (Web API, chat.postMessage). */
export const slack: Channel = {
  isSetUp: () => Boolean(env.SLACK_BOT_TOKEN),
  job: 'slack.send',
  opening: (at) => ({ status: 'queued', queuedAt: at }),
  write: async (delivery) => {
    const { slackId } = delivery.preferences
    if (!slackId) return null
    const { title, place } = shortWords(delivery)
    return { address: slackId, subject: title, send: () => postMessage(slackId, escaped(title), place) }
  },
}

async function postMessage(channel: string, title: string, place: string | null): Promise<Attempt> {
  const answer = await askService(`${env.SLACK_API_URL}/chat.postMessage`, {
    headers: { authorization: `Bearer ${env.SLACK_BOT_TOKEN}`, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ channel, text: place ? `<${place}|${title}>` : title, unfurl_links: false, unfurl_media: false }),
  })
  if ('error' in answer) return { kind: 'temporary', error: answer.error }
  const said = jsonObject(answer.body)
  if (answer.status === 200 && said?.ok === true) return { kind: 'sent', providerId: typeof said.ts === 'string' ? said.ts : 'slack' }
  const word = typeof said?.error === 'string' ? said.error.slice(0, 100) : null
  if (!word)
    return { kind: isForLater(answer.status) || answer.status < 400 ? 'temporary' : 'refused', error: `${answer.status}: an answer nobody understands` }
  return { kind: forLater.includes(word) || isForLater(answer.status) ? 'temporary' : 'refused', error: `${answer.status}: ${word}` }
}

/** Words of ours as text, not as Slack's marks (Formatting text for app surfaces). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
