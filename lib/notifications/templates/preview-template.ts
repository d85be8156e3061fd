import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { letterFor } from '../mails/letter-for'
import { renderLetter } from '../mails/render-letter'
import { judgeWords } from './own-words'
import type { Fault } from './rules'
import { type SampleOffice, sampleDelivery } from './sample'
import { type Scene, scenesOf } from './scenes'
import type { PreviewTemplate } from './schema'

export type TemplatePreview = {
  scene: Scene
  subject: string
  html: string
  text: string
  /** by block, what keeps the words from being saved; those blocks are shown in the built-in words */
  faulty: Record<string, Fault>
}

/** The mail as it would go out with these words, of made-up people and papers. Nothing is kept. A scene the mail has not is its usual one. */
export async function previewTemplate(actor: Actor, { mail, locale, words, scene }: PreviewTemplate): Promise<TemplatePreview> {
  demand(actor, 'configuration.manage')
  const { own, faulty } = judgeWords(mail, locale, words)
  const shown = scenesOf(mail).find((one) => one === scene) ?? scenesOf(mail)[0]
  const [office] = await read<SampleOffice>(actor, Prisma.sql`SELECT name, address, phone, color, "timeZone" FROM "Tenant" WHERE id = ${actor.tenantId}::uuid`)
  const letter = office && letterFor(sampleDelivery(mail, locale, shown, own, office))
  if (!letter) throw new Error(`the sample of ${mail} makes no letter`)
  return { scene: shown, subject: letter.subject, ...(await renderLetter(letter.element)), faulty }
}
