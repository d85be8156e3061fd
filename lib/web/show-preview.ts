import type { Actor } from '@/lib/core/actor'
import { messagesOf } from '@/lib/core/i18n'
import { getTemplate } from '@/lib/notifications/templates/get-template'
import { previewSheet } from '@/lib/notifications/templates/preview-sheet'
import { previewTemplate } from '@/lib/notifications/templates/preview-template'
import type { PreviewTemplate, TemplateOf } from '@/lib/notifications/templates/schema'

/** Answers with a mail in these words at both widths, for a frame of our own pages: no script, no form, nothing fetched. */
export async function showPreview(actor: Actor, form: PreviewTemplate): Promise<Response> {
  const sheet = previewSheet(form, await previewTemplate(actor, form), messagesOf(actor.locale).admin.templates)
  return new Response(sheet, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    },
  })
}

/** The same with the words as they are now. */
export async function showTemplate(actor: Actor, of: TemplateOf): Promise<Response> {
  const { blocks } = await getTemplate(actor, of)
  return showPreview(actor, { ...of, words: blocks.map(({ id, text }) => ({ block: id, text })) })
}
