import { showPixel } from '@/lib/web/follow-link'

type Context = { params: Promise<{ mark: string }> }

/** The picture nobody sees, by which a letter tells that it was opened. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return showPixel(request, (await params).mark)
}

export const HEAD = GET
