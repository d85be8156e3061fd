import type { MailHealth } from '@/lib/notifications/tracking/get-mail-health'
import { type Measure, thresholds } from '@/lib/notifications/tracking/rules'
import { useFormatter, useTranslations } from '@/lib/web/words'

const measures: Measure[] = ['bounce', 'complaint', 'flagged']

/** The three measures of the mail's health, each with its level in words and where its thresholds lie. */
export function HealthFacts({ health }: { health: MailHealth }) {
  const t = useTranslations('admin.tracking')
  const format = useFormatter()
  const { sent, bounced, complained } = health
  const said = (measure: Measure, value: number) =>
    measure === 'flagged' ? format.number(value) : format.number(value, { style: 'percent', maximumFractionDigits: 2 })
  const parts = { bounce: bounced, complaint: complained, flagged: null }
  return (
    <dl className="facts">
      {measures.map((measure) => {
        const { value, level } = health.measures[measure]
        const part = parts[measure]
        const { warning, critical } = thresholds[measure]
        return (
          <div key={measure}>
            <dt>{t(measure)}</dt>
            <dd>
              {said(measure, value)} {level !== 'healthy' && <b className="tag tag-error">{t(`level_${level}`)}</b>}
              {part !== null && <span>{t('ofSent', { part, whole: sent })}</span>}
              <span>{t('above', { warning: said(measure, warning), critical: said(measure, critical) })}</span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
