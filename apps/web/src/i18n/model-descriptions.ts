import { shallowReactive } from 'vue'
import { spoken, type Language } from './spoken.ts'

type Descriptions = Readonly<Record<string, string>>

/** Of all languages but English, in which the server describes the models that it knows. */
const texts: Partial<Record<string, Descriptions>> = shallowReactive<Record<string, Descriptions>>({})

export function setModelDescriptions(language: Language, ofLanguage: Descriptions) {
  texts[language] = ofLanguage
}

/** In the page's language, or else as the server says it. */
export const modelDescription = ({ id, description }: { readonly id: string; readonly description: string }): string =>
  texts[spoken.value]?.[id] ?? description
