/**
 * What somebody types and has not sent yet, kept in their tab: signing in again, loading the page anew or looking at
 * another part of it loses nothing. Each person has a place of their own, since the next one may sign in in the same tab.
 */
export function keptInTab(about: string, userId: string) {
  const place = `casebell.${about}.${userId}`
  return {
    read: () => sessionStorage.getItem(place),
    keep: (text: string) => (text ? sessionStorage.setItem(place, text) : sessionStorage.removeItem(place)),
    forget: () => sessionStorage.removeItem(place),
  }
}
