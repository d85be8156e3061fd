import { hearSns } from '@/lib/web/hear-sns'

/** What Amazon SES says of our mail by way of SNS; its signature stands for a session. */
export const POST = (request: Request) => hearSns(request)
