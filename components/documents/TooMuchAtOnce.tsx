import { headers } from 'next/headers'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { tooMuchHeader } from '@/lib/web/too-much'
import { getTranslations } from '@/lib/web/words'

/** Where a form without scripts brought more than it may: that none of it arrived, and how to send it. */
export async function TooMuchAtOnce() {
  if (!(await headers()).has(tooMuchHeader)) return null
  const t = await getTranslations('item')
  return <ErrorNote id="too-much" state={undefined} text={t('tooMuchAtOnce')} />
}
