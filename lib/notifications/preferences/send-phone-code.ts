import { translator } from '@/lib/core/i18n'
import { toLocale } from '@/lib/core/locale'
import { transact } from '@/lib/db/transact'
import { sendSms } from '../channels/sms'

/** Texts a code to the number it is to prove, while it is good. A service that is away is asked again; one that refuses is not. */
export async function sendPhoneCode({ tenantId, codeId, code }: { tenantId: string; codeId: string; code: string }): Promise<void> {
  const asked = await transact({ tenantId }, (tx) =>
    tx.phoneCode.findFirst({
      where: { tenantId, id: codeId, usedAt: null, expiresAt: { gt: new Date() } },
      select: { phone: true, user: { select: { locale: true, tenant: { select: { name: true } } } } },
    }),
  )
  if (!asked) return
  const t = translator(toLocale(asked.user.locale), 'mail')
  const sent = await sendSms(asked.phone, t('phoneCode', { code, office: asked.user.tenant.name }))
  if (sent.kind === 'temporary') throw new Error(`the text service is away: ${sent.error}`)
}
