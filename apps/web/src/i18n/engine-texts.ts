import { shallowReactive } from 'vue'
import { spoken, type Language } from './spoken.ts'

type Texts = Readonly<Record<string, string>>

/** Of all languages but English, in which engines say what they want to know and what they can do. */
const texts: Partial<Record<string, Texts>> = shallowReactive<Record<string, Texts>>({})

export function setEngineTexts(language: Language, ofLanguage: Texts) {
  texts[language] = ofLanguage
}

/** What an engine says of a setting or an option, in the page's language, or else as it says it. */
export const engineText = (text: string): string => texts[spoken.value]?.[text] ?? text
