import { NoSuchPageWords } from '@/components/portal/NoSuchPage'

export default function NotFound() {
  return (
    <main className="page" id="main">
      <NoSuchPageWords />
    </main>
  )
}
