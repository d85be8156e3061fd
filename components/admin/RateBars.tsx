import { type Measure, type Named, shareOf, thresholds } from '@/lib/notifications/tracking/rules'
import { useFormatter, useTranslations } from '@/lib/web/words'

type Props = { days: Named[]; of: 'bounced' | 'complained'; measure: Exclude<Measure, 'flagged'> }

const height = 120

/** A bar a day for the share that came back or was called spam, with both thresholds drawn in. The table has the numbers. */
export function RateBars({ days, of, measure }: Props) {
  const t = useTranslations('admin.tracking')
  const format = useFormatter()
  const { warning, critical } = thresholds[measure]
  const rates = days.map((day) => shareOf(day[of], day.sent))
  const top = Math.min(1, Math.max(critical * 1.4, ...rates))
  const y = (rate: number) => height - (rate / top) * height
  const percent = (rate: number) => format.number(rate, { style: 'percent', maximumFractionDigits: 2 })
  const width = days.length * 10
  return (
    <figure>
      <h3>{t(`chart_${of}`)}</h3>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={rates.map((rate, at) => (rate > 0 ? `M${at * 10 + 1} ${height}V${y(rate).toFixed(1)}h8V${height}z` : '')).join('')} />
        <line className="a-warning" x1={0} x2={width} y1={y(warning)} y2={y(warning)} />
        <line x1={0} x2={width} y1={y(critical)} y2={y(critical)} />
      </svg>
      <figcaption className="dim">{t('chartHint', { warning: percent(warning), critical: percent(critical), top: percent(top) })}</figcaption>
    </figure>
  )
}
