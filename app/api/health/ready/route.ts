import { GET as health } from '../route'

export const dynamic = 'force-dynamic'

/** Whether a load balancer may send people here. */
export const GET = () => health()
