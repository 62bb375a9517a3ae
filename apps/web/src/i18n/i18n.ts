import { createI18n } from 'petite-vue-i18n'
import type { toFunctions } from './message.ts'

/** What the page speaks. English is in each part's own code, and is what is shown wherever another language is missing. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

const messages: Partial<Record<Language, ReturnType<typeof toFunctions>>> = {}

/** Whoever reads a text through it is drawn anew when the language changes. */
export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  missingWarn: false,
  fallbackWarn: false,
  messages: messages as Required<typeof messages>,
})
