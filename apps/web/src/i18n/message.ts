import type { MessageContext, MessageFunction } from 'petite-vue-i18n'

/** Messages by key: `{name}` is filled in, and of `one thing | {count} things` the count takes its case. */
export type Messages = Readonly<Record<string, string>>

/** The same messages in another language; one that is missing is a type error. */
export type Translated<English extends Messages> = Readonly<Record<keyof English, string>>

const CASES = ' | '
const NAMES = /\{(\w+)\}/g

/** As vue-i18n's own compiler would make it; that one weighs more than everything that it would compile here. */
const toFunction =
  (message: string): MessageFunction =>
  ({ named, plural }: MessageContext) => {
    const text = message.includes(CASES) ? plural(message.split(CASES)) : message
    return text.replace(NAMES, (_: string, name: string) => String(named(name)))
  }

/** Of one part of the page, under its name: `grids.title`. */
export const toFunctions = (part: string, messages: Messages) =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [`${part}.${key}`, toFunction(message)]))
