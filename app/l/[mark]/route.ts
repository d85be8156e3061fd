import { followLink } from '@/lib/web/follow-link'

type Context = { params: Promise<{ mark: string }> }

/** A link of a letter: only what we sealed leads anywhere, and only to ourselves. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return followLink(request, (await params).mark)
}

export const HEAD = GET
