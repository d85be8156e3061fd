import { createRouteHandler, createUploadthing, UploadThingError, UTFiles } from 'uploadthing/server'
import { z } from 'zod'
import { type Actor, roles } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { locales } from '@/lib/core/locale'
import { errorInLog, log } from '@/lib/core/log'
import { keepable } from '@/lib/core/text'
import { placeShape, sentFileSchema } from '@/lib/documents/schema'
import { beginUpload, failUpload, failureCodeOf } from '@/lib/documents/uploads'
import { OurFault, receiveFile } from '@/lib/holds/receive-file'
import { answerIngest } from '@/lib/storage/ingest'
import { ourOrigins, uploadToken, usesOwnIngest } from '@/lib/storage/ingest-url'
import { answerPartial, expectFile, readPartial } from '@/lib/storage/partial-store'
import { largestFile } from '@/lib/storage/sniff-file'
import { fetchFromService, forgetAtService } from '@/lib/storage/uploadthing-service'

/** What the browser gets for a file that came whole: its receipt, or why it was not taken. */
export type UploadAnswer = { ok: true; fileName: string; receiptNumber: string; findings: string[] } | { ok: false; code: string }

const askerSchema = z.object({
  tenantId: z.string(),
  userId: z.string(),
  role: z.enum([...roles, 'system']),
  name: z.string(),
  locale: z.enum(locales),
  timeZone: z.string(),
  departmentId: z.string().nullable(),
  ip: z.string().nullable(),
  requestId: z.string(),
  sessionId: z.string().optional(),
})
const metadataSchema = z.object({ ...placeShape, uploadId: z.string(), size: z.number(), asker: askerSchema })

/** Whether a file is announced in a way that one could be. What is not is nonsense, and no try worth keeping. */
function isAnnounced({ size, type }: { size: number; type: string }): boolean {
  return Number.isSafeInteger(size) && size >= 0 && size < 2 ** 31 && keepable(type) === type
}

const askers = new WeakMap<Request, Actor>()
const create = createUploadthing({ errorFormatter: (error) => ({ message: error.message }) })

const uploadRouter = {
  caseFile: create({ blob: { maxFileSize: '32MB', maxFileCount: 1 } }, { presignedURLTTL: '1 day' })
    .input(sentFileSchema)
    .middleware(async ({ req, files, input }) => {
      const actor = askers.get(req)
      const file = files[0]
      if (!actor || !file || files.length > 1) throw new UploadThingError({ code: 'FORBIDDEN', message: 'forbidden' })
      if (!isAnnounced(file)) throw new UploadThingError({ code: 'BAD_REQUEST', message: 'wrong' })
      try {
        const { fingerprint, ...place } = input
        const { uploadId } = await beginUpload(actor, {
          ...place,
          fileName: file.name,
          size: file.size,
          mediaType: file.type,
          resumeKey: fingerprint,
        })
        if (file.size > largestFile) {
          await failUpload(actor, uploadId, 'too_large')
          throw new DomainError('invalid', 'too_large')
        }
        const { at: _, ...asker } = actor
        return {
          ...place,
          uploadId,
          size: file.size,
          asker,
          [UTFiles]: [{ ...file, name: keepable(file.name), customId: uploadId }],
        }
      } catch (error) {
        if (error instanceof DomainError) throw new UploadThingError({ code: 'BAD_REQUEST', message: error.reason })
        throw error
      }
    })
    .onUploadComplete(async ({ metadata, file }): Promise<UploadAnswer> => {
      const { asker, uploadId, size: _, ...place } = metadataSchema.parse(metadata)
      const actor: Actor = { ...asker, at: new Date() }
      try {
        const bytes = { size: file.size, read: () => (usesOwnIngest() ? readPartial(uploadId) : fetchFromService(file)) }
        const receipt = await receiveFile(actor, { ...place, uploadId, fileName: file.name, mediaType: file.type, bytes })
        return { ok: true, fileName: receipt.fileName, receiptNumber: receipt.receiptNumber, findings: receipt.findings }
      } catch (error) {
        if (error instanceof DomainError) {
          if (!usesOwnIngest()) await forgetAtService(file)
          return { ok: false, code: failureCodeOf(error) }
        }
        log.error({ requestId: asker.requestId, uploadId, err: errorInLog(error) }, 'a file that came whole was not kept')
        // where not even that could be noted, its sender's next try goes on with what came
        if (error instanceof OurFault) return { ok: false, code: 'our_fault' }
        throw error
      }
    }),
}
/** Answers a browser that wants to send a file: an address to send it to, and a note of when it began. */
export async function beginSending(actor: Actor, request: Request): Promise<Response> {
  if (request.headers.has('uploadthing-hook')) throw new DomainError('forbidden', 'hook')
  askers.set(request, actor)
  return handlerFor(request.headers.get('origin') ?? '')(request)
}

/** Takes the service's word that a file is whole. Its signature is the way in; with our own ingest nobody calls. */
export async function hearService(request: Request): Promise<Response> {
  if (usesOwnIngest() || !request.headers.has('uploadthing-hook')) return new Response(null, { status: 404 })
  return handlerFor(ourOrigins()[0] ?? '')(request)
}

/** Takes the bytes of a file from whoever began to send it, and answers with the receipt once it is whole. */
export async function takeBytes(actor: Actor, request: Request): Promise<Response> {
  const isSenders = (metadata: unknown) => {
    const { asker } = metadataSchema.parse(metadata)
    // whoever has another role or department by now begins anew, and is asked anew
    const same = ['userId', 'tenantId', 'role', 'departmentId'] as const
    return same.every((part) => asker[part] === actor[part])
  }
  return answerIngest(request, actor.at, isSenders, (payload, signature) => {
    const headers = { 'uploadthing-hook': 'callback', 'x-uploadthing-signature': signature, 'content-type': 'application/json' }
    return handlerFor(ourOrigins()[0] ?? '')(new Request(`${ourOrigins()[0]}/api/uploadthing?slug=caseFile`, { method: 'POST', body: payload, headers }))
  })
}

const handlers = new Map<string, (request: Request) => Promise<Response>>()

/** One handler for each of our (at most two) origins: the address a browser gets must be of the origin it is on. */
function handlerFor(origin: string): (request: Request) => Promise<Response> {
  if (!ourOrigins().includes(origin)) throw new DomainError('forbidden', 'origin')
  const before = handlers.get(origin)
  if (before) return before
  const own = { ingestUrl: `${origin}/api/ingest`, fetch: toOurselves }
  const made = createRouteHandler({
    router: uploadRouter,
    config: {
      token: uploadToken(),
      isDev: false,
      handleDaemonPromise: 'await',
      logLevel: 'Error',
      callbackUrl: `${ourOrigins()[0]}/api/uploadthing/callback`,
      ...(usesOwnIngest() ? own : {}),
    },
  })
  handlers.set(origin, made)
  return made
}

const registrationSchema = z.object({ metadata: metadataSchema })
const resultSchema = z.object({ callbackData: z.unknown() })

/** What UploadThing's handler asks of its ingest, answered in this process: there is no other server to ask. */
async function toOurselves(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input instanceof Request ? input : String(input), { ...init, ...(init?.body ? { duplex: 'half' } : {}) } as RequestInit)
  const body: unknown = await request.json()
  if (request.url.endsWith('/route-metadata')) {
    const { metadata } = registrationSchema.parse(body)
    await expectFile(metadata.uploadId, metadata.size, metadata)
  } else {
    const { fileKey } = z.object({ fileKey: z.string() }).parse(body)
    await answerPartial(fileKey, resultSchema.parse(body).callbackData)
  }
  return Response.json({ ok: true })
}
