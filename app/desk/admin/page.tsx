import { redirect } from 'next/navigation'

export default function AdminPage() {
  redirect('/desk/admin/users')
}
