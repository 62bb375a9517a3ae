import { shallowRef } from 'vue'

/** What the page speaks. English is in each part's own code, and is what is shown wherever another language is missing. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Whoever reads a text through it is rendered anew when the language changes. */
export const spoken = shallowRef<Language>('en')
