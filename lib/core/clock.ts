import { addDays } from 'date-fns/addDays'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { format } from 'date-fns/format'
import { remembered } from './remembered'

/** A calendar day without a time, `YYYY-MM-DD`. */
export type LocalDay = string

export const hourInMs = 3_600_000
/** 24 hours in milliseconds, for what is kept or left alone so long. A calendar day may be an hour longer or shorter. */
export const dayInMs = 86_400_000

const zoneDay = remembered((timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }))

/** The calendar day it is at `at` in a zone. */
export function localDay(at: Date, timeZone: string): LocalDay {
  return zoneDay(timeZone).format(at)
}

/** The day `days` later (or earlier). */
export function addToDay(day: LocalDay, days: number): LocalDay {
  return format(addDays(parseDay(day), days), 'yyyy-MM-dd')
}

/** Whole calendar days from one day to another; negative when `to` lies before. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return differenceInCalendarDays(parseDay(to), parseDay(from))
}

/** Whether the text is a day that exists. There is no year 0 (PostgreSQL refuses it). */
export function isDay(text: string): boolean {
  return /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

function parseDay(day: LocalDay): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}
