import type { Ground, Who } from './ground'

/** Who gets in, who is told that there is nothing; everybody else is sent away. `secret` is shown to those of `sees` alone. */
export type PageRow = {
  path: (ground: Ground) => string
  in: readonly Who[]
  notFound?: readonly Who[]
  secret?: (ground: Ground) => string
  sees?: readonly Who[]
}

const staff = ['technician', 'otherTechnician', 'otherHead', 'legal', 'administrator', 'theirTechnician', 'theirAdministrator'] as const
const members = ['member', 'otherMember', 'theirMember'] as const
const signedIn = [...members, ...staff]
const administrators = ['administrator', 'theirAdministrator'] as const
const reason = ({ reason }: Ground) => reason
const elsewhere = ['otherTechnician', 'otherHead', 'theirTechnician', 'theirAdministrator'] as const

/** What everybody gets of every page. */
export const pageRows: Record<string, PageRow> = {
  'app/(account)/account/page.tsx': { path: () => '/account', in: signedIn },
  'app/(account)/notifications/page.tsx': { path: () => '/notifications', in: signedIn, secret: ({ number }) => number, sees: ['member', 'technician'] },
  'app/(account)/preferences/page.tsx': { path: () => '/preferences', in: signedIn },
  'app/(auth)/forgot-password/page.tsx': { path: () => '/forgot-password', in: ['anonymous', ...signedIn] },
  'app/(auth)/reset-password/[token]/page.tsx': { path: () => '/reset-password/x', in: ['anonymous', ...signedIn] },
  'app/(auth)/sign-in/page.tsx': { path: () => '/sign-in', in: ['anonymous'] },
  'app/desk/admin/audit/page.tsx': { path: () => '/desk/admin/audit', in: administrators },
  'app/desk/admin/email-issues/page.tsx': {
    path: () => '/desk/admin/email-issues',
    in: administrators,
    secret: ({ userEmail }) => userEmail,
    sees: ['administrator'],
  },
  'app/desk/admin/case-types/[typeId]/page.tsx': {
    path: ({ typeId }) => `/desk/admin/case-types/${typeId}`,
    in: ['administrator'],
    notFound: ['theirAdministrator'],
  },
  'app/desk/admin/case-types/new/page.tsx': { path: () => '/desk/admin/case-types/new', in: administrators },
  'app/desk/admin/case-types/page.tsx': {
    path: () => '/desk/admin/case-types',
    in: administrators,
    secret: ({ typeId }) => typeId,
    sees: ['administrator'],
  },
  'app/desk/admin/mail-tray/[mailId]/page.tsx': {
    path: ({ mailId }) => `/desk/admin/mail-tray/${mailId}`,
    in: ['administrator'],
    notFound: ['theirAdministrator'],
    secret: ({ mailSubject }) => mailSubject,
    sees: ['administrator'],
  },
  'app/desk/admin/mail-tray/page.tsx': {
    path: () => '/desk/admin/mail-tray',
    in: administrators,
    secret: ({ mailSubject }) => mailSubject,
    sees: ['administrator'],
  },
  'app/desk/admin/notifications/page.tsx': { path: () => '/desk/admin/notifications', in: administrators },
  'app/desk/admin/page.tsx': { path: () => '/desk/admin', in: [] },
  'app/desk/admin/statuses/add/page.tsx': { path: () => '/desk/admin/statuses/add', in: administrators },
  'app/desk/admin/statuses/edit/[code]/page.tsx': { path: ({ code }) => `/desk/admin/statuses/edit/${code}`, in: administrators },
  'app/desk/admin/statuses/page.tsx': { path: () => '/desk/admin/statuses', in: administrators },
  'app/desk/admin/templates/[mail]/[locale]/page.tsx': { path: () => '/desk/admin/templates/hold_placed/en', in: administrators },
  'app/desk/admin/templates/page.tsx': { path: () => '/desk/admin/templates', in: administrators },
  'app/desk/admin/users/[userId]/page.tsx': {
    path: ({ userId }) => `/desk/admin/users/${userId}`,
    in: ['administrator'],
    notFound: ['theirAdministrator'],
    secret: ({ userEmail }) => userEmail,
    sees: ['administrator'],
  },
  'app/desk/admin/users/new/page.tsx': { path: () => '/desk/admin/users/new', in: administrators },
  'app/desk/admin/users/page.tsx': {
    path: ({ userEmail }) => `/desk/admin/users?q=${encodeURIComponent(userEmail.split('@')[0] ?? '')}`,
    in: administrators,
    secret: ({ userEmail }) => userEmail,
    sees: ['administrator'],
  },
  'app/desk/admin/waiting/page.tsx': { path: () => '/desk/admin/waiting', in: administrators },
  'app/desk/[caseId]/edit/page.tsx': {
    path: ({ caseId }) => `/desk/${caseId}/edit`,
    in: ['technician', 'administrator'],
    notFound: [...elsewhere, 'legal'],
    secret: ({ number }) => number,
    sees: ['technician', 'administrator'],
  },
  'app/desk/[caseId]/page.tsx': {
    path: ({ caseId }) => `/desk/${caseId}`,
    in: ['technician', 'administrator'],
    notFound: [...elsewhere, 'legal'],
    secret: reason,
    sees: ['technician', 'administrator'],
  },
  'app/desk/new/page.tsx': {
    path: ({ memberEmail }) => `/desk/new?who=${encodeURIComponent(memberEmail.split('@')[0] ?? '')}`,
    in: staff.filter((who) => who !== 'legal'),
    notFound: ['legal'],
    secret: ({ ids }) => ids.member,
    sees: ['technician', 'otherTechnician', 'otherHead', 'administrator'],
  },
  'app/desk/page.tsx': {
    path: ({ number }) => `/desk?view=all&q=${number.slice(0, -1)}`,
    in: staff,
    secret: ({ caseId }) => caseId,
    sees: ['technician', 'administrator'],
  },
  'app/(portal)/cases/[caseId]/page.tsx': {
    path: ({ caseId }) => `/cases/${caseId}`,
    in: ['member'],
    notFound: ['otherMember', 'theirMember'],
    secret: reason,
    sees: ['member'],
  },
  'app/(portal)/cases/[caseId]/sent/page.tsx': {
    path: ({ caseId }) => `/cases/${caseId}/sent`,
    in: [],
    notFound: ['otherMember', 'theirMember'],
    secret: reason,
  },
  'app/(portal)/page.tsx': { path: () => '/', in: members, secret: reason, sees: ['member'] },
  'app/dev/mailbox/page.tsx': { path: () => '/dev/mailbox', in: ['anonymous', ...signedIn] },
}
