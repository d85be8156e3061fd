import { Empty } from '@/components/ui/Empty'
import type { CaseTypeRow } from '@/lib/cases/types/queries'
import { inTree } from '@/lib/cases/types/rules'
import { inLanguage, type Locale } from '@/lib/core/locale'
import { getTranslations } from '@/lib/web/words'

/** The office's case types, a row each, those that belong to another below it. */
export async function CaseTypeList({ types, locale }: { types: CaseTypeRow[]; locale: Locale }) {
  const t = await getTranslations('admin.caseTypes')
  if (types.length === 0) {
    return <Empty title={t('none')} hint={t('noneHint')} />
  }
  const names = new Map(types.map(({ id, name }) => [id, inLanguage(name, locale)]))
  return (
    <table className="grid admin-grid a-cards">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('nameEs')}</th>
          <th scope="col">{t('code')}</th>
          <th scope="col">{t('priority')}</th>
          <th scope="col">{t('review')}</th>
          <th scope="col" className="r">
            {t('cases')}
          </th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {inTree(types).map((type) => (
          <tr key={type.id} className={type.active ? undefined : 'a-off'}>
            <td className={type.depth > 0 ? 'c-who a-below' : 'c-who'}>
              <a href={`/desk/admin/case-types/${type.id}`} data-go="" data-row="">
                {names.get(type.id)}
                {type.parentId && <span className="sr"> ({t('below', { parent: names.get(type.parentId) ?? '' })})</span>}
              </a>
            </td>
            <td className="a-wide" lang="es">
              {type.name.es}
            </td>
            <td className="a-code no">{type.code}</td>
            <td>{t(`priority_${type.defaultPriority}`)}</td>
            <td>{t('days', { count: type.reviewWithinDays })}</td>
            <td className="r">
              <a className="a-count" href={`/desk?view=all&type=${type.id}`} data-go="">
                {type.cases}
                <span className="a-unit"> {t('casesOf', { count: type.cases })}</span>
                <span className="sr">: {names.get(type.id)}</span>
              </a>
            </td>
            <td className={type.active && !type.isDefault ? 'a-state a-fine' : 'a-state'}>
              {type.isDefault ? <span className="tag">{t('default')}</span> : type.active ? t('inUse') : <span className="dim">{t('off')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
