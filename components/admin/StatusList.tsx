import type { FormAction } from '@/components/desk/form-state'
import { Icon } from '@/components/ui/Icon'
import { iconOf } from '@/components/ui/status-icon'
import type { LifeCycleView } from '@/lib/cases/statuses/queries'
import { inLanguage, type Locale } from '@/lib/core/locale'
import { getTranslations } from '@/lib/web/words'
import { MoveStatus } from './MoveStatus'

/** The office's statuses in their order, a row each. */
export async function StatusList({ lifeCycle, locale, orderAction }: { lifeCycle: LifeCycleView; locale: Locale; orderAction: FormAction }) {
  const t = await getTranslations('admin.statuses')
  const { statuses, transitions, version } = lifeCycle
  const codes = statuses.map(({ code }) => code)
  const reached = new Set(transitions.map(({ to }) => to))
  const moved = (from: number, to: number) => codes.with(to, codes[from] ?? '').with(from, codes[to] ?? '')
  return (
    <table className="grid admin-grid a-cards">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('order')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('nameEs')}</th>
          <th scope="col">{t('code')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col" className="r">
            {t('cases')}
          </th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {statuses.map((status, at) => {
          const name = inLanguage(status.name, locale)
          const up = at > 0 ? { label: t('up', { name }), codes: moved(at, at - 1) } : null
          const down = at < codes.length - 1 ? { label: t('down', { name }), codes: moved(at, at + 1) } : null
          return (
            <tr key={status.code} className={status.active ? undefined : 'a-off'}>
              <td className="a-order">
                <MoveStatus action={orderAction} version={version} up={up} down={down} />
              </td>
              <td className="c-who">
                <a href={`/desk/admin/statuses/edit/${status.code}`} data-go="" data-row="">
                  {name}
                </a>
              </td>
              <td className="a-wide" lang="es">
                {status.name.es}
              </td>
              <td className="a-code no">{status.code}</td>
              <td>
                <span className={status.kind === 'hold' ? 'tag tag-hold' : 'tag tag-bare'}>
                  <Icon name={iconOf(status)} /> {t(`kind_${status.kind}`)}
                </span>
              </td>
              <td className="r">
                <a className="a-count" href={`/desk?view=all&status=${status.code}`} data-go="">
                  {status.cases}
                  <span className="a-unit"> {t('casesOf', { count: status.cases })}</span>
                  <span className="sr">: {name}</span>
                </a>
              </td>
              <td className={status.active && status.code !== 'new' && reached.has(status.code) ? 'a-state a-fine' : 'a-state'}>
                {!status.active ? (
                  <span className="dim">{t('off')}</span>
                ) : status.code === 'new' ? (
                  <span className="tag">{t('entry')}</span>
                ) : reached.has(status.code) ? (
                  t('inUse')
                ) : (
                  <span className="tag tag-back">{t('unreached')}</span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
