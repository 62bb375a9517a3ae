import { shallowReactive } from 'vue'
import type { Messages } from './message.ts'
import { german } from './messages/de/index.ts'
import { spoken, type Language } from './spoken.ts'

/** A part of the page that has texts of its own. */
export type Part = keyof typeof german

interface Texts {
  readonly messages: Messages
}

const translations: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<Part, () => Promise<Texts>>>>> = {
  de: german,
}
/** By language and part; English is with the part itself. */
const texts = shallowReactive(new Map<string, Messages>())
const keyOf = (language: Language, part: Part) => `${language} ${part}`
/** Whose code is here. */
const parts = new Set<Part>()
const underway = new Set<Promise<void>>()
let wanted: Language = spoken.value

async function load(language: Language, part: Part) {
  if (language === 'en' || texts.has(keyOf(language, part))) return
  const { messages } = await translations[language][part]()
  texts.set(keyOf(language, part), messages)
}

/** A part whose code has come: its texts in the language of the page follow at once. */
export function addPart(part: Part) {
  parts.add(part)
  // Where they do not come, English stands in for them.
  const loading = load(wanted, part)
    .catch(() => {})
    .finally(() => underway.delete(loading))
  underway.add(loading)
}

/** Has all parts that are here in a language before one of them speaks it, so that no page is half in another one. */
export async function prepare(language: Language) {
  wanted = language
  try {
    await Promise.all([...parts].map(async part => load(language, part)))
  } catch (error) {
    if (wanted === language) wanted = spoken.value
    throw error
  }
}

/** Waits for the texts of all parts that are here. */
export const settled = async () => Promise.all(underway)

/** In the language of the page; undefined where that is English, or has not come. */
export const findTranslation = (part: Part, key: string): string | undefined =>
  texts.get(keyOf(spoken.value, part))?.[key]
