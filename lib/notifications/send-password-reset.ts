import { createElement } from 'react'
import { Notice } from '@/emails/Notice'
import { env } from '@/lib/core/env'
import { translator } from '@/lib/core/i18n'
import { toLocale } from '@/lib/core/locale'
import { transact } from '@/lib/db/transact'
import { post } from './channels/email'
import { named } from './mails/letter'
import { renderLetter } from './mails/render-letter'
import { recordLetter } from './record-letter'
import { wordsOn } from './rules'

/**
 * Mails the link to choose a new password, and writes into the trail that it went out or was refused. Nothing is sent when
 * the link was used or is over, or the person disabled; while the mail server is away the job is tried again, as long as
 * the link lives.
 */
export async function sendPasswordReset({ tenantId, resetId, token }: { tenantId: string; resetId: string; token: string }): Promise<void> {
  const reset = await transact({ tenantId }, async (tx) => {
    const row = await tx.passwordReset.findFirst({
      where: { tenantId, id: resetId, usedAt: null, expiresAt: { gt: new Date() }, user: { disabledAt: null } },
      select: { expiresAt: true, user: { select: { id: true, name: true, email: true, locale: true, timeZone: true, passwordHash: true } } },
    })
    const tenant = await tx.tenant.findUnique({
      where: { id: tenantId },
      select: { name: true, address: true, color: true, timeZone: true },
    })
    return row && tenant && { ...row, tenant }
  })
  if (!reset) return
  const { user, tenant, expiresAt } = reset
  const locale = toLocale(user.locale)
  const timeZone = user.timeZone ?? tenant.timeZone
  const t = translator(locale, 'mail', timeZone)
  // whoever never had a password was invited
  const words = user.passwordHash === null ? 'invitation' : 'resetPassword'
  const until = new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const { html, text } = await renderLetter(
    createElement(Notice, {
      frame: {
        lang: locale,
        preview: t(`${words}.preview`),
        office: tenant.name,
        accent: tenant.color,
        onAccent: wordsOn(tenant.color),
        heading: t(`${words}.heading`),
        intro: t(`${words}.intro`, { name: named(user.name), office: tenant.name }),
        footer: [`${[tenant.name, tenant.address].filter(Boolean).join(', ')}.`, t(`${words}.because`)],
      },
      action: {
        label: t(`${words}.button`),
        url: new URL(`/reset-password/${encodeURIComponent(token)}`, env.CASEBELL_URL).href,
        hint: t(`${words}.hint`, { until: until.format(expiresAt) }),
      },
      facts: [],
      closing: [t(`${words}.notYou`)],
    }),
  )
  const subject = t(`${words}.subject`, { office: tenant.name })
  const sent = await post({
    id: resetId,
    from: { name: tenant.name, address: env.MAIL_FROM },
    to: { name: user.name, address: user.email },
    subject,
    html,
    text,
  })
  if (sent.kind === 'temporary') throw new Error(`the mail server is away: ${sent.error}`)
  const letter = { id: resetId, type: words === 'invitation' ? 'invitation' : 'reset_password', to: { userId: user.id, email: user.email }, subject }
  await transact({ tenantId }, (tx) => recordLetter(tx, { tenantId, cause: `password-link:${resetId}` }, letter, sent))
}
