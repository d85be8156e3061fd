export const dynamic = 'force-dynamic'

/** Whether this process lives; one that does not answer is to be started anew. */
export const GET = () => Response.json({ live: true }, { headers: { 'cache-control': 'no-store' } })
