import { hearMail } from '@/lib/web/hear-mail'

/** A mail as a provider took it for us; its signature stands for a session. */
export const POST = (request: Request) => hearMail(request)
