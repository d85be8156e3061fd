import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actionRows } from '@/e2e/authorisation/actions'
import { pageRows } from '@/e2e/authorisation/pages'
import { actions, filesIn, pages, passesApiRoute, read, routes } from '@/lib/testing/source'

/** Routes that cannot pass apiRoute, each for a reason. */
const byThemselves: Record<string, string> = {
  'app/api/auth/[...nextauth]/route.ts': 'next-auth checks its own CSRF token and calls the same signIn',
  'app/api/uploadthing/callback/route.ts': 'takes only what the UploadThing service signed',
  'app/api/inbound/ses/route.ts': 'takes only what Amazon SNS signed, of topics in the settings',
  'app/l/[mark]/route.ts': 'follows only what we sealed, to a page of ours that asks; shows nothing',
  'app/l/[mark]/opened.gif/route.ts': 'takes only what we sealed; shows a dot',
  'app/api/inbound/mail/route.ts': 'takes only what was signed with REPLY_WEBHOOK_SECRET',
  'app/api/health/route.ts': 'says nothing of a tenant',
  'app/api/health/live/route.ts': 'says nothing of a tenant',
  'app/api/health/ready/route.ts': 'says nothing of a tenant',
  'app/api/metrics/route.ts': 'asks for METRICS_TOKEN, or to come from this machine; says nothing of a tenant',
  'app/dev/mailbox/messages/route.ts': 'only where the local mail server runs',
  'app/dev/mailbox/messages/[id]/answer/route.ts': 'only where the local mail server runs; sends a mail as anybody could',
  'app/dev/mailbox/messages/[id]/html/route.ts': 'only where the local mail server runs',
}

/** Pages that ask nobody who they are, each for a reason. */
const openPages: Record<string, string> = {
  'app/(auth)/sign-in/page.tsx': 'the door',
  'app/(auth)/forgot-password/page.tsx': 'whoever forgot the password cannot sign in',
  'app/(auth)/reset-password/[token]/page.tsx': 'the link is the way in, and opens nothing before the form is sent',
  'app/desk/admin/page.tsx': 'only leads on to a page that asks',
  'app/dev/mailbox/page.tsx': 'only where the local mail server runs',
}

/** Forms that anybody may send, each for a reason. */
const openActions: Record<string, string> = {
  signInAction: 'the door',
  requestResetAction: 'whoever forgot the password cannot sign in',
  rememberLanguageAction: 'changes only what this browser is spoken to in',
  resetPasswordAction: 'the token of the link is asked for',
}

test('X-01 every method of a route passes apiRoute, or its file stands here with its reason', () => {
  const open = routes().filter((route) => !passesApiRoute(route))
  expect([...new Set(open.map(({ file }) => file))].sort()).toEqual(Object.keys(byThemselves).sort())
})

test('X-03 only signing out answers whoever is not signed in by anything but a refusal', () => {
  expect(filesIn('app').filter((file) => file.endsWith('/route.ts') && /\bsignedOut\b/.test(read(file)))).toEqual(['app/sign-out/route.ts'])
})

test('X-01 every route says its methods so that they are found', () => {
  const silent = filesIn('app').filter((file) => /\/route\.tsx?$/.test(file) && !routes().some((route) => route.file === file))
  expect(silent).toEqual([])
})

test('X-01 every server action passes formAction, and only the door is open', () => {
  expect(actions().length).toBeGreaterThan(25)
  const wrong = actions().filter(({ file, name, isPublic }) => {
    const text = read(file)
    const [action = '', deed] = name.split(' ')
    const from = text.search(new RegExp(`^export (const|async function) ${action}\\b`, 'm'))
    const passes = deed ? new RegExp(`^ {2}${deed}: formAction\\(`, 'm') : /= formAction\(|await change\(/
    return !isPublic && !passes.test(text.slice(from, deed ? undefined : from + 400))
  })
  expect(wrong).toEqual([])
  expect(actions().flatMap(({ name, isPublic }) => (isPublic ? [name] : []))).toEqual(expect.arrayContaining(Object.keys(openActions)))
  expect(actions().filter(({ isPublic }) => isPublic)).toHaveLength(Object.keys(openActions).length)
})

test('X-01 every button that does one thing at once names a deed that there is', () => {
  const deeds = new Set(actions().map(({ name }) => name.split(' ')[1]))
  const named = filesIn('components').flatMap((file) => [...read(file).matchAll(/<DeedButton[^>]*? deed="(\w+)"/g)].map(({ 1: deed }) => deed))
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((deed) => !deeds.has(deed))).toEqual([])
})

test('X-01 server actions stand in files of their own, where they are found', () => {
  const inline = [...filesIn('app'), ...filesIn('components'), ...filesIn('lib')]
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/testing/'))
    .filter((file) => /^\s*['"]use server['"]/m.test(read(file)) && !/^app\/.*\/actions\.ts$/.test(file))
  expect(inline).toEqual([])
})

test('X-01 every page asks for itself who is there; layouts are no guard, and nothing stands before the pages', () => {
  const open = pages().filter((file) => {
    const text = read(file)
    return !/await requirePage\(\)|requireActor\(\)/.test(text.slice(text.indexOf('export default')))
  })
  expect(open.sort()).toEqual(Object.keys(openPages).sort())
  expect(['proxy.ts', 'middleware.ts'].filter((file) => existsSync(file))).toEqual([])
  expect(read('lib/web/answer-headers.ts')).not.toMatch(/redirect|cookie|session/i)
})

test('X-01 every page and server action has a row in e2e/authorisation, and no row outlives it', () => {
  expect(Object.keys(pageRows).sort()).toEqual(pages().sort())
  expect(Object.keys(actionRows).sort()).toEqual(
    actions()
      .map(({ file, name }) => `${file} ${name}`)
      .sort(),
  )
})

test('X-02 no page in a frame throws what Next.js answers with an empty document; it shows `NotThere`', () => {
  const throwing = filesIn('app').filter((file) => file.endsWith('page.tsx') && /\bnotFound\(\)/.test(read(file)))
  expect(throwing).toEqual([])
})
