import { setEngineTexts } from './engine-texts.ts'
import { setModelDescriptions, setModelStrengths } from './model-descriptions.ts'
import { setProblemTranslator } from './problems.ts'
import { spoken, type Language } from './spoken.ts'

const loading = new Map<Language, Promise<void>>()

/**
 * What is said instead of the server's own sentences, which are English. Whoever is about to show one waits for this:
 * a sentence that changes its language under one's eyes moves what is below it.
 */
export async function serverTexts(language: Language = spoken.value): Promise<void> {
  if (language === 'en') return
  const texts = loading.get(language) ?? load(language)
  loading.set(language, texts)
  await texts
}

async function load(language: Exclude<Language, 'en'>) {
  try {
    const [{ createProblemTranslator }, { problems }, { models, strengths }, { reasons }, { engines }] =
      await Promise.all([
        import('./problem-translator.ts'),
        import('./messages/de/problems.ts'),
        import('./messages/de/models.ts'),
        import('./messages/de/reasons.ts'),
        import('./messages/de/engine-texts.ts'),
      ])
    setProblemTranslator(language, createProblemTranslator(problems, reasons))
    setModelDescriptions(language, models)
    setModelStrengths(language, strengths)
    setEngineTexts(language, engines)
  } catch {
    // Until they come, the server's are shown.
    loading.delete(language)
  }
}
