import { shallowRef } from 'vue'
import { spoken } from './spoken.ts'

/** What the browser asks for, in its order: of two people who read English, one writes 1/2/2026 and one 02/01/2026. */
const regions = shallowRef<readonly string[]>([])

export function setRegions(languages: readonly string[]) {
  regions.value = languages
}

/** By which dates and numbers are written: the page's language, as it is in the reader's country. */
export const locale = (): string => {
  const language = spoken.value
  return regions.value.find(region => region.split('-')[0] === language) ?? language
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>()

/** Making one takes longer than a thousand uses of it. */
function cached<Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>(
  kind: string,
  options: object,
  create: (locale: string) => Format,
): Format {
  const key = `${kind} ${locale()} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? create(locale())
  formats.set(key, format)
  // A kind has one class, and is part of the key.
  return format as Format
}

export const number = (value: number, options: Intl.NumberFormatOptions = {}) =>
  cached('number', options, tag => new Intl.NumberFormat(tag, options)).format(value)

/** Of what is not counted, as pixels and steps: never 1,024. */
export const plain = (value: number) => number(value, { useGrouping: false })

/** A moment, or `options` of it: a day as `{ dateStyle: 'medium' }`. */
export const date = (
  moment: Date | string | number,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
) => cached('date', options, tag => new Intl.DateTimeFormat(tag, options)).format(new Date(moment))

/** Which form a place in line takes: 1st, 2nd, 3rd, 4th. */
export const ordinalRule = (place: number) =>
  cached('ordinal', {}, tag => new Intl.PluralRules(tag, { type: 'ordinal' })).select(place)

/** To the hundredth, and of less than that what tells it from nothing. */
export const money = (amount: number, currency: string) =>
  number(amount, {
    style: 'currency',
    currency,
    ...(amount > 0 && amount < 0.1 && { maximumSignificantDigits: 2 }),
  })
