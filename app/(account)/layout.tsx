import type { ReactNode } from 'react'
import { isStaff } from '@/lib/core/actor'
import { requirePage } from '@/lib/web/require-actor'
import PortalLayout from '../(portal)/layout'
import DeskLayout from '../desk/layout'

/** What everybody has of their own, in the frame they are used to: the member's or the desk's. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { actor } = await requirePage()
  if (!isStaff(actor)) return <PortalLayout>{children}</PortalLayout>
  return (
    <DeskLayout>
      <main className="page" id="main">
        {children}
      </main>
    </DeskLayout>
  )
}
