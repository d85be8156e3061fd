import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuditChain } from '@/components/admin/AuditChain'
import { AuditList } from '@/components/admin/AuditList'
import { type AuditFilters, auditQuery, readAuditFilters } from '@/lib/access/audit-rules'
import { listAuditEvents, listAuditTypes } from '@/lib/access/audit-trail'
import { may } from '@/lib/access/demand'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { checkAuditChainAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.audit'))('title') }
}

const chainWords = ['check', 'checking', 'whole', 'empty', 'waiting', 'broken', 'failed', 'changed', 'removed', 'added', 'broken_chain', 'cut_short'] as const

const labels = { actor: 'who', type: 'kind', case: 'caseNumber', from: 'from', to: 'to', after: 'pages' } as const satisfies Record<keyof AuditFilters, string>

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  if (!may(actor, 'audit.read')) redirect('/')
  const address = await searchParams
  const { filters, wrong } = readAuditFilters(address)
  const [page, types, t] = await Promise.all([listAuditEvents(actor, filters, 'page'), listAuditTypes(actor), getTranslations('admin.audit')])
  const words = Object.fromEntries(chainWords.map((word) => [word, t.raw(`chain_${word}`)])) as Record<(typeof chainWords)[number], string>
  const { after: _after, ...kept } = filters
  const value = (one: keyof AuditFilters) => (typeof address[one] === 'string' ? address[one] : '')
  const chip = (one: keyof AuditFilters) => (filters[one] ? 'chip chip-on' : 'chip')
  const text = (one: 'actor' | 'case', label: string, hint: string) => (
    <label className={chip(one)}>
      <span>{label}</span>
      <input type="search" name={one} defaultValue={value(one)} maxLength={one === 'actor' ? 200 : 60} placeholder={hint} />
    </label>
  )
  const day = (one: 'from' | 'to', label: string) => (
    <label className={chip(one)}>
      <span>{label}</span>
      <input type="date" name={one} defaultValue={value(one)} />
    </label>
  )
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
        <p className="dim">{t('zone', { zone: page.zone.replaceAll('_', ' ') })}</p>
        <a className="btn btn-small btn-neutral" href={`/api/v1/audit-events/export?${auditQuery(kept)}`} download="audit-trail.csv">
          {t('export')}
        </a>
      </div>
      <AuditChain action={checkAuditChainAction} reader={{ locale: actor.locale, timeZone: page.zone }} words={words} />
      <form className="filters" action="/desk/admin/audit" role="search" aria-label={t('title')}>
        {text('actor', t('who'), t('whoHint'))}
        <label className={chip('type')}>
          <span>{t('kind')}</span>
          <select name="type" defaultValue={filters.type ?? ''}>
            <option value="">{t('any')}</option>
            {types.map((one) => (
              <option key={one} value={one}>
                {one.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </label>
        {text('case', t('caseNumber'), t('caseHint'))}
        {day('from', t('from'))}
        {day('to', t('to'))}
        <button type="submit" className="btn btn-small btn-neutral">
          {t('apply')}
        </button>
        {(auditQuery(kept) || wrong.length > 0) && (
          <a href="/desk/admin/audit" data-go="">
            {t('clear')}
          </a>
        )}
      </form>
      {wrong.length > 0 && (
        <p className="error" role="alert">
          {t('wrongFilter', { names: wrong.map((one) => t(labels[one])).join(', ') })}
        </p>
      )}
      <AuditList events={page.events} reader={actor} zone={page.zone} />
      {(page.next || filters.after) && (
        <nav className="pager" aria-label={t('pages')}>
          {filters.after && (
            <a className="btn btn-small btn-neutral" href={`/desk/admin/audit?${auditQuery(kept)}`} data-go="">
              {t('first')}
            </a>
          )}
          {page.next && (
            <a className="btn btn-small btn-neutral" href={`/desk/admin/audit?${auditQuery({ ...kept, after: page.next })}`} data-go="" rel="next">
              {t('next')}
            </a>
          )}
        </nav>
      )}
    </main>
  )
}
