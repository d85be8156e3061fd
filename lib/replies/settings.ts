import { env } from '@/lib/core/env'

/** Whether SPF, DKIM and DMARC decide who sent a mail; without, its From is believed, which is for development only. */
export const senderIsChecked = () => env.REPLY_SENDER_CHECK === 'dns'
