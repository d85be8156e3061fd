import { portalScripts } from './portal-scripts'

/** For whoever was signed out on an open page: the way back in, in another tab, so that this page stays as it is. */
export function SignedOut({ locale }: { locale: string }) {
  const { signedOut, signIn } = portalScripts(locale)
  return (
    <>
      {signedOut}{' '}
      <a href="/sign-in" target="_blank" rel="noreferrer">
        {signIn}
      </a>
      .
    </>
  )
}
