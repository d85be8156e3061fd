import type { Metadata } from 'next'
import { NoSuchPageWords } from '@/components/portal/NoSuchPage'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ui'))('notFoundTitle') }
}

export default function NotFound() {
  return (
    <main className="page" id="main">
      <NoSuchPageWords />
    </main>
  )
}
