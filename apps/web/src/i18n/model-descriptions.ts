import { shallowReactive } from 'vue'
import { spoken, type Language } from './spoken.ts'

type Descriptions = Readonly<Record<string, string>>

/** Of all languages but English, in which the server describes the models that it knows. */
const texts: Partial<Record<string, Descriptions>> = shallowReactive<Record<string, Descriptions>>({})

/** The same of what each is good at. */
const strengths: Partial<Record<string, Descriptions>> = shallowReactive<Record<string, Descriptions>>({})

export function setModelStrengths(language: Language, ofLanguage: Descriptions) {
  strengths[language] = ofLanguage
}

export function setModelDescriptions(language: Language, ofLanguage: Descriptions) {
  texts[language] = ofLanguage
}

/** In the page's language, or else as the server says it. */
export const modelDescription = ({ id, description }: { readonly id: string; readonly description: string }): string =>
  texts[spoken.value]?.[id] ?? description

/** In a few words; undefined of a model that nobody has judged. */
export const modelStrength = ({ id, goodAt }: { readonly id: string; readonly goodAt: string | null }) =>
  strengths[spoken.value]?.[id] ?? goodAt ?? undefined
