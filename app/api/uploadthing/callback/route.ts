import { hearService } from '@/lib/web/upload-router'

/** The UploadThing service says that a file is whole; its signature stands for a session. */
export const POST = (request: Request) => hearService(request)
