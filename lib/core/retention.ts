import { dayInMs } from './clock'

/** For how many days is kept what was worked on, the same for every office until each can say so itself. */
export const keptDays = {
  /** an answer by mail that is on its case or was done with in the tray: its words and files are on the case, this is the proof of who sent it */
  answer: 90,
  /** a mail that was nobody's answer: an automatic one, a bounce, an empty one */
  ignoredMail: 30,
  /** what Amazon SES said of a letter; what became of it stands on the delivery */
  sesMessage: 90,
  /** a test of a mail's words; that it was asked for stands in the trail */
  mailTest: 30,
} as const

/** The moment before which it is old. */
export function keptSince(what: keyof typeof keptDays, now: Date): Date {
  return new Date(now.getTime() - keptDays[what] * dayInMs)
}
