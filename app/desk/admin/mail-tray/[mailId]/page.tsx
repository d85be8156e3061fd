import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AttachMailForm } from '@/components/admin/AttachMailForm'
import { MailFiles } from '@/components/admin/MailFiles'
import { SettleMailForm } from '@/components/admin/SettleMailForm'
import { NoSuch } from '@/components/desk/NoSuch'
import { momentInWords } from '@/components/ui/dates'
import { may } from '@/lib/access/demand'
import { nullIfNotFound } from '@/lib/core/errors'
import { getTrayMail } from '@/lib/replies/list-mail-tray'
import { limits } from '@/lib/replies/rules'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { attachMailAction, settleMailAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.mailTray'))('title') }
}

const refusals = ['missing', 'sure', 'too_short', 'too_long', 'case', 'case_deleted', 'mail', 'already_settled', 'unreadable', 'forbidden']

/** One mail of the tray, as text, and the two ways it can go: on a case, or nowhere. */
export default async function TrayMailPage({ params }: { params: Promise<{ mailId: string }> }) {
  const actor = await requireActor()
  if (!may(actor, 'mail.settle')) redirect('/')
  const mail = await getTrayMail(actor, await params).catch(nullIfNotFound)
  if (!mail) return <NoSuch what="page" />
  const t = await getTranslations('admin.mailTray')
  const words = { pending: t('working'), failed: t('failed'), refusals: Object.fromEntries(refusals.map((word) => [word, t(`refused_${word}`)])) }
  return (
    <main id="main">
      <p className="crumb">
        <a href="/desk/admin/mail-tray" data-go="">
          {t('back')}
        </a>
      </p>
      <h1 className="a-break">
        <bdi>{mail.subject || t('noSubject')}</bdi>
      </h1>
      {mail.state === 'attaching' && <p className="note">{t('attaching', { number: mail.attachedTo?.number ?? '' })}</p>}
      {mail.state === 'settled' && (
        <p className="note">{t(mail.attachedTo ? 'settledOn' : 'settledBy', { number: mail.attachedTo?.number ?? '', name: mail.settledBy ?? '' })}</p>
      )}
      <dl className="facts">
        <div>
          <dt>{t('from')}</dt>
          <dd className="a-break">
            <bdi>{mail.from || t('noSender')}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('when')}</dt>
          <dd>{momentInWords(mail.receivedAt, actor.locale, actor.timeZone, 'full')}</dd>
        </div>
        <div>
          <dt>{t('case')}</dt>
          <dd>{mail.number}</dd>
        </div>
        <div>
          <dt>{t('whyHead')}</dt>
          <dd className="a-why">{t(`why_${mail.why}`, { most: limits.files })}</dd>
        </div>
      </dl>
      <section className="a-section" aria-labelledby="words-h">
        <h2 id="words-h">{t('words')}</h2>
        {mail.text ? <pre className="a-letter">{mail.text}</pre> : <p className="dim">{t('noWords')}</p>}
      </section>
      <MailFiles files={mail.files} />
      {mail.state === 'waiting' && (
        <div className="a-two">
          {mail.why !== 'unreadable' && (
            <AttachMailForm
              action={attachMailAction}
              mailId={mail.id}
              number={mail.number}
              words={{ ...words, title: t('attach'), hint: t('attachHint'), number: t('number'), sure: t('sure'), submit: t('attachNow') }}
            />
          )}
          <SettleMailForm
            action={settleMailAction}
            mailId={mail.id}
            words={{ ...words, title: t('settle'), hint: t('settleHint'), note: t('note'), submit: t('settleNow') }}
          />
        </div>
      )}
    </main>
  )
}
